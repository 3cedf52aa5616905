//! The page in a frame of another site: the pages of `tests/browser/hosts/`, on an origin of their own.

use anyhow::{Context, Result, ensure};
use browser_tests::screens::VISIT;
use browser_tests::{Ability, Page, Person, SYD, Scheme, Setup, Site, Walk, run};
use mina_uppgifter::session::Route;
use mina_uppgifter::text::t;
use serde_json::{Value, json};
use std::path::PathBuf;
use xtask::serve::HeaderValue;

/// The frame that `<mina-uppgifter>` makes, of the first or another of them.
const FRAME: &str = "return document.querySelectorAll('mina-uppgifter')[arguments[0]]?.shadowRoot?.querySelector('iframe')";

/// The host pages, with the address of `tool` in them.
fn hosts(tool: &Site) -> Result<Site> {
    let address = tool.url();
    let address = address.trim_end_matches('/');
    let port = address.rsplit(':').next().unwrap_or_default();
    let to: PathBuf = xtask::paths::target().join("browser/hosts").join(port);
    std::fs::create_dir_all(&to)?;
    for entry in std::fs::read_dir(xtask::paths::root().join("tests/browser/hosts"))? {
        let path = entry?.path();
        let html = std::fs::read_to_string(&path)?.replace("TOOL", address);
        std::fs::write(to.join(path.file_name().unwrap_or_default()), html)?;
    }
    Site::host(&to)
}

/// Runs a test on a host page; it gets the address of the tool.
fn on(
    host: &str,
    tool: Site,
    change: fn(Setup) -> Setup,
    test: impl AsyncFnOnce(&mut Page, &str) -> Result<()>,
) -> Result<()> {
    run(change(Setup::new(hosts(&tool)?)), async |page| {
        page.listen_to(&tool);
        page.open(host).await?;
        test(page, &tool.url()).await
    })
}

fn as_it_is(setup: Setup) -> Setup {
    setup
}

/// Goes into the frame of the element with this number, once the first screen stands in it.
async fn enter(page: &Page, number: usize) -> Result<()> {
    let there = async || Ok(!page.script(FRAME, vec![json!(number)]).await?.is_null());
    page.until("the frame", there).await?;
    // It is loaded when it is looked at.
    let look = "document.querySelectorAll('mina-uppgifter')[arguments[0]].scrollIntoView()";
    page.script(look, vec![json!(number)]).await?;
    let frame = page.driver().execute(FRAME, vec![json!(number)]).await?.element()?;
    frame.enter_frame().await?;
    page.wait_for("#app #title").await?;
    Ok(())
}

/// Goes into a frame that the host page makes itself.
async fn enter_plain(page: &Page) -> Result<()> {
    page.wait_for("iframe").await?.enter_frame().await?;
    Ok(())
}

/// Goes back to the host page.
async fn leave(page: &Page) -> Result<()> {
    Ok(page.driver().enter_default_frame().await?)
}

/// Waits until the frame is as tall as what is in it: so long is the page whole, and no taller.
async fn wait_fits(page: &Page, number: usize) -> Result<()> {
    enter(page, number).await?;
    let fits = "const body = document.body.getBoundingClientRect(); \
         return [Math.ceil(body.height), innerHeight, document.scrollingElement.scrollHeight]";
    let fitting = async || {
        let sizes: Vec<i64> = serde_json::from_value(page.script(fits, Vec::new()).await?)?;
        Ok(matches!(*sizes, [body, frame, all] if body == frame && all == frame && body > 300))
    };
    let waited = page.until("the frame to be as tall as the page in it", fitting).await;
    if let Err(error) = waited {
        let sizes = page.script(fits, Vec::new()).await.unwrap_or_default();
        return Err(error.context(format!("body, frame, all: {sizes}")));
    }
    leave(page).await
}

/// A browser that cannot share complains of a site that lets the frame do so, and any of one that gives
/// a frame of its own origin all that a sandbox can.
async fn quiet_but_for_sharing(page: &mut Page) -> Result<()> {
    let loud = page.console().await?.iter().filter(|entry| entry.level != "INFO");
    let about_host = ["web-share", "can escape its sandboxing"];
    let of_ours = loud.filter(|entry| !about_host.iter().any(|what| entry.message.contains(what)));
    let loud: Vec<_> = of_ours.collect();
    ensure!(loud.is_empty(), "{loud:?}");
    Ok(())
}

