//! Languages: the typed catalogue of everything that a person reads.
//!
//! The texts themselves are data (`public/locales/*.json`); the build script turns the names in
//! `sv.json` into the constants and functions of [`t`], so that a text that does not exist, or a
//! placeholder that is forgotten, does not compile. This room knows nothing of the browser.

#[allow(missing_docs, dead_code)]
mod catalogue;
mod plural;

pub use catalogue::{BUILD_GROUPS, FIRST_GROUPS, LocaleTables, flatten, lower_locale};

use crate::json::FromJson;
use crate::policy::{Tables, Text};
use serde_json::Value;
use std::sync::OnceLock;

/// The names of all texts, generated from `public/locales/sv.json`: a constant for a plain text, a
/// function for one with placeholders.
#[allow(missing_docs, clippy::doc_markdown)]
pub mod t {
    use super::{Fill, Key, Language};
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A plain text's place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u16);

/// A text with its placeholders given. User text in a placeholder is never scanned again, so it
/// may hold braces or anything else.
#[derive(Clone, Debug)]
pub struct Fill<'a, const N: usize> {
    key: Key,
    plural: Option<u32>,
    args: [(&'static str, &'a str); N],
}

/// One of the languages of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Direction of writing: `ltr` or `rtl`.
    pub dir: &'static str,
}

impl Language {
    /// Swedish: the product's first language, and that of a letter unless another is chosen.
    #[allow(clippy::indexing_slicing, reason = "the build script puts Swedish first")]
    pub const SWEDISH: &'static Language = &t::LANGUAGES[0];

    /// All languages, Swedish and English first.
    pub const ALL: &'static [Language] = t::LANGUAGES;

    /// The language with this BCP 47 tag or primary subtag.
    pub fn find(tag: &str) -> Option<&'static Language> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL.iter().find(|language| language.tag.eq_ignore_ascii_case(primary))
    }
}

/// All texts of one language: the product's own and those of the policies.
#[derive(Debug)]
pub struct Texts {
    /// Which language.
    pub language: &'static Language,
    first: Part,
    rest: OnceLock<Part>,
}

/// What comes in one file.
#[derive(Debug)]
struct Part {
    ui: Vec<String>,
    facts: Vec<String>,
}

impl Part {
    fn parse(json: &str, length: usize) -> Result<Part, TextsError> {
        let value: Value = serde_json::from_str(json).map_err(|_| TextsError::Malformed)?;
        let table = |name| {
            let table = value.get(name).unwrap_or(&Value::Null);
            Vec::from_json(table).map_err(|_| TextsError::Malformed)
        };
        Part { ui: table("ui")?, facts: table("facts")? }.checked(length)
    }

    fn checked(self, length: usize) -> Result<Part, TextsError> {
        if self.ui.len() == length { Ok(self) } else { Err(TextsError::WrongLength) }
    }
}

/// Why a file of texts was not taken.
#[derive(Debug)]
pub enum TextsError {
    /// It is not the JSON that was expected.
    Malformed,
    /// It belongs to another version of the page.
    WrongLength,
}

impl Texts {
    /// Reads the file of what the first screens show.
    ///
    /// # Errors
    /// See [`TextsError`].
    pub fn parse(language: &'static Language, json: &str) -> Result<Texts, TextsError> {
        Ok(Texts { language, first: Part::parse(json, t::FIRST)?, rest: OnceLock::new() })
    }

    /// Reads the file of the rest; what is there already stays.
    ///
    /// # Errors
    /// See [`TextsError`].
    pub fn parse_rest(&self, json: &str) -> Result<(), TextsError> {
        let _ = self.rest.set(Part::parse(json, t::COUNT - t::FIRST)?);
        Ok(())
    }

    /// Takes the tables as [`lower_locale`] and [`crate::policy::lower`] make them, with what only the
    /// build needs.
    ///
    /// # Errors
    /// [`TextsError::WrongLength`] if `ui` is not as long as the catalogue.
    pub fn new(
        language: &'static Language,
        ui: LocaleTables,
        facts: Tables,
    ) -> Result<Texts, TextsError> {
        let first = Part { ui: ui.first, facts: facts.first }.checked(t::FIRST)?;
        let rest = [ui.rest, ui.build].concat();
        let rest = Part { ui: rest, facts: facts.rest }.checked(t::ALL - t::FIRST)?;
        Ok(Texts { language, first, rest: OnceLock::from(rest) })
    }

    /// Whether the rest is there.
    pub fn is_whole(&self) -> bool {
        self.rest.get().is_some()
    }

    /// A plain text; empty for one that is not there yet.
    #[inline(never)]
    pub fn get(&self, key: Key) -> &str {
        let number = usize::from(key.0);
        self.find(|part| &part.ui, number.checked_sub(t::FIRST), number)
    }

