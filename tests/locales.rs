//! The interface texts: the same in every language, well set, and in plain words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod data;

use data::{languages, read, texts};
use mina_uppgifter::letter::day_in_words;
use mina_uppgifter::text::{Language, Texts, TextsError, flatten, lower_locale, t};
use serde_json::{Value, json};

/// Every text of a locale with its place.
fn all(locale: &Value) -> Vec<(String, String)> {
    fn collect(value: &Value, at: &str, out: &mut Vec<(String, String)>) {
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, member)| collect(member, &format!("{at}/{key}"), out));
            }
            Value::String(text) => out.push((at.to_owned(), text.clone())),
            other => panic!("{at}: {other}"),
        }
    }
    let mut out = Vec::new();
    collect(locale, "", &mut out);
    out
}

fn every_text() -> Vec<(String, String)> {
    let name = |tag: &str| all(&read(&format!("locales/{tag}"))).into_iter();
    languages()
        .into_iter()
        .flat_map(|tag| name(tag).map(move |(at, text)| (format!("{tag}{at}"), text)))
        .collect()
}

#[test]
fn every_language_has_every_text() {
    let reference = read("locales/sv");
    for tag in languages() {
        let table = lower_locale(&reference, &read(&format!("locales/{tag}")));
        assert!(table.is_ok(), "{tag}: {table:?}");
    }
}

#[test]
fn what_is_wrong_with_a_locale_is_named() {
    let reference = json!({
        "a": { "plain": "x", "filled": "{name} och {date}" },
        "b": { "count": { "one": "{n} dag", "other": "{n} dagar" } },
    });
    type Edit = fn(&mut Value);
    let edits: [(Edit, &str); 9] = [
        (|l| drop(l["a"].as_object_mut().unwrap().remove("plain")), "a.plain is missing"),
        (|l| l["a"]["new"] = json!("x"), "a.new is not in the reference"),
        (|l| l["a"]["plain"] = json!(" "), "a.plain is blank"),
        (|l| l["a"]["plain"] = json!(1), "a.plain is not a text"),
        (|l| l["a"]["filled"] = json!("{name}"), "a.filled has other placeholders"),
        (|l| l["a"]["filled"] = json!("{nam} {date}"), "a.filled has other placeholders"),
        (|l| l["b"]["count"] = json!("{n} days"), "b.count is a plural in one file"),
        (
            |l| l["b"]["count"]["one"] = json!("a day"),
            "the plural forms have different placeholders",
        ),
        (|l| l["a"]["plain"] = json!({ "other": "x" }), "a.plain is a plural in one file"),
    ];
    assert_eq!(lower_locale(&reference, &reference).unwrap().rest.len(), 8);
    for (edit, expected) in edits {
        let mut locale = reference.clone();
        edit(&mut locale);
        let problem = lower_locale(&reference, &locale).unwrap_err();
        assert!(problem.starts_with(expected), "{problem}");
    }
}

/// The defect: a form that was no text, or blank, was taken for one that is not there.
#[test]
fn a_plural_form_that_says_nothing_is_named() {
    let reference = json!({ "a": { "count": { "one": "en dag", "other": "dagar" } } });
    for (form, new, expected) in [
        ("one", json!(7), "a.count.one is not a text"),
        ("one", json!(" "), "a.count.one is blank"),
        ("few", json!(null), "a.count.few is not a text"),
        ("other", json!(""), "a.count.other is blank"),
    ] {
        let mut locale = reference.clone();
        locale["a"]["count"][form] = new;
        assert_eq!(lower_locale(&reference, &locale).unwrap_err(), expected);
    }
}

/// The order of the keys in a file is of no account, and each part has a table of its own.
#[test]
fn a_table_follows_the_reference() {
    let reference = json!({
        "a": { "x": "1", "y": "2" }, "app": { "z": "3" }, "fallback": { "u": "4" }, "z": { "v": "5" },
    });
    let other = json!({
        "z": { "v": "fem" }, "fallback": { "u": "fyra" }, "app": { "z": "tre" },
        "a": { "y": "två", "x": "ett" },
    });
    let tables = lower_locale(&reference, &other).unwrap();
    assert_eq!(tables.first, ["tre"]);
    assert_eq!(tables.rest, ["ett", "två", "fem"]);
    assert_eq!(tables.build, ["fyra"]);
    let names: Vec<String> = flatten(&other).unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["app.z", "a.x", "a.y", "z.v", "fallback.u"]);
}

/// What only the build needs is there for the build, and in no file that a page loads.
#[test]
fn a_page_is_not_sent_what_only_the_build_needs() {
    let whole = data::texts("sv");
    let sent = lower_locale(&read("locales/sv"), &read("locales/sv")).unwrap();
    let file = |ui: &[String]| json!({ "ui": ui, "facts": ["a"] }).to_string();
    let page = Texts::parse(Language::SWEDISH, &file(&sent.first)).unwrap();
    let too_much = [sent.rest.as_slice(), &sent.build].concat();
    assert!(matches!(page.parse_rest(&file(&too_much)), Err(TextsError::WrongLength)));
    page.parse_rest(&file(&sent.rest)).unwrap();
    assert_eq!(page.get(t::letter::TITLE), whole.get(t::letter::TITLE));
    assert_eq!(page.get(t::fallback::INTRO), "");
    assert!(sent.build.iter().any(|text| text == whole.get(t::fallback::INTRO)));
}

