//! A letter that looks like a letter.

use crate::letter::{Block, Letter, Run};
use crate::text::{Texts, t};
use leptos::prelude::*;

/// The letter on white paper; the person's own words are marked.
pub fn paper(letter: &Letter, texts: &'static Texts) -> impl IntoView + use<> {
    let blocks = letter.blocks.iter().map(block).collect_view();
    view! {
        <article class="paper" lang=texts.language.tag dir=texts.language.dir>
            <p class="head"><b>{texts.get(t::letter::TO)}": "</b><bdi>{letter.to.clone()}</bdi></p>
            <p class="head"><b>{texts.get(t::letter::SUBJECT)}": "</b>{letter.subject.clone()}</p>
            <div class="body">{blocks}</div>
        </article>
    }
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{runs(text)}</p> }.into_any(),
        Block::Heading(text) => view! { <h3>{runs(text)}</h3> }.into_any(),
        Block::List(items) => {
            let items = items.iter().map(|item| view! { <li>{runs(item)}</li> });
            view! { <ul>{items.collect_view()}</ul> }.into_any()
        }
        Block::Numbered(first, items) => {
            let items = items.iter().map(|item| view! { <li>{runs(item)}</li> });
            view! { <ol start={first.to_string()}>{items.collect_view()}</ol> }.into_any()
        }
    }
}

fn runs(runs: &[Run]) -> Vec<AnyView> {
    let run = |run: &Run| match run {
        Run::Fixed(text) => text.clone().into_any(),
        Run::Own(text) => view! { <mark><bdi>{text.clone()}</bdi></mark> }.into_any(),
    };
    runs.iter().map(run).collect()
}
