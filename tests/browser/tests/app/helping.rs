//! For people who help others: the code that a camera reads, the link behind it, and the large view. What
//! comes out of the printer is in `printed.rs`.

use crate::canary::writes_everywhere;
use anyhow::{Context, Result, ensure};
use browser_tests::{Canaries, Page, Person, SVERIGE, SYD, Scheme, Setup, Site, Source, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::session::Route;
use mina_uppgifter::session::hand_over::link;
use mina_uppgifter::text::{Language, t};
use serde_json::json;
use thirtyfour::Key;

/// What a camera reads from the codes on the page, on a screen or a paper with this many dots to a CSS
/// pixel: decoded from pictures of them, by other code than that which made them.
async fn read_codes(page: &Page, dots: u8) -> Result<Vec<String>> {
    page.wait_for("svg.code").await?;
    let mut read = Vec::new();
    for code in page.all("svg.code").await? {
        // Where it is in the window once it has been painted, in the dots of a picture of that.
        let place = "const [code, dots] = arguments, side = code.getBoundingClientRect().width; \
             code.style.cssText = `max-width: none; width: ${side * dots}px; height: ${side * dots}px`; \
             code.scrollIntoView({ block: 'center', inline: 'center' }); \
             const frame = () => new Promise(requestAnimationFrame); \
             return frame().then(frame).then(() => { \
               const { left, top, width, height } = code.getBoundingClientRect(); \
               return [left, top, width, height].map((side) => Math.round(side * devicePixelRatio)); \
             })";
        let place = page.driver().execute(place, vec![code.to_json()?, json!(dots)]).await?;
        let [left, top, width, height] = place.convert::<[f64; 4]>()?.map(|side| side as u32);
        let picture = image::load_from_memory(&page.driver().screenshot_as_png().await?)?;
        let picture = picture.crop_imm(left, top, width, height).to_luma8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let level = |x: usize, y: usize| picture.get_pixel(x as u32, y as u32).0[0];
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, level);
        let grids = prepared.detect_grids();
        let [grid] = grids.as_slice() else { anyhow::bail!("{} codes are seen", grids.len()) };
        let (about, text) = grid.decode()?;
        // As the format information has it: 0 is level M.
        ensure!(about.ecc_level == 0, "the level of error correction is {}", about.ecc_level);
        read.push(text);
    }
    Ok(read)
}

async fn read_code(page: &Page) -> Result<String> {
    let codes = read_codes(page, 1).await?;
    let [code] = codes.as_slice() else { anyhow::bail!("{codes:?}") };
    Ok(code.clone())
}

/// The link that the visit comes to on this site.
fn expected(walk: &Walk<'_>, tag: &str) -> Result<String> {
    let language = Language::find(tag).context("no such language")?;
    Ok(link(&walk.page.site().url(), &walk.person.choice, &Source::get()?.facts, language))
}

/// Opens a link as somebody else's telephone does.
async fn open_elsewhere(walk: &Walk<'_>, link: &str) -> Result<()> {
    walk.keep_only(None).await?;
    walk.page.leave().await?;
    Ok(walk.page.driver().goto(link).await?)
}

#[test]
fn the_code_is_read_and_opens_the_page_where_the_two_have_come_to() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let person = Person::job_seeker(&[SYD])?.wants(&[Right::Access, Right::DirectMarketing]);
        let walk = Walk::new(page, person)?;
        walk.resume(Route::HandOver).await?;
        let read = read_code(page).await?;
        ensure!(read == expected(&walk, "sv")?, "{read}");
        ensure!(page.text("#address").await? == read, "the words say something else");

        open_elsewhere(&walk, &read).await?;
        walk.shows(Route::Goals).await?;
        walk.sees(walk.t(t::hand_over::GIVEN)).await?;
        for right in [Right::Access, Right::DirectMarketing] {
            let ticked = page.property(&format!("#goal-{}", right.id()), "checked").await?;
            ensure!(ticked == json!(true), "{right:?} is not ticked");
        }
        page.tap("#next").await?;
        walk.arrive(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.letter(1).expect_preview().await?;
        // What was chosen has not been told to any server.
        for received in page.site().received() {
            let said = format!("{received:?}");
            ensure!(!said.contains("given") && !said.contains("direct-marketing"), "{said}");
        }
        Ok(())
    })
}

