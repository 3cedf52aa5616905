//! State that all screens share: it lives as long as the page.
//!
//! A Leptos signal is compiled anew for each type that it holds, locks, arena and all. Here a value
//! stands beside an untyped trigger, so that only reading and writing it know its type.

use leptos::reactive::effect::Effect;
use leptos::reactive::signal::ArcTrigger;
use leptos::reactive::traits::{Notify, Track};
use std::sync::{PoisonError, RwLock};

/// A handle to a piece of state. Copied freely.
pub struct State<T: 'static>(&'static Inner<T>);

struct Inner<T> {
    value: RwLock<T>,
    changed: ArcTrigger,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> State<T> {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T> State<T> {
    /// State that begins with `value`.
    pub fn new(value: T) -> State<T> {
        let inner = Inner { value: RwLock::new(value), changed: ArcTrigger::new() };
        State(Box::leak(Box::new(inner)))
    }

    /// Reads it, now and whenever it changes.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.with_untracked(read)
    }

    /// Reads it once.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes it, and tells whoever reads it.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
        notify(&self.0.changed);
    }

    /// Puts another value in its place, and tells whoever reads it.
    pub fn set(&self, value: T) {
        self.update(|old| *old = value);
    }

    /// Reads again whenever it changes, whatever it holds.
    pub fn track(&self) {
        track(&self.0.changed);
    }
}

impl<T: Clone> State<T> {
    /// What it holds, now and whenever it changes.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// What it holds now.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

/// Does something now, and again whenever what it reads changes, as long as the page lives.
pub fn whenever(act: impl Fn() + 'static) {
    always(Box::new(act));
}

#[inline(never)]
fn always(act: Box<dyn Fn()>) {
    Effect::new(move |_| act());
}

#[inline(never)]
fn track(trigger: &ArcTrigger) {
    trigger.track();
}

#[inline(never)]
fn notify(trigger: &ArcTrigger) {
    trigger.notify();
}
