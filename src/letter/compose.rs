//! From a request to a letter: the frame that all letters share. What each right and each topic asks
//! for stands in [`super::parts`].
//!
//! The sentences are texts of the catalogue (group `compose`), so a letter in another language has
//! the same blocks in the same order.

use super::parts::{self, Part};
use super::request::{Extra, Matter, Request};
use super::text::Letter;
use crate::law::Right;
use crate::policy::Role;
use crate::text::{Language, Texts, t};

pub use super::writer::join;
pub(super) use super::writer::{Writer, own};

/// Writes the letter in the language of `texts`.
pub fn compose(request: &Request, texts: &Texts) -> Letter {
    let mut writer = Writer::new(texts);
    writer.head(request);
    let parts: Vec<Part> = request.matters().filter_map(parts::part).collect();
    for part in &parts {
        if parts.len() > 1 {
            writer.heading(part.heading);
        }
        (part.write)(&mut writer, request);
    }
    writer.foot(request);
    Letter {
        to: request.policy.controller.email.clone(),
        subject: subject(request, &parts, texts),
        blocks: writer.finish(),
    }
}

fn subject(request: &Request, parts: &[Part], texts: &Texts) -> String {
    if let [part] = parts {
        return texts.get(parts::subject(part, request)).to_owned();
    }
    let mut articles: Vec<String> = Vec::new();
    for matter in request.matters() {
        let mut swedish = match matter {
            Matter::Right(right) => vec![cited(right)],
            Matter::Topic(topic) => topic.articles().to_vec(),
        };
        if Extra::ERASING.into_iter().any(|extra| extra.matter() == matter && request.makes(extra))
        {
            swedish.push(Right::Erasure.article());
        }
        for article in swedish.iter().map(|article| in_language(article, texts)) {
            if !articles.contains(&article) {
                articles.push(article);
            }
        }
    }
    let articles: Vec<&str> = articles.iter().map(String::as_str).collect();
    match articles.as_slice() {
        [one] => texts.fill(t::compose::subject_one(one)),
        several => texts.fill(t::compose::subject_several(&join(several, texts))),
    }
}

/// The article of a right as letters cite it: questions rest on more than the duty to inform.
fn cited(right: Right) -> &'static str {
    match right {
        Right::Information => "12–15",
        other => other.article(),
    }
}

/// As [`article`], for a letter.
pub(super) fn cited_in(right: Right, texts: &Texts) -> String {
    in_language(cited(right), texts)
}

/// The article of a right, written as the language does: "21.2–3" in Swedish, "21(2)–(3)" elsewhere.
pub fn article(right: Right, texts: &Texts) -> String {
    in_language(right.article(), texts)
}

fn in_language(swedish: &str, texts: &Texts) -> String {
    match swedish.split_once('.') {
        Some((article, paragraph)) if texts.language != Language::SWEDISH => {
            format!("{article}({})", paragraph.replace('–', ")–("))
        }
        _ => swedish.to_owned(),
    }
}

impl Writer<'_> {
    fn head(&mut self, request: &Request) {
        self.open(request.date, &request.policy.controller);
        self.say_own(request.name, t::compose::intro);
        self.say(match request.role {
            Some(Role::JobSeeker) => t::compose::ROLE_JOB_SEEKER,
            Some(Role::Visitor) => t::compose::ROLE_VISITOR,
            Some(Role::Supplier) => t::compose::ROLE_SUPPLIER,
            Some(Role::Customer) => t::compose::ROLE_CUSTOMER,
            None => t::compose::ROLE_OTHER,
        });
        let by_hand = request.reply_to.is_some();
        let known = if by_hand { t::compose::known_by_hand } else { t::compose::known };
        self.say_own(request.contact, known);
        self.say_own(request.period, t::compose::period);
        self.say_own(request.place, t::compose::place);
        self.end();
        if !request.points.is_empty() {
            self.say(t::compose::ABOUT);
            let texts = self.texts;
            // "All data" says something only where data are asked for, erased or restricted.
            let of_data = [Right::Access, Right::Erasure, Right::Restriction];
            let of_data = of_data.iter().any(|right| request.rights.contains(right));
            let points = request.points.iter().map(|chosen| {
                let label = texts.fact(chosen.point.label);
                if !chosen.items.is_empty() {
                    let names = chosen.items.iter().map(|item| texts.fact(item.name));
                    let names: Vec<&str> = names.map(|name| name.trim_end_matches('.')).collect();
                    own(texts, t::compose::about_items(&names.join("; "), label))
                } else if of_data {
                    own(texts, t::compose::about_all(label))
                } else {
                    own(texts, t::compose::about_point(label))
                }
            });
            self.list(points.collect());
        }
    }

    fn foot(&mut self, request: &Request) {
        self.end();
        match request.reply_to {
            Some(address) => self.say_own(address, t::compose::answer_by_hand),
            None => self.answer(request.contact),
        }
        self.say(t::compose::DEADLINE);
        self.say(t::compose::FREE);
        self.end();
        self.say(t::compose::IDENTITY);
        self.end();
        self.say(t::compose::RECEIPT);
        self.end();
        self.close(request.name);
    }
}
