//! Links that somebody else has made: they bring no text into a letter, no markup into the page, and
//! change nothing that is stored.

use crate::canary::{expect_nothing_sent, in_the_tab, writes_everywhere};
use anyhow::{Context, Result, ensure};
use browser_tests::screens::{OTHERS, REQUESTS, SAVED_REQUESTS, VISIT};
use browser_tests::{Canaries, Page, Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::session::Route;
use serde_json::{Value, json};

/// What a hostile link would bring in, wherever it came to stand.
const MARK: &str = "Inskjutet";

/// What is put before the fragment of an address, and ought to make no difference.
fn queries() -> Vec<String> {
    let hostile = [
        "name=Inskjutet&contact=Inskjutet&company=clustera-sverige&rights=erasure",
        "mode=Shared",
        "mode=shared2&mode",
        "mode=%73hared",
        "mode=<img src=x onerror=window.ran=1>",
        "lang=sv-Inskjutet",
        "lang=%3Cscript%3Ewindow.ran=1%3C/script%3E",
        "lang=../../Inskjutet",
        "lang=__proto__",
        "lang=constructor&lang=en",
        "visit={\"version\":\"1\",\"draft\":{\"name\":\"Inskjutet\"}}",
        "mina-uppgifter.visit=Inskjutet",
        "%F0%9F%98%80\u{202e}Inskjutet\u{0}",
        "__proto__[name]=Inskjutet",
    ];
    let long = format!("name={}", "Inskjutet".repeat(6000));
    hostile.map(str::to_owned).into_iter().chain([long]).collect()
}

/// Fragments that lead nowhere.
fn fragments() -> Vec<String> {
    let hostile = [
        "#/letter/1?name=Inskjutet",
        "#/letter/1?name=<img src=x onerror=window.ran=1>",
        "#/letter/1/Inskjutet",
        "#/letter/01",
        "#/letter/-1",
        "#/letter/٣",
        "#/letter/1%00",
        "#/<img src=x onerror=window.ran=1>",
        "#/%3Cimg%20src=x%20onerror=window.ran=1%3E",
        "#javascript:window.ran=1",
        "#/request/<script>window.ran=1</script>",
        "#/reply/0000000000000001/Inskjutet",
        "#/complaint/0000000000000001?words=Inskjutet",
        "#/answer/000000000000000000000000000000001",
        "#name=Inskjutet",
        "#\u{202e}Inskjutet😀",
    ];
    let long = format!("#/{}", "Inskjutet/".repeat(6000));
    hostile.map(str::to_owned).into_iter().chain([long]).collect()
}

/// Everything that is stored, and the document with what stands in its fields.
async fn stored(page: &Page) -> Result<Value> {
    let script = "return [Object.entries(sessionStorage), Object.entries(localStorage)]\
         .map((all) => all.sort())";
    page.script(script, Vec::new()).await
}

async fn shown(page: &Page) -> Result<Value> {
    let script = "return [document.documentElement.outerHTML, window.ran ?? null, \
         [...document.querySelectorAll('input, textarea')].map((field) => field.value)]";
    page.script(script, Vec::new()).await
}

/// Waits until the page is as it is at the clean address.
async fn expect_as(page: &Page, clean: &Value) -> Result<()> {
    let same = async || Ok(shown(page).await? == *clean);
    if page.until("the page of the clean address", same).await.is_err() {
        let (found, clean) = (shown(page).await?.to_string(), clean.to_string());
        let at = found.chars().zip(clean.chars()).take_while(|(one, other)| one == other).count();
        let part =
            |text: &str| text.chars().skip(at.saturating_sub(60)).take(200).collect::<String>();
        anyhow::bail!("it shows\n  {}\nand not\n  {}", part(&found), part(&clean));
    }
    Ok(())
}

/// Someone who has written a letter and has requests, in the tab and on the device.
async fn visited<'a>(page: &'a Page, canaries: &Canaries) -> Result<Walk<'a>> {
    let walk = Walk::new(page, writes_everywhere(Person::job_seeker(&[SVERIGE, SYD])?, canaries)?)?;
    walk.resume(Route::Request(1)).await?;
    page.tap("#save").await?;
    page.wait_for("#stop").await?;
    walk.jump(Route::Letter(1)).await?;
    page.wait_for("#wrong-1").await?;
    Ok(walk)
}

