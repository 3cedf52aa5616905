//! Which role, by what the chosen policies know.

use super::heading;
use crate::policy::Role;
use crate::session::{RoleChoice, Route};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::door;
use leptos::prelude::*;

const ORDER: [Role; 4] = [Role::JobSeeker, Role::Visitor, Role::Supplier, Role::Customer];

pub fn screen(app: App) -> AnyView {
    let policies = app.policies();
    let roles = ORDER.into_iter().filter_map(|role| {
        let entry = |policy: &&'static crate::policy::Policy| {
            policy.roles.iter().find(|entry| entry.role == role)
        };
        let described = policies.iter().find_map(entry)?;
        let (name, title) = match role {
            Role::JobSeeker => ("person", t::role::JOB_SEEKER),
            Role::Visitor => ("globe", t::role::VISITOR),
            Role::Supplier => ("briefcase", t::role::SUPPLIER),
            Role::Customer => ("handshake", t::role::CUSTOMER),
        };
        let absent = policies.iter().filter(|policy| entry(policy).is_none());
        let absent = absent.map(|policy| app.fill(t::role::absent(&policy.name)));
        let hint = std::iter::once(app.fact(described.description).to_owned()).chain(absent);
        let hint = hint.collect::<Vec<_>>().join(" ");
        Some(card(app, name, app.t(title), hint, RoleChoice::Role(role)))
    });
    let other = card(
        app,
        "question",
        app.t(t::role::OTHER),
        app.t(t::role::OTHER_HINT).to_owned(),
        RoleChoice::Other,
    );
    view! {
        {heading(app, Route::Role)}
        <p class="lead">{app.t(t::role::LEAD)}</p>
        <div class="cards">{roles.collect_view()}{other}</div>
    }
    .into_any()
}

fn card(
    app: App,
    name: &'static str,
    title: &'static str,
    hint: String,
    role: RoleChoice,
) -> impl IntoView {
    let next = app.choice.with_untracked(|choice| {
        let mut after = choice.clone();
        after.set_role(role);
        Route::Role.next(&after, app.facts)
    });
    door(name, title, hint, next, move || app.choice.update(|choice| choice.set_role(role)))
}
