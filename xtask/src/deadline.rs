//! `cargo xtask deadline`: when an answer to a request is due, as one JSON object.

use crate::Stop;
use anyhow::Result;
use mina_uppgifter::law::{DateError, deadline, format_iso, parse_date};
use serde_json::{Value, json};

/// Prints the last days for an answer to a request that arrived on the day `received`.
///
/// # Errors
/// A [`Stop`] for what is no day, or a day that the computation does not reach.
pub fn command(received: &str) -> Result<()> {
    println!("{}", days(received)?);
    Ok(())
}

/// The last days: GDPR Art. 12(3) by Reg. (EEC, Euratom) 1182/71, and the same with the eves.
///
/// # Errors
/// A sentence on what is wrong with the day.
pub fn days(received: &str) -> Result<Value, Stop> {
    let found = parse_date(received).and_then(deadline).map_err(|error| {
        let sentence = match error {
            DateError::Format => "is not a date: write it as YYYY-MM-DD, such as 2026-03-05",
            DateError::NoSuchDay => "is in no calendar",
            DateError::TooEarly => "is before 2018-05-25, when the GDPR began to apply",
            DateError::TooLate => "is after 2199, for which no holidays are known",
        };
        Stop(format!("`{received}` {sentence}."))
    })?;
    Ok(json!({
        "received": format_iso(found.received),
        "due": format_iso(found.due),
        "due_incl_eves": format_iso(found.due_incl_eves),
        "extended_due": format_iso(found.extended_due),
        "extended_due_incl_eves": format_iso(found.extended_due_incl_eves),
    }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::exit_code;

    #[test]
    fn every_vector_comes_out_as_it_is_written() {
        let file = include_str!("../../tests/data/deadline-vectors.json");
        let file: Value = serde_json::from_str(file).unwrap();
        let vectors = file["vectors"].as_array().unwrap();
        assert_eq!(vectors.len(), 17);
        for vector in vectors {
            let mut expected = vector.clone();
            expected.as_object_mut().unwrap().remove("why");
            let found = days(vector["received"].as_str().unwrap()).unwrap();
            assert_eq!(found, expected, "{}", vector["why"]);
        }
    }

    #[test]
    fn the_first_and_the_last_day_that_there_is() {
        for (received, due) in [("2018-05-25", "2018-06-25"), ("2199-12-31", "2200-01-31")] {
            assert_eq!(days(received).unwrap()["due"], due);
        }
    }

    #[test]
    fn what_is_wrong_is_said_and_ends_with_2() {
        for (received, part) in [
            ("", "`` is not a date"),
            ("5 mars 2026", "is not a date"),
            ("2026-3-5", "is not a date"),
            ("2026-03-05T10:00", "is not a date"),
            ("2026-02-30", "is in no calendar"),
            ("2018-05-24", "before 2018-05-25"),
            ("2200-01-01", "after 2199"),
        ] {
            let error = command(received).unwrap_err();
            assert!(error.to_string().contains(part), "{received}: {error}");
            assert_eq!(exit_code(&error), 2, "{received}");
        }
    }
}
