//! What the policy says is held: a card for each contact point, in the four voices.

use crate::policy::{
    ContactPoint, FactVoice, Item, LegalBasis, Origin, Policy, Remark, Retention, Sensitivity,
    Severity, Statement, by_weight,
};
use crate::session::{Choice, Route};
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{
    Kind, Voice, button, fold, icon, icon_name, item, line, link_out, timeline, voice,
};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{action, heading, lead};
use crate::ui::words;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many items of a contact point are shown at first.
const FIRST_ITEMS: usize = 5;
/// A remark on more contact points than this is said once, under the whole policy.
const MANY_POINTS: usize = 3;

type Chosen = Vec<(&'static Policy, Vec<&'static ContactPoint>)>;

pub fn screen(app: App) -> Vec<El> {
    let chosen: Chosen =
        app.policies().into_iter().map(|policy| (policy, app.chosen(policy))).collect();
    let points: Vec<&'static ContactPoint> =
        chosen.iter().flat_map(|(_, points)| points.iter().copied()).collect();
    let mut screen = vec![
        heading(app, Route::Inventory),
        lead(app.t(t::inventory::LEAD)),
        tiles(app, &chosen),
        timeline(app, &points),
        p("hint", app.t(t::inventory::ITEMS_HINT)),
    ];
    let several = chosen.len() > 1;
    for (policy, points) in chosen {
        if several {
            screen.push(el("h2").class("company").child(policy.name.as_str()));
        }
        screen.extend(points.iter().map(|point| card(app, policy, point)));
        screen.push(whole_policy(app, policy, &points));
    }
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
    let (kinds, gaps) = (count(kinds.len()), count(gaps.count()));
    let tile = |class, figure: String, label: String| {
        el("div").class(class).child(el("dd").child(figure)).child(el("dt").child(label))
    };
    el("dl")
        .class("tiles")
        .child(tile("tile", kinds.to_string(), app.fill(t::inventory::kinds(kinds))))
        .child(tile("tile hot", sensitive.to_string(), app.t(t::inventory::SENSITIVE).to_owned()))
        .child(tile("tile", time, app.t(label).to_owned()))
        .child(tile("tile gap", gaps.to_string(), app.fill(t::inventory::gaps(gaps))))
}

/// One contact point.
fn card(app: App, policy: &'static Policy, point: &'static ContactPoint) -> El {
    let concerns = |remark: &&Remark| {
        remark.points.len() <= MANY_POINTS
            && remark.points.contains(&point.id)
            && is_there(app, remark)
    };
    let (first, rest): (Vec<&Remark>, Vec<&Remark>) = policy
        .remarks
        .iter()
        .filter(concerns)
        .partition(|remark| remark.severity == Severity::High);
    let remarks = |list: Vec<&Remark>| -> Vec<El> {
        list.into_iter().map(|remark| remark_in_voices(app, policy, remark)).collect()
    };
    let says = |title, list| passages(app, policy, title, list);
    let mut more: Vec<El> = Vec::new();
    more.extend(says(t::inventory::WHY, &point.purposes));
    if point.purposes.is_empty() {
        more.push(silent(app, t::inventory::SILENT_PURPOSE));
    }
    more.extend(says(t::inventory::FROM, &point.sources));
    more.extend(says(t::inventory::TO, &point.recipients));
    more.extend(tools(app, policy, point));
    more.extend(remarks(rest));
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
        .child(items(app, policy, point))
        .child(how_long(app, policy, point))
        .child(basis(app, policy, point))
        .child(remarks(first))
        .child(fold("", None, app.t(t::inventory::MORE), more))
}

/// The items, to tick one by one or all at once.
fn items(app: App, policy: &'static Policy, point: &'static ContactPoint) -> Vec<El> {
    if point.items.is_empty() {
        return vec![silent(app, t::inventory::SILENT_ITEMS)];
    }
    let all_shown = RwSignal::new(point.items.len() <= FIRST_ITEMS + 1);
    let all_on = move |choice: &Choice| {
        point.items.iter().all(|item| choice.has_item(policy, point, &item.id))
    };
    let rows = point.items.iter().enumerate().map(|(i, item)| {
        let late = i >= FIRST_ITEMS;
        row(app, policy, point, item).live_class("away", move || late && !all_shown.get())
    });
    let show_all = app.fill(t::inventory::show_all(&point.items.len().to_string()));
    let tick_all = button("link", "", None, move || {
        let on = !app.choice.with_untracked(all_on);
        app.choice.update(|choice| {
            for item in &point.items {
                choice.set_item(policy, point, &item.id, on);
            }
        });
    });
    let label = move || {
        let on = app.choice.with(all_on);
        app.t(if on { t::inventory::NONE } else { t::inventory::ALL }).to_owned()
    };
    let of = format!(": {}", app.fact(point.label));
    let tick_all =
        tick_all.child(el("span").live_text(label)).child(el("span").class("offscreen").child(of));
    let buttons = el("div").class("row").child(tick_all).live(move || {
        let show_all = show_all.as_str();
        (!all_shown.get()).then(|| button("link", show_all, None, move || all_shown.set(true)))
    });
    vec![el("ul").class("items").children(rows), buttons]
}

