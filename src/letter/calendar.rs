//! The days to remember, as a calendar file (`.ics`, RFC 5545).
//!
//! A calendar is often shared, and kept by somebody else. So an entry says which company and which
//! day, and nothing of the person or the letter.
//!
//! Ours rather than the `ics` crate: what we write is one kind of entry with a dozen fixed lines. Of
//! the crate's types we would use two, and its folding and escaping are the few lines below, which
//! the tests read back with somebody else's parser.

use super::clean;
use crate::law::format_iso;
use crate::text::{Texts, t};
use time::{Date, Duration};

/// The longest line in bytes, without its line break (RFC 5545 section 3.1).
const LINE_MAX: usize = 75;

/// What is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The last day for an answer by law (GDPR Art. 12(3)). The alarm is at 9 on the day before.
    Due,
    /// From this day a reminder is in place. The alarm is at 9 on the day itself.
    Remind,
}

impl Kind {
    const fn id(self) -> &'static str {
        match self {
            Kind::Due => "due",
            Kind::Remind => "remind",
        }
    }

    /// When the alarm is, from the beginning of the day.
    const fn trigger(self) -> &'static str {
        match self {
            Kind::Due => "-PT15H",
            Kind::Remind => "PT9H",
        }
    }
}

/// A day to remember.
#[derive(Clone, Copy, Debug)]
pub struct Day<'a> {
    /// Id of the request, so that the same day opened again is the same entry.
    pub request: &'a str,
    /// What is on that day.
    pub kind: Kind,
    /// Name of the company.
    pub company: &'a str,
    /// The day, in Sweden.
    pub date: Date,
}

/// The file. `now`: milliseconds since 1970 (UTC), which each entry has to state.
pub fn file(days: &[Day], now: u64, texts: &Texts) -> String {
    let mut file = String::new();
    let stamp = stamp(now);
    push_line(&mut file, "BEGIN", "VCALENDAR");
    push_line(&mut file, "VERSION", "2.0");
    push_line(&mut file, "PRODID", "-//mina-uppgifter//mina-uppgifter//SV");
    for day in days {
        let (summary, description) = match day.kind {
            Kind::Due => (t::calendar::due(day.company), t::calendar::DUE_TEXT),
            Kind::Remind => (t::calendar::remind(day.company), t::calendar::REMIND_TEXT),
        };
        let summary = escape(&texts.fill(summary));
        let end = day.date.saturating_add(Duration::DAY);
        let id = day.request.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        for (name, value) in [
            ("BEGIN", "VEVENT"),
            ("UID", &format!("{id}-{}@mina-uppgifter", day.kind.id())),
            ("DTSTAMP", &stamp),
            ("DTSTART;VALUE=DATE", &basic(day.date)),
            // The first day that is no longer part of it (section 3.6.1).
            ("DTEND;VALUE=DATE", &basic(end)),
            ("SUMMARY", &summary),
            ("DESCRIPTION", &escape(texts.get(description))),
            // Whoever looks for a free time may put something on that day.
            ("TRANSP", "TRANSPARENT"),
            ("BEGIN", "VALARM"),
            ("ACTION", "DISPLAY"),
            ("DESCRIPTION", &summary),
            ("TRIGGER", day.kind.trigger()),
            ("END", "VALARM"),
            ("END", "VEVENT"),
        ] {
            push_line(&mut file, name, value);
        }
    }
    push_line(&mut file, "END", "VCALENDAR");
    file
}

/// `YYYYMMDD` (section 3.3.4).
fn basic(date: Date) -> String {
    format_iso(date).replace('-', "")
}

/// `YYYYMMDDTHHMMSSZ` (section 3.3.5, form 2).
fn stamp(now: u64) -> String {
    let seconds = now / 1000;
    let days = i32::try_from(seconds / 86_400).unwrap_or_default();
    // 1970-01-01 is this day of the Julian count.
    let date = Date::from_julian_day(2_440_588_i32.saturating_add(days)).unwrap_or(Date::MIN);
    let [hour, minute, second] = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
    format!("{}T{hour:02}{minute:02}{second:02}Z", basic(date))
}

/// A value of the type TEXT (section 3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in clean::paragraph(text).chars() {
        match char {
            '\\' | ';' | ',' => escaped.extend(['\\', char]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// Writes a line, folded between characters: a line break and a blank, which readers take out again
/// (section 3.1).
fn push_line(file: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for char in name.chars().chain([':']).chain(value.chars()) {
        if length + char.len_utf8() > LINE_MAX {
            file.push_str("\r\n ");
            length = 1;
        }
        length += char.len_utf8();
        file.push(char);
    }
    file.push_str("\r\n");
}
