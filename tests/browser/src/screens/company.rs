//! Which company.

use super::Walk;
use anyhow::Result;
use mina_uppgifter::text::t;

/// The screen.
#[derive(Debug)]
pub struct Company<'a>(&'a Walk<'a>);

impl Walk<'_> {
    /// The choice of company.
    #[must_use]
    pub fn company(&self) -> Company<'_> {
        Company(self)
    }
}

impl Company<'_> {
    /// Chooses the person's company, or both.
    ///
    /// # Errors
    /// If it is not offered.
    pub async fn choose(&self) -> Result<()> {
        let mut companies = self.0.person.policies();
        match (companies.next(), companies.next()) {
            (Some(one), None) => self.0.open_door(&one.name).await,
            _ => self.0.open_door(self.0.t(t::company::BOTH)).await,
        }
    }
}
