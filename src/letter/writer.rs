//! Puts a letter together, block by block: what the first letter and all later ones share.
//!
//! The sentences are texts of the catalogue, so a letter in another language has the same blocks in
//! the same order.

use super::clean;
use super::text::{Block, Run, Runs};
use crate::policy::Controller;
use crate::text::{Fill, Key, Texts, t};

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

/// A letter that is being written.
pub(super) struct Writer<'a> {
    pub texts: &'a Texts,
    blocks: Vec<Block>,
    paragraph: Runs,
    next_number: usize,
}

impl<'a> Writer<'a> {
    /// An empty letter in the language of `texts`.
    pub fn new(texts: &'a Texts) -> Writer<'a> {
        Writer { texts, blocks: Vec::new(), paragraph: Vec::new(), next_number: 1 }
    }

    /// The blocks of the whole letter.
    pub fn finish(mut self) -> Vec<Block> {
        self.end();
        self.blocks
    }
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

    /// Adds what the person wrote, each line of it a paragraph; nothing if it is blank.
    pub fn own_paragraphs(&mut self, words: &str) {
        self.end();
        let words = clean::paragraph(words);
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        let blocks = lines.map(|line| Block::Paragraph(vec![Run::Own(line.to_owned())]));
        self.blocks.extend(blocks);
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

    /// Adds a list of plain texts without numbers.
    pub fn list_keys(&mut self, keys: &[Key]) {
        self.list(keys.iter().map(|key| fixed(self.texts, *key)).collect());
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
        self.numbered(keys.iter().map(|key| fixed(self.texts, *key)).collect());
    }

    /// Date (`YYYY-MM-DD`), addressee and greeting of a letter to a company.
    pub fn open(&mut self, date: &str, controller: &Controller) {
        self.say_with(t::compose::date(date));
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
    }

    /// Where to reply: to this message, and to what the person gave, if that can be replied to.
    pub fn answer(&mut self, contact: &str) {
        match clean::line(contact) {
            contact if contact.is_empty() => self.say(t::compose::ANSWER),
            contact if contact.contains('@') => self.say_own(&contact, t::compose::answer_to),
            contact if digits(&contact) >= 5 => self.say_own(&contact, t::compose::answer_phone),
            _ => self.say(t::compose::ANSWER),
        }
    }

    /// The regards and the name.
    pub fn close(&mut self, name: &str) {
        self.end();
        self.say(t::compose::REGARDS);
        self.end();
        let name = clean::line(name);
        if !name.is_empty() {
            self.blocks.push(Block::Paragraph(vec![Run::Own(name)]));
        }
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// A plain text as running text.
pub(super) fn fixed(texts: &Texts, key: Key) -> Runs {
    vec![Run::Fixed(texts.get(key).to_owned())]
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
