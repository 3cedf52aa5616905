//! What is on the pages, against what it is made from; in every language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod markup;
mod pages;

use super::super::facts;
use super::*;
use crate::html::block;
use mina_uppgifter::law::{IMY, Right};
use mina_uppgifter::letter::{self, Letter};
use mina_uppgifter::policy::Policy;
use std::collections::BTreeSet;

fn data() -> Data {
    facts::read(&crate::paths::root().join("public")).unwrap()
}

fn words<'a>(data: &'a Data, texts: &'a Texts) -> Words<'a> {
    Words { facts: &data.library.facts, texts }
}

/// The text of some HTML, as a reader gets it.
fn read(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The inside of the element that begins with some HTML, if it holds none of its kind.
fn inside<'a>(html: &'a str, begins: &str, ends: &str) -> &'a str {
    let (_, rest) = html.split_once(begins).unwrap_or_else(|| panic!("no {begins}"));
    rest.split_once(ends).unwrap().0
}

fn every_part(check: impl Fn(&Data, &Words, &str)) {
    let data = data();
    for texts in &data.library.texts {
        check(&data, &words(&data, texts), &part(&data, texts).unwrap());
    }
}

#[test]
fn each_company_can_be_reached_by_every_way_that_its_policy_gives() {
    every_part(|data, words, html| {
        let cards = inside(html, "<ul class=\"companies\">", "</ul>");
        let protected = inside(html, &words.t(t::protected::LEAD), "</ul>");
        let policies = &data.library.facts.policies;
        assert_eq!(cards.matches("<li>").count(), policies.len());
        for (i, policy) in policies.iter().enumerate() {
            let controller = &policy.controller;
            let card = cards.split("<li>").nth(i + 1).unwrap();
            let row = protected.split("<li>").nth(i + 1).unwrap();
            assert!(card.contains(&format!("<b>{}</b>", controller.legal_name)), "{card}");
            let email = &controller.email;
            assert!(card.contains(&format!("<a href=\"mailto:{email}\">{email}</a>")), "{card}");
            assert!(row.contains(&policy.name) && !row.contains('@'), "{row}");
            let link = controller.phone.as_ref().map(|phone| {
                let digits: String = phone.chars().filter(char::is_ascii_digit).skip(1).collect();
                format!("<a href=\"tel:+46{digits}\">{phone}</a>")
            });
            let address = controller.postal_address.as_deref();
            for text in [card, row] {
                match &link {
                    Some(link) => assert!(text.contains(link), "{text}"),
                    None => assert!(!text.contains("tel:"), "{text}"),
                }
            }
            assert_eq!(card.matches(address.unwrap_or("\0")).count(), address.iter().count());
            let visited = address.filter(|_| controller.visits);
            assert_eq!(row.matches(visited.unwrap_or("\0")).count(), visited.iter().count());
            let none = words.fill(t::protected::no_visit(&policy.name));
            assert_eq!(row.contains(&none), visited.is_none(), "{row}");
        }
    });
}

#[test]
fn nobody_is_sent_to_an_address_that_is_not_for_visits() {
    let mut data = data();
    for policy in &mut data.library.facts.policies {
        policy.controller.visits = false;
    }
    for texts in &data.library.texts {
        let html = companies::section(&words(&data, texts));
        for policy in &data.library.facts.policies {
            let Some(address) = &policy.controller.postal_address else { continue };
            assert!(html.contains(&escape(&texts.fill(t::hand_out::address(address)))), "{html}");
            assert_eq!(html.matches(address.as_str()).count(), 1, "{html}");
        }
    }
}

#[test]
fn what_matters_most_comes_first() {
    every_part(|data, words, html| {
        let text = read(html);
        let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is missing"));
        let article = letter::article(Right::Access, words.texts);
        let ask = words.texts.fill(t::fallback::ask_what(&article));
        let order = [
            at(&data.library.facts.policies.last().unwrap().controller.email),
            at(&ask),
            at(words.texts.get(t::hand_out::NEVER)),
            at(words.texts.get(t::protected::QUESTION)),
            at(words.texts.get(t::compose::ACCESS_ASK)),
            at(words.texts.get(t::compose::ERASURE_ASK_ALL)),
            at(words.texts.get(t::after::LAW)),
            at(words.texts.get(t::complaint::HOW_PAGE_LINK)),
            at(words.texts.get(t::rights::TITLE)),
            at(words.texts.get(t::inventory::TITLE_BOTH)),
        ];
        assert!(order.is_sorted(), "{order:?}");
        assert!(ask.contains("15"), "{ask}");
    });
}

