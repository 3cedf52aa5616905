//! What is kept in this tab or on this device, fallibly: storage may be blocked (private mode, sandboxed
//! frame) or full.

use super::watch::listen;
use super::{Refused, window};
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

/// Every key under which anything is ever stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKey {
    /// Choices and draft of this visit.
    Visit,
    /// Tag of the chosen language; `public/begin.js` reads it too.
    Language,
    /// The requests that were sent, as long as the tab lives.
    Requests,
    /// The requests that were sent, on this device: only if the person has asked for it.
    SavedRequests,
}

impl StorageKey {
    /// All of them.
    pub const ALL: [StorageKey; 4] =
        [StorageKey::Visit, StorageKey::Language, StorageKey::Requests, StorageKey::SavedRequests];

    /// The name under which the browser keeps it.
    pub fn name(self) -> &'static str {
        match self {
            StorageKey::Visit => "mina-uppgifter.visit",
            StorageKey::Language => "mina-uppgifter.language",
            StorageKey::Requests => "mina-uppgifter.requests",
            StorageKey::SavedRequests => "mina-uppgifter.saved-requests",
        }
    }

    fn storage(self) -> Option<Storage> {
        let window = window()?;
        let storage = match self {
            StorageKey::SavedRequests => window.local_storage(),
            _ => window.session_storage(),
        };
        storage.ok().flatten()
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

/// Reads a value.
pub fn read(key: StorageKey) -> Stored {
    match key.storage().map(|storage| storage.get_item(key.name())) {
        Some(Ok(Some(value))) => Stored::Value(value),
        Some(Ok(None)) => Stored::Nothing,
        _ => Stored::Blocked,
    }
}

/// Writes a value.
///
/// # Errors
/// [`Refused`] if storage is blocked or full.
pub fn write(key: StorageKey, value: &str) -> Result<(), Refused> {
    let storage = key.storage().ok_or(Refused::Missing)?;
    storage.set_item(key.name(), value).map_err(|_| Refused::Denied)
}

/// Removes a value.
pub fn remove(key: StorageKey) {
    if let Some(storage) = key.storage() {
        let _ = storage.remove_item(key.name());
    }
}

/// Removes everything that was ever stored.
pub fn clear() {
    StorageKey::ALL.into_iter().for_each(remove);
}

/// Does something whenever another tab has changed a value on this device: with the new value, or
/// nothing if it was removed.
pub fn when_stored_elsewhere(key: StorageKey, act: impl Fn(Option<String>) + 'static) {
    listen("storage", move |event| {
        let Ok(event) = event.dyn_into::<StorageEvent>() else { return };
        // Without a key, everything was removed.
        if event.key().is_none_or(|changed| changed == key.name()) {
            act(event.new_value());
        }
    });
}
