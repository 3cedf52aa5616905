//! What these letters are made from: both policies, both languages, and Kim Exempel.

use crate::data;
use mina_uppgifter::law::{Right, parse_date};
use mina_uppgifter::letter::{
    AnswerPoint, Block, ComplaintRequest, Element, Event, EventKind, FollowUp, FollowUpRequest,
    Letter, Run,
};
use mina_uppgifter::policy::{Facts, Policy};
use mina_uppgifter::text::Texts;
use std::sync::LazyLock;
use time::Date;

pub const COMPANIES: [&str; 2] = ["clustera-sverige", "clustera-syd"];

/// The subject of the first letter.
pub const SUBJECT: &str = "Begäran om tillgång till mina personuppgifter enligt artikel 15 GDPR";

pub static WORLD: LazyLock<World> = LazyLock::new(|| World {
    facts: data::facts(),
    texts: data::languages().into_iter().map(data::texts).collect(),
});

pub struct World {
    pub facts: Facts,
    /// Swedish, English, and what other languages there are.
    pub texts: Vec<Texts>,
}

impl World {
    pub fn policy(&self, company: &str) -> &Policy {
        data::policy(&self.facts, company)
    }
}

#[track_caller]
pub fn day(iso: &str) -> Date {
    parse_date(iso).unwrap()
}

/// The rights that letters can use, in the order of declaration.
pub fn letter_rights() -> Vec<Right> {
    Right::ALL.into_iter().take_while(|right| *right != Right::Complaint).collect()
}

/// A ticked item and a question of each company, and some of what Art. 15 lists.
pub fn missing(company: &str) -> Vec<AnswerPoint> {
    let (point, item, question) = match company {
        "clustera-sverige" => ("recorded-calls", "recorded-call", "CS01"),
        _ => ("application", "interview-notes", "SY03"),
    };
    let policy = WORLD.policy(company);
    let items = &data::point(policy, point).items;
    let item = items.iter().find(|one| one.id == item).unwrap_or(&items[0]);
    vec![
        AnswerPoint::Element(Element::Copy),
        AnswerPoint::Item(point.to_owned(), item.id.clone()),
        AnswerPoint::Element(Element::Recipients),
        AnswerPoint::Element(Element::Retention),
        AnswerPoint::Question(question.to_owned()),
    ]
}

pub const UNSURE: [AnswerPoint; 2] =
    [AnswerPoint::Element(Element::Purposes), AnswerPoint::Right(Right::Erasure)];

/// A letter of Kim's, sent on 13 October 2026, with its last days by law.
pub fn follow_up<'a>(kind: FollowUp, company: &str) -> FollowUpRequest<'a> {
    let told_on = match kind {
        FollowUp::Nudge | FollowUp::Reminder => None,
        FollowUp::LateExtension => Some(day("2026-11-17")),
        _ => Some(day("2026-11-10")),
    };
    FollowUpRequest {
        kind,
        policy: WORLD.policy(company),
        subject: SUBJECT,
        rights: &[Right::Access, Right::Erasure],
        sent: day("2026-10-13"),
        due: day("2026-11-13"),
        extended_due: day("2027-01-13"),
        today: day("2026-11-21"),
        told_on,
        name: "Kim Exempel",
        contact: "kim@exempel.se",
        missing: &[],
        unsure: &[],
    }
}

pub fn event(iso: &str, kind: EventKind) -> Event {
    Event { day: day(iso), kind }
}

/// A complaint of Kim's about a letter that nobody answered.
pub fn complaint<'a>(company: &str, events: &'a [Event]) -> ComplaintRequest<'a> {
    ComplaintRequest {
        policy: WORLD.policy(company),
        rights: &[Right::Access, Right::DirectMarketing],
        events,
        overdue: Some(day("2026-11-13")),
        missing: &[],
        words: "",
        name: "Kim Exempel",
        contact: "kim@exempel.se",
        today: day("2026-12-08"),
    }
}

/// A block's kind, its first number, its parts, and how many pieces of it are the person's own.
pub fn shapes(letter: &Letter) -> Vec<(&'static str, usize, usize, usize)> {
    let own = |runs: &Vec<Run>| runs.iter().filter(|run| matches!(run, Run::Own(_))).count();
    let shape = |block: &Block| match block {
        Block::Paragraph(runs) => ("paragraph", 0, 1, own(runs)),
        Block::Heading(runs) => ("heading", 0, 1, own(runs)),
        Block::List(items) => ("list", 0, items.len(), items.iter().map(own).sum()),
        Block::Numbered(n, items) => ("numbered", *n, items.len(), items.iter().map(own).sum()),
    };
    letter.blocks.iter().map(shape).collect()
}

/// Address, subject and text.
pub fn whole(letter: &Letter) -> String {
    format!("{}\n{}\n\n{}", letter.to, letter.subject, letter.body())
}

/// What only the other companies' policies say: their names, addresses, numbers and tools.
pub fn foreign_marks(company: &str) -> Vec<String> {
    let own = WORLD.policy(company);
    let mut marks = Vec::new();
    for other in WORLD.facts.policies.iter().filter(|policy| policy.id != company) {
        let controller = &other.controller;
        marks.extend(
            [&controller.legal_name, &controller.email, &controller.website].map(Clone::clone),
        );
        marks.extend(
            [&controller.org_number, &controller.phone, &controller.postal_address]
                .into_iter()
                .flatten()
                .cloned(),
        );
        marks.extend(other.tools.iter().map(|tool| tool.name.clone()));
    }
    // "Clustera Sverige" is part of the other company's legal name.
    marks.retain(|mark| !own.controller.legal_name.contains(mark.as_str()));
    assert!(marks.len() >= 3);
    marks
}

/// Every line ends like a sentence, so that the letter reads well without line breaks; but for the
/// greeting, the headings, and the two last, which are the regards and the name.
#[track_caller]
pub fn lines_end(letter: &Letter, texts: &Texts) {
    let [body @ .., _regards, _name] = letter.blocks.as_slice() else { panic!("{letter:?}") };
    let lines = body.iter().flat_map(|block| -> Vec<String> {
        let text = |runs: &Vec<Run>| runs.iter().map(Run::text).collect::<String>();
        match block {
            Block::Heading(_) => Vec::new(),
            Block::Paragraph(runs) => vec![text(runs)],
            Block::List(items) | Block::Numbered(_, items) => items.iter().map(text).collect(),
        }
    });
    for line in lines {
        let greeting = line == texts.get(mina_uppgifter::text::t::compose::GREETING);
        assert!(greeting || line.ends_with(['.', '?', '؟', '።']), "{line}");
    }
}
