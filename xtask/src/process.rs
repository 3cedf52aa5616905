//! Running other programs: says what is done, and turns a failure into a sentence.

use crate::Stop;
use anyhow::{Context, Result, anyhow, bail};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Says on standard error what is being done.
pub fn say(what: &str) {
    eprintln!("→ {what}");
}

/// Runs `command` to its end, its output shown as it comes.
///
/// # Errors
/// If it cannot be started or does not succeed; `what` begins the sentence.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    say(what);
    let status = command.stdin(Stdio::null()).status().map_err(|error| missing(command, &error))?;
    if !status.success() {
        bail!("{what}: {} failed ({status})", name(command));
    }
    Ok(())
}

/// Runs `command` with `input` on its standard input and gives its standard output.
///
/// # Errors
/// If it cannot be started or does not succeed; its own words are part of the sentence.
pub fn filter(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| missing(command, &error))?;
    let mut stdin = child.stdin.take().context("a child without standard input")?;
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output()?;
    // A child that fails may close its input early; its own message is the better one.
    let written = writer.join();
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", name(command), output.status, words.trim());
    }
    written.map_err(|_| anyhow!("{} could not be fed", name(command)))??;
    Ok(output.stdout)
}

/// The first line that `program --version` prints; `None` if there is no such program.
#[must_use]
pub fn version(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

fn name(command: &Command) -> String {
    let path = Path::new(command.get_program());
    format!("`{}`", Path::new(path.file_name().unwrap_or(path.as_os_str())).display())
}

fn missing(command: &Command, error: &std::io::Error) -> anyhow::Error {
    Stop(format!("{} could not be started: {error}.", name(command))).into()
}
