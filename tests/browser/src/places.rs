//! Everywhere that a page can leave something behind.

use crate::{Ability, Canaries, Page};
use anyhow::{Result, ensure};
use serde_json::json;
use xtask::instrument;

/// Gives `[place, text]` for all that the page itself can see. Of a cache, what stands in it is looked
/// through here: `arguments[0]` is what to look for.
const PLACES: &str = "\
const [forms, done] = [arguments[0], arguments[arguments.length - 1]];
(async () => {
  const all = [
    ['address', location.href], ['title', document.title], ['cookies', document.cookie],
    ['history.state', JSON.stringify(history.state)], ['window.name', window.name],
    ['document.referrer', document.referrer],
  ];
  for (const [kind, storage] of [['tab', sessionStorage], ['device', localStorage]])
    for (const [name, value] of Object.entries(storage)) all.push([`${kind}:${name}`, value]);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request)).text();
      all.push(['cache', `${request.url} ${forms.filter((form) => text.includes(form))}`]);
    }
    all.push(['name of a cache', name]);
  }
  for (const base of await indexedDB.databases()) all.push(['database', base.name]);
  for (const found of await navigator.serviceWorker.getRegistrations())
    all.push(['worker', (found.active ?? found.waiting ?? found.installing).scriptURL]);
  for (const entry of performance.getEntriesByType('resource')) all.push(['fetched', entry.name]);
  done(all);
})();";

/// What Firefox asks a site for by itself when someone comes back to a page that it has held ready.
pub const ICON: &str = "favicon.ico";

impl Page {
    /// Every place, and what stands there.
    ///
    /// # Errors
    /// If the browser does not say.
    pub async fn places(&self, canaries: &Canaries) -> Result<Vec<(String, String)>> {
        let forms: Vec<&str> = canaries.forms().collect();
        let seen = self.driver().execute_async(PLACES, vec![json!(forms)]).await?;
        let mut all: Vec<(String, String)> = seen.convert()?;
        if self.can(Ability::History) {
            let (history, _) = self.history().await?;
            all.extend(history.into_iter().map(|url| ("history".to_owned(), url)));
        }
        for cookie in self.driver().get_all_cookies().await? {
            all.push(("cookies".to_owned(), format!("{cookie:?}")));
        }
        Ok(all)
    }

    /// Fails if a canary stands anywhere but in the `kept` places, such as `tab:mina-uppgifter.visit`;
    /// or if the page has left anything at all where it never does.
    ///
    /// # Errors
    /// With the place and whose canary it is.
    pub async fn expect_nothing_left(&self, canaries: &Canaries, kept: &[String]) -> Result<()> {
        let (origin, files) = (self.site().url(), self.site().files()?);
        let own = |url: &str| {
            let path = url.strip_prefix(&origin).map(|path| path.split(['?', '#']).next());
            path.flatten().is_some_and(|path| {
                path.is_empty()
                    || path.starts_with(instrument::PREFIX)
                    || files.iter().any(|file| file == path)
            })
        };
        for (place, text) in self.places(canaries).await? {
            let found = canaries.found_in(&text);
            ensure!(found.is_empty() || kept.contains(&place), "{place} has {found:?}: {text}");
            match place.as_str() {
                "cookies" | "window.name" | "document.referrer" => {
                    ensure!(text.is_empty(), "{place}: {text}");
                }
                "history.state" => ensure!(text == "null", "{place}: {text}"),
                "database" => anyhow::bail!("there is a database: {text}"),
                "worker" => ensure!(text == format!("{origin}sw.js"), "a worker: {text}"),
                "cache" => {
                    let (url, inside) = text.split_once(' ').unwrap_or((&text, ""));
                    ensure!(own(url) && inside.is_empty(), "in a cache: {text}");
                }
                "fetched" => {
                    let icon = text == format!("{origin}{ICON}");
                    ensure!(icon || own(&text), "fetched from elsewhere: {text}");
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Fails if a canary stands anywhere in the document, in a field of it too.
    ///
    /// # Errors
    /// With whose it is.
    pub async fn expect_nothing_shown(&self, canaries: &Canaries) -> Result<()> {
        const ALL: &str = "return [document.documentElement.outerHTML, \
             ...[...document.querySelectorAll('input, textarea')].map((field) => field.value)]";
        let all = self.script(ALL, Vec::new()).await?.to_string();
        let found = canaries.found_in(&all);
        ensure!(found.is_empty(), "the page still has {found:?}");
        Ok(())
    }
}
