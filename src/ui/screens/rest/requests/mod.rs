//! My requests: what was sent, what to do now, and what is kept where.

mod add;
mod backup;
pub mod keep;
mod one;
mod steps;

pub use one::screen as one;

use crate::browser::{self, Refused};
use crate::law::parse_date;
use crate::letter::clean;
use crate::policy::Policy;
use crate::session::requests::{SavedRequest, State, Step, next_step};
use crate::session::{Planned, PointRef, Route, request};
use crate::text::{Key, Texts, t};
use crate::ui::App;
use crate::ui::components::{button, icon, line};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{action_link, heading, lead};
use crate::ui::words;
use leptos::prelude::*;

pub fn screen(app: App) -> Vec<El> {
    let list = move || {
        let all = app.requests.with(|all| all.all().to_vec());
        if all.is_empty() {
            let write = action_link(app.t(t::requests::EMPTY_ACTION), Route::Company);
            return vec![p("", app.t(t::requests::EMPTY)), write];
        }
        let cards = all.iter().rev().map(|request| card(app, request));
        vec![el("div").class("cards").children(cards)]
    };
    let unread = move || {
        let count = app.requests.with(|all| all.unread().len());
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        (count > 0).then(|| line("warning", "warning", &app.fill(t::requests::unread(count))))
    };
    vec![
        heading(app, Route::Requests),
        lead(app.t(t::requests::LEAD)),
        el("div").live(move || backup::unreadable(app)),
        el("div").id("requests").live(list),
        el("div").live(unread),
        add::add(app),
        saving(app),
        backup::backup(app),
        el("div").live(move || {
            let some = app.requests.with(|all| !all.is_empty());
            some.then(|| delete_all(app))
        }),
    ]
}

/// The request with this id.
pub fn find(app: App, id: u64) -> Option<SavedRequest> {
    app.requests.with(|all| all.all().iter().find(|one| one.number() == id).cloned())
}

/// Draws the screen anew when its request is gone: deleted in another tab, say.
pub fn watch(app: App, id: u64) -> El {
    el("div").live(move || {
        if find(app, id).is_none() {
            request_animation_frame(move || app.route.update(|_| ()));
        }
        None::<El>
    })
}

/// The policy of the company that got a letter, if it is one that the page knows.
pub fn policy_of(app: App, request: &SavedRequest) -> Option<&'static Policy> {
    app.facts.policies.iter().find(|policy| policy.id == request.policy)
}

/// The name of that company.
pub fn company(app: App, request: &SavedRequest) -> String {
    match policy_of(app, request) {
        Some(policy) => policy.name.clone(),
        None => {
            // It may come from a file of anybody's.
            let id: String = clean::line(&request.policy).chars().take(40).collect();
            app.fill(t::requests::unknown_company(&id))
        }
    }
}

/// The request that a letter makes, as it is sent today.
pub fn sent(app: App, plan: Planned, texts: &Texts, subject: &str, letter: &str) -> SavedRequest {
    let (choice, draft) =
        (app.choice.with_untracked(Clone::clone), app.draft.with_untracked(Clone::clone));
    let today = app.today();
    let policy = plan.policy;
    let request = request(&plan.choice(&choice), &draft, policy, &today);
    let own = |at: &PointRef| at.policy == policy.id;
    SavedRequest {
        id: browser::new_id(),
        policy: policy.id.clone(),
        role: choice.role,
        rights: request.exercised(),
        topics: request.topics.clone(),
        points: choice.points.iter().filter(|at| own(at)).cloned().collect(),
        items: choice.items.iter().filter(|item| own(&item.at)).cloned().collect(),
        questions: request.questions.iter().map(|remark| remark.id.clone()).collect(),
        language: texts.language.tag.to_owned(),
        name: draft.name.clone(),
        contact: draft.contact.clone(),
        subject: subject.to_owned(),
        letter: letter.to_owned(),
        sent: today.clone(),
        ..SavedRequest::default()
    }
}

/// Changes a request.
pub fn change(app: App, id: &str, mut edit: impl FnMut(&mut SavedRequest)) {
    app.requests.update(|all| {
        all.change(id, browser::now(), &mut edit);
    });
}

/// Adds a request, unless the same letter is there already; gives its id.
pub fn put(app: App, request: SavedRequest) -> u64 {
    let same = |one: &&SavedRequest| {
        let letter = !request.letter.is_empty() && one.letter == request.letter;
        letter && one.policy == request.policy
    };
    let known =
        app.requests.with_untracked(|all| all.all().iter().find(same).map(|one| one.number()));
    known.unwrap_or_else(|| {
        let id = request.number();
        app.requests.update(|all| {
            all.put(request, browser::now());
        });
        id
    })
}

/// What to do now. An answer is not done with until every point of it has been looked at.
pub fn step(app: App, request: &SavedRequest) -> Option<Step> {
    let step = next_step(request, parse_date(&app.today()).ok()?);
    let open = |policy| {
        let points = super::answer::points(request, policy);
        points.iter().any(|point| request.answer(&point.id()).is_none())
    };
    let unchecked = step == Step::Finish && policy_of(app, request).is_some_and(open);
    Some(if unchecked { Step::CheckAnswer } else { step })
}

