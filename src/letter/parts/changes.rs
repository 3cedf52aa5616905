//! To have data changed: corrected, erased, restricted, and others told of it.

use super::{erasure_grounds, extra};
use crate::law::Right;
use crate::letter::clean;
use crate::letter::compose::{Writer, own};
use crate::letter::request::{Extra, Matter, Request, RestrictionGround};
use crate::letter::topic::Topic;
use crate::text::t;

/// Art. 16.
pub fn rectification(writer: &mut Writer, request: &Request) {
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

/// Art. 17, with its grounds in the alternative ([`erasure_grounds`]).
pub fn erasure(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let all = request.points.is_empty();
    writer.say(if all { c::ERASURE_ASK_ALL } else { c::ERASURE_ASK });
    erasure_grounds(writer, request);
    writer.end();
    let copies = [
        Matter::Right(Right::Access),
        Matter::Right(Right::Portability),
        Matter::Topic(Topic::Recordings),
        Matter::Topic(Topic::Surveys),
    ];
    if request.matters().any(|matter| copies.contains(&matter)) {
        writer.say(c::ERASURE_AFTER_COPY);
    }
    writer.say(c::ERASURE_KEEP);
    extra(writer, request, Extra::RestrictInstead, c::ERASURE_RESTRICT);
    extra(writer, request, Extra::NotifyErased, c::ERASURE_NOTIFY);
    writer.say(c::ERASURE_CONFIRM);
    writer.end();
}

/// Art. 18. Without a named ground, all are pleaded in the alternative.
///
/// Two grounds presuppose that the data are kept: (b) is restriction instead of erasure, (c) that the
/// person still needs them. Beside a request for erasure these would contradict it, so there too all
/// grounds are pleaded, for whatever is not erased.
pub fn restriction(writer: &mut Writer, request: &Request) {
    use t::compose as c;
    let erases = request.erases();
    let all = request.points.is_empty();
    writer.say(if all { c::RESTRICTION_ASK_ALL } else { c::RESTRICTION_ASK });
    if erases {
        writer.say(c::RESTRICTION_NOT_ERASED);
    }
    writer.say(match request.ground {
        Some(RestrictionGround::Contested) => c::RESTRICTION_CONTESTED,
        Some(RestrictionGround::Unlawful) if !erases => c::RESTRICTION_UNLAWFUL,
        Some(RestrictionGround::Claims) if !erases => c::RESTRICTION_CLAIMS,
        Some(RestrictionGround::Objected) => c::RESTRICTION_OBJECTED,
        _ => c::RESTRICTION_GROUNDS,
    });
    let said = request.rights.contains(&Right::Rectification);
    if request.ground == Some(RestrictionGround::Contested) && !said {
        writer.say(c::RESTRICTION_CONTESTED_WHAT);
    }
    writer.end();
    writer.say(c::RESTRICTION_USE);
    writer.say(c::RESTRICTION_LIFT);
    extra(writer, request, Extra::NotifyRestricted, c::RESTRICTION_NOTIFY);
    writer.say(c::RESTRICTION_CONFIRM);
    writer.end();
}

/// Art. 19, as a request of its own.
pub fn notify_recipients(writer: &mut Writer, _: &Request) {
    use t::compose as c;
    writer.say(c::NOTIFY_ASK);
    writer.say(c::NOTIFY_NAMES);
    writer.say(c::NOTIFY_UNLESS);
    writer.say(c::NOTIFY_CONFIRM);
    writer.end();
}
