//! What a machine can find of WCAG 2.0 to 2.2, A and AA, and of good practice: on every screen, in Swedish
//! and English, light and dark, narrow and wide.

use anyhow::{Result, ensure};
use browser_tests::{Person, Scheme, Setup, Site, Walk, run};
use mina_uppgifter::session::Route;
use std::collections::BTreeSet;

/// A number for each kind of screen. A new one does not compile here until it has its own.
fn kind(route: Route) -> usize {
    match route {
        Route::Start => 0,
        Route::Company => 1,
        Route::Role => 2,
        Route::Points => 3,
        Route::Inventory => 4,
        Route::Goals => 5,
        Route::Letter(_) => 6,
        Route::Send(_) => 7,
        Route::Rights => 8,
        Route::Employment => 9,
        Route::Requests => 10,
        Route::Request(_) => 11,
        Route::Answer(_) => 12,
        Route::Reply(..) => 13,
        Route::Complaint(_) => 14,
        Route::Protected => 15,
        Route::Helping => 16,
        Route::HandOver => 17,
        Route::HandOut => 18,
        Route::Check => 19,
        Route::About => 20,
        Route::Accessibility => 21,
        Route::Lost => 22,
        // It is left before anything is drawn.
        Route::Given => 23,
    }
}

#[test]
fn no_screen_is_forgotten() -> Result<()> {
    let looked_at: BTreeSet<usize> =
        Person::with_everything()?.screens().into_iter().map(kind).collect();
    let there = (0..kind(Route::Given)).collect();
    ensure!(looked_at == there, "looked at {looked_at:?}, there are {there:?}");
    Ok(())
}

fn axe_finds_nothing(width: u32, height: u32, scheme: Scheme) -> Result<()> {
    run(Setup::new(Site::dist()?).size(width, height).scheme(scheme), async |page| {
        let mut found = Vec::new();
        for tag in ["sv", "en"] {
            let walk = Walk::in_language(page, Person::with_everything()?, tag)?;
            walk.resume(Route::Requests).await?;
            for route in Person::with_everything()?.screens() {
                walk.jump(route).await?;
                walk.unfold_all().await?;
                if let Err(error) = page.expect_accessible().await {
                    found.push(format!("{route:?} in {tag}: {error:#}"));
                }
            }
        }
        ensure!(found.is_empty(), "{}", found.join("\n"));
        Ok(())
    })
}

#[test]
fn axe_finds_nothing_on_a_small_phone_in_light() -> Result<()> {
    axe_finds_nothing(320, 568, Scheme::Light)
}

#[test]
fn axe_finds_nothing_on_a_small_phone_in_dark() -> Result<()> {
    axe_finds_nothing(320, 568, Scheme::Dark)
}

#[test]
fn axe_finds_nothing_on_a_computer_in_light() -> Result<()> {
    axe_finds_nothing(1280, 900, Scheme::Light)
}

#[test]
fn axe_finds_nothing_on_a_computer_in_dark() -> Result<()> {
    axe_finds_nothing(1280, 900, Scheme::Dark)
}
