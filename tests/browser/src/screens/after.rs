//! The last day for an answer.

use super::Walk;
use anyhow::Result;

/// The screen.
#[derive(Debug)]
pub struct After<'a> {
    walk: &'a Walk<'a>,
    number: u8,
}

impl Walk<'_> {
    /// The wait for an answer to the letter with this number, counted from 1.
    #[must_use]
    pub fn after(&self, number: u8) -> After<'_> {
        After { walk: self, number }
    }
}

impl After<'_> {
    /// The last day for an answer (`YYYY-MM-DD`).
    ///
    /// # Errors
    /// If none is to be seen in time.
    pub async fn due(&self) -> Result<String> {
        let css = "#due time[datetime]";
        let day = self.walk.page.property(css, "dateTime").await?;
        Ok(day.as_str().unwrap_or_default().to_owned())
    }

    /// The day on which the letter was sent, as the field holds it.
    ///
    /// # Errors
    /// If the field is not there.
    pub async fn sent_on(&self) -> Result<String> {
        let day = self.walk.page.property("#sent-on", "value").await?;
        Ok(day.as_str().unwrap_or_default().to_owned())
    }

    /// Says on which day the letter was sent (`YYYY-MM-DD`).
    ///
    /// # Errors
    /// If the field is not there.
    pub async fn say_when(&self, date: &str) -> Result<()> {
        super::set_date(self.walk.page, "#sent-on", date).await
    }

    /// Goes to the letter after this one.
    ///
    /// # Errors
    /// If there is no way on.
    pub async fn go_to_the_next_letter(&self) -> Result<()> {
        self.walk.page.tap("#next").await
    }

    /// Which letter this is.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.number
    }
}
