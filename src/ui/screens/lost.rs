//! An address that leads nowhere, or to a screen that needs choices first.

use super::{action_link, heading, lead};
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use crate::ui::dom::El;

/// A request that is not there (any more).
pub fn gone(app: App) -> Vec<El> {
    vec![
        heading(app, app.route.get_untracked()),
        lead(app.t(t::lost::REQUEST)),
        action_link(app.t(t::lost::REQUEST_ACTION), Route::Requests),
    ]
}

/// `first`: where the missing choices are made.
pub fn screen(app: App, first: Option<Route>) -> Vec<El> {
    let (text, label) = match first {
        Some(_) => (t::lost::MISSING, t::app::NEXT),
        None => (t::lost::LEAD, t::lost::ACTION),
    };
    vec![
        heading(app, app.route.get_untracked()),
        lead(app.t(text)),
        action_link(app.t(label), first.unwrap_or(Route::Start)),
    ]
}
