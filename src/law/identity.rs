//! Does a text hold something that looks like a Swedish identity number?
//!
//! For a warning before someone sends one in an open e-mail, never for a refusal: about one random
//! number in ten that could be a date also has the right check digit. Nothing is validated here;
//! no number is kept or passed on, only its place in the text.
//!
//! Found: personnummer (folkbokföringslagen 18 §), samordningsnummer (day + 60) and interim numbers
//! (a letter instead of the first of the last four), in ten or twelve digits, as people type them.
//! Both the date and the check digit must be right. So an organisationsnummer (third digit 2 or
//! more, hence no month) and most telephone numbers are left alone.

use std::ops::Range;

/// The letters of interim numbers; in the check sum each stands for 1.
const INTERIM: &str = "PTRSUWXJKLMN";

/// One digit (or interim letter) of a candidate.
#[derive(Clone, Copy, Default)]
struct Sign {
    /// The digit; 1 for a letter.
    value: u8,
    letter: bool,
    /// What stands between this and the one before.
    gap: Gap,
    /// Where it ends in the text, in bytes from the start of the candidate.
    end: usize,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Gap {
    #[default]
    None,
    Spaces,
    Hyphen,
}

/// The place (in bytes, on character boundaries) of the first thing in `text` that looks like a
/// personnummer, samordningsnummer or interim number; `None` if there is none.
///
/// Between the date and the last four there may be a hyphen, a dash, a plus or spaces, and the date
/// itself may be written in parts (`1990-01-01-2385`). Eastern Arabic and full-width digits count
/// as digits.
pub fn looks_like_personal_number(text: &str) -> Option<Range<usize>> {
    let mut after_digit = false;
    for (start, char) in text.char_indices() {
        let is_digit = digit(char).is_some();
        if is_digit && !after_digit {
            let length = text.get(start..).and_then(candidate);
            if let Some(length) = length {
                return Some(start..start + length);
            }
        }
        after_digit = is_digit;
    }
    None
}

/// The length in bytes of the number that `text` begins with.
fn candidate(text: &str) -> Option<usize> {
    // One more than the longest, to see what follows.
    let mut signs = [Sign::default(); 13];
    let count = read(text, &mut signs);
    let signs = signs.get(..count)?;
    [12, 10].into_iter().find_map(|length| {
        let (number, rest) = signs.split_at_checked(length)?;
        is_number(number, rest.first()).then(|| number.last().map(|sign| sign.end))?
    })
}

/// Reads digits, letters and the gaps between them, up to anything else; returns how many.
fn read(text: &str, signs: &mut [Sign; 13]) -> usize {
    let (mut count, mut gap, mut gap_length) = (0, Gap::None, 0);
    for (at, char) in text.char_indices() {
        let letter = INTERIM.contains(char.to_ascii_uppercase());
        if let Some(value) = digit(char).or(letter.then_some(1)) {
            let Some(sign) = signs.get_mut(count) else {
                break;
            };
            *sign = Sign { value, letter, gap, end: at + char.len_utf8() };
            (count, gap, gap_length) = (count + 1, Gap::None, 0);
        } else {
            gap = match char {
                ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' if gap == Gap::None => {
                    Gap::Spaces
                }
                ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => gap,
                '-' | '+' | '\u{2010}'..='\u{2015}' | '\u{2212}' if gap != Gap::Hyphen => {
                    Gap::Hyphen
                }
                _ => break,
            };
            gap_length += 1;
            if gap_length > 3 {
                break;
            }
        }
    }
    count
}

/// Whether ten or twelve signs are a number of the kinds sought, given the sign that follows.
fn is_number(number: &[Sign], next: Option<&Sign>) -> bool {
    let date_length = number.len() - 4;
    let (mut in_parts, mut fits) = (false, true);
    for (at, sign) in number.iter().enumerate().skip(1) {
        let may_have_gap = at == date_length || at + 2 == date_length || at + 4 == date_length;
        fits &= sign.gap == Gap::None || may_have_gap;
        fits &= !sign.letter || at == date_length;
        in_parts |= sign.gap != Gap::None && at != date_length;
    }
    // Longer numbers are something else, and so is a span of days: 2025-01-01 – 2025-12-31.
    let ends = next.is_none_or(|next| match next.gap {
        Gap::None => next.letter,
        Gap::Spaces => true,
        Gap::Hyphen => !in_parts,
    });
    fits && ends && has_date(number) && has_check_digit(number)
}

/// Whether the first six or eight digits can be a date: month 01–12, day 01–31, or 61–91 in a
/// samordningsnummer; a full year is of the 1800s to the 2000s.
fn has_date(number: &[Sign]) -> bool {
    let mut pairs = number.chunks(2).map(|pair| pair.iter().fold(0, |n, sign| n * 10 + sign.value));
    let century = if number.len() == 12 { pairs.next() } else { None };
    let (_, month, day) = (pairs.next(), pairs.next(), pairs.next());
    century.is_none_or(|century| matches!(century, 18..=20))
        && matches!(month, Some(1..=12))
        && matches!(day, Some(1..=31 | 61..=91))
}

/// Whether the last ten digits end in the right check digit: weights 2, 1, 2, 1 …, the digits of
/// the products summed, a multiple of ten in all (folkbokföringslagen 18 §).
fn has_check_digit(number: &[Sign]) -> bool {
    let sum: u8 = number
        .iter()
        .rev()
        .take(10)
        .enumerate()
        .map(|(at, sign)| match (at % 2, sign.value) {
            (0, value) => value,
            (_, value) => value * 2 / 10 + value * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The value of a digit: ASCII, Arabic-Indic, Persian or full-width.
fn digit(char: char) -> Option<u8> {
    let zero = match char {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    u8::try_from(u32::from(char) - u32::from(zero)).ok()
}
