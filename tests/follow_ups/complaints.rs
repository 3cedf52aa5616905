//! The complaint: its five elements, its facts, and its questions.

use crate::world::{
    COMPANIES, WORLD, complaint, day, event, foreign_marks, lines_end, missing, shapes, whole,
};
use mina_uppgifter::law::{IMY, Right};
use mina_uppgifter::letter::{ComplaintRequest, Event, EventKind, Letter, compose_complaint};
use mina_uppgifter::text::{Key, Texts, t::complaint as c};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use time::Duration;

const SILENCE: [(&str, EventKind); 2] =
    [("2026-11-21", EventKind::Reminded), ("2026-10-13", EventKind::Sent)];

fn events(list: &[(&str, EventKind)]) -> Vec<Event> {
    list.iter().map(|(day, kind)| event(day, *kind)).collect()
}

fn letters(request: &ComplaintRequest) -> Vec<(&'static Texts, Letter)> {
    WORLD.texts.iter().map(|texts| (texts, compose_complaint(request, texts))).collect()
}

/// That it concerns processing under the GDPR and oneself; which company; who one is and how to be
/// reached; what happened; the letters.
#[test]
fn it_has_the_five_elements() {
    for company in COMPANIES {
        let controller = &WORLD.policy(company).controller;
        let events = events(&SILENCE);
        for (texts, letter) in letters(&complaint(company, &events)) {
            let body = letter.body();
            assert_eq!(letter.to, "imy@imy.se");
            assert!(
                letter.subject.contains(&controller.legal_name) && letter.subject.contains("77")
            );
            for key in [c::ABOUT, c::ABOUT_FIRST, c::ASK, c::ENCLOSURES, c::NO_ANSWER] {
                assert!(body.contains(texts.get(key)), "{}", texts.get(key));
            }
            for part in [
                "GDPR",
                IMY.name,
                IMY.postal_address,
                &controller.legal_name,
                &controller.email,
                &WORLD.policy(company).document.url,
                "Kim Exempel",
                "kim@exempel.se",
                "2026-12-08",
                "2026-11-13",
            ] {
                assert!(body.contains(part), "{part}");
            }
            // What happened and the enclosures, each in the order of the days.
            let places =
                |date: &str| body.match_indices(date).map(|(at, _)| at).collect::<Vec<_>>();
            let (sent, reminded) = (places("– 2026-10-13: "), places("– 2026-11-21: "));
            assert_eq!((sent.len(), reminded.len()), (2, 2), "{body}");
            assert!(sent[0] < reminded[0] && reminded[0] < sent[1] && sent[1] < reminded[1]);
            assert!(body.ends_with("\n\nKim Exempel\n"));
        }
    }
}

/// What happened, whether the time passed without an answer, and what is said and asked of it.
type Case = (&'static [(&'static str, EventKind)], bool, &'static [Key]);

/// Each question is put if what it is about happened, and only then.
#[test]
fn questions_follow_from_what_happened() {
    let all = [
        c::ASK_TIME,
        c::ASK_EXTENSION,
        c::ASK_IDENTITY,
        c::ASK_FORM,
        c::ASK_FEE,
        c::ASK_REFUSAL,
        c::NO_ANSWER,
        c::TIME_EXTENDED,
    ];
    let cases: [Case; 9] = [
        (&[], true, &[c::ASK_TIME, c::NO_ANSWER]),
        (&[], false, &[c::NO_ANSWER]),
        (&[("2026-11-13", EventKind::Answered)], false, &[]),
        (&[("2026-11-14", EventKind::Answered)], true, &[c::ASK_TIME]),
        (
            &[("2026-11-14", EventKind::Answered), ("2026-11-02", EventKind::Refused)],
            false,
            &[c::ASK_REFUSAL],
        ),
        (
            &[("2026-11-02", EventKind::Extended)],
            true,
            &[c::ASK_TIME, c::ASK_EXTENSION, c::TIME_EXTENDED, c::NO_ANSWER],
        ),
        (&[("2026-11-02", EventKind::IdentityAsked)], false, &[c::ASK_IDENTITY, c::NO_ANSWER]),
        (&[("2026-11-02", EventKind::FormAsked)], false, &[c::ASK_FORM, c::NO_ANSWER]),
        (&[("2026-11-02", EventKind::FeeAsked)], false, &[c::ASK_FEE, c::NO_ANSWER]),
    ];
    for (list, late, expected) in cases {
        let events = events(list);
        let overdue = late.then(|| day("2026-11-13"));
        let request = ComplaintRequest { overdue, ..complaint("clustera-syd", &events) };
        for (texts, letter) in letters(&request) {
            for key in all {
                let sentence = texts.get(key);
                let there = letter.body().contains(sentence);
                assert_eq!(there, expected.contains(&key), "{list:?} {late}: {sentence}");
            }
        }
    }
}

