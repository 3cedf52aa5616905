//! Crafted links: an address leads to a screen that there is, or nowhere.

use crate::FACTS;
use mina_uppgifter::letter::FollowUp;
use mina_uppgifter::session::{Choice, Route};

/// What may follow the name of a screen.
#[derive(Clone, Copy)]
enum Then {
    Nothing,
    /// The number of a letter, from 1 to 255.
    Letter,
    /// The id of a request, 16 hexadecimal digits.
    Request,
    /// The same, and the word for a letter that follows.
    Reply,
}

const SCREENS: [(&str, Then); 17] = [
    ("", Then::Nothing),
    ("company", Then::Nothing),
    ("role", Then::Nothing),
    ("points", Then::Nothing),
    ("inventory", Then::Nothing),
    ("goals", Then::Nothing),
    ("rights", Then::Nothing),
    ("employment", Then::Nothing),
    ("requests", Then::Nothing),
    ("check", Then::Nothing),
    ("about", Then::Nothing),
    ("letter", Then::Letter),
    ("send", Then::Letter),
    ("request", Then::Request),
    ("answer", Then::Request),
    ("complaint", Then::Request),
    ("reply", Then::Reply),
];

/// A fragment is lost, or names a screen and at most a number, an id and a known word, and comes back as
/// it was. Nothing else of it gets any further.
pub fn check(fragment: &str) {
    let route = Route::parse(fragment);
    holds_no_text(route);
    let asked = fragment.trim_matches('/');
    assert_eq!(route != Route::Lost, is_known(asked), "{fragment:?} is read as {route:?}");
    let back = route.fragment();
    assert_eq!(Route::parse(&back), route, "{route:?} does not come back from {back:?}");
    assert_eq!(route.href(), format!("#{back}"));
    if route == Route::Lost {
        assert_eq!(back, "/lost");
    } else {
        assert_eq!(back.trim_matches('/'), asked, "{fragment:?} comes back as something else");
    }
    // Where nothing is chosen yet, it opens what has to be filled in first.
    let nothing = Choice::default();
    for there in [route, route.next(&nothing, &FACTS)] {
        let shown = there.missing(&nothing, &FACTS).unwrap_or(there);
        assert_eq!(shown.missing(&nothing, &FACTS), None, "{there:?} leads to a closed door");
    }
}

/// What is copied and borrows nothing cannot keep a piece of what it was read from.
fn holds_no_text<T: Copy + 'static>(_: T) {}

fn is_known(path: &str) -> bool {
    let mut parts = path.split('/');
    let screen = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    SCREENS.iter().filter(|(name, _)| *name == screen).any(|(_, then)| match (then, &rest[..]) {
        (Then::Nothing, []) => true,
        (Then::Letter, [number]) => (1..=255).any(|n: u8| n.to_string() == *number),
        (Then::Request, [id]) => is_id(id),
        (Then::Reply, [id, kind]) => {
            is_id(id) && FollowUp::ALL.iter().any(|known| known.word() == *kind)
        }
        _ => false,
    })
}

fn is_id(text: &str) -> bool {
    text.len() == 16 && text.chars().all(|char| "0123456789abcdef".contains(char))
}
