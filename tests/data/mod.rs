//! The repository's own policies and texts, read as the build reads them, for every test.
#![allow(dead_code)]

pub mod chosen;

use mina_uppgifter::policy::{ContactPoint, Facts, Lowered, Policy, lower};
use mina_uppgifter::text::{Language, Texts, lower_locale};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The policies as the page has them, read once.
pub static FACTS: LazyLock<Facts> = LazyLock::new(facts);

/// The folder `public/`, from whichever crate the tests belong to.
fn public() -> PathBuf {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    folders.map(|folder| folder.join("public")).find(|folder| folder.is_dir()).unwrap()
}

/// The languages that a policy has to be in: those of the interface, Swedish and English first.
pub fn languages() -> Vec<&'static str> {
    Language::ALL.iter().map(|language| language.tag).collect()
}

/// A file of `public/`, without its ending.
pub fn read(name: &str) -> Value {
    let path = public().join(format!("{name}.json"));
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{name}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The policies with the kinds, as they are written; the policies in the order of their ids.
pub fn source() -> Value {
    let files = std::fs::read_dir(public().join("policies")).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    let mut ids: Vec<String> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    ids.retain(|id| id != "kinds");
    ids.sort();
    let policies: Vec<Value> = ids.iter().map(|id| read(&format!("policies/{id}"))).collect();
    json!({ "kinds": read("policies/kinds"), "policies": policies })
}

/// The policies with the texts taken out.
pub fn lowered() -> Lowered {
    lower(source(), &languages()).unwrap_or_else(|e| panic!("{e:?}"))
}

/// The policies as the page has them.
pub fn facts() -> Facts {
    Facts::from_json(&lowered().facts).unwrap_or_else(|e| panic!("{e}"))
}

/// All texts of one language.
pub fn texts(tag: &str) -> Texts {
    let ui = lower_locale(&read("locales/sv"), &read(&format!("locales/{tag}")));
    let tables = lowered().texts.remove(tag).unwrap();
    Texts::new(Language::find(tag).unwrap(), ui.unwrap(), tables).unwrap()
}

/// The policy with this id.
pub fn policy<'a>(facts: &'a Facts, id: &str) -> &'a Policy {
    facts.policies.iter().find(|policy| policy.id == id).unwrap_or_else(|| panic!("{id}"))
}

/// The contact point with this id.
pub fn point<'a>(policy: &'a Policy, id: &str) -> &'a ContactPoint {
    policy.point(id).unwrap_or_else(|| panic!("{}: {id}", policy.id))
}
