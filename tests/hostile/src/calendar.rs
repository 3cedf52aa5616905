//! The calendar file, read back by `icalendar`.

use crate::TEXTS;
use crate::text::Text;
use arbitrary::Arbitrary;
use icalendar::parser::{Component, read_calendar, unfold};
use mina_uppgifter::letter::calendar::{Day, Kind, file};
use mina_uppgifter::letter::clean::paragraph;
use mina_uppgifter::text::{Texts, t};
use time::Date;

/// The longest line in bytes (RFC 5545 section 3.1).
const LINE_MAX: usize = 75;

/// Some days of one company, as a fuzzer can make them.
#[derive(Arbitrary, Clone, Debug)]
pub struct Days {
    /// The name of the company.
    pub company: Text,
    /// The id of the request, and what else may be found in its place.
    pub request: Text,
    /// Each day of the Julian count, from the year 0, and whether the answer is due then.
    pub days: [Option<(bool, u32)>; 3],
    /// When the file is written, in milliseconds since 1970.
    pub now: u64,
}

/// Every entry says which company and which day, in so many words, and nothing more; no line is too long
/// or of anybody else's making.
pub fn check(days: &Days) {
    for texts in &*TEXTS {
        in_language(days, texts);
    }
}

fn in_language(Days { company, request, days, now }: &Days, texts: &Texts) {
    let days: Vec<Day> = days
        .iter()
        .flatten()
        .map(|(due, number)| Day {
            request: &request.0,
            kind: if *due { Kind::Due } else { Kind::Remind },
            company: &company.0,
            // From 1 January of the year 0 to the last day of all.
            date: Date::from_julian_day(1_721_060 + (number % 3_652_425).cast_signed()).unwrap(),
        })
        .collect();
    let file = file(&days, *now, texts);
    let mut lines: Vec<&str> = file.split("\r\n").collect();
    assert_eq!(lines.pop(), Some(""), "{file:?}");
    assert!(
        lines.iter().all(|line| line.len() <= LINE_MAX && !line.contains(['\r', '\n'])),
        "{file}"
    );
    assert!(!paragraph(&file).is_empty() && !file.contains('\0'));

    let whole = unfold(&file);
    let calendar = read_calendar(&whole).unwrap_or_else(|error| panic!("{error}: {file}"));
    let names: Vec<&str> = calendar.properties.iter().map(|found| found.name.as_str()).collect();
    assert_eq!(names, ["VERSION", "PRODID"]);
    assert_eq!(calendar.components.len(), days.len(), "{file}");
    for (event, day) in calendar.components.iter().zip(&days) {
        let (summary, description, trigger) = match day.kind {
            Kind::Due => (t::calendar::due(&company.0), t::calendar::DUE_TEXT, "-PT15H"),
            Kind::Remind => (t::calendar::remind(&company.0), t::calendar::REMIND_TEXT, "PT9H"),
        };
        let summary = paragraph(&texts.fill(summary));
        let word = if day.kind == Kind::Due { "due" } else { "remind" };
        let id: String = request.0.chars().filter(char::is_ascii_alphanumeric).collect();
        let end = day.date.next_day().unwrap_or(Date::MAX);
        let stamp =
            event.find_prop("DTSTAMP").map(|found| found.val.to_string()).unwrap_or_default();
        assert_eq!((stamp.len(), stamp.bytes().filter(u8::is_ascii_digit).count()), (16, 14));
        holds(
            event,
            "VEVENT",
            &[
                ("UID", format!("{id}-{word}@mina-uppgifter")),
                ("DTSTAMP", stamp),
                ("DTSTART", basic(day.date)),
                ("DTEND", basic(end)),
                ("SUMMARY", summary.clone()),
                ("DESCRIPTION", texts.get(description).to_owned()),
                ("TRANSP", "TRANSPARENT".to_owned()),
            ],
        );
        let [alarm] = event.components.as_slice() else { panic!("{event:?}") };
        holds(
            alarm,
            "VALARM",
            &[
                ("ACTION", "DISPLAY".to_owned()),
                ("DESCRIPTION", summary),
                ("TRIGGER", trigger.to_owned()),
            ],
        );
        assert!(alarm.components.is_empty());
    }
    escaped(&whole);
}

/// A component of this kind, with just these properties.
fn holds(component: &Component, kind: &str, expected: &[(&str, String)]) {
    assert_eq!(component.name, kind);
    let found = component.properties.iter();
    let mut found: Vec<(&str, String)> =
        found.map(|p| (p.name.as_str(), p.val.to_string())).collect();
    let mut expected = expected.to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

/// `YYYYMMDD`.
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day())
}

/// Texts are escaped as section 3.3.11 says: the parser also takes what is not.
fn escaped(whole: &str) {
    let texts = whole.lines().filter_map(|line| {
        line.strip_prefix("SUMMARY:").or_else(|| line.strip_prefix("DESCRIPTION:"))
    });
    for text in texts {
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            match char {
                '\\' => assert!(matches!(chars.next(), Some('\\' | ';' | ',' | 'n')), "{text}"),
                char => assert!(!matches!(char, ';' | ','), "{char} is not escaped in {text}"),
            }
        }
    }
}
