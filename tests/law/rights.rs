//! Rights by legal basis: the matrix cell by cell, and the ids.

use mina_uppgifter::json::{FromJson, ToJson};
use mina_uppgifter::law::{Applies, BASES, Condition, Reason, Right, applies};
use serde_json::Value;

/// The names of the rights in the matrix, in the order of [`Right::ALL`].
const MATRIX_RIGHTS: [&str; 15] = [
    "information_13_14",
    "withdraw_consent_7_3",
    "access_15",
    "rectification_16",
    "erasure_17",
    "restriction_18",
    "notify_recipients_19",
    "portability_20",
    "objection_21_1",
    "direct_marketing_21_2_3",
    "automated_decisions_22",
    "complaint_77",
    "judicial_remedy_79",
    "compensation_82",
    "representation_80",
];

/// The names of the bases in the matrix, in the order of [`BASES`].
const MATRIX_BASES: [&str; 7] = [
    "consent_6_1_a",
    "contract_6_1_b",
    "legal_obligation_6_1_c",
    "vital_6_1_d",
    "public_task_6_1_e",
    "legitimate_interest_6_1_f",
    "unknown",
];

#[test]
fn the_matrix_cell_by_cell() {
    let file: Value = serde_json::from_str(include_str!("../data/rights-matrix.json")).unwrap();
    let rights = file["rights"].as_object().unwrap();
    assert_eq!(rights.len(), Right::ALL.len());
    for (right, name) in Right::ALL.into_iter().zip(MATRIX_RIGHTS) {
        assert_eq!(rights[name].as_object().unwrap().len(), BASES.len());
        for (basis, basis_name) in BASES.into_iter().zip(MATRIX_BASES) {
            let status = match applies(right, basis) {
                Applies::Yes => "applies",
                Applies::If(_) => "conditional",
                Applies::No(_) => "does_not_apply",
            };
            let cell = &rights[name][basis_name];
            assert_eq!(cell["status"], status, "{name} x {basis_name}");
        }
    }
}

#[test]
fn ids_and_articles() {
    for (right, name) in Right::ALL.into_iter().zip(MATRIX_RIGHTS) {
        let article = right.article().replace(['.', '–'], "_");
        assert_eq!(format!("{}_{article}", right.id().replace('-', "_")), name);
        let id = Value::from(right.id());
        assert_eq!(right.to_json(), id);
        assert_eq!(Right::from_json(&id).unwrap(), right);
    }
    assert_eq!(Right::Access.article(), "15");
    assert_eq!(Right::DirectMarketing.article(), "21.2–3");
}

#[test]
fn every_sentence_is_used_and_has_an_id_of_its_own() {
    let answers = || {
        let each = |right| BASES.map(|basis| applies(right, basis));
        Right::ALL.into_iter().flat_map(each)
    };
    for condition in Condition::ALL {
        // These two come from `decide` alone.
        let by_decide = matches!(condition, Condition::ForThatBasis | Condition::MarketingSent);
        let in_table = answers().any(|answer| answer == Applies::If(condition));
        assert_eq!(in_table, !by_decide, "{condition:?}");
    }
    for reason in Reason::ALL {
        assert!(answers().any(|answer| answer == Applies::No(reason)), "{reason:?}");
    }
    let ids = Condition::ALL.map(Condition::id).into_iter();
    let mut ids: Vec<&str> = ids.chain(Reason::ALL.map(Reason::id)).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Condition::ALL.len() + Reason::ALL.len());
}
