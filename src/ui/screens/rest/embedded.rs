//! The page in a frame of another site, or behind a link of one: takes what the address asks for, and
//! tells the site how tall the page is.

use super::helping::{hand_over, large};
use crate::browser;
use crate::session::{Accent, Choice, DARK, Ignored, LIGHT, Route, Scheme, Settings};
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{icon, link_out};
use crate::ui::dom::{el, p};
use crate::ui::state::{State, whenever};
use std::cell::Cell;

/// Takes what the address asks for, and talks to the site around the frame.
pub fn begin(app: App) {
    let (settings, ignored) = Settings::parse(&browser::query(), app.facts);
    dress(&settings);
    large::begin(app, &settings);
    if app.choice.with_untracked(|choice| choice.is_at_the_beginning()) {
        take(app, settings);
    }
    let complaints = complaints(app);
    complaints.set(ignored);
    hand_over::receive(app, complaints);
    if app.framed {
        tell(app);
    }
}

/// Colour, scheme and size.
fn dress(settings: &Settings) {
    if let Some(accent) = settings.accent {
        paint("light", accent.accent_on(LIGHT));
        paint("dark", accent.accent_on(DARK));
    }
    if let Some(scheme) = settings.scheme {
        browser::set_dark(scheme == Scheme::Dark);
    }
    if settings.compact {
        browser::set_root_class("compact");
    }
}

fn paint(scheme: &str, made: Accent) {
    for (name, colour) in [("accent", made.accent), ("on-accent", made.on), ("soft", made.soft)] {
        browser::set_root_style(&format!("--{scheme}-{name}"), &colour.css());
    }
}

/// Company, role and first screen, if the person has not gone beyond these yet.
fn take(app: App, settings: Settings) {
    if settings.choice != Choice::default() {
        app.choice.update(|choice| choice.begin_with(&settings.choice));
        app.first.set(app.choice.with_untracked(|choice| {
            let missing = Route::Goals.missing(choice, app.facts);
            missing.unwrap_or_else(|| Route::Role.next(choice, app.facts))
        }));
    }
    let at_start = app.route.get_untracked() == Route::Start;
    if let Some(start) = settings.start.filter(|start| at_start && *start != Route::Start) {
        app.route.set(start);
        browser::replace_fragment(&start.fragment());
    }
}

/// Tells whoever made an address, in the browser's console, what of it was ignored: whatever is put here.
fn complaints(app: App) -> State<Vec<Ignored>> {
    let ignored = State::new(Vec::new());
    whenever(move || {
        let words = ignored.with(|all: &Vec<Ignored>| {
            let words = all.iter().map(|one| format!("{} ({})", one.name, one.why.word()));
            words.collect::<Vec<_>>().join(", ")
        });
        // Once the texts of this part are there.
        if app.rest().is_some() && !words.is_empty() {
            browser::warn(&app.fill(t::embedded::ignored(&words)));
            ignored.set(Vec::new());
        }
    });
    ignored
}

/// Tells the site how tall the page is and when a new screen begins, and the person what a frame means for
/// what they write.
fn tell(app: App) {
    browser::set_root_class("framed");
    browser::when_height_changes(|height| browser::tell_host("height", height));
    let last = Cell::new(app.route.get_untracked());
    browser::when_address_changes(move || {
        let route = Route::parse(&browser::fragment());
        if last.replace(route) != route {
            browser::tell_host("scroll-to", 0.into());
        }
    });
    let note = move || {
        // Once the texts of this part are there.
        app.rest()?;
        // The same page, in the language that is read now: of two, the first one holds.
        let address = format!("?lang={}&{}", app.language().tag, browser::query());
        let own = link_out(&address, app.t(t::embedded::OWN_TAB)).attr("target", "_blank");
        let text = el("span").child(app.t(t::embedded::SHORT_LIVED)).child(" ").child(own);
        Some(p("line shared", icon("info")).child(text))
    };
    if let Some(root) = browser::document().and_then(|page| page.get_element_by_id("app")) {
        el("aside").id("framed").live(note).put_in(&root);
    }
}
