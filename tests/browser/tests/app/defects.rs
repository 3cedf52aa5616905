//! Defects of other tools of this kind that show in a browser and have no test elsewhere. The numbers
//! are those of the list of peers.

use anyhow::{Context, Result, anyhow, ensure};
use browser_tests::{Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::law::{Right, deadline, format_iso, parse_date};
use mina_uppgifter::session::requests::Milestone;
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;

/// Types a correction, and gives the text of the letter once it is there.
async fn corrected(page: &browser_tests::Page, wrong: &str, right: &str) -> Result<String> {
    let mut person = Person::job_seeker(&[SYD])?.wants(&[Right::Rectification]);
    person.draft.set_field(Field::Wrong(0), wrong.to_owned());
    person.draft.set_field(Field::Right(0), right.to_owned());
    let typed = person.clone();
    let walk = Walk::new(page, person.wants(&[Right::Rectification]))?;
    walk.resume(Route::Letter(1)).await?;
    for field in [Field::Wrong(0), Field::Right(0)] {
        walk.letter(1).write(field, "").await?;
        walk.letter(1).write(field, typed.draft.field(field)).await?;
    }
    walk.letter(1).expect_preview().await?;
    Ok(walk.letter(1).preview().await?.body)
}

#[test]
fn defect_01_02_03_what_is_written_stands_in_the_letter_as_it_is() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for text in [
            "Lön: $& 100 kr, {name}",
            "$1 $$ $` $' {right} {wrong} {0}",
            "timlön < 150 kr och tid > 5 h",
            "<script>window.ran = 1</script><img src=x onerror=window.ran=1>",
            "50 %",
            "25%20 %E5 %",
            "&amp; &lt; &#39;",
            "\\n \\u0041 ${1+1}",
        ] {
            let body = corrected(page, text, text).await.with_context(|| text.to_owned())?;
            ensure!(body.matches(text).count() == 2, "{text:?} is not twice in {body}");
        }
        let ran = page.script("return window.ran === undefined", Vec::new()).await?;
        ensure!(ran == true, "markup was run");
        Ok(())
    })
}

#[test]
fn defect_04_the_link_is_encoded_as_rfc_6068_asks() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let person = crate::sending::brief()?.named("A & B; C=D? #1+2 50 % å");
        let walk = Walk::new(page, person)?;
        walk.resume(Route::Letter(1)).await?;
        walk.page.tap("#letter-en").await?;
        walk.letter(1).expect_preview().await?;
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await?;
        let link = walk.send(1).link().await?;
        ensure!(link.contains("%0D%0A") && !link.replace("%0D%0A", "").contains("%0A"), "{link}");
        ensure!(link.matches('?').count() == 1 && link.matches('&').count() == 1, "{link}");
        walk.send(1).mail().await?.expect(&walk.send(1).shown().await?)
    })
}

#[test]
fn defect_12_the_last_day_is_a_month_on_and_a_working_day() -> Result<()> {
    // Sent; due, worked out by hand with a calendar.
    let days = [
        ("2024-01-31", "2024-02-29"), // no 31 February
        ("2023-12-06", "2024-01-08"), // Epiphany on a Saturday
        ("2024-05-06", "2024-06-07"), // the National Day
        ("2024-04-01", "2024-05-02"), // the first of May
        ("2025-10-15", "2025-11-17"), // a Saturday
        ("2025-11-26", "2025-12-29"), // second day of Christmas, then a weekend
        ("2018-05-25", "2018-06-25"), // the first day of the GDPR
    ];
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SVERIGE])?)?;
        walk.resume(Route::Request(1)).await?;
        for (sent, due) in days {
            walk.request().note(Milestone::Sent, sent).await?;
            let is = async || Ok(walk.request().due().await? == due);
            page.until(&format!("{sent} to give {due}"), is).await?;
            let date = parse_date(sent).map_err(|error| anyhow!("{error:?}"))?;
            let law = deadline(date).map_err(|error| anyhow!("{error:?}"))?.due;
            ensure!(format_iso(law) == due, "the law says {law}");
        }
        for (sent, said) in [
            ("2018-05-24", t::requests::DATE_BEFORE_GDPR),
            ("2199-01-01", t::requests::DATE_FUTURE),
        ] {
            walk.request().note(Milestone::Sent, sent).await?;
            walk.sees(walk.t(said)).await?;
            // The day before stays.
            ensure!(walk.request().due().await? == "2018-06-25", "a last day for {sent}");
        }
        Ok(())
    })
}

#[test]
fn one_who_waits_for_an_answer_gets_the_last_day_at_once() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[])?)?;
        walk.open().await?.wait_for_an_answer().await?;
        walk.arrive(Route::Requests).await?;
        walk.request().add(SYD, "2024-01-31").await?;
        let title = walk.texts.fill(t::request::title("Clustera Syd"));
        walk.shows_as(Route::Request(1), &title).await?;
        let due = walk.request().due().await?;
        ensure!(due == "2024-02-29", "due {due}");
        page.reload().await?;
        walk.shows_as(Route::Request(1), &title).await?;
        ensure!(walk.request().due().await? == "2024-02-29", "a reload lost the day");
        Ok(())
    })
}
