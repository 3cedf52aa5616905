//! A made-up build, deployed in a folder and behind a server; then with each thing wrong that can be.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::{deploy, exit_code, serve};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A build in one folder and its deployment in another.
struct World {
    dir: PathBuf,
}

impl World {
    fn new() -> World {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("xtask-verify-{}-{count}", std::process::id());
        let world = World { dir: std::env::temp_dir().join(name) };
        for place in ["build", "deployed"] {
            dist::example().write(&world.dir.join(place)).unwrap();
        }
        world
    }

    fn build(&self) -> PathBuf {
        self.dir.join("build")
    }

    fn deployed(&self) -> PathBuf {
        self.dir.join("deployed")
    }

    /// `None` as the content: the file goes.
    fn change(&self, name: &str, content: Option<&[u8]>) {
        let path = self.deployed().join(name);
        match content {
            Some(content) => std::fs::write(path, content).unwrap(),
            None => std::fs::remove_file(path).unwrap(),
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

const SCRIPT: &str = "assets/app.f844a39109.js";

fn lines(report: &Report) -> Vec<String> {
    report.to_string().lines().map(|line| line.trim().to_owned()).collect()
}

/// What is found in the deployment as a folder, and as an address.
fn check(changes: &[(&str, Option<&[u8]>)], in_folder: &[&str], at_address: &[&str]) {
    let world = World::new();
    for (name, content) in changes {
        world.change(name, *content);
    }
    let expected = Expected::of(&world.build()).unwrap();
    let report = folder(&world.deployed(), &expected).unwrap();
    assert_eq!(lines(&report), in_folder, "{changes:?}, as a folder");
    let served = serve::spawn(world.deployed(), 0).unwrap();
    let report = address::compare(&served.url(), &expected).unwrap();
    assert_eq!(lines(&report), at_address, "{changes:?}, at an address");
    let fine = [in_folder.is_empty(), at_address.is_empty()];
    let deployed = world.deployed();
    for (target, fine) in [deployed.to_str().unwrap(), &served.url()].into_iter().zip(fine) {
        let outcome = against(target, &world.build());
        assert_eq!(outcome.as_ref().map_err(exit_code).err(), (!fine).then_some(1), "{target}");
    }
}

#[test]
fn what_is_the_same_is_the_same() {
    check(&[], &[], &[]);
    // A hidden file is the server's; its own configuration a host need not show.
    check(&[(".htaccess", Some(b"x"))], &[], &[]);
    check(&[(deploy::HOSTS_FILE, None)], &["is missing: _headers"], &[]);
}

#[test]
fn what_differs_is_named() {
    let sibling = format!("{SCRIPT}.br");
    let other = brotli_of(b"evil()");
    check(&[("index.html", Some(b"<p>"))], &["differs: index.html"], &["differs: /, index.html"]);
    check(
        &[(SCRIPT, Some(b"x"))],
        &[&format!("differs: {SCRIPT}")],
        &[
            // The server still has the siblings.
            &format!("differs: {SCRIPT}"),
        ],
    );
    check(
        &[(&sibling, Some(&other))],
        &[&format!("differs: {sibling}")],
        &[
            // What a browser gets, and the file itself.
            &format!("differs: {SCRIPT}, {sibling}"),
        ],
    );
    check(
        &[(&sibling, Some(b"x"))],
        &[&format!("differs: {sibling}")],
        &[&format!("differs: {SCRIPT}, {sibling}")],
    );
    check(&[("SHA256SUMS", Some(b"x"))], &["differs: SHA256SUMS"], &["differs: SHA256SUMS"]);
}

fn brotli_of(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*text, &mut out, &params).unwrap();
    out
}

#[test]
fn what_is_missing_or_extra_is_named() {
    let sibling = format!("{SCRIPT}.gz");
    let missing = format!("is missing: {sibling}");
    check(&[(&sibling, None)], &[&missing], &[&missing]);
    check(&[("SHA256SUMS", None)], &["is missing: SHA256SUMS"], &["is missing: SHA256SUMS"]);
    check(&[("assets/evil.js", Some(b"x"))], &["is there besides: assets/evil.js"], &[]);
}

/// A host that sends none of our headers, and types of its own.
#[test]
fn headers_that_are_missing_are_named() {
    let world = World::new();
    let served = serve::spawn_plain(world.deployed(), 0).unwrap();
    let expected = Expected::of(&world.build()).unwrap();
    let report = address::compare(&served.url(), &expected).unwrap();
    for (name, _) in crate::headers::every() {
        let places = report.findings.get(&format!("{name} is missing")).unwrap();
        assert_eq!(places.len(), expected.0.len(), "{name} at {places:?}");
    }
    assert!(report.findings.contains_key("cache-control is missing"));
    assert!(report.to_string().contains(" more\n"), "{report}");
    assert_eq!(exit_code(&against(&served.url(), &world.build()).unwrap_err()), 1);
}

#[test]
fn a_deployment_in_a_folder_of_the_site_is_found() {
    let world = World::new();
    let served = serve::spawn_plain(world.dir.clone(), 0).unwrap();
    let expected = Expected::of(&world.build()).unwrap();
    for address in [format!("{}deployed", served.url()), format!("{}deployed/", served.url())] {
        let report = address::compare(&address, &expected).unwrap();
        assert!(!report.findings.contains_key("is missing"), "{report}");
        assert!(!report.findings.contains_key("differs"), "{report}");
    }
    let report = address::compare(&format!("{}elsewhere", served.url()), &expected).unwrap();
    assert_eq!(report.findings.get("is missing").unwrap().len(), expected.0.len());
}

/// What people get comes from where they are sent.
#[test]
fn being_sent_elsewhere_is_named() {
    let world = World::new();
    let there = serve::spawn(world.deployed(), 0).unwrap();
    let port = there.addr.port();
    let send = move |uri: axum::http::Uri| async move {
        axum::response::Redirect::temporary(&format!("http://localhost:{port}{}", uri.path()))
    };
    let router = axum::Router::new().fallback(send);
    let here = serve::spawn_router(router, serve::listen(0).unwrap()).unwrap();
    let expected = Expected::of(&world.build()).unwrap();
    let report = address::compare(&here.url(), &expected).unwrap();
    assert_eq!(report.findings.len(), 1, "{report}");
    assert!(report.findings.contains_key("comes from another host, localhost"), "{report}");
}

#[test]
fn what_cannot_be_compared_ends_with_2() {
    let world = World::new();
    let build = world.build();
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (target, part) in [
        (String::from("nowhere"), "neither a folder nor an address"),
        ("example.se".into(), "neither a folder nor an address"),
        ("ftp://example.se".into(), "neither a folder nor an address"),
        ("http://".into(), "is no address"),
        (format!("http://{unused}/"), "could not be reached"),
    ] {
        let error = against(&target, &build).unwrap_err();
        assert!(error.to_string().contains(part), "{target}: {error}");
        assert_eq!(exit_code(&error), 2, "{target}");
    }
    let target = world.deployed();
    let target = target.to_str().unwrap();
    std::fs::write(build.join("index.html"), "edited").unwrap();
    let error = against(target, &build).unwrap_err();
    assert!(error.to_string().contains("has changed since it was built"), "{error}");
    assert_eq!(exit_code(&error), 2);
    std::fs::remove_file(build.join(sums::NAME)).unwrap();
    let error = against(target, &build).unwrap_err();
    assert!(error.to_string().contains("cargo xtask dist"), "{error}");
    assert_eq!(exit_code(&error), 2);
}
