//! The letters: what the page shows is what the library writes, and nothing is declared unasked.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::{PREVIEW, TRANSLATION};
use browser_tests::{Paper, Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::Extra;
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::{LETTER_ORDER, RoleChoice, Route};
use mina_uppgifter::text::t;

#[test]
fn each_goal_gives_the_letter_that_the_library_writes() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut person = Person::job_seeker(&[SYD])?.writes();
        "asa@example.org".clone_into(&mut person.draft.contact);
        Walk::new(page, person.clone())?.walk_to(Route::Goals).await?;
        for right in LETTER_ORDER {
            let walk = Walk::new(page, person.clone().wants(&[right]))?;
            let compare = async {
                walk.goals().choose().await?;
                walk.arrive(Route::Letter(1)).await?;
                walk.letter(1).write_all().await?;
                walk.letter(1).expect_preview().await?;
                page.driver().back().await?;
                walk.arrive(Route::Goals).await
            };
            compare.await.with_context(|| format!("{right:?}"))?;
        }
        Ok(())
    })
}

#[test]
fn all_goals_together_with_every_option() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut person = Person::job_seeker(&[SVERIGE])?.wants(&LETTER_ORDER).writes();
        "070-123 45 67".clone_into(&mut person.draft.contact);
        "våren 2025".clone_into(&mut person.draft.period);
        "Malmö".clone_into(&mut person.draft.place);
        person.draft.extras = vec![
            Extra::RestrictMeanwhile,
            Extra::NotifyCorrected,
            Extra::EraseWithdrawn,
            Extra::RestrictInstead,
            Extra::NotifyErased,
        ];
        // One question that is offered ticked is not asked, and one that is not ticked is.
        person.draft.unasked = vec!["CS01".to_owned()];
        person.draft.asked = vec!["CS09".to_owned()];
        let walk = Walk::new(page, person)?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.letter(1).expect_preview().await
    })
}

#[test]
fn the_letter_may_be_in_english_and_stands_beside_its_translation() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut person = Person::job_seeker(&[SYD])?;
        let mut walk = Walk::in_language(page, person.clone(), "en")?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.letter(1).expect_preview().await?;
        let beside = page.paper(TRANSLATION).await?;
        beside.expect(&(&walk.person.letter_in(1, "en")?).into())?;

        "en".clone_into(&mut person.draft.language);
        walk.person = person;
        walk.letter(1).write_all().await?;
        walk.letter(1).expect_preview().await?;
        page.wait_gone(TRANSLATION).await?;
        let lang = page.script("return document.querySelector('.paper').lang", Vec::new()).await?;
        ensure!(lang == "en", "the letter is marked as {lang}");
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await?;
        walk.send(1).shown().await?.expect(&(&walk.person.letter(1)?).into())
    })
}

/// Sentences that declare something beyond an erasure.
fn declarations(walk: &Walk<'_>) -> [&'static str; 4] {
    [
        walk.t(t::compose::WITHDRAW_STOP),
        walk.t(t::compose::DIRECT_MARKETING_ASK),
        walk.t(t::compose::ERASURE_GROUNDS_WITHDRAWN),
        walk.t(t::compose::ERASURE_GROUNDS_MARKETING),
    ]
}

#[test]
fn defect_13_erasure_neither_withdraws_consent_nor_objects_unasked() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for companies in [[SVERIGE], [SYD]] {
            let person = Person::job_seeker(&companies)?.wants(&[Right::Erasure]);
            let walk = Walk::new(page, person)?;
            walk.resume(Route::Goals).await?;
            walk.goals().choose().await?;
            walk.arrive(Route::Letter(1)).await?;
            walk.letter(1).expect_preview().await?;
            let alone = walk.letter(1).preview().await?.body;
            ensure!(alone.contains(walk.t(t::compose::ERASURE_GROUNDS)), "{alone}");
            for sentence in declarations(&walk) {
                ensure!(!alone.contains(sentence), "unasked: {sentence}");
            }

            let person = walk.person.wants(&[
                Right::Erasure,
                Right::WithdrawConsent,
                Right::DirectMarketing,
            ]);
            let walk = Walk::new(page, person)?;
            walk.jump(Route::Goals).await?;
            walk.goals().choose().await?;
            walk.arrive(Route::Letter(1)).await?;
            walk.letter(1).expect_preview().await?;
            let asked = walk.letter(1).preview().await?.body;
            for sentence in declarations(&walk) {
                ensure!(asked.contains(sentence), "asked for and not there: {sentence}");
            }
        }
        Ok(())
    })
}

#[test]
fn defect_14_the_letter_asks_for_a_copy() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for (role, tag, word) in [(Role::JobSeeker, "sv", "kopia"), (Role::Visitor, "en", "copy")] {
            let mut person = Person::new(&[SYD], RoleChoice::Role(role))?;
            tag.clone_into(&mut person.draft.language);
            let walk = Walk::new(page, person)?;
            walk.resume(Route::Letter(1)).await?;
            // Its texts are fetched when the letter's language is chosen.
            page.tap(&format!("#letter-{tag}")).await?;
            walk.letter(1).expect_preview().await?;
            let copy = walk.letter(1).preview().await?.body;
            let said = browser_tests::Source::get()?.texts(tag)?.get(t::compose::ACCESS_COPY);
            ensure!(copy.contains(said) && said.contains(word), "no {word} asked for in {copy}");
        }
        Ok(())
    })
}

#[test]
fn ones_own_words_are_marked_and_the_date_is_todays() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Letter(1)).await?;
        let name = page.text(&format!("{PREVIEW} mark bdi")).await?;
        ensure!(name == walk.person.draft.name, "{name:?} is marked first");
        let today = browser_tests::today()?;
        let dated = walk.texts.fill(t::compose::date(&today));
        let Paper { body, .. } = walk.letter(1).preview().await?;
        ensure!(body.starts_with(&dated), "not dated {today}: {body}");
        Ok(())
    })
}

/// Two wishes, a letter for each: each asks for its own, and both are among the requests.
#[test]
fn each_thing_can_have_a_letter_of_its_own() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let rights = [Right::Access, Right::Rectification];
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?.wants(&rights))?;
        walk.walk_to(Route::Goals).await?;
        for right in rights {
            walk.goals().want(right, true).await?;
        }
        page.tap("#separate-letters").await?;
        page.tap("#next").await?;
        for (number, right) in (1..).zip(rights) {
            walk.arrive(Route::Letter(number)).await?;
            let own = Walk::new(page, walk.person.clone().wants(&[right]))?;
            own.letter(1).write_all().await?;
            own.letter(1).go_on().await?;
            walk.arrive(Route::Send(number)).await?;
            walk.send(number).shown().await?.expect(&(&own.person.letter(1)?).into())?;
            walk.send(number).say_it_is_sent().await?;
            page.wait_for("#timeline").await?;
            if number == 1 {
                walk.request().go_to_the_next_letter().await?;
            }
        }
        ensure!(page.all("#next-letter").await?.is_empty(), "a third letter");
        walk.jump(Route::Requests).await?;
        let both = page.all("#requests a.door").await?.len();
        ensure!(both == 2, "{both} requests");
        Ok(())
    })
}
