//! The letter: few fields, and the letter as it will be, with the same letter in the reader's
//! language beside it.

use crate::browser;
use crate::law::Right;
use crate::letter::clean::{line, too_long};
use crate::letter::{Correction, Extra};
use crate::policy::{Policy, Remark, Severity};
use crate::session::{Field, Route, questions};
use crate::text::{Key, Language, t};
use crate::ui::App;
use crate::ui::components::{
    FieldProps, Kind, Problem, Voice, button, errors, field, fold, item, limit, paper, voice,
};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{checked_action, heading};
use leptos::prelude::*;

type Problems = Signal<Vec<Problem>>;

pub fn screen(app: App, number: u8) -> Vec<El> {
    let Some(policy) = app.addressee(number) else {
        return crate::ui::screens::lost::screen(app, Some(Route::Company));
    };
    if app.has_right(Right::Rectification) {
        app.draft.update(|draft| {
            if draft.corrections.is_empty() {
                draft.corrections.push(Correction::default());
            }
        });
    }
    let of = app.policies().len();
    let count = (of > 1)
        .then(|| p("count", app.fill(t::letter::number(&number.to_string(), &of.to_string()))));
    let (shown, action) =
        checked_action(app, app.t(t::letter::NEXT), move || problems(app, policy));
    let name = field(
        app,
        FieldProps {
            field: Field::Name,
            id: id(Field::Name),
            label: app.t(t::letter::NAME),
            hint: app.t(t::letter::NAME_HINT),
            autocomplete: "name",
            required: true,
            problems: shown,
        },
    );
    let contact = (Field::Contact, t::letter::CONTACT, t::letter::CONTACT_HINT);
    let clearer = [
        (Field::Period, t::letter::PERIOD, t::letter::PERIOD_HINT),
        (Field::Place, t::letter::PLACE, t::letter::PLACE_HINT),
    ];
    let clearer = clearer.map(|props| optional_field(app, shown, props)).into_iter();
    let clearer = fold("", Some("pencil"), app.t(t::letter::CLEARER), clearer.collect::<Vec<_>>());
    let fields = el("div")
        .class("fields")
        .child(name)
        .child(optional_field(app, shown, contact))
        .child(app.has_right(Right::Rectification).then(|| corrections(app, shown)))
        .child(app.has_right(Right::Information).then(|| asked(app, policy)))
        .child(extras(app))
        .child(clearer)
        .child(languages(app));
    let columns = el("div").class("columns").child(fields).child(preview(app, policy));
    let screen = [heading(app, Route::Letter(number)), protected(app, policy), columns, action];
    [errors(app, shown)].into_iter().chain(count).chain(screen).collect()
}

/// The id of a field in the page.
fn id(field: Field) -> String {
    match field {
        Field::Name => "name".to_owned(),
        Field::Contact => "contact".to_owned(),
        Field::Period => "period".to_owned(),
        Field::Place => "place".to_owned(),
        Field::Situation => "situation".to_owned(),
        Field::Decision => "decision".to_owned(),
        Field::Holder => "holder".to_owned(),
        Field::Detail(topic) => format!("detail-{}", topic.word()),
        Field::Wrong(row) => format!("wrong-{row}"),
        Field::Right(row) => format!("right-{row}"),
    }
}

fn ask_id(remark: &Remark) -> String {
    format!("ask-{}", remark.id)
}

