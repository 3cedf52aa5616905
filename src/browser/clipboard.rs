//! Copying, with the older way where the newer one is missing or refused.

use super::{Refused, document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Puts `text` on the clipboard.
///
/// # Errors
/// [`Refused`] if neither way works.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // Outside a secure context `navigator.clipboard` is undefined.
    if let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined())
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return Ok(());
    }
    copy_by_selection(text)
}

fn copy_by_selection(text: &str) -> Result<(), Refused> {
    let document = document().ok_or(Refused::Missing)?;
    let body = document.body().ok_or(Refused::Missing)?;
    let focused = document.active_element();
    let area: HtmlTextAreaElement = document
        .create_element("textarea")
        .ok()
        .and_then(|element| element.dyn_into().ok())
        .ok_or(Refused::Missing)?;
    area.set_value(text);
    area.set_class_name("offscreen");
    body.append_child(&area).map_err(|_| Refused::Missing)?;
    area.select();
    let done = document
        .dyn_into::<HtmlDocument>()
        .map_err(|_| Refused::Missing)
        .and_then(|document| document.exec_command("copy").map_err(|_| Refused::Denied));
    area.remove();
    if let Some(element) = focused.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
    if done? { Ok(()) } else { Err(Refused::Denied) }
}
