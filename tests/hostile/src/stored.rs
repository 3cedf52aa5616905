//! What stands in the browser's storage, by whomever: the visit of this tab, and the requests.

use crate::edits::File;
use crate::letter;
use crate::visit::Visit as Made;
use crate::{FACTS, TEXTS};
use arbitrary::Arbitrary;
use mina_uppgifter::law::parse_date;
use mina_uppgifter::session::requests::{
    MAX_BYTES, Milestone, Requests, SavedRequest, Unreadable, check_date, events, next_step,
};
use mina_uppgifter::session::{Draft, Route, Visit};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// What is stored, as a fuzzer can make it.
#[derive(Arbitrary, Clone, Debug)]
pub enum Input {
    /// Anything in the place of a visit.
    Visit(File),
    /// Anything in the place of the requests.
    Requests(File),
    /// A visit as the screens make it.
    Made(Box<Made>),
}

/// A visit of Kim Exempel's.
static VISIT: LazyLock<Value> = LazyLock::new(|| {
    let made = Made::full_of("Kim Exempel");
    let mut draft = made.draft();
    draft.contact = "kim@exempel.se".to_owned();
    serde_json::from_str(&Visit::new(made.choice(), draft).to_stored()).unwrap()
});

/// Some requests of Kim Exempel's, with what was deleted, and what this page does not understand.
pub static REQUESTS: LazyLock<Value> = LazyLock::new(|| {
    let request = |id: u64, changed: u64, sent: &str, notes: &str| {
        json!({
            "id": format!("{id:016x}"), "changed": changed, "policy": "clustera-syd",
            "role": "job-seeker", "rights": ["access", "erasure"], "topics": ["photos"],
            "points": [{ "policy": "clustera-syd", "point": "photos" }],
            "items": [{ "at": { "policy": "clustera-syd", "point": "photos" }, "item": "photo" }],
            "questions": ["SY03"], "language": "sv", "name": "Kim Exempel",
            "contact": "kim@exempel.se", "subject": "Begäran", "letter": "Hej!\n\nKim Exempel",
            "sent": sent, "receipt": "2026-03-06", "nudged_on": null, "extended_on": "2026-04-01",
            "reasons_given": true, "extension_replied_on": null, "answered_on": "2026-05-02",
            "refused_on": null, "reminded_on": null, "followed_up_on": null,
            "complained_on": null, "done_on": null, "answers": [["copy", "missing"]], "notes": notes,
        })
    };
    json!({
        "app": "mina-uppgifter", "version": "1",
        "requests": [request(1, 5, "2026-03-05", "a"), request(2, 6, "2026-03-07", "b")],
        "gone": [["0000000000000002", 3], ["0000000000000003", 7], ["unread-a1", 8]],
        "unread": [{ "id": "later", "price": 1.50 }, null],
    })
});

/// Whatever stands there is read without failing, or refused; what is read does no harm, and comes back as
/// it was read; nothing that can be understood is lost.
pub fn check(input: &Input) {
    match input {
        Input::Visit(file) => visit(&file.text(&VISIT)),
        Input::Requests(file) => requests(&file.text(&REQUESTS)),
        Input::Made(made) => {
            let visit = Visit::new(made.choice(), made.draft());
            assert_eq!(Visit::parse(&visit.to_stored()), Some(visit), "not as it was kept");
        }
    }
}

fn visit(text: &str) {
    let parsed = Visit::parse(text);
    let json: Option<Value> = serde_json::from_str(text).ok();
    let ours = json.filter(|json| json["version"] == "1");
    assert_eq!(parsed.is_some(), ours.is_some(), "read or refused: {text}");
    let (Some(visit), Some(json)) = (parsed, ours) else { return };
    assert_eq!(Visit::parse(&visit.to_stored()).as_ref(), Some(&visit), "not as it was read");
    let kept = |name: &str, text: &String| {
        let written = json["draft"][name].as_str();
        assert_eq!(written.unwrap_or_default(), text, "{name} is lost");
    };
    let Draft { name, contact, period, place, situation, decision, holder, .. } = &visit.draft;
    kept("name", name);
    kept("contact", contact);
    kept("period", period);
    kept("place", place);
    kept("situation", situation);
    kept("decision", decision);
    kept("holder", holder);
    does_no_harm(&visit);
}

