//! What do you want? Goals in plain words, each with whether it applies and why.

use super::{action, heading};
use crate::browser;
use crate::law::{Decision, Right, decide, grounds};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{ERRORS, Voice, errors, icon, tick, voice};
use crate::ui::words;
use leptos::prelude::*;

/// A goal: a right in plain words.
struct Goal {
    right: Right,
    icon: &'static str,
    title: Key,
    hint: Key,
}

const GOALS: [Goal; 6] = [
    Goal {
        right: Right::Access,
        icon: "document",
        title: t::goals::ACCESS,
        hint: t::goals::ACCESS_HINT,
    },
    Goal {
        right: Right::Rectification,
        icon: "pencil",
        title: t::goals::RECTIFICATION,
        hint: t::goals::RECTIFICATION_HINT,
    },
    Goal {
        right: Right::Erasure,
        icon: "trash",
        title: t::goals::ERASURE,
        hint: t::goals::ERASURE_HINT,
    },
    Goal {
        right: Right::DirectMarketing,
        icon: "stop",
        title: t::goals::DIRECT_MARKETING,
        hint: t::goals::DIRECT_MARKETING_HINT,
    },
    Goal {
        right: Right::WithdrawConsent,
        icon: "history",
        title: t::goals::WITHDRAW_CONSENT,
        hint: t::goals::WITHDRAW_CONSENT_HINT,
    },
    Goal {
        right: Right::Information,
        icon: "question",
        title: t::goals::INFORMATION,
        hint: t::goals::INFORMATION_HINT,
    },
];

pub fn screen(app: App) -> AnyView {
    let refused = RwSignal::new(false);
    let none = move || app.choice.with(|choice| choice.rights.is_empty());
    let problems = Signal::derive(move || {
        let wrong = refused.get() && none();
        wrong.then(|| (id(Right::Access), app.t(t::goals::ERROR))).into_iter().collect::<Vec<_>>()
    });
    view! {
        {errors(app, problems)}
        {heading(app, Route::Goals)}
        <p class="lead">{app.t(t::goals::LEAD)}</p>
        <div class="cards">
            {GOALS.iter().map(|goal| card(app, goal)).collect_view()}
        </div>
        {action(app.t(t::app::NEXT), move || {
            if app.choice.with_untracked(|choice| choice.rights.is_empty()) {
                refused.set(true);
                request_animation_frame(|| browser::focus(ERRORS));
            } else {
                app.go_on();
            }
        })}
    }
    .into_any()
}

fn id(right: Right) -> String {
    format!("goal-{}", right.id())
}

/// The decision for everything that was chosen.
fn decision(app: App, right: Right) -> Decision {
    app.choice.with_untracked(|choice| {
        let points = || choice.all_chosen(app.facts).map(|(_, point)| point);
        let bases: Vec<_> = points().flat_map(|point| grounds(&point.bases)).collect();
        decide(right, &bases, points().any(|point| point.marketing))
    })
}

fn card(app: App, goal: &'static Goal) -> impl IntoView {
    let right = goal.right;
    let decision = decision(app, right);
    let (class, name, label) = match decision {
        Decision::Applies { .. } => ("status yes", "check", t::goals::APPLIES),
        Decision::If { .. } => ("status if", "question", t::goals::APPLIES_IF),
        Decision::DoesNotApply { .. } => ("status no", "stop", t::goals::APPLIES_NOT),
    };
    let hint = view! {
        {app.t(goal.hint)}
        <span class=class>{icon(name)}{app.t(label)}</span>
    };
    let set = move |on: bool| {
        app.choice.update(|choice| {
            choice.rights.retain(|chosen| *chosen != right);
            if on {
                choice.rights.push(right);
            }
        });
    };
    let why = words::decision(app, right, &decision);
    view! {
        <div class="goal">
            {tick(id(right), goal.icon, app.t(goal.title), hint, move || app.has_right(right), set)}
            <details class="why">
                <summary>{app.t(t::goals::WHY)}</summary>
                <div class="more">
                    {voice(
                        app,
                        Voice::Law,
                        why.into_iter().map(|text| view! { <p>{text}</p> }).collect_view(),
                        Some(app.fill(t::app::article(&words::article(app, right)))),
                    )}
                </div>
            </details>
            {move || app.has_right(right).then(|| before(app, right))}
        </div>
    }
}

/// What to know before the choice has effect.
fn before(app: App, right: Right) -> Option<AnyView> {
    let lines = match right {
        Right::Erasure => view! {
            <p>{app.t(t::goals::ERASURE_BEFORE)}</p>
            {move || (!app.has_right(Right::Access)).then(|| view! {
                <button class="button quiet" on:click=move |_| {
                    app.choice.update(|choice| choice.rights.push(Right::Access));
                }>{app.t(t::goals::SUGGEST_ACCESS)}</button>
            })}
        }
        .into_any(),
        Right::WithdrawConsent => {
            let warnings = app.policies().into_iter().filter_map(move |policy| {
                let warning = policy.withdrawal_warning.as_ref()?;
                let source = words::source(app, policy, &warning.section);
                Some(view! {
                    {voice(app, Voice::Says, app.fact(warning.text), Some(source))}
                    <p>{app.t(t::goals::WITHDRAW_ASK_FIRST)}</p>
                })
            });
            view! {
                {warnings.collect::<Vec<_>>()}
                <p>{app.t(t::goals::WITHDRAW_AFTER)}</p>
            }
            .into_any()
        }
        Right::DirectMarketing => {
            view! { <p>{app.t(t::goals::DIRECT_MARKETING_BEFORE)}</p> }.into_any()
        }
        _ => return None,
    };
    let note = view! {
        <div class="before" role="note">
            <p class="who">{icon("warning")}{app.t(t::goals::BEFORE)}</p>
            {lines}
        </div>
    };
    Some(note.into_any())
}
