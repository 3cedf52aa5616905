//! Nothing leaves: no request, and nothing personal where anyone else could read it.

use anyhow::{Context, Result, ensure};
use browser_tests::{Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A word that stands nowhere but in what is typed.
const CANARY: &str = "Kanariefågel-7351";

/// Everywhere that others could read: the address, the title, the history, cookies, lasting storage,
/// the name of the window, databases, workers, and caches: what each holds, all that is said with it,
/// and whether one of the words is in it.
const PLACES: &str = "\
const [words, done] = arguments;
const kept = async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const text = await response.text();
      found.push([request.url, name, request.method, [...request.headers], [...response.headers],
        words.some((word) => text.includes(word))]);
    }
  }
  return found;
};
(async () => done(JSON.stringify([
  location.href, document.title, history.state, document.cookie, window.name, document.referrer,
  Object.entries(localStorage), await kept(),
  (await indexedDB.databases()).map((base) => base.name),
  (await navigator.serviceWorker.getRegistrations()).map((it) => [it.scope, it.active.scriptURL]),
  performance.getEntriesByType('resource').map((entry) => entry.name),
])))();";

fn canary() -> Result<Person> {
    let mut person =
        Person::job_seeker(&[SVERIGE, SYD])?.wants(&[Right::Access, Right::Rectification]);
    for field in
        [Field::Name, Field::Contact, Field::Period, Field::Place, Field::Wrong(0), Field::Right(0)]
    {
        person.draft.set_field(field, CANARY.to_owned());
    }
    Ok(person)
}

/// The word, as it is and as it is encoded.
fn holds_canary(text: &str) -> bool {
    let encoded = urlencoding::encode(CANARY).into_owned();
    text.contains(CANARY) || text.contains(&encoded) || text.contains("7351")
}

#[test]
fn defect_11_nothing_leaves_the_browser() -> Result<()> {
    run(Setup::new(Site::dist()?).clipboard(), async |page| {
        let origin = page.site().url();
        let way = canary()?.way();
        Walk::new(page, canary()?)?.open().await?;
        // The later part of the page comes by itself, once the first screen stands.
        let rest = "return performance.getEntriesByType('resource') \
             .filter((entry) => entry.name.includes('/rest.') && entry.responseEnd > 0).length";
        let rest = async || Ok(page.script(rest, Vec::new()).await? == json!(2));
        page.until("the rest of the page", rest).await?;
        Walk::new(page, canary()?)?.until_kept().await?;
        let own = page.site().assets()?.into_iter().chain(["/".to_owned()]);
        let own: BTreeSet<String> =
            own.map(|path| format!("{}{path}", origin.trim_end_matches('/'))).collect();
        let served = page.site().asked().len();
        let loaded = page.requests().await?.len();
        ensure!(loaded > 6, "the log of requests is empty: {loaded}");
        for step in way.windows(2) {
            let [here, there] = step else { continue };
            let walk = Walk::new(page, canary()?)?;
            if let Route::Send(number) = here {
                walk.send(*number).open_mail().await?;
                walk.send(*number).copy("copy").await?;
                walk.send(*number).save("save-draft", "eml").await?;
                walk.send(*number).save("save-text", "txt").await?;
            }
            walk.go_on(*here).await?;
            walk.arrive(*there).await?;
            let words = json!([CANARY, urlencoding::encode(CANARY)]);
            let places = page.driver().execute_async(PLACES, vec![words]).await?;
            let places: String = places.convert()?;
            ensure!(!holds_canary(&places), "on {there:?}: {places}");
            let nothing: Value = serde_json::from_str(&places)?;
            for (place, index) in [("history.state", 2), ("cookies", 3), ("window.name", 4)] {
                let value = nothing.get(index).cloned().unwrap_or_default();
                ensure!(value.is_null() || value == "", "{place} is {value}");
            }
            for (place, index) in [("localStorage", 6), ("databases", 8)] {
                ensure!(nothing.get(index) == Some(&json!([])), "{place} on {there:?}: {places}");
            }
            // The page's own files, each once and as it is, and the worker that keeps them.
            let kept = nothing.get(7).and_then(Value::as_array).context("no caches")?;
            let address = |file: &Value| file.get(0).and_then(Value::as_str).map(str::to_owned);
            let kept_files: BTreeSet<String> = kept.iter().filter_map(address).collect();
            ensure!(kept_files == own && kept.len() == own.len(), "on {there:?}: {kept:?}");
            let clean = |file: &Value| file.get(5) == Some(&json!(false));
            ensure!(kept.iter().all(clean), "on {there:?}: {kept:?}");
            let worker = json!([[origin, format!("{origin}sw.js")]]);
            ensure!(nothing.get(9) == Some(&worker), "workers: {places}");
        }
        ensure!(page.driver().get_all_cookies().await?.is_empty(), "there is a cookie");
        let requests = page.requests().await?;
        let later: Vec<&String> = requests
            .iter()
            .skip(loaded)
            // The files that were made here, the browser's own icons, and the empty tab in which the
            // clipboard is read.
            .filter(|url| !url.starts_with(&format!("blob:{origin}")))
            .filter(|url| !url.starts_with("data:") && *url != "about:blank")
            .collect();
        ensure!(later.is_empty(), "requests after loading: {later:?}");
        ensure!(!requests.iter().any(|url| holds_canary(url)), "{requests:?}");
        // Nor has the worker asked for anything; browsers look by themselves for a newer one.
        let asked = page.site().asked();
        let later: Vec<_> =
            asked.iter().skip(served).filter(|asked| asked.path != "/sw.js").collect();
        ensure!(later.is_empty(), "what reached the server after loading: {later:?}");
        ensure!(!asked.iter().any(|asked| holds_canary(&asked.path)), "{asked:?}");
        Ok(())
    })
}

