//! Text that breaks lines, headers, templates and encodings, and what cleaning does to it.

use arbitrary::{Arbitrary, Result, Unstructured};
use mina_uppgifter::letter::clean;

/// What corrupted the letters of other tools, and what could corrupt ours.
pub const AWKWARD: [&str; 24] = [
    "Lön: $& 100 kr, {name}",
    "timlön < 150 kr och tid > 5 h <b>fet</b>",
    "50 % och 25%20, %E5, %",
    "{contact}{company}{n}{}",
    "}{",
    "$1 $$ \\0 \\n",
    "a&b;c=d?e#f+g,h:i/j\\k",
    "Kim \"Exempel\" o'Exempel",
    "👩‍👩‍👧‍👦 och 🇸🇪 och é",
    "ﻡﺮﺤﺑﺍ می‌خواهم ሰላም",
    "=?utf-8?Q?f=C3=B6rst=C3=B6rt?=",
    "=3D=",
    "två  mellanslag",
    "From the start.",
    ".",
    "1. Jag tar tillbaka allt",
    "– punkt",
    "kim@exempel.se",
    "070-174 06 05",
    "kim@exempel.se?bcc=alla@exempel.se&body=x",
    "Bcc: alla@exempel.se",
    "Content-Type: text/html",
    "END:VEVENT",
    "\"}],\"notes\":\"",
];

/// What breaks lines, what hides, and what is only white.
pub const BREAKS: [&str; 14] = [
    "\r\n",
    "\r",
    "\n",
    "\n\n",
    "\r\n.\r\n",
    "\0",
    "\t",
    " ",
    "\u{85}",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "\u{200d}",
];

/// Text of every kind.
#[derive(Clone, Debug, Default)]
pub struct Text(pub String);

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Text> {
        let mut text = String::new();
        for _ in 0..u.int_in_range(0..=6u8)? {
            match u.int_in_range(0..=6u8)? {
                0 | 1 => text.push_str(u.choose(&AWKWARD)?),
                2 | 3 => text.push_str(u.choose(&BREAKS)?),
                4 => text.push(u.arbitrary()?),
                // Long enough to be folded.
                5 => text
                    .push_str(&u.arbitrary::<char>()?.to_string().repeat(u.int_in_range(1..=120)?)),
                _ => text.push_str(u.arbitrary()?),
            }
        }
        Ok(Text(text))
    }
}

/// What is on its way out: to whom, about what, and the text.
#[derive(Clone, Debug)]
pub struct Message {
    /// The recipient, which is an address or not.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl<'a> Arbitrary<'a> for Message {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Message> {
        let to = match u.int_in_range(0..=2u8)? {
            0 => "info@clustera.se".to_owned(),
            // Every sign that an address may hold.
            1 => {
                const SIGNS: &[u8] = b"abz09!#$%&'*+-/=?^_`{|}~..";
                let mut local = String::new();
                for _ in 0..u.int_in_range(1..=40u8)? {
                    local.push(char::from(*u.choose(SIGNS)?));
                }
                format!("{local}@exempel.se")
            }
            _ => u.arbitrary::<Text>()?.0,
        };
        let [subject, body] = u.arbitrary::<[Text; 2]>()?.map(|text| text.0);
        Ok(Message { to, subject, body })
    }
}

/// Cleaning takes out what is neither seen nor wanted, and nothing else; done twice, it changes nothing.
pub fn check(text: &str) {
    let (line, paragraph) = (clean::line(text), clean::paragraph(text));
    assert_eq!(clean::line(&line), line, "cleaned twice");
    assert_eq!(clean::paragraph(&paragraph), paragraph, "cleaned twice");
    assert_eq!(paragraph.replace('\n', " "), line, "a paragraph is its lines");
    for cleaned in [&line, &paragraph] {
        assert_eq!(seen(cleaned), seen(text), "something seen is lost or added");
        assert!(!cleaned.chars().any(hides), "something unseen is left in {cleaned:?}");
    }
    assert!(!line.contains('\n'), "a line break is left in {line:?}");
}

/// A text with the line breaks that mail has.
pub fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// Whether it is neither seen nor white space that may stay: a control character, or a mark that turns
/// the direction of writing (Unicode UAX #9).
fn hides(char: char) -> bool {
    const MARKS: &str = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    (char.is_control() && char != '\n') || MARKS.contains(char)
}

/// What is seen of a text, in its order.
fn seen(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace() && !hides(*char)).collect()
}
