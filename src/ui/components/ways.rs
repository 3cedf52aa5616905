//! Every way out for a letter, side by side, and the button by which the person says that it was sent.

use super::{Voice, button, fold, icon, line, paper, voice};
use crate::browser::{self, Refused};
use crate::letter::mailto::{self, Opening};
use crate::letter::webmail::{self, Webmail};
use crate::letter::{Letter, eml};
use crate::text::{Key, Texts, t};
use crate::ui::App;
use crate::ui::dom::{El, el, p};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the person is told of the last thing that was tried.
#[derive(Clone, Copy)]
struct Told {
    app: App,
    text: RwSignal<Option<String>>,
}

impl Told {
    fn tell(self, result: Result<(), Refused>, good: Key, bad: Key) {
        self.text.set(Some(self.app.t(if result.is_ok() { good } else { bad }).to_owned()));
    }

    fn copy(self, text: String, good: Key, bad: Key) {
        spawn_local(async move { self.tell(browser::copy(&text).await, good, bad) });
    }
}

/// A letter on paper; `beside` is the same in the language that is shown, where that is another.
pub fn sheet(
    app: App,
    (letter, texts): (&Letter, &'static Texts),
    beside: Option<(Letter, &'static Texts)>,
) -> Vec<El> {
    let copy =
        beside.map(|(copy, shown)| translation(app, texts.language.name, paper(&copy, shown)));
    vec![el("div").id("letter").child(paper(letter, texts)), el("div").child(copy)]
}

/// The ways out for a letter. `sent` is done when the person says that it was sent; `hint` says what
/// follows then.
pub fn ways(
    app: App,
    letter: &Letter,
    texts: &Texts,
    hint: Key,
    sent: impl FnMut() + 'static,
) -> Vec<El> {
    let body = letter.body();
    let told = Told { app, text: RwSignal::new(None) };
    let opened = RwSignal::new(None::<bool>);
    // The question stays where it is when it is answered, and the answer keeps the focus.
    let asked = Memo::new(move |_| opened.get().is_some());
    let short = texts.get(t::compose::SHORT_BODY);
    let (link, long) = match mailto::open(&letter.to, &letter.subject, &body, short) {
        Opening::Full(link) => (link, false),
        Opening::Short(link) | Opening::AddressOnly(link) => (link, true),
    };
    let whole = body.clone();
    let mail = el("a")
        .class("button main")
        .id("mail")
        .attr("href", &link)
        .attr("target", "_top")
        .child(icon("mail"))
        .child(app.t(if long { t::send::MAIL_LONG } else { t::send::MAIL }))
        .on_click(move || {
            opened.set(Some(true));
            if long {
                told.copy(whole.clone(), t::send::COPIED_ALL, t::send::LONG_FAILED);
            }
        });
    let status = el("div")
        .class("told")
        .attr("role", "status")
        .live(move || told.text.get().map(|text| line("", "info", &text)));
    let sent = button("button second", app.t(t::send::SENT), Some("check"), sent);
    let mut shown: Vec<El> = Vec::new();
    shown.extend(long.then(|| line("long", "info", app.t(t::send::LONG))));
    shown.extend([
        mail,
        status,
        el("div").live(move || asked.get().then(|| did_it_open(app, opened))),
        el("h2").child(app.t(t::send::OTHER)),
        others(told, letter, &body),
        p("hint", app.t(t::send::DRAFT_HINT)),
        fields(told, letter, &body),
        webmails(app, letter, &body),
        el("section").class("card sent").child(p("", app.t(hint))).child(sent.id("sent")),
    ]);
    shown
}

/// The same letter in the language that is shown, only to read. `sent`: the name of the letter's own.
pub fn translation(app: App, sent: &str, copy: El) -> El {
    let note = app.fill(t::letter::translation_note(sent));
    let summary = app.fill(t::letter::translation(app.language().name));
    fold("translation", None, &summary, vec![voice(app, Voice::Note, note, None), copy])
}

/// "Did your mail app open?" It is not sent until the person says so.
fn did_it_open(app: App, opened: RwSignal<Option<bool>>) -> El {
    let answer = |label, value: bool, id: &str| {
        button("button quiet", app.t(label), None, move || opened.set(Some(value)))
            .id(id)
            .live_state("aria-pressed", move || opened.get() == Some(value))
    };
    let help = move || match opened.get() {
        Some(false) => app.t(t::send::OPENED_NO_HELP).to_owned(),
        _ => app.t(t::send::OPENED_YES_HELP).to_owned(),
    };
    el("section")
        .class("card opened")
        .child(el("h2").child(app.t(t::send::OPENED)))
        .child(
            el("div")
                .class("pair")
                .child(answer(t::send::OPENED_YES, true, "opened"))
                .child(answer(t::send::OPENED_NO, false, "not-opened")),
        )
        .child(el("p").attr("role", "status").live_text(help))
}

/// Copy, share, print, save.
fn others(told: Told, letter: &Letter, body: &str) -> El {
    let app = told.app;
    let way = |id: &str, name, label, act: Box<dyn FnMut()>| {
        button("button quiet", app.t(label), Some(name), act).id(id)
    };
    let text = body.to_owned();
    let copy = move || told.copy(text.clone(), t::send::COPIED_ALL, t::send::COPY_FAILED);
    let (subject, text) = (letter.subject.clone(), body.to_owned());
    let share = move || {
        let (subject, text) = (subject.clone(), text.clone());
        spawn_local(async move {
            let said = match browser::share(&subject, &text).await {
                // Whether it arrived, only the other app knows.
                Ok(()) => None,
                Err(Refused::Cancelled) => Some(t::send::SHARE_CANCELLED),
                Err(_) => Some(t::send::SHARE_FAILED),
            };
            told.text.set(said.map(|key| app.t(key).to_owned()));
        });
    };
    // A frame may swallow it without a word.
    let print = move || told.tell(browser::print(), t::send::PRINT_OPENED, t::send::PRINT_FAILED);
    let save = move |extension: &str, mime: &str, content: &str| {
        let name = format!("{}.{extension}", app.t(t::send::FILE_NAME));
        let result = browser::download(&name, mime, content);
        told.tell(result, t::send::DOWNLOADED, t::send::DOWNLOAD_FAILED);
    };
    let (to, about) = (app.t(t::letter::TO), app.t(t::letter::SUBJECT));
    let whole = format!("{to}: {}\n{about}: {}\n\n{body}", letter.to, letter.subject);
    let draft = eml::message(&letter.to, &letter.subject, body);
    let can_share = browser::can_share();
    el("div")
        .class("ways")
        .child(way("copy", "copy", t::send::COPY, Box::new(copy)))
        .child(can_share.then(|| way("share", "share", t::send::SHARE, Box::new(share))))
        .child(way("print", "print", t::send::PRINT, Box::new(print)))
        .child(way(
            "save-text",
            "download",
            t::send::TEXT_FILE,
            Box::new(move || {
                save("txt", "text/plain;charset=utf-8", &whole);
            }),
        ))
        .child(way(
            "save-draft",
            "download",
            t::send::DRAFT,
            Box::new(move || {
                save("eml", "message/rfc822", &draft);
            }),
        ))
}

/// Address, subject and text, each to copy on its own.
fn fields(told: Told, letter: &Letter, body: &str) -> El {
    use t::{letter as l, send as s};
    let app = told.app;
    let rows = [
        ("copy-to", s::FIELD_TO, l::COPY_TO, letter.to.as_str(), true),
        ("copy-subject", s::FIELD_SUBJECT, l::COPY_SUBJECT, letter.subject.as_str(), true),
        ("copy-body", s::FIELD_BODY, l::COPY_BODY, body, false),
    ];
    let rows = rows.map(|(id, field, label, text, shown)| {
        let words = el("span")
            .child(el("b").child(app.t(field)))
            .child(shown.then(|| el("bdi").child(text)));
        let text = text.to_owned();
        let copy = button("button quiet small", "", Some("copy"), move || {
            let text = text.clone();
            spawn_local(async move {
                told.text.set(Some(match browser::copy(&text).await {
                    Ok(()) => app.fill(s::copied_field(app.t(field))),
                    Err(_) => app.t(s::COPY_FAILED).to_owned(),
                }));
            });
        });
        el("li").child(words).child(copy.id(id).attr("aria-label", app.t(label)))
    });
    el("ul").class("copy-fields").children(rows)
}

/// Webmail, behind a tap that says where the text goes.
fn webmails(app: App, letter: &Letter, body: &str) -> El {
    let links = [
        ("gmail", Webmail::Gmail, t::send::GMAIL),
        ("outlook", Webmail::Outlook, t::send::OUTLOOK),
    ];
    let links = links.map(|(id, service, label)| {
        el("a")
            .class("button quiet")
            .id(id)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .attr("href", &webmail::compose(service, &letter.to, &letter.subject, body))
            .child(icon("external"))
            .child(app.t(label))
    });
    let inside = vec![p("", app.t(t::send::WEBMAIL_NOTE)), el("div").class("ways").children(links)];
    fold("webmail", Some("globe"), app.t(t::send::WEBMAIL), inside)
}
