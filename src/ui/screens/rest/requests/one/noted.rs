//! What has happened: the days that a person can note.

use super::super::change;
use crate::law::{format_iso, parse_date};
use crate::letter::FollowUp;
use crate::session::Route;
use crate::session::requests::{DateProblem, Milestone, SavedRequest, check_date};
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Kind, fold, item, line, link};
use crate::ui::dom::{El, el, p};
use crate::ui::words;
use leptos::prelude::*;

/// Something that a person can note, and where it is gone on with.
pub struct Noted {
    milestone: Milestone,
    title: Key,
    label: Key,
}

/// Everything that can be noted, what happens most first.
pub const NOTED: [Noted; 6] = [
    Noted {
        milestone: Milestone::Receipt,
        title: t::request::THEY_CONFIRM,
        label: t::requests::ON_RECEIPT,
    },
    Noted {
        milestone: Milestone::Answered,
        title: t::request::THEY_ANSWER,
        label: t::requests::ON_ANSWERED,
    },
    Noted {
        milestone: Milestone::Extended,
        title: t::request::THEY_EXTEND,
        label: t::requests::ON_EXTENDED,
    },
    Noted {
        milestone: Milestone::Refused,
        title: t::request::THEY_REFUSE,
        label: t::requests::ON_REFUSED,
    },
    Noted { milestone: Milestone::Sent, title: t::request::OTHER_DAY, label: t::requests::ON_SENT },
    Noted {
        milestone: Milestone::Complained,
        title: t::request::YOU_COMPLAIN,
        label: t::requests::ON_COMPLAINED,
    },
];

/// A day to note, behind what has happened.
pub fn milestone(app: App, number: u64, first: &SavedRequest, noted: &'static Noted) -> El {
    let Noted { milestone, title, label } = *noted;
    let name = milestone.word();
    let (field_id, error_id) = (format!("on-{name}"), format!("on-{name}-error"));
    let id = first.id.clone();
    let request = Memo::new(move |_| app.requests.with(|all| all.get(&id).cloned()));
    let day = move || {
        let day = request.get().and_then(|request| request.on(milestone));
        day.map(format_iso).unwrap_or_default()
    };
    let problem = RwSignal::new(String::new());
    let id = first.id.clone();
    let input = el("input")
        .attr("type", "date")
        .id(&field_id)
        .attr("max", &app.today())
        .attr("aria-describedby", &error_id)
        .live_state("aria-invalid", move || !problem.with(String::is_empty))
        .live_value(day)
        .on("change", move |event| {
            let text = event_target_value(&event);
            problem.set(note(app, &id, milestone, &text));
        });
    let error = el("div").id(&error_id).live(move || {
        let text = problem.get();
        (!text.is_empty()).then(|| line("error", "warning", &text))
    });
    let mut inside = vec![
        el("div")
            .class("field date")
            .child(el("label").attr("for", &field_id).child(app.t(label)))
            .child(error)
            .child(input),
    ];
    let id = first.id.clone();
    if milestone == Milestone::Extended {
        inside.insert(0, p("hint", app.t(t::request::EXTEND_HINT)));
        inside.push(item(
            Kind::Tick,
            "reasons-given",
            app.t(t::requests::REASONS_GIVEN),
            move || request.get().is_some_and(|request| request.reasons_given),
            move |on| change(app, &id, |request| request.reasons_given = on),
        ));
    }
    let to = match milestone {
        Milestone::Answered => Some((Route::Answer(number), t::requests::STEP_CHECK_ANSWER)),
        Milestone::Refused => {
            Some((Route::Reply(number, FollowUp::Refusal), t::requests::STEP_REFUSAL_CHECK))
        }
        Milestone::Complained => Some((Route::Complaint(number), t::requests::STEP_COMPLAIN)),
        _ => None,
    };
    inside.extend(to.map(|(to, label)| p("", link("", to, app.t(label), Some("forward-circle")))));
    fold("", None, app.t(title), inside)
}

/// Notes a day; gives what is wrong with it, or nothing.
fn note(app: App, id: &str, milestone: Milestone, text: &str) -> String {
    let Ok(today) = parse_date(&app.today()) else { return String::new() };
    let known = app.requests.with_untracked(|all| all.get(id).cloned());
    let Some(request) = known else { return String::new() };
    if text.is_empty() && milestone != Milestone::Sent {
        change(app, id, |request| request.set(milestone, None));
        return String::new();
    }
    match check_date(&request, milestone, text, today) {
        Ok(day) => {
            change(app, id, |request| request.set(milestone, Some(day)));
            String::new()
        }
        Err(problem) => date_problem(app, problem, &request.sent),
    }
}

/// What is wrong with a day, in words.
pub fn date_problem(app: App, problem: DateProblem, sent: &str) -> String {
    use t::requests as r;
    app.t(match problem {
        DateProblem::NotADate => r::DATE_NOT_A_DATE,
        DateProblem::BeforeGdpr => r::DATE_BEFORE_GDPR,
        DateProblem::Future => r::DATE_FUTURE,
        DateProblem::SentAfterOther => r::DATE_SENT_AFTER_OTHER,
        DateProblem::BeforeSent => return app.fill(r::date_before_sent(&words::day(app, sent))),
    })
    .to_owned()
}
