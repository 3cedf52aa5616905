//! The policies as data: complete, sound, and each company's its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod data;

use data::{facts, lowered, point, policy, read, source};
use mina_uppgifter::policy::{LegalBasis, LowerError, Origin, Policy, Retention, check, lower};
use serde_json::{Value, json};

const SVERIGE: &str = "clustera-sverige";
const SYD: &str = "clustera-syd";

#[test]
fn the_policies_are_sound() {
    assert_eq!(check(&facts()), []);
}

#[test]
fn job_seekers_come_first() {
    for policy in facts().policies {
        assert_eq!(policy.roles[0].role.word(), "job-seeker", "{}", policy.id);
    }
}

/// How many items the policy lists at each contact point of Clustera Syd, counted in the text.
#[test]
fn what_clustera_syd_lists() {
    let facts = facts();
    let policy = policy(&facts, SYD);
    let counted = [
        ("website", 7),
        ("registration", 16),
        ("application", 15),
        ("presentation", 5),
        ("newsletter", 2),
        ("events", 8),
        ("photos", 0),
        ("candidate-survey", 5),
        ("potential-supplier", 4),
        ("existing-supplier", 4),
        ("customer-communication", 6),
        ("customer-relationship", 6),
        ("customer-survey", 5),
        ("customer-mailings", 4),
    ];
    assert_eq!(policy.points.len(), counted.len());
    for (id, expected) in counted {
        assert_eq!(listed(policy, id), expected, "{id}");
    }
}

/// Clustera Sverige lists no data at all; what its policy names, it names in running text.
#[test]
fn what_clustera_sverige_lists() {
    let facts = facts();
    let policy = policy(&facts, SVERIGE);
    for point in &policy.points {
        assert_eq!(listed(policy, &point.id), 0, "{}", point.id);
    }
}

fn listed(policy: &Policy, id: &str) -> usize {
    point(policy, id).items.iter().filter(|item| item.origin == Origin::Listed).count()
}

/// How long, as the policies say it: months after an event, "up to" so many, or in words.
#[test]
fn how_long_data_are_kept() {
    let facts = facts();
    for (company, rule, points) in [
        (SYD, "up to 36", &["website", "candidate-survey", "potential-supplier"][..]),
        (SYD, "up to 36", &["customer-survey"]),
        (SYD, "36 after", &["registration", "application", "presentation"]),
        (SYD, "36 after", &["existing-supplier", "customer-relationship"]),
        (SYD, "12 after", &["customer-communication"]),
        (SYD, "2 after", &["newsletter"]),
        (SYD, "3 after", &["events", "customer-mailings"]),
        (SYD, "no limit", &["photos"]),
        (SVERIGE, "while necessary", &["sign-up", "follow-up", "messages", "contact-form"]),
        (SVERIGE, "while necessary", &["visitor-contact-form", "visitor-messages"]),
        (SVERIGE, "not stated", &["recorded-calls", "mailings", "cookies", "visitor-cookies"]),
        (SVERIGE, "not stated", &["visitor-recorded-calls"]),
    ] {
        for id in points {
            let found = match point(policy(&facts, company), id).retention {
                Retention::AfterEvent { months, .. } => format!("{months} after"),
                Retention::UpTo { months } => format!("up to {months}"),
                Retention::NoLimit => "no limit".to_owned(),
                Retention::WhileNecessary => "while necessary".to_owned(),
                Retention::NotStated => "not stated".to_owned(),
            };
            assert_eq!(found, rule, "{company} {id}");
        }
    }
}

/// The legal bases that are stated at all. Everything else is not.
#[test]
fn which_bases_are_stated() {
    let stated = [
        (SVERIGE, "sign-up", &[LegalBasis::Consent][..]),
        (SVERIGE, "follow-up", &[LegalBasis::LegitimateInterest, LegalBasis::Consent]),
        (SVERIGE, "contact-form", &[LegalBasis::Consent]),
        (SVERIGE, "visitor-contact-form", &[LegalBasis::Consent]),
        (SYD, "application", &[LegalBasis::Consent]),
        (SYD, "photos", &[LegalBasis::Consent]),
    ];
    for policy in facts().policies {
        for point in &policy.points {
            let bases = point.bases.iter().map(|stated| stated.basis);
            let found: Vec<_> = bases.filter(|basis| *basis != LegalBasis::NotStated).collect();
            let expected = stated.iter().find(|row| row.0 == policy.id && row.1 == point.id);
            assert_eq!(found, expected.map_or(&[][..], |row| row.2), "{}", point.id);
        }
    }
}

