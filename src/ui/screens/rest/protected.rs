//! For people with protected identity (skyddade personuppgifter): why not to e-mail, and how to reach the
//! companies instead. Nothing is asked here.

use super::employment;
use crate::law::IMY;
use crate::policy::Policy;
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{Voice, call, icon, line, link, voice};
use crate::ui::dom::{El, el};
use crate::ui::screens::{heading, lead};

/// The way to this screen, to stand before the first field.
pub fn way(app: App) -> El {
    let words = el("span").child(app.t(t::protected::QUESTION)).child(" ");
    let words = words.child(link("", Route::Protected, app.t(t::protected::READ_FIRST), None));
    el("p").class("line").id("protected").child(icon("lock")).child(words)
}

pub fn screen(app: App) -> Vec<El> {
    use t::protected as p;
    let h2 = |key| el("h2").child(app.t(key));
    let chosen = app.policies();
    let companies: Vec<&'static Policy> =
        if chosen.is_empty() { app.facts.policies.iter().collect() } else { chosen };
    let say = [p::SAY_WHO, p::SAY_WHAT, p::SAY_WHOM, p::SAY_SAFE];
    let others = [
        call(app.t(t::employment::PHONE), employment::PHONE),
        call(&app.fill(p::imy(IMY.phone)), IMY.phone),
    ];
    vec![
        heading(app, Route::Protected),
        lead(app.t(p::LEAD)),
        h2(p::REACH),
        el("div").class("cards").children(companies.into_iter().map(|one| company(app, one))),
        h2(p::SAY),
        el("ul").children(say.map(|key| el("li").child(app.t(key)))),
        voice(app, Voice::Note, app.t(p::CAREFUL), None),
        voice(app, Voice::Law, app.t(p::ORAL), Some(app.t(p::ORAL_SOURCE).to_owned())),
        h2(p::WHY),
        voice(app, Voice::Note, app.t(p::WHY_TEXT), Some(app.t(p::WHY_SOURCE).to_owned())),
        h2(p::OTHERS),
        el("ul").class("plain").children(others.map(|other| el("li").child(other))),
    ]
}

/// How to phone or visit a company, as far as its policy says.
fn company(app: App, policy: &'static Policy) -> El {
    use t::protected as p;
    let controller = &policy.controller;
    let phone = match &controller.phone {
        Some(phone) => {
            let label = app.fill(p::call(&policy.name, phone));
            el("p").class("line").child(icon("phone")).child(call(&label, phone))
        }
        None => line("", "info", &app.fill(p::no_phone(&policy.name))),
    };
    let visit = match (&controller.postal_address, controller.visits) {
        (Some(address), true) => line("", "home", &app.fill(p::visit(address, &policy.name))),
        _ => line("", "info", &app.fill(p::no_visit(&policy.name))),
    };
    let name = el("h3").child(policy.controller.legal_name.as_str());
    el("section").class("card").child(name).child(phone).child(visit)
}
