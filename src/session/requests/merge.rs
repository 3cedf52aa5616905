//! Putting together what was saved in two places: two tabs, or here and in a back-up file.
//!
//! Each request is one register in which the latest version wins, and so is its deletion; of equal
//! age, the deletion. So it does not matter who merges with whom, in which order, or how often: no
//! tab wipes out what another has added.

use super::document::{MAX_BYTES, open, understand};
use super::{NotUnderstood, Requests, SavedRequest, Unreadable};
use crate::json::{ToJson, member_or_default};

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was not here and is now.
    Added,
    /// It was here in an earlier version.
    Updated,
    /// It was here already.
    AlreadyHere,
    /// What is here is later, and stays.
    OlderThanHere,
    /// It was deleted here, and stays so. Not for a file: whoever opens one wants what is in it.
    DeletedHere,
    /// It was here and was deleted in the other place. Not for a file.
    DeletedThere,
    /// It was not taken.
    NotUnderstood(NotUnderstood),
}

/// An entry and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Which of the entries, from 1.
    pub number: usize,
    /// Id of the policy, as far as it could be read.
    pub policy: String,
    /// When it was sent, as far as it could be read.
    pub sent: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of every entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeReport {
    /// One by one.
    pub entries: Vec<Merged>,
}

impl MergeReport {
    /// How many entries came to this.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.entries.iter().filter(|entry| entry.outcome == outcome).count()
    }

    /// Whether anything here is another than before.
    pub fn has_changed(&self) -> bool {
        let changes = [Outcome::Added, Outcome::Updated, Outcome::DeletedThere];
        self.entries.iter().any(|entry| changes.contains(&entry.outcome))
    }

    fn add(&mut self, policy: String, sent: String, outcome: Outcome) {
        self.entries.push(Merged { number: self.entries.len() + 1, policy, sent, outcome });
    }
}

impl Requests {
    /// Takes in what was saved in another place.
    pub fn merge(&mut self, other: Requests) -> MergeReport {
        let mut report = MergeReport::default();
        for request in other.requests {
            let (policy, sent) = (request.policy.clone(), request.sent.clone());
            report.add(policy, sent, self.take(request));
        }
        for (id, when) in other.gone {
            if let Some(here) = self.get(&id).filter(|here| here.changed <= when) {
                report.add(here.policy.clone(), here.sent.clone(), Outcome::DeletedThere);
            }
            self.note_gone(id, when);
        }
        self.unread.extend(other.unread);
        self.tidy();
        report
    }

    /// Takes in a back-up file. Nothing is deleted by it, and what was deleted here comes back if
    /// it is in the file, for the person asked for it. What is not understood is not taken; it is
    /// still in the file.
    ///
    /// # Errors
    /// Why the file cannot be read, or [`Unreadable::TooLarge`] if all together would be too much;
    /// nothing is taken then.
    pub fn import(&mut self, text: &str) -> Result<MergeReport, Unreadable> {
        let (entries, _, unread) = open(text)?;
        let mut report = MergeReport::default();
        let mut all = self.clone();
        for entry in entries.iter().chain(&unread) {
            match understand(entry) {
                Ok(mut request) => {
                    let gone = all.gone_at(&request.id).map_or(0, |when| when.saturating_add(1));
                    request.changed = request.changed.max(gone);
                    let (policy, sent) = (request.policy.clone(), request.sent.clone());
                    report.add(policy, sent, all.take(request));
                }
                Err(why) => {
                    let known = |name| member_or_default(entry, name);
                    report.add(known("policy"), known("sent"), Outcome::NotUnderstood(why));
                }
            }
        }
        all.tidy();
        if all.to_stored().len() > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        *self = all;
        Ok(report)
    }

    /// Takes one request in: the later version stays.
    pub(super) fn take(&mut self, mut request: SavedRequest) -> Outcome {
        if self.gone_at(&request.id).is_some_and(|when| when >= request.changed) {
            return Outcome::DeletedHere;
        }
        let Some(here) = self.requests.iter_mut().find(|here| here.id == request.id) else {
            self.requests.push(request);
            return Outcome::Added;
        };
        let later = rank(&request) > rank(here);
        let changed = here.changed.max(request.changed);
        // Only the content tells whether anything is new.
        here.changed = changed;
        request.changed = changed;
        if *here == request {
            Outcome::AlreadyHere
        } else if later {
            *here = request;
            Outcome::Updated
        } else {
            Outcome::OlderThanHere
        }
    }
}

/// Which of two versions wins. Of equal age it does not matter which, but it has to be the same one
/// everywhere.
fn rank(request: &SavedRequest) -> (u64, String) {
    (request.changed, request.to_json().to_string())
}
