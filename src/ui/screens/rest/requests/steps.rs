//! What to do now, in words, and where it is done.

use crate::law::format_iso;
use crate::letter::FollowUp;
use crate::session::Route;
use crate::session::requests::Step;
use crate::text::t;
use crate::ui::{App, words as facts};
use time::Date;

/// A step for people.
pub struct Words {
    /// The step in a few words.
    pub title: &'static str,
    /// Why, and by which rule.
    pub text: String,
    /// The screen on which it is done, if it has one.
    pub to: Option<Route>,
}

/// The words of a step of the request with this number.
pub fn words(app: App, number: u64, step: &Step) -> Words {
    use t::requests as r;
    let day = |date: Date| facts::day(app, &format_iso(date));
    let reply = |kind| Some(Route::Reply(number, kind));
    let plain = |key| app.t(key).to_owned();
    let (title, text, to) = match *step {
        Step::FixSentDay => (r::STEP_FIX_SENT_DAY, plain(r::STEP_FIX_SENT_DAY_TEXT), None),
        Step::Wait { due, .. } => (r::STEP_WAIT, app.fill(r::step_wait_text(&day(due))), None),
        Step::Grace { due, remind_from } => {
            (r::STEP_GRACE, app.fill(r::step_grace_text(&day(due), &day(remind_from))), None)
        }
        Step::Nudge { due } => {
            (r::STEP_NUDGE, app.fill(r::step_nudge_text(&day(due))), reply(FollowUp::Nudge))
        }
        Step::AskReasons { due } => (
            r::STEP_ASK_REASONS,
            app.fill(r::step_ask_reasons_text(&day(due))),
            reply(FollowUp::NoReasons),
        ),
        Step::LateExtension { due } => (
            r::STEP_LATE_EXTENSION,
            app.fill(r::step_late_extension_text(&day(due))),
            reply(FollowUp::LateExtension),
        ),
        Step::Remind { due } => {
            (r::STEP_REMIND, app.fill(r::step_remind_text(&day(due))), reply(FollowUp::Reminder))
        }
        Step::WaitAgain { complain_from } => {
            (r::STEP_WAIT_AGAIN, app.fill(r::step_wait_again_text(&day(complain_from))), None)
        }
        Step::Complain => {
            (r::STEP_COMPLAIN, plain(r::STEP_COMPLAIN_TEXT), Some(Route::Complaint(number)))
        }
        Step::CheckAnswer => {
            (r::STEP_CHECK_ANSWER, plain(r::STEP_CHECK_ANSWER_TEXT), Some(Route::Answer(number)))
        }
        Step::FollowUp => {
            (r::STEP_FOLLOW_UP, plain(r::STEP_FOLLOW_UP_TEXT), reply(FollowUp::Incomplete))
        }
        Step::RefusalCheck => {
            (r::STEP_REFUSAL_CHECK, plain(r::STEP_REFUSAL_CHECK_TEXT), reply(FollowUp::Refusal))
        }
        Step::AwaitAuthority => {
            (r::STEP_AWAIT_AUTHORITY, plain(r::STEP_AWAIT_AUTHORITY_TEXT), None)
        }
        Step::Finish => (r::STEP_FINISH, plain(r::STEP_FINISH_TEXT), None),
        Step::Done => (r::STEP_DONE, plain(r::STEP_DONE_TEXT), None),
    };
    Words { title: app.t(title), text, to }
}
