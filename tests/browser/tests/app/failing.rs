//! When something is missing while the page runs: its later part, the browser's storage, or the program
//! itself.

use anyhow::{Context, Result, ensure};
use browser_tests::{Person, SYD, Setup, Site, Source, Walk, run};
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;

#[test]
fn when_the_program_breaks_down_the_text_is_rescued() -> Result<()> {
    for task in [false, true] {
        run(Setup::new(Site::breakable()?).may_complain(), async |page| {
            let walk = Walk::new(page, Person::job_seeker(&[SYD])?.named("Kim Exempel"))?;
            walk.resume(Route::Letter(1)).await?;
            let letter = page.paper(browser_tests::screens::PREVIEW).await?;
            // An error that is not the program's own changes nothing.
            let other = "setTimeout(() => { throw new Error('of an extension') })";
            page.script(other, Vec::new()).await?;
            walk.letter(1).write(Field::Place, "Ystad").await?;
            let kept = walk.kept().await?;
            page.break_down(task).await?;
            page.wait_focus("#rescue h1").await?;
            page.expect_accessible().await?;
            let rescued = page.property("#rescued", "value").await?;
            let rescued = rescued.as_str().unwrap_or_default().to_owned();
            for part in [letter.subject.as_str(), "Kim Exempel", "Ystad"] {
                ensure!(rescued.contains(part), "{part} is not in {rescued}");
            }
            ensure!(page.all("#app").await?.is_empty(), "the broken page is still there");
            page.script("sessionStorage.setItem('x', 'y')", Vec::new()).await?;
            ensure!(walk.kept().await? == kept, "it still saves");
            page.tap("#rescue a").await?;
            walk.shows(Route::Letter(1)).await
        })
        .with_context(|| format!("in a task: {task}"))?;
    }
    Ok(())
}

/// Nothing that tests build into a page is in the one that is published.
#[test]
fn what_is_published_has_no_panic_for_tests() -> Result<()> {
    for (site, expected) in [(Site::dist()?, false), (Site::breakable()?, true)] {
        let program = std::fs::read(site.file("app.", ".wasm")?)?;
        let found = program.windows(10).any(|part| part == b"mina:break");
        ensure!(found == expected, "found {found}, expected {expected}");
    }
    Ok(())
}

/// What was typed beside a letter is rescued too.
#[test]
fn what_stands_in_fields_is_rescued() -> Result<()> {
    run(Setup::new(Site::breakable()?).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Send(1)).await?;
        page.tap("#sent").await?;
        page.write("#notes", "Kim ringde på tisdagen").await?;
        page.break_down(false).await?;
        page.wait_focus("#rescue h1").await?;
        let rescued = page.property("#rescued", "value").await?;
        ensure!(rescued.to_string().contains("Kim ringde på tisdagen"), "{rescued}");
        Ok(())
    })
}

/// The first screens work without the later part of the page; where it is needed, the page says what
/// is missing, shows the addresses, and goes on when it can be had.
#[test]
fn without_the_later_part_the_first_screens_work_and_it_can_be_tried_again() -> Result<()> {
    for (begins, ends) in
        [("rest.", ".wasm"), ("rest.sv.", ".json"), ("says.", ".json"), ("later.", ".css")]
    {
        let site = Site::copy()?;
        let path = site.file(begins, ends)?;
        let kept = std::fs::read(&path)?;
        let site = site.remove(begins, ends)?;
        run(Setup::new(site).may_complain(), async |page| {
            let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
            walk.open().await?;
            for step in walk.person.way().windows(2) {
                let [here, there] = step else { continue };
                walk.go_on(*here).await?;
                if *there == Route::Inventory {
                    break;
                }
                walk.arrive(*there).await?;
            }
            walk.shows_as(Route::Inventory, walk.t(t::waiting::TITLE)).await?;
            walk.sees(walk.t(t::waiting::FAILED)).await?;
            for policy in &Source::get()?.facts.policies {
                walk.sees(&policy.controller.email).await?;
            }
            page.expect_accessible().await?;
            page.tap("#again").await?;
            walk.sees(walk.t(t::waiting::FAILED)).await?;
            std::fs::write(&path, &kept)?;
            page.tap("#again").await?;
            walk.arrive(Route::Inventory).await
        })
        .with_context(|| format!("without {begins}…{ends}"))?;
    }
    Ok(())
}

#[test]
fn defect_16_with_storage_blocked_the_page_works_and_says_that_nothing_is_kept() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for blocked in [
            "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, \
             name, { get() { throw new DOMException('blocked', 'SecurityError'); } })",
            "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, \
             name, { value: null })",
        ] {
            page.before(blocked)?;
            let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
            let works = async {
                page.open("?lang=sv").await?;
                walk.shows(Route::Start).await?;
                walk.sees(walk.t(t::app::NOT_KEPT)).await?;
                for step in walk.person.way().windows(2) {
                    let [here, there] = step else { continue };
                    walk.go_on(*here).await?;
                    walk.arrive(*there).await?;
                }
                walk.sees(walk.t(t::app::NOT_KEPT)).await?;
                walk.jump(Route::Check).await?;
                page.wait_says("#stored", walk.t(t::check::STORED_MEMORY)).await?;
                walk.clear().await?;
                walk.shows(Route::Start).await
            };
            works.await.context(blocked)?;
        }
        Ok(())
    })
}

#[test]
fn with_storage_full_the_page_works_and_says_that_nothing_is_kept() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.walk_to(Route::Letter(1)).await?;
        let fill = "Storage.prototype.setItem = () => { \
             throw new DOMException('full', 'QuotaExceededError'); }";
        page.script(fill, Vec::new()).await?;
        walk.letter(1).write(Field::Name, "Åsa").await?;
        walk.sees(walk.t(t::app::NOT_KEPT)).await?;
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await
    })
}
