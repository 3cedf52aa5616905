//! The complaint to the authority, filled from the request.

use super::reply::{answered, person};
use super::requests::{change, find, policy_of, watch};
use crate::law::{IMY, parse_date};
use crate::letter::{ComplaintRequest, Event, EventKind, Letter, compose_complaint};
use crate::policy::Policy;
use crate::session::Route;
use crate::session::requests::{Answer, Clock, Milestone, SavedRequest};
use crate::text::{Texts, t};
use crate::ui::App;
use crate::ui::components::{icon, line, link, link_out, sheet, ways};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead, lost};
use leptos::prelude::*;

pub fn screen(app: App, number: u64) -> Vec<El> {
    use t::complaint as c;
    let Some(request) = find(app, number) else { return lost::gone(app) };
    let (Some(policy), Some(texts)) = (policy_of(app, &request), app.request_texts(&request))
    else {
        return lost::gone(app);
    };
    let id = request.id.clone();
    let shown = Memo::new(move |_| app.requests.with(|all| all.get(&id).cloned()));
    let id = request.id.clone();
    let out = move || {
        let now = shown.get();
        let written = |texts| now.as_ref().and_then(|now| letter(app, now, policy, texts));
        let Some(letter) = written(texts) else { return Vec::new() };
        let read = app.texts.get_untracked();
        let beside = written(read).filter(|_| read.language != texts.language);
        let id = id.clone();
        let sent = move || {
            let today = parse_date(&app.today()).ok();
            change(app, &id, |request| request.set(Milestone::Complained, today));
            app.go(Route::Request(number));
        };
        let mut shown = sheet(app, (&letter, texts), beside.map(|copy| (copy, read)));
        shown.extend(ways(app, &letter, texts, t::request::SENT_HINT, sent));
        shown
    };
    let id = request.id.clone();
    let words = el("div")
        .class("field")
        .child(el("label").attr("for", "words").child(app.t(c::WORDS_LABEL)))
        .child(p("hint", app.t(c::WORDS_HINT)).id("words-hint"))
        .child(
            el("textarea")
                .id("words")
                .attr("rows", "4")
                .attr("aria-describedby", "words-hint")
                .child(request.complaint.as_str())
                .on("input", move |event| {
                    let text = event_target_value(&event);
                    change(app, &id, |request| request.complaint.clone_from(&text));
                }),
        );
    let how = el("ul")
        .child(
            el("li")
                .child(app.t(c::HOW_PAGE))
                .child(" ")
                .child(link_out(IMY.complaint_page, app.t(c::HOW_PAGE_LINK))),
        )
        .child(el("li").child(app.fill(c::how_post(IMY.postal_address, IMY.name))))
        .child(el("li").child(app.fill(c::how_email(IMY.email))));
    let how = el("section")
        .class("card")
        .child(el("h2").child(app.t(c::HOW_TITLE)))
        .child(how)
        .child(p("", app.t(c::HOW_ENCLOSURES)))
        .child(line("", "lock", &app.fill(c::protected(IMY.phone))));
    let know = [
        ("people", c::PUBLIC_TITLE, c::PUBLIC_TEXT),
        ("law", c::DECIDES_TITLE, c::DECIDES_TEXT),
        ("info", c::DAMAGES_TITLE, c::DAMAGES_TEXT),
    ];
    let know = know.map(|(name, title, text)| {
        let words = el("span").child(el("strong").child(app.t(title))).child(" ");
        p("know", icon(name)).child(words.child(app.t(text)))
    });
    let rights = p("", link("", Route::Rights, app.t(t::request::ALL_RIGHTS), None));
    let mut screen = vec![
        heading(app, Route::Complaint(number)),
        watch(app, number),
        lead(app.t(c::LEAD)),
        line("", "info", app.t(c::BEFORE)),
        how,
    ];
    screen.extend(know);
    screen.extend([rights, person(app, &request), words, el("div").id("out").live(out)]);
    screen
}

fn letter(app: App, request: &SavedRequest, policy: &Policy, texts: &Texts) -> Option<Letter> {
    let (clock, today) = (Clock::new(request)?, parse_date(&app.today()).ok()?);
    let kinds = [
        (Milestone::Sent, EventKind::Sent),
        (Milestone::Nudged, EventKind::Nudged),
        (Milestone::Receipt, EventKind::Acknowledged),
        (Milestone::Extended, EventKind::Extended),
        (Milestone::ExtensionReplied, EventKind::Replied),
        (Milestone::Reminded, EventKind::Reminded),
        (Milestone::Answered, EventKind::Answered),
        (Milestone::FollowedUp, EventKind::Replied),
        (Milestone::Refused, EventKind::Refused),
    ];
    let events = kinds.into_iter();
    let events: Vec<Event> = events
        .filter_map(|(milestone, kind)| Some(Event { day: request.on(milestone)?, kind }))
        .collect();
    let complaint = ComplaintRequest {
        policy,
        rights: &request.exercised(),
        events: &events,
        overdue: clock.is_late(request, today).then(|| clock.due()),
        missing: &answered(request, Answer::Missing),
        words: &request.complaint,
        name: &request.name,
        contact: &request.contact,
        today,
    };
    Some(compose_complaint(&complaint, texts))
}
