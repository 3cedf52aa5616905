//! Measured on every screen: contrast, the size of what can be tapped, 400 % zoom, more space in the text,
//! and no motion for whoever does not want it.

use anyhow::{Result, ensure};
use browser_tests::{Ability, Engine, Person, Scheme, Setup, Site, Walk, run};
use mina_uppgifter::session::Route;
use serde_json::{Value, json};

/// Runs a script on every screen, with everything open, and fails with all that it gives.
async fn on_every_screen(walk: &Walk<'_>, script: &str) -> Result<()> {
    walk.resume(Route::Requests).await?;
    let mut found = Vec::new();
    for route in Person::with_everything()?.screens() {
        walk.jump(route).await?;
        walk.unfold_all().await?;
        let out = walk.page.script(script, Vec::new()).await?;
        if out != json!([]) {
            found.push(format!("{route:?}: {out}"));
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// Contrast by the formula of WCAG for relative luminance. What is behind is the colours of the elements
/// around, blended.
const CONTRAST: &str = "\
const parse = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
  return [r, g, b, a]; };
const over = ([r, g, b, a], back) => [r, g, b].map((part, i) => part * a + back[i] * (1 - a));
const behind = (element) => {
  const layers = [];
  for (; element; element = element.parentElement) {
    const colour = parse(getComputedStyle(element).backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reverse().reduce((back, layer) => over(layer, back), [255, 255, 255]);
};
const luminance = (colour) => colour.map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (colour, back) => {
  const own = over(parse(colour), back);
  const [light, dark] = [luminance(own), luminance(back)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const shown = (css) => [...document.querySelectorAll(css)].filter(
  (element) => element.checkVisibility() && !element.closest('.offscreen, .skip'));
const found = new Set();
const note = (element, value, least) => {
  if (value < least) found.add(`${element.tagName}.${element.className} ${value.toFixed(2)}`);
};";

/// Every text whose contrast to what is behind it is below 7:1 (WCAG 2.2, 1.4.6).
const FAINT_TEXT: &str = "\
for (const element of shown('#app *')) {
  const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (text) note(element, contrast(getComputedStyle(element).color, behind(element)), 7);
}
return [...found];";

/// Every edge that is fainter than that, where it is all that shows where something is.
const FAINT_EDGE: &str = "\
for (const element of shown('#app :is(.card, .button, input, select, textarea)')) {
  const { borderBlockStartWidth, borderBlockStartColor } = getComputedStyle(element);
  if (parseFloat(borderBlockStartWidth) === 0) continue;
  note(element, contrast(borderBlockStartColor, behind(element.parentElement)), 7);
}";

#[test]
fn every_text_has_a_contrast_of_seven_to_one() -> Result<()> {
    for scheme in [Scheme::Light, Scheme::Dark] {
        run(Setup::new(Site::dist()?).scheme(scheme), async |page| {
            let script = [CONTRAST, FAINT_TEXT].concat();
            on_every_screen(&Walk::new(page, Person::with_everything()?)?, &script).await
        })?;
    }
    Ok(())
}

/// Whoever asks the system for more contrast gets edges as strong as text.
#[test]
fn where_more_contrast_is_asked_for_edges_are_strong_too() -> Result<()> {
    let can = Engine::from_env().can(Ability::MoreContrast);
    for scheme in [Scheme::Light, Scheme::Dark] {
        let setup = Setup::new(Site::dist()?).scheme(scheme);
        let setup = if can { setup.media("prefers-contrast", "more") } else { setup };
        run(setup, async |page| {
            if !page.can(Ability::MoreContrast) {
                return Ok(());
            }
            let script = [CONTRAST, FAINT_EDGE, FAINT_TEXT].concat();
            on_every_screen(&Walk::new(page, Person::with_everything()?)?, &script).await
        })?;
    }
    Ok(())
}

/// Everything that can be tapped and is less than 48 CSS pixels wide or high. A link within a sentence is
/// as high as its line (WCAG 2.2, 2.5.8: inline), and a box is as large as its label.
const TARGETS: &str = "\
const small = [];
for (const element of document.querySelectorAll('#app :is(a, button, input, select, textarea, summary)')) {
  if (!element.checkVisibility() || element.closest('.skip')) continue;
  if (element.tagName === 'A' && getComputedStyle(element).display === 'inline') continue;
  const target = (element.matches('input') && element.closest('label')) || element;
  const { width, height } = target.getBoundingClientRect();
  if (width < 47.9 || height < 47.9) {
    small.push(`${element.tagName}#${element.id}.${element.className} ${width} x ${height}`);
  }
}
return small;";

#[test]
fn everything_that_can_be_tapped_is_large_enough() -> Result<()> {
    for (width, height) in [(320, 568), (1280, 900)] {
        run(Setup::new(Site::dist()?).size(width, height), async |page| {
            on_every_screen(&Walk::new(page, Person::with_everything()?)?, TARGETS).await
        })?;
    }
    Ok(())
}

/// What sticks out of the window, or is cut off by the element that it stands in.
const LOST: &str = "\
const lost = [...document.querySelectorAll('#app *')].filter((element) => {
  if (!element.checkVisibility() || element.closest('svg, .offscreen, .skip')) return false;
  const box = element.getBoundingClientRect();
  const hides = getComputedStyle(element).overflowX !== 'visible'
    && !element.matches('input, select, textarea');
  return box.right > innerWidth + 1 || (hides && element.scrollWidth > element.clientWidth + 1)
    || (hides && element.scrollHeight > element.clientHeight + 1);
}).map((element) => `${element.tagName}#${element.id}.${element.className}`);
if (document.scrollingElement.scrollWidth > innerWidth) lost.push('the page is too wide');
return lost.slice(0, 6);";

/// 1280 by 1024 at 400 % is 320 by 256 (WCAG 2.2, 1.4.10).
#[test]
fn nothing_is_lost_at_four_hundred_per_cent() -> Result<()> {
    run(Setup::new(Site::dist()?).size(320, 256), async |page| {
        on_every_screen(&Walk::new(page, Person::with_everything()?)?, LOST).await
    })
}

/// More space between lines, paragraphs, letters and words (WCAG 2.2, 1.4.12).
#[test]
fn nothing_is_lost_with_more_space_in_the_text() -> Result<()> {
    const SPACE: &str = "const sheet = new CSSStyleSheet(); \
         sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; \
           word-spacing: .16em !important } p { margin-block-end: 2em !important }'); \
         document.adoptedStyleSheets = [sheet]; ";
    for (width, height) in [(320, 568), (1280, 900)] {
        run(Setup::new(Site::dist()?).size(width, height), async |page| {
            on_every_screen(
                &Walk::new(page, Person::with_everything()?)?,
                &format!("{SPACE}{LOST}"),
            )
            .await
        })?;
    }
    Ok(())
}

#[test]
fn nothing_moves_for_whoever_does_not_want_it() -> Result<()> {
    const MOVES: &str = "return document.getAnimations().map(String).concat( \
         [...document.querySelectorAll('#app *')].filter((element) => \
           getComputedStyle(element).transitionDuration.split(', ').some((time) => time !== '0s')) \
         .map((element) => element.className).slice(0, 4))";
    let setup = Setup::new(Site::dist()?).media("prefers-reduced-motion", "reduce");
    run(setup, async |page| {
        on_every_screen(&Walk::new(page, Person::with_everything()?)?, MOVES).await
    })
}

/// Where the system paints with a few colours of its own, what is chosen and what can be pressed still
/// shows: by a border, and by boxes that the system draws.
#[test]
fn with_few_colours_everything_still_shows() -> Result<()> {
    const BARE: &str = "return [...document.querySelectorAll('#app :is(.button, .card, .voice, .status)')] \
         .filter((element) => element.checkVisibility() && !element.matches('.goal > *') \
           && parseFloat(getComputedStyle(element).borderBlockStartWidth) === 0) \
         .map((element) => element.className) \
         .concat([...document.querySelectorAll('#app :is([type=checkbox], [type=radio])')] \
           .filter((box) => getComputedStyle(box).appearance === 'none').map((box) => box.id)) \
         .slice(0, 4)";
    let setup = Setup::new(Site::dist()?);
    let setup = match Engine::from_env().can(Ability::FewColours) {
        true => setup.media("forced-colors", "active"),
        false => setup,
    };
    run(setup, async |page| {
        if !page.can(Ability::FewColours) {
            return Ok(());
        }
        let walk = Walk::new(page, Person::with_everything()?)?;
        walk.resume(Route::Requests).await?;
        let on = "return matchMedia('(forced-colors: active)').matches";
        ensure!(page.script(on, Vec::<Value>::new()).await? == json!(true), "it is not so here");
        on_every_screen(&walk, BARE).await
    })
}
