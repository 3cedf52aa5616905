//! What axe-core finds: breaches of WCAG that a machine can see.

use crate::Page;
use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Runs the rules of WCAG 2.2 AA and of good practice; gives what it finds to the callback.
const RUN: &str = "\
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
  (found) => done(found.violations.map(
    (v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)),
  (error) => done([String(error)]),
);";

impl Page {
    /// Fails if axe-core finds a breach of WCAG 2.2 AA on the page as it is now.
    ///
    /// # Errors
    /// With every breach and where it is.
    pub async fn expect_accessible(&self) -> Result<()> {
        // It is long, and stays as long as the document does.
        if self.script("return typeof axe", Vec::new()).await? == "undefined" {
            let path = xtask::paths::root().join("node_modules/axe-core/axe.min.js");
            let axe = std::fs::read_to_string(&path)
                .context("axe-core is not installed: `cargo xtask test` installs it")?;
            self.script(&axe, Vec::new()).await?;
        }
        let found = self.driver().execute_async(RUN, Vec::<Value>::new()).await?;
        let lines: Vec<String> = found.convert()?;
        if lines.is_empty() { Ok(()) } else { bail!("axe-core finds:\n{}", lines.join("\n")) }
    }
}
