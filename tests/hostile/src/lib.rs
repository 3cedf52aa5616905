//! Hostile input: what holds whatever a link, a file, a text field or a stored value holds.
//!
//! Each module is one way in or out and has a `check`, which panics if its property does not hold. The
//! tests beside this crate call it with inputs at random, the fuzz targets in `tests/fuzz/` with what a
//! fuzzer makes up. Both get their inputs from the same place, [`arbitrary`], so each property and each
//! kind of input is written once.
//!
//! - in: [`route`], [`backup`], [`stored`], [`facts`], [`locale`]
//! - out: [`letter`], [`mailto`], [`eml`], [`calendar`], read back by parsers that are not ours
//! - what they are made from: [`text`], [`edits`] of real files, and a [`visit`]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic is how a property that does not hold is reported"
)]

#[path = "../../data/mod.rs"]
mod data;

pub mod backup;
pub mod calendar;
pub mod edits;
pub mod eml;
pub mod facts;
pub mod letter;
pub mod locale;
pub mod mailto;
pub mod route;
pub mod stored;
pub mod text;
pub mod visit;

use data::FACTS;
use mina_uppgifter::text::Texts;
use std::sync::LazyLock;

/// Swedish, English, and what other languages there are.
static TEXTS: LazyLock<Vec<Texts>> =
    LazyLock::new(|| data::languages().into_iter().map(data::texts).collect());
