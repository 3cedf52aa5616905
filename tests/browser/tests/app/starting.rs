//! When the page cannot start: each cause is told apart, with what helps, and the addresses are there.

use anyhow::{Context, Result, ensure};
use browser_tests::{Ability, Page, Person, SYD, Setup, Site, Source, Walk, run};
use mina_uppgifter::session::Route;
use serde_json::json;
use xtask::serve::{HeaderMap, HeaderValue};

/// The help that is shown, if the page says that it has not started.
const HELP: &str = "const failed = document.getElementById('failed'); \
     if (!failed?.checkVisibility()) return null; \
     const shown = [...failed.querySelectorAll('[data-why]')].filter((help) => !help.hidden); \
     return shown.map((help) => [help.dataset.why, \
         help.querySelectorAll('p:not([lang])').length, help.querySelectorAll('p[lang=en]').length])";

/// Someone is told what is wrong, in both languages, and can reach both companies.
async fn the_way_out_is_shown(page: &Page, why: &str) -> Result<()> {
    let told = async || Ok(page.script(HELP, Vec::new()).await? == json!([[why, 1, 1]]));
    page.until(&format!("the help for `{why}`"), told).await?;
    expect_addresses(page).await?;
    let text = page.script("return document.body.innerText", Vec::new()).await?;
    let loads = text.as_str().unwrap_or_default().contains("Sidan laddas");
    ensure!(loads == (why == "slow"), "says that it loads: {loads}");
    page.expect_accessible().await
}

async fn expect_addresses(page: &Page) -> Result<()> {
    let text = page.script("return document.body.innerText", Vec::new()).await?;
    let text = text.as_str().unwrap_or_default();
    for policy in &Source::get()?.facts.policies {
        let email = &policy.controller.email;
        ensure!(text.contains(email.as_str()), "{email} is not shown in {text}");
        let link = format!("a[href=\"mailto:{email}\"]");
        ensure!(!page.all(&link).await?.is_empty(), "no link to {email}");
        if let Some(phone) = &policy.controller.phone {
            ensure!(text.contains(phone.as_str()), "{phone} is not shown");
            let digits: String = phone.chars().filter(char::is_ascii_digit).skip(1).collect();
            let link = format!("a[href=\"tel:+46{digits}\"]");
            ensure!(!page.all(&link).await?.is_empty(), "no link that calls {phone}");
        }
    }
    Ok(())
}

/// Opens a page that cannot start, which must say why, and try again when asked to.
fn cannot_start(site: Site, why: &str) -> Result<()> {
    run(Setup::new(site).may_complain(), async |page| fails_again(page, why).await)
}

async fn fails_again(page: &Page, why: &str) -> Result<()> {
    page.open("").await?;
    the_way_out_is_shown(page, why).await?;
    page.script("window.before = true", Vec::new()).await?;
    page.tap("#retry").await?;
    let anew = async || Ok(page.script("return !window.before", Vec::new()).await? == true);
    page.until("the page to be loaded anew", anew).await?;
    the_way_out_is_shown(page, why).await
}

/// The files without which nothing starts.
const NEEDED: [(&str, &str); 5] = [
    ("facts.", ".json"),
    ("text.sv.", ".json"),
    ("app.", ".wasm"),
    ("app.", ".js"),
    ("begin.", ".js"),
];

#[test]
fn a_file_that_is_missing_on_the_server_is_told() -> Result<()> {
    for (begins, ends) in NEEDED {
        cannot_start(Site::copy()?.remove(begins, ends)?, "missing")
            .with_context(|| format!("without {begins}…{ends}"))?;
    }
    Ok(())
}

#[test]
fn a_file_that_is_cut_off_is_told() -> Result<()> {
    for (begins, ends) in NEEDED {
        let half = |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2);
        cannot_start(Site::copy()?.change(begins, ends, half)?, "cut")
            .with_context(|| format!("with half of {begins}…{ends}"))?;
    }
    Ok(())
}

#[test]
fn a_file_that_was_changed_is_told_and_not_run() -> Result<()> {
    for (begins, ends) in NEEDED {
        let other = |bytes: &mut Vec<u8>| {
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
        };
        cannot_start(Site::copy()?.change(begins, ends, other)?, "changed")
            .with_context(|| format!("with another {begins}…{ends}"))?;
    }
    Ok(())
}

