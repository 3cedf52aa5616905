//! Links to drafts, in a mail program and in webmail.

use super::TO;
use mina_uppgifter::letter::mailto::{LIMIT, Mailto, Opening, open};
use mina_uppgifter::letter::webmail::{Webmail, compose};

const SUBJECT: &str = "Begäran om tillgång enligt artikel 15 GDPR";
const BODY: &str = "Hej!\n\n1. Jag begär en kopia av mina uppgifter.\n\nKim Exempel";

fn mailto(to: &str, subject: &str, body: &str) -> String {
    Mailto { to, subject, body }.link()
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
