//! What a visit keeps over a reload, and what is found in its place and is none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use mina_uppgifter::policy::Role;
use mina_uppgifter::session::{Choice, RoleChoice, Visit};
use serde_json::json;

#[test]
fn what_is_not_a_visit_is_not_read() {
    let deep = "[".repeat(100_000);
    let wrong = [
        "",
        " ",
        "null",
        "{}",
        "[]",
        "0",
        "\"\"",
        "{",
        "\u{feff}{}",
        &deep,
        r#"{"version":1}"#,
        r#"{"version":"2"}"#,
        r#"{"version":null}"#,
        r#"{"choice":{"role":"other"}}"#,
    ];
    for stored in wrong {
        assert_eq!(Visit::parse(stored), None, "{}", stored.get(..60).unwrap_or(stored));
    }
    let huge = json!({ "version": "1", "draft": { "name": "å".repeat(1_000_000) } });
    let visit = Visit::parse(&huge.to_string()).unwrap();
    assert_eq!(visit.draft.name.chars().count(), 1_000_000);
}

#[test]
fn what_is_left_out_or_not_understood_has_its_default() {
    let visit = Visit::parse(r#"{"version":"1","unknown":true}"#).unwrap();
    assert!(visit.is_empty());
    let visit = Visit::parse(r#"{"version":"1","choice":{"role":"other"}}"#).unwrap();
    assert_eq!(visit.choice.role, Some(RoleChoice::Other));
    assert!(!visit.is_empty());
    let stored = r#"{"version":"1",
        "choice":{"role":"pilot","rights":["right"],"policies":["a"]},
        "draft":{"name":"Kim Exempel","contact":7,"ground":"spite","details":[["x","y"]]}}"#;
    let visit = Visit::parse(stored).unwrap();
    assert_eq!((visit.choice.role, visit.choice.rights.len()), (None, 0));
    assert_eq!((visit.choice.topics.len(), visit.draft.details.len()), (0, 0));
    assert_eq!(visit.choice.policies, ["a"]);
    assert_eq!((visit.draft.name.as_str(), visit.draft.contact.as_str()), ("Kim Exempel", ""));
    assert_eq!(visit.draft.ground, None);
}

/// Another role is another letter, even where the company and the right are the same.
#[test]
fn a_letter_of_another_role_is_not_sent_yet() {
    let mut choice = Choice { role: Some(RoleChoice::Role(Role::JobSeeker)), ..Choice::default() };
    choice.set_sent("clustera-syd".to_owned(), "2026-10-13".to_owned());
    choice.set_role(RoleChoice::Role(Role::JobSeeker));
    assert!(choice.is_sent("clustera-syd"));
    choice.set_role(RoleChoice::Role(Role::Visitor));
    assert!(!choice.is_sent("clustera-syd"));
}