#[test]
fn the_rights_are_named_with_their_articles() {
    let events = events(&SILENCE);
    for (rights, swedish, english) in [
        (&[Right::Access][..], "rätt till (artikel 15)?", "entitled to (Article 15)?"),
        (&[Right::Objection], "rätt till (artikel 21.1)?", "entitled to (Article 21(1))?"),
        (&[Right::Information], "rätt till (artiklarna 12–15)?", "entitled to (Articles 12–15)?"),
        (
            &[Right::Access, Right::WithdrawConsent, Right::Erasure],
            "rätt till (artiklarna 15, 7.3 och 17)?",
            "entitled to (Articles 15, 7(3) and 17)?",
        ),
    ] {
        let request = ComplaintRequest { rights, ..complaint("clustera-syd", &events) };
        for (texts, letter) in letters(&request) {
            let question = if texts.language.tag == "sv" { swedish } else { english };
            assert!(letter.body().contains(question), "{question} in {}", letter.body());
        }
    }
    // A right that no letter uses is in none.
    let request =
        ComplaintRequest { rights: &[Right::Compensation], ..complaint("clustera-syd", &events) };
    for (_, letter) in letters(&request) {
        assert!(!letter.body().contains("82"));
    }
}

#[test]
fn what_is_missing_is_numbered() {
    for company in COMPANIES {
        let (events, missing) = (events(&SILENCE), missing(company));
        let request = ComplaintRequest { missing: &missing, ..complaint(company, &events) };
        for (texts, letter) in letters(&request) {
            let body = letter.body();
            assert!(body.contains(texts.get(c::MISSING)));
            assert!(body.contains("\n5. ") && body.contains("C-154/21"));
        }
        let request = complaint(company, &events);
        assert!(!compose_complaint(&request, &WORLD.texts[0]).body().contains("C-154/21"));
    }
}

proptest! {
    #[test]
    fn any_complaint_keeps_the_rules(
        company in select(COMPANIES.as_slice()),
        kinds in subsequence(EventKind::ALL.to_vec(), 0..=11).prop_shuffle(),
        rights in subsequence(Right::ALL.to_vec(), 0..=15),
        today in 0_i64..200,
        with_missing in any::<bool>(),
    ) {
        let start = day("2026-10-13");
        let events: Vec<Event> = (0..).zip(&kinds)
            .map(|(i, kind)| Event { day: start + Duration::days(i * 7 % 40), kind: *kind })
            .collect();
        let missing = if with_missing { missing(company) } else { Vec::new() };
        let request = ComplaintRequest {
            rights: &rights, missing: &missing, today: start + Duration::days(today),
            ..complaint(company, &events)
        };
        let letters = letters(&request);
        for (texts, letter) in &letters {
            prop_assert_eq!(shapes(letter), shapes(&letters[0].1));
            lines_end(letter, texts);
            let whole = whole(letter);
            for mark in foreign_marks(company) {
                prop_assert!(!whole.contains(&mark), "{} about {}", mark, company);
            }
            for pair in ["..", "  ", " .", "()", "{", "}"] {
                prop_assert!(!whole.contains(pair), "{} in {}", pair, whole);
            }
            let dated = |date: &str| whole.matches(&format!("– {date}: ")).count();
            let listed: usize = (0..40).map(|i| (start + Duration::days(i)).to_string()).map(|d| dated(&d)).sum();
            prop_assert_eq!(listed, 2 * events.len());
        }
    }
}
