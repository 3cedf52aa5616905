//! Coming and going: back and forward, reloading, clearing, addresses that lead nowhere.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::OTHERS;
use browser_tests::{Person, SVERIGE, SYD, Setup, Site, Source, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::session::{Choice, Field, Route};
use mina_uppgifter::text::t;
use serde_json::json;
use std::collections::BTreeSet;

/// Someone who fills in every field.
fn thorough(companies: &[&str]) -> Result<Person> {
    let mut person = Person::job_seeker(companies)?.wants(&[Right::Access, Right::Rectification]);
    for (field, text) in [
        (Field::Contact, "asa@example.org"),
        (Field::Period, "våren 2025"),
        (Field::Place, "Malmö"),
    ] {
        person.draft.set_field(field, text.to_owned());
    }
    Ok(person)
}

/// Every field of the letter holds what was typed.
async fn everything_typed_is_there(walk: &Walk<'_>) -> Result<()> {
    for field in
        [Field::Name, Field::Contact, Field::Period, Field::Place, Field::Wrong(0), Field::Right(0)]
    {
        let written = walk.letter(1).written(field).await?;
        ensure!(written == walk.person.draft.field(field), "{field:?} holds {written:?}");
    }
    walk.letter(1).expect_preview().await
}

#[test]
fn back_and_forward_through_the_whole_walk_keep_everything() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SVERIGE])?)?;
        let way = walk.person.way();
        walk.walk_to(Route::Request(1)).await?;
        for _ in 0..2 {
            for route in way.iter().rev().skip(1) {
                page.driver().back().await?;
                walk.arrive(*route).await.context("going back")?;
            }
            for route in way.iter().skip(1) {
                page.driver().forward().await?;
                walk.arrive(*route).await.context("going forward")?;
                if *route == Route::Letter(1) {
                    everything_typed_is_there(&walk).await?;
                }
            }
        }
        Ok(())
    })
}

#[test]
fn twice_back_and_on_again_keeps_the_choices() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SYD])?)?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        for _ in 0..2 {
            page.driver().back().await?;
        }
        walk.arrive(Route::Inventory).await?;
        page.tap("#next").await?;
        walk.arrive(Route::Goals).await?;
        for right in walk.person.choice.rights.clone() {
            let on = page.property(&format!("#goal-{}", right.id()), "checked").await?;
            ensure!(on == json!(true), "{right:?} is not chosen any more");
        }
        page.tap("#next").await?;
        walk.arrive(Route::Letter(1)).await?;
        everything_typed_is_there(&walk).await
    })
}

#[test]
fn the_pages_own_way_back_leads_through_the_walk() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SVERIGE, SYD])?)?;
        let way = walk.person.way();
        walk.resume(Route::Send(2)).await?;
        let own = way.iter().rev().filter(|route| !matches!(route, Route::Request(_)));
        for route in own.skip(1) {
            walk.tap_back().await?;
            walk.arrive(*route).await?;
        }
        // And on from the start, where one was.
        walk.start().take_up().await?;
        walk.arrive(Route::Letter(1)).await
    })
}

#[test]
fn a_reload_keeps_everything_and_a_new_tab_has_nothing() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SYD])?)?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.letter(1).expect_preview().await?;
        page.reload().await?;
        walk.shows(Route::Letter(1)).await?;
        everything_typed_is_there(&walk).await?;

        let here = page.driver().window().await?;
        page.new_tab().await?;
        page.goto(&Route::Letter(1).href()).await?;
        walk.shows_as(Route::Letter(1), walk.t(t::lost::TITLE_MISSING)).await?;
        ensure!(walk.kept().await? == json!([]), "the new tab has something");
        let text = page.text("body").await?;
        ensure!(!text.contains(&walk.person.draft.name), "the new tab knows the name");
        page.close().await?;
        page.show(&here).await?;
        everything_typed_is_there(&walk).await
    })
}

#[test]
fn everything_can_be_cleared_on_every_screen() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SVERIGE, SYD])?)?;
        let others = OTHERS;
        for route in walk.person.way().into_iter().chain(others) {
            clear_on(&walk, route).await.with_context(|| format!("on {route:?}"))?;
        }
        Ok(())
    })
}

async fn clear_on(walk: &Walk<'_>, route: Route) -> Result<()> {
    walk.resume(route).await?;
    walk.clear().await?;
    walk.shows(Route::Start).await?;
    walk.page.wait_says("#said", walk.t(t::app::CLEARED)).await?;
    ensure!(walk.kept().await? == json!([]), "something is still kept");
    let offered = async || Ok(!walk.start().offers_to_take_up().await?);
    walk.page.until("no offer to go on with what is gone", offered).await?;
    // Neither is it in memory: the letter asks for choices first.
    walk.page.script("location.hash = '#/letter/1'", Vec::new()).await?;
    walk.shows_as(Route::Letter(1), walk.t(t::lost::TITLE_MISSING)).await?;
    let text = walk.page.text("body").await?;
    ensure!(!text.contains(&walk.person.draft.name), "the name is still there");
    Ok(())
}

#[test]
fn after_clearing_the_focus_is_somewhere() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SVERIGE])?)?;
        for route in [Route::Goals, Route::Start] {
            walk.resume(route).await?;
            walk.clear().await?;
            walk.shows(Route::Start).await?;
            let lost = "the focus to be somewhere";
            let script = "return document.activeElement !== document.body";
            let has = async || Ok(page.script(script, Vec::new()).await? == json!(true));
            page.until(lost, has).await.with_context(|| format!("cleared on {route:?}"))?;
        }
        Ok(())
    })
}

