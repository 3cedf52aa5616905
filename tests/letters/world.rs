//! What the letters of the tests are made from: both policies, both languages, and Kim Exempel.

use crate::data;
pub use crate::data::chosen::COMPANIES;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Block, Correction, Letter, Topic, compose};
use mina_uppgifter::policy::{Facts, Policy, Role};
use mina_uppgifter::session::{Choice, Draft, RoleChoice, request};
use mina_uppgifter::text::Texts;
use std::sync::LazyLock;

/// The day on which all letters are written.
pub const TODAY: &str = "2026-11-21";

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
            (_, Right::Objection) => &["presentation"],
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
    if rights.contains(&Right::Objection) {
        draft.situation = "Min chef är kund hos er och vet inte att jag söker jobb.".into();
    }
    if rights.contains(&Right::AutomatedDecisions) {
        draft.decision = "nej till min ansökan i mars 2026".into();
    }
    (choice, draft)
}

/// What a person typically chooses for the topics of a role.
pub fn typical_topics(company: &str, role: Role, topics: &[Topic]) -> (Choice, Draft) {
    let points = topics.iter().filter_map(|topic| match (company, topic) {
        ("clustera-sverige", Topic::Recordings) if role == Role::Visitor => {
            Some("visitor-recorded-calls")
        }
        ("clustera-sverige", Topic::Recordings) => Some("recorded-calls"),
        ("clustera-sverige", _) => None,
        (_, Topic::Photos) => Some("photos"),
        (_, Topic::CvRecipients | Topic::CvPersonalNumber) => Some("presentation"),
        (_, Topic::Allergies) => Some("events"),
        (_, Topic::VisitorWhy) => Some("website"),
        (_, Topic::Surveys) if role == Role::Visitor => Some("website"),
        (_, Topic::Surveys) => Some("candidate-survey"),
        (_, Topic::Passwords) => Some("registration"),
        (_, Topic::Recordings) => None,
    });
    let points: Vec<&str> = points.collect();
    let mut choice = choice(company, RoleChoice::Role(role), &points, &[]);
    topics.iter().for_each(|topic| choice.set_topic(*topic, true));
    (choice, kim())
}

/// Every topic with the company and the role to which it belongs in the tests.
pub const TOPICS: [(Topic, &str, Role); 8] = [
    (Topic::Recordings, "clustera-sverige", Role::JobSeeker),
    (Topic::Photos, "clustera-syd", Role::JobSeeker),
    (Topic::CvRecipients, "clustera-syd", Role::JobSeeker),
    (Topic::CvPersonalNumber, "clustera-syd", Role::JobSeeker),
    (Topic::Allergies, "clustera-syd", Role::JobSeeker),
    (Topic::VisitorWhy, "clustera-syd", Role::Visitor),
    (Topic::Surveys, "clustera-syd", Role::JobSeeker),
    (Topic::Passwords, "clustera-syd", Role::JobSeeker),
];

/// What a person may write to a topic.
pub fn detail(topic: Topic) -> &'static str {
    match topic {
        Topic::Recordings => "ni ringde 070-174 06 05 den 3 mars 2026",
        Topic::Photos => "https://clusterasyd.example/bilder/7",
        Topic::CvRecipients => "lagerjobbet i Lund i mars 2026",
        Topic::CvPersonalNumber => "i CV:t från mars 2026",
        Topic::Allergies => "jobbmässan i maj 2026",
        Topic::VisitorWhy => "i början av mars 2026, från min telefon",
        Topic::Surveys => "den om coachningen, i april 2026",
        Topic::Passwords => "kim@exempel.se",
    }
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
