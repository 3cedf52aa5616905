//! A sheet of paper about one company, in one or two languages side by side: what it may hold and for how
//! long, the rights, how to ask, when it must answer. Everything of one company stands on its own sheet.

use crate::browser;
use crate::law::{Decision, IMY, Right, decide, grounds};
use crate::letter::{self, day_in_words, holdings, right_title};
use crate::policy::{ContactPoint, Controller, Policy};
use crate::session::hand_over::Code;
use crate::session::{Choice, LETTER_ORDER};
use crate::text::{Key, Texts, t};
use crate::ui::components::{Voice, code, who};
use crate::ui::dom::{El, el, p};
use crate::ui::screens::rest::rights::about;

/// What a sheet is made of.
pub struct Sheet {
    /// The company.
    pub policy: &'static Policy,
    /// What was chosen: role, contact points.
    pub choice: Choice,
    /// The languages, that of the person first; Swedish is one of them.
    pub texts: Vec<&'static Texts>,
    /// The address that the code holds, and the page's own in short.
    pub address: Option<(String, String)>,
    /// Whether a letter to fill in comes with it.
    pub with_letter: bool,
}

impl Sheet {
    /// Draws it.
    pub fn draw(&self) -> El {
        let points = self.points();
        let mut sheet = el("article").class("leaf sheet").child(self.head());
        sheet = sheet.child(self.title(Some(Voice::Says), t::inventory::TITLE_BOTH));
        sheet = sheet.child(self.pair(|texts| vec![p("", texts.get(t::hand_out::HAVE_LEAD))]));
        let held = points.iter().map(|point| self.pair(|texts| vec![self.held(point, texts)]));
        sheet = sheet.child(el("div").class("many").children(held));
        if points.is_empty() {
            let absent = |texts: &Texts| texts.fill(t::role::absent(&self.policy.name));
            sheet = sheet.child(self.pair(|texts| vec![p("", absent(texts))]));
        }
        sheet = sheet.child(self.title(Some(Voice::Law), t::hand_out::RIGHTS));
        let lead = |texts: &Texts| vec![p("", texts.get(t::hand_out::RIGHTS_LEAD))];
        sheet = sheet.child(self.pair(lead).class("pair-of lead-of"));
        let rights = Right::BY_NEED.into_iter().filter(|right| LETTER_ORDER.contains(right));
        let rights = rights.map(|right| self.pair(|texts| self.right(right, &points, texts)));
        sheet = sheet.child(el("div").class("many").children(rights));
        sheet
            .child(self.pair(|texts| self.protected(texts)).class("pair-of boxed"))
            .child(self.title(None, t::hand_out::HOW))
            .child(self.pair(|texts| self.how(texts)))
            .child(self.title(Some(Voice::Law), t::hand_out::ANSWER))
            .child(self.pair(answer))
            .child(
                self.pair(|texts| {
                    vec![who(Voice::Note, texts), p("", texts.get(t::hand_out::THEN))]
                }),
            )
    }

    /// What to do with the letter, where it is printed without the sheet.
    pub fn steps_alone(&self) -> El {
        el("article")
            .class("leaf")
            .child(self.head())
            .child(self.title(None, t::hand_out::STEPS))
            .child(self.pair(|texts| vec![self.steps(texts)]))
            .child(self.pair(|texts| self.protected(texts)).class("pair-of boxed"))
    }

    /// The same in each language, side by side.
    fn pair(&self, draw: impl Fn(&'static Texts) -> Vec<El>) -> El {
        let cells =
            self.texts.iter().map(|texts| in_language(el("div"), texts).children(draw(texts)));
        el("div").class("pair-of").children(cells)
    }

    fn title(&self, voice: Option<Voice>, key: Key) -> El {
        let title = |texts: &'static Texts| {
            let title = el("h3").child(texts.get(key));
            voice.map(|voice| who(voice, texts)).into_iter().chain([title]).collect()
        };
        self.pair(title).class("pair-of title")
    }

    fn head(&self) -> El {
        let name = &self.policy.controller.legal_name;
        let titles = self.texts.iter().enumerate().map(|(i, texts)| {
            let title = texts.fill(t::hand_out::sheet(name));
            in_language(if i == 0 { el("h2") } else { el("p").class("second") }, texts).child(title)
        });
        let intro = self.pair(|texts| vec![p("source", self.intro(texts))]);
        let head = el("header").class("leaf-head");
        let head = head.child(el("div").class("words").children(titles).child(intro));
        let Some((address, short)) = &self.address else { return head };
        let words = self
            .texts
            .iter()
            .map(|texts| in_language(el("span"), texts).child(texts.get(t::hand_out::OPEN)));
        let label = self.texts.first().map_or("", |texts| texts.get(t::hand_over::CODE));
        head.child(
            el("div")
                .class("leaf-code")
                .child(Code::new(address).map(|drawn| code(&drawn, label)))
                .child(
                    el("p").children(words).child(el("b").attr("dir", "ltr").child(short.as_str())),
                ),
        )
    }

    fn intro(&self, texts: &Texts) -> String {
        let read = &self.policy.document.read_on;
        let read = day_in_words(read, texts);
        let name = &self.policy.controller.legal_name;
        // A page opened from a file has no address.
        let host = Some(browser::host()).filter(|host| !host.is_empty());
        let host = host.unwrap_or_else(|| texts.get(t::app::NAME).to_owned());
        texts.fill(t::hand_out::intro(name, &read, &host))
    }

