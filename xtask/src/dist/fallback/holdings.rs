//! What each company may hold, by role: the data that its policy names, and how long they are kept.

use super::{Words, fold, h2, h3, p, source};
use crate::html::escape;
use mina_uppgifter::letter::{holdings, role_title};
use mina_uppgifter::policy::{ContactPoint, Policy, Role};
use mina_uppgifter::text::t;

pub fn section(words: &Words) -> String {
    let companies: String =
        words.facts.policies.iter().map(|policy| company(words, policy)).collect();
    [h2(&words.t(t::inventory::TITLE_BOTH)), p(&words.t(t::inventory::LEAD)), companies].concat()
}

/// Everything of one company.
pub fn company(words: &Words, policy: &Policy) -> String {
    let roles: String = policy.roles.iter().map(|entry| role(words, policy, entry.role)).collect();
    let warning = policy.withdrawal_warning.as_ref().map(|warning| {
        p(&words.fact(warning.text)) + &source(&section_of(words, policy, &warning.section))
    });
    let document = &policy.document;
    let link =
        format!("<a href=\"{}\">{}</a>", escape(&document.url), words.t(t::inventory::READ_POLICY));
    let read = words.fill(t::inventory::read_on(&document.read_on));
    let end = p(&format!("{read} {link}"));
    [h3(&escape(&policy.controller.legal_name)), roles, warning.unwrap_or_default(), end].concat()
}

fn role(words: &Words, policy: &Policy, role: Role) -> String {
    let points = policy.points.iter().filter(|point| point.role == role);
    let points: String = points.map(|point| contact_point(words, policy, point)).collect();
    fold(&words.t(role_title(role)), &format!("<dl>\n{points}</dl>\n"))
}

fn contact_point(words: &Words, policy: &Policy, point: &ContactPoint) -> String {
    let lines = holdings(point, words.texts).into_iter().map(|(lines, section)| {
        let said: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        let section = section_of(words, policy, section);
        format!("<dd>{}<br><small>{section}</small></dd>\n", said.join("<br>"))
    });
    format!("<dt>{}</dt>\n{}", words.fact(point.label), lines.collect::<String>())
}

fn section_of(words: &Words, policy: &Policy, id: &str) -> String {
    words.fill(t::hand_out::section(policy.heading(id)))
}
