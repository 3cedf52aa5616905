//! The whole walk by the keyboard alone: what has the focus can be seen, and nothing lies over it.

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, Person, SYD, Setup, Site, Walk, run};
use mina_uppgifter::session::Route;
use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

/// How many presses of the Tab key a screen may take at most.
const MOST: usize = 80;

/// What is wrong with how the focus shows: its outline, its place in the window, what lies over it. For
/// a box it is the label that has to be seen.
const SHOWN: &str = "\
const it = document.activeElement;
if (!it || it === document.body) return ['nothing has it'];
const name = `${it.tagName}#${it.id}.${it.className}`;
const { outlineStyle, outlineWidth } = getComputedStyle(it);
const wrong = [];
if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) wrong.push(`${name} has no outline`);
const box = it.getBoundingClientRect();
const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) wrong.push(`${name} is out of sight`);
const top = document.elementFromPoint(x, y);
if (top && !it.contains(top) && !top.contains(it)) wrong.push(`${name} lies under ${top.className}`);
return wrong;";

/// Presses Tab until an element has the focus, and looks at each on the way.
async fn tab_to(page: &Page, css: &str) -> Result<()> {
    for _ in 0..MOST {
        page.press(Key::Tab).await?;
        let wrong = page.script(SHOWN, Vec::new()).await?;
        ensure!(wrong == json!([]), "on the way to {css}: {wrong}");
        let here = "return document.activeElement.matches(arguments[0])";
        if page.script(here, vec![json!(css)]).await? == json!(true) {
            return Ok(());
        }
    }
    anyhow::bail!("the Tab key does not come to {css}")
}

async fn choose(page: &Page, css: &str, keys: impl Into<TypingData>) -> Result<()> {
    tab_to(page, css).await?;
    page.press(keys).await
}

fn walked(width: u32, height: u32) -> Result<()> {
    let enter = Key::Enter.value();
    run(Setup::new(Site::dist()?).size(width, height), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.open().await?;
        choose(page, "a.door", enter).await?;
        walk.arrive(Route::Company).await?;
        choose(page, "a.door + a.door", enter).await?;
        walk.arrive(Route::Role).await?;
        choose(page, "a.door", enter).await?;
        walk.arrive(Route::Points).await?;
        // Nothing is chosen: the summary of errors says so, and leads to what is missing.
        choose(page, "#next", enter).await?;
        page.wait_focus("#errors").await?;
        choose(page, "#errors a", enter).await?;
        page.wait_focus("input[type=checkbox]").await?;
        page.press(" ").await?;
        choose(page, "#next", enter).await?;
        walk.arrive(Route::Inventory).await?;
        choose(page, "#next", enter).await?;
        walk.arrive(Route::Goals).await?;
        choose(page, "#goal-access", " ").await?;
        choose(page, "#next", enter).await?;
        walk.arrive(Route::Letter(1)).await?;
        choose(page, "#name", "Kim Exempel").await?;
        choose(page, "#next", enter).await?;
        walk.arrive(Route::Send(1)).await?;
        let letter = page.paper("#letter").await?;
        ensure!(letter.body.contains("Kim Exempel"), "{}", letter.body);
        tab_to(page, "#mail").await?;
        choose(page, "#sent", enter).await?;
        page.wait_for("#timeline").await?;
        page.wait_focus("#title").await.context("after it was sent")?;
        // The way back stands before the heading.
        let keys = page.driver().action_chain();
        keys.key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift).perform().await?;
        page.wait_focus(".back").await?;
        page.press(enter).await?;
        walk.arrive(Route::Requests).await?;
        let stored: Value = page.script("return sessionStorage.length", Vec::new()).await?;
        ensure!(stored != json!(0), "nothing is kept of it");
        Ok(())
    })
}

#[test]
fn the_whole_walk_by_the_keyboard_on_a_phone() -> Result<()> {
    walked(390, 844)
}

#[test]
fn the_whole_walk_by_the_keyboard_on_a_computer() -> Result<()> {
    walked(1280, 900)
}
