//! The message file, read back by `mail-parser`.

use crate::text::{Message, crlf};
use mail_parser::MessageParser;
use mina_uppgifter::letter::clean::{is_address, line, paragraph};
use mina_uppgifter::letter::eml::message;
use percent_encoding::percent_decode_str;

/// The longest line (RFC 2045 6.7, RFC 2047 section 2).
const LINE_MAX: usize = 76;

/// The file has the headers of a draft, each once, and one part; subject and text come back whole.
pub fn check(written: &Message) {
    let Message { to, subject, body } = written;
    let (subject, body) = (line(subject), paragraph(body));
    let mail = message(to, &written.subject, &written.body);
    let mut names = Vec::new();
    names.extend(is_address(to).then_some("To"));
    names.extend((!subject.is_empty()).then_some("Subject"));
    names.extend(["X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]);
    form(&mail, &names);

    let parsed = MessageParser::default().parse(&mail).unwrap();
    let found: Vec<&str> = parsed.headers().iter().map(|header| header.name()).collect();
    assert_eq!(found, names, "other headers: {mail}");
    let recipients = parsed.to().into_iter().flat_map(|to| to.iter()).map(|to| to.address());
    let expected = is_address(to).then_some(Some(to.as_str()));
    assert_eq!(recipients.collect::<Vec<_>>(), Vec::from_iter(expected), "another recipient");
    assert_eq!(parsed.subject().unwrap_or_default(), subject);
    assert_eq!(parsed.header_raw("X-Unsent").map(str::trim), Some("1"));

    assert_eq!((parsed.parts.len(), parsed.text_body.len()), (1, 1), "more parts: {mail}");
    assert!(parsed.attachments.is_empty() && parsed.html_body == parsed.text_body);
    let text = parsed.body_text(0).unwrap();
    assert_eq!(text.strip_suffix("\r\n"), Some(crlf(&body).as_str()));
}

/// ASCII, CRLF only, short lines, and just these headers.
fn form(mail: &str, names: &[&str]) {
    assert!(mail.is_ascii() && mail.ends_with("\r\n"), "{mail:?}");
    for line in mail.split("\r\n") {
        // An address cannot be folded.
        assert!(line.len() <= LINE_MAX || line.starts_with("To: "), "{line}");
        assert!(!line.contains(['\r', '\n']) && !line.ends_with(' '), "{line:?}");
    }
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let new = head.split("\r\n").filter(|line| !line.starts_with(' '));
    let found: Vec<&str> = new.map(|line| line.split_once(':').unwrap().0).collect();
    assert_eq!(found, names, "{head}");
    // Each encoded word is whole characters by itself (RFC 2047 section 5), and so is each line.
    let words = head.split_whitespace().filter_map(|word| word.strip_prefix("=?utf-8?Q?"));
    let words = words.map(|word| word.trim_end_matches("?="));
    for piece in words.chain(body.split("\r\n").map(|line| line.trim_end_matches('='))) {
        let bytes = piece.replace('%', "%25").replace('=', "%");
        assert!(percent_decode_str(&bytes).decode_utf8().is_ok(), "{piece}");
    }
}
