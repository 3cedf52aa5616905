//! Results of slow steps, kept by the digest of what went in. Losing them costs time only.

use super::folder;
use crate::paths;
use anyhow::Result;
use std::path::PathBuf;
use std::time::Duration;

/// How long a result is kept.
const KEPT: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// The result of `make`, or the one kept from an earlier run with the same `step` and `input`.
/// `step` names the step with everything but the input that decides its result.
pub fn cached(step: &str, input: &[u8], make: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    let mut key = step.as_bytes().to_vec();
    key.push(0);
    key.extend_from_slice(input);
    let dir = dir();
    let path = dir.join(folder::hex(&key));
    if let Ok(bytes) = std::fs::read(&path) {
        return Ok(bytes);
    }
    let bytes = make()?;
    // Renamed into place: a run that is cut off leaves no half result. Failing to keep it is no
    // failure of the step.
    let fresh = dir.join(format!("{}.new", std::process::id()));
    let _ = std::fs::create_dir_all(&dir)
        .and_then(|()| std::fs::write(&fresh, &bytes))
        .and_then(|()| std::fs::rename(&fresh, &path));
    Ok(bytes)
}

/// Removes results that are old.
pub fn prune() {
    let Ok(entries) = std::fs::read_dir(dir()) else {
        return;
    };
    for entry in entries.flatten() {
        let age = entry.metadata().and_then(|meta| meta.modified()).map(|time| time.elapsed());
        if let Ok(Ok(age)) = age
            && age > KEPT
        {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn dir() -> PathBuf {
    paths::target().join("dist-cache")
}
