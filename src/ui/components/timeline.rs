//! How long things are kept, drawn: a solid bar for a stated time, a dashed one for a length
//! without a starting point, an arrow for no limit. The same stands beneath each bar in words.

use crate::policy::{ContactPoint, Retention};
use crate::text::t;
use crate::ui::{App, words};
use leptos::prelude::*;

/// The drawn time line of some contact points.
pub fn timeline(app: App, points: &[&'static ContactPoint]) -> impl IntoView + use<> {
    let years = points.iter().filter_map(|point| words::months(point.retention)).max();
    let years = years.unwrap_or(36).div_ceil(12).max(1);
    let rows = points.iter().map(|point| {
        view! {
            <li>
                <span class="label">{app.fact(point.label)}</span>
                {bar(point.retention, years)}
                <span class="in-words">{words::retention(app, point.retention)}</span>
            </li>
        }
    });
    let ticks = (0..=years).map(|year| match year {
        0 => app.t(t::inventory::TIMELINE_END).to_owned(),
        _ => app.fill(t::inventory::years(u32::from(year))),
    });
    view! {
        <section class="card timeline">
            <h2>{app.t(t::inventory::TIMELINE)}</h2>
            <ul>{rows.collect_view()}</ul>
            <p class="axis" aria-hidden="true">
                {ticks.map(|tick| view! { <span>{tick}</span> }).collect_view()}
            </p>
        </section>
    }
}

fn bar(retention: Retention, years: u16) -> impl IntoView {
    let percent = |months: u16| format!("{}%", u32::from(months) * 100 / (u32::from(years) * 12));
    let (class, width) = match retention {
        Retention::AfterEvent { months, .. } => ("stated", percent(months)),
        Retention::UpTo { months } => ("loose", percent(months)),
        Retention::NoLimit => ("limitless", "100%".to_owned()),
        Retention::WhileNecessary | Retention::NotStated => ("unknown", "100%".to_owned()),
    };
    // An arrowhead shows that a bar goes on.
    let arrow = (class == "limitless").then(|| {
        view! {
            <svg class="head" viewBox="0 0 12 20" aria-hidden="true"><path d="M0 0 12 10 0 20z"></path></svg>
        }
    });
    view! {
        <span class={format!("bar {class}")} aria-hidden="true">
            <svg width=width height="16"><rect x="1" y="1" width="100%" height="14" rx="7"></rect></svg>
            {arrow}
        </span>
    }
}
