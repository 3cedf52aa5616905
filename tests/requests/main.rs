//! The person's own requests: what to do when, the document that keeps them, and putting two of them
//! together.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod dates;
mod document;
mod import;
mod kept;
mod merge;
mod steps;
mod timeline;

use mina_uppgifter::law::parse_date;
use mina_uppgifter::session::requests::{Answer, Milestone, SavedRequest};
use time::Date;

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Kim Exempel's letter to Clustera Syd, sent on Thursday 5 March 2026: due on 7 April, extended on
/// 5 June.
pub fn sent() -> SavedRequest {
    SavedRequest {
        id: "00000000000000a1".into(),
        policy: "clustera-syd".into(),
        sent: "2026-03-05".into(),
        name: "Kim Exempel".into(),
        contact: "kim@exempel.se".into(),
        letter: "Hej!\n\nJag heter Kim Exempel.".into(),
        ..SavedRequest::default()
    }
}

/// The letter, and what has happened since: `receipt 2026-03-06, extended 2026-04-01, reasons,
/// missing copy`.
pub fn after(happened: &str) -> SavedRequest {
    let mut request = sent();
    for part in happened.split(", ").filter(|part| !part.is_empty()) {
        match part.split_once(' ') {
            None if part == "reasons" => request.reasons_given = true,
            Some((word, point)) if Answer::from_word(word).is_some() => {
                request.set_answer(point, Answer::from_word(word));
            }
            Some((word, date)) => {
                let milestone = Milestone::from_word(word).unwrap_or_else(|| panic!("{word}"));
                request.set(milestone, Some(day(date)));
            }
            None => panic!("{part}"),
        }
    }
    request
}