#[test]
fn the_code_is_read_in_the_dark_and_at_every_size() -> Result<()> {
    for (width, height) in [(320, 568), (390, 844), (1280, 900)] {
        let setup = Setup::new(Site::dist()?).size(width, height).scheme(Scheme::Dark);
        run(setup, async |page| {
            // As much as a code has to hold.
            let all = [Right::Access, Right::Erasure, Right::Objection];
            let walk = Walk::new(page, Person::job_seeker(&[SVERIGE, SYD])?.wants(&all))?;
            walk.resume(Route::HandOver).await?;
            let read = read_code(page).await?;
            ensure!(read == expected(&walk, "sv")?, "{read}");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn what_is_ticked_goes_along_in_the_language_of_the_telephone() -> Result<()> {
    run(Setup::new(Site::dist()?).clipboard(), async |page| {
        let mut walk = Walk::new(page, Person::job_seeker(&[SYD])?.wants(&[]))?;
        walk.keep_only(None).await?;
        page.open("?lang=sv#/hand-over").await?;
        walk.shows(Route::HandOver).await?;
        ensure!(read_code(page).await? == format!("{}?lang=sv", page.site().url()));
        for css in [
            "#company-clustera-syd",
            "#role-job-seeker",
            "#point-clustera-syd-events",
            "#goal-access",
        ] {
            page.tap(css).await?;
        }
        let choose = "const list = document.querySelector('#tongue'); list.value = 'en'; \
             list.dispatchEvent(new Event('change', { bubbles: true }))";
        page.script(choose, Vec::new()).await?;
        walk.person.choice.points.retain(|point| point.point == "events");
        walk.person.choice.set_right(Right::Access, true);
        let link = expected(&walk, "en")?;
        page.wait_says("#address", &link).await?;
        ensure!(read_code(page).await? == link, "the code is an older one");
        page.tap("#copy-link").await?;
        walk.sees(walk.t(t::hand_over::COPIED)).await?;
        ensure!(page.pasted().await? == link, "something else is copied");
        // Another company has other contact points.
        page.tap("#company-clustera-sverige").await?;
        page.wait_for("#point-clustera-sverige-sign-up").await?;
        let address = page.text("#address").await?;
        ensure!(!address.contains("events"), "{address}");
        Ok(())
    })
}

#[test]
fn nothing_that_was_typed_goes_along_or_onto_paper() -> Result<()> {
    run(Setup::new(Site::dist()?).size(1280, 900), async |page| {
        let canaries = Canaries::get()?;
        let person = writes_everywhere(Person::job_seeker(&[SVERIGE, SYD])?, &canaries)?;
        let walk = Walk::new(page, person)?;
        // On paper there is one code for each company.
        for (route, codes, dots) in [(Route::HandOver, 1, 1), (Route::HandOut, 2, 4)] {
            walk.resume(route).await?;
            let read = read_codes(page, dots).await.with_context(|| format!("{route:?}"))?;
            ensure!(read.len() == codes, "{route:?}: {read:?}");
            let shown = "return document.documentElement.outerHTML";
            let shown = page.script(shown, Vec::new()).await?.to_string();
            for text in read.iter().chain([&shown]) {
                let found = canaries.found_in(text);
                ensure!(found.is_empty(), "{route:?}: {found:?}");
            }
        }
        Ok(())
    })
}

#[test]
fn a_link_never_replaces_what_somebody_has_chosen() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?.wants(&[Right::Rectification]))?;
        walk.resume(Route::Letter(1)).await?;
        let letter = walk.letter(1).preview().await?;
        let other = "#/given/company=clustera-sverige&role=job-seeker&goals=erasure&start=goals";
        page.goto(&format!("?lang=sv{other}")).await?;
        walk.shows(Route::Start).await?;
        walk.jump(Route::Letter(1)).await?;
        ensure!(walk.letter(1).preview().await? == letter, "the letter is another");
        Ok(())
    })
}

