//! A field with its label, hint, error and warning; and the summary of errors.

use super::icon;
use crate::browser;
use crate::law::looks_like_personal_number;
use crate::letter::clean::{LINE_MAX_CHARS, PARAGRAPH_MAX_CHARS, too_long};
use crate::session::Field;
use crate::text::t;
use crate::ui::App;
use leptos::prelude::*;

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
    /// The error to show, if any.
    pub error: Signal<Option<&'static str>>,
}

/// A single-line field of the draft.
pub fn field(app: App, props: FieldProps) -> impl IntoView {
    let FieldProps { field, id, label, hint, autocomplete, required, error } = props;
    let text = move || app.draft.with(|draft| draft.field(field).to_owned());
    let over = Memo::new(move |_| too_long(&text(), limit(field)));
    let number = Memo::new(move |_| looks_like_personal_number(&text()).is_some());
    let problem = move || match over.get() {
        Some(count) => {
            let (count, max) = (count.to_string(), limit(field).to_string());
            Some(app.fill(t::letter::too_long(&count, &max)))
        }
        None => error.get().map(str::to_owned),
    };
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field" class:wrong={move || problem().is_some()}>
            <label for=id.clone()>
                {label}
                {(!required).then(|| view! { <span class="optional">" ("{app.t(t::app::OPTIONAL)}")"</span> })}
            </label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <div id=error_id>
                {move || problem().map(|problem| view! {
                    <p class="error">{icon("warning")}{problem}</p>
                })}
            </div>
            <input type="text" id=id autocomplete=autocomplete aria-describedby=described
                aria-required={if required { "true" } else { "false" }}
                aria-invalid={move || if problem().is_some() { "true" } else { "false" }}
                prop:value=text
                on:input=move |event| {
                    let value = event_target_value(&event);
                    app.draft.update(|draft| draft.set_field(field, value));
                } />
            <div role="status">
                {move || number.get().then(|| view! {
                    <p class="warning">{icon("warning")}{app.t(t::letter::PERSONAL_NUMBER)}</p>
                })}
            </div>
        </div>
    }
}

/// The summary of errors: each leads to its field, whose id stands beside it.
pub fn errors(app: App, list: Signal<Vec<(String, &'static str)>>) -> impl IntoView {
    move || {
        let list = list.get();
        (!list.is_empty()).then(|| {
            let links = list.into_iter().map(|(id, text)| {
                let target = id.clone();
                view! {
                    <li><a href={format!("#{id}")} on:click=move |event| {
                        event.prevent_default();
                        browser::focus(&target);
                    }>{text}</a></li>
                }
            });
            view! {
                <div class="errors" id=ERRORS tabindex="-1" role="alert">
                    <h2>{app.t(t::letter::ERROR_TITLE)}</h2>
                    <ul>{links.collect_view()}</ul>
                </div>
            }
        })
    }
}

/// The id of the summary of errors.
pub const ERRORS: &str = "errors";

/// The most characters that a field takes. More is refused with a count, never cut.
pub fn limit(field: Field) -> usize {
    match field {
        Field::Wrong(_) | Field::Right(_) => PARAGRAPH_MAX_CHARS,
        _ => LINE_MAX_CHARS,
    }
}
