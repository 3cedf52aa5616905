//! What is left of what was typed after clearing, deleting, closing the tab, and on a shared computer.

use crate::canary::{expect_nothing_sent, import, in_the_tab, write_letter, writes_everywhere};
use anyhow::{Context, Result, ensure};
use browser_tests::screens::{REQUESTS, SAVED_REQUESTS, VISIT};
use browser_tests::{Canaries, Page, Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::session::Route;
use mina_uppgifter::text::t;
use serde_json::json;

/// Someone with two requests in the tab, a note and a complaint, on the screen of the first.
async fn with_requests<'a>(page: &'a Page, canaries: &Canaries) -> Result<Walk<'a>> {
    let walk = Walk::new(page, writes_everywhere(Person::job_seeker(&[SVERIGE, SYD])?, canaries)?)?;
    walk.resume(Route::Complaint(1)).await?;
    page.write("#words", canaries.of("words")?).await?;
    walk.jump(Route::Request(1)).await?;
    page.write("#notes", canaries.of("notes")?).await?;
    until_kept(page, REQUESTS, canaries.of("notes")?).await?;
    Ok(walk)
}

async fn stored(page: &Page, name: &str) -> Result<String> {
    let script =
        "return (sessionStorage.getItem(arguments[0]) ?? '') + localStorage.getItem(arguments[0])";
    Ok(page.script(script, vec![json!(name)]).await?.to_string())
}

async fn until_kept(page: &Page, name: &str, part: &str) -> Result<()> {
    let there = async || Ok(stored(page, name).await?.contains(part));
    page.until(&format!("{part} under {name}"), there).await
}

async fn switch_saving_on(page: &Page, canaries: &Canaries) -> Result<()> {
    page.tap("#save").await?;
    until_kept(page, SAVED_REQUESTS, canaries.of("notes")?).await
}

#[test]
fn clearing_leaves_nothing_here_nor_on_the_way_back() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        let walk = with_requests(page, &canaries).await?;
        switch_saving_on(page, &canaries).await?;
        for route in [Route::Letter(1), Route::Send(2), Route::Complaint(1), Route::Requests] {
            walk.jump(route).await?;
        }
        import(&walk, &canaries.backup(SYD)?).await?;
        page.wait_says("#backup-told", walk.t(t::requests::IMPORT_DONE)).await?;
        walk.clear().await?;
        walk.arrive(Route::Start).await?;
        let empty = "return [Object.keys(sessionStorage), Object.keys(localStorage)]";
        let empty = async || Ok(page.script(empty, Vec::new()).await? == json!([[], []]));
        page.until("the storage to be empty", empty).await?;
        page.expect_nothing_left(&canaries, &[]).await?;
        page.expect_nothing_shown(&canaries).await?;
        let mut back = 0;
        loop {
            let before = page.driver().current_url().await?;
            page.driver().back().await?;
            let here = page.driver().current_url().await?;
            if here == before {
                break;
            }
            if !here.as_str().starts_with(&page.site().url()) {
                page.driver().forward().await?;
                break;
            }
            page.wait_for("#app #title").await?;
            page.expect_nothing_shown(&canaries).await?;
            page.expect_nothing_left(&canaries, &[]).await?;
            back += 1;
        }
        ensure!(back >= 5, "only {back} screens back");
        page.reload().await?;
        page.wait_for("#app #title").await?;
        page.expect_nothing_shown(&canaries).await?;
        expect_nothing_sent(page, &canaries).await
    })
}

#[test]
fn a_closed_tab_leaves_only_what_was_switched_on() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        for saved in [false, true] {
            let walk = with_requests(page, &canaries).await?;
            if saved {
                switch_saving_on(page, &canaries).await?;
            }
            let here = page.driver().window().await?;
            let there = page.new_tab().await?;
            page.show(&here).await?;
            page.close().await?;
            page.show(&there).await?;
            page.goto("?lang=sv").await?;
            walk.shows(Route::Start).await?;
            page.expect_nothing_shown(&canaries).await?;
            walk.jump(Route::Requests).await?;
            let device = format!("device:{SAVED_REQUESTS}");
            let kept = if saved { vec![device] } else { Vec::new() };
            page.expect_nothing_left(&canaries, &kept).await?;
            match saved {
                true => page.wait_for("#requests a.door").await.map(|_| ())?,
                false => walk.sees(walk.t(t::requests::EMPTY)).await?,
            }
        }
        Ok(())
    })
}

