//! Where the addresses of the screens lead, and that no way through them is a dead end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod data;

use mina_uppgifter::law::Right;
use mina_uppgifter::policy::{Facts, Role};
use mina_uppgifter::session::{Choice, Door, RoleChoice, Route};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::LazyLock;

static FACTS: LazyLock<Facts> = LazyLock::new(data::facts);

const ROLES: [RoleChoice; 5] = [
    RoleChoice::Role(Role::JobSeeker),
    RoleChoice::Role(Role::Visitor),
    RoleChoice::Role(Role::Supplier),
    RoleChoice::Role(Role::Customer),
    RoleChoice::Other,
];

fn every_route() -> Vec<Route> {
    use Route::*;
    let once = [Start, Company, Role, Points, Inventory, Goals, Waiting, About, Lost];
    let letters = (1..=9).flat_map(|n| [Letter(n), Send(n), After(n)]);
    once.into_iter().chain(letters).collect()
}

#[test]
fn every_screen_has_its_own_address() {
    let mut seen = std::collections::BTreeSet::new();
    for route in every_route() {
        assert_eq!(Route::parse(&route.fragment()), route);
        assert_eq!(route.href(), format!("#{}", route.fragment()));
        assert!(seen.insert(route.fragment()), "{route:?}");
    }
}

#[test]
fn addresses_are_read_with_or_without_slashes() {
    for (fragment, expected) in [
        ("", Route::Start),
        ("/", Route::Start),
        ("company", Route::Company),
        ("/company/", Route::Company),
        ("/letter/2/", Route::Letter(2)),
    ] {
        assert_eq!(Route::parse(fragment), expected, "{fragment}");
    }
}

#[test]
fn unknown_addresses_are_lost() {
    for fragment in [
        "/start",
        "/Company",
        "/letter",
        "/letter/",
        "/letter/0",
        "/letter/10",
        "/letter/a",
        "/letter/-1",
        "/letter/1/2",
        "/letter/١",
        "/company/1",
        "/points?x=1",
        "/../about",
        "#",
        "company ",
        "/inventory#top",
        "%2Fcompany",
        "<script>",
        "/send/1 ",
        "å",
    ] {
        assert_eq!(Route::parse(fragment), Route::Lost, "{fragment}");
    }
}

/// Choices as the screens make them: some or all of what is needed.
fn a_choice() -> impl Strategy<Value = Choice> {
    let policies = subsequence(vec!["clustera-sverige", "clustera-syd"], 0..=2);
    let role = prop::option::weighted(0.9, select(ROLES.as_slice()));
    let rights = subsequence(Right::ALL.to_vec(), 0..=3);
    (any::<bool>(), policies, role, prop::collection::vec(any::<bool>(), 40), rights).prop_map(
        |(see, policies, role, points, rights)| {
            let door = if see { Door::See } else { Door::Write };
            let mut choice = Choice { door, ..Choice::default() };
            choice.set_policies(policies.into_iter().map(str::to_owned).collect());
            role.into_iter().for_each(|role| choice.set_role(role));
            let offered = FACTS
                .policies
                .iter()
                .flat_map(|policy| policy.points.iter().map(move |point| (policy, point)));
            let mine = |role| choice.role == Some(RoleChoice::Role(role));
            let chosen: Vec<_> = offered
                .zip(points)
                .filter(|((policy, point), on)| {
                    *on && mine(point.role) && choice.policies.contains(&policy.id)
                })
                .collect();
            for ((policy, point), _) in chosen {
                choice.set_point(policy, point, true);
            }
            rights.into_iter().for_each(|right| choice.set_right(right, true));
            choice
        },
    )
}

fn is_complete(choice: &Choice) -> bool {
    Route::Letter(1).missing(choice, &FACTS).is_none()
}

proptest! {
    #[test]
    fn an_address_never_fails(fragment in any::<String>()) {
        let route = Route::parse(&fragment);
        if route != Route::Lost {
            let back = route.fragment();
            prop_assert_eq!(back.trim_matches('/'), fragment.trim_matches('/'));
        }
    }

    #[test]
    fn the_way_back_ends_at_the_start(choice in a_choice(), route in select(every_route())) {
        let mut at = route;
        let mut steps = 0;
        while let Some(before) = at.back(&choice, &FACTS) {
            at = before;
            steps += 1;
            prop_assert!(steps <= 40, "{:?} goes round in circles", route);
        }
        prop_assert_eq!(at, Route::Start);
    }

    /// Nobody goes back to a screen that cannot be shown, and the screen that helps is shown itself.
    #[test]
    fn no_way_leads_to_a_closed_door(choice in a_choice(), route in select(every_route())) {
        match route.missing(&choice, &FACTS) {
            Some(first) => prop_assert_eq!(first.missing(&choice, &FACTS), None),
            None => {
                let before = route.back(&choice, &FACTS).unwrap_or(Route::Start);
                prop_assert_eq!(before.missing(&choice, &FACTS), None, "from {:?}", route);
            }
        }
    }

    #[test]
    fn the_walk_leads_to_the_letter(choice in a_choice()) {
        let walk = Route::walk(&choice, &FACTS);
        prop_assert_eq!(walk.first(), Some(&Route::Company));
        prop_assert_eq!(walk.last(), Some(&Route::Letter(1)));
        prop_assert_eq!(Route::Company.back(&choice, &FACTS), Some(Route::Start));
        for pair in walk.windows(2) {
            prop_assert_eq!(pair[0].next(&choice, &FACTS), pair[1]);
            prop_assert_eq!(pair[1].back(&choice, &FACTS), Some(pair[0]));
        }
        if is_complete(&choice) {
            for screen in walk.iter().chain([&Route::Send(1)]) {
                prop_assert_eq!(screen.missing(&choice, &FACTS), None);
                prop_assert_eq!(screen.next(&choice, &FACTS).missing(&choice, &FACTS), None);
            }
        }
    }

    /// There are as many letters as companies.
    #[test]
    fn letters_that_do_not_exist_are_missing(choice in a_choice(), n in 1u8..=9) {
        prop_assume!(is_complete(&choice));
        let there = usize::from(n) <= choice.policies(&FACTS).count();
        for route in [Route::Letter(n), Route::Send(n), Route::After(n)] {
            let expected = (!there).then_some(Route::Letter(1));
            prop_assert_eq!(route.missing(&choice, &FACTS), expected);
        }
    }
}
