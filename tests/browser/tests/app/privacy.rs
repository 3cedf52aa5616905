//! What the page says of what it keeps is what it keeps.

use anyhow::{Result, ensure};
use browser_tests::{Person, SVERIGE, SYD, Setup, Site, Walk, run};
use mina_uppgifter::session::{Field, Route};
use mina_uppgifter::text::t;
use serde_json::{Value, json};

#[test]
fn defect_10_nothing_is_saved_beyond_the_tab_and_the_page_says_what_is() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SVERIGE, SYD])?)?;
        walk.open().await?;
        walk.jump(Route::Check).await?;
        page.wait_says("#stored", walk.t(t::check::STORED_NOTHING)).await?;
        walk.resume(Route::Letter(1)).await?;
        walk.letter(1).write(Field::Place, "Ystad").await?;
        let kept = async || Ok(walk.kept().await?.to_string().contains("Ystad"));
        page.until("the last change to be kept", kept).await?;
        walk.jump(Route::Check).await?;
        let kept = walk.kept().await?;
        let only = kept.as_array().filter(|all| all.len() == 1).and_then(|all| all.first());
        let visit = only.and_then(|entry| entry.pointer("/1")).and_then(Value::as_str);
        let visit = visit.ok_or_else(|| anyhow::anyhow!("it keeps {kept}"))?;
        let count = u32::try_from(visit.chars().count())?;
        page.wait_says("#stored", &walk.texts.fill(t::check::size(count))).await?;
        let lasting = page.script("return Object.entries(localStorage)", Vec::new()).await?;
        ensure!(lasting == json!([]), "{lasting}");
        Ok(())
    })
}
