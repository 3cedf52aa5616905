//! One request: what to do now, its time line, what has happened, and what was sent.

mod noted;

pub use self::noted::date_problem;
use self::noted::{NOTED, milestone};
use super::{change, company, find, policy_of, saving, state_word, step, steps, watch};
use crate::browser;
use crate::law::{format_iso, parse_date};
use crate::letter::{FollowUp, calendar};
use crate::policy::Policy;
use crate::session::requests::{Event, Milestone, SavedRequest, State, Step, events};
use crate::session::{Planned, Route};
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, button, fold, link, link_out, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::frame::TITLE;
use crate::ui::screens::{action_link, heading, lost};
use crate::ui::words;
use leptos::prelude::*;
use time::Date;

pub fn screen(app: App, number: u64) -> Vec<El> {
    let Some(first) = find(app, number) else {
        return lost::gone(app);
    };
    let id = first.id.clone();
    // What is typed or noted is drawn where it is shown, not all over again.
    let request = Memo::new(move |_| app.requests.with(|all| all.get(&id).cloned()));
    let now = move || request.get().map(|request| now(app, number, &request));
    let line = move || request.get().map(|request| timeline(app, &request));
    let happened = el("section")
        .class("happened")
        .child(el("h2").child(app.t(t::request::HAPPENED)))
        .children(NOTED.iter().map(|noted| milestone(app, number, &first, noted)));
    let replies = [FollowUp::Identity, FollowUp::Form, FollowUp::Fee].map(|kind| {
        let title = app.t(kind.title());
        el("li").child(link("", Route::Reply(number, kind), title, None))
    });
    let replies = el("section")
        .child(el("h2").child(app.t(t::request::THEY_ASK)))
        .child(el("ul").class("plain").children(replies));
    let mut screen = vec![
        heading(app, Route::Request(number)),
        watch(app, number),
        el("div").id("now").live(now),
        el("div").live(move || next_letter(app)),
        el("div").live(line),
        el("div").live(move || {
            let waits = request.get().filter(|now| now.state() != State::Done);
            waits.map(|now| calendar_file(app, now.id))
        }),
        happened,
        replies,
        notes(app, &first),
    ];
    screen.push(fold("", Some("document"), app.t(t::requests::LETTER_SENT), sent(&first)));
    screen.push(law(app, policy_of(app, &first)));
    screen.push(saving(app));
    screen.push(delete(app, first));
    screen
}

/// What to do now, with the day that counts.
fn now(app: App, number: u64, request: &SavedRequest) -> El {
    let (Ok(today), Some(step)) = (parse_date(&app.today()), step(app, request)) else {
        return el("div");
    };
    let said = steps::words(app, number, &step);
    let banner = el("section").class("due").child(p("", app.t(t::requests::NOW)));
    let banner = match step {
        Step::Wait { due, days } => {
            let left = match days {
                0 => app.t(t::after::DUE_TODAY).to_owned(),
                _ => app.fill(t::after::days_left(days)),
            };
            let day = words::day(app, &format_iso(due));
            let last = el("time").attr("datetime", &format_iso(due)).child(day);
            el("section")
                .class("due")
                .child(p("", app.fill(t::after::due(&company(app, request)))))
                .child(p("day", last).id("due"))
                .child(p("", format!("{left} · {}", app.t(t::after::RULE))))
        }
        _ => banner.child(p("day", said.title)).child(p("", said.text)),
    };
    let act = said.to.map(|to| action_link(said.title, to));
    let id = request.id.clone();
    let finish = matches!(step, Step::Finish).then(|| {
        let id = id.clone();
        let done = move || {
            change(app, &id, |request| request.set(Milestone::Done, Some(today)));
            browser::focus(TITLE);
        };
        button("button main", said.title, Some("check"), done).id("finish")
    });
    let again = (request.state() == State::Done).then(|| {
        let open = move || {
            change(app, &id, |request| request.set(Milestone::Done, None));
            browser::focus(TITLE);
        };
        button("button quiet", app.t(t::request::OPEN_AGAIN), Some("history"), open)
            .id("open-again")
    });
    let state = el("span").class("status if").child(app.t(state_word(request.state())));
    el("div").child(p("state", state)).child(banner).child(act).child(finish).child(again)
}

