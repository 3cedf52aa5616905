//! Is the answer complete? Point by point, against what was asked.

use super::requests::{change, find, policy_of, watch};
use crate::letter::{AnswerPoint, FollowUp, Point, answer_points, help, label};
use crate::policy::{Policy, Remark};
use crate::session::Route;
use crate::session::requests::{Answer, Milestone, SavedRequest};
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Kind, item, line};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{action_link, heading, lead, lost};

const ANSWERS: [(Answer, Key); 3] = [
    (Answer::Got, t::answer::GOT),
    (Answer::Missing, t::answer::MISSING),
    (Answer::Unsure, t::answer::UNSURE),
];

pub fn screen(app: App, number: u64) -> Vec<El> {
    let Some(request) = find(app, number) else { return lost::gone(app) };
    let Some(policy) = policy_of(app, &request) else { return lost::gone(app) };
    let points = points(&request, policy);
    let rows = points.iter().map(|point| row(app, &request.id, policy, point));
    let rows = el("div").class("checks").children(rows);
    let id = request.id.clone();
    let result = move || {
        let request = app.requests.with(|all| all.get(&id).cloned())?;
        let known = points.iter().filter_map(|point| request.answer(&point.id()));
        let known: Vec<Answer> = known.collect();
        let open = known.iter().any(|answer| *answer != Answer::Got);
        let label = app.t(t::requests::STEP_FOLLOW_UP);
        Some(if open {
            vec![action_link(label, Route::Reply(number, FollowUp::Incomplete))]
        } else if known.len() == points.len() && !points.is_empty() {
            let back = action_link(app.t(t::answer::BACK), Route::Request(number));
            vec![line("complete", "check", app.t(t::answer::COMPLETE)), back]
        } else {
            Vec::new()
        })
    };
    let result = move || result().unwrap_or_default();
    vec![
        heading(app, Route::Answer(number)),
        watch(app, number),
        lead(app.t(t::answer::LEAD)),
        rows,
        el("div").id("result").attr("role", "status").live(result),
    ]
}

/// What a complete answer to a request has.
pub fn points(request: &SavedRequest, policy: &Policy) -> Vec<AnswerPoint> {
    let chosen = policy.points.iter().filter(|point| {
        request.points.iter().any(|at| at.policy == policy.id && at.point == point.id)
    });
    let chosen: Vec<Point> = chosen
        .map(|point| {
            let ticked = point.items.iter().filter(|item| {
                let same = |one: &crate::session::ItemRef| {
                    one.item == item.id && one.at.policy == policy.id && one.at.point == point.id
                };
                request.items.iter().any(same)
            });
            Point { point, items: ticked.collect() }
        })
        .collect();
    let put = |remark: &&Remark| request.questions.contains(&remark.id);
    let questions: Vec<&Remark> = policy.remarks.iter().filter(put).collect();
    answer_points(&request.rights, &request.topics, &chosen, &questions)
}

fn row(app: App, id: &str, policy: &'static Policy, point: &AnswerPoint) -> El {
    let texts = app.texts.get_untracked();
    let key = point.id();
    let name = format!("check-{}", key.replace('/', "-"));
    let choices = ANSWERS.map(|(answer, label)| {
        let (own, of) = (id.to_owned(), key.clone());
        let on = move || {
            app.requests.with(|all| all.get(&own).and_then(|one| one.answer(&of)) == Some(answer))
        };
        let (own, of) = (id.to_owned(), key.clone());
        let set = move |_| {
            let today = crate::law::parse_date(&app.today()).ok();
            change(app, &own, |request| {
                // Whoever goes through an answer has one.
                if request.on(Milestone::Answered).is_none() {
                    request.set(Milestone::Answered, today);
                }
                request.set_answer(&of, Some(answer));
            });
        };
        item(Kind::Radio(&name), &format!("{name}-{}", answer.word()), app.t(label), on, set)
    });
    el("fieldset")
        .class("card check")
        .child(el("legend").child(label(point, policy, texts)))
        .child(p("hint", app.t(help(point))))
        .child(el("div").class("answers").children(choices))
}
