//! About: what stays here and how to check it, who runs the page, sources and limits.

use crate::browser::{self, StorageKey, Stored};
use crate::session::Route;
use crate::text::{Fill, t};
use crate::ui::App;
use crate::ui::components::link_out;
use crate::ui::dom::{El, el, p};
use crate::ui::screens::heading;
use crate::ui::words;
use leptos::prelude::Track;

pub fn screen(app: App) -> Vec<El> {
    let stored = move || {
        app.choice.track();
        app.draft.track();
        app.requests.track();
        app.saving.track();
        let kinds: [(StorageKey, fn(u32) -> Fill<'static, 0>); 3] = [
            (StorageKey::Visit, t::about::stored_draft),
            (StorageKey::Requests, t::about::stored_requests),
            (StorageKey::SavedRequests, t::about::stored_saved),
        ];
        let mut said = Vec::new();
        for (key, words) in kinds {
            match browser::read(key) {
                Stored::Value(value) => {
                    let count = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
                    said.push(app.fill(words(count)));
                }
                Stored::Nothing => {}
                Stored::Blocked => return app.t(t::about::STORED_MEMORY).to_owned(),
            }
        }
        match said.is_empty() {
            true => app.t(t::about::STORED_NOTHING).to_owned(),
            false => said.join(" "),
        }
    };
    let h2 = |key| el("h2").child(app.t(key));
    let text = |key| p("", app.t(key));
    let policies = app.facts.policies.iter().map(|policy| {
        let read = words::day(app, &policy.document.read_on);
        let read = app.fill(t::about::sources_policy(&policy.controller.legal_name, &read));
        el("li")
            .child(link_out(&policy.document.url, &policy.document.title))
            .child(" · ")
            .child(read)
    });
    let ways = [t::about::CHECK_FLIGHT, t::about::CHECK_NETWORK];
    vec![
        heading(app, Route::About),
        h2(t::about::STAYS),
        text(t::about::STAYS_TEXT),
        h2(t::about::CHECK),
        el("ol").children(ways.map(|key| el("li").child(app.t(key)))),
        h2(t::about::STORED),
        el("p").id("stored").live_text(stored),
        h2(t::about::WHO),
        p("", app.fill(t::about::who_text(&browser::host()))),
        h2(t::about::LIMITS),
        text(t::about::LIMITS_TEXT),
        h2(t::about::SOURCES),
        el("ul")
            .class("plain")
            .children(policies)
            .child(el("li").child(app.t(t::about::SOURCES_LAW))),
        p("hint", app.fill(t::about::version(env!("CARGO_PKG_VERSION")))),
    ]
}
