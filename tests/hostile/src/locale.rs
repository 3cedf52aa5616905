//! Texts of the user interface: the files that people edit, and the files that the page loads.

use crate::edits::{Edit, File, Json, dropped, edited};
use crate::visit::Visit;
use crate::{FACTS, TEXTS, data, letter};
use arbitrary::Arbitrary;
use mina_uppgifter::letter::{Block, Letter};
use mina_uppgifter::policy::{Lowered, Tables};
use mina_uppgifter::text::{Language, LocaleTables, Texts, flatten, lower_locale};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Texts, as a fuzzer can make them.
#[derive(Arbitrary, Clone, Debug)]
pub enum Input {
    /// Any JSON in the place of a language.
    Any(Json),
    /// English, edited.
    Written(Vec<Edit>),
    /// The two files that the page loads, or anything in their place.
    Loaded(File, File),
}

static SWEDISH: LazyLock<Value> = LazyLock::new(|| data::read("locales/sv"));
static LOWERED: LazyLock<Lowered> = LazyLock::new(data::lowered);
static ENGLISH: LazyLock<Value> = LazyLock::new(|| data::read("locales/en"));

/// The files of Swedish texts that the page loads: for the first screens, and the rest.
static LOADED: LazyLock<[Value; 2]> = LazyLock::new(|| {
    let LocaleTables { first, rest, .. } = lower_locale(&SWEDISH, &SWEDISH).unwrap();
    let facts = &LOWERED.texts["sv"];
    [(first, &facts.first), (rest, &facts.rest)]
        .map(|(ui, facts)| json!({ "ui": ui, "facts": facts }))
});

/// Whatever was changed is refused, or the letters of that language have all their blocks and come back from
/// every way out.
pub fn check(input: &Input) {
    match input {
        Input::Any(json) => {
            let _ = flatten(&json.0);
            assert!(lower_locale(&SWEDISH, &json.0).is_err());
        }
        Input::Written(edits) => written(edits),
        Input::Loaded(first, rest) => loaded(&first.text(&LOADED[0]), &rest.text(&LOADED[1])),
    }
}

fn written(edits: &[Edit]) {
    let locale = edited(&ENGLISH, edits);
    let Ok(ui) = lower_locale(&SWEDISH, &locale) else { return };
    if let Some(at) = dropped(&ENGLISH, edits) {
        // A plural need not have every form.
        assert!(at.ends_with("/one"), "{at} was dropped and not missed");
    }
    are_texts(&locale);
    let language = Language::find("en").unwrap();
    let policies = &LOWERED.texts["en"];
    let policies = Tables { first: policies.first.clone(), rest: policies.rest.clone() };
    let texts = Texts::new(language, ui, policies).unwrap();
    let shape = |letter: &Letter| letter.blocks.iter().map(letter::kind).collect::<Vec<_>>();
    for (letter, as_it_was) in letters(&texts).iter().zip(letters(&TEXTS[1])) {
        assert_eq!(shape(letter), shape(&as_it_was));
        letter::send(letter, "");
    }
}

fn loaded(first: &str, rest: &str) {
    let Ok(texts) = Texts::parse(Language::SWEDISH, first) else { return };
    let whole = texts.parse_rest(rest).is_ok();
    assert_eq!(texts.is_whole(), whole);
    for letter in letters(&texts) {
        assert!(
            !letter
                .blocks
                .iter()
                .any(|block| matches!(block, Block::List(items) if items.is_empty()))
        );
        letter::send(&letter, "");
    }
}

/// Each member is a text that says something, or a group of such.
fn are_texts(locale: &Value) {
    match locale {
        Value::Object(members) => members.values().for_each(are_texts),
        Value::String(text) => assert!(!text.trim().is_empty(), "a blank text"),
        other => panic!("{other} is not a text"),
    }
}

fn letters(texts: &Texts) -> Vec<Letter> {
    let visit = Visit::full_of("Kim Exempel");
    letter::letters(&FACTS, &visit.choice(), &visit.draft(), texts)
}
