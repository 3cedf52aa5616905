//! Whole letters, word for word: read a new one aloud before accepting it (`CONTRIBUTING.md`).

use crate::world::{COMPANIES, UNSURE, WORLD, complaint, day, event, follow_up, missing, whole};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{
    AnswerPoint, ComplaintRequest, Element, EventKind, FollowUp, FollowUpRequest, Letter,
    compose_complaint, compose_follow_up,
};
use mina_uppgifter::text::Texts;

/// Compares the letter with the kept one, in each language.
#[track_caller]
fn check(name: &str, company: &str, letter: impl Fn(&Texts) -> Letter) {
    for texts in &WORLD.texts {
        let name = format!("{company}.{name}.{}", texts.language.tag);
        insta::with_settings!({
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, whole(&letter(texts))) });
    }
}

#[test]
fn each_kind() {
    for company in COMPANIES {
        let (missing, unsure) = (missing(company), UNSURE);
        for kind in FollowUp::ALL {
            let request =
                FollowUpRequest { missing: &missing, unsure: &unsure, ..follow_up(kind, company) };
            check(kind.word(), company, |texts| compose_follow_up(&request, texts));
        }
    }
}

#[test]
fn a_reminder_after_an_extension() {
    let company = "clustera-syd";
    let request = FollowUpRequest {
        told_on: Some(day("2026-11-10")),
        today: day("2027-01-14"),
        ..follow_up(FollowUp::Reminder, company)
    };
    check("reminder-extended", company, |texts| compose_follow_up(&request, texts));
}

/// Nothing is known but the day of the first letter, which asked for one right only.
#[test]
fn with_little_known() {
    let company = "clustera-sverige";
    for kind in [FollowUp::Identity, FollowUp::Fee, FollowUp::Refusal] {
        let request = FollowUpRequest {
            subject: "",
            rights: &[Right::DirectMarketing],
            told_on: None,
            contact: "",
            ..follow_up(kind, company)
        };
        check(&format!("bare-{}", kind.word()), company, |t| compose_follow_up(&request, t));
    }
}

#[test]
fn every_part_of_an_answer() {
    let company = "clustera-syd";
    let elements = Element::ALL.map(AnswerPoint::Element);
    let rights: Vec<AnswerPoint> = Right::ALL.map(AnswerPoint::Right).into();
    let request = FollowUpRequest {
        missing: &elements,
        unsure: &rights,
        ..follow_up(FollowUp::Incomplete, company)
    };
    check("incomplete-all", company, |texts| compose_follow_up(&request, texts));
}

#[test]
fn a_complaint_when_nobody_answered() {
    for company in COMPANIES {
        let events = [
            event("2026-10-13", EventKind::Sent),
            event("2026-10-21", EventKind::Nudged),
            event("2026-11-21", EventKind::Reminded),
        ];
        let request = complaint(company, &events);
        check("complaint-silence", company, |texts| compose_complaint(&request, texts));
    }
}

#[test]
fn a_complaint_with_everything_in_it() {
    for company in COMPANIES {
        let days = ["2026-10-13", "2026-10-14", "2026-10-21", "2026-11-21", "2026-11-12"];
        let days = days.into_iter().chain(["2026-10-20", "2026-10-22", "2026-10-23"]);
        let days = days.chain(["2026-10-24", "2026-12-01", "2026-12-02"]);
        let kinds = EventKind::ALL.into_iter();
        let events: Vec<_> = days.zip(kinds).map(|(day, kind)| event(day, kind)).collect();
        let missing = missing(company);
        let rights = [Right::Access, Right::DirectMarketing, Right::Erasure, Right::Information];
        let request = ComplaintRequest {
            missing: &missing,
            rights: &rights,
            words: "Jag sökte jobb våren 2025.\n\nMin kontaktperson har slutat.",
            ..complaint(company, &events)
        };
        check("complaint-all", company, |texts| compose_complaint(&request, texts));
    }
}