/// The letters on the page, as the HTML of their bodies.
fn letters(html: &str) -> Vec<&str> {
    html.split("<article class=\"paper\">")
        .skip(1)
        .map(|rest| inside(rest, "<div class=\"body\">\n", "</div>"))
        .collect()
}

#[test]
fn each_letter_is_the_one_that_the_program_writes_to_either_company() {
    const RIGHTS: [Right; 2] = [Right::Access, Right::Erasure];
    every_part(|data, words, html| {
        let texts = words.texts;
        let found = letters(html);
        assert_eq!(found.len(), RIGHTS.len());
        for policy in &data.library.facts.policies {
            for (right, found) in RIGHTS.into_iter().zip(&found) {
                let Letter { subject, blocks, .. } = letters::letter(right, policy, texts);
                let unmarked = |html: &str| html.replace("<mark>", "").replace("</mark>", "");
                let written: String = blocks.iter().map(block).collect();
                let blank = texts.fill(t::compose::to(texts.get(t::fallback::BLANK_COMPANY)));
                let name = &policy.controller.legal_name;
                let to = match &policy.controller.org_number {
                    Some(number) => texts.fill(t::compose::to_numbered(name, number)),
                    None => texts.fill(t::compose::to(name)),
                };
                let filled = unmarked(found).replace(&escape(&blank), &escape(&to));
                assert_eq!(filled, unmarked(&written));
                assert!(html.contains(&format!(" </b>{}</p>", escape(&subject))), "{subject}");
            }
        }
    });
}

#[test]
fn every_blank_of_a_letter_is_marked() {
    every_part(|_, words, html| {
        for found in letters(html) {
            for blank in [
                t::fallback::BLANK_DATE,
                t::fallback::BLANK_COMPANY,
                t::fallback::BLANK_NAME,
                t::fallback::BLANK_CONTACT,
            ] {
                let blank = words.t(blank);
                let marked = found.matches(&format!("<mark>{blank}</mark>")).count();
                assert!(marked > 0 && marked == found.matches(&blank).count(), "{blank}: {found}");
            }
            assert_eq!(found.matches('[').count(), found.matches("<mark>[").count(), "{found}");
        }
        let email = format!("<mark>{}</mark>", words.t(t::fallback::BLANK_EMAIL));
        assert_eq!(html.matches(&email).count(), 2);
    });
}

#[test]
fn the_time_for_an_answer_and_the_authority_are_there() {
    every_part(|_, words, html| {
        let text = read(html);
        for key in [t::after::LAW, t::request::EXTEND_HINT, t::hand_out::THEN, t::after::LAW_SOURCE]
        {
            assert!(text.contains(words.texts.get(key)), "{}", words.texts.get(key));
        }
        for fact in [IMY.name, IMY.email, IMY.phone, IMY.postal_address] {
            assert!(text.contains(fact), "{fact}");
        }
        assert!(html.contains(&format!("<a href=\"{}\">", IMY.complaint_page)));
        assert!(html.contains(&format!("<a href=\"mailto:{}\">", IMY.email)));
        assert!(html.contains("<a href=\"tel:+4686576100\">"));
    });
}

#[test]
fn every_right_is_there_with_its_article_and_its_condition() {
    every_part(|_, words, html| {
        for right in Right::ALL {
            let title = words.t(letter::right_title(right));
            let rights = html.split_once(&words.t(t::rights::LEAD)).unwrap().1;
            let said = read(inside(rights, &format!("<summary>{title}</summary>"), "</details>"));
            // The duty to inform is cited with Art. 12, which says how.
            let article = match right {
                Right::Information => "12–14".to_owned(),
                _ => letter::article(right, words.texts),
            };
            assert!(said.contains(&article), "{right:?}: {article} is not in {said}");
        }
        // By the table of the law: some rights hold on some legal bases only.
        for (right, basis) in [
            (Right::WithdrawConsent, t::inventory::BASIS_CONSENT),
            (Right::Portability, t::inventory::BASIS_CONTRACT),
            (Right::Objection, t::inventory::BASIS_LEGITIMATE_INTEREST),
        ] {
            let title = words.t(letter::right_title(right));
            let said = inside(html, &format!("<summary>{title}</summary>"), "</details>");
            assert!(said.contains(&words.t(basis)), "{right:?}: {said}");
        }
    });
}