    /// A text of a policy; empty for one that is not there yet.
    #[inline(never)]
    pub fn fact(&self, text: Text) -> &str {
        let in_rest = text.0.checked_sub(Text::REST).map(usize::from);
        self.find(|part| &part.facts, in_rest, usize::from(text.0))
    }

    fn find(
        &self,
        table: fn(&Part) -> &Vec<String>,
        in_rest: Option<usize>,
        in_first: usize,
    ) -> &str {
        let (part, number) = match in_rest {
            Some(number) => (self.rest.get(), number),
            None => (Some(&self.first), in_first),
        };
        part.and_then(|part| table(part).get(number)).map_or("", String::as_str)
    }

    /// A text with its placeholders filled in.
    pub fn fill<const N: usize>(&self, fill: Fill<'_, N>) -> String {
        self.joined(fill.key, fill.plural, &fill.args)
    }

    #[inline(never)]
    fn joined(&self, key: Key, plural: Option<u32>, args: &[(&str, &str)]) -> String {
        self.filled(key, plural, args).into_iter().map(|(piece, _)| piece).collect()
    }

    /// A text with its placeholders filled in, piece by piece; `true` marks what was filled in.
    pub fn pieces<const N: usize>(&self, fill: Fill<'_, N>) -> Vec<(String, bool)> {
        self.filled(fill.key, fill.plural, &fill.args)
    }

    #[inline(never)]
    fn filled(&self, key: Key, plural: Option<u32>, args: &[(&str, &str)]) -> Vec<(String, bool)> {
        let offset = plural.map_or(0, |n| plural::category(self.language.tag, n));
        let count = plural.map(|n| n.to_string());
        substitute(self.get(Key(key.0 + offset)), args, count.as_deref())
    }
}

/// One pass from left to right; `count` fills the place of `{n}` in a plural.
fn substitute(template: &str, args: &[(&str, &str)], count: Option<&str>) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        let given = args.iter().find(|(arg, _)| *arg == name).map(|(_, value)| *value);
        let value = given.or(count).unwrap_or_default();
        pieces.push((before.to_owned(), false));
        pieces.push((value.to_owned(), true));
        rest = after;
    }
    pieces.push((rest.to_owned(), false));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(template: &str, args: &[(&str, &str)]) -> String {
        substitute(template, args, None).into_iter().map(|(piece, _)| piece).collect()
    }

    #[test]
    fn defect_01_user_text_in_a_placeholder_is_not_scanned_again() {
        let filled = joined("Jag heter {name}.", &[("name", "Lön: $& 100 kr, {name}")]);
        assert_eq!(filled, "Jag heter Lön: $& 100 kr, {name}.");
    }

    #[test]
    fn what_comes_later_is_empty_until_it_is_there() {
        let file = |ui, fact: &str| {
            serde_json::json!({ "ui": vec!["ui"; ui], "facts": [fact] }).to_string()
        };
        let parse = |json: &str| Texts::parse(Language::SWEDISH, json);
        assert!(parse("{}").is_err());
        assert!(parse(&file(t::FIRST + 1, "a")).is_err());
        let Ok(texts) = parse(&file(t::FIRST, "a")) else {
            unreachable!("the table is as long as the catalogue");
        };
        let rest = Text(Text::REST);
        let shown = |texts: &Texts| {
            let (name, letter) = (texts.get(t::app::NAME), texts.get(t::letter::TITLE));
            [name, letter, texts.fact(Text(0)), texts.fact(rest)].map(str::to_owned)
        };
        assert_eq!(
            (shown(&texts), texts.is_whole()),
            (["ui", "", "a", ""].map(str::to_owned), false)
        );
        assert!(texts.parse_rest(&file(t::COUNT, "b")).is_err());
        assert!(texts.parse_rest(&file(t::COUNT - t::FIRST, "b")).is_ok());
        assert_eq!(
            (shown(&texts), texts.is_whole()),
            (["ui", "ui", "a", "b"].map(str::to_owned), true)
        );
        assert_eq!(texts.fact(Text(Text::REST + 1)), "");
    }

    #[test]
    fn a_brace_that_is_not_closed_stays() {
        assert_eq!(joined("a { b", &[]), "a { b");
    }

    #[test]
    fn languages_are_found_by_tag_and_subtag() {
        let found = |tag| Language::find(tag).map(|language| language.name);
        assert_eq!(found("sv-SE"), Some("Svenska"));
        assert_eq!(found("EN"), Some("English"));
        assert_eq!(found("xx"), None);
        assert_eq!(Language::SWEDISH.tag, "sv");
    }
}
