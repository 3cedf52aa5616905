//! What the address asks for beforehand (`?company=…&role=…`): for a site that shows the page in a
//! frame, or for a link. Whatever is not understood is left out, and named for whoever wrote it.

use super::{Choice, Colour, RoleChoice, Route};
use crate::json::{FromJson, words};
use crate::policy::Facts;
use crate::text::Language;
use percent_encoding::percent_decode_str;

/// The longest name that is repeated to whoever wrote it, in characters.
const LONGEST_NAME: usize = 30;
/// How many are named.
const MOST: usize = 8;

words! {
    /// Light or dark, whatever the person's system asks for.
    pub enum Scheme {
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

words! {
    /// Why a part of the address was left out.
    pub enum Why {
        /// There is no setting of that name.
        Unknown = "unknown",
        /// It stands there twice; the first one holds.
        Twice = "twice",
        /// Its value is none that it can have.
        Value = "value",
    }
}

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Companies and role. A person who has chosen others keeps them.
    pub choice: Choice,
    /// The screen to begin with.
    pub start: Option<Route>,
    /// The colour of links and buttons.
    pub accent: Option<Colour>,
    /// Light or dark.
    pub scheme: Option<Scheme>,
    /// Whether to take less room.
    pub compact: bool,
}

/// A part of the address that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Its name, cut, and without anything but letters, digits and hyphens.
    pub name: String,
    /// Why.
    pub why: Why,
}

impl Settings {
    /// Reads what stands after `?`, and gives what was left out of it.
    pub fn parse(query: &str, facts: &Facts) -> (Settings, Vec<Ignored>) {
        let mut settings = Settings::default();
        let mut ignored: Vec<Ignored> = Vec::new();
        let mut seen = Vec::new();
        for part in query.trim_start_matches('?').split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (decoded(name), decoded(value));
            let problem = match seen.contains(&name) {
                true => Some(Why::Twice),
                false => settings.take(&name, &value, facts).err(),
            };
            if let Some(why) = problem
                && ignored.len() < MOST
            {
                ignored.push(Ignored { name: harmless(&name), why });
            }
            seen.push(name);
        }
        (settings, ignored)
    }

    fn take(&mut self, name: &str, value: &str, facts: &Facts) -> Result<(), Why> {
        match name {
            "company" => self.choice.policies = companies(value, facts).ok_or(Why::Value)?,
            "role" => self.choice.role = Some(role(value).ok_or(Why::Value)?),
            "start" => self.start = Some(screen(value).ok_or(Why::Value)?),
            "accent" => self.accent = Some(Colour::parse(value).ok_or(Why::Value)?),
            "scheme" => self.scheme = Some(Scheme::from_word(value).ok_or(Why::Value)?),
            "compact" if value.is_empty() => self.compact = true,
            // `public/boot.js` reads it, since texts are among the first things that are fetched.
            "lang" if Language::find(value).is_some() => {}
            // `App::new` reads it: it decides what is stored.
            "mode" if value == "shared" => {}
            "compact" | "lang" | "mode" => return Err(Why::Value),
            _ => return Err(Why::Unknown),
        }
        Ok(())
    }
}

/// One or more companies, with commas between them; each must be one that there is.
fn companies(value: &str, facts: &Facts) -> Option<Vec<String>> {
    let asked: Vec<&str> = value.split(',').collect();
    let known = |id: &&str| facts.policies.iter().any(|policy| policy.id == *id);
    // In the order in which they are offered.
    let chosen = facts.policies.iter().map(|policy| &policy.id);
    let chosen = chosen.filter(|id| asked.contains(&id.as_str())).cloned().collect();
    asked.iter().all(known).then_some(chosen)
}

fn role(value: &str) -> Option<RoleChoice> {
    RoleChoice::from_json(&value.into()).ok()
}

/// A screen that is everybody's: no letter, and no request of somebody's.
fn screen(value: &str) -> Option<Route> {
    let route = Route::parse(value);
    (route != Route::Lost && !route.fragment().trim_matches('/').contains('/')).then_some(route)
}

/// As a form writes it.
fn decoded(part: &str) -> String {
    percent_decode_str(&part.replace('+', " ")).decode_utf8_lossy().into_owned()
}

fn harmless(name: &str) -> String {
    let seen = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '?' };
    name.chars().take(LONGEST_NAME).map(seen).collect()
}

impl Choice {
    /// Chooses what `settings` asks for, where nothing is chosen yet.
    pub fn begin_with(&mut self, settings: &Choice) {
        if self.policies.is_empty() {
            self.policies.clone_from(&settings.policies);
        }
        self.role = self.role.or(settings.role);
    }

    /// Whether no more is chosen than what an address can ask for.
    pub fn is_at_the_beginning(&self) -> bool {
        self.points.is_empty() && self.rights.is_empty() && self.topics.is_empty()
    }
}