#[test]
fn defect_09_nothing_personal_is_in_any_address_and_none_injects_anything() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        for address in [
            "?lang=<img src=x onerror=window.ran=1>&name=<b>x</b>",
            "?lang=../../evil",
            "?lang=__proto__",
            "?name=Evil#/letter/1?name=<img src=x onerror=window.ran=1>",
            "#/<img src=x onerror=window.ran=1>",
            "#/%3Cimg%20src=x%20onerror=window.ran=1%3E",
            "#javascript:window.ran=1",
        ] {
            page.open(address).await?;
            page.wait_for("#app #title").await.with_context(|| address.to_owned())?;
            let found = "return [!!window.ran, document.querySelectorAll('main img').length, \
                 document.querySelector('main').textContent.includes('Evil')]";
            let found = page.script(found, Vec::new()).await?;
            ensure!(found == json!([false, 0, false]), "{address}: {found}");
        }
        let links = "return [...document.links].filter((link) => link.origin !== location.origin \
             && !['mailto:', 'tel:'].includes(link.protocol)) \
             .filter((link) => !link.relList.contains('noreferrer')).map((link) => link.href)";
        for route in canary()?.way() {
            Walk::new(page, canary()?)?.resume(route).await?;
            let careless = page.script(links, Vec::new()).await?;
            ensure!(careless == json!([]), "{route:?}: they learn where one came from: {careless}");
            let queries = "return [...document.links].map((link) => link.href) \
                 .filter((link) => link.startsWith(location.origin))";
            let own = page.script(queries, Vec::new()).await?.to_string();
            ensure!(!holds_canary(&own), "{route:?}: {own}");
        }
        Ok(())
    })
}

#[test]
fn defect_10_nothing_is_saved_beyond_the_tab_and_the_page_says_what_is() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, canary()?)?;
        walk.open().await?;
        walk.jump(Route::Check).await?;
        page.wait_says("#stored", walk.t(t::check::STORED_NOTHING)).await?;
        walk.resume(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Place, "Ystad").await?;
        let kept = async || Ok(walk.kept().await?.to_string().contains("Ystad"));
        page.until("the last change to be kept", kept).await?;
        walk.jump(Route::Check).await?;
        let kept = walk.kept().await?;
        let only = kept.as_array().filter(|all| all.len() == 1).and_then(|all| all.first());
        let visit = only.and_then(|entry| entry.pointer("/1")).and_then(Value::as_str);
        let visit = visit.ok_or_else(|| anyhow::anyhow!("it keeps {kept}"))?;
        let count = u32::try_from(visit.chars().count())?;
        page.wait_says("#stored", &walk.texts.fill(t::check::size(count))).await?;
        let lasting = page.script("return Object.entries(localStorage)", Vec::new()).await?;
        ensure!(lasting == json!([]), "{lasting}");
        Ok(())
    })
}
