//! What is kept of a test that failed: what the browser showed at that moment.

use crate::Page;
use anyhow::Result;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;
use tokio::time::timeout;

/// How long a browser that hangs is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Writes a picture, the document and the console to `target/browser/failed/<engine>/<test>/`. Whatever
/// cannot be had is left out.
pub(crate) async fn collect(page: &mut Page, name: &str) -> Result<PathBuf> {
    let dir = crate::scratch().join("failed").join(page.engine().name()).join(name);
    std::fs::create_dir_all(&dir)?;
    if let Ok(Ok(picture)) = timeout(PATIENCE, page.driver().screenshot_as_png()).await {
        std::fs::write(dir.join("page.png"), picture)?;
    }
    if let Ok(Ok(source)) = timeout(PATIENCE, page.driver().source()).await {
        std::fs::write(dir.join("page.html"), source)?;
    }
    let mut console = String::new();
    if let Ok(Ok(url)) = timeout(PATIENCE, page.driver().current_url()).await {
        let _ = writeln!(console, "{url}");
    }
    if let Ok(Ok(entries)) = timeout(PATIENCE, page.console()).await {
        for entry in entries {
            let _ = writeln!(console, "{entry}");
        }
    }
    std::fs::write(dir.join("console.txt"), console)?;
    Ok(dir)
}
