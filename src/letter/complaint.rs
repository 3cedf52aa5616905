//! The complaint to the supervisory authority (Art. 77).
//!
//! It has what the authority asks for: that it concerns processing under the GDPR and the person
//! themselves, which company, who the person is and how to be reached, what happened, and the
//! letters. It tells facts and dates; what they mean in law is put as questions, for the authority
//! decides that.

use super::answer::{self, AnswerPoint};
use super::clean;
use super::compose::cited_in;
use super::text::{Letter, Run, Runs};
use super::writer::{Writer, join};
use crate::json::words;
use crate::law::{IMY, Right, format_iso};
use crate::policy::{Controller, Policy};
use crate::text::{Fill, Key, Texts, t};
use time::Date;

words! {
    /// Something that happened between the person and the company.
    pub enum EventKind {
        /// The first letter was sent.
        Sent = "sent",
        /// The company confirmed that it had arrived.
        Acknowledged = "acknowledged",
        /// The person asked whether it had.
        Nudged = "nudged",
        /// The person sent a reminder.
        Reminded = "reminded",
        /// The company said that it needs more time.
        Extended = "extended",
        /// The company asked for an ID document, a personnummer or the like.
        IdentityAsked = "identity-asked",
        /// The company asked for its form or portal to be used.
        FormAsked = "form-asked",
        /// The company asked to be paid.
        FeeAsked = "fee-asked",
        /// The person wrote something else.
        Replied = "replied",
        /// The company answered, wholly or in part.
        Answered = "answered",
        /// The company refused, wholly or in part.
        Refused = "refused",
    }
}

impl EventKind {
    /// Every kind, in the order of declaration.
    pub const ALL: [EventKind; 11] = [
        EventKind::Sent,
        EventKind::Acknowledged,
        EventKind::Nudged,
        EventKind::Reminded,
        EventKind::Extended,
        EventKind::IdentityAsked,
        EventKind::FormAsked,
        EventKind::FeeAsked,
        EventKind::Replied,
        EventKind::Answered,
        EventKind::Refused,
    ];
}

/// Something that happened, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The day.
    pub day: Date,
    /// What.
    pub kind: EventKind,
}

/// Everything that goes into a complaint.
#[derive(Clone, Debug)]
pub struct ComplaintRequest<'a> {
    /// Whom it is about.
    pub policy: &'a Policy,
    /// The rights that the first letter used.
    pub rights: &'a [Right],
    /// What happened, in any order.
    pub events: &'a [Event],
    /// The last day for an answer by law, if it passed without one: the extended one if the time was extended,
    /// and why, within the first month.
    pub overdue: Option<Date>,
    /// What has not come, though it was asked for.
    pub missing: &'a [AnswerPoint],
    /// What the person wants to say themselves; may be empty, may have several lines.
    pub words: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// Where the authority can reach the person; may be empty.
    pub contact: &'a str,
    /// The letter's date.
    pub today: Date,
}

impl ComplaintRequest<'_> {
    fn has(&self, kind: EventKind) -> bool {
        self.events.iter().any(|event| event.kind == kind)
    }
}

/// Writes the complaint in the language of `texts`. The authority works in Swedish.
pub fn compose_complaint(request: &ComplaintRequest, texts: &Texts) -> Letter {
    use t::complaint as c;
    let mut events = request.events.to_vec();
    events.sort_by_key(|event| event.day);
    let mut writer = Writer::new(texts);
    writer.say_with(t::compose::date(&format_iso(request.today)));
    writer.end();
    writer.say_with(c::to(IMY.postal_address, IMY.name));
    writer.end();
    writer.say(t::compose::GREETING);
    writer.heading(c::HEADING_ABOUT);
    writer.say(c::ABOUT);
    if request.has(EventKind::Sent) {
        writer.say(c::ABOUT_FIRST);
    }
    writer.company(request.policy);
    writer.heading(c::HEADING_ME);
    writer.say_own(request.name, t::compose::intro);
    writer.say_own(request.contact, c::reach);
    writer.happened(request, &events);
    writer.heading(c::HEADING_ASK);
    writer.say(c::ASK);
    let questions = writer.questions(request);
    writer.numbered(questions);
    writer.say(c::GOAL);
    if !events.is_empty() {
        writer.heading(c::HEADING_ENCLOSURES);
        writer.say(c::ENCLOSURES);
        writer.dated(&events, enclosure);
    }
    writer.close(request.name);
    Letter {
        to: IMY.email.to_owned(),
        subject: texts.fill(c::subject(&request.policy.controller.legal_name)),
        blocks: writer.finish(),
    }
}

