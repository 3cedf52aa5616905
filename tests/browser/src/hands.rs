//! What a person does on a page: waiting for things, writing, pasting. Tapping is in `tap.rs`.

use crate::Page;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::time::{Duration, Instant};
use thirtyfour::error::WebDriverError;
use thirtyfour::{By, Key, TypingData, WebElement};

/// How long anything may take to come true.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often it is looked at.
const PAUSE: Duration = Duration::from_millis(50);

impl Page {
    /// Waits until `condition` holds. An error of the browser is no answer: the page may just be left, have come
    /// or been drawn anew.
    ///
    /// # Errors
    /// If it does not in time, with what the browser said last, or if it has failed in another way; `what` says
    /// what was waited for.
    pub async fn until(&self, what: &str, condition: impl AsyncFn() -> Result<bool>) -> Result<()> {
        let start = Instant::now();
        loop {
            let over = start.elapsed() > PATIENCE;
            match condition().await {
                Ok(true) => return Ok(()),
                Err(error) if over || !error.is::<WebDriverError>() => {
                    return Err(error.context(format!("waiting for {what}")));
                }
                _ if over => bail!("waited {} s in vain for {what}", PATIENCE.as_secs()),
                _ => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    /// Waits for the first element that a CSS selector fits.
    ///
    /// # Errors
    /// If there is none in time.
    pub async fn wait_for(&self, css: &str) -> Result<WebElement> {
        let found = RefCell::new(None);
        let there = async || {
            let first = self.all(css).await?.into_iter().next();
            found.replace(first);
            Ok(found.borrow().is_some())
        };
        self.until(&format!("`{css}`"), there).await?;
        found.into_inner().with_context(|| format!("`{css}` has gone"))
    }

    /// Waits until no element fits a CSS selector.
    ///
    /// # Errors
    /// If one still does.
    pub async fn wait_gone(&self, css: &str) -> Result<()> {
        let gone = "return document.querySelector(arguments[0]) === null";
        let gone = async || Ok(self.script(gone, vec![json!(css)]).await? == true);
        self.until(&format!("`{css}` to go"), gone).await
    }

    /// All elements that a CSS selector fits now.
    ///
    /// # Errors
    /// If the selector is wrong.
    pub async fn all(&self, css: &str) -> Result<Vec<WebElement>> {
        let found = RefCell::new(Vec::new());
        let find = async || {
            found.replace(self.driver().find_all(By::Css(css)).await?);
            Ok(true)
        };
        self.until(&format!("what fits `{css}`"), find).await?;
        Ok(found.into_inner())
    }

    /// Replaces what stands in a field, as by pasting: any text at any length.
    ///
    /// # Errors
    /// If there is no such field in time.
    pub async fn write(&self, css: &str, text: &str) -> Result<()> {
        // Not by way of the document, which a test may have taken this from.
        const PASTE: &str = "const field = document.querySelector(arguments[0]); \
             if (!field) return null; \
             for (let at = field; (at = at.closest('details')); at = at.parentElement) \
             at.open = true; field.focus(); field.select(); \
             const [what, text] = arguments[1] ? ['insertText', arguments[1]] : ['delete', null]; \
             return Document.prototype.execCommand.call(document, what, false, text) || !arguments[1]";
        let written = async || {
            let written = self.script(PASTE, vec![json!(css), json!(text)]).await?;
            ensure!(written != false, "`{css}` takes no text");
            Ok(written == true)
        };
        self.until(&format!("`{css}` to write in"), written).await
    }

    /// Presses keys one after the other, whatever has the focus.
    ///
    /// # Errors
    /// If the browser does not take them.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver().action_chain().send_keys(keys).perform().await?)
    }

    /// The text of the first element that a CSS selector fits, hidden or not; empty if there is none.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn text(&self, css: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
        let text = self.script(script, vec![json!(css)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// A property of the first element that a CSS selector fits, such as `value` or `checked`.
    ///
    /// # Errors
    /// If there is none in time.
    pub async fn property(&self, css: &str, name: &str) -> Result<Value> {
        const READ: &str = "const element = document.querySelector(arguments[0]); \
             return element && [element[arguments[1]]]";
        let found = RefCell::new(Value::Null);
        let there = async || {
            let read = self.script(READ, vec![json!(css), json!(name)]).await?;
            found.replace(read);
            Ok(!found.borrow().is_null())
        };
        self.until(&format!("`{css}`"), there).await?;
        Ok(found.into_inner().get_mut(0).map(Value::take).unwrap_or_default())
    }

    /// Waits until the first element that a CSS selector fits holds a text.
    ///
    /// # Errors
    /// If it does not in time.
    pub async fn wait_says(&self, css: &str, part: &str) -> Result<()> {
        let holds = async || Ok(self.text(css).await?.contains(part));
        self.until(&format!("\"{part}\" in `{css}`"), holds).await
    }

    /// Waits until the element that a CSS selector fits has the focus.
    ///
    /// # Errors
    /// If it does not in time.
    pub async fn wait_focus(&self, css: &str) -> Result<()> {
        let script = "return document.activeElement.matches(arguments[0])";
        let has = async || Ok(self.script(script, vec![json!(css)]).await? == json!(true));
        self.until(&format!("the focus on `{css}`"), has).await
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    /// If it throws.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver().execute(script, arguments).await?.json().clone())
    }

    /// What the clipboard holds, by pasting it into an empty page of its own.
    ///
    /// # Errors
    /// If it cannot be pasted.
    pub async fn pasted(&self) -> Result<String> {
        let here = self.driver().window().await?;
        self.new_tab().await?;
        let make = "document.body.append(document.createElement('textarea'))";
        self.script(make, Vec::new()).await?;
        let field = self.driver().find(By::Tag("textarea")).await?;
        field.click().await?;
        let keys = self.driver().action_chain();
        keys.key_down(Key::Control).send_keys("v").key_up(Key::Control).perform().await?;
        let filled = async || Ok(!field.prop("value").await?.unwrap_or_default().is_empty());
        self.until("what was copied", filled).await?;
        let text = field.prop("value").await?.unwrap_or_default();
        self.driver().close_window().await?;
        self.show(&here).await?;
        Ok(text)
    }
}
