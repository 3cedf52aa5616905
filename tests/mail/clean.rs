//! Cleaning: what goes and what stays.

use super::TO;
use mina_uppgifter::letter::clean::{
    LINE_MAX_CHARS, PARAGRAPH_MAX_CHARS, is_address, line, paragraph, too_long,
};

#[test]
fn what_goes_and_what_stays() {
    for (text, one_line, lines) in [
        ("  Kim Exempel\t", "Kim Exempel", "Kim Exempel"),
        ("Kim\r\nBcc: a@b.se", "Kim Bcc: a@b.se", "Kim\nBcc: a@b.se"),
        ("a\rb\nc\r\n\r\nd\te", "a b c  d e", "a\nb\nc\n\nd e"),
        ("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f", "a b c d e f", "a\nb\nc\nd\ne\nf"),
        ("a\0b\u{7}c\u{1b}[0m\u{7f}d\u{9b}e", "abc[0mde", "abc[0mde"),
        ("\u{202e}esrever\u{202c} \u{2067}x\u{2069}", "esrever x", "esrever x"),
        ("\u{61c}a\u{200e}b\u{200f}\u{202a}c\u{2066}", "abc", "abc"),
        ("\u{200f}  a  \u{200e}", "a", "a"),
        ("två  mellanslag", "två  mellanslag", "två  mellanslag"),
        ("👩‍👩‍👧‍👦 می‌خواهم", "👩‍👩‍👧‍👦 می‌خواهم", "👩‍👩‍👧‍👦 می‌خواهم"),
        ("", "", ""),
        ("\0\r\n\u{2028}", "", ""),
    ] {
        assert_eq!(line(text), one_line, "{text:?}");
        assert_eq!(paragraph(text), lines, "{text:?}");
    }
}

#[test]
fn too_long_is_counted_in_characters_not_cut() {
    assert_eq!(too_long(&"å".repeat(LINE_MAX_CHARS), LINE_MAX_CHARS), None);
    assert_eq!(too_long(&"å".repeat(201), LINE_MAX_CHARS), Some(201));
    assert_eq!(too_long("", 0), None);
    assert_eq!(too_long(&"👍".repeat(4001), PARAGRAPH_MAX_CHARS), Some(4001));
}

#[test]
fn plain_addresses() {
    for text in [TO, "mail@clusterasyd.se", "o'kim.x+y=z@a-b.example"] {
        assert!(is_address(text), "{text}");
    }
    let long = format!("{}@example.se", "a".repeat(250));
    for text in [
        "",
        "@",
        "a@",
        "@b",
        "a@b@c",
        "a b@c.se",
        "a@b.se\r\nBcc: c@d.se",
        "a@b.se,c@d.se",
        "a..b@c",
        "å@b.se",
        "a@å.se",
        "\"a b\"@c.se",
        "<a@b.se>",
        "a@b.se?bcc=c@d.se",
        "a@[1.2.3.4]",
        &long,
        // An encoded word: some mail programs read another address in it.
        "=?utf-8?Q?f=C3=B6rst?=kim@exempel.se",
    ] {
        assert!(!is_address(text), "{text}");
    }
}