/// Everything that the screens ask of a visit; ids that no policy has lead to fewer facts, never to a
/// failure.
fn does_no_harm(visit: &Visit) {
    let Visit { choice, draft, .. } = visit;
    for route in
        [Route::Goals, Route::Inventory, Route::Letter(1), Route::Send(2), Route::Request(9)]
    {
        let shown = route.missing(choice, &FACTS).unwrap_or(route);
        assert_eq!(shown.missing(choice, &FACTS), None, "{route:?} leads to a closed door");
        let _ = (route.next(choice, &FACTS), route.back(choice, &FACTS));
    }
    let mut settled = choice.clone();
    settled.keep_offered(&FACTS);
    let addressees = |choice: &mina_uppgifter::session::Choice| {
        choice.letters(&FACTS).iter().map(|plan| plan.id()).collect::<Vec<_>>()
    };
    assert_eq!(addressees(&settled), addressees(choice));
    for texts in &*TEXTS {
        letter::first(choice, draft, texts);
    }
}

fn requests(text: &str) {
    let read = match Requests::parse(text) {
        Ok(read) => read,
        Err(why) => return refused(text, &why),
    };
    comes_back(&read);
    let json = open(text).unwrap();
    let gone = json["gone"].as_array().cloned().unwrap_or_default();
    let is_gone =
        |id: &str| gone.iter().any(|entry| entry[0].as_str().is_some_and(|g| g.starts_with(id)));
    for entry in entries(&json) {
        let id = entry["id"].as_str().unwrap_or_default();
        let here = read.unread().contains(&entry) || read.get(id).is_some();
        let deleted = (!id.is_empty() && is_gone(id)) || is_gone("unread-");
        assert!(here || deleted, "{entry} is lost");
    }
    read.all().iter().for_each(is_usable);
}

/// Kept and read again, it is the same.
pub fn comes_back(requests: &Requests) {
    let stored = requests.to_stored();
    assert_eq!(Requests::parse(&stored).as_ref(), Ok(requests), "not as it was read");
}

/// There is a reason not to read it, and it is the one that is given.
pub fn refused(text: &str, why: &Unreadable) {
    let json = open(text);
    let word = |name: &str| json.as_ref().and_then(|json| json[name].as_str());
    let ours = word("app") == Some("mina-uppgifter");
    match why {
        Unreadable::NotJson => assert_eq!(json, None),
        Unreadable::NotOurs => assert!(
            json.is_some()
                && (!ours || word("version").is_none() || json.unwrap()["requests"].is_null())
        ),
        Unreadable::OtherVersion(version) => {
            assert!(ours && version != "1" && word("version") == Some(version));
        }
        Unreadable::TooLarge => assert!(text.len() > MAX_BYTES),
    }
}

/// A document as JSON.
pub fn open(text: &str) -> Option<Value> {
    serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()
}

/// Every entry of a document, understood by an earlier page or not.
pub fn entries(document: &Value) -> Vec<Value> {
    let lists = [&document["requests"], &document["unread"]].into_iter();
    lists
        .flat_map(|list| match list {
            Value::Array(list) => list.clone(),
            Value::Null => Vec::new(),
            one => vec![one.clone()],
        })
        .collect()
}

/// Everything that the screens ask of a request.
fn is_usable(request: &SavedRequest) {
    for today in ["2018-05-25", "2026-11-21", "2199-12-31"] {
        let today = parse_date(today).unwrap();
        let _ = next_step(request, today);
        for milestone in Milestone::ALL {
            let _ = check_date(request, milestone, &request.notes, today);
        }
    }
    let line = events(request);
    assert!(line.is_sorted() && !line.is_empty(), "{line:?}");
    assert_eq!(format!("{:016x}", request.number()), request.id.to_ascii_lowercase());
    let _ = (request.state(), request.exercised());
}
