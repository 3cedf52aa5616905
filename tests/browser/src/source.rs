//! What the page is made from, read natively: the policies, the texts, today's date. Tests take what
//! they expect from here, by the library that the page is built from, and never retype it.

use anyhow::{Context, Result, anyhow};
use mina_uppgifter::policy::{self, Facts, Policy};
use mina_uppgifter::text::{Language, Texts, lower_locale};
use serde_json::{Value, json};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// The policies, by the names of their files, in the order in which they are offered.
const POLICIES: [&str; 2] = ["clustera-sverige", "clustera-syd"];

/// How long the day is taken to be the same.
const KNOWN: Duration = Duration::from_secs(1);

/// The policies and the texts of every language.
#[derive(Debug)]
pub struct Source {
    /// What the policies say.
    pub facts: Facts,
    texts: Vec<Texts>,
}

impl Source {
    /// Reads `public/`, once for all tests.
    ///
    /// # Errors
    /// If a file is not as it should be.
    pub fn get() -> Result<&'static Self> {
        static SOURCE: OnceLock<Result<Source, String>> = OnceLock::new();
        let source = SOURCE.get_or_init(|| Self::read().map_err(|error| format!("{error:#}")));
        source.as_ref().map_err(|error| anyhow!("{error}"))
    }

    fn read() -> Result<Self> {
        let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag).collect();
        let policies = POLICIES.map(|name| json_file(&format!("policies/{name}")));
        let policies = policies.into_iter().collect::<Result<Vec<_>>>()?;
        let source = json!({ "kinds": json_file("policies/kinds")?, "policies": policies });
        let mut lowered = policy::lower(source, &tags).map_err(|error| anyhow!("{error:?}"))?;
        let facts = Facts::from_json(&lowered.facts).map_err(|what| anyhow!("{what}"))?;
        let reference = json_file("locales/sv")?;
        let mut texts = Vec::new();
        for language in Language::ALL {
            let locale = json_file(&format!("locales/{}", language.tag))?;
            let ui = lower_locale(&reference, &locale).map_err(|error| anyhow!(error))?;
            let own = lowered.texts.remove(language.tag).unwrap_or_default();
            let whole = Texts::new(language, ui, own).map_err(|error| anyhow!("{error:?}"))?;
            texts.push(whole);
        }
        Ok(Self { facts, texts })
    }

    /// The texts of a language.
    ///
    /// # Errors
    /// If there is no such language.
    pub fn texts(&self, tag: &str) -> Result<&Texts> {
        let found = self.texts.iter().find(|texts| texts.language.tag == tag);
        found.with_context(|| format!("no texts in `{tag}`"))
    }

    /// A policy.
    ///
    /// # Errors
    /// If there is none with this id.
    pub fn policy(&self, id: &str) -> Result<&Policy> {
        let found = self.facts.policies.iter().find(|policy| policy.id == id);
        found.with_context(|| format!("no policy `{id}`"))
    }
}

fn json_file(name: &str) -> Result<Value> {
    let path = xtask::paths::root().join("public").join(name).with_extension("json");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

/// Today in Stockholm, `YYYY-MM-DD`, by this machine and not by the browser; or the day that `MINA_TODAY`
/// names.
///
/// # Errors
/// If `date` does not answer.
pub fn today() -> Result<String> {
    if let Ok(today) = std::env::var("MINA_TODAY") {
        return Ok(today);
    }
    // Letters are composed again and again while a page is waited for.
    static ASKED: Mutex<Option<(Instant, String)>> = Mutex::new(None);
    let mut asked = ASKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((when, today)) = &*asked
        && when.elapsed() < KNOWN
    {
        return Ok(today.clone());
    }
    // The rule itself (Directive 2000/84/EC), so that no list of time zones is needed.
    let mut date = Command::new("date");
    let output = date.arg("+%F").env("TZ", "CET-1CEST,M3.5.0,M10.5.0/3").output()?;
    let today = String::from_utf8(output.stdout)?.trim().to_owned();
    *asked = Some((Instant::now(), today.clone()));
    Ok(today)
}
