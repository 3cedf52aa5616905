//! How accessible the page is: what the Swedish act on accessibility to digital public services (2018:1937)
//! wants a tillgänglighetsredogörelse to say, after the list at digg.se. What stands here as tried is tried:
//! `axe.rs`, `measured.rs`, `keyboard.rs` and `without.rs` in `tests/browser/tests/app/`.

use crate::browser;
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::link_out;
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use crate::ui::words;

/// The day of the assessment.
const ASSESSED: &str = "2026-11-27";
/// Where the supervisory authority takes reports.
const REPORT: &str = "https://www.digg.se/tdosanmalan";

pub fn screen(app: App) -> Vec<El> {
    use t::accessibility as a;
    let h2 = |key| el("h2").child(app.t(key));
    let list = |keys: &[Key]| el("ul").children(keys.iter().map(|key| el("li").child(app.t(*key))));
    let tested =
        [a::TESTED_AXE, a::TESTED_KEYBOARD, a::TESTED_ZOOM, a::TESTED_CONTRAST, a::TESTED_WITHOUT];
    let host = browser::host();
    vec![
        heading(app, Route::Accessibility),
        lead(app.t(a::LEAD)),
        h2(a::STATUS),
        p("", app.t(a::STATUS_TEXT)),
        p("hint", app.fill(a::assessed(&words::day(app, ASSESSED)))),
        h2(a::TESTED),
        list(&tested),
        h2(a::NOT_TESTED),
        list(&[
            a::NOT_TESTED_BROWSERS,
            a::NOT_TESTED_READERS,
            a::NOT_TESTED_PEOPLE,
            a::NOT_TESTED_PRINT,
        ]),
        h2(a::TELL),
        p("", app.fill(a::tell_text(&host))),
        p("", app.t(a::OTHER_WAY)),
        p("", app.fill(a::authority(&host)))
            .child(" ")
            .child(link_out(REPORT, app.t(a::AUTHORITY_LINK))),
    ]
}
