//! The letter book as files: each letter as text, as a message and as a link, and all of them on one
//! page. The page's own sentences stand in `book.html` and `letter.html`.

use super::{Entry, Library};
use crate::html::{block, escape};
use mina_uppgifter::letter::mailto::{LIMIT, Mailto, Opening, open};
use mina_uppgifter::letter::{Letter, eml};
use mina_uppgifter::text::t;

const BOOK: &str = include_str!("book.html");
const LETTER: &str = include_str!("letter.html");

/// A letter as a `mailto:` link.
pub struct Link {
    /// The link with the whole letter.
    pub link: String,
    /// Whether it is too long, so that the page opens a short one and the letter goes another way.
    pub long: bool,
}

impl Link {
    /// The link to a letter, and the way that the page takes with it.
    #[must_use]
    pub fn new(letter: &Letter) -> Link {
        let body = letter.body();
        let (to, subject) = (letter.to.as_str(), letter.subject.as_str());
        let long = !matches!(open(to, subject, &body, ""), Opening::Full(_));
        Link { link: Mailto { to, subject, body: &body }.link(), long }
    }

    /// The way that the page takes: `direct` or `long`.
    #[must_use]
    pub fn way(&self) -> &'static str {
        if self.long { "long" } else { "direct" }
    }
}

/// All files, by name.
#[must_use]
pub fn files(book: &[Entry], library: &Library) -> Vec<(String, String)> {
    let mut files = vec![("index.html".to_owned(), index(book, library))];
    for entry in book {
        let (name, letter) = (entry.file_name(), &entry.letter);
        let body = letter.body();
        let link = Link::new(letter);
        let facts = format!("length {}\nlimit {LIMIT}\nway {}\n", link.link.len(), link.way());
        files.extend([
            (format!("{name}.txt"), format!("{}\n{}\n\n{body}", letter.to, letter.subject)),
            (format!("{name}.eml"), eml::message(&letter.to, &letter.subject, &body)),
            (format!("{name}.mailto.txt"), format!("{}\n{facts}", link.link)),
        ]);
    }
    files
}

/// The page to read through.
fn index(book: &[Entry], library: &Library) -> String {
    let (mut contents, mut letters) = (String::new(), String::new());
    let mut count = 0;
    for company in book.chunk_by(|a, b| a.company == b.company) {
        let Some(first) = company.first() else { continue };
        let mut policies = library.facts.policies.iter();
        let name = policies.find(|policy| policy.id == first.company);
        let name = escape(name.map_or(&first.company, |policy| &policy.name));
        contents.push_str(&format!("<h2>{name}</h2>\n"));
        letters.push_str(&format!("<h2>{name}</h2>\n"));
        for role in company.chunk_by(|a, b| role(a) == role(b)) {
            let word = role.first().map_or_else(String::new, |first| role_name(first, library));
            contents.push_str(&format!("<h3>{word}</h3>\n<ul>\n"));
            for same in role.chunk_by(|a, b| a.name == b.name) {
                let Some(first) = same.first() else { continue };
                count += 1;
                let (id, subject) = (first.id(), escape(&first.letter.subject));
                let articles: String = same.iter().map(article).collect();
                contents.push_str(&format!("<li><a href=\"#{id}\">{subject}</a></li>\n"));
                letters.push_str(&format!(
                    "<section class=\"letter\" id=\"{id}\">\n<h3>{word}: {subject}</h3>\n\
                     <div class=\"pair\">\n{articles}</div>\n</section>\n",
                ));
            }
            contents.push_str("</ul>\n");
        }
    }
    fill(
        BOOK,
        &[
            ("letters_count", &count.to_string()),
            ("languages_count", &library.texts.len().to_string()),
            ("limit", &LIMIT.to_string()),
            ("contents", &contents),
            ("letters", &letters),
        ],
    )
}

/// The first part of a letter's name: the role, or whatever else it is grouped by.
fn role(entry: &Entry) -> &str {
    entry.name.split('.').next().unwrap_or_default()
}

