//! Letters on their way out, as they are written. That they come back whole from parsers that are not ours
//! is tried in `tests/hostile/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod clean;
mod links;
mod message;

const TO: &str = "info@clustera.se";
