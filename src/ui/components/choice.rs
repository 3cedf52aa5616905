//! Cards to choose by: a door leads on at once, a tick is one of several.

use super::icon;
use crate::session::Route;
use leptos::ev;
use leptos::prelude::*;

/// A card that leads to another screen; `choose` is done first.
pub fn door(
    name: &'static str,
    title: impl IntoView + 'static,
    hint: impl IntoView + 'static,
    to: Route,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <a class="card door" href={to.href()} on:click=move |_: ev::MouseEvent| choose()>
            <span class="badge">{icon(name)}</span>
            <span class="words"><strong>{title}</strong><span class="hint">{hint}</span></span>
            {icon("forward")}
        </a>
    }
}

/// A card with a check box.
pub fn tick(
    id: String,
    name: &'static str,
    title: impl IntoView + 'static,
    hint: impl IntoView + 'static,
    on: impl Fn() -> bool + Send + Sync + 'static,
    set: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="card choice">
            <input type="checkbox" id=id prop:checked={move || on()}
                on:change=move |event| set(event_target_checked(&event)) />
            <span class="badge">{icon(name)}</span>
            <span class="words"><strong>{title}</strong><span class="hint">{hint}</span></span>
        </label>
    }
}