#[test]
fn texts_are_well_set() {
    for (at, text) in every_text() {
        assert!(!text.contains("  "), "{at}: two blanks");
        assert_eq!(text.trim(), text, "{at}: blanks at an end");
        assert!(!text.contains('"') && !text.contains('\''), "{at}: straight quotation marks");
        assert!(!text.contains("..."), "{at}: three full stops");
        assert!(!text.chars().any(char::is_control), "{at}: a control character");
        let mut open = false;
        for char in text.chars() {
            match char {
                '{' if !open => open = true,
                '}' if open => open = false,
                '{' | '}' => panic!("{at}: braces that do not match"),
                _ if open => assert!(char.is_ascii_lowercase() || char == '_', "{at}"),
                _ => {}
            }
        }
        assert!(!open, "{at}: a brace that is not closed");
    }
}

/// Letters are made of sentences, put one after the other.
#[test]
fn sentences_of_letters_end() {
    let headless = ["subject_", "heading_", "greeting", "regards", "and", "quoted"];
    for tag in languages() {
        for (name, entry) in flatten(&read(&format!("locales/{tag}"))["compose"]).unwrap() {
            if headless.iter().any(|start| name.starts_with(start)) {
                continue;
            }
            let mut table = Vec::new();
            table.extend(all(&read(&format!("locales/{tag}"))["compose"][name.as_str()]));
            assert_eq!(entry.len(), 1, "{name}");
            for (_, text) in table {
                assert!(text.ends_with(['.', '?', '؟', '።']), "{tag} compose.{name}: {text}");
            }
        }
    }
}

/// A letter asks; it does not say that anybody broke the law, and names no authority yet.
#[test]
fn letters_accuse_nobody() {
    let accusing = ["bryt", "olaglig", "brott", "kräver att ni", "imy", "integritetsskydd"];
    let english = ["violat", "illegal", "unlawful", "breach", "infring", "demand"];
    for tag in languages() {
        for (at, text) in all(&read(&format!("locales/{tag}"))["compose"]) {
            let text = text.to_lowercase();
            let found = accusing.iter().chain(&english).find(|word| text.contains(**word));
            assert_eq!(found, None, "{tag}{at}: {text}");
        }
    }
}

/// The file that the page loads, as the build writes it; and what is not such a file.
#[test]
fn a_file_of_texts_is_read_or_refused() {
    let ui = lower_locale(&read("locales/sv"), &read("locales/sv")).unwrap();
    let file = |ui: &[String]| json!({ "ui": ui, "facts": ["a"] }).to_string();
    let parse = |text: &str| Texts::parse(Language::SWEDISH, text);
    let ui = ui.first;
    assert!(parse(&file(&ui)).is_ok());
    assert!(matches!(parse(&file(&ui[1..])), Err(TextsError::WrongLength)));
    for text in ["", "{}", "[]", r#"{"ui":[]}"#, r#"{"ui":[1],"facts":[]}"#] {
        assert!(matches!(parse(text), Err(TextsError::Malformed)), "{text}");
    }
}

#[test]
fn a_day_is_written_in_full_and_what_is_none_as_it_is() {
    let (sv, en) = (texts("sv"), texts("en"));
    assert_eq!(day_in_words("2026-12-21", &sv), "måndag 21 december 2026");
    assert_eq!(day_in_words("2024-02-29", &sv), "torsdag 29 februari 2024");
    assert_eq!(day_in_words("2026-11-01", &en), "Sunday 1 November 2026");
    for none in ["", "2026-02-29", "21 december", "{day}"] {
        assert_eq!(day_in_words(none, &sv), none);
    }
}

/// LIX (Björnsson 1968): the mean length of a sentence in words, plus the share of words of more
/// than six letters in per cent. Under 40 is "medium", as in novels; laws are at 60.
fn lix<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let (mut words, mut long, mut sentences) = (0.0, 0.0, 0.0);
    for text in texts {
        // A text is at least one sentence; a full stop in a number ends none.
        let spaced = text.replace(['{', '}'], " ");
        let ends = spaced.split_whitespace().filter(|w| w.ends_with(['.', '?', '!', ':'])).count();
        let closed = text.ends_with(['.', '?', '!', ':']);
        sentences += f64::from(u32::try_from(ends + usize::from(!closed)).unwrap());
        for word in spaced.split_whitespace() {
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            words += f64::from(u8::from(letters > 0));
            long += f64::from(u8::from(letters > 6));
        }
    }
    words / sentences + 100.0 * long / words
}

#[test]
fn lix_is_counted_as_björnsson_did() {
    assert!((lix(["Vi åt. Du sov."].into_iter()) - 2.0).abs() < 1e-9);
    assert!((lix(["Arbetsförmedlingen svarar."].into_iter()) - 52.0).abs() < 1e-9);
}

#[test]
fn the_swedish_is_plain() {
    let locale = read("locales/sv");
    let texts = all(&locale);
    let screens = texts.iter().filter(|(at, _)| !at.starts_with("/compose/"));
    let found = lix(screens.map(|(_, text)| text.as_str()));
    println!("LIX of the screens: {found:.1}");
    assert!(found < 40.0, "LIX of the screens: {found:.1}");
    let facts = data::lowered();
    let found = lix(facts.texts["sv"].all().map(String::as_str));
    println!("LIX of the policies in our words: {found:.1}");
}
