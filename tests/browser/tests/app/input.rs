//! What people type: nothing, too much, numbers that they should not send, and anything else.

use anyhow::{Result, ensure};
use browser_tests::{Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mail_parser::MessageParser;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::clean::LINE_MAX_CHARS;
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;
use serde_json::json;

/// Everything that other pages stumble over, with a mark that reverses what follows.
const NASTY: &str = "$& {name} <b>x</b> 50 % \"q\" 'a' 😀 \u{202E}evil";

#[test]
fn a_letter_needs_a_name() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Letter(1)).await?;
        for name in ["", "   ", "\u{A0}\u{2003}", "\u{202E}\u{200F}"] {
            walk.letter(1).write(Field::Name, name).await?;
            walk.letter(1).is_stopped().await?;
            walk.sees(walk.t(t::app::ERROR_TITLE)).await?;
            walk.sees(walk.t(t::letter::NAME_MISSING)).await?;
            page.tap("#errors a").await?;
            page.wait_focus("#name").await?;
            ensure!(page.property("#name", "ariaInvalid").await? == "true");
            ensure!(walk.letter(1).written(Field::Name).await? == name, "the field was changed");
        }
        walk.letter(1).fill_in().await?;
        walk.arrive(Route::Send(1)).await
    })
}

#[test]
fn no_error_is_shown_before_one_goes_on() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let person = Person::job_seeker(&[SYD])?.wants(&[Right::Rectification]).named("");
        let walk = Walk::new(page, person)?;
        walk.resume(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Name, "Å").await?;
        walk.letter(1).write(Field::Name, "").await?;
        ensure!(page.all("#errors, .error").await?.is_empty(), "an error is shown too early");
        Ok(())
    })
}

#[test]
fn whatever_is_typed_is_text() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let seen = NASTY.replace('\u{202E}', "");
        let walk = Walk::new(page, Person::job_seeker(&[SVERIGE])?.named(NASTY))?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.letter(1).expect_preview().await?;
        let body = walk.letter(1).preview().await?.body;
        ensure!(body.contains(&format!("Jag heter {seen}.")), "{body}");
        ensure!(body.ends_with(&seen), "{body}");
        ensure!(!body.contains('\u{202E}'), "the mark is still there");
        ensure!(page.all("main b b, .paper .body b").await?.is_empty(), "it became markup");
        ensure!(walk.letter(1).written(Field::Name).await? == NASTY, "the field was changed");
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await?;
        walk.send(1).mail().await?;
        let draft = walk.send(1).save("save-draft", "eml").await?;
        let mail = MessageParser::default().parse(&draft);
        let body = mail.and_then(|mail| mail.body_text(0).map(|body| body.into_owned()));
        ensure!(body.as_deref().is_some_and(|body| body.contains(&seen)), "{body:?}");
        Ok(())
    })
}

#[test]
fn whatever_is_typed_reaches_the_mail_program() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        // A name alone makes the shortest letter too long for a link, so the longest that fits.
        let person = crate::sending::brief()?.named("$& {x} <b> 50 % \"q\" 'a' 😀\u{202E}");
        let walk = Walk::new(page, person)?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).fill_in().await?;
        walk.arrive(Route::Send(1)).await?;
        let mail = walk.send(1).mail().await?;
        ensure!(mail.body.ends_with("$& {x} <b> 50 % \"q\" 'a' 😀"), "{}", mail.body);
        mail.expect(&walk.send(1).shown().await?)
    })
}

#[test]
fn too_much_is_refused_with_a_count_and_never_cut() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let long = "Å".repeat(100_000);
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Name, &long).await?;
        let (count, max) = (long.chars().count().to_string(), LINE_MAX_CHARS.to_string());
        walk.sees(&walk.texts.fill(t::letter::too_long(&count, &max))).await?;
        ensure!(walk.letter(1).written(Field::Name).await? == long, "the field was cut");
        walk.letter(1).is_stopped().await?;
        page.tap("#errors a").await?;
        page.wait_focus("#name").await?;
        ensure!(walk.letter(1).written(Field::Name).await? == long, "the field was cut");
        // As much as is allowed goes through.
        walk.letter(1).write(Field::Name, &"Å".repeat(LINE_MAX_CHARS)).await?;
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await
    })
}

