//! The calendar file, read back by somebody else's parser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../data/mod.rs"]
mod data;

use icalendar::parser::{Component, read_calendar, unfold};
use mina_uppgifter::law::{deadline, format_iso, parse_date};
use mina_uppgifter::letter::calendar::{Day, Kind, file};
use mina_uppgifter::text::Texts;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use time::Date;

static SWEDISH: LazyLock<Texts> = LazyLock::new(|| data::texts("sv"));
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| data::texts("en"));

/// 2026-11-21 10:15:30 UTC.
const NOW: u64 = 1_795_256_130_123;

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// The two days of one request.
fn days(company: &str) -> [Day<'_>; 2] {
    let found = deadline(day("2026-11-21")).unwrap();
    let remind = found.due_incl_eves.next_day().unwrap();
    let on = |kind, date| Day { request: "00000000000000a1", kind, company, date };
    [on(Kind::Due, found.due), on(Kind::Remind, remind)]
}

/// The value of a property, as the parser reads it.
fn value(component: &Component, name: &str) -> String {
    component.find_prop(name).unwrap_or_else(|| panic!("{name}")).val.to_string()
}

/// The texts of the file, as strictly read as RFC 5545 section 3.3.11 writes them: the parser also
/// takes what is not escaped.
fn texts(file: &str) -> Vec<String> {
    // Unfolding is taking out each line break with the blank after it (section 3.1).
    let whole = file.replace("\r\n ", "");
    let of_text = |line: &str| {
        let names = ["SUMMARY:", "DESCRIPTION:"];
        names.iter().find_map(|name| line.strip_prefix(name).map(str::to_owned))
    };
    let unescape = |line: String| {
        let mut text = String::new();
        let mut chars = line.chars();
        while let Some(char) = chars.next() {
            match char {
                '\\' => match chars.next().unwrap() {
                    'n' => text.push('\n'),
                    escaped @ ('\\' | ';' | ',') => text.push(escaped),
                    other => panic!("\\{other} in {line}"),
                },
                ';' | ',' => panic!("{char} is not escaped in {line}"),
                other => text.push(other),
            }
        }
        text
    };
    whole.split("\r\n").filter_map(of_text).map(unescape).collect()
}

#[test]
fn the_file_word_for_word() {
    for texts in [&*SWEDISH, &*ENGLISH] {
        let file = file(&days("Clustera Syd"), NOW, texts);
        insta::with_settings!({
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(texts.language.tag, file.replace("\r\n", "\n")) });
    }
}

/// The defect: a date without `VALUE=DATE`, no folding, nothing escaped, LF, local time with a `Z`,
/// personal data.
#[test]
fn defect_06_the_calendar_file_is_as_rfc_5545_says() {
    let company = "Exempel; Kurser, Coachning \\ Bemanning & Rehabilitering i Söderåkra Aktiebolag";
    let file = file(&days(company), NOW, &SWEDISH);
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count());
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert!(file.lines().all(|line| line.len() <= 75), "{file}");
    assert!(file.contains("\r\n "), "a long line is folded");

    let texts = texts(&file);
    assert_eq!(texts.iter().filter(|text| text.contains(company)).count(), 4, "{texts:?}");
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    let names: Vec<&str> = calendar.properties.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["VERSION", "PRODID"]);
    assert_eq!(calendar.components.len(), 2);
    for (event, (start, end, trigger)) in calendar
        .components
        .iter()
        .zip([("20261221", "20261222", "-PT15H"), ("20261222", "20261223", "PT9H")])
    {
        assert_eq!(event.name, "VEVENT");
        for (name, expected) in [("DTSTART", start), ("DTEND", end)] {
            let found = event.find_prop(name).unwrap();
            assert_eq!(found.val, expected);
            let params: Vec<_> = found.params.iter().map(|p| p.key.as_str()).collect();
            assert_eq!(params, ["VALUE"]);
            assert_eq!(found.params[0].val.as_ref().unwrap().as_str(), "DATE");
        }
        assert_eq!(value(event, "DTSTAMP"), "20261121T101530Z");
        assert_eq!(value(event, "TRANSP"), "TRANSPARENT");
        assert!(value(event, "SUMMARY").contains(company));
        let [alarm] = event.components.as_slice() else { panic!("{event:?}") };
        assert_eq!((value(alarm, "ACTION").as_str(), alarm.name.as_str()), ("DISPLAY", "VALARM"));
        assert_eq!(value(alarm, "TRIGGER"), trigger);
        assert_eq!(value(alarm, "DESCRIPTION"), value(event, "SUMMARY"));
    }
}

