//! Where a request stands and what to do now, with the clock moved on.

use crate::{after, day};
use mina_uppgifter::law::format_iso;
use mina_uppgifter::session::requests::{Clock, Milestone, State, Step, next_step};
use proptest::prelude::*;
use proptest::sample::select;

/// The step with its days, in short.
fn short(step: Step) -> String {
    match step {
        Step::FixSentDay => "fix sent day".into(),
        Step::Wait { due, days } => format!("wait {} {days}", format_iso(due)),
        Step::Grace { due, remind_from } => {
            format!("grace {} {}", format_iso(due), format_iso(remind_from))
        }
        Step::Nudge { due } => format!("nudge {}", format_iso(due)),
        Step::AskReasons { due } => format!("ask reasons {}", format_iso(due)),
        Step::LateExtension { due } => format!("late extension {}", format_iso(due)),
        Step::Remind { due } => format!("remind {}", format_iso(due)),
        Step::WaitAgain { complain_from } => format!("wait again {}", format_iso(complain_from)),
        Step::Complain => "complain".into(),
        Step::CheckAnswer => "check".into(),
        Step::FollowUp => "follow up".into(),
        Step::RefusalCheck => "refusal".into(),
        Step::AwaitAuthority => "authority".into(),
        Step::Finish => "finish".into(),
        Step::Done => "done".into(),
    }
}

#[track_caller]
fn check(happened: &str, today: &str, expected: &str) {
    let found = short(next_step(&after(happened), day(today)));
    assert_eq!(found, expected, "{happened:?} on {today}");
}

#[test]
fn nothing_is_heard() {
    for (today, expected) in [
        ("2026-03-05", "wait 2026-04-07 33"),
        ("2026-03-11", "wait 2026-04-07 27"),
        ("2026-03-12", "nudge 2026-04-07"),
        ("2026-04-07", "nudge 2026-04-07"),
        ("2026-04-08", "remind 2026-04-07"),
        ("2026-08-01", "remind 2026-04-07"),
    ] {
        check("", today, expected);
    }
    for (today, expected) in [
        ("2026-03-13", "wait 2026-04-07 25"),
        ("2026-04-07", "wait 2026-04-07 0"),
        ("2026-04-08", "remind 2026-04-07"),
    ] {
        check("nudged 2026-03-13", today, expected);
    }
    for (today, expected) in [
        ("2026-04-08", "wait again 2026-04-23"),
        ("2026-04-22", "wait again 2026-04-23"),
        ("2026-04-23", "complain"),
    ] {
        check("reminded 2026-04-08", today, expected);
    }
    // Reminded too early: the complaint waits for the month all the same.
    check("nudged 2026-03-12, reminded 2026-03-15", "2026-04-07", "wait 2026-04-07 0");
    check("nudged 2026-03-12, reminded 2026-03-15", "2026-04-08", "complain");
    check("complained 2026-04-23", "2026-12-01", "authority");
    check("complained 2026-04-23, done 2026-05-01", "2026-12-01", "done");
}

#[test]
fn the_month_counts_from_receipt() {
    check("receipt 2026-03-09", "2026-03-20", "wait 2026-04-09 20");
    check("receipt 2026-03-09", "2026-04-10", "remind 2026-04-09");
    // It cannot have arrived before it was sent: then the sent day counts.
    check("receipt 2026-03-01", "2026-04-08", "remind 2026-04-07");
}

#[test]
fn the_eves_give_a_little_more() {
    // Due on Midsummer's Eve, Friday 19 June; with the eves, on Monday 22 June.
    let got = "sent 2026-05-19, receipt 2026-05-19";
    for (today, expected) in [
        ("2026-06-19", "wait 2026-06-19 0"),
        ("2026-06-20", "grace 2026-06-19 2026-06-23"),
        ("2026-06-22", "grace 2026-06-19 2026-06-23"),
        ("2026-06-23", "remind 2026-06-19"),
    ] {
        check(got, today, expected);
    }
}

