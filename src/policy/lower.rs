//! From the files that people edit to the files that the page loads.
//!
//! A policy file holds every text in every language side by side. A page needs one language, at
//! most two, so the build takes the texts out: in their place stands a number, and the texts go
//! into two tables for each language: what the first screens show, and the rest, which is most of it.

use super::model::Text;
use serde_json::Value;
use std::collections::BTreeMap;

/// The members whose texts the first screens show: roles, and what is done at a contact point.
const FIRST: [&str; 3] = ["roles", "done", "hint"];

/// The texts of one language, in the order of their numbers.
#[derive(Debug, Default)]
pub struct Tables {
    /// What the first screens show.
    pub first: Vec<String>,
    /// What the others show; their numbers begin at [`Text::REST`].
    pub rest: Vec<String>,
}

impl Tables {
    /// All texts.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.first.iter().chain(&self.rest)
    }
}

/// The result of [`lower`].
#[derive(Debug, Default)]
pub struct Lowered {
    /// The value with each text replaced by its number.
    pub facts: Value,
    /// Language tag → texts.
    pub texts: BTreeMap<String, Tables>,
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
    let mut texts: BTreeMap<String, Tables> =
        languages.iter().map(|l| ((*l).to_owned(), Tables::default())).collect();
    let facts = walk(value, "", false, languages, &mut texts)?;
    Ok(Lowered { facts, texts })
}

fn walk(
    value: Value,
    path: &str,
    first: bool,
    languages: &[&str],
    texts: &mut BTreeMap<String, Tables>,
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
                let tables = texts.entry((*language).to_owned()).or_default();
                let table = if first { &mut tables.first } else { &mut tables.rest };
                number = table.len();
                table.push(text);
            }
            let number = u16::try_from(number).ok().filter(|number| *number < Text::REST);
            let number = number.ok_or(LowerError::TooMany)?;
            Ok(Value::from(if first { number } else { Text::REST + number }))
        }
        Value::Object(map) => map
            .into_iter()
            .map(|(key, member)| {
                let first = first || FIRST.contains(&key.as_str());
                let member = walk(member, &format!("{path}/{key}"), first, languages, texts)?;
                Ok((key, member))
            })
            .collect::<Result<_, _>>()
            .map(Value::Object),
        Value::Array(list) => list
            .into_iter()
            .enumerate()
            .map(|(i, member)| walk(member, &format!("{path}/{i}"), first, languages, texts))
            .collect::<Result<_, _>>()
            .map(Value::Array),
        other => Ok(other),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn what_the_first_screens_show_has_a_table_of_its_own() {
        let text = |name: &str| json!({ "sv": name, "en": name.to_uppercase() });
        let source = json!([
            { "roles": [{ "description": text("a"), "law": null }], "rights": [text("b"), text("c")] },
            { "points": [{ "done": text("d"), "label": text("e") }], "title": text("f") },
        ]);
        let lowered = lower(source, &["sv", "en"]).unwrap();
        let rest = |number: u16| Text::REST + number;
        let expected = json!([
            { "roles": [{ "description": 0, "law": null }], "rights": [rest(0), rest(1)] },
            { "points": [{ "done": 1, "label": rest(2) }], "title": rest(3) },
        ]);
        assert_eq!(lowered.facts, expected);
        let swedish = lowered.texts.get("sv").unwrap();
        assert_eq!(swedish.first, ["a", "d"]);
        assert_eq!(swedish.rest, ["b", "c", "e", "f"]);
        assert_eq!(lowered.texts.get("en").unwrap().rest, ["B", "C", "E", "F"]);
    }
}
