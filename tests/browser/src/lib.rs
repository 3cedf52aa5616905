//! The harness of the browser tests. A test gets a [`Page`]: a phone-sized window of its own, in a
//! browser that nobody else uses meanwhile, on a [`Site`] that is served for it alone.
//!
//! ```no_run
//! use browser_tests::{Setup, Site, run};
//!
//! # fn main() -> anyhow::Result<()> {
//! run(Setup::new(Site::dist()?), async |page| {
//!     page.open("").await?;
//!     page.wait_for("h1").await?;
//!     page.tap("a.door").await?;
//!     Ok(())
//! })
//! # }
//! ```
//!
//! A test never sleeps: it waits for something ([`Page::until`]), or fails with what it waited for.
//! When it fails, a picture, the document and the console are in `target/browser/`.

mod axe;
mod browser;
mod canary;
mod driver;
mod engine;
mod evidence;
mod hands;
mod log;
mod page;
mod paper;
mod person;
mod places;
mod release;
pub mod screens;
mod setup;
mod site;
mod source;
mod tap;

pub use canary::{Canaries, FIELDS_SHOWN};
pub use engine::{Ability, Engine};
pub use log::Entry;
pub use page::Page;
pub use paper::{Paper, expect_text};
pub use person::{Person, SVERIGE, SYD};
pub use places::ICON;
pub use screens::Walk;
pub use setup::{Scheme, Setup};
pub use site::Site;
pub use source::{Source, today};

use anyhow::{Context, Result};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

/// Where all tests run: a browser that one has left to another is still talked to from here.
static RUNTIME: LazyLock<std::io::Result<Runtime>> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build());

/// Runs one test in a browser that nobody else uses meanwhile. If it fails, the browser ends with it.
///
/// Unless the setup says that the page [may complain](Setup::may_complain), a test also fails if
/// the console holds a warning, an error or a violation of the content security policy.
///
/// # Errors
/// What the test returned; or that the browser could not be started.
pub fn run(setup: Setup, test: impl AsyncFnOnce(&mut Page) -> Result<()>) -> Result<()> {
    let runtime = RUNTIME.as_ref().context("no runtime for the tests")?;
    let quiet = !setup.complaints;
    let mut page = runtime.block_on(Page::start(setup))?;
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            test(&mut page).await?;
            if quiet { page.expect_quiet().await } else { Ok(()) }
        })
    }));
    if let Ok(Ok(())) = outcome {
        return runtime.block_on(page.leave_browser());
    }
    let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
    match runtime.block_on(evidence::collect(&mut page, &name)) {
        Ok(dir) => eprintln!("What the browser showed is in {}", dir.display()),
        Err(error) => eprintln!("What the browser showed could not be kept: {error:#}"),
    }
    // Why it failed is what matters now.
    let _ = runtime.block_on(page.end());
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Where the harness puts its files.
fn scratch() -> PathBuf {
    xtask::paths::target().join("browser")
}

/// A name that no other test of this run has.
fn unique() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
