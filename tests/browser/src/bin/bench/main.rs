//! What `cargo xtask bench` measures in the browser: it builds the page and runs this, with how often to
//! measure, which part (or `all`), and perhaps another built page to measure in turn with it.
//!
//! `bench.js` runs in each page before anything of the page does, and notes what can be seen from there;
//! the page itself knows nothing of being measured.

mod load;
mod scale;
mod using;

use anyhow::{Context, Result, bail};
use browser_tests::{Page, Setup, Site, run};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use xtask::bench::Part;
use xtask::bench::networks::Network;
use xtask::bench::report::{self, Measure, OUT};

/// What notes things in the page.
const NOTES: &str = include_str!("bench.js");

/// How long anything may take to come true, or to be answered.
const PATIENCE: Duration = Duration::from_secs(100);

/// How often it is looked at. Seldom: looking takes time from the page.
const PAUSE: Duration = Duration::from_millis(200);

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let runs: u32 = args.next().and_then(|runs| runs.parse().ok()).context("how often?")?;
    let part = args.next().context("which part?")?;
    let versus = args.next().map(PathBuf::from);
    let out = std::env::var_os(OUT).with_context(|| format!("{OUT} names the file"))?;
    let wanted = |one| part == "all" || Part::find(&part) == Some(one);
    let pages: Vec<(PathBuf, bool)> =
        [(xtask::paths::dist(), false)].into_iter().chain(versus.map(|dir| (dir, true))).collect();
    let mut bench = Bench { measures: Vec::new() };
    for number in 1..=runs {
        for (dir, other) in &pages {
            if wanted(Part::Load) {
                eprintln!("  loading, {number} of {runs}");
                load::measure(&mut bench, dir, *other)?;
            }
            if wanted(Part::Use) {
                eprintln!("  using, {number} of {runs}");
                using::measure(&mut bench, dir, *other)?;
            }
        }
        if wanted(Part::Scale) {
            eprintln!("  very much of everything, {number} of {runs}");
            scale::measure(&mut bench)?;
        }
    }
    std::fs::write(out, report::to_json(&bench.measures))?;
    Ok(())
}

/// What was measured so far.
struct Bench {
    measures: Vec<Measure>,
}

/// Where a value belongs.
#[derive(Clone)]
struct Case {
    part: Part,
    name: String,
    size: u32,
    other: bool,
}

impl Bench {
    /// Notes a value; one that is not there is none.
    fn note(&mut self, case: &Case, what: &str, unit: &str, value: Option<f64>) {
        let Some(value) = value else { return };
        let Case { part, name, size, other } = case;
        let one = Measure::of(part.word(), name, what, unit, value);
        report::add(&mut self.measures, Measure { size: *size, other: *other, ..one });
    }

    /// Notes the spans until it was done and laid out, until it was painted, and until all of it was there.
    fn note_spans(&mut self, case: &Case, what: &str, spans: &Value) {
        self.note(case, what, "ms", number(spans, "/0"));
        self.note(case, &format!("{what}, painted"), "ms", number(spans, "/1"));
        self.note(case, &format!("{what}, all of it"), "ms", number(spans, "/2"));
    }

    /// Notes what the page holds in memory.
    async fn note_memory(&mut self, case: &Case, page: &Page, when: &str) -> Result<()> {
        page.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        page.devtools("Performance.enable", json!({})).await?;
        let metrics = page.devtools("Performance.getMetrics", json!({})).await?;
        let metrics = metrics.get("metrics").and_then(Value::as_array);
        let heap = metrics
            .into_iter()
            .flatten()
            .find(|one| one.get("name").and_then(Value::as_str) == Some("JSHeapUsedSize"));
        let kilobytes = |bytes: Option<f64>| bytes.map(|bytes| bytes / 1000.0);
        let heap = kilobytes(heap.and_then(|one| number(one, "/value")));
        self.note(case, &format!("JavaScript heap{when}"), "kB", heap);
        let memory = page.script("return bench.memory?.buffer.byteLength", vec![]).await?;
        let memory = kilobytes(memory.as_f64());
        self.note(case, &format!("WebAssembly memory{when}"), "kB", memory);
        Ok(())
    }
}

/// A page of a folder in a phone's browser of its own, watched by `bench.js`.
fn phone(dir: PathBuf, act: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    // What is missing on purpose (the network, the worker) may be complained of.
    run(Setup::new(Site::folder(dir)?).may_complain().alone(), async |page| {
        page.driver().set_script_timeout(PATIENCE).await?;
        before(page, NOTES).await?;
        act(page).await
    })
}

/// Runs a script in every document from now on, before anything of the page: by the browser itself, so that
/// what is served is as people get it.
async fn before(page: &Page, script: &str) -> Result<()> {
    let source = json!({ "source": script });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", source).await.map(|_| ())
}

/// Makes the computer so many times slower.
async fn slow_down(page: &Page, times: u32) -> Result<()> {
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
    Ok(())
}

/// Makes connection and computer slower.
async fn emulate(page: &Page, network: &Network) -> Result<()> {
    page.devtools("Network.enable", json!({})).await?;
    page.devtools("Network.emulateNetworkConditions", network.conditions()).await?;
    slow_down(page, network.cpu).await
}

/// Waits until a script gives `true`.
async fn wait(page: &Page, what: &str, script: &str) -> Result<()> {
    let start = Instant::now();
    while page.script(&format!("return {script}"), vec![]).await? != json!(true) {
        if start.elapsed() > PATIENCE {
            bail!("waited {} s in vain for {what}", PATIENCE.as_secs());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}

/// Waits until the page and its later part are there.
async fn until_whole(page: &Page) -> Result<()> {
    let whole = "bench.stands !== undefined && bench.isWhole() \
         && document.querySelector('[aria-busy=true]') === null";
    wait(page, "the whole page", whole).await
}

/// Types into a field of the letter, key by key, and gives the spans until the preview held each.
async fn type_into(page: &Page, field: &str, text: &str) -> Result<Vec<Value>> {
    const NEXT: &str = "const count = arguments[0]; return new Promise((done) => { const look = () => \
         bench.keys.length >= count ? done(bench.keys) : setTimeout(look, 5); look(); })";
    page.script(
        "document.getElementById(arguments[0]).focus(); bench.watchKeys(arguments[0])",
        vec![json!(field)],
    )
    .await?;
    let mut keys = json!([]);
    for (typed, key) in text.chars().enumerate() {
        let key = key.to_string();
        let down = json!({ "type": "keyDown", "key": key, "text": key });
        page.devtools("Input.dispatchKeyEvent", down).await?;
        page.devtools("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key })).await?;
        keys = page.script(NEXT, vec![json!(typed + 1)]).await?;
    }
    Ok(keys.as_array().cloned().unwrap_or_default())
}

/// The number at a place in what a script gave.
fn number(value: &Value, place: &str) -> Option<f64> {
    value.pointer(place).and_then(Value::as_f64)
}
