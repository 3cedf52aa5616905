//! Where a request stands: derived from its days, never stored.

use super::{Answer, Milestone, SavedRequest};

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// No answer yet.
    Waiting,
    /// The company has told that it needs more time (whether or not as Art. 12(3) asks).
    Extended,
    /// An answer has come.
    Answered,
    /// An answer has come, and something is missing in it.
    Incomplete,
    /// The company has said no.
    Refused,
    /// The person has complained to the authority.
    Complaint,
    /// The person has closed the matter.
    Done,
}

impl SavedRequest {
    /// Where it stands. Of an answer, a refusal and a complaint the latest counts: an answer that
    /// comes after the complaint is an answer to look at.
    pub fn state(&self) -> State {
        if self.on(Milestone::Done).is_some() {
            return State::Done;
        }
        let answered = match self.has_answer(Answer::Missing) {
            true => State::Incomplete,
            false => State::Answered,
        };
        // Of two on one day the one further down counts.
        let latest = [
            (self.on(Milestone::Answered), answered),
            (self.on(Milestone::Refused), State::Refused),
            (self.on(Milestone::Complained), State::Complaint),
        ]
        .into_iter()
        .filter(|(day, _)| day.is_some())
        .max_by_key(|(day, _)| *day);
        match latest {
            Some((_, state)) => state,
            None if self.on(Milestone::Extended).is_some() => State::Extended,
            None => State::Waiting,
        }
    }
}
