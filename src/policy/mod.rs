//! What a policy says: the model of a policy as data, how the data is loaded, and how it is checked.
//!
//! This room knows nothing of the law (whether a right applies is decided in [`crate::law`]),
//! of letters, or of the browser. A fact that no policy states is a value here
//! ([`Retention::NotStated`], [`LegalBasis::NotStated`]), never a missing field.

mod check;
mod contact_point;
mod facts;
mod lower;
mod model;

pub use check::{Problem, check};
pub use contact_point::*;
pub use facts::{Facts, split};
pub use lower::{LowerError, Lowered, Tables, lower};
pub use model::*;
