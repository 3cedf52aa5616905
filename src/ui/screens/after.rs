//! After: the last day for an answer, by the law's own rule, and what to do then.

use super::heading;
use crate::law::{DateError, Deadline, deadline, format_iso, parse_date};
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{Voice, icon, voice};
use crate::ui::words;
use leptos::prelude::*;
use time::Date;

/// IMY's page for complaints.
const COMPLAIN: &str = "https://www.imy.se/privatperson/utfora-arenden/lamna-ett-klagomal/";

/// `number`: the letter; `None` for someone who wrote elsewhere and waits for an answer.
pub fn screen(app: App, number: Option<u8>) -> AnyView {
    let policy = number.and_then(|number| app.addressee(number));
    let key = policy.map_or(String::new(), |policy| policy.id.clone());
    let read = key.clone();
    let date = Memo::new(move |_| {
        app.choice.with(|choice| choice.sent_on(&read).map(str::to_owned)).unwrap_or_default()
    });
    if date.get_untracked().is_empty() && policy.is_some() {
        app.choice.update(|choice| choice.set_sent(&key, app.today()));
    }
    let set = move |event| {
        let value = event_target_value(&event);
        app.choice.update(|choice| choice.set_sent(&key, value));
    };
    let route = number.map_or(Route::Waiting, Route::After);
    let answer = move || match check(&date.get(), &app.today()) {
        None => ().into_any(),
        Some(Ok((deadline, today))) => {
            result(app, policy.map(|p| p.name.as_str()), deadline, today)
        }
        Some(Err(problem)) => {
            let text = match problem {
                Problem::Invalid => t::after::DATE_INVALID,
                Problem::Early => t::after::DATE_EARLY,
                Problem::Future => t::after::DATE_FUTURE,
            };
            view! { <p class="error">{icon("warning")}{app.t(text)}</p> }.into_any()
        }
    };
    let next = number.and_then(|number| Some((number + 1, app.addressee(number + 1)?)));
    view! {
        {heading(app, route)}
        <div class="field date">
            <label for="sent-on">{app.t(t::after::SENT_ON)}</label>
            <p class="hint">{app.t(t::after::SENT_ON_HINT)}</p>
            <input type="date" id="sent-on" max={app.today()} prop:value={move || date.get()} on:change=set />
        </div>
        <div id="answer" role="status">{answer}</div>
        {next.map(|(number, policy)| view! {
            <div class="action">
                <a class="button main" id="next" href={Route::Letter(number).href()}>
                    {app.fill(t::send::next_letter(&policy.name))}
                </a>
            </div>
        })}
        <p><a href={Route::Start.href()}>{app.t(t::app::HOME)}</a></p>
    }
    .into_any()
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

fn result(app: App, company: Option<&str>, deadline: Deadline, today: Date) -> AnyView {
    let day = |date: Date| words::day(app, &format_iso(date));
    let due = day(deadline.due);
    let left = (deadline.due - today).whole_days();
    let count = u32::try_from(left.unsigned_abs()).unwrap_or(u32::MAX);
    let left = match left {
        0 => app.t(t::after::DUE_TODAY).to_owned(),
        1.. => app.fill(t::after::days_left(count)),
        _ => app.fill(t::after::days_over(count)),
    };
    let remind = deadline.due_incl_eves.next_day().map_or_else(String::new, day);
    let late = today > deadline.due_incl_eves;
    let step = |done: bool, title: String, text: String| {
        view! {
            <li class:done=done>
                <strong>{title}</strong>
                <p>{text}</p>
            </li>
        }
    };
    let eves = (deadline.due != deadline.due_incl_eves)
        .then(|| view! { <p class="hint">{app.fill(t::after::eves(&due))}</p> });
    let text = |key| app.t(key).to_owned();
    view! {
        <section class="due">
            <p>{company.map_or_else(|| text(t::after::DUE_PLAIN), |name| app.fill(t::after::due(name)))}</p>
            <p class="day" id="due"><time datetime={format_iso(deadline.due)}>{due.clone()}</time></p>
            <p>{left}" · "{app.t(t::after::RULE)}</p>
        </section>
        {eves}
        <h2>{app.t(t::after::STEPS)}</h2>
        <ol class="steps-down">
            {step(true, text(t::after::STEP_SENT), day(deadline.received))}
            {step(false, text(t::after::STEP_RECEIPT), text(t::after::STEP_RECEIPT_TEXT))}
            {step(
                late,
                app.fill(t::after::step_due(&due)),
                app.fill(t::after::step_due_text(&day(deadline.extended_due))),
            )}
            {step(late, app.fill(t::after::step_remind(&remind)), text(t::after::STEP_REMIND_TEXT))}
            {step(false, text(t::after::STEP_COMPLAIN), text(t::after::STEP_COMPLAIN_TEXT))}
        </ol>
        <p><a href=COMPLAIN rel="noreferrer">{app.t(t::after::COMPLAIN_LINK)}</a></p>
        {voice(app, Voice::Law, app.t(t::after::LAW), Some(text(t::after::LAW_SOURCE)))}
        <details>
            <summary>{icon("id-card")}{app.t(t::after::IDENTITY)}</summary>
            <div class="more"><p>{app.t(t::after::IDENTITY_TEXT)}</p></div>
        </details>
        <p class="hint">{app.t(t::after::KEEP)}</p>
    }
    .into_any()
}
