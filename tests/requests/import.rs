//! A back-up file: what is taken, what is not, and why.

use crate::document::{document, with};
use crate::sent;
use mina_uppgifter::json::ToJson;
use mina_uppgifter::session::requests::{
    MAX_BYTES, NotUnderstood, Outcome, Requests, SavedRequest, Unreadable,
};
use serde_json::json;

fn numbered(id: u8, changed: u64, notes: &str) -> SavedRequest {
    SavedRequest { id: format!("{id:016x}"), changed, notes: notes.into(), ..sent() }
}

#[test]
fn each_entry_is_accounted_for() {
    let mut here =
        with(&[numbered(1, 5, "a"), numbered(2, 5, "a"), numbered(3, 5, "a"), numbered(4, 5, "a")]);
    here.delete(&numbered(4, 0, "").id, 9);
    let file = document(json!([
        numbered(1, 5, "a").to_json(),
        numbered(2, 6, "b").to_json(),
        numbered(3, 4, "b").to_json(),
        numbered(4, 5, "a").to_json(),
        numbered(5, 1, "a").to_json(),
        "Hej",
        { "id": "x", "policy": "clustera-syd", "sent": "2026-03-05" },
        { "id": "00000000000000ff", "sent": "2026-03-05" },
        { "id": "00000000000000ff", "policy": "clustera-syd", "sent": "2018-05-24" },
    ]));
    let report = here.import(&file).unwrap();
    let found: Vec<_> = report.entries.iter().map(|entry| (entry.number, entry.outcome)).collect();
    assert_eq!(
        found,
        [
            (1, Outcome::AlreadyHere),
            (2, Outcome::Updated),
            (3, Outcome::OlderThanHere),
            // Deleted here; but whoever opens the file wants it back.
            (4, Outcome::Added),
            (5, Outcome::Added),
            (6, Outcome::NotUnderstood(NotUnderstood::NotARequest)),
            (7, Outcome::NotUnderstood(NotUnderstood::Id)),
            (8, Outcome::NotUnderstood(NotUnderstood::Policy)),
            (9, Outcome::NotUnderstood(NotUnderstood::Sent)),
        ]
    );
    assert_eq!(report.entries[6].policy, "clustera-syd");
    assert_eq!(report.entries[8].sent, "2018-05-24");
    let notes: Vec<&str> = here.all().iter().map(|request| request.notes.as_str()).collect();
    assert_eq!(notes, ["a", "b", "a", "a", "a"]);
    assert!(here.unread().is_empty());
    // The same file again changes nothing.
    let before = here.clone();
    let report = here.import(&file).unwrap();
    assert_eq!((report.count(Outcome::AlreadyHere), report.has_changed()), (4, false));
    assert_eq!(here, before);
}

/// A stamp beyond all clocks in a file does not make it win for ever.
#[test]
fn what_is_changed_after_opening_a_file_is_later() {
    let mut here = Requests::default();
    here.import(&with(&[numbered(1, u64::MAX, "b")]).to_stored()).unwrap();
    let before = here.clone();
    let id = numbered(1, 0, "").id;
    assert!(here.change(&id, 1, &mut |request| "a".clone_into(&mut request.notes)));
    here.merge(before);
    assert_eq!(here.get(&id).unwrap().notes, "a");
}

/// What was brought back from a file is not deleted again by the tab that deleted it.
#[test]
fn what_came_back_stays() {
    let backup = with(&[numbered(1, 5, "a")]).to_stored();
    let mut tab = with(&[numbered(1, 5, "a")]);
    tab.delete(&numbered(1, 0, "").id, 9);
    let mut other_tab = tab.clone();
    other_tab.import(&backup).unwrap();
    tab.merge(other_tab.clone());
    other_tab.merge(tab.clone());
    assert_eq!((tab.all().len(), other_tab.all().len()), (1, 1));
}

/// A file deletes nothing, though it tells what was deleted where it was written.
#[test]
fn a_file_deletes_nothing() {
    let mut there = with(&[numbered(1, 5, "a")]);
    there.delete_all(9);
    let mut here = with(&[numbered(1, 5, "a")]);
    assert_eq!(here.import(&there.to_stored()).unwrap().entries, []);
    assert_eq!(here.all().len(), 1);
}

#[test]
fn what_would_be_too_much_is_not_taken() {
    let long = |id| numbered(id, 1, &"å".repeat(MAX_BYTES / 4 + 1000));
    let mut here = with(&[long(1)]);
    here.import(&with(&[numbered(2, 1, "a")]).to_stored()).unwrap();
    let before = here.clone();
    let file = with(&[long(3)]).to_stored();
    assert!(file.len() < MAX_BYTES);
    assert_eq!(here.import(&file), Err(Unreadable::TooLarge));
    assert_eq!(here, before);
}
