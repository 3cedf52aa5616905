//! The data of a contact point, to tick one by one or all at once.

use crate::browser;
use crate::policy::{ContactPoint, Item, Origin, Policy, Sensitivity};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{Kind, button, item, line};
use crate::ui::dom::{El, el, p};
use leptos::prelude::*;

use super::Chosen;
use super::voices::silent;

/// How many items of a contact point are shown at first.
const FIRST_ITEMS: usize = 5;

/// Whether each of a list of items is ticked.
pub type Ticks = Memo<Vec<bool>>;

/// The ticks at every contact point, one after the other. They are looked up together when the choice
/// changes: rows that did so by themselves would each search all that was ticked.
pub fn ticks(app: App, chosen: Chosen) -> Ticks {
    Memo::new(move |_| {
        app.choice.with(|choice| {
            let mut all = Vec::new();
            for (policy, points) in &chosen {
                let ticked = choice.ticked(policy);
                for point in points {
                    all.extend(point.items.iter().map(|item| ticked.has(point, item)));
                }
            }
            all
        })
    })
}

/// The items of a contact point; their ticks begin at `first` among `all`.
pub fn items(
    app: App,
    policy: &'static Policy,
    point: &'static ContactPoint,
    all: Ticks,
    first: usize,
) -> Vec<El> {
    if point.items.is_empty() {
        return vec![silent(app, t::inventory::SILENT_ITEMS)];
    }
    let count = point.items.len();
    let shown = RwSignal::new(if count > FIRST_ITEMS + 1 { FIRST_ITEMS } else { count });
    // Only the rows of a card in which something has changed are looked at.
    let own = Memo::new(move |_| {
        let range = first..first + count;
        all.with(|all| all.get(range).unwrap_or_default().to_vec())
    });
    let all_on = move |own: &Vec<bool>| own.iter().all(|on| *on);
    let show_all = app.fill(t::inventory::show_all(&count.to_string()));
    let tick_all = button("link", "", None, move || {
        let on = !own.with_untracked(all_on);
        app.choice.update(|choice| {
            for item in &point.items {
                choice.set_item(policy, point, &item.id, on);
            }
        });
    });
    let label = move || {
        let on = own.with(all_on);
        app.t(if on { t::inventory::NONE } else { t::inventory::ALL }).to_owned()
    };
    let of = format!(": {}", app.fact(point.label));
    let tick_all =
        tick_all.child(el("span").live_text(label)).child(el("span").class("offscreen").child(of));
    let buttons = el("div").class("row").child(tick_all).live(move || {
        let show_all = show_all.as_str();
        (shown.get() < count).then(|| {
            button("link", show_all, None, move || {
                let next = point.items.get(shown.get_untracked());
                shown.set(count);
                // The button has gone, and with it what had the focus.
                if let Some(next) = next.map(|item| id(policy, point, item)) {
                    request_animation_frame(move || browser::focus(&next));
                }
            })
        })
    });
    let draw = move |i: usize| {
        let on = move || own.with(|own| own.get(i) == Some(&true));
        point.items.get(i).map_or_else(|| el("li"), |item| row(app, policy, point, item, on))
    };
    let rows = el("ul").class("items");
    let rows = rows.live_list(move || (0..shown.get()).collect(), move |i: &usize| draw(*i));
    vec![rows, buttons]
}

/// The id of an item's box in the page.
fn id(policy: &Policy, point: &ContactPoint, item: &Item) -> String {
    format!("item-{}-{}-{}", policy.id, point.id, item.id)
}

fn row(
    app: App,
    policy: &'static Policy,
    point: &'static ContactPoint,
    data: &'static Item,
    on: impl Fn() -> bool + 'static,
) -> El {
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
            item(Kind::Tick, &id(policy, point, data), text, on, move |on| {
                app.choice.update(|choice| choice.set_item(policy, point, &data.id, on))
            })
            .child(flag),
        )
        .child(tell)
        .live(move || {
            told.get().then(|| p("explanation", kind.map_or("", |kind| app.fact(kind.explanation))))
        })
}
