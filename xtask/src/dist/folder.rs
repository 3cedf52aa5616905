//! The folder being built, held in memory until it is whole: files named after their content, so
//! that each can be kept for ever, and the digests that the page checks them by.

use anyhow::{Context, Result};
use base64::Engine as _;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where hashed files go, as part of their address.
const ASSETS: &str = "assets/";

/// What is written after all others, in this order, with its compressed siblings.
const LAST: [&str; 2] = ["index.html", super::offline::NAME];

/// How much of the digest stands in a name: ten hexadecimal digits, 40 bits.
const DIGITS: usize = 10;

/// A file's address relative to the page, and its digest for subresource integrity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Such as `assets/app.0123456789.js`.
    pub url: String,
    /// Such as `sha384-…`.
    pub integrity: String,
    /// How long it is, in bytes.
    pub size: usize,
}

impl Link {
    /// As it stands in the list of files that the page reads.
    pub fn to_json(&self) -> Value {
        json!({ "url": self.url, "integrity": self.integrity, "size": self.size })
    }
}

/// The folder being built.
#[derive(Debug, Default)]
pub struct Folder {
    /// Path relative to the folder → content.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Paths of what a first visit loads.
    pub first_visit: BTreeSet<String>,
}

impl Folder {
    /// Adds a file under a name that holds its digest.
    ///
    /// # Errors
    /// If the name has no ending.
    pub fn hashed(&mut self, name: &str, bytes: Vec<u8>) -> Result<Link> {
        let link = hashed(name, &bytes)?;
        self.files.insert(link.url.clone(), bytes);
        Ok(link)
    }

    /// Adds a file under the name that it has.
    pub fn fixed(&mut self, name: &str, bytes: Vec<u8>) -> Link {
        let (integrity, size) = (integrity(&bytes), bytes.len());
        self.files.insert(name.to_owned(), bytes);
        Link { url: name.to_owned(), integrity, size }
    }

    /// Adds the page itself.
    pub fn index(&mut self, bytes: Vec<u8>) {
        let link = self.fixed("index.html", bytes);
        self.first_visit(&link);
    }

    /// Counts a file among those that a first visit loads.
    pub fn first_visit(&mut self, link: &Link) {
        self.first_visit.insert(link.url.clone());
    }

    /// The digest of all files so far (SHA-256, hexadecimal): of the lines of their names and digests,
    /// sorted by name, as `sha256sum` prints them.
    pub fn digest(&self) -> String {
        let mut all = Sha256::new();
        for (name, bytes) in &self.files {
            all.update(format!("{:x}  {name}\n", Sha256::digest(bytes)));
        }
        format!("{:x}", all.finalize())
    }

    /// Writes the folder to `out` and removes what else is there. The page is written after its files,
    /// and the worker that keeps them after the page: neither names a file that is not there yet.
    pub fn write(&self, out: &Path) -> Result<()> {
        let turn = |name: &str| LAST.iter().position(|last| name.starts_with(last));
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_by_key(|(name, _)| turn(name));
        for (name, bytes) in files {
            let path = out.join(name);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            if std::fs::read(&path).is_ok_and(|old| old == *bytes) {
                continue;
            }
            std::fs::write(&path, bytes).with_context(|| name.clone())?;
        }
        for name in list(out)? {
            if !self.files.contains_key(&name) {
                std::fs::remove_file(out.join(&name)).with_context(|| name)?;
            }
        }
        Ok(())
    }
}

/// Where a file goes under a name that holds its digest.
///
/// # Errors
/// If the name has no ending.
pub fn hashed(name: &str, bytes: &[u8]) -> Result<Link> {
    let url = format!("{ASSETS}{}", hashed_name(name, bytes)?);
    Ok(Link { url, integrity: integrity(bytes), size: bytes.len() })
}

/// `app.js` → `app.0123456789.js`.
fn hashed_name(name: &str, bytes: &[u8]) -> Result<String> {
    let (stem, ending) =
        name.rsplit_once('.').with_context(|| format!("the file name `{name}` has no ending"))?;
    let digits: String = hex(bytes).chars().take(DIGITS).collect();
    Ok(format!("{stem}.{digits}.{ending}"))
}

/// The SHA-256 digest in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest in the form of Subresource Integrity (SHA-384).
pub fn integrity(bytes: &[u8]) -> String {
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes));
    format!("sha384-{digest}")
}

/// All files under `dir`, as paths relative to it with `/`, hidden ones left out.
pub fn list(dir: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let entries =
        std::fs::read_dir(dir).with_context(|| format!("{} could not be read", dir.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            names.extend(list(&entry.path())?.into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// In a style sheet or manifest, puts the final names for those of `public/`: `"icon.svg"` or
/// `url(icon.svg)`. Only hashed files change name, and they all lie in one folder.
pub fn replace_names(bytes: Vec<u8>, links: &BTreeMap<String, Link>) -> Vec<u8> {
    let Ok(mut text) = String::from_utf8(bytes.clone()) else {
        return bytes;
    };
    for (name, link) in links {
        let Some(new) = link.url.strip_prefix(ASSETS) else {
            continue;
        };
        for (open, close) in [("\"", "\""), ("'", "'"), ("(", ")")] {
            text = text.replace(&format!("{open}{name}{close}"), &format!("{open}{new}{close}"));
        }
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_hold_the_digest_of_the_content() {
        assert_eq!(hashed_name("app.js", b"").unwrap(), "app.e3b0c44298.js");
        assert_eq!(hashed_name("text.sv.json", b"").unwrap(), "text.sv.e3b0c44298.json");
        assert_eq!(hashed_name("icons/a.svg", b"").unwrap(), "icons/a.e3b0c44298.svg");
        assert_ne!(hashed_name("app.js", b"a").unwrap(), hashed_name("app.js", b"b").unwrap());
        assert!(hashed_name("LICENSE", b"").is_err());
    }

    #[test]
    fn integrity_is_that_of_the_specification() {
        // The empty string's SHA-384.
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }

    #[test]
    fn names_in_styles_and_manifests_are_replaced() {
        let mut folder = Folder::default();
        let link = folder.hashed("icon.svg", Vec::new()).unwrap();
        let fixed = folder.fixed("embed.js", Vec::new());
        let links = BTreeMap::from([("icon.svg".to_owned(), link), ("embed.js".to_owned(), fixed)]);
        let source = br#"{"src":"icon.svg","x":"my icon.svg"} url(icon.svg) "embed.js""#;
        assert_eq!(
            String::from_utf8(replace_names(source.to_vec(), &links)).unwrap(),
            r#"{"src":"icon.e3b0c44298.svg","x":"my icon.svg"} url(icon.e3b0c44298.svg) "embed.js""#
        );
    }

    #[test]
    fn writing_removes_what_is_stale() {
        let out = std::env::temp_dir().join(format!("xtask-folder-{}", std::process::id()));
        std::fs::create_dir_all(out.join("assets")).unwrap();
        std::fs::write(out.join("assets/old.js"), "old").unwrap();
        let mut folder = Folder::default();
        folder.index(b"page".to_vec());
        folder.hashed("app.js", b"app".to_vec()).unwrap();
        folder.write(&out).unwrap();
        let names: Vec<String> = folder.files.keys().cloned().collect();
        assert_eq!(list(&out).unwrap(), names);
        std::fs::remove_dir_all(&out).unwrap();
    }
}