#[test]
fn a_personnummer_is_warned_of_and_nothing_is_blocked() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let number = "19900101-2385";
        let mut person = Person::job_seeker(&[SYD])?.wants(&[Right::Rectification]).named(number);
        for field in [Field::Contact, Field::Place, Field::Wrong(0), Field::Right(0)] {
            person.draft.set_field(field, format!("mitt nummer är {number}"));
        }
        let walk = Walk::new(page, person)?;
        walk.walk_to(Route::Letter(1)).await?;
        for field in [Field::Name, Field::Contact, Field::Wrong(0), Field::Right(0)] {
            ensure!(page.all(".warning").await?.is_empty(), "{field:?}: warned already");
            walk.letter(1).write(field, number).await?;
            walk.sees(walk.t(t::letter::PERSONAL_NUMBER)).await?;
            walk.letter(1).write(field, "x").await?;
            page.wait_gone(".warning").await?;
        }
        walk.letter(1).fill_in().await?;
        walk.arrive(Route::Send(1)).await
    })
}

#[test]
fn a_correction_says_what_is_right() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let mut person = Person::job_seeker(&[SYD])?.wants(&[Right::Rectification]);
        person.draft.set_field(Field::Right(0), "  ".to_owned());
        let walk = Walk::new(page, person)?;
        walk.resume(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.letter(1).is_stopped().await?;
        walk.sees(walk.t(t::letter::RIGHT_MISSING)).await?;
        page.tap("#errors a").await?;
        page.wait_focus("#right-0").await?;
        walk.letter(1).write(Field::Right(0), "rätt").await?;
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await
    })
}

#[test]
fn a_line_break_in_what_is_kept_adds_no_header() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let name = "Åsa\r\nBcc: evil@example.org\nSubject: x";
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?.named(name))?;
        walk.resume(Route::Send(1)).await?;
        let link = walk.send(1).link().await?;
        let fields: Vec<&str> = link.split(['?', '&']).skip(1).collect();
        ensure!(fields.len() == 2, "the link has {} fields", fields.len());
        ensure!(fields.iter().all(|f| f.starts_with("subject=") || f.starts_with("body=")));
        let mail = walk.send(1).mail().await?;
        ensure!(!mail.subject.contains(['\r', '\n']), "{:?}", mail.subject);
        ensure!(mail.to == walk.person.addressee(1)?.controller.email, "{}", mail.to);
        let draft = walk.send(1).save("save-draft", "eml").await?;
        let mail = MessageParser::default().parse(&draft);
        let mail = mail.ok_or_else(|| anyhow::anyhow!("not a message"))?;
        ensure!(mail.bcc().is_none(), "a recipient was added");
        ensure!(mail.subject() == Some(walk.person.letter(1)?.subject.as_str()));
        Ok(())
    })
}

#[test]
fn no_goal_and_no_question_is_asked_about() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?.wants(&[]))?;
        walk.walk_to(Route::Goals).await?;
        walk.goals().choose().await?;
        page.wait_focus("#errors").await?;
        walk.sees(walk.t(t::goals::ERROR)).await?;
        page.tap("#errors a").await?;
        page.wait_focus("#goal-access").await?;
        walk.goals().want(Right::Information, true).await?;
        page.tap("#next").await?;
        walk.arrive(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Name, "Åsa").await?;
        let untick = "for (const box of document.querySelectorAll('[id^=ask-]:checked')) \
             box.click(); return document.querySelectorAll('[id^=ask-]:checked').length";
        let left = async || Ok(page.script(untick, Vec::new()).await? == json!(0));
        page.until("no question to be ticked", left).await?;
        walk.letter(1).is_stopped().await?;
        walk.sees(walk.t(t::letter::QUESTIONS_ERROR)).await
    })
}