fn texts(page: &Page) -> Result<Walk<'_>> {
    Walk::new(page, Person::job_seeker(&[SYD])?)
}

/// The way to the page that stands in place of the frame, as long as there is none.
const LINK: &str = "const element = document.querySelector('mina-uppgifter'); \
     const slot = element.shadowRoot.querySelector('slot'); \
     const own = element.querySelector('a') ?? slot.querySelector('a'); \
     return slot.hidden ? null : own.href";

#[test]
fn a_site_shows_the_page_and_cannot_read_it() -> Result<()> {
    on("plain.html", Site::dist()?, as_it_is, async |page, tool| {
        wait_fits(page, 0).await?;
        // The host has kept the focus, and the link has gone.
        let at = page.script("return document.activeElement.id", Vec::new()).await?;
        ensure!(at == "search", "the focus is on {at}");
        ensure!(page.script(LINK, Vec::new()).await?.is_null(), "the link is still there");
        let about = format!(
            "const frame = (() => {{ {FRAME} }})(0); return [frame.title, \
             frame.getAttribute('allow'), frame.loading, frame.referrerPolicy, frame.contentDocument]"
        );
        let about = about.replace("arguments[0]", "0");
        let about = page.script(&about, Vec::new()).await?;
        let title = "Mina uppgifter: vad Clustera har om dig";
        let shares = page.script("return 'share' in navigator", Vec::new()).await? == json!(true);
        let allow = if shares { "clipboard-write; web-share" } else { "clipboard-write" };
        ensure!(about == json!([title, allow, "lazy", "no-referrer", null]), "{about}");

        enter(page, 0).await?;
        let walk = texts(page)?;
        walk.sees(walk.t(t::embedded::SHORT_LIVED)).await?;
        let own = page.property("#framed a", "href").await?;
        let own = own.as_str().unwrap_or_default();
        ensure!(own.starts_with(tool) && own.contains("company=clustera-syd"), "{own}");
        let blank = page.property("#framed a", "target").await?;
        ensure!(blank == "_blank", "it opens in {blank}");
        let referrer = page.script("return document.referrer", Vec::new()).await?;
        ensure!(referrer == "", "the page learns where it is: {referrer}");
        page.expect_accessible().await?;
        // What the address has answered is not asked: the door leads past company and role.
        page.tap("a.door").await?;
        page.wait_says("#title", walk.t(t::points::TITLE)).await?;
        page.wait_focus("#title").await?;
        // The new screen begins where one sees it.
        leave(page).await?;
        let top = "const box = document.querySelector('mina-uppgifter').getBoundingClientRect(); \
             return box.top > -1 && box.top < innerHeight";
        let seen = async || Ok(page.script(top, Vec::new()).await? == json!(true));
        page.until("the top of the tool to be seen", seen).await?;
        wait_fits(page, 0).await
    })
}

#[test]
fn a_new_screen_scrolls_the_site_to_the_top_of_the_tool() -> Result<()> {
    on("plain.html", Site::dist()?, as_it_is, async |page, _| {
        wait_fits(page, 0).await?;
        enter(page, 0).await?;
        // Its place is below the window, and WebKit does not scroll a site for a frame of another.
        page.script("document.querySelector('footer .links a').click()", Vec::new()).await?;
        page.wait_says("#title", texts(page)?.t(t::about::TITLE)).await?;
        leave(page).await?;
        wait_fits(page, 0).await?;
        // Far down, and on by the address while the person is in a field of the host: the focus stays
        // there, and helps nothing.
        page.tap("#search").await?;
        page.script("document.querySelector('#after').scrollIntoView()", Vec::new()).await?;
        let top = "return Math.round(document.querySelector('mina-uppgifter')\
             .getBoundingClientRect().top) + 0";
        let before = page.script(top, Vec::new()).await?.as_i64().unwrap_or_default();
        ensure!(before < -100, "it is not far down: {before}");
        let go = format!(
            "const frame = (() => {{ {FRAME} }})(); \
             frame.contentWindow.location.replace(frame.src + '#/check')"
        )
        .replace("arguments[0]", "0");
        page.script(&go, Vec::new()).await?;
        let back = async || Ok(page.script(top, Vec::new()).await? == json!(0));
        page.until("the host to show the top of the tool", back).await?;
        let at = page.script("return document.activeElement.id", Vec::new()).await?;
        ensure!(at == "search", "the frame has taken the focus: {at}");
        Ok(())
    })
}

