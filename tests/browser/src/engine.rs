//! The browser engines: how each is started and asked for a session, and what each can do for a test.

mod ability;
mod chromium;
mod firefox;
mod webkit;

pub use ability::Ability;

use crate::driver::{Driver, Process};
use crate::{Page, Setup};
use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use std::path::Path;
use thirtyfour::{WebDriver, WindowHandle};

/// How often starting a driver is tried.
const ATTEMPTS: usize = 5;

/// A browser engine that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK, Safari's engine, through WebKitWebDriver, on a display that nobody sees.
    WebKit,
}

impl Engine {
    /// All of them, in the order in which the tests run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine that `MINA_ENGINE` names; Chromium if it names none that there is.
    #[must_use]
    pub fn from_env() -> Self {
        let name = std::env::var("MINA_ENGINE").unwrap_or_default();
        Self::ALL.into_iter().find(|engine| engine.name() == name).unwrap_or(Self::Chromium)
    }

    /// As `cargo xtask test --engine` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Starts the driver.
    ///
    /// # Errors
    /// If it is not there or does not say in time that it is ready.
    pub(crate) fn start(self, setup: &Setup, profile: &Path) -> Result<Driver> {
        // A driver ends at once if someone took the port that it had chosen.
        for _ in 1..ATTEMPTS {
            if let Some(driver) = self.try_start(setup, profile)? {
                return Ok(driver);
            }
        }
        let last = self.try_start(setup, profile)?;
        last.with_context(|| format!("the driver of {} ended before it was ready", self.name()))
    }

    /// As [`Engine::start`]; `None` if the driver ended by itself.
    fn try_start(self, setup: &Setup, profile: &Path) -> Result<Option<Driver>> {
        match self {
            Self::Chromium => chromium::start(),
            Self::Firefox => firefox::start(),
            Self::WebKit => webkit::start(setup, profile),
        }
    }

    /// Puts into a profile what the engine starts from.
    pub(crate) async fn furnish(self, profile: &Path) -> Result<()> {
        match self {
            Self::Firefox => firefox::furnish(profile).await,
            Self::Chromium | Self::WebKit => Ok(()),
        }
    }

    /// All that is settled when a browser starts: tests for which it is the same can use the same browser.
    pub(crate) fn kind(self, setup: &Setup) -> String {
        let capabilities = self.capabilities(setup, Path::new(""));
        let environment = match self {
            Self::Chromium | Self::Firefox => None,
            Self::WebKit => Some(webkit::environment(setup)),
        };
        json!([capabilities, environment]).to_string()
    }

    /// Opens another window, or what this engine has in its place.
    pub(crate) async fn new_window(self, driver: &WebDriver) -> Result<WindowHandle> {
        Ok(match self {
            Self::Chromium | Self::Firefox => driver.new_tab().await?,
            // Its tabs stay behind the first one.
            Self::WebKit => driver.new_window().await?,
        })
    }

    /// How a session is asked for.
    pub(crate) fn capabilities(self, setup: &Setup, profile: &Path) -> Map<String, Value> {
        let mut capabilities = match self {
            Self::Chromium => chromium::capabilities(setup, profile),
            Self::Firefox => firefox::capabilities(setup, profile),
            Self::WebKit => webkit::capabilities(setup),
        };
        capabilities.insert("unhandledPromptBehavior".to_owned(), json!("dismiss and notify"));
        capabilities
    }
}

