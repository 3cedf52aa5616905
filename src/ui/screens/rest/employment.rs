//! What is Arbetsförmedlingen's and what is Clustera's, and how to ask each.

use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, call, line, link_out, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{action_link, heading, lead};

/// Arbetsförmedlingen's own page for what it holds about a person.
const SEE: &str =
    "https://arbetsformedlingen.se/for-arbetssokande/mina-sidor/uppgifter-om-dig-i-vart-register";
/// Arbetsförmedlingen's page for asking for documents.
const REQUEST: &str = "https://arbetsformedlingen.se/kontakt/ta-del-av-allmanna-handlingar";
/// Arbetsförmedlingen's telephone for documents.
const PHONE_PAPERS: &str = "0771-60 00 00";
/// Arbetsförmedlingen's switchboard.
pub const PHONE: &str = "0771-416 416";

pub fn screen(app: App) -> Vec<El> {
    use t::employment as e;
    let them = [e::THEM_RIGHT, e::THEM_PROFILE, e::THEM_PLAN, e::THEM_MONEY, e::THEM_DEVIATION];
    let ways = [
        link_out(SEE, app.t(e::SEE)),
        link_out(REQUEST, app.t(e::REQUEST)),
        call(app.t(e::PHONE_PAPERS), PHONE_PAPERS),
        call(app.t(e::PHONE), PHONE),
    ];
    let ways = ways.map(|way| el("li").child(way));
    let how = el("section")
        .class("card")
        .child(el("h2").child(app.t(e::HOW)))
        .child(el("ul").class("plain").children(ways))
        .child(p("hint", app.t(e::NO_MAIL)))
        .child(line("", "lock", app.t(e::PROTECTED)))
        .child(line("", "info", app.t(e::PUBLIC)));
    vec![
        heading(app, Route::Employment),
        lead(app.t(e::LEAD)),
        list(app, e::ASK_THEM, &them),
        how,
        voice(app, Voice::Law, app.t(e::LAW), Some(app.t(e::LAW_SOURCE).to_owned())),
        list(app, e::ASK_CLUSTERA, &[e::US_NOTES, e::US_CV, e::US_CALLS]),
        list(app, e::ASK_BOTH, &[e::BOTH_REPORTED, e::BOTH_WRONG]),
        line("", "info", app.t(e::LEAVE)),
        action_link(app.t(e::WRITE), Route::Company),
    ]
}

fn list(app: App, title: Key, what: &[Key]) -> El {
    let rows = what.iter().map(|key| el("li").child(app.t(*key)));
    el("section").child(el("h2").child(app.t(title))).child(el("ul").children(rows))
}
