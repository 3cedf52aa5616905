//! `THIRD-PARTY.txt`: who wrote what is in the page, and the texts of the licences.

use super::tree::Crate;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// What the names of files with terms begin with.
const BEGINNINGS: [&str; 6] = ["licen", "unlicense", "copying", "copyright", "notice", "authors"];

/// Endings of files that are something else.
const OTHER: [&str; 5] = [".rs", ".toml", ".json", ".html", ".tmpl"];

/// Between the texts.
const RULE: &str =
    "--------------------------------------------------------------------------------";

/// A licence text, and who has it.
struct Text {
    content: String,
    of: Vec<String>,
}

/// The content of the file.
pub fn write(crates: &[Crate]) -> Result<String> {
    let mut out = String::from(
        "Mina uppgifter: code of others\n\
         ==============================\n\n\
         The page is built from its own code, which is under the EUPL-1.2, and from what is listed\n\
         here: the Rust crates in it, the macros that wrote some of it, and the standard library.\n\
         Each is given on under its own licence, or one of them where there is a choice (OR). The\n\
         texts follow, each of them once.\n\n",
    );
    for one in crates {
        let licence = one.licence.as_deref().unwrap_or_default();
        let _ = writeln!(out, "{} {} ({licence})", one.name, one.version);
        if let Some(repository) = &one.repository {
            let _ = writeln!(out, "    {repository}");
        }
    }
    let (texts, without) = collect(crates)?;
    if !without.is_empty() {
        out.push_str(
            "\nThese come without a text of their own. Their terms are those of the licence that is\n\
             named above, as in the texts of others below, and their authors are:\n\n",
        );
        for one in without {
            let authors = match one.authors.as_slice() {
                [] => format!("the {} contributors", one.name),
                authors => {
                    let names = authors.iter().map(|author| without_address(author));
                    names.collect::<Vec<_>>().join(", ")
                }
            };
            let _ = writeln!(out, "{} {}\n    {authors}", one.name, one.version);
        }
    }
    for Text { content, of } in texts {
        let _ = write!(out, "\n{RULE}\n{}\n\n{content}\n", wrapped("For", &of));
    }
    Ok(out)
}

/// A name as manifests have it, without the e-mail address.
fn without_address(author: &str) -> &str {
    author.split_once(" <").map_or(author, |(name, _)| name)
}

/// A list with commas and a colon after it, in lines no longer than the rule.
fn wrapped(beginning: &str, list: &[String]) -> String {
    let (mut out, mut line) = (String::new(), beginning.to_owned());
    for (i, item) in list.iter().enumerate() {
        let end = if i + 1 == list.len() { ":" } else { "," };
        if line.len() + 1 + item.len() + end.len() > RULE.len() {
            let _ = writeln!(out, "{line}");
            line = "   ".to_owned();
        }
        let _ = write!(line, " {item}{end}");
    }
    out + &line
}

/// The texts in the crates' folders in the order in which they come, and the crates without any. Two
/// that differ in nothing but where their lines break are one.
fn collect(crates: &[Crate]) -> Result<(Vec<Text>, Vec<&Crate>)> {
    let (mut texts, mut without) = (Vec::<Text>::new(), Vec::new());
    let mut seen = BTreeMap::new();
    for one in crates {
        let found = read(&one.dir)?;
        if found.is_empty() {
            without.push(one);
        }
        for content in found {
            let words: Vec<&str> = content.split_whitespace().collect();
            let place = *seen.entry(words.join(" ")).or_insert(texts.len());
            let name = format!("{} {}", one.name, one.version);
            match texts.get_mut(place) {
                Some(text) if text.of.contains(&name) => {}
                Some(text) => text.of.push(name),
                None => texts.push(Text { content: tidy(&content), of: vec![name] }),
            }
        }
    }
    Ok((texts, without))
}