#[test]
fn each_file_bears_its_id() {
    for id in [SVERIGE, SYD] {
        assert_eq!(read(&format!("policies/{id}"))["id"], id);
    }
}

#[test]
fn every_text_is_in_every_language() {
    let lowered = lowered();
    let counts = |language: &str| {
        let tables = &lowered.texts[language];
        (tables.first.len(), tables.rest.len())
    };
    let (first, rest) = counts("sv");
    assert!(first > 50 && rest > 300, "{first}, {rest}");
    for language in lowered.texts.keys() {
        assert_eq!(counts(language), (first, rest), "{language}");
    }
}

#[test]
fn a_text_that_lacks_a_language_is_named() {
    let at = |language: &str| ("/points/0/label".to_owned(), language.to_owned());
    for (text, expected) in [
        (json!({ "sv": "a" }), LowerError::Missing(at("en").0, at("en").1)),
        (json!({ "sv": "a", "en": "b", "ar": "c" }), LowerError::Extra(at("ar").0, at("ar").1)),
        (json!({ "sv": "a", "en": " " }), LowerError::Empty(at("en").0, at("en").1)),
        (json!({ "sv": "", "en": "b" }), LowerError::Empty(at("sv").0, at("sv").1)),
        (json!({ "sv": 1, "en": "b" }), LowerError::Empty(at("sv").0, at("sv").1)),
    ] {
        let source = json!({ "points": [{ "label": text }] });
        assert_eq!(lower(source, &["sv", "en"]).unwrap_err(), expected);
    }
    let many: Vec<Value> = (0..=65_536).map(|_| json!({ "sv": "a" })).collect();
    assert_eq!(lower(json!(many), &["sv"]).unwrap_err(), LowerError::TooMany);
}

/// Facts, not verdicts: no text says that a company breaks the law. What the policies themselves
/// say of unlawful use is their own.
#[test]
fn no_text_accuses() {
    let accusing = [
        "bryter mot",
        "bryter lag",
        "lagbrott",
        "brott mot",
        "sparar olagligt",
        "olagligt sparar",
        "vägrar",
        "döljer",
        "ljuger",
        "break the law",
        "breaks the law",
        "violat",
        "illegal",
        "in breach of",
        "unlawfully keeps",
        "unlawfully stores",
        "refuses to",
        "hides",
    ];
    for texts in lowered().texts.values() {
        for text in texts.all() {
            let found = accusing.iter().find(|word| text.to_lowercase().contains(**word));
            assert_eq!(found, None, "{text}");
        }
    }
}

/// No fact of one policy speaks of the other company; a comment may tell the two apart.
#[test]
fn no_fact_is_the_other_company_s() {
    let sverige = ["Clustera Sverige AB", "clustera.se", "010-265", "Workbuster", "Mailshimp"];
    let syd = ["Clustera Syd", "(Syd)", "clusterasyd", "556743", "Ystadvägen", "Clusterakoncernen"];
    for (place, others) in [&syd[..], &sverige].into_iter().enumerate() {
        let mut policy = source()["policies"][place].take();
        for remark in policy["remarks"].as_array_mut().unwrap() {
            remark["comment"].take();
        }
        let policy = policy.to_string();
        for other in others {
            assert!(!policy.contains(other), "{other} in {place}");
        }
    }
}

/// Quotation marks are the typographic ones of the language; blanks are single.
#[test]
fn texts_are_well_set() {
    for (language, texts) in &lowered().texts {
        for text in texts.all() {
            assert!(!text.contains('"') && !text.contains("  "), "{language}: {text}");
            assert_eq!(text.trim(), text, "{language}");
        }
    }
}
