//! The harness keeps its promises: a browser is what its setup says, damage is met, and complaints
//! are heard.

use anyhow::{Result, bail, ensure};
use browser_tests::{Ability, Engine, Page, Scheme, Setup, Site, run};
use serde_json::json;

#[test]
fn a_browser_is_what_its_setup_says() -> Result<()> {
    const FACTS: &str = "return [innerWidth, innerHeight, navigator.language, \
         new Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2), \
         matchMedia('(prefers-color-scheme: dark)').matches, \
         matchMedia('(prefers-reduced-motion: reduce)').matches]";
    run(Setup::new(Site::dist()?), async |page| {
        page.open("").await?;
        let facts = page.script(FACTS, Vec::new()).await?;
        let own = if page.can(Ability::Language) { "sv" } else { "en" };
        ensure!(facts == json!([390, 844, "sv-SE", own, false, false]), "{facts}");
        Ok(())
    })?;
    let other = Setup::new(Site::dist()?)
        .size(1280, 800)
        .locale("en-GB")
        .scheme(Scheme::Dark)
        .media("prefers-reduced-motion", "reduce");
    run(other, async |page| {
        page.open("").await?;
        let facts = page.script(FACTS, Vec::new()).await?;
        ensure!(facts == json!([1280, 800, "en-GB", "en", true, true]), "{facts}");
        Ok(())
    })
}

/// A browser that goes from test to test brings nothing of the one before.
#[test]
fn every_test_begins_with_nothing() -> Result<()> {
    const FOUND: &str = "return [sessionStorage.length, localStorage.length, history.length < 3]";
    const LEFT: &str = "sessionStorage.setItem('left', 1); localStorage.setItem('left', 1); \
         console.error('left'); history.pushState(null, '', '#left'); history.pushState(null, '', '#too')";
    for loud in [true, false, true, false] {
        let setup = Setup::new(Site::dist()?);
        run(if loud { setup.may_complain() } else { setup }, async |page| {
            page.open("").await?;
            page.expect_quiet().await?;
            let found = page.script(FOUND, Vec::new()).await?;
            ensure!(found == json!([0, 0, true]), "{found}");
            let windows = page.driver().windows().await?.len();
            ensure!(windows == 1, "{windows} windows are open");
            ensure!(std::fs::read_dir(page.downloads())?.next().is_none(), "there are downloads");
            if loud {
                page.script(LEFT, Vec::new()).await?;
                page.new_tab().await?;
                std::fs::write(page.downloads().join("left"), "left")?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn what_is_copied_can_be_pasted() -> Result<()> {
    run(Setup::new(Site::dist()?).clipboard(), async |page| {
        page.open("").await?;
        // Browsers want a click.
        page.script(
            "const b = document.createElement('button'); b.textContent = 'copy'; \
             b.id = 'copy'; document.body.prepend(b); \
             b.onclick = () => navigator.clipboard.writeText('åäö\\n$& <b>') \
             .then(() => { b.textContent = 'copied'; })",
            Vec::new(),
        )
        .await?;
        page.tap("#copy").await?;
        page.wait_says("#copy", "copied").await?;
        let text = page.pasted().await?;
        ensure!(text == "åäö\n$& <b>", "{text:?}");
        Ok(())
    })
}

#[test]
fn what_is_covered_cannot_be_tapped() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        page.open("").await?;
        page.wait_for("a.door").await?;
        let cover = "const cover = document.createElement('p'); cover.id = 'cover'; \
             cover.style.cssText = 'position: fixed; inset: 0; z-index: 9'; document.body.append(cover)";
        page.script(cover, Vec::new()).await?;
        let Err(error) = page.tap("a.door").await else { bail!("it was tapped") };
        ensure!(format!("{error:#}").contains("covered by \"<p id="), "{error:#}");
        Ok(())
    })
}

/// As a page that grows while the pointer is on its way, which comes down where the button was.
#[test]
fn what_moves_away_is_tapped_where_it_stands_and_nothing_else_is() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        page.open("").await?;
        page.wait_for("a.door").await?;
        let shy = "const under = document.createElement('p'), shy = document.createElement('button'); \
             under.style.cssText = 'position: fixed; inset: 0; z-index: 9; background: white'; \
             shy.style.cssText = 'position: absolute; inset: 100px auto auto 100px'; \
             shy.id = 'shy'; shy.textContent = 'shy'; under.append(shy); document.body.append(under); \
             const away = () => { shy.style.top = '300px'; }; \
             addEventListener('pointermove', away, { once: true }); \
             window.met = []; for (const kind of ['pointerdown', 'mousedown', 'click']) \
             document.addEventListener(kind, ({ target }) => met.push(`${kind} ${target.localName}`))";
        page.script(shy, Vec::new()).await?;
        page.tap("#shy").await?;
        let met = page.script("return met", Vec::new()).await?;
        ensure!(met == json!(["pointerdown button", "mousedown button", "click button"]), "{met}");
        let top =
            page.script("return document.querySelector('#shy').style.top", Vec::new()).await?;
        ensure!(top == "300px", "it stands at {top}");
        Ok(())
    })
}

