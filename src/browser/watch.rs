//! What happens in the browser beside the page's own elements: time, signs of life, leaving; and its
//! record of what was fetched.

use super::{document, window};
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, KeyboardEvent};

/// Listens to the window for as long as the page lives.
pub(super) fn listen(event: &str, act: impl FnMut(Event) + 'static) {
    if let Some(window) = window() {
        listen_to(&window, event, act);
    }
}

/// Listens to something else for as long as that.
pub(super) fn listen_to(target: &EventTarget, event: &str, act: impl FnMut(Event) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(act);
    let function = listener.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback(event, function);
    listener.forget();
}

/// Does something at each sign that somebody is there.
pub fn when_alive(act: impl Fn() + Copy + 'static) {
    for event in ["keydown", "pointerdown", "pointermove", "scroll", "input"] {
        listen(event, move |_| act());
    }
}

/// Does something when the page is left, and again when it comes back as it was left.
pub fn when_left(act: impl Fn() + Copy + 'static) {
    listen("pagehide", move |_| act());
    listen("pageshow", move |event| {
        if Reflect::get(&event, &"persisted".into()) == Ok(JsValue::TRUE) {
            act();
        }
    });
}

/// Does something whenever a test says so.
#[cfg(feature = "breakdown")]
pub fn when_told(event: &str, act: impl Fn() + 'static) {
    listen(event, move |_| act());
}

/// Does something every second, as long as the page lives.
pub fn every_second(act: impl Fn() + 'static) {
    gloo::timers::callback::Interval::new(1000, act).forget();
}

/// Keeps the Tab key inside a question: after the last of these elements comes the first.
pub fn keep_focus_in(event: &Event, ids: &[&str]) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| key.key() == "Tab") else {
        return;
    };
    let here = document().and_then(|page| page.active_element()).map(|element| element.id());
    let at = ids.iter().position(|id| here.as_deref() == Some(*id)).unwrap_or(0);
    let step = if key.shift_key() { ids.len().saturating_sub(1) } else { 1 };
    if let Some(next) = ids.get((at + step) % ids.len().max(1)) {
        event.prevent_default();
        super::focus(next);
    }
}

/// The addresses of everything that the page has fetched, by the browser's own record (Resource
/// Timing).
pub fn fetched() -> Vec<String> {
    let entries = window().and_then(|window| window.performance());
    let entries = entries.map(|record| record.get_entries_by_type("resource"));
    let name = |entry: JsValue| Reflect::get(&entry, &"name".into()).ok()?.as_string();
    entries.map(|entries| entries.iter().filter_map(name).collect()).unwrap_or_default()
}
