//! What comes out of the printer: the sheet about a company, the letter to fill in, the guide.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::screens::PREVIEW;
use browser_tests::{Ability, Page, Person, SVERIGE, SYD, Setup, Site, Source, Walk, run};
use mina_uppgifter::letter::retention_in_words;
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;
use serde_json::{Value, json};

/// The pages that the printer gets, each as one word.
async fn printed(page: &Page) -> Result<Vec<String>> {
    let asked = json!({ "preferCSSPageSize": true, "printBackground": false });
    let pdf = page.devtools("Page.printToPDF", asked).await?;
    let pdf = STANDARD.decode(pdf.get("data").and_then(Value::as_str).context("no document")?)?;
    let pages = pdf_extract::extract_text_from_mem_by_pages(&pdf)?;
    Ok(pages.iter().map(|page| bare(page)).collect())
}

/// A text without its white space: a document says where each letter stands, and where words and lines
/// end is guessed by whoever reads it.
fn bare(text: &str) -> String {
    text.replace('ﬁ', "fi").replace('ﬂ', "fl").split_whitespace().collect()
}

/// Whether a page says something.
fn says(page: &str, text: &str) -> bool {
    page.contains(&bare(text))
}

/// Fails if a text is on none of the pages.
fn expect_says(pages: &[String], text: &str) -> Result<()> {
    ensure!(pages.iter().any(|page| says(page, text)), "{text:?} is not in {pages:#?}");
    Ok(())
}

/// A computer at the screen for printing, with everything drawn.
async fn drawn(walk: &Walk<'_>) -> Result<Vec<String>> {
    walk.resume(Route::HandOut).await?;
    walk.page.wait_for(".to-fill").await?;
    printed(walk.page).await
}

#[test]
fn the_sheet_and_the_letter_are_printed_page_by_page() -> Result<()> {
    run(Setup::new(Site::dist()?).size(1280, 900), async |page| {
        if !page.can(Ability::Paper) {
            return Ok(());
        }
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        let pages = drawn(&walk).await?;
        let [sheet @ .., letter] = pages.as_slice() else { anyhow::bail!("{pages:#?}") };
        ensure!(sheet.len() == 2, "{} pages: {sheet:#?}", sheet.len());
        let policy = walk.person.policies().next().context("no policy")?;
        let (fill, email) = (|text| walk.texts.fill(text), &policy.controller.email);
        expect_says(sheet, &fill(t::hand_out::sheet(&policy.controller.legal_name)))?;
        for point in walk.person.choice.chosen(policy) {
            expect_says(sheet, walk.texts.fact(point.label))?;
            for item in &point.items {
                // Its first letter may have become a capital.
                let name = walk.texts.fact(item.name).trim_end_matches('.');
                expect_says(sheet, name.trim_start_matches(char::is_lowercase))?;
            }
            expect_says(sheet, &retention_in_words(point.retention, walk.texts))?;
        }
        expect_says(sheet, &fill(t::hand_out::email(email)))?;
        expect_says(sheet, walk.t(t::after::LAW))?;
        for text in ["Jag heter ____", "Ni når mig på ____", "postadressen: ____"] {
            ensure!(says(letter, text), "{text} is not in {letter}");
        }
        ensure!(says(letter, email), "{letter}");
        for text in [walk.t(t::hand_out::LEAD), walk.t(t::app::CLEAR), walk.t(t::hand_out::WHAT)] {
            ensure!(pages.iter().all(|page| !says(page, text)), "{text:?} is printed");
        }
        Ok(())
    })
}

