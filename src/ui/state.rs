//! A signal with little code at each place that uses it.
//!
//! The methods of a Leptos signal are compiled anew for each closure that is given to them, locks,
//! tracking and all. Here they are compiled once for each type of state, and a closure is called
//! through a pointer.

use leptos::prelude::*;
use wasm_bindgen::UnwrapThrowExt;

/// A handle to a piece of state. Copied freely.
pub struct State<T: 'static>(RwSignal<T>);

impl<T> Clone for State<T> {
    fn clone(&self) -> State<T> {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T: Send + Sync + 'static> State<T> {
    /// State that begins with `value`.
    pub fn new(value: T) -> State<T> {
        State(RwSignal::new(value))
    }

    /// Reads it, now and whenever it changes.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// Reads it once.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        let (mut read, mut result) = (Some(read), None);
        self.reading(&mut |value| result = read.take().map(|read| read(value)));
        result.unwrap_throw()
    }

    /// Changes it, and tells whoever reads it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        self.changing(&mut |value| {
            if let Some(change) = change.take() {
                change(value);
            }
        });
    }

    #[inline(never)]
    fn reading(&self, read: &mut dyn FnMut(&T)) {
        self.0.with_untracked(read);
    }

    #[inline(never)]
    fn changing(&self, change: &mut dyn FnMut(&mut T)) {
        self.0.update(change);
    }

    /// Reads again whenever it changes, whatever it holds.
    #[inline(never)]
    pub fn track(&self) {
        self.0.track();
    }
}
