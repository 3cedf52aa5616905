//! From a request to a letter: the frame that all letters share. What each right and each topic asks
//! for stands in [`super::parts`].
//!
//! The sentences are texts of the catalogue (group `compose`), so a letter in another language has
//! the same blocks in the same order.

use super::clean;
use super::parts::{self, Part};
use super::request::{Matter, Request};
use super::text::{Block, Letter, Run, Runs};
use crate::law::Right;
use crate::policy::Role;
use crate::text::{Fill, Key, Language, Texts, t};

/// Writes the letter in the language of `texts`.
pub fn compose(request: &Request, texts: &Texts) -> Letter {
    let mut writer = Writer { texts, blocks: Vec::new(), paragraph: Vec::new(), next_number: 1 };
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
        blocks: writer.blocks,
    }
}

fn subject(request: &Request, parts: &[Part], texts: &Texts) -> String {
    if let [part] = parts {
        return texts.get(part.subject).to_owned();
    }
    let mut articles: Vec<String> = Vec::new();
    for matter in request.matters() {
        let swedish = match matter {
            Matter::Right(right) => &[right.article()],
            Matter::Topic(topic) => topic.articles(),
        };
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

/// "a, b och c".
pub fn join(items: &[&str], texts: &Texts) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => {
            format!("{} {} {last}", first.join(", "), texts.get(t::compose::AND))
        }
    }
}

/// Puts a letter together, block by block.
pub(super) struct Writer<'a> {
    pub texts: &'a Texts,
    blocks: Vec<Block>,
    paragraph: Runs,
    next_number: usize,
}

impl Writer<'_> {
    /// Adds a sentence to the paragraph that is being written.
    pub fn say(&mut self, key: Key) {
        let sentence = Run::Fixed(self.texts.get(key).to_owned());
        self.sentence(vec![sentence]);
    }

    /// Adds a sentence with facts in it, such as a company's name.
    pub fn say_with<const N: usize>(&mut self, fill: Fill<'_, N>) {
        let sentence = Run::Fixed(self.texts.fill(fill));
        self.sentence(vec![sentence]);
    }

    /// Adds a sentence with the person's own words in it; nothing if the words are blank.
    pub fn say_own(&mut self, words: &str, fill: for<'b> fn(&'b str) -> Fill<'b, 1>) {
        let words = clean::line(words);
        if !words.is_empty() {
            let sentence = own(self.texts, fill(&words));
            self.sentence(sentence);
        }
    }

    fn sentence(&mut self, mut runs: Runs) {
        if !self.paragraph.is_empty() {
            self.paragraph.push(Run::Fixed(" ".to_owned()));
        }
        self.paragraph.append(&mut runs);
    }

    /// Ends the paragraph.
    pub fn end(&mut self) {
        if !self.paragraph.is_empty() {
            self.blocks.push(Block::Paragraph(std::mem::take(&mut self.paragraph)));
        }
    }

    pub fn heading(&mut self, key: Key) {
        self.end();
        self.blocks.push(Block::Heading(vec![Run::Fixed(self.texts.get(key).to_owned())]));
    }

    /// Adds a list without numbers; nothing if it is empty.
    pub fn list(&mut self, items: Vec<Runs>) {
        self.end();
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds a numbered list; the numbers go on from the list before.
    pub fn numbered(&mut self, items: Vec<Runs>) {
        self.end();
        if !items.is_empty() {
            let first = self.next_number;
            self.next_number += items.len();
            self.blocks.push(Block::Numbered(first, items));
        }
    }

    /// Adds a numbered list of plain texts.
    pub fn numbered_keys(&mut self, keys: &[Key]) {
        let item = |key: &Key| vec![Run::Fixed(self.texts.get(*key).to_owned())];
        self.numbered(keys.iter().map(item).collect());
    }

    fn head(&mut self, request: &Request) {
        let controller = &request.policy.controller;
        self.say_with(t::compose::date(request.date));
        self.end();
        match &controller.org_number {
            Some(number) => {
                self.say_with(t::compose::to_numbered(&controller.legal_name, number));
            }
            None => self.say_with(t::compose::to(&controller.legal_name)),
        }
        self.end();
        self.say(t::compose::GREETING);
        self.end();
        self.say_own(request.name, t::compose::intro);
        self.say(match request.role {
            Some(Role::JobSeeker) => t::compose::ROLE_JOB_SEEKER,
            Some(Role::Visitor) => t::compose::ROLE_VISITOR,
            Some(Role::Supplier) => t::compose::ROLE_SUPPLIER,
            Some(Role::Customer) => t::compose::ROLE_CUSTOMER,
            None => t::compose::ROLE_OTHER,
        });
        self.say_own(request.contact, t::compose::known);
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
        match clean::line(request.contact) {
            contact if contact.is_empty() => self.say(t::compose::ANSWER),
            contact if contact.contains('@') => self.say_own(&contact, t::compose::answer_to),
            contact if digits(&contact) >= 5 => self.say_own(&contact, t::compose::answer_phone),
            _ => self.say(t::compose::ANSWER),
        }
        self.say(t::compose::DEADLINE);
        self.say(t::compose::FREE);
        self.end();
        self.say(t::compose::IDENTITY);
        self.end();
        self.say(t::compose::RECEIPT);
        self.end();
        self.say(t::compose::REGARDS);
        self.end();
        let name = clean::line(request.name);
        if !name.is_empty() {
            self.blocks.push(Block::Paragraph(vec![Run::Own(name)]));
        }
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// A text with what is filled in marked as the person's own. Where that ends a sentence by itself,
/// the text's own full stop is left out.
pub(super) fn own<const N: usize>(texts: &Texts, fill: Fill<'_, N>) -> Runs {
    let mut runs: Runs = Vec::new();
    for (text, filled) in texts.pieces(fill) {
        let ended = runs.last().is_some_and(|run| run.text().ends_with(['.', '!', '?']));
        if filled {
            runs.push(Run::Own(text));
        } else if text != "." || !ended {
            runs.push(Run::Fixed(text));
        }
    }
    runs
}
