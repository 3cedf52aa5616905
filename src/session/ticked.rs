//! Which items of a policy are ticked: sorted once, for looking many of them up.

use super::Choice;
use crate::policy::{ContactPoint, Item, Policy};

/// The ticked items of one policy.
pub struct Ticked<'a>(Vec<(&'a str, &'a str)>);

impl Choice {
    /// The ticked items of a policy.
    pub fn ticked(&self, policy: &Policy) -> Ticked<'_> {
        let own = self.items.iter().filter(|item| item.at.policy == policy.id);
        let mut ids: Vec<_> =
            own.map(|item| (item.at.point.as_str(), item.item.as_str())).collect();
        ids.sort_unstable();
        Ticked(ids)
    }
}

impl Ticked<'_> {
    /// Whether an item at a contact point of the policy is among them.
    pub fn has(&self, point: &ContactPoint, item: &Item) -> bool {
        self.0.binary_search(&(point.id.as_str(), item.id.as_str())).is_ok()
    }
}
