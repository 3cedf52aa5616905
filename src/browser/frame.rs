//! The page in a frame of another site: what it tells that site, and how it looks there. It tells how
//! tall it is and that a new screen begins, and listens to nobody.

use super::{document, window};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssMediaRule, CssStyleSheet, HtmlElement, ResizeObserver};

/// The media query of what is painted in the dark.
const DARK: &str = "prefers-color-scheme";

/// Whether the page is in a frame.
pub fn framed() -> bool {
    window().is_some_and(|window| {
        let parent = window.parent().ok().flatten();
        parent.is_some_and(|parent| !Object::is(&parent, &window))
    })
}

/// Tells the site around the frame a number. Which site that is, the page does not know; neither the
/// height nor a new screen is a secret.
pub fn tell_host(what: &str, number: f64) {
    let parent = window().and_then(|window| window.parent().ok().flatten());
    let message = Object::new();
    let _ = Reflect::set(&message, &what.into(), &number.into());
    if let Some(parent) = parent {
        let _ = parent.post_message(&message, "*");
    }
}

/// Does something with the height of what is on the page, in CSS pixels, now and whenever it changes.
pub fn when_height_changes(act: impl Fn(f64) + 'static) {
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let seen = body.clone();
    let listener = Closure::<dyn FnMut()>::new(move || {
        act(seen.get_bounding_client_rect().height().ceil());
    });
    let function: &Function = listener.as_ref().unchecked_ref();
    if let Ok(observer) = ResizeObserver::new(function) {
        observer.observe(&body);
        // For as long as the page lives.
        listener.forget();
    }
}

/// Sets properties of the style of the whole page. Through the object model, since the content security
/// policy allows no style in the markup.
pub fn set_root_style(properties: &[(&str, &str)]) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        for (name, value) in properties {
            let _ = root.style().set_property(name, value);
        }
    }
}

/// Adds a class to the whole page.
pub fn set_root_class(class: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.class_list().add_1(class);
    }
}

/// Paints the page in the dark, or never, whatever the person's system asks for.
pub fn set_dark(dark: bool) {
    let media = if dark { "all" } else { "not all" };
    let sheets = document().map(|document| document.style_sheets());
    let sheets = sheets.iter().flat_map(|all| (0..all.length()).filter_map(|i| all.get(i)));
    for sheet in sheets.filter_map(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()) {
        let Ok(rules) = sheet.css_rules() else { continue };
        let rules = (0..rules.length()).filter_map(|i| rules.get(i));
        for rule in rules.filter_map(|rule| rule.dyn_into::<CssMediaRule>().ok()) {
            if rule.condition_text().contains(DARK) {
                rule.media().set_media_text(media);
            }
        }
    }
    set_root_style(&[("color-scheme", if dark { "dark" } else { "light" })]);
}

/// Tells whoever looks after the site, in the browser's console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}
