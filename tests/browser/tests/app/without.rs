//! Without the program: what stands in the page itself can be read, opened, copied and printed.

use anyhow::{Context, Result, ensure};
use browser_tests::{Ability, Page, Paper, Scheme, Setup, Site, Source, run};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::compose;
use mina_uppgifter::policy::{Policy, Role};
use mina_uppgifter::session::{Choice, Draft, RoleChoice, request};
use mina_uppgifter::text::{Texts, t};
use serde_json::{Value, json};
use std::cell::RefCell;
use thirtyfour::Key;

/// Where each language stands.
const PAGES: [(&str, &str); 2] = [("sv", ""), ("en", "en.html")];

/// The letters, in their order.
const LETTERS: [Right; 2] = [Right::Access, Right::Erasure];

/// What is folded away and not to be seen, by the texts of its titles.
const HIDDEN: &str = "return [...document.querySelectorAll('main details > :not(summary)')] \
     .filter((inside) => !inside.checkVisibility()) \
     .map((inside) => inside.parentElement.querySelector('summary').textContent)";

async fn hidden(page: &Page) -> Result<Vec<String>> {
    Ok(serde_json::from_value(page.script(HIDDEN, Vec::new()).await?)?)
}

/// Goes through the page with the keyboard alone and opens what is closed.
async fn open_all_by_keyboard(page: &Page) -> Result<()> {
    let folds = page.all("main summary").await?.len();
    ensure!(folds > 20 && !hidden(page).await?.is_empty(), "{folds} things to open");
    let mut reached = 0;
    for _ in 0..4 * folds {
        page.driver().active_element().await?.send_keys(Key::Tab + "").await?;
        let here = page.driver().active_element().await?;
        if here.tag_name().await? == "summary" {
            reached += 1;
            let closed = "return !document.activeElement.parentElement.open";
            if page.script(closed, Vec::new()).await? == true {
                here.send_keys(Key::Enter + "").await?;
            }
        }
        if reached == folds {
            break;
        }
    }
    ensure!(reached == folds, "{reached} of {folds} can be reached");
    let left = hidden(page).await?;
    ensure!(left.is_empty(), "not open: {left:?}");
    Ok(())
}

/// The letter that the program writes to a company for a job seeker who has left the blanks.
fn letter(right: Right, policy: &Policy, texts: &Texts) -> Paper {
    let mut choice = Choice::default();
    choice.set_policies(vec![policy.id.clone()]);
    choice.set_role(RoleChoice::Role(Role::JobSeeker));
    choice.set_right(right, true);
    let draft = Draft {
        name: texts.get(t::fallback::BLANK_NAME).to_owned(),
        contact: texts.get(t::fallback::BLANK_CONTACT).to_owned(),
        ..Draft::default()
    };
    let date = texts.get(t::fallback::BLANK_DATE);
    Paper::from(&compose(&request(&choice, &draft, policy, date), texts))
}

/// Both letters stand there as text, and are those of the program once the company is filled in.
async fn the_letters_are_there(page: &Page, tag: &str) -> Result<()> {
    let source = Source::get()?;
    let texts = source.texts(tag)?;
    for (i, right) in LETTERS.into_iter().enumerate() {
        let css = format!("main > details:nth-child({} of :has(> .paper))", i + 1);
        let found = page.paper(&css).await.with_context(|| format!("{right:?} in {tag}"))?;
        ensure!(found.to == texts.get(t::fallback::BLANK_EMAIL), "it is to {}", found.to);
        for policy in &source.facts.policies {
            let expected = letter(right, policy, texts);
            let name = &policy.controller.legal_name;
            let blank = texts.fill(t::compose::to(texts.get(t::fallback::BLANK_COMPANY)));
            let to = match &policy.controller.org_number {
                Some(number) => texts.fill(t::compose::to_numbered(name, number)),
                None => texts.fill(t::compose::to(name)),
            };
            let body = found.body.replace(&blank, &to);
            Paper::new(&expected.to, &found.subject, &body).expect(&expected)?;
        }
    }
    Ok(())
}

