//! WebKitGTK, with the browser that its developers test with. It takes its settings from where a
//! desktop has them: the environment and files of GTK.

use super::listens;
use crate::driver::{Driver, Process};
use crate::{Page, Setup};
use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The smallest window is as wide as what stands around the page, unless that takes no room.
const STYLE: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }\n";

/// Width and height of the display.
const SCREEN: (u32, u32) = (1600, 1400);

pub(super) fn start(setup: &Setup, profile: &Path) -> Result<Option<Driver>> {
    let profile = std::path::absolute(profile)?;
    write_settings(setup, &profile)?;
    let mut command = Command::new("Xvfb");
    let (width, height) = SCREEN;
    let screen = format!("{width}x{height}x24");
    command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &screen]);
    let mut screen = Process::start(&command)?;
    let Some(display) = screen.number_after("")? else { return Ok(None) };
    let locale = format!("{}.UTF-8", setup.locale.replace('-', "_"));
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut command = Command::new("WebKitWebDriver");
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", format!(":{display}"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // Half of the time would go into layers that no graphics card puts together.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .env("NO_AT_BRIDGE", "1")
        .env("LOCPATH", locales(&setup.locale)?)
        .env("LC_ALL", &locale)
        .env("LANG", &locale)
        .env("LANGUAGE", "");
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
        command.env(name, &profile);
    }
    let mut process = Process::start(&command)?;
    if !listens(&mut process, port)? {
        return Ok(None);
    }
    Ok(Some(Driver::new(process, port).on(screen)))
}

/// What it takes from there.
pub(super) fn environment(setup: &Setup) -> Value {
    json!([setup.locale, still(setup)])
}

fn still(setup: &Setup) -> bool {
    setup.media.contains(&("prefers-reduced-motion", "reduce"))
}

fn write_settings(setup: &Setup, profile: &Path) -> Result<()> {
    let gtk = profile.join("gtk-3.0");
    std::fs::create_dir_all(&gtk)?;
    std::fs::write(gtk.join("gtk.css"), STYLE)?;
    let settings = format!("[Settings]\ngtk-enable-animations={}\n", !still(setup));
    std::fs::write(gtk.join("settings.ini"), settings)?;
    let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", profile.join("downloads").display());
    Ok(std::fs::write(profile.join("user-dirs.dirs"), downloads)?)
}

/// The folder that has a locale, made of the system's own description of it.
fn locales(tag: &str) -> Result<PathBuf> {
    let folder = std::path::absolute(crate::scratch().join("locales"))?;
    let name = tag.replace('-', "_");
    let there = folder.join(format!("{name}.UTF-8"));
    if !there.join("LC_TIME").exists() {
        // Somebody else may be making it too.
        let new = folder.join(crate::unique());
        std::fs::create_dir_all(&folder)?;
        let made = Command::new("localedef").args(["-i", &name, "-f", "UTF-8"]).arg(&new).output();
        let made = made.context("`localedef` could not be started")?;
        let words = String::from_utf8_lossy(&made.stderr);
        ensure!(new.exists(), "there is no locale {name}: {}", words.trim());
        if std::fs::rename(&new, &there).is_err() {
            std::fs::remove_dir_all(&new)?;
        }
    }
    Ok(folder)
}

pub(super) fn capabilities(setup: &Setup) -> Map<String, Value> {
    let mut args = vec!["--automation", "--javascript-can-open-windows-automatically=true"];
    if setup.media.contains(&("prefers-color-scheme", "dark")) {
        args.push("--dark-mode");
    }
    if !setup.scripts {
        args.push("--enable-javascript=false");
    }
    let binary = xtask::tools::webkit_browser();
    let options = json!({ "binary": binary.unwrap_or_default(), "args": args });
    Map::from_iter([
        ("browserName".to_owned(), json!("MiniBrowser")),
        ("webkitgtk:browserOptions".to_owned(), options),
    ])
}

/// In the middle of the display, where the pointer is: without a desktop, that is the window in use.
pub(super) async fn resize(page: &Page, width: u32, height: u32) -> Result<()> {
    let middle = |all: u32, own: u32| i64::from(all.saturating_sub(own) / 2);
    let (x, y) = (middle(SCREEN.0, width), middle(SCREEN.1, height));
    let set = async || {
        let shown = page.script("return innerHeight", Vec::new()).await?;
        let whole = page.driver().get_window_rect().await?.height;
        // What stands around the page comes on top of it.
        let around = (whole - shown.as_i64().context("no height")?).max(0);
        let height = height + u32::try_from(around)?;
        Ok(page.driver().set_window_rect(x, y, width, height).await?)
    };
    page.wait_size(width, height, set).await
}

/// Goes to a window without a toolbar, which can be as small as a phone.
pub(super) async fn prepare(page: &Page) -> Result<()> {
    let first = page.driver().window().await?;
    page.script("open('about:blank', '_blank', 'popup,width=320,height=568')", Vec::new()).await?;
    let opened = async || Ok(page.driver().windows().await?.len() == 2);
    page.until("a window without a toolbar", opened).await?;
    page.driver().close_window().await?;
    let left = page.driver().windows().await?.into_iter().find(|window| *window != first);
    Ok(page.driver().switch_to_window(left.context("no window is left")?).await?)
}
