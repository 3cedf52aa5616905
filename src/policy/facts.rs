//! Everything that the policies say, in two parts: who the companies are and what one may have done
//! there, which the first screens show, and all that is said of it.

use super::ContactPoint;
use super::contact_point::PointSays;
use super::model::{Kind, Policy, PolicySays};
use crate::json::FromJson;
use serde_json::{Value, json};
use std::sync::OnceLock;

/// The second part: the kinds of data, and for each policy, in the order of the first part, what it
/// says, and what it says of each contact point.
type Later = (Vec<Kind>, Vec<(PolicySays, Vec<PointSays>)>);

/// Everything that the policies say, with the shared vocabulary.
#[derive(Debug)]
pub struct Facts {
    /// The policies, in the order in which they are offered.
    pub policies: Vec<Policy>,
    kinds: OnceLock<Vec<Kind>>,
}

impl Facts {
    /// Reads the first part.
    ///
    /// # Errors
    /// The name of the first thing that is missing, unknown, or of another type.
    pub fn first(part: &Value) -> Result<Facts, &'static str> {
        Ok(Facts { policies: Vec::from_json(part)?, kinds: OnceLock::new() })
    }

    /// Reads the second part; what is there already stays.
    ///
    /// # Errors
    /// As [`Facts::first`]; or that the two parts do not belong together.
    pub fn complete(&self, part: &Value) -> Result<(), &'static str> {
        const OTHER: &str = "the other part";
        let (kinds, policies) = Later::from_json(part)?;
        let points = self.policies.iter().map(|policy| policy.points.len());
        if !points.eq(policies.iter().map(|(_, points)| points.len())) {
            return Err(OTHER);
        }
        for (policy, (says, points)) in self.policies.iter().zip(policies) {
            policy.complete(says);
            for (point, says) in policy.points.iter().zip(points) {
                point.complete(says);
            }
        }
        let _ = self.kinds.set(kinds);
        Ok(())
    }

    /// Reads both parts from one value, as the files that people edit hold them.
    ///
    /// # Errors
    /// As [`Facts::first`].
    pub fn from_json(whole: &Value) -> Result<Facts, &'static str> {
        let (first, later) = split(whole.clone());
        let facts = Facts::first(&first)?;
        facts.complete(&later)?;
        Ok(facts)
    }

    /// The kinds of data, shared by all policies.
    pub fn kinds(&self) -> &[Kind] {
        self.kinds.get().map_or(&[], Vec::as_slice)
    }

    /// The kind with this id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds().iter().find(|kind| kind.id == id)
    }
}

/// Takes the two parts apart. What is not known goes into the second, whose reader refuses it.
pub fn split(mut whole: Value) -> (Value, Value) {
    let [kinds, mut first] =
        ["kinds", "policies"].map(|name| whole.get_mut(name).map(Value::take).unwrap_or_default());
    let mut later = Vec::new();
    for policy in list(&mut first) {
        let says = take_later(policy, Policy::FIRST);
        let points = policy.get_mut("points").map_or(&mut [][..], list).iter_mut();
        let points: Vec<Value> =
            points.map(|point| take_later(point, ContactPoint::FIRST)).collect();
        later.push(json!([says, points]));
    }
    (first, json!([kinds, later]))
}

/// Leaves the members with these names, and gives all others.
fn take_later(value: &mut Value, first: &[&str]) -> Value {
    let Value::Object(members) = value else { return Value::Null };
    let (left, later) =
        std::mem::take(members).into_iter().partition(|(name, _)| first.contains(&name.as_str()));
    *members = left;
    Value::Object(later)
}

fn list(value: &mut Value) -> &mut [Value] {
    value.as_array_mut().map_or(&mut [], Vec::as_mut_slice)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    /// A policy with one contact point, which keeps its data without limit.
    fn whole() -> Value {
        let text = |number: u16| json!(number);
        let point = json!({
            "id": "call", "role": "job-seeker", "section": "a", "label": text(1), "done": text(2),
            "hint": text(3), "icon": "phone", "purposes": [], "marketing": true,
            "bases": [{ "basis": "consent", "section": "a", "scope": null }], "items": [],
            "sources": [], "recipients": [], "retention": { "rule": "no_limit" },
            "retention_section": "a",
        });
        let policy = json!({
            "id": "exempel", "name": "Exempel",
            "controller": {
                "legal_name": "Exempel AB", "org_number": null, "postal_address": null,
                "email": "kim@exempel.se", "phone": null, "visits": false,
                "website": "exempel.se", "section": "a",
            },
            "document": { "title": "Policy", "url": "https://exempel.se", "read_on": "2026-01-01" },
            "sections": [{ "id": "a", "heading": "A" }],
            "roles": [{ "role": "job-seeker", "section": "a", "description": text(0) }],
            "points": [point], "sources": [], "recipients": [], "tools": [], "rights": [],
            "withdrawal_warning": null, "remarks": [], "done_well": [],
        });
        json!({ "kinds": [], "policies": [policy] })
    }

    #[test]
    fn what_comes_later_is_empty_until_it_is_there() {
        let (first, later) = split(whole());
        let facts = Facts::first(&first).unwrap();
        let said = |facts: &Facts| {
            let policy = &facts.policies[0];
            (policy.heading("a").to_owned(), policy.points[0].marketing)
        };
        assert_eq!(facts.policies[0].points[0].id, "call");
        assert_eq!(said(&facts), (String::new(), false));
        facts.complete(&later).unwrap();
        assert_eq!(said(&facts), ("A".to_owned(), true));
        assert_eq!(said(&Facts::from_json(&whole()).unwrap()), ("A".to_owned(), true));
    }

    #[test]
    fn parts_of_different_policies_do_not_fit() {
        let (first, _) = split(whole());
        let mut other = whole();
        other["policies"][0]["points"] = json!([]);
        let (_, later) = split(other);
        let facts = Facts::first(&first).unwrap();
        assert_eq!(facts.complete(&later), Err("the other part"));
        assert_eq!(facts.policies[0].points[0].bases.len(), 0, "half of it was taken");
    }

    #[test]
    fn members_that_are_missing_or_unknown_are_refused_in_both_parts() {
        let refused = |change: fn(&mut Value), what| {
            let mut value = whole();
            change(&mut value);
            assert_eq!(Facts::from_json(&value).unwrap_err(), what);
        };
        refused(|whole| whole["policies"][0]["x"] = json!(1), "Policy");
        refused(|whole| whole["policies"][0]["points"][0]["x"] = json!(1), "ContactPoint");
        refused(|whole| whole["policies"][0]["name"] = json!(1), "text");
        refused(|whole| whole["policies"][0]["points"][0]["done"] = Value::Null, "number");
        refused(|whole| whole["policies"][0]["points"][0]["marketing"] = json!(1), "true or false");
        refused(|whole| whole["policies"][0]["points"] = json!(1), "list");
        refused(|whole| whole["policies"] = json!({}), "list");
        refused(|whole| whole["kinds"] = json!({}), "list");
    }
}
