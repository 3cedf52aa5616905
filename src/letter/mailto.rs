//! Links that open the person's own mail program (RFC 6068).
//!
//! A link opens a draft; it sends nothing, and that it was followed says nothing of whether the
//! letter was sent. Windows silently drops links of more than 2,048 characters, and `å` takes six,
//! so most letters do not fit: [`open`] then gives a link with a short text, and the letter goes
//! another way (copied, shared, as a file or on paper).

use super::clean;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The longest link that is given out, in bytes: 2,048, less room for what a browser or a system
/// puts before it (a program's name, quotes, options).
pub const LIMIT: usize = 1900;

/// All but the unreserved characters of RFC 3986 2.3; stricter than RFC 6068 asks.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A draft to one address.
#[derive(Clone, Copy, Debug)]
pub struct Mailto<'a> {
    /// The recipient; left open if it is no plain address ([`clean::is_address`]).
    pub to: &'a str,
    /// The subject; no header if empty.
    pub subject: &'a str,
    /// The text, with any kind of line breaks; none if empty.
    pub body: &'a str,
}

impl Mailto<'_> {
    /// The link: cleaned, percent-encoded as UTF-8, with `%20` for a space and `%0D%0A` for a line
    /// break (RFC 6068 section 5).
    pub fn link(&self) -> String {
        let mut link = String::from("mailto:");
        if let Some((local, domain)) = self.to.split_once('@')
            && clean::is_address(self.to)
        {
            link.push_str(&encode(local));
            link.push('@');
            link.push_str(&encode(domain));
        }
        let fields =
            [("subject", clean::line(self.subject)), ("body", clean::paragraph(self.body))];
        with_query(link, '?', fields)
    }

    /// The length of the link in bytes (all ASCII), to compare with [`LIMIT`].
    pub fn encoded_len(&self) -> usize {
        self.link().len()
    }
}

/// A link that every common system opens, never longer than [`LIMIT`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A draft with the whole letter.
    Full(String),
    /// A draft with the subject and the short text (without the text, should that be too long):
    /// the letter must be put in by hand.
    Short(String),
    /// A draft with the address alone, for the subject is too long: subject and letter must be put
    /// in by hand.
    AddressOnly(String),
}

/// The fullest link that is not too long. Nothing is ever cut: what does not fit is left out whole,
/// and the answer says so.
pub fn open(to: &str, subject: &str, body: &str, short_body: &str) -> Opening {
    let link = |subject, body| {
        Some(Mailto { to, subject, body }.link()).filter(|link| link.len() <= LIMIT)
    };
    link(subject, body)
        .map(Opening::Full)
        .or_else(|| link(subject, short_body).map(Opening::Short))
        .or_else(|| link(subject, "").map(Opening::Short))
        // An address has at most 254 bytes, of which each takes at most three.
        .unwrap_or_else(|| Opening::AddressOnly(Mailto { to, subject: "", body: "" }.link()))
}

/// Percent-encodes a text; line breaks as CRLF.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(&text.replace('\n', "\r\n"), ENCODED).collect()
}

/// Adds the fields that are not empty, the first after `sign`, the others after `&`.
pub(super) fn with_query<const N: usize>(
    mut link: String,
    mut sign: char,
    fields: [(&str, String); N],
) -> String {
    for (name, value) in fields {
        if !value.is_empty() {
            link.push(sign);
            link.push_str(name);
            link.push('=');
            link.push_str(&encode(&value));
            sign = '&';
        }
    }
    link
}
