//! The browser engines, as data: which driver speaks for each, and how a session is asked for.

use crate::Setup;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// How long a driver may take to start.
const START: Duration = Duration::from_secs(20);

/// How often starting a driver is tried.
const ATTEMPTS: usize = 5;

/// A browser engine that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
}

/// What headless Chromium is started with: no window, no traffic of its own.
const CHROMIUM: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--force-color-profile=srgb",
];

impl Engine {
    /// The engine that `MINA_ENGINE` names; Chromium if it names none that there is.
    #[must_use]
    pub fn from_env() -> Self {
        Self::Chromium
    }

    /// The driver's command, told to choose a free port.
    fn driver(self) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg("--port=0");
                command
            }
        }
    }

    /// What stands before the port in the line that the driver prints when it is ready.
    fn ready(self) -> &'static str {
        match self {
            Self::Chromium => "started successfully on port ",
        }
    }

    /// How a session is asked for.
    pub(crate) fn capabilities(self, setup: &Setup, profile: &Path) -> Map<String, Value> {
        let (width, height) = setup.size;
        let mut capabilities = Map::new();
        match self {
            Self::Chromium => {
                let mut args: Vec<String> = CHROMIUM.iter().map(|arg| (*arg).to_owned()).collect();
                args.push(format!("--user-data-dir={}", profile.display()));
                args.push(format!("--window-size={width},{height}"));
                args.push(format!("--lang={}", setup.locale));
                args.push(format!("--accept-lang={}", setup.locale));
                let scripts = if setup.scripts { 1 } else { 2 };
                capabilities.insert("browserName".to_owned(), json!("chrome"));
                capabilities.insert(
                    "goog:chromeOptions".to_owned(),
                    json!({
                        "args": args,
                        "prefs": {
                            "intl.accept_languages": setup.locale,
                            "profile.managed_default_content_settings.javascript": scripts,
                        },
                    }),
                );
                capabilities.insert(
                    "goog:loggingPrefs".to_owned(),
                    json!({ "browser": "ALL", "performance": "ALL" }),
                );
            }
        }
        capabilities.insert("unhandledPromptBehavior".to_owned(), json!("dismiss and notify"));
        capabilities
    }

    /// Starts the driver.
    ///
    /// # Errors
    /// If it is not there or does not say in time that it is ready.
    pub(crate) fn start(self) -> Result<Driver> {
        // A driver ends at once if someone took the port that it had chosen.
        for _ in 1..ATTEMPTS {
            if let Some(driver) = self.try_start()? {
                return Ok(driver);
            }
        }
        let name = self.driver().get_program().to_string_lossy().into_owned();
        self.try_start()?.with_context(|| format!("`{name}` ended before it was ready"))
    }

    /// As [`Engine::start`]; `None` if the driver ended by itself.
    fn try_start(self) -> Result<Option<Driver>> {
        let mut command = self.driver();
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("`{name}` could not be started"))?;
        let stdout = child.stdout.take();
        let mut driver = Driver { child, port: 0 };
        let stdout = stdout.context("a driver without output")?;
        let (send, receive) = mpsc::channel();
        let ready = self.ready();
        // Reads to the end, so that the driver never waits for someone to listen.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if let Some((_, rest)) = line.split_once(ready) {
                    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                    let _ = send.send(digits.parse::<u16>());
                }
            }
        });
        match receive.recv_timeout(START) {
            Ok(port) => driver.port = port.with_context(|| format!("`{name}` names no port"))?,
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
            Err(RecvTimeoutError::Timeout) => {
                bail!("`{name}` was not ready within {} s", START.as_secs())
            }
        }
        Ok(Some(driver))
    }
}

/// A running driver; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
