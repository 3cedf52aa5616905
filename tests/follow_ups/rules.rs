//! What holds for any letter after the first one, whatever is in it.

use crate::world::{COMPANIES, WORLD, day, follow_up, foreign_marks, lines_end, shapes, whole};
use mina_uppgifter::law::{Right, looks_like_personal_number};
use mina_uppgifter::letter::{
    AnswerPoint, Element, FollowUp, FollowUpRequest, Letter, compose_follow_up,
};
use mina_uppgifter::policy::{Item, Policy};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use time::Duration;

/// Anything of this policy that could be missing, and things of no policy.
fn any_points(policy: &Policy) -> impl Strategy<Value = Vec<AnswerPoint>> + use<> {
    let mut all: Vec<AnswerPoint> = Element::ALL.map(AnswerPoint::Element).into();
    all.extend(Right::ALL.map(AnswerPoint::Right));
    for point in &policy.points {
        let item = |item: &Item| AnswerPoint::Item(point.id.clone(), item.id.clone());
        all.extend(point.items.iter().map(item));
    }
    let remarks = WORLD.facts.policies.iter().flat_map(|policy| &policy.remarks);
    all.extend(remarks.map(|remark| AnswerPoint::Question(remark.id.clone())));
    subsequence(all.clone(), 0..all.len()).prop_shuffle()
}

proptest! {
    /// Same blocks in each language, one company's alone, numbers from 1 on, and no personnummer.
    #[test]
    fn any_letter_keeps_the_rules(
        company in select(COMPANIES.as_slice()),
        kind in select(FollowUp::ALL.as_slice()),
        rights in subsequence(Right::ALL.to_vec(), 0..=15),
        told in prop::option::of(-60_i64..60),
        contact in select(["", "kim@exempel.se", "070-174 06 05"].as_slice()),
        (missing, unsure) in select(COMPANIES.as_slice())
            .prop_flat_map(|company| (any_points(WORLD.policy(company)), any_points(WORLD.policy(company)))),
    ) {
        let told_on = told.map(|days| day("2026-11-10") + Duration::days(days));
        let request = FollowUpRequest {
            rights: &rights, told_on, contact, missing: &missing, unsure: &unsure,
            ..follow_up(kind, company)
        };
        let letters: Vec<Letter> =
            WORLD.texts.iter().map(|texts| compose_follow_up(&request, texts)).collect();
        for (letter, texts) in letters.iter().zip(&WORLD.texts) {
            prop_assert_eq!(shapes(letter), shapes(&letters[0]));
            lines_end(letter, texts);
            let whole = whole(letter);
            for mark in foreign_marks(company) {
                prop_assert!(!whole.contains(&mark), "{} to {}", mark, company);
            }
            prop_assert_eq!(looks_like_personal_number(&whole), None);
            for pair in ["..", ".;", "  ", " .", "{", "}"] {
                prop_assert!(!whole.contains(pair), "{} in {}", pair, whole);
            }
            let mut next = 1;
            for (block, first, count, _) in shapes(letter) {
                if block == "numbered" {
                    prop_assert_eq!(first, next);
                    next += count;
                }
            }
        }
    }
}