/// The role in words, in the first language.
fn role_name(entry: &Entry, library: &Library) -> String {
    let key = match role(entry) {
        "job-seeker" => Some(t::role::JOB_SEEKER),
        "visitor" => Some(t::role::VISITOR),
        "supplier" => Some(t::role::SUPPLIER),
        "customer" => Some(t::role::CUSTOMER),
        "other" => Some(t::role::OTHER),
        "follow-up" => Some(t::requests::TITLE),
        "complaint" => Some(t::complaint::TITLE),
        _ => None,
    };
    let word = library.texts.first().zip(key).map(|(texts, key)| texts.get(key));
    escape(word.unwrap_or_else(|| role(entry)))
}

fn article(entry: &Entry) -> String {
    let link = Link::new(&entry.letter);
    fill(
        LETTER,
        &[
            ("language", entry.language),
            ("way", link.way()),
            ("to", &escape(&entry.letter.to)),
            ("subject", &escape(&entry.letter.subject)),
            ("length", &link.link.len().to_string()),
            ("file", &escape(&entry.file_name())),
            ("blocks", &entry.letter.blocks.iter().map(block).collect::<String>()),
        ],
    )
}

/// Fills the places of a page in one pass; a name in braces that is not among them stays.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| {
            let value = values.iter().find(|(known, _)| *known == name)?.1;
            Some((value, after))
        });
        match found {
            Some((value, after)) => {
                out.push_str(value);
                rest = after;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::letters::book;
    use std::collections::BTreeSet;

    fn library() -> Library {
        Library::read(&crate::paths::root().join("public")).unwrap()
    }

    #[test]
    fn every_letter_has_a_name_of_its_own() {
        let library = library();
        let book = book(&library);
        let names: BTreeSet<String> = book.iter().map(Entry::file_name).collect();
        assert_eq!(names.len(), book.len());
        for policy in &library.facts.policies {
            for right in mina_uppgifter::session::LETTER_ORDER {
                for texts in &library.texts {
                    let tag = texts.language.tag;
                    let name = format!("{}.job-seeker.{}.{tag}", policy.id, right.id());
                    assert!(names.contains(&name), "{name}");
                }
            }
        }
        // File names that every system takes.
        let plain = |c: char| c.is_ascii_lowercase() || "-.".contains(c);
        assert!(names.iter().all(|name| name.chars().all(plain)));
    }

    #[test]
    fn the_same_source_gives_the_same_bytes() {
        let make = || {
            let library = library();
            files(&book(&library), &library)
        };
        assert_eq!(make(), make());
    }

    #[test]
    fn every_link_fits_or_is_marked_long() {
        let mut ways = BTreeSet::new();
        for entry in book(&library()) {
            let link = Link::new(&entry.letter);
            assert_eq!(link.link.len() > LIMIT, link.long, "{}", entry.file_name());
            assert!(link.link.starts_with("mailto:") && link.link.is_ascii());
            ways.insert(link.way());
        }
        assert!(ways.contains("long"));
    }

    #[test]
    fn every_letter_is_on_the_page_and_in_files() {
        let library = library();
        let book = book(&library);
        let files = files(&book, &library);
        assert_eq!(files.len(), 1 + 3 * book.len());
        let page = &files[0].1;
        assert_eq!(page.matches("<article ").count(), book.len());
        for (name, text) in &files[1..] {
            assert!(page.contains(&format!("href=\"{name}\"")), "{name}");
            assert!(!text.is_empty(), "{name}");
        }
        // Self-contained: it loads nothing.
        for loading in ["<script", "<link", "<img", "url(", "@import", "src=", "href=\"http"] {
            assert!(!page.contains(loading), "{loading}");
        }
    }

    #[test]
    fn a_place_is_filled_once() {
        assert_eq!(fill("x {a} {b} {", &[("a", "{b}"), ("b", "2")]), "x {b} 2 {");
    }
}
