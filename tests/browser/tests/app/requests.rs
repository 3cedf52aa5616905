//! What was sent: followed to the end, kept only when asked, and never lost.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::{REQUESTS, SAVED_REQUESTS};
use browser_tests::{Page, Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::law::{IMY, Right};
use mina_uppgifter::letter::{AnswerPoint, Element, FollowUp};
use mina_uppgifter::session::requests::Milestone;
use mina_uppgifter::session::{LETTER_ORDER, Route};
use mina_uppgifter::text::t;
use serde_json::{Value, json};

/// From the next load on, the clock is so many days ahead.
fn later(page: &Page, days: u32) -> Result<()> {
    let script = format!(
        "{{ const Before = Date, shift = {days} * 864e5; \
         window.Date = class extends Before {{ \
           constructor(...given) {{ if (given.length) super(...given); \
             else super(Before.now() + shift); }} \
           static now() {{ return Before.now() + shift; }} }}; }}"
    );
    page.before(&script)
}

/// What is stored under a name, in the tab and on the device.
async fn stored(page: &Page, name: &str) -> Result<Option<String>> {
    let script =
        "return sessionStorage.getItem(arguments[0]) ?? localStorage.getItem(arguments[0])";
    let value = page.script(script, vec![json!(name)]).await?;
    Ok(value.as_str().map(str::to_owned))
}

async fn until_stored(page: &Page, name: &str, part: &str) -> Result<()> {
    let there = async || Ok(stored(page, name).await?.is_some_and(|text| text.contains(part)));
    page.until(&format!("{part} under {name}"), there).await
}

fn asks_for_a_copy() -> Result<Person> {
    Ok(Person::job_seeker(&[SYD])?.wants(&[Right::Access]))
}

#[test]
fn what_is_missing_in_the_answer_is_asked_for_and_nothing_else() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        walk.walk_to(Route::Request(1)).await?;
        page.tap("#save").await?;
        until_stored(page, SAVED_REQUESTS, SYD).await?;
        let id = walk.request().id().await?;
        walk.jump(Route::Answer(id)).await?;
        let missing = [Element::Recipients, Element::Retention];
        for element in Element::ALL {
            let point = AnswerPoint::Element(element).id();
            let answer = if missing.contains(&element) { "missing" } else { "got" };
            page.tap(&format!("#check-{point}-{answer}")).await?;
        }
        page.tap("#next").await?;
        walk.arrive(Route::Reply(id, FollowUp::Incomplete)).await?;
        let letter = page.paper("#letter").await?;
        ensure!(letter.to == walk.person.addressee(1)?.controller.email, "{}", letter.to);
        for (element, named) in [
            (Element::Recipients, "15.1 c"),
            (Element::Retention, "15.1 d"),
            (Element::Purposes, "15.1 a"),
            (Element::Transfers, "15.2"),
        ] {
            let is = letter.body.contains(named);
            ensure!(is == missing.contains(&element), "{element:?}: {}", letter.body);
        }
        page.tap("#sent").await?;
        walk.arrive(Route::Request(1)).await?;
        page.wait_for("#event-followed-up").await?;
        // And it is kept.
        until_stored(page, SAVED_REQUESTS, "followed_up_on\":\"20").await?;
        ensure!(stored(page, REQUESTS).await?.is_none(), "it is in two places");
        Ok(())
    })
}

