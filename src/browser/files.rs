//! The page's own files, by the list that the build wrote into the page.

use super::{document, window};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// Why a file of the page could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The page's list of files has no such file.
    Unlisted,
    /// It did not arrive, or not as it was built.
    NotLoaded,
}

/// A file of data, beside those that the page starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// What the first screens show, in the language with this tag.
    Text(&'static str),
    /// What the others show, in the language with this tag.
    Rest(&'static str),
    /// What the policies say.
    Says,
}

/// Fetches a file of data.
///
/// # Errors
/// See [`FileError`].
pub async fn fetch_data(which: DataFile) -> Result<String, FileError> {
    let files = list().ok_or(FileError::Unlisted)?;
    let file = match which {
        DataFile::Text(language) => files.get("text").and_then(|text| text.get(language)),
        DataFile::Rest(language) => files.get("rest").and_then(|rest| rest.get(language)),
        DataFile::Says => files.get("says"),
    };
    let (url, integrity) = address(file).ok_or(FileError::Unlisted)?;
    let window = window().ok_or(FileError::NotLoaded)?;
    let options = RequestInit::new();
    options.set_integrity(integrity);
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &options)).await;
    let response = response.ok().and_then(|value| value.dyn_into::<Response>().ok());
    let response = response.filter(Response::ok).ok_or(FileError::NotLoaded)?;
    let text = response.text().map_err(|_| FileError::NotLoaded)?;
    let text = JsFuture::from(text).await.map_err(|_| FileError::NotLoaded)?;
    text.as_string().ok_or(FileError::NotLoaded)
}

/// The address and the digest of the styles of the later screens, if they are listed.
pub fn later_styles() -> Option<(String, String)> {
    let files = list()?;
    let (url, integrity) = address(files.get("styles"))?;
    Some((url.to_owned(), integrity.to_owned()))
}

fn address(file: Option<&Value>) -> Option<(&str, &str)> {
    let part = |name| file?.get(name)?.as_str();
    part("url").zip(part("integrity"))
}

/// The list of files that the build wrote into the page.
fn list() -> Option<Value> {
    let meta = document()?.query_selector("meta[name=mina-files]").ok().flatten()?;
    serde_json::from_str(&meta.get_attribute("content")?).ok()
}

/// The digest of the whole build, as the build wrote it into the page; empty if it did not.
pub fn build_digest() -> String {
    let list = list();
    let digest = list.as_ref().and_then(|list| list.get("build")?.as_str());
    digest.unwrap_or_default().to_owned()
}
