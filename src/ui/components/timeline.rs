//! How long things are kept, drawn: a solid bar for a stated time, a dashed one for a length
//! without a starting point, an arrow for no limit. The same stands beneath each bar in words.

use crate::policy::{ContactPoint, Retention};
use crate::text::t;
use crate::ui::dom::{El, el, p, svg};
use crate::ui::{App, words};

/// The drawn time line of some contact points.
pub fn timeline(app: App, points: &[&'static ContactPoint]) -> El {
    let longest = points.iter().filter_map(|point| words::months(point.retention)).max();
    let years = longest.unwrap_or(36).div_ceil(12).max(1);
    let rows = points.iter().map(|point| {
        el("li")
            .child(el("span").class("label").child(app.fact(point.label)))
            .child(bar(point.retention, years))
            .child(el("span").class("in-words").child(words::retention(app, point.retention)))
    });
    let ticks = (0..=years).map(|year| {
        el("span").child(match year {
            0 => app.t(t::inventory::TIMELINE_END).to_owned(),
            _ => app.fill(t::inventory::years(u32::from(year))),
        })
    });
    el("section")
        .class("card timeline")
        .child(el("h2").child(app.t(t::inventory::TIMELINE)))
        .child(el("ul").children(rows))
        .child(longest.map(|_| p("axis", "").attr("aria-hidden", "true").children(ticks)))
}

fn bar(retention: Retention, years: u16) -> El {
    let percent = |months: u16| format!("{}%", u32::from(months) * 100 / (u32::from(years) * 12));
    let (class, width) = match retention {
        Retention::AfterEvent { months, .. } => ("bar stated", percent(months)),
        Retention::UpTo { months } => ("bar loose", percent(months)),
        Retention::NoLimit => ("bar limitless", "100%".to_owned()),
        Retention::WhileNecessary | Retention::NotStated => ("bar unknown", "100%".to_owned()),
    };
    let rect = [("x", "1"), ("y", "1"), ("height", "14"), ("rx", "7")];
    let rect = rect.into_iter().fold(svg("rect"), |rect, (name, value)| rect.attr(name, value));
    // An arrowhead shows that a bar goes on.
    let head = (retention == Retention::NoLimit).then(|| {
        let head = svg("svg").class("head").attr("viewBox", "0 0 12 20");
        head.child(svg("path").attr("d", "M0 0 12 10 0 20z"))
    });
    el("span")
        .class(class)
        .attr("aria-hidden", "true")
        .child(svg("svg").attr("width", &width).attr("height", "16").child(rect))
        .child(head)
}
