//! Deadlines and holidays: the vectors, and what must hold for every day of 2020–2099.

use mina_uppgifter::law::holidays::{is_eve, is_public_holiday, is_working_day};
use mina_uppgifter::law::{DateError, add_months, deadline, format_iso, parse_date};
use proptest::prelude::*;
use time::{Date, Weekday};

fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Every day from `first` to `last`.
fn days(first: &str, last: &str) -> impl Iterator<Item = Date> {
    let last = day(last);
    std::iter::successors(Some(day(first)), |date| date.next_day())
        .take_while(move |date| *date <= last)
}

#[test]
fn vectors() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../data/deadline-vectors.json")).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 17);
    for vector in vectors {
        let field = |name: &str| day(vector[name].as_str().unwrap());
        let found = deadline(field("received")).unwrap();
        let why = &vector["why"];
        assert_eq!(found.received, field("received"), "{why}");
        assert_eq!(found.due, field("due"), "{why}");
        assert_eq!(found.due_incl_eves, field("due_incl_eves"), "{why}");
        assert_eq!(found.extended_due, field("extended_due"), "{why}");
        let eves = field("extended_due_incl_eves");
        assert_eq!(found.extended_due_incl_eves, eves, "{why}");
    }
}

#[test]
fn every_receipt_day_of_2020_to_2099() {
    let mut last = None;
    for received in days("2020-01-01", "2099-12-31") {
        let found = deadline(received).unwrap();
        for (months, due, incl_eves) in [
            (1, found.due, found.due_incl_eves),
            (3, found.extended_due, found.extended_due_incl_eves),
        ] {
            let raw = add_months(received, months).unwrap();
            assert!((0..=4).contains(&(due - raw).whole_days()), "{received}");
            assert!((0..=5).contains(&(incl_eves - raw).whole_days()), "{received}");
            assert!(incl_eves >= due, "{received}");
            assert!(is_working_day(due), "{received}");
            assert!(is_working_day(incl_eves) && !is_eve(incl_eves), "{received}");
            assert!((raw.month() as u8, raw.day()) != (12, 31), "{received}");
        }
        let ordered =
            [found.due, found.due_incl_eves, found.extended_due, found.extended_due_incl_eves];
        if let Some(last) = last.replace(ordered) {
            let pairs = last.iter().zip(ordered);
            assert!(pairs.into_iter().all(|(a, b)| *a <= b), "{received}");
        }
    }
}

#[test]
fn the_eves_matter_for_25_of_3652_receipt_days() {
    let differs = |date: &Date| {
        let found = deadline(*date).unwrap();
        found.due != found.due_incl_eves
    };
    let all = || days("2026-01-01", "2035-12-31");
    assert_eq!((all().filter(differs).count(), all().count()), (25, 3652));
}

#[test]
fn two_months_from_the_due_day_is_wrong_for_99_of_365_receipt_days() {
    let roll = |mut date: Date| {
        while !is_working_day(date) {
            date = date.next_day().unwrap();
        }
        date
    };
    let differs = |date: &Date| {
        let found = deadline(*date).unwrap();
        found.extended_due != roll(add_months(found.due, 2).unwrap())
    };
    let all = || days("2026-01-01", "2026-12-31");
    assert_eq!((all().filter(differs).count(), all().count()), (99, 365));
}

#[test]
fn defect_12_due_day_is_a_month_not_31_days() {
    for (received, due) in [("2026-02-10", "2026-03-10"), ("2026-04-20", "2026-05-20")] {
        assert_eq!(deadline(day(received)).unwrap().due, day(due));
    }
}

#[test]
fn range() {
    for (received, expected) in [
        ("2018-05-24", Err(DateError::TooEarly)),
        ("2018-05-25", Ok("2018-06-25")),
        ("2199-12-31", Ok("2200-01-31")),
        ("2200-01-01", Err(DateError::TooLate)),
    ] {
        let due = deadline(day(received)).map(|found| found.due);
        assert_eq!(due, expected.map(day), "{received}");
    }
    assert_eq!(deadline(Date::MIN), Err(DateError::TooEarly));
    assert_eq!(deadline(Date::MAX), Err(DateError::TooLate));
}

#[test]
fn over_only_after_the_later_day() {
    // Due on Midsummer's Eve, a Friday; with the eves, on Monday.
    let found = deadline(day("2026-05-19")).unwrap();
    for (today, extended, expected) in [
        ("2026-06-19", false, false),
        ("2026-06-22", false, false),
        ("2026-06-23", false, true),
        ("2026-06-23", true, false),
        ("2026-08-19", true, false),
        ("2026-08-20", true, true),
    ] {
        assert_eq!(found.is_over(day(today), extended), expected, "{today}");
    }
}