#[test]
fn a_strict_site_needs_two_directives() -> Result<()> {
    on("strict.html", Site::dist()?, as_it_is, async |page, _| {
        wait_fits(page, 0).await?;
        enter(page, 0).await?;
        // The site's own colour, made lighter for the dark.
        let painted = "const style = getComputedStyle(document.documentElement); \
             return [style.colorScheme, style.getPropertyValue('--bg'), \
             style.getPropertyValue('--light-accent'), style.getPropertyValue('--accent')]";
        let made = mina_uppgifter::session::Colour([0x0a, 0x6b, 0x5d]);
        let dark = made.accent_on(mina_uppgifter::session::DARK).accent.css();
        let expected = json!(["dark", "#12171c", made.css(), dark]);
        let as_asked = async || Ok(page.script(painted, Vec::new()).await? == expected);
        page.until("the colours", as_asked).await?;
        page.expect_accessible().await
    })
}

#[test]
fn where_no_frame_is_allowed_there_is_a_link() -> Result<()> {
    fn refusing(_: &str, headers: &mut xtask::serve::HeaderMap) {
        let value = HeaderValue::from_static("frame-ancestors 'none'");
        headers.insert("content-security-policy", value);
    }
    for (host, tool) in
        [("no-frames.html", Site::dist()?), ("plain.html", Site::misconfigured(refusing)?)]
    {
        on(host, tool, Setup::may_complain, async |page, tool| {
            // Once the browser has said that it refuses the frame.
            let refused = async || {
                let said = page.driver().browser_log().await?;
                Ok(said.iter().any(|entry| entry.message.contains("violates")))
            };
            if page.can(Ability::Console) {
                page.until("the frame to be refused", refused).await?;
            }
            let link = page.script(LINK, Vec::new()).await?;
            ensure!(link.as_str().is_some_and(|link| link.starts_with(tool)), "{host}: {link}");
            let hidden = format!("const frame = (() => {{ {FRAME} }})(); \
                 return getComputedStyle(frame).display === 'none'");
            let hidden = hidden.replace("arguments[0]", "0");
            // Whether the page itself refuses, a site cannot see.
            let expected = json!(host == "no-frames.html");
            let is = async || Ok(page.script(&hidden, Vec::new()).await? == expected);
            page.until(&format!("the frame to be hidden: {expected}"), is).await?;
            let seen = "const box = document.querySelector('mina-uppgifter').getBoundingClientRect(); \
                 return box.height > 10 && box.width > 10";
            ensure!(page.script(seen, Vec::new()).await? == json!(true), "{host}: it has no size");
            Ok(())
        })
        .with_context(|| host.to_owned())?;
    }
    Ok(())
}

#[test]
fn a_frame_without_a_script_works() -> Result<()> {
    on("no-scripts.html", Site::dist()?, Setup::may_complain, async |page, _| {
        enter_plain(page).await?;
        let walk = texts(page)?;
        // It begins where the address says, with the company chosen.
        page.wait_says("#title", walk.t(t::role::TITLE)).await?;
        page.tap("a.door").await?;
        page.wait_says("#title", walk.t(t::points::TITLE)).await?;
        // The main action stands where it stands, and covers nothing.
        let place = "return getComputedStyle(document.querySelector('.action')).position";
        ensure!(page.script(place, Vec::new()).await? == "static", "the action sticks");
        quiet_but_for_sharing(page).await
    })
}