    /// The chosen contact points; all of the role if none is chosen.
    fn points(&self) -> Vec<&'static ContactPoint> {
        let offered: Vec<_> = self.choice.offered(self.policy).collect();
        let chosen = |point: &&&'static ContactPoint| self.choice.has_point(self.policy, point);
        let chosen: Vec<_> = offered.iter().filter(chosen).copied().collect();
        if chosen.is_empty() { offered } else { chosen }
    }

    /// What the policy says of one contact point.
    fn held(&self, point: &ContactPoint, texts: &Texts) -> El {
        let lines = holdings(point, texts).into_iter().map(|(lines, section)| {
            let section = texts.fill(t::hand_out::section(self.policy.heading(section)));
            let lines = lines
                .iter()
                .flat_map(|line| [el("span").class("sentence").child(line.as_str()), el("br")]);
            el("p").children(lines).child(el("small").child(section))
        });
        el("div").class("held").child(el("h4").child(texts.fact(point.label))).children(lines)
    }

    /// A right, whether it applies, and what the policy says of taking back a consent.
    fn right(&self, right: Right, points: &[&ContactPoint], texts: &Texts) -> Vec<El> {
        let bases: Vec<_> = points.iter().flat_map(|point| grounds(&point.bases)).collect();
        let status = match decide(right, &bases, points.iter().any(|point| point.marketing)) {
            Decision::Applies { .. } => t::hand_out::RIGHTS_ALWAYS,
            Decision::If { .. } => t::hand_out::RIGHTS_IF,
            Decision::DoesNotApply { .. } => t::hand_out::RIGHTS_NOT,
        };
        let article = texts.fill(t::app::article(&letter::article(right, texts)));
        let line = p("", el("b").child(texts.get(right_title(right))))
            .child(format!(" · {} · {article}", texts.get(status)))
            .child(el("br"))
            .child(texts.get(match right {
                Right::Access => t::applies::ACCESS,
                Right::DirectMarketing => t::applies::DIRECT_MARKETING,
                _ => about(right),
            }));
        let warning = self.policy.withdrawal_warning.as_ref();
        let warning = warning.filter(|_| right == Right::WithdrawConsent).map(|warning| {
            let section = texts.fill(t::hand_out::section(self.policy.heading(&warning.section)));
            let says = p("", format!("{} ", texts.fact(warning.text)));
            let says = says.child(el("small").child(section));
            let ask = p("", texts.get(t::goals::WITHDRAW_ASK_FIRST));
            [who(Voice::Says, texts), says, who(Voice::Note, texts), ask]
        });
        [line].into_iter().chain(warning.into_iter().flatten()).collect()
    }

    /// How to reach the company, and what to write.
    fn how(&self, texts: &Texts) -> Vec<El> {
        use t::hand_out as h;
        let Controller { email, phone, postal_address, visits, .. } = &self.policy.controller;
        let mut ways = vec![texts.fill(h::email(email))];
        ways.extend(phone.as_ref().map(|phone| texts.fill(h::phone(phone))));
        ways.extend(postal_address.as_ref().map(|address| match visits {
            true => texts.fill(h::address_visit(address)),
            false => texts.fill(h::address(address)),
        }));
        let article = letter::article(Right::Access, texts);
        let say = p("", el("b").child(texts.fill(h::say_it(&article))));
        let ways = el("ul").children(ways.into_iter().map(|way| el("li").child(way)));
        let never = p("", texts.get(h::NEVER));
        let steps = self.with_letter.then(|| self.steps(texts));
        [ways, say, never].into_iter().chain(steps).collect()
    }

    /// What to do with the letter.
    fn steps(&self, texts: &Texts) -> El {
        use t::hand_out as h;
        let Controller { email, phone, postal_address, visits, legal_name, .. } =
            &self.policy.controller;
        let mut steps = vec![texts.fill(h::letter_fill(email))];
        match postal_address {
            Some(address) if *visits => {
                steps.push(texts.fill(h::letter_visit(address, legal_name)))
            }
            Some(address) => steps.push(texts.fill(h::letter_post(address, legal_name))),
            None => {
                let ask = phone.as_ref().map(|phone| texts.fill(h::letter_ask(phone)));
                let no_post = texts.fill(h::letter_no_post(legal_name));
                steps.push([no_post, ask.unwrap_or_default()].join(" "));
            }
        }
        steps.push(texts.get(h::LETTER_KEEP).to_owned());
        el("ol").children(steps.into_iter().map(|step| el("li").child(step)))
    }

    /// Not for people with protected identity, and how they reach the company as far as its policy says.
    fn protected(&self, texts: &Texts) -> Vec<El> {
        use t::protected as safe;
        let (name, controller) = (&self.policy.name, &self.policy.controller);
        let phone = match &controller.phone {
            Some(phone) => texts.fill(safe::call(name, phone)),
            None => texts.fill(safe::no_phone(name)),
        };
        let visit = match &controller.postal_address {
            Some(address) if controller.visits => texts.fill(safe::visit(address, name)),
            _ => texts.fill(safe::no_visit(name)),
        };
        vec![
            p("", el("b").child(texts.get(t::hand_out::PROTECTED))),
            p("", [phone, visit].join(" ")),
        ]
    }
}

/// When they must answer, and how to complain.
fn answer(texts: &Texts) -> Vec<El> {
    let site = IMY.complaint_page.trim_start_matches("https://").trim_start_matches("www.");
    let site = site.split('/').next().unwrap_or_default();
    let law = [t::after::LAW, t::request::EXTEND_HINT, t::hand_out::FREE];
    vec![
        p("", law.map(|key| texts.get(key)).join(" ")),
        p("source", texts.get(t::after::LAW_SOURCE)),
        p("", texts.get(t::applies::COMPLAINT)),
        p("", el("b").child(texts.fill(t::hand_out::authority(IMY.phone, site)))),
    ]
}

/// Marks an element as being in a language.
pub fn in_language(element: El, texts: &Texts) -> El {
    element.attr("lang", texts.language.tag).attr("dir", texts.language.dir)
}
