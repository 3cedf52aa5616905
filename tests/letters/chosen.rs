//! What one choice changes in a letter: the ground of a restriction, what was written, what goes with
//! what.

use crate::required::{says, word};
use crate::world::{COMPANIES, WORLD, typical};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Extra, RestrictionGround, Topic};
use mina_uppgifter::policy::LegalBasis;
use mina_uppgifter::session::{Field, request};
use mina_uppgifter::text::{Fill, t::compose as c};

/// A withdrawal reaches as far as what was chosen, and no further.
#[test]
fn a_withdrawal_is_limited_to_what_was_chosen() {
    let asks = [c::WITHDRAW_ASK, c::WITHDRAW_ASK_POINTS, c::WITHDRAW_SCOPE];
    let cases = [
        ("clustera-sverige", &["contact-form"][..], c::WITHDRAW_SCOPE),
        ("clustera-syd", &["newsletter"][..], c::WITHDRAW_ASK_POINTS),
        ("clustera-syd", &[][..], c::WITHDRAW_ASK),
    ];
    for (company, points, expected) in cases {
        let (mut choice, draft) = typical(company, &[Right::WithdrawConsent]);
        choice.points.clear();
        choice.items.clear();
        for point in points {
            let policy = WORLD.policy(company);
            choice.set_point(policy, policy.point(point).unwrap(), true);
        }
        for texts in &WORLD.texts {
            let body = WORLD.letter(company, &(choice.clone(), draft.clone()), texts).body();
            for ask in asks {
                assert_eq!(body.contains(texts.get(ask)), ask == expected, "{company} {ask:?}");
            }
            let sentence = texts.get(expected);
            for pair in [("återkallar", "withdraw"), ("7.3", "7(3)")] {
                assert!(word(pair, texts).is_none_or(|word| sentence.contains(word)));
            }
        }
    }
}

/// Chosen things for which the policy states no legal basis are withdrawn from too, in so far as they rest on a
/// consent; those that rest on something else by the policy's own words are not.
#[test]
fn a_withdrawal_leaves_out_nothing_that_may_rest_on_consent() {
    for company in COMPANIES {
        let policy = WORLD.policy(company);
        let (mut choice, draft) = typical(company, &[Right::WithdrawConsent]);
        policy.points.iter().for_each(|point| choice.set_point(policy, point, true));
        // Those of other roles are in no letter of this one.
        let chosen = request(&choice, &draft, policy, "2026-10-13").points;
        for texts in &WORLD.texts {
            let body = WORLD.letter(company, &(choice.clone(), draft.clone()), texts).body();
            let end = body.find(texts.get(c::WITHDRAW_NOT_REST)).unwrap();
            let stated = body.find(texts.get(c::WITHDRAW_SCOPE)).unwrap();
            let open = body.find(texts.get(c::WITHDRAW_OPEN)).unwrap();
            assert!(stated < open && open < end);
            for point in chosen.iter().map(|chosen| chosen.point) {
                let line = format!("\n– {}", texts.fact(point.label));
                for (basis, part) in [
                    (LegalBasis::Consent, &body[stated..open]),
                    (LegalBasis::NotStated, &body[open..end]),
                ] {
                    let times = point.bases.iter().filter(|stated| stated.basis == basis).count();
                    assert_eq!(part.matches(&line).count(), times, "{}: {basis:?}", point.id);
                }
            }
        }
    }
}

