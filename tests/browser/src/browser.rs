//! The browsers. Starting one takes longer than most tests, so a test that has passed leaves its browser to
//! the next that wants one of the same kind: with an empty page in a window of its own. Since every site has
//! a port that no other of this run had, nothing of one page is there for another.

use crate::driver::Driver;
use crate::{Engine, Setup};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use thirtyfour::{Capabilities, WebDriver};

/// Those that wait for a test, the one that was left last at the end. They end with the program.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// How many may wait.
const MOST: usize = 4;

/// A browser with its driver and its own folder.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The WebDriver session.
    pub(crate) driver: WebDriver,
    /// Where it keeps what it has been given.
    profile: PathBuf,
    engine: Engine,
    /// All that is settled when it starts.
    kind: String,
    // Last, so that the driver ends after the session.
    process: Driver,
}

impl Browser {
    /// One that waits, or a new one.
    ///
    /// # Errors
    /// If it does not start.
    pub(crate) async fn get(setup: &Setup) -> Result<Self> {
        let kind = setup.engine.kind(setup);
        let waiting = if setup.alone { None } else { take(&kind) };
        match waiting {
            Some(browser) => Ok(browser),
            None => Self::start(setup, kind).await,
        }
    }

    async fn start(setup: &Setup, kind: String) -> Result<Self> {
        static SWEPT: Once = Once::new();
        let engine = setup.engine;
        let profiles = crate::scratch().join("profiles");
        SWEPT.call_once(|| sweep(&profiles));
        let profile = profiles.join(crate::unique());
        std::fs::create_dir_all(downloads(&profile))?;
        engine.furnish(&profile).await?;
        let process = engine.start(setup, &profile)?;
        let capabilities = Capabilities::from(engine.capabilities(setup, &profile));
        let driver = WebDriver::new(process.url(), capabilities)
            .await
            .context("the browser could not be started")?;
        Ok(Self { driver, profile, engine, kind, process })
    }

    /// The folder that downloads go to.
    pub(crate) fn downloads(&self) -> PathBuf {
        downloads(&self.profile)
    }

    /// The address where its driver says whether it is ready.
    pub(crate) fn status(&self) -> String {
        format!("{}/status", self.process.url())
    }

    /// Leaves it to the next test, if it can still do what that will want.
    pub(crate) async fn leave(self) -> Result<()> {
        if self.empty().await.is_err() {
            return self.end().await;
        }
        let oldest = {
            let mut idle = idle();
            idle.push(self);
            (idle.len() > MOST).then(|| idle.remove(0))
        };
        match oldest {
            Some(browser) => browser.end().await,
            None => Ok(()),
        }
    }

    /// Has it show an empty page in a window that was never anywhere, and nothing else.
    async fn empty(&self) -> Result<()> {
        let before = self.driver.windows().await?;
        let there = self.engine.new_window(&self.driver).await?;
        for window in before {
            self.driver.switch_to_window(window).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(there).await?;
        std::fs::remove_dir_all(self.downloads())?;
        Ok(std::fs::create_dir_all(self.downloads())?)
    }

    /// Ends it.
    ///
    /// # Errors
    /// If it does not end by itself; it is then made to.
    pub(crate) async fn end(self) -> Result<()> {
        let quit = self.driver.quit().await.context("the browser could not be closed");
        drop(self.process);
        let _ = std::fs::remove_dir_all(&self.profile);
        quit
    }
}

/// Removes what the browsers have left that ended together with their program.
fn sweep(profiles: &Path) {
    for entry in std::fs::read_dir(profiles).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let program = name.to_str().and_then(|name| name.split('-').next()).unwrap_or_default();
        if !Path::new("/proc").join(program).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Where downloads go; browsers want it absolute.
fn downloads(profile: &Path) -> PathBuf {
    let folder = profile.join("downloads");
    std::path::absolute(&folder).unwrap_or(folder)
}

fn take(kind: &str) -> Option<Browser> {
    let mut idle = idle();
    let place = idle.iter().rposition(|browser| browser.kind == kind)?;
    Some(idle.remove(place))
}

fn idle() -> MutexGuard<'static, Vec<Browser>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}
