//! Every screen, for whatever looks at all of them.

use crate::{Person, SVERIGE, SYD};
use anyhow::Result;
use mina_uppgifter::letter::FollowUp;
use mina_uppgifter::session::{LETTER_ORDER, Route};

/// Every screen beside the walk. That none is missing: `axe.rs` of the tests.
pub const OTHERS: [Route; 15] = [
    Route::Rights,
    Route::Employment,
    Route::Requests,
    Route::Answer(1),
    Route::Reply(1, FollowUp::Identity),
    Route::Reply(1, FollowUp::Refusal),
    Route::Complaint(1),
    Route::Protected,
    Route::Helping,
    Route::HandOver,
    Route::HandOut,
    Route::Check,
    Route::About,
    Route::Accessibility,
    Route::Lost,
];

impl Person {
    /// Someone to whom every screen has everything to show.
    ///
    /// # Errors
    /// If the policies cannot be read.
    pub fn with_everything() -> Result<Self> {
        Ok(Self::job_seeker(&[SVERIGE, SYD])?.wants(&LETTER_ORDER))
    }

    /// Every screen that there is for this person.
    #[must_use]
    pub fn screens(&self) -> Vec<Route> {
        self.way().into_iter().chain(OTHERS).collect()
    }
}
