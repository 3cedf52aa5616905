//! The screens, one file each.

mod about;
mod after;
mod company;
mod goals;
mod inventory;
mod letter;
mod lost;
mod points;
mod role;
mod send;
mod start;

use super::App;
use super::components::{ERRORS, Problem, button, link};
use super::dom::{El, el};
use super::frame::TITLE;
use crate::browser;
use crate::session::Route;
use crate::text::t;
use leptos::prelude::*;

/// Draws a screen, or the one that helps where choices are missing.
pub fn screen(app: App, route: Route) -> Vec<El> {
    let missing = app.choice.with_untracked(|choice| route.missing(choice, app.facts));
    if let Some(first) = missing {
        return lost::screen(app, Some(first));
    }
    match route {
        Route::Start => start::screen(app),
        Route::Company => company::screen(app),
        Route::Role => role::screen(app),
        Route::Points => points::screen(app),
        Route::Inventory => inventory::screen(app),
        Route::Goals => goals::screen(app),
        Route::Letter(number) => letter::screen(app, number),
        Route::Send(number) => send::screen(app, number),
        Route::After(number) => after::screen(app, Some(number)),
        Route::Waiting => after::screen(app, None),
        Route::About => about::screen(app),
        Route::Lost => lost::screen(app, None),
    }
}

/// The heading of a screen, for the title of the page too. It never holds anything personal.
pub fn title(app: App, route: Route) -> String {
    let policies = app.policies();
    let missing = app.choice.with_untracked(|choice| route.missing(choice, app.facts));
    if missing.is_some() {
        return app.t(t::lost::TITLE_MISSING).to_owned();
    }
    match (route, policies.as_slice()) {
        (Route::Start, _) => app.t(t::start::TITLE),
        (Route::Company, _) => app.t(t::company::TITLE),
        (Route::Role, _) => app.t(t::role::TITLE),
        (Route::Points, _) => app.t(t::points::TITLE),
        (Route::Inventory, [policy]) => return app.fill(t::inventory::title(&policy.name)),
        (Route::Inventory, _) => app.t(t::inventory::TITLE_BOTH),
        (Route::Goals, _) => app.t(t::goals::TITLE),
        (Route::Letter(number), [_, _, ..]) => match app.addressee(number) {
            Some(policy) => return app.fill(t::letter::title_of(&policy.name)),
            None => app.t(t::letter::TITLE),
        },
        (Route::Letter(_), _) => app.t(t::letter::TITLE),
        (Route::Send(_), _) => app.t(t::send::TITLE),
        (Route::After(_), _) => app.t(t::after::TITLE),
        (Route::Waiting, _) => app.t(t::after::TITLE_PLAIN),
        (Route::About, _) => app.t(t::about::TITLE),
        (Route::Lost, _) => app.t(t::lost::TITLE),
    }
    .to_owned()
}

/// The heading of the screen that is shown; it takes the focus when the screen changes.
fn heading(app: App, route: Route) -> El {
    el("h1").id(TITLE).attr("tabindex", "-1").child(title(app, route))
}

/// A sentence or two beneath the heading.
fn lead(text: &str) -> El {
    el("p").class("lead").child(text)
}

/// The one main action of a screen.
fn action(label: &str, act: impl FnMut() + 'static) -> El {
    el("div").class("action").child(button("button main", label, None, act).id("next"))
}

/// The main action where it is a link.
fn action_link(label: &str, to: Route) -> El {
    el("div").class("action").child(link("button main", to, label, None).id("next"))
}

/// The main action where something may have to be mended first: then the summary of errors is
/// shown and takes the focus. Gives the summary and the action.
fn checked_action(
    app: App,
    label: &str,
    problems: impl Fn() -> Vec<Problem> + Clone + Send + Sync + 'static,
) -> (Signal<Vec<Problem>>, El) {
    let tried = RwSignal::new(false);
    let found = problems.clone();
    let shown = Signal::derive(move || if tried.get() { found() } else { Vec::new() });
    let action = action(label, move || {
        tried.set(true);
        if untrack(&problems).is_empty() {
            app.go_on();
        } else {
            request_animation_frame(|| browser::focus(ERRORS));
        }
    });
    (shown, action)
}
