//! index.html, and the pages beside it: fills the places that a shell leaves for the build.

use super::folder::Link;
use crate::html::escape;
use crate::{dev, headers};
use anyhow::{Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the head names.
pub struct Head<'a> {
    pub css: &'a Link,
    pub app: &'a Link,
    pub guard: &'a Link,
    pub begin: &'a Link,
    /// The list of files, for the program.
    pub files: &'a Value,
    /// Whether the page reloads when the source changes.
    pub live: bool,
}

/// Fills every place of the shell of the page `page`: the name in `<!-- build:… -->`, and what goes
/// there.
///
/// # Errors
/// If a place is missing, or is there twice.
pub fn fill(page: &str, shell: &str, parts: &[(&str, String)]) -> Result<String> {
    let mut html = shell.to_owned();
    for (name, part) in parts {
        let marker = format!("<!-- build:{name} -->");
        match shell.matches(&marker).count() {
            1 => html = html.replacen(&marker, part, 1),
            0 => bail!("{page} lacks `{marker}`"),
            _ => bail!("{page} has `{marker}` more than once"),
        }
    }
    Ok(html)
}

/// The policy and the styles, with which the head of every page begins: so the policy holds for all
/// that follows. Asked for as CORS requests, so that a frame without an origin of its own gets them.
pub fn strict(css: &Link, csp: &str) -> String {
    [policy(csp), styles(css)].concat()
}

fn policy(csp: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", escape(csp))
}

fn styles(css: &Link) -> String {
    let (url, digest) = (escape(&css.url), escape(&css.integrity));
    format!("\n<link rel=\"stylesheet\" href=\"{url}\" integrity=\"{digest}\" crossorigin>")
}

/// The head of embed.html: as [`head`], with all styles, its own script and `embed.js`.
pub fn embed_head(css: &Link, later: &Link, script: &Link, embed: &Link) -> String {
    let module = |link: &Link| {
        let (url, digest) = (escape(&link.url), escape(&link.integrity));
        format!("\n<script type=\"module\" src=\"{url}\" integrity=\"{digest}\"></script>")
    };
    let policy = [headers::CSP, headers::PREVIEW].concat();
    [strict(css, &policy), styles(later), module(embed), module(script)].concat()
}

/// The policy, the list of files, the styles and the scripts. What begins to fetch the files comes before the
/// styles, so that it has run when they arrive and the browser lays out the page; the guard before the
/// program, so that it sees whether that arrives.
pub fn head(head: &Head) -> String {
    let script = |link: &Link, how: &str| {
        let (url, digest, size) = (escape(&link.url), escape(&link.integrity), link.size);
        format!("<script {how} src=\"{url}\" integrity=\"{digest}\" data-size=\"{size}\"></script>")
    };
    let begin = script(head.begin, "async fetchpriority=\"high\" crossorigin");
    let app = script(head.app, "type=\"module\"");
    let (guard, guard_digest) = (escape(&head.guard.url), escape(&head.guard.integrity));
    let (policy, styles) = (policy(headers::CSP), styles(head.css));
    // In single quotes, since JSON is full of double ones.
    let files =
        head.files.to_string().replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&#39;");
    let live = if head.live {
        format!("\n<script src=\"{}\" defer></script>", dev::SCRIPT)
    } else {
        String::new()
    };
    format!(
        r#"{policy}
<meta name="mina-files" content='{files}'>
{begin}{styles}
<script src="{guard}" integrity="{guard_digest}" crossorigin defer></script>
{app}{live}"#
    )
}

/// The icons as part of the page: hidden, and without what only a file of its own needs.
pub fn icons(svg: &str) -> String {
    let svg = svg.find("<svg").and_then(|start| svg.get(start..)).unwrap_or_default();
    let lines: Vec<&str> = svg.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ").replacen("<svg", "<svg hidden aria-hidden=\"true\"", 1)
}

/// Where the shell names a file as `"public/…"`, puts its final address.
pub fn link_public(html: &str, links: &BTreeMap<String, Link>) -> String {
    links.iter().fold(html.to_owned(), |html, (name, link)| {
        html.replace(&format!("\"public/{name}\""), &format!("\"{}\"", escape(&link.url)))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn link(url: &str) -> Link {
        Link { url: url.to_owned(), integrity: "sha384-A+/=".to_owned(), size: 7 }
    }

    fn a_head(files: &Value, live: bool) -> String {
        let [css, app, guard, begin] = ["s.css", "a.js", "g.js", "b.js"].map(link);
        head(&Head { css: &css, app: &app, guard: &guard, begin: &begin, files, live })
    }

    #[test]
    fn every_place_is_filled_once() {
        let parts =
            [("head", "HEAD".into()), ("icons", "ICONS $& ".into()), ("fallback", "F".into())];
        let fill = |shell: &str| fill("index.html", shell, &parts);
        let shell = "a<!-- build:head -->b<!-- build:icons -->c<!-- build:fallback -->d";
        assert_eq!(fill(shell).unwrap(), "aHEADbICONS $& cFd");
        let missing = fill("<!-- build:head --><!-- build:icons -->").unwrap_err();
        assert!(missing.to_string().contains("build:fallback"));
        let twice = fill(&format!("{shell}<!-- build:icons -->")).unwrap_err();
        assert!(twice.to_string().contains("more than once"));
    }

    #[test]
    fn the_list_of_files_survives_as_an_attribute() {
        let files = json!({ "x": "\"'<>&amp;" });
        let html = a_head(&files, false);
        let (_, rest) = html.split_once("name=\"mina-files\" content='").unwrap();
        let (value, _) = rest.split_once('\'').unwrap();
        assert!(!value.contains('<'));
        let back = value.replace("&#39;", "'").replace("&lt;", "<").replace("&amp;", "&");
        assert_eq!(serde_json::from_str::<Value>(&back).unwrap(), files);
    }

    #[test]
    fn the_policy_comes_first_and_nothing_is_inline() {
        let html = a_head(&json!({}), false);
        assert!(html.starts_with("<meta http-equiv=\"Content-Security-Policy\""));
        assert!(!html.contains("style=") && !html.contains(dev::SCRIPT));
        assert_eq!(html.matches("integrity=\"sha384-A+/=\"").count(), 4);
        assert!(a_head(&json!({}), true).contains(dev::SCRIPT));
    }

    #[test]
    fn icons_are_hidden_and_lose_their_prologue() {
        assert_eq!(
            icons("<?xml version=\"1.0\"?>\n<svg>\n  <symbol id=\"a\"/>\n</svg>\n"),
            "<svg hidden aria-hidden=\"true\"> <symbol id=\"a\"/> </svg>"
        );
    }

    #[test]
    fn files_of_public_are_linked_by_their_final_name() {
        let links = BTreeMap::from([("icon.svg".to_owned(), link("assets/icon.1.svg"))]);
        assert_eq!(
            link_public("<link href=\"public/icon.svg\">", &links),
            "<link href=\"assets/icon.1.svg\">"
        );
    }
}
