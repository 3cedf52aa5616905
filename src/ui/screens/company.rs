//! Which company, with help for those who don't know, and what is Arbetsförmedlingen's instead.

use super::heading;
use crate::policy::Policy;
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{door, icon};
use leptos::prelude::*;

/// Arbetsförmedlingen's own page for what it holds about a person.
const EMPLOYMENT_SEE: &str =
    "https://arbetsformedlingen.se/for-arbetssokande/mina-sidor/uppgifter-om-dig-i-vart-register";
/// Arbetsförmedlingen's page for asking for documents.
const EMPLOYMENT_REQUEST: &str =
    "https://arbetsformedlingen.se/kontakt/ta-del-av-allmanna-handlingar";
/// Arbetsförmedlingen's switchboard.
const EMPLOYMENT_PHONE: &str = "tel:+46771416416";

pub fn screen(app: App) -> AnyView {
    let choose = move |ids: Vec<String>| app.choice.update(|choice| choice.set_policies(ids));
    let companies = app.facts.policies.iter().map(|policy| {
        let controller = &policy.controller;
        let hint = format!("{} · {}", controller.website, controller.email);
        let id = policy.id.clone();
        let choose = move || choose(vec![id.clone()]);
        door("building", policy.name.as_str(), hint, Route::Role, choose)
    });
    let all = move || choose(app.facts.policies.iter().map(|policy| policy.id.clone()).collect());
    view! {
        {heading(app, Route::Company)}
        <p class="lead">{app.t(t::company::LEAD)}</p>
        <div class="cards">
            {companies.collect_view()}
            {door("people", app.t(t::company::BOTH), app.t(t::company::BOTH_HINT), Route::Role, all)}
        </div>
        <details>
            <summary>{icon("question")}{app.t(t::company::UNSURE)}</summary>
            <div class="more">
                {app.facts.policies.iter().map(|policy| hints(app, policy)).collect_view()}
                <p>{app.t(t::company::UNSURE_BOTH)}</p>
            </div>
        </details>
        <details>
            <summary>{icon("signpost")}{app.t(t::company::EMPLOYMENT)}</summary>
            <div class="more">
                <p>{app.t(t::company::EMPLOYMENT_WHAT)}</p>
                <p>{app.t(t::company::EMPLOYMENT_BOTH)}</p>
                <ul class="plain">
                    <li><a href=EMPLOYMENT_SEE rel="noreferrer">{app.t(t::company::EMPLOYMENT_SEE)}</a></li>
                    <li><a href=EMPLOYMENT_REQUEST rel="noreferrer">{app.t(t::company::EMPLOYMENT_REQUEST)}</a></li>
                    <li><a href=EMPLOYMENT_PHONE>{app.t(t::company::EMPLOYMENT_PHONE)}</a></li>
                </ul>
            </div>
        </details>
    }
    .into_any()
}

fn hints(app: App, policy: &'static Policy) -> impl IntoView {
    let controller = &policy.controller;
    let domain = controller.email.split_once('@').map_or("", |(_, domain)| domain);
    let town = match &controller.postal_address {
        Some(address) => app.fill(t::company::unsure_town(address, &policy.name)),
        None => app.fill(t::company::unsure_no_town(&policy.name)),
    };
    view! { <p>{app.fill(t::company::unsure_mail(&policy.name, domain))}" "{town}</p> }
}
