//! One answer for several contact points with several legal bases.

use super::{Applies, Condition, Reason, Right, applies};
use crate::policy::{LegalBasis, StatedBasis};

/// The legal bases in the order of GDPR Art. 6(1), the unstated one last: the order in which a
/// [`Decision`] names them, whatever the order in which they were chosen.
pub const BASES: [LegalBasis; 7] = [
    LegalBasis::Consent,
    LegalBasis::Contract,
    LegalBasis::LegalObligation,
    LegalBasis::VitalInterest,
    LegalBasis::PublicTask,
    LegalBasis::LegitimateInterest,
    LegalBasis::NotStated,
];

/// A condition and the bases for which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// On what the right depends there.
    pub condition: Condition,
    /// Where: never empty.
    pub bases: Vec<LegalBasis>,
}

/// A reason why the right does not apply, and the bases for which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Why it does not apply there.
    pub reason: Reason,
    /// Where: never empty.
    pub bases: Vec<LegalBasis>,
}

/// Whether a right applies to what was chosen, and what that rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It applies to all of it.
    Applies {
        /// The bases involved.
        bases: Vec<LegalBasis>,
    },
    /// It applies to a part, or on a condition, or the basis is not known: plead in the
    /// alternative.
    If {
        /// The bases involved.
        bases: Vec<LegalBasis>,
        /// The conditions, each once; never empty.
        cases: Vec<Case>,
        /// Where it does not apply at all, and why; often empty.
        excluded: Vec<Exclusion>,
    },
    /// It applies to none of it.
    DoesNotApply {
        /// The bases involved.
        bases: Vec<LegalBasis>,
        /// Why, each reason once; never empty.
        excluded: Vec<Exclusion>,
    },
}

impl Decision {
    /// The bases that the decision rests on, in the order of [`BASES`]; never empty.
    pub fn bases(&self) -> &[LegalBasis] {
        match self {
            Decision::Applies { bases }
            | Decision::If { bases, .. }
            | Decision::DoesNotApply { bases, .. } => bases,
        }
    }
}

/// The bases of one contact point as [`decide`] takes them: each with whether it is stated for a
/// part only. If every one is, the rest of the point has no stated basis, and that is added.
///
/// For several points, chain theirs: a basis that covers one point says nothing of another.
pub fn grounds(stated: &[StatedBasis]) -> impl Iterator<Item = (LegalBasis, bool)> {
    let rest = stated.iter().all(|one| one.scope.is_some());
    stated
        .iter()
        .map(|one| (one.basis, one.scope.is_some()))
        .chain(rest.then_some((LegalBasis::NotStated, false)))
}

/// Whether `right` applies to contact points with these `bases` (each with whether it is stated
/// for a part only; see [`grounds`]). `marketing`: at least one of the points is for direct
/// marketing.
///
/// It applies if it does on every basis, and does not if it does on none; otherwise it depends,
/// and [`Condition::ForThatBasis`] names the bases on which it applies outright. No basis at all,
/// or bases for parts only, count as [`LegalBasis::NotStated`] for the rest. Whoever consented to
/// one test can take back that consent, not one for the whole activity.
///
/// The right to object to direct marketing has nothing to do with the basis (Art. 21(2)–(3)): it
/// depends on `marketing` alone.
pub fn decide(right: Right, bases: &[(LegalBasis, bool)], marketing: bool) -> Decision {
    let rest_unknown = bases.iter().all(|(_, partial)| *partial);
    let involved = |basis: &LegalBasis| {
        bases.iter().any(|(stated, _)| stated == basis)
            || (rest_unknown && *basis == LegalBasis::NotStated)
    };
    let bases: Vec<LegalBasis> = BASES.into_iter().filter(involved).collect();

    let mut outright = Vec::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut excluded: Vec<Exclusion> = Vec::new();
    for &basis in &bases {
        let answer = match right {
            Right::DirectMarketing if !marketing => Applies::If(Condition::MarketingSent),
            _ => applies(right, basis),
        };
        match answer {
            Applies::Yes => outright.push(basis),
            Applies::If(condition) => {
                match cases.iter_mut().find(|case| case.condition == condition) {
                    Some(case) => case.bases.push(basis),
                    None => cases.push(Case { condition, bases: vec![basis] }),
                }
            }
            Applies::No(reason) => match excluded.iter_mut().find(|one| one.reason == reason) {
                Some(one) => one.bases.push(basis),
                None => excluded.push(Exclusion { reason, bases: vec![basis] }),
            },
        }
    }
    if cases.is_empty() && excluded.is_empty() {
        return Decision::Applies { bases };
    }
    if !outright.is_empty() {
        cases.insert(0, Case { condition: Condition::ForThatBasis, bases: outright });
    }
    if cases.is_empty() {
        return Decision::DoesNotApply { bases, excluded };
    }
    Decision::If { bases, cases, excluded }
}
