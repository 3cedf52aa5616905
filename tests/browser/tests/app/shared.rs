//! A computer that several people use, and the screen on which one sees for oneself.

use anyhow::{Result, ensure};
use browser_tests::screens::{REQUESTS, SAVED_REQUESTS, VISIT};
use browser_tests::{Page, Person, SYD, Setup, Site, Walk, run};
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;
use serde_json::json;
use thirtyfour::Key;

const STORED: &str = "return [...Object.keys(sessionStorage), ...Object.keys(localStorage)]";

/// Lets the test move the page's clock: `window.ahead` milliseconds. And has it know when the page last
/// heard of somebody.
fn clock(page: &Page) -> Result<()> {
    let source = "{ const Before = Date; window.Date = class extends Before { \
         constructor(...given) { if (given.length) super(...given); \
           else super(Before.now() + (window.ahead ?? 0)); } \
         static now() { return Before.now() + (window.ahead ?? 0); } }; \
         for (const sign of ['keydown', 'pointerdown', 'pointermove', 'scroll', 'input']) \
           addEventListener(sign, () => { window.heard = performance.now(); }); }";
    page.before(source)
}

/// Lets the page's clock run on by minutes in which nobody is there.
async fn idle(page: &Page, minutes: f64) -> Result<()> {
    const QUIET: &str = "return performance.now() - (window.heard ?? 0) > 500";
    // A busy browser is late in telling that it has scrolled, and that is a sign of somebody.
    let quiet = async || Ok(page.script(QUIET, Vec::new()).await? == json!(true));
    page.until("nothing to move any more", quiet).await?;
    let run_on = "window.ahead = (window.ahead ?? 0) + arguments[0]";
    page.script(run_on, vec![json!(minutes * 6e4)]).await.map(drop)
}

/// From the start to the letter, with a name in it.
async fn write_a_name(walk: &Walk<'_>, stored: &[&str]) -> Result<()> {
    walk.page.open("?lang=sv&mode=shared").await?;
    walk.shows(Route::Start).await?;
    for step in walk.person.way().windows(2) {
        let [here, there] = step else { continue };
        if *here == Route::Letter(1) {
            break;
        }
        walk.go_on(*here).await?;
        walk.arrive(*there).await?;
        let found = walk.page.script(STORED, Vec::new()).await?;
        ensure!(found == json!(stored), "{found} on {there:?}");
    }
    walk.letter(1).write(Field::Name, "Kim Exempel").await
}

#[test]
fn on_a_shared_computer_nothing_is_stored() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.open().await?;
        // What somebody else has saved stays theirs, and out of sight.
        let theirs = walk.person.requests()?.to_stored();
        let keep = "localStorage.setItem(arguments[0], arguments[1])";
        page.script(keep, vec![json!(SAVED_REQUESTS), json!(theirs)]).await?;
        page.open("?lang=sv&mode=shared#/requests").await?;
        walk.sees(walk.t(t::requests::EMPTY)).await?;
        walk.sees(walk.t(t::app::SHARED)).await?;
        page.script("localStorage.clear()", Vec::new()).await?;

        write_a_name(&walk, &[]).await?;
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await?;
        walk.send(1).say_it_is_sent().await?;
        walk.arrive(Route::Request(1)).await?;
        ensure!(page.all("#save").await?.is_empty(), "saving is offered");
        ensure!(page.script(STORED, Vec::new()).await? == json!([]), "something is stored");
        page.reload().await?;
        page.wait_for("#title").await?;
        let text = page.text("body").await?;
        ensure!(!text.contains("Kim Exempel"), "a reload brings it back");
        Ok(())
    })
}

#[test]
fn on_a_shared_computer_all_is_forgotten_when_nobody_is_there() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        clock(page)?;
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        write_a_name(&walk, &[]).await?;
        idle(page, 4.5).await?;
        // The question takes the focus and keeps it, and can be answered by keyboard.
        page.wait_focus("#stay").await?;
        page.expect_accessible().await?;
        for next in ["#clear-now", "#stay"] {
            page.driver().active_element().await?.send_keys(Key::Tab + "").await?;
            page.wait_focus(next).await?;
        }
        page.driver().active_element().await?.send_keys(Key::Enter + "").await?;
        page.wait_gone("#stay").await?;
        let written = walk.letter(1).written(Field::Name).await?;
        ensure!(written == "Kim Exempel", "staying lost the name: {written:?}");
        idle(page, 4.5).await?;
        page.wait_for("#stay").await?;
        idle(page, 1.0).await?;
        walk.shows(Route::Start).await?;
        page.wait_gone("#stay").await?;
        walk.jump_anywhere(Route::Letter(1)).await?;
        let text = page.text("body").await?;
        ensure!(!text.contains("Kim Exempel"), "the name is still there");
        Ok(())
    })
}

#[test]
fn one_sees_what_is_stored_and_can_delete_it() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.walk_to(Route::Request(1)).await?;
        page.tap("#save").await?;
        walk.jump(Route::Check).await?;
        for name in [VISIT, SAVED_REQUESTS] {
            page.wait_for(&format!("[id=\"delete-{name}\"]")).await?;
        }
        ensure!(page.all(&format!("[id=\"delete-{REQUESTS}\"]")).await?.is_empty(), "kept twice");
        for name in [VISIT, SAVED_REQUESTS] {
            page.tap(&format!("[id=\"delete-{name}\"]")).await?;
            page.wait_gone(&format!("[id=\"delete-{name}\"]")).await?;
        }
        let left = page.script(STORED, Vec::new()).await?;
        ensure!(left == json!([]) || left == json!(["mina-uppgifter.language"]), "{left}");
        // The page's own files and nothing else, by the browser's own record.
        let files =
            page.script("return document.querySelectorAll('#fetched li').length", Vec::new());
        let files = files.await?.as_u64().unwrap_or_default();
        ensure!(files >= 6, "{files} files");
        let others = page.all("#fetched .warning").await?.len();
        ensure!(others == 0, "it has fetched from elsewhere");
        let digest = page.text(".digest").await?;
        ensure!(digest.len() == 64, "no digest: {digest}");
        Ok(())
    })
}

/// What somebody else has saved on the computer is not for those who come after to delete unseen.
#[test]
fn on_a_shared_computer_clearing_leaves_what_others_have_saved() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        // Where no program takes it up.
        walk.keep_only(None).await?;
        let theirs = walk.person.requests()?.to_stored();
        let keep = "localStorage.setItem(arguments[0], arguments[1])";
        page.script(keep, vec![json!(SAVED_REQUESTS), json!(theirs)]).await?;
        write_a_name(&walk, &[SAVED_REQUESTS]).await?;
        walk.clear().await?;
        walk.sees(walk.t(t::app::CLEARED)).await?;
        let left =
            page.script("return localStorage.getItem(arguments[0])", vec![json!(SAVED_REQUESTS)]);
        ensure!(left.await? == json!(theirs), "it is gone or changed");
        Ok(())
    })
}
