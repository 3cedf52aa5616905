//! The same letter in every language, one company's alone, and nothing in it that was not chosen.

use crate::choices::{any_choice, plain_draft};
use crate::world::{COMPANIES, WORLD, text, typical, typical_topics};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Block, Extra, Letter, Matter, Run, Topic};
use mina_uppgifter::policy::{ContactPoint, LegalBasis, Policy, Role};
use mina_uppgifter::session::{Choice, Draft, LETTER_ORDER};
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

fn shapes(letter: &Letter) -> Vec<(&'static str, usize, usize, usize)> {
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
        for company in COMPANIES {
            for texts in &WORLD.texts {
                let letter = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                let body = letter.body();
                let chosen = |matter| match matter {
                    Matter::Right(right) => choice.has_right(right),
                    Matter::Topic(topic) => {
                        choice.has_topic(topic) && choice.offers(WORLD.policy(company), topic)
                    }
                };
                for matter in matters() {
                    let there = body.contains(texts.get(declared(matter)));
                    prop_assert_eq!(there, chosen(matter), "{:?}", matter);
                }
                for extra in Extra::ALL {
                    let wanted = draft.extras.contains(&extra)
                        && chosen(extra.matter())
                        && !(extra == Extra::WithdrawPhotos && takes_back_pictures(&choice, company));
                    let there = body.contains(texts.get(sentence(extra)));
                    prop_assert_eq!(there, wanted, "{:?}", extra);
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

/// Every section that a letter can have.
fn matters() -> impl Iterator<Item = Matter> {
    let rights = LETTER_ORDER.into_iter().map(Matter::Right);
    rights.chain(Topic::ALL.into_iter().map(Matter::Topic))
}

/// A sentence that stands in a section and nowhere else.
fn declared(matter: Matter) -> Key {
    match matter {
        Matter::Right(right) => match right {
            Right::Access => c::ACCESS_ASK,
            Right::Portability => c::PORTABILITY_ASK,
            Right::Rectification => c::RECTIFICATION_ASK,
            Right::WithdrawConsent => c::WITHDRAW_STOP,
            Right::Objection => c::OBJECTION_STOP,
            Right::DirectMarketing => c::DIRECT_MARKETING_ASK,
            Right::AutomatedDecisions => c::AUTOMATED_ASK,
            Right::Erasure => c::ERASURE_CONFIRM,
            Right::Restriction => c::RESTRICTION_USE,
            Right::NotifyRecipients => c::NOTIFY_ASK,
            Right::Information => c::INFORMATION_ASK,
            _ => panic!("{right:?} has no letter"),
        },
        Matter::Topic(topic) => match topic {
            Topic::Recordings => c::RECORDINGS_ASK,
            Topic::Photos => c::PHOTOS_ASK,
            Topic::CvRecipients => c::CV_RECIPIENTS_ASK,
            Topic::CvPersonalNumber => c::CV_NUMBER_ASK,
            Topic::Allergies => c::ALLERGIES_ASK,
            Topic::VisitorWhy => c::VISITOR_ASK,
            Topic::Surveys => c::SURVEYS_ASK,
            Topic::Passwords => c::PASSWORDS_ASK,
        },
    }
}

/// Whether a withdrawal of consent names pictures already; then they are not named twice.
fn takes_back_pictures(choice: &Choice, company: &str) -> bool {
    let consents =
        |point: &ContactPoint| point.bases.iter().any(|stated| stated.basis == LegalBasis::Consent);
    choice.has_right(Right::WithdrawConsent)
        && choice
            .chosen(WORLD.policy(company))
            .any(|point| Topic::Photos.items(point).next().is_some() && consents(point))
}

/// The sentence of an extra request.
fn sentence(extra: Extra) -> Key {
    match extra {
        Extra::NotifyCorrected => c::RECTIFICATION_NOTIFY,
        Extra::RestrictMeanwhile => c::RECTIFICATION_RESTRICT,
        Extra::NotifyErased => c::ERASURE_NOTIFY,
        Extra::RestrictInstead => c::ERASURE_RESTRICT,
        Extra::EraseWithdrawn => c::WITHDRAW_ERASE,
        Extra::NotifyWithdrawn => c::WITHDRAW_NOTIFY,
        Extra::RestrictObjected => c::OBJECTION_RESTRICT,
        Extra::EraseObjected => c::OBJECTION_ERASE,
        Extra::NotifyObjected => c::OBJECTION_NOTIFY,
        Extra::NotifyRestricted => c::RESTRICTION_NOTIFY,
        Extra::EraseRecordings => c::RECORDINGS_ERASE,
        Extra::StopRecording => c::RECORDINGS_STOP,
        Extra::WithdrawPhotos => c::PHOTOS_WITHDRAW,
        Extra::RecallCv => c::CV_RECIPIENTS_RECALL,
        Extra::EraseVisitor => c::VISITOR_ERASE,
        Extra::EraseSurveys => c::SURVEYS_ERASE,
    }
}

/// Visits with what an extra request goes with: alone, and among everything else.
fn visits(company: &str, matter: Matter) -> [(Choice, Draft); 2] {
    match matter {
        Matter::Right(right) => [typical(company, &[right]), typical(company, &LETTER_ORDER)],
        Matter::Topic(topic) => {
            let visitor = topic == Topic::VisitorWhy;
            let role = if visitor { Role::Visitor } else { Role::JobSeeker };
            let (mut more, draft) = typical_topics(company, role, &Topic::ALL);
            LETTER_ORDER.into_iter().for_each(|right| more.set_right(right, true));
            [typical_topics(company, role, &[topic]), (more, draft)]
        }
    }
}

#[test]
fn an_extra_adds_its_sentence_and_nothing_else() {
    for company in COMPANIES {
        for extra in Extra::ALL {
            for (choice, draft) in visits(company, extra.matter()) {
                let there = match extra.matter() {
                    Matter::Right(_) => true,
                    Matter::Topic(topic) => choice.offers(WORLD.policy(company), topic),
                };
                let twice = extra == Extra::WithdrawPhotos && takes_back_pictures(&choice, company);
                let there = there && !twice;
                let mut more = draft.clone();
                more.set(extra, true);
                for texts in &WORLD.texts {
                    let without = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                    let with = WORLD.letter(company, &(choice.clone(), more.clone()), texts);
                    let sentence = format!(" {}", texts.get(sentence(extra)));
                    assert_eq!(with.body().matches(&sentence).count(), usize::from(there));
                    assert_eq!(with.body().replacen(&sentence, "", 1), without.body());
                    // An erasure that is asked for stands in the subject; all else leaves it alone.
                    let erases = Extra::ERASING.contains(&extra) && there;
                    if erases
                        && extra.matter() != Matter::Right(Right::WithdrawConsent)
                        && extra.matter() != Matter::Right(Right::Objection)
                    {
                        assert!(with.subject.contains("17"), "{}", with.subject);
                    } else if !erases {
                        assert_eq!(with.subject, without.subject);
                    }
                }
            }
        }
    }
}

#[test]
fn without_extras_nothing_is_asked_of_articles_18_and_19() {
    for company in COMPANIES {
        let own = [Right::Restriction, Right::NotifyRecipients];
        let rest: Vec<Right> = LETTER_ORDER.into_iter().filter(|r| !own.contains(r)).collect();
        for rights in rest.chunks(1).chain([rest.as_slice()]) {
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
                (Right::Objection, c::ERASURE_GROUNDS_OBJECTED),
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
        Topic::ALL.into_iter().for_each(|topic| choice.set_topic(topic, true));
        draft.period = "Våren 2025.".into();
        draft.situation = "Jag bor ensam. Är det rätt?".into();
        draft.details = Topic::ALL.map(|topic| (topic, "Den 3 mars.".into())).to_vec();
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
