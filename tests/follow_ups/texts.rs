//! The sentences of these letters: they end, accuse nobody, promise nothing and ask for no number.

use crate::data::{languages, read};
use mina_uppgifter::text::flatten;
use serde_json::Value;

const LETTERS: [&str; 2] = ["follow_up", "complaint"];
const SCREENS: [&str; 3] = ["answer", "refusal", "law_sources"];

/// Every text of these groups: language, name, text.
fn texts(groups: &[&str]) -> Vec<(&'static str, String, String)> {
    let mut all = Vec::new();
    for tag in languages() {
        let locale: Value = read(&format!("locales/{tag}"));
        for group in groups {
            for (name, entry) in flatten(&locale[*group]).unwrap() {
                assert_eq!(entry.len(), 1, "{name}");
                let text = locale[*group][name.as_str()].as_str().unwrap().to_owned();
                all.push((tag, format!("{group}.{name}"), text));
            }
        }
    }
    assert!(all.len() > 60);
    all
}

#[test]
fn sentences_of_letters_end() {
    let headless = ["subject", "heading_", "title", "_title", "_label", "_link", "part_question"];
    for (tag, name, text) in texts(&LETTERS) {
        let own = name.split('.').nth(1).unwrap();
        let is_headless = headless.iter().any(|part| match part.strip_prefix('_') {
            Some(_) => own.ends_with(part),
            None => own.starts_with(part),
        });
        let ends = text.ends_with(['.', '?', '؟', '።']);
        assert!(ends || is_headless, "{tag} {name}: {text}");
    }
}

#[test]
fn nobody_is_accused_and_nothing_is_promised() {
    let words = [
        "bryt",
        "olaglig",
        "brott",
        "felaktig",
        "kräver att ni",
        "kräver jag",
        "anmäl",
        "skyldig",
        "hot",
        "måste ni",
        "ni måste",
        "garanter",
        "säkert få",
        "violat",
        "illegal",
        "unlawful",
        "breach",
        "infring",
        "demand",
        "guarantee",
        "guilty",
        "you must",
        "threat",
        "wrong",
        "failed",
        "refused to",
        "ignor",
    ];
    for (tag, name, text) in texts(&LETTERS) {
        let lower = text.to_lowercase();
        let found = words.iter().find(|word| lower.contains(**word));
        assert_eq!(found, None, "{tag} {name}: {text}");
    }
}

/// The lines of what is missing go to the company and to the authority, so they speak to neither.
#[test]
fn lines_speak_to_nobody() {
    for (tag, name, text) in texts(&["follow_up"]) {
        if name.starts_with("follow_up.part_") {
            let padded = format!(" {} ", text.to_lowercase());
            for word in [" ni ", " er ", " ert ", " era ", " you ", " your "] {
                assert!(!padded.contains(word), "{tag} {name}: {text}");
            }
        }
    }
}

/// To the reader "du", in a letter "jag".
#[test]
fn each_text_keeps_its_voice() {
    for (tag, name, text) in texts(&LETTERS).into_iter().filter(|(tag, ..)| *tag == "sv") {
        let padded = format!(" {} ", text.to_lowercase().replace(['.', ',', '?'], " "));
        if name.starts_with("follow_up.") && !name.ends_with("_hint") {
            assert!(
                ![" du ", " dig ", " din ", " ditt "].iter().any(|w| padded.contains(w)),
                "{tag} {name}"
            );
        }
    }
    for (tag, name, text) in texts(&SCREENS).into_iter().filter(|(tag, ..)| *tag == "sv") {
        let padded = format!(" {} ", text.to_lowercase().replace(['.', ',', '?'], " "));
        assert!(
            ![" jag ", " mig ", " ni ", " er "].iter().any(|w| padded.contains(w)),
            "{tag} {name}: {text}"
        );
    }
}

/// What people are told before they send a complaint.
#[test]
fn what_to_know_before_a_complaint_is_said() {
    for (name, swedish, english) in [
        ("public_text", "allmän handling", "public document"),
        ("damages_title", "inte ut skadestånd", "no damages"),
        ("decides_title", "avgör själv", "itself decides"),
        ("how_email", "inte skyddad", "not protected"),
        ("before", "till företaget först", "to the company first"),
        ("protected", "Ring IMY först", "Phone IMY first"),
    ] {
        for (tag, words) in [("sv", swedish), ("en", english)] {
            let text = read(&format!("locales/{tag}"))["complaint"][name].clone();
            assert!(text.as_str().unwrap().contains(words), "{tag} {name}: {text}");
        }
    }
}
