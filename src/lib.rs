//! Mina uppgifter: from "who am I to Clustera?" to a letter in one's own mail app.
//!
//! The tour, in the order of a person's way through the product:
//!
//! 1. [`policy`] holds what each company's policy says, and [`law`] what the law says.
//! 2. [`session`] holds what a person chose and wrote.
//! 3. [`letter`] turns that into a letter, and a letter into text, `mailto:` and `.eml`.
//! 4. [`text`] holds every sentence that a person reads, in every language.
//! 5. `browser` is the only room that touches the browser, and `ui` draws the screens.
//!
//! Rooms 1–4 are pure Rust: they build and test natively (`--no-default-features`), and the tools
//! use them as a library. `ARCHITECTURE.md` says what may depend on what.
#![cfg_attr(not(feature = "ui"), deny(missing_docs))]

pub mod json;
pub mod law;
pub mod letter;
pub mod policy;
pub mod session;
pub mod text;

#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod ui;
