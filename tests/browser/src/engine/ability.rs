//! What not every engine can do for a test. A test that needs it asks, and where it is lacking says so
//! in the output of the run: nothing passes in silence.

use super::Engine;
use crate::Page;
use anyhow::Result;
use serde_json::json;
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
    /// Keeping files it has fetched, for as long as their headers say, and emptying that.
    Cache,
    /// Showing the page as it is printed.
    Print,
    /// Giving the pages that a printer gets, as a document.
    Paper,
    /// Giving the tree that screen readers get.
    Tree,
    /// Painting with the few colours that the system has.
    FewColours,
    /// Being asked for more contrast.
    MoreContrast,
    /// A browser that itself speaks the language of its setup, and not only asks sites for it.
    Language,
    /// Handing links over to other programs, or at least staying where it is without one.
    OtherPrograms,
    /// Taking `'self'` in a policy for the address, in a frame that a sandbox has left without an origin too.
    SelfInSandbox,
    /// Holding WebAssembly back where a policy does.
    WasmPolicy,
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
            Self::Cache => "the browser's own cache",
            Self::Print => "showing the page as it is printed",
            Self::Paper => "the pages that a printer gets",
            Self::Tree => "the tree that screen readers get",
            Self::FewColours => "painting with few colours",
            Self::MoreContrast => "being asked for more contrast",
            Self::Language => "the browser in another language",
            Self::OtherPrograms => "links to other programs",
            Self::SelfInSandbox => "`'self'` in a sandbox without an origin",
            Self::WasmPolicy => "a policy that holds WebAssembly back",
            Self::Touch => "touch",
        }
    }
}

impl Engine {
    /// Whether the engine can do this for a test.
    #[must_use]
    pub fn can(self, ability: Ability) -> bool {
        use Ability::{Console, Language, MoreContrast, Paper, Tree, Wire};
        match self {
            Self::Chromium => true,
            Self::Firefox => {
                !matches!(ability, Console | Language | MoreContrast | Paper | Tree | Wire)
            }
            Self::WebKit => ability == Language,
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
            self.say_it_cannot(ability.what());
        }
        can
    }

    /// Whether the browser knows a CSS selector, which it may or not by its version; if it does not, the
    /// output of the run says so.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn knows_selector(&self, selector: &str) -> Result<bool> {
        let known = "return CSS.supports(`selector(${arguments[0]})`)";
        let known = self.script(known, vec![json!(selector)]).await? == json!(true);
        if !known {
            self.say_it_cannot(&format!("`{selector}`"));
        }
        Ok(known)
    }

    fn say_it_cannot(&self, what: &str) {
        let test = std::thread::current().name().unwrap_or("a test").to_owned();
        // Past the harness, which shows only what failing tests print.
        let _ = writeln!(std::io::stderr(), "not in {}: {what} ({test})", self.engine().name());
    }
}
