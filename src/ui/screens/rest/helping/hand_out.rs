//! On paper: a sheet about each company, and the letter with lines to fill in by hand.

use super::choices::{companies, languages, points, roles};
use super::print;
use super::sheet::{Sheet, in_language};
use crate::browser;
use crate::law::Right;
use crate::letter::compose;
use crate::policy::{Policy, Role};
use crate::session::hand_over::link;
use crate::session::{Choice, Draft, RoleChoice, Route, request};
use crate::text::{Language, Texts, t};
use crate::ui::App;
use crate::ui::components::{Kind, item, paper};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::{heading, lead};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A line to write on by hand.
const LINE: &str = "________________________________________";

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Both,
    Sheet,
    Letter,
}

pub fn screen(app: App) -> Vec<El> {
    use t::hand_out as h;
    let what = RwSignal::new(What::Both);
    // The languages of the sheet once their texts are there, that of the person first.
    let texts = RwSignal::new(Vec::<&'static Texts>::new());
    let show = move |language: &'static Language| {
        spawn_local(async move {
            let both =
                [Some(language), (language != Language::SWEDISH).then_some(Language::SWEDISH)];
            let mut all = Vec::new();
            for language in both.into_iter().flatten() {
                match app.load(language, true).await {
                    Some(texts) => all.push(texts),
                    None => return app.say(app.t(t::app::LANGUAGE_FAILED)),
                }
            }
            texts.set(all);
        });
    };
    show(app.language());
    let row = |id: &str, label, own: What| {
        item(
            Kind::Radio("what"),
            id,
            app.t(label),
            move || what.get() == own,
            move |_| what.set(own),
        )
    };
    let kinds = el("fieldset")
        .class("group")
        .child(el("legend").child(app.t(h::WHAT)))
        .child(row("what-both", h::WHAT_BOTH, What::Both))
        .child(row("what-sheet", h::WHAT_SHEET, What::Sheet))
        .child(row("what-letter", h::WHAT_LETTER, What::Letter));
    let fields = el("div")
        .class("fields")
        .child(kinds)
        .child(languages(app.t(h::LANGUAGE), app.t(h::LANGUAGE_HINT), app.language(), show))
        .child(companies(app, app.t(h::OPEN_COMPANY)))
        .child(roles(app, app.t(h::OPEN_ROLE)))
        .child(points(app))
        .child(print(app, app.t(t::send::PRINT)));
    let leaves = move || leaves(app, what.get(), &texts.get());
    vec![
        heading(app, Route::HandOut),
        lead(app.t(h::LEAD)),
        el("div").class("columns").child(fields).child(el("div").id("leaves").live(leaves)),
    ]
}

/// Everything that is printed: company by company, the sheet and then its letter.
fn leaves(app: App, what: What, texts: &[&'static Texts]) -> Vec<El> {
    let Some(swedish) = texts.last() else { return Vec::new() };
    let choice = app.choice.with(Choice::clone);
    let chosen = app.policies();
    let policies: Vec<&'static Policy> =
        if chosen.is_empty() { app.facts.policies.iter().collect() } else { chosen };
    let mut leaves = Vec::new();
    for policy in policies {
        let mut own = choice.clone();
        own.set_policies(vec![policy.id.clone()]);
        let address = browser::page_address().zip(texts.first()).map(|(page, texts)| {
            let short = page.split_once("//").map_or(page.as_str(), |(_, rest)| rest);
            let short = short.trim_end_matches('/').to_owned();
            (link(&page, &own, app.facts, texts.language), short)
        });
        own.role = own.role.or(Some(RoleChoice::Role(Role::JobSeeker)));
        let with_letter = what != What::Sheet;
        let sheet = Sheet { policy, choice: own, texts: texts.to_vec(), address, with_letter };
        leaves.push(if what == What::Letter { sheet.steps_alone() } else { sheet.draw() });
        if with_letter {
            leaves.extend(letter(&sheet, swedish));
        }
    }
    leaves
}

/// The letter that asks a company for a copy, in Swedish and to fill in; and what it says in the person's
/// language, only to read. What else can be asked for is chosen where its consequences are told.
fn letter(sheet: &Sheet, swedish: &'static Texts) -> Vec<El> {
    let mut choice = sheet.choice.clone();
    choice.rights = vec![Right::Access];
    // It asks for everything, whatever was chosen.
    choice.points.clear();
    choice.topics.clear();
    let write = |texts: &'static Texts, [name, contact, date, reply]: [&str; 4]| {
        let draft = Draft { name: name.into(), contact: contact.into(), ..Draft::default() };
        let mut request = request(&choice, &draft, sheet.policy, date);
        request.reply_to = Some(reply);
        paper(&compose(&request, texts), texts)
    };
    let filled_in = write(swedish, [LINE, LINE, "________________", LINE]);
    let leaf = el("section").class("leaf to-fill").child(filled_in);
    let read = sheet.texts.first().filter(|texts| texts.language != swedish.language);
    let read = read.map(|texts| {
        use t::hand_out as h;
        let blanks = [h::BLANK_NAME, h::BLANK_CONTACT, h::BLANK_DATE, h::BLANK_REPLY];
        in_language(el("section").class("leaf reading"), texts)
            .child(el("h2").child(texts.get(h::READS)))
            .child(p("", texts.get(h::READS_HINT)))
            .child(write(texts, blanks.map(|key| texts.get(key))))
    });
    [leaf].into_iter().chain(read).collect()
}
