//! To say no: to a consent, to a use, to advertising, to a machine's decision.

use super::extra;
use crate::letter::compose::{Writer, join, own};
use crate::letter::request::{Extra, Request};
use crate::letter::text::{Run, Runs};
use crate::policy::LegalBasis;
use crate::text::t;

/// Art. 7(3). It reaches no further than what was chosen: where the policy states consent for it,
/// that consent; where it states no basis, in so far as there is a consent.
pub fn withdraw_consent(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let texts = writer.texts;
    let resting_on = |basis| -> Vec<Runs> {
        let each = request.points.iter().flat_map(|chosen| {
            let label = texts.fact(chosen.point.label);
            let bases = chosen.point.bases.iter().filter(move |stated| stated.basis == basis);
            bases.map(move |stated| match stated.scope {
                Some(scope) => own(texts, c::withdraw_point(label, texts.fact(scope))),
                None => vec![Run::Own(format!("{label}."))],
            })
        });
        each.collect()
    };
    let (stated, open) = (resting_on(LegalBasis::Consent), resting_on(LegalBasis::NotStated));
    if !stated.is_empty() {
        writer.say(c::WITHDRAW_SCOPE);
        writer.list(stated);
        if !open.is_empty() {
            writer.say(c::WITHDRAW_OPEN);
            writer.list(open);
        }
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
    extra(writer, request, Extra::NotifyWithdrawn, c::WITHDRAW_NOTIFY);
    writer.say(c::WITHDRAW_CONFIRM);
    writer.end();
}

/// Art. 21(1), for what rests on Art. 6(1)(e) or (f). The person gives reasons of their own
/// situation; the company has to show stronger ones.
pub fn objection(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let all = request.points.is_empty();
    writer.say(if all { c::OBJECTION_ASK_ALL } else { c::OBJECTION_ASK });
    writer.say(c::OBJECTION_PROFILING);
    writer.say_own(request.situation, c::objection_situation);
    writer.end();
    writer.say(c::OBJECTION_STOP);
    writer.say(c::OBJECTION_REASONS);
    extra(writer, request, Extra::RestrictObjected, c::OBJECTION_RESTRICT);
    extra(writer, request, Extra::EraseObjected, c::OBJECTION_ERASE);
    extra(writer, request, Extra::NotifyObjected, c::OBJECTION_NOTIFY);
    writer.say(c::OBJECTION_CONFIRM);
    writer.end();
}

/// Art. 21(2)–(3): no reasons are needed.
pub fn direct_marketing(writer: &mut Writer, request: &Request) {
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

/// Art. 22, and the explanation of Art. 15(1)(h). Whether a machine alone decided is asked, not
/// claimed; a score on which another builds can be the decision itself (C-634/21).
pub fn automated_decisions(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::AUTOMATED_ASK);
    writer.say_own(request.decision, c::automated_decision);
    writer.say(c::AUTOMATED_HUMAN);
    writer.say(c::AUTOMATED_SCORE);
    writer.end();
    writer.say(c::AUTOMATED_NOT);
    writer.say(c::AUTOMATED_REVIEW);
    writer.say(c::AUTOMATED_EXPLAIN);
    writer.end();
}
