//! What can be read of the page where its program cannot run: without JavaScript or WebAssembly, or
//! when a file does not arrive. It goes into index.html, in Swedish and then in English, from the same
//! policies, texts, law and letters as the program; only its own few sentences are of the group
//! `fallback`.
//!
//! What matters most comes first. Everything of one company stands under that company.

mod answer;
mod companies;
mod holdings;
mod letters;
mod rights;

use super::facts::Data;
use crate::html::escape;
use anyhow::{Context, Result};
use mina_uppgifter::policy::{Facts, Text};
use mina_uppgifter::text::{Fill, Key, Language, Texts, t};

/// The address of the part in English. To the program it is that of its first screen: so whoever goes
/// there while the page still loads is not lost.
const ENGLISH: &str = "/";

/// All of it, as HTML.
///
/// # Errors
/// If the policies cannot be read.
pub fn write(data: &Data) -> Result<String> {
    let mut texts = data.library.texts.iter();
    let (swedish, english) = texts.next().zip(texts.next()).context("there is one language")?;
    let Language { tag, name, dir } = english.language;
    Ok([
        p(&format!("<a lang=\"{tag}\" href=\"#{ENGLISH}\">{name}</a>")),
        part(data, swedish)?,
        format!("<section id=\"{ENGLISH}\" lang=\"{tag}\" dir=\"{dir}\">\n"),
        h2(&escape(english.get(t::start::TITLE))),
        part(data, english)?,
        "</section>\n".to_owned(),
    ]
    .concat())
}

/// All of it in one language.
fn part(data: &Data, texts: &Texts) -> Result<String> {
    let words = Words { facts: &data.library.facts, texts };
    Ok([
        p(&words.t(t::fallback::INTRO)),
        companies::section(&words),
        letters::section(&words, &data.facts)?,
        answer::section(&words),
        rights::section(&words),
        holdings::section(&words),
        p(&words.t(t::start::FACTS)),
    ]
    .concat())
}

/// The facts, and the texts of the language that they are told in. What it gives is HTML.
struct Words<'a> {
    facts: &'a Facts,
    texts: &'a Texts,
}

impl Words<'_> {
    fn t(&self, key: Key) -> String {
        escape(self.texts.get(key))
    }

    fn fill<const N: usize>(&self, fill: Fill<'_, N>) -> String {
        escape(&self.texts.fill(fill))
    }

    /// A text with one of the things that are filled in inside a tag, such as a link.
    fn tagged<const N: usize>(&self, fill: Fill<'_, N>, what: &str, tag: &str) -> String {
        let name = tag.split(' ').next().unwrap_or_default();
        let piece = |(text, filled): (String, bool)| {
            let html = escape(&text);
            if filled && text == what { format!("<{tag}>{html}</{name}>") } else { html }
        };
        self.texts.pieces(fill).into_iter().map(piece).collect()
    }

    fn fact(&self, text: Text) -> String {
        escape(self.texts.fact(text))
    }
}

fn h2(html: &str) -> String {
    format!("<h2>{html}</h2>\n")
}

fn h3(html: &str) -> String {
    format!("<h3>{html}</h3>\n")
}

fn p(html: &str) -> String {
    format!("<p>{html}</p>\n")
}

fn source(html: &str) -> String {
    format!("<p class=\"source\">{html}</p>\n")
}

/// The items of a list.
fn items(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().map(|item| format!("<li>{item}</li>\n")).collect()
}

fn list(all: impl IntoIterator<Item = String>) -> String {
    format!("<ul>\n{}</ul>\n", items(all))
}

/// What opens without a script.
fn fold(title: &str, inside: &str) -> String {
    format!("<details><summary>{title}</summary>\n{inside}</details>\n")
}

/// The same, open to begin with.
fn unfolded(title: &str, inside: &str) -> String {
    fold(title, inside).replacen("<details>", "<details open>", 1)
}

#[cfg(test)]
mod tests;
