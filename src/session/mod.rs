//! What a person has chosen and written in this visit, and in which form it may be kept.
//!
//! This room knows the choices but not the screens. What is stored is versioned and read
//! defensively: whatever is not understood is left out, never guessed. Where it is stored, and
//! whether that works, is the business of the browser room.

mod choice;
mod draft;
mod request;
mod route;

pub use choice::{Choice, ItemRef, PointRef, RoleChoice};
pub use draft::{Draft, Field};
pub use request::{LETTER_ORDER, questions, request};
pub use route::Route;

use serde::{Deserialize, Serialize};

/// Which of the two ways through the product the person took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// To see what is held: the inventory comes before the goals.
    #[default]
    See,
    /// To write: straight to the goals.
    Write,
}

/// The version of the stored form. A higher one is not read.
const VERSION: u8 = 1;

/// Everything of a visit that is worth keeping over a reload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    version: u8,
    /// What was chosen.
    pub choice: Choice,
    /// What was written.
    pub draft: Draft,
}

impl Visit {
    /// Puts together what is to be kept.
    pub fn new(choice: Choice, draft: Draft) -> Visit {
        Visit { version: VERSION, choice, draft }
    }

    /// Reads the stored form; `None` if it is not one or belongs to a later version.
    pub fn parse(stored: &str) -> Option<Visit> {
        serde_json::from_str(stored).ok().filter(|visit: &Visit| visit.version == VERSION)
    }

    /// The stored form (JSON).
    pub fn to_stored(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether there is anything in it that a person would miss.
    pub fn is_empty(&self) -> bool {
        self.choice == Choice::default() && self.draft == Draft::default()
    }
}
