//! The whole walk, for every company, role and language.

use anyhow::{Context, Result, ensure};
use browser_tests::{Ability, Page, Person, SVERIGE, SYD, Setup, Site, Walk, run, today};
use mina_uppgifter::law::{deadline, format_iso, parse_date};
use mina_uppgifter::letter::tel;
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::{Field, RoleChoice, Route};
use serde_json::json;
use std::collections::BTreeSet;

const COMPANIES: [&[&str]; 3] = [&[SVERIGE], &[SYD], &[SVERIGE, SYD]];

/// Every role that the policies of some companies have, and none of them.
fn roles(companies: &[&str]) -> Result<Vec<RoleChoice>> {
    let person = Person::new(companies, RoleChoice::Other)?;
    let policies = person.policies();
    let roles: BTreeSet<Role> =
        policies.flat_map(|policy| policy.roles.iter().map(|entry| entry.role)).collect();
    ensure!(roles.contains(&Role::JobSeeker), "no job seekers?");
    Ok(roles.into_iter().map(RoleChoice::Role).chain([RoleChoice::Other]).collect())
}

async fn every_role(page: &Page, companies: &[&str], tag: &str) -> Result<()> {
    for role in roles(companies)? {
        let person = Person::new(companies, role)?;
        let walk = Walk::in_language(page, person, tag)?;
        whole_walk(&walk).await.with_context(|| format!("{companies:?}, {role:?}, {tag}"))?;
    }
    Ok(())
}

/// From the start to the last letter; each letter goes to its own company and names no other.
async fn whole_walk(walk: &Walk<'_>) -> Result<()> {
    let letters = walk.person.policies().count();
    let addresses: Vec<&str> =
        walk.person.policies().map(|policy| policy.controller.email.as_str()).collect();
    let due = format_iso(deadline(parse_date(&today()?).map_err(no_date)?).map_err(no_date)?.due);
    walk.walk_to(Route::Letter(1)).await?;
    for number in (1..=u8::try_from(letters)?).collect::<Vec<_>>() {
        let policy = walk.person.addressee(number)?;
        walk.letter(number).write_all().await?;
        walk.letter(number).expect_preview().await?;
        walk.letter(number).go_on().await?;
        walk.arrive(Route::Send(number)).await?;

        let mail = walk.send(number).mail().await?;
        ensure!(mail.to == policy.controller.email, "the mail goes to {}", mail.to);
        let shown = walk.send(number).shown().await?;
        shown.expect(&(&walk.person.letter(number)?).into())?;
        ensure!(shown.body.contains(&policy.controller.legal_name), "it does not say to whom");
        for other in walk.person.policies().filter(|other| other.id != policy.id) {
            // One name is the beginning of the other: "Clustera Sverige (Syd) AB".
            let text = format!("{} {}", shown.subject, shown.body);
            let text = text.replace(&policy.controller.legal_name, "");
            for word in [&other.name, &other.controller.legal_name, &other.controller.email] {
                ensure!(!text.contains(word.as_str()), "it names {word}");
            }
        }
        ensure!(addresses.iter().filter(|address| shown.to.contains(**address)).count() == 1);

        walk.send(number).say_it_is_sent().await?;
        walk.arrive(Route::Request(number.into())).await?;
        let shown = walk.request().due().await?;
        ensure!(shown == due, "due on {shown}, not {due}");
        if usize::from(number) < letters {
            walk.request().go_to_the_next_letter().await?;
            walk.arrive(Route::Letter(number + 1)).await?;
        }
    }
    Ok(())
}

/// From an old phone to a desk.
const SIZES: [(u32, u32); 4] = [(320, 568), (390, 844), (768, 1024), (1280, 900)];

/// On every size the way can be gone by what is seen: nothing is wider than the window, and on a phone
/// the main action of a screen stands in it.
#[test]
fn the_walk_fits_every_size() -> Result<()> {
    const FITS: &str = "const wide = Math.max(0, document.scrollingElement.scrollWidth - innerWidth); \
         const action = document.querySelector('#next')?.getBoundingClientRect(); \
         return [wide, !action || innerWidth >= 620 || action.top >= 0 && action.bottom <= innerHeight]";
    for (width, height) in SIZES {
        run(Setup::new(Site::dist()?).size(width, height), async |page| {
            let walk = Walk::new(page, Person::job_seeker(&[SVERIGE, SYD])?)?;
            walk.open().await?;
            if page.can(Ability::Touch) {
                let touch = page.script("return 'ontouchstart' in window", Vec::new()).await?;
                ensure!(touch == json!(width < 800), "touch: {touch}");
            }
            for step in walk.person.way().windows(2) {
                let [here, there] = step else { continue };
                walk.go_on(*here).await?;
                walk.arrive(*there).await?;
                let fits = async || Ok(page.script(FITS, Vec::new()).await? == json!([0, true]));
                page.until("the screen to fit", fits)
                    .await
                    .with_context(|| format!("{there:?}"))?;
            }
            Ok(())
        })
        .with_context(|| format!("{width} by {height}"))?;
    }
    Ok(())
}

fn no_date(error: mina_uppgifter::law::DateError) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

#[test]
fn every_company_and_role_in_swedish() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for companies in COMPANIES {
            every_role(page, companies, "sv").await?;
        }
        Ok(())
    })
}

#[test]
fn every_company_and_role_in_english() -> Result<()> {
    run(Setup::new(Site::dist()?).locale("en-GB"), async |page| {
        for companies in COMPANIES {
            every_role(page, companies, "en").await?;
        }
        Ok(())
    })
}

/// Whoever has a protected identity is told before the first field, and led to a screen where nothing is
/// asked and nobody writes; the way back keeps the letter.
#[test]
fn people_with_protected_identity_are_led_to_the_phone() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SVERIGE, SYD])?)?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Name, "Kim Exempel").await?;
        let before = "const way = document.querySelector('#protected a'); \
             const first = document.querySelector('#main input, #main textarea'); \
             return !!(way.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)";
        ensure!(page.script(before, Vec::new()).await? == true, "a field comes first");
        page.tap("#protected a").await?;
        walk.arrive(Route::Protected).await?;
        let asked =
            page.all("#main input, #main textarea, #main select, #main a[href^=mailto]").await?;
        ensure!(asked.is_empty(), "something is asked, or an e-mail offered");
        for policy in walk.person.policies() {
            let controller = &policy.controller;
            walk.sees(&controller.legal_name).await?;
            if let Some(phone) = &controller.phone {
                walk.sees(phone).await?;
                let call = format!("#main a[href=\"{}\"]", tel::call(phone));
                ensure!(page.all(&call).await?.len() == 1, "no link that calls {phone}");
            }
            if let Some(address) = controller.postal_address.as_ref().filter(|_| controller.visits)
            {
                walk.sees(address).await?;
            }
        }
        page.tap(".back").await?;
        walk.arrive(Route::Letter(1)).await?;
        ensure!(page.property("#name", "value").await? == "Kim Exempel", "the name is gone");
        Ok(())
    })
}
