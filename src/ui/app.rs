//! What all screens share: the facts, the texts, where we are, what was chosen and written.

mod loading;

use super::frame::TITLE;
use super::keeping;
use super::screens::rest::Rest;
use super::state::{State, whenever};
use crate::browser::{self, Refused};
use crate::law::Right;
use crate::policy::{ContactPoint, Facts, Policy, Text};
use crate::session::requests::{Requests, SavedRequest, Unreadable};
use crate::session::{Choice, Draft, Planned, Route, Visit};
use crate::text::{Fill, Key, Language, Texts, t};
use leptos::prelude::*;
use std::sync::atomic::AtomicU32;

/// A handle to the state of the page, which lives as long as the page. Copied freely.
#[derive(Clone, Copy)]
pub struct App(&'static Shared);

impl std::ops::Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// The state of the page.
pub struct Shared {
    /// What the policies say; all of it once the screens after the first ones are there.
    pub facts: &'static Facts,
    /// The texts that are loaded, Swedish first.
    pub loaded: State<Vec<&'static Texts>>,
    /// The texts that are shown.
    pub texts: State<&'static Texts>,
    /// How often another language was asked for.
    asked: AtomicU32,
    /// How often another language was asked for, for the letter.
    asked_of_letter: AtomicU32,
    /// What the screens after the first ones need, once it has arrived.
    rest: State<Option<Rest>>,
    /// Whether their styles apply.
    styled: State<bool>,
    /// How many parts of that are being fetched.
    pub fetching: State<u8>,
    /// Where we are.
    pub route: State<Route>,
    /// What was chosen.
    pub choice: State<Choice>,
    /// What was written.
    pub draft: State<Draft>,
    /// Whether several people use this computer: then nothing is stored. The address says so.
    pub shared: bool,
    /// Whether the page is in a frame of another site.
    pub framed: bool,
    /// Where the doors of the start lead: past what the address has answered already.
    pub first: State<Route>,
    /// Whether what was chosen and written outlives a reload.
    pub kept: State<bool>,
    /// What was sent.
    pub requests: State<Requests>,
    /// Whether that outlives the tab: the person has asked for it.
    pub saving: State<bool>,
    /// Whether the browser keeps it as asked; [`Refused::Denied`] if there is no more room.
    pub requests_kept: State<Result<(), Refused>>,
    /// What stands where the requests should be, if it cannot be read, and why.
    pub unreadable: State<Option<(Unreadable, String)>>,
    /// What a screen reader is told next.
    pub said: State<String>,
    /// Today in Sweden, `YYYY-MM-DD`, once the screens after the first ones are there.
    pub today: State<String>,
}

impl App {
    /// Takes up the visit where it was left, in the language of `texts`.
    pub fn new(facts: &'static Facts, loaded: Vec<&'static Texts>, texts: &'static Texts) -> App {
        let shared = browser::address_says("mode=shared");
        let Visit { choice, draft, .. } = keeping::restore(shared);
        App(Box::leak(Box::new(Shared {
            facts,
            loaded: State::new(loaded),
            texts: State::new(texts),
            asked: AtomicU32::new(0),
            asked_of_letter: AtomicU32::new(0),
            rest: State::new(None),
            styled: State::new(false),
            fetching: State::new(0),
            route: State::new(Route::parse(&browser::fragment())),
            choice: State::new(choice),
            draft: State::new(draft),
            shared,
            framed: browser::framed(),
            first: State::new(Route::Company),
            kept: State::new(true),
            requests: State::new(Requests::default()),
            saving: State::new(false),
            requests_kept: State::new(Ok(())),
            unreadable: State::new(None),
            said: State::new(String::new()),
            today: State::new(String::new()),
        })))
    }

    /// A plain text in the language that is shown.
    #[inline(never)]
    pub fn t(&self, key: Key) -> &'static str {
        self.texts.get_untracked().get(key)
    }

    /// A text with placeholders in the language that is shown.
    pub fn fill<const N: usize>(&self, fill: Fill<'_, N>) -> String {
        self.texts.get_untracked().fill(fill)
    }

    /// A text of a policy in the language that is shown.
    #[inline(never)]
    pub fn fact(&self, text: Text) -> &'static str {
        self.texts.get_untracked().fact(text)
    }

    /// The language that is shown.
    #[inline(never)]
    pub fn language(&self) -> &'static Language {
        self.texts.get_untracked().language
    }

    /// Goes to another screen.
    #[inline(never)]
    pub fn go(&self, route: Route) {
        browser::set_fragment(&route.fragment());
    }

    /// Goes on in the walk.
    #[inline(never)]
    pub fn go_on(&self) {
        let next = self.route.get_untracked();
        self.go(self.choice.with_untracked(|choice| next.next(choice, self.facts)));
    }

    /// The chosen policies.
    #[inline(never)]
    pub fn policies(&self) -> Vec<&'static Policy> {
        self.choice.with(|choice| {
            let chosen = |policy: &&Policy| choice.policies.contains(&policy.id);
            self.facts.policies.iter().filter(chosen).collect()
        })
    }

    /// The chosen contact points of a policy.
    #[inline(never)]
    pub fn chosen(&self, policy: &'static Policy) -> Vec<&'static ContactPoint> {
        self.choice.with_untracked(|choice| {
            choice.offered(policy).filter(|point| choice.has_point(policy, point)).collect()
        })
    }

    /// The letters that come of what was chosen.
    #[inline(never)]
    pub fn letters(&self) -> Vec<Planned<'static>> {
        self.choice.with(|choice| choice.letters(self.facts))
    }

    /// The letter with this number, counted from 1.
    pub fn planned(&self, number: u8) -> Option<Planned<'static>> {
        self.letters().get(usize::from(number).checked_sub(1)?).copied()
    }

    /// The texts in which letters about a request are written: those of its first letter, if they are
    /// loaded.
    pub fn request_texts(&self, request: &SavedRequest) -> Option<&'static Texts> {
        let own = Language::find(&request.language).and_then(|language| self.loaded(language));
        own.filter(|texts| texts.is_whole()).or_else(|| self.letter_texts())
    }

    /// Looks at the calendar, in case it has become another day.
    pub fn note_today(&self) {
        if let Some(rest) = self.rest.get_untracked() {
            self.today.set((rest.today)());
        }
    }

    /// Today in Sweden, as of the last change of screen.
    #[inline(never)]
    pub fn today(&self) -> String {
        self.today.get_untracked()
    }

    /// The letter's language.
    fn letter_language(&self) -> &'static Language {
        self.draft.with(|draft| Language::find(&draft.language).unwrap_or(Language::SWEDISH))
    }

    /// The texts of the letter's language, if they have arrived.
    #[inline(never)]
    pub fn letter_texts(&self) -> Option<&'static Texts> {
        self.loaded(self.letter_language()).filter(|texts| texts.is_whole())
    }

    /// Whether a right is chosen.
    #[inline(never)]
    pub fn has_right(&self, right: Right) -> bool {
        self.choice.with(|choice| choice.has_right(right))
    }

    /// Tells a screen reader.
    pub fn say(&self, text: impl Into<String>) {
        self.said.set(text.into());
    }

    /// Keeps the requests, now and whenever they change.
    pub fn keep_requests(self) {
        whenever(move || {
            if let Some(rest) = self.rest.get() {
                (rest.keep)(self);
            }
        });
    }

    /// Deletes everything that was chosen and written, here and in storage; where several people use the
    /// computer only here, since what is stored is somebody else's.
    pub fn clear(&self) {
        self.forget();
        if !self.shared {
            browser::clear();
        }
    }

    /// Forgets what was chosen and written here. What is stored stays.
    pub fn forget(&self) {
        self.choice.update(|choice| *choice = Choice::default());
        self.draft.update(|draft| *draft = Draft::default());
        self.first.set(Route::Company);
        self.saving.set(false);
        self.unreadable.set(None);
        self.requests.update(|requests| *requests = Requests::default());
        self.route.set(Route::Start);
        self.go(Route::Start);
        self.say(self.t(t::app::CLEARED));
        request_animation_frame(|| browser::focus(TITLE));
    }
}
