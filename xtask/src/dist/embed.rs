//! embed.html: where whoever wants to show the page on a site of theirs chooses how. What can be chosen
//! comes from the policies and texts.

use super::facts::Data;
use super::page;
use crate::html::escape;
use anyhow::{Context, Result};
use mina_uppgifter::text::{Key, Language, Texts, t};

/// The name of the page, in `public/` and where it is published.
pub const NAME: &str = "embed.html";

/// The screens that one can begin with.
const SCREENS: [(&str, Key); 4] = [
    ("company", t::company::TITLE),
    ("requests", t::requests::TITLE),
    ("rights", t::rights::TITLE),
    ("check", t::check::TITLE),
];

const ROLES: [(&str, Key); 5] = [
    ("job-seeker", t::role::JOB_SEEKER),
    ("visitor", t::role::VISITOR),
    ("supplier", t::role::SUPPLIER),
    ("customer", t::role::CUSTOMER),
    ("other", t::role::OTHER),
];

/// The page, from its shell.
///
/// # Errors
/// If the shell lacks a place, or there is only one language.
pub fn write(shell: &str, head: String, data: &Data) -> Result<String> {
    let mut texts = data.library.texts.iter();
    let (swedish, english) = texts.next().zip(texts.next()).context("there is one language")?;
    let policies = &data.library.facts.policies;
    let ids: Vec<&str> = policies.iter().map(|policy| policy.id.as_str()).collect();
    let companies = policies.iter().map(|policy| option(&policy.id, &policy.name));
    let both = option(&ids.join(","), &twice(swedish, english, t::company::BOTH));
    let named = |all: &[(&str, Key)]| -> String {
        all.iter().map(|(word, key)| option(word, &twice(swedish, english, *key))).collect()
    };
    let languages = Language::ALL.iter().map(|language| option(language.tag, language.name));
    let parts = [
        ("head", head),
        ("companies", companies.chain([both]).collect()),
        ("roles", named(&ROLES)),
        ("languages", languages.collect()),
        ("screens", named(&SCREENS)),
    ];
    page::fill(NAME, shell, &parts)
}

fn twice(swedish: &Texts, english: &Texts, key: Key) -> String {
    format!("{} · {}", swedish.get(key), english.get(key))
}

fn option(value: &str, name: &str) -> String {
    format!("<option value=\"{}\">{}</option>", escape(value), escape(name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dist::facts;
    use crate::paths;
    use mina_uppgifter::session::Settings;

    /// Everything that is offered is understood by the page.
    #[test]
    fn what_can_be_chosen_can_be_asked_for() {
        let public = paths::root().join("public");
        let data = facts::read(&public).unwrap();
        let shell = std::fs::read_to_string(public.join(NAME)).unwrap();
        let html = write(&shell, String::new(), &data).unwrap();
        let mut tried = 0;
        for list in html.split("<select id=\"").skip(1) {
            let (name, list) = list.split_once('"').unwrap();
            let (list, _) = list.split_once("</select>").unwrap();
            for option in list.split("<option value=\"").skip(1) {
                let (value, _) = option.split_once('"').unwrap();
                if !value.is_empty() {
                    let query = format!("{name}={value}");
                    let (_, ignored) = Settings::parse(&query, &data.library.facts);
                    assert_eq!(ignored, [], "{query}");
                    tried += 1;
                }
            }
        }
        assert!(tried >= 3 + 5 + 2 + 4 + 2, "{tried}");
    }
}
