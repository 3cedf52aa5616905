//! What do you want? Goals in plain words, each with whether it applies and why.

use crate::law::{Decision, Right, decide, grounds};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, button, errors, fold, icon, line, tick, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{checked_action, heading, lead};
use crate::ui::words;

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

pub fn screen(app: App) -> Vec<El> {
    let (problems, action) = checked_action(app, app.t(t::app::NEXT), move || {
        let none = app.choice.with(|choice| choice.rights.is_empty());
        none.then(|| (id(Right::Access), app.t(t::goals::ERROR))).into_iter().collect()
    });
    vec![
        errors(app, problems),
        heading(app, Route::Goals),
        lead(app.t(t::goals::LEAD)),
        el("div").class("cards").children(GOALS.iter().map(|goal| card(app, goal))),
        action,
    ]
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

fn card(app: App, goal: &'static Goal) -> El {
    let right = goal.right;
    let decision = decision(app, right);
    let (class, name, label) = match decision {
        Decision::Applies { .. } => ("status yes", "check", t::goals::APPLIES),
        Decision::If { .. } => ("status if", "question", t::goals::APPLIES_IF),
        Decision::DoesNotApply { .. } => ("status no", "stop", t::goals::APPLIES_NOT),
    };
    let status = el("span").class(class).child(icon(name)).child(app.t(label));
    let hint = vec![el("span").child(app.t(goal.hint)), status];
    let why = words::decision(app, right, &decision).into_iter().map(|text| p("", text));
    let source = app.fill(t::app::article(&words::article(app, right)));
    let law = voice(app, Voice::Law, why.collect::<Vec<_>>(), Some(source));
    el("div")
        .class("goal")
        .child(tick(
            &id(right),
            goal.icon,
            app.t(goal.title),
            hint,
            move || app.has_right(right),
            move |on| app.choice.update(|choice| choice.set_right(right, on)),
        ))
        .child(fold("why", None, app.t(t::goals::WHY), law))
        .live(move || app.has_right(right).then(|| before(app, right)).flatten())
}

/// What to know before the choice has effect.
fn before(app: App, right: Right) -> Option<El> {
    let note = el("div").class("before").attr("role", "note").child(line(
        "who",
        "warning",
        app.t(t::goals::BEFORE),
    ));
    let note = match right {
        Right::Erasure => note.child(p("", app.t(t::goals::ERASURE_BEFORE))).live(move || {
            (!app.has_right(Right::Access)).then(|| {
                button("button quiet", app.t(t::goals::SUGGEST_ACCESS), None, move || {
                    app.choice.update(|choice| choice.set_right(Right::Access, true));
                })
            })
        }),
        Right::WithdrawConsent => {
            let warnings = app.policies().into_iter().filter_map(|policy| {
                let warning = policy.withdrawal_warning.as_ref()?;
                let source = words::source(app, policy, &warning.section);
                let says = voice(app, Voice::Says, app.fact(warning.text), Some(source));
                Some(vec![says, p("", app.t(t::goals::WITHDRAW_ASK_FIRST))])
            });
            note.children(warnings).child(p("", app.t(t::goals::WITHDRAW_AFTER)))
        }
        Right::DirectMarketing => note.child(p("", app.t(t::goals::DIRECT_MARKETING_BEFORE))),
        _ => return None,
    };
    Some(note)
}
