//! Scripts and styles through esbuild: smaller for publication, as they are while working.

use crate::tools;
use anyhow::Result;
use std::path::Path;

/// The oldest language level that every browser with the WebAssembly features we need has.
const TARGET: &str = "--target=es2022";

/// What tells people with the oldest browsers that theirs is too old, so all browsers can read it.
const OLDEST: &str = "--target=es5";

/// The script for when the page does not start.
pub fn guard(path: &Path, minify: bool) -> Result<Vec<u8>> {
    esbuild(path, &[OLDEST], minify)
}

/// The program's JavaScript side, as a module: `entry` with what it takes from it. The rest goes, with
/// two helps: its classes are not used, so nothing has to end their life (`Symbol.dispose`), and
/// making a registry for that does nothing by itself.
pub fn program(entry: &Path, minify: bool) -> Result<Vec<u8>> {
    let drop_classes =
        ["--define:Symbol.dispose=undefined", "--define:FinalizationRegistry=undefined"];
    let args = [&["--bundle", "--format=esm", TARGET][..], &drop_classes].concat();
    esbuild(entry, &args, minify)
}

/// A script by itself.
pub fn script(path: &Path, minify: bool) -> Result<Vec<u8>> {
    esbuild(path, &[TARGET], minify)
}

/// A style sheet. Not lowered for older browsers: what it uses is chosen where it is written.
pub fn css(path: &Path, minify: bool) -> Result<Vec<u8>> {
    esbuild(path, &[], minify)
}

fn esbuild(path: &Path, args: &[&str], minify: bool) -> Result<Vec<u8>> {
    let mut command = tools::node("esbuild/bin/esbuild");
    command.arg(path).args(args).args([
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    if minify {
        command.arg("--minify");
    }
    crate::process::filter(&mut command, &[])
}
