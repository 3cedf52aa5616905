//! `SHA256SUMS`: the digest of every file of the build, in the form that `sha256sum --check` reads.
//! With it, whoever has the folder can tell whether it is this build.

use super::folder;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

/// The name of the file.
pub const NAME: &str = "SHA256SUMS";

/// The content of the file: one line for each of `files` but itself, sorted by name.
pub fn write(files: &BTreeMap<String, Vec<u8>>) -> String {
    files
        .iter()
        .filter(|(name, _)| *name != NAME)
        .map(|(name, bytes)| format!("{}  {name}\n", folder::hex(bytes)))
        .collect()
}

/// The names in such a file, with their digests.
///
/// # Errors
/// A sentence that names the line, also for a name that leads out of the folder.
pub fn read(text: &str) -> Result<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    for (i, line) in text.lines().enumerate() {
        let number = i + 1;
        let (digest, name) =
            line.split_once("  ").with_context(|| format!("{NAME}, line {number}: no name"))?;
        let is_digest = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        let inside = name.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if !is_digest || !inside {
            bail!("{NAME}, line {number}: `{line}` is no digest and name");
        }
        sums.insert(name.to_owned(), digest.to_ascii_lowercase());
    }
    if sums.is_empty() {
        bail!("{NAME} is empty");
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::process::Command;

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    /// The digests of the examples in FIPS 180-2, appendix B.
    #[test]
    fn the_form_is_that_of_sha256sum() {
        let files = files(&[("b/a.js", "abc"), ("SHA256SUMS", "old"), ("a.html", "")]);
        let expected = "\
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.html\n\
            ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/a.js\n";
        assert_eq!(write(&files), expected);
        let back = read(expected).unwrap();
        assert_eq!(back.keys().collect::<Vec<_>>(), ["a.html", "b/a.js"]);
        assert_eq!(back.values().map(|digest| digest.len()).collect::<Vec<_>>(), [64, 64]);
    }

    #[test]
    fn the_tool_itself_reads_it() {
        let dir = std::env::temp_dir().join(format!("xtask-sums-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("b")).unwrap();
        let files = files(&[("b/a.js", "abc"), ("a.html", "page")]);
        for (name, bytes) in &files {
            std::fs::write(dir.join(name), bytes).unwrap();
        }
        std::fs::write(dir.join(NAME), write(&files)).unwrap();
        let check = || {
            let mut command = Command::new("sha256sum");
            command.args(["--check", "--strict", "--status", NAME]).current_dir(&dir);
            command.status().unwrap().success()
        };
        assert!(check());
        std::fs::write(dir.join("a.html"), "another page").unwrap();
        assert!(!check());
        std::fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let digest = folder::hex(b"");
        for (text, part) in [
            (String::new(), "is empty"),
            ("<!doctype html>".to_owned(), "line 1: no name"),
            (format!("{digest}  a\nabc  b\n"), "line 2"),
            (format!("{digest}  \n"), "line 1"),
            (format!("{digest}  ../a\n"), "line 1"),
            (format!("{digest}  /etc/a\n"), "line 1"),
            (format!("{digest}  a//b\n"), "line 1"),
            (format!("{}  a\n", "x".repeat(64)), "line 1"),
        ] {
            let error = read(&text).unwrap_err().to_string();
            assert!(error.contains(part), "{text:?}: {error}");
        }
    }
}
