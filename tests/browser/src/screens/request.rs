//! A request that was sent: its days, and what has happened.

use super::Walk;
use anyhow::{Result, ensure};
use mina_uppgifter::session::Route;
use mina_uppgifter::session::requests::Milestone;
use serde_json::json;

/// The screen.
#[derive(Debug)]
pub struct Request<'a>(&'a Walk<'a>);

impl Walk<'_> {
    /// The request that is shown.
    #[must_use]
    pub fn request(&self) -> Request<'_> {
        Request(self)
    }
}

impl Request<'_> {
    /// The id of the request, by the address.
    ///
    /// # Errors
    /// If no request is shown.
    pub async fn id(&self) -> Result<u64> {
        let hash = self.0.page.script("return location.hash", Vec::new()).await?;
        match Route::parse(hash.as_str().unwrap_or_default().trim_start_matches('#')) {
            Route::Request(id) => Ok(id),
            other => anyhow::bail!("{other:?} is no request"),
        }
    }

    /// The last day for an answer (`YYYY-MM-DD`), as the time line has it.
    ///
    /// # Errors
    /// If none is to be seen in time.
    pub async fn due(&self) -> Result<String> {
        let day = self.0.page.property("#event-due time[datetime]", "dateTime").await?;
        Ok(day.as_str().unwrap_or_default().to_owned())
    }

    /// Notes on which day something happened (`YYYY-MM-DD`).
    ///
    /// # Errors
    /// If there is no field for it.
    pub async fn note(&self, milestone: Milestone, date: &str) -> Result<()> {
        let id = format!("on-{}", milestone.word());
        self.0.unfold(&id).await?;
        super::set_date(self.0.page, &format!("#{id}"), date).await
    }

    /// Goes to the letter to the other company.
    ///
    /// # Errors
    /// If there is no way on.
    pub async fn go_to_the_next_letter(&self) -> Result<()> {
        self.0.page.tap("#next-letter").await
    }

    /// Adds a request that was sent some other way, to the company with this id.
    ///
    /// # Errors
    /// If the form is not there.
    pub async fn add(&self, company: &str, sent: &str) -> Result<()> {
        self.0.unfold("add-done").await?;
        self.0.set(&format!("add-{company}"), true).await?;
        super::set_date(self.0.page, "#add-day", sent).await?;
        self.0.page.tap("#add-done").await
    }
}

impl Walk<'_> {
    /// Opens what hides the element with this id.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn unfold(&self, id: &str) -> Result<()> {
        const OPEN: &str = "for (let at = document.getElementById(arguments[0]); at; \
             at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true";
        self.page.wait_for(&format!("#{id}")).await?;
        self.page.script(OPEN, vec![json!(id)]).await?;
        Ok(())
    }

    /// Opens everything that can be opened, and asks for all items of every contact point.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn unfold_all(&self) -> Result<()> {
        // What is drawn when it is opened may have something to open in it.
        const UNFOLD: &str = "const frame = () => new Promise(requestAnimationFrame); \
             const unfold = () => { \
               const folds = [...document.querySelectorAll('details:not([open])')]; \
               const more = [...document.querySelectorAll('.items + .row .link + .link')]; \
               folds.forEach((fold) => (fold.open = true)); \
               more.forEach((button) => button.click()); \
               return folds.length + more.length > 0 && frame().then(frame).then(unfold); \
             }; \
             return Promise.resolve(unfold()).then(() => true)";
        let done = self.page.script(UNFOLD, Vec::new()).await?;
        ensure!(done == true, "not all of it opens");
        Ok(())
    }
}