#[test]
fn a_hostile_link_brings_nothing_in() -> Result<()> {
    run(Setup::new(Site::dist()?).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        for given in [
            "",
            "name=Inskjutet&contact=Inskjutet",
            "company=<img src=x onerror=window.ran=1>&goals=erasure,Inskjutet",
            "company=clustera-syd&start=letter/1",
            "start=https://inskjutet.example&start=goals",
            "start=given",
            "points=clustera-syd.Inskjutet,clustera-syd.events",
            "x=%00%ff\u{202e}Inskjutet",
        ] {
            let check = async {
                let link = format!("{}?lang=sv#/given/{given}", page.site().url());
                open_elsewhere(&walk, &link).await?;
                walk.shows(Route::Start).await?;
                let script = "return [window.ran ?? null, document.documentElement.outerHTML, \
                     JSON.stringify(Object.values(sessionStorage)), location.href]";
                let found = page.script(script, Vec::new()).await?.to_string();
                ensure!(found.starts_with("[null,") && !found.contains("nskjutet"), "{found}");
                anyhow::Ok(())
            };
            check.await.with_context(|| given.to_owned())?;
        }
        let console = format!("{:?}", page.console().await?);
        ensure!(console.contains("points (value)"), "nobody is told: {console}");
        ensure!(!console.contains("nskjutet"), "{console}");
        Ok(())
    })
}

#[test]
fn the_large_view_is_walked_by_arrow_keys_and_stores_nothing() -> Result<()> {
    const SIZE: &str =
        "return parseFloat(getComputedStyle(document.querySelector('main')).fontSize)";
    run(Setup::new(Site::dist()?).size(1280, 900), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Helping).await?;
        walk.keep_only(None).await?;
        let usual = page.script(SIZE, Vec::new()).await?.as_f64().context("no size")?;
        page.tap("a.door[href^='?']").await?;
        page.wait_for(".large #beside a").await?;
        walk.shows(Route::Start).await?;
        let large = page.script(SIZE, Vec::new()).await?.as_f64().context("no size")?;
        ensure!(large >= usual * 1.4, "{large} px is not large beside {usual} px");
        walk.sees(walk.t(t::app::SHARED)).await?;

        page.press(Key::Right).await?;
        walk.arrive(Route::Company).await?;
        // Nothing is chosen: to the first that can be.
        page.press(Key::Right).await?;
        page.wait_focus("a.door").await?;
        walk.company().choose().await?;
        walk.arrive(Route::Role).await?;
        walk.role().choose().await?;
        walk.arrive(Route::Points).await?;
        page.press(Key::Left).await?;
        walk.arrive(Route::Role).await?;
        page.press(Key::Right).await?;
        walk.arrive(Route::Points).await?;
        // The same as the button: it says what is missing.
        page.press(Key::Right).await?;
        page.wait_focus("#errors").await?;
        page.tap("#all").await?;
        page.press(Key::Right).await?;
        walk.arrive(Route::Inventory).await?;
        page.press(Key::Right).await?;
        walk.arrive(Route::Goals).await?;
        page.tap("#goal-access").await?;
        page.press(Key::Right).await?;
        walk.arrive(Route::Letter(1)).await?;
        // In a field the arrows move the caret.
        page.tap("#name").await?;
        page.press(Key::Left).await?;
        page.wait_focus("#name").await?;
        walk.shows(Route::Letter(1)).await?;

        page.tap("#beside a").await?;
        walk.arrive(Route::HandOver).await?;
        ensure!(read_code(page).await? == expected(&walk, "sv")?, "another code");
        let stored = "return [...Object.keys(sessionStorage), ...Object.keys(localStorage)]";
        ensure!(page.script(stored, Vec::new()).await? == json!([]), "something is stored");
        page.expect_accessible().await
    })
}
