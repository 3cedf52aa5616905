//! What is around every screen: header, language, back link, progress, "clear all", live region.

use super::components::{button, icon, languages, line, link};
use super::dom::{El, el, p};
use super::state::whenever;
use super::{App, keeping, screens};
use crate::browser;
use crate::session::Route;
use crate::text::t;
use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::Element;

/// The id of the heading that takes the focus when the screen changes.
pub const TITLE: &str = "title";

/// The id of the list of languages.
pub const LANGUAGES: &str = "language";

/// The id of the place for a newer version of the page, if there is one.
pub const OFFER: &str = "offer";

/// Draws everything into `root`.
pub fn draw(app: App, root: &Element) {
    keeping::keep(app);
    app.keep_requests();
    follow_the_language(app);
    whenever(move || {
        app.texts.track();
        app.route.track();
        app.fetch_rest();
    });
    let shown = move || app.texts.track();
    // Whether what the screen needs has arrived.
    let ready = Memo::new(move |_| screens::is_ready(app, app.route.get()));
    follow_the_address(app, ready);
    el("div")
        .live(move || {
            shown();
            header(app)
        })
        .put_in(root);
    el("div")
        .class("said")
        .id("said")
        .attr("role", "status")
        .live_text(move || app.said.get())
        .put_in(root);
    if app.shared {
        let note = move || {
            shown();
            line("shared", "people", app.t(t::app::SHARED)).id("shared")
        };
        el("aside").attr("aria-labelledby", "shared").live(note).put_in(root);
    }
    el("main")
        .id("main")
        .class("page")
        .live(move || {
            shown();
            let route = app.route.get();
            ready.get();
            app.first.track();
            // Drawing reads what was chosen; only the route and the language draw anew.
            untrack(|| {
                let screen = screens::screen(app, route);
                beside(app, route).into_iter().chain(screen).collect::<Vec<_>>()
            })
        })
        .put_in(root);
    el("div").id(OFFER).put_in(root);
    el("div")
        .live(move || {
            shown();
            footer(app)
        })
        .put_in(root);
}

/// The route follows the address; title, scroll, focus follow the route.
fn follow_the_address(app: App, ready: Memo<bool>) {
    let listener = window_event_listener(ev::hashchange, move |_| {
        let route = Route::parse(&browser::fragment());
        // To draw the same screen again would only lose the focus.
        if route != app.route.get_untracked() {
            // What has the focus goes with its screen, and then a browser lays out what is still there.
            browser::blur();
            app.route.set(route);
        }
    });
    on_cleanup(move || listener.remove());
    // The route, whether its screen was there, and whether the person has gone anywhere yet.
    let last = Cell::new(None::<(Route, bool, bool)>);
    whenever(move || {
        let (route, is_there) = (app.route.get(), ready.get());
        app.texts.track();
        let heading = untrack(|| screens::title(app, route));
        let name = app.t(t::app::NAME);
        browser::set_title(&if route == Route::Start {
            name.to_owned()
        } else {
            format!("{heading} – {name}")
        });
        let (from, was_there, walked) = last.get().unwrap_or((route, is_there, false));
        if from != route {
            app.note_today();
            // What was said on one screen is over on the next; that something is deleted is said where
            // one is led then.
            if !matches!(route, Route::Start | Route::Requests) {
                app.say("");
            }
        }
        let walked = walked || from != route;
        if from != route || (walked && is_there && !was_there) {
            // Both need to know where everything is, which is found out once, for the frame.
            request_animation_frame(move || {
                if from != route {
                    browser::scroll_to_top();
                }
                browser::focus(TITLE);
            });
        }
        last.set(Some((route, is_there, walked)));
    });
}

fn follow_the_language(app: App) {
    whenever(move || {
        let language = app.texts.get().language;
        browser::set_language(language.tag, language.dir);
    });
}

fn header(app: App) -> El {
    let shown = app.language();
    let choose = move |language| app.show_language(language);
    el("div")
        .child(el("a").class("skip").attr("href", "#main").child(app.t(t::app::SKIP)).on(
            "click",
            |event| {
                event.prevent_default();
                browser::focus(TITLE);
            },
        ))
        .child(
            el("header")
                .class("top")
                .child(link("brand", Route::Start, app.t(t::app::NAME), Some("id-card")))
                .child(
                    el("label")
                        .class("language")
                        .child(icon("globe"))
                        .child(el("span").class("offscreen").child(app.t(t::app::LANGUAGE)))
                        .child(languages(LANGUAGES, shown, choose)),
                ),
        )
}

/// The back link and how far one has come.
fn beside(app: App, route: Route) -> Option<El> {
    let (back, walk) = app
        .choice
        .with_untracked(|choice| (route.back(choice, app.facts), Route::walk(choice, app.facts)));
    let here = match route {
        Route::Letter(_) | Route::Send(_) => walk.iter().position(|r| *r == Route::Letter(1)),
        _ => walk.iter().position(|r| *r == route),
    };
    let bar =
        el("div").class("steps").child(link("back", back?, app.t(t::app::BACK), Some("back")));
    let Some(here) = here else { return Some(bar) };
    let (step, of) = ((here + 1).to_string(), walk.len().to_string());
    let bars = (0..walk.len()).map(|i| el("i").class(if i <= here { "done" } else { "" }));
    let bar = bar
        .child(el("span").class("bars").attr("aria-hidden", "true").children(bars))
        .child(
            el("span")
                .class("count")
                .attr("aria-hidden", "true")
                .child(app.fill(t::app::progress_short(&of, &step))),
        )
        .child(el("span").class("offscreen").child(app.fill(t::app::progress(&of, &step))));
    Some(bar)
}

fn footer(app: App) -> El {
    let asking = RwSignal::new(false);
    let ask = move || {
        el("div")
            .class("confirm")
            .attr("role", "group")
            .attr("aria-labelledby", "clear-question")
            .child(p("", app.t(t::app::CLEAR_QUESTION)).id("clear-question"))
            .child(
                button("button danger", app.t(t::app::CLEAR_YES), None, move || {
                    asking.set(false);
                    app.clear();
                })
                .id("clear-yes"),
            )
            .child(button("button quiet", app.t(t::app::CLEAR_NO), None, move || {
                asking.set(false);
                request_animation_frame(|| browser::focus("clear"));
            }))
    };
    let links = move || {
        let clear = button("link", app.t(t::app::CLEAR), Some("trash"), move || {
            asking.set(true);
            request_animation_frame(|| browser::focus("clear-yes"));
        });
        el("nav")
            .class("links")
            .child(link("", Route::About, app.t(t::app::ABOUT), None))
            .child(link("", Route::Helping, app.t(t::app::HELPING), None))
            .child(link("", Route::Accessibility, app.t(t::app::ACCESSIBILITY), None))
            .child(clear.id("clear"))
    };
    el("footer")
        .class("bottom")
        .live(move || {
            // Where saving is on, the saving itself says what is wrong with it.
            let unsaved = !app.saving.get() && app.requests_kept.get().is_err();
            let lost = !app.kept.get() || unsaved;
            lost.then(|| {
                el("p").class("not-kept").child(icon("warning")).child(app.t(t::app::NOT_KEPT))
            })
        })
        .live(move || if asking.get() { ask() } else { links() })
}
