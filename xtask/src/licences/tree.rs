//! The crates that the page is built from, as Cargo names them.

use crate::{paths, process, tools};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Tools that write code of their own into the page: its JavaScript side, and what loads the rest of
/// the program.
const WRITERS: [&str; 2] = ["wasm-bindgen-cli-support", "wasm_split_cli_support"];

/// Code that is in the page, with its terms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    pub name: String,
    pub version: String,
    /// The licence expression, as it stands in its manifest.
    pub licence: Option<String>,
    pub authors: Vec<String>,
    pub repository: Option<String>,
    /// Where its files are on this machine.
    pub dir: PathBuf,
}

/// Everything that is in the page besides its own code, by name and version. Macros and what they are
/// built from are among it, since what they write is in the page.
///
/// # Errors
/// If Cargo cannot say.
pub fn shipped() -> Result<Vec<Crate>> {
    let mut cargo = paths::cargo();
    cargo.args(["metadata", "--format-version", "1", "--features", "ui"]);
    cargo.args(["--filter-platform", tools::WASM]);
    let metadata = process::filter(&mut cargo, &[])?;
    let mut crates = read(&serde_json::from_slice(&metadata)?)?;
    crates.insert(standard_library()?);
    Ok(crates.into_iter().collect())
}

/// The crates in what `cargo metadata` prints: what the root package needs to run, and
/// [`WRITERS`].
fn read(metadata: &Value) -> Result<BTreeSet<Crate>> {
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let list = list.as_array().into_iter().flatten();
        list.filter_map(|entry| Some((entry["id"].as_str()?.to_owned(), entry.clone()))).collect()
    };
    let (packages, resolve) = (by_id(&metadata["packages"]), &metadata["resolve"]);
    let nodes = by_id(&resolve["nodes"]);
    let root = resolve["root"].as_str().context("cargo metadata names no root package")?;
    let (mut seen, mut open) = (BTreeSet::new(), vec![root]);
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = nodes.get(id).with_context(|| format!("cargo metadata lacks {id}"))?;
        for dep in node["deps"].as_array().into_iter().flatten() {
            // A kind that is `null` is a normal dependency; others are for the build or tests.
            let kinds = dep["dep_kinds"].as_array().context("cargo metadata names no kinds")?;
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.extend(dep["pkg"].as_str());
            }
        }
    }
    let is_writer =
        |package: &Value| package["name"].as_str().is_some_and(|name| WRITERS.contains(&name));
    packages
        .iter()
        .filter(|(id, package)| **id != root && (seen.contains(id.as_str()) || is_writer(package)))
        .map(|(id, package)| {
            one(package).with_context(|| format!("cargo metadata says too little of {id}"))
        })
        .collect()
}

fn one(package: &Value) -> Option<Crate> {
    let text = |name: &str| package[name].as_str().map(str::to_owned);
    Some(Crate {
        name: text("name")?,
        version: text("version")?,
        licence: text("license"),
        authors: package["authors"]
            .as_array()?
            .iter()
            .filter_map(|author| author.as_str().map(str::to_owned))
            .collect(),
        repository: text("repository"),
        dir: Path::new(package["manifest_path"].as_str()?).parent()?.to_path_buf(),
    })
}

/// What every program in Rust holds. Its terms are those of the compiler's repository.
fn standard_library() -> Result<Crate> {
    let version = process::version("rustc").context("`rustc` does not say its version")?;
    Ok(Crate {
        name: "std".to_owned(),
        version: version.split(' ').nth(1).unwrap_or_default().to_owned(),
        licence: Some("MIT OR Apache-2.0".to_owned()),
        authors: vec!["The Rust Project contributors".to_owned()],
        repository: Some("https://github.com/rust-lang/rust".to_owned()),
        dir: paths::sysroot()?.join("lib/rustlib/src/rust/library/std"),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    /// page → a → b, and what is needed for the build or tests only; a tool beside it.
    fn tree() -> Value {
        let package = |name: &str, licence: &str| {
            json!({
                "id": name, "name": name, "version": "1.0.0", "license": licence, "authors": ["Kim"],
                "repository": null, "manifest_path": format!("/made/up/{name}/Cargo.toml"),
            })
        };
        let dep = |name: &str, kinds: Value| json!({ "pkg": name, "dep_kinds": kinds });
        let normal = json!([{ "kind": null }]);
        json!({
            "packages": [
                package("page", "EUPL-1.2"), package("a", "MIT"), package("b", "GPL-3.0-only"),
                package("for-build", "GPL-3.0-only"), package("for-tests", "GPL-3.0-only"),
                package("both", "MIT"), package("tool", "GPL-3.0-only"),
                package("wasm_split_cli_support", "MIT"),
            ],
            "resolve": { "root": "page", "nodes": [
                { "id": "page", "deps": [
                    dep("a", normal.clone()),
                    dep("for-build", json!([{ "kind": "build" }])),
                    dep("for-tests", json!([{ "kind": "dev" }])),
                    dep("both", json!([{ "kind": "dev" }, { "kind": null }])),
                ] },
                { "id": "a", "deps": [dep("b", normal.clone())] },
                { "id": "b", "deps": [dep("a", normal.clone())] },
                { "id": "both", "deps": [] },
                { "id": "for-build", "deps": [] }, { "id": "for-tests", "deps": [] },
                { "id": "tool", "deps": [dep("page", normal)] },
            ] },
        })
    }

    #[test]
    fn what_is_in_the_page_is_found_and_nothing_else() {
        let crates = read(&tree()).unwrap();
        let names: Vec<&str> = crates.iter().map(|found| found.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "both", "wasm_split_cli_support"]);
        assert_eq!(crates.first().unwrap().dir, Path::new("/made/up/a"));
        let crates: Vec<Crate> = crates.into_iter().collect();
        let error = super::super::judge(&crates).unwrap_err().to_string();
        assert!(
            error.ends_with("\n  b 1.0.0: the licence `GPL-3.0-only` is not allowed"),
            "{error}"
        );
    }

    #[test]
    fn a_tree_that_is_not_whole_is_refused() {
        for (pointer, part) in [
            ("/resolve/root", "names no root package"),
            ("/resolve/nodes", "lacks page"),
            ("/resolve/nodes/0/deps/0/dep_kinds", "names no kinds"),
            ("/packages/1/version", "says too little of a"),
        ] {
            let mut tree = tree();
            *tree.pointer_mut(pointer).unwrap() = Value::Null;
            let error = read(&tree).unwrap_err().to_string();
            assert!(error.contains(part), "{pointer}: {error}");
        }
    }
}
