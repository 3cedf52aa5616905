//! What an adviser hands over: a link that opens the page where the two have come to, with nothing in it
//! that anybody has typed, and a code that a camera can read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "data/choices.rs"]
mod choices;
mod data;

use choices::{any_choice, begun_choice};
use data::FACTS;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::Topic;
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::hand_over::{Code, link};
use mina_uppgifter::session::{
    Choice, ItemRef, LETTER_ORDER, PointRef, RoleChoice, Route, Settings,
};
use mina_uppgifter::text::Language;
use proptest::prelude::*;

const PAGE: &str = "https://uppgifter.example/sida/";

fn handed(choice: &Choice) -> String {
    link(PAGE, choice, &FACTS, Language::SWEDISH)
}

/// What the telephone makes of a link.
fn opened(link: &str) -> Settings {
    let Some(fragment) = link.strip_prefix(&format!("{PAGE}?lang=sv")) else { panic!("{link}") };
    if fragment.is_empty() {
        return Settings::default();
    }
    assert_eq!(Route::parse(&fragment[1..]), Route::Given, "{link}");
    let (settings, ignored) = Settings::parse(fragment.strip_prefix("#/given/").unwrap(), &FACTS);
    assert_eq!(ignored, [], "{link}");
    settings
}

fn chosen() -> Choice {
    let mut choice = Choice::default();
    choice.set_policies(vec!["clustera-syd".to_owned()]);
    choice.set_role(RoleChoice::Role(Role::JobSeeker));
    choice
}

#[test]
fn the_telephone_begins_where_the_two_have_come_to() {
    assert_eq!(handed(&Choice::default()), format!("{PAGE}?lang=sv"));
    let mut choice = chosen();
    let given = format!("{PAGE}?lang=sv#/given/company=clustera-syd&role=job-seeker");
    assert_eq!(handed(&choice), format!("{given}&start=points"));
    let syd = FACTS.policies.iter().find(|policy| policy.id == "clustera-syd").unwrap();
    for id in ["events", "photos"] {
        let point = syd.points.iter().find(|point| point.id == id).unwrap();
        choice.set_point(syd, point, true);
    }
    let given = format!("{given}&points=clustera-syd.events,clustera-syd.photos");
    assert_eq!(handed(&choice), format!("{given}&start=inventory"));
    choice.set_right(Right::Erasure, true);
    choice.set_right(Right::Access, true);
    choice.set_topic(Topic::Photos, true);
    // The one who sends the letter sees first what it will ask for.
    assert_eq!(handed(&choice), format!("{given}&goals=access,erasure,photos&start=goals"));
    choice.set_policies(Vec::new());
    let link = handed(&choice);
    assert!(link.ends_with("#/given/role=job-seeker&goals=access,erasure&start=company"), "{link}");
}

#[test]
fn everything_at_once_is_said_in_a_word() {
    let mut choice = chosen();
    choice.choose_every_point(&FACTS);
    let given = format!("{PAGE}?lang=sv#/given/company=clustera-syd&role=job-seeker");
    assert_eq!(handed(&choice), format!("{given}&points=all&start=inventory"));
    assert_eq!(opened(&handed(&choice)).choice.points, choice.points);
}

#[test]
fn the_link_is_in_the_language_of_the_telephone() {
    let link = link(PAGE, &chosen(), &FACTS, Language::find("en").unwrap());
    assert!(link.starts_with(&format!("{PAGE}?lang=en#/given/company=")), "{link}");
}

/// Level M, by the format information beside the finder pattern (ISO/IEC 18004, 7.9): the first two bits
/// are 00, masked with 10.
#[test]
fn the_code_has_white_around_it_and_corrects_errors() {
    for text in ["x", &handed(&chosen()), &"x".repeat(2331)] {
        let code = Code::new(text).unwrap();
        let dark = dark(&code);
        let bare = code.side - 8;
        assert!(bare >= 21 && (bare - 17) % 4 == 0, "{bare} modules");
        let white = |at: i32| at < 4 || at >= code.side - 4;
        assert!(dark.iter().all(|(x, y)| !white(*x) && !white(*y)));
        assert!(dark.contains(&(4, 4)) && dark.contains(&(code.side - 5, 4)));
        let level = [(4, 12), (5, 12)].map(|at| dark.contains(&at));
        assert_eq!(level, [true, false]);
    }
    assert_eq!(Code::new(&"x".repeat(2332)), None);
}

