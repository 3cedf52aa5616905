//! What the policy says is held: a card for each contact point, in the four voices.

use super::{action, heading};
use crate::policy::{
    ContactPoint, FactVoice, Item, LegalBasis, Origin, Policy, Remark, Retention, Sensitivity,
    Severity, Statement,
};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, icon, icon_name, timeline, voice};
use crate::ui::words;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many items of a contact point are shown at first.
const FIRST_ITEMS: usize = 5;
/// A remark on more contact points than this is said once, under the whole policy.
const MANY_POINTS: usize = 3;

type Chosen = Vec<(&'static Policy, &'static ContactPoint)>;

pub fn screen(app: App) -> AnyView {
    let policies = app.policies();
    let chosen: Chosen = policies
        .iter()
        .flat_map(|policy| {
            let points: Vec<_> = app.choice.with_untracked(|choice| {
                choice.offered(policy).filter(|point| choice.has_point(policy, point)).collect()
            });
            points.into_iter().map(|point| (*policy, point))
        })
        .collect();
    let points: Vec<&'static ContactPoint> = chosen.iter().map(|(_, point)| *point).collect();
    let several = policies.len() > 1;
    let sections = policies.into_iter().map(|policy| {
        let own = chosen.iter().filter(|(at, _)| at.id == policy.id).map(|(_, point)| *point);
        let own: Vec<&'static ContactPoint> = own.collect();
        view! {
            {several.then(|| view! { <h2 class="company">{policy.name.as_str()}</h2> })}
            {own.iter().map(|point| card(app, policy, point)).collect_view()}
            {whole_policy(app, policy, own)}
        }
    });
    view! {
        {heading(app, Route::Inventory)}
        <p class="lead">{app.t(t::inventory::LEAD)}</p>
        {tiles(app, &chosen)}
        {timeline(app, &points)}
        <p class="hint">{app.t(t::inventory::ITEMS_HINT)}</p>
        {sections.collect_view()}
        <p class="selected" role="status">
            {move || {
                let ticked = app.choice.with(|choice| choice.items.len());
                match u32::try_from(ticked).unwrap_or(u32::MAX) {
                    0 => app.t(t::inventory::SELECTED_NONE).to_owned(),
                    count => app.fill(t::inventory::selected(count)),
                }
            }}
        </p>
        {action(app.t(t::inventory::NEXT), move || app.go_on())}
    }
    .into_any()
}

/// The summary on top: kinds, sensitive kinds, longest time, open questions.
fn tiles(app: App, chosen: &Chosen) -> impl IntoView {
    let items = chosen.iter().flat_map(|(_, point)| &point.items);
    let kinds: BTreeSet<&str> = items.map(|item| item.kind.as_str()).collect();
    let sensitive = kinds.iter().filter_map(|id| app.facts.kind(id));
    let sensitive = sensitive.filter(|kind| kind.sensitivity != Sensitivity::Ordinary).count();
    let retentions: Vec<Retention> = chosen.iter().map(|(_, point)| point.retention).collect();
    let longest = retentions.iter().filter_map(|r| words::months(*r)).max();
    let (time, label) = if retentions.contains(&Retention::NoLimit) {
        ("∞".to_owned(), t::inventory::NO_LIMIT_SHORT)
    } else if retentions.iter().any(|r| words::months(*r).is_none()) {
        ("?".to_owned(), t::inventory::OPEN_SHORT)
    } else {
        (longest.map_or_else(String::new, |m| words::length(app, m)), t::inventory::LONGEST)
    };
    let mut gaps: BTreeSet<&str> = BTreeSet::new();
    for (policy, point) in chosen {
        let open = |remark: &&Remark| {
            remark.question.is_some()
                && (remark.points.is_empty() || remark.points.contains(&point.id))
        };
        gaps.extend(policy.remarks.iter().filter(open).map(|remark| remark.id.as_str()));
    }
    let tile = |class: &'static str, figure: String, label: String| {
        view! { <div class=class><dd>{figure}</dd><dt>{label}</dt></div> }
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    view! {
        <dl class="tiles">
            {tile("tile", kinds.len().to_string(), app.fill(t::inventory::kinds(count(kinds.len()))))}
            {tile("tile hot", sensitive.to_string(), app.t(t::inventory::SENSITIVE).to_owned())}
            {tile("tile", time, app.t(label).to_owned())}
            {tile("tile gap", gaps.len().to_string(), app.fill(t::inventory::gaps(count(gaps.len()))))}
        </dl>
    }
}

