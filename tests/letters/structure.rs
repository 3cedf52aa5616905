//! The same letter in every language, one company's alone, and nothing in it that was not chosen.

use crate::choices::{EXTRAS, any_choice, plain_draft};
use crate::world::{COMPANIES, WORLD, text, typical};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Block, Extra, Letter, Run};
use mina_uppgifter::policy::Policy;
use mina_uppgifter::session::LETTER_ORDER;
use mina_uppgifter::text::{Key, t::compose as c};
use proptest::prelude::*;

/// A block's kind, its first number, its parts, and how many pieces of it are the person's own.
fn shape(block: &Block) -> (&'static str, usize, usize, usize) {
    let own = |runs: &Vec<Run>| runs.iter().filter(|run| matches!(run, Run::Own(_))).count();
    match block {
        Block::Paragraph(runs) => ("paragraph", 0, 1, own(runs)),
        Block::Heading(runs) => ("heading", 0, 1, own(runs)),
        Block::List(items) => ("list", 0, items.len(), items.iter().map(own).sum()),
        Block::Numbered(n, items) => ("numbered", *n, items.len(), items.iter().map(own).sum()),
    }
}

pub fn shapes(letter: &Letter) -> Vec<(&'static str, usize, usize, usize)> {
    letter.blocks.iter().map(shape).collect()
}

/// What a letter to another company must not name.
fn marks(other: &Policy) -> Vec<String> {
    let controller = &other.controller;
    let own = [&controller.legal_name, &controller.email, &controller.website];
    let more = [&controller.org_number, &controller.phone, &controller.postal_address];
    let tools = other.tools.iter().map(|tool| &tool.name);
    let mut marks: Vec<String> =
        own.into_iter().chain(more.into_iter().flatten()).chain(tools).cloned().collect();
    // "Clustera Sverige" is part of the other company's legal name.
    if other.id == "clustera-syd" {
        marks.push(other.name.clone());
    }
    marks
}

proptest! {
    #[test]
    fn languages_differ_in_words_only(choice in any_choice(), draft in plain_draft()) {
        let visit = (choice, draft);
        for company in COMPANIES {
            let letters = WORLD.texts.iter().map(|texts| WORLD.letter(company, &visit, texts));
            let letters: Vec<Letter> = letters.collect();
            for other in &letters {
                prop_assert_eq!(&letters[0].to, &other.to);
                prop_assert_eq!(shapes(&letters[0]), shapes(other));
            }
        }
    }

    #[test]
    fn each_letter_is_one_company_s(choice in any_choice(), mut draft in plain_draft()) {
        for policy in &WORLD.facts.policies {
            draft.asked.extend(policy.remarks.iter().map(|remark| remark.id.clone()));
        }
        draft.unasked.clear();
        let visit = (choice, draft);
        for company in COMPANIES {
            for other in WORLD.facts.policies.iter().filter(|policy| policy.id != company) {
                for texts in &WORLD.texts {
                    let letter = WORLD.letter(company, &visit, texts);
                    let whole = format!("{} {} {}", letter.to, letter.subject, letter.body());
                    for mark in marks(other) {
                        prop_assert!(!whole.contains(&mark), "{} to {}", mark, company);
                    }
                }
            }
        }
    }

    /// Numbers go on from list to list, and nothing that was not chosen is declared.
    #[test]
    fn only_what_was_chosen(choice in any_choice(), draft in plain_draft()) {
        let declared = [
            (Right::Access, c::ACCESS_ASK),
            (Right::Rectification, c::RECTIFICATION_ASK),
            (Right::WithdrawConsent, c::WITHDRAW_STOP),
            (Right::DirectMarketing, c::DIRECT_MARKETING_ASK),
            (Right::Erasure, c::ERASURE_GROUNDS),
            (Right::Information, c::INFORMATION_ASK),
        ];
        for company in COMPANIES {
            for texts in &WORLD.texts {
                let letter = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                let body = letter.body();
                for (right, key) in declared {
                    prop_assert_eq!(body.contains(texts.get(key)), choice.has_right(right));
                }
                for (extra, right, key) in SENTENCES {
                    let wanted = draft.extras.contains(&extra) && choice.has_right(right);
                    prop_assert_eq!(body.contains(texts.get(key)), wanted);
                }
                let mut next = 1;
                for (kind, first, count, _) in shapes(&letter) {
                    if kind == "numbered" {
                        prop_assert_eq!(first, next);
                        next += count;
                    }
                }
            }
        }
    }

    /// Some mail programs drop line breaks: every line has to end like a sentence.
    #[test]
    fn defect_08_lines_end_with_a_full_stop(choice in any_choice(), mut draft in plain_draft()) {
        draft.name = "Kim Exempel".into();
        for company in COMPANIES {
            for texts in &WORLD.texts {
                let letter = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                let [body @ .., _regards, _name] = letter.blocks.as_slice() else {
                    panic!("{letter:?}")
                };
                for block in body.iter().filter(|block| !matches!(block, Block::Heading(_))) {
                    for line in text(block).lines() {
                        let end = line.chars().next_back();
                        let greeting = line == texts.get(c::GREETING);
                        prop_assert!(greeting || matches!(end, Some('.' | '?' | '؟' | '።')), "{}", line);
                    }
                }
            }
        }
    }
}

