//! What the browser logged: its console, and every request that the page made.

use crate::{Ability, Page, Site};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use xtask::instrument::Instrument;

/// The events that tell of something sent.
const SENT: [&str; 8] = [
    "Network.requestWillBeSent",
    "Network.requestWillBeSentExtraInfo",
    "Network.webSocketCreated",
    "Network.webSocketWillSendHandshakeRequest",
    "Network.webSocketFrameSent",
    "Network.webTransportCreated",
    "Network.directTCPSocketCreated",
    "Network.eventSourceMessageReceived",
];

/// A line of the browser's console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// `SEVERE`, `WARNING`, `INFO`, `DEBUG`.
    pub level: String,
    /// Where it comes from, such as `security`, `network` or `console-api`.
    pub source: String,
    /// What it says.
    pub message: String,
}

impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}) {}", self.level, self.source, self.message)
    }
}

impl Page {
    /// Listens to the console of another site's page, in a frame of this one.
    pub fn listen_to(&mut self, site: &Site) {
        if !self.engine().can(Ability::Console) {
            site.instrument().listen();
            self.heard.push(site.instrument().clone());
        }
    }

    /// Everything in the console so far; where the [browser's own](Ability::Console) cannot be read, what
    /// the page itself can tell of it.
    ///
    /// # Errors
    /// If the browser does not give its log.
    pub async fn console(&mut self) -> Result<&[Entry]> {
        if self.engine().can(Ability::Console) {
            let more = self.driver().browser_log().await.context("the console cannot be read")?;
            self.console.extend(more.into_iter().map(|entry| Entry {
                level: entry.level,
                source: entry.source.unwrap_or_default(),
                message: entry.message,
            }));
        } else {
            let heard = self.heard.iter().flat_map(Instrument::heard);
            let entry = |[level, source, message]: [String; 3]| Entry { level, source, message };
            self.console = heard.map(entry).collect();
        }
        Ok(&self.console)
    }

    /// Fails if the console holds a warning, an error or a violation of the content security
    /// policy.
    ///
    /// # Errors
    /// With every such line.
    pub async fn expect_quiet(&mut self) -> Result<()> {
        let loud: Vec<String> = self
            .console()
            .await?
            .iter()
            .filter(|entry| ["SEVERE", "WARNING"].contains(&entry.level.as_str()))
            .map(Entry::to_string)
            .collect();
        if loud.is_empty() { Ok(()) } else { bail!("the console holds:\n{}", loud.join("\n")) }
    }

    /// The address of every request that the page has made so far, in order; without [the browser's
    /// record](Ability::Wire), of those that the document as it is now has made.
    ///
    /// # Errors
    /// If the browser does not give its log.
    pub async fn requests(&mut self) -> Result<&[String]> {
        const OWN: &str = "return [location.href, \
             ...performance.getEntriesByType('resource').map((entry) => entry.name)]";
        if self.engine().can(Ability::Wire) {
            self.read_wire().await?;
        } else {
            self.requests = serde_json::from_value(self.script(OWN, Vec::new()).await?)?;
        }
        Ok(&self.requests)
    }

    /// Everything that the browser has sent so far, as the events of the DevTools protocol have it:
    /// addresses, headers, bodies, sockets.
    ///
    /// # Errors
    /// If the browser does not give its log.
    pub async fn wire(&mut self) -> Result<&[Value]> {
        self.read_wire().await?;
        Ok(&self.wire)
    }

    async fn read_wire(&mut self) -> Result<()> {
        let more = self.driver().get_log("performance").await.context("no log of requests")?;
        for entry in more {
            let event: Value = serde_json::from_str(&entry.message)?;
            let message = event.get("message");
            let method = message.and_then(|message| message.get("method"));
            if method.and_then(Value::as_str) == Some("Network.requestWillBeSent") {
                let url = message.and_then(|message| message.pointer("/params/request/url"));
                // The browser's own empty tab is none of the page's doing.
                let url = url.and_then(Value::as_str).filter(|url| !url.starts_with("chrome:"));
                self.requests.extend(url.map(str::to_owned));
            }
            if method.and_then(Value::as_str).is_some_and(|name| SENT.contains(&name)) {
                self.wire.extend(message.cloned());
            }
        }
        Ok(())
    }
}
