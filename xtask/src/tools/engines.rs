//! The browsers that the tests drive, each with its driver.

use super::{can_install, install};
use crate::{Stop, paths, process};
use anyhow::Result;
use std::path::PathBuf;

/// The engines, in the order in which the tests run in them.
pub const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// The programs that Chromium may be called.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The programs that Chromium without its windows may be called.
const HEADLESS_CHROMIUM: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

/// The packages that hold Chromium and its driver on Debian.
const CHROMIUM_PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// The package that holds Chromium without its windows.
const HEADLESS_CHROMIUM_PACKAGE: &str = "chromium-headless-shell";

/// The package that holds Firefox on Debian.
const FIREFOX_PACKAGES: [&str; 1] = ["firefox-esr"];

/// The version of Firefox's driver that is installed where there is none: Debian has none.
const GECKODRIVER: &str = "0.37.1";

/// The packages that hold WebKitGTK with its driver and browser on Debian, a display that nobody sees, and
/// what its languages are made of.
const WEBKIT_PACKAGES: [&str; 3] = ["webkit2gtk-driver", "xvfb", "locales"];

/// Sees to an engine and its driver.
///
/// # Errors
/// A [`Stop`] if there is no such engine, or something is missing that cannot be fetched.
pub fn for_engine(name: &str) -> Result<()> {
    match name {
        "chromium" => {
            packages("Chromium and its driver", &CHROMIUM_PACKAGES, || {
                process::version("chromedriver").is_some() && any(&CHROMIUM)
            })?;
            if headless_chromium().is_none()
                && can_install()
                && let Err(error) =
                    install("Chromium without its windows", &[HEADLESS_CHROMIUM_PACKAGE])
            {
                eprintln!("  The tests will run in all of Chromium, which takes longer. {error:#}");
            }
            Ok(())
        }
        "firefox" => {
            let firefox = || any(&["firefox", "firefox-esr"]);
            packages("Firefox", &FIREFOX_PACKAGES, firefox)?;
            if process::version("geckodriver").is_some() {
                return Ok(());
            }
            // Quickly built is quick enough for tests.
            let install =
                ["install", "geckodriver", "--locked", "--debug", "--version", GECKODRIVER];
            process::run("Installing Firefox's driver", paths::cargo().args(install))
        }
        "webkit" => packages("WebKitGTK and its driver", &WEBKIT_PACKAGES, || {
            ["WebKitWebDriver", "Xvfb"].iter().all(|name| super::server(name).is_some())
                && webkit_browser().is_some()
                && PathBuf::from("/usr/share/i18n/locales/sv_SE").exists()
        }),
        other => Err(Stop(format!(
            "There is no engine `{other}`: {} are the choices.",
            ENGINES.map(|name| format!("`{name}`")).join(", ")
        ))
        .into()),
    }
}

/// Chromium's program, if it is installed.
#[must_use]
pub fn chromium() -> Option<PathBuf> {
    CHROMIUM.into_iter().find_map(super::server)
}

/// Chromium without its windows, if it is installed.
#[must_use]
pub fn headless_chromium() -> Option<PathBuf> {
    HEADLESS_CHROMIUM.into_iter().find_map(super::server)
}

/// The browser that comes with WebKitGTK's driver.
#[must_use]
pub fn webkit_browser() -> Option<PathBuf> {
    // Debian keeps it by the name of the machine's kind.
    let kinds = std::fs::read_dir("/usr/lib").ok()?.filter_map(Result::ok);
    kinds
        .map(|kind| kind.path().join("webkit2gtk-4.1/MiniBrowser"))
        .find(|browser| browser.is_file())
}

fn any(programs: &[&str]) -> bool {
    programs.iter().any(|name| process::version(name).is_some())
}

/// Sees to what Debian's packages hold.
fn packages(what: &str, packages: &[&str], there: impl Fn() -> bool) -> Result<()> {
    if there() {
        return Ok(());
    }
    let list = packages.join(" ");
    if !can_install() {
        let needed = format!("The browser tests need {what}.");
        return Err(Stop(format!("{needed} Run this once: sudo apt-get install -y {list}")).into());
    }
    install(what, packages)?;
    if there() {
        return Ok(());
    }
    Err(Stop(format!("{what} were installed ({list}) but do not start.")).into())
}
