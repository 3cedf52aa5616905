//! What the letters of the tests are made from: both policies, both languages, and Kim Exempel.

use crate::data;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Block, Correction, Letter, compose};
use mina_uppgifter::policy::{Facts, Policy, Role};
use mina_uppgifter::session::{Choice, Draft, RoleChoice, request};
use mina_uppgifter::text::Texts;
use std::sync::LazyLock;

/// The day on which all letters are written.
pub const TODAY: &str = "2026-11-21";

/// The policies, in the order in which they are offered.
pub const COMPANIES: [&str; 2] = ["clustera-sverige", "clustera-syd"];

pub static WORLD: LazyLock<World> = LazyLock::new(World::new);

pub struct World {
    pub facts: Facts,
    /// Swedish, English, and what other languages there are.
    pub texts: Vec<Texts>,
}

impl World {
    fn new() -> World {
        World {
            facts: data::facts(),
            texts: data::languages().into_iter().map(data::texts).collect(),
        }
    }

    pub fn policy(&self, company: &str) -> &Policy {
        data::policy(&self.facts, company)
    }

    /// The letter to one company.
    pub fn letter(
        &self,
        company: &str,
        (choice, draft): &(Choice, Draft),
        texts: &Texts,
    ) -> Letter {
        compose(&request(choice, draft, self.policy(company), TODAY), texts)
    }
}

/// Kim Exempel, who has written a name and an address and nothing more.
pub fn kim() -> Draft {
    Draft { name: "Kim Exempel".into(), contact: "kim@exempel.se".into(), ..Draft::default() }
}

/// The choice of one role with these contact points of a company and these rights.
pub fn choice(company: &str, role: RoleChoice, points: &[&str], rights: &[Right]) -> Choice {
    let policy = WORLD.policy(company);
    let mut choice = Choice::default();
    choice.set_policies(vec![company.to_owned()]);
    choice.set_role(role);
    for id in points {
        choice.set_point(policy, data::point(policy, id), true);
    }
    for right in rights {
        choice.set_right(*right, true);
    }
    choice
}

/// What a job seeker typically chooses and writes for a right.
pub fn typical(company: &str, rights: &[Right]) -> (Choice, Draft) {
    let mut points: Vec<&str> = Vec::new();
    for right in rights {
        points.extend(match (company, right) {
            ("clustera-sverige", Right::DirectMarketing) => ["mailings"].as_slice(),
            ("clustera-sverige", Right::Access) => &["sign-up", "follow-up", "recorded-calls"],
            ("clustera-sverige", _) => &["sign-up", "follow-up"],
            (_, Right::DirectMarketing) => &["newsletter"],
            (_, Right::WithdrawConsent) => &["application", "photos"],
            (_, Right::Information) => &["registration", "presentation", "events"],
            _ => &["registration", "application"],
        });
    }
    let choice = choice(company, RoleChoice::Role(Role::JobSeeker), &points, rights);
    let mut draft = kim();
    if rights.contains(&Right::Rectification) {
        draft.corrections = vec![
            correction("Körkort: nej", "Körkort: B"),
            correction("", "Språk: arabiska"),
            Correction::default(),
        ];
    }
    (choice, draft)
}

pub fn correction(wrong: &str, right: &str) -> Correction {
    Correction { wrong: wrong.into(), right: right.into() }
}

/// The text of one block, its parts one after the other, without numbers and dashes.
pub fn text(block: &Block) -> String {
    match block {
        Block::Paragraph(runs) | Block::Heading(runs) => {
            runs.iter().map(|run| run.text()).collect()
        }
        Block::List(items) | Block::Numbered(_, items) => {
            let lines =
                items.iter().map(|runs| runs.iter().map(|run| run.text()).collect::<String>());
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}