#[test]
fn all_that_a_policy_names_is_there_with_its_section() {
    every_part(|data, words, html| {
        let texts = words.texts;
        let holdings = html.split_once(&words.t(t::inventory::LEAD)).unwrap().1;
        for policy in &data.library.facts.policies {
            let html = holdings::company(words, policy);
            assert!(holdings.contains(&html), "{}", policy.id);
            let folds: Vec<&str> = html.split("<details>").skip(1).collect();
            assert_eq!(folds.len(), policy.roles.len());
            for (entry, fold) in policy.roles.iter().zip(folds) {
                let points: Vec<_> =
                    policy.points.iter().filter(|point| point.role == entry.role).collect();
                let shown: Vec<&str> = fold.split("<dt>").skip(1).collect();
                assert_eq!(shown.len(), points.len());
                for (point, shown) in points.iter().zip(shown) {
                    let text = read(shown);
                    let mut sections = BTreeSet::from([&point.retention_section]);
                    assert!(text.starts_with(texts.fact(point.label)), "{text}");
                    for item in &point.items {
                        sections.insert(item.section.as_ref().unwrap_or(&point.section));
                        let name = texts.fact(item.name).trim_end_matches('.');
                        assert!(text.contains(name), "{name} is not in {text}");
                    }
                    let kept = letter::retention_in_words(point.retention, texts);
                    assert!(text.contains(&kept), "{kept} is not in {text}");
                    for section in sections {
                        let heading = texts.fill(t::hand_out::section(policy.heading(section)));
                        assert!(text.contains(&heading), "{heading} is not in {text}");
                    }
                }
            }
            assert!(html.contains(&format!("href=\"{}\"", policy.document.url)));
            if let Some(warning) = &policy.withdrawal_warning {
                assert!(read(&html).contains(texts.fact(warning.text)));
            }
        }
    });
}

/// What tells a company apart from any other.
fn own(policy: &Policy) -> Vec<&str> {
    let controller = &policy.controller;
    let optional = [&controller.phone, &controller.postal_address, &controller.org_number];
    let optional = optional.into_iter().filter_map(|fact| fact.as_deref());
    let named = [&controller.legal_name, &controller.email, &policy.document.url];
    named.into_iter().map(String::as_str).chain(optional).collect()
}

#[test]
fn nothing_of_one_company_stands_under_the_other() {
    every_part(|data, words, html| {
        let policies = &data.library.facts.policies;
        let cards = inside(html, "<ul class=\"companies\">", "</ul>");
        let protected = inside(html, &words.t(t::protected::LEAD), "</ul>");
        for (i, policy) in policies.iter().enumerate() {
            let of = |list: &str| list.split("<li>").nth(i + 1).unwrap().to_owned();
            let parts = [of(cards), of(protected), holdings::company(words, policy)];
            for other in policies.iter().filter(|other| other.id != policy.id) {
                for (fact, part) in
                    own(other).iter().flat_map(|f| parts.iter().map(move |p| (f, p)))
                {
                    assert!(!read(part).contains(fact), "{fact} stands under {}", policy.name);
                }
                let theirs = other.points.iter().flat_map(|point| &point.items);
                let mine: BTreeSet<&str> = policy
                    .points
                    .iter()
                    .flat_map(|point| &point.items)
                    .map(|item| words.texts.fact(item.name))
                    .collect();
                for item in theirs.map(|item| words.texts.fact(item.name)) {
                    let shown = parts[2].contains(&format!("; {};", escape(item)));
                    assert!(mine.contains(item) || !shown, "{item} stands under {}", policy.name);
                }
            }
        }
    });
}
