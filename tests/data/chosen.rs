//! Choices as the screens make them: companies, then a role, then what these offer.

use super::FACTS;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::Topic;
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::{Choice, Door, RoleChoice};

/// The policies, in the order in which they are offered.
pub const COMPANIES: [&str; 2] = ["clustera-sverige", "clustera-syd"];

/// What a person can be.
pub const ROLES: [RoleChoice; 5] = [
    RoleChoice::Role(Role::JobSeeker),
    RoleChoice::Role(Role::Visitor),
    RoleChoice::Role(Role::Supplier),
    RoleChoice::Role(Role::Customer),
    RoleChoice::Other,
];

/// What is chosen, each by itself.
pub struct Chosen {
    /// To see, and not only to write.
    pub see: bool,
    pub policies: Vec<&'static str>,
    pub role: Option<RoleChoice>,
    pub rights: Vec<Right>,
    /// Whether or not they are offered.
    pub topics: Vec<Topic>,
    /// The contact points, of those that are offered: what the coin tosses are drawn from.
    pub points: u64,
    /// Their items, likewise.
    pub items: u64,
}

impl Chosen {
    /// The choice that comes of it.
    pub fn choice(self) -> Choice {
        let door = if self.see { Door::See } else { Door::Write };
        let mut choice = Choice { door, ..Choice::default() };
        choice.set_policies(self.policies.into_iter().map(str::to_owned).collect());
        self.role.into_iter().for_each(|role| choice.set_role(role));
        let (mut points, mut items) = (Tosses(self.points), Tosses(self.items));
        for policy in &FACTS.policies {
            if !choice.policies.contains(&policy.id) {
                continue;
            }
            let offered: Vec<_> = choice.offered(policy).collect();
            for point in offered {
                if !points.next() {
                    continue;
                }
                choice.set_point(policy, point, true);
                let some = items.next();
                for item in point.items.iter().filter(|_| some) {
                    choice.set_item(policy, point, &item.id, items.next());
                }
            }
        }
        self.rights.into_iter().for_each(|right| choice.set_right(right, true));
        self.topics.into_iter().for_each(|topic| choice.set_topic(topic, true));
        choice
    }
}

/// Coin tosses.
struct Tosses(u64);

impl Tosses {
    fn next(&mut self) -> bool {
        self.0 = self.0.rotate_left(1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        self.0 & 1 == 1
    }
}