/// The next letter of this visit, if one of them has been sent and another not.
fn next_letter(app: App) -> Option<El> {
    let letters = app.letters();
    let is_sent = |plan: &Planned| app.choice.with(|choice| choice.is_sent(&plan.id()));
    if !letters.iter().any(is_sent) {
        return None;
    }
    let unsent = letters.iter().position(|plan| !is_sent(plan))?;
    let number = u8::try_from(unsent + 1).ok()?;
    let label = app.fill(t::send::next_letter(&letters.get(unsent)?.policy.name));
    let link = link("button main", Route::Letter(number), &label, None).id("next-letter");
    Some(el("div").class("action").child(link))
}

fn timeline(app: App, request: &SavedRequest) -> El {
    use t::requests as r;
    let today = app.today();
    let mut shown_today = false;
    let rows = events(request).into_iter().flat_map(|entry| {
        let day = format_iso(entry.day);
        // Today stands between what has been and what is to come.
        let now = (day > today && !shown_today).then(|| {
            shown_today = true;
            let when = el("time").attr("datetime", &today).child(words::day(app, &today));
            let title = el("strong").child(app.t(t::request::TODAY));
            el("li").class("today").child(title).child(p("", when))
        });
        let (name, title) = match entry.event {
            Event::Noted(milestone) => (milestone.word(), milestone_word(milestone)),
            Event::Due => ("due", r::EVENT_DUE),
            Event::ExtendedDue => ("extended-due", r::EVENT_EXTENDED_DUE),
            Event::RemindFrom => ("remind-from", r::EVENT_REMIND_FROM),
            Event::ComplainFrom => ("complain-from", r::EVENT_COMPLAIN_FROM),
        };
        let computed = entry.event.is_computed().then(|| format!(" ({})", app.t(r::COMPUTED)));
        let when = el("time").attr("datetime", &day).child(words::day(app, &day));
        let event = el("li")
            .id(&format!("event-{name}"))
            .class(if day <= today { "done" } else { "" })
            .child(el("strong").child(app.t(title)))
            .child(p("", when).child(computed));
        now.into_iter().chain([event])
    });
    el("section")
        .child(el("h2").child(app.t(r::TIMELINE)))
        .child(el("ol").class("steps-down").id("timeline").children(rows))
}

fn milestone_word(milestone: Milestone) -> Key {
    use t::requests as r;
    match milestone {
        Milestone::Sent => r::EVENT_SENT,
        Milestone::Nudged => r::EVENT_NUDGED,
        Milestone::Receipt => r::EVENT_RECEIPT,
        Milestone::Extended => r::EVENT_EXTENDED,
        Milestone::ExtensionReplied => r::EVENT_EXTENSION_REPLIED,
        Milestone::Reminded => r::EVENT_REMINDED,
        Milestone::Answered => r::EVENT_ANSWERED,
        Milestone::FollowedUp => r::EVENT_FOLLOWED_UP,
        Milestone::Refused => r::EVENT_REFUSED,
        Milestone::Complained => r::EVENT_COMPLAINED,
        Milestone::Done => r::EVENT_DONE,
    }
}

