//! A picture of every screen, on a phone and on a computer, light and dark: `cargo xtask gallery` builds
//! the page and runs this on it. Each is compared with the accepted one, which is in the repository at a
//! quarter of the size and with few colours; `target/gallery/index.html` shows them all, and what is different.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Page, Person, Scheme, Setup, Site, Walk, run, today};
use image::codecs::png::{self, CompressionType, PngEncoder};
use image::imageops::{FilterType, resize};
use image::{Rgb, RgbImage};
use mina_uppgifter::session::Route;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

/// The most of a screen that is shown, in CSS pixels.
const TALLEST: f64 = 3200.0;
/// How much a part of a colour may differ, of 255: one step of the few.
const SAME: u8 = 40;
/// How many dots of a thousand may differ by more: what smoothing of letters does.
const STRAY: usize = 1;

fn main() -> Result<()> {
    let accept = std::env::args().any(|arg| arg == "--accept");
    let shown = xtask::paths::target().join("gallery");
    let _ = std::fs::remove_dir_all(&shown);
    std::fs::create_dir_all(&shown)?;
    let accepted = xtask::paths::root().join("tests/browser/gallery");
    if accept {
        let _ = std::fs::remove_dir_all(&accepted);
        std::fs::create_dir_all(&accepted)?;
    }
    let mut gallery = Gallery { shown, accepted, accept, list: String::new(), changed: Vec::new() };
    for scheme in [Scheme::Light, Scheme::Dark] {
        for (width, height) in [(390, 844), (1280, 900)] {
            gallery.take(scheme, width, height)?;
        }
    }
    gallery.finish()
}

struct Gallery {
    shown: PathBuf,
    accepted: PathBuf,
    accept: bool,
    list: String,
    changed: Vec<String>,
}

impl Gallery {
    /// Every screen at one size, in one scheme.
    fn take(&mut self, scheme: Scheme, width: u32, height: u32) -> Result<()> {
        let setup = Setup::new(Site::dist()?).size(width, height).scheme(scheme);
        run(setup.media("prefers-reduced-motion", "reduce"), async |page| {
            page.before(&clock()?)?;
            let person = Person::with_everything()?.named("Kim Exempel");
            let walk = Walk::new(page, person)?;
            walk.resume(Route::Requests).await?;
            for route in walk.person.screens() {
                walk.jump(route).await.with_context(|| format!("{route:?}"))?;
                let picture = picture(page, width).await?;
                let light = if scheme == Scheme::Light { "light" } else { "dark" };
                self.add(&format!("{}-{width}-{light}", name(route)), &picture)?;
            }
            Ok(())
        })
    }

    /// Compares a picture with the accepted one, or accepts it.
    fn add(&mut self, name: &str, picture: &RgbImage) -> Result<()> {
        let file = format!("{name}.png");
        picture.save(self.shown.join(&file))?;
        let small = small(picture);
        let accepted = self.accepted.join(&file);
        if self.accept {
            let file = BufWriter::new(File::create(&accepted)?);
            let (best, none) = (CompressionType::Best, png::FilterType::NoFilter);
            small.write_with_encoder(PngEncoder::new_with_quality(file, best, none))?;
        }
        let before = image::open(&accepted).map(|image| image.to_rgb8()).ok();
        let difference = match &before {
            Some(before) => difference(before, &small),
            None => Some(small.clone()),
        };
        println!("{name}{}", if difference.is_some() { ": not as accepted" } else { "" });
        let mut figures = figure(&file, name);
        if let Some(difference) = difference {
            let marked = format!("{name}.difference.png");
            difference.save(self.shown.join(&marked))?;
            if let Some(before) = before {
                let was = format!("{name}.before.png");
                before.save(self.shown.join(&was))?;
                figures += &figure(&was, "accepted");
            }
            figures += &figure(&marked, "what is different");
            self.changed.push(name.to_owned());
        }
        writeln!(self.list, "<section>{figures}</section>")?;
        Ok(())
    }

    fn finish(self) -> Result<()> {
        let page = format!(
            "<!doctype html><meta charset=\"utf-8\"><title>Gallery</title><style>body{{font:14px \
             system-ui;background:#777}}section{{display:inline-flex;gap:8px;margin:8px;\
             vertical-align:top}}figure{{margin:0;color:#fff}}img{{display:block;max-width:390px}}\
             </style>\n{}",
            self.list
        );
        let index = self.shown.join("index.html");
        std::fs::write(&index, page)?;
        println!("{}", index.display());
        let list = self.changed.join(", ");
        ensure!(self.changed.is_empty(), "not as accepted (look, then --accept): {list}");
        Ok(())
    }
}