/// One contact point.
fn card(app: App, policy: &'static Policy, point: &'static ContactPoint) -> impl IntoView {
    let concerns =
        |remark: &&Remark| remark.points.len() <= MANY_POINTS && remark.points.contains(&point.id);
    let (first, rest): (Vec<&'static Remark>, Vec<&'static Remark>) = policy
        .remarks
        .iter()
        .filter(concerns)
        .partition(|remark| remark.severity == Severity::High);
    let says = |statement: &'static Statement| words::source(app, policy, &statement.section);
    view! {
        <section class="card point" id={format!("at-{}-{}", policy.id, point.id)}>
            <div class="top">
                <span class="badge">{icon(icon_name(point.icon))}</span>
                <div class="words">
                    <h3>{app.fact(point.label)}</h3>
                    <p class="hint">{app.fact(point.done)}</p>
                </div>
            </div>
            {items(app, policy, point)}
            {how_long(app, policy, point)}
            {basis(app, policy, point)}
            {first.into_iter().map(|remark| view_remark(app, policy, remark)).collect_view()}
            <details>
                <summary>{app.t(t::inventory::MORE)}</summary>
                <div class="more">
                    {passages(app, t::inventory::WHY, &point.purposes, says)}
                    {point.purposes.is_empty().then(|| silent(app, t::inventory::SILENT_PURPOSE))}
                    {passages(app, t::inventory::FROM, &point.sources, says)}
                    {passages(app, t::inventory::TO, &point.recipients, says)}
                    {tools(app, policy, point)}
                    {rest.into_iter().map(|remark| view_remark(app, policy, remark)).collect_view()}
                </div>
            </details>
        </section>
    }
}

/// The items, to tick one by one or all at once.
fn items(app: App, policy: &'static Policy, point: &'static ContactPoint) -> AnyView {
    if point.items.is_empty() {
        return voice(app, Voice::Silent, app.t(t::inventory::SILENT_ITEMS), None).into_any();
    }
    let all_shown = RwSignal::new(point.items.len() <= FIRST_ITEMS + 1);
    let all_on = Memo::new(move |_| {
        app.choice.with(|choice| point.items.iter().all(|i| choice.has_item(policy, point, &i.id)))
    });
    let rows = point.items.iter().enumerate().map(|(i, item)| {
        let row = row(app, policy, point, item);
        view! {
            <li class:away={move || i >= FIRST_ITEMS && !all_shown.get()}>{row}</li>
        }
    });
    let set_all = move |_| {
        let on = !all_on.get_untracked();
        app.choice.update(|choice| {
            for item in &point.items {
                choice.set_item(policy, point, &item.id, on);
            }
        });
    };
    let count = point.items.len().to_string();
    let label = move || app.t(if all_on.get() { t::inventory::NONE } else { t::inventory::ALL });
    view! {
        <ul class="items">{rows.collect_view()}</ul>
        <p class="row">
            {move || (!all_shown.get()).then(|| view! {
                <button class="link" on:click=move |_| all_shown.set(true)>
                    {app.fill(t::inventory::show_all(&count))}
                </button>
            })}
            <button class="link" on:click=set_all>
                {label}
                <span class="offscreen">": "{app.fact(point.label)}</span>
            </button>
        </p>
    }
    .into_any()
}

