//! What each letter after the first one says.

use super::answer::{self, AnswerPoint};
use super::follow_up::{FollowUp, FollowUpRequest, wished_day};
use super::text::Runs;
use super::writer::Writer;
use crate::law::{Right, format_iso};
use crate::text::t;

/// Writes what is between the greeting and where to reply.
pub(super) fn write(writer: &mut Writer, request: &FollowUpRequest) {
    writer.first_letter(request);
    match request.kind {
        FollowUp::Nudge => writer.nudge(),
        FollowUp::Reminder => writer.reminder(request),
        FollowUp::Incomplete => writer.incomplete(request),
        FollowUp::Identity => writer.identity(request),
        FollowUp::Form => writer.form(),
        FollowUp::Fee => writer.fee(request),
        FollowUp::NoReasons => writer.no_reasons(request),
        FollowUp::LateExtension => writer.late_extension(request),
        FollowUp::Refusal => writer.refusal(request),
    }
    writer.end();
}

impl Writer<'_> {
    /// Who writes, about which letter, and thanks for what came.
    fn first_letter(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        self.say_own(request.name, t::compose::intro);
        self.say_with(f::first(&format_iso(request.sent)));
        self.say_own(request.subject, f::first_subject);
        match (request.kind, request.told_on) {
            (FollowUp::Nudge | FollowUp::Reminder, _) => {}
            (_, Some(day)) => self.say_with(f::thanks_on(&format_iso(day))),
            (_, None) => self.say(f::THANKS),
        }
        self.end();
    }

    fn nudge(&mut self) {
        use t::follow_up as f;
        self.say(f::NUDGE_ASK);
        self.say(f::NUDGE_DAY);
        self.say(f::TIME_FROM);
        self.say(f::NUDGE_AGAIN);
    }

    fn reminder(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        self.say(f::REMINDER_NO_REPLY);
        let over = match request.told_on {
            Some(day) => {
                self.say_with(f::reminder_extended(&format_iso(day)));
                self.say(f::REMINDER_EXTENDED_LAW);
                request.extended_due
            }
            None => {
                self.say(f::TIME);
                request.due
            }
        };
        self.say_with(f::time_over(&format_iso(over)));
        self.end();
        self.say(f::REMINDER_RESEND);
        self.say_with(f::wish(&format_iso(wished_day(request.today))));
        self.say(f::WHY_NOT);
        self.end();
        self.say(f::REMINDER_AUTHORITY);
    }

    fn incomplete(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        let lines = |points: &[AnswerPoint]| -> Vec<Runs> {
            let line = |point| answer::line(point, request.policy, self.texts);
            points.iter().filter_map(line).collect()
        };
        let (missing, unsure) = (lines(request.missing), lines(request.unsure));
        self.say(f::INCOMPLETE_COMPARED);
        if request.rights.contains(&Right::Access) {
            self.say(f::INCOMPLETE_ACCESS);
        }
        self.end();
        if !missing.is_empty() {
            self.say(f::INCOMPLETE_MISSING);
            self.numbered(missing);
        }
        if !unsure.is_empty() {
            self.say(f::INCOMPLETE_UNSURE);
            self.numbered(unsure);
        }
        self.say(f::INCOMPLETE_ASK);
        self.say_with(f::wish(&format_iso(wished_day(request.today))));
        self.say(f::WHY_NOT);
    }

    fn identity(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        self.say(f::IDENTITY_ASKED);
        self.say(f::IDENTITY_LAW);
        self.end();
        self.say(f::IDENTITY_NOT);
        self.say_own(request.contact, t::compose::known);
        self.say(f::IDENTITY_WAYS);
        self.list_keys(&[
            f::IDENTITY_WAY_CALL,
            f::IDENTITY_WAY_CODE,
            f::IDENTITY_WAY_EID,
            f::IDENTITY_WAY_VISIT,
        ]);
        self.say(f::IDENTITY_CHOOSE);
    }

    fn form(&mut self) {
        use t::follow_up as f;
        self.say(f::FORM_ASKED);
        self.say(f::FORM_LAW);
        self.say(f::FORM_KEEP);
        self.say(f::TIME_FROM);
        self.end();
        self.say(f::FORM_NEED);
    }

    fn fee(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        self.say(f::FEE_ASKED);
        self.say(f::FEE_LAW);
        if request.rights.contains(&Right::Access) {
            self.say(f::FEE_COPY);
            self.say(f::FEE_EXCEPTION);
        } else {
            self.say(f::FEE_EXCEPTION_ONLY);
        }
        self.say(f::FEE_ASK);
    }

    fn no_reasons(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        self.say(f::EXTENSION_ASKED);
        self.say(f::NO_REASONS_FACT);
        self.say(f::EXTENSION);
        self.end();
        self.say(f::NO_REASONS_ASK);
        self.say_with(f::no_reasons_latest(&format_iso(request.extended_due)));
    }

    fn late_extension(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        self.say(f::EXTENSION_ASKED);
        self.say(f::EXTENSION);
        self.say_with(f::late_fact(&format_iso(request.due)));
        self.end();
        self.say(f::LATE_ASK);
    }

    fn refusal(&mut self, request: &FollowUpRequest) {
        use t::follow_up as f;
        self.say(f::REFUSAL_TOLD);
        self.say(f::REFUSAL_LAW);
        self.end();
        self.say(f::REFUSAL_ASK);
        let mut questions = vec![f::REFUSAL_WHICH, f::REFUSAL_WHY, f::REFUSAL_PROVISION];
        if request.rights.contains(&Right::Erasure) {
            questions.push(f::REFUSAL_KEEP);
        }
        questions.push(f::REFUSAL_COMPLAIN);
        self.numbered_keys(&questions);
        self.say(f::REFUSAL_REST);
        self.say(f::REFUSAL_UNFOUNDED);
    }
}
