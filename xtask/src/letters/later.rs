//! The letters that follow the first one: reminders, replies, what an answer lacks, the complaint.

use super::{DATE, Entry, Library};
use mina_uppgifter::law::{Right, deadline, parse_date};
use mina_uppgifter::letter::{
    AnswerPoint, ComplaintRequest, Element, Event, EventKind, FollowUp, FollowUpRequest,
    compose_complaint, compose_follow_up,
};
use mina_uppgifter::policy::Policy;
use time::{Date, Duration};

const NAME: &str = "Kim Exempel";
const CONTACT: &str = "kim@exempel.se";
const RIGHTS: [Right; 2] = [Right::Access, Right::Erasure];

/// Every kind of follow-up to a request for a copy and an erasure, and a complaint without and with an
/// answer; the languages of a letter one after the other.
pub fn entries(policy: &Policy, library: &Library) -> Vec<Entry> {
    let Ok(sent) = parse_date(DATE) else { return Vec::new() };
    let Ok(deadline) = deadline(sent) else { return Vec::new() };
    let later = |days| sent.saturating_add(Duration::days(days));
    let missing = [Element::Recipients, Element::Retention].map(AnswerPoint::Element);
    let unsure = [AnswerPoint::Element(Element::Source)];
    let mut entries = Vec::new();
    let entry = |name: String, language, letter| Entry {
        name,
        company: policy.id.clone(),
        language,
        letter,
    };
    for kind in FollowUp::ALL {
        for texts in &library.texts {
            let letter = compose_follow_up(
                &FollowUpRequest {
                    kind,
                    policy,
                    subject: "Begäran om mina personuppgifter enligt GDPR, artiklarna 15 och 17",
                    rights: &RIGHTS,
                    sent,
                    due: deadline.due,
                    extended_due: deadline.extended_due,
                    today: later(35),
                    told_on: told_on(kind, &later),
                    name: NAME,
                    contact: CONTACT,
                    missing: &missing,
                    unsure: &unsure,
                },
                texts,
            );
            entries.push(entry(format!("follow-up.{}", kind.word()), texts.language.tag, letter));
        }
    }
    let no_answer = vec![(0, EventKind::Sent), (8, EventKind::Nudged), (33, EventKind::Reminded)];
    let half = vec![(0, EventKind::Sent), (20, EventKind::Answered), (25, EventKind::Replied)];
    for (name, events, lacks) in [("no-answer", no_answer, false), ("incomplete", half, true)] {
        let events = events.into_iter().map(|(days, kind)| Event { day: later(days), kind });
        let events: Vec<Event> = events.collect();
        for texts in &library.texts {
            let letter = compose_complaint(
                &ComplaintRequest {
                    policy,
                    rights: &RIGHTS,
                    events: &events,
                    overdue: (!lacks).then_some(deadline.due),
                    missing: if lacks { &missing } else { &[] },
                    words: "",
                    name: NAME,
                    contact: CONTACT,
                    today: later(50),
                },
                texts,
            );
            entries.push(entry(format!("complaint.{name}"), texts.language.tag, letter));
        }
    }
    entries
}

/// When the company told what a letter replies to.
fn told_on(kind: FollowUp, later: &dyn Fn(i64) -> Date) -> Option<Date> {
    match kind {
        FollowUp::Nudge | FollowUp::Reminder => None,
        FollowUp::LateExtension => Some(later(34)),
        _ => Some(later(20)),
    }
}