#[test]
fn without_scripts_all_of_it_can_be_opened_and_read() -> Result<()> {
    let windows = [(Scheme::Light, 320), (Scheme::Dark, 1280)];
    for ((tag, address), (scheme, width)) in
        PAGES.into_iter().flat_map(|page| windows.map(|window| (page, window)))
    {
        let setup = Setup::new(Site::dist()?).without_scripts().scheme(scheme).size(width, 844);
        run(setup, async |page| {
            page.open(address).await?;
            for policy in &Source::get()?.facts.policies {
                let email = format!(".companies a[href=\"mailto:{}\"]", policy.controller.email);
                page.wait_for(&email).await?;
            }
            let loading = "return Boolean(document.getElementById('loading')?.checkVisibility())";
            ensure!(page.script(loading, Vec::new()).await? == false, "it says that it loads");
            open_all_by_keyboard(page).await?;
            let wide = "return document.scrollingElement.scrollWidth";
            let wide = page.script(wide, Vec::new()).await?.as_u64().context("no width")?;
            ensure!(wide <= u64::from(width), "{wide} wide on {width}");
            the_letters_are_there(page, tag).await
        })
        .with_context(|| format!("{tag}, {scheme:?}, {width}"))?;
    }
    Ok(())
}

#[test]
fn without_scripts_a_letter_is_selected_as_a_whole() -> Result<()> {
    run(Setup::new(Site::dist()?).without_scripts(), async |page| {
        page.open("").await?;
        page.tap("main > details .paper .body li").await?;
        let selected = page.script("return getSelection().toString()", Vec::new()).await?;
        let selected = selected.as_str().unwrap_or_default().trim().to_owned();
        let texts = Source::get()?.texts("sv")?;
        let first = texts.fill(t::compose::date(texts.get(t::fallback::BLANK_DATE)));
        let last = texts.get(t::fallback::BLANK_NAME);
        ensure!(selected.starts_with(&first) && selected.ends_with(last), "{selected:?}");
        Ok(())
    })
}

#[test]
fn without_scripts_each_language_is_a_tap_away() -> Result<()> {
    run(Setup::new(Site::dist()?).without_scripts(), async |page| {
        page.open("").await?;
        for tag in ["en", "sv"] {
            page.tap(&format!("main > p > a[lang={tag}]")).await?;
            let title = Source::get()?.texts(tag)?.get(t::start::TITLE);
            let said =
                "return [document.documentElement.lang, document.querySelector('h1')?.textContent]";
            let shown = async || Ok(page.script(said, Vec::new()).await? == json!([tag, title]));
            page.until(&format!("the page in {tag}"), shown).await?;
        }
        Ok(())
    })
}

/// Whoever has come to the page without the program, and whose browser runs it, finds back to it.
#[test]
fn the_page_in_english_leads_to_the_program_in_english() -> Result<()> {
    run(Setup::new(Site::dist()?), async |page| {
        page.open("en.html").await?;
        let whole = Source::get()?.texts("en")?.get(t::fallback::WHOLE);
        ensure!(page.text("main > p > a:not([lang])").await? == whole, "another link");
        page.tap("main > p > a:not([lang])").await?;
        let title = Source::get()?.texts("en")?.get(t::start::TITLE);
        page.wait_says("#title", title).await
    })
}