/// What has to be mended before the letter can be sent.
fn problems(app: App, policy: &'static Policy) -> Vec<Problem> {
    let (rectification, information) =
        (app.has_right(Right::Rectification), app.has_right(Right::Information));
    app.draft.with(|draft| {
        let mut found = Vec::new();
        if line(&draft.name).is_empty() {
            found.push((id(Field::Name), app.t(t::letter::NAME_MISSING)));
        }
        let rows = if rectification { draft.corrections.len() } else { 0 };
        let row_fields = (0..rows).flat_map(|row| [Field::Wrong(row), Field::Right(row)]);
        let fields = [Field::Name, Field::Contact, Field::Period, Field::Place];
        for field in fields.into_iter().chain(row_fields) {
            if too_long(draft.field(field), limit(field)).is_some() {
                found.push((id(field), app.t(t::letter::TOO_LONG_SHORT)));
            }
        }
        for row in 0..rows {
            let blank = |field| line(draft.field(field)).is_empty();
            let begun = row == 0 || !blank(Field::Wrong(row));
            if begun && blank(Field::Right(row)) {
                found.push((id(Field::Right(row)), app.t(t::letter::RIGHT_MISSING)));
            }
        }
        if information {
            let offered = offered(app, policy);
            let first = offered.first().filter(|_| !offered.iter().any(|one| draft.asks(one)));
            found.extend(first.map(|one| (ask_id(one), app.t(t::letter::QUESTIONS_ERROR))));
        }
        found
    })
}

/// For people with protected identity, before the first field.
fn protected(app: App, policy: &'static Policy) -> El {
    let controller = &policy.controller;
    let phone = match &controller.phone {
        Some(phone) => app.fill(t::letter::protected_call(&policy.name, phone)),
        None => app.fill(t::letter::protected_no_phone(&policy.name)),
    };
    let visit = match (&controller.postal_address, controller.visits) {
        (Some(address), true) => app.fill(t::letter::protected_visit(address, &policy.name)),
        _ => app.fill(t::letter::protected_no_visit(&policy.name)),
    };
    let text = vec![p("", app.t(t::letter::PROTECTED_TEXT)), p("", phone), p("", visit)];
    fold("protected", Some("lock"), app.t(t::letter::PROTECTED), text)
}

fn optional_field(app: App, problems: Problems, (at, label, hint): (Field, Key, Key)) -> El {
    field(
        app,
        FieldProps {
            field: at,
            id: id(at),
            label: app.t(label),
            hint: app.t(hint),
            autocomplete: if at == Field::Contact { "email" } else { "off" },
            required: false,
            problems,
        },
    )
}

/// Rows of what is wrong and what is right.
fn corrections(app: App, problems: Problems) -> El {
    let rows = Memo::new(move |_| app.draft.with(|draft| draft.corrections.len()));
    let add = button("link", app.t(t::letter::ADD_CORRECTION), Some("plus"), move || {
        let row = rows.get_untracked();
        app.draft.update(|draft| draft.corrections.push(Correction::default()));
        request_animation_frame(move || browser::focus(&id(Field::Wrong(row))));
    });
    el("section")
        .class("group")
        .child(el("h2").child(app.t(t::letter::CORRECTIONS)))
        .live(move || (0..rows.get()).map(|row| correction(app, problems, row)).collect::<Vec<_>>())
        .child(add)
}

fn correction(app: App, problems: Problems, row: usize) -> El {
    let number = (row + 1).to_string();
    let part = |at, label, hint: &'static str, required| {
        field(
            app,
            FieldProps {
                field: at,
                id: id(at),
                label: app.t(label),
                hint,
                autocomplete: "off",
                required,
                problems,
            },
        )
    };
    let remove = (row > 0).then(|| {
        let label = app.fill(t::letter::remove_correction(&number));
        button("link", &label, Some("trash"), move || {
            app.draft.update(|draft| {
                if row < draft.corrections.len() {
                    draft.corrections.remove(row);
                }
            });
        })
    });
    el("fieldset")
        .class("correction")
        .child(el("legend").child(app.fill(t::letter::correction(&number))))
        .child(part(Field::Wrong(row), t::letter::WRONG, app.t(t::letter::WRONG_HINT), false))
        .child(part(Field::Right(row), t::letter::RIGHT, "", true))
        .child(remove)
}

