//! What each letter after the first one must say, in both languages, and what none may.

use crate::world::{COMPANIES, SUBJECT, UNSURE, WORLD, day, follow_up, lines_end, missing, shapes};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{
    AnswerPoint, Element, FollowUp, FollowUpRequest, Letter, compose_follow_up, wished_day,
};
use mina_uppgifter::text::Texts;
use time::Date;

fn letter(kind: FollowUp, company: &str, texts: &Texts) -> Letter {
    let (missing, unsure) = (missing(company), UNSURE);
    let request =
        FollowUpRequest { missing: &missing, unsure: &unsure, ..follow_up(kind, company) };
    compose_follow_up(&request, texts)
}

/// The words that make it what it is: in Swedish, in English.
type Must = &'static [(&'static str, &'static str)];

fn must(kind: FollowUp) -> Must {
    match kind {
        FollowUp::Nudge => &[
            ("Har ni fått brevet?", "Have you received the letter?"),
            ("vilken dag det kom", "on which day it arrived"),
            ("12.3", "12(3)"),
        ],
        FollowUp::Reminder => &[
            ("2026-11-13", "2026-11-13"),
            ("2026-12-07", "2026-12-07"),
            ("12.3", "12(3)"),
            ("en månad", "one month"),
            ("mitt önskemål", "my wish"),
            ("12.4", "12(4)"),
            ("kan jag vända mig till Integritetsskyddsmyndigheten, IMY", "I can turn to"),
            ("artikel 77", "Article 77"),
        ],
        FollowUp::Incomplete => &[
            ("artikel 15", "Article 15"),
            ("\n1. En kopia", "\n1. A copy"),
            ("\n2. En kopia av ”", "\n2. A copy of “"),
            ("\n3. Namnen", "\n3. The names"),
            ("C-154/21", "C-154/21"),
            ("\n5. Svar på min fråga: ", "\n5. An answer to my question: "),
            ("\n6. Ändamålen", "\n6. The purposes"),
            ("\n7. Besked om raderingen", "\n7. An answer on the erasure"),
            ("osäker", "unsure"),
            ("12.1", "12(1)"),
            ("utan onödigt dröjsmål (artikel 12.3)", "without undue delay (Article 12(3))"),
        ],
        FollowUp::Identity => &[
            ("rimliga skäl att tvivla", "reasonable doubts"),
            ("12.6", "12(6)"),
            ("Jag skickar inte personnummer", "I am not sending my personal identity number"),
            ("gör er osäkra", "makes you unsure"),
            ("ringer upp", "call me back"),
            ("e-legitimation", "e-legitimation"),
            ("Min begäran gäller fortfarande", "My request still stands"),
        ],
        FollowUp::Form => &[
            ("kräver ingen särskild form", "requires no particular form"),
            ("12.2", "12(2)"),
            ("håller mig därför till mitt brev", "keep to my letter"),
        ],
        FollowUp::Fee => &[
            ("kostnadsfria", "free of charge"),
            ("12.5", "12(5)"),
            ("15.3", "15(3)"),
            ("C-307/22", "C-307/22"),
            ("uppenbart ogrundad eller orimlig", "manifestly unfounded or excessive"),
            ("ni som ska visa det", "for you to show this"),
        ],
        FollowUp::NoReasons => &[
            ("vilka skälen är", "what the reasons are"),
            ("12.3", "12(3)"),
            ("två månader", "two months"),
            ("2027-01-13", "2027-01-13"),
        ],
        FollowUp::LateExtension => &[
            ("inom en månad efter att begäran kom in", "within one month after the request"),
            ("12.3", "12(3)"),
            ("2026-11-13", "2026-11-13"),
            ("den 2026-11-17", "of 2026-11-17"),
        ],
        FollowUp::Refusal => &[
            ("skriva varför", "say why"),
            ("12.4", "12(4)"),
            ("\n3. Vilken bestämmelse", "\n3. Which provision"),
            ("17.3", "17(3)"),
            ("klaga", "complain"),
            ("rättslig prövning", "judicial remedy"),
            ("12.5", "12(5)"),
        ],
    }
}

fn word<'a>((swedish, english): (&'a str, &'a str), texts: &Texts) -> Option<&'a str> {
    match texts.language.tag {
        "sv" => Some(swedish),
        "en" => Some(english),
        _ => None,
    }
}