impl Writer<'_> {
    /// Which company: what its policy says, and where.
    fn company(&mut self, policy: &Policy) {
        use t::complaint as c;
        let Controller { legal_name, org_number, postal_address, phone, email, .. } =
            &policy.controller;
        self.heading(c::HEADING_COMPANY);
        match org_number {
            Some(number) => self.say_with(c::company_numbered(legal_name, number)),
            None => self.say_with(c::company(legal_name)),
        }
        if let Some(address) = postal_address {
            self.say_with(c::company_address(address));
        }
        if let Some(phone) = phone {
            self.say_with(c::company_phone(phone));
        }
        self.say_with(c::company_email(email));
        self.say_with(c::company_source(&policy.document.url));
        self.end();
    }

    fn happened(&mut self, request: &ComplaintRequest, events: &[Event]) {
        use t::complaint as c;
        self.heading(c::HEADING_EVENTS);
        let rights: Vec<Key> = request.rights.iter().filter_map(|right| asked(*right)).collect();
        if !rights.is_empty() {
            self.say(c::RIGHTS);
            self.list_keys(&rights);
        }
        if !events.is_empty() {
            self.say(c::EVENTS);
            self.dated(events, event);
        }
        if !request.has(EventKind::Answered) && !request.has(EventKind::Refused) {
            self.say(c::NO_ANSWER);
        }
        if let Some(due) = request.overdue {
            self.say(t::follow_up::TIME);
            if request.has(EventKind::Extended) {
                self.say(c::TIME_EXTENDED);
            }
            self.say_with(t::follow_up::time_over(&format_iso(due)));
        }
        self.end();
        let line = |point| answer::line(point, request.policy, self.texts);
        let missing: Vec<Runs> = request.missing.iter().filter_map(line).collect();
        if !missing.is_empty() {
            self.say(c::MISSING);
            self.numbered(missing);
        }
        if !clean::paragraph(request.words).is_empty() {
            self.say(c::OWN_WORDS);
            self.own_paragraphs(request.words);
        }
    }

    fn questions(&self, request: &ComplaintRequest) -> Vec<Runs> {
        use t::complaint as c;
        let mut questions: Vec<String> = Vec::new();
        let conditions = [
            (request.overdue.is_some(), c::ASK_TIME),
            (request.has(EventKind::Extended), c::ASK_EXTENSION),
            (request.has(EventKind::IdentityAsked), c::ASK_IDENTITY),
            (request.has(EventKind::FormAsked), c::ASK_FORM),
            (request.has(EventKind::FeeAsked), c::ASK_FEE),
            (request.has(EventKind::Refused), c::ASK_REFUSAL),
        ];
        let asked_for = conditions.into_iter().filter(|(applies, _)| *applies);
        questions.extend(asked_for.map(|(_, key)| self.texts.get(key).to_owned()));
        let articles = request.rights.iter().filter(|right| asked(**right).is_some());
        let articles: Vec<String> = articles.map(|right| cited_in(*right, self.texts)).collect();
        let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
        let joined = join(&articles, self.texts);
        match articles.as_slice() {
            [] => {}
            [one] if !one.contains('–') => questions.push(self.texts.fill(c::ask_right(one))),
            _ => questions.push(self.texts.fill(c::ask_rights(&joined))),
        }
        questions.into_iter().map(|text| vec![Run::Fixed(text)]).collect()
    }

    fn dated(&mut self, events: &[Event], fill: for<'b> fn(EventKind, &'b str) -> Fill<'b, 1>) {
        let line = |event: &Event| {
            vec![Run::Fixed(self.texts.fill(fill(event.kind, &format_iso(event.day))))]
        };
        let lines = events.iter().map(line).collect();
        self.list(lines);
    }
}

/// What a right asked for, in a line; `None` if no letter uses it.
fn asked(right: Right) -> Option<Key> {
    use t::complaint as c;
    Some(match right {
        Right::Information => c::RIGHT_INFORMATION,
        Right::WithdrawConsent => c::RIGHT_WITHDRAW_CONSENT,
        Right::Access => c::RIGHT_ACCESS,
        Right::Rectification => c::RIGHT_RECTIFICATION,
        Right::Erasure => c::RIGHT_ERASURE,
        Right::Restriction => c::RIGHT_RESTRICTION,
        Right::NotifyRecipients => c::RIGHT_NOTIFY_RECIPIENTS,
        Right::Portability => c::RIGHT_PORTABILITY,
        Right::Objection => c::RIGHT_OBJECTION,
        Right::DirectMarketing => c::RIGHT_DIRECT_MARKETING,
        Right::AutomatedDecisions => c::RIGHT_AUTOMATED_DECISIONS,
        _ => return None,
    })
}

fn event(kind: EventKind, date: &str) -> Fill<'_, 1> {
    use t::complaint as c;
    match kind {
        EventKind::Sent => c::event_sent(date),
        EventKind::Acknowledged => c::event_acknowledged(date),
        EventKind::Nudged => c::event_nudged(date),
        EventKind::Reminded => c::event_reminded(date),
        EventKind::Extended => c::event_extended(date),
        EventKind::IdentityAsked => c::event_identity_asked(date),
        EventKind::FormAsked => c::event_form_asked(date),
        EventKind::FeeAsked => c::event_fee_asked(date),
        EventKind::Replied => c::event_replied(date),
        EventKind::Answered => c::event_answered(date),
        EventKind::Refused => c::event_refused(date),
    }
}

fn enclosure(kind: EventKind, date: &str) -> Fill<'_, 1> {
    use t::complaint as c;
    match kind {
        EventKind::Sent => c::enclosure_sent(date),
        EventKind::Reminded => c::enclosure_reminder(date),
        EventKind::Nudged | EventKind::Replied => c::enclosure_mine(date),
        _ => c::enclosure_theirs(date),
    }
}
