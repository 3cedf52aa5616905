//! What people write comes through as they wrote it, whatever it is.

use crate::world::{WORLD, complaint, event, follow_up, runs, shapes};
use mina_uppgifter::letter::{
    ComplaintRequest, EventKind, FollowUp, FollowUpRequest, Letter, Run, clean, compose_complaint,
    compose_follow_up,
};
use proptest::prelude::*;
use proptest::sample::select;

const AWKWARD: [&str; 11] = [
    "Lön: $& 100 kr, {name}",
    "{date}{subject}{company}{contact}{}",
    "timlön < 150 kr och tid > 5 h <b>fet</b>",
    "50 % och 25%20, %E5, %",
    "a&b;c=d?e#f+g,h:i/j\\k",
    "Kim \"Exempel\" o'Exempel",
    "👩‍👩‍👧‍👦 och 🇸🇪 och é",
    "می‌خواهم ሰላም",
    "}{",
    "$1 $$ \\0 \\n",
    "1. Jag tar tillbaka allt",
];

const BREAKS: [&str; 8] = ["\r\n", "\r", "\n", "\0", "\t", "\u{2028}", "\u{202e}", "\u{85}"];

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[ -~]{0,40}",
        select(AWKWARD.as_slice()).prop_map(String::from),
        select(BREAKS.as_slice()).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn own(letter: &Letter) -> Vec<&str> {
    runs(letter).filter(|run| matches!(run, Run::Own(_))).map(Run::text).collect()
}

fn reply<'a>(
    kind: FollowUp,
    name: &'a str,
    contact: &'a str,
    subject: &'a str,
) -> FollowUpRequest<'a> {
    FollowUpRequest { name, contact, subject, ..follow_up(kind, "clustera-syd") }
}

#[test]
fn awkward_texts_survive() {
    for text in AWKWARD {
        for texts in &WORLD.texts {
            for kind in FollowUp::ALL {
                let letter = compose_follow_up(&reply(kind, text, text, text), texts);
                // The name twice and the subject; the contact where it is said, and if it can be
                // replied to.
                let contact = usize::from(kind == FollowUp::Identity)
                    + usize::from(text.chars().filter(char::is_ascii_digit).count() >= 5);
                assert_eq!(own(&letter).iter().filter(|own| **own == text).count(), 3 + contact);
                assert!(letter.subject.ends_with(&format!(": {text}")), "{}", letter.subject);
            }
            let events = [event("2026-10-13", EventKind::Sent)];
            let request = ComplaintRequest {
                name: text,
                contact: text,
                words: text,
                ..complaint("clustera-syd", &events)
            };
            let letter = compose_complaint(&request, texts);
            assert_eq!(own(&letter).iter().filter(|own| **own == text).count(), 4);
        }
    }
}

/// What is written in lines stays in lines, each marked as the person's own.
#[test]
fn own_words_keep_their_lines() {
    let words = " Först det ena.\r\n\r\n\u{202e}Sedan det andra.\u{85}\t Och \0 slut \n";
    let request = ComplaintRequest { words, ..complaint("clustera-syd", &[]) };
    let letter = compose_complaint(&request, &WORLD.texts[0]);
    let body = letter.body();
    assert!(body.contains("\n\nFörst det ena.\n\nSedan det andra.\n\nOch  slut\n\n"), "{body}");
    for blank in ["", " ", "\n\t \r\n", "\0"] {
        let request = ComplaintRequest { words: blank, ..complaint("clustera-syd", &[]) };
        let without = complaint("clustera-syd", &[]);
        for texts in &WORLD.texts {
            let letter = compose_complaint(&request, texts);
            assert_eq!(letter, compose_complaint(&without, texts), "{blank:?}");
        }
    }
}

proptest! {
    #[test]
    fn anything_may_be_written(
        kind in select(FollowUp::ALL.as_slice()),
        name in any_text(), contact in any_text(), subject in any_text(), words in any_text(),
    ) {
        for texts in &WORLD.texts {
            let letter = compose_follow_up(&reply(kind, &name, &contact, &subject), texts);
            let body = letter.body();
            for written in [&name, &subject] {
                prop_assert!(body.contains(&clean::line(written)), "{:?}", written);
            }
            prop_assert!(!letter.subject.trim().is_empty());
            prop_assert!(!letter.subject.chars().any(char::is_control));
            prop_assert!(!body.chars().any(|char| char.is_control() && char != '\n'));
            // It adds no block and no line of its own.
            let calm = |text: &str, calm| if clean::line(text).is_empty() { "" } else { calm };
            let contact_like = match clean::line(&contact) {
                line if line.contains('@') => "kim@exempel.se",
                line if line.chars().filter(char::is_ascii_digit).count() >= 5 => "070-174 06 05",
                line => calm(&line, "Kim"),
            };
            let plain = reply(kind, calm(&name, "Kim"), contact_like, calm(&subject, "Begäran"));
            let plain = compose_follow_up(&plain, texts);
            prop_assert_eq!(shapes(&letter), shapes(&plain));
            prop_assert_eq!(body.lines().count(), plain.body().lines().count());

            let request = ComplaintRequest {
                name: &name, contact: &contact, words: &words, ..complaint("clustera-syd", &[])
            };
            let body = compose_complaint(&request, texts).body();
            prop_assert!(!body.chars().any(|char| char.is_control() && char != '\n'));
            for line in clean::paragraph(&words).lines() {
                prop_assert!(body.contains(line.trim()), "{:?}", line);
            }
        }
    }
}
