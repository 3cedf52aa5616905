//! The screens, drawn with Leptos.
//!
//! A screen is a function of [`App`]; it is drawn anew when the route or the language changes, so
//! texts inside it are plain strings and only what a person changes is reactive. Screens read
//! policies and rights as data: a new contact point or right needs no new component.

mod app;
mod components;
mod dom;
mod frame;
mod keeping;
mod later_styles;
mod screens;
mod state;
mod words;

pub use app::App;

use crate::browser;
use crate::policy::Facts;
use crate::text::{Language, Texts};
use leptos::mount::mount_to;
use serde_json::Value;

/// Why the app did not start: the files of the page are not what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartError {
    /// The policies cannot be read.
    Facts,
    /// The texts cannot be read.
    Texts,
    /// The page has no place for the app.
    Page,
}

impl StartError {
    /// A word for `guard.js`, which shows why the page does not start.
    pub fn word(self) -> &'static str {
        match self {
            StartError::Facts => "facts",
            StartError::Texts => "texts",
            StartError::Page => "page",
        }
    }
}

/// Starts the app on `#app`. `texts` alternates language tags and files, Swedish first; the last
/// language is shown.
///
/// # Errors
/// See [`StartError`].
pub fn start(facts: &str, texts: &[String]) -> Result<(), StartError> {
    let facts: Value = serde_json::from_str(facts).map_err(|_| StartError::Facts)?;
    let facts = Facts::first(&facts).map_err(|_| StartError::Facts)?;
    let mut loaded: Vec<&'static Texts> = Vec::new();
    for pair in texts.chunks_exact(2) {
        let [tag, file] = pair else { continue };
        let language = Language::find(tag).ok_or(StartError::Texts)?;
        let parsed = Texts::parse(language, file).map_err(|_| StartError::Texts)?;
        // The page's own files live as long as the page.
        loaded.push(Box::leak(Box::new(parsed)));
    }
    let root = browser::document()
        .and_then(|document| document.get_element_by_id("app"))
        .ok_or(StartError::Page)?;
    let facts: &'static Facts = Box::leak(Box::new(facts));
    let shown = *loaded.last().ok_or(StartError::Texts)?;
    let place = wasm_bindgen::JsCast::dyn_into(root.clone()).map_err(|_| StartError::Page)?;
    #[cfg(feature = "breakdown")]
    breakdown();
    root.set_inner_html("");
    mount_to(place, move || frame::draw(App::new(facts, loaded, shown), &root)).forget();
    Ok(())
}

/// Panics when a test says so: at once, or in a task of its own.
#[cfg(feature = "breakdown")]
#[allow(clippy::panic, reason = "only tests build this")]
fn breakdown() {
    browser::when_told("mina:break", || panic!());
    browser::when_told("mina:break-task", || leptos::task::spawn_local(async { panic!() }));
}