impl Page {
    /// Makes the browser what the setup says, as far as the capabilities did not.
    pub(crate) async fn prepare(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => chromium::prepare(self).await?,
            Engine::Firefox => {}
            Engine::WebKit => webkit::prepare(self).await?,
        }
        let (width, height) = self.setup.size;
        self.resize(width, height).await?;
        for (feature, value) in &self.setup.media {
            let query = json!(format!("({feature}: {value})"));
            let taken = self.script("return matchMedia(arguments[0]).matches", vec![query]).await?;
            ensure!(taken == true, "{} does not take {feature}: {value}", self.engine().name());
        }
        Ok(())
    }

    /// Has the browser say nothing of the site any more, where it might.
    pub(crate) async fn forget(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => chromium::forget(self).await,
            Engine::Firefox | Engine::WebKit => Ok(()),
        }
    }

    /// Gives the window another size, in CSS pixels of what it shows.
    ///
    /// # Errors
    /// If it does not take it.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        match self.engine() {
            // Which is done at once; and a page that is not made for phones is wider on one.
            Engine::Chromium => return chromium::resize(self, width, height).await,
            Engine::Firefox => firefox::resize(self, width, height).await?,
            Engine::WebKit => return webkit::resize(self, width, height).await,
        }
        self.wait_size(width, height, async || Ok(())).await
    }

    /// Waits until the window has a size, trying each time.
    async fn wait_size(
        &self,
        width: u32,
        height: u32,
        again: impl AsyncFn() -> Result<()>,
    ) -> Result<()> {
        let size = json!([width, height]);
        let has = async || {
            again().await?;
            Ok(self.script("return [innerWidth, innerHeight]", Vec::new()).await? == size)
        };
        self.until(&format!("a window of {width} by {height}"), has).await
    }

    /// Gives the window its size back, where what the browser tells of a download has taken some of it.
    pub(crate) async fn regain_size(&self) -> Result<()> {
        let (width, height) = self.setup.size;
        match self.engine() {
            Engine::Chromium | Engine::Firefox => Ok(()),
            Engine::WebKit => webkit::resize(self, width, height).await,
        }
    }

    /// Opens another page beside this one, and goes there.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        let there = self.engine().new_window(self.driver()).await?;
        self.show(&there).await?;
        if self.engine() == Engine::Firefox {
            // There it is the tab that has the size, not the window.
            let (width, height) = self.setup.size;
            self.resize(width, height).await?;
        }
        Ok(there)
    }

    /// Goes to another page that is open.
    ///
    /// # Errors
    /// If there is none.
    pub async fn show(&self, tab: &WindowHandle) -> Result<()> {
        self.driver().switch_to_window(tab.clone()).await?;
        match self.engine() {
            // A tab that nobody sees takes no taps.
            Engine::Chromium => self.devtools("Page.bringToFront", json!({})).await.map(drop),
            Engine::Firefox | Engine::WebKit => Ok(()),
        }
    }

    /// Has the page shown as it is printed, from now on.
    ///
    /// # Errors
    /// If the engine [cannot](Ability::Print).
    pub async fn show_as_printed(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let print = json!({ "media": "print" });
                self.devtools("Emulation.setEmulatedMedia", print).await.map(drop)
            }
            Engine::Firefox => {
                let print = "gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'";
                firefox::in_browser(self, print, Vec::new()).await.map(drop)
            }
            Engine::WebKit => self.cannot(Ability::Print),
        }
    }

    /// Empties what the browser keeps by itself of the files it has fetched.
    ///
    /// # Errors
    /// If the engine [cannot](Ability::Cache).
    pub async fn empty_cache(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                self.devtools("Network.clearBrowserCache", json!({})).await.map(drop)
            }
            Engine::Firefox => {
                firefox::in_browser(self, "Services.cache2.clear()", Vec::new()).await.map(drop)
            }
            Engine::WebKit => self.cannot(Ability::Cache),
        }
    }

    /// The addresses on the tab's way here and on, and which of them it is at.
    ///
    /// # Errors
    /// If the engine [does not say](Ability::History).
    pub async fn history(&self) -> Result<(Vec<String>, usize)> {
        match self.engine() {
            Engine::Chromium => chromium::history(self).await,
            Engine::Firefox => firefox::history(self).await,
            Engine::WebKit => self.cannot(Ability::History),
        }
    }

    /// Where a test asks for what it should not have asked for.
    fn cannot<T>(&self, ability: Ability) -> Result<T> {
        anyhow::bail!("{} cannot do this: {}", self.engine().name(), ability.what())
    }
}

/// Waits until something listens on a port; `false` if the program ended first.
fn listens(process: &mut Process, port: u16) -> Result<bool> {
    process.until(|| std::net::TcpStream::connect(("127.0.0.1", port)).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engines_are_those_that_can_be_asked_for() {
        assert_eq!(Engine::ALL.map(Engine::name), xtask::tools::ENGINES);
    }
}