#[test]
fn a_sandbox_of_the_documented_kind_takes_nothing_away() -> Result<()> {
    for host in ["sandbox.html", "sandboxed-host.html"] {
        on(host, Site::dist()?, Setup::may_complain, async |page, _| {
            enter_plain(page).await?;
            if host == "sandboxed-host.html" {
                enter(page, 0).await?;
            }
            page.wait_for("#app #title").await?;
            let walk = texts(page)?;
            page.tap("a.door").await?;
            page.wait_gone("main .lead + .cards a[href='#/requests']").await?;
            let kept = async || Ok(walk.kept().await?.to_string().contains(VISIT));
            page.until("the visit to be kept", kept).await?;
            ensure!(page.all(".not-kept").await?.is_empty(), "it says that nothing is kept");
            quiet_but_for_sharing(page).await
        })
        .with_context(|| host.to_owned())?;
    }
    Ok(())
}

#[test]
fn a_sandbox_without_an_origin_works_from_memory() -> Result<()> {
    on("sandbox-without-origin.html", Site::dist()?, Setup::may_complain, async |page, _| {
        enter_plain(page).await?;
        if !page.can(Ability::SelfInSandbox) {
            // Then no file of the page may be used, and what can be read without them is there.
            return page.wait_says("main.fallback", texts(page)?.t(t::start::FACTS)).await;
        }
        page.wait_for("#app #title").await?;
        let walk = texts(page)?;
        ensure!(page.script("return origin", Vec::new()).await? == "null", "it has an origin");
        // Its styles are from elsewhere then, and checked by their digest all the same.
        let styled = "return getComputedStyle(document.querySelector('#app')).maxInlineSize";
        ensure!(page.script(styled, Vec::new()).await? == "760px", "it has no styles");
        page.tap("a.door").await?;
        walk.sees(walk.t(t::app::NOT_KEPT)).await?;
        // The later part of the program arrives too.
        page.tap("footer .links a").await?;
        page.wait_says("#title", walk.t(t::about::TITLE)).await
    })
}

#[test]
fn a_sandbox_without_scripts_shows_what_can_be_read() -> Result<()> {
    on("sandbox-without-scripts.html", Site::dist()?, Setup::may_complain, async |page, _| {
        enter_plain(page).await?;
        let walk = texts(page)?;
        page.wait_for("#app main.fallback").await?;
        page.wait_says("main", walk.t(t::start::FACTS)).await
    })
}

#[test]
fn a_site_in_arabic_changes_nothing_in_the_frame() -> Result<()> {
    on("right-to-left.html", Site::dist()?, as_it_is, async |page, _| {
        wait_fits(page, 0).await?;
        let wide = "const box = document.querySelector('mina-uppgifter').getBoundingClientRect(); \
             return box.left >= 0 && box.right <= innerWidth && box.width > 300 && \
             document.scrollingElement.scrollWidth <= innerWidth";
        ensure!(page.script(wide, Vec::new()).await? == json!(true), "it is cut off");
        enter(page, 0).await?;
        let dir = "return [getComputedStyle(document.querySelector('#title')).direction, \
             document.documentElement.lang]";
        let dir = page.script(dir, Vec::new()).await?;
        ensure!(dir == json!(["ltr", "sv"]), "{dir}");
        Ok(())
    })
}

#[test]
fn two_on_one_page_have_each_their_own() -> Result<()> {
    on("two.html", Site::dist()?, as_it_is, async |page, _| {
        wait_fits(page, 0).await?;
        wait_fits(page, 1).await?;
        let mut titles = Vec::new();
        for number in [0, 1] {
            enter(page, number).await?;
            titles.push(page.text("#title").await?);
            leave(page).await?;
        }
        let walk = texts(page)?;
        let english = Walk::in_language(page, Person::job_seeker(&[SYD])?, "en")?;
        ensure!(titles == [walk.t(t::start::TITLE), english.t(t::about::TITLE)], "{titles:?}");
        let heights = "return [...document.querySelectorAll('mina-uppgifter')]\
             .map((element) => element.offsetHeight)";
        let heights = page.script(heights, Vec::new()).await?;
        ensure!(heights.get(0) != heights.get(1), "one has the other's height: {heights}");
        Ok(())
    })
}

