//! A visit: choices as the screens make them, and any text in every field.

use crate::FACTS;
use crate::data::chosen::{COMPANIES, Chosen, ROLES};
use crate::text::Text;
use arbitrary::Arbitrary;
use mina_uppgifter::letter::{Correction, Extra, RestrictionGround, Topic};
use mina_uppgifter::session::{Choice, Draft, Field, LETTER_ORDER};

/// A visit, as a fuzzer can make one. Each bit of a number says whether one of a list is chosen.
#[derive(Arbitrary, Clone, Debug, Default)]
pub struct Visit {
    see: bool,
    separate: bool,
    policies: u8,
    role: u8,
    rights: u16,
    topics: u8,
    points: u64,
    items: u64,
    extras: u16,
    ground: u8,
    asked: u64,
    unasked: u64,
    lines: [Text; 7],
    corrections: [(Text, Text); 2],
    details: [Text; 8],
    /// A day and a language, or what may be found in their place.
    kept: Text,
}

/// The fields of one line that every draft has.
pub const LINES: [Field; 7] = [
    Field::Name,
    Field::Contact,
    Field::Period,
    Field::Place,
    Field::Situation,
    Field::Decision,
    Field::Holder,
];

impl Visit {
    /// Everything is asked of both companies, and the same text stands in every field.
    pub fn full_of(text: &str) -> Visit {
        let text = Text(text.to_owned());
        Visit {
            policies: u8::MAX,
            rights: u16::MAX,
            topics: u8::MAX,
            points: u64::MAX,
            extras: u16::MAX,
            asked: u64::MAX,
            lines: std::array::from_fn(|_| text.clone()),
            corrections: std::array::from_fn(|_| (text.clone(), text.clone())),
            details: std::array::from_fn(|_| text.clone()),
            kept: text,
            ..Visit::default()
        }
    }

    /// What is chosen.
    pub fn choice(&self) -> Choice {
        let chosen = Chosen {
            see: self.see,
            policies: some(&COMPANIES, self.policies.into()),
            role: ROLES.get(usize::from(self.role) % (ROLES.len() + 1)).copied(),
            rights: some(&LETTER_ORDER, self.rights.into()),
            topics: some(&Topic::ALL, self.topics.into()),
            points: self.points,
            items: self.items,
        };
        let mut choice = Choice { separate: self.separate, ..chosen.choice() };
        for policy in &FACTS.policies {
            choice.set_date(policy, &policy.points[0], self.kept.0.clone());
            choice.set_sent(policy.id.clone(), self.kept.0.clone());
        }
        choice
    }

    /// What is written.
    pub fn draft(&self) -> Draft {
        let remarks = FACTS.policies.iter().flat_map(|policy| &policy.remarks);
        let remarks: Vec<String> = remarks.map(|remark| remark.id.clone()).collect();
        let rows = self.corrections.iter().cloned();
        let mut draft = Draft {
            corrections: rows
                .map(|(wrong, right)| Correction { wrong: wrong.0, right: right.0 })
                .collect(),
            extras: some(&Extra::ALL, self.extras.into()),
            ground: RestrictionGround::ALL.get(usize::from(self.ground % 5)).copied(),
            asked: some(&remarks, self.asked),
            unasked: some(&remarks, self.unasked),
            language: self.kept.0.clone(),
            ..Draft::default()
        };
        let topics = Topic::ALL.map(Field::Detail);
        let lines = LINES.into_iter().zip(&self.lines).chain(topics.into_iter().zip(&self.details));
        lines.for_each(|(field, text)| draft.set_field(field, text.0.clone()));
        draft
    }
}

/// Those of a list whose bits are set.
pub fn some<T: Clone>(all: &[T], bits: u64) -> Vec<T> {
    let chosen = all.iter().enumerate().filter(|(i, _)| bits >> (i % 64) & 1 == 1);
    chosen.map(|(_, one)| one.clone()).collect()
}
