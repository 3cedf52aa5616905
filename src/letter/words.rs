//! Facts and rights in words: what letters, screens and the page without its program all say.

use crate::law::{Right, parse_date};
use crate::policy::{ContactPoint, Item, LegalBasis, Retention, Role};
use crate::text::{Key, Texts, t};
use time::{Month, Weekday};

/// A right in plain words.
pub fn right_title(right: Right) -> Key {
    use t::goals as g;
    match right {
        Right::Information => g::INFORMATION,
        Right::WithdrawConsent => g::WITHDRAW_CONSENT,
        Right::Access => g::ACCESS,
        Right::Rectification => g::RECTIFICATION,
        Right::Erasure => g::ERASURE,
        Right::Restriction => g::RESTRICTION,
        Right::NotifyRecipients => g::NOTIFY_RECIPIENTS,
        Right::Portability => g::PORTABILITY,
        Right::Objection => g::OBJECTION,
        Right::DirectMarketing => g::DIRECT_MARKETING,
        Right::AutomatedDecisions => g::AUTOMATED_DECISIONS,
        Right::Complaint => g::COMPLAINT,
        Right::JudicialRemedy => g::JUDICIAL_REMEDY,
        Right::Compensation => g::COMPENSATION,
        Right::Representation => g::REPRESENTATION,
    }
}

/// The roles, those most people have first.
pub const ROLES: [Role; 4] = [Role::JobSeeker, Role::Visitor, Role::Supplier, Role::Customer];

/// The name of a role.
pub fn role_title(role: Role) -> Key {
    match role {
        Role::JobSeeker => t::role::JOB_SEEKER,
        Role::Visitor => t::role::VISITOR,
        Role::Supplier => t::role::SUPPLIER,
        Role::Customer => t::role::CUSTOMER,
    }
}

/// The name of a legal basis.
pub fn basis_name(basis: LegalBasis) -> Key {
    use t::inventory as i;
    match basis {
        LegalBasis::Consent => i::BASIS_CONSENT,
        LegalBasis::Contract => i::BASIS_CONTRACT,
        LegalBasis::LegalObligation => i::BASIS_LEGAL_OBLIGATION,
        LegalBasis::VitalInterest => i::BASIS_VITAL_INTEREST,
        LegalBasis::PublicTask => i::BASIS_PUBLIC_TASK,
        LegalBasis::LegitimateInterest => i::BASIS_LEGITIMATE_INTEREST,
        LegalBasis::NotStated => i::BASIS_NOT_STATED,
    }
}

/// A day (`YYYY-MM-DD`) in full, such as "måndag 21 december 2026". What is no day comes back as it is.
/// By own words, since a browser's `Intl` takes 25 to 150 ms to open.
pub fn day_in_words(day: &str, texts: &Texts) -> String {
    use t::day as d;
    let Ok(date) = parse_date(day) else { return day.to_owned() };
    let weekday = match date.weekday() {
        Weekday::Monday => d::MONDAY,
        Weekday::Tuesday => d::TUESDAY,
        Weekday::Wednesday => d::WEDNESDAY,
        Weekday::Thursday => d::THURSDAY,
        Weekday::Friday => d::FRIDAY,
        Weekday::Saturday => d::SATURDAY,
        Weekday::Sunday => d::SUNDAY,
    };
    let month = match date.month() {
        Month::January => d::JANUARY,
        Month::February => d::FEBRUARY,
        Month::March => d::MARCH,
        Month::April => d::APRIL,
        Month::May => d::MAY,
        Month::June => d::JUNE,
        Month::July => d::JULY,
        Month::August => d::AUGUST,
        Month::September => d::SEPTEMBER,
        Month::October => d::OCTOBER,
        Month::November => d::NOVEMBER,
        Month::December => d::DECEMBER,
    };
    let (number, year) = (date.day().to_string(), date.year().to_string());
    texts.fill(d::in_words(&number, texts.get(month), texts.get(weekday), &year))
}

/// A length of time: whole years as years, the rest as months.
pub fn length_in_words(months: u16, texts: &Texts) -> String {
    let count = u32::from(months);
    if count > 0 && count.is_multiple_of(12) {
        texts.fill(t::inventory::years(count / 12))
    } else {
        texts.fill(t::inventory::months(count))
    }
}

/// How long data are kept.
pub fn retention_in_words(retention: Retention, texts: &Texts) -> String {
    use t::inventory as i;
    match retention {
        Retention::AfterEvent { months, event, .. } => {
            texts.fill(i::by_event(texts.fact(event), &length_in_words(months, texts)))
        }
        Retention::UpTo { months } => texts.fill(i::by_up_to(&length_in_words(months, texts))),
        Retention::NoLimit => texts.get(i::BY_NO_LIMIT).to_owned(),
        Retention::WhileNecessary => texts.get(i::BY_NECESSARY).to_owned(),
        Retention::NotStated => texts.get(i::BY_NOT_STATED).to_owned(),
    }
}

/// What a policy says of a contact point, in lines: the data that it names, and how long they are kept.
/// Lines that rest on the same section (its id) stand together.
pub fn holdings<'a>(point: &'a ContactPoint, texts: &Texts) -> Vec<(Vec<String>, &'a str)> {
    fn named<'a>(item: &'a Item, point: &'a ContactPoint) -> &'a str {
        item.section.as_deref().unwrap_or(&point.section)
    }
    let items =
        point.items.chunk_by(|one, next| named(one, point) == named(next, point)).map(|items| {
            let names = items.iter().map(|item| texts.fact(item.name).trim_end_matches('.'));
            let section = items.first().map_or(point.section.as_str(), |item| named(item, point));
            (names.collect::<Vec<_>>().join("; "), section)
        });
    let mut lines: Vec<(String, &str)> = items.collect();
    if lines.is_empty() {
        lines.push((texts.get(t::hand_out::NO_ITEMS).to_owned(), &point.section));
    }
    let kept = retention_in_words(point.retention, texts);
    let kept = format!("{} {kept}", texts.get(t::inventory::TIMELINE));
    lines.push((kept, &point.retention_section));
    let mut together: Vec<(Vec<String>, &str)> = Vec::new();
    for (line, section) in lines {
        match together.last_mut().filter(|(_, last)| *last == section) {
            Some((lines, _)) => lines.push(line),
            None => together.push((vec![line], section)),
        }
    }
    together
}
