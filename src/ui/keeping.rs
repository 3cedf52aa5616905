//! Keeps the visit in this tab, and takes it up again after a reload.

use super::App;
use super::state::whenever;
use crate::browser::{self, StorageKey, Stored};
use crate::session::Visit;

/// The visit as it was left in this tab. On a shared computer there is none, and what was stored before
/// is forgotten.
pub fn restore(shared: bool) -> Visit {
    if shared {
        browser::remove(StorageKey::Visit);
        browser::remove(StorageKey::Requests);
        return Visit::default();
    }
    match browser::read(StorageKey::Visit) {
        Stored::Value(value) => Visit::parse(&value).unwrap_or_default(),
        Stored::Nothing | Stored::Blocked => Visit::default(),
    }
}

/// Writes every change at once: a phone may kill the tab as soon as the mail app opens.
pub fn keep(app: App) {
    if app.shared {
        return;
    }
    whenever(move || {
        let visit = Visit::new(app.choice.with(Clone::clone), app.draft.with(Clone::clone));
        let kept = if visit.is_empty() {
            browser::remove(StorageKey::Visit);
            browser::read(StorageKey::Visit) != Stored::Blocked
        } else {
            browser::write(StorageKey::Visit, &visit.to_stored()).is_ok()
        };
        app.kept.set(kept);
    });
}
