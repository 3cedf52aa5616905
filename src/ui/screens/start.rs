//! Start: what this is, and three doors.

use super::{heading, lead};
use crate::session::{Door, Route};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{door, icon, line, link};
use crate::ui::dom::{El, el, p};

pub fn screen(app: App) -> Vec<El> {
    let enter = move |by| app.choice.update(|choice| choice.door = by);
    let first = app.first.get_untracked();
    let walked = app.choice.with_untracked(|choice| {
        let walk = Route::walk(choice, app.facts);
        let ready = |route: &&Route| route.missing(choice, app.facts).is_none();
        let last = walk.iter().rev().find(ready).copied();
        last.filter(|_| !choice.is_at_the_beginning())
    });
    let goes_on = walked.map(|route| {
        let (title, hint) = (app.t(t::start::CONTINUE), app.t(t::start::CONTINUE_HINT));
        door("forward-circle", title, hint, route, || ())
    });
    let see = door("document", app.t(t::start::SEE), app.t(t::start::SEE_HINT), first, move || {
        enter(Door::See)
    });
    let write =
        door("mail", app.t(t::start::WRITE), app.t(t::start::WRITE_HINT), first, move || {
            enter(Door::Write)
        });
    let wait =
        door("history", app.t(t::start::WAIT), app.t(t::start::WAIT_HINT), Route::Requests, || ());
    let promise = el("span").child(app.t(t::start::PROMISE)).child(" ").child(link(
        "",
        Route::Check,
        app.t(t::start::PROMISE_LINK),
        None,
    ));
    vec![
        heading(app, Route::Start),
        lead(app.t(t::start::LEAD)),
        el("div").class("cards").child(goes_on).child(see).child(write).child(wait),
        p("promise", icon("lock")).child(promise),
        line("promise", "info", app.t(t::start::FACTS)),
    ]
}