#[test]
fn defect_09_no_address_injects_anything_or_changes_what_is_stored() -> Result<()> {
    // Whoever made the address is told what of it was ignored.
    run(Setup::new(Site::dist()?).may_complain(), async |page| {
        let canaries = Canaries::get()?;
        let walk = visited(page, &canaries).await?;
        let (before, letter) = (stored(page).await?, walk.letter(1).preview().await?);
        let open = async |address: &str| {
            page.open(address).await?;
            page.wait_for("#app #title").await?;
            // Comes with the later part of the page.
            page.wait_for("#offer > *").await?;
            anyhow::Ok(())
        };
        open("#/letter/1").await?;
        page.wait_for("#wrong-1").await?;
        let clean = shown(page).await?;
        for query in queries() {
            let short: String = query.chars().take(80).collect();
            let same = async {
                open(&format!("?{query}#/letter/1")).await?;
                expect_as(page, &clean).await?;
                ensure!(stored(page).await? == before, "what is stored has changed");
                ensure!(walk.letter(1).preview().await? == letter, "the letter has changed");
                anyhow::Ok(())
            };
            same.await.with_context(|| short)?;
        }
        open("#/lost").await?;
        let lost = shown(page).await?;
        for fragment in fragments() {
            let short: String = fragment.chars().take(80).collect();
            let same = async {
                // As a link from elsewhere, and as one that is followed while the page is open.
                open(&fragment).await?;
                expect_as(page, &lost).await?;
                walk.jump_anywhere(Route::Letter(1)).await?;
                page.wait_for("#wrong-1").await?;
                page.script("location.hash = arguments[0]", vec![json!(fragment)]).await?;
                page.wait_gone("#wrong-1").await?;
                let title = walk.title(Route::Lost);
                page.wait_says("#title", &title).await?;
                ensure!(stored(page).await? == before, "what is stored has changed");
                walk.jump_anywhere(Route::Letter(1)).await?;
                page.wait_for("#wrong-1").await?;
                ensure!(walk.letter(1).preview().await? == letter, "the letter has changed");
                let (html, kept) = (shown(page).await?.to_string(), stored(page).await?);
                ensure!(!html.contains(MARK) && kept == before, "something has come in");
                anyhow::Ok(())
            };
            same.await.with_context(|| short)?;
        }
        page.expect_nothing_left(
            &canaries,
            &[in_the_tab(), vec![format!("device:{SAVED_REQUESTS}")]].concat(),
        )
        .await?;
        Ok(())
    })
}

/// An adviser's bookmark forgets what this tab has, as the page says, and never what is saved.
#[test]
fn the_address_of_a_shared_computer_spares_what_is_saved_on_the_device() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        let walk = visited(page, &canaries).await?;
        let device = "return localStorage.getItem(arguments[0])";
        let saved = page.script(device, vec![json!(SAVED_REQUESTS)]).await?;
        page.open("?lang=sv&mode=shared#/letter/1").await?;
        page.wait_for("#app #title").await?;
        for name in [VISIT, REQUESTS] {
            let kept =
                page.script("return sessionStorage[arguments[0]] ?? null", vec![json!(name)]);
            ensure!(kept.await?.is_null(), "{name} is still there");
        }
        page.expect_nothing_shown(&canaries).await?;
        ensure!(page.script(device, vec![json!(SAVED_REQUESTS)]).await? == saved, "it has changed");
        page.open("?lang=sv#/requests").await?;
        walk.shows(Route::Requests).await?;
        page.wait_for("#requests a.door").await?;
        Ok(())
    })
}

/// A link in another language translates the page, not the letter.
#[test]
fn a_link_in_another_language_leaves_the_letter_as_it_is() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        let walk = visited(page, &canaries).await?;
        let (before, letter) = (stored(page).await?, walk.letter(1).preview().await?);
        page.open("?lang=en#/letter/1").await?;
        page.wait_for("#wrong-1").await?;
        ensure!(walk.letter(1).preview().await? == letter, "the letter has changed");
        ensure!(stored(page).await? == before, "what is stored has changed");
        Ok(())
    })
}

/// A back-up file may be anybody's.
#[test]
fn markup_in_a_file_stays_text() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Requests).await?;
        let hostile = "<img src=x onerror=window.ran=1></textarea><script>window.ran=1</script>";
        let file = canaries.backup(SYD)?;
        let words = canaries.of("backup.notes")?;
        let file = file.replace(words, hostile).replace(canaries.of("backup.letter")?, hostile);
        let file = file.replace(canaries.of("backup.policy")?, hostile);
        crate::canary::import(&walk, &file).await?;
        let three = async || Ok(page.all("#requests a.door").await?.len() == 3);
        page.until("both requests of the file", three).await?;
        for id in [0xf1, 0xf2] {
            walk.jump_anywhere(Route::Request(id)).await?;
            page.wait_for("#timeline").await?;
            let notes = page.property("#notes", "value").await?;
            ensure!(notes == hostile, "{notes}");
            let bad = "return [window.ran ?? null, \
                 document.querySelectorAll('#app img, #app script').length]";
            let bad = page.script(bad, Vec::new()).await?;
            ensure!(bad == json!([null, 0]), "{bad}");
        }
        expect_nothing_sent(page, &canaries).await
    })
}

/// Other sites that are linked to do not learn from where.
#[test]
fn no_link_says_where_one_came_from_or_who_one_is() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let canaries = Canaries::get()?;
        let person = writes_everywhere(Person::job_seeker(&[SVERIGE, SYD])?, &canaries)?;
        let walk = Walk::new(page, person)?;
        for route in walk.person.way().into_iter().chain(OTHERS) {
            walk.resume(route).await?;
            let careless = "return [...document.links] \
                 .filter((link) => link.origin !== location.origin \
                   && !['mailto:', 'tel:'].includes(link.protocol)) \
                 .filter((link) => !link.relList.contains('noreferrer')).map((link) => link.href)";
            let careless = page.script(careless, Vec::new()).await?;
            ensure!(careless == json!([]), "{route:?}: they learn where one came from: {careless}");
            let own = "return [...document.links].map((link) => link.href) \
                 .filter((link) => link.startsWith(location.origin))";
            let own = page.script(own, Vec::new()).await?.to_string();
            let found = canaries.found_in(&own);
            ensure!(found.is_empty(), "{route:?}: {found:?} in {own}");
        }
        Ok(())
    })
}
