//! What the law says, against published figures, dates and numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod deadlines;
mod decisions;
mod identity;
mod rights;
mod today;