#[test]
fn when_no_answer_comes_there_is_a_reminder_and_then_the_complaint() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        later(page, 0)?;
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        walk.resume(Route::Request(1)).await?;
        let due = walk.request().due().await?;
        ensure!(page.all("#now #next").await?.is_empty(), "there is something to do at once");
        later(page, 40)?;
        page.reload().await?;
        walk.shows(Route::Request(1)).await?;
        walk.sees(walk.t(t::requests::STEP_REMIND)).await?;
        page.tap("#next").await?;
        walk.arrive(Route::Reply(1, FollowUp::Reminder)).await?;
        let letter = page.paper("#letter").await?;
        ensure!(letter.body.contains(&due), "the day is not named: {}", letter.body);
        ensure!(letter.subject.starts_with("Påminnelse"), "{}", letter.subject);
        page.tap("#sent").await?;
        walk.arrive(Route::Request(1)).await?;
        walk.sees(walk.t(t::requests::STEP_WAIT_AGAIN)).await?;
        later(page, 16)?;
        page.reload().await?;
        walk.shows(Route::Request(1)).await?;
        walk.sees(walk.t(t::requests::STEP_COMPLAIN)).await?;
        page.tap("#next").await?;
        walk.arrive(Route::Complaint(1)).await?;
        let letter = page.paper("#letter").await?;
        ensure!(letter.to == IMY.email, "it goes to {}", letter.to);
        let company = &walk.person.addressee(1)?.controller.legal_name;
        for part in [company.as_str(), "artikel 77", &walk.person.draft.name] {
            ensure!(letter.body.contains(part), "{part} is missing in {}", letter.body);
        }
        page.tap("#sent").await?;
        walk.arrive(Route::Request(1)).await?;
        page.wait_for("#event-complained").await?;
        walk.sees(walk.t(t::requests::STEP_AWAIT_AUTHORITY)).await
    })
}

#[test]
fn nothing_is_saved_on_the_device_unless_one_asks_for_it() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        walk.walk_to(Route::Request(1)).await?;
        let lasting = "return Object.keys(localStorage)";
        ensure!(page.script(lasting, Vec::new()).await? == json!([]), "saved unasked");
        page.tap("#save").await?;
        until_stored(page, SAVED_REQUESTS, SYD).await?;
        // A new tab has it.
        let here = page.driver().window().await?;
        page.new_tab().await?;
        page.goto(&Route::Requests.href()).await?;
        page.wait_for("#requests a.door").await?;
        page.close().await?;
        page.show(&here).await?;
        page.tap("#stop").await?;
        page.tap("#stop-yes").await?;
        let gone = async || Ok(page.script(lasting, Vec::new()).await? == json!([]));
        page.until("nothing to be saved", gone).await?;
        page.wait_for("#timeline").await?;
        page.tap("#save").await?;
        until_stored(page, SAVED_REQUESTS, SYD).await?;
        walk.clear().await?;
        page.until("nothing to be saved", gone).await?;
        walk.jump(Route::Requests).await?;
        walk.sees(walk.t(t::requests::EMPTY)).await
    })
}

#[test]
fn two_tabs_lose_nothing_of_each_other() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        walk.resume(Route::Requests).await?;
        page.tap("#save").await?;
        until_stored(page, SAVED_REQUESTS, SYD).await?;
        let here = page.driver().window().await?;
        let there = page.new_tab().await?;
        page.goto(&Route::Requests.href()).await?;
        page.wait_for("#requests a.door").await?;
        let days = [(&here, "2024-01-31"), (&there, "2024-02-29"), (&here, "2024-03-15")];
        for ((tab, day), so_far) in days.into_iter().zip(1..) {
            page.show(tab).await?;
            walk.jump(Route::Requests).await?;
            // What the other tab has added is here before this one adds its own.
            let all = async || Ok(page.all("#requests a.door").await?.len() == so_far);
            page.until(&format!("{so_far} in this tab"), all).await?;
            walk.request().add(SVERIGE, day).await?;
            until_stored(page, SAVED_REQUESTS, day).await?;
        }
        for tab in [&here, &there] {
            page.show(tab).await?;
            walk.jump(Route::Requests).await?;
            let four = async || Ok(page.all("#requests a.door").await?.len() == 4);
            page.until("all four in each tab", four).await?;
        }
        Ok(())
    })
}

