//! `cargo xtask dist`: from the source to a folder that any static web server can serve.
//!
//! The way of the files: [`wasm`] builds the program, which [`link`] splits in two, [`facts`] takes policies
//! and languages apart into what a page loads, [`fallback`] writes what can be read without the program,
//! [`minify`] makes scripts and styles small, [`folder`] names each file after its content, [`page`] writes
//! those names into index.html and the pages beside it, [`offline`] into the worker that keeps the files for
//! use without network, [`embed`] writes embed.html, [`compress`] puts compressed siblings beside them,
//! [`sums`] lists the digests, and [`sizes`] weighs the result.
//!
//! The same source gives the same bytes: nothing here may depend on the folder, the machine or the
//! time.

mod cache;
mod compress;
mod embed;
pub(crate) mod facts;
mod fallback;
mod folder;
mod link;
mod minify;
mod names;
mod offline;
mod page;
mod sizes;
pub(crate) mod sums;
mod wasm;

use crate::{deploy, headers, licences, paths, process, tools};
use anyhow::{Context, Result};
use folder::Folder;
pub(crate) use folder::list;
pub use folder::{Link, hashed, hex, integrity};
use mina_uppgifter::policy;
use serde_json::{Map, json};
pub use sizes::AIM;
use std::collections::BTreeMap;
use std::path::Path;

/// How the page is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As it is published.
    Release,
    /// The same program, with a panic that tests can raise; nothing beside what the page loads.
    Breakable,
    /// Quickly, with a script that reloads the page when the source changes.
    Dev,
}

/// Files of `public/` that have a place of their own in the build.
const HANDLED: [&str; 9] = [
    "begin.js",
    "boot.js",
    "guard.js",
    "style.css",
    "later.css",
    "icons.svg",
    embed::NAME,
    fallback::SHELL,
    offline::NAME,
];

/// Folders of `public/` that [`facts`] reads.
const DATA: [&str; 2] = ["policies", "locales"];

/// Files of `public/` that keep their name, since others write it into their pages.
const FIXED: [&str; 2] = ["embed.js", "robots.txt"];

/// The language whose texts count towards what a first visit loads.
const FIRST_LANGUAGE: &str = "sv";

/// `cargo xtask dist`: builds into `dist/` and prints what it weighs.
///
/// # Errors
/// If any step fails, the page is heavier than its ceiling, or it has grown unseen.
pub fn command() -> Result<()> {
    weighed().map(|_| ())
}

/// As [`command`]; gives what a first visit loads, in bytes of Brotli.
///
/// # Errors
/// As [`command`].
pub fn weighed() -> Result<usize> {
    tools::for_build()?;
    let folder = build(Kind::Release, &paths::dist())?;
    let weights = sizes::weigh(&folder)?;
    print!("{}", sizes::table(&weights));
    sizes::judge(&weights)?;
    for smaller in sizes::compare(&weights)? {
        println!("  {smaller}");
    }
    Ok(sizes::first_visit(&weights))
}

/// Builds the page into the folder `out`, which afterwards holds nothing else.
///
/// # Errors
/// If any step fails; the folder is then as it was.
pub fn build(kind: Kind, out: &Path) -> Result<Folder> {
    let mut folder = Folder::default();
    let wasm::Program { js: app, wasm } = wasm::build(kind, &mut folder)?;
    process::say("Putting the page together");
    let minify = kind != Kind::Dev;
    let public = paths::root().join("public");
    let data = facts::read(&public)?;

    let (facts, says) = policy::split(data.facts.clone());
    let facts = folder.hashed("facts.json", facts.to_string().into_bytes())?;
    let says = folder.hashed("says.json", says.to_string().into_bytes())?;
    let (mut text, mut rest) = (Map::new(), Map::new());
    for (language, texts) in &data.first {
        let link =
            folder.hashed(&format!("text.{language}.json"), texts.to_string().into_bytes())?;
        if language == FIRST_LANGUAGE {
            folder.first_visit(&link);
        }
        text.insert(language.clone(), link.to_json());
    }
    for (language, texts) in &data.rest {
        let link =
            folder.hashed(&format!("rest.{language}.json"), texts.to_string().into_bytes())?;
        rest.insert(language.clone(), link.to_json());
    }
    let others = other_files(&mut folder, &public, minify)?;
    let mut styles = |name| {
        let css = minify::css(&public.join(name), minify)?;
        folder.hashed(name, folder::replace_names(css, &others))
    };
    let (css, later) = (styles("style.css")?, styles("later.css")?);
    let guard = folder.hashed("guard.js", minify::guard(&public.join("guard.js"), minify)?)?;
    let begin = folder.hashed("begin.js", minify::script(&public.join("begin.js"), minify)?)?;
    for link in [&app, &wasm, &facts, &css, &guard, &begin] {
        folder.first_visit(link);
    }
    let other = |name: &str| others.get(name).with_context(|| format!("public/{name} is missing"));
    let embed_head = page::embed_head(&css, &later, other("chooser.js")?, other("embed.js")?);
    let embed = embed::write(&read_text(&public.join(embed::NAME))?, embed_head, &data)?;
    folder.fixed(embed::NAME, page::link_public(&embed, &others).into_bytes());
    let shell = read_text(&public.join(fallback::SHELL))?;
    for (name, html) in fallback::pages(&shell, &page::strict(&css, headers::CSP), &data)? {
        folder.fixed(&name, page::link_public(&html, &others).into_bytes());
    }

    let files = json!({
        "wasm": wasm.to_json(),
        "facts": facts.to_json(),
        "says": says.to_json(),
        "styles": later.to_json(),
        "text": text,
        "rest": rest,
        "version": env!("CARGO_PKG_VERSION"),
        "build": folder.digest(),
    });
    let shell = read_text(&paths::root().join("index.html"))?;
    let live = kind == Kind::Dev;
    let head =
        page::Head { css: &css, app: &app, guard: &guard, begin: &begin, files: &files, live };
    let head = page::head(&head);
    let icons = page::icons(&read_text(&public.join("icons.svg"))?);
    let (heading, fallback) = fallback::index(&data)?;
    let parts = [("head", head), ("icons", icons), ("heading", heading), ("fallback", fallback)];
    let html = page::fill("index.html", &shell, &parts)?;
    folder.index(page::link_public(&html, &others).into_bytes());

    if kind == Kind::Release {
        offline::add(&mut folder, &minify::script(&public.join(offline::NAME), minify)?)?;
        finish(&mut folder, licences::third_party()?)?;
    }
    folder.write(out).with_context(|| format!("{} could not be written", out.display()))?;
    cache::prune();
    Ok(folder)
}

