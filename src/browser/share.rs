//! The system's own share sheet (Web Share), where there is one.

use super::{Refused, window};
use js_sys::Reflect;
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
/// [`Refused`] if there is no share sheet, or it was closed.
pub async fn share(title: &str, text: &str) -> Result<(), Refused> {
    if !can_share() {
        return Err(Refused::Missing);
    }
    let window = window().ok_or(Refused::Missing)?;
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    let promise = window.navigator().share_with_data(&data);
    JsFuture::from(promise).await.map(|_| ()).map_err(|_| Refused::Denied)
}
