//! What the policy says is held.

use super::Walk;
use anyhow::{Context, Result, ensure};
use mina_uppgifter::policy::{ContactPoint, Policy};
use mina_uppgifter::text::t;
use serde_json::json;

/// The screen.
#[derive(Debug)]
pub struct Inventory<'a>(&'a Walk<'a>);

impl Walk<'_> {
    /// The inventory.
    #[must_use]
    pub fn inventory(&self) -> Inventory<'_> {
        Inventory(self)
    }
}

impl Inventory<'_> {
    /// Ticks the items that the person points out, gives their dates, and goes on.
    ///
    /// # Errors
    /// If one is not there.
    pub async fn choose(&self) -> Result<()> {
        let person = &self.0.person;
        for policy in person.policies() {
            for point in person.points(policy) {
                for item in &point.items {
                    if person.choice.ticked(policy).has(point, item) {
                        self.tick(policy, point, &item.id).await?;
                    }
                }
                if let Some(date) = person.choice.date(policy, point) {
                    self.give_date(policy, point, date).await?;
                }
            }
        }
        self.0.next().await
    }

    /// Ticks an item, after asking for all of them if it is not among the first.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn tick(&self, policy: &Policy, point: &ContactPoint, item: &str) -> Result<()> {
        let id = format!("item-{}-{}-{item}", policy.id, point.id);
        if self.0.page.all(&format!("#{id}")).await?.is_empty() {
            self.show_all(policy, point).await?;
        }
        self.0.set(&id, true).await
    }

    /// Asks for all items of a contact point that has more than are shown at first; the focus goes to the
    /// first of those that come.
    ///
    /// # Errors
    /// If they do not come.
    pub async fn show_all(&self, policy: &Policy, point: &ContactPoint) -> Result<()> {
        let label = self.0.texts.fill(t::inventory::show_all(&point.items.len().to_string()));
        let shown = format!("{} .items > li", Self::card(policy, point));
        let before = self.0.page.all(&shown).await?.len();
        self.press(policy, point, &label).await?;
        self.0.page.wait_focus(&format!("{shown}:nth-child({}) input", before + 1)).await?;
        let all = self.0.page.all(&shown).await?.len();
        ensure!(all == point.items.len(), "{all} items are shown of {}", point.items.len());
        Ok(())
    }

    /// Ticks every item of a contact point, or takes every tick away if all are ticked.
    ///
    /// # Errors
    /// If the button is not there.
    pub async fn all_or_none(&self, policy: &Policy, point: &ContactPoint) -> Result<()> {
        self.0.page.tap(&format!("{} .row .link", Self::card(policy, point))).await
    }

    async fn press(&self, policy: &Policy, point: &ContactPoint, label: &str) -> Result<()> {
        for button in self.0.page.all(&format!("{} .row .link", Self::card(policy, point))).await? {
            if button.text().await? == label {
                let script = "arguments[0].scrollIntoView({ block: 'center' })";
                self.0.page.script(script, vec![button.to_json()?]).await?;
                return button.click().await.context("the button could not be pressed");
            }
        }
        anyhow::bail!("no button {label:?}")
    }

    /// Gives the day that a retention period starts with (`YYYY-MM-DD`).
    ///
    /// # Errors
    /// If it is not asked for.
    pub async fn give_date(&self, policy: &Policy, point: &ContactPoint, date: &str) -> Result<()> {
        let css = format!("#date-{}-{}", policy.id, point.id);
        super::set_date(self.0.page, &css, date).await
    }

    /// Whether a day is asked for at a contact point.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn asks_for_date(&self, policy: &Policy, point: &ContactPoint) -> Result<bool> {
        let css = format!("{} input[type=date]", Self::card(policy, point));
        Ok(!self.0.page.all(&css).await?.is_empty())
    }

    /// What is said of how long the data are kept, after a day was given; empty if nothing.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn kept_until(&self, policy: &Policy, point: &ContactPoint) -> Result<String> {
        self.0.page.text(&format!("{} .result strong", Self::card(policy, point))).await
    }

    /// How many of the items of a contact point that are shown are ticked.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn ticked(&self, policy: &Policy, point: &ContactPoint) -> Result<usize> {
        let css = format!("{} .items input:checked", Self::card(policy, point));
        let script = "return document.querySelectorAll(arguments[0]).length";
        let count = self.0.page.script(script, vec![json!(css)]).await?;
        Ok(count.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
    }

    /// The card of a contact point.
    #[must_use]
    pub fn card(policy: &Policy, point: &ContactPoint) -> String {
        format!("#at-{}-{}", policy.id, point.id)
    }
}
