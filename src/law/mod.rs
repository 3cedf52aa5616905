//! What the law says: which right applies on which legal basis, when an answer is due, what an
//! identity number looks like, where each source is, and how to reach the supervisory authority.
//!
//! This room knows the GDPR and a few Swedish acts, and of the policies only the name of a legal
//! basis ([`crate::policy::LegalBasis`]). It knows no company, writes no sentence that a person
//! reads (texts are keyed by [`Condition`] and [`Reason`]), never asks what day it is, and knows
//! nothing of letters or the browser.
//!
//! The law is the GDPR as in force without the proposed "Digital Omnibus" amendments.
#![deny(missing_docs)]

mod authority;
mod deadline;
pub mod holidays;
mod identity;
mod rights;
pub mod sources;
mod today;

pub use authority::{Authority, IMY};
pub use deadline::{DateError, Deadline, add_months, deadline, format_iso, parse_date};
pub use identity::looks_like_personal_number;
pub use rights::{
    Applies, BASES, Case, Condition, Decision, Exclusion, Reason, Right, applies, decide, grounds,
};
pub use today::day_in_sweden;