/// The sentence of each extra request, and the right that it goes with.
const SENTENCES: [(Extra, Right, Key); 5] = [
    (Extra::NotifyCorrected, Right::Rectification, c::RECTIFICATION_NOTIFY),
    (Extra::RestrictMeanwhile, Right::Rectification, c::RECTIFICATION_RESTRICT),
    (Extra::NotifyErased, Right::Erasure, c::ERASURE_NOTIFY),
    (Extra::RestrictInstead, Right::Erasure, c::ERASURE_RESTRICT),
    (Extra::EraseWithdrawn, Right::WithdrawConsent, c::WITHDRAW_ERASE),
];

#[test]
fn an_extra_adds_its_sentence_and_nothing_else() {
    assert_eq!(SENTENCES.map(|(extra, ..)| extra).len(), EXTRAS.len());
    for company in COMPANIES {
        for (extra, right, key) in SENTENCES {
            for rights in [&[right][..], &LETTER_ORDER] {
                let (choice, draft) = typical(company, rights);
                let mut more = draft.clone();
                more.set(extra, true);
                for texts in &WORLD.texts {
                    let without = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                    let with = WORLD.letter(company, &(choice.clone(), more.clone()), texts);
                    let sentence = format!(" {}", texts.get(key));
                    assert_eq!(with.body().matches(&sentence).count(), 1);
                    assert_eq!(with.body().replacen(&sentence, "", 1), without.body());
                    assert_eq!(with.subject, without.subject);
                }
            }
        }
    }
}

#[test]
fn without_extras_nothing_is_asked_of_articles_18_and_19() {
    for company in COMPANIES {
        for rights in LETTER_ORDER.chunks(1).chain([LETTER_ORDER.as_slice()]) {
            for texts in &WORLD.texts {
                let body = WORLD.letter(company, &typical(company, rights), texts).body();
                for article in
                    ["artikel 18", "artikel 19", "Article 18", "Article 19", "17.2", "17(2)"]
                {
                    assert!(!body.contains(article), "{rights:?}: {article}");
                }
            }
        }
    }
}

/// Erasing is one thing, taking back a consent or objecting another: each is a choice of its own.
#[test]
fn defect_13_an_erasure_letter_withdraws_nothing() {
    for company in COMPANIES {
        for texts in &WORLD.texts {
            let letter = |rights: &[Right]| WORLD.letter(company, &typical(company, rights), texts);
            let alone = letter(&[Right::Erasure]).body();
            let stems: &[&str] = match texts.language.tag {
                "sv" => &["återkalla", "samtycke", "invänd", " 7.3", " 21."],
                "en" => &["withdraw", "consent", "object", " 7(3)", " 21("],
                _ => &[],
            };
            for stem in stems {
                assert!(!alone.contains(stem), "{stem} in {alone}");
            }
            for (right, key) in [
                (Right::WithdrawConsent, c::ERASURE_GROUNDS_WITHDRAWN),
                (Right::DirectMarketing, c::ERASURE_GROUNDS_MARKETING),
                (Right::Access, c::ERASURE_AFTER_COPY),
            ] {
                assert!(!alone.contains(texts.get(key)));
                assert!(letter(&[Right::Erasure, right]).body().contains(texts.get(key)));
            }
        }
    }
}

/// Names of items and what people write may end like a sentence; the letter's own sentence goes on.
#[test]
fn punctuation_marks_do_not_meet() {
    for company in COMPANIES {
        let policy = WORLD.policy(company);
        let (mut choice, mut draft) = typical(company, &LETTER_ORDER);
        draft.period = "Våren 2025.".into();
        for point in &policy.points {
            choice.set_point(policy, point, true);
            for item in &point.items {
                choice.set_item(policy, point, &item.id, true);
            }
        }
        for texts in &WORLD.texts {
            let body = WORLD.letter(company, &(choice.clone(), draft.clone()), texts).body();
            for pair in ["..", ".;", ".:", "?.", "  ", " ."] {
                assert!(!body.contains(pair), "{pair} in {body}");
            }
        }
    }
}