#[test]
fn a_script_of_the_wrong_type_is_told() -> Result<()> {
    fn plain(script: &str, path: &str, headers: &mut HeaderMap) {
        if path.starts_with(script) && path.ends_with(".js") {
            headers.insert("content-type", HeaderValue::from_static("text/plain"));
        }
    }
    cannot_start(Site::misconfigured(|path, it| plain("assets/app.", path, it))?, "type")?;
    cannot_start(Site::misconfigured(|path, it| plain("assets/begin.", path, it))?, "type")
}

/// Programs of the wrong type are read all the same.
#[test]
fn a_program_of_the_wrong_type_starts() -> Result<()> {
    let site = Site::misconfigured(|path, headers| {
        if path.ends_with(".wasm") {
            headers.insert("content-type", HeaderValue::from_static("application/octet-stream"));
        }
    })?;
    run(Setup::new(site).may_complain(), async |page| {
        let walk = Walk::new(page, Person::job_seeker(&[SYD])?)?;
        walk.resume(Route::Letter(1)).await
    })
}

#[test]
fn a_site_that_does_not_allow_webassembly_is_told() -> Result<()> {
    let site = Site::misconfigured(|_, headers| {
        let policy = "default-src 'self'; script-src 'self'";
        headers.insert("content-security-policy", HeaderValue::from_static(policy));
    })?;
    run(Setup::new(site).may_complain(), async |page| {
        if page.can(Ability::WasmPolicy) { fails_again(page, "csp").await } else { Ok(()) }
    })
}

/// Then nothing can be told, but all that matters is there, and nothing is said to be on its way.
#[test]
fn where_no_script_is_allowed_the_page_can_be_read() -> Result<()> {
    let site = Site::misconfigured(|_, headers| {
        let policy = "default-src 'self'; script-src 'none'";
        headers.insert("content-security-policy", HeaderValue::from_static(policy));
    })?;
    run(Setup::new(site).may_complain(), async |page| {
        page.open("").await?;
        expect_addresses(page).await?;
        let loads = "return getComputedStyle(document.getElementById('loading')).visibility";
        let quiet = async || Ok(page.script(loads, Vec::new()).await? == "hidden");
        page.until("it to say no longer that it loads", quiet).await?;
        page.expect_accessible().await
    })
}

/// Opens the page after a script has taken something from the browser.
fn in_a_browser(without: &str, why: &str) -> Result<()> {
    run(Setup::new(Site::dist()?).may_complain(), async |page| {
        page.before(without)?;
        page.open("").await?;
        the_way_out_is_shown(page, why).await
    })
}

#[test]
fn a_browser_without_webassembly_is_told() -> Result<()> {
    in_a_browser("delete window.WebAssembly", "wasm")
}

#[test]
fn a_browser_without_modules_is_told_that_it_is_old() -> Result<()> {
    // This browser would run the module all the same.
    run(Setup::new(Site::copy()?.remove("app.", ".js")?).may_complain(), async |page| {
        page.before("delete HTMLScriptElement.prototype.noModule")?;
        page.open("").await?;
        the_way_out_is_shown(page, "old").await
    })
}

#[test]
fn a_browser_that_does_not_understand_the_program_is_told_that_it_is_old() -> Result<()> {
    let refuse = "for (const name of ['instantiate', 'instantiateStreaming']) WebAssembly[name] = \
         async () => { throw new WebAssembly.CompileError('invalid opcode 0xfc'); }";
    in_a_browser(refuse, "old")
}

#[test]
fn a_program_that_breaks_at_the_start_is_told() -> Result<()> {
    let refuse = "for (const name of ['instantiate', 'instantiateStreaming']) WebAssembly[name] = \
         async () => { throw new Error('out of memory'); }";
    in_a_browser(refuse, "other")
}

#[test]
fn a_network_that_breaks_off_is_told() -> Result<()> {
    run(Setup::new(Site::dist()?).may_complain(), async |page| {
        // As browsers do when the connection is gone.
        let gone = "const real = window.fetch; window.fetch = (url, ...rest) => \
             /\\.wasm$/.test(url) && !sessionStorage.online \
             ? Promise.reject(new TypeError('Failed to fetch')) : real(url, ...rest)";
        page.before(gone)?;
        page.open("").await?;
        the_way_out_is_shown(page, "network").await?;
        page.script("sessionStorage.online = 1", Vec::new()).await?;
        page.tap("#retry").await?;
        page.wait_for("#title").await.map(|_| ())
    })
}