/// The dark modules of the path, which is made of runs.
fn dark(code: &Code) -> Vec<(i32, i32)> {
    let runs = code.path.split('M').skip(1).flat_map(|run| {
        let (at, run) = run.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (length, back) = run.split_once("v1h-").unwrap();
        assert_eq!(back, format!("{length}z"));
        let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
        (x..x + length.parse::<i32>().unwrap()).map(move |x| (x, y))
    });
    runs.collect()
}

/// Everything that a link may be made of.
fn known() -> Vec<String> {
    let policies = FACTS.policies.iter().map(|policy| policy.id.clone());
    let points = FACTS
        .policies
        .iter()
        .flat_map(|policy| policy.points.iter().map(|point| format!("{}.{}", policy.id, point.id)));
    let rights = LETTER_ORDER.into_iter().map(|right| right.id().to_owned());
    let topics = Topic::ALL.into_iter().map(|topic| topic.word().to_owned());
    let words =
        ["all", "job-seeker", "visitor", "supplier", "customer", "other"].map(str::to_owned);
    let screens = ["company", "role", "points", "inventory", "goals"].map(str::to_owned);
    policies.chain(points).chain(rights).chain(topics).chain(words).chain(screens).collect()
}

fn holds_nothing_else(choice: &Choice) -> Result<(), TestCaseError> {
    let link = handed(choice);
    let rest = link.strip_prefix(&format!("{PAGE}?lang=sv"));
    prop_assert!(rest.is_some(), "{}", link);
    let settings = rest.unwrap_or_default().trim_start_matches("#/given/");
    let known = known();
    for setting in settings.split('&').filter(|setting| !setting.is_empty()) {
        let (name, values) = setting.split_once('=').unwrap();
        prop_assert!(["company", "role", "points", "goals", "start"].contains(&name), "{}", link);
        for value in values.split(',') {
            prop_assert!(known.iter().any(|known| known == value), "{} in {}", value, link);
        }
    }
    // A camera has to read it from a screen or from paper.
    prop_assert!(Code::new(&link).is_some_and(|code| code.side <= 125), "{}", link);
    Ok(())
}

proptest! {
    #[test]
    fn what_is_handed_over_arrives(choice in prop_oneof![any_choice(), begun_choice()]) {
        holds_nothing_else(&choice)?;
        let mut there = Choice::default();
        let settings = opened(&handed(&choice));
        there.begin_with(&settings.choice);
        prop_assert_eq!(&there.policies, &choice.policies);
        prop_assert_eq!(there.role, choice.role);
        for right in LETTER_ORDER {
            prop_assert_eq!(there.has_right(right), choice.has_right(right));
        }
        for policy in &FACTS.policies {
            let ids = |choice: &Choice| -> Vec<String> {
                choice.chosen(policy).map(|point| point.id.clone()).collect()
            };
            if choice.policies.contains(&policy.id) {
                prop_assert_eq!(ids(&there), ids(&choice));
                let topics = |choice: &Choice| choice.topics(policy).collect::<Vec<_>>();
                prop_assert_eq!(topics(&there), topics(&choice));
            }
        }
        if let Some(start) = settings.start {
            prop_assert_eq!(start.missing(&there, &FACTS), None);
        }
    }

    /// Whatever stands in a visit, by whatever way it came there.
    #[test]
    fn nothing_that_was_typed_is_handed_over(
        mut choice in prop_oneof![any_choice(), begun_choice()],
        text in any::<String>(),
    ) {
        let at = || PointRef { policy: text.clone(), point: text.clone() };
        choice.policies.push(text.clone());
        choice.points.push(at());
        choice.items.push(ItemRef { at: at(), item: text.clone() });
        choice.dates.push((at(), text.clone()));
        choice.sent.push((text.clone(), text.clone()));
        holds_nothing_else(&choice)?;
    }
}
