//! Letters: what people write stands in them as they wrote it, and changes nothing else.
//!
//! Each letter is compared with the same letter in everyday words, run by run. So it is a form with
//! holes: what was written fills the holes and is marked as the person's own, and all around them is the
//! same, whatever it was.

use crate::text::{Message, Text};
use crate::visit::{LINES, Visit, some};
use crate::{FACTS, TEXTS, eml, mailto};
use arbitrary::Arbitrary;
use mina_uppgifter::law::{Right, parse_date};
use mina_uppgifter::letter::{
    AnswerPoint, Block, ComplaintRequest, Correction, Event, EventKind, FollowUp, FollowUpRequest,
    Letter, Request, Run, answer_points, clean, compose, compose_complaint, compose_follow_up,
};
use mina_uppgifter::policy::{Facts, Policy};
use mina_uppgifter::session::{Choice, Draft, Field, request};
use mina_uppgifter::text::Texts;

/// The day on which all letters are written.
const TODAY: &str = "2026-11-21";

/// A visit, and what came of it.
#[derive(Arbitrary, Clone, Debug)]
pub struct Input {
    /// The first letter.
    pub visit: Visit,
    /// Which letter follows; counted round.
    pub kind: u8,
    /// Whether they told a day.
    pub told: bool,
    /// What is missing in the answer, and what is unsure.
    pub lacking: [u64; 2],
    /// What happened.
    pub events: u16,
    /// The subject of the first letter, as it is kept.
    pub subject: Text,
    /// What the person wants to say to the authority, and what may be found in the place of an id.
    pub words: Text,
}

impl Input {
    /// A visit in which everything is asked for, and a letter of this kind; the same text in every field.
    pub fn full_of(text: &str, kind: FollowUp) -> Input {
        Input {
            visit: Visit::full_of(text),
            kind: FollowUp::ALL.iter().position(|one| *one == kind).unwrap().try_into().unwrap(),
            told: true,
            lacking: [u64::MAX; 2],
            events: u16::MAX,
            subject: Text(text.to_owned()),
            words: Text(text.to_owned()),
        }
    }
}

/// All that was written is there, as it was written, and marked; nothing else is another than before; and
/// the letter comes back whole from every way out.
pub fn check(input: &Input) {
    let (choice, draft) = (input.visit.choice(), input.visit.draft());
    for texts in &*TEXTS {
        first(&choice, &draft, texts);
        if let Some(letter) = letters(&FACTS, &choice, &draft, texts).first() {
            send(letter, &letter.body());
        }
        for policy in &FACTS.policies {
            follow_up(input, &request(&choice, &draft, policy, TODAY), texts);
            complaint(input, &request(&choice, &draft, policy, TODAY), texts);
        }
    }
}

/// The first letters of a visit, in one language.
pub fn letters(facts: &Facts, choice: &Choice, draft: &Draft, texts: &Texts) -> Vec<Letter> {
    // A link cannot ask for more letters than the screens offer, but what is stored can.
    let plans = choice.letters(facts).into_iter().take(8);
    plans
        .map(|plan| compose(&request(&plan.choice(choice), draft, plan.policy, TODAY), texts))
        .collect()
}

/// The first letters say what was written.
pub fn first(choice: &Choice, draft: &Draft, texts: &Texts) {
    let mut holes = Holes::default();
    let everyday = everyday(draft, &mut holes);
    let found = letters(&FACTS, choice, draft, texts);
    let calm = letters(&FACTS, choice, &everyday, texts);
    assert_eq!(found.len(), calm.len());
    for ((plan, found), calm) in choice.letters(&FACTS).iter().zip(found).zip(calm) {
        let own = plan.choice(choice);
        let mut expected =
            vec![Field::Name, Field::Name, Field::Contact, Field::Period, Field::Place];
        expected.extend(can_be_answered(&draft.contact).then_some(Field::Contact));
        for (right, field) in [
            (Right::Objection, Field::Situation),
            (Right::AutomatedDecisions, Field::Decision),
            (Right::Portability, Field::Holder),
        ] {
            expected.extend(own.has_right(right).then_some(field));
        }
        expected.extend(own.topics(plan.policy).map(Field::Detail));
        let rows = if own.has_right(Right::Rectification) { draft.corrections.len() } else { 0 };
        let right = |row: &usize| !everyday.field(Field::Right(*row)).is_empty();
        let rows = (0..rows).filter(right);
        expected.extend(rows.flat_map(|row| [Field::Right(row), Field::Wrong(row)]));
        let expected = expected.into_iter().map(|field| everyday.field(field));
        holes.check(&calm, &found, expected, plan.policy, texts);
        assert_eq!(found.subject, calm.subject);
    }
}

