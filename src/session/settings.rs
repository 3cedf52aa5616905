//! What the address asks for beforehand (`?company=…&role=…`): for a site that shows the page in a
//! frame, or for a link. Whatever is not understood is left out, and named for whoever wrote it. The link
//! of an adviser says the same behind [`Route::Given`], where no server sees it ([`super::hand_over`]).

use super::{Choice, Colour, LETTER_ORDER, PointRef, RoleChoice, Route};
use crate::json::{FromJson, words};
use crate::law::Right;
use crate::letter::Topic;
use crate::policy::Facts;
use crate::text::Language;
use percent_encoding::percent_decode_str;

/// The setting that names contact points.
pub(super) const POINTS: &str = "points";
/// Every contact point that the chosen companies have for the role.
pub(super) const ALL: &str = "all";
/// The setting that names rights and topics.
pub(super) const GOALS: &str = "goals";
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
    /// Companies, role, contact points, rights and topics. A person who has chosen others keeps them.
    pub choice: Choice,
    /// The screen to begin with.
    pub start: Option<Route>,
    /// The colour of links and buttons.
    pub accent: Option<Colour>,
    /// Light or dark.
    pub scheme: Option<Scheme>,
    /// Whether to take less room.
    pub compact: bool,
    /// Whether to be large, for a screen that several people look at.
    pub large: bool,
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
        let mut every_point = false;
        for part in query.trim_start_matches('?').split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (decoded(name), decoded(value));
            let problem = match seen.contains(&name) {
                true => Some(Why::Twice),
                false if name == POINTS && value == ALL => {
                    every_point = true;
                    None
                }
                false => settings.take(&name, &value, facts).err(),
            };
            if let Some(why) = problem
                && ignored.len() < MOST
            {
                ignored.push(Ignored { name: harmless(&name), why });
            }
            seen.push(name);
        }
        // What is offered depends on company and role, which may come later in the address.
        if every_point {
            settings.choice.choose_every_point(facts);
        }
        let count = |choice: &Choice| [(POINTS, choice.points.len()), (GOALS, choice.topics.len())];
        let asked = count(&settings.choice);
        settings.choice.keep_offered(facts);
        for ((name, asked), (_, kept)) in asked.into_iter().zip(count(&settings.choice)) {
            if kept < asked && ignored.len() < MOST {
                ignored.push(Ignored { name: name.to_owned(), why: Why::Value });
            }
        }
        (settings, ignored)
    }

    fn take(&mut self, name: &str, value: &str, facts: &Facts) -> Result<(), Why> {
        match name {
            "company" => self.choice.policies = companies(value, facts).ok_or(Why::Value)?,
            "role" => self.choice.role = Some(role(value).ok_or(Why::Value)?),
            POINTS => self.choice.points = points(value, facts).ok_or(Why::Value)?,
            GOALS => (self.choice.rights, self.choice.topics) = goals(value).ok_or(Why::Value)?,
            "start" => self.start = Some(screen(value).ok_or(Why::Value)?),
            "accent" => self.accent = Some(Colour::parse(value).ok_or(Why::Value)?),
            "scheme" => self.scheme = Some(Scheme::from_word(value).ok_or(Why::Value)?),
            "compact" if value.is_empty() => self.compact = true,
            "view" if value == "large" => self.large = true,
            // `public/begin.js` reads it, since texts are among the first things that are fetched.
            "lang" if Language::find(value).is_some() => {}
            // `App::new` reads it: it decides what is stored.
            "mode" if value == "shared" => {}
            "compact" | "view" | "lang" | "mode" => return Err(Why::Value),
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

/// Contact points by `company.point`, with commas between them; each must be one that there is.
fn points(value: &str, facts: &Facts) -> Option<Vec<PointRef>> {
    let point = |asked: &str| {
        let (policy, point) = asked.split_once('.')?;
        let policy = facts.policies.iter().find(|known| known.id == policy)?;
        Some(PointRef::new(policy, policy.points.iter().find(|known| known.id == point)?))
    };
    value.split(',').map(point).collect()
}

/// Rights that a letter can use, and topics, with commas between them.
fn goals(value: &str) -> Option<(Vec<Right>, Vec<Topic>)> {
    let (mut rights, mut topics) = (Vec::new(), Vec::new());
    for asked in value.split(',') {
        match LETTER_ORDER.into_iter().find(|right| right.id() == asked) {
            Some(right) => rights.push(right),
            None => topics.push(Topic::from_word(asked)?),
        }
    }
    Some((rights, topics))
}

/// A screen that is everybody's: no letter, and no request of somebody's.
fn screen(value: &str) -> Option<Route> {
    let route = Route::parse(value);
    (!matches!(route, Route::Lost | Route::Given)
        && !route.fragment().trim_matches('/').contains('/'))
    .then_some(route)
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
    /// Chooses what `settings` asks for, where nothing is chosen yet. What lies beyond company and role
    /// is taken only together with these.
    pub fn begin_with(&mut self, settings: &Choice) {
        if self.policies.is_empty() {
            self.policies.clone_from(&settings.policies);
        }
        self.role = self.role.or(settings.role);
        let same = self.policies == settings.policies && self.role == settings.role;
        if same && self.is_at_the_beginning() {
            self.points.clone_from(&settings.points);
            self.rights.clone_from(&settings.rights);
            self.topics.clone_from(&settings.topics);
        }
    }

    /// Whether no more is chosen than companies and role.
    pub fn is_at_the_beginning(&self) -> bool {
        self.points.is_empty() && self.rights.is_empty() && self.topics.is_empty()
    }
}
