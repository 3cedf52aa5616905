//! Which day it is in Sweden, by the rule itself: the browser's tables of time zones take long to open.

use time::{Date, Month};

const HOUR: u64 = 3_600_000;
/// The Julian day on which Unix time begins.
const EPOCH: i32 = 2_440_588;

/// The day in Sweden at a moment (milliseconds since 1970): an hour before UTC, and two from the last
/// Sunday of March to that of October, each at 01:00 UTC (Directive 2000/84/EC Art. 1–3). `None` beyond
/// the calendar. Right from 1996 on.
pub fn day_in_sweden(millis: u64) -> Option<Date> {
    let day = |millis: u64| {
        let days = i32::try_from(millis / (24 * HOUR)).ok()?;
        Date::from_julian_day(days.checked_add(EPOCH)?).ok()
    };
    let utc = day(millis)?;
    // Full hours since 1970; both months have 31 days.
    let change = |month| {
        let last = Date::from_calendar_date(utc.year(), month, 31).ok()?;
        let sunday = last.to_julian_day() - i32::from(last.weekday().number_days_from_sunday());
        u64::try_from(i64::from(sunday - EPOCH) * 24 + 1).ok()
    };
    let summer = change(Month::March)?..change(Month::October)?;
    let ahead = if summer.contains(&(millis / HOUR)) { 2 } else { 1 };
    day(millis + ahead * HOUR)
}
