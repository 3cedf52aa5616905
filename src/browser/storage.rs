//! What is kept in this tab, fallibly: storage may be blocked (private mode, sandboxed frame) or full.

use super::{Refused, window};
use web_sys::Storage;

/// Every key under which anything is ever stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKey {
    /// Choices and draft of this visit.
    Visit,
    /// Tag of the chosen language; `public/boot.js` reads it too.
    Language,
}

impl StorageKey {
    /// All of them.
    pub const ALL: [StorageKey; 2] = [StorageKey::Visit, StorageKey::Language];

    fn name(self) -> &'static str {
        match self {
            StorageKey::Visit => "mina-uppgifter.visit",
            StorageKey::Language => "mina-uppgifter.language",
        }
    }
}

/// What was found under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A value.
    Value(String),
    /// Nothing.
    Nothing,
    /// Storage is blocked.
    Blocked,
}

fn session() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// Reads a value of this tab.
pub fn read(key: StorageKey) -> Stored {
    match session().map(|storage| storage.get_item(key.name())) {
        Some(Ok(Some(value))) => Stored::Value(value),
        Some(Ok(None)) => Stored::Nothing,
        _ => Stored::Blocked,
    }
}

/// Writes a value of this tab.
///
/// # Errors
/// [`Refused`] if storage is blocked or full.
pub fn write(key: StorageKey, value: &str) -> Result<(), Refused> {
    let storage = session().ok_or(Refused::Missing)?;
    storage.set_item(key.name(), value).map_err(|_| Refused::Denied)
}

/// Removes everything that was ever stored.
pub fn clear() {
    if let Some(storage) = session() {
        for key in StorageKey::ALL {
            let _ = storage.remove_item(key.name());
        }
    }
}
