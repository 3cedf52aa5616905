//! What to do now: the way from the letter to the answer, by the days of Art. 12(3)–(4).
//!
//! The day that is shown is the legal one ([`Deadline::due`]). A reminder is offered only from the
//! day after the later one, which also counts the eves as holidays. The month runs from receipt;
//! where the company has confirmed none, from the day on which the letter was sent.

use super::{Answer, Milestone, SavedRequest, State};
use crate::law::{Deadline, deadline};
use time::{Date, Duration};

/// After how many days without a sign one may ask whether the letter arrived. No rule of law: the
/// law asks for no receipt.
pub const NUDGE_AFTER_DAYS: u16 = 7;
/// How many days a reminder or follow-up has before a complaint is offered; they must have passed.
/// No rule of law: one may complain at any time (Art. 77).
pub const COMPLAIN_AFTER_DAYS: u16 = 14;

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The sent day cannot be used: correct it.
    FixSentDay,
    /// Wait for the answer.
    Wait {
        /// The last day by law.
        due: Date,
        /// How many days are left; 0 on the day itself.
        days: u32,
    },
    /// The last day by law has passed, but it was an eve: wait a little more.
    Grace {
        /// The last day by law.
        due: Date,
        /// From when a reminder is in place.
        remind_from: Date,
    },
    /// A week without a sign: ask whether the letter arrived.
    Nudge {
        /// The last day by law.
        due: Date,
    },
    /// The extension came in time but without the reasons that Art. 12(3) asks for: ask for them.
    AskReasons {
        /// The last day by law, as long as no reasons are given.
        due: Date,
    },
    /// The extension was told of after the first month: say that the month counts.
    LateExtension {
        /// The last day by law.
        due: Date,
    },
    /// No answer in time: remind.
    Remind {
        /// The last day by law, which has passed.
        due: Date,
    },
    /// A reminder or a follow-up is out: give it time.
    WaitAgain {
        /// From when a complaint is offered.
        complain_from: Date,
    },
    /// Still nothing: complain to the authority (Art. 77).
    Complain,
    /// An answer came: check whether it is complete, or go through what is still unsure.
    CheckAnswer,
    /// Something is missing: ask for it.
    FollowUp,
    /// A refusal came: check what Art. 12(4) asks of it, and whether to complain.
    RefusalCheck,
    /// The complaint is with the authority.
    AwaitAuthority,
    /// All is there: close the matter.
    Finish,
    /// Nothing more to do.
    Done,
}

/// The days that count for one request.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// The last days for an answer, from receipt.
    pub deadline: Deadline,
    /// An extension that holds: told of within the first month, with reasons.
    pub extended: bool,
    /// An extension that was told of too late.
    pub late: bool,
}

impl Clock {
    /// `None` if the sent day cannot be used.
    pub fn new(request: &SavedRequest) -> Option<Clock> {
        let sent = request.on(Milestone::Sent)?;
        let receipt = request.on(Milestone::Receipt).filter(|day| *day >= sent);
        let deadline = deadline(receipt.unwrap_or(sent)).ok()?;
        let told = request.on(Milestone::Extended);
        let late = told.is_some_and(|day| day > deadline.due_incl_eves);
        let extended = told.is_some() && !late && request.reasons_given;
        Some(Clock { deadline, extended, late })
    }

    /// The last day by law.
    pub fn due(&self) -> Date {
        if self.extended { self.deadline.extended_due } else { self.deadline.due }
    }

    /// Whether the time was up, by any way of counting, before an answer came, a refusal being one; or is up on
    /// the day `today` without one. If the person replied to an answer before the first one that is known, that
    /// one came in place of an earlier, whose day nobody knows: then only if they had to remind before.
    pub fn is_late(&self, request: &SavedRequest, today: Date) -> bool {
        let answers = [Milestone::Answered, Milestone::Refused];
        let first = answers.into_iter().filter_map(|answer| request.on(answer)).min();
        let replied = request.on(Milestone::FollowedUp);
        let known = replied.is_none_or(|reply| first.is_some_and(|first| first <= reply));
        let without = match known {
            true => first.or(Some(today)),
            false => request.on(Milestone::Reminded).filter(|day| Some(*day) < replied),
        };
        without.is_some_and(|day| self.deadline.is_over(day, self.extended))
    }

    /// From when a reminder is in place.
    pub fn remind_from(&self) -> Date {
        self.deadline.last(self.extended).saturating_add(Duration::DAY)
    }

    /// When the person last wrote about what is overdue or missing. While no answer has come: the
    /// reminder, or the reply to a late extension; after an answer or a refusal: the follow-up to it.
    pub(super) fn written(&self, request: &SavedRequest) -> Option<Date> {
        match request.state() {
            State::Waiting | State::Extended => {
                let reply = request.on(Milestone::ExtensionReplied).filter(|_| self.late);
                request.on(Milestone::Reminded).max(reply)
            }
            State::Incomplete => {
                let answered = request.on(Milestone::Answered);
                request.on(Milestone::FollowedUp).filter(|day| Some(*day) >= answered)
            }
            State::Refused => {
                let refused = request.on(Milestone::Refused);
                request.on(Milestone::FollowedUp).filter(|day| Some(*day) >= refused)
            }
            _ => None,
        }
    }

    /// From when a complaint is offered, if the company was last written to on that day.
    pub(super) fn complain_from(&self, written: Date) -> Date {
        let passed = Duration::days(i64::from(COMPLAIN_AFTER_DAYS) + 1);
        written.saturating_add(passed).max(self.remind_from())
    }
}

/// What to do now, on the day `today` in Sweden.
pub fn next_step(request: &SavedRequest, today: Date) -> Step {
    let Some(clock) = Clock::new(request) else { return Step::FixSentDay };
    let written = clock.written(request).map(|day| clock.complain_from(day));
    let after_writing = written.map(|complain_from| match today >= complain_from {
        true => Step::Complain,
        false => Step::WaitAgain { complain_from },
    });
    match request.state() {
        State::Done => Step::Done,
        State::Complaint => Step::AwaitAuthority,
        State::Refused => after_writing.unwrap_or(Step::RefusalCheck),
        State::Incomplete => after_writing.unwrap_or(Step::FollowUp),
        State::Answered if request.answers.is_empty() || request.has_answer(Answer::Unsure) => {
            Step::CheckAnswer
        }
        State::Answered => Step::Finish,
        State::Waiting | State::Extended => waiting(request, &clock, today, after_writing),
    }
}

fn waiting(
    request: &SavedRequest,
    clock: &Clock,
    today: Date,
    after_writing: Option<Step>,
) -> Step {
    let due = clock.due();
    let told = request.on(Milestone::Extended);
    let unanswered = told.is_some() && request.on(Milestone::ExtensionReplied) < told;
    if clock.late && unanswered && after_writing != Some(Step::Complain) {
        return Step::LateExtension { due };
    }
    if clock.deadline.is_over(today, clock.extended) {
        return after_writing.unwrap_or(Step::Remind { due });
    }
    if unanswered && !request.reasons_given {
        return Step::AskReasons { due };
    }
    if today > due {
        return Step::Grace { due, remind_from: clock.remind_from() };
    }
    let silent = [Milestone::Receipt, Milestone::Nudged, Milestone::Extended]
        .into_iter()
        .all(|sign| request.on(sign).is_none());
    let week = Duration::days(i64::from(NUDGE_AFTER_DAYS));
    if silent && today >= clock.deadline.received.saturating_add(week) {
        return Step::Nudge { due };
    }
    Step::Wait { due, days: u32::try_from((due - today).whole_days()).unwrap_or_default() }
}