#[test]
fn what_cannot_be_read_is_kept_and_the_page_goes_on() -> Result<()> {
    for damaged in ["{\"requests\":[", "[1,2]", r#"{"app":"mina-uppgifter","version":"9"}"#] {
        run(Setup::new(Site::dist()?), async |page| {
            let walk = Walk::new(page, asks_for_a_copy()?)?;
            walk.open().await?;
            let keep = "localStorage.setItem(arguments[0], arguments[1])";
            page.script(keep, vec![json!(SAVED_REQUESTS), json!(damaged)]).await?;
            page.open("?lang=sv#/requests").await?;
            walk.sees(walk.t(t::requests::STORED_UNREADABLE)).await?;
            page.expect_accessible().await?;
            walk.request().add(SYD, "2024-01-31").await?;
            page.wait_for("#timeline").await?;
            ensure!(stored(page, SAVED_REQUESTS).await?.as_deref() == Some(damaged), "overwritten");
            walk.jump(Route::Requests).await?;
            let raw = walk.save("raw", "json").await?;
            ensure!(raw == damaged.as_bytes(), "{}", String::from_utf8_lossy(&raw));
            page.tap("#start-again").await?;
            page.tap("#start-again-yes").await?;
            page.wait_gone(".unreadable").await
        })
        .with_context(|| damaged.to_owned())?;
    }
    Ok(())
}

/// In the tab, on the device, or both: nothing of it is overwritten, and all of it is shown, one after the other.
#[test]
fn what_cannot_be_read_is_kept_in_each_place() -> Result<()> {
    const KEEP: &str = "sessionStorage.setItem(arguments[0], arguments[1]); \
         localStorage.setItem(arguments[2], arguments[3])";
    let damaged = "{\"requests\":[";
    let whole = asks_for_a_copy()?.requests()?.to_stored();
    for (device, times) in [(whole.as_str(), 1), ("[1,2]", 2)] {
        run(Setup::new(Site::dist()?), async |page| {
            let walk = Walk::new(page, asks_for_a_copy()?)?;
            walk.open().await?;
            let texts = [REQUESTS, damaged, SAVED_REQUESTS, device].map(|text| json!(text));
            page.script(KEEP, texts.to_vec()).await?;
            page.open("?lang=sv#/requests").await?;
            walk.sees(walk.t(t::requests::STORED_UNREADABLE)).await?;
            walk.request().add(SYD, "2024-01-31").await?;
            page.wait_for("#timeline").await?;
            walk.jump(Route::Requests).await?;
            let here = "return sessionStorage.getItem(arguments[0])";
            let here = page.script(here, vec![json!(REQUESTS)]).await?;
            ensure!(here == damaged, "overwritten: {here}");
            for _ in 0..times {
                walk.sees(walk.t(t::requests::STORED_UNREADABLE)).await?;
                page.tap("#start-again").await?;
                page.tap("#start-again-yes").await?;
            }
            page.wait_gone(".unreadable").await
        })
        .with_context(|| device.to_owned())?;
    }
    Ok(())
}

#[test]
fn a_backup_goes_out_and_comes_in_again() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        walk.resume(Route::Requests).await?;
        walk.unfold("backup-out").await?;
        let file = walk.save("backup-out", "json").await?;
        let mut document: Value = serde_json::from_slice(&file)?;
        let app = document.get("app").and_then(Value::as_str);
        ensure!(app == Some("mina-uppgifter"), "{document}");
        page.tap("#delete-all").await?;
        page.tap("#delete-all-yes").await?;
        walk.sees(walk.t(t::requests::EMPTY)).await?;

        // One entry is damaged: it is said which, and the other is taken.
        let entries = document.get_mut("requests").and_then(Value::as_array_mut);
        let entries = entries.context("no requests")?;
        entries.push(json!({ "id": "0000000000000099", "policy": SVERIGE, "sent": "soon" }));
        let folder = page.downloads();
        let partly = folder.join("partly.json");
        std::fs::write(&partly, document.to_string())?;
        let other = folder.join("other.json");
        std::fs::write(&other, "{\"recipes\":[]}")?;
        let open = async |path: &std::path::Path| {
            walk.unfold("backup-in").await?;
            let field = page.driver().find(thirtyfour::By::Css("#backup-in")).await?;
            field.send_keys(path.to_string_lossy().as_ref()).await?;
            anyhow::Ok(())
        };
        open(&partly).await?;
        page.wait_says("#backup-told", walk.t(t::requests::ADDED)).await?;
        page.wait_says("#backup-told", walk.t(t::requests::NO_SENT)).await?;
        page.wait_for("#requests a.door").await?;
        open(&other).await?;
        page.wait_says("#backup-told", walk.t(t::requests::NOT_OURS)).await?;
        let still = page.all("#requests a.door").await?.len();
        ensure!(still == 1, "{still} requests after a file of somebody else");
        Ok(())
    })
}

