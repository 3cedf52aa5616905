//! Start: three doors, or four for someone who has been here before.

use super::Walk;
use anyhow::Result;
use mina_uppgifter::session::Door;
use mina_uppgifter::text::t;

/// The screen.
#[derive(Debug)]
pub struct Start<'a>(&'a Walk<'a>);

impl Walk<'_> {
    /// The start.
    #[must_use]
    pub fn start(&self) -> Start<'_> {
        Start(self)
    }
}

impl Start<'_> {
    /// Goes in by the door that the person wants.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn enter(&self) -> Result<()> {
        match self.0.person.choice.door {
            Door::See => self.0.open_door(self.0.t(t::start::SEE)).await,
            Door::Write => self.0.open_door(self.0.t(t::start::WRITE)).await,
        }
    }

    /// Goes on where one was.
    ///
    /// # Errors
    /// If nothing is offered to go on with.
    pub async fn take_up(&self) -> Result<()> {
        self.0.open_door(self.0.t(t::start::CONTINUE)).await
    }

    /// Comes for the last day of an answer alone.
    ///
    /// # Errors
    /// If the door is not there.
    pub async fn wait_for_an_answer(&self) -> Result<()> {
        self.0.open_door(self.0.t(t::start::WAIT)).await
    }

    /// Whether something is offered to go on with.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn offers_to_take_up(&self) -> Result<bool> {
        let doors = self.0.page.text(".cards").await?;
        Ok(doors.contains(self.0.t(t::start::CONTINUE)))
    }
}
