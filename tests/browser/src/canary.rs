//! Words that stand nowhere but in what is typed, one for each field of the page, so that wherever one
//! turns up it is known where it was typed.

use crate::Source;
use crate::screens::Letter;
use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use mina_uppgifter::letter::Topic;
use mina_uppgifter::policy::Retention;
use mina_uppgifter::session::Field;
use mina_uppgifter::session::requests::{Milestone, Requests, SavedRequest};
use serde_json::{Value, json};

/// Gives the id of every field on the screen into which something can be typed.
pub const FIELDS_SHOWN: &str = "\
return [...document.querySelectorAll('#app input, #app textarea, #app [contenteditable]')]
  .filter((field) => !['radio', 'checkbox', 'file'].includes(field.type))
  .map((field) => field.id || field.outerHTML);";

/// One for each field.
#[derive(Debug)]
pub struct Canaries(Vec<Canary>);

#[derive(Debug)]
struct Canary {
    field: String,
    text: String,
    /// As it is, percent-encoded, and in base64 wherever in three bytes it begins.
    forms: Vec<String>,
}

/// The ids of the fields that take a text.
fn texts() -> Vec<String> {
    use Field::{Contact, Decision, Detail, Holder, Name, Period, Place, Right, Situation, Wrong};
    let single = [Name, Contact, Period, Place, Situation, Decision, Holder];
    let rows = (0..2).flat_map(|row| [Wrong(row), Right(row)]);
    let fields = single.into_iter().chain(rows).chain(Topic::ALL.map(Detail));
    let others = ["notes", "words"].map(str::to_owned);
    fields.map(Letter::id).chain(others).collect()
}

/// The ids of the fields that take a day.
fn days() -> Result<Vec<String>> {
    let policies = &Source::get()?.facts.policies;
    let asked = policies.iter().flat_map(|policy| {
        let asks = policy
            .points
            .iter()
            .filter(|point| matches!(point.retention, Retention::AfterEvent { .. }));
        asks.map(|point| format!("date-{}-{}", policy.id, point.id))
    });
    use Milestone::{Answered, Complained, Extended, Receipt, Refused, Sent};
    // First the day before which nothing else can have happened.
    let noted = [Sent, Receipt, Extended, Answered, Refused, Complained];
    let noted = noted.map(|milestone| format!("on-{}", milestone.word()));
    Ok(noted.into_iter().chain(["add-day".to_owned()]).chain(asked).collect())
}

impl Canaries {
    /// One for each field of the page, and for each text in a back-up file.
    ///
    /// # Errors
    /// If the policies cannot be read.
    pub fn get() -> Result<Self> {
        let members = members()?.into_iter().map(|name| format!("backup.{name}"));
        let words = texts().into_iter().chain(members).zip(100..);
        let words = words.map(|(field, n)| Canary::new(field, format!("Kanarie{n}x"), "å"));
        let dates = days()?.into_iter().zip(0..);
        let dates = dates.map(|(field, n)| {
            let day = format!("{}-{:02}-15", 2019 + n / 12, 1 + n % 12);
            Canary::new(field, day, "")
        });
        Ok(Self(words.chain(dates).collect()))
    }

    /// The ids of all fields of the page.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let all = self.0.iter().map(|canary| canary.field.as_str());
        all.filter(|field| !field.starts_with("backup."))
    }

    /// What is typed into the field with this id.
    ///
    /// # Errors
    /// If it is not in the list.
    pub fn of(&self, field: &str) -> Result<&str> {
        let found = self.0.iter().find(|canary| canary.field == field);
        let found = found.with_context(|| format!("`{field}` is not in the list of fields"))?;
        Ok(&found.text)
    }

    /// The fields whose words stand in a text, plainly or encoded.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Vec<&str> {
        let found = |canary: &&Canary| canary.forms.iter().any(|form| text.contains(form));
        self.0.iter().filter(found).map(|canary| canary.field.as_str()).collect()
    }

    /// Every form of every word.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|canary| &canary.forms).map(String::as_str)
    }

    /// A back-up file with a word in every member that can hold one, and some that nobody knows.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn backup(&self, policy: &str) -> Result<String> {
        let mut strange = entry()?;
        for (name, value) in &mut strange {
            if let Ok(text) = self.of(&format!("backup.{name}")) {
                *value = if value.is_array() { json!([text]) } else { json!(text) };
            }
        }
        strange.insert("unknown".to_owned(), json!(self.of("backup.unknown")?));
        let mut known = strange.clone();
        let own = [("id", json!("00000000000000f1")), ("policy", json!(policy))];
        known.extend(own.map(|(name, value)| (name.to_owned(), value)));
        let mut document: Value = serde_json::from_str(&Requests::default().to_stored())?;
        let unread = json!({ "what": self.of("backup.unread")? });
        if let Some(members) = document.as_object_mut() {
            members.insert("requests".to_owned(), json!([known, strange, unread]));
        }
        Ok(document.to_string())
    }
}

/// The members of a saved request, with the few that every entry needs.
fn entry() -> Result<serde_json::Map<String, Value>> {
    let mut all = Requests::default();
    let request = SavedRequest {
        id: "00000000000000f2".to_owned(),
        policy: "x".to_owned(),
        sent: "2024-01-31".to_owned(),
        ..SavedRequest::default()
    };
    all.put(request, 1);
    let mut document: Value = serde_json::from_str(&all.to_stored())?;
    let first = document.pointer_mut("/requests/0").map(Value::take);
    match first {
        Some(Value::Object(members)) => Ok(members),
        other => anyhow::bail!("no request: {other:?}"),
    }
}

/// The names of those that can hold a text.
fn members() -> Result<Vec<String>> {
    let holds = |name: &str, value: &Value| {
        !["id", "sent"].contains(&name) && !value.is_boolean() && !value.is_number()
    };
    let entry = entry()?;
    let own = entry.iter().filter(|(name, value)| holds(name, value)).map(|(name, _)| name.clone());
    Ok(own.chain(["unknown", "unread"].map(str::to_owned)).collect())
}

impl Canary {
    fn new(field: String, word: String, tail: &str) -> Self {
        let text = format!("{word}{tail}");
        let mut forms = vec![word.clone(), urlencoding::encode(&text).into_owned()];
        for (before, skip) in [(0, 0), (1, 2), (2, 3)] {
            let bytes = [vec![0; before], word.clone().into_bytes()].concat();
            let whole = bytes.len() * 8 / 6;
            let encoded = STANDARD_NO_PAD.encode(&bytes);
            // What depends on the word alone.
            forms.extend(encoded.get(skip..whole).map(str::to_owned));
        }
        Self { field, text, forms }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_word_is_found_in_every_form() {
        let canaries = Canaries::get().unwrap();
        for field in canaries.fields().map(str::to_owned).collect::<Vec<_>>() {
            let text = canaries.of(&field).unwrap();
            let within = format!("{{\"x\":\"{text}\"}}");
            let mut forms = vec![within.clone(), urlencoding::encode(&within).into_owned()];
            for before in ["", "a", "ab"] {
                forms.push(STANDARD_NO_PAD.encode(format!("{before}{within}")));
            }
            for form in forms {
                assert_eq!(canaries.found_in(&form), [field.as_str()], "in {form}");
            }
        }
        assert!(canaries.found_in("Kanariefågel").is_empty());
    }
}
