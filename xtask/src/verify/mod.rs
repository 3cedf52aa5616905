//! `cargo xtask verify ADDRESS|FOLDER`: whether what others get is what was built here, byte for byte,
//! and on the web with headers as strict.

mod address;
mod weaker;

use crate::dist::{self, sums};
use crate::{Stop, paths};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// How many names are listed for one finding; the rest is counted.
const LISTED: usize = 4;

/// What a folder or an address should have: names and digests, `SHA256SUMS` itself among them.
#[derive(Debug)]
pub struct Expected(BTreeMap<String, String>);

impl Expected {
    /// Reads it from a build, and makes sure that the build is what its list says.
    ///
    /// # Errors
    /// A [`Stop`] if `dir` is no build, or no longer the one that was listed.
    pub fn of(dir: &Path) -> Result<Expected> {
        let path = dir.join(sums::NAME);
        let again = "Build it with `cargo xtask dist`, and try again.";
        let text = std::fs::read(&path)
            .map_err(|_| Stop(format!("{} is not there. {again}", path.display())))?;
        let mut list = sums::read(&String::from_utf8_lossy(&text))?;
        list.insert(sums::NAME.to_owned(), dist::hex(&text));
        let expected = Expected(list);
        if !folder(dir, &expected)?.findings.is_empty() {
            let dir = dir.display();
            return Err(Stop(format!("{dir} has changed since it was built. {again}")).into());
        }
        Ok(expected)
    }
}

/// What was found to be different.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong, and where.
    pub findings: BTreeMap<String, Vec<String>>,
}

impl Report {
    fn add(&mut self, what: impl Into<String>, place: impl Into<String>) {
        let (places, place) = (self.findings.entry(what.into()).or_default(), place.into());
        if !places.contains(&place) {
            places.push(place);
        }
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (what, places) in &self.findings {
            let mut line = String::new();
            let listed: Vec<&str> = places.iter().take(LISTED).map(String::as_str).collect();
            write!(line, "  {what}: {}", listed.join(", "))?;
            if places.len() > LISTED {
                write!(line, " and {} more", places.len() - LISTED)?;
            }
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}

/// Compares `target`, a folder or an address, with `dist/`.
///
/// # Errors
/// If anything differs; a [`Stop`] if they cannot be compared.
pub fn command(target: &str) -> Result<()> {
    against(target, &paths::dist())
}

fn against(target: &str, build: &Path) -> Result<()> {
    let is_address = ["http://", "https://"].iter().any(|scheme| target.starts_with(scheme));
    if !is_address && !Path::new(target).is_dir() {
        let sentence = "is neither a folder nor an address that begins with http:// or https://";
        return Err(Stop(format!("`{target}` {sentence}.")).into());
    }
    let expected = Expected::of(build)?;
    let report = match is_address {
        true => address::compare(target, &expected)?,
        false => folder(Path::new(target), &expected)?,
    };
    if report.findings.is_empty() {
        let also = if is_address { ", and its headers are as strict" } else { "" };
        println!(
            "{target} is the same as the build here, in all {} files{also}.",
            expected.0.len()
        );
        return Ok(());
    }
    print!("{report}");
    bail!("{target} is not the same as the build here")
}

/// Compares a folder with what it should have. Hidden files are left out.
///
/// # Errors
/// If the folder cannot be read.
pub fn folder(dir: &Path, expected: &Expected) -> Result<Report> {
    let mut report = Report::default();
    let found = dist::list(dir)?;
    for name in &found {
        match expected.0.get(name) {
            None => report.add("is there besides", name),
            Some(digest) => {
                let bytes = std::fs::read(dir.join(name)).with_context(|| name.clone())?;
                if dist::hex(&bytes) != *digest {
                    report.add("differs", name);
                }
            }
        }
    }
    for name in expected.0.keys().filter(|name| !found.contains(name)) {
        report.add("is missing", name);
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
