//! The ways out of the page: each carries the letter that was shown, whole.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::REQUESTS;
use browser_tests::{Ability, Paper, Person, SVERIGE, SYD, Setup, Site, Walk, expect_text, run};
use mail_parser::MessageParser;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::mailto::{LIMIT, Mailto};
use mina_uppgifter::session::{Field, LETTER_ORDER, RoleChoice, Route, questions};
use mina_uppgifter::text::t;
use serde_json::json;

/// Someone whose letter is short enough for a link: the shortest that there is.
pub fn brief() -> Result<Person> {
    let mut letters = Vec::new();
    for (company, right) in [SVERIGE, SYD].iter().flat_map(|id| LETTER_ORDER.map(|r| (*id, r))) {
        let person = Person::new(&[company], RoleChoice::Other)?.wants(&[right]).named("Li");
        for remark in person.policies().flat_map(|policy| &policy.remarks) {
            let mut person = person.clone();
            "en".clone_into(&mut person.draft.language);
            if right == Right::Rectification {
                person.draft.set_field(Field::Wrong(0), String::new());
                person.draft.set_field(Field::Right(0), "B".to_owned());
            }
            // One question alone, where there are questions.
            let policy = person.addressee(1)?;
            for other in questions(&person.choice, policy) {
                person.draft.set_asks(other, other.id == remark.id);
            }
            let asks = person.draft.asks(remark) && remark.points.is_empty();
            if right != Right::Information || asks && remark.question.is_some() {
                let letter = person.letter(1)?;
                let (to, subject, body) = (&letter.to, &letter.subject, &letter.body());
                letters.push((Mailto { to, subject, body }.encoded_len(), person));
            }
        }
    }
    let shortest = letters.into_iter().min_by_key(|(length, _)| *length);
    let (length, person) = shortest.context("no letters")?;
    ensure!(length <= LIMIT, "the shortest letter that there is takes {length} characters");
    Ok(person)
}

/// Someone whose letter is as long as it gets, in words that encode badly.
fn verbose() -> Result<Person> {
    let person = Person::job_seeker(&[SVERIGE])?.wants(&LETTER_ORDER);
    Ok(person.named("Åsa & Ö; 50 % = \"q\" #1+2?"))
}

#[test]
fn a_short_letter_fits_into_the_link() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, brief()?)?;
        walk.walk_to(Route::Send(1)).await?;
        walk.send(1).mail().await?.expect(&walk.send(1).shown().await?)?;
        ensure!(walk.send(1).link().await?.len() <= LIMIT);
        walk.sees(walk.t(t::send::MAIL)).await?;
        walk.send(1).open_mail().await?;
        walk.sees(walk.t(t::send::OPENED)).await?;
        walk.shows(Route::Send(1)).await
    })
}

#[test]
fn defect_07_a_long_letter_is_copied_before_the_mail_program_opens() -> Result<()> {
    run(Setup::new(Site::dist()?).clipboard(), async |page| {
        let walk = Walk::new(page, verbose()?)?;
        walk.resume(Route::Send(1)).await?;
        let (mail, shown) = (walk.send(1).mail().await?, walk.send(1).shown().await?);
        let link = walk.send(1).link().await?;
        ensure!(link.len() <= LIMIT, "the link has {} characters", link.len());
        ensure!((&mail.to, &mail.subject) == (&shown.to, &shown.subject), "{mail:?}");
        expect_text(&mail.body, walk.t(t::compose::SHORT_BODY))?;
        walk.sees(walk.t(t::send::LONG)).await?;
        walk.send(1).open_mail().await?;
        page.wait_says(".told", walk.t(t::send::COPIED_ALL)).await?;
        expect_text(&page.pasted().await?, &shown.body)?;
        walk.shows(Route::Send(1)).await
    })
}

#[test]
fn following_the_link_leaves_the_page_where_it_is() -> Result<()> {
    // The browser complains that no program takes the link.
    run(Setup::new(Site::dist()?).may_complain(), async |page| {
        let walk = Walk::new(page, brief()?)?;
        walk.resume(Route::Send(1)).await?;
        let shown = walk.send(1).shown().await?;
        page.script("window.same = true", Vec::new()).await?;
        if !page.can(Ability::OtherPrograms) {
            return Ok(());
        }
        page.tap("#mail").await?;
        walk.sees(walk.t(t::send::OPENED)).await?;
        walk.shows(Route::Send(1)).await?;
        ensure!(page.script("return window.same", Vec::new()).await? == true, "it was left");
        walk.send(1).shown().await?.expect(&shown)
    })
}

