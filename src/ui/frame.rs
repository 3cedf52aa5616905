//! What is around every screen: header, language, back link, progress, "clear all", live region.

use super::App;
use super::components::icon;
use super::{keeping, screens};
use crate::browser;
use crate::session::Route;
use crate::text::{Language, t};
use leptos::ev;
use leptos::prelude::*;

/// The id of the heading that takes the focus when the screen changes.
pub const TITLE: &str = "title";

/// Draws everything.
pub fn frame(app: App) -> impl IntoView {
    keeping::keep(app);
    follow_the_address(app);
    follow_the_language(app);
    view! {
        {move || {
            app.texts.track();
            header(app)
        }}
        <main id="main" class="page">
            {move || {
                app.texts.track();
                let route = app.route.get();
                (beside(app, route), screens::screen(app, route))
            }}
        </main>
        {move || {
            app.texts.track();
            footer(app)
        }}
        <div class="offscreen" role="status" aria-live="polite" id="said">
            {move || app.said.get()}
        </div>
    }
}

/// The route follows the address; title, scroll, focus follow the route.
fn follow_the_address(app: App) {
    let listener = window_event_listener(ev::hashchange, move |_| {
        app.route.set(Route::parse(&browser::fragment()));
    });
    on_cleanup(move || listener.remove());
    Effect::new(move |before: Option<Route>| {
        let route = app.route.get();
        app.texts.track();
        let heading = screens::title(app, route);
        let name = app.t(t::app::NAME);
        browser::set_title(&if route == Route::Start {
            name.to_owned()
        } else {
            format!("{heading} – {name}")
        });
        if before.is_some_and(|before| before != route) {
            browser::scroll_to_top();
            request_animation_frame(move || browser::focus(TITLE));
        }
        route
    });
}

fn follow_the_language(app: App) {
    Effect::new(move |_| {
        let language = app.texts.get().language;
        browser::set_language(language.tag, language.dir);
    });
}

fn header(app: App) -> impl IntoView {
    let shown = app.language();
    let choose = move |event: ev::Event| {
        if let Some(language) = Language::find(&event_target_value(&event)) {
            app.show_language(language);
        }
    };
    let options = Language::ALL.iter().map(|language| {
        view! {
            <option value=language.tag lang=language.tag selected={language == shown}>
                {language.name}
            </option>
        }
    });
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            browser::focus(TITLE);
        }>{app.t(t::app::SKIP)}</a>
        <header class="top">
            <a class="brand" href={Route::Start.href()}>{icon("id-card")}{app.t(t::app::NAME)}</a>
            <label class="language">
                {icon("globe")}
                <span class="offscreen">{app.t(t::app::LANGUAGE)}</span>
                <select id="language" on:change=choose>{options.collect_view()}</select>
            </label>
        </header>
    }
}

/// The back link and how far one has come.
fn beside(app: App, route: Route) -> Option<AnyView> {
    let (back, walk) = app
        .choice
        .with_untracked(|choice| (route.back(choice, app.facts), Route::walk(choice, app.facts)));
    let back = back?;
    let here = match route {
        Route::Letter(_) | Route::Send(_) => walk.iter().position(|r| *r == Route::Letter(1)),
        _ => walk.iter().position(|r| *r == route),
    };
    let progress = here.map(|here| {
        let (step, of) = ((here + 1).to_string(), walk.len().to_string());
        let bars = (0..walk.len()).map(|i| view! { <i class:done={i <= here}></i> });
        view! {
            <span class="bars" aria-hidden="true">{bars.collect_view()}</span>
            <span class="count" aria-hidden="true">{app.fill(t::app::progress_short(&of, &step))}</span>
            <span class="offscreen">{app.fill(t::app::progress(&of, &step))}</span>
        }
    });
    let bar = view! {
        <div class="steps">
            <a class="back" href={back.href()}>{icon("back")}{app.t(t::app::BACK)}</a>
            {progress}
        </div>
    };
    Some(bar.into_any())
}

fn footer(app: App) -> impl IntoView {
    let asking = RwSignal::new(false);
    let ask = move || {
        view! {
            <div class="confirm" role="group" aria-labelledby="clear-question">
                <p id="clear-question">{app.t(t::app::CLEAR_QUESTION)}</p>
                <button class="button danger" id="clear-yes" on:click=move |_| {
                    asking.set(false);
                    app.clear();
                }>{app.t(t::app::CLEAR_YES)}</button>
                <button class="button quiet" on:click=move |_| {
                    asking.set(false);
                    request_animation_frame(|| browser::focus("clear"));
                }>{app.t(t::app::CLEAR_NO)}</button>
            </div>
        }
        .into_any()
    };
    let links = move || {
        view! {
            <nav class="links">
                <a href={Route::About.href()}>{app.t(t::app::ABOUT)}</a>
                <button class="link" id="clear" on:click=move |_| {
                    asking.set(true);
                    request_animation_frame(|| browser::focus("clear-yes"));
                }>{icon("trash")}{app.t(t::app::CLEAR)}</button>
            </nav>
        }
        .into_any()
    };
    view! {
        <footer class="bottom">
            {move || (!app.kept.get()).then(|| view! {
                <p class="not-kept">{icon("warning")}{app.t(t::app::NOT_KEPT)}</p>
            })}
            {move || if asking.get() { ask() } else { links() }}
        </footer>
    }
}
