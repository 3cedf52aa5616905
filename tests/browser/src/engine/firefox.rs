//! Firefox. What WebDriver has no word for goes by scripts in the browser's own window, which
//! geckodriver runs where it is told that it may.

use crate::driver::{Driver, Process};
use crate::site::copy_all;
use crate::{Page, Setup};
use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use thirtyfour::common::command::{Command as WebDriverCommand, ExtensionCommand};
use thirtyfour::{Capabilities, WebDriver};
use tokio::sync::OnceCell;
use xtask::serve::Method;

/// Where a browser keeps what is its own, inside the profile of a test.
const OWN: &str = "firefox";

pub(super) fn start() -> Result<Option<Driver>> {
    let mut command = Command::new("geckodriver");
    command.args(["--port=0", "--allow-system-access"]);
    let mut process = Process::start(&command)?;
    let port = process.number_after("Listening on 127.0.0.1:")?;
    Ok(port.map(|port| Driver::new(process, port)))
}

/// Gives a test a browser that has been started before, and been nowhere: in half the time of a new one it
/// reads its own program.
pub(super) async fn furnish(profile: &Path) -> Result<()> {
    static USED: OnceCell<PathBuf> = OnceCell::const_new();
    let used = USED.get_or_try_init(use_once).await?;
    copy_all(used, &profile.join(OWN))
}

/// A folder with what a browser keeps that was started and ended once.
async fn use_once() -> Result<PathBuf> {
    let there = crate::scratch().join("used").join(OWN);
    if !there.exists() {
        // Somebody else may be making it too.
        let new = crate::scratch().join("used").join(crate::unique());
        std::fs::create_dir_all(new.join(OWN))?;
        let process = start()?.context("geckodriver ended before it was ready")?;
        let options = json!({ "args": arguments(&new), "prefs": {} });
        let options = [("moz:firefoxOptions".to_owned(), options)];
        let capabilities = Capabilities::from(Map::from_iter(options));
        WebDriver::new(process.url(), capabilities).await?.quit().await?;
        let _ = std::fs::rename(new.join(OWN), &there);
        std::fs::remove_dir_all(&new)?;
    }
    Ok(there)
}

/// What it is started with: no window, and its own place.
fn arguments(profile: &Path) -> [String; 3] {
    let own = std::path::absolute(profile.join(OWN)).unwrap_or_default();
    ["-headless".to_owned(), "-profile".to_owned(), own.display().to_string()]
}

pub(super) fn capabilities(setup: &Setup, profile: &Path) -> Map<String, Value> {
    let dark = setup.media.contains(&("prefers-color-scheme", "dark"));
    let still = setup.media.contains(&("prefers-reduced-motion", "reduce"));
    let forced = setup.media.contains(&("forced-colors", "active"));
    let downloads = std::path::absolute(profile.join("downloads"));
    let prefs = json!({
        "intl.accept_languages": setup.locale,
        "layout.css.prefers-color-scheme.content-override": if dark { 0 } else { 1 },
        "ui.prefersReducedMotion": i32::from(still),
        "ui.useAccessibilityTheme": i32::from(forced),
        "browser.display.document_color_use": if forced { 2 } else { 0 },
        "dom.w3c_touch_events.enabled": i32::from(setup.touch),
        "dom.w3c_touch_events.legacy_apis.enabled": setup.touch,
        // Coarse, or fine and able to hover.
        "ui.primaryPointerCapabilities": if setup.touch { 1 } else { 6 },
        "ui.allPointerCapabilities": if setup.touch { 1 } else { 6 },
        "javascript.enabled": setup.scripts,
        // One process for all sites, instead of a new one for the site of each test.
        "fission.autostart": false,
        "dom.ipc.processCount": 1,
        "dom.ipc.processPrelaunch.enabled": false,
        // The quick one of its two compilers does for a test.
        "javascript.options.wasm_optimizingjit": false,
        // As for people; for tests its driver would switch this off.
        "security.fileuri.strict_origin_policy": true,
        "browser.download.folderList": 2,
        "browser.download.dir": downloads.unwrap_or_default(),
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.download.alwaysOpenPanel": false,
        // Whoever follows a link to an e-mail is not asked which program takes it.
        "network.protocol-handler.external.mailto": false,
    });
    Map::from_iter([
        ("browserName".to_owned(), json!("firefox")),
        ("moz:firefoxOptions".to_owned(), json!({ "args": arguments(profile), "prefs": prefs })),
    ])
}

/// The window is wider than a phone at least, so that what it shows gets the size.
pub(super) async fn resize(page: &Page, width: u32, height: u32) -> Result<()> {
    page.driver().set_window_rect(0, 0, width.max(500), height + 200).await?;
    const SIZE: &str = "const { style } = gBrowser.selectedBrowser; \
         for (const [side, long] of [['width', arguments[0]], ['height', arguments[1]]]) \
           for (const limit of ['', 'min-', 'max-']) style.setProperty(limit + side, `${long}px`)";
    in_browser(page, SIZE, vec![json!(width), json!(height)]).await.map(drop)
}

pub(super) async fn history(page: &Page) -> Result<(Vec<String>, usize)> {
    const HISTORY: &str = "const { sessionHistory } = gBrowser.selectedBrowser.browsingContext; \
         const all = Array.from({ length: sessionHistory.count }, \
           (_, i) => sessionHistory.getEntryAtIndex(i).URI.spec); \
         return [all, sessionHistory.index]";
    Ok(serde_json::from_value(in_browser(page, HISTORY, Vec::new()).await?)?)
}

/// Runs a script in the browser's own window.
pub(super) async fn in_browser(page: &Page, script: &str, arguments: Vec<Value>) -> Result<Value> {
    set_context(page, "chrome").await?;
    let given = page.driver().execute(script, arguments).await;
    set_context(page, "content").await?;
    Ok(given?.json().clone())
}

async fn set_context(page: &Page, context: &'static str) -> Result<()> {
    page.driver().cmd(WebDriverCommand::ExtensionCommand(Box::new(SetContext(context)))).await?;
    Ok(())
}

/// Where scripts run from now on: in the page (`content`) or in the browser's own window (`chrome`).
#[derive(Debug)]
struct SetContext(&'static str);

impl ExtensionCommand for SetContext {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "context": self.0 }))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/moz/context".into()
    }
}
