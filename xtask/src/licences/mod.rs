//! `cargo xtask licences`: whose code the page is built from besides its own, and on what terms. The
//! build writes it to `THIRD-PARTY.txt`, and stops at terms that nobody has agreed to.

mod expression;
mod text;
mod tree;

use anyhow::{Result, bail};
use tree::Crate;

/// The name of the file beside the page.
pub const NAME: &str = "THIRD-PARTY.txt";

/// The licences (SPDX identifiers) that code in the page may be under: all let it be given on under
/// the page's own, the EUPL-1.2.
pub const ALLOWED: [&str; 10] = [
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Prints every crate with its version and licence.
///
/// # Errors
/// If a licence is not allowed, with the crates' names.
pub fn command() -> Result<()> {
    let crates = tree::shipped()?;
    for Crate { name, version, licence, .. } in &crates {
        println!("{name} {version}: {}", licence.as_deref().unwrap_or("no licence is named"));
    }
    judge(&crates)?;
    println!("All {} may be in the page.", crates.len());
    Ok(())
}

/// The content of `THIRD-PARTY.txt`. The same lock file gives the same bytes.
///
/// # Errors
/// As [`command`].
pub fn third_party() -> Result<String> {
    third_party_of(&tree::shipped()?)
}

fn third_party_of(crates: &[Crate]) -> Result<String> {
    judge(crates)?;
    text::write(crates)
}

/// Holds every crate to [`ALLOWED`].
fn judge(crates: &[Crate]) -> Result<()> {
    let mut refused = Vec::new();
    for Crate { name, version, licence, .. } in crates {
        let why = match licence.as_deref().map(|licence| expression::allows(licence, &ALLOWED)) {
            Some(Ok(true)) => continue,
            Some(Ok(false)) => "is not allowed",
            Some(Err(_)) => "cannot be read",
            None => "is not named",
        };
        let licence = licence.as_deref().map_or(String::new(), |text| format!(" `{text}`"));
        refused.push(format!("\n  {name} {version}: the licence{licence} {why}"));
    }
    if !refused.is_empty() {
        bail!(
            "code may not be in the page on these terms (see ALLOWED in xtask/src/licences):{}",
            refused.concat()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::path::PathBuf;

    fn made_up(name: &str, licence: Option<&str>) -> Crate {
        Crate {
            name: name.to_owned(),
            version: "1.2.3".to_owned(),
            licence: licence.map(str::to_owned),
            authors: Vec::new(),
            repository: None,
            dir: PathBuf::from("nowhere"),
        }
    }

    #[test]
    fn every_crate_in_the_page_is_allowed() {
        let crates = tree::shipped().unwrap();
        judge(&crates).unwrap();
        let names: Vec<&str> = crates.iter().map(|found| found.name.as_str()).collect();
        for name in ["leptos", "serde_json", "wasm-bindgen", "wasm_split_cli_support", "std"] {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
        // Neither the page itself nor what only the tools and tests are built from.
        for name in ["mina-uppgifter", "xtask", "axum", "ureq", "proptest", "insta"] {
            assert!(!names.contains(&name), "{name}");
        }
        assert!(crates.len() > 100, "{}", crates.len());
    }

    #[test]
    fn what_is_not_allowed_is_named() {
        let fine = made_up("fine", Some("MIT OR GPL-3.0-only"));
        assert!(judge(std::slice::from_ref(&fine)).is_ok());
        for (licence, part) in [
            (Some("GPL-3.0-only"), "wrong 1.2.3: the licence `GPL-3.0-only` is not allowed"),
            (Some("MIT AND GPL-3.0-only"), "`MIT AND GPL-3.0-only` is not allowed"),
            (Some("MIT OR"), "`MIT OR` cannot be read"),
            (None, "wrong 1.2.3: the licence is not named"),
        ] {
            let crates = [fine.clone(), made_up("wrong", licence)];
            let error = judge(&crates).unwrap_err().to_string();
            assert_eq!(third_party_of(&crates).unwrap_err().to_string(), error);
            assert!(error.contains(part) && !error.contains("fine 1.2.3"), "{error}");
        }
    }

    #[test]
    fn the_file_is_tidy_and_says_where_nothing_was_built() {
        let text = third_party().unwrap();
        assert_eq!(third_party().unwrap(), text);
        assert!(text.contains("\nleptos 0.8."), "{}", text.chars().take(3000).collect::<String>());
        assert!(text.contains("Permission is hereby granted, free of charge"));
        let home = crate::paths::cargo_home().unwrap();
        for place in [crate::paths::root(), home] {
            assert!(!text.contains(place.to_str().unwrap()), "{}", place.display());
        }
        assert!(text.lines().all(|line| line == line.trim_end()), "a line ends with a space");
        assert!(!text.contains("\n\n\n\n") && text.ends_with('\n') && !text.ends_with("\n\n"));
        assert!(!text.contains(['\r', '\u{c}', '\t']));
    }
}
