//! What is wrong with a day that a person typed.

use super::{Milestone, SavedRequest};
use crate::law::{DateError, deadline, parse_date};
use time::Date;

/// Why a day cannot be the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Not `YYYY-MM-DD`, or in no calendar.
    NotADate,
    /// Before 25 May 2018, when the GDPR began to apply.
    BeforeGdpr,
    /// After today.
    Future,
    /// Before the letter was sent.
    BeforeSent,
    /// A sent day after something that is noted as having happened since.
    SentAfterOther,
}

/// Reads the day that was typed for `milestone` of `request`; `today` is the day in Sweden.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_date(
    request: &SavedRequest,
    milestone: Milestone,
    text: &str,
    today: Date,
) -> Result<Date, DateProblem> {
    let day = parse_date(text).map_err(|_| DateProblem::NotADate)?;
    if deadline(day) == Err(DateError::TooEarly) {
        return Err(DateProblem::BeforeGdpr);
    }
    // After 2199 there is no deadline, whatever day it is.
    if day > today || deadline(day).is_err() {
        return Err(DateProblem::Future);
    }
    if milestone == Milestone::Sent {
        let others = Milestone::ALL.into_iter().filter(|other| *other != Milestone::Sent);
        match others.filter_map(|other| request.on(other)).min() {
            Some(first) if first < day => Err(DateProblem::SentAfterOther),
            _ => Ok(day),
        }
    } else if request.on(Milestone::Sent).is_some_and(|sent| day < sent) {
        Err(DateProblem::BeforeSent)
    } else {
        Ok(day)
    }
}
