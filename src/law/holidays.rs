//! Swedish public holidays, computed.
//!
//! Public holidays are those of lag (1989:253) om allmänna helgdagar, in its wording since 2005
//! (6 June instead of Whit Monday); earlier years are computed by the same rules. Midsummer,
//! Christmas and New Year's Eve are *not* public holidays in that act. They stop the clock only in
//! lag (1930:173) 2 §, so they are kept apart here: see [`is_eve`].

use time::{Date, Month, Weekday};

/// True for a public holiday in lag (1989:253): every Sunday, and the days that the act names.
pub fn is_public_holiday(date: Date) -> bool {
    let fixed = match (date.month(), date.day()) {
        (Month::January, 1 | 6) => true,
        (Month::May, 1) => true,
        (Month::June, 6) => true,
        (Month::December, 25 | 26) => true,
        // Midsummer Day and All Saints' Day, the Saturday in a span of seven days.
        (Month::June, 20..=26) | (Month::October, 31) | (Month::November, 1..=6) => {
            date.weekday() == Weekday::Saturday
        }
        _ => false,
    };
    fixed || date.weekday() == Weekday::Sunday || moves_with_easter(date)
}

/// True for midsommarafton (the Friday of 19–25 June), julafton and nyårsafton: days equal to a
/// Sunday in lag (1930:173) 2 §, yet no public holidays in lag (1989:253).
pub fn is_eve(date: Date) -> bool {
    match (date.month(), date.day()) {
        (Month::December, 24 | 31) => true,
        (Month::June, 19..=25) => date.weekday() == Weekday::Friday,
        _ => false,
    }
}

/// True for a working day in Reg. (EEC, Euratom) 1182/71 Art. 2(2) and 3(4): no Saturday, no
/// Sunday and no public holiday. The eves are working days in this sense.
pub fn is_working_day(date: Date) -> bool {
    date.weekday() != Weekday::Saturday && !is_public_holiday(date)
}

/// Good Friday, Easter Sunday and Monday, Ascension Day and Whit Sunday.
fn moves_with_easter(date: Date) -> bool {
    let after_easter = i32::from(date.ordinal()) - easter_ordinal(date.year());
    matches!(after_easter, -2 | 0 | 1 | 39 | 49)
}

/// The day of the year on which Easter Sunday falls: the first Sunday after the full moon on or
/// after 21 March, by the tables of the Gregorian calendar.
fn easter_ordinal(year: i32) -> i32 {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    // Leap days that the Gregorian calendar leaves out, and the drift of the moon since.
    let solar = century - century.div_euclid(4);
    let lunar = (8 * century + 13).div_euclid(25);
    let epact = (19 * golden + solar - lunar + 15).rem_euclid(30);
    // Days from 21 March to the full moon; the tables never let it come after 18 April.
    let moon = if epact == 29 || (epact == 28 && golden > 10) { epact - 1 } else { epact };
    // 0 = Sunday on the day of the full moon; Easter is the Sunday strictly after.
    let weekday = (year + year.div_euclid(4) - solar + moon + 2).rem_euclid(7);
    let march_day = 21 + moon + 7 - weekday;
    let leap = time::util::is_leap_year(year);
    59 + i32::from(leap) + march_day
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day and month of Easter Sunday, counted from the ordinal.
    fn easter(year: i32) -> (u8, u8) {
        let date = u16::try_from(easter_ordinal(year))
            .ok()
            .and_then(|day| Date::from_ordinal_date(year, day).ok());
        date.map_or((0, 0), |date| (date.day(), u8::from(date.month())))
    }

    #[test]
    fn easter_falls_as_published() {
        for (year, expected) in [
            (1818, (22, 3)), // the earliest there is
            (1943, (25, 4)), // the latest
            (1954, (18, 4)), // epact 28, golden number above 11
            (1981, (19, 4)), // epact 29
            (2000, (23, 4)),
            (2018, (1, 4)),
            (2024, (31, 3)),
            (2025, (20, 4)),
            (2026, (5, 4)),
            (2027, (28, 3)),
            (2038, (25, 4)),
            (2049, (18, 4)),
            (2076, (19, 4)),
            (2100, (28, 3)),
            (2199, (14, 4)),
            (3165, (18, 4)), // epact 28, golden number 12, the least that matters
        ] {
            assert_eq!(easter(year), expected, "{year}");
        }
    }
}
