//! What is too long to be drawn at once.

use crate::browser;
use crate::ui::dom::{El, el};
use leptos::prelude::*;

/// Draws a piece of a screen.
pub type Piece = Box<dyn Fn() -> El>;

/// A frame that took less than this, in milliseconds, had room for more: none was left out.
const ROOM: u64 = 20;

/// The first pieces at once; once they have been painted a few more in each frame, as many as the device
/// has time for, so that the page answers in between. Until all are there it is busy (`aria-busy`).
pub fn one_by_one(first: usize, pieces: Vec<Piece>) -> El {
    let count = pieces.len();
    let shown = RwSignal::new(first);
    request_animation_frame(move || more(shown, count, 0));
    el("div")
        .live_attr("aria-busy", move || (shown.get() < count).then(|| "true".to_owned()))
        .live_list(
            move || (0..shown.get().min(count)).collect(),
            move |piece: &usize| pieces.get(*piece).map_or_else(|| el("div"), |draw| draw()),
        )
}

/// The next pieces, after so many frames in a row that had room.
fn more(shown: RwSignal<usize>, count: usize, quick: usize) {
    let before = browser::now();
    request_animation_frame(move || {
        // Another screen may stand here by now.
        if let Some(now) = shown.try_get_untracked().filter(|now| *now < count) {
            let quick = if browser::now().saturating_sub(before) < ROOM { quick + 1 } else { 0 };
            shown.set(now + 1 + quick / 2);
            more(shown, count, quick);
        }
    });
}
