//! From choices to a letter, and from a letter to what a mail program can open.
//!
//! Pure: [`compose`] turns a [`Request`] into a [`Letter`], [`compose_follow_up`] and
//! [`compose_complaint`] write what may have to come after it, and the encoders ([`mailto`],
//! [`webmail`], [`eml`]) turn its text into links and files. The encoders know no law, no policy, no
//! screen, and send nothing. Each cleans what it is given ([`clean`]) whether or not that was done
//! before: no text can add a header or a recipient.
#![deny(missing_docs)]

mod answer;
pub mod calendar;
pub mod clean;
mod complaint;
mod compose;
pub mod eml;
mod follow_up;
mod follow_up_parts;
pub mod mailto;
mod parts;
mod refusal;
mod request;
mod sources;
pub mod tel;
mod text;
mod topic;
pub mod webmail;
mod words;
mod writer;

pub use answer::{AnswerPoint, Element, answer_points, help, label, topic_title};
pub use complaint::{ComplaintRequest, Event, EventKind, compose_complaint};
pub use compose::{article, compose, join};
pub use follow_up::{FollowUp, FollowUpRequest, compose_follow_up, wished_day};
pub use refusal::{ERASURE_EXCEPTIONS, RefusalCheck};
pub use request::{Correction, Extra, Matter, Point, Request, RestrictionGround, detail};
pub use sources::source_text;
pub use text::{Block, Letter, Run, Runs};
pub use topic::Topic;
pub use words::{
    ROLES, basis_name, day_in_words, holdings, length_in_words, retention_in_words, right_title,
    role_title,
};