/// A file with the days to remember.
fn calendar_file(app: App, id: String) -> El {
    let told = RwSignal::new(String::new());
    let save = button("button quiet", app.t(t::calendar::SAVE), Some("calendar"), move || {
        let request = app.requests.with_untracked(|all| all.get(&id).cloned());
        let Some(request) = request else { return };
        let name = company(app, &request);
        let day =
            |kind, date: Date| calendar::Day { request: &request.id, kind, company: &name, date };
        let events = events(&request);
        // The day that counts: an extended one takes the place of the first.
        let due = events.iter().filter(|at| matches!(at.event, Event::Due | Event::ExtendedDue));
        let due = due.max_by_key(|at| at.day).map(|at| day(calendar::Kind::Due, at.day));
        let remind = events.iter().find(|at| at.event == Event::RemindFrom);
        let remind = remind.map(|at| day(calendar::Kind::Remind, at.day));
        let days: Vec<calendar::Day> = due.into_iter().chain(remind).collect();
        let file = calendar::file(&days, browser::now(), app.texts.get_untracked());
        let name = format!("{}.ics", app.t(t::calendar::FILE_NAME));
        let saved = browser::download(&name, "text/calendar;charset=utf-8", &file).is_ok();
        let said = if saved { t::calendar::SAVED } else { t::calendar::FAILED };
        told.set(app.t(said).to_owned());
    });
    el("div")
        .class("calendar")
        .child(save.id("calendar"))
        .child(p("hint", app.t(t::calendar::SAVE_HINT)))
        .child(el("p").class("told").attr("role", "status").live_text(move || told.get()))
}

fn notes(app: App, request: &SavedRequest) -> El {
    let id = request.id.clone();
    let area = el("textarea").id("notes").attr("rows", "4").attr("aria-describedby", "notes-hint");
    let area = area.child(request.notes.as_str()).on("input", move |event| {
        let text = event_target_value(&event);
        change(app, &id, |request| request.notes.clone_from(&text));
    });
    el("div")
        .class("field")
        .child(el("label").attr("for", "notes").child(app.t(t::requests::NOTES)))
        .child(p("hint", app.t(t::requests::NOTES_HINT)).id("notes-hint"))
        .child(area)
}

/// The letter as it was sent.
fn sent(request: &SavedRequest) -> Vec<El> {
    vec![el("b").child(request.subject.as_str()), p("sent-letter", request.letter.as_str())]
}

/// The rule, and where else to turn.
fn law(app: App, policy: Option<&'static Policy>) -> El {
    let source = Some(app.t(t::after::LAW_SOURCE).to_owned());
    let write = policy.map(|policy| {
        let address = &policy.controller.email;
        p("", link_out(&format!("mailto:{address}"), address))
    });
    let inside = vec![voice(app, Voice::Law, app.t(t::after::LAW), source)];
    let rights = p("", link("", Route::Rights, app.t(t::request::ALL_RIGHTS), None));
    fold("", Some("law"), app.t(t::request::RULES), inside).child(write).child(rights)
}

fn delete(app: App, request: SavedRequest) -> El {
    let asking = RwSignal::new(false);
    let day = words::day(app, &request.sent);
    let question = app.fill(t::requests::delete_question(&company(app, &request), &day));
    let id = request.id;
    let question = move || {
        let id = id.clone();
        let yes = button("button danger", app.t(t::requests::DELETE_YES), None, move || {
            app.requests.update(|all| all.delete(&id, browser::now()));
            app.go(Route::Requests);
            app.say(app.t(t::requests::DELETED));
        });
        let no = button("button quiet", app.t(t::requests::DELETE_NO), None, move || {
            asking.set(false);
            request_animation_frame(|| browser::focus(TITLE));
        });
        el("div")
            .class("confirm")
            .attr("role", "group")
            .attr("aria-labelledby", "delete-question")
            .child(p("", question.as_str()).id("delete-question"))
            .child(p("hint", app.t(t::requests::DELETE_HINT)))
            .child(yes.id("delete-yes"))
            .child(no)
    };
    let ask = move || {
        button("link", app.t(t::requests::DELETE), Some("trash"), move || {
            asking.set(true);
            request_animation_frame(|| browser::focus("delete-yes"));
        })
        .id("delete")
    };
    el("div").live(move || if asking.get() { question() } else { ask() })
}
