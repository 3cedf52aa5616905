//! `cargo xtask bench`: how fast the page is, and where it falls short of the goals.
//!
//! It prints a table and the goals, and writes every single measurement to
//! `target/bench/measures.json`. Nothing here is a test: a machine that is busy with something else
//! gives other figures.
//!
//! - [`report`]: a measurement, and the tables
//! - [`stats`]: median, percentiles, growth
//! - [`goals`]: what the figures are held to
//! - [`networks`]: the emulated connections and computers
//! - [`synthetic`]: pages whose policy is far larger than any there is
//! - [`lighthouse`]: Google's Lighthouse on the page
//!
//! The browser is driven by `tests/browser/src/bin/bench/`, and the rooms without a browser are timed by
//! `benches/scale.rs`; both write what they measured to the file that the environment names
//! ([`report::OUT`]).

pub mod goals;
mod lighthouse;
pub mod networks;
pub mod report;
pub mod stats;
pub mod synthetic;

use crate::{Stop, dist, paths, process, tools};
use anyhow::{Context, Result};
use report::Measure;
use std::path::{Path, PathBuf};

/// How often each thing is measured, unless something else is asked for.
pub const RUNS: u32 = 5;

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Loading the page.
    Load,
    /// Using it.
    Use,
    /// With very much of everything.
    Scale,
    /// What Lighthouse says.
    Lighthouse,
}

impl Part {
    /// Every part, in the order in which they run.
    pub const ALL: [Part; 4] = [Part::Load, Part::Use, Part::Scale, Part::Lighthouse];

    /// Its name on the command line, and in what is measured.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Part::Load => "load",
            Part::Use => "use",
            Part::Scale => "scale",
            Part::Lighthouse => "lighthouse",
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn find(word: &str) -> Option<Part> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How often each thing is measured.
    pub runs: u32,
    /// One part, if not all.
    pub only: Option<Part>,
    /// Another built page to measure in turn with this one.
    pub versus: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { runs: RUNS, only: None, versus: None }
    }
}

/// Where the bench puts its files.
#[must_use]
pub fn folder() -> PathBuf {
    paths::target().join("bench")
}

/// `cargo xtask bench`.
///
/// # Errors
/// If the page cannot be built or something cannot be measured. That a goal is missed is no error.
pub fn command(options: &Options) -> Result<()> {
    let versus = options.versus.as_deref().map(other_page).transpose()?;
    tools::for_engine("chromium")?;
    let first_visit = dist::weighed()?;
    let wanted = |part| options.only.is_none_or(|only| only == part);
    std::fs::create_dir_all(folder())?;
    if wanted(Part::Scale) {
        synthetic::build_all(&paths::dist())?;
    }
    let mut measures = weights(first_visit, &paths::dist())?;
    if [Part::Load, Part::Use, Part::Scale].into_iter().any(wanted) {
        measures.extend(in_the_browser(options, versus.as_deref())?);
    }
    if wanted(Part::Scale) {
        measures.extend(without_a_browser(options)?);
    }
    if wanted(Part::Lighthouse) {
        measures.extend(lighthouse::measure(&paths::dist(), options.runs)?);
    }
    let file = folder().join("measures.json");
    std::fs::write(&file, report::to_json(&measures))?;
    print!("{}", report::tables(&measures));
    print!("{}", goals::table(&measures));
    println!("\nEvery single measurement is in {}", file.display());
    Ok(())
}

fn other_page(folder: &str) -> Result<PathBuf> {
    let dir = std::path::absolute(folder)?;
    if !dir.join("index.html").exists() {
        return Err(Stop(format!("There is no built page in {}.", dir.display())).into());
    }
    Ok(dir)
}

/// What needs no browser to be measured.
fn weights(first_visit: usize, dist: &Path) -> Result<Vec<Measure>> {
    let index = std::fs::metadata(dist.join("index.html.br"))?.len();
    let weight = |what: &str, bytes| Measure::of("weight", "Brotli", what, "bytes", bytes);
    #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
    Ok(vec![weight(goals::CRITICAL_PATH, first_visit as f64), weight(goals::INDEX, index as f64)])
}

fn in_the_browser(options: &Options, versus: Option<&Path>) -> Result<Vec<Measure>> {
    let out = folder().join("browser.json");
    let mut cargo = paths::cargo();
    cargo.args(["run", "-q", "-p", "browser-tests", "--bin", "bench", "--"]);
    cargo.arg(options.runs.to_string()).arg(options.only.map_or("all", Part::word));
    cargo.args(versus).env("MINA_DIST", paths::dist()).env(report::OUT, &out);
    process::run("Measuring in the browser", &mut cargo)?;
    read(&out)
}

fn without_a_browser(options: &Options) -> Result<Vec<Measure>> {
    let out = folder().join("native.json");
    let mut cargo = paths::cargo();
    cargo.args(["bench", "-q", "--no-default-features", "--bench", "scale", "--"]);
    cargo.arg(options.runs.to_string());
    for size in synthetic::SIZES {
        cargo.arg(synthetic::site(size));
    }
    cargo.env(report::OUT, &out);
    process::run("Measuring without a browser", &mut cargo)?;
    read(&out)
}

fn read(file: &Path) -> Result<Vec<Measure>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    report::from_json(&text).with_context(|| file.display().to_string())
}
