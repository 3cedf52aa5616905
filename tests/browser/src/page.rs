//! A page in a browser: its beginning and end, and going somewhere. What can be done
//! there is in `hands.rs`, what the browser logged in `log.rs`.

use crate::browser::Browser;
use crate::{Ability, Engine, Entry, Setup, Site};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use thirtyfour::WebDriver;
use xtask::instrument::Instrument;

/// A page in a browser that nobody else uses meanwhile.
#[derive(Debug)]
pub struct Page {
    pub(crate) setup: Setup,
    pub(crate) console: Vec<Entry>,
    pub(crate) requests: Vec<String>,
    pub(crate) wire: Vec<Value>,
    pub(crate) heard: Vec<Instrument>,
    pub(crate) lacking: RefCell<Vec<Ability>>,
    browser: Browser,
}

impl Page {
    pub(crate) async fn start(setup: Setup) -> Result<Self> {
        let browser = Browser::get(&setup).await?;
        let mut page = Self {
            setup,
            console: Vec::new(),
            requests: Vec::new(),
            wire: Vec::new(),
            heard: Vec::new(),
            lacking: RefCell::default(),
            browser,
        };
        if !page.engine().can(Ability::Console) {
            let own = page.site().instrument().clone();
            own.listen();
            page.heard.push(own);
        }
        match page.prepare().await {
            Ok(()) => Ok(page),
            Err(error) => {
                page.end().await?;
                Err(error)
            }
        }
    }

    /// Leaves the browser to the next test.
    pub(crate) async fn leave_browser(self) -> Result<()> {
        if self.setup.alone || self.forget().await.is_err() {
            return self.end().await;
        }
        self.browser.leave().await
    }

    /// Ends the browser.
    pub(crate) async fn end(self) -> Result<()> {
        self.browser.end().await
    }

    /// The WebDriver session, for what this type has no word for.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.browser.driver
    }

    /// The engine that shows the page.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.setup.engine
    }

    /// The site that the page is on.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.setup.site
    }

    /// The folder that downloads go to.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.browser.downloads()
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub async fn devtools(&self, name: &str, parameters: Value) -> Result<Value> {
        self.driver()
            .cdp()
            .send_raw(name, parameters)
            .await
            .with_context(|| format!("the browser refused {name}"))
    }

    /// From the next load of the page on, runs a script before anything of it. The first is given before
    /// the page is first loaded.
    ///
    /// # Errors
    /// If the page was loaded already without any.
    pub fn before(&self, script: &str) -> Result<()> {
        self.site().instrument().before(script)
    }

    /// Raises a panic in the program of [`Site::breakable`]: at once, or in a task of its own.
    ///
    /// # Errors
    /// If the script cannot be run.
    pub async fn break_down(&self, task: bool) -> Result<()> {
        let event = if task { "mina:break-task" } else { "mina:break" };
        self.script("dispatchEvent(new Event(arguments[0]))", vec![json!(event)]).await.map(|_| ())
    }

    /// Loads the page anew at a route, such as `""` or `"#/om"`.
    ///
    /// # Errors
    /// If it cannot be loaded.
    pub async fn open(&self, route: &str) -> Result<()> {
        // Not by way of an empty page: Chromium holds pages that were left ready for the way back, and
        // may give the tab what such a page had stored in place of what was stored since.
        // Nor by another fragment: the page that is there would still draw that screen, and store.
        const LEAVE: &str = "window.leaving = true; const to = new URL(arguments[0]); \
             const page = (url) => url.origin + url.pathname + url.search; \
             if (window.passedBy) { setTimeout(() => location.replace(to)); return 'replaced'; } \
             if (page(to) !== page(location)) return 'elsewhere'; \
             history.replaceState(history.state, '', to); return 'here'";
        let url = format!("{}{route}", self.setup.site.url());
        match self.script(LEAVE, vec![json!(url)]).await?.as_str() {
            Some("here") => self.reload().await,
            Some("replaced") => self.arrive().await,
            _ => {
                self.goto(route).await?;
                self.arrive().await
            }
        }
    }

    /// Goes to a route that the next one [opened](Page::open) takes the place of, on the way back too.
    ///
    /// # Errors
    /// If it cannot be loaded.
    pub async fn pass_by(&self, route: &str) -> Result<()> {
        self.goto(route).await?;
        self.script("window.passedBy = true", Vec::new()).await.map(drop)
    }

    /// Loads the page anew, or the frame that one is in, as people do: WebDriver's own way asks the server
    /// and not the worker, in some browsers.
    ///
    /// # Errors
    /// If it cannot be loaded.
    pub async fn reload(&self) -> Result<()> {
        self.move_on("location.reload()").await
    }

    /// Has the page itself put another in its place, and waits for that.
    async fn move_on(&self, how: &str) -> Result<()> {
        let script = format!("window.leaving = true; setTimeout(() => {how})");
        self.script(&script, Vec::new()).await?;
        self.arrive().await
    }

    /// Waits until the next page is there in the place of one that is being left.
    async fn arrive(&self) -> Result<()> {
        const THERE: &str = "return !window.leaving && document.readyState === 'complete'";
        let there = async || Ok(self.script(THERE, Vec::new()).await? == true);
        self.until("the page to be loaded", there).await
    }

    /// Leaves the page, so that no window of it is open.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn leave(&self) -> Result<()> {
        match self.engine() {
            Engine::Chromium => Ok(self.driver().goto("about:blank").await?),
            Engine::WebKit => self.leave_by_itself().await,
            // It keeps the page for the way back, and the page's worker takes that for a window.
            Engine::Firefox => {
                let here = self.driver().window().await?;
                let there = self.new_tab().await?;
                self.show(&here).await?;
                self.close().await?;
                self.show(&there).await
            }
        }
    }

    /// Closes the tab that shows the page. Another is then to be shown.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn close(&self) -> Result<()> {
        if self.engine() == Engine::WebKit {
            self.leave_by_itself().await?;
        }
        Ok(self.driver().close_window().await?)
    }

    /// As WebKit needs it: a worker that still answers the page may be stuck for good when the driver takes the
    /// page away; not when the page leaves by itself (github.com/microsoft/playwright/issues/42273). The
    /// driver's own page is another site.
    async fn leave_by_itself(&self) -> Result<()> {
        self.move_on(&format!("location.assign({:?})", self.browser.status())).await
    }

    /// Goes to a route; if the page is there already, without loading it anew.
    ///
    /// # Errors
    /// If it cannot be loaded.
    pub async fn goto(&self, route: &str) -> Result<()> {
        let url = format!("{}{route}", self.setup.site.url());
        self.driver().goto(&url).await.with_context(|| format!("{url} could not be opened"))
    }

    /// Saves a picture of what the window shows.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn picture(&self, path: &Path) -> Result<()> {
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        Ok(self.driver().screenshot(path).await?)
    }
}
