//! Languages: switching keeps everything, and a language that cannot be had is said so.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::OTHERS;
use browser_tests::{Page, Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::day_in_words;
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::{Language, t};
use serde_json::{Value, json};
use std::time::Duration;

/// What a switch must leave as it is: what is kept, and every field and tick on the screen.
async fn state(walk: &Walk<'_>) -> Result<Value> {
    const STATE: &str = "return [sessionStorage.getItem('mina-uppgifter.visit'), \
         [...document.querySelectorAll('main input')] \
         .map((field) => [field.id, field.value, field.checked])]";
    walk.page.script(STATE, Vec::new()).await
}

#[test]
fn defect_15_switching_the_language_keeps_everything_on_every_screen() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut person =
            Person::job_seeker(&[SVERIGE, SYD])?.wants(&[Right::Access, Right::Rectification]);
        person.draft.set_field(Field::Contact, "asa@example.org".to_owned());
        let way = person.way();
        let mut walk = Walk::new(page, person)?;
        for route in way.into_iter().chain(OTHERS) {
            walk.resume(route).await?;
            let before = state(&walk).await?;
            for language in Language::ALL.iter().rev() {
                let switch = walk.read_in(language.tag, route);
                switch.await.with_context(|| format!("{route:?} in {}", language.name))?;
                let after = state(&walk).await?;
                ensure!(after == before, "{route:?}: {before} became {after}");
                let marked = page
                    .script(
                        "return [document.documentElement, document.getElementById('app')] \
                         .flatMap((element) => [element.lang, element.dir])",
                        Vec::new(),
                    )
                    .await?;
                let (lang, dir) = (language.tag, language.dir);
                ensure!(marked == json!([lang, dir, lang, dir]), "{route:?}: {marked}");
                let shown = page.property("#language", "value").await?;
                ensure!(shown == lang, "{route:?}: the list shows {shown}, not {lang}");
            }
        }
        Ok(())
    })
}

#[test]
fn what_is_being_typed_survives_a_switch_and_a_reload() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.read_in("en", Route::Letter(1)).await?;
        ensure!(walk.letter(1).written(Field::Name).await? == walk.person.draft.name);
        walk.letter(1).expect_preview().await?;
        // The language is that of this tab, without an address that says so.
        page.open(&Route::Letter(1).href()).await?;
        walk.shows(Route::Letter(1)).await?;
        ensure!(walk.letter(1).written(Field::Name).await? == walk.person.draft.name);
        Ok(())
    })
}

#[test]
fn the_focus_stays_on_the_list_of_languages() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Goals).await?;
        page.script("document.querySelector('#language').focus()", Vec::new()).await?;
        walk.read_in("en", Route::Goals).await?;
        page.wait_focus("#language").await
    })
}

#[test]
fn a_language_that_cannot_be_had_is_said_and_nothing_is_lost() -> Result<()> {
    let site = Site::copy()?.remove("text.en.", ".json")?;
    run(Setup::new(site).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Letter(1)).await?;
        walk.choose_language("en").await?;
        // Whoever hears is told, and whoever looks.
        page.wait_says("#said", walk.t(t::app::LANGUAGE_FAILED)).await?;
        walk.sees(walk.t(t::app::LANGUAGE_FAILED)).await?;
        walk.shows(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Name, "Någon Annan").await?;
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await
    })
}

#[test]
fn the_list_shows_the_language_that_is_read_after_a_failed_switch() -> Result<()> {
    let site = Site::copy()?.remove("text.en.", ".json")?;
    run(Setup::new(site).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Goals).await?;
        walk.choose_language("en").await?;
        page.wait_says("#said", walk.t(t::app::LANGUAGE_FAILED)).await?;
        let swedish = async || Ok(page.property("#language", "value").await? == "sv");
        page.until("the list to show Swedish", swedish).await
    })
}

#[test]
fn a_letter_language_that_cannot_be_had_leaves_the_letter_in_swedish() -> Result<()> {
    let site = Site::copy()?.remove("text.en.", ".json")?;
    run(Setup::new(site).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Letter(1)).await?;
        page.tap("#letter-en").await?;
        page.wait_says("#said", walk.t(t::app::LANGUAGE_FAILED)).await?;
        walk.letter(1).expect_preview().await?;
        let ticks =
            "return ['sv', 'en'].map((tag) => document.getElementById(`letter-${tag}`).checked)";
        let swedish = async || Ok(page.script(ticks, Vec::new()).await? == json!([true, false]));
        page.until("Swedish to be the one that is chosen", swedish).await
    })
}

