//! The page's own files are kept, so that it works without network. When there is a newer version of
//! them, it is offered, below the screen: nothing that is being read or written moves.

use crate::browser;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::button;
use crate::ui::dom::{El, el, p};
use crate::ui::frame::OFFER;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

/// Has the files kept, once all of them that are needed now have arrived.
pub fn keep(app: App) {
    // The page that is built while working changes under its own name.
    if app.shared || cfg!(debug_assertions) {
        return;
    }
    let newer = RwSignal::new(false);
    let begun = Cell::new(false);
    Effect::new(move |_| {
        // Where nothing may be stored, nothing is.
        if app.rest().is_some() && app.kept.get() && !begun.replace(true) {
            spawn_local(browser::keep_files(move || newer.set(true)));
        }
    });
    // Whoever switches must find everything again.
    let safe = move || app.kept.get() && app.requests_kept.get().is_ok();
    let offered = Memo::new(move |_| newer.get() && safe());
    let draw = move || {
        app.texts.track();
        offered.get().then(|| offer(app))
    };
    if let Some(place) = browser::document().and_then(|page| page.get_element_by_id(OFFER)) {
        el("div").attr("role", "status").live(draw).put_in(&place);
    }
}

/// Nothing happens until it is tapped.
fn offer(app: App) -> El {
    let switch = button("button quiet small", app.t(t::offline::SWITCH), None, || {
        spawn_local(browser::switch_version());
    });
    el("div").class("newer").child(p("", app.t(t::offline::NEWER))).child(switch.id("switch"))
}
