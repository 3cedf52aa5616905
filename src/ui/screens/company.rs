//! Which company, with help for those who don't know, and what is Arbetsförmedlingen's instead.

use super::{heading, lead};
use crate::policy::Policy;
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{door, fold, link_out};
use crate::ui::dom::{El, el, p};

/// Arbetsförmedlingen's own page for what it holds about a person.
const EMPLOYMENT_SEE: &str =
    "https://arbetsformedlingen.se/for-arbetssokande/mina-sidor/uppgifter-om-dig-i-vart-register";
/// Arbetsförmedlingen's page for asking for documents.
const EMPLOYMENT_REQUEST: &str =
    "https://arbetsformedlingen.se/kontakt/ta-del-av-allmanna-handlingar";
/// Arbetsförmedlingen's switchboard.
const EMPLOYMENT_PHONE: &str = "tel:+46771416416";

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
    let links = [
        (EMPLOYMENT_SEE, t::company::EMPLOYMENT_SEE),
        (EMPLOYMENT_REQUEST, t::company::EMPLOYMENT_REQUEST),
        (EMPLOYMENT_PHONE, t::company::EMPLOYMENT_PHONE),
    ];
    let links = links.map(|(address, label)| el("li").child(link_out(address, app.t(label))));
    let employment = vec![
        p("", app.t(t::company::EMPLOYMENT_WHAT)),
        p("", app.t(t::company::EMPLOYMENT_BOTH)),
        el("ul").class("plain").children(links),
    ];
    vec![
        heading(app, Route::Company),
        lead(app.t(t::company::LEAD)),
        el("div").class("cards").children(companies).child(both),
        fold("", Some("question"), app.t(t::company::UNSURE), unsure),
        fold("", Some("signpost"), app.t(t::company::EMPLOYMENT), employment),
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
