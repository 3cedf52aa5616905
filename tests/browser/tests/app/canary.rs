//! A canary in every field: nothing that is typed is ever sent, and it lies only where it should.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::{Letter, OTHERS, REQUESTS, SAVED_REQUESTS, VISIT};
use browser_tests::{
    Ability, Canaries, FIELDS_SHOWN, ICON, Page, Person, SVERIGE, SYD, Setup, Site, Walk, run,
};
use mina_uppgifter::letter::{AnswerPoint, Element, FollowUp, Topic};
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::requests::Milestone;
use mina_uppgifter::session::{Field, LETTER_ORDER, RoleChoice, Route};
use mina_uppgifter::text::t;
use serde_json::Value;
use std::collections::BTreeSet;

/// Takes what the page hands to the system, where the system would show a window of its own.
const SYSTEM: &str = "window.print = () => { window.printed = true; }; \
     Object.defineProperty(navigator, 'share', { configurable: true, \
       value: async (given) => { window.shared = given.title + given.text; } });";

/// What the tab may hold.
pub fn in_the_tab() -> Vec<String> {
    [VISIT, REQUESTS].map(|name| format!("tab:{name}")).to_vec()
}

/// What the device may hold besides, once saving was switched on.
fn and_on_the_device() -> Vec<String> {
    [in_the_tab(), vec![format!("device:{SAVED_REQUESTS}")]].concat()
}

/// Someone who wants everything that can be had, and writes into every field.
pub fn writes_everywhere(mut person: Person, canaries: &Canaries) -> Result<Person> {
    person = person.wants(&LETTER_ORDER);
    person.draft.corrections.resize_with(2, Default::default);
    let offered = |topic: &Topic| person.policies().any(|p| person.choice.offers(p, *topic));
    person.choice.topics = Topic::ALL.into_iter().filter(offered).collect();
    use Field::{Contact, Decision, Detail, Holder, Name, Period, Place, Right, Situation, Wrong};
    let single = [Name, Contact, Period, Place, Situation, Decision, Holder];
    let rows = [Wrong(0), Right(0), Wrong(1), Right(1)];
    for field in single.into_iter().chain(rows).chain(Topic::ALL.map(Detail)) {
        person.draft.set_field(field, canaries.of(&Letter::id(field))?.to_owned());
    }
    let before = person.clone();
    for policy in before.policies() {
        for point in before.points(policy) {
            if let Ok(day) = canaries.of(&format!("date-{}-{}", policy.id, point.id)) {
                person.choice.set_date(policy, point, day.to_owned());
            }
        }
    }
    Ok(person)
}

/// Writes all of a letter, with a second row of what is wrong.
pub async fn write_letter(walk: &Walk<'_>, number: u8) -> Result<()> {
    walk.page.wait_for("#wrong-0").await?;
    if walk.page.all("#wrong-1").await?.is_empty() {
        walk.page.tap("section.group > button.link").await?;
        walk.page.wait_for("#wrong-1").await?;
    }
    walk.letter(number).write_all().await
}

