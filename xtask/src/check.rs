//! `cargo xtask test`: every check and every test, in one go. The first one that fails ends the
//! run, by name.

use crate::args::Half;
use crate::dist::{self, Kind};
use crate::fuzz::RunFor;
use crate::{fuzz, paths, process, tools};
use anyhow::{Context, Result};
use std::num::NonZero;
use std::time::Instant;

/// The day on which pictures are taken, whenever that is.
const PICTURED: &str = "2026-03-05";

/// How many inputs each fuzz target gets: together about half a minute. The same ones each time, so that a
/// change is to blame if one fails.
const FUZZ_INPUTS: u32 = 1_000;

/// What the first engine does for all: what takes longest and is least about the engine. axe-core reads the
/// document and its styles, which come from the same files in each. The others go through every right, goal,
/// role or screen to see what the program makes of it, which is the same program in each; another test goes
/// through some of them in every engine.
const ONCE: [&str; 6] = [
    "axe::axe_finds",
    "history::everything_can_be_cleared",
    "language::defect_15",
    "letters::each_goal",
    "requests::every_right",
    "walk::every_company_and_role_in_english",
];

/// `cargo xtask test`.
///
/// # Errors
/// The first step that fails; a [`crate::Stop`] for an engine that the tests do not have.
pub fn command(engine: Option<&str>, only: Option<Half>) -> Result<()> {
    let engines = engine.map_or(tools::ENGINES.to_vec(), |one| vec![one]);
    let mut steps = Steps::default();
    if only != Some(Half::Browser) {
        native(&mut steps)?;
    }
    if only != Some(Half::Native) {
        browser(&mut steps, &engines)?;
    }
    println!("{} steps passed", steps.passed);
    Ok(())
}

fn native(steps: &mut Steps) -> Result<()> {
    steps.run("tools", || {
        tools::for_checks()?;
        tools::for_build()
    })?;
    const STRICT: [&str; 3] = ["--", "-D", "warnings"];
    let pure = [
        "-p",
        "mina-uppgifter",
        "-p",
        "hostile",
        "--no-default-features",
        "--features",
        "mina-uppgifter/schema",
    ];
    let page = ["-p", "mina-uppgifter", "--target", tools::WASM];
    let tools = ["-p", "xtask", "-p", "browser-tests"];
    steps.cargo("formatting", &[&["fmt", "--all", "--check"]])?;
    steps.cargo("formatting, the fuzz targets", &[&["fmt", "--check"], &fuzz::CRATE])?;
    steps.cargo(
        "clippy, for this machine",
        &[&["clippy", "--all-targets"], &pure, &tools, &STRICT],
    )?;
    steps.cargo("clippy, for the browser", &[&["clippy", "--lib", "--bins"], &page, &STRICT])?;
    steps.cargo("clippy, the fuzz targets", &[&["clippy"], &fuzz::CRATE, &STRICT])?;
    steps.cargo("native tests", &[&["test"], &pure])?;
    steps.run("fuzz targets", || fuzz::command(None, RunFor::Inputs(FUZZ_INPUTS)))?;
    tools::for_servers();
    tools::for_wordpress();
    steps.cargo("tests of the tools", &[&["test", "-p", "xtask"]])
}

fn browser(steps: &mut Steps, engines: &[&str]) -> Result<()> {
    steps.run("browsers", || engines.iter().try_for_each(|engine| tools::for_engine(engine)))?;
    steps.run("dist", dist::command)?;
    let breakable = paths::target().join("page/breakable-site");
    steps.run("a page that can break down", || {
        std::fs::create_dir_all(&breakable)?;
        dist::build(Kind::Breakable, &breakable).map(|_| ())
    })?;
    engines.iter().enumerate().try_for_each(|(before, engine)| {
        steps.run(&format!("browser tests in {engine}"), || {
            let mut cargo = paths::cargo();
            cargo.args(["test", "-p", "browser-tests"]);
            if before > 0 {
                cargo.arg("--").args(ONCE.iter().flat_map(|name| ["--skip", name]));
            }
            cargo
                .env("MINA_DIST", paths::dist())
                .env("MINA_BREAKABLE", &breakable)
                .env("MINA_ENGINE", engine)
                .env("RUST_LIB_BACKTRACE", "0")
                .env("RUST_TEST_THREADS", at_once().to_string());
            process::run("cargo test -p browser-tests", &mut cargo)
        })
    })
}

/// How many browser tests run at once: one for each processor, which a browser keeps busy.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(2, NonZero::get).min(6)
}

/// `cargo xtask pictures`: builds the page and takes the pictures that the README shows.
///
/// # Errors
/// If the page or the pictures cannot be made.
pub fn pictures() -> Result<()> {
    of_the_page("pictures", &[])
}

/// `cargo xtask gallery`: builds the page, takes a picture of every screen and compares it with the
/// accepted one; or accepts what there is now.
///
/// # Errors
/// If the page or the pictures cannot be made, or if one is not as accepted.
pub fn gallery(accept: bool) -> Result<()> {
    of_the_page("gallery", if accept { &["--accept"] } else { &[] })
}

/// Builds the page and runs a program of the browser tests on it.
fn of_the_page(program: &str, args: &[&str]) -> Result<()> {
    tools::for_engine("chromium")?;
    dist::command()?;
    let mut cargo = paths::cargo();
    cargo.args(["run", "-p", "browser-tests", "--bin", program, "--"]).args(args);
    cargo.env("MINA_DIST", paths::dist()).env("MINA_TODAY", PICTURED);
    process::run(&format!("cargo run -p browser-tests --bin {program}"), &mut cargo)
}

/// The steps so far.
#[derive(Default)]
struct Steps {
    passed: usize,
}

impl Steps {
    fn run(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("== {name}");
        let start = Instant::now();
        step().with_context(|| format!("the step \"{name}\" failed"))?;
        self.passed += 1;
        println!("== {name}: passed, {:.1} s", start.elapsed().as_secs_f64());
        Ok(())
    }

    fn cargo(&mut self, name: &str, args: &[&[&str]]) -> Result<()> {
        let args = args.concat();
        self.run(name, || {
            process::run(&format!("cargo {}", args.join(" ")), paths::cargo().args(&args))
        })
    }
}
