//! `cargo xtask dev`: a quick build, served, that follows the source: a changed file builds the
//! page anew, and open pages reload. A build that fails is shown, and the last good page stays.

use crate::dist::{self, Kind};
use crate::{deploy, paths, serve, tools};
use anyhow::Result;
use axum::Router;
use axum::extract::Path as UrlPath;
use axum::http::{StatusCode, header};
use axum::routing::get;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tokio::sync::watch;

/// What the addresses that only this command has begin with.
pub(crate) const PREFIX: &str = "__dev";

/// The script that reloads the page, relative to it.
pub(crate) const SCRIPT: &str = "__dev/reload.js";

/// Asks whether there is a newer build than the page's, and reloads when the answer comes. A server
/// that is gone is asked again until it is back.
const RELOAD: &str = "\
const ask = () => fetch('__dev/after/BUILD').then(
  (answer) => (answer.ok ? location.reload() : setTimeout(ask, 1000)),
  () => setTimeout(ask, 1000),
);
ask();
";

/// How often the source is looked at.
const PAUSE: Duration = Duration::from_millis(500);

/// What the page is built from.
const SOURCES: [&str; 5] = ["src", "public", "index.html", "Cargo.toml", "Cargo.lock"];

/// `cargo xtask dev`.
///
/// # Errors
/// If a tool is missing, or no port is free.
pub fn command(port: u16) -> Result<()> {
    tools::for_build()?;
    let out = paths::target().join("page/dev-site");
    std::fs::create_dir_all(&out)?;
    let (built, builds) = watch::channel(0_u32);
    let router = routes(builds).merge(serve::folder(&out));
    let served = serve::spawn_router(router, serve::listen(port)?)?;
    let mut seen = BTreeMap::new();
    loop {
        let now = stamps(&paths::root());
        if now != seen {
            seen = now;
            match dist::build(Kind::Dev, &out) {
                Ok(_) => {
                    built.send_modify(|count| *count = count.wrapping_add(1));
                    println!("Serving at {}  (Ctrl+C stops it)", served.url());
                }
                Err(error) => eprintln!("xtask: {error:#}\nWaiting for a change."),
            }
        }
        std::thread::sleep(PAUSE);
    }
}

/// The script, with the number of the build that it came with, and the question that it asks.
fn routes(builds: watch::Receiver<u32>) -> Router {
    let number = builds.clone();
    let script = async move || {
        let script = RELOAD.replace("BUILD", &number.borrow().to_string());
        ([(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-store")], script)
    };
    let after = async move |UrlPath(seen): UrlPath<u32>| {
        let mut builds = builds.clone();
        match builds.wait_for(|count| *count != seen).await {
            Ok(_) => StatusCode::NO_CONTENT,
            Err(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    };
    // A browser that has kept what `cargo xtask serve` had at this address would show that.
    let gone = async || ([(header::CONTENT_TYPE, "text/javascript")], deploy::GONE);
    Router::new()
        .route("/__dev/reload.js", get(script))
        .route("/__dev/after/{build}", get(after))
        .route("/sw.js", get(gone))
}

/// When each source file was last changed. A file that vanishes meanwhile is left out.
fn stamps(root: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let mut stamps = BTreeMap::new();
    for source in SOURCES {
        collect(&root.join(source), &mut stamps);
    }
    stamps
}

fn collect(path: &Path, stamps: &mut BTreeMap<PathBuf, SystemTime>) {
    if let Ok(entries) = std::fs::read_dir(path) {
        for entry in entries.flatten() {
            collect(&entry.path(), stamps);
        }
    } else if let Ok(changed) = path.metadata().and_then(|meta| meta.modified()) {
        stamps.insert(path.to_path_buf(), changed);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_change_is_seen() {
        let root = std::env::temp_dir().join(format!("xtask-dev-{}", std::process::id()));
        std::fs::create_dir_all(root.join("src/deep")).unwrap();
        let file = root.join("src/deep/a.rs");
        std::fs::write(&file, "a").unwrap();
        let before = stamps(&root);
        assert_eq!(before.len(), 1);
        assert_eq!(stamps(&root), before);
        let later = SystemTime::now() + Duration::from_secs(5);
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        assert_ne!(stamps(&root), before);
        std::fs::write(root.join("index.html"), "b").unwrap();
        assert_eq!(stamps(&root).len(), 2);
        std::fs::remove_dir_all(&root).unwrap();
    }
}