#[test]
fn more_time() {
    // In time and with reasons: three months from receipt.
    let extended = "extended 2026-04-07, reasons";
    check(extended, "2026-04-08", "wait 2026-06-05 58");
    check(extended, "2026-06-05", "wait 2026-06-05 0");
    check(extended, "2026-06-06", "remind 2026-06-05");
    check(&format!("{extended}, reminded 2026-06-08"), "2026-06-22", "wait again 2026-06-23");
    check(&format!("{extended}, reminded 2026-06-08"), "2026-06-23", "complain");
    // In time, but without reasons: the month counts until there are some.
    let bare = "extended 2026-04-01";
    check(bare, "2026-04-01", "ask reasons 2026-04-07");
    check(bare, "2026-04-08", "remind 2026-04-07");
    check(&format!("{bare}, extension-replied 2026-04-02"), "2026-04-03", "wait 2026-04-07 4");
    check(&format!("{bare}, extension-replied 2026-04-02"), "2026-04-08", "remind 2026-04-07");
    check(&format!("{bare}, extension-replied 2026-04-02, reasons"), "2026-04-08", {
        "wait 2026-06-05 58"
    });
    // Too late, with or without reasons.
    for late in ["extended 2026-04-08", "extended 2026-04-08, reasons"] {
        check(late, "2026-04-09", "late extension 2026-04-07");
        check(late, "2026-09-01", "late extension 2026-04-07");
        let replied = format!("{late}, extension-replied 2026-04-09");
        check(&replied, "2026-04-23", "wait again 2026-04-24");
        check(&replied, "2026-04-24", "complain");
        // The reminder was out before: once its time has passed, that is enough.
        let reminded = format!("{late}, reminded 2026-04-08");
        check(&reminded, "2026-04-22", "late extension 2026-04-07");
        check(&reminded, "2026-04-23", "complain");
    }
    // On the eve that still counts, and on the day after it.
    let sent = "sent 2026-05-19";
    check(&format!("{sent}, extended 2026-06-22, reasons"), "2026-06-23", "wait 2026-08-19 57");
    check(&format!("{sent}, extended 2026-06-23, reasons"), "2026-06-24", {
        "late extension 2026-06-19"
    });
}

#[test]
fn an_answer() {
    let answered = "answered 2026-04-02";
    for (answers, expected) in [
        ("", "check"),
        ("got copy", "finish"),
        ("got copy, unsure sources", "check"),
        ("missing sources, unsure copy", "follow up"),
        ("missing copy, missing sources", "follow up"),
        ("missing copy, done 2026-04-04", "done"),
    ] {
        check(&format!("{answered}, {answers}"), "2026-04-03", expected);
    }
    let asked = format!("{answered}, missing copy, followed-up 2026-04-02");
    check(&asked, "2026-04-16", "wait again 2026-04-17");
    check(&asked, "2026-04-17", "complain");
    // Never before the month is over.
    let early = "answered 2026-03-10, missing copy, followed-up 2026-03-10";
    check(early, "2026-03-27", "wait again 2026-04-08");
    // The next answer still lacks something: ask again.
    check("answered 2026-04-10, missing copy, followed-up 2026-04-02", "2026-04-11", "follow up");
}

#[test]
fn a_refusal() {
    check("refused 2026-03-20", "2026-03-21", "refusal");
    check("refused 2026-03-20, complained 2026-03-22", "2026-03-23", "authority");
    check("refused 2026-03-20, answered 2026-04-01", "2026-04-02", "check");
    check("answered 2026-03-20, refused 2026-03-20", "2026-04-02", "refusal");
    check("complained 2026-04-24, answered 2026-05-02", "2026-05-03", "check");
}

#[test]
fn a_sent_day_that_is_none() {
    for wrong in ["", "2026-02-30", "2018-05-24", "2200-01-01"] {
        let mut request = after("answered 2026-04-02");
        request.sent = wrong.into();
        assert_eq!(next_step(&request, day("2026-04-03")), Step::FixSentDay, "{wrong}");
    }
}

#[test]
fn states() {
    for (happened, expected) in [
        ("", State::Waiting),
        ("receipt 2026-03-06, nudged 2026-03-12, reminded 2026-04-08", State::Waiting),
        ("extended 2026-04-01", State::Extended),
        ("extended 2026-04-01, answered 2026-05-01", State::Answered),
        ("answered 2026-04-01, got copy, unsure sources", State::Answered),
        ("answered 2026-04-01, missing copy", State::Incomplete),
        ("missing copy", State::Waiting),
        ("refused 2026-04-01", State::Refused),
        ("refused 2026-04-01, complained 2026-04-01", State::Complaint),
        ("complained 2026-04-23, answered 2026-05-01, missing copy", State::Incomplete),
        ("complained 2026-04-23, done 2026-05-01", State::Done),
        ("done 2026-03-05", State::Done),
    ] {
        assert_eq!(after(happened).state(), expected, "{happened}");
    }
    let mut request = after("");
    request.answered_on = Some("soon".into());
    assert_eq!(request.state(), State::Waiting);
}

#[test]
fn each_milestone_has_a_place_of_its_own() {
    let mut request = after("");
    for (i, milestone) in Milestone::ALL.into_iter().enumerate() {
        let date = day(&format!("2026-04-{:02}", i + 1));
        request.set(milestone, Some(date));
        assert_eq!(Milestone::from_word(milestone.word()), Some(milestone));
    }
    for (i, milestone) in Milestone::ALL.into_iter().enumerate() {
        assert_eq!(request.on(milestone), Some(day(&format!("2026-04-{:02}", i + 1))));
        request.set(milestone, None);
        assert_eq!(request.on(milestone).is_some(), milestone == Milestone::Sent);
    }
}