#[test]
fn another_attribute_gives_another_page_without_a_trace_in_the_history() -> Result<()> {
    on("plain.html", Site::dist()?, as_it_is, async |page, _| {
        wait_fits(page, 0).await?;
        let history = "return history.length";
        let before = page.script(history, Vec::new()).await?;
        let change = "const element = document.querySelector('mina-uppgifter'); \
             element.setAttribute('lang', 'en'); element.setAttribute('start', 'rights'); \
             element.toggleAttribute('compact', true)";
        page.script(change, Vec::new()).await?;
        enter(page, 0).await?;
        let english = Walk::in_language(page, Person::job_seeker(&[SYD])?, "en")?;
        page.wait_says("#title", english.t(t::rights::TITLE)).await?;
        page.wait_for("html.compact").await?;
        // What the person has chosen in the frame is stronger than what the site asks for.
        page.tap("#language option[value=sv]").await?;
        page.wait_says("#title", texts(page)?.t(t::rights::TITLE)).await?;
        leave(page).await?;
        ensure!(page.script(history, Vec::new()).await? == before, "the history has grown");
        page.script(
            "document.querySelector('mina-uppgifter').setAttribute('accent', '#a00')",
            Vec::new(),
        )
        .await?;
        enter(page, 0).await?;
        page.wait_says("#title", texts(page)?.t(t::rights::TITLE)).await?;
        wait_for_accent(page).await
    })
}

async fn wait_for_accent(page: &Page) -> Result<()> {
    let accent = "return getComputedStyle(document.documentElement).getPropertyValue('--accent')";
    let painted = async || Ok(page.script(accent, Vec::new()).await? == "#aa0000");
    page.until("the colour", painted).await
}

#[test]
fn blocked_storage_is_said_and_stops_nothing() -> Result<()> {
    let tool = Site::dist()?;
    run(Setup::new(hosts(&tool)?), async |page| {
        tool.instrument().before(
            "if (parent !== window) for (const name of ['sessionStorage', 'localStorage']) \
             Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError'); } })",
        )?;
        page.open("plain.html").await?;
        wait_fits(page, 0).await?;
        enter(page, 0).await?;
        let walk = texts(page)?;
        page.tap("a.door").await?;
        page.wait_says("#title", walk.t(t::points::TITLE)).await?;
        walk.sees(walk.t(t::app::NOT_KEPT)).await
    })
}

#[test]
fn in_a_frame_nothing_is_saved_on_the_device() -> Result<()> {
    on("plain.html", Site::dist()?, as_it_is, async |page, _| {
        enter(page, 0).await?;
        let walk = texts(page)?;
        let keep = "sessionStorage.setItem(arguments[0], arguments[1])";
        let requests = walk.person.requests()?.to_stored();
        page.script(keep, vec![json!(browser_tests::screens::REQUESTS), json!(requests)]).await?;
        page.reload().await?;
        walk.shows(Route::Start).await?;
        page.tap("a.door[href='#/requests']").await?;
        walk.sees(walk.t(t::embedded::NOT_SAVED)).await?;
        ensure!(page.all("#save").await?.is_empty(), "saving is offered");
        Ok(())
    })
}

#[test]
fn a_hostile_site_gets_nothing_and_changes_nothing() -> Result<()> {
    on("hostile.html", Site::dist()?, as_it_is, async |page, _| {
        wait_fits(page, 0).await?;
        let height = "return document.querySelector('mina-uppgifter').offsetHeight";
        let before = page.script(height, Vec::new()).await?;
        let heard = "window.heard = []; addEventListener('message', ({ source, data }) => { \
             if (source && source !== window) heard.push(data); })";
        page.script(heard, Vec::new()).await?;
        let got = page.script("return attack()", Vec::new()).await?;
        ensure!(got == json!([]), "it gets {got}");
        // A message to oneself comes after all that were sent before it.
        let last = "const done = arguments[arguments.length - 1]; \
             addEventListener('message', ({ data }) => data === 'last' && done(true)); \
             const frame = document.querySelector('#other'); \
             frame.onload = () => setTimeout(() => postMessage('last', '*')); frame.srcdoc += ' '";
        page.driver().execute_async(last, Vec::<Value>::new()).await?;
        let after = page.script(height, Vec::new()).await?;
        ensure!(before == after, "the frame was {before} tall and is {after}");
        let heard = page.script("return heard.filter((data) => data?.height !== 9999)", Vec::new());
        let heard = heard.await?;
        ensure!(heard == json!([]), "the frame answers: {heard}");
        enter(page, 0).await?;
        page.wait_says("#title", texts(page)?.t(t::start::TITLE)).await
    })
}

