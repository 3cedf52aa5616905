//! The properties, tried with inputs at random, and with the texts that corrupted the letters of other
//! tools. `tests/fuzz/` tries the same ones longer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use arbitrary::{Arbitrary, Unstructured};
use hostile::text::{AWKWARD, BREAKS, Message};
use hostile::{backup, calendar, eml, facts, letter, locale, mailto, route, stored, text};
use mina_uppgifter::letter::FollowUp;
use proptest::prelude::*;
use std::fmt::Debug;

/// Inputs as a fuzzer makes them: from bytes.
fn made<T: for<'a> Arbitrary<'a> + Debug>() -> impl Strategy<Value = T> {
    let bytes = prop::collection::vec(any::<u8>(), 0..1500);
    bytes.prop_filter_map("too few bytes", |bytes| {
        T::arbitrary_take_rest(Unstructured::new(&bytes)).ok()
    })
}

/// Addresses of screens, and what is like one.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        "[/a-z0-9]{0,30}",
        any::<String>(),
        "/{0,2}(letter|send)/[0-9]{0,4}/{0,1}",
        "(reply|request|answer|complaint)/[0-9a-f]{15,17}(/(nudge|fee|other))?"
    ]
}

proptest! {
    // These files are long.
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn policies_are_sound_or_refused(input in made::<facts::Input>()) {
        facts::check(&input);
    }

    #[test]
    fn languages_are_whole_or_refused(input in made::<locale::Input>()) {
        locale::check(&input);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_crafted_link_opens_a_screen_or_nothing(fragment in fragment()) {
        route::check(&fragment);
    }

    #[test]
    fn a_back_up_file_takes_nothing_away(input in made::<backup::Input>()) {
        backup::check(&input);
    }

    #[test]
    fn what_is_stored_is_read_or_refused(input in made::<stored::Input>()) {
        stored::check(&input);
    }

    #[test]
    fn text_is_only_cleaned(text in made::<text::Text>()) {
        text::check(&text.0);
    }

    #[test]
    fn letters_say_what_was_written(input in made::<letter::Input>()) {
        letter::check(&input);
    }

    #[test]
    fn links_say_what_was_written(message in made::<Message>()) {
        mailto::check(&message);
    }

    #[test]
    fn message_files_say_what_was_written(message in made::<Message>()) {
        eml::check(&message);
    }

    #[test]
    fn calendar_files_say_which_day_and_no_more(days in made::<calendar::Days>()) {
        calendar::check(&days);
    }
}

/// The text comes back whole from every letter and every way out.
#[track_caller]
fn survives(awkward: &str) {
    text::check(awkward);
    for kind in FollowUp::ALL {
        letter::check(&letter::Input::full_of(awkward, kind));
    }
    let text = || awkward.to_owned();
    for to in [text(), "info@clustera.se".to_owned()] {
        let message = Message { to, subject: text(), body: text() };
        mailto::check(&message);
        eml::check(&message);
    }
}

#[test]
fn defect_01_dollar_and_braces_are_text() {
    survives("Lön: $& 100 kr, {name}");
}

#[test]
fn defect_02_angle_brackets_stay() {
    survives("timlön < 150 kr och tid > 5 h <b>fet</b>");
}

#[test]
fn defect_03_percent_signs_stay() {
    survives("50 % och 25%20, %E5, %");
}

#[test]
fn awkward_texts_survive() {
    AWKWARD.into_iter().for_each(survives);
    BREAKS.into_iter().for_each(|break_| survives(&format!("Kim{break_}Exempel{break_}")));
}
