//! When an answer is due: one month from receipt, or three if extended.
//!
//! - GDPR Art. 12(3): within one month of receipt; by two further months if the request is complex,
//!   and then the person is told within the first. Both run from receipt, so the extended day is
//!   *receipt + 3 months*, not *due day + 2 months*.
//! - Reg. (EEC, Euratom) 1182/71 Art. 3: the day of receipt is not counted (1); a period in months
//!   ends with the last hour of the day with the same number, or of the month's last day where
//!   there is none (2)(c); if that is a Saturday, Sunday or public holiday, it ends with the next
//!   working day (4). Art. 2 leaves the holidays to the Member State: here lag (1989:253).
//! - Lag (1930:173) 2 § treats the three eves as Sundays. It governs periods in Swedish statutes.
//!   Whether it counts here is not established: hence two days, one to show and a later one
//!   (`*_incl_eves`) that must have passed before anyone is reminded or reported.

use super::holidays::{is_eve, is_working_day};
use time::{Date, Month, util::days_in_month};

/// The day on which the GDPR began to apply (Art. 99(2)).
const FIRST: (i32, u16) = (2018, 145);
/// The last year for which a deadline is computed: as far as the calendar was checked.
const LAST_YEAR: i32 = 2199;

/// Why there is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `YYYY-MM-DD`.
    Format,
    /// The right form, but no such day (30 February).
    NoSuchDay,
    /// Before 25 May 2018, when the GDPR began to apply.
    TooEarly,
    /// After 2199, or beyond what a date can hold.
    TooLate,
}

/// The last days for an answer; each lasts until midnight in Sweden (Europe/Stockholm).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day on which the request arrived; a weekend or holiday is a day like any other.
    pub received: Date,
    /// The last day by law: one month after receipt (GDPR Art. 12(3)). The day to show.
    pub due: Date,
    /// The same if the eves count as holidays (lag 1930:173 2 §): never before `due`.
    pub due_incl_eves: Date,
    /// The last day if the answer was extended in time: three months after receipt.
    pub extended_due: Date,
    /// The same if the eves count as holidays.
    pub extended_due_incl_eves: Date,
}

impl Deadline {
    /// The last day by any way of counting: never before the legal one. `extended`: an extension with reasons
    /// came within the first month.
    pub fn last(&self, extended: bool) -> Date {
        if extended { self.extended_due_incl_eves } else { self.due_incl_eves }
    }

    /// True if, on the day `today`, the time is up by any way of counting, so that a reminder or a
    /// complaint is in place. `extended`: an extension with reasons came within the first month.
    pub fn is_over(&self, today: Date, extended: bool) -> bool {
        today > self.last(extended)
    }
}

/// The last days for an answer to a request that arrived on the day `received`.
///
/// # Errors
///
/// [`DateError::TooEarly`] before 2018-05-25, [`DateError::TooLate`] after 2199-12-31.
pub fn deadline(received: Date) -> Result<Deadline, DateError> {
    if (received.year(), received.ordinal()) < FIRST {
        return Err(DateError::TooEarly);
    }
    if received.year() > LAST_YEAR {
        return Err(DateError::TooLate);
    }
    let month = add_months(received, 1)?;
    let quarter = add_months(received, 3)?;
    let with_eves = |date| is_working_day(date) && !is_eve(date);
    Ok(Deadline {
        received,
        due: first_from(month, is_working_day)?,
        due_incl_eves: first_from(month, with_eves)?,
        extended_due: first_from(quarter, is_working_day)?,
        extended_due_incl_eves: first_from(quarter, with_eves)?,
    })
}

/// The first day from `date` on (itself included) that is as asked.
fn first_from(mut date: Date, wanted: impl Fn(Date) -> bool) -> Result<Date, DateError> {
    while !wanted(date) {
        date = date.next_day().ok_or(DateError::TooLate)?;
    }
    Ok(date)
}

/// The day with the same number, `months` calendar months later, or the last day of that month
/// where it has no such day (Reg. 1182/71 Art. 3(2)(c); likewise lag 1930:173 1 §).
///
/// # Errors
///
/// [`DateError::TooLate`] after the year 9999.
pub fn add_months(date: Date, months: u16) -> Result<Date, DateError> {
    let from_january = i32::from(u8::from(date.month())) - 1 + i32::from(months);
    let year = date.year() + from_january.div_euclid(12);
    let month = u8::try_from(from_january.rem_euclid(12) + 1)
        .ok()
        .and_then(|number| Month::try_from(number).ok())
        .ok_or(DateError::TooLate)?;
    let day = date.day().min(days_in_month(month, year));
    Date::from_calendar_date(year, month, day).map_err(|_| DateError::TooLate)
}

/// Reads `YYYY-MM-DD` (ISO 8601, as date fields give it): ten characters, ASCII digits, no spaces.
///
/// # Errors
///
/// [`DateError::Format`] for another form, [`DateError::NoSuchDay`] for a day that is in no
/// calendar.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(DateError::Format);
    };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let month = u8::try_from(month).ok().and_then(|number| Month::try_from(number).ok());
    month
        .zip(u8::try_from(day).ok())
        .and_then(|(month, day)| Date::from_calendar_date(i32::from(year), month, day).ok())
        .ok_or(DateError::NoSuchDay)
}

/// A number of exactly `digits` ASCII digits, at most four.
fn number(text: &str, digits: usize) -> Result<u16, DateError> {
    if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Format);
    }
    text.parse().map_err(|_| DateError::Format)
}

/// Writes `YYYY-MM-DD`. Years outside 0–9999 have no such form; they are written as 0000 or 9999.
pub fn format_iso(date: Date) -> String {
    let mut text = String::with_capacity(10);
    let year = u16::try_from(date.year().clamp(0, 9999)).unwrap_or_default();
    for (number, divisors) in [
        (year, [1000, 100, 10, 1].as_slice()),
        (u16::from(u8::from(date.month())), [10, 1].as_slice()),
        (u16::from(date.day()), [10, 1].as_slice()),
    ] {
        if !text.is_empty() {
            text.push('-');
        }
        for divisor in divisors {
            let digit = u8::try_from(number / divisor % 10).unwrap_or_default();
            text.push(char::from(b'0' + digit));
        }
    }
    text
}
