//! What all screens share: the facts, the texts, where we are, what was chosen and written.

use super::frame::{LANGUAGES, TITLE};
use super::screens::rest::{self, Rest};
use super::state::{State, whenever};
use super::{keeping, later_styles};
use crate::browser::{self, DataFile, Refused, StorageKey};
use crate::law::Right;
use crate::policy::{ContactPoint, Facts, Policy, Text};
use crate::session::requests::{Requests, SavedRequest, Unreadable};
use crate::session::{Choice, Draft, Planned, Route, Visit};
use crate::text::{Fill, Key, Language, Texts, t};
use leptos::prelude::*;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

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

    /// Shows another language; fetches its texts if need be, unless yet another is asked for meanwhile. The
    /// list of languages, which is drawn anew, keeps the focus.
    pub fn show_language(self, language: &'static Language) {
        // Of several whose texts are on their way the last counts.
        let turn = self.asked.fetch_add(1, Relaxed) + 1;
        leptos::task::spawn_local(async move {
            match self.load(language, self.rest.get_untracked().is_some()).await {
                _ if self.asked.load(Relaxed) != turn => (),
                Some(texts) => {
                    if !self.shared {
                        let _ = browser::write(StorageKey::Language, language.tag);
                    }
                    self.say("");
                    self.texts.set(texts);
                    request_animation_frame(|| browser::focus(LANGUAGES));
                }
                None => {
                    self.say(self.t(t::app::LANGUAGE_FAILED));
                    browser::set_value(LANGUAGES, self.language().tag);
                }
            }
        });
    }

    /// Writes the letter in another language; fetches its texts if need be, unless yet another is asked for
    /// meanwhile.
    pub fn write_in(self, language: &'static Language) {
        let turn = self.asked_of_letter.fetch_add(1, Relaxed) + 1;
        leptos::task::spawn_local(async move {
            let texts = self.load(language, true).await;
            if self.asked_of_letter.load(Relaxed) != turn {
                return;
            }
            if texts.is_some() {
                self.draft.update(|draft| draft.language = language.tag.to_owned());
            } else {
                self.say(self.t(t::app::LANGUAGE_FAILED));
                // Shows the language that it still is.
                self.draft.update(|_| ());
            }
        });
    }

    /// The texts of a language, fetched if need be; with those of the later screens if `whole`. `None`
    /// if that fails.
    pub async fn load(self, language: &'static Language, whole: bool) -> Option<&'static Texts> {
        let known = || untrack(|| self.loaded(language));
        let first = match known() {
            Some(_) => None,
            None => Some(browser::fetch_data(DataFile::Text(language.tag)).await.ok()?),
        };
        let rest = match known() {
            _ if !whole => None,
            Some(texts) if texts.is_whole() => None,
            _ => Some(browser::fetch_data(DataFile::Rest(language.tag)).await.ok()?),
        };
        // Another call may have brought them meanwhile; from here on nothing is waited for.
        let texts = match known() {
            Some(texts) => texts,
            None => Box::leak(Box::new(Texts::parse(language, &first?).ok()?)),
        };
        if let Some(rest) = rest {
            texts.parse_rest(&rest).ok()?;
        }
        // Told of once, when all of it is there: in between nothing is to be drawn.
        self.loaded.update(|loaded| {
            if loaded.iter().all(|other| other.language != language) {
                loaded.push(texts);
            }
        });
        Some(texts)
    }

    /// The texts of a language, if they are loaded.
    fn loaded(&self, language: &Language) -> Option<&'static Texts> {
        self.loaded.get().into_iter().find(|texts| texts.language == language)
    }

    /// What the screens after the first ones need, if all of it has arrived: their code, their styles,
    /// their texts, and those of the letter's language.
    #[inline(never)]
    pub fn rest(&self) -> Option<Rest> {
        let rest = self.rest.get()?;
        (self.styled.get() && self.lacking().is_none()).then_some(rest)
    }

    /// A language whose texts the screens after the first ones need and that are not there.
    fn lacking(&self) -> Option<&'static Language> {
        let whole = |language| self.loaded(language).is_some_and(Texts::is_whole);
        let first = self.rest.get().and_then(|rest| (rest.language)(*self));
        let needed = [self.texts.get().language, self.letter_language()];
        needed.into_iter().chain(first).find(|language| !whole(language))
    }

    /// Counts a part that has come or failed, once nothing is [lacking](Self::lacking) or one cannot be had.
    async fn arrived(self) {
        // Asked again each time, since the language may change meanwhile.
        while let Some(language) = untrack(|| self.lacking()) {
            if self.load(language, true).await.is_none() {
                break;
            }
        }
        self.fetching.update(|parts| *parts -= 1);
    }

    /// Keeps the requests, now and whenever they change.
    pub fn keep_requests(self) {
        whenever(move || {
            if let Some(rest) = self.rest.get() {
                (rest.keep)(self);
            }
        });
    }

    /// Fetches what the screens after the first ones need, code, styles and texts at once. What did not
    /// arrive is left for the next call.
    pub fn fetch_rest(self) {
        if self.fetching.get_untracked() > 0 || untrack(|| self.rest().is_some()) {
            return;
        }
        self.fetching.set(3);
        // The code takes longest: it is on its way first, and waited for below.
        leptos::task::spawn_local(async {
            let _ = rest::fetch().await;
        });
        leptos::task::spawn_local(async move {
            let says = browser::fetch_data(DataFile::Says).await;
            if let (Ok(says), Ok(rest)) = (says, rest::fetch().await)
                && (rest.read_policies)(self, &says)
            {
                if self.rest.with_untracked(Option::is_none) {
                    (rest.restore)(self);
                }
                self.rest.set(Some(rest));
            }
            self.arrived().await;
        });
        leptos::task::spawn_local(self.arrived());
        later_styles::fetch(self.styled.get_untracked(), move |styled| {
            self.styled.set(styled);
            leptos::task::spawn_local(self.arrived());
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
