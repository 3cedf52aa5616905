//! What the person has done there: the contact points of the role.

use super::{checked_action, heading, lead};
use crate::policy::{ContactPoint, Policy};
use crate::session::{Choice, Route};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{errors, icon, icon_name, tick};
use crate::ui::dom::{El, el, p};

pub fn screen(app: App) -> Vec<El> {
    let policies = app.policies();
    let several = policies.len() > 1;
    let offered = |policy: &'static Policy| -> Vec<&'static ContactPoint> {
        app.choice.with_untracked(|choice| choice.offered(policy).collect())
    };
    let mut pairs: Vec<(&'static Policy, &'static ContactPoint)> = Vec::new();
    let mut groups: Vec<El> = Vec::new();
    for policy in policies {
        let points = offered(policy);
        if several {
            groups.push(el("h2").child(policy.name.as_str()));
        }
        if points.is_empty() {
            groups.push(p("", app.fill(t::role::absent(&policy.name))));
        }
        pairs.extend(points.iter().map(|point| (policy, *point)));
        let cards = points.into_iter().map(|point| card(app, policy, point));
        groups.push(el("div").class("cards").children(cards));
    }
    let first = pairs.first().map(|(policy, point)| id(policy, point)).unwrap_or_default();
    let all = pairs.clone();
    let all_on =
        move |choice: &Choice| all.iter().all(|(policy, point)| choice.has_point(policy, point));
    let shown_on = all_on.clone();
    let every = el("button")
        .attr("type", "button")
        .class("link")
        .id("all")
        .child(icon("check"))
        .child(el("span").live_text(move || {
            let on = app.choice.with(&shown_on);
            app.t(if on { t::points::NONE } else { t::points::ALL }).to_owned()
        }))
        .on_click(move || {
            let on = !app.choice.with_untracked(&all_on);
            app.choice.update(|choice| {
                for (policy, point) in &pairs {
                    choice.set_point(policy, point, on);
                }
            });
        });
    let (problems, action) = checked_action(app, app.t(t::app::NEXT), move || {
        let none = app.choice.with(|choice| choice.all_chosen(app.facts).next().is_none());
        none.then(|| (first.clone(), app.t(t::points::ERROR))).into_iter().collect()
    });
    let mut screen = vec![
        errors(app, &problems),
        heading(app, Route::Points),
        lead(app.t(t::points::LEAD)),
        every,
    ];
    screen.append(&mut groups);
    screen.push(action);
    screen
}

fn id(policy: &Policy, point: &ContactPoint) -> String {
    format!("point-{}-{}", policy.id, point.id)
}

fn card(app: App, policy: &'static Policy, point: &'static ContactPoint) -> El {
    tick(
        &id(policy, point),
        icon_name(point.icon),
        app.fact(point.done),
        app.fact(point.hint),
        move || app.choice.with(|choice| choice.has_point(policy, point)),
        move |on| app.choice.update(|choice| choice.set_point(policy, point, on)),
    )
}
