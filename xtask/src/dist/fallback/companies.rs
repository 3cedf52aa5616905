//! Where to write, and what to ask for: the part that matters most.

use super::{Words, h2, h3, items, list, p};
use crate::html::escape;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter;
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
        p(&format!("<b>{}</b>", words.t(t::fallback::NEVER))),
        h3(&words.t(t::letter::PROTECTED)),
        p(&words.t(t::letter::PROTECTED_TEXT)),
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
            words.fill(t::fallback::address_visit(address))
        } else {
            words.fill(t::fallback::address(address))
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
            let call = t::letter::protected_call(&policy.name, phone);
            words.tagged(call, phone, &format!("a {}", called(phone)))
        }
        None => words.fill(t::letter::protected_no_phone(&policy.name)),
    };
    let visit = match postal_address {
        Some(address) if *visits => words.fill(t::letter::protected_visit(address, &policy.name)),
        _ => words.fill(t::letter::protected_no_visit(&policy.name)),
    };
    format!("{phone}<br>{visit}")
}

/// The attribute of a link that calls a number.
pub fn called(phone: &str) -> String {
    format!("href=\"tel:{}\"", escape(&dialled(phone)))
}

/// A Swedish number as written for people → in the international form (RFC 3966).
fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(rest) if !rest.starts_with('0') => format!("+46{rest}"),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn numbers_are_dialled_from_anywhere() {
        for (written, expected) in [
            ("010-265 64 64", "+46102656464"),
            ("+46 10 265 64 64", "+46102656464"),
            ("0046 10 265", "004610265"),
            ("112", "112"),
        ] {
            assert_eq!(dialled(written), expected, "{written}");
        }
    }
}
