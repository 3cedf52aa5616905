//! The ways out.

use super::Walk;
use crate::Paper;
use anyhow::{Context, Result};
use mina_uppgifter::text::t;

/// The screen.
#[derive(Debug)]
pub struct Send<'a> {
    walk: &'a Walk<'a>,
    number: u8,
}

impl Walk<'_> {
    /// The sending of the letter with this number, counted from 1.
    #[must_use]
    pub fn send(&self, number: u8) -> Send<'_> {
        Send { walk: self, number }
    }
}

impl Send<'_> {
    /// The link that opens the mail program.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn link(&self) -> Result<String> {
        let link = self.walk.page.property("#mail", "href").await?;
        link.as_str().map(str::to_owned).context("a link without an address")
    }

    /// What the mail program gets.
    ///
    /// # Errors
    /// If the link is not a proper one.
    pub async fn mail(&self) -> Result<Paper> {
        Paper::from_mailto(&self.link().await?)
    }

    /// Opens the mail program. There is none here, so the page stays.
    ///
    /// # Errors
    /// If the link is not there.
    pub async fn open_mail(&self) -> Result<()> {
        // The link is followed; only what would leave the browser is held back.
        const HOLD: &str = "addEventListener('click', (event) => { \
             if (event.target.closest('a[href^=\"mailto:\"]')) event.preventDefault(); })";
        self.walk.page.script(HOLD, Vec::new()).await?;
        self.walk.page.tap("#mail").await
    }

    /// The letter as it is shown here.
    ///
    /// # Errors
    /// If none is to be seen.
    pub async fn shown(&self) -> Result<Paper> {
        self.walk.page.paper("#letter").await
    }

    /// Says that the letter is sent, which leads on.
    ///
    /// # Errors
    /// If the button is not there.
    pub async fn say_it_is_sent(&self) -> Result<()> {
        self.walk.page.tap("#sent").await
    }

    /// Which letter this is.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.number
    }

    /// Copies by the button with this id (`copy`, `copy-to`, `copy-subject`, `copy-body`) and gives
    /// what is on the clipboard then.
    ///
    /// # Errors
    /// If the page does not say that it was copied.
    pub async fn copy(&self, id: &str) -> Result<String> {
        use t::send as s;
        let copied_field = |key| self.walk.texts.fill(s::copied_field(self.walk.t(key)));
        let said = match id {
            "copy-to" => copied_field(s::FIELD_TO),
            "copy-subject" => copied_field(s::FIELD_SUBJECT),
            "copy-body" => copied_field(s::FIELD_BODY),
            _ => self.walk.t(s::COPIED_ALL).to_owned(),
        };
        self.walk.page.tap(&format!("#{id}")).await?;
        self.walk.page.wait_says(".told", &said).await?;
        self.walk.page.pasted().await
    }

    /// Saves by the button with this id (`save-text`, `save-draft`) and gives the file.
    ///
    /// # Errors
    /// If it does not arrive.
    pub async fn save(&self, id: &str, extension: &str) -> Result<Vec<u8>> {
        self.walk.save(id, extension).await
    }
}

impl Walk<'_> {
    /// Saves by the button with this id and gives the file.
    ///
    /// # Errors
    /// If it does not arrive.
    pub async fn save(&self, id: &str, extension: &str) -> Result<Vec<u8>> {
        let folder = self.page.downloads();
        // What was saved before is not taken for it.
        for entry in std::fs::read_dir(&folder)? {
            std::fs::remove_file(entry?.path())?;
        }
        self.page.tap(&format!("#{id}")).await?;
        let find = || -> Result<Option<std::path::PathBuf>> {
            for entry in std::fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.extension().is_some_and(|found| found == extension) {
                    return Ok(Some(path));
                }
            }
            Ok(None)
        };
        let there = async || {
            let path = find()?;
            Ok(path.is_some_and(|path| path.metadata().is_ok_and(|file| file.len() > 0)))
        };
        self.page.until(&format!("a .{extension} file"), there).await?;
        let path = find()?.context("the file has gone")?;
        self.page.regain_size().await?;
        std::fs::read(&path).with_context(|| path.display().to_string())
    }
}
