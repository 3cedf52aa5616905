//! What a visit keeps over a reload: all of it comes back, and whatever else is found in its place
//! does no harm.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "data/choices.rs"]
mod choices;
mod data;

use choices::{FACTS, ROLES, draft_of};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Topic, compose};
use mina_uppgifter::session::{
    Choice, Door, Draft, ItemRef, PointRef, RoleChoice, Route, Visit, request,
};
use mina_uppgifter::text::Texts;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use std::sync::LazyLock;

static SWEDISH: LazyLock<Texts> = LazyLock::new(|| data::texts("sv"));

proptest! {
    #[test]
    fn what_is_kept_comes_back(visit in any_visit()) {
        prop_assert_eq!(Visit::parse(&visit.to_stored()), Some(visit.clone()));
        prop_assert!(!visit.to_stored().is_empty());
    }

    #[test]
    fn what_was_stored_by_others_never_fails(stored in any::<String>()) {
        let _ = Visit::parse(&stored);
    }

    /// One member of what was stored is replaced by something else, or gone.
    #[test]
    fn damaged_state_never_fails(
        visit in any_visit(),
        place in any::<prop::sample::Index>(),
        new in any_json(),
        cut in any::<prop::sample::Index>(),
    ) {
        let stored = visit.to_stored();
        let whole: Value = serde_json::from_str(&stored).unwrap();
        let mut pointers = Vec::new();
        collect(&whole, String::new(), &mut pointers);
        let mut damaged = whole.clone();
        *damaged.pointer_mut(&pointers[place.index(pointers.len())]).unwrap() = new;
        usable(Visit::parse(&damaged.to_string()));
        let cut = stored.floor_char_boundary(cut.index(stored.len()));
        prop_assert_eq!(Visit::parse(&stored[..cut]), None);
    }

    /// Ids that no policy has (any more) lead to fewer facts, never to a failure.
    #[test]
    fn unknown_ids_are_left_out(visit in any_visit()) {
        usable(Some(visit));
    }
}

/// Everything that the screens ask of a restored visit.
fn usable(visit: Option<Visit>) {
    let Some(visit) = visit else { return };
    for route in
        [Route::Goals, Route::Inventory, Route::Letter(1), Route::Send(2), Route::Request(9)]
    {
        let _ = route.missing(&visit.choice, &FACTS);
        let _ = route.next(&visit.choice, &FACTS);
        let _ = route.back(&visit.choice, &FACTS);
    }
    let mut settled = visit.choice.clone();
    settled.keep_offered(&FACTS);
    let addressees = |choice: &Choice| {
        let found = choice.letters(&FACTS).into_iter().map(|plan| plan.policy.id.clone());
        found.collect::<Vec<_>>()
    };
    assert_eq!(addressees(&settled), addressees(&visit.choice));
    for policy in &FACTS.policies {
        let letter = compose(&request(&visit.choice, &visit.draft, policy, "2026-11-21"), &SWEDISH);
        assert_eq!(letter.to, policy.controller.email);
        assert!(!letter.subject.contains('\n'));
    }
}

fn collect(value: &Value, at: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, member)| collect(member, format!("{at}/{key}"), pointers));
        }
        Value::Array(list) => {
            let members = list.iter().enumerate();
            members.for_each(|(i, member)| collect(member, format!("{at}/{i}"), pointers));
        }
        _ => {}
    }
    pointers.push(at);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

fn any_visit() -> impl Strategy<Value = Visit> {
    let id = || {
        let ids = ["clustera-syd", "clustera-sverige", "registration", "sign-up", "name", "x"];
        prop_oneof![3 => select(ids.to_vec()).prop_map(String::from), 1 => any::<String>()]
    };
    let at = move || (id(), id()).prop_map(|(policy, point)| PointRef { policy, point });
    let item = (at(), id()).prop_map(|(at, item)| ItemRef { at, item });
    let list = |strategy| prop::collection::vec(strategy, 0..4);
    let choice = (
        (any::<(bool, bool)>(), list(id().boxed()), prop::option::of(select(ROLES.as_slice()))),
        prop::collection::vec(at(), 0..4),
        prop::collection::vec(item, 0..4),
        (
            prop::collection::vec(select(Right::ALL.as_slice()), 0..4),
            prop::collection::vec(select(Topic::ALL.as_slice()), 0..4),
        ),
        prop::collection::vec((at(), any::<String>()), 0..3),
        prop::collection::vec((id(), any::<String>()), 0..3),
    )
        .prop_map(
            |(((see, separate), policies, role), points, items, (rights, topics), dates, sent)| {
                Choice {
                    door: if see { Door::See } else { Door::Write },
                    policies,
                    role,
                    points,
                    items,
                    rights,
                    topics,
                    separate,
                    dates,
                    sent,
                }
            },
        );
    let words = || any::<String>().boxed();
    let draft = (draft_of(any::<String>), words(), list(words()), list(words()))
        .prop_map(|(draft, language, asked, unasked)| Draft { language, asked, unasked, ..draft });
    (choice, draft).prop_map(|(choice, draft)| Visit::new(choice, draft))
}

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
    usable(Visit::parse(&huge.to_string()));
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
