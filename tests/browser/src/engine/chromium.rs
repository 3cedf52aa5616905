//! Chromium. What WebDriver has no word for goes by its DevTools protocol.

use crate::driver::{Driver, Process};
use crate::{Page, Setup};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::Command;

/// What headless Chromium is started with: no window, no traffic of its own.
const ARGS: [&str; 12] = [
    "--headless",
    "--window-size=1280,900",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--force-color-profile=srgb",
];

pub(super) fn start() -> Result<Option<Driver>> {
    let mut process = Process::start(Command::new("chromedriver").arg("--port=0"))?;
    let port = process.number_after("started successfully on port ")?;
    Ok(port.map(|port| Driver::new(process, port)))
}

pub(super) fn capabilities(setup: &Setup, profile: &Path) -> Map<String, Value> {
    let mut args: Vec<String> = ARGS.iter().map(|arg| (*arg).to_owned()).collect();
    args.push(format!("--user-data-dir={}", profile.display()));
    args.push(format!("--lang={}", setup.locale));
    args.push(format!("--accept-lang={}", setup.locale));
    let scripts = if setup.scripts { 1 } else { 2 };
    let prefs = json!({
        "intl.accept_languages": setup.locale,
        "profile.managed_default_content_settings.javascript": scripts,
    });
    let mut options =
        Map::from_iter([("args".to_owned(), json!(args)), ("prefs".to_owned(), prefs)]);
    let logs = json!({ "browser": "ALL", "performance": "ALL" });
    let mut name = "chrome";
    // Without what stands around a page, a test takes a quarter less. But then scripts cannot be switched off,
    // and where the clipboard may be used, files are saved beside the tests. What is measured is measured in
    // the browser that people have.
    let whole = setup.alone || setup.clipboard || !setup.scripts;
    if let Some(shell) = xtask::tools::headless_chromium().filter(|_| !whole) {
        name = "chrome-headless-shell";
        options.insert("binary".to_owned(), json!(shell));
    }
    Map::from_iter([
        ("browserName".to_owned(), json!(name)),
        ("goog:chromeOptions".to_owned(), json!(options)),
        ("goog:loggingPrefs".to_owned(), logs),
    ])
}

pub(super) async fn prepare(page: &Page) -> Result<()> {
    let Setup { locale, media, clipboard, site, .. } = &page.setup;
    let features: Vec<Value> =
        media.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let mut commands = vec![
        ("Emulation.setLocaleOverride", json!({ "locale": locale.replace('-', "_") })),
        ("Emulation.setEmulatedMedia", json!({ "features": features })),
        (
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": page.downloads() }),
        ),
    ];
    if *clipboard {
        let url = site.url();
        commands.push((
            "Browser.grantPermissions",
            json!({
                "origin": url.trim_end_matches('/'),
                "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
            }),
        ));
    }
    for (name, parameters) in commands {
        page.devtools(name, parameters).await?;
    }
    // What was said in the test before is not about this one.
    for log in ["browser", "performance"] {
        page.driver().get_log(log).await?;
    }
    Ok(())
}

/// Forgets what the site has stored; its worker, which would still look for a newer one, too.
pub(super) async fn forget(page: &Page) -> Result<()> {
    let all = json!({ "origin": page.site().url(), "storageTypes": "all" });
    page.devtools("Storage.clearDataForOrigin", all).await.map(drop)
}

pub(super) async fn resize(page: &Page, width: u32, height: u32) -> Result<()> {
    let touch = page.setup.touch;
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touch });
    page.devtools("Emulation.setDeviceMetricsOverride", size).await?;
    let touch = json!({ "enabled": touch, "maxTouchPoints": 5 });
    page.devtools("Emulation.setTouchEmulationEnabled", touch).await.map(drop)
}

pub(super) async fn history(page: &Page) -> Result<(Vec<String>, usize)> {
    let history = page.devtools("Page.getNavigationHistory", json!({})).await?;
    let here = history.get("currentIndex").and_then(Value::as_u64).context("no history")?;
    let entries = history.get("entries").and_then(Value::as_array).context("no history")?;
    let url = |entry: &Value| entry.get("url").and_then(Value::as_str).map(str::to_owned);
    let urls: Option<Vec<String>> = entries.iter().map(url).collect();
    Ok((urls.context("an entry without an address")?, usize::try_from(here)?))
}
