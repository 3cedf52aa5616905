//! The letter: few fields, and the letter as it will be, with the same letter in the reader's
//! language beside it.

use super::{action, heading};
use crate::browser;
use crate::law::Right;
use crate::letter::clean::{line, too_long};
use crate::letter::{Correction, Extra};
use crate::policy::{Policy, Severity};
use crate::session::{Field, Route, questions};
use crate::text::{Key, Language, t};
use crate::ui::App;
use crate::ui::components::{ERRORS, FieldProps, Voice, errors, field, icon, limit, paper, voice};
use leptos::ev;
use leptos::prelude::*;

const NAME: &str = "name";

pub fn screen(app: App, number: u8) -> AnyView {
    let Some(policy) = app.addressee(number) else {
        return super::lost::screen(app, Some(Route::Company));
    };
    if app.has_right(Right::Rectification) {
        app.draft.update(|draft| {
            if draft.corrections.is_empty() {
                draft.corrections.push(Correction::default());
            }
        });
    }
    let of = app.policies().len();
    let tried = RwSignal::new(false);
    let problems = Memo::new(move |_| problems(app, policy));
    let shown = Signal::derive(move || if tried.get() { problems.get() } else { Vec::new() });
    let error = move |id: &str| {
        let id = id.to_owned();
        Signal::derive(move || {
            shown.get().into_iter().find(|(at, _)| *at == id).map(|(_, text)| text)
        })
    };
    let go_on = move || {
        tried.set(true);
        if problems.with_untracked(Vec::is_empty) {
            app.go_on();
        } else {
            request_animation_frame(|| browser::focus(ERRORS));
        }
    };
    view! {
        {errors(app, shown)}
        {(of > 1).then(|| view! {
            <p class="count">{app.fill(t::letter::number(&number.to_string(), &of.to_string()))}</p>
        })}
        {heading(app, Route::Letter(number))}
        {protected(app, policy)}
        <div class="columns">
            <div class="fields">
                {field(app, FieldProps {
                    field: Field::Name,
                    id: NAME.to_owned(),
                    label: app.t(t::letter::NAME),
                    hint: app.t(t::letter::NAME_HINT),
                    autocomplete: "name",
                    required: true,
                    error: error(NAME),
                })}
                {plain_field(app, Field::Contact, "contact", t::letter::CONTACT, t::letter::CONTACT_HINT)}
                {app.has_right(Right::Rectification).then(|| corrections(app, error))}
                {app.has_right(Right::Information).then(|| ask(app, policy))}
                {extras(app)}
                <details>
                    <summary>{icon("pencil")}{app.t(t::letter::CLEARER)}</summary>
                    <div class="more">
                        {plain_field(app, Field::Period, "period", t::letter::PERIOD, t::letter::PERIOD_HINT)}
                        {plain_field(app, Field::Place, "place", t::letter::PLACE, t::letter::PLACE_HINT)}
                    </div>
                </details>
                {languages(app)}
            </div>
            {preview(app, policy)}
        </div>
        {action(app.t(t::letter::NEXT), go_on)}
    }
    .into_any()
}

/// What has to be mended before the letter can be sent: the field's id and a sentence.
fn problems(app: App, policy: &'static Policy) -> Vec<(String, &'static str)> {
    let rectification = app.has_right(Right::Rectification);
    let information = app.has_right(Right::Information);
    app.draft.with(|draft| {
        let mut found = Vec::new();
        if line(&draft.name).is_empty() {
            found.push((NAME.to_owned(), app.t(t::letter::NAME_MISSING)));
        }
        let rows = 0..if rectification { draft.corrections.len() } else { 0 };
        let fields = [
            (Field::Name, NAME.to_owned()),
            (Field::Contact, "contact".to_owned()),
            (Field::Period, "period".to_owned()),
            (Field::Place, "place".to_owned()),
        ];
        let row_fields = rows.clone().flat_map(|row| {
            [
                (Field::Wrong(row), format!("wrong-{row}")),
                (Field::Right(row), format!("right-{row}")),
            ]
        });
        for (field, id) in fields.into_iter().chain(row_fields) {
            if too_long(draft.field(field), limit(field)).is_some() {
                found.push((id, app.t(t::letter::TOO_LONG_SHORT)));
            }
        }
        if rectification {
            let blank = |row: &usize| line(draft.field(Field::Right(*row))).is_empty();
            let unfinished = |row: &usize| {
                blank(row) && (*row == 0 || !line(draft.field(Field::Wrong(*row))).is_empty())
            };
            for row in rows.filter(unfinished) {
                found.push((format!("right-{row}"), app.t(t::letter::RIGHT_MISSING)));
            }
        }
        let offered = app.choice.with(|choice| questions(choice, policy).collect::<Vec<_>>());
        if information && !offered.is_empty() && !offered.iter().any(|remark| draft.asks(remark)) {
            let id = offered.first().map(|remark| format!("ask-{}", remark.id));
            found.push((id.unwrap_or_default(), app.t(t::letter::QUESTIONS_ERROR)));
        }
        found
    })
}

