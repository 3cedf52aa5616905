//! From locale files to dense tables, and from `sv.json` to Rust names.
//!
//! The build script includes this file too: the numbers that it gives to the generated keys and the
//! order of the tables that the page loads come from one place.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The CLDR plural categories, in the order in which a table holds their forms.
pub const PLURAL_CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The groups whose texts the first screens show. The others come with the screens that show them.
pub const FIRST_GROUPS: [&str; 8] =
    ["app", "company", "language", "lost", "points", "role", "start", "waiting"];

/// The groups that no screen shows: the build writes their texts into `index.html` and its like in other
/// languages, for those whose browser cannot run the program. The program loads none of them.
pub const BUILD_GROUPS: [&str; 1] = ["fallback"];

/// The table that a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// It comes with the page.
    First,
    /// It comes with the screens after the first ones.
    Rest,
    /// It stays with the build.
    Build,
}

/// The tables of one language; the numbers of the texts go on from one to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocaleTables {
    /// What the first screens show ([`FIRST_GROUPS`]).
    pub first: Vec<String>,
    /// What the others show.
    pub rest: Vec<String>,
    /// What only the build needs ([`BUILD_GROUPS`]).
    pub build: Vec<String>,
}

/// One text of a locale file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One form.
    Plain(String),
    /// A form for each plural category, in the order of [`PLURAL_CATEGORIES`]; a category that
    /// the file leaves out has the form of `other`.
    Plural([String; 6]),
}

impl Entry {
    /// How many places it takes in a table.
    pub fn len(&self) -> usize {
        match self {
            Entry::Plain(_) => 1,
            Entry::Plural(forms) => forms.len(),
        }
    }

    fn forms(&self) -> &[String] {
        match self {
            Entry::Plain(text) => std::slice::from_ref(text),
            Entry::Plural(forms) => forms,
        }
    }

    /// The names between braces in it.
    ///
    /// # Errors
    /// A sentence, if the forms of a plural differ in their placeholders.
    pub fn placeholders(&self) -> Result<BTreeSet<String>, String> {
        let mut all = self.forms().iter().map(|form| placeholders(form));
        let first = all.next().unwrap_or_default();
        if all.all(|other| other == first) {
            Ok(first)
        } else {
            Err("the plural forms have different placeholders".to_owned())
        }
    }
}

/// The names between braces in a text.
pub fn placeholders(text: &str) -> BTreeSet<String> {
    let after_brace = text.split('{').skip(1);
    after_brace.filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
}

/// Every text of a locale file by its dotted name, in the order of the tables, each
/// sorted.
///
/// # Errors
/// A sentence naming the entry that is neither a text, a plural, nor a group of entries, or blank.
pub fn flatten(locale: &Value) -> Result<Vec<(String, Entry)>, String> {
    let mut entries = BTreeMap::new();
    collect(locale, "", &mut entries)?;
    let mut all: Vec<_> = entries.into_iter().collect();
    all.sort_by_key(|(name, _)| table(name));
    Ok(all)
}

/// The table with the text of this dotted name.
pub fn table(name: &str) -> Table {
    let group = name.split('.').next().unwrap_or_default();
    if FIRST_GROUPS.contains(&group) {
        Table::First
    } else if BUILD_GROUPS.contains(&group) {
        Table::Build
    } else {
        Table::Rest
    }
}

fn collect(value: &Value, name: &str, entries: &mut BTreeMap<String, Entry>) -> Result<(), String> {
    match value {
        Value::Object(map) => {
            let plural = map.keys().all(|key| PLURAL_CATEGORIES.contains(&key.as_str()));
            if let (true, Some(Value::String(other))) = (plural, map.get("other")) {
                for (category, form) in map {
                    says_something(form, &format!("{name}.{category}"))?;
                }
                let form = |category| map.get(category).and_then(Value::as_str).unwrap_or(other);
                let forms = PLURAL_CATEGORIES.map(|category| form(category).to_owned());
                entries.insert(name.to_owned(), Entry::Plural(forms));
                return Ok(());
            }
            for (key, member) in map {
                let dot = if name.is_empty() { "" } else { "." };
                collect(member, &format!("{name}{dot}{key}"), entries)?;
            }
            Ok(())
        }
        text => {
            let text = says_something(text, name)?;
            entries.insert(name.to_owned(), Entry::Plain(text.to_owned()));
            Ok(())
        }
    }
}

fn says_something<'a>(value: &'a Value, name: &str) -> Result<&'a str, String> {
    match value.as_str() {
        Some(text) if text.trim().is_empty() => Err(format!("{name} is blank")),
        text => text.ok_or_else(|| format!("{name} is not a text")),
    }
}

/// The tables of one locale, in the order of the reference locale.
///
/// # Errors
/// A sentence naming a key that is missing, left over, of another kind, or with other placeholders
/// than in the reference.
pub fn lower_locale(reference: &Value, locale: &Value) -> Result<LocaleTables, String> {
    let reference = flatten(reference)?;
    let mut entries: BTreeMap<String, Entry> = flatten(locale)?.into_iter().collect();
    let mut tables = LocaleTables::default();
    for (name, expected) in &reference {
        let entry = entries.remove(name).ok_or_else(|| format!("{name} is missing"))?;
        if entry.len() != expected.len() {
            return Err(format!("{name} is a plural in one file and a text in the other"));
        }
        if entry.placeholders()? != expected.placeholders()? {
            return Err(format!("{name} has other placeholders than in the reference"));
        }
        let into = match table(name) {
            Table::First => &mut tables.first,
            Table::Rest => &mut tables.rest,
            Table::Build => &mut tables.build,
        };
        into.extend(entry.forms().iter().cloned());
    }
    match entries.keys().next() {
        Some(extra) => Err(format!("{extra} is not in the reference")),
        None => Ok(tables),
    }
}
