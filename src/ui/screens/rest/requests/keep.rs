//! Where the requests are kept: in the tab, or on this device once the person has asked for it.

use crate::browser::{self, Refused, StorageKey, Stored};
use crate::session::requests::{MAX_BYTES, Requests};
use crate::ui::App;

/// Takes up what is kept, and follows what other tabs of this device do.
pub fn restore(app: App) {
    if app.shared {
        return;
    }
    // What is in the tab and what is on the device may both be there.
    for (key, saving) in [(StorageKey::SavedRequests, true), (StorageKey::Requests, false)] {
        if let Stored::Value(text) = browser::read(key) {
            app.saving.update(|on| *on |= saving);
            take(app, text);
        }
    }
    browser::when_stored_elsewhere(StorageKey::SavedRequests, move |text| match text {
        Some(text) if app.saving.get_untracked() => take(app, text),
        Some(_) => (),
        // Saving was ended, or everything cleared.
        None if app.saving.get_untracked() => {
            app.saving.set(false);
            app.requests.update(|all| *all = Requests::default());
        }
        None => (),
    });
}

/// Adds what is stored to what is here. What cannot be read is put aside, as it is.
fn take(app: App, text: String) {
    match Requests::parse(&text) {
        Ok(stored) => app.requests.update(|all| drop(all.merge(stored))),
        Err(why) => app.unreadable.set(Some((why, text))),
    }
}

/// Keeps the requests as they are now; to be called again whenever they change.
pub fn keep(app: App) {
    if app.shared {
        return;
    }
    let (own, saving) = (app.requests.with(Clone::clone), app.saving.get());
    let kept = match app.unreadable.with(Option::is_some) {
        // What could not be read is never overwritten.
        true => {
            if saving && !is_unreadable(StorageKey::Requests) {
                let _ = hold(&own);
            }
            Err(Refused::Missing)
        }
        false if saving => save(app, own),
        false => hold(&own),
    };
    app.requests_kept.set(kept);
}

/// On this device: what another tab has stored meanwhile stays.
fn save(app: App, mut own: Requests) -> Result<(), Refused> {
    if let Stored::Value(text) = browser::read(StorageKey::SavedRequests) {
        match Requests::parse(&text) {
            Ok(stored) => drop(own.merge(stored)),
            Err(why) => {
                app.unreadable.set(Some((why, text)));
                return Err(Refused::Missing);
            }
        }
    }
    let text = own.to_stored();
    let kept = match text.len() > MAX_BYTES {
        true => Err(Refused::Denied),
        false => browser::write(StorageKey::SavedRequests, &text),
    };
    match kept {
        Ok(()) => browser::remove(StorageKey::Requests),
        // Then at least in the tab.
        Err(_) => drop(hold(&own)),
    }
    if app.requests.with_untracked(|all| *all != own) {
        app.requests.update(|all| *all = own);
    }
    kept
}

/// In this tab.
fn hold(own: &Requests) -> Result<(), Refused> {
    if own.is_empty() {
        browser::remove(StorageKey::Requests);
        return Ok(());
    }
    browser::write(StorageKey::Requests, &own.to_stored())
}

/// Begins or ends saving on this device. What is here stays in the tab either way.
pub fn set_saving(app: App, on: bool) {
    if !on {
        browser::remove(StorageKey::SavedRequests);
    }
    app.saving.set(on);
}

/// Whether what is stored there cannot be read.
fn is_unreadable(key: StorageKey) -> bool {
    matches!(browser::read(key), Stored::Value(text) if Requests::parse(&text).is_err())
}

/// Deletes what could not be read and was shown. If the other place holds something of the kind, that is shown
/// next.
pub fn start_again(app: App) {
    let shown = app.unreadable.with_untracked(|it| it.as_ref().map(|(_, text)| text.clone()));
    app.unreadable.set(None);
    for key in [StorageKey::SavedRequests, StorageKey::Requests] {
        match browser::read(key) {
            Stored::Value(text) if Some(&text) == shown.as_ref() => browser::remove(key),
            Stored::Value(text) => take(app, text),
            Stored::Nothing | Stored::Blocked => (),
        }
    }
}