#[test]
fn the_sheet_is_in_the_language_of_the_person_with_swedish_beside_it() -> Result<()> {
    run(Setup::new(Site::dist()?).size(1280, 900), async |page| {
        if !page.can(Ability::Paper) {
            return Ok(());
        }
        let walk = Walk::in_language(page, Person::job_seeker(&[SVERIGE])?, "en")?;
        let pages = drawn(&walk).await?;
        let [sheet @ .., letter, read] = pages.as_slice() else { anyhow::bail!("{pages:#?}") };
        ensure!(sheet.len() == 3, "{} pages: {sheet:#?}", sheet.len());
        for texts in [walk.texts, Source::get()?.texts("sv")?] {
            expect_says(sheet, &texts.fill(t::hand_out::sheet("Clustera Sverige AB")))?;
            expect_says(sheet, texts.get(t::hand_out::RIGHTS))?;
            expect_says(sheet, texts.get(t::hand_out::HOW))?;
            expect_says(sheet, texts.get(t::hand_out::PROTECTED))?;
        }
        // The letter that is sent is in Swedish; what it says stands on a page of its own.
        ensure!(says(letter, "Jag heter") && !says(letter, "My name"), "{letter}");
        ensure!(says(read, walk.t(t::hand_out::READS)) && says(read, "My name"), "{read}");
        page.tap("#what-letter").await?;
        page.wait_gone(".sheet").await?;
        let alone = printed(page).await?;
        ensure!(alone.len() == 3, "not what to do, the letter, and what it says: {alone:#?}");
        expect_says(&alone, walk.t(t::hand_out::STEPS))?;
        page.tap("#what-sheet").await?;
        page.wait_gone(".to-fill").await?;
        ensure!(printed(page).await?.len() == 3, "more than the sheet");
        Ok(())
    })
}

#[test]
fn each_company_has_its_own_pages() -> Result<()> {
    run(Setup::new(Site::dist()?).size(1280, 900), async |page| {
        if !page.can(Ability::Paper) {
            return Ok(());
        }
        let walk = Walk::new(page, Person::job_seeker(&[SVERIGE, SYD])?)?;
        let pages = drawn(&walk).await?;
        ensure!(pages.len() == 6, "{} pages: {pages:#?}", pages.len());
        let addresses = ["info@clustera.se", "mail@clusterasyd.se"];
        for (pages, [own, other]) in pages.chunks(3).zip([addresses, [addresses[1], addresses[0]]])
        {
            let all = pages.concat();
            ensure!(says(&all, own) && !says(&all, other), "{other} is in {pages:#?}");
        }
        Ok(())
    })
}

#[test]
fn the_guide_is_one_page() -> Result<()> {
    for tag in ["sv", "en"] {
        run(Setup::new(Site::dist()?).size(1280, 900), async |page| {
            if !page.can(Ability::Paper) {
                return Ok(());
            }
            let walk = Walk::in_language(page, Person::job_seeker(&[SYD])?, tag)?;
            walk.resume(Route::Helping).await?;
            let pages = printed(page).await?;
            ensure!(pages.len() == 1, "{} pages: {pages:#?}", pages.len());
            expect_says(&pages, walk.t(t::helping::TITLE))?;
            expect_says(&pages, walk.t(t::helping::COMPUTER_OWN))?;
            let screen_only = walk.t(t::protected::READ_FIRST);
            ensure!(!says(&pages.concat(), screen_only), "{screen_only:?} is printed");
            Ok(())
        })?;
    }
    Ok(())
}

/// What is on the screen for those who sit at it is not on the letter, nor is the letter larger.
#[test]
fn a_letter_printed_from_a_shared_screen_is_the_letter() -> Result<()> {
    run(Setup::new(Site::dist()?).size(1280, 900), async |page| {
        if !page.can(Ability::Paper) {
            return Ok(());
        }
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        let mut printed_letters = Vec::new();
        for settings in ["lang=sv", "lang=sv&mode=shared&view=large"] {
            walk.keep_only(None).await?;
            page.open(&format!(
                "?{settings}&company=clustera-syd&role=job-seeker&points=all&goals=access#/letter/1"
            ))
            .await?;
            walk.letter(1).write(Field::Name, "Kim Exempel").await?;
            page.wait_says(PREVIEW, "Kim Exempel").await?;
            printed_letters.push(printed(page).await?);
        }
        let note = walk.t(t::app::SHARED);
        let [own, shared] = printed_letters.as_slice() else { anyhow::bail!("two") };
        ensure!(own.len() == shared.len(), "{} pages, not {}", shared.len(), own.len());
        ensure!(shared.iter().all(|page| !says(page, note)), "{shared:#?}");
        expect_says(shared, "Jag heter Kim Exempel")
    })
}
