//! Someone who uses the page: what they will choose and write, and the letters that must come of it.

use crate::source::{Source, today};
use anyhow::{Context, Result, ensure};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Letter, compose};
use mina_uppgifter::policy::{ContactPoint, Policy, Role};
use mina_uppgifter::session::requests::{Requests, SavedRequest};
use mina_uppgifter::session::{Choice, Door, Draft, Field, RoleChoice, Route, Visit, request};

/// Clustera Sverige's policy.
pub const SVERIGE: &str = "clustera-sverige";
/// Clustera Syd's policy.
pub const SYD: &str = "clustera-syd";

/// What someone chooses and writes on the page.
#[derive(Clone, Debug)]
pub struct Person {
    /// What they choose.
    pub choice: Choice,
    /// What they write.
    pub draft: Draft,
    source: &'static Source,
}

impl Person {
    /// Someone with a role at some companies, who did everything there that the role can do, came to
    /// see what is held, and wants a copy.
    ///
    /// # Errors
    /// If the policies cannot be read.
    pub fn new(companies: &[&str], role: RoleChoice) -> Result<Self> {
        let source = Source::get()?;
        let mut choice = Choice { door: Door::See, ..Choice::default() };
        choice.set_policies(companies.iter().map(|id| (*id).to_owned()).collect());
        choice.set_role(role);
        choice.set_right(Right::Access, true);
        let offered = choice.clone();
        for policy in offered.policies(&source.facts) {
            for point in offered.offered(policy) {
                choice.set_point(policy, point, true);
            }
        }
        let draft = Draft { name: "Åsa Öberg".to_owned(), ..Draft::default() };
        Ok(Self { choice, draft, source })
    }

    /// A job seeker at some companies.
    ///
    /// # Errors
    /// As [`Person::new`].
    pub fn job_seeker(companies: &[&str]) -> Result<Self> {
        Self::new(companies, RoleChoice::Role(Role::JobSeeker))
    }

    /// With another name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.draft.name);
        self
    }

    /// With these goals and no others.
    #[must_use]
    pub fn wants(mut self, rights: &[Right]) -> Self {
        self.choice.rights = rights.to_vec();
        if rights.contains(&Right::Rectification) && self.draft.corrections.is_empty() {
            self.draft.corrections.push(mina_uppgifter::letter::Correction::default());
            self.draft.set_field(Field::Wrong(0), "Körkort: nej".to_owned());
            self.draft.set_field(Field::Right(0), "Körkort: ja, B".to_owned());
        }
        if rights.contains(&Right::Objection) {
            let situation = "Jag har bytt yrke, och planen stämmer inte längre";
            self.draft.set_field(Field::Situation, situation.to_owned());
        }
        if rights.contains(&Right::AutomatedDecisions) {
            self.draft.set_field(Field::Decision, "nej till min ansökan i mars".to_owned());
        }
        self
    }

    /// With these contact points of a policy and no others of it.
    ///
    /// # Errors
    /// If the policy has no such contact point.
    pub fn did(mut self, policy: &str, points: &[&str]) -> Result<Self> {
        let policy = self.source.policy(policy)?;
        for point in &policy.points {
            self.choice.set_point(policy, point, points.contains(&point.id.as_str()));
        }
        Ok(self)
    }

    /// Who writes straight away, without the inventory.
    #[must_use]
    pub fn writes(mut self) -> Self {
        self.choice.door = Door::Write;
        self
    }

    /// The chosen policies.
    pub fn policies(&self) -> impl Iterator<Item = &'static Policy> {
        let policies = self.source.facts.policies.iter();
        policies.filter(|policy| self.choice.policies.contains(&policy.id))
    }

    /// The company of the letter with this number, counted from 1.
    ///
    /// # Errors
    /// If there are not so many.
    pub fn addressee(&self, number: u8) -> Result<&'static Policy> {
        let found = usize::from(number).checked_sub(1).and_then(|i| self.policies().nth(i));
        found.with_context(|| format!("there is no letter {number}"))
    }

    /// The chosen contact points of a policy.
    pub fn points(&self, policy: &'static Policy) -> impl Iterator<Item = &'static ContactPoint> {
        let has = |point: &&ContactPoint| {
            self.choice.role == Some(RoleChoice::Role(point.role))
                && self.choice.has_point(policy, point)
        };
        policy.points.iter().filter(has)
    }

    /// The letter with this number, as the library writes it today, in the draft's own language.
    ///
    /// # Errors
    /// If there is no such letter.
    pub fn letter(&self, number: u8) -> Result<Letter> {
        let tag = if self.draft.language.is_empty() { "sv" } else { &self.draft.language };
        self.letter_in(number, tag)
    }

    /// As [`Person::letter`], in another language.
    ///
    /// # Errors
    /// As [`Person::letter`].
    pub fn letter_in(&self, number: u8, tag: &str) -> Result<Letter> {
        let today = today()?;
        let request = request(&self.choice, &self.draft, self.addressee(number)?, &today);
        Ok(compose(&request, self.source.texts(tag)?))
    }

    /// What the page keeps of all this in its tab.
    #[must_use]
    pub fn stored(&self) -> String {
        Visit::new(self.choice.clone(), self.draft.clone()).to_stored()
    }

    /// What the page keeps of the letters, once all are sent today.
    ///
    /// # Errors
    /// If a letter cannot be written.
    pub fn requests(&self) -> Result<Requests> {
        let today = today()?;
        let mut all = Requests::default();
        for (number, policy) in (1..).zip(self.policies()) {
            let letter = self.letter(number)?;
            let saved = SavedRequest {
                id: format!("{number:016x}"),
                policy: policy.id.clone(),
                rights: request(&self.choice, &self.draft, policy, &today).rights,
                points: self.choice.points.clone(),
                items: self.choice.items.clone(),
                language: "sv".to_owned(),
                name: self.draft.name.clone(),
                contact: self.draft.contact.clone(),
                subject: letter.subject.clone(),
                letter: letter.body(),
                sent: today.clone(),
                ..SavedRequest::default()
            };
            ensure!(all.put(saved, 1), "the request to {} was not taken", policy.name);
        }
        Ok(all)
    }

    /// Every screen of the way, from the start to the last screen of the last letter.
    #[must_use]
    pub fn way(&self) -> Vec<Route> {
        let mut way = vec![Route::Start, Route::Company, Route::Role];
        if self.policies().any(|policy| self.points(policy).next().is_some()) {
            way.push(Route::Points);
            if self.choice.door == Door::See {
                way.push(Route::Inventory);
            }
        }
        way.push(Route::Goals);
        for (number, _) in (1..).zip(self.policies()) {
            way.extend([Route::Letter(number), Route::Send(number), Route::Request(number.into())]);
        }
        way
    }
}
