//! The inventory: ticked items are named in the letter, and dates are the law's own.

use anyhow::{Context, Result, anyhow, ensure};
use browser_tests::screens::Points;
use browser_tests::{Person, SVERIGE, SYD, Setup, Site, Source, Walk, run};
use mina_uppgifter::law::{add_months, format_iso, parse_date};
use mina_uppgifter::policy::{ContactPoint, Policy, Retention};
use mina_uppgifter::session::Route;
use mina_uppgifter::text::t;
use serde_json::json;

fn point(id: &str) -> Result<(&'static Policy, &'static ContactPoint)> {
    let policy = Source::get()?.policy(SYD)?;
    Ok((policy, policy.point(id).with_context(|| format!("no contact point {id}"))?))
}

/// The names that the letter gives at a contact point.
fn named(body: &str, label: &str) -> Result<Vec<String>> {
    let start = format!("– {label}: ");
    let line = body.lines().find_map(|line| line.strip_prefix(&start));
    let line = line.with_context(|| format!("no line for {label} in {body}"))?;
    Ok(line.trim_end_matches('.').split("; ").map(str::to_owned).collect())
}

#[test]
fn exactly_the_ticked_items_are_named_in_the_letter() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let (policy, registration) = point("registration")?;
        let (_, newsletter) = point("newsletter")?;
        let items = &registration.items;
        let mut person = Person::job_seeker(&[SYD])?.did(SYD, &["registration", "newsletter"])?;
        let picked: Vec<_> =
            [items.first(), items.get(2), items.last()].into_iter().flatten().collect();
        ensure!(picked.len() == 3);
        for item in &picked {
            person.choice.set_item(policy, registration, &item.id, true);
        }
        let walk = Walk::new(page, person)?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        walk.letter(1).expect_preview().await?;
        let body = walk.letter(1).preview().await?.body;
        let expected: Vec<&str> = picked.iter().map(|item| walk.texts.fact(item.name)).collect();
        let found = named(&body, walk.texts.fact(registration.label))?;
        ensure!(found == expected, "{found:?} are named, not {expected:?}");
        // Where nothing is pointed out, everything is meant.
        let all = walk.texts.fill(t::compose::about_all(walk.texts.fact(newsletter.label)));
        ensure!(body.contains(&all), "{all:?} is not in {body}");
        Ok(())
    })
}

#[test]
fn all_items_can_be_ticked_at_once_and_unticked() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let (policy, registration) = point("registration")?;
        let person = Person::job_seeker(&[SYD])?.did(SYD, &["registration"])?;
        let walk = Walk::new(page, person)?;
        walk.resume(Route::Inventory).await?;
        let ticked = async || walk.inventory().ticked(policy, registration).await;
        let all = registration.items.len();
        walk.inventory().all_or_none(policy, registration).await?;
        // Those that are not shown yet come with their tick.
        walk.inventory().show_all(policy, registration).await?;
        ensure!(ticked().await? == all, "not all of {all} are ticked");
        for expected in [0, all] {
            walk.inventory().all_or_none(policy, registration).await?;
            let there = async || Ok(ticked().await? == expected);
            page.until(&format!("{expected} ticks"), there).await?;
        }
        let count = u32::try_from(all)?;
        page.wait_says(".selected", &walk.texts.fill(t::inventory::selected(count))).await?;
        walk.jump(Route::Goals).await?;
        walk.goals().choose().await?;
        walk.arrive(Route::Letter(1)).await?;
        let body = walk.letter(1).preview().await?.body;
        let found = named(&body, walk.texts.fact(registration.label))?;
        ensure!(found.len() == all, "{found:?}");
        Ok(())
    })
}

#[test]
fn a_date_is_given_only_where_there_is_an_event_to_count_from() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for company in [SYD, SVERIGE] {
            let walk = Walk::new(page, Person::job_seeker(&[company])?)?;
            walk.resume(Route::Inventory).await?;
            let policy = Source::get()?.policy(company)?;
            for point in walk.person.points(policy) {
                let asked = walk.inventory().asks_for_date(policy, point).await?;
                let Retention::AfterEvent { months, .. } = point.retention else {
                    ensure!(!asked, "{} asks for a date without an event", point.id);
                    continue;
                };
                ensure!(asked, "{} does not ask for a date", point.id);
                for start in ["2024-01-31", "2023-11-30", "2024-02-29", "2025-12-31"] {
                    let wrong = |error| anyhow!("{start}: {error:?}");
                    let end =
                        add_months(parse_date(start).map_err(wrong)?, months).map_err(wrong)?;
                    let words = in_words(page, &format_iso(end)).await?;
                    walk.inventory().give_date(policy, point, start).await?;
                    let said = walk.texts.fill(t::inventory::date_result(&words));
                    let kept = async || walk.inventory().kept_until(policy, point).await;
                    let right = async || Ok(kept().await? == said);
                    let waited = page.until(&format!("{said:?} at {}", point.id), right).await;
                    waited.with_context(|| point.id.clone())?;
                }
            }
        }
        Ok(())
    })
}

/// A day in Swedish words, by the browser.
async fn in_words(page: &browser_tests::Page, day: &str) -> Result<String> {
    let script = "return new Intl.DateTimeFormat('sv', { dateStyle: 'full', timeZone: 'UTC' }) \
         .format(new Date(arguments[0]))";
    let words = page.script(script, vec![json!(day)]).await?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

#[test]
fn every_contact_point_can_be_chosen_at_once() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SVERIGE, SYD])?)?;
        walk.open().await?.enter().await?;
        walk.arrive(Route::Company).await?;
        walk.company().choose().await?;
        walk.arrive(Route::Role).await?;
        walk.role().choose().await?;
        walk.arrive(Route::Points).await?;
        let ids: Vec<String> = walk
            .person
            .policies()
            .flat_map(|policy| walk.person.points(policy).map(|point| Points::id(policy, point)))
            .collect();
        for on in [true, false] {
            walk.points().all_or_none().await?;
            for id in &ids {
                let is = async || Ok(page.property(&format!("#{id}"), "checked").await? == on);
                page.until(&format!("{id} to be {on}"), is).await?;
            }
        }
        // Nothing is chosen: one is told so, and where to mend it.
        page.tap("#next").await?;
        page.wait_focus("#errors").await?;
        walk.sees(walk.t(t::points::ERROR)).await?;
        page.tap("#errors a").await?;
        let first = ids.first().context("no contact points")?;
        page.wait_focus(&format!("#{first}")).await
    })
}
