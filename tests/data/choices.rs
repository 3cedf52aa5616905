//! Choices and drafts at random, as a person could make them on the screens.
#![allow(dead_code)]

use crate::data;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Correction, Extra, RestrictionGround, Topic};
use mina_uppgifter::policy::{Facts, Role};
use mina_uppgifter::session::{Choice, Door, Draft, LETTER_ORDER, RoleChoice};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::sync::LazyLock;

pub static FACTS: LazyLock<Facts> = LazyLock::new(data::facts);

/// The policies, in the order in which they are offered.
pub const COMPANIES: [&str; 2] = ["clustera-sverige", "clustera-syd"];

pub const ROLES: [RoleChoice; 5] = [
    RoleChoice::Role(Role::JobSeeker),
    RoleChoice::Role(Role::Visitor),
    RoleChoice::Role(Role::Supplier),
    RoleChoice::Role(Role::Customer),
    RoleChoice::Other,
];

/// Both companies, a role, any of its contact points and items, and at least one right of a letter.
pub fn any_choice() -> impl Strategy<Value = Choice> {
    let rights = subsequence(LETTER_ORDER.to_vec(), 1..=LETTER_ORDER.len()).prop_shuffle();
    choices(Just(COMPANIES.to_vec()), select(ROLES.as_slice()).prop_map(Some), rights)
}

/// Choices on their way: some or all of what is needed.
pub fn begun_choice() -> impl Strategy<Value = Choice> {
    choices(
        subsequence(COMPANIES.to_vec(), 0..=2),
        prop::option::weighted(0.9, select(ROLES.as_slice())),
        subsequence(Right::ALL.to_vec(), 0..=3),
    )
}

/// Choices as the screens make them: companies, then a role, then what these offer. Topics are chosen
/// whether or not they are offered.
fn choices(
    policies: impl Strategy<Value = Vec<&'static str>>,
    role: impl Strategy<Value = Option<RoleChoice>>,
    rights: impl Strategy<Value = Vec<Right>>,
) -> impl Strategy<Value = Choice> {
    let topics = subsequence(Topic::ALL.to_vec(), 0..=Topic::ALL.len()).prop_shuffle();
    let tosses = (any::<bool>(), any::<u64>(), any::<u64>());
    (policies, role, rights, topics, tosses).prop_map(
        |(policies, role, rights, topics, (see, points, items))| {
            let door = if see { Door::See } else { Door::Write };
            let mut choice = Choice { door, ..Choice::default() };
            choice.set_policies(policies.into_iter().map(str::to_owned).collect());
            role.into_iter().for_each(|role| choice.set_role(role));
            let (mut points, mut items) = (Bits(points), Bits(items));
            for policy in &FACTS.policies {
                if !choice.policies.contains(&policy.id) {
                    continue;
                }
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
            topics.into_iter().for_each(|topic| choice.set_topic(topic, true));
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
    let remarks = FACTS.policies.iter().flat_map(|policy| &policy.remarks);
    let remarks: Vec<String> = remarks.map(|remark| remark.id.clone()).collect();
    let questions = subsequence(remarks.clone(), 0..remarks.len());
    let fields = std::array::from_fn::<_, 7, _>(|_| words());
    let extras = subsequence(Extra::ALL.to_vec(), 0..=Extra::ALL.len());
    let corrections = prop::collection::vec(row, 0..4);
    let ground = prop::option::of(select(RestrictionGround::ALL.as_slice()));
    let details = prop::collection::vec((select(Topic::ALL.as_slice()), words()), 0..4);
    let asked = (questions.clone(), questions);
    (fields, corrections, extras, asked, ground, details).prop_map(
        |(fields, corrections, extras, (asked, unasked), ground, details)| {
            let [name, contact, period, place, situation, decision, holder] = fields;
            Draft {
                name,
                contact,
                period,
                place,
                corrections,
                situation,
                decision,
                holder,
                ground,
                details,
                extras,
                asked,
                unasked,
                language: String::new(),
            }
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
