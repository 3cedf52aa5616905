//! What an address may ask for beforehand: any text gives settings that can be used, and what is left
//! out is named.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "data/choices.rs"]
mod choices;
mod data;

use choices::{any_choice, begun_choice};
use data::FACTS;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::Topic;
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::{
    Choice, Colour, DARK, Ignored, LIGHT, RoleChoice, Route, Scheme, Settings, Why,
};
use proptest::prelude::*;

fn parse(query: &str) -> (Settings, Vec<Ignored>) {
    Settings::parse(query, &FACTS)
}

fn asks(query: &str) -> Settings {
    let (settings, ignored) = parse(query);
    assert_eq!(ignored, [], "{query}");
    settings
}

#[test]
fn every_setting_is_read() {
    let choice = Choice {
        policies: vec!["clustera-syd".to_owned()],
        role: Some(RoleChoice::Role(Role::JobSeeker)),
        ..Choice::default()
    };
    let expected = Settings {
        choice,
        start: Some(Route::Points),
        accent: Some(Colour([0x0a, 0x6b, 0x5d])),
        scheme: Some(Scheme::Dark),
        compact: true,
        large: true,
    };
    let query = "?company=clustera-syd&role=job-seeker&lang=sv&start=points&accent=%230a6b5d\
         &scheme=dark&compact=&view=large&mode=shared";
    assert_eq!(asks(query), expected);
    assert_eq!(asks(""), Settings::default());
    assert_eq!(asks("?&compact&"), Settings { compact: true, ..Settings::default() });
    let both = asks("company=clustera-syd,clustera-sverige").choice.policies;
    assert_eq!(both, ["clustera-sverige", "clustera-syd"]);
    assert_eq!(asks("company=clustera%2Dsyd").choice.policies, ["clustera-syd"]);
    assert_eq!(asks("role=other").choice.role, Some(RoleChoice::Other));
    assert_eq!(asks("accent=%23fa0").accent, Some(Colour([0xff, 0xaa, 0x00])));
    // Whatever the order in which they stand.
    let choice = asks(
        "points=clustera-syd.events,clustera-syd.photos&goals=access,erasure,photos\
         &role=job-seeker&company=clustera-syd",
    )
    .choice;
    let points: Vec<&str> = choice.points.iter().map(|point| point.point.as_str()).collect();
    assert_eq!(points, ["events", "photos"]);
    assert_eq!(choice.rights, [Right::Access, Right::Erasure]);
    assert_eq!(choice.topics, [Topic::Photos]);
}

#[test]
fn what_is_wrong_is_left_out_and_named() {
    for (query, name, why) in [
        ("company=clustera", "company", Why::Value),
        ("company=", "company", Why::Value),
        ("company=clustera-syd,", "company", Why::Value),
        ("company=clustera-syd,elsewhere", "company", Why::Value),
        ("role=admin", "role", Why::Value),
        ("role", "role", Why::Value),
        ("lang=__proto__", "lang", Why::Value),
        ("start=lost", "start", Why::Value),
        ("start=letter/1", "start", Why::Value),
        ("start=request/0000000000000001", "start", Why::Value),
        ("start=given", "start", Why::Value),
        ("start=https://evil.example", "start", Why::Value),
        ("start=javascript:alert(1)", "start", Why::Value),
        ("accent=red", "accent", Why::Value),
        ("accent=%23ffff", "accent", Why::Value),
        ("accent=%23ggg", "accent", Why::Value),
        ("accent=url(https://evil.example)", "accent", Why::Value),
        ("accent=%23fff;background:red", "accent", Why::Value),
        ("scheme=Dark", "scheme", Why::Value),
        ("compact=no", "compact", Why::Value),
        ("mode=open", "mode", Why::Value),
        ("view=huge", "view", Why::Value),
        ("points=", "points", Why::Value),
        ("points=events", "points", Why::Value),
        ("points=clustera-syd.elsewhere", "points", Why::Value),
        ("points=clustera-syd.events,<img>", "points", Why::Value),
        // Of a company or a role that the address does not choose.
        ("points=clustera-syd.events", "points", Why::Value),
        ("goals=", "goals", Why::Value),
        ("goals=everything", "goals", Why::Value),
        ("goals=complaint", "goals", Why::Value),
        ("goals=photos", "goals", Why::Value),
        ("utm_source=x", "utm?source", Why::Unknown),
        ("__proto__=x", "??proto??", Why::Unknown),
        ("%3Cscript%3E=x", "?script?", Why::Unknown),
        ("Company=clustera-syd", "Company", Why::Unknown),
    ] {
        let expected = Ignored { name: name.to_owned(), why };
        assert_eq!(parse(query), (Settings::default(), vec![expected]), "{query}");
    }
    let (settings, ignored) = parse("scheme=dark&scheme=light");
    assert_eq!(settings.scheme, Some(Scheme::Dark), "the first one holds");
    assert_eq!(ignored, [Ignored { name: "scheme".to_owned(), why: Why::Twice }]);
}

