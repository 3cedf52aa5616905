//! Without network, and from one version of the page to the next.

use anyhow::{Context, Result, ensure};
use browser_tests::{Ability, Page, Person, SYD, Setup, Site, Walk, run};
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use xtask::deploy;

/// What the first screen says in another version.
const NEWER: &str = "Nu i en annan version.";

/// A browser of its own, for tests that take a worker away: WebKit then ends the process in which all workers
/// of the host run, whatever their port, and with it one that the next test begins.
fn own_browser(site: Site) -> Setup {
    Setup::new(site).alone()
}

/// Runs the body of an async function in the page, and gives what it returns.
async fn in_page(page: &Page, body: &str) -> Result<Value> {
    let script = format!(
        "const done = arguments[arguments.length - 1]; \
         (async () => {{ {body} }})().then(done, (error) => done(String(error)))"
    );
    Ok(page.driver().execute_async(&script, Vec::<Value>::new()).await?.convert()?)
}

/// The names of the caches, in order.
async fn caches(page: &Page) -> Result<Vec<String>> {
    Ok(serde_json::from_value(in_page(page, "return caches.keys()").await?)?)
}

async fn workers(page: &Page) -> Result<Value> {
    in_page(page, "return (await navigator.serviceWorker.getRegistrations()).length").await
}

/// A first visit, until the browser has the page's files.
async fn visit(walk: &Walk<'_>) -> Result<()> {
    walk.page.open("").await?;
    walk.shows(Route::Start).await?;
    walk.until_kept().await
}

/// Puts up something else. Nobody meets the half of it, and what was under way is over by then.
async fn deploy(page: &Page, change: impl FnOnce(&Site) -> Result<()>) -> Result<()> {
    page.site().stop();
    let idle = "return !(await navigator.serviceWorker.ready).installing";
    page.until("nothing to be under way", async || Ok(in_page(page, idle).await? == true)).await?;
    change(page.site())?;
    page.site().start()
}

/// Has the browser look for another version; gives what becomes of it.
async fn look_for_another(page: &Page) -> Result<Value> {
    let look = "const registration = await navigator.serviceWorker.ready; \
         for (;;) { \
           if (registration.waiting) return registration.waiting.state; \
           const worker = registration.installing ?? (await registration.update()).installing; \
           if (worker) return new Promise((done) => { \
             const tell = () => worker.state === 'installing' || done(worker.state); \
             worker.onstatechange = tell; \
             tell(); \
           }); \
         }";
    in_page(page, look).await
}

/// From now on the network gives nothing, nor does what the browser keeps by itself.
async fn cut_off(page: &Page) -> Result<()> {
    page.site().stop();
    if page.can(Ability::Cache) { page.empty_cache().await } else { Ok(()) }
}

#[test]
fn a_first_visit_fetches_every_file_once() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        visit(&Walk::new(page, Person::job_seeker(&[SYD])?)?).await?;
        if !page.can(Ability::Cache) {
            return Ok(());
        }
        let mut times = BTreeMap::new();
        for asked in page.site().received() {
            // What has not changed is answered with 304 and not sent.
            ensure!([200, 304].contains(&asked.status), "{asked:?}");
            *times.entry(asked.target).or_insert(0) += u32::from(asked.status == 200);
        }
        for (path, times) in &times {
            ensure!(*times == 1, "{path} was sent {times} times");
        }
        let beside = ["/", "/en.html", "/sw.js"].map(str::to_owned);
        let needed: BTreeSet<String> = page.site().assets()?.into_iter().chain(beside).collect();
        ensure!(times.keys().eq(&needed), "{times:?} and not {needed:?}");
        Ok(())
    })
}

#[test]
fn after_the_first_visit_the_page_works_without_network() -> Result<()> {
    run(Setup::new(Site::dist()?).may_complain(), async |page| {
        let mut walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        visit(&walk).await?;
        cut_off(page).await?;
        // A language that was never shown, in the window of the first visit.
        walk.read_in("en", Route::Start).await?;
        walk.read_in("sv", Route::Start).await?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        page.reload().await?;
        walk.shows(Route::Letter(1)).await?;
        ensure!(walk.letter(1).written(Field::Name).await? == walk.person.draft.name);
        walk.letter(1).go_on().await?;
        walk.arrive(Route::Send(1)).await?;
        walk.jump(Route::Check).await?;
        page.wait_says("#flight", walk.t(t::check::FLIGHT_3)).await?;
        let english = Walk::in_language(page, Person::job_seeker(&[SYD])?, "en")?;
        page.open(&format!("index.html?lang=en{}", Route::Rights.href())).await?;
        english.shows(Route::Rights).await?;
        // What can be read without the program.
        page.open("en.html").await?;
        walk.sees(english.t(t::fallback::INTRO)).await?;
        // Nothing else is answered for.
        for other in ["SHA256SUMS", "THIRD-PARTY.txt", "none", "assets/none.js"] {
            // Some browsers fail, others show a line of their own.
            let failed = page.goto(other).await.is_err();
            let (app, text) = (page.all("#app").await?, page.text("body").await?);
            ensure!(failed || app.is_empty() && text.len() < 200, "{other} is there: {text:.99}");
        }
        Ok(())
    })
}

