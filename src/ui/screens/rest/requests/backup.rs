//! The back-up file, out and in; and what is stored but cannot be read.

use super::keep;
use crate::browser::{self, NotRead};
use crate::session::requests::{
    MAX_BYTES, MergeReport, Merged, NotUnderstood, Outcome, Unreadable, backup_file_name,
};
use crate::text::{Key, t};
use crate::ui::App;
use crate::ui::components::{button, fold, line};
use crate::ui::dom::{El, el, p};
use crate::ui::frame::TITLE;
use crate::ui::words;
use leptos::prelude::*;
use leptos::task::spawn_local;

const JSON: &str = "application/json";

/// What the person is told of the last file.
#[derive(Clone)]
enum Told {
    Saved,
    Taken(MergeReport),
    Failed(String),
}

/// Out and in.
pub fn backup(app: App) -> El {
    use t::requests as r;
    let told = RwSignal::new(None::<Told>);
    let out = button("button quiet", app.t(r::BACKUP_OUT), Some("download"), move || {
        let text = app.requests.with_untracked(|all| all.to_stored());
        let name = backup_file_name(&app.today());
        told.set(Some(match browser::download(&name, JSON, &text) {
            Ok(()) => Told::Saved,
            Err(_) => Told::Failed(app.t(r::BACKUP_FAILED).to_owned()),
        }));
    });
    let take = move |event| {
        spawn_local(async move {
            let read = match browser::chosen_file(event, MAX_BYTES).await {
                Ok(text) => {
                    let mut result = Err(Unreadable::NotJson);
                    app.requests.update(|all| result = all.import(&text));
                    result.map_err(|why| unreadable_words(app, &why))
                }
                Err(NotRead::TooLarge) => Err(app.t(r::TOO_LARGE).to_owned()),
                Err(NotRead::Failed) => Err(app.t(r::FILE_UNREAD).to_owned()),
                Err(NotRead::NotChosen) => return,
            };
            told.set(Some(match read {
                Ok(report) => Told::Taken(report),
                Err(why) => Told::Failed(format!("{} {why}", app.t(r::IMPORT_FAILED))),
            }));
        });
    };
    let input = el("input")
        .attr("type", "file")
        .id("backup-in")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "backup-in-hint")
        .on("change", take);
    let field = el("div")
        .class("field")
        .child(el("label").attr("for", "backup-in").child(app.t(r::BACKUP_IN)))
        .child(p("hint", app.t(r::BACKUP_IN_HINT)).id("backup-in-hint"))
        .child(input);
    let status = el("div").id("backup-told").attr("role", "status").live(move || {
        Some(match told.get()? {
            Told::Saved => line("", "info", app.t(r::BACKUP_DONE)),
            Told::Taken(report) => outcomes(app, &report),
            Told::Failed(text) => line("error", "warning", &text),
        })
    });
    let inside = vec![out.id("backup-out"), p("hint", app.t(r::BACKUP_OUT_HINT)), field, status];
    fold("backup", Some("download"), app.t(r::BACKUP), inside)
}

/// What became of each entry of a file.
fn outcomes(app: App, report: &MergeReport) -> El {
    let rows = report.entries.iter().map(|entry| {
        el("li").child(el("strong").child(named(app, entry))).child(" ").child(outcome(app, entry))
    });
    el("div")
        .child(p("", app.t(t::requests::IMPORT_DONE)))
        .child(el("ul").class("plain").children(rows))
}

fn named(app: App, entry: &Merged) -> String {
    let policy = app.facts.policies.iter().find(|policy| policy.id == entry.policy);
    match policy {
        Some(policy) if !entry.sent.is_empty() => {
            format!("{}, {}.", policy.name, words::day(app, &entry.sent))
        }
        _ => format!("{}.", app.fill(t::requests::import_entry(&entry.number.to_string()))),
    }
}

fn outcome(app: App, entry: &Merged) -> &'static str {
    use t::requests as r;
    app.t(match entry.outcome {
        Outcome::Added => r::ADDED,
        Outcome::Updated => r::UPDATED,
        Outcome::AlreadyHere => r::ALREADY_HERE,
        Outcome::OlderThanHere => r::OLDER_THAN_HERE,
        Outcome::DeletedHere => r::DELETED_HERE,
        Outcome::DeletedThere => r::DELETED_THERE,
        Outcome::NotUnderstood(NotUnderstood::NotARequest) => r::NOT_A_REQUEST,
        Outcome::NotUnderstood(NotUnderstood::Id) => r::NO_ID,
        Outcome::NotUnderstood(NotUnderstood::Policy) => r::NO_POLICY,
        Outcome::NotUnderstood(NotUnderstood::Sent) => r::NO_SENT,
    })
}

fn unreadable_words(app: App, why: &Unreadable) -> String {
    use t::requests as r;
    app.t(match why {
        Unreadable::NotJson => r::NOT_JSON,
        Unreadable::NotOurs => r::NOT_OURS,
        Unreadable::TooLarge => r::TOO_LARGE,
        Unreadable::OtherVersion(version) => return app.fill(r::other_version(version)),
    })
    .to_owned()
}

/// What stands where the requests should be and cannot be read: nothing of it is thrown away.
pub fn unreadable(app: App) -> Option<El> {
    use t::requests as r;
    let (why, text) = app.unreadable.get()?;
    let told = RwSignal::new(None::<Key>);
    let copy = text.clone();
    let raw = button("button second", app.t(r::STORED_RAW), Some("download"), move || {
        let name = backup_file_name(&app.today());
        let saved = browser::download(&name, "text/plain;charset=utf-8", &text).is_ok();
        told.set(Some(if saved { r::STORED_RAW_DONE } else { r::STORED_RAW_FAILED }));
    });
    // Whether a file was saved no browser tells, so the text stands there too.
    let by_hand = move || {
        let said = line("", "info", app.t(told.get()?)).attr("role", "status");
        Some(el("div").child(said).child(p("sent-letter", copy.as_str())))
    };
    let asking = RwSignal::new(false);
    let again = move || match asking.get() {
        false => button("button quiet", app.t(r::STORED_RESTART), Some("trash"), move || {
            asking.set(true);
            request_animation_frame(|| browser::focus("start-again-yes"));
        })
        .id("start-again"),
        true => button("button danger", app.t(r::DELETE_ALL_YES), Some("trash"), move || {
            keep::start_again(app);
            browser::focus(TITLE);
        })
        .id("start-again-yes"),
    };
    Some(
        el("section")
            .class("card unreadable")
            .attr("role", "alert")
            .child(el("h2").child(app.t(r::STORED_UNREADABLE)))
            .child(p("", unreadable_words(app, &why)))
            .child(p("", app.t(r::STORED_UNREADABLE_TEXT)))
            .child(raw.id("raw"))
            .child(el("div").id("raw-told").live(by_hand))
            .child(el("div").live(again)),
    )
}
