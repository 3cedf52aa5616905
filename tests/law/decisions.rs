//! What a right comes to over several legal bases.

use Condition::*;
use LegalBasis::*;
use mina_uppgifter::law::{
    Applies, BASES, Condition, Decision, Exclusion, Reason, Right, applies, decide, grounds,
};
use mina_uppgifter::policy::{LegalBasis, StatedBasis, Text};
use proptest::prelude::*;

/// What a decision comes to, for comparison: its conditions and its reasons with their bases.
#[derive(Debug, PartialEq)]
enum Expected {
    Applies,
    If(Vec<(Condition, Vec<LegalBasis>)>, Vec<(Reason, Vec<LegalBasis>)>),
    Not(Vec<(Reason, Vec<LegalBasis>)>),
}

#[track_caller]
fn check(right: Right, bases: &[(LegalBasis, bool)], marketing: bool, expected: Expected) {
    let reasons =
        |excluded: Vec<_>| excluded.into_iter().map(|one: Exclusion| (one.reason, one.bases));
    let found = match decide(right, bases, marketing) {
        Decision::Applies { .. } => Expected::Applies,
        Decision::DoesNotApply { excluded, .. } => Expected::Not(reasons(excluded).collect()),
        Decision::If { cases, excluded, .. } => Expected::If(
            cases.into_iter().map(|case| (case.condition, case.bases)).collect(),
            reasons(excluded).collect(),
        ),
    };
    assert_eq!(found, expected, "{right:?} on {bases:?}");
}

#[test]
fn one_basis() {
    let whole = |basis| [(basis, false)];
    check(Right::WithdrawConsent, &whole(Consent), false, Expected::Applies);
    check(
        Right::WithdrawConsent,
        &whole(LegitimateInterest),
        false,
        Expected::Not(vec![(Reason::ObjectInstead, vec![LegitimateInterest])]),
    );
    check(Right::Objection, &whole(LegitimateInterest), false, Expected::Applies);
    check(
        Right::Objection,
        &whole(NotStated),
        false,
        Expected::If(vec![(IfPublicTaskOrInterest, vec![NotStated])], vec![]),
    );
}

#[test]
fn several_bases_end_in_the_alternative() {
    // Clustera Sverige's plan for the job seeker: two bases for the same thing.
    let plan = [(LegitimateInterest, false), (Consent, false)];
    check(
        Right::Objection,
        &plan,
        false,
        Expected::If(
            vec![(ForThatBasis, vec![LegitimateInterest])],
            vec![(Reason::WithdrawInstead, vec![Consent])],
        ),
    );
    check(
        Right::WithdrawConsent,
        &plan,
        false,
        Expected::If(
            vec![(ForThatBasis, vec![Consent])],
            vec![(Reason::ObjectInstead, vec![LegitimateInterest])],
        ),
    );
    check(Right::Access, &plan, false, Expected::Applies);
    check(
        Right::Erasure,
        &plan,
        false,
        Expected::If(
            vec![(ConsentWithdrawn, vec![Consent]), (ObjectionSucceeds, vec![LegitimateInterest])],
            vec![],
        ),
    );
    // One sentence for the bases that share it.
    check(
        Right::Restriction,
        &[(NotStated, false), (Contract, false), (Consent, false)],
        false,
        Expected::If(
            vec![
                (RestrictionGround, vec![Consent, Contract]),
                (RestrictionGroundOrObjection, vec![NotStated]),
            ],
            vec![],
        ),
    );
    check(
        Right::Portability,
        &[(PublicTask, false), (LegitimateInterest, false)],
        false,
        Expected::Not(vec![(Reason::CopyInstead, vec![PublicTask, LegitimateInterest])]),
    );
}

#[test]
fn a_consent_for_a_part_is_not_a_consent_for_the_whole() {
    // An application of which only the personality test rests on consent.
    let test_only = [(Consent, true)];
    let expected =
        |rest| Expected::If(vec![(ForThatBasis, vec![Consent]), (rest, vec![NotStated])], vec![]);
    check(Right::WithdrawConsent, &test_only, false, expected(IfConsent));
    check(Right::Portability, &test_only, false, expected(IfConsentOrContract));
    check(Right::Access, &test_only, false, Expected::Applies);
    check(
        Right::Objection,
        &test_only,
        false,
        Expected::If(
            vec![(IfPublicTaskOrInterest, vec![NotStated])],
            vec![(Reason::WithdrawInstead, vec![Consent])],
        ),
    );
    // The rest has a basis of its own: nothing is unknown.
    check(
        Right::WithdrawConsent,
        &[(Consent, true), (LegitimateInterest, false)],
        false,
        Expected::If(
            vec![(ForThatBasis, vec![Consent])],
            vec![(Reason::ObjectInstead, vec![LegitimateInterest])],
        ),
    );
}

#[test]
fn the_grounds_of_a_point_name_its_unstated_rest() {
    let stated = |basis, scope| StatedBasis { basis, section: "s".into(), scope };
    let test = [stated(Consent, Some(Text(0)))];
    let plan = [stated(Contract, None)];
    let all: Vec<_> = grounds(&test).chain(grounds(&plan)).collect();
    assert_eq!(all, [(Consent, true), (NotStated, false), (Contract, false)]);
    assert_eq!(grounds(&[]).collect::<Vec<_>>(), [(NotStated, false)]);
}

#[test]
fn no_basis_at_all_is_an_unstated_one() {
    for right in Right::ALL {
        assert_eq!(decide(right, &[], true), decide(right, &[(NotStated, false)], true));
    }
    assert_eq!(decide(Right::Access, &[], false).bases(), [NotStated]);
}

#[test]
fn marketing_may_always_be_objected_to_where_there_is_any() {
    for basis in BASES {
        let bases = [(basis, false)];
        check(Right::DirectMarketing, &bases, true, Expected::Applies);
        let unless = Expected::If(vec![(MarketingSent, vec![basis])], vec![]);
        check(Right::DirectMarketing, &bases, false, unless);
    }
}

proptest! {
    #[test]
    fn a_decision_claims_no_more_than_its_bases(
        right in prop::sample::select(Right::ALL.as_slice()),
        bases in prop::collection::vec((prop::sample::select(BASES.as_slice()), any::<bool>()), 0..6),
        marketing: bool,
    ) {
        let decision = decide(right, &bases, marketing);
        let answers: Vec<Applies> =
            decision.bases().iter().map(|basis| applies(right, *basis)).collect();
        prop_assert!(!answers.is_empty());
        match &decision {
            Decision::Applies { .. } => prop_assert!(answers.iter().all(|a| *a == Applies::Yes)),
            Decision::DoesNotApply { .. } => {
                prop_assert!(answers.iter().all(|a| matches!(a, Applies::No(_))));
            }
            Decision::If { bases, cases, excluded } => {
                prop_assert!(!cases.is_empty());
                let named = cases.iter().map(|case| &case.bases);
                let named = named.chain(excluded.iter().map(|one| &one.bases)).flatten();
                prop_assert_eq!(named.count(), bases.len());
            }
        }
        // The order in which people tick things is of no account.
        let reversed: Vec<_> = bases.iter().rev().copied().collect();
        prop_assert_eq!(decision, decide(right, &reversed, marketing));
    }
}
