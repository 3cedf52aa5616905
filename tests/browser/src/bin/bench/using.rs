//! Using the page on computers of several speeds: the whole walk to two companies with everything chosen,
//! the keys that are typed into the letter, another language, ticks in the inventory.
//!
//! A span begins with the event in the browser. It ends when what was waited for stands in the document
//! and is laid out; and, beside that, when the next frame has been painted, which at sixty frames a second
//! is up to 17 ms later whatever the page does.

use crate::{Bench, Case, number, phone, slow_down, type_into, until_whole};
use anyhow::{Context, Result};
use browser_tests::{Page, Person, SVERIGE, SYD, Walk};
use mina_uppgifter::law::Right;
use mina_uppgifter::session::{LETTER_ORDER, Route};
use serde_json::{Value, json};
use std::path::Path;
use xtask::bench::Part;
use xtask::bench::goals::{KEYSTROKE, LONGEST_TASK, used_at};

/// How many times slower than this machine the computers are.
const COMPUTERS: [u32; 3] = [1, 4, 6];

/// What is typed: no spaces, which a letter leaves out at the end.
const TYPED: &str = "KimExempelskrivereyssnabbt";

/// How often a language is chosen and a tick is set, each time.
const TIMES: usize = 4;

pub fn measure(bench: &mut Bench, dir: &Path, other: bool) -> Result<()> {
    for times in COMPUTERS {
        let case = Case { part: Part::Use, name: used_at(times), size: 0, other };
        phone(dir.to_path_buf(), async |page| {
            slow_down(page, times).await?;
            let mut longest = steps(bench, &case, page).await?;
            longest = longest.max(inventory(bench, &case, page).await?);
            longest = longest.max(letter(bench, &case, page).await?);
            bench.note(&case, LONGEST_TASK, "ms", Some(longest));
            bench.note_memory(&case, page, "").await
        })?;
    }
    Ok(())
}

/// The whole walk, by a person who chooses everything.
async fn steps(bench: &mut Bench, case: &Case, page: &Page) -> Result<f64> {
    let person = Person::job_seeker(&[SVERIGE, SYD])?;
    let person = person.wants(&[Right::Access, Right::Rectification, Right::Erasure]);
    let end = *person.way().last().context("a way without an end")?;
    Walk::new(page, person)?.walk_to(end).await?;
    let steps = page.script("return bench.steps", vec![]).await?;
    for step in steps.as_array().into_iter().flatten() {
        let screen = step.pointer("/0").and_then(Value::as_str).unwrap_or_default();
        bench.note(case, &format!("step to #/{screen}"), "ms", number(step, "/1"));
    }
    longest_task(page).await
}

/// Someone in front of a screen, everything chosen.
async fn resume(page: &Page, route: Route) -> Result<()> {
    let person = Person::job_seeker(&[SVERIGE, SYD])?.wants(&LETTER_ORDER);
    Walk::new(page, person)?.resume(route).await?;
    until_whole(page).await
}

/// Ticks in the inventory, and the language of the largest screen.
async fn inventory(bench: &mut Bench, case: &Case, page: &Page) -> Result<f64> {
    const TICK: &str = "const [box, told] = ['.items input', '.selected'].map((css) => \
         document.querySelector(css)); const before = told.textContent; \
         return bench.act(() => box.click(), () => told.textContent !== before)";
    const TICK_ALL: &str = "const [all, told] = ['.items + .row .link', '.selected'].map((css) => \
         document.querySelector(css)); const before = told.textContent; \
         return bench.act(() => all.click(), () => told.textContent !== before)";
    const LANGUAGE: &str = "const list = document.getElementById('language'); \
         list.value = arguments[0]; return bench.act(() => list.dispatchEvent(new Event('change')), \
         () => document.documentElement.lang === arguments[0])";
    resume(page, Route::Inventory).await?;
    for time in 0..TIMES {
        for (what, script) in [("tick an item", TICK), ("tick all items", TICK_ALL)] {
            let spans = page.script(script, vec![]).await?;
            bench.note_spans(case, what, &spans);
        }
        let tag = if time % 2 == 0 { "en" } else { "sv" };
        let spans = page.script(LANGUAGE, vec![json!(tag)]).await?;
        let what = if time == 0 { "another language, fetched" } else { "another language" };
        bench.note_spans(case, what, &spans);
    }
    longest_task(page).await
}

/// Keys in the letter with everything in it.
async fn letter(bench: &mut Bench, case: &Case, page: &Page) -> Result<f64> {
    resume(page, Route::Letter(1)).await?;
    for field in ["contact", "situation"] {
        for key in type_into(page, field, TYPED).await? {
            bench.note_spans(case, KEYSTROKE, &key);
        }
    }
    longest_task(page).await
}

/// The longest task since the screen stood; 0 if none took more than 50 ms.
async fn longest_task(page: &Page) -> Result<f64> {
    const LONGEST: &str = "return Math.max(0, ...bench.long.filter(([at]) => at >= bench.stands)\
         .map(([, span]) => span))";
    Ok(page.script(LONGEST, vec![]).await?.as_f64().unwrap_or_default())
}