#[test]
fn each_letter_says_what_it_must() {
    for company in COMPANIES {
        let controller = &WORLD.policy(company).controller;
        for texts in &WORLD.texts {
            for kind in FollowUp::ALL {
                let letter = letter(kind, company, texts);
                let body = letter.body();
                for word in must(kind).iter().filter_map(|pair| word(*pair, texts)) {
                    assert!(body.contains(word), "{kind:?}: {word:?} is missing in {body}");
                }
                // The parties, the first letter and its day, today, and where to reply.
                assert_eq!(letter.to, controller.email);
                assert!(letter.subject.ends_with(&format!(": {SUBJECT}")), "{}", letter.subject);
                for part in [&controller.legal_name, SUBJECT, "2026-10-13", "2026-11-21"] {
                    assert!(body.contains(part), "{kind:?}: {part}");
                }
                assert!(body.matches("kim@exempel.se").count() >= 1);
                assert!(body.ends_with("\n\nKim Exempel\n"));
                lines_end(&letter, texts);
            }
        }
    }
}

/// The authority is named in the reminder, not before.
#[test]
fn only_the_reminder_names_the_authority() {
    for texts in &WORLD.texts {
        for kind in FollowUp::ALL {
            let body = letter(kind, "clustera-syd", texts).body();
            assert_eq!(body.contains("IMY"), kind == FollowUp::Reminder, "{kind:?}");
        }
    }
}

/// What stands in the reminder and what day it names depends on whether they took more time.
#[test]
fn a_reminder_counts_from_the_right_day() {
    for texts in &WORLD.texts {
        for (told_on, there, absent) in [
            (None, ["2026-11-13"].as_slice(), ["2027-01-13", "2026-11-10"].as_slice()),
            (Some(day("2026-11-10")), &["2027-01-13", "2026-11-10"], &["2026-11-13"]),
        ] {
            let request =
                FollowUpRequest { told_on, ..follow_up(FollowUp::Reminder, "clustera-syd") };
            let body = compose_follow_up(&request, texts).body();
            assert!(there.iter().all(|date| body.contains(date)), "{body}");
            assert!(!absent.iter().any(|date| body.contains(date)), "{body}");
        }
    }
}

#[test]
fn a_right_that_was_not_used_is_not_mentioned() {
    let marketing = [Right::DirectMarketing];
    for (kind, words) in [
        (FollowUp::Fee, ["15.3", "15(3)", "C-307/22"].as_slice()),
        (FollowUp::Refusal, &["17.3", "17(3)"]),
        (FollowUp::Incomplete, &["Artikel 15 ", "Article 15 lists"]),
    ] {
        for texts in &WORLD.texts {
            let request = FollowUpRequest {
                rights: &marketing,
                subject: "",
                ..follow_up(kind, "clustera-syd")
            };
            let body = compose_follow_up(&request, texts).body();
            assert!(!words.iter().any(|word| body.contains(word)), "{body}");
        }
    }
}

/// Missing alone, unsure alone, neither: no sentence announces a list that is not there.
#[test]
fn an_empty_list_is_not_announced() {
    let one = [AnswerPoint::Element(Element::Copy)];
    let foreign = [AnswerPoint::Question("CS01".into())];
    for (missing, unsure, lists) in [
        (&one[..], &one[..], [true, true]),
        (&one, &[], [true, false]),
        (&[], &one, [false, true]),
        (&[], &[], [false, false]),
        (&foreign, &foreign, [false, false]),
    ] {
        let request =
            FollowUpRequest { missing, unsure, ..follow_up(FollowUp::Incomplete, "clustera-syd") };
        for (texts, words) in WORLD
            .texts
            .iter()
            .zip([["hittar jag inte", "är jag osäker"], ["I cannot find", "I am unsure"]])
        {
            let letter = compose_follow_up(&request, texts);
            assert_eq!(words.map(|word| letter.body().contains(word)), lists);
            let numbered = shapes(&letter).iter().filter(|(kind, ..)| *kind == "numbered").count();
            assert_eq!(numbered, lists.into_iter().filter(|list| *list).count());
        }
    }
}

#[test]
fn the_wished_day_is_a_working_day_two_weeks_on() {
    for (today, expected) in [
        ("2026-11-23", "2026-12-07"),
        ("2026-11-21", "2026-12-07"),
        ("2026-12-10", "2026-12-28"),
        ("2026-12-17", "2027-01-04"),
        ("2026-12-23", "2027-01-07"),
        ("2027-06-11", "2027-06-28"),
    ] {
        assert_eq!(wished_day(day(today)), day(expected), "{today}");
    }
    assert_eq!(wished_day(Date::MAX), Date::MAX);
}

#[test]
fn kinds_have_their_words() {
    for kind in FollowUp::ALL {
        assert_eq!(FollowUp::from_word(kind.word()), Some(kind));
        for texts in &WORLD.texts {
            let (title, hint) = (texts.get(kind.title()), texts.get(kind.hint()));
            assert!(!title.ends_with('.') && hint.ends_with('.'), "{title} {hint}");
        }
    }
    assert_eq!(FollowUp::from_word("none"), None);
}
