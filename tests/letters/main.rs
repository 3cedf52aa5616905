//! Letters: what each says, word for word, and what must or must never be in one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../data/mod.rs"]
mod data;

#[path = "../data/choices.rs"]
mod choices;

mod chosen;
mod offered;
mod required;
mod snapshots;
mod structure;
mod topics;
mod world;