/// Adds what is not for the page but for whoever puts it on the web: the headers for hosts that read
/// them from a file, the terms of what others wrote, the compressed siblings, and the digests of
/// everything.
fn finish(folder: &mut Folder, third_party: String) -> Result<()> {
    folder.fixed(licences::NAME, third_party.into_bytes());
    folder.fixed(deploy::HOSTS_FILE, deploy::hosts_file().into_bytes());
    compress::siblings(folder)?;
    let sums = sums::write(&folder.files);
    folder.fixed(sums::NAME, sums.into_bytes());
    Ok(())
}

/// Takes in the files of `public/` that no other step handles, scripts minified. Gives each one's
/// path inside `public/` and where it went.
///
/// The manifest comes last: it names icons, which must have their final names by then.
fn other_files(folder: &mut Folder, public: &Path, minify: bool) -> Result<BTreeMap<String, Link>> {
    let mut links = BTreeMap::new();
    let mut names: Vec<String> = folder::list(public)?
        .into_iter()
        .filter(|name| !HANDLED.contains(&name.as_str()))
        .filter(|name| !DATA.contains(&name.split('/').next().unwrap_or_default()))
        .collect();
    names.sort_by_key(|name| (name.ends_with(".webmanifest"), name.clone()));
    for name in names {
        let path = public.join(&name);
        let mut bytes = if name.ends_with(".js") {
            minify::script(&path, minify)?
        } else {
            std::fs::read(&path).with_context(|| format!("{} could not be read", path.display()))?
        };
        if name.ends_with(".webmanifest") {
            bytes = folder::replace_names(bytes, &links);
        }
        let link = if FIXED.contains(&name.as_str()) {
            folder.fixed(&name, bytes)
        } else {
            folder.hashed(&name, bytes)?
        };
        links.insert(name, link);
    }
    Ok(links)
}

fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))
}

/// A finished folder for tests.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) fn example() -> Folder {
    let mut folder = Folder::default();
    let app = folder.hashed("app.js", b"start();\n".to_vec()).unwrap();
    folder.first_visit(&app);
    folder.index(b"<!doctype html><title>Mina uppgifter</title>".to_vec());
    folder.fixed("robots.txt", b"User-agent: *\n".to_vec());
    offline::add(&mut folder, b"const A=\"build:version\",B=[\"build:files\"];\n").unwrap();
    finish(&mut folder, "Code of others.\n".to_owned()).unwrap();
    folder
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_comes_later_weighs_nothing_on_a_first_visit() {
        let folder = example();
        assert_eq!(folder.first_visit.len(), 2, "{:?}", folder.first_visit);
        for name in [deploy::HOSTS_FILE, licences::NAME, sums::NAME, offline::NAME, "robots.txt.br"]
        {
            assert!(folder.files.contains_key(name), "{name}");
            assert!(!folder.first_visit.contains(name), "{name}");
        }
        let list = String::from_utf8(folder.files.get(sums::NAME).unwrap().clone()).unwrap();
        let mut listed = sums::read(&list).unwrap();
        listed.insert(sums::NAME.to_owned(), String::new());
        assert!(listed.keys().eq(folder.files.keys()), "{list}");
    }

    #[test]
    fn the_same_source_gives_the_same_bytes() {
        assert_eq!(example().files, example().files);
    }
}
