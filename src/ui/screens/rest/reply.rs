//! A letter that follows the first one: why, the few fields that it needs, and every way out.

use super::requests::{change, find, policy_of, watch};
use crate::law::{format_iso, parse_date};
use crate::letter::{
    AnswerPoint, ERASURE_EXCEPTIONS, FollowUp, FollowUpRequest, Letter, RefusalCheck,
    compose_follow_up,
};
use crate::policy::Policy;
use crate::session::Route;
use crate::session::requests::{Answer, Clock, Event, Milestone, SavedRequest, events};
use crate::text::{Key, Texts, t};
use crate::ui::App;
use crate::ui::components::{Voice, fold, sheet, voice, ways};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{action_link, heading, lead, lost};
use crate::ui::words;
use leptos::prelude::*;
use time::Date;

pub fn screen(app: App, number: u64, kind: FollowUp) -> Vec<El> {
    let Some(request) = find(app, number) else { return lost::gone(app) };
    let (Some(policy), Some(texts)) = (policy_of(app, &request), app.request_texts(&request))
    else {
        return lost::gone(app);
    };
    if let Some((why, to, label)) = too_early(app, number, kind, &request) {
        let back = action_link(app.t(label), to);
        return vec![heading(app, Route::Reply(number, kind)), lead(&why), back];
    }
    let id = request.id.clone();
    let shown = Memo::new(move |_| app.requests.with(|all| all.get(&id).cloned()));
    let id = request.id.clone();
    let out = move || {
        let now = shown.get();
        let written = |texts| now.as_ref().and_then(|now| letter(app, kind, now, policy, texts));
        let Some(letter) = written(texts) else { return Vec::new() };
        let own = app.texts.get_untracked();
        let beside = written(own).filter(|_| own.language != texts.language);
        let id = id.clone();
        let sent = move || {
            let today = parse_date(&app.today()).ok();
            change(app, &id, |request| {
                if let Some(milestone) = milestone(kind) {
                    request.set(milestone, today);
                }
            });
            app.go(Route::Request(number));
        };
        let mut shown = sheet(app, (&letter, texts), beside.map(|copy| (copy, own)));
        shown.extend(ways(app, &letter, texts, t::request::SENT_HINT, sent));
        shown
    };
    let law = voice(app, Voice::Law, app.t(kind.hint()), None);
    let checks = (kind == FollowUp::Refusal).then(|| refusal(app, &request));
    let person = person(app, &request);
    let screen = [heading(app, Route::Reply(number, kind)), watch(app, number), law];
    let rest = [person, el("div").id("out").live(out)];
    screen.into_iter().chain(checks).chain(rest).collect()
}

/// Why a letter makes no sense yet, and where to go instead.
fn too_early(
    app: App,
    number: u64,
    kind: FollowUp,
    request: &SavedRequest,
) -> Option<(String, Route, Key)> {
    let here = (Route::Request(number), t::answer::BACK);
    let plain = |key| app.t(key).to_owned();
    match kind {
        FollowUp::Reminder => {
            let from = events(request).into_iter().find(|at| at.event == Event::RemindFrom)?;
            let day = format_iso(from.day);
            let text = app.fill(t::request::too_early(&words::day(app, &day)));
            (day > app.today()).then_some((text, here.0, here.1))
        }
        FollowUp::NoReasons | FollowUp::LateExtension => {
            let told = request.on(Milestone::Extended).is_some();
            (!told).then(|| (plain(t::request::NO_EXTENSION), here.0, here.1))
        }
        FollowUp::Incomplete => {
            let lacks = request.answers.iter().any(|(_, answer)| *answer != Answer::Got);
            let check = (Route::Answer(number), t::requests::STEP_CHECK_ANSWER);
            (!lacks).then(|| (plain(t::request::NOTHING_MISSING), check.0, check.1))
        }
        _ => None,
    }
}

