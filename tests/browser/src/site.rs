//! The page as a test meets it: the release build, or a copy that has been damaged on purpose,
//! served on a port of its own.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use xtask::instrument::Instrument;
use xtask::record::{self, Received, Record};
use xtask::serve::{self, HeaderMap, Served};

/// A served folder. A copy is removed together with it.
#[derive(Debug)]
pub struct Site {
    served: Mutex<Option<Served>>,
    record: Record,
    instrument: Instrument,
    url: String,
    dir: PathBuf,
    copy: bool,
}

impl Site {
    /// The release build as it is.
    ///
    /// # Errors
    /// If there is none.
    pub fn dist() -> Result<Self> {
        Self::recorded(dist()?, false)
    }

    /// A built page that lies somewhere else.
    ///
    /// # Errors
    /// If it cannot be served.
    pub fn folder(dir: PathBuf) -> Result<Self> {
        Self::recorded(dir, false)
    }

    /// A copy of the release build, which the test may change with [`Site::remove`] and
    /// [`Site::change`].
    ///
    /// # Errors
    /// If there is no release build or it cannot be copied.
    pub fn copy() -> Result<Self> {
        let dir = crate::scratch().join("sites").join(crate::unique());
        copy_all(&dist()?, &dir).context("the release build could not be copied")?;
        Self::recorded(dir, true)
    }

    fn recorded(dir: PathBuf, copy: bool) -> Result<Self> {
        let (record, instrument) = (Record::default(), Instrument::default());
        let served = on_a_new_port(|| record::spawn(&dir, 0, &record, &instrument))?;
        let url = served.url();
        Ok(Self { served: Mutex::new(Some(served)), record, instrument, url, dir, copy })
    }

    /// A build whose program breaks down when a test says so ([`crate::Page::break_down`]).
    ///
    /// # Errors
    /// If there is none: `cargo xtask test` makes it.
    pub fn breakable() -> Result<Self> {
        let dir = std::env::var_os("MINA_BREAKABLE")
            .map_or_else(|| xtask::paths::target().join("page/breakable-site"), PathBuf::from);
        if !dir.join("index.html").exists() {
            bail!("there is no page that can break down: run `cargo xtask test`");
        }
        Self::recorded(dir, false)
    }

    /// The release build as it is, on a server that changes the headers of its answers.
    ///
    /// # Errors
    /// If there is no release build.
    pub fn misconfigured(change: fn(&str, &mut HeaderMap)) -> Result<Self> {
        let dir = dist()?;
        let served = on_a_new_port(|| serve::spawn_changed(&dir, 0, change))?;
        Ok(Self::of(served, dir))
    }

    /// A folder of someone else's, served without our headers: a page that embeds ours.
    ///
    /// # Errors
    /// If it cannot be served.
    pub fn host(dir: &Path) -> Result<Self> {
        let dir = dir.to_path_buf();
        let served = on_a_new_port(|| serve::spawn_plain(dir.clone(), 0))?;
        Ok(Self::of(served, dir))
    }

    fn of(served: Served, dir: PathBuf) -> Self {
        let url = served.url();
        let (record, instrument) = (Record::default(), Instrument::default());
        Self { served: Mutex::new(Some(served)), record, instrument, url, dir, copy: false }
    }

    /// The address of the page, ending in `/`.
    #[must_use]
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// The folder that is served.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The paths of the files that the page can load, as the server knows them.
    ///
    /// # Errors
    /// If there is no such folder.
    pub fn assets(&self) -> Result<Vec<String>> {
        let files = std::fs::read_dir(self.dir.join("assets"))?.collect::<Result<Vec<_>, _>>()?;
        let names = files.iter().map(|file| file.file_name().to_string_lossy().into_owned());
        let built = names.filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
        Ok(built.map(|name| format!("/assets/{name}")).collect())
    }

    /// Stops the server: whoever asks it for anything has no network.
    pub fn stop(&self) {
        drop(self.served().take());
    }

    /// Starts it again, at the same address.
    ///
    /// # Errors
    /// If somebody else has taken the port.
    pub fn start(&self) -> Result<()> {
        let port = self.url.trim_end_matches('/').rsplit(':').next().unwrap_or_default().parse()?;
        *self.served() = Some(record::spawn(&self.dir, port, &self.record, &self.instrument)?);
        Ok(())
    }

