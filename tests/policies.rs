//! The policies as data: complete, sound, and each company's its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use mina_uppgifter::policy::{Facts, FromJson, check, lower};
use serde_json::{Value, json};

const LANGUAGES: [&str; 2] = ["sv", "en"];

fn read(name: &str) -> Value {
    let path = format!("{}/public/policies/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn facts() -> Facts {
    let source = json!({
        "kinds": read("kinds"),
        "policies": [read("clustera-sverige"), read("clustera-syd")],
    });
    let lowered = lower(source, &LANGUAGES).unwrap_or_else(|e| panic!("{e:?}"));
    Facts::from_json(&lowered.facts).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn the_policies_are_sound() {
    assert_eq!(check(&facts()), []);
}
