//! `cargo xtask letters OUT`: the letter book, every letter that the page can write, for whoever
//! reviews the texts.
//!
//! [`book`] has the letters, [`pages`] turns them into files. The same source gives the same bytes:
//! the day and the person are always the same.

mod later;
pub mod pages;

pub use crate::dist::facts::Library;
use crate::{dist, paths};
use anyhow::{Context, Result};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Correction, Extra, Letter, Topic, compose};
use mina_uppgifter::policy::Policy;
use mina_uppgifter::session::{Choice, Draft, LETTER_ORDER, RoleChoice, questions, request};
use std::path::Path;

/// The date of every letter.
pub const DATE: &str = "2026-03-05";

impl Library {
    /// Reads the policies and languages of a folder laid out as `public/`.
    ///
    /// # Errors
    /// A sentence on the file that is missing or wrong.
    pub fn read(public: &Path) -> Result<Library> {
        Ok(dist::facts::read(public)?.library)
    }
}

/// One letter of the book.
#[derive(Debug)]
pub struct Entry {
    /// What it is, the same in every language, after the role (or another group): `job-seeker.access`.
    pub name: String,
    /// Id of the policy.
    pub company: String,
    /// Tag of its language.
    pub language: &'static str,
    /// The letter.
    pub letter: Letter,
}

impl Entry {
    /// What it is and to whom, the same in every language.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}.{}", self.company, self.name)
    }

    /// The name of its files, without their ending.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.id(), self.language)
    }
}

/// Every letter: for each company and each role, each right and each topic alone and all together, then
/// the letters that follow; the languages of a letter one after the other.
#[must_use]
pub fn book(library: &Library) -> Vec<Entry> {
    let mut book = Vec::new();
    for policy in &library.facts.policies {
        for (role_name, role) in roles(policy) {
            for kind in kinds() {
                let Some((choice, draft)) = visit(policy, role, &kind) else { continue };
                let request = request(&choice, &draft, policy, DATE);
                book.extend(library.texts.iter().map(|texts| Entry {
                    name: format!("{role_name}.{}", kind.name),
                    company: policy.id.clone(),
                    language: texts.language.tag,
                    letter: compose(&request, texts),
                }));
            }
        }
        book.extend(later::entries(policy, library));
    }
    book
}

/// The roles of a policy, and none of them.
fn roles(policy: &Policy) -> impl Iterator<Item = (&'static str, RoleChoice)> {
    let roles = policy.roles.iter().map(|entry| (entry.role.word(), RoleChoice::Role(entry.role)));
    roles.chain([("other", RoleChoice::Other)])
}

/// What a letter asks for.
struct Kind {
    name: &'static str,
    rights: Vec<Right>,
    topics: Vec<Topic>,
}

/// The kinds of letters: each right alone, each topic alone, and all together.
fn kinds() -> Vec<Kind> {
    let rights = LETTER_ORDER.into_iter().map(|right| Kind {
        name: right.id(),
        rights: vec![right],
        topics: Vec::new(),
    });
    let topics = Topic::ALL.into_iter().map(|topic| Kind {
        name: topic.word(),
        rights: Vec::new(),
        topics: vec![topic],
    });
    let all = Kind { name: "all", rights: LETTER_ORDER.to_vec(), topics: Topic::ALL.to_vec() };
    rights.chain(topics).chain([all]).collect()
}

/// What a person chose and wrote who takes every contact point and every question of the role, and
/// every extra request. `None` if nothing of it makes sense at this company.
fn visit(policy: &Policy, role: RoleChoice, kind: &Kind) -> Option<(Choice, Draft)> {
    let mut choice = Choice::default();
    choice.set_policies(vec![policy.id.clone()]);
    choice.set_role(role);
    let points: Vec<_> = choice.offered(policy).collect();
    for point in points {
        choice.set_point(policy, point, true);
    }
    let mut draft = Draft {
        name: "Kim Exempel".to_owned(),
        contact: "kim@exempel.se".to_owned(),
        ..Draft::default()
    };
    let asked: Vec<_> = questions(&choice, policy).collect();
    for question in &asked {
        draft.set_asks(question, true);
    }
    let to_use = |right: &&Right| **right != Right::Information || !asked.is_empty();
    for right in kind.rights.iter().filter(to_use) {
        choice.set_right(*right, true);
    }
    for topic in
        kind.topics.iter().filter(|topic| choice.offers(policy, **topic)).collect::<Vec<_>>()
    {
        choice.set_topic(*topic, true);
    }
    "Jag har bytt yrke, och planen stämmer inte längre".clone_into(&mut draft.situation);
    "nej till min ansökan i mars 2026".clone_into(&mut draft.decision);
    draft.extras = Extra::ALL.to_vec();
    if choice.has_right(Right::Rectification) {
        let row = |wrong: &str, right: &str| Correction {
            wrong: wrong.to_owned(),
            right: right.to_owned(),
        };
        draft.corrections = vec![row("Körkort: nej", "Körkort: B"), row("", "Språk: arabiska")];
    }
    if kind.rights.len() > 1 {
        "våren 2025".clone_into(&mut draft.period);
        "Malmö".clone_into(&mut draft.place);
    }
    (!choice.rights.is_empty() || !choice.topics.is_empty()).then_some((choice, draft))
}

/// Writes the letter book to the folder `out`.
///
/// # Errors
/// If the policies or texts are not sound, or the folder cannot be written.
pub fn command(out: &Path) -> Result<()> {
    let library = Library::read(&paths::root().join("public"))?;
    let files = pages::files(&book(&library), &library);
    std::fs::create_dir_all(out)
        .with_context(|| format!("the folder {} could not be made", out.display()))?;
    for (name, text) in &files {
        let path = out.join(name);
        std::fs::write(&path, text)
            .with_context(|| format!("{} could not be written", path.display()))?;
    }
    println!("{} files in {}; index.html has all letters", files.len(), out.display());
    Ok(())
}
