//! The page as people use it: the whole walk, and everything that can go wrong on it.
//!
//! One program, so that it is linked once. What is expected comes from the library and the files
//! that the page is made from. A test that begins with `defect_` is named after a defect that other
//! tools of this kind have.

use mina_uppgifter::letter::FollowUp;
use mina_uppgifter::session::Route;

/// Every screen beside the walk. That none is missing: `axe.rs`.
const OTHERS: [Route; 15] = [
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

mod accessible;
mod axe;
mod canary;
mod crafted;
mod defects;
mod embedding;
mod failing;
mod helping;
mod history;
mod input;
mod inventory;
mod keyboard;
mod language;
mod left;
mod letters;
mod measured;
mod offline;
mod printed;
mod privacy;
mod refused;
mod requests;
mod sending;
mod shared;
mod starting;
mod walk;
mod without;
