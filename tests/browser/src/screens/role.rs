//! Which role.

use super::Walk;
use anyhow::{Context, Result};
use mina_uppgifter::policy;
use mina_uppgifter::session::RoleChoice;
use mina_uppgifter::text::t;

/// The screen.
#[derive(Debug)]
pub struct Role<'a>(&'a Walk<'a>);

impl Walk<'_> {
    /// The choice of role.
    #[must_use]
    pub fn role(&self) -> Role<'_> {
        Role(self)
    }
}

impl Role<'_> {
    /// Chooses the person's role.
    ///
    /// # Errors
    /// If it is not offered.
    pub async fn choose(&self) -> Result<()> {
        let role = self.0.person.choice.role.context("a person without a role")?;
        let title = match role {
            RoleChoice::Role(policy::Role::JobSeeker) => t::role::JOB_SEEKER,
            RoleChoice::Role(policy::Role::Visitor) => t::role::VISITOR,
            RoleChoice::Role(policy::Role::Supplier) => t::role::SUPPLIER,
            RoleChoice::Role(policy::Role::Customer) => t::role::CUSTOMER,
            RoleChoice::Other => t::role::OTHER,
        };
        self.0.open_door(self.0.t(title)).await
    }
}
