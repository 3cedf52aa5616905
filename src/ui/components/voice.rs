//! The four voices, told apart by word, icon and colour.

use super::line;
use crate::text::{Key, Texts, t};
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

/// The class, icon and name of a voice.
fn look(who: Voice) -> (&'static str, &'static str, Key) {
    match who {
        Voice::Says => ("says", "quote", t::voice::SAYS),
        Voice::Silent => ("silent", "question", t::voice::SILENT),
        Voice::Law => ("law", "law", t::voice::LAW),
        Voice::Note => ("note", "chat", t::voice::NOTE),
    }
}

/// Who speaks, to stand above what is said.
pub fn who(voice: Voice, texts: &Texts) -> El {
    let (class, name, label) = look(voice);
    line(&format!("who {class}"), name, texts.get(label))
}

/// A passage in one voice, with the source that it rests on.
pub fn voice(app: App, voice: Voice, text: impl Child, source: Option<String>) -> El {
    el("div")
        .class(&format!("voice {}", look(voice).0))
        .child(who(voice, app.texts.get_untracked()))
        .child(el("div").class("what").child(text))
        .child(source.map(|source| p("source", source)))
}
