//! What a test may choose about its browser before it starts.

use crate::{Engine, Site};

/// Light or dark, as the person's system asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
}

/// The browser that a test gets. To begin with: a phone, in Swedish, light.
#[derive(Debug)]
pub struct Setup {
    pub(crate) site: Site,
    pub(crate) engine: Engine,
    pub(crate) size: (u32, u32),
    pub(crate) touch: bool,
    pub(crate) locale: String,
    pub(crate) media: Vec<(&'static str, &'static str)>,
    pub(crate) clipboard: bool,
    pub(crate) scripts: bool,
    pub(crate) complaints: bool,
    pub(crate) alone: bool,
}

impl Setup {
    /// A phone on the given site.
    #[must_use]
    pub fn new(site: Site) -> Self {
        Self {
            site,
            engine: Engine::from_env(),
            size: (390, 844),
            touch: true,
            locale: "sv-SE".to_owned(),
            media: vec![("prefers-color-scheme", "light")],
            clipboard: false,
            scripts: true,
            complaints: false,
            alone: false,
        }
    }

    /// A window of another size, in CSS pixels; from 800 on it is a computer's, not a phone's.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self.touch = width < 800;
        self
    }

    /// Another language of the browser, such as `en-GB`.
    #[must_use]
    pub fn locale(mut self, tag: &str) -> Self {
        tag.clone_into(&mut self.locale);
        self
    }

    /// Light or dark.
    #[must_use]
    pub fn scheme(self, scheme: Scheme) -> Self {
        let value = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        self.media("prefers-color-scheme", value)
    }

    /// A media feature that the system reports, such as `prefers-reduced-motion: reduce` or
    /// `forced-colors: active`.
    #[must_use]
    pub fn media(mut self, feature: &'static str, value: &'static str) -> Self {
        self.media.retain(|(name, _)| *name != feature);
        self.media.push((feature, value));
        self
    }

    /// Lets the page write to the clipboard without asking.
    #[must_use]
    pub fn clipboard(mut self) -> Self {
        self.clipboard = true;
        self
    }

    /// A browser with JavaScript, and so WebAssembly, switched off.
    #[must_use]
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// Accepts warnings and errors in the console: for tests of what happens when things fail.
    #[must_use]
    pub fn may_complain(mut self) -> Self {
        self.complaints = true;
        self
    }

    /// A browser that nobody has used before or will use after, with all that belongs to it: for what is
    /// measured, and for what would leave it in another state.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }
}
