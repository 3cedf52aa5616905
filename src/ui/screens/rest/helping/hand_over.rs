//! To hand over to a telephone: a code and a link, with what is chosen here and nothing that was typed.

use super::choices::{companies, goals, languages, points, roles};
use crate::browser;
use crate::session::hand_over::{Code, link};
use crate::session::{Ignored, Route, Settings};
use crate::text::{Key, Language, t};
use crate::ui::App;
use crate::ui::components::{button, code, line};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use crate::ui::state::{State, whenever};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn screen(app: App) -> Vec<El> {
    use t::hand_over as h;
    let Some(page) = browser::page_address() else {
        return vec![heading(app, Route::HandOver), line("", "info", app.t(h::FILE))];
    };
    let language = RwSignal::new(app.language());
    let set = move |chosen| language.set(chosen);
    let fields = el("div")
        .class("fields")
        .child(el("h2").child(app.t(h::CHOOSE)))
        .child(companies(app, app.t(h::OPEN)))
        .child(roles(app, app.t(h::OPEN)))
        .child(points(app))
        .child(goals(app))
        .child(languages(app.t(h::LANGUAGE), "", app.language(), set));
    let over = el("section").class("over").child(shown(app, page, language));
    vec![
        heading(app, Route::HandOver),
        lead(app.t(h::LEAD)),
        el("div").class("columns").child(over).child(fields),
    ]
}

/// The code, the address in words, and what can be done with it.
fn shown(app: App, page: String, language: RwSignal<&'static Language>) -> Vec<El> {
    use t::hand_over as h;
    let address = Memo::new(move |_| {
        app.choice.with(|choice| link(&page, choice, app.facts, language.get()))
    });
    let told = RwSignal::new(None::<Key>);
    let copy = move || {
        let address = address.get_untracked();
        spawn_local(async move {
            let copied = browser::copy(&address).await.is_ok();
            told.set(Some(if copied { h::COPIED } else { h::COPY_FAILED }));
        });
    };
    let picture = move || match Code::new(&address.get()) {
        Some(drawn) => code(&drawn, app.t(h::CODE)),
        None => line("", "info", app.t(h::TOO_LONG)),
    };
    let said = move || told.get().map(|key| app.t(key).to_owned()).unwrap_or_default();
    vec![
        el("div").live(picture),
        p("address", app.t(h::ADDRESS))
            .child(el("code").id("address").attr("dir", "ltr").live_text(move || address.get())),
        button("button second", app.t(h::COPY), Some("copy"), copy).id("copy-link"),
        el("p").class("hint").attr("role", "status").live_text(said),
        line("", "lock", app.t(h::NOTHING)),
        el("h2").child(app.t(h::GROUP)),
        p("", app.t(h::GROUP_TEXT)),
    ]
}

/// On the telephone: takes what the address gives, whenever it gives something, and goes where it says.
/// `complaints` gets what of it was ignored.
pub fn receive(app: App, complaints: State<Vec<Ignored>>) {
    whenever(move || {
        if app.route.get() != Route::Given {
            return;
        }
        let given = browser::fragment();
        let given = given.trim_start_matches('/').split_once('/').map_or("", |(_, given)| given);
        let (settings, ignored) = Settings::parse(given, app.facts);
        complaints.set(ignored);
        let free = app.choice.with_untracked(|choice| choice.is_at_the_beginning());
        let start = settings.start.filter(|_| free).unwrap_or(Route::Start);
        if free {
            app.choice.update(|choice| choice.begin_with(&settings.choice));
        }
        app.route.set(start);
        browser::replace_fragment(&start.fragment());
        if start != Route::Start {
            // After the new screen has taken back what was said on the one before.
            request_animation_frame(move || app.say(app.t(t::hand_over::GIVEN)));
        }
    });
}
