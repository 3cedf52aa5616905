//! The page itself: its title, place in the history, focus, scroll, printing.

use super::by_name::get;
use super::frame::{framed, has_focus};
use super::{Refused, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement};

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Sets the title, which holds the screen's name and never anything personal.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets language and direction on the page and on the app's own root.
pub fn set_language(tag: &str, dir: &str) {
    let Some(document) = document() else { return };
    let page = [document.document_element(), document.get_element_by_id("app")];
    for element in page.into_iter().flatten() {
        let _ = element.set_attribute("lang", tag);
        let _ = element.set_attribute("dir", dir);
    }
}

/// The fragment of the address, without its `#`.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Goes to another fragment, with an entry in the history.
pub fn set_fragment(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// What stands after `?` in the address, without it.
pub fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// Whether the address says this (`name=value` after `?`).
pub fn address_says(setting: &str) -> bool {
    query().split('&').any(|part| part == setting)
}

/// The origin that the page lies on, such as `https://example.org`.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The host that the page lies on; empty for a file.
pub fn host() -> String {
    window().and_then(|window| window.location().host().ok()).unwrap_or_default()
}

/// The page's own address, without anything after its path; `None` for a page opened from a file, which
/// nobody else can reach.
pub fn page_address() -> Option<String> {
    let location = JsValue::from(document()?.location()?);
    let address = get(&location, "href")?.as_string()?;
    let page = address.split(['?', '#']).next().unwrap_or_default();
    page.starts_with("http").then(|| page.to_owned())
}

/// Moves focus to the element with this id, if there is one. A frame takes it only from itself: as long
/// as the person is elsewhere on the site around it, the focus stays with them.
pub fn focus(id: &str) {
    let page = document().filter(|_| !framed() || has_focus());
    let element = page.and_then(|page| page.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Takes the focus from whatever has it.
pub fn blur() {
    let element = document().and_then(|page| page.active_element());
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
    }
}

/// Sets the value of the field or list with this id, if there is one.
pub fn set_value(id: &str, value: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = js_sys::Reflect::set(&element, &"value".into(), &value.into());
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the print dialogue.
///
/// # Errors
/// [`Refused`] where printing is blocked.
pub fn print() -> Result<(), Refused> {
    window().ok_or(Refused::Missing)?.print().map_err(|_| Refused::Denied)
}
