//! The document: all of it comes back, what is not understood is kept, and what cannot be read is
//! refused with its reason.

use crate::kept::{any_request, any_requests};
use crate::{day, sent};
use mina_uppgifter::json::ToJson;
use mina_uppgifter::law::Right;
use mina_uppgifter::session::requests::{
    Answer, MAX_BYTES, Milestone, Requests, SavedRequest, Unreadable, backup_file_name,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A document with these entries.
pub fn document(entries: Value) -> String {
    json!({ "app": "mina-uppgifter", "version": "1", "requests": entries }).to_string()
}

pub fn with(requests: &[SavedRequest]) -> Requests {
    let entries = requests.iter().map(ToJson::to_json).collect();
    Requests::parse(&document(entries)).unwrap()
}

proptest! {
    #[test]
    fn what_is_kept_comes_back(requests in any_requests()) {
        let stored = requests.to_stored();
        prop_assert_eq!(Requests::parse(&stored), Ok(requests));
        prop_assert_eq!(Requests::parse(&stored).unwrap().to_stored(), stored);
    }

    #[test]
    fn a_request_comes_back_member_by_member(request in any_request()) {
        let read = with(std::slice::from_ref(&request));
        prop_assert_eq!(read.all(), &[request]);
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let deep = "[".repeat(100_000);
    let large = format!("{}{}", document(json!([])), " ".repeat(MAX_BYTES));
    let other = |version: &str| Unreadable::OtherVersion(version.into());
    for (text, expected) in [
        ("", Unreadable::NotJson),
        ("{", Unreadable::NotJson),
        ("Hej!", Unreadable::NotJson),
        (&deep, Unreadable::NotJson),
        ("null", Unreadable::NotOurs),
        ("[]", Unreadable::NotOurs),
        ("{}", Unreadable::NotOurs),
        (r#"{"version":"1","requests":[]}"#, Unreadable::NotOurs),
        (r#"{"app":"other","version":"1","requests":[]}"#, Unreadable::NotOurs),
        (r#"{"app":"mina-uppgifter","version":1,"requests":[]}"#, Unreadable::NotOurs),
        (r#"{"app":"mina-uppgifter","version":"1"}"#, Unreadable::NotOurs),
        (r#"{"app":"mina-uppgifter","version":"1","requests":null}"#, Unreadable::NotOurs),
        (r#"{"app":"mina-uppgifter","version":"2"}"#, other("2")),
        (r#"{"app":"mina-uppgifter","version":"","requests":[]}"#, other("")),
        (&large, Unreadable::TooLarge),
    ] {
        let start = text.get(..60).unwrap_or(text);
        assert_eq!(Requests::parse(text), Err(expected.clone()), "{start}");
        let mut here = with(&[sent()]);
        assert_eq!(here.import(text), Err(expected), "{start}");
        assert_eq!(here, with(&[sent()]), "{start}");
    }
    assert!(Requests::parse(&large[..MAX_BYTES]).is_ok());
    assert!(Requests::parse(&format!("\u{feff}{}", document(json!([])))).unwrap().is_empty());
}

/// Without an id, a company and a day nothing can be done with an entry; but it is not thrown away.
#[test]
fn what_is_not_understood_is_kept_word_for_word() {
    let edits: [fn(&mut Value); 13] = [
        |e| *e = json!(null),
        |e| *e = json!("Hej"),
        |e| *e = json!([1.50]),
        |e| drop(e.as_object_mut().unwrap().remove("id")),
        |e| e["id"] = json!(""),
        |e| e["id"] = json!("00000000000000a"),
        |e| e["id"] = json!("000000000000000å"),
        |e| e["policy"] = json!(" "),
        |e| e["policy"] = json!(["clustera-syd"]),
        |e| e["sent"] = json!(null),
        |e| e["sent"] = json!("2026-02-30"),
        |e| e["sent"] = json!("2018-05-24"),
        |e| e["sent"] = json!("2200-01-01"),
    ];
    for edit in edits {
        let mut entry = sent().to_json();
        edit(&mut entry);
        let read = Requests::parse(&document(json!([entry.clone(), sent().to_json()]))).unwrap();
        assert_eq!((read.unread(), read.all().len()), ([entry.clone()].as_slice(), 1), "{entry}");
        assert!(read.to_stored().contains(&entry.to_string()), "{entry}");
        assert!(!read.is_empty());
    }
    // Numbers and unknown members come back as they were written.
    let odd = r#"{"app":"mina-uppgifter","version":"1","requests":[{"a":1.50,"b":{"c":[]}}]}"#;
    let stored = Requests::parse(odd).unwrap().to_stored();
    assert!(stored.contains(r#"{"a":1.50,"b":{"c":[]}}"#), "{stored}");
    assert_eq!(Requests::parse(&stored).unwrap().to_stored(), stored);
    // An entry that was kept is a request as soon as it is understood.
    let kept = json!({ "app": "mina-uppgifter", "version": "1", "requests": [],
        "unread": [sent().to_json()] });
    assert_eq!(Requests::parse(&kept.to_string()).unwrap().all(), &[sent()]);
}

#[test]
fn within_an_entry_what_is_not_understood_has_its_default() {
    let mut entry = sent().to_json();
    entry["rights"] = json!(["access", "flight"]);
    entry["answered_on"] = json!(7);
    entry["extended_on"] = json!("soon");
    entry["role"] = json!("pilot");
    entry["answers"] = json!([["copy", "perhaps"]]);
    entry["later"] = json!(true);
    entry["policy"] = json!("unknown-company");
    let read = Requests::parse(&document(json!([entry]))).unwrap();
    let [request] = read.all() else { panic!("{read:?}") };
    assert_eq!((request.rights.len(), request.answers.len(), request.role), (0, 0, None));
    assert_eq!((request.on(Milestone::Answered), request.on(Milestone::Extended)), (None, None));
    assert_eq!(
        (request.policy.as_str(), request.name.as_str()),
        ("unknown-company", "Kim Exempel")
    );
}

#[test]
fn requests_are_put_changed_and_deleted() {
    let mut requests = Requests::default();
    assert!(requests.is_empty());
    assert!(requests.put(SavedRequest { rights: vec![Right::Access], ..sent() }, 10));
    let id = sent().id;
    assert_eq!(requests.get(&id).unwrap().changed, 10);
    // The clock has been put back: the change is still the later version.
    assert!(requests.change(&id, 3, &mut |request| {
        request.set(Milestone::Answered, Some(day("2026-04-01")));
        request.set_answer("copy", Some(Answer::Missing));
        request.set_answer("copy", Some(Answer::Got));
        request.set_answer("sources", Some(Answer::Unsure));
        request.set_answer("sources", None);
        request.id = "other".into();
    }));
    let changed = requests.get(&id).unwrap();
    assert_eq!((changed.changed, changed.answers.len()), (11, 1));
    assert_eq!((changed.answer("copy"), changed.answer("sources")), (Some(Answer::Got), None));
    // What could not be read again is not done.
    for spoil in [|r: &mut SavedRequest| r.sent.clear(), |r: &mut SavedRequest| r.policy.clear()] {
        assert!(!requests.change(&id, 20, &mut |request| spoil(request)));
    }
    assert!(!requests.put(SavedRequest::default(), 20));
    assert!(!requests.change("none", 20, &mut |_| panic!()));
    assert_eq!(requests.get(&id).unwrap().changed, 11);
    requests.delete("none", 30);
    requests.delete(&id, 4);
    assert!(requests.is_empty() && requests.get(&id).is_none());
    assert!(!requests.change(&id, 40, &mut |_| panic!()));
    // Saving it again on purpose brings it back.
    assert!(requests.put(sent(), 5));
    assert_eq!(requests.get(&id).unwrap().changed, 12);
}

/// The defect: after a deletion at the end of time whatever was saved under that id was dropped at once.
#[test]
fn a_time_beyond_all_clocks_loses_nothing() {
    let entry = SavedRequest { changed: u64::MAX, ..sent() }.to_json();
    let document = json!({
        "app": "mina-uppgifter", "version": "1",
        "requests": [entry], "gone": [[sent().id, u64::MAX]],
    });
    let mut requests = Requests::parse(&document.to_string()).unwrap();
    assert_eq!(requests.all(), &[sent()]);
    for now in [10, 20] {
        requests.delete(&sent().id, now);
        assert!(requests.put(sent(), now) && requests.get(&sent().id).is_some());
        requests.delete(&sent().id, now);
        requests.import(&with(&[sent()]).to_stored()).unwrap();
        assert_eq!(Requests::parse(&requests.to_stored()).unwrap().all().len(), 1);
    }
}

#[test]
fn they_stand_by_the_day_they_were_sent() {
    let at = |id: &str, sent_on: &str| SavedRequest {
        id: format!("{id:0>16}"),
        sent: sent_on.into(),
        ..sent()
    };
    let requests = with(&[at("3", "2026-03-01"), at("1", "2026-04-01"), at("2", "2026-03-01")]);
    let order: Vec<&str> = requests.all().iter().map(|r| &r.id[15..]).collect();
    assert_eq!(order, ["2", "3", "1"]);
}

#[test]
fn nothing_personal_is_left_after_deleting_all() {
    let entries = json!([sent().to_json(), { "name": "Kim Exempel" }]);
    let mut requests = Requests::parse(&document(entries)).unwrap();
    assert_eq!((requests.all().len(), requests.unread().len()), (1, 1));
    requests.delete_all(50);
    assert!(requests.is_empty());
    let stored = requests.to_stored();
    for personal in ["Kim", "exempel", "clustera", "2026"] {
        assert!(!stored.contains(personal), "{stored}");
    }
}

#[test]
fn the_name_of_a_back_up_tells_nothing() {
    assert_eq!(backup_file_name("2026-11-21"), "mina-uppgifter-2026-11-21.json");
}
