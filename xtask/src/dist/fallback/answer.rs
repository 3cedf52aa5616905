//! When they must answer, and what to do then.

use super::companies::called;
use super::{Words, h2, h3, list, p, source};
use mina_uppgifter::law::IMY;
use mina_uppgifter::text::t;

pub fn section(words: &Words) -> String {
    let page = words.t(t::complaint::HOW_PAGE_LINK);
    let email = words.tagged(
        t::complaint::how_email(IMY.email),
        IMY.email,
        &format!("a href=\"mailto:{}\"", IMY.email),
    );
    let protected = words.tagged(
        t::complaint::protected(IMY.phone),
        IMY.phone,
        &format!("a {}", called(IMY.phone)),
    );
    [
        h2(&words.t(t::hand_out::ANSWER)),
        p(&words.t(t::after::LAW)),
        p(&words.t(t::request::EXTEND_HINT)),
        source(&words.t(t::after::LAW_SOURCE)),
        p(&words.t(t::hand_out::THEN)),
        h3(&words.t(t::complaint::TITLE)),
        p(&words.t(t::goals::COMPLAINT_TEXT)),
        list([
            format!("<a href=\"{}\">{page}</a>", IMY.complaint_page),
            words.fill(t::complaint::how_post(IMY.postal_address, IMY.name)),
            email,
            protected,
        ]),
    ]
    .concat()
}
