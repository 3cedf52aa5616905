//! Where things are: the repository, what Cargo builds into, and the folders that hold the source
//! of the toolchain and of the dependencies.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder that Cargo builds into.
#[must_use]
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The finished page.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The Cargo that runs this program, or the one on the search path.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Cargo's own folder, which holds the source of the dependencies.
#[must_use]
pub fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")))
}

/// The folder of the toolchain.
///
/// # Errors
/// If `rustc` does not answer.
pub fn sysroot() -> Result<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .current_dir(root())
        .output()
        .context("`rustc` could not be asked for its folder")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}
