//! All saved requests as one versioned document: read, changed, and written.
//!
//! The document outlives the page's versions, so reading loses nothing: an entry that is not
//! understood is kept word for word and written back. What cannot be read at all is refused with its
//! reason, and the caller still has the text.

use super::SavedRequest;
use crate::json::{FromJson, ToJson, member_or_default};
use serde_json::{Map, Value};

/// The version of the stored form. Another one is not read.
const VERSION: &str = "1";
/// What the document says it belongs to, so that a file of somebody else is recognised.
const APP: &str = "mina-uppgifter";
/// The longest document that is read, in bytes: what browsers hold for a page. Before one is stored
/// its length has to be compared with this.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// A time from which on there is none, in milliseconds since 1970: no clock gets there. What is noted after
/// it could not be told from what was noted before.
const NO_TIME: u64 = 1 << 53;

/// Why a document was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not JSON: damaged, or of another kind.
    NotJson,
    /// It is JSON of something else.
    NotOurs,
    /// It is of this version, which this page does not know.
    OtherVersion(String),
    /// It is, or would become, longer than [`MAX_BYTES`].
    TooLarge,
}

/// Why an entry was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUnderstood {
    /// It is no object.
    NotARequest,
    /// Its id is missing or none.
    Id,
    /// It does not say which company got the letter.
    Policy,
    /// The day on which it was sent is missing, none, or one for which the law has no deadline.
    Sent,
}

/// The name of a back-up file that is written on the day `today` (`YYYY-MM-DD`).
pub fn backup_file_name(today: &str) -> String {
    format!("{APP}-{today}.json")
}

/// All saved requests, by the day on which they were sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Requests {
    pub(super) requests: Vec<SavedRequest>,
    /// What was deleted, and when: ids, and digests of entries that were not understood. They keep
    /// another tab from bringing it back.
    pub(super) gone: Vec<(String, u64)>,
    pub(super) unread: Vec<Value>,
}

impl Requests {
    /// Reads a stored document.
    ///
    /// # Errors
    /// Why it cannot be read; nothing of it is taken then.
    pub fn parse(text: &str) -> Result<Requests, Unreadable> {
        let (entries, gone, unread) = open(text)?;
        let mut read = Requests { gone, ..Requests::default() };
        // What an earlier page did not understand, this one may.
        for entry in entries.into_iter().chain(unread) {
            match understand(&entry) {
                Ok(request) => drop(read.take(request)),
                Err(_) => read.unread.push(entry),
            }
        }
        read.tidy();
        Ok(read)
    }

    /// The document, as it is stored and as it stands in a back-up file (JSON). See [`MAX_BYTES`].
    pub fn to_stored(&self) -> String {
        let mut document = Map::new();
        let members = [
            ("app", APP.into()),
            ("version", VERSION.into()),
            ("requests", self.requests.to_json()),
            ("gone", self.gone.to_json()),
            ("unread", Value::Array(self.unread.clone())),
        ];
        document.extend(members.map(|(name, value)| (name.to_owned(), value)));
        Value::Object(document).to_string()
    }

    /// The requests, by the day on which they were sent.
    pub fn all(&self) -> &[SavedRequest] {
        &self.requests
    }

    /// The entries that were not understood.
    pub fn unread(&self) -> &[Value] {
        &self.unread
    }

    /// The request with this id.
    pub fn get(&self, id: &str) -> Option<&SavedRequest> {
        self.requests.iter().find(|request| request.id == id)
    }

