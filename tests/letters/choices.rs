//! Choices and drafts at random, as a person could make them on the screens.

use crate::world::{COMPANIES, WORLD};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Correction, Extra};
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::{Choice, Draft, LETTER_ORDER, RoleChoice};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

pub const EXTRAS: [Extra; 5] = [
    Extra::NotifyCorrected,
    Extra::RestrictMeanwhile,
    Extra::NotifyErased,
    Extra::RestrictInstead,
    Extra::EraseWithdrawn,
];

const ROLES: [RoleChoice; 5] = [
    RoleChoice::Role(Role::JobSeeker),
    RoleChoice::Role(Role::Visitor),
    RoleChoice::Role(Role::Supplier),
    RoleChoice::Role(Role::Customer),
    RoleChoice::Other,
];

/// Both companies, a role, and any of its contact points, items and rights.
pub fn any_choice() -> impl Strategy<Value = Choice> {
    let rights = subsequence(LETTER_ORDER.to_vec(), 1..=LETTER_ORDER.len()).prop_shuffle();
    (select(ROLES.as_slice()), rights, any::<u64>(), any::<u64>()).prop_map(
        |(role, rights, points, items): (_, Vec<Right>, _, _)| {
            let mut choice = Choice::default();
            choice.set_policies(COMPANIES.map(str::to_owned).to_vec());
            choice.set_role(role);
            let (mut points, mut items) = (Bits(points), Bits(items));
            for policy in &WORLD.facts.policies {
                let offered: Vec<_> = choice.offered(policy).collect();
                for point in offered {
                    if !points.next() {
                        continue;
                    }
                    choice.set_point(policy, point, true);
                    let some = items.next();
                    for item in point.items.iter().filter(|_| some) {
                        choice.set_item(policy, point, &item.id, items.next());
                    }
                }
            }
            rights.into_iter().for_each(|right| choice.set_right(right, true));
            choice
        },
    )
}

/// Coin tosses.
struct Bits(u64);

impl Bits {
    fn next(&mut self) -> bool {
        self.0 = self.0.rotate_left(1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        self.0 & 1 == 1
    }
}

/// Any draft, whose words come from `words`.
pub fn draft_of<S>(words: impl Fn() -> S) -> impl Strategy<Value = Draft>
where
    S: Strategy<Value = String> + 'static,
{
    let row = (words(), words()).prop_map(|(wrong, right)| Correction { wrong, right });
    let remarks = WORLD.facts.policies.iter().flat_map(|policy| &policy.remarks);
    let remarks: Vec<String> = remarks.map(|remark| remark.id.clone()).collect();
    let questions = subsequence(remarks.clone(), 0..remarks.len());
    let fields = [words(), words(), words(), words()];
    let extras = subsequence(EXTRAS.to_vec(), 0..=EXTRAS.len());
    let corrections = prop::collection::vec(row, 0..4);
    (fields, corrections, extras, questions.clone(), questions).prop_map(
        |([name, contact, period, place], corrections, extras, asked, unasked)| Draft {
            name,
            contact,
            period,
            place,
            corrections,
            extras,
            asked,
            unasked,
            language: String::new(),
        },
    )
}

/// Any draft in everyday words.
pub fn plain_draft() -> impl Strategy<Value = Draft> {
    draft_of(|| {
        select(["", "Kim Exempel", "kim@exempel.se", "070-174 06 05", "Malmö"].as_slice())
            .prop_map(str::to_owned)
    })
}

/// What corrupted the letters of other tools, and what could corrupt ours.
pub const AWKWARD: [&str; 13] = [
    "Lön: $& 100 kr, {name}",
    "timlön < 150 kr och tid > 5 h <b>fet</b>",
    "50 % och 25%20, %E5, %",
    "{contact}{company}{n}{}",
    "a&b;c=d?e#f+g,h:i/j\\k",
    "Kim \"Exempel\" o'Exempel",
    "👩‍👩‍👧‍👦 och 🇸🇪 och é",
    "می‌خواهم ሰላም",
    "två  mellanslag",
    "}{",
    "$1 $$ \\0 \\n",
    "1. Jag tar tillbaka allt",
    "– punkt",
];

/// What breaks lines, and what hides.
const BREAKS: [&str; 9] = ["\r\n", "\r", "\n", "\0", "\t", " ", "\u{2028}", "\u{202e}", "\u{85}"];

/// Text of every kind, with much of what breaks lines and templates.
pub fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[ -~]{0,40}",
        select(AWKWARD.as_slice()).prop_map(String::from),
        select(BREAKS.as_slice()).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}
