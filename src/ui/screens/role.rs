//! Which role, by what the chosen policies know.

use super::{heading, lead};
use crate::letter::{ROLES, role_title};
use crate::policy::{Policy, Role};
use crate::session::{RoleChoice, Route};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::door;
use crate::ui::dom::{El, el};

pub fn screen(app: App) -> Vec<El> {
    let policies = app.policies();
    let roles = ROLES.into_iter().filter_map(|role| {
        let entry = |policy: &Policy| {
            policy.roles.iter().find(|entry| entry.role == role).map(|entry| entry.description)
        };
        let described = policies.iter().find_map(|policy| entry(policy))?;
        let name = match role {
            Role::JobSeeker => "person",
            Role::Visitor => "globe",
            Role::Supplier => "briefcase",
            Role::Customer => "handshake",
        };
        let mut hint = app.fact(described).to_owned();
        for policy in policies.iter().filter(|policy| entry(policy).is_none()) {
            hint.push(' ');
            hint.push_str(&app.fill(t::role::absent(&policy.name)));
        }
        Some(card(app, name, app.t(role_title(role)), &hint, RoleChoice::Role(role)))
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
