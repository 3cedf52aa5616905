//! The system's own share sheet (Web Share), where there is one.

use super::{Refused, window};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// Whether the browser can share at all.
pub fn can_share() -> bool {
    window()
        .is_some_and(|window| Reflect::has(&window.navigator(), &"share".into()).unwrap_or(false))
}

/// Opens the share sheet. Must be called from a tap.
///
/// # Errors
/// [`Refused`] if there is no share sheet, it may not be used here, or it was closed.
pub async fn share(title: &str, text: &str) -> Result<(), Refused> {
    if !can_share() {
        return Err(Refused::Missing);
    }
    let window = window().ok_or(Refused::Missing)?;
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    let promise = window.navigator().share_with_data(&data);
    JsFuture::from(promise).await.map(|_| ()).map_err(|error| why(&error))
}

/// A sheet that was closed without sharing ends in an `AbortError` (Web Share, 2.1.2).
fn why(error: &JsValue) -> Refused {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("AbortError") => Refused::Cancelled,
        _ => Refused::Denied,
    }
}
