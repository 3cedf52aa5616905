//! Which role, by what the chosen policies know.

use super::{heading, lead};
use crate::policy::{Policy, Role};
use crate::session::{RoleChoice, Route};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::door;
use crate::ui::dom::{El, el};

const ORDER: [Role; 4] = [Role::JobSeeker, Role::Visitor, Role::Supplier, Role::Customer];

pub fn screen(app: App) -> Vec<El> {
    let policies = app.policies();
    let roles = ORDER.into_iter().filter_map(|role| {
        let entry = |policy: &Policy| {
            policy.roles.iter().find(|entry| entry.role == role).map(|entry| entry.description)
        };
        let described = policies.iter().find_map(|policy| entry(policy))?;
        let (name, title) = match role {
            Role::JobSeeker => ("person", t::role::JOB_SEEKER),
            Role::Visitor => ("globe", t::role::VISITOR),
            Role::Supplier => ("briefcase", t::role::SUPPLIER),
            Role::Customer => ("handshake", t::role::CUSTOMER),
        };
        let mut hint = app.fact(described).to_owned();
        for policy in policies.iter().filter(|policy| entry(policy).is_none()) {
            hint.push(' ');
            hint.push_str(&app.fill(t::role::absent(&policy.name)));
        }
        Some(card(app, name, app.t(title), &hint, RoleChoice::Role(role)))
    });
    let roles: Vec<El> = roles.collect();
    let (title, hint) = (app.t(t::role::OTHER), app.t(t::role::OTHER_HINT));
    let other = card(app, "question", title, hint, RoleChoice::Other);
    vec![
        heading(app, Route::Role),
        lead(app.t(t::role::LEAD)),
        el("div").class("cards").child(roles).child(other),
    ]
}

fn card(app: App, name: &str, title: &str, hint: &str, role: RoleChoice) -> El {
    let next = app.choice.with_untracked(|choice| {
        let mut after = choice.clone();
        after.set_role(role);
        Route::Role.next(&after, app.facts)
    });
    door(name, title, hint, next, move || app.choice.update(|choice| choice.set_role(role)))
}