/// Every way out that a screen with a letter has. `own`: fields whose words the letter must hold.
async fn every_way_out(walk: &Walk<'_>, canaries: &Canaries, own: &[&str]) -> Result<()> {
    let page = walk.page;
    let holds = |what: &str, text: &str| {
        let found = canaries.found_in(text);
        let all = own.iter().all(|field| found.contains(field));
        ensure!(all, "{what} lacks some of {own:?}: {text}");
        Ok(())
    };
    let ways = walk.send(1);
    ways.open_mail().await?;
    page.tap("#not-opened").await?;
    page.tap("#opened").await?;
    for id in ["copy", "copy-body"] {
        holds(id, &ways.copy(id).await?)?;
    }
    for id in ["copy-to", "copy-subject"] {
        ways.copy(id).await?;
    }
    page.tap("#share").await?;
    let shared = async || page.script("return window.shared ?? null", Vec::new()).await;
    page.until("the share sheet", async || Ok(!shared().await?.is_null())).await?;
    holds("the share sheet", &shared().await?.to_string())?;
    page.tap("#print").await?;
    let printed = async || Ok(page.script("return window.printed", Vec::new()).await? == true);
    page.until("the printer", printed).await?;
    page.script("window.shared = window.printed = null", Vec::new()).await?;
    for (id, extension) in [("save-text", "txt"), ("save-draft", "eml")] {
        let file = ways.save(id, extension).await?;
        if extension == "txt" {
            holds(id, &String::from_utf8(file)?)?;
        }
        for entry in std::fs::read_dir(page.downloads())? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            ensure!(canaries.found_in(&name).is_empty(), "a file is called {name}");
        }
    }
    walk.unfold("gmail").await?;
    const ATTRIBUTES: &str = "return [...document.querySelectorAll('*')].flatMap((element) => \
         [...element.attributes].map((at) => [element.id + '@' + at.name, at.value]))";
    let all = page.script(ATTRIBUTES, Vec::new()).await?;
    let all: Vec<(String, String)> = serde_json::from_value(all)?;
    let carry: BTreeSet<&str> = all
        .iter()
        .filter(|(_, value)| !canaries.found_in(value).is_empty())
        .map(|(place, _)| place.as_str())
        .filter(|place| !place.ends_with("@value") && !place.ends_with("@datetime"))
        .filter(|place| *place != "mail@href")
        .collect();
    ensure!(carry == BTreeSet::from(["gmail@href", "outlook@href"]), "in attributes: {carry:?}");
    Ok(())
}

/// The fields on the screen, added to those seen so far; and nothing lies where it should not.
async fn look(
    walk: &Walk<'_>,
    canaries: &Canaries,
    kept: &[String],
    seen: &mut BTreeSet<String>,
) -> Result<()> {
    let shown = walk.page.script(FIELDS_SHOWN, Vec::new()).await?;
    seen.extend(serde_json::from_value::<Vec<String>>(shown)?);
    walk.page.expect_nothing_left(canaries, kept).await
}

/// Fails if anything was ever sent but requests for the page's own files, which say nothing.
pub async fn expect_nothing_sent(page: &mut Page, canaries: &Canaries) -> Result<()> {
    let (origin, files) = (page.site().url(), page.site().files()?);
    for request in page.site().received() {
        let path = request.target.split('?').next().unwrap_or_default().trim_start_matches('/');
        let known = path.is_empty() || path == ICON || files.iter().any(|file| file == path);
        ensure!(known, "{request:?}");
        ensure!(request.method == "GET" && request.body.is_empty(), "{request:?}");
        for name in ["cookie", "referer"] {
            // Browsers look for a newer worker by themselves, and say so of its own address, or of the site's.
            let own = |it: &str| it.ends_with("/sw.js") || it == origin;
            let own = path == "sw.js" && request.header(name).is_some_and(own);
            ensure!(own || request.header(name).is_none(), "{request:?}");
        }
        let found = canaries.found_in(&format!("{request:?}"));
        ensure!(found.is_empty(), "the server got {found:?}: {request:?}");
    }
    if !page.can(Ability::Wire) {
        return Ok(());
    }
    for event in page.wire().await? {
        let found = canaries.found_in(&event.to_string());
        ensure!(found.is_empty(), "the browser sent {found:?}: {event}");
        let name = event.get("method").and_then(Value::as_str).unwrap_or_default();
        ensure!(name.starts_with("Network.requestWillBeSent"), "{event}");
        ensure!(event.pointer("/params/request/postData").is_none(), "{event}");
        let Some(url) = event.pointer("/params/request/url").and_then(Value::as_str) else {
            continue;
        };
        // Files that are made here, the browser's own icons, and the empty tab for pasting.
        let made_here = url.starts_with(&format!("blob:{origin}")) || url.starts_with("data:");
        let own = url.starts_with(&origin) || url.starts_with("chrome:") || url == "about:blank";
        ensure!(own || made_here, "a request to {url}");
    }
    Ok(())
}

