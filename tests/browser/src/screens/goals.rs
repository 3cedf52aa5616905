//! What the person wants.

use super::Walk;
use anyhow::Result;
use mina_uppgifter::law::Right;
use mina_uppgifter::session::LETTER_ORDER;

/// The screen.
#[derive(Debug)]
pub struct Goals<'a>(&'a Walk<'a>);

impl Walk<'_> {
    /// The choice of goals.
    #[must_use]
    pub fn goals(&self) -> Goals<'_> {
        Goals(self)
    }
}

impl Goals<'_> {
    /// Ticks what the person wants, takes every other tick away, and goes on.
    ///
    /// # Errors
    /// If a goal is not offered.
    pub async fn choose(&self) -> Result<()> {
        self.0.unfold(&Self::id(Right::Restriction)).await?;
        for right in LETTER_ORDER {
            self.want(right, self.0.person.choice.has_right(right)).await?;
        }
        for topic in &self.0.person.choice.topics {
            self.0.set(&format!("topic-{}", topic.word()), true).await?;
        }
        self.0.next().await
    }

    /// Ticks a goal or takes its tick away.
    ///
    /// # Errors
    /// If it is not offered.
    pub async fn want(&self, right: Right, on: bool) -> Result<()> {
        self.0.set(&Self::id(right), on).await
    }

    /// The id of a goal's box.
    #[must_use]
    pub fn id(right: Right) -> String {
        format!("goal-{}", right.id())
    }
}
