//! The large view, for a screen that several people look at: one column of large text, the arrow keys,
//! and the way over to a telephone. It stores nothing ([`super::super::shared`]).

use crate::browser;
use crate::session::{Route, Settings};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::link;
use crate::ui::dom::{El, el, p};

/// The address of the large view, in the language that is shown.
pub fn address(app: App) -> String {
    format!("?lang={}&view=large&mode=shared", app.language().tag)
}

/// Makes the page large, if its address asks for that.
pub fn begin(app: App, settings: &Settings) {
    if !settings.large {
        return;
    }
    browser::set_root_class("large");
    browser::when_arrow(move |on| if on { forward(app) } else { back() });
    if let Some(root) = browser::document().and_then(|page| page.get_element_by_id("app")) {
        el("aside").id("beside").live(move || app.rest().map(|_| beside(app))).put_in(&root);
    }
}

/// The screen's one main action; where it has none, the next screen, if enough is chosen for it; else to
/// the first thing that can be chosen.
fn forward(app: App) {
    if browser::click_first("#next") {
        return;
    }
    let route = app.route.get_untracked();
    let next = app.choice.with_untracked(|choice| {
        let next = match route {
            Route::Start => app.first.get_untracked(),
            Route::Company | Route::Role | Route::Points => route.next(choice, app.facts),
            _ => return None,
        };
        next.missing(choice, app.facts).is_none().then_some(next)
    });
    match next {
        Some(next) => app.go(next),
        None => browser::focus_first("main .door"),
    }
}

fn back() {
    browser::click_first(".back");
}

fn beside(app: App) -> El {
    // Not on the screen that it leads to.
    let over = app.route.get() != Route::HandOver;
    let over = over.then(|| {
        link("button second", Route::HandOver, app.t(t::helping::TAKE_OVER), Some("device"))
    });
    el("div").child(over).child(p("hint", app.t(t::helping::KEYS)))
}
