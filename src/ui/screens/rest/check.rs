//! Check for yourself: what is stored right now, what this page has fetched, and how to see that nothing
//! leaves.

use crate::browser::{self, StorageKey, Stored};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{button, line};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use leptos::prelude::*;

/// Everything that is ever stored, in words.
const KINDS: [(StorageKey, Key); 4] = [
    (StorageKey::Visit, t::check::VISIT),
    (StorageKey::Language, t::check::LANGUAGE),
    (StorageKey::Requests, t::check::REQUESTS),
    (StorageKey::SavedRequests, t::check::SAVED_REQUESTS),
];

pub fn screen(app: App) -> Vec<El> {
    let h2 = |key| el("h2").child(app.t(key));
    // Counts what was deleted here, so that the list is drawn anew.
    let deleted = RwSignal::new(0);
    let stored = el("div").id("stored").live(move || {
        app.choice.track();
        app.draft.track();
        app.requests.track();
        app.saving.track();
        deleted.track();
        stored(app, deleted)
    });
    let mode = match app.shared {
        true => [p("", app.t(t::check::SHARED_ON)), mode_link(app, "?", t::check::SHARED_LEAVE)],
        false => [
            p("", app.t(t::check::SHARED_OFF)),
            mode_link(app, "?mode=shared", t::check::SHARED_USE),
        ],
    };
    let flight = [t::check::FLIGHT_1, t::check::FLIGHT_2, t::check::FLIGHT_3];
    vec![
        heading(app, Route::Check),
        lead(app.t(t::check::LEAD)),
        h2(t::check::STORED),
        stored,
        h2(t::check::SHARED),
        el("div").children(mode),
        h2(t::check::FETCHED),
        fetched(app),
        h2(t::check::FLIGHT),
        el("ol").children(flight.map(|key| el("li").child(app.t(key)))),
        h2(t::check::NETWORK),
        p("", app.t(t::check::NETWORK_TEXT)),
        h2(t::check::BUILD),
        p("", app.fill(t::check::version(env!("CARGO_PKG_VERSION")))),
        p("digest", el("code").child(browser::build_digest().as_str())),
        p("hint", app.t(t::check::BUILD_TEXT)),
    ]
}

/// Each thing that is stored, with its size and a way to delete it.
fn stored(app: App, deleted: RwSignal<u32>) -> Vec<El> {
    let mut rows = Vec::new();
    for (key, words) in KINDS {
        let value = match browser::read(key) {
            Stored::Value(value) => value,
            Stored::Nothing => continue,
            Stored::Blocked => return vec![line("", "info", app.t(t::check::STORED_MEMORY))],
        };
        let count = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
        let label = app.fill(t::check::delete(app.t(words)));
        let delete = button("button quiet small", "", Some("trash"), move || {
            forget(app, key);
            deleted.update(|count| *count += 1);
        });
        let delete = delete.attr("aria-label", &label).id(&format!("delete-{}", key.name()));
        let words = el("span")
            .child(el("b").child(app.t(words)))
            .child(el("bdi").child(app.fill(t::check::size(count))));
        rows.push(el("li").child(words).child(delete));
    }
    match rows.is_empty() {
        true => vec![line("", "check", app.t(t::check::STORED_NOTHING))],
        false => vec![el("ul").class("copy-fields").children(rows)],
    }
}

/// Deletes one thing, here and where it is stored.
fn forget(app: App, key: StorageKey) {
    match key {
        StorageKey::Visit => {
            app.choice.update(|choice| *choice = Default::default());
            app.draft.update(|draft| *draft = Default::default());
        }
        StorageKey::Requests => app.requests.update(|all| *all = Default::default()),
        StorageKey::SavedRequests => {
            app.saving.set(false);
            app.requests.update(|all| *all = Default::default());
        }
        StorageKey::Language => {}
    }
    browser::remove(key);
}

/// What this page has fetched, from the browser's own record.
fn fetched(app: App) -> El {
    let here = browser::origin();
    let (own, other): (Vec<String>, Vec<String>) =
        browser::fetched().into_iter().partition(|address| address.starts_with(&here));
    let count = |list: &[String]| u32::try_from(list.len()).unwrap_or(u32::MAX);
    let short = |address: &str| address.strip_prefix(&here).unwrap_or(address).to_owned();
    let rows = own.iter().chain(&other).map(|one| el("li").child(el("code").child(short(one))));
    let verdict = match other.is_empty() {
        true => line("", "check", &app.fill(t::check::fetched_own(count(&own), &browser::host()))),
        false => line("warning", "warning", &app.fill(t::check::fetched_other(count(&other)))),
    };
    el("div").id("fetched").child(verdict).child(el("ul").class("plain files").children(rows))
}

fn mode_link(app: App, address: &str, label: Key) -> El {
    p("", el("a").attr("href", &format!("{address}#/check")).child(app.t(label)))
}