#[test]
fn a_newer_version_is_offered_and_never_forced() -> Result<()> {
    run(Setup::new(Site::copy()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        let older = walk.t(t::start::PROMISE);
        visit(&walk).await?;
        walk.walk_to(Route::Letter(1)).await?;
        deploy(page, |site| site.release("sv", older, NEWER)).await?;
        // Browsers look for another version whenever the page is loaded.
        page.reload().await?;
        walk.shows(Route::Letter(1)).await?;
        page.script("window.before = true", Vec::new()).await?;
        walk.letter(1).write(Field::Name, "Kim Exempel").await?;
        page.wait_for("#switch").await?;
        walk.sees(walk.t(t::offline::NEWER)).await?;
        // Whoever hears is told, without being taken from where they were.
        page.wait_for("[role=status] #switch").await?;
        let focused = page.script("return document.activeElement.id", Vec::new()).await?;
        ensure!(focused == "name", "the focus is on {focused}");
        page.expect_accessible().await?;
        walk.jump(Route::Start).await?;
        walk.sees(older).await?;
        walk.jump(Route::Letter(1)).await?;
        ensure!(page.script("return window.before", Vec::new()).await? == json!(true), "forced");
        let waits = "const done = arguments[arguments.length - 1]; \
             navigator.serviceWorker.getRegistration().then((it) => done(it.waiting?.state ?? ''))";
        let waits = page.driver().execute_async(waits, Vec::<Value>::new()).await?;
        ensure!(waits.json() == "installed", "it has taken over: {:?}", waits.json());

        // Not offered while it would lose what was written.
        let full = "window.set = Storage.prototype.setItem; \
             Storage.prototype.setItem = () => { throw new DOMException('full'); }";
        page.script(full, Vec::new()).await?;
        walk.letter(1).write(Field::Place, "Ystad").await?;
        page.wait_gone("#switch").await?;
        page.script("Storage.prototype.setItem = window.set", Vec::new()).await?;
        walk.letter(1).write(Field::Place, "Lund").await?;

        page.tap("#switch").await?;
        let anew = async || Ok(page.script("return !window.before", Vec::new()).await? == true);
        page.until("the page to be loaded anew", anew).await?;
        walk.shows(Route::Letter(1)).await?;
        for (field, text) in [(Field::Name, "Kim Exempel"), (Field::Place, "Lund")] {
            let written = walk.letter(1).written(field).await?;
            ensure!(written == text, "{field:?} was {text} and is {written:?}");
        }
        walk.jump(Route::Start).await?;
        walk.sees(NEWER).await?;
        page.wait_gone("#switch").await
    })
}

#[test]
fn a_window_that_has_not_heard_of_it_is_told_when_another_has_switched() -> Result<()> {
    const DEAF: &str =
        "Object.defineProperty(ServiceWorkerRegistration.prototype, 'waiting', { value: null })";
    run(Setup::new(Site::copy()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        let older = walk.t(t::start::PROMISE);
        visit(&walk).await?;
        let (here, there) = (page.driver().window().await?, page.new_tab().await?);
        page.goto("?lang=sv").await?;
        walk.shows(Route::Start).await?;
        page.script(DEAF, Vec::new()).await?;

        page.show(&here).await?;
        deploy(page, |site| site.release("sv", older, NEWER)).await?;
        ensure!(look_for_another(page).await? == json!("installed"));
        page.tap("#switch").await?;
        page.wait_gone("#switch").await?;

        page.show(&there).await?;
        walk.sees(older).await?;
        page.tap("#switch").await?;
        page.wait_gone("#switch").await?;
        walk.shows(Route::Start).await?;
        walk.sees(NEWER).await
    })
}

