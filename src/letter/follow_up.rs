//! The letters after the first one: reminders, and replies to what a company answers.
//!
//! This is the frame; what each says stands in [`super::follow_up_parts`]. Each keeps to the first
//! letter, asks for one thing, and names the article with its condition. None says that anybody did
//! wrong, for the day on which the first letter arrived, and whether an answer came another way, are
//! known to the company alone.

use super::answer::AnswerPoint;
use super::text::Letter;
use super::writer::Writer;
use super::{clean, follow_up_parts};
use crate::json::words;
use crate::law::holidays::{is_eve, is_working_day};
use crate::law::{Right, format_iso};
use crate::policy::Policy;
use crate::text::{Key, Texts, t};
use time::{Date, Duration};

words! {
    /// A letter after the first one, by what has happened.
    pub enum FollowUp {
        /// No word after a week: has my letter arrived?
        Nudge = "nudge",
        /// The last day has passed without an answer: Art. 12(3).
        Reminder = "reminder",
        /// The answer lacks something: Art. 12(3), 15.
        Incomplete = "incomplete",
        /// They want an ID copy or a personnummer: Art. 12(6).
        Identity = "identity",
        /// They want their form or portal used: Art. 12(2).
        Form = "form",
        /// They want to be paid first: Art. 12(5).
        Fee = "fee",
        /// They take more time without saying why: Art. 12(3).
        NoReasons = "no-reasons",
        /// They said after the first month that they take more time: Art. 12(3).
        LateExtension = "late-extension",
        /// They refuse: Art. 12(4).
        Refusal = "refusal",
    }
}

impl FollowUp {
    /// Every kind, in the order of declaration.
    pub const ALL: [FollowUp; 9] = [
        FollowUp::Nudge,
        FollowUp::Reminder,
        FollowUp::Incomplete,
        FollowUp::Identity,
        FollowUp::Form,
        FollowUp::Fee,
        FollowUp::NoReasons,
        FollowUp::LateExtension,
        FollowUp::Refusal,
    ];

    /// What has happened, as the person would say it.
    pub const fn title(self) -> Key {
        use t::follow_up as f;
        match self {
            FollowUp::Nudge => f::NUDGE_TITLE,
            FollowUp::Reminder => f::REMINDER_TITLE,
            FollowUp::Incomplete => f::INCOMPLETE_TITLE,
            FollowUp::Identity => f::IDENTITY_TITLE,
            FollowUp::Form => f::FORM_TITLE,
            FollowUp::Fee => f::FEE_TITLE,
            FollowUp::NoReasons => f::NO_REASONS_TITLE,
            FollowUp::LateExtension => f::LATE_TITLE,
            FollowUp::Refusal => f::REFUSAL_TITLE,
        }
    }

    /// What the law says on it, and what the letter does.
    pub const fn hint(self) -> Key {
        use t::follow_up as f;
        match self {
            FollowUp::Nudge => f::NUDGE_HINT,
            FollowUp::Reminder => f::REMINDER_HINT,
            FollowUp::Incomplete => f::INCOMPLETE_HINT,
            FollowUp::Identity => f::IDENTITY_HINT,
            FollowUp::Form => f::FORM_HINT,
            FollowUp::Fee => f::FEE_HINT,
            FollowUp::NoReasons => f::NO_REASONS_HINT,
            FollowUp::LateExtension => f::LATE_HINT,
            FollowUp::Refusal => f::REFUSAL_HINT,
        }
    }
}

/// Everything that goes into a letter after the first one.
#[derive(Clone, Debug)]
pub struct FollowUpRequest<'a> {
    /// Which letter.
    pub kind: FollowUp,
    /// Whom it is for.
    pub policy: &'a Policy,
    /// The subject of the first letter, in the language in which it was sent; may be empty.
    pub subject: &'a str,
    /// The rights that the first letter used.
    pub rights: &'a [Right],
    /// The day on which the first letter was sent.
    pub sent: Date,
    /// The last day for an answer by law.
    pub due: Date,
    /// The last day if they extended the time.
    pub extended_due: Date,
    /// The letter's date.
    pub today: Date,
    /// The day on which they told what the letter is about: that they need more time (for a
    /// [`FollowUp::Reminder`]: and why, within the first month), what they want, what they refuse,
    /// or their answer. `None` if they told nothing, or the day is not known.
    pub told_on: Option<Date>,
    /// The person's name.
    pub name: &'a str,
    /// E-mail or telephone that the company already has; may be empty.
    pub contact: &'a str,
    /// What is missing, for [`FollowUp::Incomplete`].
    pub missing: &'a [AnswerPoint],
    /// What the person is unsure of, for [`FollowUp::Incomplete`].
    pub unsure: &'a [AnswerPoint],
}

/// The day by which the person wishes to have an answer: a working day, two weeks on. No law sets
/// it, and the letters say so.
pub fn wished_day(today: Date) -> Date {
    let mut day = today.checked_add(Duration::weeks(2)).unwrap_or(Date::MAX);
    while !is_working_day(day) || is_eve(day) {
        let Some(next) = day.next_day() else { break };
        day = next;
    }
    day
}

/// Writes the letter in the language of `texts`. Points that the policy does not have are left out.
pub fn compose_follow_up(request: &FollowUpRequest, texts: &Texts) -> Letter {
    let mut writer = Writer::new(texts);
    writer.open(&format_iso(request.today), &request.policy.controller);
    follow_up_parts::write(&mut writer, request);
    writer.answer(request.contact);
    writer.close(request.name);
    Letter {
        to: request.policy.controller.email.clone(),
        subject: subject(request, texts),
        blocks: writer.finish(),
    }
}

fn subject(request: &FollowUpRequest, texts: &Texts) -> String {
    use t::follow_up as f;
    let first = match clean::line(request.subject) {
        subject if subject.is_empty() => texts.get(f::SUBJECT_PLAIN).to_owned(),
        subject => subject,
    };
    texts.fill(match request.kind {
        FollowUp::Nudge => f::subject_nudge(&first),
        FollowUp::Reminder => f::subject_reminder(&first),
        FollowUp::Incomplete => f::subject_incomplete(&first),
        _ => f::subject_reply(&first),
    })
}
