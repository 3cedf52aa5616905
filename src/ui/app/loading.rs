//! What comes after the page has begun: other languages, and what the screens after the first ones need.

use super::App;
use crate::browser::{self, DataFile, StorageKey};
use crate::text::{Language, Texts, t};
use crate::ui::frame::LANGUAGES;
use crate::ui::later_styles;
use crate::ui::screens::rest::{self, Rest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::atomic::Ordering::Relaxed;

impl App {
    /// Shows another language; fetches its texts if need be, unless yet another is asked for meanwhile. The
    /// list of languages, which is drawn anew, keeps the focus.
    pub fn show_language(self, language: &'static Language) {
        // Of several whose texts are on their way the last counts.
        let turn = self.asked.fetch_add(1, Relaxed) + 1;
        spawn_local(async move {
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
        spawn_local(async move {
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
    pub(super) fn loaded(&self, language: &Language) -> Option<&'static Texts> {
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

    /// Loads the texts that are [lacking](Self::lacking), until none are or some cannot be had.
    async fn load_lacking(self) {
        // Asked again each time, since the language may change meanwhile.
        while let Some(language) = untrack(|| self.lacking()) {
            if self.load(language, true).await.is_none() {
                break;
            }
        }
    }

    /// Counts a part that has come or failed. The last one first sees to the texts that have come to be lacking
    /// since they were looked for.
    async fn arrived(self) {
        if self.fetching.get_untracked() == 1 {
            self.load_lacking().await;
        }
        self.fetching.update(|parts| *parts -= 1);
    }

    /// Fetches what the screens after the first ones need, code, styles and texts at once. What did not
    /// arrive is left for the next call.
    pub fn fetch_rest(self) {
        if self.fetching.get_untracked() > 0 || untrack(|| self.rest().is_some()) {
            return;
        }
        self.fetching.set(3);
        // The code takes longest: it is on its way first, and waited for below.
        spawn_local(async {
            let _ = rest::fetch().await;
        });
        spawn_local(async move {
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
        spawn_local(async move {
            self.load_lacking().await;
            self.arrived().await;
        });
        later_styles::fetch(self.styled.get_untracked(), move |styled| {
            self.styled.set(styled);
            spawn_local(self.arrived());
        });
    }
}
