//! An address that leads nowhere, or to a screen that needs choices first.

use super::heading;
use crate::session::Route;
use crate::text::t;
use crate::ui::App;
use leptos::prelude::*;

/// `first`: where the missing choices are made.
pub fn screen(app: App, first: Option<Route>) -> AnyView {
    let (lead, label) = match first {
        Some(_) => (t::lost::MISSING, t::app::NEXT),
        None => (t::lost::LEAD, t::lost::ACTION),
    };
    let to = first.unwrap_or(Route::Start);
    view! {
        {heading(app, app.route.get_untracked())}
        <p class="lead">{app.t(lead)}</p>
        <div class="action"><a class="button main" id="next" href={to.href()}>{app.t(label)}</a></div>
    }
    .into_any()
}