#[test]
fn clearing_asks_first() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SVERIGE])?)?;
        walk.resume(Route::Letter(1)).await?;
        page.tap("#clear").await?;
        walk.sees(walk.t(t::app::CLEAR_QUESTION)).await?;
        page.tap(".confirm .quiet").await?;
        page.wait_focus("#clear").await?;
        everything_typed_is_there(&walk).await
    })
}

/// Whoever taps what has just appeared taps what stays there.
#[test]
fn a_screen_that_helps_is_drawn_once() -> Result<()> {
    const NOTE: &str = "window.headings = new Set(); \
         new MutationObserver(() => headings.add(document.getElementById('title'))) \
         .observe(document, { childList: true, subtree: true })";
    const SAME: &str = "const [first, ...others] = [...headings].filter(Boolean); \
         return others.filter((other) => other.textContent === first.textContent).length";
    run(Setup::new(Site::dist()?), async |page| {
        page.before(NOTE)?;
        let walk = Walk::new(page, Person::job_seeker(&[])?)?;
        for route in [Route::Lost, Route::Role, Route::Inventory, Route::Letter(1)] {
            walk.keep_only(None).await?;
            page.open(&route.href()).await?;
            // Comes with the later part of the page.
            page.wait_for("#offer > *").await?;
            walk.jump(Route::About).await?;
            let again = page.script(SAME, Vec::new()).await?;
            ensure!(again == json!(0), "{route:?} was drawn again, {again} times");
        }
        Ok(())
    })
}

#[test]
fn stale_and_unknown_addresses_help_on() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let facts = &Source::get()?.facts;
        let nobody = Walk::new(page, Person::job_seeker(&[])?)?;
        let someone = Walk::new(page, thorough(&[SVERIGE])?)?;
        for walk in [&nobody, &someone] {
            let new = walk.person.policies().next().is_none();
            let choice = if new { Choice::default() } else { walk.person.choice.clone() };
            let stored = walk.person.stored();
            walk.keep_only(if new { None } else { Some(&stored) }).await?;
            // Each screen once by loading the page there, then by its address alone.
            let mut loaded = BTreeSet::from([Route::Lost.fragment()]);
            page.open("#/lost").await?;
            for fragment in [
                "/nonsense",
                "/letter/1",
                "/letter/2",
                "/letter/9",
                "/letter/0",
                "/letter/99",
                "/send/0",
                "/send/1",
                "/send/9",
                "/after/1",
                "/after/7",
                "/role",
                "/points",
                "/inventory",
                "/goals",
                "/letter",
                "/start/1",
                "/%00",
                "/<b>x</b>",
                "/letter/-1",
                "letter/1/",
                "//",
            ] {
                let route = Route::parse(fragment);
                let missing =
                    route.missing(&choice, facts).or_else(|| route.missing_letter(&choice, facts));
                let (heading, first) = match (route, missing) {
                    (Route::Lost, _) => (walk.t(t::lost::TITLE).to_owned(), Some(Route::Start)),
                    (_, Some(first)) => (walk.t(t::lost::TITLE_MISSING).to_owned(), Some(first)),
                    (_, None) => (walk.title(route), None),
                };
                let help = async {
                    if loaded.insert(route.fragment()) {
                        page.open(&format!("#{fragment}")).await?;
                    } else {
                        let go = "location.hash = arguments[0]";
                        page.script(go, vec![json!(fragment)]).await?;
                    }
                    let shown = async || Ok(page.text("#title").await? == heading);
                    page.until(&format!("{heading:?}"), shown).await?;
                    if let Some(first) = first {
                        page.tap("#next").await?;
                        walk.arrive(first).await?;
                    }
                    anyhow::Ok(())
                };
                help.await.with_context(|| format!("#{fragment}, with choices: {}", !new))?;
            }
        }
        Ok(())
    })
}

#[test]
fn what_is_kept_may_be_anything() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, thorough(&[SYD])?)?;
        let good = walk.person.stored();
        let odd = [
            String::new(),
            "null".to_owned(),
            "{".to_owned(),
            "[]".to_owned(),
            good.replace("\"version\":1", "\"version\":2"),
            good.replace("clustera-syd", "no-such-company"),
            good.replace("registration", "no-such-point"),
            good.replace("job-seeker", "astronaut"),
            good.replace("\"rights\":[\"access\"", "\"rights\":[\"complaint\""),
            good.replace("Malmö", &"Ö".repeat(100_000)),
        ];
        for stored in odd {
            walk.keep_only(Some(&stored)).await?;
            page.open("").await?;
            for fragment in ["/goals", "/letter/1", "/send/1", "/after/1", "/"] {
                let go = "window.before = document.querySelector('#title'); \
                     location.hash = arguments[0]";
                page.wait_for("#app #title").await?;
                page.script(go, vec![json!(fragment)]).await?;
                let drawn = "const title = document.querySelector('#title'); \
                     return title !== window.before && title?.textContent.length > 0";
                let drawn = async || Ok(page.script(drawn, Vec::new()).await? == json!(true));
                page.until(&format!("{fragment} with {stored:.60}"), drawn).await?;
            }
        }
        Ok(())
    })
}
