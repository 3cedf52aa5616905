//! The time line of a request.

use crate::after;
use mina_uppgifter::law::format_iso;
use mina_uppgifter::session::requests::{Event, events};

#[track_caller]
fn check(happened: &str, expected: &str) {
    let line = events(&after(happened));
    let name = |event| match event {
        Event::Noted(milestone) => milestone.word().to_owned(),
        computed => {
            assert!(computed.is_computed());
            format!("{computed:?}")
        }
    };
    let line: Vec<String> =
        line.iter().map(|e| format!("{} {}", &format_iso(e.day)[5..], name(e.event))).collect();
    assert_eq!(line.join(", "), expected, "{happened}");
}

#[test]
fn what_happened_and_what_is_ahead_by_day() {
    for (happened, expected) in [
        ("", "03-05 sent, 04-07 Due, 04-08 RemindFrom"),
        (
            "nudged 2026-03-12, receipt 2026-03-09",
            "03-05 sent, 03-09 receipt, 03-12 nudged, 04-09 Due, 04-10 RemindFrom",
        ),
        ("reminded 2026-04-08", "03-05 sent, 04-07 Due, 04-08 reminded, 04-23 ComplainFrom"),
        (
            "extended 2026-04-01, reasons",
            "03-05 sent, 04-01 extended, 04-07 Due, 06-05 ExtendedDue, 06-06 RemindFrom",
        ),
        ("extended 2026-04-01", "03-05 sent, 04-01 extended, 04-07 Due, 04-08 RemindFrom"),
        ("answered 2026-04-07", "03-05 sent, 04-07 answered, 04-07 Due"),
        (
            "answered 2026-04-01, missing copy, followed-up 2026-04-02",
            "03-05 sent, 04-01 answered, 04-02 followed-up, 04-07 Due, 04-17 ComplainFrom",
        ),
        ("refused 2026-04-01", "03-05 sent, 04-01 refused, 04-07 Due"),
        (
            "complained 2026-04-24, done 2026-05-30",
            "03-05 sent, 04-07 Due, 04-24 complained, 05-30 done",
        ),
    ] {
        check(happened, expected);
    }
}

#[test]
fn without_a_usable_sent_day_there_is_nothing_to_compute() {
    let mut request = after("answered 2026-04-01");
    request.sent = "2018-05-24".into();
    let line: Vec<_> = events(&request).into_iter().map(|entry| entry.event).collect();
    assert_eq!(line.len(), 2);
    assert!(line.iter().all(|event| !event.is_computed()));
}