/// A letter that follows.
fn follow_up(input: &Input, first: &Request, texts: &Texts) {
    let points = answer_points(&first.rights, &first.topics, &first.points, &first.questions);
    let [missing, unsure] = input.lacking.map(|bits| {
        let mut points = some(&points, bits);
        points.extend(AnswerPoint::from_id(&input.words.0));
        points
    });
    let day = |text| parse_date(text).unwrap();
    let follow_up = FollowUpRequest {
        kind: FollowUp::ALL[usize::from(input.kind) % FollowUp::ALL.len()],
        policy: first.policy,
        subject: &input.subject.0,
        rights: &first.rights,
        sent: day("2026-10-13"),
        due: day("2026-11-13"),
        extended_due: day("2027-01-13"),
        today: day(TODAY),
        told_on: input.told.then(|| day("2026-11-10")),
        name: first.name,
        contact: first.contact,
        missing: &missing,
        unsure: &unsure,
    };
    let found = compose_follow_up(&follow_up, texts);
    let mut holes = Holes::default();
    let [name, contact, subject] =
        [first.name, first.contact, &input.subject.0].map(|t| holes.calm(t));
    let calm = FollowUpRequest { name: &name, contact: &contact, subject: &subject, ..follow_up };
    let calm = compose_follow_up(&calm, texts);
    let mut expected: Vec<&str> = vec![&name, &name, &subject];
    expected.extend((follow_up.kind == FollowUp::Identity).then_some(contact.as_str()));
    expected.extend(can_be_answered(first.contact).then_some(contact.as_str()));
    holes.check(&calm, &found, expected.into_iter(), first.policy, texts);
    let written = clean::line(&input.subject.0);
    let expected =
        if subject.is_empty() { calm.subject } else { calm.subject.replace(&subject, &written) };
    assert_eq!(found.subject, expected);
    send(&found, "");
}

/// The complaint.
fn complaint(input: &Input, first: &Request, texts: &Texts) {
    let events = some(&EventKind::ALL, input.events.into());
    let day = parse_date("2026-10-13").unwrap();
    let events: Vec<Event> = events.into_iter().map(|kind| Event { day, kind }).collect();
    let points = answer_points(&first.rights, &first.topics, &first.points, &first.questions);
    let missing = some(&points, input.lacking[0]);
    let written = ComplaintRequest {
        policy: first.policy,
        rights: &first.rights,
        events: &events,
        overdue: parse_date("2026-11-13").ok(),
        missing: &missing,
        words: &input.words.0,
        name: first.name,
        contact: first.contact,
        today: parse_date(TODAY).unwrap(),
    };
    let found = compose_complaint(&written, texts);
    let mut holes = Holes::default();
    let [name, contact] = [first.name, first.contact].map(|text| holes.calm(text));
    let words = clean::paragraph(&input.words.0);
    let lines: Vec<String> = words.split('\n').map(|line| holes.calm(line)).collect();
    let words = lines.join("\n");
    let calm = ComplaintRequest { name: &name, contact: &contact, words: &words, ..written };
    let calm = compose_complaint(&calm, texts);
    let expected = [&name, &name, &contact].into_iter().chain(&lines).map(String::as_str);
    holes.check(&calm, &found, expected, first.policy, texts);
    assert_eq!(found.subject, calm.subject);
}

/// What was written, with the everyday words that mark its place.
#[derive(Default)]
struct Holes(Vec<(String, String)>);

impl Holes {
    /// Everyday words of the same kind, found nowhere else: what is blank stays blank, an address an
    /// address, a number a number.
    fn calm(&mut self, written: &str) -> String {
        let written = clean::line(written);
        let place = 1000 + self.0.len();
        let calm = match &written {
            blank if blank.is_empty() => return String::new(),
            address if address.contains('@') => format!("kim{place}@exempel.se"),
            number if can_be_answered(number) => format!("070-17{place}"),
            _ => format!("Kim {place}"),
        };
        self.0.push((calm.clone(), written));
        calm
    }

    fn fill(&self, run: &Run) -> Run {
        match run {
            Run::Own(calm) => Run::Own(self.written(calm).unwrap_or(calm).clone()),
            fixed @ Run::Fixed(_) => fixed.clone(),
        }
    }

    fn written(&self, calm: &str) -> Option<&String> {
        self.0.iter().find(|(one, _)| one == calm).map(|(_, written)| written)
    }

