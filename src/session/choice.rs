//! What was chosen: companies, role, contact points, items, goals.

use super::Door;
use crate::json::{FromJson, Reading, ToJson, stored};
use crate::law::Right;
use crate::letter::Topic;
use crate::policy::{ContactPoint, Facts, Policy, Role};
use serde_json::Value;

/// The role that the person has, or none that the policies know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleChoice {
    /// One of the shared roles.
    Role(Role),
    /// None of them fits.
    Other,
}

/// The word for [`RoleChoice::Other`] in stored state.
const OTHER: &str = "other";

impl FromJson for RoleChoice {
    fn read(value: &Value, reading: &mut Reading) -> RoleChoice {
        match value.as_str() {
            Some(OTHER) => RoleChoice::Other,
            _ => RoleChoice::Role(Role::read(value, reading)),
        }
    }
}

impl ToJson for RoleChoice {
    fn to_json(&self) -> Value {
        match self {
            RoleChoice::Role(role) => role.to_json(),
            RoleChoice::Other => OTHER.into(),
        }
    }
}

stored! {
    /// A contact point of a policy, by ids.
    pub struct PointRef {
        /// Id of the policy.
        pub policy: String,
        /// Id of the contact point.
        pub point: String,
    }
}

stored! {
    /// An item at a contact point, by ids.
    pub struct ItemRef {
        /// The contact point.
        pub at: PointRef,
        /// Id of the item.
        pub item: String,
    }
}

impl PointRef {
    /// The reference to `point` of `policy`.
    pub fn new(policy: &Policy, point: &ContactPoint) -> PointRef {
        PointRef { policy: policy.id.clone(), point: point.id.clone() }
    }

    fn is(&self, policy: &Policy, point: &ContactPoint) -> bool {
        self.policy == policy.id && self.point == point.id
    }
}

stored! {
    /// What was chosen.
    pub struct Choice {
        /// Which way through the product.
        pub door: Door,
        /// Ids of the policies, in the order of [`Facts::policies`].
        pub policies: Vec<String>,
        /// The role.
        pub role: Option<RoleChoice>,
        /// The contact points.
        pub points: Vec<PointRef>,
        /// The ticked items. None ticked at a chosen contact point means all of them.
        pub items: Vec<ItemRef>,
        /// The rights that the letter is to use.
        pub rights: Vec<Right>,
        /// The special letters, or sections of the letter.
        pub topics: Vec<Topic>,
        /// Whether each thing that is asked gets a letter of its own.
        pub separate: bool,
        /// The day of the event that a retention period starts with, where the person gave it
        /// (`YYYY-MM-DD`).
        pub dates: Vec<(PointRef, String)>,
        /// The day on which each letter was sent ([`super::Planned::id`], `YYYY-MM-DD`), once the person
        /// has said so.
        pub sent: Vec<(String, String)>,
    }
}

impl Choice {
    /// The chosen policies.
    pub fn policies<'a>(&'a self, facts: &'a Facts) -> impl Iterator<Item = &'a Policy> {
        facts.policies.iter().filter(|policy| self.policies.contains(&policy.id))
    }

