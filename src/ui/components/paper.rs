//! A letter that looks like a letter.

use crate::letter::{Block, Letter, Run};
use crate::text::{Key, Texts, t};
use crate::ui::dom::{El, el, p};
use leptos::prelude::*;

/// The letter on white paper; the person's own words are marked.
pub fn paper(letter: &Letter, texts: &Texts) -> El {
    let subject = head(texts, t::letter::SUBJECT).child(letter.subject.as_str());
    let body = el("div").class("body").children(letter.blocks.iter().map(block));
    article(&letter.to, texts).child(subject).child(body)
}

/// As [`paper`], following what the person writes: only what has changed is drawn anew.
pub fn live_paper(letter: impl Fn() -> Letter + 'static, texts: &Texts) -> El {
    let Letter { to, subject, .. } = untrack(&letter);
    let subject = RwSignal::new(subject);
    let blocks = move || {
        let letter = letter();
        subject.set(letter.subject);
        letter.blocks
    };
    let body = el("div").class("body").live_list(blocks, block);
    // It may have gone with its screen since it was set.
    let subject = el("span").live_text(move || subject.try_get().unwrap_or_default());
    article(&to, texts).child(head(texts, t::letter::SUBJECT).child(subject)).child(body)
}

fn article(to: &str, texts: &Texts) -> El {
    el("article")
        .class("paper")
        .attr("lang", texts.language.tag)
        .attr("dir", texts.language.dir)
        .child(head(texts, t::letter::TO).child(el("bdi").child(to)))
}

fn head(texts: &Texts, label: Key) -> El {
    p("head", el("b").child(format!("{}: ", texts.get(label))))
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
