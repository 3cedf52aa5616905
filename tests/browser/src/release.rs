//! A newer version of the page, put up while somebody is on the one before.

use crate::Site;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::time::Duration;
use xtask::dist::{self, Link};

impl Site {
    /// Puts up another version in which the first screens say `new` in the place of `old` (both as they
    /// stand in the file), in the language with this tag. As after any release, files that have changed
    /// are no longer there under their former names.
    ///
    /// # Errors
    /// If this is no copy, or `old` is not said.
    pub fn release(&self, language: &str, old: &str, new: &str) -> Result<()> {
        let path = self.damaged(&format!("text.{language}."), ".json")?;
        let before = std::fs::read(&path)?;
        let said = String::from_utf8(before.clone())?;
        ensure!(said.contains(old), "no text says {old:?}");
        let after = said.replace(old, new).into_bytes();
        let file = format!("text.{language}.json");
        let (was, is) = (dist::hashed(&file, &before)?, dist::hashed(&file, &after)?);
        std::fs::write(self.dir().join(&is.url), after)?;
        std::fs::remove_file(path)?;

        let page = self.damaged("index", ".html")?;
        let was_page = dist::hashed("index.html", &std::fs::read(&page)?)?;
        rename(&page, &[(&was, &is)])?;
        let is_page = dist::hashed("index.html", &std::fs::read(&page)?)?;

        let worker = self.damaged("sw", ".js")?;
        rename(&worker, &[(&was, &is), (&was_page, &is_page)])?;
        let script = std::fs::read_to_string(&worker)?;
        let version = script.split('"').nth(1).context("the worker has no version")?;
        let newer = script.replace(version, &dist::hex(script.as_bytes()));
        write(&worker, &newer)
    }
}

/// Puts new addresses and digests for old ones.
fn rename(path: &Path, changes: &[(&Link, &Link)]) -> Result<()> {
    let mut text = std::fs::read_to_string(path)?;
    for (was, is) in changes {
        ensure!(text.contains(&was.integrity), "{} lacks {}", path.display(), was.url);
        text = text.replace(&was.url, &is.url).replace(&was.integrity, &is.integrity);
    }
    write(path, &text)
}

/// Writes a file so that its date says that it has changed, however soon it is.
fn write(path: &Path, text: &str) -> Result<()> {
    let before = path.metadata()?.modified()?;
    std::fs::write(path, text)?;
    let file = std::fs::File::options().write(true).open(path)?;
    Ok(file.set_modified(before + Duration::from_secs(60))?)
}
