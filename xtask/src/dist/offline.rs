//! `sw.js`, the worker that keeps the page's files for use without network: writes into it which files
//! those are, with their digests, and what this version of the page is called.

use super::fallback;
use super::folder::{self, Folder};
use crate::headers;
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// The name of the worker. It lies beside the page: its folder is what it may serve, and its name
/// stays, since browsers look there for a newer version.
pub const NAME: &str = "sw.js";

/// What stands in the script where the list of files goes, as esbuild leaves it.
const FILES: &str = "[\"build:files\"]";

/// Likewise, where the version goes.
const VERSION: &str = "\"build:version\"";

/// Adds the worker, made of `script`, once everything that it keeps is there.
///
/// # Errors
/// If the script has no place for what belongs into it, or there is no page yet.
pub fn add(folder: &mut Folder, script: &[u8]) -> Result<()> {
    let script = String::from_utf8(script.to_vec())?;
    let script = fill(&script, FILES, &Value::Array(files(folder)?).to_string())?;
    // Of the script too: two versions may have the same files and treat them otherwise.
    let version = json!(folder::hex(script.as_bytes())).to_string();
    folder.fixed(NAME, fill(&script, VERSION, &version)?.into_bytes());
    Ok(())
}

/// What the page needs: itself, by the address that people have, all that it can load, and what can be
/// read of it in other languages.
fn files(folder: &Folder) -> Result<Vec<Value>> {
    let Some(page) = folder.files.get("index.html") else {
        bail!("{NAME} is written after index.html");
    };
    let pages: Vec<String> = fallback::names().collect();
    let kept = |name: &String| name.starts_with(headers::KEPT_FOLDER) || pages.contains(name);
    let others = folder.files.iter().filter(|(name, _)| kept(name));
    let all = [("./", page)].into_iter().chain(others.map(|(name, bytes)| (name.as_str(), bytes)));
    let entry = |(url, bytes): (&str, &Vec<u8>)| json!({ "url": url, "integrity": folder::integrity(bytes) });
    Ok(all.map(entry).collect())
}

fn fill(script: &str, place: &str, with: &str) -> Result<String> {
    match script.matches(place).count() {
        1 => Ok(script.replacen(place, with, 1)),
        count => bail!("public/{NAME} has {place} {count} times, and not once"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::BTreeSet;

    const SCRIPT: &str = "const A=\"build:version\",B=[\"build:files\"];";

    fn built(assets: &[(&str, &str)], script: &str) -> (Folder, String) {
        let mut folder = Folder::default();
        for (name, text) in assets {
            folder.hashed(name, text.as_bytes().to_vec()).unwrap();
        }
        for name in ["embed.js", "robots.txt", "en.html"] {
            folder.fixed(name, b"x".to_vec());
        }
        folder.index(b"page".to_vec());
        add(&mut folder, script.as_bytes()).unwrap();
        let worker = String::from_utf8(folder.files.get(NAME).unwrap().clone()).unwrap();
        (folder, worker)
    }

    fn version(worker: &str) -> &str {
        worker.split('"').nth(1).unwrap()
    }

    #[test]
    fn the_worker_has_the_page_and_what_it_loads() {
        let (folder, worker) = built(&[("app.js", "a"), ("text.sv.json", "t")], SCRIPT);
        let (_, list) = worker.split_once("B=").unwrap();
        let list: Value = serde_json::from_str(list.trim_end_matches(';')).unwrap();
        let mut named = BTreeSet::new();
        for file in list.as_array().unwrap() {
            let url = file.get("url").and_then(Value::as_str).unwrap();
            let name = if url == "./" { "index.html" } else { url };
            let digest = folder::integrity(folder.files.get(name).unwrap());
            assert_eq!(file.get("integrity"), Some(&json!(digest)), "{url}");
            named.insert(name);
        }
        let others = ["embed.js", "robots.txt", NAME];
        let needed = folder.files.keys().map(String::as_str).filter(|n| !others.contains(n));
        assert!(named.into_iter().eq(needed), "{worker}");
        assert!(!folder.first_visit.contains(NAME));
    }

    #[test]
    fn each_version_has_a_name_of_its_own() {
        let of = |text, script| version(&built(&[("a.js", text)], script).1).to_owned();
        let (one, same) = (of("a", SCRIPT), of("a", SCRIPT));
        assert_eq!(one, same);
        assert_eq!(one.len(), 64);
        assert_ne!(one, of("b", SCRIPT));
        assert_ne!(one, of("a", &format!("{SCRIPT}c()")));
    }

    #[test]
    fn a_script_without_room_and_a_folder_without_a_page_are_refused() {
        let mut folder = Folder::default();
        let error = add(&mut folder, SCRIPT.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("after index.html"), "{error}");
        folder.index(b"page".to_vec());
        for script in ["", "[\"build:files\"]", "\"build:version\"", "[\"build:files\"].x"] {
            let error = add(&mut folder, script.as_bytes()).unwrap_err().to_string();
            assert!(error.contains("0 times"), "{script}: {error}");
        }
        let twice = add(&mut folder, format!("{SCRIPT}{SCRIPT}").as_bytes()).unwrap_err();
        assert!(twice.to_string().contains("2 times"), "{twice}");
        assert!(!folder.files.contains_key(NAME));
    }

    #[test]
    fn the_script_itself_has_room() {
        let path = crate::paths::root().join("public").join(NAME);
        let script = std::fs::read_to_string(path).unwrap();
        assert!(script.contains(FILES) && script.contains(VERSION), "{script}");
    }
}
