//! The programs that the tests start: drivers, and the displays that they draw on. Each ends, with all
//! that it has started, when nobody holds it any more, and when the tests themselves end, however they do.

use anyhow::{Context, Result, bail};
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long a program may take to start.
const START: Duration = Duration::from_secs(20);

/// How long it may take to end when it is asked to.
const END: Duration = Duration::from_secs(5);

/// How often it is looked at.
const PAUSE: Duration = Duration::from_millis(20);

/// Becomes the program that it is given. Something stays beside it that waits until nobody holds the other
/// end of its input, and then ends the whole group.
const HELD: &str = "exec 3<&0; \
    { trap '' TERM; read -r _ <&3; kill -TERM 0; sleep 2; kill -KILL 0; } </dev/null >/dev/null & \
    exec \"$@\" </dev/null 3<&-";

/// A running program; it ends when this is dropped, and whatever it has started.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    name: String,
    lines: Receiver<String>,
    _held: Option<ChildStdin>,
}

impl Process {
    /// Starts a program.
    pub(crate) fn start(command: &Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let environment = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
        let mut child = Command::new("sh")
            .args(["-c", HELD, "sh"])
            .arg(command.get_program())
            .args(command.get_args())
            .envs(environment)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("`{name}` could not be started"))?;
        let stdout = child.stdout.take();
        let (send, lines) = mpsc::channel();
        let held = child.stdin.take();
        let process = Self { child, name, lines, _held: held };
        let stdout = stdout.context("a program without output")?;
        // Reads to the end, so that the program never waits for someone to listen.
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Ok(process)
    }

    /// The number that stands after these words in what the program prints; `None` if it ends without.
    pub(crate) fn number_after(&mut self, words: &str) -> Result<Option<u16>> {
        let start = Instant::now();
        loop {
            let line = match self.lines.recv_timeout(START.saturating_sub(start.elapsed())) {
                Ok(line) => line,
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => return self.late(),
            };
            if let Some((_, rest)) = line.split_once(words) {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                let number = digits.parse();
                return number.map(Some).with_context(|| format!("`{}`: {line}", self.name));
            }
        }
    }

    /// Waits until `ready`; `false` if the program ends first.
    pub(crate) fn until(&mut self, ready: impl Fn() -> bool) -> Result<bool> {
        let start = Instant::now();
        while !ready() {
            if self.child.try_wait()?.is_some() {
                return Ok(false);
            }
            if start.elapsed() > START {
                return self.late();
            }
            std::thread::sleep(PAUSE);
        }
        Ok(true)
    }

    fn late<T>(&self) -> Result<T> {
        bail!("`{}` was not ready within {} s", self.name, START.as_secs())
    }

    /// Sends a signal to the program and all that it has started.
    fn signal(&self, name: &str) {
        let group = format!("-{}", self.child.id());
        let mut kill = Command::new("kill");
        kill.args([name, "--", &group]).stdout(Stdio::null()).stderr(Stdio::null());
        let _ = kill.status();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal("-TERM");
        let start = Instant::now();
        while start.elapsed() < END && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(PAUSE);
        }
        self.signal("-KILL");
        let _ = self.child.wait();
    }
}

/// A driver that is ready.
#[derive(Debug)]
pub(crate) struct Driver {
    port: u16,
    // In this order, so that the display is there as long as someone draws on it.
    _process: Process,
    _display: Option<Process>,
}

impl Driver {
    /// A program that listens on a port.
    pub(crate) fn new(process: Process, port: u16) -> Self {
        Self { port, _process: process, _display: None }
    }

    /// With a display of its own.
    pub(crate) fn on(self, display: Process) -> Self {
        Self { _display: Some(display), ..self }
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// As when the tests are killed: nobody is left to end it.
    #[test]
    fn a_program_ends_when_nobody_holds_it() {
        let mut process = Process::start(Command::new("sleep").arg("60")).unwrap();
        std::thread::sleep(PAUSE * 10);
        assert!(process.child.try_wait().unwrap().is_none(), "it has ended by itself");
        drop(process._held.take());
        assert!(!process.until(|| false).unwrap());
    }
}
