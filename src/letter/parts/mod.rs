//! What each right and each topic asks for in a letter. A right without a part here has no letter to
//! the company.

mod changes;
mod copies;
mod refusals;
mod topics;

use super::compose::Writer;
use super::request::{Extra, Matter, Request};
use super::topic::Topic;
use crate::law::Right;
use crate::text::{Key, t};

/// A section of a letter.
pub(super) struct Part {
    /// The subject, if the letter is about this alone.
    pub subject: Key,
    /// The heading, if it is about several things.
    pub heading: Key,
    /// Writes what is asked for.
    pub write: fn(&mut Writer, &Request),
}

/// The section of a right or a topic; `None` if no letter exercises the right.
pub(super) fn part(matter: Matter) -> Option<Part> {
    match matter {
        Matter::Right(right) => right_part(right),
        Matter::Topic(topic) => Some(topic_part(topic)),
    }
}

fn right_part(right: Right) -> Option<Part> {
    use t::compose as c;
    let (subject, heading, write): (_, _, fn(&mut Writer, &Request)) = match right {
        Right::Access => (c::SUBJECT_ACCESS, c::HEADING_ACCESS, copies::access),
        Right::Portability => (c::SUBJECT_PORTABILITY, c::HEADING_PORTABILITY, copies::portability),
        Right::Rectification => {
            (c::SUBJECT_RECTIFICATION, c::HEADING_RECTIFICATION, changes::rectification)
        }
        Right::WithdrawConsent => {
            (c::SUBJECT_WITHDRAW_CONSENT, c::HEADING_WITHDRAW_CONSENT, refusals::withdraw_consent)
        }
        Right::Objection => (c::SUBJECT_OBJECTION, c::HEADING_OBJECTION, refusals::objection),
        Right::DirectMarketing => {
            (c::SUBJECT_DIRECT_MARKETING, c::HEADING_DIRECT_MARKETING, refusals::direct_marketing)
        }
        Right::AutomatedDecisions => (
            c::SUBJECT_AUTOMATED_DECISIONS,
            c::HEADING_AUTOMATED_DECISIONS,
            refusals::automated_decisions,
        ),
        Right::Erasure => (c::SUBJECT_ERASURE, c::HEADING_ERASURE, changes::erasure),
        Right::Restriction => {
            (c::SUBJECT_RESTRICTION, c::HEADING_RESTRICTION, changes::restriction)
        }
        Right::NotifyRecipients => {
            (c::SUBJECT_NOTIFY_RECIPIENTS, c::HEADING_NOTIFY_RECIPIENTS, changes::notify_recipients)
        }
        Right::Information => (c::SUBJECT_INFORMATION, c::HEADING_INFORMATION, copies::information),
        Right::Complaint | Right::JudicialRemedy | Right::Compensation | Right::Representation => {
            return None;
        }
    };
    Some(Part { subject, heading, write })
}

fn topic_part(topic: Topic) -> Part {
    use t::compose as c;
    let (subject, heading, write): (_, _, fn(&mut Writer, &Request)) = match topic {
        Topic::Recordings => (c::SUBJECT_RECORDINGS, c::HEADING_RECORDINGS, topics::recordings),
        Topic::Photos => (c::SUBJECT_PHOTOS, c::HEADING_PHOTOS, topics::photos),
        Topic::CvRecipients => {
            (c::SUBJECT_CV_RECIPIENTS, c::HEADING_CV_RECIPIENTS, topics::cv_recipients)
        }
        Topic::CvPersonalNumber => {
            (c::SUBJECT_CV_NUMBER, c::HEADING_CV_NUMBER, topics::cv_personal_number)
        }
        Topic::Allergies => (c::SUBJECT_ALLERGIES, c::HEADING_ALLERGIES, topics::allergies),
        Topic::VisitorWhy => (c::SUBJECT_VISITOR, c::HEADING_VISITOR, topics::visitor_why),
        Topic::Surveys => (c::SUBJECT_SURVEYS, c::HEADING_SURVEYS, topics::surveys),
        Topic::Passwords => (c::SUBJECT_PASSWORDS, c::HEADING_PASSWORDS, topics::passwords),
    };
    Part { subject, heading, write }
}

/// The subject of a letter about one thing; it names an erasure that was chosen beside it.
pub(super) fn subject(part: &Part, request: &Request) -> Key {
    use t::compose as c;
    for (erase, subject) in [
        (Extra::EraseRecordings, c::SUBJECT_RECORDINGS_ERASE),
        (Extra::EraseSurveys, c::SUBJECT_SURVEYS_ERASE),
        (Extra::EraseVisitor, c::SUBJECT_VISITOR_ERASE),
    ] {
        if request.makes(erase) {
            return subject;
        }
    }
    part.subject
}

/// The grounds of Art. 17(1), in the alternative. That a consent is withdrawn or something objected
/// to is a ground only if the person chose that too.
fn erasure_grounds(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::ERASURE_GROUNDS);
    for (right, ground) in [
        (Right::WithdrawConsent, c::ERASURE_GROUNDS_WITHDRAWN),
        (Right::Objection, c::ERASURE_GROUNDS_OBJECTED),
        (Right::DirectMarketing, c::ERASURE_GROUNDS_MARKETING),
    ] {
        if request.rights.contains(&right) {
            writer.say(ground);
        }
    }
}

fn extra(writer: &mut Writer, request: &Request, extra: Extra, sentence: Key) {
    if request.extras.contains(&extra) {
        writer.say(sentence);
    }
}
