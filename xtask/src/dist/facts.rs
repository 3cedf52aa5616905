//! Policies and languages: from the files that people edit to the files that the page loads.

use anyhow::{Context, Result, anyhow, bail};
use mina_uppgifter::policy::{self, Facts, LowerError};
use mina_uppgifter::text::{Language, Texts, lower_locale};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The language that decides which texts there are.
const REFERENCE: &str = "sv";

/// What the page loads, and what it is made from.
pub struct Data {
    /// What the policies say, whole.
    pub facts: Value,
    /// Language tag → the content of its file of texts for the first screens.
    pub first: BTreeMap<String, Value>,
    /// Language tag → the content of its file of texts for the others.
    pub rest: BTreeMap<String, Value>,
    /// The same, for what the tools write.
    pub library: Library,
}

/// What letters and the static part of the page are written from.
pub struct Library {
    /// The policies.
    pub facts: Facts,
    /// The texts, Swedish and English first.
    pub texts: Vec<Texts>,
}

/// Reads `public/policies` and `public/locales`, checks them and takes them apart.
///
/// # Errors
/// A sentence that names the file or the place in it.
pub fn read(public: &Path) -> Result<Data> {
    let locales = read_all(&public.join("locales"))?;
    let reference = locales
        .get(REFERENCE)
        .with_context(|| format!("public/locales has no {REFERENCE}.json"))?;
    let languages: Vec<&str> = Language::ALL.iter().map(|language| language.tag).collect();

    let mut policies = read_all(&public.join("policies"))?;
    let kinds = policies.remove("kinds").context("public/policies has no kinds.json")?;
    if policies.is_empty() {
        bail!("public/policies has no policy");
    }
    // A map keeps its keys sorted, which is the order in which the policies are offered.
    let policies: Vec<Value> = policies.into_values().collect();
    let source = json!({ "kinds": kinds, "policies": policies });
    let mut lowered = policy::lower(source, &languages)
        .map_err(|error| anyhow!("public/policies: {}", explain(&error)))?;
    let facts = Facts::from_json(&lowered.facts)
        .map_err(|what| anyhow!("public/policies: {what} is missing, unknown or misshapen"))?;
    let problems = policy::check(&facts);
    if !problems.is_empty() {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("\n  {}, {}: {}", problem.policy, problem.place, problem.what))
            .collect();
        bail!("the policies are not sound:{}", lines.concat());
    }

    let (mut first, mut rest) = (BTreeMap::new(), BTreeMap::new());
    let mut texts = Vec::new();
    for language in Language::ALL {
        let tag = language.tag;
        let file = || format!("public/locales/{tag}.json");
        let locale = locales.get(tag).with_context(file)?;
        let ui =
            lower_locale(reference, locale).map_err(|what| anyhow!(what)).with_context(file)?;
        let tables = lowered.texts.remove(tag).unwrap_or_default();
        first.insert(tag.to_owned(), json!({ "ui": ui.first, "facts": tables.first }));
        rest.insert(tag.to_owned(), json!({ "ui": ui.rest, "facts": tables.rest }));
        let whole = Texts::new(language, ui, tables);
        texts.push(whole.map_err(|error| anyhow!("{error:?}")).with_context(file)?);
    }
    Ok(Data { facts: lowered.facts, first, rest, library: Library { facts, texts } })
}

/// All JSON files of a folder, by their name without its ending.
fn read_all(dir: &Path) -> Result<BTreeMap<String, Value>> {
    let mut all = BTreeMap::new();
    for name in super::folder::list(dir)? {
        let Some(stem) = name.strip_suffix(".json") else {
            continue;
        };
        let path = dir.join(&name);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{} could not be read", path.display()))?;
        let value = serde_json::from_str(&text)
            .with_context(|| format!("{} is not valid JSON", path.display()))?;
        all.insert(stem.to_owned(), value);
    }
    Ok(all)
}

fn explain(error: &LowerError) -> String {
    match error {
        LowerError::Missing(path, language) => format!("the text at {path} lacks `{language}`"),
        LowerError::Extra(path, language) => {
            format!("the text at {path} has `{language}`, which public/locales lacks")
        }
        LowerError::Empty(path, language) => {
            format!("the text at {path} is empty in `{language}`")
        }
        LowerError::TooMany => "there are more texts than can be numbered".to_owned(),
    }
}
