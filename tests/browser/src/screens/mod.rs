//! The page objects: each screen of the walk, with what a person does there.
//!
//! A [`Walk`] is one [`Person`] on one page in one language. It knows what every screen must be
//! called, and checks it on arrival: the address, the heading, that the heading has the focus, and
//! that the page's title names the screen and nobody.

mod company;
mod every;
mod frame;
mod goals;
mod inventory;
mod letter;
mod points;
mod request;
mod role;
mod send;
mod start;

pub use company::Company;
pub use every::OTHERS;
pub use goals::Goals;
pub use inventory::Inventory;
pub use letter::{Letter, PREVIEW, TRANSLATION};
pub use points::Points;
pub use request::Request;
pub use role::Role;
pub use send::Send;
pub use start::Start;

use frame::{role_of, set_date};

use crate::{Page, Person, Source};
use anyhow::{Context, Result, ensure};
use mina_uppgifter::session::Route;
use mina_uppgifter::text::{Key, Texts, t};
use serde_json::{Value, json};

/// Where the page keeps the visit of this tab.
pub const VISIT: &str = "mina-uppgifter.visit";

/// Where it keeps the requests of this tab.
pub const REQUESTS: &str = "mina-uppgifter.requests";

/// Where it keeps them on this device.
pub const SAVED_REQUESTS: &str = "mina-uppgifter.saved-requests";

/// A page of the site in which no program runs, and which is there in no time.
const PLAIN: &str = "en.html";

/// Whether a screen shows what was sent.
fn is_of_a_request(route: Route) -> bool {
    use Route::{Answer, Complaint, Reply, Request, Requests};
    matches!(route, Requests | Request(_) | Answer(_) | Reply(..) | Complaint(_))
}

/// Someone on the page.
#[derive(Debug)]
pub struct Walk<'a> {
    /// The page.
    pub page: &'a Page,
    /// Who walks.
    pub person: Person,
    /// The texts of the language in which the page is read.
    pub texts: &'static Texts,
}

impl<'a> Walk<'a> {
    /// Someone who reads the page in Swedish.
    ///
    /// # Errors
    /// If the texts cannot be read.
    pub fn new(page: &'a Page, person: Person) -> Result<Self> {
        Self::in_language(page, person, "sv")
    }

    /// Someone who reads the page in the language with this tag.
    ///
    /// # Errors
    /// As [`Walk::new`].
    pub fn in_language(page: &'a Page, person: Person, tag: &str) -> Result<Self> {
        Ok(Self { page, person, texts: Source::get()?.texts(tag)? })
    }

