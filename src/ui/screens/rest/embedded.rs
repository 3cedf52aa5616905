//! The page in a frame of another site, or behind a link of one: takes what the address asks for, and
//! tells the site how tall the page is.

use crate::browser;
use crate::session::{Accent, DARK, LIGHT, Route, Scheme, Settings};
use crate::text::t;
use crate::ui::App;
use crate::ui::state::whenever;
use std::cell::Cell;

/// Takes what the address asks for, and talks to the site around the frame.
pub fn begin(app: App) {
    let (settings, ignored) = Settings::parse(&browser::query(), app.facts);
    if app.framed && !ignored.is_empty() {
        let words = ignored.iter().map(|one| format!("{} ({})", one.name, one.why.word()));
        browser::warn(&app.fill(t::embedded::ignored(&words.collect::<Vec<_>>().join(", "))));
    }
    dress(&settings);
    if app.choice.with_untracked(|choice| choice.is_at_the_beginning()) {
        take(app, settings);
    }
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
        browser::set_root_style(&[(&format!("--{scheme}-{name}"), &colour.css())]);
    }
}

/// Company, role and first screen, if the person has not gone anywhere yet.
fn take(app: App, settings: Settings) {
    let at_start = app.route.get_untracked() == Route::Start;
    match settings.start.filter(|start| at_start && *start != Route::Start) {
        Some(start) => {
            app.choice.update(|choice| choice.begin_with(&settings.choice));
            app.route.set(start);
            browser::replace_fragment(&start.fragment());
        }
        // The doors of the start lead past what need not be asked.
        None if !settings.choice.policies.is_empty() => app.preset.set(settings.choice),
        None => {}
    }
}

/// How tall the page is, and when a new screen begins.
fn tell(app: App) {
    browser::when_height_changes(|height| browser::tell_host("height", height));
    let last = Cell::new(app.route.get_untracked());
    whenever(move || {
        let route = app.route.get();
        if last.replace(route) != route {
            browser::tell_host("scroll-to", 0.0);
        }
    });
}
