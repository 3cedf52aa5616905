//! One saved request.

use crate::json::{stored, words};
use crate::law::{Right, deadline, format_iso, parse_date};
use crate::letter::Topic;
use crate::session::{ItemRef, PointRef, RoleChoice};
use time::Date;

words! {
    /// Whether an answer holds what was asked for, point by point: the person's own judgement.
    pub enum Answer {
        /// It is there.
        Got = "got",
        /// It is not there.
        Missing = "missing",
        /// Hard to say.
        Unsure = "unsure",
    }
}

stored! {
    /// A letter that was sent, and what has happened since. Days are written `YYYY-MM-DD`; one that
    /// is no day counts as not given.
    pub struct SavedRequest {
        /// 16 hexadecimal digits, drawn at random.
        pub id: String,
        /// Grows with each change (milliseconds since 1970), so that of two versions the later wins.
        pub changed: u64,
        /// Id of the policy of the company that got the letter.
        pub policy: String,
        /// The role.
        pub role: Option<RoleChoice>,
        /// The rights that the letter used.
        pub rights: Vec<Right>,
        /// The special letters in it.
        pub topics: Vec<Topic>,
        /// The contact points that it was about.
        pub points: Vec<PointRef>,
        /// The items that it named.
        pub items: Vec<ItemRef>,
        /// Ids of the remarks whose questions it put.
        pub questions: Vec<String>,
        /// Tag of the letter's language.
        pub language: String,
        /// The name under the letter.
        pub name: String,
        /// The e-mail or telephone in it.
        pub contact: String,
        /// Its subject.
        pub subject: String,
        /// Its text, as it was sent.
        pub letter: String,
        /// When it was sent.
        pub sent: String,
        /// When the company got it, as far as the company has confirmed.
        pub receipt: Option<String>,
        /// When the person asked whether it had arrived.
        pub nudged_on: Option<String>,
        /// When the company told of an extension (Art. 12(3)).
        pub extended_on: Option<String>,
        /// Whether it gave reasons for the extension, as Art. 12(3) asks.
        pub reasons_given: bool,
        /// When the person answered an extension without reasons, or one told of too late.
        pub extension_replied_on: Option<String>,
        /// When the (latest) answer came.
        pub answered_on: Option<String>,
        /// When a refusal came (Art. 12(4)).
        pub refused_on: Option<String>,
        /// When the person reminded the company.
        pub reminded_on: Option<String>,
        /// When the person asked for what the answer lacked.
        pub followed_up_on: Option<String>,
        /// When the person complained to the authority (Art. 77).
        pub complained_on: Option<String>,
        /// When the person closed the matter.
        pub done_on: Option<String>,
        /// What the answer holds: id of a point of the answer check, and whether it was there. Once
        /// the check has begun every point stands here, as unsure until it is judged.
        pub answers: Vec<(String, Answer)>,
        /// What the person adds to the complaint in their own words.
        pub complaint: String,
        /// The person's own notes.
        pub notes: String,
    }
}

words! {
    /// What happens to a request, in the order in which it usually does; each on one day.
    pub enum Milestone {
        /// [`SavedRequest::sent`].
        Sent = "sent",
        /// [`SavedRequest::nudged_on`].
        Nudged = "nudged",
        /// [`SavedRequest::receipt`].
        Receipt = "receipt",
        /// [`SavedRequest::extended_on`].
        Extended = "extended",
        /// [`SavedRequest::extension_replied_on`].
        ExtensionReplied = "extension-replied",
        /// [`SavedRequest::reminded_on`].
        Reminded = "reminded",
        /// [`SavedRequest::answered_on`].
        Answered = "answered",
        /// [`SavedRequest::followed_up_on`].
        FollowedUp = "followed-up",
        /// [`SavedRequest::refused_on`].
        Refused = "refused",
        /// [`SavedRequest::complained_on`].
        Complained = "complained",
        /// [`SavedRequest::done_on`].
        Done = "done",
    }
}

impl Milestone {
    /// Every one, in the order of declaration.
    pub const ALL: [Milestone; 11] = [
        Milestone::Sent,
        Milestone::Nudged,
        Milestone::Receipt,
        Milestone::Extended,
        Milestone::ExtensionReplied,
        Milestone::Reminded,
        Milestone::Answered,
        Milestone::FollowedUp,
        Milestone::Refused,
        Milestone::Complained,
        Milestone::Done,
    ];
}