/// The ground that was named is pleaded and no other; beside an erasure, none that presupposes that
/// the data are kept.
#[test]
fn a_restriction_rests_on_its_ground() {
    use RestrictionGround::{Claims, Contested, Objected, Unlawful};
    let sentences = [
        c::RESTRICTION_GROUNDS,
        c::RESTRICTION_CONTESTED,
        c::RESTRICTION_UNLAWFUL,
        c::RESTRICTION_CLAIMS,
        c::RESTRICTION_OBJECTED,
    ];
    let alone = &[Right::Restriction][..];
    let erasing = &[Right::Restriction, Right::Erasure][..];
    let cases = [
        (None, alone, c::RESTRICTION_GROUNDS, ("18.1", "18(1)")),
        (Some(Contested), alone, c::RESTRICTION_CONTESTED, ("18.1 a", "18(1)(a)")),
        (Some(Unlawful), alone, c::RESTRICTION_UNLAWFUL, ("18.1 b", "18(1)(b)")),
        (Some(Claims), alone, c::RESTRICTION_CLAIMS, ("18.1 c", "18(1)(c)")),
        (Some(Objected), alone, c::RESTRICTION_OBJECTED, ("18.1 d", "18(1)(d)")),
        (Some(Contested), erasing, c::RESTRICTION_CONTESTED, ("18.1 a", "18(1)(a)")),
        (Some(Unlawful), erasing, c::RESTRICTION_GROUNDS, ("18.1", "18(1)")),
        (Some(Claims), erasing, c::RESTRICTION_GROUNDS, ("18.1", "18(1)")),
        (Some(Objected), erasing, c::RESTRICTION_OBJECTED, ("18.1 d", "18(1)(d)")),
    ];
    for (ground, rights, expected, article) in cases {
        let (choice, mut draft) = typical("clustera-syd", rights);
        draft.ground = ground;
        for texts in &WORLD.texts {
            let letter = WORLD.letter("clustera-syd", &(choice.clone(), draft.clone()), texts);
            says(&letter, texts, &(expected, &[]));
            assert!(word(article, texts).is_none_or(|word| texts.get(expected).contains(word)));
            for sentence in sentences {
                let there = letter.body().contains(texts.get(sentence));
                assert_eq!(there, sentence == expected, "{ground:?} {rights:?}");
            }
            let rest = letter.body().contains(texts.get(c::RESTRICTION_NOT_ERASED));
            assert_eq!(rest, rights == erasing);
            let what = letter.body().contains(texts.get(c::RESTRICTION_CONTESTED_WHAT));
            assert_eq!(what, ground == Some(Contested));
        }
    }
    // What is wrong stands in the letter already; what is erased there is not restricted.
    let rights = [Right::Restriction, Right::Rectification, Right::WithdrawConsent];
    let (mut choice, mut draft) = typical("clustera-syd", &rights);
    choice.set_topic(Topic::Photos, true);
    draft.ground = Some(Contested);
    for texts in &WORLD.texts {
        let letter = WORLD.letter("clustera-syd", &(choice.clone(), draft.clone()), texts);
        says(&letter, texts, &(c::RESTRICTION_NOT_ERASED, &[]));
        assert!(!letter.body().contains(texts.get(c::RESTRICTION_CONTESTED_WHAT)));
    }
}

/// What the person wrote stands in the sentence that is made for it, and the sentence is not there
/// without it.
#[test]
fn own_words_stand_in_their_sentence() {
    type Sentence = for<'a> fn(&'a str) -> Fill<'a, 1>;
    let rows: [(Right, Field, &str, Sentence); 3] = [
        (Right::Objection, Field::Situation, "Jag bor på skyddad adress", c::objection_situation),
        (Right::AutomatedDecisions, Field::Decision, "nej den 3 mars", c::automated_decision),
        (Right::Portability, Field::Holder, "Exempelföretaget AB", c::portability_holder),
    ];
    for (right, field, words, sentence) in rows {
        for company in COMPANIES {
            for texts in &WORLD.texts {
                let (choice, mut draft) = typical(company, &[right]);
                draft.set_field(field, words.to_owned());
                let letter = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                assert!(letter.body().contains(&texts.fill(sentence(words))), "{field:?}");
                draft.set_field(field, " \n".to_owned());
                let letter = WORLD.letter(company, &(choice, draft), texts);
                let begin = texts.fill(sentence("\0"));
                let begin = begin.split('\0').next().unwrap();
                assert!(!letter.body().contains(begin), "{begin}");
            }
        }
    }
}