/// For people with protected identity, before the first field.
fn protected(app: App, policy: &'static Policy) -> impl IntoView {
    let controller = &policy.controller;
    let phone = match &controller.phone {
        Some(phone) => app.fill(t::letter::protected_call(&policy.name, phone)),
        None => app.fill(t::letter::protected_no_phone(&policy.name)),
    };
    let visit = match (&controller.postal_address, controller.visits) {
        (Some(address), true) => app.fill(t::letter::protected_visit(address, &policy.name)),
        _ => app.fill(t::letter::protected_no_visit(&policy.name)),
    };
    view! {
        <details class="protected">
            <summary>{icon("lock")}{app.t(t::letter::PROTECTED)}</summary>
            <div class="more">
                <p>{app.t(t::letter::PROTECTED_TEXT)}</p>
                <p>{phone}</p>
                <p>{visit}</p>
            </div>
        </details>
    }
}

fn plain_field(app: App, at: Field, id: &str, label: Key, hint: Key) -> impl IntoView {
    let autocomplete = if at == Field::Contact { "email" } else { "off" };
    field(
        app,
        FieldProps {
            field: at,
            id: id.to_owned(),
            label: app.t(label),
            hint: app.t(hint),
            autocomplete,
            required: false,
            error: Signal::derive(|| None),
        },
    )
}

/// Rows of what is wrong and what is right.
fn corrections<E>(app: App, error: E) -> impl IntoView
where
    E: Fn(&str) -> Signal<Option<&'static str>> + Copy + Send + Sync + 'static,
{
    let rows = Memo::new(move |_| app.draft.with(|draft| draft.corrections.len()));
    let row = move |row: usize| {
        let (wrong, right) = (format!("wrong-{row}"), format!("right-{row}"));
        let number = (row + 1).to_string();
        let fields = [
            (Field::Wrong(row), wrong, t::letter::WRONG, Some(t::letter::WRONG_HINT), false),
            (Field::Right(row), right, t::letter::RIGHT, None, true),
        ];
        let fields = fields.into_iter().map(|(at, id, label, hint, required)| {
            let error = error(&id);
            field(
                app,
                FieldProps {
                    field: at,
                    id,
                    label: app.t(label),
                    hint: hint.map_or("", |hint| app.t(hint)),
                    autocomplete: "off",
                    required,
                    error,
                },
            )
        });
        let remove = move |_: ev::MouseEvent| {
            app.draft.update(|draft| {
                if row < draft.corrections.len() {
                    draft.corrections.remove(row);
                }
            });
        };
        view! {
            <fieldset class="correction">
                <legend>{app.fill(t::letter::correction(&number))}</legend>
                {fields.collect_view()}
                {(row > 0).then(|| view! {
                    <button class="link" on:click=remove>
                        {icon("trash")}{app.fill(t::letter::remove_correction(&number))}
                    </button>
                })}
            </fieldset>
        }
    };
    view! {
        <section class="group">
            <h2>{app.t(t::letter::CORRECTIONS)}</h2>
            {move || (0..rows.get()).map(row).collect_view()}
            <button class="link" on:click=move |_| {
                app.draft.update(|draft| draft.corrections.push(Correction::default()));
                let last = rows.get_untracked();
                request_animation_frame(move || browser::focus(&format!("wrong-{last}")));
            }>{icon("plus")}{app.t(t::letter::ADD_CORRECTION)}</button>
        </section>
    }
}