/// From the start to the last letter, everything that can follow it, and every way out.
#[test]
fn defect_11_nothing_that_is_typed_leaves() -> Result<()> {
    run(Setup::new(Site::dist()?).clipboard(), async |page| {
        let canaries = Canaries::get()?;
        page.before(SYSTEM)?;
        let person = writes_everywhere(Person::job_seeker(&[SVERIGE, SYD])?, &canaries)?;
        let way = person.way();
        let mut walk = Walk::new(page, person)?;
        let mut seen = BTreeSet::new();
        walk.open().await?;
        // The later part of the page comes by itself, and all of it is kept for use without network.
        walk.until_kept().await?;
        let loaded = page.site().received().len();
        ensure!(loaded > 8, "the server has recorded {loaded} requests");

        let mut kept = in_the_tab();
        for step in way.windows(2) {
            let [here, there] = step else { continue };
            match here {
                Route::Letter(number) => {
                    write_letter(&walk, *number).await?;
                    look(&walk, &canaries, &kept, &mut seen).await?;
                    walk.letter(*number).go_on().await?;
                }
                Route::Send(_) => {
                    every_way_out(&walk, &canaries, &["name", "contact", "wrong-1"]).await?;
                    look(&walk, &canaries, &kept, &mut seen).await?;
                    walk.go_on(*here).await?;
                }
                _ => walk.go_on(*here).await?,
            }
            walk.arrive(*there).await?;
            look(&walk, &canaries, &kept, &mut seen).await.with_context(|| format!("{there:?}"))?;
        }

        // What follows the request, first in the tab and then on the device.
        let id = walk.request().id().await?;
        for saved in [false, true] {
            if saved {
                walk.jump_anywhere(Route::Request(id)).await?;
                page.tap("#save").await?;
                page.wait_for("#stop").await?;
                kept = and_on_the_device();
            }
            follow(&mut walk, &canaries, id, &kept, &mut seen).await?;
        }
        let mut later: Vec<String> =
            page.site().received().into_iter().skip(loaded).map(|one| one.target).collect();
        later.retain(|target| target != "/sw.js");
        ensure!(later.is_empty(), "fetched after loading: {later:?}");

        every_other_screen(&walk, &canaries, &mut seen).await?;
        let listed: BTreeSet<String> = canaries.fields().map(str::to_owned).collect();
        let differ: Vec<_> = seen.symmetric_difference(&listed).collect();
        ensure!(differ.is_empty(), "either not listed or never shown: {differ:?}");
        expect_nothing_sent(page, &canaries).await
    })
}

