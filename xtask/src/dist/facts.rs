//! Policies and languages: from the files that people edit to the files that the page loads.

use super::locale::lower_locale;
use anyhow::{Context, Result, anyhow, bail};
use mina_uppgifter::policy::{self, Facts, LowerError};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The language that decides which texts there are.
const REFERENCE: &str = "sv";

/// What the page loads, and what its static part shows.
pub struct Data {
    /// What the policies say, whole.
    pub facts: Value,
    /// Language tag → the content of its file of texts for the first screens.
    pub first: BTreeMap<String, Value>,
    /// Language tag → the content of its file of texts for the others.
    pub rest: BTreeMap<String, Value>,
    /// The companies, in the order of their policies.
    pub companies: Vec<Company>,
}

/// How to reach a company.
pub struct Company {
    pub name: String,
    pub email: String,
    pub phone: Option<String>,
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
    let mut languages = vec![REFERENCE];
    languages.extend(locales.keys().map(String::as_str).filter(|tag| *tag != REFERENCE));

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
    for language in languages {
        let locale = locales.get(language).unwrap_or(reference);
        let (ui_first, ui_rest) = lower_locale(reference, locale)
            .with_context(|| format!("public/locales/{language}.json"))?;
        let tables = lowered.texts.remove(language).unwrap_or_default();
        first.insert(language.to_owned(), json!({ "ui": ui_first, "facts": tables.first }));
        rest.insert(language.to_owned(), json!({ "ui": ui_rest, "facts": tables.rest }));
    }
    let companies = facts
        .policies
        .into_iter()
        .map(|policy| Company {
            name: policy.controller.legal_name,
            email: policy.controller.email,
            phone: policy.controller.phone,
        })
        .collect();
    Ok(Data { facts: lowered.facts, first, rest, companies })
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
