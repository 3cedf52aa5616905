//! The checker of the policies, seen to fail: each kind of mistake is made once, and reported.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod data;

use data::{languages, source};
use mina_uppgifter::policy::{Facts, Problem, check, lower};
use serde_json::{Value, json};

/// What the checker says of the policies after one edit.
fn problems(edit: impl FnOnce(&mut Value)) -> Vec<Problem> {
    let mut source = source();
    edit(&mut source);
    let lowered = lower(source, &languages()).unwrap_or_else(|e| panic!("{e:?}"));
    check(&Facts::from_json(&lowered.facts).unwrap_or_else(|e| panic!("{e}")))
}

/// Replaces what is at `pointer`; the checker must then name `place` and say `what`.
#[track_caller]
fn finds(pointer: &str, new: Value, place: &str, what: &str) {
    let found = problems(|source| {
        let old = source.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}"));
        assert_ne!(*old, new, "{pointer}");
        *old = new;
    });
    let says = |problem: &Problem| problem.place == place && problem.what == what;
    assert!(found.iter().any(says), "{pointer}: {place}: {what}, but {found:?}");
}

/// Doubles the first member of a list.
#[track_caller]
fn finds_double(pointer: &str, place: &str, what: &str) {
    let found = problems(|source| {
        let list = source.pointer_mut(pointer).and_then(Value::as_array_mut).unwrap();
        list.push(list[0].clone());
    });
    let says = |problem: &Problem| problem.place == place && problem.what == what;
    assert!(found.iter().any(says), "{pointer}: {place}: {what}, but {found:?}");
}

#[test]
fn ids_used_twice() {
    finds_double("/kinds", "name", "id used twice");
    finds_double("/policies", "clustera-sverige", "id used twice");
    finds_double("/policies/0/sections", "intro", "id used twice");
    finds_double("/policies/0/points", "sign-up", "id used twice");
    finds_double("/policies/0/remarks", "CS01", "id used twice");
    finds_double("/policies/1/points/1/items", "registration", "id used twice");
}

#[test]
fn lists_that_are_empty() {
    finds("/policies", json!([]), "", "no policy");
    for list in ["roles", "points", "sections"] {
        let pointer = format!("/policies/1/{list}");
        finds(&pointer, json!([]), "", "no role, contact point or section");
    }
    let what = "has no legal basis entry; say not_stated";
    finds("/policies/0/points/0/bases", json!([]), "sign-up", what);
}

#[test]
fn sections_that_do_not_exist() {
    let text: Value = languages().into_iter().map(|tag| (tag.to_owned(), json!("a"))).collect();
    let one = || json!({ "section": "nowhere", "text": text.clone() });
    let statement = || json!([one()]);
    let item = json!({
        "id": "x", "kind": "email", "name": text, "origin": "listed",
        "section": "nowhere",
    });
    for (pointer, new, place) in [
        ("controller/section", json!("nowhere"), "controller"),
        ("roles/0/section", json!("nowhere"), "roles"),
        ("tools/0/section", json!("nowhere"), "Workbuster"),
        ("remarks/0/section", json!("nowhere"), "CS01"),
        ("points/0/section", json!("nowhere"), "sign-up"),
        ("points/0/retention_section", json!("nowhere"), "sign-up"),
        ("points/0/bases/0/section", json!("nowhere"), "sign-up"),
        ("points/0/items/0", item, "sign-up"),
        ("points/0/purposes", statement(), "sign-up"),
        ("points/0/sources", statement(), "sign-up"),
        ("points/0/recipients", statement(), "sign-up"),
        ("sources", statement(), "statements"),
        ("recipients", statement(), "statements"),
        ("rights", statement(), "statements"),
        ("done_well", statement(), "statements"),
        ("withdrawal_warning", one(), "withdrawal_warning"),
    ] {
        let pointer = format!("/policies/0/{pointer}");
        finds(&pointer, new, place, "names a section that does not exist");
    }
}

#[test]
fn contact_points_and_kinds_that_do_not_exist() {
    let what = "names a contact point that does not exist";
    finds("/policies/0/tools/0/points", json!(["nowhere"]), "Workbuster", what);
    finds("/policies/0/remarks/0/points", json!(["registration"]), "CS01", what);
    let what = "has an item of a kind that does not exist";
    finds("/policies/0/points/0/items/0/kind", json!("nothing"), "sign-up", what);
}

