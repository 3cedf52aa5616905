//! What all screens share: the facts, the texts, where we are, what was chosen and written.

use super::frame::{LANGUAGES, TITLE};
use super::keeping;
use super::state::State;
use crate::browser::{self, StorageKey, TextFile};
use crate::law::Right;
use crate::letter::{Letter, compose};
use crate::policy::{ContactPoint, Facts, Policy, Text};
use crate::session::{Choice, Draft, Route, Visit, request};
use crate::text::{Fill, Key, Language, Texts, t};
use leptos::prelude::*;

/// Handles to the state of the page. Copied freely.
#[derive(Clone, Copy)]
pub struct App {
    /// What the policies say.
    pub facts: &'static Facts,
    /// The texts that are loaded, Swedish first.
    pub loaded: RwSignal<Vec<&'static Texts>>,
    /// The texts that are shown.
    pub texts: RwSignal<&'static Texts>,
    /// Counts the files of later texts that have come; tells whoever shows such texts.
    pub later: RwSignal<u32>,
    /// Whether later texts are being fetched.
    fetching: StoredValue<bool>,
    /// Where we are.
    pub route: RwSignal<Route>,
    /// What was chosen.
    pub choice: State<Choice>,
    /// What was written.
    pub draft: State<Draft>,
    /// Whether what was chosen and written outlives a reload.
    pub kept: RwSignal<bool>,
    /// What a screen reader is told next.
    pub said: RwSignal<String>,
    /// Today in Stockholm, `YYYY-MM-DD`.
    pub today: StoredValue<String>,
}

impl App {
    /// Takes up the visit where it was left, in the language of `texts`.
    pub fn new(facts: &'static Facts, loaded: Vec<&'static Texts>, texts: &'static Texts) -> App {
        let Visit { choice, draft, .. } = keeping::restore();
        App {
            facts,
            loaded: RwSignal::new(loaded),
            texts: RwSignal::new(texts),
            later: RwSignal::new(0),
            fetching: StoredValue::new(false),
            route: RwSignal::new(Route::parse(&browser::fragment())),
            choice: State::new(choice),
            draft: State::new(draft),
            kept: RwSignal::new(true),
            said: RwSignal::new(String::new()),
            today: StoredValue::new(browser::today()),
        }
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

    /// The company of the letter with this number, counted from 1.
    #[inline(never)]
    pub fn addressee(&self, number: u8) -> Option<&'static Policy> {
        self.policies().get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Today in Stockholm.
    #[inline(never)]
    pub fn today(&self) -> String {
        self.today.get_value()
    }

    /// The texts of the letter's language, if they are loaded; else Swedish.
    #[inline(never)]
    pub fn letter_texts(&self) -> Option<&'static Texts> {
        let tag = self.draft.with(|draft| draft.language.clone());
        let loaded = self.loaded.get();
        let found = loaded.iter().find(|texts| texts.language.tag == tag).copied();
        found.or_else(|| loaded.first().copied())
    }

    /// The letter to a company in the language of `texts`, as it stands now.
    #[inline(never)]
    pub fn letter(&self, policy: &Policy, texts: &Texts) -> Letter {
        let today = self.today();
        self.later.track();
        self.choice.with(|choice| {
            self.draft.with(|draft| compose(&request(choice, draft, policy, &today), texts))
        })
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

    /// Shows another language; fetches its texts if need be. The list of languages, which is drawn
    /// anew, keeps the focus.
    pub fn show_language(self, language: &'static Language) {
        leptos::task::spawn_local(async move {
            match self.load(language).await {
                Some(texts) => {
                    let _ = browser::write(StorageKey::Language, language.tag);
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

    /// Writes the letter in another language; fetches its texts if need be.
    pub fn write_in(self, language: &'static Language) {
        leptos::task::spawn_local(async move {
            if self.load(language).await.is_some() {
                self.draft.update(|draft| draft.language = language.tag.to_owned());
            } else {
                self.say(self.t(t::app::LANGUAGE_FAILED));
                // Shows the language that it still is.
                self.draft.update(|_| ());
            }
        });
    }

    /// Fetches the letter's language where that is another than the page's, after a reload.
    pub fn take_up_the_letter(self) {
        let tag = self.draft.with_untracked(|draft| draft.language.clone());
        let Some(language) = Language::find(&tag) else { return };
        if self.loaded.with_untracked(|all| all.iter().any(|texts| texts.language == language)) {
            return;
        }
        leptos::task::spawn_local(async move {
            if self.load(language).await.is_some() {
                self.texts.update(|_| ());
            }
        });
    }

    /// The texts of a language, fetched if need be; `None` if that fails.
    pub async fn load(self, language: &'static Language) -> Option<&'static Texts> {
        let known = self.loaded.get_untracked();
        if let Some(texts) = known.iter().find(|texts| texts.language == language) {
            return Some(texts);
        }
        let file = browser::fetch_text(TextFile::First, language.tag).await.ok()?;
        let parsed = Texts::parse(language, &file).ok()?;
        let texts: &'static Texts = Box::leak(Box::new(parsed));
        self.loaded.update(|loaded| loaded.push(texts));
        Some(texts)
    }

    /// Whether everything that the letter says has arrived: questions come later.
    pub fn letter_is_whole(&self) -> bool {
        self.later.track();
        let whole = |texts: &Texts| texts.is_whole();
        !self.has_right(Right::Information) || self.letter_texts().is_some_and(whole)
    }

    /// Fetches what comes later, in every language that is loaded. What cannot be had is left for the
    /// next time that this is asked for.
    pub fn fetch_later(self) {
        if self.fetching.get_value() {
            return;
        }
        self.fetching.set_value(true);
        leptos::task::spawn_local(async move {
            // By number, since a language may join meanwhile.
            let mut number = 0;
            while let Some(texts) = self.loaded.with_untracked(|all| all.get(number).copied()) {
                number += 1;
                if texts.is_whole() {
                    continue;
                }
                let file = browser::fetch_text(TextFile::Later, texts.language.tag).await;
                if file.is_ok_and(|file| texts.parse_later(&file).is_ok()) {
                    self.later.update(|files| *files += 1);
                }
            }
            self.fetching.set_value(false);
        });
    }

    /// Forgets everything that was chosen and written, here and in storage.
    pub fn clear(&self) {
        self.choice.update(|choice| *choice = Choice::default());
        self.draft.update(|draft| *draft = Draft::default());
        browser::clear();
        self.route.set(Route::Start);
        self.go(Route::Start);
        self.say(self.t(t::app::CLEARED));
        request_animation_frame(|| browser::focus(TITLE));
    }
}
