//! Days that a person types.

use crate::{after, day};
use mina_uppgifter::session::requests::DateProblem::{self, *};
use mina_uppgifter::session::requests::{Milestone, check_date};

#[test]
fn what_is_wrong_with_a_day_is_said() {
    let answered = Milestone::Answered;
    let rows: [(Milestone, &str, Result<(), DateProblem>); 17] = [
        (answered, "2026-03-05", Ok(())),
        (answered, "2026-04-10", Ok(())),
        (answered, "2026-04-11", Err(Future)),
        (answered, "2026-03-04", Err(BeforeSent)),
        (answered, "2018-05-25", Err(BeforeSent)),
        (answered, "2018-05-24", Err(BeforeGdpr)),
        (answered, "0000-01-01", Err(BeforeGdpr)),
        (answered, "9999-12-31", Err(Future)),
        (answered, "", Err(NotADate)),
        (answered, "2026-02-30", Err(NotADate)),
        (answered, "5 april", Err(NotADate)),
        (answered, "2026-4-1", Err(NotADate)),
        (Milestone::Sent, "2018-05-25", Ok(())),
        (Milestone::Sent, "2026-03-20", Ok(())),
        (Milestone::Sent, "2026-03-21", Err(SentAfterOther)),
        (Milestone::Sent, "2026-04-11", Err(Future)),
        (Milestone::Sent, "2018-05-24", Err(BeforeGdpr)),
    ];
    let request = after("receipt 2026-03-20, extended 2026-04-01");
    for (milestone, text, expected) in rows {
        let found = check_date(&request, milestone, text, day("2026-04-10"));
        assert_eq!(found, expected.map(|()| day(text)), "{milestone:?} {text}");
    }
}

/// The clock of a device may stand anywhere; a day for which the law has no deadline is not taken.
#[test]
fn no_day_is_taken_that_has_no_deadline() {
    let mut request = after("");
    assert_eq!(check_date(&request, Milestone::Sent, "2200-01-01", day("2300-01-01")), Err(Future));
    // A sent day that is none stops nothing else.
    request.sent = "soon".into();
    assert!(check_date(&request, Milestone::Done, "2026-04-01", day("2026-04-10")).is_ok());
}
