//! What a person does on a page: waiting for things, clicking, writing, pasting.

use crate::Page;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use thirtyfour::{By, Key, WebElement};

/// How long anything may take to come true.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked at.
const PAUSE: Duration = Duration::from_millis(50);

impl Page {
    /// Waits until `condition` holds.
    ///
    /// # Errors
    /// If it does not in time, or has failed; `what` says what was waited for.
    pub async fn until(&self, what: &str, condition: impl AsyncFn() -> Result<bool>) -> Result<()> {
        let start = Instant::now();
        loop {
            if condition().await.with_context(|| format!("waiting for {what}"))? {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                bail!("waited {} s in vain for {what}", PATIENCE.as_secs());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits for the first element that a CSS selector fits.
    ///
    /// # Errors
    /// If there is none in time.
    pub async fn wait_for(&self, css: &str) -> Result<WebElement> {
        self.until(&format!("`{css}`"), async || Ok(!self.all(css).await?.is_empty())).await?;
        Ok(self.driver.find(By::Css(css)).await?)
    }

    /// Waits until no element fits a CSS selector.
    ///
    /// # Errors
    /// If one still does.
    pub async fn wait_gone(&self, css: &str) -> Result<()> {
        self.until(&format!("`{css}` to go"), async || Ok(self.all(css).await?.is_empty())).await
    }

    /// All elements that a CSS selector fits now.
    ///
    /// # Errors
    /// If the selector is wrong.
    pub async fn all(&self, css: &str) -> Result<Vec<WebElement>> {
        Ok(self.driver.find_all(By::Css(css)).await?)
    }

    /// Waits for the element with this `data-testid`.
    ///
    /// # Errors
    /// If there is none in time.
    pub async fn get(&self, testid: &str) -> Result<WebElement> {
        self.wait_for(&format!("[data-testid=\"{testid}\"]")).await
    }

    /// Clicks the element with this `data-testid`, when it is there.
    ///
    /// # Errors
    /// If there is none in time, or something covers it.
    pub async fn click(&self, testid: &str) -> Result<()> {
        let element = self.get(testid).await?;
        element.scroll_into_view().await?;
        element.click().await.with_context(|| format!("`{testid}` could not be clicked"))
    }

    /// Replaces what stands in the field with this `data-testid`.
    ///
    /// # Errors
    /// If there is none in time.
    pub async fn fill(&self, testid: &str, text: &str) -> Result<()> {
        let field = self.get(testid).await?;
        field.clear().await?;
        field.send_keys(text).await.with_context(|| format!("`{testid}` could not be filled in"))
    }

    /// Waits until the element with this `data-testid` shows a text that holds `part`.
    ///
    /// # Errors
    /// If it does not in time.
    pub async fn wait_text(&self, testid: &str, part: &str) -> Result<()> {
        let css = format!("[data-testid=\"{testid}\"]");
        self.until(&format!("\"{part}\" in `{testid}`"), async || {
            let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
            let text = self.script(script, vec![json!(css)]).await?;
            Ok(text.as_str().is_some_and(|text| text.contains(part)))
        })
        .await
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    /// If it throws.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// What the clipboard holds, by pasting it into an empty page of its own.
    ///
    /// # Errors
    /// If it cannot be pasted.
    pub async fn pasted(&self) -> Result<String> {
        let here = self.driver.window().await?;
        let there = self.driver.new_tab().await?;
        self.driver.switch_to_window(there).await?;
        let make = "document.body.append(document.createElement('textarea'))";
        self.script(make, Vec::new()).await?;
        let field = self.driver.find(By::Tag("textarea")).await?;
        field.send_keys(Key::Control + "v").await?;
        let text = field.prop("value").await?.unwrap_or_default();
        self.driver.close_window().await?;
        self.driver.switch_to_window(here).await?;
        Ok(text)
    }
}
