//! Links to drafts, read back by `url`: in a mail program (RFC 6068), and in webmail.

use crate::text::{Message, crlf};
use mina_uppgifter::letter::clean::{is_address, line, paragraph};
use mina_uppgifter::letter::mailto::{LIMIT, Mailto, Opening, open};
use mina_uppgifter::letter::webmail::{Webmail, compose};
use percent_encoding::percent_decode_str;
use url::Url;

/// A link has one recipient or none, the subject and the text as they were written, and nothing more; and
/// what opens by itself is never too long.
pub fn check(message: &Message) {
    let Message { to, subject, body } = message;
    let link = Mailto { to, subject, body }.link();
    says(&link, message);
    webmail(message);

    let shorter = |subject, body| Mailto { to, subject, body }.link();
    let (opened, expected) = match open(to, subject, body, to) {
        Opening::Full(opened) => (opened, vec![link.clone()]),
        Opening::Short(opened) => (opened, vec![shorter(subject, to), shorter(subject, "")]),
        Opening::AddressOnly(opened) => (opened, vec![shorter("", "")]),
    };
    assert!(opened.len() <= LIMIT, "a link of {} bytes", opened.len());
    let fullest = expected.iter().find(|link| link.len() <= LIMIT);
    assert_eq!(Some(&opened), fullest, "something was cut");
    assert_eq!(opened == link, link.len() <= LIMIT, "what fits is left out");
}

/// The link says this.
fn says(link: &str, Message { to, subject, body }: &Message) {
    let url = read(link);
    assert_eq!((url.scheme(), url.host()), ("mailto", None));
    let to = if is_address(to) { to } else { "" };
    assert_eq!(decode(url.path()), *to, "another recipient in {link}");
    assert_eq!(url.path().matches('@').count(), usize::from(!to.is_empty()), "{link}");
    let body = crlf(&paragraph(body));
    assert_eq!(fields(&url), present(&[("subject", &line(subject)), ("body", &body)]), "{link}");
}

fn webmail(Message { to, subject, body }: &Message) {
    let (subject, body) = (line(subject), crlf(&paragraph(body)));
    let to = if is_address(to) { to } else { "" };
    for (service, host, mut first, name) in [
        (Webmail::Gmail, "mail.google.com", vec![("view", "cm"), ("fs", "1")], "su"),
        (Webmail::Outlook, "outlook.live.com", vec![], "subject"),
    ] {
        let link = compose(service, to, &subject, &body);
        let url = read(&link);
        assert_eq!((url.scheme(), url.host_str()), ("https", Some(host)));
        first.extend([("to", to), (name, &subject), ("body", &body)]);
        assert_eq!(fields(&url), present(&first), "{link}");
    }
}

/// ASCII that needs no care anywhere, `+` not being among it: some read it as a space.
fn read(link: &str) -> Url {
    assert!(link.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'+'), "{link}");
    let url = Url::parse(link).unwrap_or_else(|error| panic!("{error}: {link}"));
    assert_eq!(url.fragment(), None, "{link}");
    url
}

/// The fields, by percent-decoding alone.
fn fields(url: &Url) -> Vec<(String, String)> {
    let fields = url.query().into_iter().flat_map(|query| query.split('&'));
    let fields = fields.map(|field| field.split_once('=').unwrap_or((field, "")));
    fields.map(|(name, value)| (name.to_owned(), decode(value))).collect()
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// Those that are not empty.
fn present(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let present = fields.iter().filter(|(_, value)| !value.is_empty());
    present.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
