//! For people who help others: a guide, and three ways to use the page together. Show it large on a
//! screen, hand it over to a telephone, print it.

mod choices;
pub mod hand_out;
pub mod hand_over;
pub mod large;
mod sheet;

use crate::browser;
use crate::letter::join;
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, button, door, door_to, link, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use crate::ui::words;
use leptos::prelude::*;

pub fn screen(app: App) -> Vec<El> {
    use t::helping as h;
    let h2 = |key| el("h2").child(app.t(key));
    let list = |keys: &[Key]| el("ul").children(keys.iter().map(|key| el("li").child(app.t(*key))));
    let (over, out) = (Route::HandOver, Route::HandOut);
    let ways = el("div")
        .class("cards")
        .child(door_to("people", app.t(h::SHOW), app.t(h::SHOW_HINT), &large::address(app)))
        .child(door("device", app.t(t::hand_over::TITLE), app.t(h::HAND_OVER_HINT), over, || ()))
        .child(door("print", app.t(h::HAND_OUT), app.t(h::HAND_OUT_HINT), out, || ()));
    let names: Vec<&str> =
        app.facts.policies.iter().map(|policy| policy.controller.legal_name.as_str()).collect();
    let names = join(&names, app.texts.get_untracked());
    let what = el("ul")
        .child(el("li").child(app.fill(h::what_policies(&names))))
        .children([h::WHAT_RIGHTS, h::WHAT_LETTER].map(|key| el("li").child(app.t(key))));
    let advice = list(&[h::SAY_OWN, h::SAY_NUMBER, h::SAY_COPY]);
    // What the policies say of taking back a consent, each under its own name.
    let effects = app.facts.policies.iter().filter_map(|policy| {
        let warning = policy.withdrawal_warning.as_ref()?;
        let source = words::source(app, policy, &warning.section);
        Some(voice(app, Voice::Says, app.fact(warning.text), Some(source)))
    });
    let address = browser::page_address();
    let address = address.map(|address| p("", app.fill(h::address(&address))));
    vec![
        heading(app, Route::Helping),
        lead(app.t(h::LEAD)),
        ways,
        h2(h::WHAT),
        what,
        h2(h::NOT),
        list(&[h::NOT_EMPLOYMENT, h::NOT_DATA, h::NOT_ADVICE]),
        p("on-screen", link("", Route::Employment, app.t(t::employment::TITLE), Some("signpost"))),
        h2(h::SAY),
        list(&[h::SAY_RIGHT, h::SAY_MONTH]),
        p("source", app.t(h::SAY_SOURCE)),
        voice(app, Voice::Note, vec![advice, p("", app.t(h::EFFECTS))], None),
        el("div").children(effects),
        h2(t::protected::TITLE),
        p("", app.t(h::PROTECTED)),
        p("on-screen", link("", Route::Protected, app.t(t::protected::READ_FIRST), Some("lock"))),
        h2(h::COMPUTER),
        list(&[h::COMPUTER_SHOW, h::COMPUTER_MAIL, h::COMPUTER_OWN]),
        el("div").child(address),
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
