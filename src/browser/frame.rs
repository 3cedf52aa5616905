//! The page in a frame of another site: what it tells that site, and how it looks there. It tells how
//! tall it is and that a new screen begins, and listens to nobody.

use super::by_name::{call, get};
use super::watch::listen;
use super::{document, window};
use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};

/// Whether the page is in a frame.
pub fn framed() -> bool {
    window().is_some_and(|window| get(&window, "parent") != Some(JsValue::from(window)))
}

/// Whether the person is at this page, and not elsewhere on the site around its frame.
pub(super) fn has_focus() -> bool {
    document().is_some_and(|page| page.has_focus().unwrap_or_default())
}

/// Tells the site around the frame one thing. Which site that is, the page does not know; neither the
/// height nor a new screen is a secret.
pub fn tell_host(what: &str, value: JsValue) {
    let message = Object::new();
    let _ = Reflect::set(&message, &what.into(), &value);
    if let Some(host) = window().and_then(|window| get(&window, "parent")) {
        call(&host, "postMessage", &[message.into(), "*".into()]);
    }
}

/// Does something with the height of what is on the page (a number, in CSS pixels), now and whenever it
/// changes.
pub fn when_height_changes(act: impl Fn(JsValue) + 'static) {
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let seen = body.clone();
    let listener = Closure::<dyn FnMut()>::new(move || {
        let place = call(&seen, "getBoundingClientRect", &[]);
        act(place.and_then(|place| get(&place, "height")).unwrap_or_default());
    });
    if let Ok(observer) = ResizeObserver::new(listener.as_ref().unchecked_ref()) {
        call(&observer, "observe", &[body.into()]);
        // For as long as the page lives.
        listener.forget();
    }
}

/// Goes to another fragment, in place of the entry that the history has now.
pub fn replace_fragment(fragment: &str) {
    if let Some(window) = window() {
        call(&window.location(), "replace", &[format!("#{fragment}").into()]);
    }
}

/// Does something whenever the address has another fragment.
pub fn when_address_changes(act: impl Fn() + 'static) {
    listen("hashchange", move |_| act());
}

/// Sets a property of the style of the whole page. Through the object model, since the content security
/// policy allows no style in the markup.
pub fn set_root_style(property: &str, value: &str) {
    if let Some(style) = root().and_then(|root| get(&root, "style")) {
        call(&style, "setProperty", &[property.into(), value.into()]);
    }
}

/// Adds a class to the whole page.
pub fn set_root_class(class: &str) {
    if let Some(root) = root() {
        let _ = root.class_list().toggle_with_force(class, true);
    }
}

/// Paints the page in the dark, or never, whatever the person's system asks for.
pub fn set_dark(dark: bool) {
    let Some(document) = document() else { return };
    for sheet in items(get(&document, "styleSheets")) {
        for rule in items(get(&sheet, "cssRules")) {
            let Some(media) = get(&rule, "media") else { continue };
            let text = get(&media, "mediaText").and_then(|text| text.as_string());
            let text = text.unwrap_or_default();
            if text.contains("prefers-color-scheme") {
                let text = if dark { "all" } else { "not all" };
                let _ = Reflect::set(&media, &"mediaText".into(), &text.into());
            }
        }
    }
    set_root_style("color-scheme", if dark { "dark" } else { "light" });
}

/// Tells whoever looks after the site, in the browser's console.
pub fn warn(text: &str) {
    if let Some(console) = window().and_then(|window| get(&window, "console")) {
        call(&console, "warn", &[text.into()]);
    }
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// What is in a list of the document.
fn items(list: Option<JsValue>) -> impl Iterator<Item = JsValue> {
    let item = move |number: u32| call(list.as_ref()?, "item", &[number.into()]);
    (0..).map_while(item).take_while(JsValue::is_object)
}
