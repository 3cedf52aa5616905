//! Send: the letter, and every way to get it there.

use super::requests;
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::components::{sheet, ways};
use crate::ui::dom::{El, p};
use crate::ui::screens::{action_link, heading, lead, lost};

pub fn screen(app: App, number: u8) -> Vec<El> {
    let (Some(plan), Some(texts)) = (app.planned(number), app.letter_texts()) else {
        return lost::screen(app, Some(Route::Company));
    };
    if let Some((_, text)) = super::letter::problems(app, plan).first() {
        let back = action_link(app.t(t::app::BACK), Route::Letter(number));
        return vec![heading(app, Route::Send(number)), lead(text), back];
    }
    let letter = app.letter(plan, texts);
    let (subject, body) = (letter.subject.clone(), letter.body());
    let sent = move || {
        let request = requests::sent(app, plan, texts, &subject, &body);
        app.choice.update(|choice| choice.set_sent(plan.id(), app.today()));
        app.go(Route::Request(requests::put(app, request)));
    };
    let shown = app.texts.get_untracked();
    let beside = (shown.language != texts.language).then(|| (app.letter(plan, shown), shown));
    let to = app.fill(t::send::to_whom(&plan.policy.controller.legal_name));
    let mut screen = vec![heading(app, Route::Send(number)), lead(app.t(t::send::LEAD)), p("", to)];
    let mut ways = ways(app, &letter, texts, t::send::SENT_HINT, sent);
    let last = ways.pop();
    screen.extend(ways);
    screen.extend(sheet(app, (&letter, texts), beside));
    screen.extend(last);
    screen
}
