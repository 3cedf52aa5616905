//! For everyone: nothing cut off at any width, errors that can be found, and the focus.

use anyhow::{Context, Result, ensure};
use browser_tests::{Person, Scheme, Setup, Site, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::session::requests::Milestone;
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;
use serde_json::{Value, json};
use thirtyfour::Key;

#[test]
fn errors_and_warnings_are_accessible() -> Result<()> {
    for scheme in [Scheme::Light, Scheme::Dark] {
        run(Setup::new(Site::dist()?).scheme(scheme), async |page| {
            let walk = Walk::new(page, Person::with_everything()?.named(""))?;
            walk.resume(Route::Letter(1)).await?;
            walk.letter(1).write(Field::Contact, "19900101-2385").await?;
            walk.letter(1).is_stopped().await?;
            walk.sees(walk.t(t::letter::PERSONAL_NUMBER)).await?;
            page.expect_accessible().await?;
            page.tap("#clear").await?;
            walk.sees(walk.t(t::app::CLEAR_QUESTION)).await?;
            page.expect_accessible().await?;
            walk.letter(1).write(Field::Name, "Kim Exempel").await?;
            walk.jump(Route::Send(1)).await?;
            walk.send(1).open_mail().await?;
            walk.sees(walk.t(t::send::OPENED)).await?;
            page.expect_accessible().await
        })?;
    }
    Ok(())
}

#[test]
fn nothing_is_cut_off_at_any_width() -> Result<()> {
    const WIDE: &str = "const width = document.scrollingElement.scrollWidth; \
         const out = [...document.querySelectorAll('body *')].filter((element) => { \
         const box = element.getBoundingClientRect(); \
         return box.right > arguments[0] + 1 && element.checkVisibility(); }); \
         return [width, out.slice(-4).map((e) => `${e.tagName}.${e.className}#${e.id}`)]";
    run(Setup::new(Site::dist()?).size(320, 640), async |page| {
        let mut found = Vec::new();
        // A name without a space, to see it broken.
        let walk = Walk::new(page, Person::with_everything()?.named(&"Ö".repeat(200)))?;
        walk.resume(Route::Requests).await?;
        for route in Person::with_everything()?.screens() {
            walk.jump(route).await?;
            walk.unfold_all().await?;
            for width in [320, 390, 1280] {
                page.resize(width, 844).await?;
                let wide = page.script(WIDE, vec![json!(width)]).await?;
                let shown = wide.pointer("/0").and_then(Value::as_u64).unwrap_or(u64::MAX);
                if shown > u64::from(width) {
                    found.push(format!("{route:?} is {shown} wide on {width}: {wide}"));
                }
            }
        }
        ensure!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    })
}

#[test]
fn a_tick_by_the_keyboard_keeps_the_focus() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::with_everything()?)?;
        let mut lost = Vec::new();
        for (route, css) in [
            (Route::Points, "#point-clustera-syd-events"),
            (Route::Points, "#all"),
            (Route::Inventory, "#item-clustera-syd-registration-name"),
            (Route::Inventory, ".items input"),
            (Route::Goals, "#goal-erasure"),
            (Route::Goals, "#separate-letters"),
            (Route::Letter(1), "#extra-notify-erased"),
            (Route::Letter(1), "#ask-CS01"),
            (Route::Letter(1), "#letter-en"),
        ] {
            walk.resume(route).await?;
            page.wait_for(css).await?;
            let focus = "const it = document.querySelector(arguments[0]); it.dataset.mine = 1; \
                 it.focus(); return it.checked ?? null";
            let before = page.script(focus, vec![json!(css)]).await?;
            page.driver().active_element().await?.send_keys(" ").await?;
            // Until it has been drawn, twice.
            let drawn = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => \
                 requestAnimationFrame(() => setTimeout(done)))";
            page.driver().execute_async(drawn, Vec::<Value>::new()).await?;
            let after = page.property(css, "checked").await?;
            ensure!(before.is_null() || before != after, "{css} was not ticked by a space");
            if page.script("return document.activeElement?.dataset.mine", Vec::new()).await? != "1"
            {
                lost.push(format!("{route:?}: {css}"));
            }
        }
        ensure!(lost.is_empty(), "the focus was lost, or the box drawn anew: {lost:?}");
        Ok(())
    })
}

/// Whoever mends one of several errors does not have the others read aloud with every key.
#[test]
fn the_summary_of_errors_stays_until_it_changes() -> Result<()> {
    const SAME: &str = "return document.querySelector('#errors')?.dataset.mine ?? null";
    run(Setup::new(Site::dist()?), async |page| {
        let mut person = Person::with_everything()?.named("");
        person.draft.situation.clear();
        let walk = Walk::new(page, person)?;
        walk.resume(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Contact, &"x".repeat(2_000)).await?;
        walk.letter(1).is_stopped().await?;
        let mine = "document.querySelector('#errors').dataset.mine = 'yes'";
        page.script(mine, Vec::new()).await?;
        walk.letter(1).write(Field::Contact, &"x".repeat(2_001)).await?;
        page.wait_says("#contact-error", "2001").await?;
        ensure!(page.script(SAME, Vec::new()).await? == "yes", "it was drawn anew");
        walk.letter(1).write(Field::Contact, "kim@exempel.se").await?;
        let anew = async || Ok(page.script(SAME, Vec::new()).await? != "yes");
        page.until("the summary to change", anew).await?;
        page.wait_for("#errors li").await?;
        Ok(())
    })
}

