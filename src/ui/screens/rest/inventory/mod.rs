//! What the policy says is held: a card for each contact point, in the four voices.

mod items;
mod voices;

use self::items::{Ticks, items, ticks};
use self::voices::{basis, how_long, passages, remark, silent, tools};
use crate::policy::{ContactPoint, Policy, Remark, Retention, Sensitivity, by_weight};
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{Piece, fold_late, icon, icon_name, link_out, one_by_one, timeline};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{action, heading, lead};
use crate::ui::words;
use std::collections::BTreeSet;

/// A remark on more contact points than this is said once, under the whole policy.
const MANY_POINTS: usize = 3;

type Chosen = Vec<(&'static Policy, Vec<&'static ContactPoint>)>;

pub fn screen(app: App) -> Vec<El> {
    let chosen: Chosen =
        app.policies().into_iter().map(|policy| (policy, app.chosen(policy))).collect();
    let points: Vec<&'static ContactPoint> =
        chosen.iter().flat_map(|(_, points)| points.iter().copied()).collect();
    let mut screen =
        vec![heading(app, Route::Inventory), lead(app.t(t::inventory::LEAD)), tiles(app, &chosen)];
    let several = chosen.len() > 1;
    let (all, mut first) = (ticks(app, chosen.clone()), 0);
    let mut pieces: Vec<Piece> = vec![
        Box::new(move || timeline(app, &points)),
        Box::new(move || p("hint", app.t(t::inventory::ITEMS_HINT))),
    ];
    for (policy, points) in chosen {
        if several {
            pieces.push(Box::new(|| el("h2").class("company").child(policy.name.as_str())));
        }
        for point in &points {
            let (point, begins) = (*point, first);
            pieces.push(Box::new(move || card(app, policy, point, all, begins)));
            first += point.items.len();
        }
        pieces.push(Box::new(move || whole_policy(app, policy, &points)));
    }
    screen.push(one_by_one(0, pieces));
    let selected = move || {
        let ticked = app.choice.with(|choice| choice.items.len());
        match u32::try_from(ticked).unwrap_or(u32::MAX) {
            0 => app.t(t::inventory::SELECTED_NONE).to_owned(),
            count => app.fill(t::inventory::selected(count)),
        }
    };
    screen.push(el("p").class("selected").attr("role", "status").live_text(selected));
    screen.push(action(app.t(t::inventory::NEXT), move || app.go_on()));
    screen
}

/// The summary on top: kinds, sensitive kinds, longest time, open questions.
fn tiles(app: App, chosen: &Chosen) -> El {
    let points = || chosen.iter().flat_map(|(_, points)| points.iter());
    let kinds: BTreeSet<&str> =
        points().flat_map(|point| &point.items).map(|item| item.kind.as_str()).collect();
    let sensitive = kinds.iter().filter_map(|id| app.facts.kind(id));
    let sensitive = sensitive.filter(|kind| kind.sensitivity != Sensitivity::Ordinary).count();
    let longest = points().filter_map(|point| words::months(point.retention)).max();
    let (time, label) = if points().any(|point| point.retention == Retention::NoLimit) {
        ("∞".to_owned(), t::inventory::NO_LIMIT_SHORT)
    } else if points().any(|point| words::months(point.retention).is_none()) {
        ("?".to_owned(), t::inventory::OPEN_SHORT)
    } else {
        (longest.map_or_else(String::new, |m| words::length(app, m)), t::inventory::LONGEST)
    };
    let gaps = chosen.iter().flat_map(|(policy, points)| {
        policy.remarks.iter().filter(move |remark| {
            let concerns = |point: &&ContactPoint| remark.points.contains(&point.id);
            remark.question.is_some() && (remark.points.is_empty() || points.iter().any(concerns))
        })
    });
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (kinds, gaps, sensitive) = (count(kinds.len()), count(gaps.count()), count(sensitive));
    let tile = |class, figure: String, label: String| {
        el("div").class(class).child(el("dd").child(figure)).child(el("dt").child(label))
    };
    el("dl")
        .class("tiles")
        .child(tile("tile", kinds.to_string(), app.fill(t::inventory::kinds(kinds))))
        .child(tile(
            "tile hot",
            sensitive.to_string(),
            app.fill(t::inventory::sensitive(sensitive)),
        ))
        .child(tile("tile", time, app.t(label).to_owned()))
        .child(tile("tile gap", gaps.to_string(), app.fill(t::inventory::gaps(gaps))))
}

/// One contact point.
fn card(
    app: App,
    policy: &'static Policy,
    point: &'static ContactPoint,
    all: Ticks,
    first: usize,
) -> El {
    let concerns =
        |remark: &&Remark| remark.points.len() <= MANY_POINTS && remark.points.contains(&point.id);
    let worth = by_weight(&policy.remarks).into_iter().filter(concerns).collect();
    let more = move || {
        let says = |title, list| passages(app, policy, title, list);
        let mut more = says(t::inventory::WHY, &point.purposes);
        if point.purposes.is_empty() {
            more.push(silent(app, t::inventory::SILENT_PURPOSE));
        }
        more.extend(says(t::inventory::FROM, &point.sources));
        more.extend(says(t::inventory::TO, &point.recipients));
        more.extend(tools(app, policy, point));
        more
    };
    let words = el("div")
        .class("words")
        .child(el("h3").child(app.fact(point.label)))
        .child(p("hint", app.fact(point.done)));
    let top = el("div")
        .class("top")
        .child(el("span").class("badge").child(icon(icon_name(point.icon))))
        .child(words);
    el("section")
        .class("card point")
        .id(&format!("at-{}-{}", policy.id, point.id))
        .child(top)
        .child(items(app, policy, point, all, first))
        .child(how_long(app, policy, point))
        .child(basis(app, policy, point))
        .child(remarks(app, policy, worth))
        .child(fold_late("", None, app.t(t::inventory::MORE), more))
}

/// What is worth knowing, behind one line.
fn remarks(app: App, policy: &'static Policy, list: Vec<&'static Remark>) -> Option<El> {
    let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let inside = move || list.iter().map(|one| remark(app, policy, one)).collect();
    (count > 0).then(|| {
        fold_late("worth", Some("question"), &app.fill(t::inventory::remarks(count)), inside)
    })
}

/// What holds for the policy as a whole.
fn whole_policy(app: App, policy: &'static Policy, own: &[&'static ContactPoint]) -> El {
    let concerns = |remark: &&Remark| {
        remark.points.is_empty()
            || (remark.points.len() > MANY_POINTS
                && own.iter().any(|point| remark.points.contains(&point.id)))
    };
    let worth = by_weight(&policy.remarks).into_iter().filter(concerns).collect();
    let groups = [
        (t::inventory::GENERAL_SOURCES, &policy.sources),
        (t::inventory::GENERAL_RECIPIENTS, &policy.recipients),
        (t::inventory::GENERAL_RIGHTS, &policy.rights),
        (t::inventory::DONE_WELL, &policy.done_well),
    ];
    let groups = groups.into_iter().filter(|(_, list)| !list.is_empty()).map(|(title, list)| {
        let inside = move || passages(app, policy, title, list);
        fold_late("", None, app.t(title), inside)
    });
    let read = words::day(app, &policy.document.read_on);
    let read = p("hint", app.fill(t::inventory::read_on(&read)))
        .child(" ")
        .child(link_out(&policy.document.url, app.t(t::inventory::READ_POLICY)));
    el("section")
        .class("card whole")
        .child(el("h3").child(app.t(t::inventory::GENERAL)))
        .children(groups)
        .child(remarks(app, policy, worth))
        .child(read)
}
