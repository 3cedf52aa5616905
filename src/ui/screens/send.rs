//! Send: every way out stands beside the others, and only the person says that it was sent.

use super::heading;
use crate::browser::{self, Refused};
use crate::letter::mailto::{self, Opening};
use crate::letter::webmail::{self, Webmail};
use crate::letter::{Letter, eml};
use crate::session::Route;
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{icon, paper};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub fn screen(app: App, number: u8) -> AnyView {
    let (Some(policy), Some(texts)) = (app.addressee(number), app.letter_texts()) else {
        return super::lost::screen(app, Some(Route::Company));
    };
    let letter = app.letter(policy, texts);
    let body = letter.body();
    let told = RwSignal::new(None::<String>);
    let opened = RwSignal::new(None::<bool>);
    let tell = move |result: Result<(), Refused>, good: Key, bad: Key| {
        told.set(Some(app.t(if result.is_ok() { good } else { bad }).to_owned()));
    };

    let short = texts.get(t::compose::SHORT_BODY);
    let opening = mailto::open(&letter.to, &letter.subject, &body, short);
    let (link, long) = match opening {
        Opening::Full(link) => (link, false),
        Opening::Short(link) | Opening::AddressOnly(link) => (link, true),
    };
    let copied = body.clone();
    let open = move |_| {
        opened.set(Some(true));
        if long {
            let text = copied.clone();
            spawn_local(async move {
                let result = browser::copy(&text).await;
                tell(result, t::send::COPIED_ALL, t::send::LONG_FAILED);
            });
        }
    };
    let sent = move |_| {
        app.choice.update(|choice| choice.set_sent(&policy.id, app.today()));
        app.go(Route::After(number));
    };
    view! {
        {heading(app, Route::Send(number))}
        <p class="lead">{app.t(t::send::LEAD)}</p>
        <p>{app.fill(t::send::to_whom(&policy.controller.legal_name))}</p>
        {long.then(|| view! { <p class="long">{icon("info")}{app.t(t::send::LONG)}</p> })}
        <a class="button main" id="mail" href=link target="_top" on:click=open>
            {icon("mail")}
            {app.t(if long { t::send::MAIL_LONG } else { t::send::MAIL })}
        </a>
        <div role="status" class="told">
            {move || told.get().map(|text| view! { <p>{icon("info")}{text}</p> })}
        </div>
        {move || opened.get().map(|yes| view! {
            <section class="card opened">
                <h2>{app.t(t::send::OPENED)}</h2>
                <div class="pair">
                    <button class="button quiet" aria-pressed={if yes { "true" } else { "false" }}
                        on:click=move |_| opened.set(Some(true))>{app.t(t::send::OPENED_YES)}</button>
                    <button class="button quiet" id="not-opened" aria-pressed={if yes { "false" } else { "true" }}
                        on:click=move |_| opened.set(Some(false))>{app.t(t::send::OPENED_NO)}</button>
                </div>
                <p>{app.t(if yes { t::send::OPENED_YES_HELP } else { t::send::OPENED_NO_HELP })}</p>
            </section>
        })}
        {others(app, &letter, &body, told)}
        {fields(app, &letter, &body, told)}
        {webmails(app, &letter, &body)}
        <div id="letter">{paper(&letter, texts)}</div>
        <section class="card sent">
            <p>{app.t(t::send::SENT_HINT)}</p>
            <button class="button second" id="sent" on:click=sent>
                {icon("check")}{app.t(t::send::SENT)}
            </button>
        </section>
    }
    .into_any()
}

