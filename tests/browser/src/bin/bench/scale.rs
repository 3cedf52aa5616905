//! The screens with very much of everything, on this machine as it is: what matters is how it grows. What
//! needs no browser is timed by `benches/scale.rs`.

use crate::{Bench, Case, phone, type_into, until_whole};
use anyhow::Result;
use browser_tests::Page;
use browser_tests::screens::{REQUESTS, VISIT};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::Correction;
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::requests::{Requests, SavedRequest};
use mina_uppgifter::session::{Choice, Draft, ItemRef, LETTER_ORDER, PointRef, RoleChoice, Visit};
use serde_json::{Value, json};
use xtask::bench::goals::{KEYSTROKE, LONGEST_TASK};
use xtask::bench::synthetic::{self, ITEMS, POLICY, SIZES};
use xtask::bench::{Part, stats};

/// How many requests are saved.
const COUNTS: [u32; 3] = [10, 100, 1000];
/// How many characters of the person's own a letter holds.
const CHARACTERS: [u32; 3] = [500, 5_000, 50_000];
/// What is typed.
const TYPED: &str = "KimExempel";

pub fn measure(bench: &mut Bench) -> Result<()> {
    let case =
        |name: &str, size| Case { part: Part::Scale, name: name.to_owned(), size, other: false };
    for size in SIZES {
        let name = format!("contact points with {ITEMS} items each");
        points(bench, &case(&name, size))?;
        every_item(bench, &case(&format!("{name}, every item ticked"), size))?;
    }
    for count in COUNTS {
        requests(bench, &case("saved requests", count))?;
    }
    for characters in CHARACTERS {
        letter(bench, &case("characters of a letter", characters))?;
    }
    Ok(())
}

/// Someone who is about to choose what they did.
fn choice() -> Choice {
    let mut choice = Choice { rights: vec![Right::Access], ..Choice::default() };
    choice.set_policies(vec![POLICY.to_owned()]);
    choice.set_role(RoleChoice::Role(Role::JobSeeker));
    choice
}

fn point(number: u32) -> PointRef {
    PointRef { policy: POLICY.to_owned(), point: synthetic::point(number) }
}

/// From the list of contact points to the letter, with all of them.
fn points(bench: &mut Bench, case: &Case) -> Result<()> {
    const ALL: &str = "const all = document.getElementById('all'); const before = all.textContent; \
         return bench.act(() => all.click(), () => all.textContent !== before)";
    phone(synthetic::site(case.size), async |page| {
        open(page, &visit(choice(), Draft::default()), None).await?;
        let stands = page.script("return bench.stands", vec![]).await?;
        bench.note(case, "first screen stands", "ms", stands.as_f64());
        go(bench, case, page, "points").await?;
        let spans = page.script(ALL, vec![]).await?;
        bench.note(case, "choose all of them", "ms", crate::number(&spans, "/0"));
        inventory(bench, case, page).await?;
        go(bench, case, page, "goals").await?;
        keys(bench, case, page).await
    })
}

/// The same for somebody who has ticked every item.
fn every_item(bench: &mut Bench, case: &Case) -> Result<()> {
    let mut choice = choice();
    choice.rights = LETTER_ORDER.to_vec();
    for number in 0..case.size {
        choice.points.push(point(number));
        for item in 0..ITEMS {
            choice.items.push(ItemRef { at: point(number), item: synthetic::item(item) });
        }
    }
    phone(synthetic::site(case.size), async |page| {
        open(page, &visit(choice, Draft::default()), None).await?;
        inventory(bench, case, page).await?;
        keys(bench, case, page).await
    })
}

/// The list of requests, and one of them.
fn requests(bench: &mut Bench, case: &Case) -> Result<()> {
    let mut all = Requests::default();
    for number in 0..case.size {
        all.put(saved(number), 1);
    }
    phone(xtask::paths::dist(), async |page| {
        open(page, &visit(choice(), Draft::default()), Some(&all.to_stored())).await?;
        go(bench, case, page, "requests").await?;
        bench.note_memory(case, page, " at the list").await?;
        let number = format!("{:016x}", case.size / 2);
        let spans = page
            .script("return bench.go(arguments[0])", vec![json!(format!("#/request/{number}"))]);
        let spans = spans.await?;
        bench.note(case, "go to #/request", "ms", crate::number(&spans, "/0"));
        Ok(())
    })
}

