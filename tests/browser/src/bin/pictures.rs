//! The pictures in the README: `cargo xtask pictures` builds the page and runs this on it.

use anyhow::Result;
use browser_tests::{Page, Person, SYD, Setup, Site, Walk, run};
use mina_uppgifter::session::Route;
use std::path::Path;

fn main() -> Result<()> {
    let docs = xtask::paths::root().join("docs");
    std::fs::create_dir_all(&docs)?;
    run(Setup::new(Site::dist()?), async |page| {
        let person = Person::job_seeker(&[SYD])?.named("Kim Exempel");
        let walk = Walk::new(page, person)?;
        walk.walk_to(Route::Start).await?;
        take(page, &docs.join("start.png")).await?;
        walk.walk_to(Route::Letter(1)).await?;
        walk.letter(1).write_all().await?;
        page.script("document.getElementById('letter').scrollIntoView();", Vec::new()).await?;
        take(page, &docs.join("letter.png")).await
    })
}

async fn take(page: &Page, path: &Path) -> Result<()> {
    page.picture(path).await?;
    println!("{}", path.display());
    Ok(())
}