#[test]
fn whoever_does_not_switch_has_the_newer_version_the_next_time() -> Result<()> {
    run(Setup::new(Site::copy()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        visit(&walk).await?;
        let older = walk.t(t::start::PROMISE);
        deploy(page, |site| site.release("sv", older, NEWER)).await?;
        ensure!(look_for_another(page).await? == json!("installed"));
        page.wait_for("#switch").await?;
        let newer = async || {
            page.leave().await?;
            page.goto("?lang=sv").await?;
            walk.shows(Route::Start).await?;
            Ok(page.text(".promise").await?.contains(NEWER))
        };
        page.until("the newer version", newer).await?;
        ensure!(caches(page).await?.len() == 1, "{:?}", caches(page).await?);
        Ok(())
    })
}

#[test]
fn a_broken_deployment_keeps_the_version_before() -> Result<()> {
    run(Setup::new(Site::copy()?).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        let older = walk.t(t::start::PROMISE);
        visit(&walk).await?;
        let (mut path, mut whole) = Default::default();
        deploy(page, |site| {
            site.release("sv", older, NEWER)?;
            path = site.file("text.sv.", ".json")?;
            whole = std::fs::read(&path)?;
            Ok(std::fs::remove_file(&path)?)
        })
        .await?;
        for broken in [None, Some(""), Some("<!doctype html>")] {
            if let Some(text) = broken {
                deploy(page, |_| Ok(std::fs::write(&path, text)?)).await?;
            }
            let state = look_for_another(page).await?;
            ensure!(state == json!("redundant"), "{broken:?}: {state}");
            page.reload().await?;
            walk.shows(Route::Start).await?;
            walk.sees(older).await?;
            ensure!(page.all("#switch").await?.is_empty(), "it is offered");
        }
        walk.walk_to(Route::Send(1)).await?;
        // And once it is mended, it comes, whatever the browser has kept of it by itself.
        deploy(page, |_| Ok(std::fs::write(&path, &whole)?)).await?;
        ensure!(look_for_another(page).await? == json!("installed"));
        page.wait_for("#switch").await?;
        page.site().stop();
        page.tap("#switch").await?;
        page.wait_gone("#switch").await?;
        walk.shows(Route::Send(1)).await?;
        walk.jump(Route::Start).await?;
        walk.sees(NEWER).await
    })
}

#[test]
fn an_older_version_goes_when_no_window_needs_it_and_nothing_of_others_goes() -> Result<()> {
    const OTHERS: [&str; 3] = ["mina-uppgifter /other/ 1", "mina-uppgifter", "someone's"];
    run(Setup::new(Site::copy()?).may_complain(), async |page| {
        let mut walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        visit(&walk).await?;
        let before = caches(page).await?;
        ensure!(before.len() == 1, "{before:?}");
        for name in OTHERS {
            in_page(page, &format!("await caches.open({name:?})")).await?;
        }
        // Another window, which goes on with what it has.
        let (here, there) = (page.driver().window().await?, page.new_tab().await?);
        page.goto("?lang=sv").await?;
        walk.shows(Route::Start).await?;
        page.script("window.before = true", Vec::new()).await?;

        page.show(&here).await?;
        let (older, newer) = ("What data does", "In another version, what data does");
        deploy(page, |site| site.release("en", older, newer)).await?;
        ensure!(look_for_another(page).await? == json!("installed"));
        page.tap("#switch").await?;
        page.wait_gone("#switch").await?;
        walk.shows(Route::Start).await?;

        page.show(&there).await?;
        cut_off(page).await?;
        walk.read_in("en", Route::Start).await.context("the older version lacks a file")?;
        walk.read_in("sv", Route::Start).await?;
        ensure!(page.script("return window.before", Vec::new()).await? == json!(true), "forced");
        page.wait_for("#switch").await?;
        ensure!(caches(page).await?.len() == 5, "{:?}", caches(page).await?);
        page.tap("#switch").await?;
        page.wait_gone("#switch").await?;
        page.close().await?;

        page.show(&here).await?;
        let gone = async || {
            page.leave().await?;
            page.goto("?lang=sv").await?;
            walk.shows(Route::Start).await?;
            Ok(caches(page).await?.len() == 4)
        };
        page.until("the older version to go", gone).await?;
        let left = caches(page).await?;
        for name in OTHERS {
            ensure!(left.iter().any(|left| left == name), "{name} is not in {left:?}");
        }
        ensure!(!left.iter().any(|left| before.contains(left)), "{left:?}");
        walk.shows(Route::Start).await
    })
}

