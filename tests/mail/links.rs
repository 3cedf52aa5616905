//! Links to drafts, in a mail program and in webmail.

use super::{TO, any_text, crlf};
use mina_uppgifter::letter::clean::{line, paragraph};
use mina_uppgifter::letter::mailto::{LIMIT, Mailto, Opening, open};
use mina_uppgifter::letter::webmail::{Webmail, compose};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use url::Url;

const SUBJECT: &str = "Begäran om tillgång enligt artikel 15 GDPR";
const BODY: &str = "Hej!\n\n1. Jag begär en kopia av mina uppgifter.\n\nKim Exempel";

pub fn mailto(to: &str, subject: &str, body: &str) -> String {
    Mailto { to, subject, body }.link()
}

/// The address and the fields of a link, by RFC 6068: percent-decoding alone, `+` is a plus.
pub fn read_mailto(link: &str) -> (String, Vec<(String, String)>) {
    let url = Url::parse(link).unwrap();
    assert_eq!(url.scheme(), "mailto");
    (decode(url.path()), fields(&url))
}

fn fields(url: &Url) -> Vec<(String, String)> {
    let query = url.query().unwrap_or_default();
    assert_eq!(url.fragment(), None);
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| (name.to_owned(), decode(value)))
        .collect()
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

pub fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let present = pairs.iter().filter(|(_, value)| !value.is_empty());
    present.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn defect_04_mailto_line_breaks_are_crlf() {
    for body in ["a\nb", "a\r\nb", "a\rb", "a\u{2028}b"] {
        assert_eq!(mailto(TO, "", body), "mailto:info@clustera.se?body=a%0D%0Ab");
    }
}

#[test]
fn defect_04_mailto_spaces_and_signs_are_encoded() {
    for (to, subject, expected) in [
        (TO, "a b+c", "mailto:info@clustera.se?subject=a%20b%2Bc"),
        (TO, "& ; = ? # %", "mailto:info@clustera.se?subject=%26%20%3B%20%3D%20%3F%20%23%20%25"),
        (TO, "å", "mailto:info@clustera.se?subject=%C3%A5"),
        (TO, "-._~", "mailto:info@clustera.se?subject=-._~"),
        ("a?b&c%d/e+f@x.se", "", "mailto:a%3Fb%26c%25d%2Fe%2Bf@x.se"),
        ("a@x.se?bcc=b@x.se", "s", "mailto:?subject=s"),
        (TO, "", "mailto:info@clustera.se"),
    ] {
        assert_eq!(mailto(to, subject, ""), expected);
    }
}

#[test]
fn defect_07_long_letters_go_another_way() {
    let full = open(TO, SUBJECT, BODY, "Kort.");
    assert_eq!(full, Opening::Full(mailto(TO, SUBJECT, BODY)));
    // "å" takes six characters.
    let body = "å".repeat(400);
    let short = open(TO, SUBJECT, &body, "Kort.");
    assert_eq!(short, Opening::Short(mailto(TO, SUBJECT, "Kort.")));
    let none = open(TO, SUBJECT, &body, &body);
    assert_eq!(none, Opening::Short(mailto(TO, SUBJECT, "")));
    let bare = open(TO, &body, &body, "Kort.");
    assert_eq!(bare, Opening::AddressOnly("mailto:info@clustera.se".into()));
    // The limit itself still fits.
    let room = LIMIT - mailto(TO, "", "").len() - "?body=".len();
    let (fits, over) = ("a".repeat(room), "a".repeat(room + 1));
    assert_eq!(Mailto { to: TO, subject: "", body: &fits }.encoded_len(), LIMIT);
    assert!(matches!(open(TO, "", &fits, ""), Opening::Full(_)));
    assert!(matches!(open(TO, "", &over, ""), Opening::Short(_)));
}

#[test]
fn webmail_links() {
    assert_eq!(
        compose(Webmail::Gmail, TO, "Å b", "c\nd"),
        "https://mail.google.com/mail/?view=cm&fs=1&to=info%40clustera.se&su=%C3%85%20b&body=c%0D%0Ad"
    );
    assert_eq!(
        compose(Webmail::Outlook, TO, "Å b", ""),
        "https://outlook.live.com/mail/0/deeplink/compose?to=info%40clustera.se&subject=%C3%85%20b"
    );
    let nobody = compose(Webmail::Outlook, "a@b.se&x=y", "s", "");
    assert_eq!(nobody, "https://outlook.live.com/mail/0/deeplink/compose?subject=s");
}

proptest! {
    #[test]
    fn a_mailto_link_says_what_was_said(subject in any_text(), body in any_text()) {
        let link = mailto(TO, &subject, &body);
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_graphic()));
        prop_assert!(!link.contains('+'));
        let (to, fields) = read_mailto(&link);
        let body = crlf(&paragraph(&body));
        prop_assert_eq!(to, TO);
        prop_assert_eq!(fields, owned(&[("subject", &line(&subject)), ("body", &body)]));
    }

    #[test]
    fn no_link_is_too_long(
        to in any_text(),
        subject in any_text(),
        body in any_text(),
        times in 0usize..40,
    ) {
        let link = match open(&to, &subject.repeat(times), &body.repeat(times), &body) {
            Opening::Full(link) | Opening::Short(link) | Opening::AddressOnly(link) => link,
        };
        prop_assert!(link.len() <= LIMIT);
    }

    #[test]
    fn webmail_links_say_what_was_said(subject in any_text(), body in any_text()) {
        for (service, name) in [(Webmail::Gmail, "su"), (Webmail::Outlook, "subject")] {
            let url = Url::parse(&compose(service, TO, &subject, &body)).unwrap();
            let body = crlf(&paragraph(&body));
            let said = owned(&[("to", TO), (name, &line(&subject)), ("body", &body)]);
            let found = fields(&url);
            prop_assert!(found.ends_with(&said));
        }
    }
}
