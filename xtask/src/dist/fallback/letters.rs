//! Letters to copy: one of each kind for any company, with blanks for whoever sends it to fill in.

use super::{Words, fold, h2, p, unfolded};
use crate::html::{block, escape};
use anyhow::{Context, Result, anyhow};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Letter, compose, right_title};
use mina_uppgifter::policy::{Facts, Policy, Role};
use mina_uppgifter::session::{Choice, Draft, RoleChoice, request};
use mina_uppgifter::text::{Language, Texts, t};
use serde_json::Value;

/// What can be asked for; the first letter is open to begin with.
const RIGHTS: [Right; 2] = [Right::Access, Right::Erasure];

pub fn section(words: &Words, facts: &Value) -> Result<String> {
    let texts = words.texts;
    let mut html = h2(&words.t(t::fallback::LETTERS));
    html += &p(&words.t(t::fallback::LETTERS_HOW));
    html += &p(&words.fill(t::fallback::letters_role(
        texts.get(t::compose::ROLE_OTHER),
        texts.get(t::compose::ROLE_JOB_SEEKER),
    )));
    if texts.language != Language::SWEDISH {
        html += &p(&words.t(t::letter::LETTER_LANGUAGE_HINT));
    }
    let policy = anyone(facts, texts)?;
    html += &p(&words.t(t::goals::ERASURE_BEFORE));
    for (i, right) in RIGHTS.into_iter().enumerate() {
        let title = words.t(right_title(right));
        let paper = paper(&letter(right, &policy, texts), words);
        html += &if i == 0 { unfolded(&title, &paper) } else { fold(&title, &paper) };
    }
    Ok(html)
}

/// A policy of no company: in place of name and address stand blanks. A letter takes nothing else from
/// a policy if it names no contact point.
fn anyone(facts: &Value, texts: &Texts) -> Result<Policy> {
    let facts = Facts::from_json(facts).map_err(|what| anyhow!("the policies: {what}"))?;
    let mut policy = facts.policies.into_iter().next().context("there is no policy")?;
    let controller = &mut policy.controller;
    texts.get(t::fallback::BLANK_COMPANY).clone_into(&mut controller.legal_name);
    texts.get(t::fallback::BLANK_EMAIL).clone_into(&mut controller.email);
    controller.org_number = None;
    Ok(policy)
}

/// The letter of a job seeker, as the program writes it.
pub fn letter(right: Right, policy: &Policy, texts: &Texts) -> Letter {
    let mut choice = Choice::default();
    choice.set_policies(vec![policy.id.clone()]);
    choice.set_role(RoleChoice::Role(Role::JobSeeker));
    choice.set_right(right, true);
    let draft = Draft {
        name: texts.get(t::fallback::BLANK_NAME).to_owned(),
        contact: texts.get(t::fallback::BLANK_CONTACT).to_owned(),
        ..Draft::default()
    };
    compose(&request(&choice, &draft, policy, texts.get(t::fallback::BLANK_DATE)), texts)
}

/// On paper, as the program shows it (`src/ui/components/paper.rs`); the blanks are marked.
fn paper(letter: &Letter, words: &Words) -> String {
    let mark = |html: &str| format!("<mark>{html}</mark>");
    let head =
        |label, html: &str| format!("<p class=\"head\"><b>{}: </b>{html}</p>\n", words.t(label));
    let mut body: String = letter.blocks.iter().map(block).collect();
    for blank in [t::fallback::BLANK_DATE, t::fallback::BLANK_COMPANY] {
        let blank = words.t(blank);
        body = body.replace(&blank, &mark(&blank));
    }
    format!(
        "<article class=\"paper\">\n{}{}<div class=\"body\">\n{body}</div>\n</article>\n",
        head(t::letter::TO, &mark(&escape(&letter.to))),
        head(t::letter::SUBJECT, &escape(&letter.subject)),
    )
}