#[test]
fn in_a_folder_of_a_site_it_keeps_to_its_folder() -> Result<()> {
    run(own_browser(Site::copy()?), async |page| {
        let folder = page.site().dir();
        let host = Site::host(folder.parent().context("no folder")?)?;
        let path = format!("/{}/", folder.file_name().unwrap_or_default().to_string_lossy());
        let address = format!("{}{path}{}", host.url().trim_end_matches('/'), Route::Check.href());
        page.driver().goto(&address).await?;
        page.wait_for("#delete-files").await?;
        let names = caches(page).await?;
        let own = format!("mina-uppgifter {path} ");
        ensure!(names.len() == 1 && names.iter().all(|name| name.starts_with(&own)), "{names:?}");
        host.stop();
        page.reload().await?;
        page.tap("#delete-files").await?;
        page.wait_gone("#delete-files").await?;
        ensure!(caches(page).await?.is_empty(), "{:?}", caches(page).await?);
        Ok(())
    })
}

/// On a shared computer and on somebody else's page.
#[test]
fn nothing_is_kept_where_it_should_not_be() -> Result<()> {
    let kept_nothing = async |page: &Page, walk: &Walk<'_>| {
        // The later part of the page is there, which would have begun it.
        walk.jump(Route::Check).await?;
        page.wait_says("#flight", walk.t(t::check::FLIGHT_3_MEMORY)).await?;
        walk.jump(Route::About).await?;
        ensure!(workers(page).await? == json!(0), "a worker");
        ensure!(caches(page).await?.is_empty(), "{:?}", caches(page).await?);
        let asked = page.site().received();
        ensure!(!asked.iter().any(|asked| asked.target == "/sw.js"), "{asked:?}");
        Ok(())
    };
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        page.open("?lang=sv&mode=shared").await?;
        walk.shows(Route::Start).await?;
        kept_nothing(page, &walk).await
    })?;
    run(Setup::new(Site::dist()?), async |page| {
        let folder = xtask::paths::target().join("browser/host");
        std::fs::create_dir_all(&folder)?;
        let frame = format!(
            "<!doctype html><link rel=icon href=data:,><iframe src=\"{}?lang=sv\"></iframe>",
            page.site().url()
        );
        std::fs::write(folder.join("index.html"), frame)?;
        let host = Site::host(&folder)?;
        page.driver().goto(&host.url()).await?;
        page.driver().enter_frame(0).await?;
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.shows(Route::Start).await?;
        kept_nothing(page, &walk).await
    })
}

#[test]
fn one_sees_the_files_that_are_kept_and_can_delete_them() -> Result<()> {
    run(own_browser(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        page.open(&format!("?lang=sv{}", Route::Check.href())).await?;
        walk.shows(Route::Check).await?;
        // By themselves, as soon as they are there.
        page.wait_for("#delete-files").await?;
        let count = "const names = await caches.keys(); \
             return (await (await caches.open(names[0])).keys()).length";
        let count = in_page(page, count).await?.as_u64().context("no number")?;
        // And the worker.
        let count = u32::try_from(count + 1)?;
        page.wait_says("#stored", &walk.texts.fill(t::check::files_count(count))).await?;
        page.wait_says("#fetched", "/sw.js").await?;
        page.expect_accessible().await?;
        // To clear everything is about the person, and leaves them.
        walk.clear().await?;
        walk.shows(Route::Start).await?;
        walk.jump(Route::Check).await?;
        page.tap("#delete-files").await?;
        page.wait_gone("#delete-files").await?;
        ensure!(caches(page).await?.is_empty(), "{:?}", caches(page).await?);
        ensure!(workers(page).await? == json!(0), "the worker is still there");
        page.wait_says("#flight", walk.t(t::check::FLIGHT_3_MEMORY)).await?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.until_kept().await
    })
}

#[test]
fn a_page_that_is_taken_down_is_forgotten() -> Result<()> {
    run(own_browser(Site::copy()?).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        visit(&walk).await?;
        in_page(page, "await caches.open('mina-uppgifter /other/ 1')").await?;
        page.site().lose("index", ".html")?;
        let worker = page.site().dir().join("sw.js");
        page.site().lose("sw", ".js")?;
        std::fs::write(worker, deploy::GONE)?;
        page.reload().await?;
        walk.shows(Route::Start).await?;
        let gone = async || Ok(workers(page).await? == json!(0));
        page.until("the worker to go", gone).await?;
        ensure!(
            page.all("#switch").await?.is_empty(),
            "another version is offered, and there is none"
        );
        ensure!(caches(page).await? == ["mina-uppgifter /other/ 1"], "{:?}", caches(page).await?);
        page.open("").await?;
        page.wait_says("body", "404").await
    })
}
