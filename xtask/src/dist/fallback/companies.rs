//! Where to write, and what to ask for: the part that matters most.

use super::{Words, h2, h3, items, list, p};
use crate::html::escape;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{self, tel};
use mina_uppgifter::policy::{Controller, Policy};
use mina_uppgifter::text::t;

pub fn section(words: &Words) -> String {
    let article = letter::article(Right::Access, words.texts);
    let what = words.texts.fill(t::fallback::ask_what(&article));
    let policies = &words.facts.policies;
    let addresses = policies.iter().map(|policy| address(words, &policy.controller));
    [
        h2(&words.t(t::fallback::WRITE)),
        p(&[words.t(t::company::LEAD), words.t(t::fallback::BOTH)].join(" ")),
        format!("<ul class=\"companies\">\n{}</ul>\n", items(addresses)),
        p(&words.tagged(t::fallback::ask(&what), &what, "b")),
        p(&format!("<b>{}</b>", words.t(t::hand_out::NEVER))),
        h3(&words.t(t::protected::QUESTION)),
        p(&words.t(t::protected::LEAD)),
        list(policies.iter().map(|policy| without_mail(words, policy))),
    ]
    .concat()
}

/// Who answers for the data, and every way to reach them that the policy gives.
fn address(words: &Words, controller: &Controller) -> String {
    let email = escape(&controller.email);
    let name = escape(&controller.legal_name);
    let website = escape(&controller.website);
    let mut html = format!("<b>{name}</b> ({website})<br><a href=\"mailto:{email}\">{email}</a>");
    if let Some(phone) = &controller.phone {
        html += &format!("<br><a {}>{}</a>", called(phone), escape(phone));
    }
    if let Some(address) = &controller.postal_address {
        let address = if controller.visits {
            words.fill(t::hand_out::address_visit(address))
        } else {
            words.fill(t::hand_out::address(address))
        };
        html += &format!("<br>{address}");
    }
    html
}

/// How to reach a company for people who had better not send e-mail.
fn without_mail(words: &Words, policy: &Policy) -> String {
    let Controller { phone, postal_address, visits, .. } = &policy.controller;
    let phone = match phone {
        Some(phone) => {
            let call = t::protected::call(&policy.name, phone);
            words.tagged(call, phone, &format!("a {}", called(phone)))
        }
        None => words.fill(t::protected::no_phone(&policy.name)),
    };
    let visit = match postal_address {
        Some(address) if *visits => words.fill(t::protected::visit(address, &policy.name)),
        _ => words.fill(t::protected::no_visit(&policy.name)),
    };
    format!("{phone}<br>{visit}")
}

/// The attribute of a link that calls a number.
pub fn called(phone: &str) -> String {
    format!("href=\"{}\"", escape(&tel::call(phone)))
}
