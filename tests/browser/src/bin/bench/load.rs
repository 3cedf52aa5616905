//! Loading the page over an emulated connection: with an empty cache, again with what was kept, and
//! without network.
//!
//! The first tap: as soon as the first door of the start screen has been painted it is tapped, by a script
//! in the page, and again every tenth of a second until the screen has another heading. It is answered
//! when that has been painted. What the program takes is seen from outside: *compile* is from the moment
//! when WebAssembly is asked for (its file has arrived whole by then, since its digest is checked) until it
//! is there, *start* from then until the first screen stands in the document. The worker that keeps the
//! page fetches over the real connection, after the first screen; its bytes are not counted.

use crate::{Bench, Case, before, emulate, number, phone, until_whole, wait};
use anyhow::Result;
use browser_tests::Page;
use serde_json::Value;
use std::path::Path;
use xtask::bench::Part;
use xtask::bench::goals::{FIRST_PAINT, FIRST_TAP, LONGEST_TASK, cold};
use xtask::bench::networks::{Network, SLOW, SLOWEST};

/// Everything that `bench.js` noted of a load.
const NOTED: &str = "const last = (list, before) => list.filter((at) => !(at > before)).at(-1); \
     const [code] = bench.compiled; \
     const longest = (keep) => Math.max(0, ...bench.long.filter(([at]) => keep(at)).map(([, span]) => span)); \
     const [requests, bytes] = bench.wire(); \
     return { paint: bench.paints['first-contentful-paint'], \
     largest: last(bench.largest, bench.changed), stands: bench.stands, tap: bench.answered, \
     compile: code[1] - code[0], start: bench.stands - code[1], requests, bytes, \
     before: longest((at) => at < bench.stands), after: longest((at) => at >= bench.stands) }";

/// What each is called in the tables.
const NAMES: [(&str, &str, &str); 10] = [
    ("/paint", FIRST_PAINT, "ms"),
    ("/largest", "largest contentful paint", "ms"),
    ("/stands", "first screen stands", "ms"),
    ("/tap", FIRST_TAP, "ms"),
    ("/compile", "WebAssembly: compile", "ms"),
    ("/start", "WebAssembly: start", "ms"),
    ("/requests", "requests", ""),
    ("/bytes", "over the wire", "bytes"),
    ("/before", "longest task until then", "ms"),
    ("/after", LONGEST_TASK, "ms"),
];

pub fn measure(bench: &mut Bench, dir: &Path, other: bool) -> Result<()> {
    [SLOW, SLOWEST].iter().try_for_each(|network| measure_on(bench, dir, other, network))
}

fn measure_on(bench: &mut Bench, dir: &Path, other: bool, network: &Network) -> Result<()> {
    phone(dir.to_path_buf(), async |page| {
        let case = |name| Case { part: Part::Load, name, size: 0, other };
        before(page, "bench.tapFirst()").await?;
        emulate(page, network).await?;
        load(bench, page, &case(cold(network.name))).await?;
        wait(page, "the worker", "navigator.serviceWorker.controller !== null").await?;
        load(bench, page, &case(format!("{}, visited before", network.name))).await?;
        page.site().stop();
        load(bench, page, &case(format!("{}, without network", network.name))).await
    })
}

/// Loads the page anew, as somebody who comes back to it later.
async fn load(bench: &mut Bench, page: &Page, case: &Case) -> Result<()> {
    page.leave().await?;
    page.goto("").await?;
    until_whole(page).await?;
    wait(page, "the answer to the first tap", "bench.answered !== undefined").await?;
    let noted: Value = page.script(NOTED, vec![]).await?;
    for (place, name, unit) in NAMES {
        bench.note(case, name, unit, number(&noted, place));
    }
    bench.note_memory(case, page, "").await?;
    page.script("sessionStorage.clear()", vec![]).await?;
    Ok(())
}
