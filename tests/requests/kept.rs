//! Saved requests of every kind, for the property tests.

use mina_uppgifter::law::{Right, format_iso};
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::requests::{Answer, Milestone, Requests, SavedRequest};
use mina_uppgifter::session::{ItemRef, PointRef, RoleChoice};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};
use time::Date;

pub fn any_day() -> impl Strategy<Value = Date> {
    (17_676i32..84_000).prop_map(|days| Date::from_julian_day(2_440_588 + days).unwrap())
}

/// Few ids and few stamps, so that versions meet.
pub fn any_request() -> impl Strategy<Value = SavedRequest> {
    let at = || {
        let ids = ["clustera-syd", "registration", "x"];
        (select(ids.to_vec()), select(ids.to_vec()))
            .prop_map(|(a, b)| PointRef { policy: a.into(), point: b.into() })
    };
    let words = || any::<String>().boxed();
    (
        (0u8..4, 0u64..6, any_day(), select(vec!["clustera-syd", "clustera-sverige", "gone"])),
        (
            prop::option::of(select(vec![RoleChoice::Other, RoleChoice::Role(Role::Visitor)])),
            subsequence(Right::ALL.to_vec(), 0..4),
            prop::collection::vec(at(), 0..2),
            prop::collection::vec((at(), "[a-z-]{1,8}"), 0..2),
        ),
        [words(), words(), words(), words(), words()],
        prop::collection::vec((select(Milestone::ALL.as_slice()), any_day()), 0..5),
        prop::collection::vec(
            ("[a-z]{1,3}", select(vec![Answer::Got, Answer::Missing, Answer::Unsure])),
            0..3,
        ),
        any::<bool>(),
    )
        .prop_map(|((id, changed, sent, policy), chosen, words, days, answers, reasons)| {
            let (role, rights, points, items) = chosen;
            let [name, contact, subject, letter, notes] = words;
            let items = items.into_iter().map(|(at, item)| ItemRef { at, item });
            let mut request = SavedRequest {
                id: format!("{id:016x}"),
                changed,
                policy: policy.into(),
                role,
                rights,
                points,
                items: items.collect(),
                questions: vec!["profiling-basis".into()],
                language: "sv".into(),
                name,
                contact,
                subject,
                letter,
                notes,
                sent: format_iso(sent),
                reasons_given: reasons,
                ..SavedRequest::default()
            };
            for (milestone, day) in days {
                request.set(milestone, Some(day));
            }
            for (point, answer) in answers {
                request.set_answer(&point, Some(answer));
            }
            request
        })
}

/// What is no request.
fn any_unread() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({})),
        Just(json!(null)),
        (0u8..4).prop_map(|n| json!({ "id": n, "price": "1.50" })),
        (0u8..4).prop_map(|n| json!([n])),
    ]
}

/// A document as a page may have left it: the same id more than once, deletions, what is not
/// understood.
pub fn any_requests() -> impl Strategy<Value = Requests> {
    (
        prop::collection::vec(any_request(), 0..5),
        prop::collection::vec((0u8..4, 0u64..6), 0..3),
        prop::collection::vec(any_unread(), 0..3),
        prop::option::of(0u64..6),
    )
        .prop_map(|(requests, gone, unread, deleted_all)| {
            use mina_uppgifter::json::ToJson;
            let requests: Vec<Value> = requests.iter().map(ToJson::to_json).collect();
            let gone: Vec<Value> =
                gone.into_iter().map(|(id, when)| json!([format!("{id:016x}"), when])).collect();
            let document = json!({
                "app": "mina-uppgifter", "version": "1",
                "requests": requests, "gone": gone, "unread": unread,
            });
            let mut read = Requests::parse(&document.to_string()).unwrap();
            if let Some(now) = deleted_all {
                read.delete_all(now);
            }
            read
        })
}
