//! To know and to have: a copy, data in a file, answers to questions.

use crate::law::Right;
use crate::letter::compose::Writer;
use crate::letter::request::Request;
use crate::letter::text::Run;
use crate::policy::Role;
use crate::text::t;

/// Art. 15, with the items of 15(1)(a)–(h), 15(2) and the copy of 15(3).
pub fn access(writer: &mut Writer, request: &Request) {
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
    copy_first(writer, request);
    writer.end();
}

/// Art. 20. What was observed counts as provided, what was inferred does not (WP242). Moving data
/// erases nothing (20(3)).
pub fn portability(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    writer.say(c::PORTABILITY_ASK);
    writer.say(c::PORTABILITY_USE);
    writer.say(c::PORTABILITY_FORM);
    writer.say_own(request.holder, c::portability_holder);
    writer.end();
    writer.say(c::PORTABILITY_LEFT_OUT);
    if !request.rights.contains(&Right::Erasure) {
        writer.say(c::PORTABILITY_STAYS);
    }
    if !request.rights.contains(&Right::Access) {
        copy_first(writer, request);
    }
    writer.end();
}

/// The copy comes before anything is erased. An erasure says so itself.
fn copy_first(writer: &mut Writer, request: &Request) {
    if request.erases() && !request.rights.contains(&Right::Erasure) {
        writer.say(t::compose::ERASURE_AFTER_COPY);
    }
}

/// Art. 12–15: what the policy leaves open.
pub fn information(writer: &mut Writer, request: &Request) {
    writer.say(t::compose::INFORMATION_ASK);
    let texts = writer.texts;
    let questions = request.questions.iter().filter_map(|remark| remark.question);
    let questions = questions.map(|text| vec![Run::Fixed(texts.fact(text).to_owned())]);
    writer.numbered(questions.collect());
}
