//! Tapping: the pointer goes to an element and nothing but that element feels it.

use crate::Page;
use anyhow::{Result, bail};
use serde_json::json;
use std::time::Duration;
use thirtyfour::WebElement;
use thirtyfour::action_chain::ActionChain;

/// Shows the element in the middle of the window, since the main action sticks to its end, and tells how to
/// tap it: by the pointer and not by WebDriver's click, after which geckodriver waits for a page that might
/// come. But a frame may be elsewhere than chromedriver thinks, and an option has no place.
///
/// The page may grow while the pointer is on its way. Then it comes down on something else, which is kept
/// from noticing. Where it comes down decides: what the page does from then on, people meet as well.
const SHOW: &str = "window.tap?.abort(); \
     const element = document.querySelector(arguments[0]); \
     element?.scrollIntoView({ block: 'center' }); \
     if (element && (self !== parent || element.localName === 'option')) return [element, 'click']; \
     const box = element?.getClientRects()[0]; \
     if (!box) return null; \
     const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); \
     if (!element.contains(hit)) return [element, `${hit?.outerHTML}`.slice(0, 80)]; \
     const tap = window.tap = Object.assign(new AbortController(), { missed: null }); \
     const guard = (event) => { \
         tap.missed ??= !event.composedPath().includes(element); \
         if (tap.missed) { event.preventDefault(); event.stopImmediatePropagation(); } \
     }; \
     for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) \
         addEventListener(kind, guard, { capture: true, signal: tap.signal }); \
     return [element, 'point']";

/// Whether the pointer came down on something else. Where no scripts run, or the tap led to another page, nothing
/// is known of that.
const MISSED: &str = "window.tap?.abort(); return window.tap?.missed === true";

impl Page {
    /// Taps the first element that a CSS selector fits, when it is there.
    ///
    /// # Errors
    /// If there is none in time, or something covers it.
    pub async fn tap(&self, css: &str) -> Result<()> {
        self.until(&format!("`{css}` to be tapped"), async || self.try_to_tap(css).await).await
    }

    /// Whether it could be tapped: not if it is not there, or moved just then.
    async fn try_to_tap(&self, css: &str) -> Result<bool> {
        let shown = self.script(SHOW, vec![json!(css)]).await?;
        let Some((element, how)) = shown.get(0).zip(shown.get(1)) else {
            return Ok(false);
        };
        let element = WebElement::from_json(element.clone(), self.driver().handle().clone())?;
        match how.as_str() {
            Some("point") => self.pointer().click_element(&element).perform().await?,
            Some("click") => element.click().await?,
            _ => bail!("it is covered by {how}"),
        }
        let missed =
            how == "point" && self.script(MISSED, Vec::new()).await.is_ok_and(|it| it == true);
        Ok(!missed)
    }

    /// What the pointer is to do, without haste or delay.
    fn pointer(&self) -> ActionChain {
        self.driver().action_chain_with_delay(None, Some(Duration::ZERO))
    }
}
