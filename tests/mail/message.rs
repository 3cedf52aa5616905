//! The message file.

use super::TO;
use mina_uppgifter::letter::eml::message;

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
    assert!(mail.split("\r\n").all(|line| line.len() <= 76), "{mail}");
    assert!(mail.contains(&format!("\r\n{}\r\n", "x".repeat(76))));
    assert!(mail.contains(&format!("\r\n{}=\r\nyy\r\n", "y".repeat(75))));
}
