//! The house rules that no compiler holds: which room may know which, and where sentences stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use mina_uppgifter::text::{BUILD_GROUPS, FIRST_GROUPS, flatten};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Every Rust file under `src/` with its code.
fn code() -> Vec<(String, String)> {
    let found = code_in("src");
    assert!(found.len() > 40, "{}", found.len());
    found
}

/// Every Rust file under a folder with its code: without comments, and without its tests.
fn code_in(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    collect(&root, &mut files);
    let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    let code = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    files.iter().map(|path| (name(path), code(path))).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// Arrows run one way: `ui → session → letter → {law, text} → policy`, and `browser` on its own.
#[test]
fn rooms_know_no_more_than_they_may() {
    const BROWSER: [&str; 5] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo"];
    for (room, unknown) in [
        ("policy", &["law", "letter", "text", "session", "browser", "ui"][..]),
        ("law", &["letter", "text", "session", "browser", "ui"]),
        ("text", &["law", "letter", "session", "browser", "ui"]),
        ("letter", &["session", "browser", "ui"]),
        ("session", &["browser", "ui"]),
        ("browser", &["policy", "law", "letter", "text", "session", "ui"]),
    ] {
        for (file, code) in code() {
            if !file.starts_with(&format!("{room}/")) {
                continue;
            }
            for other in unknown {
                let path = format!("crate::{other}::");
                assert!(!code.contains(&path), "src/{file} may not know {other}");
            }
            for outside in BROWSER.into_iter().filter(|_| room != "browser") {
                assert!(!code.contains(outside), "src/{file} may not know {outside}");
            }
        }
    }
}

/// What reaches the network or storage is called in one room only.
#[test]
fn only_the_browser_room_fetches_and_stores() {
    let reaching = [
        "fetch_with",
        "XmlHttpRequest",
        "WebSocket",
        "EventSource",
        "send_beacon",
        "session_storage",
        "local_storage",
        "indexed_db",
        "set_cookie",
        "RequestInit",
        "web_sys::Storage",
        "erviceWorker",
        "service_worker",
        "CacheStorage",
        "\"caches\"",
    ];
    for (file, code) in code() {
        for name in reaching.iter().filter(|_| !file.starts_with("browser/")) {
            assert!(!code.contains(name), "src/{file}: {name}");
        }
        // Not even there.
        for name in ["XmlHttpRequest", "WebSocket", "EventSource", "send_beacon", "set_cookie"] {
            assert!(!code.contains(name), "src/{file}: {name}");
        }
    }
}

/// Text becomes text nodes: nothing is read as markup, and nothing brings its own style.
#[test]
fn nothing_typed_becomes_markup() {
    for (file, code) in code() {
        for name in ["insert_adjacent_html", "set_outer_html", "inner_html=", "document.write"] {
            assert!(!code.contains(name), "src/{file}: {name}");
        }
        let cleared = code.replace("set_inner_html(\"\")", "");
        assert!(!cleared.contains("set_inner_html"), "src/{file}: set_inner_html");
        // The style of the page in the object model is no attribute.
        let code = code.replace("get(&root, \"style\")", "");
        assert!(!code.contains("\"style\""), "src/{file}: a style attribute");
        assert!(!code.contains("view!"), "src/{file}: view! (see src/ui/dom.rs)");
    }
}

/// Sentences that people read are data. Swedish letters in a string betray one.
#[test]
fn no_sentence_stands_in_code() {
    for (file, code) in code() {
        for (i, literal) in code.split('"').enumerate().filter(|(i, _)| i % 2 == 1) {
            assert!(!literal.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö']), "src/{file} {i}: {literal}");
        }
    }
}

/// What draws the first screens and the frame around every screen.
fn first_code() -> impl Iterator<Item = (String, String)> {
    const LATER: [&str; 8] = [
        "ui/screens/rest/",
        "ui/components/code.rs",
        "ui/components/field.rs",
        "ui/components/paper.rs",
        "ui/components/timeline.rs",
        "ui/components/voice.rs",
        "ui/components/ways.rs",
        "ui/words.rs",
    ];
    let first =
        |file: &str| file.starts_with("ui/") && !LATER.iter().any(|at| file.starts_with(at));
    code().into_iter().filter(move |(file, _)| first(file))
}

/// The first screens show only texts that come with the page, and reach the later part of the program
/// through its one door.
#[test]
fn the_first_screens_need_nothing_of_the_rest() {
    let mut seen = 0;
    for (file, code) in first_code() {
        for named in code.split("t::").skip(1) {
            let Some((group, _)) = named.split_once("::") else { continue };
            if group.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                && named.len() > group.len()
            {
                let is_text = named[group.len()..].starts_with("::");
                assert!(!is_text || FIRST_GROUPS.contains(&group), "src/{file}: t::{group}");
                seen += 1;
            }
        }
        for room in ["compose", "words::", "rest::inventory", "rest::letter"] {
            assert!(!code.contains(room), "src/{file}: {room}");
        }
    }
    assert!(seen > 40, "{seen}");
}

/// The classes that a style sheet has rules for.
fn styled(file: &str) -> BTreeSet<String> {
    let css = std::fs::read_to_string(format!("public/{file}")).unwrap();
    let selectors = css.split(['{', '}']).flat_map(|part| part.split('.').skip(1));
    let name = |rest: &str| {
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap().to_owned()
    };
    let letter = |name: &String| name.starts_with(|c: char| c.is_ascii_lowercase());
    selectors.map(name).filter(letter).collect()
}

/// Nor do they, or the pages without the program, have a class that only the later styles know.
#[test]
fn what_comes_first_is_styled_by_what_comes_first() {
    let first = styled("style.css");
    let mut later: BTreeSet<String> = styled("later.css").difference(&first).cloned().collect();
    // Only later screens call `item` in `choice.rs`.
    assert!(later.remove("item"));
    assert!(first.len() > 50 && later.len() > 80, "{} and {}", first.len(), later.len());
    let page = |name: &str| (name.to_owned(), std::fs::read_to_string(name).unwrap());
    let pages = ["index.html", "public/fallback.html"].map(page);
    let without = code_in("xtask/src/dist/fallback");
    let mut seen = 0;
    for (file, code) in first_code().chain(pages).chain(without) {
        for begin in ["class(\"", "p(\"", "button(\"", "class=\"", "class=\\\""] {
            for rest in code.split(begin).skip(1) {
                let classes = rest.split(['"', '\\']).next().unwrap();
                for class in classes.split(' ') {
                    assert!(!later.contains(class), "{file}: `{class}` is in later.css alone");
                    seen += usize::from(first.contains(class));
                }
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

/// Nothing is translated that nobody reads, and what the build alone reads is sent to nobody: its texts
/// are of groups of their own.
#[test]
fn every_text_is_used() {
    let sv = std::fs::read_to_string("public/locales/sv.json").unwrap();
    let sv = serde_json::from_str(&sv).unwrap();
    let (page, build) = (named(&code()), named(&code_in("xtask/src/dist/fallback")));
    let texts = flatten(&sv).unwrap().into_iter().map(|(name, _)| name.replace('-', "_"));
    // The build script reads the group `language`.
    let misplaced = texts.filter(|name| !name.starts_with("language.")).filter(|name| {
        let group = name.split('.').next().unwrap();
        let (reader, other) =
            if BUILD_GROUPS.contains(&group) { (&build, Some(&page)) } else { (&page, None) };
        let name = name.to_lowercase();
        !reader.contains(&name) || other.is_some_and(|other| other.contains(&name))
    });
    let misplaced: Vec<String> = misplaced.collect();
    assert!(misplaced.is_empty(), "{misplaced:?}");
}

/// The texts that code names: by their group, or by what the group is called in that file
/// (`use t::group as g`).
fn named(code: &[(String, String)]) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (_, code) in code {
        let words: Vec<&str> = code
            .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
            .filter(|word| !word.is_empty())
            .collect();
        let mut called = BTreeMap::new();
        for three in words.windows(3) {
            if three[1] == "as" {
                called.insert(three[2], three[0].rsplit("::").next().unwrap());
            }
        }
        for word in &words {
            let mut parts = word.rsplit("::");
            if let (Some(item), Some(group)) = (parts.next(), parts.next()) {
                let group = called.get(group).copied().unwrap_or(group);
                named.insert(format!("{group}.{}", item.to_lowercase()));
            }
        }
    }
    named
}
