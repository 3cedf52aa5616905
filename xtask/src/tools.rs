//! The tools that the commands need, and how each gets onto the machine. What is there already is
//! left as it is.

mod engines;

pub use engines::{ENGINES, chromium, for_engine, headless_chromium, webkit_browser};

use crate::{Stop, paths, process};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The target that the page is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The version of cargo-fuzz that is installed where there is none.
const CARGO_FUZZ: &str = "0.13.2";

/// How npm installs exactly what a lock file names, and runs none of it.
pub(crate) const NPM_CI: [&str; 5] =
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/// The packages that hold the servers of [`server`] on Debian.
const SERVER_PACKAGES: [&str; 3] = ["nginx-light", "caddy", "apache2-bin"];

/// The package that holds PHP on Debian.
const PHP_PACKAGE: &str = "php-cli";

/// The servers that `deploy` writes configuration for, and that are tried with it.
pub const SERVERS: [&str; 3] = ["nginx", "caddy", "apache2"];

/// Sees to what a build needs: the WebAssembly target, the source of the standard library, and the
/// tools that package.json lists.
///
/// # Errors
/// A [`Stop`] if something is missing that cannot be fetched.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    component("rust-src", paths::sysroot()?.join("lib/rustlib/src/rust/library/std").exists())?;
    packages()
}

/// Sees to what the native checks need: the formatter and the linter.
///
/// # Errors
/// As [`for_build`].
pub fn for_checks() -> Result<()> {
    component("rustfmt", process::version("rustfmt").is_some())?;
    component("clippy", process::version("cargo-clippy").is_some())
}

/// Sees to cargo-fuzz. What it builds needs a C++ compiler too, which comes with the C linker.
///
/// # Errors
/// As [`for_build`].
pub fn for_fuzzing() -> Result<()> {
    let mut version = paths::cargo();
    if version.args(["fuzz", "--version"]).output().is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let install = ["install", "cargo-fuzz", "--debug", "--locked", "--version", CARGO_FUZZ];
    process::run("Installing cargo-fuzz", paths::cargo().args(install))
}

/// The program of a server, if it is installed.
#[must_use]
pub fn server(name: &str) -> Option<PathBuf> {
    // Where Debian puts servers is not on everybody's search path.
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain(["/usr/sbin".into(), "/usr/bin".into()])
        .map(|dir| dir.join(name))
        .find(|program| program.is_file())
}

/// Sees to the servers that `deploy` writes configuration for, where installing them starts none: as
/// root, without systemd. Otherwise the tests that need them say that they are skipped.
pub fn for_servers() {
    if SERVERS.iter().all(|name| server(name).is_some()) {
        return;
    }
    let outcome = if can_install() && !Path::new("/run/systemd/system").exists() {
        install("the servers that configuration is written for", &SERVER_PACKAGES)
    } else {
        Err(Stop(how_to_get_servers()).into())
    };
    if let Err(error) = outcome {
        eprintln!("  The tests of some servers will be skipped. {error:#}");
    }
}

/// The line to run for the servers.
#[must_use]
pub fn how_to_get_servers() -> String {
    format!("To have it tested: sudo apt-get install -y {}", SERVER_PACKAGES.join(" "))
}

/// PHP, if it is installed: the WordPress plugin is tried with it.
#[must_use]
pub fn php() -> Option<PathBuf> {
    server("php")
}

/// Sees to PHP, as root. Otherwise the tests of the WordPress plugin say that they are skipped.
pub fn for_wordpress() {
    let outcome = match php() {
        Some(_) => Ok(()),
        None if can_install() => install("PHP, for the WordPress plugin", &[PHP_PACKAGE]),
        None => Err(Stop(how_to_get_php()).into()),
    };
    if let Err(error) = outcome {
        eprintln!("  The WordPress plugin will not be tested. {error:#}");
    }
}

/// The line to run for PHP.
#[must_use]
pub fn how_to_get_php() -> String {
    format!("To have it tested: sudo apt-get install -y {PHP_PACKAGE}")
}

fn can_install() -> bool {
    is_root() && process::version("apt-get").is_some()
}

/// Installs packages of Debian.
fn install(what: &str, packages: &[&str]) -> Result<()> {
    let apt = |args: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(args).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    // A list that could not be renewed may still name packages that can be fetched.
    if let Err(error) =
        process::run("Renewing the list of Debian packages", &mut apt(&["update", "-q"]))
    {
        eprintln!("  {error:#}");
    }
    let mut install = apt(&["install", "-y", "-q", "--no-install-recommends"]);
    process::run(&format!("Installing {what}"), install.args(packages))
}

/// `node` with a script from node_modules, given by its path inside it.
#[must_use]
pub fn node(script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(paths::root().join("node_modules").join(script)).current_dir(paths::root());
    command
}

fn wasm_target() -> Result<()> {
    let std = paths::sysroot()?.join("lib/rustlib").join(WASM).join("lib");
    if std.exists() {
        return Ok(());
    }
    rustup("WebAssembly target", &["target", "add", WASM])
}

fn component(name: &str, there: bool) -> Result<()> {
    if there {
        return Ok(());
    }
    rustup(&format!("component {name}"), &["component", "add", name])
}

fn rustup(what: &str, args: &[&str]) -> Result<()> {
    if process::version("rustup").is_none() {
        return Err(Stop(format!(
            "Rust's {what} is missing, and so is rustup, which would fetch it: \
             install rustup (see rustup.rs) and run this again."
        ))
        .into());
    }
    let mut command = Command::new("rustup");
    process::run(&format!("Fetching Rust's {what}"), command.args(args).current_dir(paths::root()))
}

/// `npm ci`, unless what it installed last is newer than the list of what to install.
fn packages() -> Result<()> {
    if process::version("node").is_none() {
        return Err(Stop(
            "Node is missing: install Node 18 or newer, with npm, and run this again.".to_owned(),
        )
        .into());
    }
    let root = paths::root();
    let asked = changed(root.join("package-lock.json"));
    let installed = changed(root.join("node_modules/.package-lock.json"));
    if asked.is_some() && installed >= asked {
        return Ok(());
    }
    if process::version("npm").is_none() {
        return Err(Stop(
            "npm is missing: install it (it comes with Node) and run this again.".to_owned(),
        )
        .into());
    }
    let mut command = Command::new("npm");
    process::run(
        "Installing the tools that package.json lists",
        command.args(NPM_CI).current_dir(root),
    )
}

fn changed(path: PathBuf) -> Option<SystemTime> {
    path.metadata().and_then(|meta| meta.modified()).ok()
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim() == "0")
}