/// Where a button goes with what it did, or is drawn anew, the focus goes somewhere near.
#[test]
fn the_focus_is_not_lost_with_a_button() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::with_everything()?)?;
        walk.resume(Route::Goals).await?;
        walk.goals().want(Right::Access, false).await?;
        walk.goals().want(Right::Erasure, true).await?;
        page.tap(".before button").await?;
        page.wait_focus("#goal-access:checked").await?;

        walk.resume(Route::Letter(1)).await?;
        page.tap(".correction ~ button").await?;
        page.wait_focus("#wrong-1").await?;
        page.tap(".correction:nth-of-type(2) button").await?;
        page.wait_focus("#wrong-0").await?;

        walk.resume(Route::Send(1)).await?;
        walk.send(1).open_mail().await?;
        for answer in ["#not-opened", "#opened"] {
            page.tap(answer).await?;
            page.wait_focus(&format!("{answer}[aria-pressed=true]")).await?;
        }

        walk.resume(Route::Check).await?;
        page.tap("#stored li button").await?;
        page.wait_focus("#stored").await
    })
}

#[test]
fn a_tick_leaves_the_place_on_the_screen_and_what_is_unfolded() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::with_everything()?)?;
        let mut moved = Vec::new();
        for (route, css) in [
            (Route::Points, "#point-clustera-syd-photos"),
            (Route::Inventory, "#item-clustera-syd-registration-name"),
            (Route::Goals, "#goal-information"),
        ] {
            walk.resume(route).await?;
            let place = "const fold = document.querySelector('main details'); \
                 return [Math.round(scrollY), fold?.open]";
            let show = "document.querySelector('main details')?.setAttribute('open', ''); \
                 const frame = () => new Promise(requestAnimationFrame); \
                 return frame().then(frame).then(() => \
                   document.querySelector(arguments[0]).scrollIntoView({ block: 'center' }))";
            page.script(show, vec![json!(css)]).await?;
            let before = page.script(place, Vec::new()).await?;
            let was = page.property(css, "checked").await?;
            page.wait_for(css).await?.click().await?;
            let changed = async || Ok(page.property(css, "checked").await? != was);
            page.until("the tick", changed).await?;
            let after = page.script(place, Vec::new()).await?;
            if before != after {
                moved.push(format!("{route:?}: [scroll, open] {before} became {after}"));
            }
        }
        ensure!(moved.is_empty(), "{}", moved.join("\n"));
        Ok(())
    })
}

#[test]
fn a_date_keeps_the_focus_on_its_field() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::with_everything()?)?;
        walk.resume(Route::Request(1)).await?;
        walk.request().note(Milestone::Sent, "2024-01-31").await?;
        walk.request().due().await?;
        page.wait_focus("#on-sent").await.context("after the day was given")
    })
}

#[test]
fn defect_17_there_is_a_skip_link_and_it_works() -> Result<()> {
    run(Setup::new(Site::dist()?).size(1280, 800), async |page| {
        let walk = Walk::new(page, Person::with_everything()?)?;
        walk.resume(Route::Goals).await?;
        // A first load takes no focus from where the reader is.
        let body = page.script("return document.activeElement === document.body", Vec::new());
        ensure!(body.await? == true, "a first load moves the focus");
        page.driver().active_element().await?.send_keys(Key::Tab + "").await?;
        page.wait_focus(".skip").await?;
        walk.sees(walk.t(t::app::SKIP)).await?;
        page.driver().active_element().await?.send_keys(Key::Enter + "").await?;
        page.wait_focus("#title").await?;
        walk.shows(Route::Goals).await
    })
}

#[test]
fn the_letters_languages_are_one_group_of_radio_buttons() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::with_everything()?)?;
        walk.resume(Route::Letter(1)).await?;
        page.script("document.querySelector('#letter-sv').focus()", Vec::new()).await?;
        page.driver().active_element().await?.send_keys(Key::Down + "").await?;
        page.wait_focus("#letter-en:checked").await.context("an arrow key moves to the next")?;
        // Without a name in common both are chosen until the texts have come, or for good.
        let name = page.property("#letter-sv", "name").await?;
        let other = page.property("#letter-en", "name").await?;
        ensure!(name != "" && name == other, "they are named {name} and {other}");
        page.wait_gone("#letter-sv:checked").await?;
        Ok(())
    })
}