    /// A text in the language of the page.
    #[must_use]
    pub fn t(&self, key: Key) -> &'static str {
        self.texts.get(key)
    }

    /// Opens the page anew, as a first visit, in the right language.
    ///
    /// # Errors
    /// If it does not start.
    pub async fn open(&self) -> Result<Start<'_>> {
        self.keep_only(None).await?;
        self.page.open(&format!("?lang={}", self.texts.language.tag)).await?;
        self.shows(Route::Start).await?;
        Ok(self.start())
    }

    /// Opens the page at a screen, as after a reload when everything had been chosen and written.
    ///
    /// # Errors
    /// If it does not start there.
    pub async fn resume(&self, route: Route) -> Result<()> {
        self.keep_only(Some(&self.person.stored())).await?;
        if is_of_a_request(route) {
            const KEEP: &str = "sessionStorage.setItem(arguments[0], arguments[1])";
            let requests = self.person.requests()?.to_stored();
            self.page.script(KEEP, vec![json!(REQUESTS), json!(requests)]).await?;
        }
        self.page.open(&format!("?lang={}{}", self.texts.language.tag, route.href())).await?;
        self.shows(route).await
    }

    /// Has the tab keep this visit, or nothing.
    ///
    /// # Errors
    /// If the page cannot be opened.
    pub async fn keep_only(&self, visit: Option<&str>) -> Result<()> {
        const KEEP: &str = "sessionStorage.clear(); localStorage.clear(); \
             if (arguments[1]) sessionStorage.setItem(arguments[0], arguments[1])";
        let origin = self.page.site().url();
        if !self.page.driver().current_url().await?.as_str().starts_with(&origin) {
            self.page.pass_by(PLAIN).await?;
        }
        self.page.script(KEEP, vec![json!(VISIT), json!(visit)]).await?;
        Ok(())
    }

    /// Walks from the start to a screen, doing on each what the person does there.
    ///
    /// # Errors
    /// If some screen on the way is not as it should be.
    pub async fn walk_to(&self, end: Route) -> Result<()> {
        self.open().await?;
        let way = self.person.way();
        ensure!(way.contains(&end), "{end:?} is not on the way");
        for step in way.windows(2).take_while(|step| step.first() != Some(&end)) {
            let [here, there] = step else { continue };
            self.go_on(*here).await.with_context(|| format!("on {here:?}"))?;
            self.arrive(*there).await.with_context(|| format!("from {here:?}"))?;
        }
        Ok(())
    }

    /// Does what the person does on a screen, and goes on.
    ///
    /// # Errors
    /// If something is not there.
    pub async fn go_on(&self, here: Route) -> Result<()> {
        match here {
            Route::Start => self.start().enter().await,
            Route::Company => self.company().choose().await,
            Route::Role => self.role().choose().await,
            Route::Points => self.points().choose().await,
            Route::Inventory => self.inventory().choose().await,
            Route::Goals => self.goals().choose().await,
            Route::Letter(number) => self.letter(number).fill_in().await,
            Route::Send(number) => self.send(number).say_it_is_sent().await,
            Route::Request(_) => self.request().go_to_the_next_letter().await,
            _ => anyhow::bail!("nothing to do on {here:?}"),
        }
    }

    /// Waits until the page shows a screen, with the focus on its heading.
    ///
    /// # Errors
    /// With what it shows instead.
    pub async fn arrive(&self, route: Route) -> Result<()> {
        self.shows(route).await?;
        self.page.wait_focus("#title").await
    }

    /// Waits until the page shows a screen, all of it, wherever the focus is.
    ///
    /// # Errors
    /// With what it shows instead.
    pub async fn shows(&self, route: Route) -> Result<()> {
        self.shows_as(route, &self.title(route)).await
    }

    /// As [`Walk::shows`], where the screen has another heading than usual.
    ///
    /// # Errors
    /// With what it shows instead.
    pub async fn shows_as(&self, route: Route, heading: &str) -> Result<()> {
        const SHOWN: &str = "return [location.hash, document.querySelector('#title')?.textContent, \
             document.title, document.documentElement.lang, \
             document.querySelector('[aria-busy=true]') === null]";
        let address = route.href();
        let name = self.t(t::app::NAME);
        let title = match route {
            Route::Start => name.to_owned(),
            _ => format!("{heading} – {name}"),
        };
        let expected = json!([address, heading, title, self.texts.language.tag, true]);
        let bare = json!(["", heading, title, self.texts.language.tag, true]);
        let shown = async || self.page.script(SHOWN, Vec::new()).await;
        let right = async || {
            let mut shown: Value = shown().await?;
            // A request that was sent a moment ago has an id that nobody knows.
            if let (Route::Request(0..100), Some(first)) = (route, shown.get_mut(0))
                && first.as_str().is_some_and(|address| address.starts_with("#/request/"))
            {
                *first = json!(address);
            }
            Ok(shown == expected || route == Route::Start && shown == bare)
        };
        let arrived = self.page.until(&format!("the screen {route:?}"), right).await;
        if let Err(error) = arrived {
            let shown = shown().await.unwrap_or_default();
            return Err(error.context(format!("it shows {shown}, not {expected}")));
        }
        Ok(())
    }

    /// What a screen must be called, in the language of the page.
    #[must_use]
    pub fn title(&self, route: Route) -> String {
        let companies: Vec<_> = self.person.policies().collect();
        let several = companies.len() > 1;
        let key = match route {
            Route::Start => t::start::TITLE,
            Route::Company => t::company::TITLE,
            Route::Role => t::role::TITLE,
            Route::Points => t::points::TITLE,
            Route::Inventory if several => t::inventory::TITLE_BOTH,
            Route::Inventory => {
                let name = companies.first().map_or("", |policy| &policy.name);
                return self.texts.fill(t::inventory::title(name));
            }
            Route::Goals => t::goals::TITLE,
            Route::Letter(number) if several => {
                let name = self.person.addressee(number).map_or("", |policy| &policy.name);
                return self.texts.fill(t::letter::title_of(name));
            }
            Route::Letter(_) => t::letter::TITLE,
            Route::Send(_) => t::send::TITLE,
            Route::Rights => t::rights::TITLE,
            Route::Employment => t::employment::TITLE,
            Route::Requests => t::requests::TITLE,
            Route::Request(number) => {
                let number = u8::try_from(number).unwrap_or(u8::MAX);
                let name = self.person.addressee(number).map_or("", |policy| &policy.name);
                return self.texts.fill(t::request::title(name));
            }
            Route::Answer(_) => t::answer::TITLE,
            Route::Reply(_, kind) => kind.title(),
            Route::Complaint(_) => t::complaint::TITLE,
            Route::Protected => t::protected::TITLE,
            Route::Helping => t::helping::TITLE,
            Route::HandOver => t::hand_over::TITLE,
            Route::HandOut => t::helping::HAND_OUT,
            Route::Given => t::waiting::TITLE,
            Route::Check => t::check::TITLE,
            Route::About => t::about::TITLE,
            Route::Accessibility => t::app::ACCESSIBILITY,
            Route::Lost => t::lost::TITLE,
        };
        self.t(key).to_owned()
    }

    /// The main action of a screen.
    async fn next(&self) -> Result<()> {
        self.page.tap("#next").await
    }

    /// Opens the card with this title that leads to another screen.
    async fn open_door(&self, title: &str) -> Result<()> {
        const MARK: &str = "for (const door of document.querySelectorAll('a.door')) \
             door.toggleAttribute('data-chosen', \
             door.querySelector('strong').textContent === arguments[0])";
        self.page.wait_for("a.door").await?;
        self.page.script(MARK, vec![json!(title)]).await?;
        let chosen = self.page.all("[data-chosen]").await?.len();
        ensure!(chosen == 1, "{chosen} doors are called {title:?}, not one");
        self.page.tap("[data-chosen]").await
    }

    /// Ticks a box or takes its tick away, and checks that it stays so.
    async fn set(&self, id: &str, on: bool) -> Result<()> {
        // Ids hold letters of any case and hyphens only.
        let css = format!("#{id}");
        let is_on = async || Ok(self.page.property(&css, "checked").await? == json!(on));
        if !is_on().await? {
            self.page.tap(&css).await?;
            self.page.until(&format!("`{css}` to be set to {on}"), is_on).await?;
        }
        Ok(())
    }
}
