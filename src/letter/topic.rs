//! Special letters: what people often want to ask about one kind of data, such as a recorded call.
//!
//! A topic is offered where a policy names such data at a contact point. Which company it is does
//! not matter, and is not known here.

use crate::json::words;
use crate::law::Right;
use crate::policy::{ContactPoint, Item, Role};

words! {
    /// One special letter, or a section of a letter that asks for more.
    pub enum Topic {
        /// A copy of recorded calls: Art. 15(1), 15(3).
        Recordings = "recordings",
        /// Pictures taken down and erased: Art. 17(1)–(2), 19.
        Photos = "photos",
        /// Who got one's CV, and when: Art. 15(1)(c), C-154/21.
        CvRecipients = "cv-recipients",
        /// A personnummer taken out of a CV: Art. 5(1)(c), 16, 17.
        CvPersonalNumber = "cv-personal-number",
        /// Allergies erased, and what they rested on: Art. 9, 17.
        Allergies = "allergies",
        /// Why these data on a visitor to a website: Art. 13–15.
        VisitorWhy = "visitor-why",
        /// One's answers to surveys, and whether they lead back to oneself: Art. 15.
        Surveys = "surveys",
        /// How a password is kept: Art. 5(1)(f), 32.
        Passwords = "passwords",
    }
}

impl Topic {
    /// Every topic, in the order in which they are offered and a letter treats them.
    pub const ALL: [Topic; 8] = [
        Topic::Recordings,
        Topic::Photos,
        Topic::CvRecipients,
        Topic::CvPersonalNumber,
        Topic::Allergies,
        Topic::VisitorWhy,
        Topic::Surveys,
        Topic::Passwords,
    ];

    /// The rights that it uses, as far as they are not a choice of their own.
    pub const fn rights(self) -> &'static [Right] {
        match self {
            Topic::Recordings | Topic::CvRecipients | Topic::Surveys | Topic::Passwords => {
                &[Right::Access]
            }
            Topic::Photos | Topic::CvPersonalNumber | Topic::Allergies => &[Right::Erasure],
            Topic::VisitorWhy => &[Right::Information, Right::Access],
        }
    }

    /// The articles of the GDPR that it rests on, written the Swedish way.
    pub const fn articles(self) -> &'static [&'static str] {
        match self {
            Topic::Recordings | Topic::CvRecipients | Topic::Surveys => &["15"],
            Topic::Photos => &["17", "19"],
            Topic::CvPersonalNumber => &["17"],
            Topic::Allergies => &["17"],
            Topic::VisitorWhy => &["13–14", "15"],
            Topic::Passwords => &["15", "32"],
        }
    }

    /// Whether it makes sense for these contact points: one of them has the data that it is about.
    pub fn offered<'a>(self, points: impl IntoIterator<Item = &'a ContactPoint>) -> bool {
        points.into_iter().any(|point| self.items(point).next().is_some())
    }

    /// The items of a contact point that it is about.
    pub fn items(self, point: &ContactPoint) -> impl Iterator<Item = &Item> {
        let fits = match self {
            // A picture in a CV is not published; where there are pictures alone, they are.
            Topic::Photos => point.items.iter().all(|item| item.kind == "photo"),
            Topic::VisitorWhy => point.role == Role::Visitor,
            _ => true,
        };
        let kinds = self.kinds();
        point.items.iter().filter(move |item| fits && kinds.contains(&item.kind.as_str()))
    }

    /// The kinds of data (ids) that it is about.
    const fn kinds(self) -> &'static [&'static str] {
        match self {
            Topic::Recordings => &["call-recording"],
            Topic::Photos => &["photo"],
            Topic::CvRecipients | Topic::CvPersonalNumber => &["cv", "presentation", "documents"],
            Topic::Allergies => &["allergies"],
            Topic::VisitorWhy => &["gender", "country", PERSONAL_NUMBER],
            Topic::Surveys => &["survey-answers"],
            Topic::Passwords => &["password"],
        }
    }
}

/// The kind (id) of a personnummer.
pub(super) const PERSONAL_NUMBER: &str = "personal-number";