fn row(
    app: App,
    policy: &'static Policy,
    point: &'static ContactPoint,
    item: &'static Item,
) -> impl IntoView {
    let kind = app.facts.kind(&item.kind);
    let flag = kind.and_then(|kind| match kind.sensitivity {
        Sensitivity::Ordinary => None,
        Sensitivity::Extra => Some(t::inventory::EXTRA),
        Sensitivity::Special => Some(t::inventory::SPECIAL),
    });
    let told = RwSignal::new(false);
    let explanation = kind.map(|kind| app.fact(kind.explanation)).unwrap_or_default();
    let name = app.fact(item.name).trim_end_matches('.');
    view! {
        <label class="item">
            <input type="checkbox"
                prop:checked={move || app.choice.with(|c| c.has_item(policy, point, &item.id))}
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    app.choice.update(|choice| choice.set_item(policy, point, &item.id, on));
                } />
            <span class="words">
                {name}
                {(item.origin == Origin::RunningText).then(|| view! {
                    <span class="hint">{app.t(t::inventory::RUNNING_TEXT)}</span>
                })}
            </span>
            {flag.map(|flag| view! { <span class="flag">{icon("warning")}{app.t(flag)}</span> })}
        </label>
        <button class="tell" aria-expanded={move || if told.get() { "true" } else { "false" }}
            on:click=move |_| told.update(|told| *told = !*told)>
            {icon("info")}
            <span class="offscreen">{app.t(t::inventory::WHAT_IS)}" "{name}</span>
        </button>
        {move || told.get().then(|| view! { <p class="explanation">{explanation}</p> })}
    }
}

/// The retention, and a date where there is an event to count from.
fn how_long(app: App, policy: &'static Policy, point: &'static ContactPoint) -> impl IntoView {
    let source = Some(words::source(app, policy, &point.retention_section));
    match point.retention {
        Retention::NotStated => {
            voice(app, Voice::Silent, app.t(t::inventory::SILENT_RETENTION), None).into_any()
        }
        Retention::AfterEvent { months, question, .. } => {
            let text = words::retention(app, point.retention);
            let id = format!("date-{}-{}", policy.id, point.id);
            let date = move || {
                app.choice.with(|choice| choice.date(policy, point).unwrap_or_default().to_owned())
            };
            let result = move || {
                let start = date();
                (!start.is_empty()).then(|| match words::kept_until(app, &start, months) {
                    Some(day) => view! {
                        <p class="result"><strong>{app.fill(t::inventory::date_result(&day))}</strong>
                            " "{app.t(t::inventory::DATE_NOTE)}</p>
                    }
                    .into_any(),
                    None => view! {
                        <p class="error">{icon("warning")}{app.t(t::inventory::DATE_INVALID)}</p>
                    }
                    .into_any(),
                })
            };
            view! {
                {voice(app, Voice::Says, text, source)}
                <div class="field date">
                    <label for=id.clone()>{app.fact(question)}
                        <span class="optional">" ("{app.t(t::app::OPTIONAL)}")"</span></label>
                    <p class="hint">{app.t(t::inventory::DATE_HINT)}</p>
                    <input type="date" id=id prop:value=date on:change=move |event| {
                        let value = event_target_value(&event);
                        app.choice.update(|choice| choice.set_date(policy, point, value));
                    } />
                    <div role="status">{result}</div>
                </div>
            }
            .into_any()
        }
        other => voice(app, Voice::Says, words::retention(app, other), source).into_any(),
    }
}

fn basis(app: App, policy: &'static Policy, point: &'static ContactPoint) -> impl IntoView {
    let stated = point.bases.iter().filter(|b| b.basis != LegalBasis::NotStated);
    let stated: Vec<String> = stated
        .map(|b| {
            let name = words::basis(app, b.basis);
            match b.scope {
                Some(scope) => app.fill(t::inventory::basis_for(name, app.fact(scope))),
                None => name.to_owned(),
            }
        })
        .collect();
    let open = point.bases.iter().any(|b| b.basis == LegalBasis::NotStated);
    let sections = point.bases.iter().find(|b| b.basis != LegalBasis::NotStated);
    let source = sections.map(|b| words::source(app, policy, &b.section));
    let gap = match (open, stated.is_empty()) {
        (true, true) => Some(t::inventory::SILENT_BASIS),
        (true, false) => Some(t::inventory::SILENT_BASIS_REST),
        _ => None,
    };
    view! {
        {(!stated.is_empty()).then(|| {
            let lines = stated.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            let text = view! { <b>{app.t(t::inventory::BASIS)}</b>{lines} };
            voice(app, Voice::Says, text, source)
        })}
        {gap.map(|gap| silent(app, gap))}
    }
}