proptest! {
    /// Whatever has happened: nobody is reminded or complained about before the month is over, by
    /// any way of counting.
    #[test]
    fn no_escalation_before_the_time_is_up(
        sent in 0i64..3000,
        happened in prop::collection::vec((select(Milestone::ALL.as_slice()), 0i64..200), 0..6),
        reasons: bool,
        missing: bool,
        today in 0i64..300,
    ) {
        let sent = day("2024-01-01") + time::Duration::days(sent);
        let mut request = after(if missing { "missing copy" } else { "" });
        request.reasons_given = reasons;
        for (milestone, days) in happened {
            request.set(milestone, Some(sent + time::Duration::days(days)));
        }
        request.set(Milestone::Sent, Some(sent));
        let today = sent + time::Duration::days(today);
        let start = request.on(Milestone::Receipt).unwrap_or(sent);
        let deadline = mina_uppgifter::law::deadline(start).unwrap();
        match next_step(&request, today) {
            Step::Remind { due } | Step::Grace { due, .. } => {
                prop_assert!(due < today);
                prop_assert!(due == deadline.due || due == deadline.extended_due);
            }
            Step::Complain => prop_assert!(deadline.is_over(today, false)),
            Step::Wait { due, days } => {
                prop_assert_eq!((due - today).whole_days(), i64::from(days));
            }
            Step::WaitAgain { complain_from } => prop_assert!(complain_from > today),
            Step::FixSentDay => prop_assert!(false),
            _ => {}
        }
        if let Step::Remind { .. } = next_step(&request, today) {
            prop_assert!(deadline.is_over(today, false));
        }
    }
}

/// After a refusal one has written to: time for a reply, and then the complaint.
#[test]
fn a_refusal_goes_on() {
    let refused = "refused 2026-04-01";
    check(refused, "2026-04-02", "refusal");
    let asked = format!("{refused}, followed-up 2026-04-10");
    for (today, expected) in [
        ("2026-04-10", "wait again 2026-04-25"),
        ("2026-04-24", "wait again 2026-04-25"),
        ("2026-04-25", "complain"),
    ] {
        check(&asked, today, expected);
    }
    // What was written before the refusal is no reply to it.
    check("refused 2026-04-01, followed-up 2026-03-20", "2026-04-30", "refusal");
}

/// An answer to the follow-up is looked through before anything of it is called missing.
#[test]
fn a_second_answer_is_checked_anew() {
    let lacking = "answered 2026-04-01, missing copy, got source, followed-up 2026-04-10";
    check(lacking, "2026-04-11", "wait again 2026-04-25");
    check(&format!("{lacking}, answered 2026-04-20"), "2026-04-21", "check");
    // The day of the first answer was wrong.
    check(&format!("{lacking}, answered 2026-04-10"), "2026-04-11", "wait again 2026-04-25");
    check(&format!("{lacking}, answered 2026-04-20, missing copy"), "2026-04-21", "follow up");
    // A first answer, after a reply to something else, is judged as it is.
    let other = "followed-up 2026-04-10, missing copy, answered 2026-04-20";
    check(other, "2026-04-21", "follow up");
    let answers = after(&format!("{lacking}, answered 2026-04-20")).answers;
    assert_eq!(answers.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["copy", "source"]);
}

/// Sent on 5 March, due on 7 April; and with an eve as the last day: 19 June, counted to the 22nd.
#[test]
fn an_answer_is_late_if_the_time_was_up_by_any_way_of_counting() {
    let eve = "sent 2026-05-19";
    for (happened, today, expected) in [
        ("", "2026-04-07", false),
        ("", "2026-04-08", true),
        ("answered 2026-04-07", "2026-09-01", false),
        ("answered 2026-04-08", "2026-09-01", true),
        ("refused 2026-04-08", "2026-09-01", true),
        ("answered 2026-04-20, refused 2026-04-07", "2026-09-01", false),
        ("extended 2026-04-01, reasons", "2026-05-01", false),
        ("extended 2026-04-01", "2026-05-01", true),
        ("extended 2026-04-01, reasons, answered 2026-06-06", "2026-09-01", true),
        // The first answer came in time, or on a day that nobody knows: only the second is known.
        ("answered 2026-05-01, followed-up 2026-04-03", "2026-09-01", false),
        ("answered 2026-05-01, followed-up 2026-05-02", "2026-09-01", true),
        ("followed-up 2026-05-02", "2026-09-01", false),
        // But then they had been reminded: there was none yet.
        ("answered 2026-05-05, reminded 2026-04-08, followed-up 2026-04-22", "2026-09-01", true),
        ("answered 2026-05-05, reminded 2026-04-07, followed-up 2026-04-22", "2026-09-01", false),
        ("answered 2026-05-05, reminded 2026-04-25, followed-up 2026-04-22", "2026-09-01", false),
        (eve, "2026-06-22", false),
        (eve, "2026-06-23", true),
        (&format!("{eve}, refused 2026-06-22"), "2026-09-01", false),
    ] {
        let request = after(happened);
        let clock = Clock::new(&request).unwrap();
        assert_eq!(clock.is_late(&request, day(today)), expected, "{happened:?} on {today}");
    }
}
