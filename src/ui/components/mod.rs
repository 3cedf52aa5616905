//! Pieces that several screens use.

mod choice;
mod field;
mod paper;
mod timeline;
mod voice;

pub use choice::{door, tick};
pub use field::{ERRORS, FieldProps, errors, field, limit};
pub use paper::paper;
pub use timeline::timeline;
pub use voice::{Voice, voice};

use crate::policy::Icon;
use leptos::prelude::*;

/// A drawn icon from the sprite in the page; decoration only.
pub fn icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true"><use href={format!("#i-{name}")}></use></svg>
    }
}

/// The sprite's name of a policy's icon.
pub fn icon_name(icon: Icon) -> &'static str {
    match icon {
        Icon::Person => "person",
        Icon::Mail => "mail",
        Icon::Phone => "phone",
        Icon::Document => "document",
        Icon::Pencil => "pencil",
        Icon::Lock => "lock",
        Icon::IdCard => "id-card",
        Icon::Home => "home",
        Icon::Camera => "camera",
        Icon::Chart => "chart",
        Icon::Chat => "chat",
        Icon::Calendar => "calendar",
        Icon::Globe => "globe",
        Icon::Device => "device",
        Icon::Star => "star",
        Icon::Briefcase => "briefcase",
        Icon::Heart => "heart",
        Icon::Megaphone => "megaphone",
        Icon::Mic => "mic",
        Icon::People => "people",
        Icon::Handshake => "handshake",
        Icon::Signpost => "signpost",
    }
}
