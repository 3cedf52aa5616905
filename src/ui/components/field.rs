//! A field with its label, hint, error and warning; and the summary of errors.

use super::line;
use crate::browser;
use crate::law::looks_like_personal_number;
use crate::letter::clean::{LINE_MAX_CHARS, PARAGRAPH_MAX_CHARS, too_long};
use crate::session::Field;
use crate::text::t;
use crate::ui::App;
use crate::ui::dom::{El, el, p};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// The id of the summary of errors.
pub const ERRORS: &str = "errors";

/// Something to mend: the id of its field, and a sentence.
pub type Problem = (String, &'static str);

/// What has to be mended in the whole form, as it is now. Not a signal, which would be compiled anew for
/// what it holds.
pub type Problems = Arc<dyn Fn() -> Vec<Problem> + Send + Sync>;

/// How a field is shown.
pub struct FieldProps {
    /// The field of the draft.
    pub field: Field,
    /// Its id in the page.
    pub id: String,
    /// Its label.
    pub label: &'static str,
    /// Its hint; may be empty.
    pub hint: &'static str,
    /// The `autocomplete` token (HTML, "Autofill").
    pub autocomplete: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    /// What has to be mended, in the whole form.
    pub problems: Problems,
}

/// The most characters that a field takes. More is refused with a count, never cut.
pub fn limit(field: Field) -> usize {
    match field {
        Field::Situation | Field::Wrong(_) | Field::Right(_) => PARAGRAPH_MAX_CHARS,
        _ => LINE_MAX_CHARS,
    }
}

/// A field of the draft.
pub fn field(app: App, props: FieldProps) -> El {
    let FieldProps { field, id, label, hint, autocomplete, required, problems } = props;
    let text = move || app.draft.with(|draft| draft.field(field).to_owned());
    let own = id.clone();
    // Empty: nothing is wrong.
    let problem = Memo::new(move |_| match too_long(&text(), limit(field)) {
        Some(count) => {
            let (count, max) = (count.to_string(), limit(field).to_string());
            app.fill(t::letter::too_long(&count, &max))
        }
        None => {
            let all = problems();
            let own = all.iter().find(|(at, _)| *at == own);
            own.map_or(String::new(), |(_, text)| (*text).to_owned())
        }
    });
    let number = Memo::new(move |_| looks_like_personal_number(&text()).is_some());
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = match hint.is_empty() {
        true => error_id.clone(),
        false => format!("{hint_id} {error_id}"),
    };
    let optional = format!(" ({})", app.t(t::app::OPTIONAL));
    let wrong = move || !problem.with(String::is_empty);
    el("div")
        .class("field")
        .live_class("wrong", wrong)
        .child(
            el("label")
                .attr("for", &id)
                .child(label)
                .child((!required).then(|| el("span").class("optional").child(optional))),
        )
        .child((!hint.is_empty()).then(|| p("hint", hint).id(&hint_id)))
        .child(
            el("div")
                .id(&error_id)
                .live(move || wrong().then(|| line("error", "warning", &problem.get()))),
        )
        .child(
            input_for(field)
                .id(&id)
                .attr("autocomplete", autocomplete)
                .attr("aria-describedby", &described)
                .attr("aria-required", if required { "true" } else { "false" })
                .live_state("aria-invalid", wrong)
                .live_value(text)
                .on("input", move |event| {
                    let value = event_target_value(&event);
                    app.draft.update(|draft| draft.set_field(field, value));
                }),
        )
        .child(el("div").attr("role", "status").live(move || {
            number.get().then(|| line("warning", "warning", app.t(t::letter::PERSONAL_NUMBER)))
        }))
}

/// What is typed into: more than a line where one tells something.
fn input_for(field: Field) -> El {
    match field {
        Field::Situation => el("textarea").attr("rows", "4"),
        _ => el("input").attr("type", "text"),
    }
}

/// The summary of errors: each leads to its field. Drawn anew, and so read aloud, only when it changes.
pub fn errors(app: App, problems: &Problems) -> El {
    let (problems, shown) = (problems.clone(), RefCell::new(Vec::new()));
    el("div").live_unless_same(move || {
        let list = problems();
        let mut shown = shown.borrow_mut();
        if *shown == list {
            return None;
        }
        *shown = list;
        let summary = (!shown.is_empty()).then(|| {
            let links = shown.iter().map(|(id, text)| {
                let (id, link) = (id.clone(), el("a").attr("href", &format!("#{id}")).child(*text));
                el("li").child(link.on("click", move |event| {
                    event.prevent_default();
                    browser::focus(&id);
                }))
            });
            el("div")
                .class("errors")
                .id(ERRORS)
                .attr("tabindex", "-1")
                .attr("role", "alert")
                .child(el("h2").child(app.t(t::app::ERROR_TITLE)))
                .child(el("ul").children(links))
        });
        Some(summary.into_iter().collect())
    })
}
