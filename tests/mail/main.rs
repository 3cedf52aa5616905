//! Letters on their way out, read back by parsers that are not ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod clean;
mod links;
mod message;

use mail_parser::MessageParser;
use mina_uppgifter::letter::clean::is_address;
use mina_uppgifter::letter::eml::message;
use mina_uppgifter::letter::webmail::{Webmail, compose};
use proptest::prelude::*;
use url::Url;

const TO: &str = "info@clustera.se";

/// What corrupted the letters of other tools, and what could corrupt ours.
const AWKWARD: [&str; 12] = [
    "Lön: $& 100 kr, {name}",
    "timlön < 150 kr och tid > 5 h <b>fet</b>",
    "50 % och 25%20, %E5, %",
    "a&b;c=d?e#f+g,h:i/j\\k",
    "Kim \"Exempel\" o'Exempel",
    "👩‍👩‍👧‍👦 och 🇸🇪 och é",
    "ﻡﺮﺤﺑﺍ می‌خواهم ሰላም",
    "=?utf-8?Q?f=C3=B6rst=C3=B6rt?=",
    "två  mellanslag",
    "From the start.",
    ".",
    "=3D=",
];

fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[test]
fn defect_01_dollar_and_braces_are_text() {
    round_trips(AWKWARD[0]);
}

#[test]
fn defect_02_angle_brackets_stay() {
    round_trips(AWKWARD[1]);
}

#[test]
fn defect_03_percent_signs_stay() {
    round_trips(AWKWARD[2]);
}

/// The text comes back whole from every way out, as subject and as body.
#[track_caller]
fn round_trips(text: &str) {
    let (_, fields) = links::read_mailto(&links::mailto(TO, text, text));
    assert_eq!(fields, links::owned(&[("subject", text), ("body", text)]));
    let mail = message(TO, text, text);
    let mail = MessageParser::default().parse(&mail).unwrap();
    assert_eq!(mail.subject(), Some(text));
    assert_eq!(mail.body_text(0).unwrap().trim_end_matches("\r\n"), text);
    for service in Webmail::ALL {
        let url = Url::parse(&compose(service, TO, text, text)).unwrap();
        let pairs: Vec<_> = url.query_pairs().map(|(_, value)| value.into_owned()).collect();
        assert_eq!(pairs[pairs.len() - 2..], [text, text]);
    }
}

#[test]
fn awkward_texts_come_back() {
    AWKWARD.into_iter().for_each(round_trips);
}

/// Text of every kind, with much of what breaks headers and encodings.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[ -~]{0,90}",
        prop::sample::select(AWKWARD.as_slice()).prop_map(String::from),
        prop::sample::select(
            ["\r\n", "\r", "\n", "\0", "\t", " ", "\r\nBcc: a@b.se\r\n", "%0D%0A"].as_slice()
        )
        .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_recipient_can_be_smuggled_in(to in any_text(), subject in any_text(), body in any_text()) {
        let clean = if is_address(&to) { to.as_str() } else { "" };
        let (found, fields) = links::read_mailto(&links::mailto(&to, &subject, &body));
        prop_assert_eq!(found, clean);
        prop_assert!(fields.iter().all(|(name, _)| name == "subject" || name == "body"));
        let mail = message(&to, &subject, &body);
        message::check_form(&mail);
        prop_assert_eq!(mail.starts_with("To: "), is_address(&to));
        for service in Webmail::ALL {
            let url = Url::parse(&compose(service, &to, &subject, &body)).unwrap();
            let known = ["view", "fs", "to", "su", "subject", "body"];
            prop_assert!(url.query_pairs().all(|(name, _)| known.contains(&name.as_ref())));
        }
    }
}
