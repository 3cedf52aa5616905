//! The JSON Schema of the policy files: kept beside them for editors, generated from the model, and
//! true of the files.
#![cfg(feature = "schema")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod data;

use mina_uppgifter::policy::{Kind, Policy};
use schemars::{Schema, schema_for};
use serde_json::{Value, json};

fn policy() -> Value {
    schema_for!(Policy).to_value()
}

fn kinds() -> Value {
    let schema: Schema = schema_for!(Vec<Kind>);
    schema.to_value()
}

/// Compares with the kept file; `ACCEPT=1` keeps what the model says now.
#[track_caller]
fn is_kept(name: &str, schema: &Value) {
    let path = format!("{}/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("ACCEPT").is_some_and(|accept| accept == "1") {
        std::fs::write(&path, format!("{schema:#}\n")).unwrap_or_else(|e| panic!("{path}: {e}"));
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        serde_json::from_str(&kept).is_ok_and(|kept: Value| kept == *schema),
        "schema/{name}.json is not what src/policy/model.rs says. If the change is meant, run\n\n  \
         ACCEPT=1 cargo test --no-default-features --features schema --test schema\n"
    );
}

#[test]
fn the_kept_schemas_are_those_of_the_model() {
    is_kept("policy", &policy());
    is_kept("kinds", &kinds());
}

#[test]
fn the_files_fit_the_schema() {
    for name in ["clustera-sverige", "clustera-syd"] {
        assert_eq!(misfits(&data::read(&format!("policies/{name}")), &policy()), [""; 0], "{name}");
    }
    assert_eq!(misfits(&data::read("policies/kinds"), &kinds()), [""; 0]);
}

/// The same mistakes that the reader refuses, told to whoever edits a file.
#[test]
fn mistakes_do_not_fit() {
    let good = data::read("policies/clustera-sverige");
    for (pointer, new) in [
        ("/name", json!(1)),
        ("/controller/visits", json!("no")),
        ("/controller", json!({})),
        ("/roles/0/role", json!("pilot")),
        ("/points/0/bases/0/basis", json!("habit")),
        ("/points/0/label", json!({ "sv": "Anmälan" })),
        ("/points/0/retention", json!({ "rule": "for ever" })),
        ("/points/0/retention", json!({ "rule": "up_to" })),
        ("/points/0/retention", json!({ "rule": "no_limit", "months": 3 })),
        ("/points/0/hint", json!("Till exempel")),
        ("/sections/0", json!({ "id": "a", "heading": "b", "more": "c" })),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = new.clone();
        assert!(!misfits(&bad, &policy()).is_empty(), "{pointer}: {new}");
    }
}

/// Where `value` does not fit `schema`: as much of JSON Schema 2020-12 as these schemas use. A
/// keyword that is not known here stops the test, so that it cannot pass for want of understanding.
fn misfits(value: &Value, schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(value, schema, schema, "", &mut found);
    found
}

fn walk(value: &Value, schema: &Value, root: &Value, at: &str, found: &mut Vec<String>) {
    let fits = |schema: &Value| {
        let mut inner = Vec::new();
        walk(value, schema, root, at, &mut inner);
        inner.is_empty()
    };
    let Some(keywords) = schema.as_object() else {
        assert!(schema.is_boolean(), "{schema}");
        if *schema == json!(false) {
            found.push(at.to_owned());
        }
        return;
    };
    for (keyword, rule) in keywords {
        let good = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" => true,
            "$ref" => {
                let pointer = rule.as_str().unwrap().trim_start_matches('#');
                walk(value, root.pointer(pointer).unwrap(), root, at, found);
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|name| is(value, name)),
                name => is(value, name),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "anyOf" => rule.as_array().unwrap().iter().any(fits),
            "oneOf" => rule.as_array().unwrap().iter().filter(|one| fits(one)).count() == 1,
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "required" => value.as_object().is_none_or(|members| {
                rule.as_array().unwrap().iter().all(|n| members.contains_key(n.as_str().unwrap()))
            }),
            "items" => {
                for (i, member) in value.as_array().into_iter().flatten().enumerate() {
                    walk(member, rule, root, &format!("{at}/{i}"), found);
                }
                true
            }
            "properties" => {
                for (name, rule) in rule.as_object().unwrap() {
                    if let Some(member) = value.get(name) {
                        walk(member, rule, root, &format!("{at}/{name}"), found);
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                for (name, member) in value.as_object().into_iter().flatten() {
                    if !known.is_some_and(|known| known.contains_key(name)) {
                        walk(member, rule, root, &format!("{at}/{name}"), found);
                    }
                }
                true
            }
            other => panic!("the schema uses `{other}`, which this test does not know"),
        };
        if !good {
            found.push(format!("{at}: {keyword}"));
        }
    }
}

fn is(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}
