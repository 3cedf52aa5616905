//! Every right of the law, with whether it applies to what was chosen, and what the law rests on.

use super::goals::decision;
use crate::law::sources::{AS_OF, SOURCES, SourceKind};
use crate::law::{Decision, IMY, Right};
use crate::letter::{right_title, source_text};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{Voice, fold, icon, link, link_out, voice};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use crate::ui::words;

/// What a right is about: a hint for those that a letter uses, a short text for the others.
pub fn about(right: Right) -> Key {
    use t::goals as g;
    match right {
        Right::Information => g::INFORMATION_HINT,
        Right::WithdrawConsent => g::WITHDRAW_CONSENT_HINT,
        Right::Access => g::ACCESS_HINT,
        Right::Rectification => g::RECTIFICATION_HINT,
        Right::Erasure => g::ERASURE_HINT,
        Right::Restriction => g::RESTRICTION_HINT,
        Right::NotifyRecipients => g::NOTIFY_RECIPIENTS_HINT,
        Right::Portability => g::PORTABILITY_HINT,
        Right::Objection => g::OBJECTION_HINT,
        Right::DirectMarketing => g::DIRECT_MARKETING_HINT,
        Right::AutomatedDecisions => g::AUTOMATED_DECISIONS_HINT,
        Right::Complaint => g::COMPLAINT_TEXT,
        Right::JudicialRemedy => g::JUDICIAL_REMEDY_TEXT,
        Right::Compensation => g::COMPENSATION_TEXT,
        Right::Representation => g::REPRESENTATION_TEXT,
    }
}

pub fn screen(app: App) -> Vec<El> {
    let chosen = app.choice.with_untracked(|choice| choice.all_chosen(app.facts).next().is_some());
    let cards = Right::BY_NEED.into_iter().map(|right| card(app, right, chosen));
    let lead_text = if chosen { t::rights::LEAD_CHOSEN } else { t::rights::LEAD };
    vec![
        heading(app, Route::Rights),
        lead(app.t(lead_text)),
        el("div").class("cards").children(cards),
        sources(app),
    ]
}

fn card(app: App, right: Right, chosen: bool) -> El {
    let article = app.fill(t::app::article(&words::article(app, right)));
    let head = el("div")
        .class("words")
        .child(el("h2").child(app.t(right_title(right))))
        .child(p("source", article));
    let card = el("section").class("card right").child(head).child(p("", app.t(about(right))));
    let card = card.child(
        (right == Right::Complaint)
            .then(|| p("", link_out(IMY.complaint_page, app.t(t::complaint::HOW_PAGE_LINK)))),
    );
    if !chosen {
        return card;
    }
    let decision = decision(app, right);
    let why: Vec<El> =
        words::decision(app, right, &decision).into_iter().map(|text| p("", text)).collect();
    let law = (!why.is_empty())
        .then(|| fold("why", None, app.t(t::goals::WHY), voice(app, Voice::Law, why, None)));
    card.child(p("", status(app, &decision))).child(law)
}

/// Whether a right applies, in a word.
pub fn status(app: App, decision: &Decision) -> El {
    let (class, name, label) = match decision {
        Decision::Applies { .. } => ("status yes", "check", t::goals::APPLIES),
        Decision::If { .. } => ("status if", "question", t::goals::APPLIES_IF),
        Decision::DoesNotApply { .. } => ("status no", "stop", t::goals::APPLIES_NOT),
    };
    el("span").class(class).child(icon(name)).child(app.t(label))
}

/// What the page rests on, and as of when.
fn sources(app: App) -> El {
    let rows = SOURCES.iter().filter_map(|source| {
        let text = source_text(source)?;
        let name = match source.kind {
            SourceKind::Article { .. } => app.fill(t::app::article(source.cited)),
            _ => source.cited.to_owned(),
        };
        let address = source.url(app.language().tag);
        Some(el("li").child(link_out(&address, &name)).child(": ").child(app.t(text)))
    });
    let read = app.fill(t::law_sources::as_of(&words::day(app, AS_OF)));
    let inside = vec![
        p("", read),
        p("", app.t(t::law_sources::PENDING)),
        el("ul").class("plain").children(rows),
        p("", link("", Route::About, app.t(t::app::ABOUT), None)),
    ];
    fold("", Some("law"), app.t(t::rights::SOURCES), inside)
}