/// The texts in a crate's folder, by the names of their files.
fn read(dir: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let entries =
        std::fs::read_dir(dir).with_context(|| format!("{} could not be read", dir.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let named = BEGINNINGS.iter().any(|beginning| name.starts_with(beginning));
        if named && path.is_file() && !OTHER.iter().any(|ending| name.ends_with(ending)) {
            files.push(path);
        } else if name == "licenses" && path.is_dir() {
            for inner in std::fs::read_dir(&path)? {
                files.push(inner?.path());
            }
        }
    }
    files.sort();
    let mut texts = Vec::new();
    for path in files {
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if !text.trim().is_empty() {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// A text without what nobody sees: no spaces at the end of lines, no more than one empty line, no
/// space before all lines.
fn tidy(text: &str) -> String {
    let text = text.replace('\u{feff}', "").replace('\t', "    ");
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end()).collect();
    let indent = |line: &&&str| line.len() - line.trim_start().len();
    let margin =
        lines.iter().filter(|line| !line.is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
    let mut out = Vec::new();
    for line in lines {
        let line = line.get(margin..).unwrap_or_default();
        if !(line.is_empty() && out.last().is_none_or(|last: &&str| last.is_empty())) {
            out.push(line);
        }
    }
    out.join("\n").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_text_loses_only_what_nobody_sees() {
        for (text, expected) in [
            ("a\r\nb\r\n", "a\nb"),
            ("\n\n  a  \n\n\n\n    b\n", "a\n\n  b"),
            ("\u{feff}a\tb\n\u{c}\nc", "a    b\n\nc"),
        ] {
            assert_eq!(tidy(text), expected, "{text:?}");
        }
    }

    #[test]
    fn long_lists_are_wrapped() {
        let list = |count: usize| vec!["twelve 1.2.3".to_owned(); count];
        assert_eq!(wrapped("For", &list(1)), "For twelve 1.2.3:");
        let lines = wrapped("For", &list(12));
        assert!(lines.lines().all(|line| line.len() <= RULE.len()), "{lines}");
        assert_eq!(lines.lines().count(), 3, "{lines}");
        assert_eq!(
            lines.replace("\n   ", ""),
            format!("For{}:", " twelve 1.2.3,".repeat(12)).replace(",:", ":")
        );
    }

    #[test]
    fn each_text_stands_once_with_those_whose_it_is() {
        let dir = std::env::temp_dir().join(format!("xtask-licences-{}", std::process::id()));
        let made_up = |name: &str, files: &[(&str, &str)]| {
            let dir = dir.join(name);
            std::fs::create_dir_all(dir.join("LICENSES")).unwrap();
            for (file, text) in files {
                std::fs::write(dir.join(file), text).unwrap();
            }
            Crate {
                name: name.to_owned(),
                version: "1.0.0".to_owned(),
                licence: Some("MIT".to_owned()),
                authors: if name == "d" {
                    vec![]
                } else {
                    vec!["Kim Exempel <kim@exempel.se>".to_owned()]
                },
                repository: Some(format!("https://{name}.example")),
                dir,
            }
        };
        let crates = [
            made_up(
                "a",
                &[
                    ("LICENSE-MIT", "The terms\nof A.\n"),
                    ("COPYING", "Copy."),
                    ("README.md", "Read me."),
                ],
            ),
            made_up("b", &[("license.txt", "  The terms of A."), ("LICENSES/X.txt", "More.")]),
            made_up("c", &[("licenses.rs", "Code."), ("src.rs", "Code."), ("LICENSE", "\n")]),
            made_up("d", &[]),
        ];
        let text = write(&crates).unwrap();
        let (list, texts) = text.split_once(&format!("\n{RULE}\n")).unwrap();
        assert!(list.contains("\na 1.0.0 (MIT)\n    https://a.example\nb 1.0.0 (MIT)\n"), "{list}");
        let without = "\n\nc 1.0.0\n    Kim Exempel\nd 1.0.0\n    the d contributors\n";
        assert!(list.ends_with(without), "{list}");
        let expected = "For a 1.0.0:\n\nCopy.\n\n{RULE}\nFor a 1.0.0, b 1.0.0:\n\nThe terms\nof A.\n\n{RULE}\nFor b 1.0.0:\n\nMore.\n";
        assert_eq!(texts, expected.replace("{RULE}", RULE));
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