/// Waits until the console holds a complaint with this in it, which may come after the page.
async fn complains_of(page: &mut Page, what: &str) -> Result<()> {
    for _ in 0..200 {
        match page.expect_quiet().await {
            Err(loud) if loud.to_string().contains(what) => return Ok(()),
            _ => page.script("return 0", Vec::new()).await?,
        };
    }
    bail!("no word of {what} in the console: {:?}", page.console().await?)
}

#[test]
fn a_changed_program_is_not_run() -> Result<()> {
    let site = Site::copy()?.change("app.", ".wasm", |bytes| bytes.push(0))?;
    run(Setup::new(site).may_complain(), async |page| {
        page.open("").await?;
        if page.can(Ability::Console) {
            complains_of(page, "integrity").await?;
        }
        page.wait_for("#failed:not([hidden])").await?;
        Ok(())
    })
}

#[test]
fn a_missing_file_is_heard() -> Result<()> {
    let site = Site::copy()?.remove("style.", ".css")?;
    run(Setup::new(site).may_complain(), async |page| {
        page.open("").await?;
        complains_of(page, "style.").await
    })
}

#[test]
fn the_policy_stops_inline_scripts() -> Result<()> {
    run(Setup::new(Site::dist()?).may_complain(), async |page| {
        page.open("").await?;
        page.script(
            "const s = document.createElement('script'); s.textContent = 'window.ran = true'; \
             document.body.append(s)",
            Vec::new(),
        )
        .await?;
        ensure!(page.script("return window.ran === undefined", Vec::new()).await? == json!(true));
        complains_of(page, "violates").await
    })
}

#[test]
fn a_test_that_fails_leaves_its_evidence() -> Result<()> {
    let failed = xtask::paths::target().join("browser/failed").join(Engine::from_env().name());
    let dir = failed.join("a_test_that_fails_leaves_its_evidence");
    let _ = std::fs::remove_dir_all(&dir);
    let outcome = run(Setup::new(Site::dist()?), async |page| {
        page.open("").await?;
        bail!("on purpose")
    });
    ensure!(outcome.is_err_and(|error| error.to_string() == "on purpose"));
    for name in ["page.png", "page.html", "console.txt"] {
        ensure!(dir.join(name).exists(), "{name} is missing");
    }
    std::fs::remove_dir_all(&dir)?;
    Ok(())
}

#[test]
fn what_is_inaccessible_is_found() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        page.open("").await?;
        page.script("document.body.append(document.createElement('input'))", Vec::new()).await?;
        match page.expect_accessible().await {
            Err(error) => ensure!(error.to_string().contains("label: "), "{error}"),
            Ok(()) => bail!("an input without a label should be found"),
        }
        Ok(())
    })
}
