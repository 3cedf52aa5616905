//! From a visit to the request that a letter is made from.

use super::{Choice, Draft, RoleChoice};
use crate::law::Right;
use crate::letter::{Point, Request};
use crate::policy::{Policy, Remark, Severity, by_weight};

/// The order in which a letter treats the rights: a copy first, while everything is still there, and
/// questions last. Topics stand before the questions. A right that is not here has no letter to the
/// company.
pub const LETTER_ORDER: [Right; 11] = [
    Right::Access,
    Right::Portability,
    Right::Rectification,
    Right::WithdrawConsent,
    Right::Objection,
    Right::DirectMarketing,
    Right::AutomatedDecisions,
    Right::Erasure,
    Right::Restriction,
    Right::NotifyRecipients,
    Right::Information,
];

/// The request to one company, dated `today` (`YYYY-MM-DD`).
pub fn request<'a>(
    choice: &Choice,
    draft: &'a Draft,
    policy: &'a Policy,
    today: &'a str,
) -> Request<'a> {
    let points = choice.offered(policy).filter(|point| choice.has_point(policy, point));
    let ticked = choice.ticked(policy);
    let points = points.map(|point| {
        let items = point.items.iter().filter(|item| ticked.has(point, item));
        Point { point, items: items.collect() }
    });
    Request {
        policy,
        role: match choice.role {
            Some(RoleChoice::Role(role)) => Some(role),
            _ => None,
        },
        points: points.collect(),
        rights: LETTER_ORDER.into_iter().filter(|right| choice.has_right(*right)).collect(),
        topics: choice.topics(policy).collect(),
        extras: draft.extras.clone(),
        corrections: &draft.corrections,
        situation: &draft.situation,
        decision: &draft.decision,
        holder: &draft.holder,
        ground: draft.ground,
        details: &draft.details,
        questions: questions(choice, policy).filter(|remark| draft.asks(remark)).collect(),
        name: &draft.name,
        contact: &draft.contact,
        reply_to: None,
        period: &draft.period,
        place: &draft.place,
        date: today,
    }
}

/// The questions that the policy leaves open for what was chosen, the weightiest first.
pub fn questions<'a>(choice: &Choice, policy: &'a Policy) -> impl Iterator<Item = &'a Remark> {
    let concerns = |remark: &&Remark| {
        let chosen =
            |id: &String| policy.point(id).is_some_and(|point| choice.has_point(policy, point));
        remark.question.is_some() && (remark.points.is_empty() || remark.points.iter().any(chosen))
    };
    by_weight(&policy.remarks).into_iter().filter(concerns).collect::<Vec<_>>().into_iter()
}

impl Draft {
    /// Whether the letter is to put this question. The weightiest are, unless taken away.
    pub fn asks(&self, remark: &Remark) -> bool {
        if remark.severity == Severity::High {
            !self.unasked.contains(&remark.id)
        } else {
            self.asked.contains(&remark.id)
        }
    }

    /// Puts a question into the letter or takes it out.
    pub fn set_asks(&mut self, remark: &Remark, on: bool) {
        self.asked.retain(|id| *id != remark.id);
        self.unasked.retain(|id| *id != remark.id);
        match (remark.severity == Severity::High, on) {
            (true, false) => self.unasked.push(remark.id.clone()),
            (false, true) => self.asked.push(remark.id.clone()),
            _ => {}
        }
    }
}