fn silent(app: App, key: Key) -> impl IntoView {
    voice(app, Voice::Silent, app.t(key), None)
}

/// A group of things that the policy says.
fn passages(
    app: App,
    title: Key,
    statements: &'static [Statement],
    source: impl Fn(&'static Statement) -> String,
) -> Option<AnyView> {
    let last = statements.last()?;
    let lines = statements.iter().map(|one| view! { <p>{app.fact(one.text)}</p> });
    let text = view! { <b>{app.t(title)}</b>{lines.collect_view()} };
    Some(voice(app, Voice::Says, text, Some(source(last))).into_any())
}

fn tools(app: App, policy: &'static Policy, point: &'static ContactPoint) -> impl IntoView {
    let used = policy.tools.iter().filter(|tool| tool.points.contains(&point.id));
    used.map(|tool| {
        let text = app.fill(t::inventory::tool(&tool.name, app.fact(tool.used_for)));
        let text = view! { <b>{app.t(t::inventory::TOOLS)}</b><p>{text}</p> };
        let inference = tool.inference.map(|text| voice(app, Voice::Note, app.fact(text), None));
        view! {
            {voice(app, Voice::Says, text, Some(words::source(app, policy, &tool.section)))}
            {inference}
        }
    })
    .collect_view()
}

fn view_remark(app: App, policy: &'static Policy, remark: &'static Remark) -> impl IntoView {
    let who = match remark.voice {
        FactVoice::Says => Voice::Says,
        FactVoice::Silent => Voice::Silent,
    };
    let source = words::source(app, policy, &remark.section);
    view! {
        <div class="remark">
            {voice(app, who, app.fact(remark.fact), Some(source))}
            {remark.law.map(|text| voice(app, Voice::Law, app.fact(text), None))}
            {remark.comment.map(|text| voice(app, Voice::Note, app.fact(text), None))}
        </div>
    }
}

/// What holds for the policy as a whole.
fn whole_policy(
    app: App,
    policy: &'static Policy,
    own: Vec<&'static ContactPoint>,
) -> impl IntoView {
    let concerns = |remark: &&Remark| {
        remark.points.is_empty()
            || (remark.points.len() > MANY_POINTS
                && own.iter().any(|point| remark.points.contains(&point.id)))
    };
    let mut remarks: Vec<&'static Remark> = policy.remarks.iter().filter(concerns).collect();
    remarks.sort_by_key(|remark| std::cmp::Reverse(remark.severity));
    let says = |statement: &'static Statement| words::source(app, policy, &statement.section);
    let read = words::day(app, &policy.document.read_on);
    view! {
        <section class="card whole">
            <h3>{app.t(t::inventory::GENERAL)}</h3>
            <details>
                <summary>{app.t(t::inventory::GENERAL_SOURCES)}</summary>
                <div class="more">{passages(app, t::inventory::FROM, &policy.sources, says)}</div>
            </details>
            <details>
                <summary>{app.t(t::inventory::GENERAL_RECIPIENTS)}</summary>
                <div class="more">{passages(app, t::inventory::TO, &policy.recipients, says)}</div>
            </details>
            <details>
                <summary>{app.t(t::inventory::GENERAL_RIGHTS)}</summary>
                <div class="more">{passages(app, t::inventory::GENERAL_RIGHTS, &policy.rights, says)}</div>
            </details>
            <details>
                <summary>{app.t(t::inventory::DONE_WELL)}</summary>
                <div class="more">{passages(app, t::inventory::DONE_WELL, &policy.done_well, says)}</div>
            </details>
            <details>
                <summary>{app.t(t::inventory::REMARKS)}</summary>
                <div class="more">
                    {remarks.into_iter().map(|remark| view_remark(app, policy, remark)).collect_view()}
                </div>
            </details>
            <p class="hint">
                {app.fill(t::inventory::read_on(&read))}" "
                <a href=policy.document.url.as_str() rel="noreferrer">{app.t(t::inventory::READ_POLICY)}</a>
            </p>
        </section>
    }
}