impl SavedRequest {
    /// The day on which something happened, if it did and the day is one.
    pub fn on(&self, milestone: Milestone) -> Option<Date> {
        let written = match milestone {
            Milestone::Sent => Some(&self.sent),
            Milestone::Nudged => self.nudged_on.as_ref(),
            Milestone::Receipt => self.receipt.as_ref(),
            Milestone::Extended => self.extended_on.as_ref(),
            Milestone::ExtensionReplied => self.extension_replied_on.as_ref(),
            Milestone::Reminded => self.reminded_on.as_ref(),
            Milestone::Answered => self.answered_on.as_ref(),
            Milestone::FollowedUp => self.followed_up_on.as_ref(),
            Milestone::Refused => self.refused_on.as_ref(),
            Milestone::Complained => self.complained_on.as_ref(),
            Milestone::Done => self.done_on.as_ref(),
        };
        parse_date(written?).ok()
    }

    /// Notes on which day something happened, or (with `None`) that it did not. A request has
    /// always been sent: that day can be changed but not taken away. An answer that comes after a follow-up is
    /// to be looked through: what the one before lacked is unsure again.
    pub fn set(&mut self, milestone: Milestone, day: Option<Date>) {
        if milestone == Milestone::Answered {
            let reply = self.on(Milestone::FollowedUp);
            let before = self.on(milestone);
            if before.is_some() && before <= reply && reply < day {
                let missing = self.answers.iter_mut().map(|(_, answer)| answer);
                missing.filter(|it| **it == Answer::Missing).for_each(|it| *it = Answer::Unsure);
            }
        }
        let day = day.map(format_iso);
        let place = match milestone {
            Milestone::Sent => {
                if let Some(day) = day {
                    self.sent = day;
                }
                return;
            }
            Milestone::Nudged => &mut self.nudged_on,
            Milestone::Receipt => &mut self.receipt,
            Milestone::Extended => &mut self.extended_on,
            Milestone::ExtensionReplied => &mut self.extension_replied_on,
            Milestone::Reminded => &mut self.reminded_on,
            Milestone::Answered => &mut self.answered_on,
            Milestone::FollowedUp => &mut self.followed_up_on,
            Milestone::Refused => &mut self.refused_on,
            Milestone::Complained => &mut self.complained_on,
            Milestone::Done => &mut self.done_on,
        };
        *place = day;
    }

    /// The id as a number, for an address.
    pub fn number(&self) -> u64 {
        u64::from_str_radix(&self.id, 16).unwrap_or_default()
    }

    /// The rights that the letter used, those of its topics included.
    pub fn exercised(&self) -> Vec<Right> {
        let mut rights = self.rights.clone();
        for right in self.topics.iter().flat_map(|topic| topic.rights()) {
            if !rights.contains(right) {
                rights.push(*right);
            }
        }
        rights
    }

    /// The judgement on one point of the answer.
    pub fn answer(&self, point: &str) -> Option<Answer> {
        self.answers.iter().find(|(id, _)| id == point).map(|(_, answer)| *answer)
    }

    /// Notes the judgement on one point of the answer, or (with `None`) takes it back.
    pub fn set_answer(&mut self, point: &str, answer: Option<Answer>) {
        self.answers.retain(|(id, _)| id != point);
        self.answers.extend(answer.map(|answer| (point.to_owned(), answer)));
    }

    /// Whether the check of the answer came to `answer` at any point.
    pub(super) fn has_answer(&self, answer: Answer) -> bool {
        self.answers.iter().any(|(_, given)| *given == answer)
    }

    /// Whether the id is one: 16 hexadecimal digits.
    pub(super) fn has_id(&self) -> bool {
        self.id.len() == 16 && self.id.bytes().all(|byte| byte.is_ascii_hexdigit())
    }

    /// Whether the company is named.
    pub(super) fn has_policy(&self) -> bool {
        !self.policy.trim().is_empty()
    }

    /// Whether the sent day is one that a deadline can be counted from.
    pub(super) fn has_sent(&self) -> bool {
        self.on(Milestone::Sent).is_some_and(|day| deadline(day).is_ok())
    }
}
