//! Choices and drafts at random, as a person could make them on the screens.
#![allow(dead_code)]

use crate::data::FACTS;
use crate::data::chosen::{COMPANIES, Chosen, ROLES};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Correction, Extra, RestrictionGround, Topic};
use mina_uppgifter::session::{Choice, Draft, LETTER_ORDER, RoleChoice};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Both companies, a role, any of its contact points and items, and at least one right of a letter.
pub fn any_choice() -> impl Strategy<Value = Choice> {
    let rights = subsequence(LETTER_ORDER.to_vec(), 1..=LETTER_ORDER.len()).prop_shuffle();
    choices(Just(COMPANIES.to_vec()), select(ROLES.as_slice()).prop_map(Some), rights)
}

/// Choices on their way: some or all of what is needed.
pub fn begun_choice() -> impl Strategy<Value = Choice> {
    choices(
        subsequence(COMPANIES.to_vec(), 0..=2),
        prop::option::weighted(0.9, select(ROLES.as_slice())),
        subsequence(Right::ALL.to_vec(), 0..=3),
    )
}

fn choices(
    policies: impl Strategy<Value = Vec<&'static str>>,
    role: impl Strategy<Value = Option<RoleChoice>>,
    rights: impl Strategy<Value = Vec<Right>>,
) -> impl Strategy<Value = Choice> {
    let topics = subsequence(Topic::ALL.to_vec(), 0..=Topic::ALL.len()).prop_shuffle();
    let tosses = (any::<bool>(), any::<u64>(), any::<u64>());
    (policies, role, rights, topics, tosses).prop_map(
        |(policies, role, rights, topics, (see, points, items))| {
            Chosen { see, policies, role, rights, topics, points, items }.choice()
        },
    )
}

/// Any draft in everyday words.
pub fn plain_draft() -> impl Strategy<Value = Draft> {
    let words = || {
        select(["", "Kim Exempel", "kim@exempel.se", "070-174 06 05", "Malmö"].as_slice())
            .prop_map(str::to_owned)
    };
    let row = (words(), words()).prop_map(|(wrong, right)| Correction { wrong, right });
    let remarks = FACTS.policies.iter().flat_map(|policy| &policy.remarks);
    let remarks: Vec<String> = remarks.map(|remark| remark.id.clone()).collect();
    let questions = subsequence(remarks.clone(), 0..remarks.len());
    let fields = std::array::from_fn::<_, 7, _>(|_| words());
    let extras = subsequence(Extra::ALL.to_vec(), 0..=Extra::ALL.len());
    let corrections = prop::collection::vec(row, 0..4);
    let ground = prop::option::of(select(RestrictionGround::ALL.as_slice()));
    let details = prop::collection::vec((select(Topic::ALL.as_slice()), words()), 0..4);
    let asked = (questions.clone(), questions);
    (fields, corrections, extras, asked, ground, details).prop_map(
        |(fields, corrections, extras, (asked, unasked), ground, details)| {
            let [name, contact, period, place, situation, decision, holder] = fields;
            Draft {
                name,
                contact,
                period,
                place,
                corrections,
                situation,
                decision,
                holder,
                ground,
                details,
                extras,
                asked,
                unasked,
                language: String::new(),
            }
        },
    )
}
