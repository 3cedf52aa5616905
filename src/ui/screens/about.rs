//! About: what stays here and how to check it, who runs the page, sources and limits.

use super::heading;
use crate::browser::{self, StorageKey, Stored};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::words;
use leptos::prelude::*;

pub fn screen(app: App) -> AnyView {
    let stored = move || {
        app.choice.track();
        app.draft.track();
        match browser::read(StorageKey::Visit) {
            Stored::Value(value) => {
                let count = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
                app.fill(t::about::stored_draft(count))
            }
            Stored::Nothing => app.t(t::about::STORED_NOTHING).to_owned(),
            Stored::Blocked => app.t(t::about::STORED_MEMORY).to_owned(),
        }
    };
    let part = |title: Key, text: Key| view! { <h2>{app.t(title)}</h2><p>{app.t(text)}</p> };
    let policies = app.facts.policies.iter().map(|policy| {
        let read = words::day(app, &policy.document.read_on);
        view! {
            <li>
                <a href=policy.document.url.as_str() rel="noreferrer">{policy.document.title.as_str()}</a>
                " · "{app.fill(t::about::sources_policy(&policy.controller.legal_name, &read))}
            </li>
        }
    });
    view! {
        {heading(app, Route::About)}
        {part(t::about::STAYS, t::about::STAYS_TEXT)}
        <h2>{app.t(t::about::CHECK)}</h2>
        <ol>
            <li>{app.t(t::about::CHECK_FLIGHT)}</li>
            <li>{app.t(t::about::CHECK_NETWORK)}</li>
        </ol>
        <h2>{app.t(t::about::STORED)}</h2>
        <p id="stored">{stored}</p>
        <h2>{app.t(t::about::WHO)}</h2>
        <p>{app.fill(t::about::who_text(&browser::host()))}</p>
        {part(t::about::LIMITS, t::about::LIMITS_TEXT)}
        <h2>{app.t(t::about::SOURCES)}</h2>
        <ul class="plain">{policies.collect_view()}<li>{app.t(t::about::SOURCES_LAW)}</li></ul>
        <p class="hint">{app.fill(t::about::version(env!("CARGO_PKG_VERSION")))}</p>
    }
    .into_any()
}