    fn served(&self) -> MutexGuard<'_, Option<Served>> {
        self.served.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every request that the server got so far, of the release build or a copy of it.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.record.all()
    }

    /// What tests put into the page as it is served; nothing but a release build, or a copy, takes any.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// The paths of the page's files, as they stand in an address; without the compressed siblings.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn files(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for (dir, before) in [(self.dir.clone(), ""), (self.dir.join("assets"), "assets/")] {
            for entry in std::fs::read_dir(&dir)? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if entry.file_type()?.is_file() && !name.ends_with(".br") && !name.ends_with(".gz")
                {
                    found.push(format!("{before}{name}"));
                }
            }
        }
        Ok(found)
    }

    /// The path in the folder of the file whose name begins and ends like that (`"app."`,
    /// `".wasm"`), whatever digest stands between.
    ///
    /// # Errors
    /// If there is not exactly one.
    pub fn file(&self, begins: &str, ends: &str) -> Result<PathBuf> {
        let mut found = Vec::new();
        for dir in [self.dir.clone(), self.dir.join("assets")] {
            for entry in std::fs::read_dir(&dir)? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if name.starts_with(begins) && name.ends_with(ends) {
                    found.push(path);
                }
            }
        }
        match (found.pop(), found.is_empty()) {
            (Some(path), true) => Ok(path),
            (last, _) => bail!(
                "{} files are named {begins}…{ends}, not one",
                found.len() + usize::from(last.is_some())
            ),
        }
    }

    /// Removes a file from the copy, with its compressed siblings.
    ///
    /// # Errors
    /// If this is no copy, or there is no such file.
    pub fn remove(self, begins: &str, ends: &str) -> Result<Self> {
        self.lose(begins, ends)?;
        Ok(self)
    }

    /// As [`Site::remove`], while a page is on the site.
    ///
    /// # Errors
    /// As [`Site::remove`].
    pub fn lose(&self, begins: &str, ends: &str) -> Result<()> {
        Ok(std::fs::remove_file(self.damaged(begins, ends)?)?)
    }

    /// Changes the content of a file of the copy; its compressed siblings go, so that the change
    /// is what is served.
    ///
    /// # Errors
    /// As [`Site::remove`].
    pub fn change(
        self,
        begins: &str,
        ends: &str,
        change: impl FnOnce(&mut Vec<u8>),
    ) -> Result<Self> {
        let path = self.damaged(begins, ends)?;
        let mut bytes = std::fs::read(&path)?;
        change(&mut bytes);
        std::fs::write(path, bytes)?;
        Ok(self)
    }

    /// The path of a file that is about to be changed, without its compressed siblings.
    pub(crate) fn damaged(&self, begins: &str, ends: &str) -> Result<PathBuf> {
        if !self.copy {
            bail!("only a copy may be changed: begin with Site::copy()");
        }
        let path = self.file(begins, ends)?;
        for ending in ["br", "gz"] {
            let mut sibling = path.clone().into_os_string();
            sibling.push(".");
            sibling.push(ending);
            let _ = std::fs::remove_file(sibling);
        }
        Ok(path)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if self.copy {
            let _ = std::fs::remove_dir_all(&self.dir);
        }
    }
}

/// Starts a server until it has an address that none has had in this run: browsers keep what a page stores by
/// its address, and are used again.
fn on_a_new_port(start: impl Fn() -> Result<Served>) -> Result<Served> {
    static HAD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    loop {
        let served = start()?;
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(served.url()) {
            return Ok(served);
        }
    }
}

fn dist() -> Result<PathBuf> {
    let dir = std::env::var_os("MINA_DIST").map_or_else(xtask::paths::dist, PathBuf::from);
    if !dir.join("index.html").exists() {
        bail!("there is no page in {}: run `cargo xtask dist` first", dir.display());
    }
    Ok(dir)
}

/// Copies a folder with all that is in it, but for links.
pub(crate) fn copy_all(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy_all(&entry.path(), &target)?;
        } else if kind.is_file() {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
