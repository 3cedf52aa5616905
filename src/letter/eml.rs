//! The letter as a message file (`.eml`, RFC 5322) that a mail program opens as a draft.
//!
//! A draft, not a message: there is no `From`, no `Date` and no `Message-ID`, for the mail program
//! adds them when the person sends it, and until then nobody has. `X-Unsent: 1` makes Outlook open
//! it for editing; programs that do not know the header show it as a message, to forward or copy.
//!
//! Ours rather than the `mail-builder` crate, because that always writes a `Date` and a
//! `Message-ID`, for which it needs the clock and, in a browser, a JavaScript shim.

use super::clean;

/// The longest line in characters, without its line break: RFC 2045 6.7 (5), RFC 2047 section 2.
const LINE_MAX: usize = 76;
/// What an encoded word begins and ends with (RFC 2047 section 4.2: the "Q" encoding).
const WORD: (&str, &str) = ("=?utf-8?Q?", "?=");

/// The message, in ASCII with CRLF line breaks throughout.
///
/// `to` is left out if it is no plain address ([`clean::is_address`]), `subject` if it is empty.
/// Both and `body` are cleaned.
pub fn message(to: &str, subject: &str, body: &str) -> String {
    let mut message = String::with_capacity(body.len() * 2);
    if clean::is_address(to) {
        message.push_str("To: ");
        message.push_str(to);
        message.push_str("\r\n");
    }
    let subject = clean::line(subject);
    if !subject.is_empty() {
        push_subject(&mut message, &subject);
    }
    message.push_str(concat!(
        "X-Unsent: 1\r\n",
        "MIME-Version: 1.0\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "\r\n",
    ));
    for line in clean::paragraph(body).split('\n') {
        push_quoted_line(&mut message, line);
    }
    message
}

/// Writes the subject: as it is if that is unmistakable, otherwise as encoded words, one a line,
/// each of whole characters (RFC 2047 sections 2 and 5).
fn push_subject(message: &mut String, subject: &str) {
    const NAME: &str = "Subject: ";
    message.push_str(NAME);
    let plain = subject.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && !subject.contains("=?")
        && NAME.len() + subject.len() <= LINE_MAX;
    if plain {
        message.push_str(subject);
        message.push_str("\r\n");
        return;
    }
    message.push_str(WORD.0);
    let mut length = NAME.len() + WORD.0.len();
    for char in subject.chars() {
        let mut piece = String::new();
        match char {
            ' ' => piece.push('_'),
            _ if char.is_ascii_alphanumeric() || "!*+-/".contains(char) => piece.push(char),
            _ => push_hex(&mut piece, char),
        }
        if length + piece.len() + WORD.1.len() > LINE_MAX {
            message.push_str(WORD.1);
            message.push_str("\r\n ");
            message.push_str(WORD.0);
            length = 1 + WORD.0.len();
        }
        length += piece.len();
        message.push_str(&piece);
    }
    message.push_str(WORD.1);
    message.push_str("\r\n");
}

/// Writes one line of the body as quoted-printable (RFC 2045 6.7), with its line break. Soft breaks
/// fall between characters.
fn push_quoted_line(message: &mut String, line: &str) {
    let mut length = 0;
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        let mut piece = String::new();
        match char {
            // Mail servers strip spaces at the end of a line.
            ' ' if chars.peek().is_some() => piece.push(' '),
            '!'..='~' if char != '=' => piece.push(char),
            _ => push_hex(&mut piece, char),
        }
        let room = if chars.peek().is_some() { LINE_MAX - 1 } else { LINE_MAX };
        if length + piece.len() > room {
            message.push_str("=\r\n");
            length = 0;
        }
        length += piece.len();
        message.push_str(&piece);
    }
    message.push_str("\r\n");
}

/// Writes a character as `=` and two hexadecimal digits for each byte of its UTF-8.
fn push_hex(text: &mut String, char: char) {
    for byte in char.encode_utf8(&mut [0; 4]).bytes() {
        text.push('=');
        for nibble in [byte >> 4, byte & 15] {
            let digit = char::from_digit(u32::from(nibble), 16).unwrap_or('0');
            text.push(digit.to_ascii_uppercase());
        }
    }
}