#[test]
fn a_mail_program_that_does_not_open_is_helped_with() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, brief()?)?;
        walk.resume(Route::Send(1)).await?;
        walk.send(1).open_mail().await?;
        page.tap("#not-opened").await?;
        walk.sees(walk.t(t::send::OPENED_NO_HELP)).await?;
        page.tap("#opened").await?;
        walk.sees(walk.t(t::send::OPENED_YES_HELP)).await
    })
}

#[test]
fn defect_05_not_marked_as_sent_by_the_click() -> Result<()> {
    run(Setup::new(Site::dist()?).clipboard(), async |page| {
        let walk = Walk::new(page, verbose()?)?;
        walk.resume(Route::Send(1)).await?;
        walk.send(1).open_mail().await?;
        page.tap("#opened").await?;
        walk.send(1).copy("copy").await?;
        let kept = walk.kept().await?.to_string();
        ensure!(kept.contains(r#"\"sent\":[]"#), "it counts as sent: {kept}");
        ensure!(!kept.contains(REQUESTS), "there is a request: {kept}");
        walk.jump(Route::Requests).await?;
        walk.sees(walk.t(t::requests::EMPTY)).await
    })
}

#[test]
fn everything_can_be_copied_whole_and_field_by_field() -> Result<()> {
    run(Setup::new(Site::dist()?).clipboard(), async |page| {
        let walk = Walk::new(page, verbose()?)?;
        walk.resume(Route::Send(1)).await?;
        let Paper { to, subject, body } = walk.send(1).shown().await?;
        for (id, expected) in
            [("copy", &body), ("copy-to", &to), ("copy-subject", &subject), ("copy-body", &body)]
        {
            let copied = walk.send(1).copy(id).await?;
            expect_text(&copied, expected).with_context(|| format!("`{id}`"))?;
        }
        Ok(())
    })
}

#[test]
fn the_saved_files_hold_the_letter() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, verbose()?)?;
        walk.resume(Route::Send(1)).await?;
        let shown = walk.send(1).shown().await?;

        let draft = walk.send(1).save("save-draft", "eml").await?;
        let mail = MessageParser::default().parse(&draft).context("not a message")?;
        let to = mail.to().and_then(|to| to.first()).and_then(|to| to.address());
        let body = mail.body_text(0).unwrap_or_default();
        let found = Paper::new(to.unwrap_or_default(), mail.subject().unwrap_or_default(), &body);
        found.expect(&shown)?;
        ensure!(mail.from().is_none() && mail.bcc().is_none() && mail.cc().is_none());
        ensure!(mail.header("X-Unsent").is_some(), "it is no draft");

        let text = String::from_utf8(walk.send(1).save("save-text", "txt").await?)?;
        let head = format!(
            "{}: {}\n{}: {}\n\n",
            walk.t(t::letter::TO),
            shown.to,
            walk.t(t::letter::SUBJECT),
            shown.subject
        );
        expect_text(&text, &format!("{head}{}", shown.body))
    })
}

#[test]
fn without_a_clipboard_one_is_told_to_copy_by_hand() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, verbose()?)?;
        walk.resume(Route::Send(1)).await?;
        let refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); \
             document.execCommand = () => false";
        page.script(refuse, Vec::new()).await?;
        page.tap("#copy").await?;
        walk.sees(walk.t(t::send::COPY_FAILED)).await?;
        walk.send(1).open_mail().await?;
        walk.sees(walk.t(t::send::LONG_FAILED)).await?;
        // The text is there to be marked.
        walk.send(1).shown().await?.expect(&(&walk.person.letter(1)?).into())
    })
}

#[test]
fn webmail_stands_behind_a_warning_and_goes_to_the_right_address() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Send(1)).await?;
        let visible = "return document.querySelector(arguments[0]).checkVisibility()";
        let hidden = page.script(visible, vec![json!("#gmail")]).await?;
        ensure!(hidden == json!(false), "the link stands there without its warning");
        page.tap("details.webmail summary").await?;
        walk.sees(walk.t(t::send::WEBMAIL_NOTE)).await?;
        let to = urlencoding::encode(&walk.person.addressee(1)?.controller.email).into_owned();
        for id in ["#gmail", "#outlook"] {
            let link = page.property(id, "href").await?;
            let link = link.as_str().unwrap_or_default().replace('@', "%40");
            ensure!(link.starts_with("https://") && link.contains(&format!("to={to}")), "{link}");
            let rel = page.property(id, "rel").await?;
            ensure!(rel == "noopener noreferrer", "{rel}");
        }
        Ok(())
    })
}
