//! `cargo xtask fuzz`: lets a fuzzer make up hostile input for the checks in `tests/hostile/`.
//!
//! What it learns is kept in `tests/fuzz/corpus/`, so that a later run goes on from there; an input that
//! fails is written to `tests/fuzz/artifacts/`.

use crate::{Stop, paths, process, tools};
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// How long each target runs, in seconds, unless something else is asked for.
pub const SECONDS: u32 = 10;

/// How long one of [`RunFor::Inputs`] may take, in seconds, on a slow machine.
const SLOW: u32 = 120;

/// When a target has run enough.
#[derive(Clone, Copy, Debug)]
pub enum RunFor {
    /// After so many seconds.
    Seconds(u32),
    /// After so many inputs: the same ones each time, where nothing was learnt before.
    Inputs(u32),
}

/// How Cargo is told that it is about the fuzz targets, which are a workspace of their own.
pub const CRATE: [&str; 2] = ["--manifest-path", "tests/fuzz/Cargo.toml"];

/// Where cargo-fuzz finds them. Without a sanitizer: all of it is safe Rust, and stable Rust can build it.
const OPTIONS: [&str; 4] = ["--fuzz-dir", "tests/fuzz", "--sanitizer", "none"];

/// Runs one target, or every one.
///
/// # Errors
/// If a target cannot be built, or finds something; a [`Stop`] for a target that there is not.
pub fn command(target: Option<&str>, enough: RunFor) -> Result<()> {
    tools::for_fuzzing()?;
    let all = targets()?;
    let chosen = match target {
        None => all,
        Some(name) if all.iter().any(|one| one == name) => vec![name.to_owned()],
        Some(name) => {
            let there = all.join("`, `");
            return Err(Stop(format!("There is no fuzz target `{name}`, but `{there}`.")).into());
        }
    };
    process::run("Building the fuzz targets", fuzz("build").args(target))?;
    for target in &chosen {
        run(target, enough)?;
    }
    println!("{} fuzz targets found nothing", chosen.len());
    Ok(())
}

fn run(target: &str, enough: RunFor) -> Result<()> {
    let mut fuzz = fuzz("run");
    fuzz.args([target, "--", "-verbosity=0", "-print_funcs=0", "-print_final_stats=1"]);
    // Long inputs from the start: a short one holds no letter. Ten seconds for one are too many.
    fuzz.args(["-max_len=2048", "-len_control=0", "-timeout=10"]);
    match enough {
        RunFor::Seconds(seconds) => fuzz.arg(format!("-max_total_time={seconds}")),
        RunFor::Inputs(count) => {
            fuzz.args(["-seed=1", &format!("-runs={count}"), &format!("-max_total_time={SLOW}")])
        }
    };
    process::say(&format!("Fuzzing {target}"));
    let output = fuzz.stdin(Stdio::null()).output().context("`cargo fuzz` could not be started")?;
    // What a target finds stands on standard error, and so do the figures.
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let again = format!("cargo fuzz run {} {target} FILE", OPTIONS.join(" "));
        bail!("the fuzz target `{target}` found something; to see it again: {again}\n{told}");
    }
    let count = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let count = count.context("`cargo fuzz` tells of no input")?;
    println!("{target}: {} inputs", count.trim());
    Ok(())
}

/// The names of the targets.
fn targets() -> Result<Vec<String>> {
    let mut list = paths::cargo();
    let names = process::filter(list.args(["fuzz", "list"]).args(&OPTIONS[..2]), &[])?;
    let names = String::from_utf8(names).context("a fuzz target has an odd name")?;
    Ok(names.lines().map(str::to_owned).collect())
}

fn fuzz(what: &str) -> Command {
    let mut cargo = paths::cargo();
    cargo.args(["fuzz", what]).args(OPTIONS);
    cargo
}
