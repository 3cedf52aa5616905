//! Cards to choose by: a door leads on at once, a tick is one of several.

use super::icon;
use crate::session::Route;
use crate::text::Language;
use crate::ui::dom::{Child, El, el};
use leptos::prelude::{event_target_checked, event_target_value};

/// A card that leads to another screen; `choose` is done first.
pub fn door(name: &str, title: &str, hint: &str, to: Route, choose: impl FnMut() + 'static) -> El {
    door_to(name, title, hint, &to.href()).on_click(choose)
}

/// A card that leads to any address.
pub fn door_to(name: &str, title: &str, hint: &str, address: &str) -> El {
    el("a")
        .class("card door")
        .attr("href", address)
        .child(el("span").class("badge").child(icon(name)))
        .child(words(title, hint))
        .child(icon("forward"))
}

/// A card with a check box.
pub fn tick(
    id: &str,
    name: &str,
    title: &str,
    hint: impl Child,
    on: impl Fn() -> bool + 'static,
    set: impl FnMut(bool) + 'static,
) -> El {
    el("label")
        .class("card choice")
        .child(check_box(Kind::Tick, on, set).id(id))
        .child(el("span").class("badge").child(icon(name)))
        .child(words(title, hint))
}

/// How a line is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// By a check box of its own.
    Tick,
    /// By a radio button, one of those with this name.
    Radio(&'a str),
}

/// A line with a check box or radio button.
pub fn item(
    kind: Kind<'_>,
    id: &str,
    text: impl Child,
    on: impl Fn() -> bool + 'static,
    set: impl FnMut(bool) + 'static,
) -> El {
    el("label")
        .class("item")
        .child(check_box(kind, on, set).id(id))
        .child(el("span").class("words").child(text))
}

/// A list of the languages, each by its own name.
pub fn languages(
    id: &str,
    chosen: &Language,
    mut choose: impl FnMut(&'static Language) + 'static,
) -> El {
    let options = Language::ALL.iter().map(|language| {
        let option = el("option").attr("value", language.tag).attr("lang", language.tag);
        let option = if language == chosen { option.attr("selected", "") } else { option };
        option.child(language.name)
    });
    el("select").id(id).children(options).on("change", move |event| {
        if let Some(language) = Language::find(&event_target_value(&event)) {
            choose(language);
        }
    })
}

fn words(title: &str, hint: impl Child) -> El {
    el("span")
        .class("words")
        .child(el("strong").child(title))
        .child(el("span").class("hint").child(hint))
}

fn check_box(
    kind: Kind<'_>,
    on: impl Fn() -> bool + 'static,
    mut set: impl FnMut(bool) + 'static,
) -> El {
    let input = match kind {
        Kind::Tick => el("input").attr("type", "checkbox"),
        Kind::Radio(name) => el("input").attr("type", "radio").attr("name", name),
    };
    input.live_checked(on).on("change", move |event| set(event_target_checked(&event)))
}