#[test]
fn the_calendar_file_has_the_day_and_nobody() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?.named("Kim Exempel"))?;
        walk.resume(Route::Request(1)).await?;
        let due = walk.request().due().await?.replace('-', "");
        let file = String::from_utf8(walk.save("calendar", "ics").await?)?;
        ensure!(file.contains(&format!("DTSTART;VALUE=DATE:{due}")), "{file}");
        for personal in ["Kim", "Exempel", &walk.person.draft.contact] {
            ensure!(personal.is_empty() || !file.contains(personal), "{personal} in {file}");
        }
        Ok(())
    })
}

#[test]
fn a_day_that_cannot_be_is_said_at_its_field() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        walk.resume(Route::Request(1)).await?;
        for (day, said) in [
            ("2199-01-01", walk.t(t::requests::DATE_FUTURE).to_owned()),
            ("2018-05-24", walk.t(t::requests::DATE_BEFORE_GDPR).to_owned()),
        ] {
            walk.request().note(Milestone::Answered, day).await?;
            page.wait_says("#on-answered-error", &said).await?;
            let wrong = page.property("#on-answered", "ariaInvalid").await?;
            ensure!(wrong == "true", "the field is not marked: {wrong}");
        }
        ensure!(page.all("#event-answered").await?.is_empty(), "it is on the time line");
        Ok(())
    })
}

/// Every right has a letter that can be reached, written and sent.
#[test]
fn every_right_leads_to_a_letter() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for right in LETTER_ORDER {
            let person = Person::job_seeker(&[SYD])?.wants(&[right]).writes();
            let walk = Walk::new(page, person)?;
            let there = async {
                walk.walk_to(Route::Send(1)).await?;
                walk.send(1).shown().await?.expect(&(&walk.person.letter(1)?).into())
            };
            there.await.with_context(|| format!("{right:?}"))?;
        }
        Ok(())
    })
}

/// What one tab has not saved is not lost because another tab saves.
#[test]
fn what_is_in_the_tab_and_what_is_on_the_device_are_both_there() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        walk.resume(Route::Requests).await?;
        let other = Person::job_seeker(&[SVERIGE])?;
        let other = other.requests()?.to_stored().replace("0000000000000001", "00000000000000ff");
        let keep = "localStorage.setItem(arguments[0], arguments[1])";
        page.script(keep, vec![json!(SAVED_REQUESTS), json!(other)]).await?;
        page.reload().await?;
        let both = async || Ok(page.all("#requests a.door").await?.len() == 2);
        page.until("both requests", both).await
    })
}

/// The button that was pressed is still there when the field before it loses the focus.
#[test]
fn the_first_tap_after_typing_counts() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        for (route, field) in
            [(Route::Reply(1, FollowUp::Identity), "name"), (Route::Complaint(1), "words")]
        {
            walk.resume(route).await?;
            walk.unfold(field).await?;
            page.write(&format!("#{field}"), "Kim Exempel").await?;
            page.tap("#sent").await?;
            walk.arrive(Route::Request(1)).await?;
        }
        Ok(())
    })
}

/// A letter says nothing that has not happened.
#[test]
fn a_reply_waits_until_it_makes_sense() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, asks_for_a_copy()?)?;
        for kind in [FollowUp::Reminder, FollowUp::LateExtension, FollowUp::Incomplete] {
            walk.resume(Route::Reply(1, kind)).await?;
            ensure!(page.all("#sent").await?.is_empty(), "{kind:?} can be sent");
            page.wait_for("#next").await?;
        }
        Ok(())
    })
}
