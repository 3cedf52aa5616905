//! Adding a request that was sent some other way.

use super::{one::date_problem, put};
use crate::browser;
use crate::law::{Right, parse_date};
use crate::letter::right_title;
use crate::session::requests::{Milestone, SavedRequest, check_date};
use crate::session::{LETTER_ORDER, Route};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{Kind, button, fold, item, line};
use crate::ui::dom::{El, el, p};
use leptos::prelude::*;

/// The form: which company, when, what was asked.
pub fn add(app: App) -> El {
    let company =
        RwSignal::new(app.facts.policies.first().map(|p| p.id.clone()).unwrap_or_default());
    let day = RwSignal::new(app.today());
    let asked = RwSignal::new(vec![Right::Access]);
    let problem = RwSignal::new(String::new());
    let nothing = RwSignal::new(false);
    let companies = app.facts.policies.iter().map(|policy| {
        let id = policy.id.as_str();
        let on = move || company.with(|chosen| chosen == id);
        let name = policy.name.as_str();
        item(Kind::Radio("add-company"), &format!("add-{id}"), name, on, move |_| {
            company.set(id.to_owned());
        })
    });
    let rows = LETTER_ORDER.into_iter().map(|right| {
        let on = move || asked.with(|all| all.contains(&right));
        let set = move |on: bool| {
            asked.update(|all| {
                all.retain(|one| *one != right);
                if on {
                    all.push(right);
                }
            });
        };
        item(Kind::Tick, &format!("add-{}", right.id()), app.t(right_title(right)), on, set)
    });
    let date = el("div")
        .class("field date")
        .child(el("label").attr("for", "add-day").child(app.t(t::requests::ON_SENT)))
        .child(el("div").id("add-error").live(move || {
            let text = problem.get();
            (!text.is_empty()).then(|| line("error", "warning", &text))
        }))
        .child(
            el("input")
                .attr("type", "date")
                .id("add-day")
                .attr("max", &app.today())
                .attr("aria-describedby", "add-error")
                .live_state("aria-invalid", move || !problem.with(String::is_empty))
                .live_value(move || day.get())
                .on("change", move |event| day.set(event_target_value(&event))),
        );
    let done = button("button second", app.t(t::request::ADD_DONE), Some("plus"), move || {
        let request = SavedRequest {
            id: browser::new_id(),
            policy: company.get_untracked(),
            rights: LETTER_ORDER
                .into_iter()
                .filter(|right| asked.with_untracked(|all| all.contains(right)))
                .collect(),
            language: "sv".to_owned(),
            sent: day.get_untracked(),
            ..SavedRequest::default()
        };
        let today = parse_date(&app.today());
        let checked =
            today.map(|today| check_date(&request, Milestone::Sent, &request.sent, today));
        if let Ok(Err(wrong)) = checked {
            problem.set(date_problem(app, wrong, &request.sent));
            browser::focus("add-day");
            return;
        }
        if request.rights.is_empty() {
            nothing.set(true);
            browser::focus("add-access");
            return;
        }
        app.go(Route::Request(put(app, request)));
    });
    let inside = vec![
        p("hint", app.t(t::request::ADD_HINT)),
        el("fieldset")
            .class("group")
            .child(el("legend").child(app.t(t::company::TITLE)))
            .children(companies),
        date,
        el("fieldset")
            .class("group")
            .child(el("legend").child(app.t(t::request::ADD_WHAT)))
            .live(move || {
                let none = nothing.get() && asked.with(Vec::is_empty);
                none.then(|| line("error", "warning", app.t(t::goals::ERROR)).attr("role", "alert"))
            })
            .children(rows),
        done.id("add-done"),
    ];
    fold("add", Some("plus"), app.t(t::request::ADD), inside)
}