/// Name and contact, as the first letter had them.
pub fn person(app: App, request: &SavedRequest) -> El {
    let field =
        |at: fn(&mut SavedRequest) -> &mut String, value: &str, id: &str, label, auto: &str| {
            let request = request.id.clone();
            el("div").class("field").child(el("label").attr("for", id).child(app.t(label))).child(
                el("input")
                    .attr("type", "text")
                    .id(id)
                    .attr("autocomplete", auto)
                    .attr("value", value)
                    .on("input", move |event| {
                        let text = event_target_value(&event);
                        change(app, &request, |one| at(one).clone_from(&text));
                    }),
            )
        };
    let name = field(|one| &mut one.name, &request.name, "name", t::letter::NAME, "name");
    let contact =
        field(|one| &mut one.contact, &request.contact, "contact", t::letter::CONTACT, "email");
    let fields = el("div").class("fields").child(name).child(contact);
    // Whoever walked here has written both already.
    let inside = fold("", Some("pencil"), app.t(t::request::PERSON), fields);
    if request.name.is_empty() { inside.attr("open", "") } else { inside }
}

/// The letter as it stands; `None` if the days of the request cannot be used.
fn letter(
    app: App,
    kind: FollowUp,
    request: &SavedRequest,
    policy: &Policy,
    texts: &Texts,
) -> Option<Letter> {
    let (sent, today) = (request.on(Milestone::Sent)?, parse_date(&app.today()).ok()?);
    let clock = Clock::new(request)?;
    let (missing, unsure) = (answered(request, Answer::Missing), answered(request, Answer::Unsure));
    let letter = FollowUpRequest {
        kind,
        policy,
        subject: &request.subject,
        rights: &request.exercised(),
        sent,
        due: clock.deadline.due,
        extended_due: clock.deadline.extended_due,
        today,
        told_on: told_on(kind, request, &clock),
        name: &request.name,
        contact: &request.contact,
        missing: &missing,
        unsure: &unsure,
    };
    Some(compose_follow_up(&letter, texts))
}

/// The points of the answer check that came to `answer`.
pub fn answered(request: &SavedRequest, answer: Answer) -> Vec<AnswerPoint> {
    let points = request.answers.iter().filter(|(_, given)| *given == answer);
    points.filter_map(|(id, _)| AnswerPoint::from_id(id)).collect()
}

/// When the company said what the letter replies to.
fn told_on(kind: FollowUp, request: &SavedRequest, clock: &Clock) -> Option<Date> {
    // A reminder counts from an extension only if it holds.
    if kind == FollowUp::Reminder && !clock.extended {
        return None;
    }
    request.on(match kind {
        FollowUp::Incomplete => Milestone::Answered,
        FollowUp::Refusal => Milestone::Refused,
        FollowUp::Reminder | FollowUp::NoReasons | FollowUp::LateExtension => Milestone::Extended,
        FollowUp::Nudge | FollowUp::Identity | FollowUp::Form | FollowUp::Fee => return None,
    })
}

/// What has happened once the letter is sent.
fn milestone(kind: FollowUp) -> Option<Milestone> {
    Some(match kind {
        FollowUp::Nudge => Milestone::Nudged,
        FollowUp::Reminder => Milestone::Reminded,
        FollowUp::Incomplete | FollowUp::Refusal => Milestone::FollowedUp,
        FollowUp::NoReasons | FollowUp::LateExtension => Milestone::ExtensionReplied,
        FollowUp::Identity | FollowUp::Form | FollowUp::Fee => return None,
    })
}

/// What to look at in a refusal.
fn refusal(app: App, request: &SavedRequest) -> El {
    let rights = request.exercised();
    let rows = RefusalCheck::of(&rights).map(|check| {
        let exceptions = (check == RefusalCheck::Erasure)
            .then(|| el("ul").children(ERASURE_EXCEPTIONS.map(|key| el("li").child(app.t(key)))));
        el("li")
            .child(el("strong").child(app.t(check.title())))
            .child(p("", app.t(check.text())))
            .child(exceptions)
    });
    el("section")
        .class("card")
        .child(el("h2").child(app.t(t::refusal::TITLE)))
        .child(el("ol").class("refusal").children(rows))
}