/// The questions that can be put.
fn offered(app: App, policy: &'static Policy) -> Vec<&'static Remark> {
    app.choice.with(|choice| questions(choice, policy).collect())
}

/// The questions that the policy leaves open.
fn asked(app: App, policy: &'static Policy) -> El {
    let (first, rest): (Vec<&'static Remark>, Vec<&'static Remark>) =
        offered(app, policy).into_iter().partition(|remark| remark.severity == Severity::High);
    let row = move |remark: &'static Remark| {
        item(
            Kind::Tick,
            &ask_id(remark),
            remark.question.map(|text| app.fact(text)),
            move || app.draft.with(|draft| draft.asks(remark)),
            move |on| app.draft.update(|draft| draft.set_asks(remark, on)),
        )
    };
    let more = (!rest.is_empty()).then(|| {
        let rest: Vec<El> = rest.into_iter().map(row).collect();
        fold("", None, app.t(t::letter::MORE_QUESTIONS), rest)
    });
    group(app, t::letter::QUESTIONS)
        .child(p("hint", app.t(t::letter::QUESTIONS_HINT)))
        .children(first.into_iter().map(row))
        .child(more)
}

fn group(app: App, legend: Key) -> El {
    el("fieldset").class("group").child(el("legend").child(app.t(legend)))
}

/// Requests beside the main ones; each is a choice of its own.
fn extras(app: App) -> Option<El> {
    let offers = [
        (Right::Rectification, Extra::RestrictMeanwhile, t::letter::OPTION_RESTRICT_MEANWHILE),
        (Right::Rectification, Extra::NotifyCorrected, t::letter::OPTION_NOTIFY_CORRECTED),
        (Right::WithdrawConsent, Extra::EraseWithdrawn, t::letter::OPTION_ERASE_WITHDRAWN),
        (Right::Erasure, Extra::RestrictInstead, t::letter::OPTION_RESTRICT_INSTEAD),
        (Right::Erasure, Extra::NotifyErased, t::letter::OPTION_NOTIFY_ERASED),
    ];
    let offers: Vec<_> = offers.into_iter().filter(|(right, ..)| app.has_right(*right)).collect();
    let rows = offers.iter().map(|&(_, extra, label)| {
        item(
            Kind::Tick,
            &format!("extra-{}", extra.word()),
            app.t(label),
            move || app.draft.with(|draft| draft.has(extra)),
            move |on| app.draft.update(|draft| draft.set(extra, on)),
        )
    });
    (!offers.is_empty()).then(|| group(app, t::letter::OPTIONS).children(rows))
}

/// The letter's own language: one that people at the company read.
fn languages(app: App) -> El {
    let choices = Language::ALL.iter().filter(|language| matches!(language.tag, "sv" | "en"));
    let choices = choices.map(|language| {
        let chosen = move || app.letter_texts().is_some_and(|texts| texts.language == language);
        let choose = move |_| app.write_in(language);
        let name = el("span").attr("lang", language.tag).child(language.name);
        item(
            Kind::Radio("letter-language"),
            &format!("letter-{}", language.tag),
            name,
            chosen,
            choose,
        )
    });
    group(app, t::letter::LETTER_LANGUAGE)
        .child(p("hint", app.t(t::letter::LETTER_LANGUAGE_HINT)))
        .child(el("div").class("pair").children(choices))
}

/// The letter as it stands, and the same letter in the language that is shown.
fn preview(app: App, policy: &'static Policy) -> El {
    let letter = move || app.letter_texts().map(|texts| paper(&app.letter(policy, texts), texts));
    // The name of the letter's language where it is another than the one that is shown.
    let sent = Memo::new(move |_| {
        let language = app.letter_texts().map_or(app.texts.get().language, |texts| texts.language);
        let shown = app.texts.get().language;
        if language == shown { String::new() } else { language.name.to_owned() }
    });
    let beside = move || {
        let sent = sent.get();
        let texts = app.texts.get_untracked();
        (!sent.is_empty()).then(|| {
            let note = app.fill(t::letter::translation_note(&sent));
            let summary = app.fill(t::letter::translation(texts.language.name));
            let note = voice(app, Voice::Note, note, None);
            let copy = el("div").live(move || paper(&app.letter(policy, texts), texts));
            fold("translation", None, &summary, vec![note, copy]).attr("open", "")
        })
    };
    el("section")
        .class("preview")
        .attr("aria-labelledby", "preview")
        .child(el("h2").id("preview").child(app.t(t::letter::PREVIEW)))
        .child(el("div").class("sheets").child(el("div").id("letter").live(letter)).live(beside))
}
