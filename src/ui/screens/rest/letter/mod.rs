//! The letter: few fields, and the letter as it will be, with the same letter in the reader's
//! language beside it.

mod fields;

use self::fields::{corrections, extras, grounds, needed, needed_field};
use super::protected;
use crate::law::Right;
use crate::letter::clean::{line, too_long};
use crate::letter::{Correction, Matter, right_title, topic_title};
use crate::policy::{Policy, Remark, Severity};
use crate::session::{Field, Planned, Route, questions};
use crate::text::{Key, Language, Texts, t};
use crate::ui::App;
use crate::ui::components::{
    FieldProps, Kind, Problem, Problems, errors, field, fold, item, limit, live_paper, one_by_one,
    translation,
};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{checked_action, heading};
use leptos::prelude::*;

type Plan = Planned<'static>;

/// Whether the letter uses a right.
fn wants(app: App, plan: Plan, right: Right) -> bool {
    app.choice.with(|choice| plan.has_right(choice, right))
}

pub fn screen(app: App, number: u8) -> Vec<El> {
    let Some(plan) = app.planned(number) else {
        return crate::ui::screens::lost::screen(app, Some(Route::Company));
    };
    if wants(app, plan, Right::Rectification) {
        app.draft.update(|draft| {
            if draft.corrections.is_empty() {
                draft.corrections.push(Correction::default());
            }
        });
    }
    let of = app.letters().len();
    let count = (of > 1)
        .then(|| p("count", app.fill(t::letter::number(&number.to_string(), &of.to_string()))));
    let count = count.map(|count| match plan.only {
        None => count,
        Some(Matter::Right(right)) => count.child(": ").child(app.t(right_title(right))),
        Some(Matter::Topic(topic)) => count.child(": ").child(app.t(topic_title(topic))),
    });
    let (shown, action) = checked_action(app, app.t(t::letter::NEXT), move || problems(app, plan));
    let name = field(
        app,
        FieldProps {
            field: Field::Name,
            id: id(Field::Name),
            label: app.t(t::letter::NAME),
            hint: app.t(t::letter::NAME_HINT),
            autocomplete: "name",
            required: true,
            problems: shown.clone(),
        },
    );
    let contact = (Field::Contact, t::letter::CONTACT, t::letter::CONTACT_HINT);
    let clearer = [
        (Field::Period, t::letter::PERIOD, t::letter::PERIOD_HINT),
        (Field::Place, t::letter::PLACE, t::letter::PLACE_HINT),
    ];
    let clearer = clearer.map(|props| optional_field(app, &shown, props)).into_iter();
    let clearer = fold("", Some("pencil"), app.t(t::letter::CLEARER), clearer.collect::<Vec<_>>());
    let fields = el("div")
        .class("fields")
        .child(name)
        .child(optional_field(app, &shown, contact))
        .child(wants(app, plan, Right::Rectification).then(|| corrections(app, &shown)))
        .children(needed(app, plan).into_iter().map(|needed| needed_field(app, &shown, needed)))
        .child(wants(app, plan, Right::Restriction).then(|| grounds(app)))
        .child(wants(app, plan, Right::Information).then(|| asked(app, plan)))
        .child(extras(app, plan))
        .child(clearer)
        .child(languages(app));
    let preview = one_by_one(0, vec![Box::new(move || preview(app, plan))]);
    let columns = el("div").class("columns").child(fields).child(preview);
    let screen = [heading(app, Route::Letter(number)), protected::way(app), columns, action];
    [errors(app, &shown)].into_iter().chain(count).chain(screen).collect()
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
pub fn problems(app: App, plan: Plan) -> Vec<Problem> {
    let (rectification, information) =
        (wants(app, plan, Right::Rectification), wants(app, plan, Right::Information));
    let needed = needed(app, plan);
    app.draft.with(|draft| {
        let mut found = Vec::new();
        if line(&draft.name).is_empty() {
            found.push((id(Field::Name), app.t(t::letter::NAME_MISSING)));
        }
        let rows = if rectification { draft.corrections.len() } else { 0 };
        let row_fields = (0..rows).flat_map(|row| [Field::Wrong(row), Field::Right(row)]);
        let fields = [Field::Name, Field::Contact, Field::Period, Field::Place];
        let own_fields = needed.iter().map(|(field, ..)| *field);
        for field in fields.into_iter().chain(row_fields).chain(own_fields) {
            if too_long(draft.field(field), limit(field)).is_some() {
                found.push((id(field), app.t(t::letter::TOO_LONG_SHORT)));
            }
        }
        for (field, _, _, missing) in &needed {
            let blank = line(draft.field(*field)).is_empty();
            found.extend(missing.filter(|_| blank).map(|text| (id(*field), app.t(text))));
        }
        for row in 0..rows {
            let blank = |field| line(draft.field(field)).is_empty();
            let begun = row == 0 || !blank(Field::Wrong(row));
            if begun && blank(Field::Right(row)) {
                found.push((id(Field::Right(row)), app.t(t::letter::RIGHT_MISSING)));
            }
        }
        if information {
            let offered = offered(app, plan.policy);
            let first = offered.first().filter(|_| !offered.iter().any(|one| draft.asks(one)));
            found.extend(first.map(|one| (ask_id(one), app.t(t::letter::QUESTIONS_ERROR))));
        }
        found
    })
}

fn optional_field(app: App, problems: &Problems, (at, label, hint): (Field, Key, Key)) -> El {
    needed_field(app, problems, (at, label, hint, None))
}

/// The questions that can be put.
fn offered(app: App, policy: &'static Policy) -> Vec<&'static Remark> {
    app.choice.with(|choice| questions(choice, policy).collect())
}

/// The questions that the policy leaves open.
fn asked(app: App, plan: Plan) -> El {
    let (first, rest): (Vec<&'static Remark>, Vec<&'static Remark>) =
        offered(app, plan.policy).into_iter().partition(|remark| remark.severity == Severity::High);
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
fn preview(app: App, plan: Plan) -> El {
    let shown = app.texts.get_untracked();
    let paper = move |texts: &'static Texts| live_paper(move || app.letter(plan, texts), texts);
    // The tag of the letter's language.
    let written = Memo::new(move |_| {
        app.letter_texts().map_or(String::new(), |texts| texts.language.tag.to_owned())
    });
    let written = move || {
        written.get();
        untrack(|| app.letter_texts())
    };
    let letter = move || written().map(paper);
    let beside = move || {
        let other = written().filter(|written| written.language != shown.language);
        other.map(|written| translation(app, written.language.name, paper(shown)).attr("open", ""))
    };
    el("section")
        .class("preview")
        .attr("aria-labelledby", "preview")
        .child(el("h2").id("preview").child(app.t(t::letter::PREVIEW)))
        .child(el("div").class("sheets").child(el("div").id("letter").live(letter)).live(beside))
}
