//! The special letters ([`Topic`]): each asks for one thing, and nothing that was not chosen.

use super::{erasure_grounds, extra};
use crate::law::Right;
use crate::letter::compose::{Writer, join};
use crate::letter::request::{Extra, Request};
use crate::letter::topic::{PERSONAL_NUMBER, Topic};
use crate::policy::{ContactPoint, Item, LegalBasis};
use crate::text::t;

/// Art. 15(1), 15(3): the recording itself, or all that was said. Employees who listen are no
/// recipients (C-579/21), so that is not asked.
pub fn recordings(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::RECORDINGS_ASK);
    writer.say_own(request.detail(Topic::Recordings), c::recordings_detail);
    writer.say(c::RECORDINGS_ABOUT);
    extra(writer, request, Extra::EraseRecordings, c::RECORDINGS_ERASE);
    extra(writer, request, Extra::StopRecording, c::RECORDINGS_STOP);
    writer.end();
}

/// Art. 17(1), with 17(2) and 19. A consent is taken back only if the person chose that too.
pub fn photos(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::PHOTOS_ASK);
    writer.say_own(request.detail(Topic::Photos), c::photos_detail);
    erasure_grounds(writer, request);
    // A withdrawal of its own may name them already.
    let consents = request.points.iter().filter(|chosen| {
        let bases = &chosen.point.bases;
        Topic::Photos.items(chosen.point).next().is_some()
            && bases.iter().any(|stated| stated.basis == LegalBasis::Consent)
    });
    if !request.rights.contains(&Right::WithdrawConsent) || consents.count() == 0 {
        extra(writer, request, Extra::WithdrawPhotos, c::PHOTOS_WITHDRAW);
    }
    writer.end();
    writer.say(c::PHOTOS_PUBLIC);
    writer.say(c::PHOTOS_NOTIFY);
    writer.say(c::ERASURE_KEEP);
    writer.say(c::PHOTOS_CONFIRM);
    writer.end();
}

/// Art. 15(1)(c): the recipients themselves, not their categories (C-154/21).
pub fn cv_recipients(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::CV_RECIPIENTS_ASK);
    writer.say_own(request.detail(Topic::CvRecipients), c::cv_recipients_detail);
    writer.say(c::CV_RECIPIENTS_WHEN);
    extra(writer, request, Extra::RecallCv, c::CV_RECIPIENTS_RECALL);
    writer.end();
}

/// Art. 5(1)(c), 16, 17(1); dataskyddslagen 3 kap. 10 §. The letter never holds the number.
pub fn cv_personal_number(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::CV_NUMBER_ASK);
    writer.say_own(request.detail(Topic::CvPersonalNumber), c::cv_number_detail);
    writer.say(c::CV_NUMBER_GROUNDS);
    writer.say(c::CV_NUMBER_KEEP);
    writer.say(c::CV_NUMBER_CONFIRM);
    writer.end();
}

/// Art. 17(1), and the exception in Art. 9(2) that data on health need.
pub fn allergies(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::ALLERGIES_ASK);
    writer.say_own(request.detail(Topic::Allergies), c::allergies_detail);
    erasure_grounds(writer, request);
    writer.end();
    writer.say(c::ALLERGIES_HEALTH);
    writer.say(c::ERASURE_KEEP);
    writer.say(c::ALLERGIES_CONFIRM);
    writer.end();
}

/// Art. 13–15 on what the policy names for visitors, in its own words.
pub fn visitor_why(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let items = about(request, Topic::VisitorWhy);
    let names = items.iter().map(|item| writer.texts.fill(c::quoted(writer.texts.fact(item.name))));
    let names: Vec<String> = names.collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let names = join(&names, writer.texts);
    writer.say_with(c::visitor_items(&names));
    writer.say_own(request.detail(Topic::VisitorWhy), c::visitor_detail);
    writer.say(c::VISITOR_ASK);
    let mut questions = vec![c::VISITOR_PURPOSE, c::VISITOR_SOURCE, c::VISITOR_RETENTION];
    if items.iter().any(|item| item.kind == PERSONAL_NUMBER) {
        questions.push(c::VISITOR_NUMBER);
    }
    writer.numbered_keys(&questions);
    writer.say(c::VISITOR_NONE);
    extra(writer, request, Extra::EraseVisitor, c::VISITOR_ERASE);
    writer.end();
}

/// Art. 15(1), 15(3): the answers, and whether they lead back to the person.
pub fn surveys(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::SURVEYS_ASK);
    writer.say_own(request.detail(Topic::Surveys), c::surveys_detail);
    writer.say(c::SURVEYS_LINK);
    extra(writer, request, Extra::EraseSurveys, c::SURVEYS_ERASE);
    writer.end();
}

/// Art. 5(1)(f), 32: how, and never the password itself.
pub fn passwords(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::PASSWORDS_POLICY);
    writer.say_own(request.detail(Topic::Passwords), c::passwords_detail);
    writer.say(c::PASSWORDS_ASK);
    writer.say(c::PASSWORDS_NEVER);
    writer.end();
}

/// The items that a topic is about, each name once: of what was chosen, or of the whole policy where
/// it has nothing for the person's role.
fn about<'a>(request: &Request<'a>, topic: Topic) -> Vec<&'a Item> {
    let mut points: Vec<&'a ContactPoint> =
        request.points.iter().map(|chosen| chosen.point).collect();
    if points.is_empty() {
        points.extend(&request.policy.points);
    }
    let mut items: Vec<&Item> = Vec::new();
    for item in points.into_iter().flat_map(|point| topic.items(point)) {
        if items.iter().all(|one| one.kind != item.kind) {
            items.push(item);
        }
    }
    items
}
