//! What people write comes through as they wrote it, whatever it is.

use crate::choices::{AWKWARD, any_choice, any_text, draft_of};
use crate::structure::shapes;
use crate::world::{COMPANIES, WORLD, correction, typical};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::clean;
use mina_uppgifter::letter::{Block, Letter, Run, Topic};
use mina_uppgifter::session::{Draft, Field, LETTER_ORDER};
use proptest::prelude::*;

/// The pieces of a letter that are marked as the person's own.
fn own(letter: &Letter) -> Vec<&str> {
    let runs = letter.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(runs) | Block::Heading(runs) => vec![runs],
        Block::List(items) | Block::Numbered(_, items) => items.iter().collect(),
    });
    let own = runs.flatten().filter(|run| matches!(run, Run::Own(_)));
    own.map(Run::text).collect()
}

/// Whether it looks like an address or a telephone number.
fn can_be_answered(text: &str) -> bool {
    text.contains('@') || text.chars().filter(char::is_ascii_digit).count() >= 5
}

/// The fields of one line that a letter with every right has.
const LINES: [Field; 7] = [
    Field::Name,
    Field::Contact,
    Field::Period,
    Field::Place,
    Field::Situation,
    Field::Decision,
    Field::Holder,
];

/// The same text in every field comes out of every field, in each language.
#[track_caller]
fn survives(text: &str) {
    for company in COMPANIES {
        for texts in &WORLD.texts {
            let (mut choice, mut draft) = typical(company, &LETTER_ORDER);
            LINES.into_iter().for_each(|field| draft.set_field(field, text.to_owned()));
            for topic in Topic::ALL {
                choice.set_topic(topic, true);
                draft.set_field(Field::Detail(topic), text.to_owned());
            }
            let topics = choice.topics(WORLD.policy(company)).count();
            assert!(topics > 0);
            draft.corrections = vec![correction(text, text), correction("", text)];
            let letter = WORLD.letter(company, &(choice, draft), texts);
            // Each line, the name twice; a row of two and a row of one; one detail to a topic; and
            // once more what can be answered to.
            let answered = usize::from(can_be_answered(text));
            let expected = LINES.len() + 1 + 3 + topics + answered;
            let found = own(&letter).into_iter().filter(|piece| *piece == text).count();
            assert_eq!(found, expected, "{text}");
            assert_eq!(letter.body().matches(text).count(), expected, "{text}");
        }
    }
}

#[test]
fn defect_01_dollar_and_braces_are_text() {
    survives("Lön: $& 100 kr, {name}");
}

#[test]
fn defect_02_angle_brackets_stay() {
    survives("timlön < 150 kr och tid > 5 h");
}

#[test]
fn defect_03_percent_signs_stay() {
    survives("50 %");
    survives("25%20");
}

#[test]
fn awkward_texts_survive() {
    AWKWARD.into_iter().for_each(survives);
}

#[test]
fn line_breaks_in_a_field_do_not_break_the_letter() {
    let (choice, mut draft) = typical("clustera-syd", &LETTER_ORDER);
    let plain = WORLD.letter("clustera-syd", &(choice.clone(), draft.clone()), &WORLD.texts[0]);
    draft.name = "Kim\r\nExempel\n".into();
    let broken = WORLD.letter("clustera-syd", &(choice, draft), &WORLD.texts[0]);
    assert_eq!(broken, plain);
}

proptest! {
    #[test]
    fn anything_may_be_written(choice in any_choice(), draft in draft_of(any_text)) {
        let plain = everyday(&draft);
        for company in COMPANIES {
            for texts in &WORLD.texts {
                let letter = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                let body = letter.body();
                let rows = draft.corrections.iter();
                let rows = rows.filter(|row| !clean::line(&row.right).is_empty());
                let rows: Vec<_> =
                    rows.flat_map(|row| [row.wrong.as_str(), row.right.as_str()]).collect();
                let rectifies = choice.has_right(Right::Rectification);
                let rows = if rectifies { rows } else { Vec::new() };
                let lines = LINES.into_iter().filter(|field| match field {
                    Field::Situation => choice.has_right(Right::Objection),
                    Field::Decision => choice.has_right(Right::AutomatedDecisions),
                    Field::Holder => choice.has_right(Right::Portability),
                    _ => true,
                });
                let details = choice.topics(WORLD.policy(company)).map(Field::Detail);
                let fields = lines.chain(details).map(|field| draft.field(field));
                for written in fields.chain(rows) {
                    prop_assert!(body.contains(&clean::line(written)), "{:?}", written);
                }
                prop_assert!(!letter.subject.is_empty());
                prop_assert!(!letter.subject.chars().any(char::is_control));
                prop_assert!(!body.chars().any(|char| char.is_control() && char != '\n'));
                // It adds no block, no line and no number of its own.
                let calm = WORLD.letter(company, &(choice.clone(), plain.clone()), texts);
                prop_assert_eq!(shapes(&letter), shapes(&calm));
                prop_assert_eq!(&letter.subject, &calm.subject);
                prop_assert_eq!(body.lines().count(), calm.body().lines().count());
            }
        }
    }
}

/// The same draft in everyday words: what is blank stays blank, an address an address.
fn everyday(draft: &Draft) -> Draft {
    let calm = |text: &String| match clean::line(text) {
        line if line.is_empty() => String::new(),
        line if line.contains('@') => "kim@exempel.se".to_owned(),
        line if can_be_answered(&line) => "070-123 45 67".to_owned(),
        _ => "Kim".to_owned(),
    };
    let rows = draft.corrections.iter();
    let details = draft.details.iter();
    Draft {
        situation: calm(&draft.situation),
        decision: calm(&draft.decision),
        holder: calm(&draft.holder),
        details: details.map(|(topic, text)| (*topic, calm(text))).collect(),
        name: calm(&draft.name),
        contact: calm(&draft.contact),
        period: calm(&draft.period),
        place: calm(&draft.place),
        corrections: rows.map(|row| correction(&calm(&row.wrong), &calm(&row.right))).collect(),
        ..draft.clone()
    }
}