#[test]
fn what_is_wrong_in_the_attributes_is_said_once_and_breaks_nothing() -> Result<()> {
    on("careless.html", Site::dist()?, Setup::may_complain, async |page, _| {
        wait_fits(page, 0).await?;
        enter(page, 0).await?;
        let walk = texts(page)?;
        page.wait_says("#title", walk.t(t::start::TITLE)).await?;
        ensure!(page.script("return !!window.ran", Vec::new()).await? == json!(false), "it ran");
        page.tap("a.door").await?;
        page.wait_says("#title", walk.t(t::company::TITLE)).await?;
        let said = walk.texts.fill(t::embedded::ignored(
            "company (value), role (value), lang (value), start (value), accent (value), scheme (value), compact (value)",
        ));
        let console = page.console().await?;
        let loud: Vec<_> = console.iter().filter(|entry| entry.level != "INFO").collect();
        ensure!(loud.len() == 1, "{loud:?}");
        ensure!(loud.iter().all(|entry| entry.message.contains(&said)), "{loud:?}");
        Ok(())
    })
}

#[test]
fn a_link_presets_the_page_too() -> Result<()> {
    on("link.html", Site::dist()?, as_it_is, async |page, _| {
        page.tap("#link").await?;
        page.wait_for("#app #title").await?;
        let walk = texts(page)?;
        ensure!(page.all("#framed").await?.is_empty(), "it takes itself for a frame");
        let ready = async || Ok(!page.all("a.door[href='#/points']").await?.is_empty());
        page.until("the doors past company and role", ready).await?;
        page.tap("a.door").await?;
        page.wait_says("#title", walk.t(t::points::TITLE)).await
    })
}

/// embed.html: what is chosen is seen, and is in the code.
#[test]
fn whoever_embeds_the_page_sees_what_they_choose() -> Result<()> {
    for scheme in [Scheme::Light, Scheme::Dark] {
        run(Setup::new(Site::dist()?).clipboard().scheme(scheme), async |page| {
            page.open("embed.html").await?;
            enter(page, 0).await?;
            leave(page).await?;
            page.expect_accessible().await?;
            page.tap("#company option[value=clustera-syd]").await?;
            page.tap("#start option[value=rights]").await?;
            page.write("#accent", "#a00").await?;
            page.tap("#compact").await?;
            enter(page, 0).await?;
            page.wait_says("#title", texts(page)?.t(t::rights::TITLE)).await?;
            page.wait_for("html.compact").await?;
            leave(page).await?;
            let tag = "<mina-uppgifter company=\"clustera-syd\" start=\"rights\" accent=\"#a00\" compact>";
            let code = page.property("#code", "value").await?;
            let code = code.as_str().unwrap_or_default();
            ensure!(code.contains(tag) && code.contains("/embed.js"), "{code}");
            page.tap("[data-copy=code]").await?;
            page.wait_says("#told", "kopierad").await?;
            ensure!(page.pasted().await?.contains(tag), "it copies something else");
            let plain = page.property("#plain", "value").await?;
            let query = "?company=clustera-syd&amp;start=rights&amp;accent=%23a00&amp;compact=";
            ensure!(plain.as_str().is_some_and(|plain| plain.contains(query)), "{plain}");
            page.write("#accent", "rött").await?;
            page.wait_says("#accent-wrong", "#0a6b5d").await?;
            let code = page.property("#code", "value").await?;
            ensure!(!code.to_string().contains("accent"), "{code}");
            page.expect_accessible().await
        })?;
    }
    Ok(())
}
