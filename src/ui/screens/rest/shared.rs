//! On a computer that several people use: nothing is stored, and all is forgotten when nobody is there.

use crate::browser;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::button;
use crate::ui::dom::{El, el, p};
use leptos::prelude::*;

/// After how long without a sign of life everything is forgotten, in milliseconds.
const IDLE: u64 = 5 * 60 * 1000;
/// How long before that the person is asked.
const WARNED: u64 = 60 * 1000;
/// The id of the question's first button.
const STAY: &str = "stay";

/// Forgets everything after five idle minutes, on leaving, and on coming back from the browser's cache.
pub fn guard(app: App) {
    if !app.shared {
        return;
    }
    let alive = StoredValue::new(browser::now());
    // Seconds that are left, once the person is asked.
    let left = RwSignal::new(None::<u64>);
    browser::when_alive(move || {
        // Whoever is asked has to answer.
        if left.get_untracked().is_none() {
            alive.set_value(browser::now());
        }
    });
    browser::every_second(move || {
        let idle = browser::now().saturating_sub(alive.get_value());
        if idle >= IDLE {
            left.set(None);
            alive.set_value(browser::now());
            app.forget();
        } else if idle >= IDLE - WARNED {
            let before = left.get_untracked();
            left.set(Some((IDLE - idle).div_ceil(1000)));
            if before.is_none() {
                request_animation_frame(|| browser::focus(STAY));
            }
        }
    });
    browser::when_left(move || app.forget());
    let stay = move || {
        alive.set_value(browser::now());
        left.set(None);
        browser::focus(crate::ui::frame::TITLE);
    };
    let asked = Memo::new(move |_| left.get().is_some());
    if let Some(root) = browser::document().and_then(|page| page.get_element_by_id("app")) {
        el("div").live(move || asked.get().then(|| question(app, left, stay))).put_in(&root);
    }
}

/// "Are you still there?"
fn question(app: App, left: RwSignal<Option<u64>>, stay: impl Fn() + Copy + 'static) -> El {
    // Read aloud at the beginning and ten seconds before the end, not every second.
    let aloud = Memo::new(move |_| left.get().is_some_and(|seconds| seconds <= 10));
    let counted = move || {
        let seconds = u32::try_from(left.get().unwrap_or_default()).unwrap_or_default();
        app.fill(t::shared::left(seconds))
    };
    let said = move || match aloud.get() {
        true => app.t(t::shared::SOON).to_owned(),
        false => String::new(),
    };
    el("div")
        .class("veil")
        .child(
            el("section")
                .class("card asked")
                .attr("role", "alertdialog")
                .attr("aria-modal", "true")
                .attr("aria-labelledby", "asked")
                .attr("aria-describedby", "asked-why")
                .child(el("h2").id("asked").child(app.t(t::shared::ASK)))
                .child(p("", app.t(t::shared::WHY)).id("asked-why"))
                .child(el("p").attr("aria-hidden", "true").live_text(counted))
                .child(el("p").class("offscreen").attr("role", "status").live_text(said))
                .child(button("button main", app.t(t::shared::STAY), None, stay).id(STAY))
                .child(
                    button("button quiet", app.t(t::shared::CLEAR), Some("trash"), move || {
                        left.set(None);
                        app.forget();
                    })
                    .id("clear-now"),
                ),
        )
        .on("keydown", move |event| browser::keep_focus_in(&event, &[STAY, "clear-now"]))
}
