//! What comes after the first screens: a part of the program that is fetched of its own.
//!
//! `xtask/src/dist/wasm.rs` splits off the code that only [`fetch`] reaches, so nothing outside this
//! folder may call what is in it. Its texts come in files of their own too (`FIRST_GROUPS` in
//! `src/text/catalogue.rs`).

mod about;
mod accessibility;
mod answer;
mod check;
mod complaint;
mod embedded;
mod employment;
mod goals;
mod helping;
mod inventory;
mod letter;
mod offline;
mod protected;
mod reply;
mod requests;
mod rights;
mod send;
mod shared;

use crate::browser;
use crate::law::{day_in_sweden, format_iso};
use crate::letter::{Letter, compose};
use crate::policy::check;
use crate::session::{Planned, Route, request};
use crate::text::{Language, Texts, t};
use crate::ui::App;
use crate::ui::dom::El;
use crate::ui::screens::lost;
use wasm_split_helpers::wasm_split;

pub use wasm_split_helpers::SplitLoaderError as NotLoaded;

/// What this part offers, as pointers: code that calls it through them does not hold it.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Draws a screen.
    pub screen: fn(App, Route) -> Vec<El>,
    /// The heading of a screen.
    pub title: fn(App, Route) -> String,
    /// Reads what the policies say, for all screens; whether it could be read.
    pub read_policies: fn(App, &str) -> bool,
    /// The language of the request that the screen is about.
    pub language: fn(App) -> Option<&'static Language>,
    /// Takes up the requests that are kept and what the address asks for, and begins to look after the
    /// page; to be called once.
    pub restore: fn(App),
    /// Keeps them as they are now.
    pub keep: fn(App),
    /// Today in Sweden, `YYYY-MM-DD`.
    pub today: fn() -> String,
}

/// Fetches this part, once; a fetch that failed is tried again at the next call.
///
/// # Errors
/// [`NotLoaded`] if its file did not arrive, or not as it was built.
#[allow(unsafe_code, reason = "the macro declares the function that the split program imports")]
#[wasm_split(rest, fallible)]
pub fn fetch() -> Result<Rest, NotLoaded> {
    Ok(Rest { screen, title, read_policies, language, restore, keep: requests::keep::keep, today })
}

fn today() -> String {
    day_in_sweden(browser::now()).map(format_iso).unwrap_or_default()
}

fn restore(app: App) {
    app.today.set(today());
    shared::guard(app);
    requests::keep::restore(app);
    embedded::begin(app);
    offline::keep(app);
}

fn screen(app: App, route: Route) -> Vec<El> {
    if let Some(instead) = missing_letter(app, route) {
        return lost::screen(app, Some(instead));
    }
    match route {
        Route::Inventory => inventory::screen(app),
        Route::Goals => goals::screen(app),
        Route::Letter(number) => letter::screen(app, number),
        Route::Send(number) => send::screen(app, number),
        Route::Rights => rights::screen(app),
        Route::Employment => employment::screen(app),
        Route::Requests => requests::screen(app),
        Route::Request(number) => requests::one(app, number),
        Route::Answer(number) => answer::screen(app, number),
        Route::Reply(number, kind) => reply::screen(app, number, kind),
        Route::Complaint(number) => complaint::screen(app, number),
        Route::Protected => protected::screen(app),
        Route::Helping => helping::screen(app),
        Route::HandOver => helping::hand_over::screen(app),
        Route::HandOut => helping::hand_out::screen(app),
        Route::Check => check::screen(app),
        Route::About => about::screen(app),
        Route::Accessibility => accessibility::screen(app),
        _ => Vec::new(),
    }
}

impl App {
    /// The letter to a company in the language of `texts`, as it stands now.
    #[inline(never)]
    pub fn letter(&self, plan: Planned, texts: &Texts) -> Letter {
        let today = self.today();
        self.choice.with(|choice| {
            self.draft.with(|draft| {
                compose(&request(&plan.choice(choice), draft, plan.policy, &today), texts)
            })
        })
    }
}

fn read_policies(app: App, says: &str) -> bool {
    let says = serde_json::from_str(says).ok();
    says.is_some_and(|says| app.facts.complete(&says).is_ok()) && check(app.facts).is_empty()
}

fn language(app: App) -> Option<&'static Language> {
    let (Route::Reply(id, _) | Route::Complaint(id)) = app.route.get() else { return None };
    Language::find(&requests::find(app, id)?.language)
}

fn missing_letter(app: App, route: Route) -> Option<Route> {
    app.choice.with_untracked(|choice| route.missing_letter(choice, app.facts))
}

fn title(app: App, route: Route) -> String {
    if missing_letter(app, route).is_some() {
        return app.t(t::lost::TITLE_MISSING).to_owned();
    }
    let policies = app.policies();
    match (route, policies.as_slice()) {
        (Route::Inventory, [policy]) => return app.fill(t::inventory::title(&policy.name)),
        (Route::Inventory, _) => app.t(t::inventory::TITLE_BOTH),
        (Route::Goals, _) => app.t(t::goals::TITLE),
        (Route::Letter(number), [_, _, ..]) => match app.planned(number) {
            Some(plan) => return app.fill(t::letter::title_of(&plan.policy.name)),
            None => app.t(t::letter::TITLE),
        },
        (Route::Letter(_), _) => app.t(t::letter::TITLE),
        (Route::Send(_), _) => app.t(t::send::TITLE),
        (Route::Rights, _) => app.t(t::rights::TITLE),
        (Route::Employment, _) => app.t(t::employment::TITLE),
        (Route::Requests, _) => app.t(t::requests::TITLE),
        (Route::Request(number), _) => match requests::find(app, number) {
            Some(request) => {
                let company = requests::company(app, &request);
                return app.fill(t::request::title(&company));
            }
            None => app.t(t::lost::TITLE),
        },
        (Route::Answer(_), _) => app.t(t::answer::TITLE),
        (Route::Reply(_, kind), _) => app.t(kind.title()),
        (Route::Complaint(_), _) => app.t(t::complaint::TITLE),
        (Route::Protected, _) => app.t(t::protected::TITLE),
        (Route::Helping, _) => app.t(t::helping::TITLE),
        (Route::HandOver, _) => app.t(t::hand_over::TITLE),
        (Route::HandOut, _) => app.t(t::helping::HAND_OUT),
        (Route::Check, _) => app.t(t::check::TITLE),
        (Route::About, _) => app.t(t::about::TITLE),
        (Route::Accessibility, _) => app.t(t::app::ACCESSIBILITY),
        _ => "",
    }
    .to_owned()
}
