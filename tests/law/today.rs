//! The day in Sweden, against the IANA database (Europe/Stockholm).

use mina_uppgifter::law::{day_in_sweden, format_iso, parse_date};

/// Milliseconds since 1970 of `YYYY-MM-DDTHH:MM:SS`, UTC.
fn millis(moment: &str) -> u64 {
    let (day, time) = moment.split_once('T').unwrap();
    let days = i64::from(parse_date(day).unwrap().to_julian_day()) - 2_440_588;
    let seconds = time.split(':').fold(0, |sum, part| sum * 60 + part.parse::<i64>().unwrap());
    u64::try_from((days * 86_400 + seconds) * 1000).unwrap()
}

#[test]
fn the_day_changes_at_midnight_in_stockholm() {
    for (moment, expected) in [
        ("1970-01-01T00:00:00", "1970-01-01"),
        ("2018-05-24T21:59:59", "2018-05-24"),
        ("2018-05-24T22:00:00", "2018-05-25"),
        ("2024-02-28T23:00:00", "2024-02-29"),
        ("2024-03-30T22:30:00", "2024-03-30"),
        ("2024-03-31T22:00:00", "2024-04-01"),
        ("2026-01-01T22:59:59", "2026-01-01"),
        ("2026-01-01T23:00:00", "2026-01-02"),
        ("2026-03-28T22:30:00", "2026-03-28"),
        ("2026-03-28T23:00:00", "2026-03-29"),
        ("2026-03-29T21:59:59", "2026-03-29"),
        ("2026-03-29T22:00:00", "2026-03-30"),
        ("2026-07-01T21:59:59", "2026-07-01"),
        ("2026-07-01T22:00:00", "2026-07-02"),
        ("2026-10-24T22:00:00", "2026-10-25"),
        ("2026-10-25T22:30:00", "2026-10-25"),
        ("2026-10-25T23:00:00", "2026-10-26"),
        ("2027-12-31T23:00:00", "2028-01-01"),
    ] {
        let day = day_in_sweden(millis(moment)).map(format_iso);
        assert_eq!(day.as_deref(), Some(expected), "{moment}");
    }
    assert_eq!(day_in_sweden(u64::MAX), None);
    assert_eq!(day_in_sweden(u64::MAX / 1000), None);
}
