//! A letter that looks like a letter.

use crate::letter::{Block, Letter, Run};
use crate::text::{Texts, t};
use crate::ui::dom::{El, el, p};

/// The letter on white paper; the person's own words are marked.
pub fn paper(letter: &Letter, texts: &Texts) -> El {
    let head = |label| el("b").child(format!("{}: ", texts.get(label)));
    let to = p("head", head(t::letter::TO)).child(el("bdi").child(letter.to.as_str()));
    let subject = p("head", head(t::letter::SUBJECT)).child(letter.subject.as_str());
    el("article")
        .class("paper")
        .attr("lang", texts.language.tag)
        .attr("dir", texts.language.dir)
        .child(to)
        .child(subject)
        .child(el("div").class("body").children(letter.blocks.iter().map(block)))
}

fn block(block: &Block) -> El {
    let list =
        |tag, items: &[Vec<Run>]| el(tag).children(items.iter().map(|item| runs(el("li"), item)));
    match block {
        Block::Paragraph(text) => runs(el("p"), text),
        Block::Heading(text) => runs(el("h3"), text),
        Block::List(items) => list("ul", items),
        Block::Numbered(first, items) => list("ol", items).attr("start", &first.to_string()),
    }
}

fn runs(into: El, runs: &[Run]) -> El {
    runs.iter().fold(into, |into, run| match run {
        Run::Fixed(text) => into.child(text.as_str()),
        Run::Own(text) => into.child(el("mark").child(el("bdi").child(text.as_str()))),
    })
}
