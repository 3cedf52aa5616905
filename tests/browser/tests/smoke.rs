//! The page starts, with nothing in the console and no request to anyone else.

use anyhow::{Result, ensure};
use browser_tests::{Setup, Site, run};

/// What stands on the page until the program has started, and if it does not start.
const FALLBACK: &str = ".companies";

#[test]
fn the_page_starts_and_asks_nobody_else() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        page.open("").await?;
        page.wait_gone(FALLBACK).await?;
        page.wait_for("h1").await?;
        let origin = page.site().url();
        for url in page.requests().await? {
            ensure!(
                url.starts_with(&origin) || url.starts_with("data:") || url == "about:blank",
                "a request to {url}"
            );
        }
        Ok(())
    })
}

#[test]
fn another_site_can_show_the_page_in_a_frame() -> Result<()> {
    let page_site = Site::dist()?;
    let dir = xtask::paths::target().join("browser/host");
    std::fs::create_dir_all(&dir)?;
    let url = page_site.url();
    let html = format!(
        "<!doctype html><html lang=\"en\"><link rel=\"icon\" href=\"data:,\"><title>Host</title>\
         <iframe title=\"Mina uppgifter\" src=\"{url}\" allow=\"clipboard-write\"></iframe>"
    );
    std::fs::write(dir.join("index.html"), html)?;
    run(Setup::new(Site::host(&dir)?), async |page| {
        page.open("").await?;
        let frame = page.wait_for("iframe").await?;
        frame.enter_frame().await?;
        page.wait_gone(FALLBACK).await?;
        page.wait_for("h1").await?;
        Ok(())
    })
}
