//! What not every engine can do for a test. A test that needs it asks, and where it is lacking says so
//! in the output of the run: nothing passes in silence.

use super::Engine;
use crate::Page;
use std::io::Write as _;

/// Something that a test may need of the engine, beside what the page itself needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// The browser's own console. Without it the page's console is listened to from within: what is
    /// logged, thrown, refused by the policy, or fails to load; not what the browser remarks upon.
    Console,
    /// The record of everything sent: addresses, headers and bodies, and to whom. Without it there is
    /// what the page's own server got.
    Wire,
    /// The list of where the tab was.
    History,
    /// Emptying what the browser itself keeps of files.
    Cache,
    /// Showing the page as it is printed.
    Print,
    /// A browser that itself speaks the language of its setup, and not only asks sites for it.
    Language,
    /// Touch in place of a mouse.
    Touch,
}

impl Ability {
    /// In words.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Console => "the browser's own console",
            Self::Wire => "the browser's record of what it sends",
            Self::History => "the list of where the tab was",
            Self::Cache => "emptying the browser's cache",
            Self::Print => "showing the page as it is printed",
            Self::Language => "the browser in another language",
            Self::Touch => "touch",
        }
    }
}

impl Engine {
    /// Whether the engine can do this for a test.
    #[must_use]
    pub fn can(self, ability: Ability) -> bool {
        use Ability::{Cache, History, Print, Touch};
        match self {
            Self::Chromium => true,
            Self::Firefox => matches!(ability, Cache | History | Print | Touch),
            Self::WebKit => ability == Ability::Language,
        }
    }
}

impl Page {
    /// As [`Engine::can`]; if it cannot, the output of the run says so once, with the test.
    #[must_use]
    pub fn can(&self, ability: Ability) -> bool {
        let can = self.engine().can(ability);
        if !can && !self.lacking.borrow().contains(&ability) {
            self.lacking.borrow_mut().push(ability);
            let test = std::thread::current().name().unwrap_or("a test").to_owned();
            // Past the harness, which shows only what failing tests print.
            let engine = self.engine().name();
            let _ = writeln!(std::io::stderr(), "not in {engine}: {} ({test})", ability.what());
        }
        can
    }
}
