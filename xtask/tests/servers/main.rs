//! The files of `cargo xtask deploy`, read by the servers that they are for. Each server is started
//! on a free port of this machine, in front of a made-up page, and asked as a browser would. One that
//! is not installed is said to be skipped.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod answer;
mod running;

use answer::{Answer, get};
use running::{Running, Site};
use xtask::headers;

const PAGE: &str = "/";
const WASM: &str = "/assets/app.0123456789.wasm";
const NONE: &str = "/assets/none.0123456789.js";

/// The status, whether it may be kept, and the content type: `None` for what is the server's own.
const ANSWERS: [(&str, u16, bool, Option<&str>); 12] = [
    (PAGE, 200, false, Some("text/html; charset=utf-8")),
    ("/index.html?a=b", 200, false, Some("text/html; charset=utf-8")),
    ("/robots.txt", 200, false, Some("text/plain; charset=utf-8")),
    ("/sw.js", 200, false, Some("text/javascript; charset=utf-8")),
    (WASM, 200, true, Some("application/wasm")),
    ("/assets/app.0123456789.js", 200, true, Some("text/javascript; charset=utf-8")),
    ("/assets/style.0123456789.css", 200, true, Some("text/css; charset=utf-8")),
    ("/assets/rest.sv.0123456789.json", 200, true, Some("application/json")),
    ("/assets/icon.0123456789.svg", 200, true, Some("image/svg+xml")),
    (NONE, 404, false, None),
    ("/none/", 404, false, None),
    ("/%2e%2e/secret.txt", 400, false, None),
];

/// What is asked for, what comes: the coding of the sibling, or none.
const CODINGS: [(&str, &str, &str); 9] = [
    (WASM, "gzip", "gzip"),
    (WASM, "br", "br"),
    (WASM, "gzip, deflate, br, zstd", "br"),
    (WASM, "identity", ""),
    (WASM, "br;q=0", ""),
    (WASM, "gzip;q=0", ""),
    (WASM, "xbr, brx", ""),
    (PAGE, "gzip", "gzip"),
    (PAGE, "br", "br"),
];

fn check(server: &str, brotli: bool) {
    let site = Site::new(server);
    let Some(running) = Running::start(server, &site) else {
        return;
    };
    for (path, status, kept, kind) in ANSWERS {
        let answer = get(running.port, path, "identity");
        if status == 400 {
            assert!((400..500).contains(&answer.status), "{server} {path}: {answer:?}");
            continue;
        }
        assert_eq!(answer.status, status, "{server} {path}: {answer:?}");
        headers_of(&running, path, &answer, kept);
        if let Some(kind) = kind {
            assert_eq!(answer.header("content-type"), Some(kind), "{server} {path}");
            assert_eq!(answer.body, site.content(path), "{server} {path}");
        } else {
            let kind = answer.header("content-type").unwrap_or_default();
            assert!(kind.starts_with("text/"), "{server} {path}: {kind}");
        }
    }
    for (path, asked, expected) in CODINGS {
        let expected = match expected {
            "br" if !brotli && asked.contains("gzip") => "gzip",
            "br" if !brotli => "",
            other => other,
        };
        let answer = get(running.port, path, asked);
        let coding = answer.header("content-encoding").unwrap_or_default();
        assert_eq!((answer.status, coding), (200, expected), "{server} {path} ({asked})");
        let sibling = match expected {
            "br" => ".br",
            "gzip" => ".gz",
            _ => "",
        };
        let file = if path == PAGE { "/index.html" } else { path };
        assert_eq!(answer.body, site.content(&format!("{file}{sibling}")), "{server} ({asked})");
        let kind = headers::content_type(path.trim_start_matches('/'));
        assert_eq!(answer.header("content-type"), Some(kind), "{server} {path} ({asked})");
        headers_of(&running, path, &answer, path != PAGE);
        if !expected.is_empty() {
            let vary = answer.header("vary").unwrap_or_default().to_lowercase();
            assert!(vary.contains("accept-encoding"), "{server} {path} ({asked}): {answer:?}");
        }
    }
    not_modified(&running);
}

/// Every header, as it is written, and none twice.
fn headers_of(running: &Running, path: &str, answer: &Answer, kept: bool) {
    let place = format!("{} {path}: {answer:?}", running.server);
    for (name, value) in headers::framed_by(running::FRAMED_BY) {
        assert_eq!(answer.header(name), Some(value.as_str()), "{name} of {place}");
    }
    let cache = if kept { headers::KEPT } else { headers::ASKED_ANEW };
    assert_eq!(answer.header("cache-control"), Some(cache), "{place}");
    let mut names: Vec<&str> = answer.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    for two in names.windows(2) {
        assert_ne!(two[0], two[1], "twice in {place}");
    }
}

/// A file that the browser has already is not sent again.
fn not_modified(running: &Running) {
    let tag = get(running.port, WASM, "identity").header("etag").unwrap().to_owned();
    let again = answer::get_with(running.port, WASM, &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0), "{}", running.server);
    let cache = again.header("cache-control").unwrap_or(headers::KEPT);
    assert_eq!(cache, headers::KEPT, "{}", running.server);
}

#[test]
fn nginx_answers_as_it_should() {
    check("nginx", false);
}

#[test]
fn caddy_answers_as_it_should() {
    check("caddy", true);
}

#[test]
fn apache_answers_as_it_should() {
    check("apache2", true);
}