#[test]
fn printing_shows_what_is_folded_away() -> Result<()> {
    for (tag, address) in PAGES {
        run(Setup::new(Site::dist()?).without_scripts(), async |page| {
            page.open(address).await?;
            ensure!(!hidden(page).await?.is_empty(), "nothing is folded away");
            // Older browsers have no way for a page to show it.
            let can = page.can(Ability::Print) && page.knows_selector("::details-content").await?;
            if !can {
                return Ok(());
            }
            page.show_as_printed().await?;
            let printed = async || Ok(hidden(page).await?.is_empty());
            page.until("everything to be printed", printed).await?;
            let high = "return [...document.querySelectorAll('main details')] \
             .filter((fold) => fold.lastElementChild.getBoundingClientRect().height < 10).length";
            ensure!(
                page.script(high, Vec::new()).await? == 0,
                "something is printed without height"
            );
            the_letters_are_there(page, tag).await
        })
        .with_context(|| tag)?;
    }
    Ok(())
}

/// The tool that looks needs JavaScript itself, so here it is the program that is missing.
#[test]
fn what_can_be_read_without_the_program_is_accessible() -> Result<()> {
    let schemes = [Scheme::Light, Scheme::Dark];
    for ((tag, address), scheme) in
        PAGES.into_iter().flat_map(|page| schemes.map(|scheme| (page, scheme)))
    {
        let site = Site::copy()?.remove("app.", ".js")?.remove("guard.", ".js")?;
        run(Setup::new(site).scheme(scheme).may_complain(), async |page| {
            page.open(address).await?;
            page.expect_accessible().await?;
            let unfold =
                "for (const fold of document.querySelectorAll('details')) fold.open = true";
            page.script(unfold, Vec::new()).await?;
            ensure!(hidden(page).await?.is_empty(), "something is still folded");
            page.expect_accessible().await
        })
        .with_context(|| format!("{tag}, {scheme:?}"))?;
    }
    Ok(())
}

/// The first view is calm while the program loads. If it does not come, what can be read does.
#[test]
fn while_the_page_loads_the_rest_waits_below_the_window_but_not_for_ever() -> Result<()> {
    let site = Site::copy()?.remove("app.", ".js")?.remove("guard.", ".js")?;
    run(Setup::new(site).may_complain(), async |page| {
        // The time stands still until it is let go.
        let stop = "addEventListener('DOMContentLoaded', () => \
             document.getAnimations().forEach((one) => one.pause()))";
        page.before(stop)?;
        page.open("").await?;
        let below = "return document.querySelector('#loading + * + *') \
             .getBoundingClientRect().top >= innerHeight";
        let waits = async || page.script(below, Vec::<Value>::new()).await;
        ensure!(waits().await? == true, "the first view is a wall of text");
        ensure!(page.text("#loading").await?.contains("laddas"), "it does not say that it loads");
        let go = "document.getAnimations().forEach((one) => one.finish())";
        page.script(go, Vec::new()).await?;
        page.until("what can be read", async || Ok(waits().await? == false)).await
    })
}

/// What the page begins with stands where the program's first screen has it, so that nothing jumps: on
/// phones, whose scroll bars take no room.
#[test]
fn the_first_words_stay_where_they_are_when_the_program_comes() -> Result<()> {
    const WORDS: &str = "return ['h1', '.lead'].map((css) => document.querySelector(`main ${css}`)) \
         .map((element) => { \
           const { left, top, width, height } = element.getBoundingClientRect(); \
           return [element.textContent, left, top, width, height]; \
         })";
    for (width, height) in [(320, 568), (390, 844)] {
        let words = RefCell::new(Vec::new());
        let never_starts = Site::copy()?.remove("app.", ".js")?.remove("guard.", ".js")?;
        for site in [never_starts, Site::dist()?] {
            run(Setup::new(site).size(width, height).may_complain(), async |page| {
                page.open("").await?;
                if !words.borrow().is_empty() {
                    page.wait_for("#language").await?;
                }
                let shown = page.script(WORDS, Vec::<Value>::new()).await?;
                words.borrow_mut().push(shown);
                Ok(())
            })?;
        }
        let [before, after] = &words.take()[..] else { anyhow::bail!("one page is missing") };
        ensure!(before == after, "on {width} by {height}: {before} became {after}");
    }
    Ok(())
}
