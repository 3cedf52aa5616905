//! What the person has done there.

use super::Walk;
use anyhow::Result;
use mina_uppgifter::policy::{ContactPoint, Policy};

/// The screen.
#[derive(Debug)]
pub struct Points<'a>(&'a Walk<'a>);

impl Walk<'_> {
    /// The choice of contact points.
    #[must_use]
    pub fn points(&self) -> Points<'_> {
        Points(self)
    }
}

impl Points<'_> {
    /// Ticks what the person has done, takes every other tick away, and goes on.
    ///
    /// # Errors
    /// If a contact point is not offered.
    pub async fn choose(&self) -> Result<()> {
        for policy in self.0.person.policies() {
            for point in &policy.points {
                if self.0.person.choice.role == Some(super::role_of(point)) {
                    let on = self.0.person.choice.has_point(policy, point);
                    self.0.set(&Self::id(policy, point), on).await?;
                }
            }
        }
        self.0.next().await
    }

    /// Ticks everything, or takes every tick away if everything is ticked.
    ///
    /// # Errors
    /// If the button is not there.
    pub async fn all_or_none(&self) -> Result<()> {
        self.0.page.tap("#all").await
    }

    /// The id of a contact point's box.
    #[must_use]
    pub fn id(policy: &Policy, point: &ContactPoint) -> String {
        format!("point-{}-{}", policy.id, point.id)
    }
}
