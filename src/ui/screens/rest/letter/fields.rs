//! The fields that single rights and topics need, and the requests that can go with them.

use super::{Plan, group, id, wants};
use crate::browser;
use crate::law::Right;
use crate::letter::{Correction, Extra, Matter, RestrictionGround, Topic};
use crate::session::Field;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{FieldProps, Kind, Problems, button, field, item};
use crate::ui::dom::{El, el};
use leptos::prelude::*;

/// A field that a right or topic needs: label, hint, and what is said if it is required and blank.
pub type Needed = (Field, Key, Key, Option<Key>);

/// The fields of what was chosen.
pub fn needed(app: App, plan: Plan) -> Vec<Needed> {
    use t::{letter as l, topics as o};
    let rights: [(Right, Needed); 3] = [
        (
            Right::Objection,
            (Field::Situation, l::SITUATION, l::SITUATION_HINT, Some(l::SITUATION_MISSING)),
        ),
        (
            Right::AutomatedDecisions,
            (Field::Decision, l::DECISION, l::DECISION_HINT, Some(l::DECISION_MISSING)),
        ),
        (Right::Portability, (Field::Holder, l::HOLDER, l::HOLDER_HINT, None)),
    ];
    let rights = rights.into_iter().filter(|(right, _)| wants(app, plan, *right));
    let topics = app.choice.with_untracked(|choice| {
        Topic::ALL.into_iter().filter(|topic| plan.has_topic(choice, *topic)).collect::<Vec<_>>()
    });
    let topics = topics.into_iter().map(|topic| {
        let (label, hint) = match topic {
            Topic::Recordings => (o::RECORDINGS_DETAIL, o::RECORDINGS_DETAIL_HINT),
            Topic::Photos => (o::PHOTOS_DETAIL, o::PHOTOS_DETAIL_HINT),
            Topic::CvRecipients => (o::CV_RECIPIENTS_DETAIL, o::CV_RECIPIENTS_DETAIL_HINT),
            Topic::CvPersonalNumber => {
                (o::CV_PERSONAL_NUMBER_DETAIL, o::CV_PERSONAL_NUMBER_DETAIL_HINT)
            }
            Topic::Allergies => (o::ALLERGIES_DETAIL, o::ALLERGIES_DETAIL_HINT),
            Topic::VisitorWhy => (o::VISITOR_WHY_DETAIL, o::VISITOR_WHY_DETAIL_HINT),
            Topic::Surveys => (o::SURVEYS_DETAIL, o::SURVEYS_DETAIL_HINT),
            Topic::Passwords => (o::PASSWORDS_DETAIL, o::PASSWORDS_DETAIL_HINT),
        };
        (Field::Detail(topic), label, hint, None)
    });
    rights.map(|(_, needed)| needed).chain(topics).collect()
}

pub fn needed_field(app: App, problems: &Problems, (at, label, hint, missing): Needed) -> El {
    field(
        app,
        FieldProps {
            field: at,
            id: id(at),
            label: app.t(label),
            hint: app.t(hint),
            autocomplete: if at == Field::Contact { "email" } else { "off" },
            required: missing.is_some(),
            problems: problems.clone(),
        },
    )
}

/// The ground of a restriction.
pub fn grounds(app: App) -> El {
    use t::letter as l;
    let row = |ground: Option<RestrictionGround>, label| {
        let on = move || app.draft.with(|draft| draft.ground == ground);
        let set = move |_| app.draft.update(|draft| draft.ground = ground);
        let id = format!("ground-{}", ground.map_or("none", RestrictionGround::word));
        item(Kind::Radio("ground"), &id, app.t(label), on, set)
    };
    let rows = RestrictionGround::ALL.map(|ground| {
        let label = match ground {
            RestrictionGround::Contested => l::GROUND_CONTESTED,
            RestrictionGround::Unlawful => l::GROUND_UNLAWFUL,
            RestrictionGround::Claims => l::GROUND_CLAIMS,
            RestrictionGround::Objected => l::GROUND_OBJECTED,
        };
        row(Some(ground), label)
    });
    group(app, l::GROUND).child(row(None, l::GROUND_NONE)).children(rows)
}

