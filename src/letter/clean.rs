//! Makes text that people type harmless, without changing what it says.
//!
//! What goes are control characters and the marks that reverse the direction of writing unseen.
//! What stays is everything visible, `$&`, `{name}`, `<`, `%`, quotes and joined emoji included:
//! text is never interpreted, so nothing needs escaping here. Nothing is cut: text that is too long
//! is refused with its length ([`too_long`]).

/// The longest text of one line (name, address, subject), in characters.
pub const LINE_MAX_CHARS: usize = 200;
/// The longest text of several lines, in characters.
pub const PARAGRAPH_MAX_CHARS: usize = 4000;
/// The longest e-mail address, in bytes: RFC 5321 4.5.3.1.3, less the angle brackets.
const ADDRESS_MAX: usize = 254;

/// Text for one line: line breaks and tabs become spaces, controls and direction marks go, and so
/// does white space at the ends.
pub fn line(text: &str) -> String {
    harmless(text, ' ').trim().to_owned()
}

/// Text of several lines: line breaks become `\n`, tabs become spaces, controls and direction marks
/// go, and so does white space at the ends.
pub fn paragraph(text: &str) -> String {
    harmless(text, '\n').trim().to_owned()
}

/// The number of characters (Unicode scalar values) of `text` if that is more than `max`.
pub fn too_long(text: &str, max: usize) -> Option<usize> {
    Some(text.chars().count()).filter(|count| *count > max)
}

/// True for a plain address: `local@domain` of RFC 5322 3.4.1 in dot-atom form, ASCII, at most 254
/// bytes. Anything else is left out of what the encoders write rather than bent into shape, for a
/// bent address may be somebody else's. So is one that a mail program could read as an encoded word (RFC
/// 2047 section 2).
pub fn is_address(text: &str) -> bool {
    let atoms = |part: &str, signs: &str| {
        part.split('.').all(|atom| {
            !atom.is_empty() && atom.chars().all(|c| c.is_ascii_alphanumeric() || signs.contains(c))
        })
    };
    text.len() <= ADDRESS_MAX
        && !text.contains("=?")
        && text.split_once('@').is_some_and(|(local, domain)| {
            atoms(local, "!#$%&'*+-/=?^_`{|}~") && atoms(domain, "-")
        })
}

/// Replaces every line break by `line_break` and every tab by a space; leaves the rest of what is
/// neither seen nor wanted out.
fn harmless(text: &str, line_break: char) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' => {
                chars.next_if_eq(&'\n');
                clean.push(line_break);
            }
            // Vertical tab, form feed, next line, line and paragraph separator: Unicode's breaks.
            '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push(line_break),
            '\t' => clean.push(' '),
            _ if char.is_control() || is_direction_mark(char) => {}
            _ => clean.push(char),
        }
    }
    clean
}

/// Marks that change the direction of what follows (Unicode UAX #9), which can make text read
/// otherwise than it is. Joiners (U+200C, U+200D) are not among them: Persian and emoji need them.
fn is_direction_mark(char: char) -> bool {
    matches!(
        char,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}
