//! Which right applies on which legal basis: the table.

use super::Right;
use crate::policy::LegalBasis;

/// Whether a right applies to what rests on one legal basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It does.
    Yes,
    /// It does on a condition that cannot be known from the basis.
    If(Condition),
    /// It does not, and what to do about it.
    No(Reason),
}

/// On what a right depends. Each is one sentence for people, keyed by [`Condition::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Only for what rests on the bases named beside it; from [`decide`](super::decide()) alone,
    /// where bases are mixed.
    ForThatBasis,
    /// In so far as they rely on consent (basis not stated).
    IfConsent,
    /// In so far as they rely on consent or a contract: Art. 20(1)(a) (basis not stated).
    IfConsentOrContract,
    /// In so far as they rely on a public task or a legitimate interest: Art. 21(1) (basis not
    /// stated).
    IfPublicTaskOrInterest,
    /// If the consent is taken back and nothing else carries the processing: Art. 17(1)(b); or
    /// 17(1)(a), (d), (e), (f).
    ConsentWithdrawn,
    /// If the data are no longer needed (a contract may still need them), are unlawfully processed,
    /// or must by law be erased: Art. 17(1)(a), (d), (e).
    NoLongerNeeded,
    /// If no law demands that the data be kept, as one normally does here: Art. 17(3)(b).
    NoDutyToKeep,
    /// If an objection succeeds, or the public task no longer needs the data, as it normally does:
    /// Art. 17(1)(c), 17(3)(b).
    NotNeededForPublicTask,
    /// If an objection meets no overriding grounds: Art. 17(1)(c); or 17(1)(a), (d), (e).
    ObjectionSucceeds,
    /// If any ground of Art. 17(1) is there; they are pleaded in the alternative (basis not
    /// stated).
    AnyErasureGround,
    /// If the data are contested, unlawfully processed, or needed by the person for a legal claim:
    /// Art. 18(1)(a)–(c).
    RestrictionGround,
    /// The same, or if an objection is pending: Art. 18(1)(a)–(d).
    RestrictionGroundOrObjection,
    /// If data are rectified, erased or restricted, and it is neither impossible nor out of
    /// proportion: Art. 19.
    AfterRectification,
    /// If they use the data for direct marketing: Art. 21(2).
    MarketingSent,
    /// If a machine alone decides something of weight; exceptions in Art. 22(2), a human's review
    /// in 22(3).
    SolelyAutomated,
    /// If an infringement has caused damage; no threshold of gravity (Art. 82, C-300/21).
    DamageCaused,
    /// If a not-for-profit body in the field takes it on: Art. 80(1).
    BodyTakesItOn,
}

impl Condition {
    /// Every condition, in the order of declaration.
    pub const ALL: [Condition; 17] = [
        Condition::ForThatBasis,
        Condition::IfConsent,
        Condition::IfConsentOrContract,
        Condition::IfPublicTaskOrInterest,
        Condition::ConsentWithdrawn,
        Condition::NoLongerNeeded,
        Condition::NoDutyToKeep,
        Condition::NotNeededForPublicTask,
        Condition::ObjectionSucceeds,
        Condition::AnyErasureGround,
        Condition::RestrictionGround,
        Condition::RestrictionGroundOrObjection,
        Condition::AfterRectification,
        Condition::MarketingSent,
        Condition::SolelyAutomated,
        Condition::DamageCaused,
        Condition::BodyTakesItOn,
    ];

    /// The stable id, kebab-case, for keys of texts.
    pub const fn id(self) -> &'static str {
        match self {
            Condition::ForThatBasis => "for-that-basis",
            Condition::IfConsent => "if-consent",
            Condition::IfConsentOrContract => "if-consent-or-contract",
            Condition::IfPublicTaskOrInterest => "if-public-task-or-interest",
            Condition::ConsentWithdrawn => "consent-withdrawn",
            Condition::NoLongerNeeded => "no-longer-needed",
            Condition::NoDutyToKeep => "no-duty-to-keep",
            Condition::NotNeededForPublicTask => "not-needed-for-public-task",
            Condition::ObjectionSucceeds => "objection-succeeds",
            Condition::AnyErasureGround => "any-erasure-ground",
            Condition::RestrictionGround => "restriction-ground",
            Condition::RestrictionGroundOrObjection => "restriction-ground-or-objection",
            Condition::AfterRectification => "after-rectification",
            Condition::MarketingSent => "marketing-sent",
            Condition::SolelyAutomated => "solely-automated",
            Condition::DamageCaused => "damage-caused",
            Condition::BodyTakesItOn => "body-takes-it-on",
        }
    }
}

