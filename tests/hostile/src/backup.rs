//! A back-up file that somebody opens, whoever wrote it.

use crate::edits::File;
use crate::stored::{REQUESTS, comes_back, entries, open, refused};
use arbitrary::Arbitrary;
use mina_uppgifter::json::FromJson;
use mina_uppgifter::session::requests::{MergeReport, Outcome, Requests, SavedRequest};

/// What is kept here, and the file.
#[derive(Arbitrary, Clone, Debug)]
pub struct Input {
    /// The document here; nothing, if it cannot be read.
    pub here: File,
    /// The file.
    pub file: File,
}

/// A file is taken or refused with its reason. Either way nothing that was here is lost, everything in it is
/// accounted for, and to open it twice is to open it once.
pub fn check(input: &Input) {
    let here = Requests::parse(&input.here.text(&REQUESTS)).unwrap_or_default();
    let file = input.file.text(&REQUESTS);
    let mut after = here.clone();
    match after.import(&file) {
        Err(why) => {
            refused(&file, &why);
            assert_eq!(after, here, "refused, and yet something is another than before");
        }
        Ok(report) => {
            taken(&here, &file, &after, &report);
            let mut twice = after.clone();
            let again = twice.import(&file).unwrap();
            assert!(!again.has_changed(), "the second time: {again:?}");
            assert_eq!(twice, after, "opened twice");
            comes_back(&after);
        }
    }
    whole(&here);
}

fn taken(here: &Requests, file: &str, after: &Requests, report: &MergeReport) {
    let entries = entries(&open(file).unwrap());
    assert_eq!(report.entries.len(), entries.len(), "not every entry is accounted for");
    let versions: Vec<SavedRequest> =
        entries.iter().filter_map(|entry| SavedRequest::from_json(entry).ok()).collect();
    for (entry, merged) in entries.iter().zip(&report.entries) {
        let id = entry["id"].as_str().unwrap_or_default();
        match merged.outcome {
            Outcome::NotUnderstood(_) => {}
            Outcome::DeletedHere | Outcome::DeletedThere => panic!("a file deletes nothing"),
            _ => assert!(after.get(id).is_some(), "{id} was asked for and is not here"),
        }
    }
    for request in here.all() {
        let kept = after.get(&request.id).unwrap_or_else(|| panic!("{} is lost", request.id));
        assert!(kept.changed >= request.changed, "an earlier version of {}", request.id);
    }
    // Each is as it was here, or as the file has it, and nothing is put together of both.
    for request in after.all() {
        let is = |other: &SavedRequest| content(other) == content(request);
        assert!(here.get(&request.id).is_some_and(is) || versions.iter().any(is), "{request:?}");
    }
    assert_eq!(after.unread(), here.unread(), "what is not understood");
    let changed = after.all().iter().map(content).ne(here.all().iter().map(content));
    assert!(report.has_changed() || !changed, "a change that is not told of");
}

/// A request without the time of its last change.
fn content(request: &SavedRequest) -> SavedRequest {
    SavedRequest { changed: 0, ..request.clone() }
}

/// What is saved to a file and opened elsewhere is all there; opened here, it changes nothing.
fn whole(saved: &Requests) {
    let file = saved.to_stored();
    let mut empty = Requests::default();
    let report = empty.import(&file).unwrap();
    assert!(empty.all().iter().map(content).eq(saved.all().iter().map(content)), "{file}");
    assert_eq!(report.count(Outcome::Added), saved.all().len());
    let mut same = saved.clone();
    assert!(!same.import(&file).unwrap().has_changed(), "{file}");
    assert_eq!(&same, saved);
}
