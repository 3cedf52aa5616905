//! The arrow keys, and what they act on.

use super::by_name::call;
use super::document;
use super::watch::listen;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Where an arrow key has a meaning of its own: it moves the caret or the choice.
const OWN_ARROWS: &str = "input:not([type=checkbox]), textarea, select, [role=alertdialog] *";

/// Does something at each arrow key that means on (`true`) or back in the direction of the page's
/// language, unless whoever has the focus needs the key.
pub fn when_arrow(act: impl Fn(bool) + 'static) {
    listen("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let with = key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key();
        let right = match key.key().as_str() {
            "ArrowRight" => true,
            "ArrowLeft" => false,
            _ => return,
        };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let needed = target.is_some_and(|target| target.matches(OWN_ARROWS).unwrap_or(true));
        if !with && !needed && !event.default_prevented() {
            let page = document().and_then(|page| page.document_element());
            let dir = page.and_then(|page| page.get_attribute("dir"));
            act(right != (dir.as_deref() == Some("rtl")));
        }
    });
}

/// Clicks the first element that fits a CSS selector; whether there is one.
pub fn click_first(css: &str) -> bool {
    do_first(css, "click")
}

/// Moves the focus to the first element that fits a CSS selector, if there is one.
pub fn focus_first(css: &str) {
    do_first(css, "focus");
}

fn do_first(css: &str, method: &str) -> bool {
    let found = document().and_then(|page| page.query_selector(css).ok().flatten());
    found.is_some_and(|element| call(&element, method, &[]).is_some())
}
