//! The message file.

use super::{TO, any_text, crlf};
use mail_parser::MessageParser;
use mina_uppgifter::letter::clean::{line, paragraph};
use mina_uppgifter::letter::eml::message;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

#[test]
fn a_whole_message() {
    assert_eq!(
        message(TO, "Begäran om tillgång", "Hej!\n\nJag begär en kopia. \nKim Exempel"),
        "To: info@clustera.se\r\n\
         Subject: =?utf-8?Q?Beg=C3=A4ran_om_tillg=C3=A5ng?=\r\n\
         X-Unsent: 1\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\
         \r\n\
         Hej!\r\n\
         \r\n\
         Jag beg=C3=A4r en kopia.=20\r\n\
         Kim Exempel\r\n"
    );
}

#[test]
fn long_lines_are_folded_between_characters() {
    let subject = "👩‍👩‍👧 ".repeat(40);
    let body = format!("{}\n{}\n{}", "å".repeat(300), "x".repeat(76), "y".repeat(77));
    let mail = message(TO, &subject, &body);
    check_form(&mail);
    assert!(mail.contains(&format!("\r\n{}\r\n", "x".repeat(76))));
    assert!(mail.contains(&format!("\r\n{}=\r\nyy\r\n", "y".repeat(75))));
    for word in mail.lines().filter_map(|line| line.split_once("=?utf-8?Q?")) {
        let bytes = word.1.trim_end_matches("?=").replace('_', " ").replace('=', "%");
        assert!(percent_decode_str(&bytes).decode_utf8().is_ok(), "{bytes}");
    }
    let parsed = MessageParser::default().parse(&mail).unwrap();
    assert_eq!(parsed.subject(), Some(subject.trim()));
}

/// ASCII, CRLF only, lines of at most 76, and just the headers of a draft, each once.
#[track_caller]
pub fn check_form(mail: &str) {
    assert!(mail.is_ascii());
    assert!(mail.ends_with("\r\n"));
    for line in mail.split("\r\n") {
        assert!(line.len() <= 76, "{line}");
        assert!(!line.contains(['\r', '\n']) && !line.ends_with(' '), "{line:?}");
    }
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    let names: Vec<&str> = head
        .split("\r\n")
        .filter(|line| !line.starts_with(' '))
        .map(|line| line.split_once(':').unwrap().0)
        .filter(|name| !["To", "Subject"].contains(name))
        .collect();
    let expected = ["X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
    assert_eq!(names, expected);
}

proptest! {
    #[test]
    fn a_message_says_what_was_said(subject in any_text(), body in any_text()) {
        let mail = message(TO, &subject, &body);
        check_form(&mail);
        let parsed = MessageParser::default().parse(&mail).unwrap();
        let address = parsed.to().and_then(|to| to.first()).and_then(|to| to.address());
        prop_assert_eq!(address, Some(TO));
        prop_assert_eq!(parsed.subject().unwrap_or_default(), line(&subject));
        let text = parsed.body_text(0).unwrap();
        prop_assert_eq!(text.strip_suffix("\r\n").unwrap(), crlf(&paragraph(&body)));
        prop_assert_eq!(parsed.header_raw("X-Unsent").map(str::trim), Some("1"));
        for name in ["From", "Date", "Message-ID", "Bcc", "Cc"] {
            prop_assert!(parsed.header(name).is_none(), "{}", name);
        }
    }
}
