//! About: what stays here, who runs the page, sources and limits.

use crate::browser;
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{link, link_out};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::heading;
use crate::ui::words;

pub fn screen(app: App) -> Vec<El> {
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
    let law = link("", Route::Rights, app.t(t::request::ALL_RIGHTS), None);
    let others = el("a").attr("href", "THIRD-PARTY.txt").child(app.t(t::about::THIRD_PARTY));
    vec![
        heading(app, Route::About),
        h2(t::about::STAYS),
        text(t::about::STAYS_TEXT),
        p("", link("", Route::Check, app.t(t::check::TITLE), Some("lock"))),
        h2(t::about::WHO),
        p("", app.fill(t::about::who_text(&browser::host()))),
        h2(t::about::LIMITS),
        text(t::about::LIMITS_TEXT),
        h2(t::about::SOURCES),
        el("ul")
            .class("plain")
            .children(policies)
            .child(el("li").child(app.t(t::about::SOURCES_LAW)).child(" ").child(law))
            .child(el("li").child(others)),
    ]
}
