//! The facts of a contact point, each in the voice that says it.

use crate::policy::{ContactPoint, FactVoice, LegalBasis, Policy, Remark, Retention, Statement};
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, line, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::words;
use leptos::prelude::*;

/// The retention, and a date where there is an event to count from.
pub fn how_long(app: App, policy: &'static Policy, point: &'static ContactPoint) -> Vec<El> {
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
pub fn basis(app: App, policy: &'static Policy, point: &'static ContactPoint) -> Vec<El> {
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

pub fn silent(app: App, key: Key) -> El {
    voice(app, Voice::Silent, app.t(key), None)
}

fn titled(app: App, title: Key, lines: Vec<El>) -> Vec<El> {
    [el("b").child(app.t(title))].into_iter().chain(lines).collect()
}

/// A group of things that the policy says, each with its section where they differ.
pub fn passages(
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

pub fn tools(app: App, policy: &'static Policy, point: &'static ContactPoint) -> Vec<El> {
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

/// A remark: the fact, the law, our comment.
pub fn remark(app: App, policy: &'static Policy, one: &Remark) -> El {
    let who = match one.voice {
        FactVoice::Says => Voice::Says,
        FactVoice::Silent => Voice::Silent,
    };
    let source = words::source(app, policy, &one.section);
    el("div")
        .class("remark")
        .child(voice(app, who, app.fact(one.fact), Some(source)))
        .child(one.law.map(|text| voice(app, Voice::Law, app.fact(text), None)))
        .child(one.comment.map(|text| voice(app, Voice::Note, app.fact(text), None)))
}
