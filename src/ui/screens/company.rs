//! Which company, with help for those who don't know, and the way to what is Arbetsförmedlingen's instead.

use super::{heading, lead};
use crate::policy::Policy;
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{door, fold, link};
use crate::ui::dom::{El, el, p};

pub fn screen(app: App) -> Vec<El> {
    let card = |name, title: &str, hint: &str, ids: Vec<String>| {
        door(name, title, hint, Route::Role, move || {
            app.choice.update(|choice| choice.set_policies(ids.clone()));
        })
    };
    let companies = app.facts.policies.iter().map(|policy| {
        let controller = &policy.controller;
        let hint = format!("{} · {}", controller.website, controller.email);
        card("building", &policy.name, &hint, vec![policy.id.clone()])
    });
    let both = card(
        "people",
        app.t(t::company::BOTH),
        app.t(t::company::BOTH_HINT),
        app.facts.policies.iter().map(|policy| policy.id.clone()).collect(),
    );
    let mut unsure: Vec<El> = app.facts.policies.iter().map(|policy| hints(app, policy)).collect();
    unsure.push(p("", app.t(t::company::UNSURE_BOTH)));
    vec![
        heading(app, Route::Company),
        lead(app.t(t::company::LEAD)),
        el("div").class("cards").children(companies).child(both),
        fold("", Some("question"), app.t(t::company::UNSURE), unsure),
        p("", link("", Route::Employment, app.t(t::company::EMPLOYMENT), Some("signpost"))),
    ]
}

fn hints(app: App, policy: &'static Policy) -> El {
    let controller = &policy.controller;
    let domain = controller.email.split_once('@').map_or("", |(_, domain)| domain);
    let town = match &controller.postal_address {
        Some(address) => app.fill(t::company::unsure_town(address, &policy.name)),
        None => app.fill(t::company::unsure_no_town(&policy.name)),
    };
    p("", app.fill(t::company::unsure_mail(&policy.name, domain))).child(" ").child(town)
}
