//! The four voices, told apart by word, icon and colour.

use super::icon;
use crate::text::t;
use crate::ui::App;
use leptos::prelude::*;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The policy says.
    Says,
    /// The policy is silent.
    Silent,
    /// The law says.
    Law,
    /// We comment.
    Note,
}

/// A passage in one voice, with the source that it rests on.
pub fn voice(app: App, who: Voice, text: impl IntoView, source: Option<String>) -> impl IntoView {
    let (class, name, label) = match who {
        Voice::Says => ("voice says", "quote", t::voice::SAYS),
        Voice::Silent => ("voice silent", "question", t::voice::SILENT),
        Voice::Law => ("voice law", "law", t::voice::LAW),
        Voice::Note => ("voice note", "chat", t::voice::NOTE),
    };
    view! {
        <div class=class>
            <p class="who">{icon(name)}{app.t(label)}</p>
            <div class="what">{text}</div>
            {source.map(|source| view! { <p class="source">{source}</p> })}
        </div>
    }
}
