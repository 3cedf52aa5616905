//! Check for yourself: what is stored right now, what this page has fetched, and how to see that nothing
//! leaves.

use crate::browser::{self, StorageKey, Stored};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{button, line};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use crate::ui::state::State;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The id of the list of what is stored.
const STORED: &str = "stored";

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
    let files = State::new(Vec::new());
    spawn_local(async move {
        look(files).await;
        // On a first visit they may still be on their way.
        browser::until_kept().await;
        look(files).await;
    });
    let stored = el("div").id(STORED).attr("tabindex", "-1").live(move || {
        app.choice.track();
        app.draft.track();
        app.requests.track();
        app.saving.track();
        deleted.track();
        stored(app, deleted, files)
    });
    let mode = match app.shared {
        true => [p("", app.t(t::check::SHARED_ON)), mode_link(app, "?", t::check::SHARED_LEAVE)],
        false => [
            p("", app.t(t::check::SHARED_OFF)),
            mode_link(app, "?mode=shared", t::check::SHARED_USE),
        ],
    };
    let flight = move || {
        let last = match files.with(Vec::is_empty) {
            true => t::check::FLIGHT_3_MEMORY,
            false => t::check::FLIGHT_3,
        };
        let steps = [t::check::FLIGHT_1, t::check::FLIGHT_2, last];
        steps.map(|key| el("li").child(app.t(key))).into_iter().collect::<Vec<_>>()
    };
    vec![
        heading(app, Route::Check),
        lead(app.t(t::check::LEAD)),
        h2(t::check::STORED),
        stored,
        h2(t::check::SHARED),
        el("div").children(mode),
        h2(t::check::FETCHED),
        el("div").id("fetched").live(move || fetched(app, files.with(Clone::clone))),
        h2(t::check::FLIGHT),
        el("ol").id("flight").live(flight),
        h2(t::check::NETWORK),
        p("", app.t(t::check::NETWORK_TEXT)),
        h2(t::check::BUILD),
        p("", app.fill(t::check::version(env!("CARGO_PKG_VERSION")))),
        p("digest", el("code").child(browser::build_digest().as_str())),
        p("hint", app.t(t::check::BUILD_TEXT)),
    ]
}

/// Each thing that is stored, with its size and a way to delete it.
fn stored(app: App, deleted: RwSignal<u32>, files: State<Vec<String>>) -> Vec<El> {
    let (mut rows, mut blocked) = (Vec::new(), false);
    for (key, words) in KINDS {
        let value = match browser::read(key) {
            Stored::Value(value) => value,
            Stored::Nothing => continue,
            Stored::Blocked => {
                blocked = true;
                break;
            }
        };
        let size = app.fill(t::check::size(count(value.chars().count())));
        let delete = move || {
            forget(app, key);
            deleted.update(|count| *count += 1);
            focus_stored();
        };
        rows.push(row(app, words, &[&size], key.name(), delete));
    }
    let nothing = rows.is_empty().then(|| match blocked {
        true => line("", "info", app.t(t::check::STORED_MEMORY)),
        false => line("", "check", app.t(t::check::STORED_NOTHING)),
    });
    rows.extend(kept(app, files));
    let list = (!rows.is_empty()).then(|| el("ul").class("copy-fields").children(rows));
    nothing.into_iter().chain(list).collect()
}

/// One thing that is stored: what it is, what there is to know of it, and a button that deletes it.
fn row(app: App, what: Key, about: &[&str], id: &str, delete: impl FnMut() + 'static) -> El {
    let label = app.fill(t::check::delete(app.t(what)));
    let button = button("button quiet small", "", Some("trash"), delete);
    let button = button.attr("aria-label", &label).id(&format!("delete-{id}"));
    let about = about.iter().map(|text| el("bdi").child(*text));
    el("li").child(el("span").child(el("b").child(app.t(what))).children(about)).child(button)
}

/// The page's own files, which the browser keeps.
fn kept(app: App, files: State<Vec<String>>) -> Option<El> {
    let number = files.with(Vec::len);
    let delete = move || {
        spawn_local(async move {
            browser::remove_kept_files().await;
            look(files).await;
            focus_stored();
        });
    };
    let counted = app.fill(t::check::files_count(count(number)));
    // On a shared computer they are not fetched again.
    let about = match app.shared {
        true => &[counted.as_str()][..],
        false => &[counted.as_str(), app.t(t::check::FILES_AGAIN)],
    };
    (number > 0).then(|| row(app, t::check::FILES, about, "files", delete))
}

/// The button that was pressed is drawn anew or gone: its list takes the focus.
fn focus_stored() {
    request_animation_frame(|| browser::focus(STORED));
}

/// Looks which of them there are. The screen may be another by then.
async fn look(files: State<Vec<String>>) {
    let found = browser::kept_files().await;
    files.update(|files| *files = found);
}

/// As the texts take it.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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

/// What this page has fetched, from the browser's own record, and what was fetched to be kept.
fn fetched(app: App, kept: Vec<String>) -> Vec<El> {
    let here = browser::origin();
    let mut all = browser::fetched();
    for file in kept {
        if !all.contains(&file) {
            all.push(file);
        }
    }
    let (own, other): (Vec<String>, Vec<String>) =
        all.into_iter().partition(|address| address.starts_with(&here));
    let short = |address: &str| address.strip_prefix(&here).unwrap_or(address).to_owned();
    let rows = own.iter().chain(&other).map(|one| el("li").child(el("code").child(short(one))));
    let host = browser::host();
    let verdict = match other.len() {
        0 => line("", "check", &app.fill(t::check::fetched_own(count(own.len()), &host))),
        some => line("warning", "warning", &app.fill(t::check::fetched_other(count(some)))),
    };
    vec![verdict, el("ul").class("plain files").children(rows)]
}

fn mode_link(app: App, address: &str, label: Key) -> El {
    p("", el("a").attr("href", &format!("{address}#/check")).child(app.t(label)))
}