/// A request with all that can be noted and written about it, the letters that follow, and the file.
async fn follow(
    walk: &mut Walk<'_>,
    canaries: &Canaries,
    id: u64,
    kept: &[String],
    seen: &mut BTreeSet<String>,
) -> Result<()> {
    use Milestone::{Answered, Complained, Extended, Receipt, Refused, Sent};
    let page = walk.page;
    let on = async |route: Route| {
        walk.jump_anywhere(route).await?;
        let there = async || {
            let shown = page.script("return document.title", Vec::new()).await?;
            let title = match route {
                Route::Request(_) => walk.t(t::app::NAME).to_owned(),
                _ => walk.title(route),
            };
            Ok(shown.as_str().is_some_and(|shown| shown.contains(&title)))
        };
        page.until(&format!("{route:?}"), there).await
    };
    on(Route::Request(id)).await?;
    for milestone in [Sent, Receipt, Extended, Answered, Refused, Complained] {
        let day = canaries.of(&format!("on-{}", milestone.word()))?;
        walk.request().note(milestone, day).await?;
        page.wait_for(&format!("#event-{} time[datetime='{day}']", milestone.word())).await?;
    }
    page.write("#notes", canaries.of("notes")?).await?;
    // Its day was counted to.
    let calendar = String::from_utf8(walk.save("calendar", "ics").await?)?;
    ensure!(canaries.found_in(&calendar).is_empty(), "in the calendar: {calendar}");
    look(walk, canaries, kept, seen).await?;

    on(Route::Answer(id)).await?;
    let point = AnswerPoint::Element(Element::Purposes).id();
    page.tap(&format!("#check-{point}-missing")).await?;
    look(walk, canaries, kept, seen).await?;

    for kind in [FollowUp::Identity, FollowUp::Incomplete, FollowUp::Refusal] {
        on(Route::Reply(id, kind)).await?;
        for field in ["name", "contact"] {
            page.write(&format!("#{field}"), canaries.of(field)?).await?;
        }
        every_way_out(walk, canaries, &["name"]).await?;
        look(walk, canaries, kept, seen).await.with_context(|| format!("{kind:?}"))?;
    }

    on(Route::Complaint(id)).await?;
    page.write("#words", canaries.of("words")?).await?;
    every_way_out(walk, canaries, &["name", "words"]).await?;
    look(walk, canaries, kept, seen).await?;
    for tag in ["en", "sv"] {
        walk.read_in(tag, Route::Complaint(id)).await?;
        look(walk, canaries, kept, seen).await?;
    }
    let page = walk.page;

    walk.jump(Route::Requests).await?;
    walk.request().add(SVERIGE, canaries.of("add-day")?).await?;
    page.wait_for("#timeline").await?;
    walk.jump(Route::Requests).await?;
    walk.unfold("backup-out").await?;
    let backup = String::from_utf8(walk.save("backup-out", "json").await?)?;
    let found = canaries.found_in(&backup);
    ensure!(["notes", "words", "add-day"].iter().all(|one| found.contains(one)), "{found:?}");
    import(walk, &canaries.backup(SYD)?).await?;
    page.wait_says("#backup-told", walk.t(t::requests::IMPORT_DONE)).await?;
    look(walk, canaries, kept, seen).await?;
    // And one of them is opened.
    walk.jump_anywhere(Route::Request(0xf1)).await?;
    page.wait_for("#timeline").await?;
    look(walk, canaries, kept, seen).await
}

/// Opens a back-up file.
pub async fn import(walk: &Walk<'_>, document: &str) -> Result<()> {
    let path = walk.page.downloads().join("canary.json");
    std::fs::write(&path, document)?;
    walk.unfold("backup-in").await?;
    let field = walk.page.wait_for("#backup-in").await?;
    field.send_keys(path.to_string_lossy().as_ref()).await?;
    Ok(())
}

/// What the walk of a job seeker does not come by: the other screens, the other roles' days, and the
/// letters on every topic.
async fn every_other_screen(
    walk: &Walk<'_>,
    canaries: &Canaries,
    seen: &mut BTreeSet<String>,
) -> Result<()> {
    let (page, kept) = (walk.page, in_the_tab());
    for role in [Role::Visitor, Role::Supplier, Role::Customer] {
        let person = Person::new(&[SVERIGE, SYD], RoleChoice::Role(role))?;
        let other = Walk::new(page, writes_everywhere(person, canaries)?)?;
        other.resume(Route::Inventory).await?;
        other.inventory().choose().await?;
        other.arrive(Route::Goals).await?;
        page.driver().back().await?;
        other.arrive(Route::Inventory).await?;
        look(&other, canaries, &kept, seen).await?;
    }
    let person = Person::new(&[SVERIGE, SYD], RoleChoice::Other)?;
    let other = Walk::new(page, writes_everywhere(person, canaries)?)?;
    for number in [1, 2] {
        other.resume(Route::Letter(number)).await?;
        write_letter(&other, number).await?;
        look(&other, canaries, &kept, seen).await?;
        other.letter(number).go_on().await?;
        other.arrive(Route::Send(number)).await?;
        let own = ["name", "situation", "decision", "holder"];
        every_way_out(&other, canaries, &own).await?;
        look(&other, canaries, &kept, seen).await?;
    }
    for route in OTHERS {
        walk.resume(route).await?;
        look(walk, canaries, &kept, seen).await.with_context(|| format!("{route:?}"))?;
    }
    Ok(())
}