/// A letter with long corrections.
fn letter(bench: &mut Bench, case: &Case) -> Result<()> {
    let mut choice = choice();
    choice.rights = vec![Right::Rectification];
    let (wrong, right) = ("Fel åäö. ".repeat(25), "Rätt åäö. ".repeat(27));
    let rows = usize::try_from(case.size / 500)?;
    let corrections = vec![Correction { wrong, right }; rows];
    phone(synthetic::site(10), async |page| {
        choice.points.push(point(0));
        open(page, &visit(choice, Draft { corrections, ..Draft::default() }), None).await?;
        keys(bench, case, page).await
    })
}

/// Opens the page with what was chosen and written before.
async fn open(page: &Page, visit: &str, requests: Option<&str>) -> Result<()> {
    const KEEP: &str = "for (const [key, value] of arguments[0]) if (value) \
         sessionStorage.setItem(key, value)";
    page.goto("").await?;
    until_whole(page).await?;
    page.script(KEEP, vec![json!([[VISIT, visit], [REQUESTS, requests]])]).await?;
    page.open("").await?;
    until_whole(page).await
}

fn visit(choice: Choice, draft: Draft) -> String {
    Visit::new(choice, draft).to_stored()
}

/// Goes to a screen.
async fn go(bench: &mut Bench, case: &Case, page: &Page, screen: &str) -> Result<()> {
    let address = json!(format!("#/{screen}"));
    let spans = page.script("return bench.go(arguments[0])", vec![address]).await?;
    bench.note(case, &format!("go to #/{screen}"), "ms", crate::number(&spans, "/0"));
    Ok(())
}

/// The inventory, and ticks in it.
async fn inventory(bench: &mut Bench, case: &Case, page: &Page) -> Result<()> {
    const CLICK: &str = "const [place, told] = [arguments[0], '.selected'].map((css) => \
         document.querySelector(css)); const before = told.textContent; \
         return bench.act(() => place.click(), () => told.textContent !== before)";
    go(bench, case, page, "inventory").await?;
    for (what, css) in [("tick an item", ".items input"), ("tick a card", ".items + .row .link")] {
        let spans = page.script(CLICK, vec![json!(css)]).await?;
        bench.note(case, what, "ms", crate::number(&spans, "/0"));
    }
    bench.note_memory(case, page, " at the inventory").await
}

/// The letter, and keys in it.
async fn keys(bench: &mut Bench, case: &Case, page: &Page) -> Result<()> {
    go(bench, case, page, "letter/1").await?;
    let keys = type_into(page, "contact", TYPED).await?;
    let spans: Vec<f64> = keys.iter().filter_map(|key| crate::number(key, "/0")).collect();
    bench.note(case, KEYSTROKE, "ms", stats::median(&spans));
    bench.note_memory(case, page, " at the letter").await?;
    let longest: Value =
        page.script("return Math.max(0, ...bench.long.map(([, span]) => span))", vec![]).await?;
    bench.note(
        case,
        &format!("{LONGEST_TASK}, of any"),
        "ms",
        longest.as_f64().filter(|span| *span > 0.0),
    );
    Ok(())
}

/// A request as the page saves it.
fn saved(number: u32) -> SavedRequest {
    SavedRequest {
        id: format!("{number:016x}"),
        policy: POLICY.to_owned(),
        rights: vec![Right::Access],
        language: "sv".to_owned(),
        name: "Kim Exempel".to_owned(),
        subject: "Begäran om tillgång till personuppgifter".to_owned(),
        letter: "Jag begär att få tillgång till mina personuppgifter. ".repeat(28),
        sent: format!("2026-{:02}-{:02}", 1 + number / 28 % 10, 1 + number % 28),
        ..SavedRequest::default()
    }
}
