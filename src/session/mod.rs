//! What a person has chosen and written in this visit, and in which form it may be kept.
//!
//! This room knows the choices but not the screens. What is stored is versioned and read
//! defensively: whatever is not understood is left out, never guessed. Where it is stored, and
//! whether that works, is the business of the browser room.

mod choice;
mod colour;
mod draft;
pub mod hand_over;
mod letters;
mod request;
pub mod requests;
mod route;
mod settings;
mod ticked;

pub use choice::{Choice, ItemRef, PointRef, RoleChoice};
pub use colour::{Accent, Colour, DARK, LIGHT};
pub use draft::{Draft, Field};
pub use letters::Planned;
pub use request::{LETTER_ORDER, questions, request};
pub use route::Route;
pub use settings::{Ignored, Scheme, Settings, Why};
pub use ticked::Ticked;

use crate::json::{FromJson, ToJson, stored, words};
use serde_json::Value;

words! {
    /// Which of the two ways through the product the person took.
    #[derive(Default)]
    pub enum Door {
        /// To see what is held: the inventory comes before the goals.
        #[default]
        See = "see",
        /// To write: straight to the goals.
        Write = "write",
    }
}

/// The version of the stored form. Another one is not read.
const VERSION: &str = "1";

stored! {
    /// Everything of a visit that is worth keeping over a reload.
    pub struct Visit {
        /// The version of the stored form.
        pub version: String,
        /// What was chosen.
        pub choice: Choice,
        /// What was written.
        pub draft: Draft,
    }
}

impl Visit {
    /// Puts together what is to be kept.
    pub fn new(choice: Choice, draft: Draft) -> Visit {
        Visit { version: VERSION.to_owned(), choice, draft }
    }

    /// Reads the stored form; `None` if it is not one or belongs to another version.
    pub fn parse(stored: &str) -> Option<Visit> {
        let value: Value = serde_json::from_str(stored).ok()?;
        Visit::from_json(&value).ok().filter(|visit| visit.version == VERSION)
    }

    /// The stored form (JSON).
    pub fn to_stored(&self) -> String {
        self.to_json().to_string()
    }

    /// Whether there is nothing in it that a person would miss.
    pub fn is_empty(&self) -> bool {
        self.choice == Choice::default() && self.draft == Draft::default()
    }
}