/// Rows of what is wrong and what is right.
pub fn corrections(app: App, problems: &Problems) -> El {
    let problems = problems.clone();
    let rows = Memo::new(move |_| app.draft.with(|draft| draft.corrections.len()));
    let add = button("link", app.t(t::letter::ADD_CORRECTION), Some("plus"), move || {
        let row = rows.get_untracked();
        app.draft.update(|draft| draft.corrections.push(Correction::default()));
        request_animation_frame(move || browser::focus(&id(Field::Wrong(row))));
    });
    el("section")
        .class("group")
        .child(el("h2").child(app.t(t::letter::CORRECTIONS)))
        .live(move || {
            (0..rows.get()).map(|row| correction(app, &problems, row)).collect::<Vec<_>>()
        })
        .child(add)
}

fn correction(app: App, problems: &Problems, row: usize) -> El {
    let number = (row + 1).to_string();
    let part = |at, label, hint: &'static str, required| {
        field(
            app,
            FieldProps {
                field: at,
                id: id(at),
                label: app.t(label),
                hint,
                autocomplete: "off",
                required,
                problems: problems.clone(),
            },
        )
    };
    let remove = (row > 0).then(|| {
        let label = app.fill(t::letter::remove_correction(&number));
        button("link", &label, Some("trash"), move || {
            app.draft.update(|draft| {
                if row < draft.corrections.len() {
                    draft.corrections.remove(row);
                }
            });
            // The button is gone.
            request_animation_frame(move || browser::focus(&id(Field::Wrong(row - 1))));
        })
    });
    el("fieldset")
        .class("correction")
        .child(el("legend").child(app.fill(t::letter::correction(&number))))
        .child(part(Field::Wrong(row), t::letter::WRONG, app.t(t::letter::WRONG_HINT), false))
        .child(part(Field::Right(row), t::letter::RIGHT, "", true))
        .child(remove)
}

/// Requests beside the main ones; each is a choice of its own.
pub fn extras(app: App, plan: Plan) -> Option<El> {
    let chosen = |extra: &Extra| match extra.matter() {
        Matter::Right(right) => wants(app, plan, right),
        Matter::Topic(topic) => {
            needed(app, plan).iter().any(|(at, ..)| *at == Field::Detail(topic))
        }
    };
    let rows = Extra::ALL.into_iter().filter(chosen).map(|extra| {
        item(
            Kind::Tick,
            &format!("extra-{}", extra.word()),
            app.t(option(extra)),
            move || app.draft.with(|draft| draft.has(extra)),
            move |on| app.draft.update(|draft| draft.set(extra, on)),
        )
    });
    let rows: Vec<El> = rows.collect();
    (!rows.is_empty()).then(|| group(app, t::letter::OPTIONS).children(rows))
}

/// What an extra request is called.
fn option(extra: Extra) -> Key {
    use t::letter as l;
    match extra {
        Extra::NotifyCorrected => l::OPTION_NOTIFY_CORRECTED,
        Extra::RestrictMeanwhile => l::OPTION_RESTRICT_MEANWHILE,
        Extra::NotifyErased => l::OPTION_NOTIFY_ERASED,
        Extra::RestrictInstead => l::OPTION_RESTRICT_INSTEAD,
        Extra::EraseWithdrawn => l::OPTION_ERASE_WITHDRAWN,
        Extra::NotifyWithdrawn => l::OPTION_NOTIFY_WITHDRAWN,
        Extra::RestrictObjected => l::OPTION_RESTRICT_OBJECTED,
        Extra::EraseObjected => l::OPTION_ERASE_OBJECTED,
        Extra::NotifyObjected => l::OPTION_NOTIFY_OBJECTED,
        Extra::NotifyRestricted => l::OPTION_NOTIFY_RESTRICTED,
        Extra::EraseRecordings => l::OPTION_ERASE_RECORDINGS,
        Extra::StopRecording => l::OPTION_STOP_RECORDING,
        Extra::WithdrawPhotos => l::OPTION_WITHDRAW_PHOTOS,
        Extra::RecallCv => l::OPTION_RECALL_CV,
        Extra::EraseVisitor => l::OPTION_ERASE_VISITOR,
        Extra::EraseSurveys => l::OPTION_ERASE_SURVEYS,
    }
}
