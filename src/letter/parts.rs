//! What each right asks for in a letter. A right without a part here has no letter.

use super::clean;
use super::compose::{Writer, join, own};
use super::request::{Extra, Request};
use super::text::Run;
use crate::law::Right;
use crate::policy::{LegalBasis, Role};
use crate::text::{Key, t};

/// The letter part of a right.
pub(super) struct Part {
    /// The subject, if the letter uses this right alone.
    pub subject: Key,
    /// The heading, if the letter uses several.
    pub heading: Key,
    /// Writes what is asked for.
    pub write: fn(&mut Writer, &Request),
}

/// The part of a right; `None` if no letter exercises it.
pub(super) fn part(right: Right) -> Option<Part> {
    use t::compose as c;
    let (subject, heading, write): (_, _, fn(&mut Writer, &Request)) = match right {
        Right::Access => (c::SUBJECT_ACCESS, c::HEADING_ACCESS, access),
        Right::Rectification => (c::SUBJECT_RECTIFICATION, c::HEADING_RECTIFICATION, rectification),
        Right::Erasure => (c::SUBJECT_ERASURE, c::HEADING_ERASURE, erasure),
        Right::DirectMarketing => {
            (c::SUBJECT_DIRECT_MARKETING, c::HEADING_DIRECT_MARKETING, direct_marketing)
        }
        Right::WithdrawConsent => {
            (c::SUBJECT_WITHDRAW_CONSENT, c::HEADING_WITHDRAW_CONSENT, withdraw_consent)
        }
        Right::Information => (c::SUBJECT_INFORMATION, c::HEADING_INFORMATION, information),
        _ => return None,
    };
    Some(Part { subject, heading, write })
}

/// Art. 15, with the items of 15(1)(a)–(h), 15(2) and the copy of 15(3).
fn access(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let named = request.points.iter().any(|chosen| !chosen.items.is_empty());
    writer.say(c::ACCESS_ASK);
    writer.numbered_keys(&[
        if named { c::ACCESS_COPY_ITEMS } else { c::ACCESS_COPY },
        c::ACCESS_PURPOSES,
        c::ACCESS_CATEGORIES,
        c::ACCESS_RECIPIENTS,
        c::ACCESS_RETENTION,
        c::ACCESS_RIGHTS,
        c::ACCESS_SOURCES,
        c::ACCESS_AUTOMATED,
        c::ACCESS_TRANSFERS,
    ]);
    writer.say(match request.role {
        Some(Role::JobSeeker) => c::ACCESS_COPY_TOO,
        _ => c::ACCESS_COPY_OTHER,
    });
    writer.say(c::ACCESS_FORM);
    writer.end();
}

/// Art. 16.
fn rectification(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::RECTIFICATION_ASK);
    let rows = request.corrections.iter().filter_map(|row| {
        let (wrong, right) = (clean::line(&row.wrong), clean::line(&row.right));
        match (wrong.is_empty(), right.is_empty()) {
            (_, true) => None,
            (true, false) => Some(own(writer.texts, c::rectification_missing(&right))),
            (false, false) => Some(own(writer.texts, c::rectification_row(&right, &wrong))),
        }
    });
    let rows = rows.collect();
    writer.numbered(rows);
    writer.say(c::RECTIFICATION_PROOF);
    extra(writer, request, Extra::RestrictMeanwhile, c::RECTIFICATION_RESTRICT);
    extra(writer, request, Extra::NotifyCorrected, c::RECTIFICATION_NOTIFY);
    writer.end();
}

/// Art. 17, with its grounds in the alternative. Consent is withdrawn and marketing objected to
/// only if the person chose that too.
fn erasure(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let all = request.points.is_empty();
    writer.say(if all { c::ERASURE_ASK_ALL } else { c::ERASURE_ASK });
    writer.say(c::ERASURE_GROUNDS);
    if request.rights.contains(&Right::WithdrawConsent) {
        writer.say(c::ERASURE_GROUNDS_WITHDRAWN);
    }
    if request.rights.contains(&Right::DirectMarketing) {
        writer.say(c::ERASURE_GROUNDS_MARKETING);
    }
    writer.end();
    if request.rights.contains(&Right::Access) {
        writer.say(c::ERASURE_AFTER_COPY);
    }
    writer.say(c::ERASURE_KEEP);
    extra(writer, request, Extra::RestrictInstead, c::ERASURE_RESTRICT);
    extra(writer, request, Extra::NotifyErased, c::ERASURE_NOTIFY);
    writer.say(c::ERASURE_CONFIRM);
    writer.end();
}

/// Art. 21(2)–(3): no reasons are needed.
fn direct_marketing(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::DIRECT_MARKETING_ASK);
    writer.say(c::DIRECT_MARKETING_STOP);
    let marketing = |id: &String| request.policy.point(id).is_some_and(|point| point.marketing);
    let tools = request.policy.tools.iter().filter(|tool| tool.points.iter().any(marketing));
    let tools = tools.map(|tool| writer.texts.fill(c::quoted(&tool.name)));
    let tools: Vec<String> = tools.collect();
    if !tools.is_empty() {
        let names: Vec<&str> = tools.iter().map(String::as_str).collect();
        let names = join(&names, writer.texts);
        writer.say_with(c::direct_marketing_tools(&names));
    }
    writer.say(c::DIRECT_MARKETING_BLOCK);
    writer.say(c::DIRECT_MARKETING_CONFIRM);
    writer.end();
}

/// Art. 7(3). It reaches no further than what was chosen: where the policy states consent for it,
/// that consent; where it does not, in so far as there is one.
fn withdraw_consent(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let texts = writer.texts;
    let stated = request.points.iter().flat_map(|chosen| {
        let consents = chosen.point.bases.iter().filter(|b| b.basis == LegalBasis::Consent);
        consents.map(move |stated| {
            let label = texts.fact(chosen.point.label);
            match stated.scope {
                Some(scope) => own(texts, c::withdraw_point(label, texts.fact(scope))),
                None => vec![Run::Own(format!("{label}."))],
            }
        })
    });
    let stated: Vec<_> = stated.collect();
    if !stated.is_empty() {
        writer.say(c::WITHDRAW_SCOPE);
        writer.list(stated);
        writer.say(c::WITHDRAW_NOT_REST);
    } else if request.points.is_empty() {
        writer.say(c::WITHDRAW_ASK);
    } else {
        writer.say(c::WITHDRAW_ASK_POINTS);
    }
    writer.say(c::WITHDRAW_STOP);
    writer.say(c::WITHDRAW_OTHER);
    writer.say(c::WITHDRAW_EFFECTS);
    extra(writer, request, Extra::EraseWithdrawn, c::WITHDRAW_ERASE);
    writer.say(c::WITHDRAW_CONFIRM);
    writer.end();
}

/// Art. 12–15: what the policy leaves open.
fn information(writer: &mut Writer, request: &Request) {
    writer.say(t::compose::INFORMATION_ASK);
    let texts = writer.texts;
    let questions = request.questions.iter().filter_map(|remark| remark.question);
    let questions = questions.map(|text| vec![Run::Fixed(texts.fact(text).to_owned())]);
    writer.numbered(questions.collect());
}

fn extra(writer: &mut Writer, request: &Request, extra: Extra, sentence: Key) {
    if request.extras.contains(&extra) {
        writer.say(sentence);
    }
}