/// The word for where a request stands.
pub fn state_word(state: State) -> Key {
    use t::requests as r;
    match state {
        State::Waiting => r::STATE_WAITING,
        State::Extended => r::STATE_EXTENDED,
        State::Answered => r::STATE_ANSWERED,
        State::Incomplete => r::STATE_INCOMPLETE,
        State::Refused => r::STATE_REFUSED,
        State::Complaint => r::STATE_COMPLAINT,
        State::Done => r::STATE_DONE,
    }
}

fn card(app: App, request: &SavedRequest) -> El {
    let number = request.number();
    let now = step(app, request).map(|step| steps::words(app, number, &step).title);
    let sent = app.fill(t::request::sent_on(&words::day(app, &request.sent)));
    let state = request.state();
    let class = match state {
        State::Done | State::Answered => "status yes",
        State::Waiting | State::Extended | State::Complaint => "status if",
        State::Incomplete | State::Refused => "status no",
    };
    let words = el("span")
        .class("words")
        .child(el("strong").child(company(app, request)))
        .child(el("span").class("hint").child(sent))
        .child(el("span").class(class).child(app.t(state_word(state))))
        .child(now.map(|now| el("span").class("now").child(icon("forward-circle")).child(now)));
    el("a")
        .class("card door")
        .attr("href", &Route::Request(number).href())
        .child(el("span").class("badge").child(icon("mail")))
        .child(words)
        .child(icon("forward"))
}

/// Whether the requests outlive the tab; the same on the list and at each request.
pub fn saving(app: App) -> El {
    if app.shared {
        return line("", "people", app.t(t::app::SHARED));
    }
    if app.framed {
        return line("", "info", app.t(t::embedded::NOT_SAVED));
    }
    let asking = RwSignal::new(false);
    let on = move || {
        let stop =
            button("button quiet", app.t(t::request::STOP_SAVING), Some("stop"), move || {
                asking.set(true);
                request_animation_frame(|| browser::focus("stop-yes"));
            });
        let question = move || {
            let yes = button("button danger", app.t(t::requests::STOP_YES), None, move || {
                asking.set(false);
                keep::set_saving(app, false);
                request_animation_frame(|| browser::focus("save"));
            });
            let no = button("button quiet", app.t(t::requests::STOP_NO), None, move || {
                asking.set(false);
                request_animation_frame(|| browser::focus("stop"));
            });
            el("div")
                .class("confirm")
                .attr("role", "group")
                .attr("aria-labelledby", "stop-question")
                .child(p("", app.t(t::requests::STOP_QUESTION)).id("stop-question"))
                .child(yes.id("stop-yes"))
                .child(no)
        };
        let stop = stop.id("stop");
        let is_on = move || {
            let kept = app.requests_kept.get().is_ok();
            kept.then(|| line("", "check", app.t(t::requests::SAVE_IS_ON)))
        };
        el("div")
            .live(is_on)
            .live(move || {
                let failed = app.requests_kept.get().err()?;
                Some(line(
                    "error",
                    "warning",
                    app.t(match failed {
                        Refused::Denied => t::requests::SAVE_FULL,
                        _ => t::requests::SAVE_FAILED,
                    }),
                ))
            })
            .child(if asking.get() { question() } else { stop })
    };
    let off = move || {
        let save = button("button second", app.t(t::requests::SAVE), Some("device"), move || {
            keep::set_saving(app, true);
            request_animation_frame(|| browser::focus("stop"));
        });
        el("div")
            .child(p("", app.t(t::requests::SAVE_IS_OFF)))
            .child(save.id("save"))
            .child(p("hint", app.t(t::requests::SAVE_HINT)))
            .child(line("hint", "people", app.t(t::requests::SAVE_SHARED)))
    };
    el("section").class("card saving").child(el("h2").child(app.t(t::request::SAVING))).live(
        move || {
            // Both are asked for, so that each change draws.
            asking.track();
            match app.unreadable.with(Option::is_some) {
                true => p("", app.t(t::requests::SAVE_IS_OFF)),
                false if app.saving.get() => on(),
                false => off(),
            }
        },
    )
}

fn delete_all(app: App) -> El {
    let asking = RwSignal::new(false);
    let question = move || {
        let yes = button("button danger", app.t(t::requests::DELETE_ALL_YES), None, move || {
            app.requests.update(|all| all.delete_all(browser::now()));
            app.say(app.t(t::requests::DELETED_ALL));
            request_animation_frame(|| browser::focus(crate::ui::frame::TITLE));
        });
        let no = button("button quiet", app.t(t::requests::DELETE_NO), None, move || {
            asking.set(false);
            request_animation_frame(|| browser::focus("delete-all"));
        });
        el("div")
            .class("confirm")
            .attr("role", "group")
            .attr("aria-labelledby", "delete-all-question")
            .child(p("", app.t(t::requests::DELETE_ALL_QUESTION)).id("delete-all-question"))
            .child(yes.id("delete-all-yes"))
            .child(no)
    };
    let ask = move || {
        button("link", app.t(t::requests::DELETE_ALL), Some("trash"), move || {
            asking.set(true);
            request_animation_frame(|| browser::focus("delete-all-yes"));
        })
        .id("delete-all")
    };
    el("div").live(move || if asking.get() { question() } else { ask() })
}
