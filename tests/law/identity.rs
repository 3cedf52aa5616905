//! Identity numbers in free text. Every number here is a test number published by Skatteverket, or
//! one of them with a fault put in.

use mina_uppgifter::law::looks_like_personal_number;
use proptest::prelude::*;

const PUBLISHED: [&str; 22] = [
    "199001012385",
    "198501012382",
    "198501012390",
    "197801012381",
    "197801012399",
    "198701012380",
    "199301012382",
    "200001012392",
    "200001012384",
    "200401012398",
    "200801012386",
    "202002292387",
    "201602292383",
    "191202119150",
    "189001019802",
    "196408233234",
    // Samordningsnummer.
    "198502862397",
    "198502902391",
    "196808782392",
    "200511742397",
    "202205612399",
    "191401682396",
];

/// `expected`: what is found, or nothing.
#[track_caller]
fn check(text: &str, expected: Option<&str>) {
    let found = looks_like_personal_number(text);
    assert_eq!(found.map(|range| &text[range]), expected, "{text:?}");
}

/// The ways in which people write a twelve-digit number.
fn forms(number: &str) -> Vec<String> {
    let (date, last) = number.split_at(8);
    let (year, month, day) = (&date[..4], &date[4..6], &date[6..]);
    let mut forms = Vec::new();
    for date in [
        date.to_owned(),
        date[2..].to_owned(),
        format!("{year}-{month}-{day}"),
        format!("{year} {month} {day}"),
        format!("{}-{month}-{day}", &year[2..]),
    ] {
        for separator in ["", "-", "+", "–", "—", "‑", "−", " ", "\u{a0}", " - ", "- ", "  "]
        {
            forms.push(format!("{date}{separator}{last}"));
        }
    }
    forms
}

#[test]
fn published_numbers_are_found_however_typed() {
    for number in PUBLISHED {
        for form in forms(number) {
            check(&form, Some(&form));
            check(&format!("Jag heter Kim Exempel ({form})."), Some(&form));
            check(&format!("pnr:{form}\nHej 👩‍👩‍👧 å"), Some(&form));
        }
    }
}

#[test]
fn a_wrong_check_digit_is_not_found() {
    for number in PUBLISHED {
        let (rest, last) = number.split_at(11);
        let last: u32 = last.parse().unwrap();
        for other in (0..10).filter(|digit| *digit != last) {
            for form in forms(&format!("{rest}{other}")) {
                check(&form, None);
            }
        }
    }
}

/// The check digit that goes with eleven digits of the twelve.
fn with_check_digit(eleven: &str) -> String {
    let sum: u32 = eleven[2..]
        .chars()
        .enumerate()
        .map(|(at, digit)| digit.to_digit(10).unwrap() * if at % 2 == 0 { 2 } else { 1 })
        .map(|product| product / 10 + product % 10)
        .sum();
    format!("{eleven}{}", (10 - sum % 10) % 10)
}

#[test]
fn a_wrong_date_is_not_found_though_the_check_digit_is_right() {
    assert_eq!(with_check_digit("19900101238"), "199001012385");
    for (eleven, why) in [
        ("19900160238", "day 60"),
        ("19900192238", "day 92"),
        ("19900100238", "day 0"),
        ("19900132238", "day 32"),
        ("19901301238", "month 13"),
        ("19900001238", "month 0"),
    ] {
        for form in forms(&with_check_digit(eleven)) {
            assert_eq!(looks_like_personal_number(&form), None, "{why}: {form}");
        }
    }
    check("119001012385", None); // no such century
}

#[test]
fn other_numbers_are_not_found() {
    for text in [
        "",
        "0102656464", // Clustera Sverige, typed without separators: date but no check digit
        "010-265 64 64", // the same as they write it
        "+46102656464", // the same from abroad
        "5567431365", // Clustera Syd's organisationsnummer: check digit but no month
        "556743-1365", // the same with its hyphen
        "16556743-1365", // the same in twelve digits
        "1990010123850", // one digit too many after …
        "1199001012385", // … and before
        "900101-23850", // and in the short form
        "900101--2385",
        "900101\n2385",
        "900101/2385",
        "900101    2385",
        "900 101-2385",
        "2025-01-01 – 2025-12-31",
        "2025-01-01-2025-01-31",
    ] {
        check(text, None);
    }
}

#[test]
fn a_span_of_days_is_no_number() {
    // Reads as 20250107-2025, whose check digit happens to be right.
    let number = (1..=28)
        .map(|day| format!("2025-01-{day:02}"))
        .find(|date| looks_like_personal_number(&format!("{date} 2025")).is_some());
    let date = number.expect("about one day in ten");
    for between in [" - ", "–", "-", " – "] {
        check(&format!("{date}{between}2025-12-31"), None);
    }
}

#[test]
fn interim_numbers_are_found() {
    check("000101-T220", Some("000101-T220"));
    check("Jag har 000101t220 från skolan", Some("000101t220"));
    check("20000101-T220", Some("20000101-T220"));
    for text in ["000101-T221", "000101-A220", "000101-2T20", "0001T1-0220"] {
        check(text, None);
    }
}

#[test]
fn other_digits_are_digits() {
    check("٩٠٠١٠١-٢٣٨٥", Some("٩٠٠١٠١-٢٣٨٥"));
    check("شماره: ۱۹۹۰۰۱۰۱۲۳۸۵", Some("۱۹۹۰۰۱۰۱۲۳۸۵"));
    check("９００１０１ー２３８５", None); // a long vowel mark is no hyphen
    check("９００１０１-２３８５", Some("９００１０１-２３８５"));
}

#[test]
fn the_first_is_found() {
    check("5567431365, 900101-2385, 850101-2382", Some("900101-2385"));
    check("900101-2384 850101-2382", Some("850101-2382"));
    check("12 900101-2385", Some("900101-2385"));
    check("19900101-2385 0", Some("19900101-2385"));
    check("900101-2385-1", Some("900101-2385"));
    check("900101-2385 tel", Some("900101-2385"));
}

proptest! {
    #[test]
    fn any_text_gives_a_place_in_it(text in ".*", typed in "[0-9 \\-–TÅ٠👩]{0,40}") {
        for text in [text, typed] {
            if let Some(range) = looks_like_personal_number(&text) {
                let digits = text.get(range).unwrap().chars().filter(|c| c.is_alphanumeric());
                prop_assert!(matches!(digits.count(), 10 | 12));
            }
        }
    }

    #[test]
    fn found_in_any_company(
        before in "([^0-9٠-٩۰-۹０-９]|[0-9 ]{0,3}[a-z])*",
        number in prop::sample::select(PUBLISHED.as_slice()),
        after in "([^0-9٠-٩۰-۹０-９].*)?",
    ) {
        let found = looks_like_personal_number(&format!("{before}{number}{after}"));
        prop_assert!(found.is_some_and(|range| range.start <= before.len()));
    }
}
