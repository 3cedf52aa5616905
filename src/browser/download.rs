//! Saving a file that was made here, and reading one that was chosen.

use super::{Refused, document};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers `content` as a file to save.
///
/// # Errors
/// [`Refused`] if the browser cannot make a file. Whether it was saved, no browser tells.
pub fn download(name: &str, mime: &str, content: &str) -> Result<(), Refused> {
    let document = document().ok_or(Refused::Missing)?;
    let body = document.body().ok_or(Refused::Missing)?;
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(content));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    let blob = blob.map_err(|_| Refused::Missing)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|_| Refused::Missing)?;
    let link: HtmlAnchorElement = document
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into().ok())
        .ok_or(Refused::Missing)?;
    link.set_href(&address);
    link.set_download(name);
    let _ = body.append_child(&link);
    link.click();
    link.remove();
    // The browser has read the address when the click returns or soon after.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// None was chosen.
    NotChosen,
    /// It is too large.
    TooLarge,
    /// The browser cannot read it: it has gone meanwhile, say.
    Failed,
}

/// The text of the file that was just chosen in a file field, and the field emptied, so that the same
/// file can be chosen again. `most`: the most bytes that are read.
///
/// # Errors
/// See [`NotRead`].
pub async fn chosen_file(event: Event, most: usize) -> Result<String, NotRead> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let field = field.ok_or(NotRead::NotChosen)?;
    let file = field.files().and_then(|files| files.get(0)).ok_or(NotRead::NotChosen)?;
    #[allow(clippy::cast_precision_loss)]
    let fits = file.size() <= most as f64;
    let text = if fits { JsFuture::from(file.text()).await.ok() } else { None };
    field.set_value("");
    match fits {
        true => text.and_then(|text| text.as_string()).ok_or(NotRead::Failed),
        false => Err(NotRead::TooLarge),
    }
}