/// What a calendar entry may hold is all there is: each line is one of these.
#[test]
fn an_entry_holds_no_more_than_it_has_to() {
    let file = file(&days("Clustera Syd"), NOW, &SWEDISH);
    let unfolded = unfold(&file);
    let calendar = read_calendar(&unfolded).unwrap();
    for event in &calendar.components {
        let names: BTreeSet<&str> = event.properties.iter().map(|p| p.name.as_str()).collect();
        let expected = ["DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID"];
        assert_eq!(names.into_iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn an_entry_is_the_same_one_when_it_is_opened_again() {
    let ids = |days: &[Day], now, texts: &Texts| -> Vec<String> {
        let file = file(days, now, texts);
        let unfolded = unfold(&file);
        let calendar = read_calendar(&unfolded).unwrap();
        calendar.components.iter().map(|event| value(event, "UID")).collect()
    };
    let first = ids(&days("Clustera Syd"), NOW, &SWEDISH);
    assert_eq!(
        first,
        ["00000000000000a1-due@mina-uppgifter", "00000000000000a1-remind@mina-uppgifter"]
    );
    // Moved, at another time, in another language: the same entries.
    let moved = days("Clustera").map(|day| Day { date: day.date.next_day().unwrap(), ..day });
    assert_eq!(ids(&moved, 0, &ENGLISH), first);
    let other = days("Clustera Syd").map(|day| Day { request: "00000000000000b2", ..day });
    assert!(ids(&other, NOW, &SWEDISH).iter().all(|id| !first.contains(id)));
}

#[test]
fn a_stamp_is_utc() {
    for (now, expected) in [
        (0, "19700101T000000Z"),
        (999, "19700101T000000Z"),
        (951_827_696_000, "20000229T123456Z"),
        // Within the hour that comes twice when summer time ends in Sweden.
        (1_792_891_800_000, "20261025T013000Z"),
    ] {
        let file = file(&days("Clustera Syd"), now, &SWEDISH);
        let line = file.lines().find_map(|line| line.strip_prefix("DTSTAMP:")).unwrap();
        assert_eq!(line, expected, "{now}");
    }
    // A clock that is beyond all dates still gives a form that can be read.
    for now in [u64::MAX, u64::MAX / 3, 300_000_000_000_000] {
        let file = file(&days("Clustera Syd"), now, &SWEDISH);
        let line = file.lines().find_map(|line| line.strip_prefix("DTSTAMP:")).unwrap();
        assert_eq!((line.len(), line.bytes().filter(u8::is_ascii_digit).count()), (16, 14));
    }
}

#[test]
fn no_days_give_an_empty_calendar_and_the_last_day_of_all_none_too_many() {
    let empty = file(&[], NOW, &SWEDISH);
    assert!(read_calendar(&unfold(&empty)).unwrap().components.is_empty());
    let last = [Day { date: Date::MAX, ..days("Clustera Syd")[0] }];
    assert!(file(&last, NOW, &SWEDISH).contains("DTEND;VALUE=DATE:99991231\r\n"));
    assert_eq!(format_iso(Date::MAX), "9999-12-31");
}

/// Neither a name nor an id can add a line, or turn the direction of what follows.
#[test]
fn what_is_put_in_adds_no_line() {
    let evil = "a\r\nATTENDEE:mailto:kim@exempel.se\r\u{85}END:VEVENT\0\u{202e}b";
    let days = days(evil).map(|day| Day { request: evil, ..day });
    let file = file(&days, NOW, &SWEDISH);
    assert!(!file.contains(['\0', '\u{202e}', '\u{85}']));
    let whole = file.replace("\r\n ", "");
    assert_eq!(whole.matches(['\r', '\n']).count(), 2 * (3 + 2 * 14 + 1));
    assert!(whole.contains("UID:aATTENDEEmailtokimexempelseENDVEVENTb-due@mina-uppgifter\r\n"));
    assert_eq!(texts(&file)[0].matches('\n').count(), 3);
}
