//! The screens, one file each: the first ones here, the others in [`rest`], a part of their own.

mod company;
pub mod lost;
mod points;
pub mod rest;
mod role;
mod start;
mod waiting;

use super::App;
use super::components::{ERRORS, Problem, Problems, button, link};
use super::dom::{El, el};
use super::frame::TITLE;
use crate::browser;
use crate::session::Route;
use crate::text::t;
use leptos::prelude::*;
use std::sync::Arc;

/// Whether what a screen needs has arrived: the first ones come with the page, and so does the one that
/// helps where choices are missing.
pub fn is_ready(app: App, route: Route) -> bool {
    let first = [Route::Start, Route::Company, Route::Role, Route::Points, Route::Lost];
    first.contains(&route) || app.rest().is_some() || missing(app, route).is_some()
}

/// The screen where choices are made that this one needs and that are missing.
fn missing(app: App, route: Route) -> Option<Route> {
    app.choice.with(|choice| route.missing(choice, app.facts))
}

/// Draws a screen, or the one that helps where choices are missing.
pub fn screen(app: App, route: Route) -> Vec<El> {
    if let Some(first) = untrack(|| missing(app, route)) {
        return lost::screen(app, Some(first));
    }
    match route {
        Route::Start => start::screen(app),
        Route::Company => company::screen(app),
        Route::Role => role::screen(app),
        Route::Points => points::screen(app),
        Route::Lost => lost::screen(app, None),
        _ => match app.rest() {
            Some(rest) => (rest.screen)(app, route),
            None => waiting::screen(app),
        },
    }
}

/// The heading of a screen, for the title of the page too. It never holds anything personal.
pub fn title(app: App, route: Route) -> String {
    if untrack(|| missing(app, route)).is_some() {
        return app.t(t::lost::TITLE_MISSING).to_owned();
    }
    app.t(match route {
        Route::Start => t::start::TITLE,
        Route::Company => t::company::TITLE,
        Route::Role => t::role::TITLE,
        Route::Points => t::points::TITLE,
        Route::Lost => t::lost::TITLE,
        _ => match app.rest() {
            Some(rest) => return (rest.title)(app, route),
            None => t::waiting::TITLE,
        },
    })
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
) -> (Problems, El) {
    let tried = RwSignal::new(false);
    let found = problems.clone();
    let shown = move || if tried.get() { found() } else { Vec::new() };
    let action = action(label, move || {
        tried.set(true);
        if untrack(&problems).is_empty() {
            app.go_on();
        } else {
            request_animation_frame(|| browser::focus(ERRORS));
        }
    });
    (Arc::new(shown), action)
}
