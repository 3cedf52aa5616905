//! Pieces that several screens use.

mod choice;
mod code;
mod field;
mod one_by_one;
mod paper;
mod timeline;
mod voice;
mod ways;

pub use choice::{Kind, door, door_to, item, languages, tick};
pub use code::code;
pub use field::{ERRORS, FieldProps, Problem, Problems, errors, field, limit};
pub use one_by_one::{Piece, one_by_one};
pub use paper::{live_paper, paper};
pub use timeline::timeline;
pub use voice::{Voice, voice, who};
pub use ways::{sheet, translation, ways};

use super::dom::{Child, El, el, p, svg};
use crate::letter::tel;
use crate::policy::Icon;
use crate::session::Route;
use leptos::prelude::*;

/// A drawn icon from the sprite in the page; decoration only.
pub fn icon(name: &str) -> El {
    svg("svg")
        .class("icon")
        .attr("aria-hidden", "true")
        .child(svg("use").attr("href", &format!("#i-{name}")))
}

/// A line of text after an icon.
pub fn line(class: &str, name: &str, text: &str) -> El {
    p(&format!("line {class}"), icon(name)).child(el("span").child(text))
}

/// A button that does something here.
pub fn button(class: &str, label: &str, name: Option<&str>, act: impl FnMut() + 'static) -> El {
    let button = el("button").attr("type", "button").class(class);
    button.child(name.map(icon)).child(label).on_click(act)
}

/// A link to another screen.
pub fn link(class: &str, to: Route, label: &str, name: Option<&str>) -> El {
    el("a").class(class).attr("href", &to.href()).child(name.map(icon)).child(label)
}

/// A link to another site. It learns nothing of where the person came from.
pub fn link_out(address: &str, label: &str) -> El {
    el("a").attr("href", address).attr("rel", "noreferrer").child(label)
}

/// A link that calls a number, which is kept on one line; `label` ends with it.
pub fn call(label: &str, phone: &str) -> El {
    let before = label.strip_suffix(phone).unwrap_or_default();
    let number = el("span").class("number").child(phone);
    el("a").attr("href", &tel::call(phone)).child(before).child(number)
}

/// Something to open; `name` is an icon.
pub fn fold(class: &str, name: Option<&str>, summary: &str, inside: impl Child) -> El {
    folded(class, name, summary, el("div").child(inside))
}

/// As [`fold`], where there are many on a screen: what is in it is drawn when it is first opened.
pub fn fold_late(
    class: &str,
    name: Option<&str>,
    summary: &str,
    inside: impl Fn() -> Vec<El> + 'static,
) -> El {
    let opened = RwSignal::new(false);
    let shown = move || if opened.get() { inside() } else { Vec::new() };
    folded(class, name, summary, el("div").live(shown)).on("toggle", move |_| {
        if !opened.get_untracked() {
            opened.set(true);
        }
    })
}

fn folded(class: &str, name: Option<&str>, summary: &str, inside: El) -> El {
    el("details")
        .class(class)
        .child(el("summary").child(name.map(icon)).child(el("span").child(summary)))
        .child(inside.class("more"))
}

/// The sprite's name of a policy's icon.
pub fn icon_name(icon: Icon) -> &'static str {
    match icon {
        Icon::Person => "person",
        Icon::Mail => "mail",
        Icon::Phone => "phone",
        Icon::Document => "document",
        Icon::Pencil => "pencil",
        Icon::Lock => "lock",
        Icon::IdCard => "id-card",
        Icon::Home => "home",
        Icon::Camera => "camera",
        Icon::Chart => "chart",
        Icon::Chat => "chat",
        Icon::Calendar => "calendar",
        Icon::Globe => "globe",
        Icon::Device => "device",
        Icon::Star => "star",
        Icon::Briefcase => "briefcase",
        Icon::Heart => "heart",
        Icon::Megaphone => "megaphone",
        Icon::Mic => "mic",
        Icon::People => "people",
        Icon::Handshake => "handshake",
        Icon::Signpost => "signpost",
    }
}
