//! Mounts the app, nothing else. `public/begin.js` fetches the files and `public/boot.js` calls [`start`].

use mina_uppgifter::ui::{self, StartError};
use wasm_bindgen::prelude::*;

fn main() {}

/// Starts the app on the element `#app`.
///
/// `facts` is the policies file; `texts` holds the files of texts, Swedish first, each as its
/// language tag followed by its content; the last is the language to show.
///
/// # Errors
/// A word that tells `guard.js` what was wrong with the files.
#[wasm_bindgen]
#[allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes owned values")]
pub fn start(facts: &str, texts: Vec<String>) -> Result<(), JsValue> {
    ui::start(facts, &texts).map_err(|error: StartError| JsValue::from_str(error.word()))
}