#[test]
fn colours_keep_what_can_be_read_and_change_what_cannot() {
    let green = Colour::parse("#0d584a").unwrap();
    assert_eq!(green.accent_on(LIGHT).accent, green, "it can be read as it is");
    assert_ne!(green.accent_on(DARK).accent, green, "not on a dark surface");
    // By the formula of WCAG: black on white, and a grey that just passes.
    let (black, white) = (Colour([0; 3]), Colour([255; 3]));
    assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    assert!((Colour([0x76; 3]).contrast(white) - 4.54).abs() < 0.01);
    assert_ne!(white.accent_on(LIGHT).accent, white);
    assert_eq!(white.accent_on(DARK).accent, white);
}

/// The surfaces are those of the style sheet.
#[test]
fn the_surfaces_are_those_of_the_styles() {
    let css = std::fs::read_to_string("public/style.css").unwrap();
    for [page, card] in [LIGHT, DARK] {
        let short = |colour: Colour| colour.css().replace("#ffffff", "#fff");
        let line = format!("--bg: {}; --surface: {};", page.css(), short(card));
        assert!(css.contains(&line), "{line}");
    }
}

/// 12 % brighter, as a button under the pointer is.
fn brighter(colour: Colour) -> Colour {
    Colour(colour.0.map(|part| (f64::from(part) * 1.12).round().min(255.0) as u8))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_colour_can_be_read_in_both_schemes(parts in any::<[u8; 3]>()) {
        for surfaces in [LIGHT, DARK] {
            let made = Colour(parts).accent_on(surfaces);
            for surface in surfaces.into_iter().chain([made.soft, made.on]) {
                let contrast = made.accent.contrast(surface);
                prop_assert!(contrast >= 4.5, "{made:?} on {surface:?}: {contrast}");
            }
            let contrast = brighter(made.accent).contrast(made.on);
            prop_assert!(contrast >= 4.5, "{made:?} under the pointer: {contrast}");
            prop_assert_eq!(Colour::parse(&made.accent.css()), Some(made.accent));
        }
    }

    #[test]
    fn any_address_gives_settings_that_can_be_used(query in any::<String>()) {
        usable(&query)?;
    }

    /// Addresses that are nearly right.
    #[test]
    fn any_mixture_gives_settings_that_can_be_used(
        parts in prop::collection::vec((
            prop::sample::select(vec![
                "company", "role", "lang", "start", "accent", "scheme", "compact", "mode", "",
                "%63ompany", "x", "points", "goals", "view",
            ]),
            prop_oneof![
                prop::sample::select(vec![
                    "clustera-syd", "clustera-sverige,clustera-syd", "job-seeker", "other", "sv",
                    "points", "inventory", "letter/1", "%23123456", "#fff", "dark", "shared", "",
                    "%", "%ff", "%00", "clustera-syd.events", "clustera-sverige.sign-up",
                    "clustera-syd.website,clustera-syd.photos", "access,photos", "erasure",
                    "large", "given", "all",
                ]).prop_map(str::to_owned),
                any::<String>(),
            ],
        ), 0..12),
    ) {
        let parts: Vec<String> =
            parts.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        usable(&parts.join("&"))?;
    }

    #[test]
    fn what_the_person_has_chosen_stays(mut choice in any_choice(), mut begun in begun_choice()) {
        let (settings, _) = parse(
            "company=clustera-syd&role=supplier&points=clustera-syd.existing-supplier&goals=erasure",
        );
        let before = choice.clone();
        choice.begin_with(&settings.choice);
        prop_assert_eq!(&choice, &before);
        prop_assert!(!choice.is_at_the_beginning());
        let before = begun.clone();
        begun.begin_with(&settings.choice);
        prop_assert!(before.policies.is_empty() || begun.policies == before.policies);
        prop_assert!(before.role.is_none() || begun.role == before.role);
        prop_assert!(!begun.policies.is_empty() && begun.role.is_some());
        let same = begun.policies == settings.choice.policies && begun.role == settings.choice.role;
        if before.is_at_the_beginning() && same {
            prop_assert_eq!(&begun.points, &settings.choice.points);
            prop_assert_eq!(&begun.rights, &settings.choice.rights);
        } else {
            prop_assert_eq!(&begun.points, &before.points);
            prop_assert_eq!(&begun.rights, &before.rights);
        }
    }
}

fn usable(query: &str) -> Result<(), TestCaseError> {
    let (settings, ignored) = parse(query);
    for id in &settings.choice.policies {
        prop_assert!(FACTS.policies.iter().any(|policy| policy.id == *id));
    }
    let Choice { points, .. } = &settings.choice;
    prop_assert_eq!(settings.choice.all_chosen(&FACTS).count(), points.len());
    for topic in &settings.choice.topics {
        prop_assert!(settings.choice.policies(&FACTS).any(|p| settings.choice.offers(p, *topic)));
    }
    prop_assert!(!matches!(settings.start, Some(Route::Lost | Route::Given | Route::Letter(_))));
    // One message that is short, and no text of whoever wrote the address.
    prop_assert!(ignored.len() <= 8);
    for Ignored { name, .. } in ignored {
        prop_assert!(name.len() <= 30);
        prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '?'));
    }
    Ok(())
}
