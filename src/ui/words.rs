//! Facts in words: retention, bases, conditions.

use super::App;
use crate::law::{Condition, Decision, Reason, Right, add_months, format_iso, parse_date};
use crate::letter::{self, join};
use crate::policy::{LegalBasis, Policy, Retention};
use crate::text::{Key, t};

/// The months of a retention that states a length.
pub fn months(retention: Retention) -> Option<u16> {
    match retention {
        Retention::AfterEvent { months, .. } | Retention::UpTo { months } => Some(months),
        _ => None,
    }
}

/// A length of time, as [`letter::length_in_words`].
pub fn length(app: App, months: u16) -> String {
    letter::length_in_words(months, app.texts.get_untracked())
}

/// How long data are kept.
pub fn retention(app: App, retention: Retention) -> String {
    letter::retention_in_words(retention, app.texts.get_untracked())
}

/// The last day of a period of months from `start` (`YYYY-MM-DD`), in words; `None` if it is no
/// date or lies beyond the calendar.
pub fn kept_until(app: App, start: &str, months: u16) -> Option<String> {
    let end = add_months(parse_date(start).ok()?, months).ok()?;
    Some(day(app, &format_iso(end)))
}

/// A day in words.
pub fn day(app: App, day: &str) -> String {
    letter::day_in_words(day, app.texts.get_untracked())
}

/// "Clustera Syd · avsnittet ”Registrering”".
pub fn source(app: App, policy: &Policy, section: &str) -> String {
    app.fill(t::voice::source(&policy.name, policy.heading(section)))
}

/// The name of a legal basis.
pub fn basis(app: App, basis: LegalBasis) -> &'static str {
    app.t(letter::basis_name(basis))
}

fn bases(app: App, list: &[LegalBasis]) -> String {
    let names: Vec<&str> = list.iter().map(|b| basis(app, *b)).collect();
    join(&names, app.texts.get_untracked())
}

/// A decision in sentences.
pub fn decision(app: App, right: Right, decision: &Decision) -> Vec<String> {
    let (cases, excluded) = match decision {
        Decision::Applies { .. } => {
            return applies(right).map(|key| app.t(key).to_owned()).into_iter().collect();
        }
        Decision::If { cases, excluded, .. } => (cases.as_slice(), excluded),
        Decision::DoesNotApply { excluded, .. } => (&[][..], excluded),
    };
    let cases = cases.iter().map(|case| match case.condition {
        Condition::ForThatBasis => app.fill(t::condition::for_that_basis(&bases(app, &case.bases))),
        other => app.t(condition(other)).to_owned(),
    });
    let excluded = excluded.iter().map(|one| {
        let bases = bases(app, &one.bases);
        reason(app, one.reason, &bases)
    });
    cases.chain(excluded).collect()
}

fn applies(right: Right) -> Option<Key> {
    use t::applies as a;
    match right {
        Right::Access => Some(a::ACCESS),
        Right::Rectification => Some(a::RECTIFICATION),
        Right::Information => Some(a::INFORMATION),
        Right::DirectMarketing => Some(a::DIRECT_MARKETING),
        Right::WithdrawConsent => Some(a::WITHDRAW_CONSENT),
        Right::Objection => Some(a::OBJECTION),
        Right::Portability => Some(a::PORTABILITY),
        Right::Complaint => Some(a::COMPLAINT),
        Right::JudicialRemedy => Some(a::JUDICIAL_REMEDY),
        _ => None,
    }
}

fn condition(condition: Condition) -> Key {
    use t::condition as c;
    match condition {
        Condition::ForThatBasis | Condition::IfConsent => c::IF_CONSENT,
        Condition::IfConsentOrContract => c::IF_CONSENT_OR_CONTRACT,
        Condition::IfPublicTaskOrInterest => c::IF_PUBLIC_TASK_OR_INTEREST,
        Condition::ConsentWithdrawn => c::CONSENT_WITHDRAWN,
        Condition::NoLongerNeeded => c::NO_LONGER_NEEDED,
        Condition::NoDutyToKeep => c::NO_DUTY_TO_KEEP,
        Condition::NotNeededForPublicTask => c::NOT_NEEDED_FOR_PUBLIC_TASK,
        Condition::ObjectionSucceeds => c::OBJECTION_SUCCEEDS,
        Condition::AnyErasureGround => c::ANY_ERASURE_GROUND,
        Condition::RestrictionGround => c::RESTRICTION_GROUND,
        Condition::RestrictionGroundOrObjection => c::RESTRICTION_GROUND_OR_OBJECTION,
        Condition::AfterRectification => c::AFTER_RECTIFICATION,
        Condition::MarketingSent => c::MARKETING_SENT,
        Condition::SolelyAutomated => c::SOLELY_AUTOMATED,
        Condition::DamageCaused => c::DAMAGE_CAUSED,
        Condition::BodyTakesItOn => c::BODY_TAKES_IT_ON,
    }
}

fn reason(app: App, reason: Reason, bases: &str) -> String {
    use t::reason as r;
    app.fill(match reason {
        Reason::NoConsentGiven => r::no_consent_given(bases),
        Reason::ObjectInstead => r::object_instead(bases),
        Reason::WithdrawInstead => r::withdraw_instead(bases),
        Reason::NotOpenToObjection => r::not_open_to_objection(bases),
        Reason::CopyInstead => r::copy_instead(bases),
    })
}

/// The article of a right, as the language that is shown writes it.
pub fn article(app: App, right: Right) -> String {
    letter::article(right, app.texts.get_untracked())
}