fn figure(file: &str, title: &str) -> String {
    format!(
        "<figure><figcaption>{title}</figcaption><img src=\"{file}\" loading=\"lazy\"></figure>"
    )
}

/// Has the page's clock stand still, so that the pictures are the same tomorrow.
fn clock() -> Result<String> {
    let now = format!("{}T09:00:00Z", today()?);
    Ok(format!(
        "{{ const Before = Date; window.Date = class extends Before {{ \
         constructor(...given) {{ if (given.length) super(...given); else super('{now}'); }} \
         static now() {{ return Before.parse('{now}'); }} }}; }}"
    ))
}

/// The whole screen, without what is another each time: the port of the test's server, the names of files.
async fn picture(page: &Page, width: u32) -> Result<RgbImage> {
    const STEADY: &str = "\
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const said = texts.currentNode.data.replaceAll(location.host, 'mina-uppgifter.example');
  if (said !== texts.currentNode.data) texts.currentNode.data = said;
}
for (const action of document.querySelectorAll('.action')) action.style.position = 'static';
for (const other of document.querySelectorAll('.code path, .files')) other.style.display = 'none';
scrollTo(0, 0);
return document.documentElement.scrollHeight;";
    let ready =
        "return document.fonts.status === 'loaded' && !document.querySelector('[aria-busy]')";
    let ready = async || Ok(page.script(ready, Vec::new()).await? == json!(true));
    page.until("everything to be drawn", ready).await?;
    let height = page.script(STEADY, Vec::new()).await?.as_f64().context("no height")?;
    let clip = json!({
        "x": 0, "y": 0, "width": width, "height": height.min(TALLEST), "scale": 1,
    });
    let asked = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let taken = page.devtools("Page.captureScreenshot", asked).await?;
    let taken = taken.get("data").and_then(Value::as_str).context("no picture")?;
    Ok(image::load_from_memory(&STANDARD.decode(taken)?)?.to_rgb8())
}

/// A picture as it is kept: a quarter of the size, with eight steps of each colour.
fn small(picture: &RgbImage) -> RgbImage {
    let (width, height) = (picture.width() / 4, picture.height() / 4);
    let mut small = resize(picture, width, height, FilterType::Triangle);
    small.pixels_mut().for_each(|dot| dot.0 = dot.0.map(|part| part & 0xe0 | 0x10));
    small
}

/// The later picture with what is different painted red; `None` if it is the same, but for stray dots.
fn difference(before: &RgbImage, after: &RgbImage) -> Option<RgbImage> {
    let (width, height) = (after.width().max(before.width()), after.height().max(before.height()));
    let mut marked = RgbImage::from_pixel(width, height, Rgb([255, 0, 0]));
    let mut different = 0;
    for (x, y, dot) in marked.enumerate_pixels_mut() {
        let pair = before.get_pixel_checked(x, y).zip(after.get_pixel_checked(x, y));
        let same = pair.filter(|(one, other)| {
            one.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) <= SAME)
        });
        match same {
            Some((_, now)) => *dot = Rgb(now.0.map(|part| part / 3 + 160)),
            None => different += 1,
        }
    }
    let all = usize::try_from(u64::from(width) * u64::from(height)).unwrap_or(usize::MAX);
    (different > all * STRAY / 1000).then_some(marked)
}

/// The name of a screen, for a file.
fn name(route: Route) -> String {
    let fragment = route.fragment().trim_matches('/').replace(['/', ' '], "-");
    if fragment.is_empty() { "start".to_owned() } else { fragment }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_part_is_marked_and_stray_dots_are_not() {
        let white = RgbImage::from_pixel(100, 100, Rgb([255, 255, 255]));
        assert_eq!(difference(&white, &white), None);
        let mut stray = white.clone();
        stray.put_pixel(3, 3, Rgb([0, 0, 0]));
        assert_eq!(difference(&white, &stray), None);
        let mut other = white.clone();
        (0..20).for_each(|x| other.put_pixel(x, 50, Rgb([200, 255, 255])));
        let marked = difference(&white, &other).map(|marked| (*marked.get_pixel(5, 50), marked));
        assert_eq!(marked.map(|(dot, _)| dot), Some(Rgb([255, 0, 0])));
        let taller = RgbImage::from_pixel(100, 120, Rgb([255, 255, 255]));
        assert!(difference(&white, &taller).is_some());
    }
}