#[test]
fn roles_without_contact_points_and_contact_points_without_roles() {
    let what = "has a role that the policy does not have";
    finds("/policies/0/points/0/role", json!("customer"), "sign-up", what);
    finds("/policies/0/roles/1/role", json!("supplier"), "roles", "has no contact point");
}

#[test]
fn a_basis_for_everything_beside_none() {
    let bases = json!([
        { "basis": "consent", "section": "consent", "scope": null },
        { "basis": "not_stated", "section": "intro", "scope": null },
    ]);
    let what = "has a basis for the whole activity beside not_stated";
    finds("/policies/0/points/0/bases", bases, "sign-up", what);
}

#[test]
fn blank_names() {
    for (pointer, place) in [
        ("name", "name"),
        ("controller/legal_name", "legal_name"),
        ("controller/email", "email"),
        ("controller/website", "website"),
        ("controller/org_number", "org_number"),
        ("controller/postal_address", "postal_address"),
        ("controller/phone", "phone"),
        ("document/title", "title"),
        ("document/url", "url"),
        ("document/read_on", "read_on"),
        ("sections/0/heading", "intro"),
        ("tools/0/name", "tools"),
    ] {
        finds(&format!("/policies/0/{pointer}"), json!(" "), place, "empty");
    }
}

/// One company's marks under the other, wherever a string stands as it is.
#[test]
fn what_belongs_to_the_other_company() {
    let what = "belongs to the other company";
    for (pointer, new, place) in [
        ("/policies/0/controller/email", "mail@clusterasyd.se", "email"),
        ("/policies/0/controller/legal_name", "Clustera Sverige (Syd) AB", "legal_name"),
        ("/policies/0/controller/org_number", "556743-1365", "org_number"),
        ("/policies/1/controller/email", "info@clustera.se", "email"),
        ("/policies/1/controller/legal_name", "Clustera Sverige AB", "legal_name"),
        ("/policies/1/controller/phone", "010-265 64 64", "phone"),
        ("/policies/1/document/title", "Workbuster", "title"),
        ("/policies/1/sections/0/heading", "Mailshimp", "opening"),
    ] {
        finds(pointer, json!(new), place, what);
    }
}

/// What the reader refuses before the checker sees it: a member too few or too many, a word that
/// is not known.
#[test]
fn shapes_that_are_not_read() {
    type Edit = fn(&mut Value);
    let edits: [(&str, Edit); 8] = [
        ("Policy", |source| source["policies"][0]["extra"] = json!(1)),
        ("Policy", |source| {
            source["policies"][0].as_object_mut().unwrap().remove("withdrawal_warning");
        }),
        ("LegalBasis", |source| {
            source["policies"][0]["points"][0]["bases"][0]["basis"] = json!("x")
        }),
        ("Role", |source| source["policies"][0]["points"][0]["role"] = json!("pilot")),
        ("Retention", |source| {
            source["policies"][0]["points"][0]["retention"]["months"] = json!(3)
        }),
        ("Retention", |source| {
            source["policies"][0]["points"][0]["retention"] = json!({ "rule": "for ever" });
        }),
        ("months", |source| {
            source["policies"][0]["points"][0]["retention"] = json!({ "rule": "up_to" });
        }),
        ("number", |source| source["kinds"][0]["name"] = json!("E-post")),
    ];
    for (expected, edit) in edits {
        let mut source = source();
        edit(&mut source);
        let lowered = lower(source, &languages()).unwrap();
        assert_eq!(Facts::from_json(&lowered.facts).unwrap_err(), expected);
    }
}

/// The defect: `{}` was read as "not stated", though nobody had said so.
#[test]
fn a_retention_without_a_rule_is_not_read() {
    let mut source = source();
    source["policies"][0]["points"][0]["retention"] = json!({});
    let lowered = lower(source, &languages()).unwrap();
    assert_eq!(Facts::from_json(&lowered.facts).unwrap_err(), "Retention");
}