#[test]
fn what_is_no_longer_saved_or_deleted_is_gone() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        let walk = with_requests(page, &canaries).await?;
        switch_saving_on(page, &canaries).await?;
        page.tap("#stop").await?;
        page.tap("#stop-yes").await?;
        page.wait_for("#save").await?;
        page.expect_nothing_left(&canaries, &in_the_tab()).await?;

        // Only the first request has a note.
        switch_saving_on(page, &canaries).await?;
        page.tap("#delete").await?;
        page.tap("#delete-yes").await?;
        walk.arrive(Route::Requests).await?;
        for name in [REQUESTS, SAVED_REQUESTS] {
            let found = stored(page, name).await?;
            let found = canaries.found_in(&found);
            let own = ["notes", "words"].iter().any(|one| found.contains(one));
            ensure!(!own, "{name} still has {found:?}");
        }
        page.tap("#delete-all").await?;
        page.tap("#delete-all-yes").await?;
        walk.sees(walk.t(t::requests::EMPTY)).await?;
        page.expect_nothing_left(&canaries, &[format!("tab:{VISIT}")]).await?;
        walk.jump(Route::Check).await?;
        page.tap(&format!("[id=\"delete-{VISIT}\"]")).await?;
        page.wait_gone(&format!("[id=\"delete-{VISIT}\"]")).await?;
        page.expect_nothing_left(&canaries, &[]).await
    })
}

#[test]
fn on_a_shared_computer_nothing_lies_anywhere() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        let person = Person::job_seeker(&[SYD])?.wants(&[Right::Access, Right::Rectification]);
        let walk = Walk::new(page, writes_everywhere(person, &canaries)?)?;
        page.open("?lang=sv&mode=shared").await?;
        walk.shows(Route::Start).await?;
        for step in walk.person.way().windows(2) {
            let [here, there] = step else { continue };
            if let Route::Letter(number) = here {
                write_letter(&walk, *number).await?;
                page.expect_nothing_left(&canaries, &[]).await?;
            }
            walk.go_on(*here).await?;
            walk.arrive(*there).await?;
            page.expect_nothing_left(&canaries, &[]).await.with_context(|| format!("{there:?}"))?;
        }
        let id = walk.request().id().await?;
        page.write("#notes", canaries.of("notes")?).await?;
        walk.jump(Route::Complaint(id)).await?;
        page.write("#words", canaries.of("words")?).await?;
        walk.jump(Route::Requests).await?;
        import(&walk, &canaries.backup(SYD)?).await?;
        page.wait_says("#backup-told", walk.t(t::requests::IMPORT_DONE)).await?;
        page.expect_nothing_left(&canaries, &[]).await?;
        page.driver().goto("about:blank").await?;
        page.driver().back().await?;
        page.wait_for("#app #title").await?;
        page.expect_nothing_shown(&canaries).await?;
        page.expect_nothing_left(&canaries, &[]).await?;
        expect_nothing_sent(page, &canaries).await
    })
}

/// A choice that is taken back is not kept, and does not come back with a reload.
#[test]
fn what_is_taken_back_is_gone() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?.wants(&[]))?;
        walk.keep_only(None).await?;
        page.open(&format!("?lang=sv{}", Route::HandOver.href())).await?;
        walk.shows(Route::HandOver).await?;
        for css in ["#company-clustera-syd", "#role-job-seeker", "#role-open", "#company-open"] {
            page.tap(css).await?;
        }
        let gone = async || Ok(stored(page, VISIT).await? == "\"null\"");
        page.until("nothing to be kept", gone).await?;
        page.reload().await?;
        page.wait_for("#company-open:checked").await?;
        Ok(())
    })
}