/// What was kept from an earlier visit may be broken; what the server has is not.
#[test]
fn a_broken_copy_in_the_browser_is_fetched_anew() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let once = "const real = window.fetch; window.asked = []; \
             window.fetch = (url, options) => { window.asked.push([String(url), options?.cache ?? null]); \
             return /app\\.\\w+\\.wasm$/.test(url) && !options?.cache ? Promise.reject(new TypeError('integrity')) \
             : real(url, options); }";
        page.before(once)?;
        page.open("").await?;
        page.wait_for("#title").await?;
        let asked = page.script("return window.asked", Vec::new()).await?;
        let asked: Vec<(String, Option<String>)> = serde_json::from_value(asked)?;
        let wasm = asked.iter().filter(|(url, _)| url.contains("/app.") && url.ends_with("wasm"));
        let caches: Vec<Option<&str>> = wasm.map(|(_, cache)| cache.as_deref()).collect();
        ensure!(caches == [None, Some("reload")], "{asked:?}");
        Ok(())
    })
}

/// A start that hangs says so after a while, and still goes on when the file comes.
#[test]
fn a_start_that_hangs_is_told_and_goes_on() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        let soon = "const real = window.setTimeout; \
             window.setTimeout = (act, time, ...rest) => real(act, time === 20000 ? 0 : time, ...rest)";
        page.before(soon)?;
        let held = "const real = window.fetch; window.fetch = async (url, ...rest) => { \
             if (/app\\.\\w+\\.wasm$/.test(url)) await new Promise((go) => { window.go = go; }); \
             return real(url, ...rest); }";
        page.before(held)?;
        page.open("").await?;
        the_way_out_is_shown(page, "slow").await?;
        page.script("window.go()", Vec::new()).await?;
        page.wait_for("#title").await?;
        ensure!(page.all("#failed").await?.is_empty(), "it still says that it has not started");
        Ok(())
    })
}

/// A browser that checks digests and origins loads neither styles nor scripts from a file; one that does
/// not must say the same.
#[test]
fn opened_as_a_file_the_page_says_so() -> Result<()> {
    let site = Site::copy()?;
    let address = format!("file://{}", site.file("index.", ".html")?.display());
    run(Setup::new(site).may_complain(), async |page| {
        page.driver().goto(&address).await?;
        page.wait_for(".unstyled").await?;
        let said = "return document.querySelector('.unstyled').checkVisibility()";
        ensure!(page.script(said, Vec::new()).await? == true, "it does not say so");
        expect_addresses(page).await?;
        page.tap("main > p > a[lang=en]").await?;
        let english = "return document.documentElement.lang";
        let shown = async || Ok(page.script(english, Vec::new()).await? == "en");
        page.until("the page in English", shown).await?;
        expect_addresses(page).await
    })?;
    let unchecked = Site::copy()?.change("index.", ".html", |bytes| {
        let html = String::from_utf8_lossy(bytes).into_owned();
        let parts: Vec<&str> = html.split(" integrity=\"").collect();
        let bare = parts.iter().enumerate().map(|(i, part)| match i {
            0 => (*part).to_owned(),
            _ => part.split_once('"').map_or(String::new(), |(_, rest)| rest.to_owned()),
        });
        *bytes = bare.collect::<String>().replace(" crossorigin", "").into_bytes();
    })?;
    let address = format!("file://{}", unchecked.file("index.", ".html")?.display());
    run(Setup::new(unchecked).may_complain(), async |page| {
        page.driver().goto(&address).await?;
        the_way_out_is_shown(page, "file").await?;
        let said = "return document.querySelector('.unstyled').checkVisibility()";
        ensure!(page.script(said, Vec::new()).await? == false, "it says so twice");
        Ok(())
    })
}

#[test]
fn with_english_missing_an_english_browser_gets_the_page_or_the_addresses() -> Result<()> {
    let site = Site::copy()?.remove("text.en.", ".json")?;
    run(Setup::new(site).locale("en-GB").may_complain(), async |page| {
        page.open("").await?;
        the_way_out_is_shown(page, "missing").await
    })
}

/// Every help that the page has is one of those that are tried here, and the other way round.
#[test]
fn no_cause_is_untold() -> Result<()> {
    run(Setup::new(Site::dist()?).without_scripts(), async |page| {
        page.open("").await?;
        let all = "return [...document.querySelectorAll('[data-why]')].map((h) => h.dataset.why)";
        let all: Vec<String> = serde_json::from_value(page.script(all, Vec::new()).await?)?;
        let tried = [
            "wasm", "csp", "network", "missing", "cut", "changed", "type", "old", "file", "slow",
            "other",
        ];
        ensure!(all == tried, "{all:?}");
        Ok(())
    })
}