    /// Whether there is nothing in it that a person would miss.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.unread.is_empty()
    }

    /// Adds a request, or puts one in the place of the one with its id. `now`: milliseconds since
    /// 1970. Returns whether it was done: id, company and sent day must be usable.
    pub fn put(&mut self, mut request: SavedRequest, now: u64) -> bool {
        if check(&request).is_err() {
            return false;
        }
        // Later than whatever there was, even if the clock has been put back.
        let before = self.get(&request.id).map_or(0, |before| before.changed);
        let gone = self.gone_at(&request.id).unwrap_or_default();
        request.changed = now.max(before.max(gone).saturating_add(1));
        self.requests.retain(|other| other.id != request.id);
        self.requests.push(request);
        self.tidy();
        true
    }

    /// Changes the request with this id. Returns whether it was done: it must (still) be there, and
    /// its company and sent day must stay usable.
    pub fn change(&mut self, id: &str, now: u64, edit: &mut dyn FnMut(&mut SavedRequest)) -> bool {
        let Some(mut request) = self.get(id).cloned() else { return false };
        edit(&mut request);
        id.clone_into(&mut request.id);
        self.put(request, now)
    }

    /// Deletes a request.
    pub fn delete(&mut self, id: &str, now: u64) {
        if let Some(request) = self.get(id) {
            let when = now.max(request.changed);
            self.note_gone(id.to_owned(), when);
            self.tidy();
        }
    }

    /// Deletes everything, also what was not understood.
    pub fn delete_all(&mut self, now: u64) {
        for request in std::mem::take(&mut self.requests) {
            self.note_gone(request.id, now.max(request.changed));
        }
        for entry in std::mem::take(&mut self.unread) {
            self.note_gone(digest(&entry), now);
        }
        self.tidy();
    }

    /// When something was deleted.
    pub(super) fn gone_at(&self, id: &str) -> Option<u64> {
        self.gone.iter().find(|(gone, _)| gone == id).map(|(_, when)| *when)
    }

    pub(super) fn note_gone(&mut self, id: String, when: u64) {
        let when = self.gone_at(&id).map_or(when, |before| before.max(when));
        self.gone.retain(|(gone, _)| *gone != id);
        self.gone.push((id, when));
    }

    /// Brings it into the one form that the same content always has.
    pub(super) fn tidy(&mut self) {
        let Requests { requests, gone, unread } = self;
        // The latest of each comes first, and the others go.
        gone.sort_by(|a, b| (&a.0, b.1).cmp(&(&b.0, a.1)));
        gone.dedup_by(|later, first| later.0 == first.0);
        let at = |id: &str| gone.iter().find(|(gone, _)| gone == id).map(|(_, when)| *when);
        requests.retain(|request| at(&request.id).is_none_or(|when| when < request.changed));
        requests.sort_by(|a, b| (&a.sent, &a.id).cmp(&(&b.sent, &b.id)));
        unread.retain(|entry| at(&digest(entry)).is_none());
        unread.sort_by_cached_key(Value::to_string);
        unread.dedup();
    }
}

/// What stands in a document.
pub(super) type Parts = (Vec<Value>, Vec<(String, u64)>, Vec<Value>);

/// Opens a document: its entries, what was deleted, and what an earlier page did not understand.
pub(super) fn open(text: &str) -> Result<Parts, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    // Editors put a mark before a text that they save.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut document: Value = serde_json::from_str(text).map_err(|_| Unreadable::NotJson)?;
    let word = |name: &str| document.get(name).and_then(Value::as_str);
    match (word("app"), word("version")) {
        (Some(APP), Some(VERSION)) => {}
        (Some(APP), Some(other)) => return Err(Unreadable::OtherVersion(other.to_owned())),
        _ => return Err(Unreadable::NotOurs),
    }
    let mut gone: Vec<(String, u64)> = member_or_default(&document, "gone");
    gone.retain(|(_, when)| *when < NO_TIME);
    let mut list = |name| match document.get_mut(name).map(Value::take) {
        Some(Value::Array(list)) => Some(list),
        Some(other) if !other.is_null() => Some(vec![other]),
        _ => None,
    };
    let entries = list("requests").ok_or(Unreadable::NotOurs)?;
    Ok((entries, gone, list("unread").unwrap_or_default()))
}

/// Reads an entry. Leniently within it, but without these three it is no request.
pub(super) fn understand(entry: &Value) -> Result<SavedRequest, NotUnderstood> {
    let mut request = SavedRequest::from_json(entry).map_err(|_| NotUnderstood::NotARequest)?;
    if request.changed >= NO_TIME {
        request.changed = 0;
    }
    check(&request).map(|()| request)
}

fn check(request: &SavedRequest) -> Result<(), NotUnderstood> {
    match request {
        request if !request.has_id() => Err(NotUnderstood::Id),
        request if !request.has_policy() => Err(NotUnderstood::Policy),
        request if !request.has_sent() => Err(NotUnderstood::Sent),
        _ => Ok(()),
    }
}

/// A digest of an entry (FNV-1a, 64 bits): enough to know it again after it was deleted.
fn digest(entry: &Value) -> String {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = entry.to_string().bytes().fold(0xcbf2_9ce4_8422_2325, hash);
    // Not of the form of an id, so that none is taken for the other.
    format!("unread-{hash:x}")
}
