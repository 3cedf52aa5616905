//! After: the last day for an answer, by the law's own rule, and what to do then.

use crate::law::{DateError, Deadline, deadline, format_iso, parse_date};
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{Voice, fold, line, link, link_out, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{action_link, heading};
use crate::ui::words;
use leptos::prelude::*;
use time::Date;

/// IMY's page for complaints.
const COMPLAIN: &str = "https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/";

/// `number`: the letter; `None` for someone who wrote elsewhere and waits for an answer.
pub fn screen(app: App, number: Option<u8>) -> Vec<El> {
    let policy = number.and_then(|number| app.addressee(number));
    let key = policy.map_or(String::new(), |policy| policy.id.clone());
    let read = key.clone();
    let date = Memo::new(move |_| {
        app.choice.with(|choice| choice.sent_on(&read).map(str::to_owned)).unwrap_or_default()
    });
    let company = policy.map(|policy| policy.name.as_str());
    let answer = move || match check(&date.get(), &app.today()) {
        None => Vec::new(),
        Some(Ok((deadline, today))) => result(app, company, deadline, today),
        Some(Err(problem)) => {
            let text = match problem {
                Problem::Invalid => t::after::DATE_INVALID,
                Problem::Early => t::after::DATE_EARLY,
                Problem::Future => t::after::DATE_FUTURE,
            };
            vec![line("error", "warning", app.t(text))]
        }
    };
    let field = el("div")
        .class("field date")
        .child(el("label").attr("for", "sent-on").child(app.t(t::after::SENT_ON)))
        .child(p("hint", app.t(t::after::SENT_ON_HINT)).id("sent-on-hint"))
        .child(
            el("input")
                .attr("type", "date")
                .id("sent-on")
                .attr("max", &app.today())
                .attr("aria-describedby", "sent-on-hint")
                .live_value(move || date.get())
                .on("change", move |event| {
                    let value = event_target_value(&event);
                    app.choice.update(|choice| choice.set_sent(&key, value));
                }),
        );
    let next = number.and_then(|number| {
        let policy = app.addressee(number + 1)?;
        let label = app.fill(t::send::next_letter(&policy.name));
        Some(action_link(&label, Route::Letter(number + 1)))
    });
    let route = number.map_or(Route::Waiting, Route::After);
    let home = p("", link("", Route::Start, app.t(t::app::HOME), None));
    let answer = el("div").id("answer").live(answer);
    let screen = [heading(app, route), field, answer];
    screen.into_iter().chain(next).chain([home]).collect()
}

enum Problem {
    Invalid,
    Early,
    Future,
}

/// `None`: nothing is written yet.
fn check(sent: &str, today: &str) -> Option<Result<(Deadline, Date), Problem>> {
    if sent.is_empty() {
        return None;
    }
    let (Ok(sent), Ok(today)) = (parse_date(sent), parse_date(today)) else {
        return Some(Err(Problem::Invalid));
    };
    if sent > today {
        return Some(Err(Problem::Future));
    }
    Some(match deadline(sent) {
        Ok(deadline) => Ok((deadline, today)),
        Err(DateError::TooEarly) => Err(Problem::Early),
        Err(_) => Err(Problem::Invalid),
    })
}

fn result(app: App, company: Option<&str>, deadline: Deadline, today: Date) -> Vec<El> {
    let day = |date: Date| words::day(app, &format_iso(date));
    let due = day(deadline.due);
    let left = (deadline.due - today).whole_days();
    let count = u32::try_from(left.unsigned_abs()).unwrap_or(u32::MAX);
    let left = match left {
        0 => app.t(t::after::DUE_TODAY).to_owned(),
        1.. => app.fill(t::after::days_left(count)),
        _ => app.fill(t::after::days_over(count)),
    };
    let who = company.map_or_else(
        || app.t(t::after::DUE_PLAIN).to_owned(),
        |name| app.fill(t::after::due(name)),
    );
    let last_day = el("time").attr("datetime", &format_iso(deadline.due)).child(due.as_str());
    let banner = el("section")
        .class("due")
        .attr("role", "status")
        .child(p("", who))
        .child(p("day", last_day).id("due"))
        .child(p("", format!("{left} · {}", app.t(t::after::RULE))));
    let remind = deadline.due_incl_eves.next_day().map_or_else(String::new, day);
    let late = deadline.is_over(today, false);
    let text = |key| app.t(key).to_owned();
    let steps = [
        (true, text(t::after::STEP_SENT), day(deadline.received)),
        (false, text(t::after::STEP_RECEIPT), text(t::after::STEP_RECEIPT_TEXT)),
        (
            late,
            app.fill(t::after::step_due(&due)),
            app.fill(t::after::step_due_text(&day(deadline.extended_due))),
        ),
        (late, app.fill(t::after::step_remind(&remind)), text(t::after::STEP_REMIND_TEXT)),
        (false, text(t::after::STEP_COMPLAIN), text(t::after::STEP_COMPLAIN_TEXT)),
    ];
    let steps = steps.map(|(done, title, text)| {
        let step = el("li").class(if done { "done" } else { "" });
        step.child(el("strong").child(title)).child(p("", text))
    });
    let eves =
        (deadline.due != deadline.due_incl_eves).then(|| p("hint", app.fill(t::after::eves(&due))));
    let identity = p("", app.t(t::after::IDENTITY_TEXT));
    let source = Some(text(t::after::LAW_SOURCE));
    let rest = [
        el("h2").child(app.t(t::after::STEPS)),
        el("ol").class("steps-down").children(steps),
        p("", link_out(COMPLAIN, app.t(t::after::COMPLAIN_LINK))),
        voice(app, Voice::Law, app.t(t::after::LAW), source),
        fold("", Some("id-card"), app.t(t::after::IDENTITY), identity),
        p("hint", app.t(t::after::KEEP)),
    ];
    [banner].into_iter().chain(eves).chain(rest).collect()
}
