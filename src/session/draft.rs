//! What was written: the few fields of the letter and the options beside it.

use crate::json::stored;
use crate::letter::{Correction, Extra, RestrictionGround, Topic, detail};

stored! {
    /// What was written.
    pub struct Draft {
        /// The person's name.
        pub name: String,
        /// E-mail or telephone that the company already has.
        pub contact: String,
        /// Roughly when.
        pub period: String,
        /// Where.
        pub place: String,
        /// What is wrong and what is right.
        pub corrections: Vec<Correction>,
        /// Why a person objects: their own situation, in a sentence or three (Art. 21(1)).
        pub situation: String,
        /// The decision that a machine may have taken (Art. 22).
        pub decision: String,
        /// Who is to get the data directly (Art. 20(2)).
        pub holder: String,
        /// The ground of a restriction, if the person named one (Art. 18(1)).
        pub ground: Option<RestrictionGround>,
        /// What was written to a topic: the date of a call, the address of a picture.
        pub details: Vec<(Topic, String)>,
        /// Requests beside the main ones.
        pub extras: Vec<Extra>,
        /// Ids of the questions (remarks) that are not to be asked though they were offered ticked.
        pub unasked: Vec<String>,
        /// Ids of the questions that are to be asked though they were offered without a tick.
        pub asked: Vec<String>,
        /// Tag of the letter's language; empty for Swedish.
        pub language: String,
    }
}

/// A single-line field of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// [`Draft::name`].
    Name,
    /// [`Draft::contact`].
    Contact,
    /// [`Draft::period`].
    Period,
    /// [`Draft::place`].
    Place,
    /// [`Draft::situation`].
    Situation,
    /// [`Draft::decision`].
    Decision,
    /// [`Draft::holder`].
    Holder,
    /// What was written to this topic ([`Draft::details`]).
    Detail(Topic),
    /// [`Correction::wrong`] of this row.
    Wrong(usize),
    /// [`Correction::right`] of this row.
    Right(usize),
}

impl Draft {
    /// What stands in a field.
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Name => &self.name,
            Field::Contact => &self.contact,
            Field::Period => &self.period,
            Field::Place => &self.place,
            Field::Situation => &self.situation,
            Field::Decision => &self.decision,
            Field::Holder => &self.holder,
            Field::Detail(topic) => detail(&self.details, topic),
            Field::Wrong(row) => self.corrections.get(row).map_or("", |c| &c.wrong),
            Field::Right(row) => self.corrections.get(row).map_or("", |c| &c.right),
        }
    }

    /// Writes a field; rows that do not exist are left alone.
    pub fn set_field(&mut self, field: Field, text: String) {
        match field {
            Field::Name => self.name = text,
            Field::Contact => self.contact = text,
            Field::Period => self.period = text,
            Field::Place => self.place = text,
            Field::Situation => self.situation = text,
            Field::Decision => self.decision = text,
            Field::Holder => self.holder = text,
            Field::Detail(topic) => {
                self.details.retain(|(about, _)| *about != topic);
                if !text.is_empty() {
                    self.details.push((topic, text));
                }
            }
            Field::Wrong(row) => {
                if let Some(correction) = self.corrections.get_mut(row) {
                    correction.wrong = text;
                }
            }
            Field::Right(row) => {
                if let Some(correction) = self.corrections.get_mut(row) {
                    correction.right = text;
                }
            }
        }
    }

    /// Whether an extra request is made.
    pub fn has(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }

    /// Makes an extra request or takes it back.
    pub fn set(&mut self, extra: Extra, on: bool) {
        self.extras.retain(|made| *made != extra);
        if on {
            self.extras.push(extra);
        }
    }
}