    /// `found` is `calm` with the holes filled, and the holes are those that are expected, blank ones left
    /// out.
    fn check<'a>(
        &self,
        calm: &Letter,
        found: &Letter,
        expected: impl Iterator<Item = &'a str>,
        policy: &Policy,
        texts: &Texts,
    ) {
        let shape = |letter: &Letter| letter.blocks.iter().map(kind).collect::<Vec<_>>();
        assert_eq!((&found.to, shape(found)), (&calm.to, shape(calm)));
        let mut marked: Vec<&str> = Vec::new();
        for (calm, found) in lines(calm).zip(lines(found)) {
            let mut found = found.iter();
            let mut before = String::new();
            for run in calm {
                let expected = self.fill(run);
                // What was written ends the sentence itself.
                if expected == Run::Fixed(".".to_owned()) && before.ends_with(['.', '!', '?']) {
                    continue;
                }
                assert_eq!(found.next(), Some(&expected));
                expected.text().clone_into(&mut before);
                if let Run::Own(text) = run {
                    match self.written(text) {
                        Some(_) => marked.push(text),
                        None => {
                            assert!(is_chosen(text, policy, texts), "{text:?} is not their own")
                        }
                    }
                }
            }
            assert_eq!(found.next(), None, "more than there should be");
        }
        let mut expected: Vec<&str> = expected.filter(|calm| !calm.is_empty()).collect();
        expected.sort_unstable();
        marked.sort_unstable();
        assert_eq!(marked, expected, "what is written and what stands in the letter");
        has_its_blocks(found, calm);
    }
}

/// The text of the letter is its blocks in order, and has no line of its own.
fn has_its_blocks(letter: &Letter, calm: &Letter) {
    let body = letter.body();
    let mut rest = body.as_str();
    for runs in lines(letter) {
        let text: String = runs.iter().map(Run::text).collect();
        let at = rest.find(&text).unwrap_or_else(|| panic!("{text:?} is not in {rest:?}"));
        rest = &rest[at + text.len()..];
    }
    assert_eq!(body.lines().count(), calm.body().lines().count(), "a line of its own");
    assert!(!body.chars().any(|char| char.is_control() && char != '\n'), "{body:?}");
    assert!(!letter.subject.is_empty() && !letter.subject.chars().any(char::is_control));
}

/// It comes back from every way out, with this text.
pub fn send(letter: &Letter, body: &str) {
    let [to, subject, body] = [&letter.to, &letter.subject, body].map(str::to_owned);
    let message = Message { to, subject, body };
    mailto::check(&message);
    eml::check(&message);
}

/// The same draft in everyday words.
fn everyday(draft: &Draft, holes: &mut Holes) -> Draft {
    let mut everyday = draft.clone();
    for field in LINES {
        everyday.set_field(field, holes.calm(draft.field(field)));
    }
    let rows = draft.corrections.iter();
    everyday.corrections = rows
        .map(|row| Correction { wrong: holes.calm(&row.wrong), right: holes.calm(&row.right) })
        .collect();
    let details = draft.details.iter();
    everyday.details = details.map(|(topic, text)| (*topic, holes.calm(text))).collect();
    everyday
}

/// A block's kind, its first number, and how many lines it has.
pub fn kind(block: &Block) -> (&'static str, usize, usize) {
    match block {
        Block::Paragraph(_) => ("paragraph", 0, 1),
        Block::Heading(_) => ("heading", 0, 1),
        Block::List(items) => ("list", 0, items.len()),
        Block::Numbered(first, items) => ("numbered", *first, items.len()),
    }
}

/// The running text of each paragraph, heading and point of a list.
fn lines(letter: &Letter) -> impl Iterator<Item = &Vec<Run>> {
    letter.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(runs) | Block::Heading(runs) => std::slice::from_ref(runs),
        Block::List(items) | Block::Numbered(_, items) => items,
    })
}

/// Whether it looks like an address or a telephone number.
fn can_be_answered(contact: &str) -> bool {
    let contact = clean::line(contact);
    contact.contains('@') || contact.chars().filter(char::is_ascii_digit).count() >= 5
}

/// Whether a piece of a letter is something of the policy that the person chose: contact points, items,
/// consents and questions, one or several.
fn is_chosen(text: &str, policy: &Policy, texts: &Texts) -> bool {
    let questions = policy.remarks.iter().filter_map(|remark| remark.question);
    let of_points = policy.points.iter().flat_map(|point| {
        let items = point.items.iter().map(|item| item.name);
        let scopes = point.bases.iter().filter_map(|basis| basis.scope);
        [point.label].into_iter().chain(items).chain(scopes)
    });
    let known: Vec<&str> = questions.chain(of_points).map(|text| texts.fact(text)).collect();
    let is_known = |one: &str| known.iter().any(|known| known.trim_end_matches('.') == one);
    text.split("; ").all(|one| is_known(one.trim_end_matches('.')))
}