fn row(app: App, policy: &'static Policy, point: &'static ContactPoint, data: &'static Item) -> El {
    let kind = app.facts.kind(&data.kind);
    let flag = kind.and_then(|kind| match kind.sensitivity {
        Sensitivity::Ordinary => None,
        Sensitivity::Extra => Some(t::inventory::EXTRA),
        Sensitivity::Special => Some(t::inventory::SPECIAL),
    });
    let flag = flag.map(|flag| line("flag", "warning", app.t(flag)));
    let name = app.fact(data.name).trim_end_matches('.');
    let origin =
        (data.origin == Origin::RunningText).then(|| p("hint", app.t(t::inventory::RUNNING_TEXT)));
    let told = RwSignal::new(false);
    let what = format!("{} {name}", app.t(t::inventory::WHAT_IS));
    let tell = button("tell", "", Some("info"), move || told.update(|told| *told = !*told))
        .live_state("aria-expanded", move || told.get())
        .attr("aria-label", &what);
    let text = vec![el("span").child(name).child(origin)];
    el("li")
        .child(
            item(
                Kind::Tick,
                &format!("item-{}-{}-{}", policy.id, point.id, data.id),
                text,
                move || app.choice.with(|choice| choice.has_item(policy, point, &data.id)),
                move |on| app.choice.update(|choice| choice.set_item(policy, point, &data.id, on)),
            )
            .child(flag),
        )
        .child(tell)
        .live(move || {
            told.get().then(|| p("explanation", kind.map_or("", |kind| app.fact(kind.explanation))))
        })
}

/// The retention, and a date where there is an event to count from.
fn how_long(app: App, policy: &'static Policy, point: &'static ContactPoint) -> Vec<El> {
    let says = || {
        let source = words::source(app, policy, &point.retention_section);
        voice(app, Voice::Says, words::retention(app, point.retention), Some(source))
    };
    let Retention::AfterEvent { months, question, .. } = point.retention else {
        return match point.retention {
            Retention::NotStated => vec![silent(app, t::inventory::SILENT_RETENTION)],
            _ => vec![says()],
        };
    };
    let id = format!("date-{}-{}", policy.id, point.id);
    let date = Memo::new(move |_| {
        app.choice.with(|choice| choice.date(policy, point).unwrap_or_default().to_owned())
    });
    let result = move || {
        let start = date.get();
        (!start.is_empty()).then(|| match words::kept_until(app, &start, months) {
            Some(day) => p("result", "")
                .child(el("strong").child(app.fill(t::inventory::date_result(&day))))
                .child(" ")
                .child(app.t(t::inventory::DATE_NOTE)),
            None => line("error", "warning", app.t(t::inventory::DATE_INVALID)),
        })
    };
    let optional = format!(" ({})", app.t(t::app::OPTIONAL));
    let label = el("label")
        .attr("for", &id)
        .child(app.fact(question))
        .child(el("span").class("optional").child(optional));
    let input = el("input").attr("type", "date").id(&id).live_value(move || date.get()).on(
        "change",
        move |event| {
            let value = event_target_value(&event);
            app.choice.update(|choice| choice.set_date(policy, point, value));
        },
    );
    let field = el("div")
        .class("field date")
        .child(label)
        .child(p("hint", app.t(t::inventory::DATE_HINT)))
        .child(input)
        .child(el("div").attr("role", "status").live(result));
    vec![says(), field]
}

