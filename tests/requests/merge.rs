//! Two tabs: whoever merges with whom, in which order and how often, the outcome is the same, and
//! nothing that one of them added is lost.

use crate::document::with;
use crate::kept::{any_request, any_requests};
use crate::sent;
use mina_uppgifter::session::requests::{Outcome, Requests, SavedRequest};
use proptest::prelude::*;

fn merged(mut a: Requests, b: &Requests) -> Requests {
    a.merge(b.clone());
    a
}

proptest! {
    #[test]
    fn merging_is_commutative(a in any_requests(), b in any_requests()) {
        prop_assert_eq!(merged(a.clone(), &b), merged(b, &a));
    }

    #[test]
    fn merging_is_associative(a in any_requests(), b in any_requests(), c in any_requests()) {
        let left = merged(merged(a.clone(), &b), &c);
        prop_assert_eq!(left, merged(a, &merged(b, &c)));
    }

    #[test]
    fn merging_is_idempotent(a in any_requests(), b in any_requests()) {
        prop_assert_eq!(merged(a.clone(), &a), a.clone());
        let once = merged(a, &b);
        prop_assert_eq!(merged(once.clone(), &b), once);
    }

    /// Read, merge, write: what either tab has newly saved is there, whoever writes last.
    #[test]
    fn no_tab_loses_what_the_other_has_saved(
        stored in any_requests(),
        mine in any_request(),
        theirs in any_request(),
        now in 0u64..20,
    ) {
        let (mut my_tab, mut their_tab) = (stored.clone(), stored);
        let mine = SavedRequest { id: "aaaaaaaaaaaaaaaa".into(), ..mine };
        let theirs = SavedRequest { id: "bbbbbbbbbbbbbbbb".into(), ..theirs };
        prop_assert!(my_tab.put(mine, now) && their_tab.put(theirs, now));
        let written = my_tab.to_stored();
        their_tab.merge(Requests::parse(&written).unwrap());
        let written = Requests::parse(&their_tab.to_stored()).unwrap();
        prop_assert!(written.get("aaaaaaaaaaaaaaaa").is_some());
        prop_assert!(written.get("bbbbbbbbbbbbbbbb").is_some());
    }

    /// What was deleted in one tab does not come back from the other one, which still shows it.
    #[test]
    fn what_is_deleted_stays_deleted(before in any_requests(), now in 0u64..20) {
        let mut one = before.clone();
        one.delete_all(now);
        prop_assert!(merged(one, &before).is_empty());
    }

    #[test]
    fn the_report_says_whether_anything_is_new(a in any_requests(), b in any_requests()) {
        let mut here = a.clone();
        let report = here.merge(b);
        let content = |requests: &Requests| {
            let bare = |request: &SavedRequest| SavedRequest { changed: 0, ..request.clone() };
            requests.all().iter().map(bare).collect::<Vec<_>>()
        };
        prop_assert_eq!(report.has_changed(), content(&here) != content(&a));
        let numbers: Vec<usize> = report.entries.iter().map(|entry| entry.number).collect();
        prop_assert_eq!(numbers, (1..=report.entries.len()).collect::<Vec<_>>());
    }
}

fn noted(changed: u64, notes: &str) -> SavedRequest {
    SavedRequest { changed, notes: notes.into(), ..sent() }
}

#[test]
fn the_later_version_wins() {
    for (here, there, outcome, notes) in [
        ((5, "a"), (6, "b"), Outcome::Updated, "b"),
        ((6, "a"), (5, "b"), Outcome::OlderThanHere, "a"),
        ((5, "a"), (5, "a"), Outcome::AlreadyHere, "a"),
        ((5, "a"), (9, "a"), Outcome::AlreadyHere, "a"),
        // Of the same age: it has to be the same one everywhere.
        ((5, "a"), (5, "b"), Outcome::Updated, "b"),
        ((5, "b"), (5, "a"), Outcome::OlderThanHere, "b"),
    ] {
        let mut requests = with(&[noted(here.0, here.1)]);
        let report = requests.merge(with(&[noted(there.0, there.1)]));
        assert_eq!(report.entries.len(), 1);
        assert_eq!(report.count(outcome), 1, "{here:?} {there:?}: {report:?}");
        let kept = requests.get(&sent().id).unwrap();
        assert_eq!((kept.notes.as_str(), kept.changed), (notes, here.0.max(there.0)));
    }
    let report = Requests::default().merge(with(&[noted(1, "a")]));
    assert_eq!(report.count(Outcome::Added), 1);
    assert_eq!((report.entries[0].policy.as_str(), report.entries[0].sent.as_str()), {
        ("clustera-syd", "2026-03-05")
    });
}

#[test]
fn a_deletion_wins_over_older_versions_only() {
    let mut deleted = with(&[noted(5, "a")]);
    deleted.delete(&sent().id, 7);
    for (changed, outcome, is_there) in [
        (6, Outcome::DeletedHere, false),
        (7, Outcome::DeletedHere, false),
        (8, Outcome::Added, true),
    ] {
        let other = with(&[noted(changed, "b")]);
        let mut here = deleted.clone();
        assert_eq!(here.merge(other.clone()).entries[0].outcome, outcome, "{changed}");
        assert_eq!(here.get(&sent().id).is_some(), is_there, "{changed}");
        let mut here = other;
        let report = here.merge(deleted.clone());
        assert_eq!(report.count(Outcome::DeletedThere), usize::from(!is_there), "{changed}");
        assert_eq!(here.get(&sent().id).is_some(), is_there, "{changed}");
    }
}

/// Deleted there and brought back there: that is an ordinary later version.
#[test]
fn what_was_brought_back_there_is_an_update() {
    for (notes, outcome) in [("a", Outcome::AlreadyHere), ("b", Outcome::Updated)] {
        let mut there = with(&[noted(5, "a")]);
        there.delete(&sent().id, 7);
        assert!(there.put(noted(0, notes), 0));
        let mut here = with(&[noted(5, "a")]);
        let report = here.merge(there);
        assert_eq!(report.entries.len(), 1, "{report:?}");
        assert_eq!(report.entries[0].outcome, outcome);
        assert_eq!(here.get(&sent().id).unwrap().notes, notes);
    }
}
