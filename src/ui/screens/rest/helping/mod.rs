//! For people who help others: a guide, and three ways to use the page together. Show it large on a
//! screen, hand it over to a telephone, print it.

mod choices;
pub mod hand_out;
pub mod hand_over;
pub mod large;
mod sheet;

use crate::browser;
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, button, door, door_to, link, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use leptos::prelude::*;

pub fn screen(app: App) -> Vec<El> {
    use t::helping as h;
    let h2 = |key| el("h2").child(app.t(key));
    let list = |keys: &[Key]| el("ul").children(keys.iter().map(|key| el("li").child(app.t(*key))));
    let (over, out) = (Route::HandOver, Route::HandOut);
    let ways = el("div")
        .class("cards on-screen")
        .child(door_to("people", app.t(h::SHOW), app.t(h::SHOW_HINT), &large::address(app)))
        .child(door("device", app.t(t::hand_over::TITLE), app.t(h::HAND_OVER_HINT), over, || ()))
        .child(door("print", app.t(h::HAND_OUT), app.t(h::HAND_OUT_HINT), out, || ()));
    let not = list(&[h::NOT_EMPLOYMENT, h::NOT_DATA, h::NOT_ADVICE]);
    let say = list(&[h::SAY_RIGHT, h::SAY_OWN, h::SAY_NUMBER, h::SAY_COPY, h::SAY_MONTH]);
    let source = p("source", app.t(h::SAY_SOURCE));
    vec![
        heading(app, Route::Helping),
        lead(app.t(h::LEAD)),
        ways,
        h2(h::WHAT),
        list(&[h::WHAT_POLICIES, h::WHAT_RIGHTS, h::WHAT_LETTER]),
        h2(h::NOT),
        not,
        p("on-screen", link("", Route::Employment, app.t(t::employment::TITLE), Some("signpost"))),
        h2(h::SAY),
        say,
        source,
        voice(app, Voice::Note, app.t(h::EFFECTS), None),
        h2(t::protected::TITLE),
        p("", app.t(h::PROTECTED)),
        p("on-screen", link("", Route::Protected, app.t(t::protected::READ_FIRST), Some("lock"))),
        h2(h::COMPUTER),
        list(&[h::COMPUTER_SHOW, h::COMPUTER_MAIL, h::COMPUTER_OWN]),
        print(app, app.t(h::PRINT)),
    ]
}

/// A button that prints, and a place for what is said of it.
fn print(app: App, label: &str) -> El {
    let told = RwSignal::new(None::<Key>);
    let act = move || {
        // A frame may swallow it without a word.
        let opened = browser::print().is_ok();
        let said = if opened { t::hand_over::PRINT_OPENED } else { t::hand_over::PRINT_FAILED };
        told.set(Some(said));
    };
    el("div")
        .class("printing")
        .child(button("button main", label, Some("print"), act).id("print"))
        .child(
            el("p")
                .class("hint")
                .attr("role", "status")
                .live_text(move || told.get().map(|key| app.t(key).to_owned()).unwrap_or_default()),
        )
}
