//! From choices to a letter, and from a letter to what a mail program can open.
//!
//! Pure: [`compose`] turns a [`Request`] into a [`Letter`], and the encoders ([`mailto`],
//! [`webmail`], [`eml`]) turn its text into links and files. The encoders know no law, no policy, no
//! screen, and send nothing. Each cleans what it is given ([`clean`]) whether or not that was done
//! before: no text can add a header or a recipient.
#![deny(missing_docs)]

pub mod calendar;
pub mod clean;
mod compose;
pub mod eml;
pub mod mailto;
mod parts;
mod request;
mod text;
pub mod webmail;

pub use compose::{article, compose, join};
pub use request::{Correction, Extra, Point, Request};
pub use text::{Block, Letter, Run, Runs};