/// Why a right does not apply on a basis, and what may help instead. Each is one sentence for
/// people, keyed by [`Reason::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no consent to take back.
    NoConsentGiven,
    /// There is no consent to take back; object instead, by Art. 21(1).
    ObjectInstead,
    /// Take back the consent instead, by Art. 7(3).
    WithdrawInstead,
    /// Art. 21(1) covers a public task and a legitimate interest only.
    NotOpenToObjection,
    /// Art. 20 covers consent and contract only; ask for a copy instead, by Art. 15(3).
    CopyInstead,
}

impl Reason {
    /// Every reason, in the order of declaration.
    pub const ALL: [Reason; 5] = [
        Reason::NoConsentGiven,
        Reason::ObjectInstead,
        Reason::WithdrawInstead,
        Reason::NotOpenToObjection,
        Reason::CopyInstead,
    ];

    /// The stable id, kebab-case, for keys of texts.
    pub const fn id(self) -> &'static str {
        match self {
            Reason::NoConsentGiven => "no-consent-given",
            Reason::ObjectInstead => "object-instead",
            Reason::WithdrawInstead => "withdraw-instead",
            Reason::NotOpenToObjection => "not-open-to-objection",
            Reason::CopyInstead => "copy-instead",
        }
    }
}

/// The table: whether `right` applies to what rests on `basis`.
///
/// For [`Right::DirectMarketing`] the answer presupposes direct marketing; [`decide`](super::decide())
/// asks for it.
pub const fn applies(right: Right, basis: LegalBasis) -> Applies {
    use Applies::{If, No, Yes};
    use LegalBasis::{
        Consent, Contract, LegalObligation, LegitimateInterest, NotStated, PublicTask,
        VitalInterest,
    };
    match (right, basis) {
        (Right::Information | Right::Access | Right::Rectification, _) => Yes,
        (Right::DirectMarketing | Right::Complaint | Right::JudicialRemedy, _) => Yes,

        (Right::WithdrawConsent, Consent) => Yes,
        (Right::WithdrawConsent, Contract | LegalObligation | VitalInterest) => {
            No(Reason::NoConsentGiven)
        }
        (Right::WithdrawConsent, PublicTask | LegitimateInterest) => No(Reason::ObjectInstead),
        (Right::WithdrawConsent, NotStated) => If(Condition::IfConsent),

        (Right::Erasure, Consent) => If(Condition::ConsentWithdrawn),
        (Right::Erasure, Contract | VitalInterest) => If(Condition::NoLongerNeeded),
        (Right::Erasure, LegalObligation) => If(Condition::NoDutyToKeep),
        (Right::Erasure, PublicTask) => If(Condition::NotNeededForPublicTask),
        (Right::Erasure, LegitimateInterest) => If(Condition::ObjectionSucceeds),
        (Right::Erasure, NotStated) => If(Condition::AnyErasureGround),

        (Right::Restriction, PublicTask | LegitimateInterest | NotStated) => {
            If(Condition::RestrictionGroundOrObjection)
        }
        (Right::Restriction, _) => If(Condition::RestrictionGround),

        (Right::NotifyRecipients, _) => If(Condition::AfterRectification),

        (Right::Portability, Consent | Contract) => Yes,
        (Right::Portability, NotStated) => If(Condition::IfConsentOrContract),
        (Right::Portability, _) => No(Reason::CopyInstead),

        (Right::Objection, PublicTask | LegitimateInterest) => Yes,
        (Right::Objection, Consent) => No(Reason::WithdrawInstead),
        (Right::Objection, NotStated) => If(Condition::IfPublicTaskOrInterest),
        (Right::Objection, _) => No(Reason::NotOpenToObjection),

        (Right::AutomatedDecisions, _) => If(Condition::SolelyAutomated),
        (Right::Compensation, _) => If(Condition::DamageCaused),
        (Right::Representation, _) => If(Condition::BodyTakesItOn),
    }
}
