//! A letter as it is read somewhere: on the page, in a `mailto:` link, in a file.

use crate::Page;
use anyhow::{Context, Result, ensure};
use mina_uppgifter::letter::Letter;
use serde_json::{Value, json};

/// A letter in plain text, with `\n` between lines and nothing after the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl From<&Letter> for Paper {
    fn from(letter: &Letter) -> Self {
        Self::new(&letter.to, &letter.subject, &letter.body())
    }
}

/// Reads the first letter in an element, block by block, as a person would type it off.
const READ: &str = "\
const paper = document.querySelector(arguments[0] + ' .paper');
if (!paper || !paper.checkVisibility()) return null;
const [to, subject] = [...paper.querySelectorAll('.head')].map((line) => {
  const label = line.querySelector('b').textContent;
  return line.textContent.slice(label.length);
});
const lines = (list, mark) =>
  [...list.children].map((item, i) => mark(i) + item.textContent).join('\\n');
const blocks = [...paper.querySelector('.body').children].map((block) => ({
  P: () => block.textContent,
  H3: () => block.textContent + '.',
  UL: () => lines(block, () => '– '),
  OL: () => lines(block, (i) => `${block.start + i}. `),
}[block.tagName]()));
return [to, subject, blocks.join('\\n\\n')];";

impl Paper {
    /// A letter from its parts, whatever their line breaks.
    #[must_use]
    pub fn new(to: &str, subject: &str, body: &str) -> Self {
        let body = body.replace("\r\n", "\n").trim_end().to_owned();
        Self { to: to.to_owned(), subject: subject.to_owned(), body }
    }

    /// Reads a `mailto:` link (RFC 6068), percent-decoded by other code than the page's.
    ///
    /// # Errors
    /// If it is no such link, has another field than subject and body, or is not wholly encoded.
    pub fn from_mailto(link: &str) -> Result<Self> {
        let rest = link.strip_prefix("mailto:").context("not a mailto link")?;
        ensure!(!rest.contains([' ', '+', '#', '"', '<', '\n']), "not encoded: {link}");
        let (to, fields) = rest.split_once('?').unwrap_or((rest, ""));
        let (mut subject, mut body) = (String::new(), String::new());
        for field in fields.split('&').filter(|field| !field.is_empty()) {
            let (name, value) = field.split_once('=').context("a field without a value")?;
            let value = urlencoding::decode(value)?.into_owned();
            ensure!(value.matches('\n').count() == value.matches("\r\n").count(), "{value:?}");
            match name {
                "subject" => subject = value,
                "body" => body = value,
                _ => anyhow::bail!("an unknown field `{name}`"),
            }
        }
        Ok(Self::new(&urlencoding::decode(to)?, &subject, &body))
    }

    /// Fails if this is not the other, with both.
    ///
    /// # Errors
    /// With the first line that differs.
    pub fn expect(&self, other: &Self) -> Result<()> {
        ensure!(self.to == other.to, "to {:?}, not {:?}", self.to, other.to);
        ensure!(self.subject == other.subject, "about {:?}, not {:?}", self.subject, other.subject);
        expect_text(&self.body, &other.body)
    }
}

/// Fails if a text is not as it should be, with the first line that differs.
///
/// # Errors
/// If it is not.
pub fn expect_text(found: &str, expected: &str) -> Result<()> {
    let lines = found.lines().zip(expected.lines());
    if let Some((found, expected)) = lines.into_iter().find(|(one, other)| one != other) {
        anyhow::bail!("it says\n  {found:?}\nand should say\n  {expected:?}");
    }
    let (one, other) = (found.trim_end(), expected.trim_end());
    ensure!(one == other, "one is longer than the other:\n{one}\n---\n{other}");
    Ok(())
}

impl Page {
    /// The letter that stands in the first element that fits a CSS selector.
    ///
    /// # Errors
    /// If none is to be seen there in time.
    pub async fn paper(&self, css: &str) -> Result<Paper> {
        let read = async || self.script(READ, vec![json!(css)]).await;
        self.until(&format!("a letter in `{css}`"), async || Ok(!read().await?.is_null())).await?;
        let parts: Vec<Value> = serde_json::from_value(read().await?)?;
        let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
        let [to, subject, body] = parts.as_slice() else { anyhow::bail!("no letter: {parts:?}") };
        Ok(Paper::new(to, subject, body))
    }
}
