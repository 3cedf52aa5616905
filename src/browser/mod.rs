//! The only room that touches the browser: storage, clipboard, share, download, print, fetch,
//! what is kept for use without network.
//!
//! Everything here can fail and says so in its type; what to do then is decided in [`crate::ui`].
//! It knows nothing of policies, law or letters.

mod by_name;
mod clipboard;
mod clock;
mod document;
mod download;
mod files;
mod frame;
mod keys;
mod offline;
mod share;
mod storage;
mod watch;

pub use clipboard::copy;
pub use clock::{new_id, now};
pub use document::*;
pub use download::{NotRead, chosen_file, download};
pub use files::{DataFile, FileError, build_digest, fetch_data, later_styles};
pub use frame::{
    framed, replace_fragment, set_dark, set_root_class, set_root_style, tell_host, warn,
    when_address_changes, when_height_changes,
};
pub use keys::{click_first, focus_first, when_arrow};
pub use offline::{keep_files, kept_files, remove_kept_files, switch_version, until_kept};
pub use share::{can_share, share};
pub use storage::{StorageKey, Stored, clear, read, remove, when_stored_elsewhere, write};
#[cfg(feature = "breakdown")]
pub use watch::when_told;
pub use watch::{every_second, fetched, keep_focus_in, when_alive, when_left};

use web_sys::Window;

/// What the browser did not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not have the function, or not here (an insecure address, a sandboxed frame).
    Missing,
    /// It refused.
    Denied,
    /// The person changed their mind.
    Cancelled,
}

fn window() -> Option<Window> {
    web_sys::window()
}
