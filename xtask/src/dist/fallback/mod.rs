//! What can be read of the page where its program cannot run: without JavaScript or WebAssembly, or
//! when a file does not arrive. In Swedish it goes into index.html, in each other language into a page
//! of its own (en.html), which needs no script. It is made from the same policies, texts, law and letters
//! as the program; only its own few sentences are of the group `fallback`.
//!
//! What matters most comes first. Everything of one company stands under that company.

mod answer;
mod companies;
mod holdings;
mod letters;
mod rights;

use super::facts::Data;
use super::page;
use crate::html::escape;
use anyhow::{Context, Result};
use mina_uppgifter::policy::{Facts, Text};
use mina_uppgifter::text::{Fill, Key, Language, Texts, t};

/// The shell of the pages beside index.html, in `public/`.
pub const SHELL: &str = "fallback.html";

/// The heading that stands in index.html, and what is below it, as HTML.
///
/// # Errors
/// If the policies cannot be read.
pub fn index(data: &Data) -> Result<(String, String)> {
    let texts = data.library.texts.first().context("there is no language")?;
    Ok((heading(texts), part(data, texts)?))
}

/// The first words of the program's first screen, just as they stand there: so nothing jumps when it
/// comes.
fn heading(texts: &Texts) -> String {
    let (title, lead) = (texts.get(t::start::TITLE), texts.get(t::start::LEAD));
    format!("<h1>{}</h1>\n<p class=\"lead\">{}</p>", escape(title), escape(lead))
}

/// The names of the pages beside index.html.
pub fn names() -> impl Iterator<Item = String> {
    Language::ALL.iter().filter(|language| **language != *Language::SWEDISH).map(name)
}

/// Those pages with their names, from their shell.
///
/// # Errors
/// If the policies cannot be read, or the shell lacks a place.
pub fn pages(shell: &str, head: &str, data: &Data) -> Result<Vec<(String, String)>> {
    let others = data.library.texts.iter().skip(1);
    others.map(|texts| Ok((name(texts.language), page(shell, head, data, texts)?))).collect()
}

fn page(shell: &str, head: &str, data: &Data, texts: &Texts) -> Result<String> {
    let Language { tag, dir, .. } = texts.language;
    let parts = [
        ("html", format!("<html lang=\"{tag}\" dir=\"{dir}\">")),
        ("name", escape(texts.get(t::app::NAME))),
        ("head", head.to_owned()),
        ("heading", heading(texts)),
        ("fallback", part(data, texts)?),
    ];
    page::fill(SHELL, shell, &parts)
}

/// Where all of it stands in a language.
fn name(language: &Language) -> String {
    if *language == *Language::SWEDISH {
        "index.html".to_owned()
    } else {
        format!("{}.html", language.tag)
    }
}

/// All of it in one language, and where the others are.
fn part(data: &Data, texts: &Texts) -> Result<String> {
    let words = Words { facts: &data.library.facts, texts };
    Ok([
        elsewhere(&words),
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

/// Links to the other languages, and from a page without the program to the one that has it.
fn elsewhere(words: &Words) -> String {
    let own = words.texts.language;
    let others = Language::ALL.iter().filter(|language| **language != *own);
    let links = others.map(|language| {
        let Language { tag, name: called, .. } = language;
        let page = name(language);
        p(&format!("<a lang=\"{tag}\" hreflang=\"{tag}\" href=\"{page}\">{called}</a>"))
    });
    let program = (*own != *Language::SWEDISH).then(|| {
        let whole = words.t(t::fallback::WHOLE);
        p(&format!("<a href=\"index.html?lang={}\">{whole}</a>", own.tag))
    });
    links.chain(program).collect()
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
