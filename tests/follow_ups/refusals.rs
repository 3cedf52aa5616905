//! What to look at when a company says no.

use crate::world::WORLD;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{ERASURE_EXCEPTIONS, RefusalCheck};

#[test]
fn checks_follow_from_the_rights() {
    use RefusalCheck::{Complaint, Copy, Erasure, Part, Provision, Reason, Unfounded};
    for (rights, expected) in [
        (&[][..], &[Reason, Provision, Part, Unfounded, Complaint][..]),
        (&[Right::Access], &[Reason, Provision, Part, Copy, Unfounded, Complaint]),
        (&[Right::Erasure], &[Reason, Provision, Part, Erasure, Unfounded, Complaint]),
        (&[Right::Erasure, Right::Access], &RefusalCheck::ALL),
    ] {
        assert_eq!(RefusalCheck::of(rights).collect::<Vec<_>>(), expected, "{rights:?}");
    }
}

#[test]
fn each_check_asks_and_answers() {
    for (texts, articles) in WORLD.texts.iter().zip([
        ["12.4", "", "", "17.3", "15.4", "12.5", "12.4"],
        ["12(4)", "", "", "17(3)", "15(4)", "12(5)", "12(4)"],
    ]) {
        for (check, article) in RefusalCheck::ALL.into_iter().zip(articles) {
            assert_eq!(RefusalCheck::from_word(check.word()), Some(check));
            assert!(texts.get(check.title()).ends_with('?'));
            let text = texts.get(check.text());
            assert!(text.ends_with('.') && text.contains(article), "{text}");
        }
        let points = if texts.language.tag == "sv" {
            ["17.3 a", "17.3 b", "17.3 c", "17.3 d", "17.3 e"]
        } else {
            ["17(3)(a)", "17(3)(b)", "17(3)(c)", "17(3)(d)", "17(3)(e)"]
        };
        for (exception, point) in ERASURE_EXCEPTIONS.into_iter().zip(points) {
            assert!(texts.get(exception).contains(point), "{}", texts.get(exception));
        }
    }
}
