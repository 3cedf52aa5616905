//! From the files that people edit to the files that the page loads.
//!
//! A policy file holds every text in every language side by side. A page needs one language, at
//! most two, so the build takes the texts out: in their place stands a number, and the texts go
//! into one table for each language.

use serde_json::Value;
use std::collections::BTreeMap;

/// The result of [`lower`].
#[derive(Debug, Default)]
pub struct Lowered {
    /// The value with each text replaced by its number.
    pub facts: Value,
    /// Language tag → texts, in the order of their numbers.
    pub texts: BTreeMap<String, Vec<String>>,
}

/// Why a value could not be lowered.
#[derive(Debug, PartialEq, Eq)]
pub enum LowerError {
    /// A text lacks a language: (path, language).
    Missing(String, String),
    /// A text has a language that is not among those asked for: (path, language).
    Extra(String, String),
    /// A text in some language is not a string, or is empty: (path, language).
    Empty(String, String),
    /// There are more texts than can be numbered.
    TooMany,
}

/// Takes the texts out of `value`.
///
/// An object with a member `sv` is a text; it must have exactly the members `languages`, each a
/// string that is not blank.
///
/// # Errors
/// See [`LowerError`]; the path is a JSON Pointer (RFC 6901).
pub fn lower(value: Value, languages: &[&str]) -> Result<Lowered, LowerError> {
    let mut texts: BTreeMap<String, Vec<String>> =
        languages.iter().map(|l| ((*l).to_owned(), Vec::new())).collect();
    let facts = walk(value, "", languages, &mut texts)?;
    Ok(Lowered { facts, texts })
}

fn walk(
    value: Value,
    path: &str,
    languages: &[&str],
    texts: &mut BTreeMap<String, Vec<String>>,
) -> Result<Value, LowerError> {
    match value {
        Value::Object(map) if map.contains_key("sv") => {
            if let Some(extra) = map.keys().find(|key| !languages.contains(&key.as_str())) {
                return Err(LowerError::Extra(path.to_owned(), extra.clone()));
            }
            let mut number = 0;
            for language in languages {
                let place = || (path.to_owned(), (*language).to_owned());
                let text = match map.get(*language) {
                    None => {
                        let (path, language) = place();
                        return Err(LowerError::Missing(path, language));
                    }
                    Some(Value::String(text)) if !text.trim().is_empty() => text.clone(),
                    Some(_) => {
                        let (path, language) = place();
                        return Err(LowerError::Empty(path, language));
                    }
                };
                let table = texts.entry((*language).to_owned()).or_default();
                number = table.len();
                table.push(text);
            }
            u16::try_from(number).map(Value::from).map_err(|_| LowerError::TooMany)
        }
        Value::Object(map) => map
            .into_iter()
            .map(|(key, member)| {
                let member = walk(member, &format!("{path}/{key}"), languages, texts)?;
                Ok((key, member))
            })
            .collect::<Result<_, _>>()
            .map(Value::Object),
        Value::Array(list) => list
            .into_iter()
            .enumerate()
            .map(|(i, member)| walk(member, &format!("{path}/{i}"), languages, texts))
            .collect::<Result<_, _>>()
            .map(Value::Array),
        other => Ok(other),
    }
}
