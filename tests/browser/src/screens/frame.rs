//! What is around every screen: the language, "clear all", back.

use super::Walk;
use crate::{Page, Source};
use anyhow::Result;
use mina_uppgifter::policy::ContactPoint;
use mina_uppgifter::session::{RoleChoice, Route};
use serde_json::{Value, json};

impl Walk<'_> {
    /// Reads on in another language; the screen must be there in it.
    ///
    /// # Errors
    /// If it is not.
    pub async fn read_in(&mut self, tag: &str, route: Route) -> Result<()> {
        self.choose_language(tag).await?;
        self.texts = Source::get()?.texts(tag)?;
        self.shows(route).await
    }

    /// Chooses a language, whatever comes of it.
    ///
    /// # Errors
    /// If it is not offered.
    pub async fn choose_language(&self, tag: &str) -> Result<()> {
        self.page.tap(&format!("#language option[value={tag}]")).await
    }

    /// Goes straight to a screen, by its address and without loading the page anew.
    ///
    /// # Errors
    /// If it is not shown.
    pub async fn jump(&self, route: Route) -> Result<()> {
        self.jump_anywhere(route).await?;
        self.shows(route).await
    }

    /// Goes to an address by hand, whatever is shown there.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn jump_anywhere(&self, route: Route) -> Result<()> {
        self.page.script("location.hash = arguments[0]", vec![json!(route.href())]).await?;
        Ok(())
    }

    /// Waits until someone who looks at the page can read a text on it.
    ///
    /// # Errors
    /// If it is not there in time, or only for screen readers.
    pub async fn sees(&self, text: &str) -> Result<()> {
        const SEEN: &str = "return [...document.querySelectorAll('body *')].some((element) => { \
             const box = element.getBoundingClientRect(); \
             return box.width > 2 && box.height > 2 && element.checkVisibility() && \
             !element.closest('.offscreen') && element.textContent.includes(arguments[0]) && \
             ![...element.children].some((c) => c.textContent.includes(arguments[0])); })";
        let seen = async || Ok(self.page.script(SEEN, vec![json!(text)]).await? == json!(true));
        self.page.until(&format!("{text:?} to be seen"), seen).await
    }

    /// Clears everything, by both taps.
    ///
    /// # Errors
    /// If a button is not there.
    pub async fn clear(&self) -> Result<()> {
        self.page.tap("#clear").await?;
        self.page.wait_focus("#clear-yes").await?;
        self.page.tap("#clear-yes").await
    }

    /// Goes back by the page's own link.
    ///
    /// # Errors
    /// If there is none.
    pub async fn tap_back(&self) -> Result<()> {
        self.page.tap("a.back").await
    }

    /// Waits until the browser has the page's files, for use without network.
    ///
    /// # Errors
    /// If it has not in time.
    pub async fn until_kept(&self) -> Result<()> {
        const STATE: &str = "const done = arguments[arguments.length - 1]; \
             navigator.serviceWorker.getRegistration().then((it) => done(it?.active?.state ?? ''))";
        let kept = async || {
            let state = self.page.driver().execute_async(STATE, Vec::<Value>::new()).await?;
            Ok(state.json() == "activated")
        };
        self.page.until("the files to be kept", kept).await
    }

    /// What the tab keeps: `[key, value]` of its session storage.
    ///
    /// # Errors
    /// If the page does not answer.
    pub async fn kept(&self) -> Result<Value> {
        self.page.script("return Object.entries(sessionStorage)", Vec::new()).await
    }
}

/// The role of a contact point, as it is chosen.
pub(super) fn role_of(point: &ContactPoint) -> RoleChoice {
    RoleChoice::Role(point.role)
}

/// Sets a date field (`YYYY-MM-DD`) as a browser's calendar does.
pub(super) async fn set_date(page: &Page, css: &str, date: &str) -> Result<()> {
    const SET: &str = "const field = document.querySelector(arguments[0]); \
         field.focus(); field.value = arguments[1]; \
         for (const kind of ['input', 'change']) \
         field.dispatchEvent(new Event(kind, { bubbles: true }));";
    page.wait_for(css).await?;
    page.script(SET, vec![json!(css), json!(date)]).await?;
    Ok(())
}
