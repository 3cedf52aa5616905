//! What the browser logged: its console, and every request that the page made.

use crate::Page;
use anyhow::{Context, Result, bail};
use serde_json::Value;

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
    /// Everything in the console so far.
    ///
    /// # Errors
    /// If the browser does not give its log.
    pub async fn console(&mut self) -> Result<&[Entry]> {
        let more = self.driver.browser_log().await.context("the console cannot be read")?;
        self.console.extend(more.into_iter().map(|entry| Entry {
            level: entry.level,
            source: entry.source.unwrap_or_default(),
            message: entry.message,
        }));
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

    /// The address of every request that the page has made so far, in order.
    ///
    /// # Errors
    /// If the browser does not give its log.
    pub async fn requests(&mut self) -> Result<&[String]> {
        self.read_wire().await?;
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
        let more = self.driver.get_log("performance").await.context("no log of requests")?;
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