/// Moving data is not erasing them, unless that was chosen too; then the file comes first.
#[test]
fn portability_erases_nothing() {
    for texts in &WORLD.texts {
        let body = |rights: &[Right]| {
            WORLD.letter("clustera-syd", &typical("clustera-syd", rights), texts).body()
        };
        let (alone, both) =
            (body(&[Right::Portability]), body(&[Right::Portability, Right::Erasure]));
        let (stays, first) = (texts.get(c::PORTABILITY_STAYS), texts.get(c::ERASURE_AFTER_COPY));
        assert!(alone.contains(stays) && !alone.contains(first));
        assert!(!both.contains(stays) && both.contains(first));
    }
}

/// Whatever is erased is copied first, if a copy is asked for in the same letter.
#[test]
fn the_copy_comes_before_anything_is_erased() {
    use crate::world::typical_topics;
    use mina_uppgifter::letter::Extra;
    use mina_uppgifter::policy::Role;
    let company = "clustera-syd";
    let first = c::ERASURE_AFTER_COPY;
    for (rights, topics, extras, expected) in [
        (&[Right::Access][..], &[][..], &[][..], 0),
        (&[Right::Access], &[Topic::Photos], &[], 1),
        (&[Right::Access], &[Topic::CvPersonalNumber], &[], 1),
        (&[Right::Access, Right::Erasure], &[Topic::Photos], &[], 1),
        (&[Right::Access, Right::WithdrawConsent], &[], &[], 0),
        (&[Right::Access, Right::WithdrawConsent], &[], &[Extra::EraseWithdrawn], 1),
        // An extra that its right was not chosen for is nothing.
        (&[Right::Access], &[], &[Extra::EraseWithdrawn], 0),
        (&[Right::Portability], &[Topic::Allergies], &[], 1),
        (&[Right::Access, Right::Portability], &[Topic::Allergies], &[], 1),
        (&[Right::Objection], &[Topic::Photos], &[], 0),
    ] {
        let (mut choice, mut draft) = typical_topics(company, Role::JobSeeker, topics);
        rights.iter().for_each(|right| choice.set_right(*right, true));
        draft.extras = extras.to_vec();
        for texts in &WORLD.texts {
            let body = WORLD.letter(company, &(choice.clone(), draft.clone()), texts).body();
            let found = body.matches(texts.get(first)).count();
            assert_eq!(found, expected, "{rights:?} {topics:?} {extras:?}");
        }
    }
}

/// An erasure that is asked for beside something else counts as asked for afterwards too.
#[test]
fn an_erasure_beside_something_else_is_a_right_that_was_used() {
    let used = |rights: &[Right], topics: &[Topic], extras: &[Extra]| {
        let (mut choice, mut draft) = typical("clustera-sverige", rights);
        topics.iter().for_each(|topic| choice.set_topic(*topic, true));
        draft.extras = extras.to_vec();
        let policy = WORLD.policy("clustera-sverige");
        request(&choice, &draft, policy, "2026-10-13").exercised()
    };
    let withdraw = [Right::WithdrawConsent];
    assert_eq!(used(&withdraw, &[], &[]), withdraw);
    let erasing = [Right::WithdrawConsent, Right::Erasure];
    assert_eq!(used(&withdraw, &[], &[Extra::EraseWithdrawn]), erasing);
    // Once, and not if what it goes with was not chosen.
    assert_eq!(used(&erasing, &[], &[Extra::EraseWithdrawn]), erasing);
    assert_eq!(used(&withdraw, &[], &[Extra::EraseRecordings]), withdraw);
    let beside = used(&[Right::Access], &[Topic::Recordings], &[Extra::EraseRecordings]);
    assert_eq!(beside, [Right::Access, Right::Erasure]);
}