/// The questions that the policy leaves open.
fn ask(app: App, policy: &'static Policy) -> impl IntoView {
    let offered: Vec<_> = app.choice.with_untracked(|choice| questions(choice, policy).collect());
    let (first, rest): (Vec<_>, Vec<_>) =
        offered.into_iter().partition(|remark| remark.severity == Severity::High);
    let row = move |remark: &'static crate::policy::Remark| {
        let question = remark.question.map(|text| app.fact(text)).unwrap_or_default();
        view! {
            <label class="item">
                <input type="checkbox" id={format!("ask-{}", remark.id)}
                    prop:checked={move || app.draft.with(|draft| draft.asks(remark))}
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        app.draft.update(|draft| draft.set_asks(remark, on));
                    } />
                <span class="words">{question}</span>
            </label>
        }
    };
    view! {
        <fieldset class="group">
            <legend>{app.t(t::letter::QUESTIONS)}</legend>
            <p class="hint">{app.t(t::letter::QUESTIONS_HINT)}</p>
            {first.into_iter().map(row).collect_view()}
            {(!rest.is_empty()).then(|| view! {
                <details>
                    <summary>{app.t(t::letter::MORE_QUESTIONS)}</summary>
                    <div class="more">{rest.into_iter().map(row).collect_view()}</div>
                </details>
            })}
        </fieldset>
    }
}

/// Requests beside the main ones; each is a choice of its own.
fn extras(app: App) -> Option<AnyView> {
    let offers = [
        (Right::Rectification, Extra::RestrictMeanwhile, t::letter::OPTION_RESTRICT_MEANWHILE),
        (Right::Rectification, Extra::NotifyCorrected, t::letter::OPTION_NOTIFY_CORRECTED),
        (Right::WithdrawConsent, Extra::EraseWithdrawn, t::letter::OPTION_ERASE_WITHDRAWN),
        (Right::Erasure, Extra::RestrictInstead, t::letter::OPTION_RESTRICT_INSTEAD),
        (Right::Erasure, Extra::NotifyErased, t::letter::OPTION_NOTIFY_ERASED),
    ];
    let offers: Vec<_> = offers.into_iter().filter(|(right, ..)| app.has_right(*right)).collect();
    if offers.is_empty() {
        return None;
    }
    let rows = offers.into_iter().map(|(_, extra, label)| {
        view! {
            <label class="item">
                <input type="checkbox"
                    prop:checked={move || app.draft.with(|draft| draft.has(extra))}
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        app.draft.update(|draft| draft.set(extra, on));
                    } />
                <span class="words">{app.t(label)}</span>
            </label>
        }
    });
    let group = view! {
        <fieldset class="group">
            <legend>{app.t(t::letter::OPTIONS)}</legend>
            {rows.collect_view()}
        </fieldset>
    };
    Some(group.into_any())
}

/// The letter's own language.
fn languages(app: App) -> impl IntoView {
    let choices = Language::ALL.iter().filter(|language| matches!(language.tag, "sv" | "en"));
    let choices = choices.map(|language| {
        let chosen = move || app.letter_texts().is_some_and(|texts| texts.language == language);
        let choose = move |_| {
            leptos::task::spawn_local(async move {
                if app.load(language).await.is_some() {
                    app.draft.update(|draft| draft.language = language.tag.to_owned());
                } else {
                    app.say(app.t(t::app::LANGUAGE_FAILED));
                }
            });
        };
        view! {
            <label class="item">
                <input type="radio" name="letter-language" value=language.tag
                    prop:checked=chosen on:change=choose />
                <span class="words" lang=language.tag>{language.name}</span>
            </label>
        }
    });
    view! {
        <fieldset class="group">
            <legend>{app.t(t::letter::LETTER_LANGUAGE)}</legend>
            <p class="hint">{app.t(t::letter::LETTER_LANGUAGE_HINT)}</p>
            <div class="pair">{choices.collect_view()}</div>
        </fieldset>
    }
}

/// The letter as it stands, and the same letter in the language that is shown.
fn preview(app: App, policy: &'static Policy) -> impl IntoView {
    let texts = move || app.letter_texts();
    let letter = move || texts().map(|texts| paper(&app.letter(policy, texts), texts));
    let beside = move || {
        let (sent, shown) = (texts()?, app.texts.get());
        (sent.language != shown.language).then(|| {
            let (name, sent_name) = (shown.language.name, sent.language.name);
            view! {
                <details class="translation" open="">
                    <summary>{app.fill(t::letter::translation(name))}</summary>
                    {voice(app, Voice::Note, app.fill(t::letter::translation_note(sent_name)), None)}
                    {move || paper(&app.letter(policy, shown), shown)}
                </details>
            }
        })
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <h2 id="preview">{app.t(t::letter::PREVIEW)}</h2>
            <div id="letter">{letter}</div>
            {beside}
        </section>
    }
}