    /// The contact points that the chosen policy has for the chosen role.
    pub fn offered<'a>(&self, policy: &'a Policy) -> impl Iterator<Item = &'a ContactPoint> {
        let role = self.role;
        policy.points.iter().filter(move |point| role == Some(RoleChoice::Role(point.role)))
    }

    /// The chosen contact points of a policy, in the policy's order.
    pub fn chosen<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = &'a ContactPoint> {
        self.offered(policy).filter(|point| self.has_point(policy, point))
    }

    /// Every chosen contact point with its policy.
    pub fn all_chosen<'a>(
        &'a self,
        facts: &'a Facts,
    ) -> impl Iterator<Item = (&'a Policy, &'a ContactPoint)> {
        self.policies(facts).flat_map(|policy| self.chosen(policy).map(move |p| (policy, p)))
    }

    /// Whether a contact point is chosen.
    pub fn has_point(&self, policy: &Policy, point: &ContactPoint) -> bool {
        self.points.iter().any(|chosen| chosen.is(policy, point))
    }

    /// Chooses a contact point or takes the choice back, with its ticked items.
    pub fn set_point(&mut self, policy: &Policy, point: &ContactPoint, on: bool) {
        self.points.retain(|chosen| !chosen.is(policy, point));
        if on {
            self.points.push(PointRef::new(policy, point));
        } else {
            self.items.retain(|item| !item.at.is(policy, point));
        }
    }

    /// Chooses every contact point that the chosen companies have for the role.
    pub fn choose_every_point(&mut self, facts: &Facts) {
        let of = |policy| self.offered(policy).map(move |point| PointRef::new(policy, point));
        let every: Vec<PointRef> = self.policies(facts).flat_map(of).collect();
        self.points = every;
    }

    /// Ticks an item or takes the tick away.
    pub fn set_item(&mut self, policy: &Policy, point: &ContactPoint, item: &str, on: bool) {
        self.items.retain(|ticked| !(ticked.item == item && ticked.at.is(policy, point)));
        if on {
            self.items.push(ItemRef { at: PointRef::new(policy, point), item: item.to_owned() });
        }
    }

    /// Whether a right is to be used.
    pub fn has_right(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Uses a right or leaves it.
    pub fn set_right(&mut self, right: Right, on: bool) {
        self.rights.retain(|chosen| *chosen != right);
        if on {
            self.rights.push(right);
        }
        // What was sent before is another letter.
        self.sent.clear();
    }

    /// Whether a topic was chosen, by whatever company it is offered.
    pub fn has_topic(&self, topic: Topic) -> bool {
        self.topics.contains(&topic)
    }

    /// Chooses a topic or leaves it.
    pub fn set_topic(&mut self, topic: Topic, on: bool) {
        self.topics.retain(|chosen| *chosen != topic);
        if on {
            self.topics.push(topic);
        }
        self.sent.clear();
    }

    /// Whether a topic makes sense for what was chosen at a company. Where the policy has no contact
    /// points for the person's role, everything in it counts.
    pub fn offers(&self, policy: &Policy, topic: Topic) -> bool {
        if self.offered(policy).next().is_none() {
            topic.offered(&policy.points)
        } else {
            topic.offered(self.offered(policy).filter(|point| self.has_point(policy, point)))
        }
    }

    /// The chosen topics that make sense at a company, in the order of [`Topic::ALL`].
    pub fn topics(&self, policy: &Policy) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(|topic| self.has_topic(*topic) && self.offers(policy, *topic))
    }

    /// Leaves out the contact points that no chosen company has for the role, and the topics that make
    /// no sense at any of them; to be called when companies, role or contact points have changed. A
    /// letter leaves them out in any case.
    pub fn keep_offered(&mut self, facts: &Facts) {
        let there = |(policy, point)| PointRef::new(policy, point);
        let there: Vec<PointRef> = self.all_chosen(facts).map(there).collect();
        self.points.retain(|point| there.contains(point));
        let offered = self.offered_topics(facts);
        self.topics.retain(|topic| offered.contains(topic));
    }

    /// The topics that make sense at any chosen company, in the order of [`Topic::ALL`].
    pub fn offered_topics(&self, facts: &Facts) -> Vec<Topic> {
        let offered =
            |topic: &Topic| self.policies(facts).any(|policy| self.offers(policy, *topic));
        Topic::ALL.into_iter().filter(offered).collect()
    }

    /// The day that a retention period starts with, if it was given.
    pub fn date(&self, policy: &Policy, point: &ContactPoint) -> Option<&str> {
        let found = self.dates.iter().find(|(at, _)| at.is(policy, point));
        found.map(|(_, date)| date.as_str())
    }

    /// Sets the day that a retention period starts with; an empty one takes it away.
    pub fn set_date(&mut self, policy: &Policy, point: &ContactPoint, date: String) {
        self.dates.retain(|(at, _)| !at.is(policy, point));
        if !date.is_empty() {
            self.dates.push((PointRef::new(policy, point), date));
        }
    }

    /// Whether a letter was sent.
    pub fn is_sent(&self, letter: &str) -> bool {
        self.sent.iter().any(|(id, _)| id == letter)
    }

    /// Notes that a letter was sent.
    pub fn set_sent(&mut self, letter: String, date: String) {
        self.sent.retain(|(id, _)| *id != letter);
        self.sent.push((letter, date));
    }

    /// Chooses other companies. What was chosen under the earlier ones stays only where it fits.
    pub fn set_policies(&mut self, policies: Vec<String>) {
        self.policies = policies;
        let kept = |at: &PointRef| self.policies.contains(&at.policy);
        self.points.retain(kept);
        self.items.retain(|item| kept(&item.at));
        self.dates.retain(|(at, _)| kept(at));
    }

    /// Chooses another role, which has other contact points and letters; or none.
    pub fn set_role(&mut self, role: impl Into<Option<RoleChoice>>) {
        let role = role.into();
        if self.role != role {
            self.role = role;
            self.points.clear();
            self.items.clear();
            self.topics.clear();
            self.sent.clear();
        }
    }
}
