//! From the files that people edit to the files that the page loads.
//!
//! A policy file holds every text in every language side by side. A page needs one language, at
//! most two, so the build takes the texts out: in their place stands a number, and the texts go
//! into two tables for each language: what the first screens show, and what is said in remarks, which
//! is most of it and can come later.

use super::model::Text;
use serde_json::Value;
use std::collections::BTreeMap;

/// The member of a policy whose texts can come later.
const LATER: &str = "remarks";

/// The texts of one language, in the order of their numbers.
#[derive(Debug, Default)]
pub struct Tables {
    /// What is loaded with the page.
    pub first: Vec<String>,
    /// What can come later; their numbers begin at [`Text::LATER`].
    pub later: Vec<String>,
}

impl Tables {
    /// All texts.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.first.iter().chain(&self.later)
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
    later: bool,
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
                let table = if later { &mut tables.later } else { &mut tables.first };
                number = table.len();
                table.push(text);
            }
            let number = u16::try_from(number).ok().filter(|number| *number < Text::LATER);
            let number = number.ok_or(LowerError::TooMany)?;
            Ok(Value::from(if later { Text::LATER + number } else { number }))
        }
        Value::Object(map) => map
            .into_iter()
            .map(|(key, member)| {
                let later = later || key == LATER;
                let member = walk(member, &format!("{path}/{key}"), later, languages, texts)?;
                Ok((key, member))
            })
            .collect::<Result<_, _>>()
            .map(Value::Object),
        Value::Array(list) => list
            .into_iter()
            .enumerate()
            .map(|(i, member)| walk(member, &format!("{path}/{i}"), later, languages, texts))
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
    fn texts_of_remarks_come_later() {
        let text = |name: &str| json!({ "sv": name, "en": name.to_uppercase() });
        let source = json!([
            { "remarks": [{ "fact": text("a"), "law": null }], "rights": [text("b"), text("c")] },
            { "remarks": [{ "fact": text("d"), "law": text("e") }], "title": text("f") },
        ]);
        let lowered = lower(source, &["sv", "en"]).unwrap();
        let later = |number: u16| Text::LATER + number;
        let expected = json!([
            { "remarks": [{ "fact": later(0), "law": null }], "rights": [0, 1] },
            { "remarks": [{ "fact": later(1), "law": later(2) }], "title": 2 },
        ]);
        assert_eq!(lowered.facts, expected);
        let swedish = lowered.texts.get("sv").unwrap();
        assert_eq!(swedish.first, ["b", "c", "f"]);
        assert_eq!(swedish.later, ["a", "d", "e"]);
        assert_eq!(lowered.texts.get("en").unwrap().later, ["A", "D", "E"]);
    }
}
