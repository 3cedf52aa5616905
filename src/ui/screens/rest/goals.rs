//! What do you want? Goals in plain words, each with whether it applies and why.

use super::rights::{about, status};
use crate::browser;
use crate::law::{Decision, Right, decide, grounds};
use crate::letter::{Topic, right_title, topic_title};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{
    Kind, Piece, Voice, button, errors, fold, fold_late, item, line, link, one_by_one, tick, voice,
};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{checked_action, heading, lead};
use crate::ui::words;
use leptos::prelude::*;

/// What most people want, each a right in plain words.
const FIRST: [Goal; 7] = [
    (Right::Access, "document"),
    (Right::Rectification, "pencil"),
    (Right::Erasure, "trash"),
    (Right::DirectMarketing, "megaphone"),
    (Right::Objection, "stop"),
    (Right::WithdrawConsent, "history"),
    (Right::Information, "question"),
];

/// What fewer want.
const MORE: [Goal; 4] = [
    (Right::Restriction, "lock"),
    (Right::Portability, "forward-circle"),
    (Right::NotifyRecipients, "people"),
    (Right::AutomatedDecisions, "device"),
];

/// How many goals the first window of a phone shows.
const SEEN: usize = 3;

/// A right and its icon.
type Goal = (Right, &'static str);

pub fn screen(app: App) -> Vec<El> {
    let (problems, action) = checked_action(app, app.t(t::app::NEXT), move || {
        let none = app.choice.with(|choice| choice.letters(app.facts).is_empty());
        none.then(|| (id(Right::Access), app.t(t::goals::ERROR))).into_iter().collect()
    });
    // Asked only where more than one thing is; drawn anew only when that changes.
    let several = Memo::new(move |_| {
        app.choice.with(|choice| {
            choice.policies(app.facts).any(|policy| choice.matters(policy).len() > 1)
        })
    });
    let pieces = FIRST.into_iter().map(|goal| Box::new(move || card(app, goal)) as Piece);
    let pieces = pieces.chain([Box::new(move || more(app)) as Piece]).collect();
    vec![
        errors(app, &problems),
        heading(app, Route::Goals),
        lead(app.t(t::goals::LEAD)),
        one_by_one(SEEN, pieces).class("cards"),
        el("div").child(topics(app)),
        el("div").live(move || several.get().then(|| how_many(app))),
        p("", link("", Route::Rights, app.t(t::request::ALL_RIGHTS), Some("law"))),
        p("", link("", Route::Employment, app.t(t::company::EMPLOYMENT), Some("signpost"))),
        action,
    ]
}

/// What fewer want; open if some of it is chosen.
fn more(app: App) -> El {
    let cards: Vec<El> = MORE.into_iter().map(|goal| card(app, goal)).collect();
    let more = fold("more-goals", Some("plus"), app.t(t::goals::MORE), cards);
    let used = MORE.iter().any(|(right, _)| app.choice.with_untracked(|c| c.has_right(*right)));
    if used { more.attr("open", "") } else { more }
}

/// One letter for all, or one for each.
fn how_many(app: App) -> El {
    let row = |separate: bool, id: &str, label| {
        let on = move || app.choice.with(|choice| choice.separate == separate);
        let set = move |_| app.choice.update(|choice| choice.separate = separate);
        item(Kind::Radio("separate"), id, app.t(label), on, set)
    };
    el("fieldset")
        .class("group")
        .child(el("legend").child(app.t(t::goals::HOW_MANY)))
        .child(row(false, "one-letter", t::goals::ONE_LETTER))
        .child(row(true, "separate-letters", t::goals::SEPARATE_LETTERS))
}

/// The special letters that make sense for what was chosen.
fn topics(app: App) -> Option<El> {
    let offered = app.choice.with_untracked(|choice| choice.offered_topics(app.facts));
    let rows = offered.iter().map(|&topic| {
        let (icon, hint) = topic_words(topic);
        tick(
            &format!("topic-{}", topic.word()),
            icon,
            app.t(topic_title(topic)),
            app.t(hint),
            move || app.choice.with(|choice| choice.has_topic(topic)),
            move |on| app.choice.update(|choice| choice.set_topic(topic, on)),
        )
    });
    let rows: Vec<El> = rows.collect();
    (!rows.is_empty()).then(|| {
        el("section")
            .child(el("h2").child(app.t(t::topics::TITLE)))
            .child(el("div").class("cards").children(rows))
    })
}

/// Icon and hint of a topic.
fn topic_words(topic: Topic) -> (&'static str, Key) {
    use t::topics as o;
    match topic {
        Topic::Recordings => ("mic", o::RECORDINGS_HINT),
        Topic::Photos => ("camera", o::PHOTOS_HINT),
        Topic::CvRecipients => ("share", o::CV_RECIPIENTS_HINT),
        Topic::CvPersonalNumber => ("id-card", o::CV_PERSONAL_NUMBER_HINT),
        Topic::Allergies => ("heart", o::ALLERGIES_HINT),
        Topic::VisitorWhy => ("globe", o::VISITOR_WHY_HINT),
        Topic::Surveys => ("chart", o::SURVEYS_HINT),
        Topic::Passwords => ("lock", o::PASSWORDS_HINT),
    }
}

fn id(right: Right) -> String {
    format!("goal-{}", right.id())
}

/// The decision for everything that was chosen.
pub fn decision(app: App, right: Right) -> Decision {
    app.choice.with_untracked(|choice| {
        let points = || choice.all_chosen(app.facts).map(|(_, point)| point);
        let bases: Vec<_> = points().flat_map(|point| grounds(&point.bases)).collect();
        decide(right, &bases, points().any(|point| point.marketing))
    })
}

fn card(app: App, (right, icon): Goal) -> El {
    let decision = decision(app, right);
    let hint = vec![el("span").child(app.t(about(right))), status(app, &decision)];
    el("div")
        .class("goal")
        .child(tick(
            &id(right),
            icon,
            app.t(right_title(right)),
            hint,
            move || app.has_right(right),
            move |on| app.choice.update(|choice| choice.set_right(right, on)),
        ))
        .child(fold_late("why", None, app.t(t::goals::WHY), move || {
            let why = words::decision(app, right, &decision).into_iter().map(|text| p("", text));
            let source = app.fill(t::app::article(&words::article(app, right)));
            vec![voice(app, Voice::Law, why.collect::<Vec<_>>(), Some(source))]
        }))
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
                    // The button is gone.
                    request_animation_frame(|| browser::focus(&id(Right::Access)));
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
        Right::Objection => note.child(p("", app.t(t::goals::OBJECTION_BEFORE))),
        Right::Restriction => note.child(p("", app.t(t::goals::RESTRICTION_BEFORE))),
        Right::Portability => note.child(p("", app.t(t::goals::PORTABILITY_BEFORE))),
        Right::NotifyRecipients => note.child(p("", app.t(t::goals::NOTIFY_RECIPIENTS_BEFORE))),
        Right::AutomatedDecisions => note.child(p("", app.t(t::goals::AUTOMATED_DECISIONS_BEFORE))),
        _ => return None,
    };
    Some(note)
}
