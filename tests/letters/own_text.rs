//! What people write comes through as they wrote it, whatever it is.

use crate::choices::{AWKWARD, any_choice, any_text, draft_of};
use crate::structure::shapes;
use crate::world::{COMPANIES, WORLD, correction, typical};
use mina_uppgifter::letter::clean;
use mina_uppgifter::letter::{Block, Letter, Run};
use mina_uppgifter::session::{Draft, LETTER_ORDER};
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

/// The same text in every field comes out of every field, in each language.
#[track_caller]
fn survives(text: &str) {
    for company in COMPANIES {
        for texts in &WORLD.texts {
            let (choice, mut draft) = typical(company, &LETTER_ORDER);
            let fields = [&mut draft.name, &mut draft.contact, &mut draft.period, &mut draft.place];
            fields.into_iter().for_each(|field| *field = text.to_owned());
            draft.corrections = vec![correction(text, text), correction("", text)];
            let letter = WORLD.letter(company, &(choice, draft), texts);
            // Name twice, contact, period, place; a row of two and a row of one; and once more what
            // can be answered to.
            let expected = 8 + usize::from(can_be_answered(text));
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
                let Draft { name, contact, period, place, corrections, .. } = &draft;
                let rows = corrections.iter().filter(|row| !clean::line(&row.right).is_empty());
                let rows: Vec<_> = rows.flat_map(|row| [&row.wrong, &row.right]).collect();
                let rectifies = choice.has_right(mina_uppgifter::law::Right::Rectification);
                let rows = if rectifies { rows } else { Vec::new() };
                for written in [name, contact, period, place].into_iter().chain(rows) {
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
    Draft {
        name: calm(&draft.name),
        contact: calm(&draft.contact),
        period: calm(&draft.period),
        place: calm(&draft.place),
        corrections: rows.map(|row| correction(&calm(&row.wrong), &calm(&row.right))).collect(),
        ..draft.clone()
    }
}
