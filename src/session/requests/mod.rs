//! The person's own requests: what was sent, what came of it, and what to do now.
//!
//! Kept only if the person wants it, as one versioned document ([`Requests`]); the same document is
//! the back-up file. It holds what was sent word for word, and of the policies nothing but ids.
//! Nothing here asks what day it is, reaches any storage, or knows a screen.
//!
//! - [`SavedRequest`]: one request, and the days on which something happened to it ([`Milestone`])
//! - [`State`] and [`Step`]: where it stands and what to do now, computed and never stored
//! - [`Clock`]: its last days by law, and what holds of an extension
//! - [`events`]: its time line
//! - [`check_date`]: what is wrong with a day that was typed
//! - [`Requests`]: all of them, read and written, and put together with those of another tab or file
#![deny(missing_docs)]

mod dates;
mod document;
mod events;
mod merge;
mod saved;
mod state;
mod step;

pub use dates::{DateProblem, check_date};
pub use document::{MAX_BYTES, NotUnderstood, Requests, Unreadable, backup_file_name};
pub use events::{Event, TimelineEntry, events};
pub use merge::{MergeReport, Merged, Outcome};
pub use saved::{Answer, Milestone, SavedRequest};
pub use state::State;
pub use step::{COMPLAIN_AFTER_DAYS, Clock, NUDGE_AFTER_DAYS, Step, next_step};
