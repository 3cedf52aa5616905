//! The letters after the first one, the check of an answer, the complaint, and what they cite.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../data/mod.rs"]
mod data;

mod answers;
mod complaints;
mod own_text;
mod refusals;
mod replies;
mod rules;
mod snapshots;
mod sources;
mod texts;
mod world;
