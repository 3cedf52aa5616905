//! In place of a screen whose part of the page is still on its way, or did not arrive.

use super::{heading, lead};
use crate::browser;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::button;
use crate::ui::dom::{El, el, p};
use crate::ui::frame::TITLE;

pub fn screen(app: App) -> Vec<El> {
    let state = el("div").attr("role", "status").live(move || match app.fetching.get() {
        0 => failed(app),
        _ => lead(app.t(t::waiting::LEAD)),
    });
    vec![heading(app, app.route.get_untracked()), state]
}

fn failed(app: App) -> El {
    let companies = app.facts.policies.iter().map(|policy| {
        let address = &policy.controller.email;
        let link = el("a").attr("href", &format!("mailto:{address}")).child(address.as_str());
        el("li").child(policy.name.as_str()).child(": ").child(link)
    });
    let again = button("button main", app.t(t::waiting::AGAIN), None, move || {
        app.fetch_rest();
        // The button goes.
        browser::focus(TITLE);
    });
    el("div")
        .child(lead(app.t(t::waiting::FAILED)))
        .child(el("div").class("action").child(again.id("again")))
        .child(p("", app.t(t::waiting::DIRECTLY)))
        .child(el("ul").class("plain").children(companies))
}