#[test]
fn the_public_holidays_of_a_year() {
    for (year, expected) in [
        (2026, "01-01 01-06 04-03 04-06 05-01 05-14 06-06 06-20 10-31 12-25 12-26"),
        (2024, "01-01 01-06 03-29 04-01 05-01 05-09 06-06 06-22 11-02 12-25 12-26"),
        (2027, "01-01 01-06 03-26 03-29 05-01 05-06 06-26 11-06 12-25"),
    ] {
        let found: Vec<String> = days(&format!("{year}-01-01"), &format!("{year}-12-31"))
            .filter(|date| is_public_holiday(*date) && date.weekday() != Weekday::Sunday)
            .map(|date| format_iso(date)[5..].to_owned())
            .collect();
        assert_eq!(found.join(" "), expected, "{year}");
    }
    // Easter Sunday and Whit Sunday are Sundays, and every Sunday is a holiday.
    assert!(
        days("2020-01-01", "2099-12-31")
            .filter(|date| date.weekday() == Weekday::Sunday)
            .all(is_public_holiday)
    );
}

#[test]
fn the_eves_stand_apart() {
    for eve in ["2026-06-19", "2026-12-24", "2026-12-31"] {
        assert!(is_eve(day(eve)) && is_working_day(day(eve)), "{eve}");
    }
    for other in ["2026-06-18", "2026-06-20", "2026-12-23", "2026-04-30"] {
        assert!(!is_eve(day(other)), "{other}");
    }
    // A holiday that lag (2004:1320) took away: Whit Monday.
    assert!(is_working_day(day("2026-05-25")));
}

#[test]
fn months() {
    for (from, months, expected) in [
        ("2026-08-31", 1, "2026-09-30"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-12-15", 0, "2026-12-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-21", 36, "2029-11-21"),
    ] {
        assert_eq!(add_months(day(from), months).map(format_iso).as_deref(), Ok(expected));
    }
    assert_eq!(add_months(day("2026-01-01"), u16::MAX).map(format_iso), Ok("7487-04-01".into()));
    assert_eq!(add_months(Date::MAX, 1), Err(DateError::TooLate));
    assert_eq!(add_months(Date::MAX, u16::MAX), Err(DateError::TooLate));
    assert!(add_months(Date::MIN, u16::MAX).is_ok());
}

#[test]
fn only_the_iso_form_is_read() {
    for text in ["2026-11-21", "2024-02-29", "0000-01-01", "9999-12-31"] {
        assert_eq!(format_iso(day(text)), text);
    }
    for text in [
        "",
        "2026",
        "2026-1-1",
        "26-01-01",
        "02026-01-01",
        "2026-001-01",
        "2026-01-01 ",
        " 2026-01-01",
        "2026/01/01",
        "20260101",
        "+026-01-01",
        "2026-01--1",
        "-2026-01-01",
        "2026-01-01-",
        "2026-01-01T00:00",
        "2026-01-1a",
        "٢٠٢٦-٠١-٠١",
        "\u{feff}2026-01-01",
    ] {
        assert_eq!(parse_date(text), Err(DateError::Format), "{text:?}");
    }
    for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31"] {
        assert_eq!(parse_date(text), Err(DateError::NoSuchDay), "{text:?}");
    }
    assert_eq!(format_iso(Date::MIN), "0000-01-01");
    assert_eq!(format_iso(Date::MAX), "9999-12-31");
}

proptest! {
    #[test]
    fn a_date_survives_its_text(julian in 1_721_060i32..=5_373_484) {
        let date = Date::from_julian_day(julian).unwrap();
        prop_assert_eq!(parse_date(&format_iso(date)), Ok(date));
    }

    #[test]
    fn no_text_panics(text in "\\PC*", almost in "[0-9]{4}-[0-9-]{2}-[0-9]{2}") {
        let _ = parse_date(&text);
        let _ = parse_date(&almost);
    }

    #[test]
    fn no_date_panics(julian in Date::MIN.to_julian_day()..=Date::MAX.to_julian_day(), months: u16) {
        let date = Date::from_julian_day(julian).unwrap();
        let _ = (deadline(date), add_months(date, months), is_public_holiday(date), is_eve(date));
        prop_assert_eq!(format_iso(date).len(), 10);
    }
}
