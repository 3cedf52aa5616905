//! Start: what this is, and three doors.

use super::heading;
use crate::session::{Door, Route};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{door, icon};
use leptos::prelude::*;

pub fn screen(app: App) -> AnyView {
    let enter = move |by| app.choice.update(|choice| choice.door = by);
    let started = app.choice.with_untracked(|choice| {
        let walk = Route::walk(choice, app.facts);
        let ready = |route: &&Route| route.missing(choice, app.facts).is_none();
        (!choice.policies.is_empty()).then(|| walk.iter().rev().find(ready).copied()).flatten()
    });
    view! {
        {heading(app, Route::Start)}
        <p class="lead">{app.t(t::start::LEAD)}</p>
        <div class="cards">
            {started.map(|route| door(
                "forward-circle",
                app.t(t::start::CONTINUE),
                app.t(t::start::CONTINUE_HINT),
                route,
                || (),
            ))}
            {door(
                "document",
                app.t(t::start::SEE),
                app.t(t::start::SEE_HINT),
                Route::Company,
                move || enter(Door::See),
            )}
            {door(
                "mail",
                app.t(t::start::WRITE),
                app.t(t::start::WRITE_HINT),
                Route::Company,
                move || enter(Door::Write),
            )}
            {door(
                "history",
                app.t(t::start::WAIT),
                app.t(t::start::WAIT_HINT),
                Route::Waiting,
                || (),
            )}
        </div>
        <p class="promise">
            {icon("lock")}
            <span>
                {app.t(t::start::PROMISE)}" "
                <a href={Route::About.href()}>{app.t(t::start::PROMISE_LINK)}</a>
            </span>
        </p>
        <p class="promise">{icon("law")}<span>{app.t(t::start::FACTS)}</span></p>
    }
    .into_any()
}
