//! Where the addresses of the screens lead, and that no way through them is a dead end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "data/choices.rs"]
mod choices;
mod data;

use choices::begun_choice;
use data::FACTS;
use mina_uppgifter::letter::FollowUp;
use mina_uppgifter::session::{Choice, LETTER_ORDER, Route};
use proptest::prelude::*;
use proptest::sample::select;

fn every_route() -> Vec<Route> {
    use Route::*;
    let once = [Start, Company, Role, Points, Inventory, Goals, Rights, Employment, Requests];
    let letters = (1..=9).flat_map(|n| [Letter(n), Send(n)]);
    let requests = [0, 1, 0x0123_4567_89ab_cdef, u64::MAX].into_iter().flat_map(|n| {
        let replies = FollowUp::ALL.into_iter().map(move |kind| Reply(n, kind));
        [Request(n), Answer(n), Complaint(n)].into_iter().chain(replies)
    });
    let others = [Protected, Helping, HandOver, HandOut, Given, Check, About, Accessibility, Lost];
    once.into_iter().chain(others).chain(letters).chain(requests).collect()
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
        "/letter/256",
        "/letter/01",
        "/letter/a",
        "/letter/-1",
        "/letter/1/2",
        "/letter/١",
        "/company/1",
        "/request",
        "/request/1",
        "/request/000000000000001",
        "/request/00000000000000001",
        "/request/000000000000000G",
        "/request/00000000000000AB",
        "/request/+000000000000001",
        "/answer/0000000000000001/2",
        "/reply/0000000000000001",
        "/reply/0000000000000001/other",
        "/reply/0000000000000001/reminder/2",
        "/complaint/x",
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

/// The screen that is shown instead, be it that choices are missing or that there is no such letter.
fn instead(route: Route, choice: &Choice) -> Option<Route> {
    route.missing(choice, &FACTS).or_else(|| route.missing_letter(choice, &FACTS))
}

fn is_complete(choice: &Choice) -> bool {
    instead(Route::Letter(1), choice).is_none()
}

proptest! {
    #[test]
    fn the_way_back_ends_at_the_start(choice in begun_choice(), route in select(every_route())) {
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
    fn no_way_leads_to_a_closed_door(choice in begun_choice(), route in select(every_route())) {
        match instead(route, &choice) {
            Some(first) => prop_assert_eq!(instead(first, &choice), None),
            None => {
                let before = route.back(&choice, &FACTS).unwrap_or(Route::Start);
                prop_assert_eq!(instead(before, &choice), None, "from {:?}", route);
            }
        }
    }

    #[test]
    fn the_walk_leads_to_the_letter(choice in begun_choice()) {
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
                prop_assert_eq!(instead(*screen, &choice), None);
                prop_assert_eq!(instead(screen.next(&choice, &FACTS), &choice), None);
            }
        }
    }

    /// There are as many letters as companies of which something is asked.
    #[test]
    fn letters_that_do_not_exist_are_missing(choice in begun_choice(), n in 1u8..=9) {
        prop_assume!(is_complete(&choice));
        let asked = |right| choice.has_right(right);
        let companies = choice.policies(&FACTS).filter(|policy| {
            LETTER_ORDER.into_iter().any(asked) || choice.topics(policy).next().is_some()
        });
        let there = usize::from(n) <= companies.count();
        for route in [Route::Letter(n), Route::Send(n)] {
            let expected = (!there).then_some(Route::Letter(1));
            prop_assert_eq!(instead(route, &choice), expected);
        }
    }
}
