//! The time line of a request: what has happened, and the days ahead.

use super::step::Clock;
use super::{Milestone, SavedRequest, State};
use time::Date;

/// Something on the time line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Something that happened, on the day that the person gave.
    Noted(Milestone),
    /// The last day for an answer by law (Art. 12(3)).
    Due,
    /// The last day by law of an answer that was extended in time and with reasons.
    ExtendedDue,
    /// From this day a reminder is in place, if nothing has come.
    RemindFrom,
    /// From this day a complaint is offered, if nothing has come.
    ComplainFrom,
}

impl Event {
    /// Whether it was computed from the law, and not noted by the person.
    pub const fn is_computed(self) -> bool {
        !matches!(self, Event::Noted(_))
    }
}

/// An event and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimelineEntry {
    /// When.
    pub day: Date,
    /// What.
    pub event: Event,
}

/// The time line, by day. The last days by law always stand in it; those for a reminder and a
/// complaint only as long as they are ahead of an answer.
pub fn events(request: &SavedRequest) -> Vec<TimelineEntry> {
    let noted = Milestone::ALL.into_iter().filter_map(|milestone| {
        Some(TimelineEntry { day: request.on(milestone)?, event: Event::Noted(milestone) })
    });
    let mut line: Vec<TimelineEntry> = noted.collect();
    if let Some(clock) = Clock::new(request) {
        let mut add = |day, event| line.push(TimelineEntry { day, event });
        add(clock.deadline.due, Event::Due);
        if clock.extended {
            add(clock.deadline.extended_due, Event::ExtendedDue);
        }
        match (clock.written(request), request.state()) {
            (Some(day), _) => add(clock.complain_from(day), Event::ComplainFrom),
            (None, State::Waiting | State::Extended) => add(clock.remind_from(), Event::RemindFrom),
            _ => {}
        }
    }
    line.sort();
    line
}
