//! What the person has done there: the contact points of the role.

use super::{action, heading};
use crate::browser;
use crate::policy::{ContactPoint, Policy};
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{ERRORS, errors, icon, icon_name, tick};
use leptos::prelude::*;

pub fn screen(app: App) -> AnyView {
    let offered: Vec<(&'static Policy, Vec<&'static ContactPoint>)> = app
        .policies()
        .into_iter()
        .map(|policy| {
            (policy, app.choice.with_untracked(|choice| choice.offered(policy).collect()))
        })
        .collect();
    let several = offered.len() > 1;
    let pairs: Vec<(&'static Policy, &'static ContactPoint)> = offered
        .iter()
        .flat_map(|(policy, points)| points.iter().map(move |point| (*policy, *point)))
        .collect();
    let first = pairs.first().map(|(policy, point)| id(policy, point)).unwrap_or_default();

    let groups = offered.into_iter().map(|(policy, points)| {
        let absent = points.is_empty();
        let cards = points.into_iter().map(|point| card(app, policy, point));
        view! {
            {several.then(|| view! { <h2>{policy.name.as_str()}</h2> })}
            {absent.then(|| view! { <p>{app.fill(t::role::absent(&policy.name))}</p> })}
            <div class="cards">{cards.collect_view()}</div>
        }
    });

    let counted = pairs.clone();
    let all_on = Memo::new(move |_| {
        app.choice
            .with(|choice| counted.iter().all(|(policy, point)| choice.has_point(policy, point)))
    });
    let set_all = move |_| {
        let on = !all_on.get_untracked();
        app.choice.update(|choice| {
            for (policy, point) in &pairs {
                choice.set_point(policy, point, on);
            }
        });
    };
    let refused = RwSignal::new(false);
    let none = move || app.choice.with(|choice| choice.all_chosen(app.facts).next().is_none());
    let problems = Signal::derive(move || {
        let wrong = refused.get() && none();
        wrong.then(|| (first.clone(), app.t(t::points::ERROR))).into_iter().collect::<Vec<_>>()
    });
    view! {
        {errors(app, problems)}
        {heading(app, Route::Points)}
        <p class="lead">{app.t(t::points::LEAD)}</p>
        <button class="link" id="all" on:click=set_all>
            {icon("check")}
            {move || app.t(if all_on.get() { t::points::NONE } else { t::points::ALL })}
        </button>
        {groups.collect_view()}
        {action(app.t(t::app::NEXT), move || {
            if app.choice.with_untracked(|choice| choice.all_chosen(app.facts).next().is_none()) {
                refused.set(true);
                request_animation_frame(|| browser::focus(ERRORS));
            } else {
                app.go_on();
            }
        })}
    }
    .into_any()
}

fn id(policy: &Policy, point: &ContactPoint) -> String {
    format!("point-{}-{}", policy.id, point.id)
}

fn card(app: App, policy: &'static Policy, point: &'static ContactPoint) -> impl IntoView {
    tick(
        id(policy, point),
        icon_name(point.icon),
        app.fact(point.done),
        app.fact(point.hint),
        move || app.choice.with(|choice| choice.has_point(policy, point)),
        move |on| app.choice.update(|choice| choice.set_point(policy, point, on)),
    )
}