/// Copy, share, print, save.
fn others(app: App, letter: &Letter, body: &str, told: RwSignal<Option<String>>) -> impl IntoView {
    let tell = move |result: Result<(), Refused>, good: Key, bad: Key| {
        told.set(Some(app.t(if result.is_ok() { good } else { bad }).to_owned()));
    };
    let whole = format!(
        "{}: {}\n{}: {}\n\n{body}",
        app.t(t::letter::TO),
        letter.to,
        app.t(t::letter::SUBJECT),
        letter.subject
    );
    let copied = body.to_owned();
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            tell(browser::copy(&text).await, t::send::COPIED_ALL, t::send::COPY_FAILED);
        });
    };
    let (subject, shared) = (letter.subject.clone(), body.to_owned());
    let share = move |_| {
        let (subject, text) = (subject.clone(), shared.clone());
        spawn_local(async move {
            if browser::share(&subject, &text).await.is_err() {
                told.set(Some(app.t(t::send::SHARE_FAILED).to_owned()));
            }
        });
    };
    let print = move |_| {
        if browser::print().is_err() {
            told.set(Some(app.t(t::send::PRINT_FAILED).to_owned()));
        }
    };
    let draft = eml::message(&letter.to, &letter.subject, body);
    let save = move |extension: &str, mime: &str, content: &str| {
        let name = format!("{}.{extension}", app.t(t::send::FILE_NAME));
        let result = browser::download(&name, mime, content);
        tell(result, t::send::DOWNLOADED, t::send::DOWNLOAD_FAILED);
    };
    view! {
        <h2>{app.t(t::send::OTHER)}</h2>
        <div class="ways">
            <button class="button quiet" id="copy" on:click=copy>{icon("copy")}{app.t(t::send::COPY)}</button>
            {browser::can_share().then(|| view! {
                <button class="button quiet" id="share" on:click=share>
                    {icon("share")}{app.t(t::send::SHARE)}
                </button>
            })}
            <button class="button quiet" id="print" on:click=print>{icon("print")}{app.t(t::send::PRINT)}</button>
            <button class="button quiet" id="save-text" on:click=move |_| {
                save("txt", "text/plain;charset=utf-8", &whole);
            }>{icon("download")}{app.t(t::send::TEXT_FILE)}</button>
            <button class="button quiet" id="save-draft" on:click=move |_| {
                save("eml", "message/rfc822", &draft);
            }>{icon("download")}{app.t(t::send::DRAFT)}</button>
        </div>
        <p class="hint">{app.t(t::send::DRAFT_HINT)}</p>
    }
}

/// Address, subject and text, each to copy on its own.
fn fields(app: App, letter: &Letter, body: &str, told: RwSignal<Option<String>>) -> impl IntoView {
    let rows = [
        ("copy-to", t::letter::TO, t::letter::COPY_TO, t::send::FIELD_TO, letter.to.clone()),
        (
            "copy-subject",
            t::letter::SUBJECT,
            t::letter::COPY_SUBJECT,
            t::send::FIELD_SUBJECT,
            letter.subject.clone(),
        ),
        (
            "copy-body",
            t::send::FIELD_BODY,
            t::letter::COPY_BODY,
            t::send::FIELD_BODY,
            body.to_owned(),
        ),
    ];
    let rows = rows.into_iter().map(|(id, name, action, field, text)| {
        let shown = (id != "copy-body").then(|| text.clone());
        let copy = move |_| {
            let text = text.clone();
            spawn_local(async move {
                told.set(Some(match browser::copy(&text).await {
                    Ok(()) => app.fill(t::send::copied_field(app.t(field))),
                    Err(_) => app.t(t::send::COPY_FAILED).to_owned(),
                }));
            });
        };
        view! {
            <li>
                <span><b>{app.t(name)}</b>{shown.map(|text| view! { <bdi>{text}</bdi> })}</span>
                <button class="button quiet small" id=id on:click=copy>
                    {icon("copy")}<span class="offscreen">{app.t(action)}</span>
                </button>
            </li>
        }
    });
    view! { <ul class="copy-fields">{rows.collect_view()}</ul> }
}

/// Webmail, behind a tap that says where the text goes.
fn webmails(app: App, letter: &Letter, body: &str) -> impl IntoView {
    let link = |service| webmail::compose(service, &letter.to, &letter.subject, body);
    let links = [
        ("gmail", Webmail::Gmail, t::send::GMAIL),
        ("outlook", Webmail::Outlook, t::send::OUTLOOK),
    ];
    let links = links.map(|(id, service, label)| {
        view! {
            <a class="button quiet" id=id target="_blank" rel="noopener noreferrer" href={link(service)}>
                {icon("external")}{app.t(label)}
            </a>
        }
    });
    view! {
        <details class="webmail">
            <summary>{icon("globe")}{app.t(t::send::WEBMAIL)}</summary>
            <div class="more">
                <p>{app.t(t::send::WEBMAIL_NOTE)}</p>
                <div class="ways">{links.into_iter().collect_view()}</div>
            </div>
        </details>
    }
}
