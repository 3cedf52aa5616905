//! The four voices, told apart by word, icon and colour.

use super::line;
use crate::text::t;
use crate::ui::App;
use crate::ui::dom::{Child, El, el, p};

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
pub fn voice(app: App, who: Voice, text: impl Child, source: Option<String>) -> El {
    let (class, name, label) = match who {
        Voice::Says => ("voice says", "quote", t::voice::SAYS),
        Voice::Silent => ("voice silent", "question", t::voice::SILENT),
        Voice::Law => ("voice law", "law", t::voice::LAW),
        Voice::Note => ("voice note", "chat", t::voice::NOTE),
    };
    el("div")
        .class(class)
        .child(line("who", name, app.t(label)))
        .child(el("div").class("what").child(text))
        .child(source.map(|source| p("source", source)))
}
