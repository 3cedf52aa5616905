//! Every right in plain words, and on what it depends.

use super::{Words, fold, h2, p};
use mina_uppgifter::law::{Applies, BASES, Right, applies};
use mina_uppgifter::letter::{basis_name, join, right_title};
use mina_uppgifter::text::{Key, t};

pub fn section(words: &Words) -> String {
    let rights = Right::BY_NEED
        .into_iter()
        .map(|right| fold(&words.t(right_title(right)), &p(&sentences(words, right).join(" "))));
    let rights: String = rights.collect();
    [h2(&words.t(t::rights::TITLE)), p(&words.t(t::rights::LEAD)), rights].concat()
}

fn sentences(words: &Words, right: Right) -> Vec<String> {
    let said = said(right).iter().map(|key| words.t(*key));
    on_some_bases(words, right).into_iter().chain(said).collect()
}

/// What a right says, with its article and its condition.
fn said(right: Right) -> &'static [Key] {
    match right {
        Right::Information => &[t::applies::INFORMATION],
        Right::WithdrawConsent => &[t::goals::WITHDRAW_AFTER, t::goals::WITHDRAW_ASK_FIRST],
        Right::Access => &[t::applies::ACCESS],
        Right::Rectification => &[t::applies::RECTIFICATION],
        Right::Erasure => &[t::fallback::ERASURE],
        Right::Restriction => &[t::condition::RESTRICTION_GROUND_OR_OBJECTION],
        Right::NotifyRecipients => &[t::condition::AFTER_RECTIFICATION],
        Right::Portability => &[t::applies::PORTABILITY],
        Right::Objection => &[t::applies::OBJECTION],
        Right::DirectMarketing => &[t::applies::DIRECT_MARKETING],
        Right::AutomatedDecisions => &[t::condition::SOLELY_AUTOMATED],
        Right::Complaint => &[t::applies::COMPLAINT],
        Right::JudicialRemedy => &[t::applies::JUDICIAL_REMEDY],
        Right::Compensation => &[t::condition::DAMAGE_CAUSED],
        Right::Representation => &[t::condition::BODY_TAKES_IT_ON],
    }
}

/// The legal bases on which a right applies, if there are some on which it does not.
fn on_some_bases(words: &Words, right: Right) -> Option<String> {
    let never = |basis| matches!(applies(right, basis), Applies::No(_));
    let bases = BASES.into_iter().filter(|basis| applies(right, *basis) == Applies::Yes);
    let names: Vec<&str> = bases.map(|basis| words.texts.get(basis_name(basis))).collect();
    let names = join(&names, words.texts);
    BASES.into_iter().any(never).then(|| words.fill(t::condition::for_that_basis(&names)))
}