#[test]
fn a_letter_in_english_is_still_english_after_a_reload() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut person = Person::job_seeker(&[SYD])?;
        let mut walk = Walk::new(page, person.clone())?;
        walk.walk_to(Route::Letter(1)).await?;
        "en".clone_into(&mut person.draft.language);
        walk.person = person;
        walk.letter(1).fill_in().await?;
        walk.arrive(Route::Send(1)).await?;
        let before = walk.send(1).shown().await?;
        before.expect(&(&walk.person.letter(1)?).into())?;
        page.reload().await?;
        walk.shows(Route::Send(1)).await?;
        let same = async || Ok(walk.send(1).shown().await? == before);
        page.until("the letter in English", same).await
    })
}

/// A page whose network takes its time over files whose names match a pattern.
fn slow_over(page: &Page, names: &str) -> Result<()> {
    page.before(&format!(
        "{{ const quick = window.fetch; window.fetch = async (...asked) => {{ \
             if (/{names}/.test(asked[0]?.url ?? asked[0])) \
               await new Promise((done) => setTimeout(done, 2000)); \
             return quick(...asked); }}; }}"
    ))
}

/// Texts on their way do not take the place of what was asked for since.
#[test]
fn of_several_languages_the_last_one_counts() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        slow_over(page, r"text\.en")?;
        let mut walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.open().await?;
        for tag in ["en", "sv", "en", "sv"] {
            walk.choose_language(tag).await?;
        }
        tokio::time::sleep(Duration::from_secs(4)).await;
        walk.shows(Route::Start).await?;
        // Nothing is left of the race: both languages work, on later screens too.
        walk.read_in("en", Route::Start).await?;
        walk.jump(Route::About).await?;
        walk.shows(Route::About).await
    })
}

#[test]
fn of_several_languages_for_the_letter_the_last_one_counts() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        slow_over(page, r"text\.en")?;
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Letter(1)).await?;
        page.tap("#letter-en").await?;
        page.tap("#letter-sv").await?;
        tokio::time::sleep(Duration::from_secs(4)).await;
        ensure!(page.property("#letter-sv", "checked").await? == true, "it is not Swedish");
        walk.letter(1).expect_preview().await
    })
}

/// The code of the later screens comes last, and the language has changed since.
#[test]
fn a_switch_while_the_rest_is_on_its_way_leads_to_the_screen() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        slow_over(page, r"rest\..*\.wasm")?;
        let mut walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        page.open(&format!("?lang=sv{}", Route::About.href())).await?;
        // Its texts are there, its code is not.
        tokio::time::sleep(Duration::from_secs(1)).await;
        walk.read_in("en", Route::About).await?;
        walk.sees(walk.t(t::about::TITLE)).await
    })
}

/// The words for days are the page's own. Browsers set commas one way or the other.
#[test]
fn days_are_written_as_browsers_write_them() -> Result<()> {
    const THEIRS: &str = "const options = { dateStyle: 'full', timeZone: 'UTC' }; \
         const full = new Intl.DateTimeFormat(arguments[0], options); \
         return arguments[1].map((day) => full.format(new Date(day)).replaceAll(',', ''))";
    run(Setup::new(Site::dist()?), async |page| {
        page.open("").await?;
        let months = 1..=12;
        let days: Vec<String> = months
            .flat_map(|month| (1..=7).map(move |day| format!("2028-{month:02}-{day:02}")))
            .collect();
        for language in Language::ALL {
            let walk = Walk::in_language(page, Person::job_seeker(&[SYD])?, language.tag)?;
            let ours: Vec<_> = days.iter().map(|day| day_in_words(day, walk.texts)).collect();
            let locale = if language.tag == "en" { "en-GB" } else { language.tag };
            let theirs = page.script(THEIRS, vec![json!(locale), json!(days)]).await?;
            ensure!(theirs == json!(ours), "{theirs}, not {ours:?}");
        }
        Ok(())
    })
}