/// The legal basis, as far as it is stated.
fn basis(app: App, policy: &'static Policy, point: &'static ContactPoint) -> Vec<El> {
    let (open, stated): (Vec<_>, Vec<_>) =
        point.bases.iter().partition(|stated| stated.basis == LegalBasis::NotStated);
    let mut shown = Vec::new();
    if let Some(first) = stated.first() {
        let lines = stated.iter().map(|stated| {
            let name = words::basis(app, stated.basis);
            p(
                "sentence",
                match stated.scope {
                    Some(scope) => app.fill(t::inventory::basis_for(name, app.fact(scope))),
                    None => name.to_owned(),
                },
            )
        });
        let text = titled(app, t::inventory::BASIS, lines.collect());
        let source = words::source(app, policy, &first.section);
        shown.push(voice(app, Voice::Says, text, Some(source)));
    }
    if !open.is_empty() {
        let rest = !stated.is_empty();
        shown.push(silent(
            app,
            if rest { t::inventory::SILENT_BASIS_REST } else { t::inventory::SILENT_BASIS },
        ));
    }
    shown
}

fn silent(app: App, key: Key) -> El {
    voice(app, Voice::Silent, app.t(key), None)
}

fn titled(app: App, title: Key, lines: Vec<El>) -> Vec<El> {
    [el("b").child(app.t(title))].into_iter().chain(lines).collect()
}

/// A group of things that the policy says, each with its section where they differ.
fn passages(
    app: App,
    policy: &'static Policy,
    title: Key,
    statements: &'static [Statement],
) -> Vec<El> {
    let mut shown = Vec::new();
    for group in statements.chunk_by(|a, b| a.section == b.section) {
        let lines = group.iter().map(|one| p("", app.fact(one.text)));
        let text = titled(app, title, lines.collect());
        let source = group.first().map(|one| words::source(app, policy, &one.section));
        shown.push(voice(app, Voice::Says, text, source));
    }
    shown
}

fn tools(app: App, policy: &'static Policy, point: &'static ContactPoint) -> Vec<El> {
    let used = policy.tools.iter().filter(|tool| tool.points.contains(&point.id));
    used.flat_map(|tool| {
        let text = app.fill(t::inventory::tool(&tool.name, app.fact(tool.used_for)));
        let text = titled(app, t::inventory::TOOLS, vec![p("", text)]);
        let source = words::source(app, policy, &tool.section);
        let says = voice(app, Voice::Says, text, Some(source));
        let inference = tool.inference.map(|text| voice(app, Voice::Note, app.fact(text), None));
        [says].into_iter().chain(inference)
    })
    .collect()
}

/// Whether the texts of a remark have arrived.
fn is_there(app: App, remark: &Remark) -> bool {
    !app.fact(remark.fact).is_empty()
}

fn remark_in_voices(app: App, policy: &'static Policy, remark: &Remark) -> El {
    let who = match remark.voice {
        FactVoice::Says => Voice::Says,
        FactVoice::Silent => Voice::Silent,
    };
    let source = words::source(app, policy, &remark.section);
    el("div")
        .class("remark")
        .child(voice(app, who, app.fact(remark.fact), Some(source)))
        .child(remark.law.map(|text| voice(app, Voice::Law, app.fact(text), None)))
        .child(remark.comment.map(|text| voice(app, Voice::Note, app.fact(text), None)))
}

/// What holds for the policy as a whole.
fn whole_policy(app: App, policy: &'static Policy, own: &[&'static ContactPoint]) -> El {
    let concerns = |remark: &&Remark| {
        let general = remark.points.is_empty()
            || (remark.points.len() > MANY_POINTS
                && own.iter().any(|point| remark.points.contains(&point.id)));
        general && is_there(app, remark)
    };
    let remarks: Vec<&Remark> = by_weight(&policy.remarks).into_iter().filter(concerns).collect();
    let remarks = remarks.into_iter().map(|remark| remark_in_voices(app, policy, remark));
    let remarks: Vec<El> = remarks.collect();
    let groups = [
        (t::inventory::GENERAL_SOURCES, &policy.sources),
        (t::inventory::GENERAL_RECIPIENTS, &policy.recipients),
        (t::inventory::GENERAL_RIGHTS, &policy.rights),
        (t::inventory::DONE_WELL, &policy.done_well),
    ];
    let groups = groups
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(title, list)| fold("", None, app.t(title), passages(app, policy, title, list)));
    let read = words::day(app, &policy.document.read_on);
    let read = p("hint", app.fill(t::inventory::read_on(&read)))
        .child(" ")
        .child(link_out(&policy.document.url, app.t(t::inventory::READ_POLICY)));
    el("section")
        .class("card whole")
        .child(el("h3").child(app.t(t::inventory::GENERAL)))
        .children(groups)
        .child((!remarks.is_empty()).then(|| fold("", None, app.t(t::inventory::REMARKS), remarks)))
        .child(read)
}
