//! Whole letters, word for word: read a new one aloud before accepting it (`CONTRIBUTING.md`).

use crate::data;
use crate::world::{COMPANIES, TOPICS, WORLD, choice, detail, kim, typical, typical_topics};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Extra, RestrictionGround, Topic};
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::{Choice, Draft, Field, LETTER_ORDER, RoleChoice};

/// Compares the letter with the kept one, in each language.
#[track_caller]
fn check(name: &str, company: &str, visit: &(Choice, Draft)) {
    for texts in &WORLD.texts {
        let letter = WORLD.letter(company, visit, texts);
        let whole = format!("{}\n{}\n\n{}", letter.to, letter.subject, letter.body());
        let name = format!("{company}.{name}.{}", texts.language.tag);
        insta::with_settings!({
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, whole) });
    }
}

#[test]
fn each_right_alone() {
    for company in COMPANIES {
        for right in LETTER_ORDER {
            check(right.id(), company, &typical(company, &[right]));
        }
    }
}

#[test]
fn each_topic_alone() {
    for (topic, company, role) in TOPICS {
        let visit = typical_topics(company, role, &[topic]);
        check(&format!("topic-{}", topic.word()), company, &visit);
    }
}

/// Every topic of a role in one letter, with all that can be written and asked besides.
#[test]
fn topics_together() {
    for (company, role, name) in [
        ("clustera-sverige", Role::JobSeeker, "topics"),
        ("clustera-syd", Role::JobSeeker, "topics"),
        ("clustera-syd", Role::Visitor, "topics-visitor"),
    ] {
        let (choice, mut draft) = typical_topics(company, role, &Topic::ALL);
        draft.extras = Extra::ALL.to_vec();
        for topic in Topic::ALL {
            draft.set_field(Field::Detail(topic), detail(topic).to_owned());
        }
        check(name, company, &(choice, draft));
    }
}

#[test]
fn each_ground_of_a_restriction() {
    for ground in RestrictionGround::ALL {
        let (choice, mut draft) = typical("clustera-syd", &[Right::Restriction]);
        draft.ground = Some(ground);
        draft.set(Extra::NotifyRestricted, true);
        check(&format!("restriction-{}", ground.word()), "clustera-syd", &(choice, draft));
    }
}

/// An objection with all that may follow it, and data moved to somebody else.
#[test]
fn chains() {
    let (choice, mut draft) = typical("clustera-sverige", &[Right::Objection]);
    draft.extras = Extra::ALL.to_vec();
    check("objection-more", "clustera-sverige", &(choice, draft));
    let (choice, mut draft) = typical("clustera-syd", &[Right::Portability]);
    draft.holder = "Exempelföretaget AB, data@exempel.se".into();
    check("portability-more", "clustera-syd", &(choice, draft));
}

/// Everything that a letter can hold, at both companies.
#[test]
fn all_at_once() {
    for company in COMPANIES {
        let (mut choice, mut draft) = typical(company, &LETTER_ORDER);
        Topic::ALL.into_iter().for_each(|topic| choice.set_topic(topic, true));
        draft.contact = "070-174 06 05".into();
        draft.period = "våren 2025".into();
        draft.place = "Malmö".into();
        draft.extras = Extra::ALL.to_vec();
        check("all", company, &(choice, draft));
    }
}

#[test]
fn two_rights() {
    let rights = [Right::Access, Right::Erasure];
    check("copy-then-erase", "clustera-syd", &typical("clustera-syd", &rights));
}

#[test]
fn ticked_items_are_named() {
    let (mut choice, draft) = typical("clustera-syd", &[Right::Access]);
    let policy = WORLD.policy("clustera-syd");
    let point = data::point(policy, "application");
    for item in ["interview-notes", "personality-test", "personal-number"] {
        choice.set_item(policy, point, item, true);
    }
    check("items", "clustera-syd", &(choice, draft));
}

#[test]
fn nothing_written_but_a_name() {
    let company = "clustera-sverige";
    let choice = choice(company, RoleChoice::Role(Role::JobSeeker), &[], &[Right::Erasure]);
    let draft = Draft { name: "Kim Exempel".into(), ..Draft::default() };
    check("bare", company, &(choice, draft));
}

#[test]
fn every_role() {
    for (name, company, role, points) in [
        ("visitor", "clustera-sverige", Some(Role::Visitor), ["visitor-cookies"].as_slice()),
        ("visitor", "clustera-syd", Some(Role::Visitor), &["website"]),
        ("supplier", "clustera-syd", Some(Role::Supplier), &["existing-supplier"]),
        ("customer", "clustera-syd", Some(Role::Customer), &["customer-relationship"]),
        ("other", "clustera-sverige", None, &[]),
        ("other", "clustera-syd", None, &[]),
    ] {
        let role = role.map_or(RoleChoice::Other, RoleChoice::Role);
        let choice = choice(company, role, points, &[Right::Access]);
        check(&format!("access-{name}"), company, &(choice, kim()));
    }
}
