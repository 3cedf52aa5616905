//! What a letter must say, right by right, in both languages: the catalogue's own sentence has to
//! be there, and in it the words and article numbers that make it a request in law.

use crate::world::{COMPANIES, WORLD, typical};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{Letter, article};
use mina_uppgifter::session::LETTER_ORDER;
use mina_uppgifter::text::{Key, Texts, t::compose as c};

/// A sentence, and what has to stand in it: in Swedish, in English.
pub type Must = (Key, &'static [(&'static str, &'static str)]);

pub const SHARED: &[Must] = &[
    (c::GREETING, &[]),
    (
        c::DEADLINE,
        &[
            ("en månad", "one month"),
            ("utan onödigt dröjsmål", "without undue delay"),
            ("12.3", "12(3)"),
            ("inom den månaden", "within that month"),
            ("12.4", "12(4)"),
        ],
    ),
    (c::FREE, &[("kostnadsfria", "free of charge"), ("12.5", "12(5)")]),
    (c::IDENTITY, &[("personnummer", "personnummer"), ("12.6", "12(6)"), ("säkert", "secure")]),
    (c::RECEIPT, &[("Bekräfta", "confirm")]),
    (c::REGARDS, &[]),
];

const ACCESS: &[Must] = &[
    (c::ACCESS_ASK, &[]),
    (c::ACCESS_COPY, &[("En kopia", "A copy"), ("15.3", "15(3)")]),
    (c::ACCESS_PURPOSES, &[("15.1 a", "15(1)(a)"), ("rättsliga grunden", "legal basis")]),
    (c::ACCESS_CATEGORIES, &[("15.1 b", "15(1)(b)")]),
    (
        c::ACCESS_RECIPIENTS,
        &[("15.1 c", "15(1)(c)"), ("Namnen", "names"), ("C-154/21", "C-154/21")],
    ),
    (c::ACCESS_RETENTION, &[("15.1 d", "15(1)(d)"), ("från vilken dag", "from which day")]),
    (c::ACCESS_RIGHTS, &[("15.1 e och f", "15(1)(e) and (f)")]),
    (c::ACCESS_SOURCES, &[("15.1 g", "15(1)(g)")]),
    (c::ACCESS_AUTOMATED, &[("15.1 h", "15(1)(h)"), ("profilering", "profiling")]),
    (c::ACCESS_TRANSFERS, &[("15.2", "15(2)")]),
    (c::ACCESS_COPY_TOO, &[("Kopian", "copy"), ("anteckningar", "notes"), ("samtal", "calls")]),
    (c::ACCESS_FORM, &[("elektroniskt", "electronic")]),
];

const RECTIFICATION: &[Must] = &[
    (c::RECTIFICATION_ASK, &[("rättar", "rectify"), ("kompletterar", "complete")]),
    (c::RECTIFICATION_PROOF, &[]),
];

const ERASURE: &[Must] = &[
    (c::ERASURE_ASK, &[("raderar", "erase")]),
    (
        c::ERASURE_GROUNDS,
        &[("17.1 a", "17(1)(a)"), ("17.1 d", "17(1)(d)"), ("i den mån", "to the extent")],
    ),
    (c::ERASURE_KEEP, &[("17.3", "17(3)"), ("hur länge", "how long")]),
    (c::ERASURE_CONFIRM, &[("Bekräfta", "confirm")]),
];

const DIRECT_MARKETING: &[Must] = &[
    (c::DIRECT_MARKETING_ASK, &[("21.2", "21(2)"), ("profilering", "profiling")]),
    (c::DIRECT_MARKETING_STOP, &[("21.3", "21(3)")]),
    (c::DIRECT_MARKETING_BLOCK, &[]),
    (c::DIRECT_MARKETING_CONFIRM, &[]),
];

const WITHDRAW_CONSENT: &[Must] = &[
    (c::WITHDRAW_STOP, &[]),
    (c::WITHDRAW_OTHER, &[("rättslig grund", "legal basis")]),
    (c::WITHDRAW_EFFECTS, &[("följder", "consequences")]),
    (c::WITHDRAW_CONFIRM, &[]),
];

const PORTABILITY: &[Must] = &[
    (
        c::PORTABILITY_ASK,
        &[
            ("20.1", "20(1)"),
            ("lämnat", "provided"),
            ("automatiserat", "automated"),
            ("i den mån ni stöder er på samtycke eller avtal", "rely on consent or a contract"),
        ],
    ),
    (c::PORTABILITY_USE, &[("använt", "used")]),
    (c::PORTABILITY_FORM, &[("maskinläsbart", "machine-readable"), ("CSV", "CSV")]),
    (c::PORTABILITY_LEFT_OUT, &[("varför", "why")]),
];

const OBJECTION: &[Must] = &[
    (
        c::OBJECTION_ASK,
        &[
            ("Jag invänder", "I object"),
            ("21.1", "21(1)"),
            ("6.1 e eller f", "6(1)(e) or (f)"),
            ("i den mån", "to the extent"),
        ],
    ),
    (c::OBJECTION_PROFILING, &[("profilering", "profiling")]),
    (
        c::OBJECTION_STOP,
        &[("tvingande berättigade skäl", "compelling legitimate grounds"), ("slutar", "stop")],
    ),
    (c::OBJECTION_REASONS, &[("vilka de är", "what they are")]),
    (c::OBJECTION_CONFIRM, &[]),
];

const AUTOMATED_DECISIONS: &[Must] = &[
    (c::AUTOMATED_ASK, &[("22.1", "22(1)"), ("människa", "person")]),
    (c::AUTOMATED_HUMAN, &[("på vilket sätt", "in what way")]),
    (c::AUTOMATED_SCORE, &[("C-634/21", "C-634/21")]),
    (c::AUTOMATED_NOT, &[("I den mån", "To the extent"), ("rättsliga följder", "legal effects")]),
    (
        c::AUTOMATED_REVIEW,
        &[("22.2", "22(2)"), ("22.3", "22(3)"), ("på nytt", "reviews"), ("bestrida", "contest")],
    ),
    (c::AUTOMATED_EXPLAIN, &[("15.1 h", "15(1)(h)")]),
];

const RESTRICTION: &[Must] = &[
    (c::RESTRICTION_ASK, &[("begränsar", "restrict"), ("18.1", "18(1)"), ("från den dag", "from")]),
    (c::RESTRICTION_GROUNDS, &[("i den mån", "to the extent"), ("18.1", "18(1)")]),
    (
        c::RESTRICTION_USE,
        &[
            ("lagra", "storing"),
            ("samtycke", "consent"),
            ("rättsliga anspråk", "legal claims"),
            ("någon annans rättigheter", "rights of another"),
            ("viktigt allmänintresse", "important public interest"),
            ("18.2", "18(2)"),
        ],
    ),
    (c::RESTRICTION_LIFT, &[("innan", "before"), ("18.3", "18(3)")]),
    (c::RESTRICTION_CONFIRM, &[("Bekräfta", "confirm")]),
];

const NOTIFY_RECIPIENTS: &[Must] = &[
    (c::NOTIFY_ASK, &[("underrättar alla", "notify everyone"), ("artikel 19", "Article 19")]),
    (c::NOTIFY_NAMES, &[("vilka mottagarna är", "who the recipients are")]),
    (c::NOTIFY_UNLESS, &[("omöjligt", "impossible"), ("oproportionell", "disproportionate")]),
    (c::NOTIFY_CONFIRM, &[("Bekräfta", "confirm")]),
];

const INFORMATION: &[Must] = &[(c::INFORMATION_ASK, &[("artiklarna 12–15", "Articles 12–15")])];

fn must(right: Right) -> &'static [Must] {
    match right {
        Right::Access => ACCESS,
        Right::Rectification => RECTIFICATION,
        Right::Erasure => ERASURE,
        Right::DirectMarketing => DIRECT_MARKETING,
        Right::WithdrawConsent => WITHDRAW_CONSENT,
        Right::Portability => PORTABILITY,
        Right::Objection => OBJECTION,
        Right::AutomatedDecisions => AUTOMATED_DECISIONS,
        Right::Restriction => RESTRICTION,
        Right::NotifyRecipients => NOTIFY_RECIPIENTS,
        Right::Information => INFORMATION,
        _ => panic!("{right:?} has no letter"),
    }
}

pub fn word<'a>((swedish, english): (&'a str, &'a str), texts: &Texts) -> Option<&'a str> {
    match texts.language.tag {
        "sv" => Some(swedish),
        "en" => Some(english),
        _ => None,
    }
}

#[track_caller]
pub fn says(letter: &Letter, texts: &Texts, (key, words): &Must) {
    let sentence = texts.get(*key);
    assert!(letter.body().contains(sentence), "{}: {sentence:?} is missing", letter.subject);
    for word in words.iter().filter_map(|pair| word(*pair, texts)) {
        assert!(sentence.contains(word), "{sentence:?} does not say {word:?}");
    }
}

#[test]
fn every_letter_has_its_parts() {
    let together = [LETTER_ORDER.as_slice()];
    for company in COMPANIES {
        for rights in LETTER_ORDER.chunks(1).chain(together) {
            let visit = typical(company, rights);
            for texts in &WORLD.texts {
                let letter = WORLD.letter(company, &visit, texts);
                let parts = rights.iter().flat_map(|right| must(*right));
                for part in SHARED.iter().chain(parts) {
                    says(&letter, texts, part);
                }
            }
        }
    }
}

#[test]
fn every_letter_names_its_parties() {
    for company in COMPANIES {
        let policy = WORLD.policy(company);
        for right in LETTER_ORDER {
            let visit = typical(company, &[right]);
            for texts in &WORLD.texts {
                let letter = WORLD.letter(company, &visit, texts);
                let body = letter.body();
                assert_eq!(letter.to, policy.controller.email);
                assert!(body.contains(&texts.fill(c::intro("Kim Exempel"))));
                assert!(body.ends_with("\n\nKim Exempel\n"));
                assert!(body.contains(&texts.fill(c::known("kim@exempel.se"))));
                assert!(body.contains(&texts.fill(c::answer_to("kim@exempel.se"))));
                assert!(body.contains(texts.get(c::ROLE_JOB_SEEKER)));
                assert!(body.contains(&texts.fill(c::date("2026-11-21"))));
                let name = &policy.controller.legal_name;
                let to = match &policy.controller.org_number {
                    Some(number) => texts.fill(c::to_numbered(name, number)),
                    None => texts.fill(c::to(name)),
                };
                assert!(body.contains(&to) && to.contains(name), "{to}");
            }
        }
    }
}

/// Questions about a policy are no request in law by themselves: their subject is in words.
#[test]
fn the_subject_names_the_article() {
    for company in COMPANIES {
        for right in LETTER_ORDER.into_iter().filter(|right| *right != Right::Information) {
            for texts in &WORLD.texts[..2] {
                let letter = WORLD.letter(company, &typical(company, &[right]), texts);
                let full = article(right, texts);
                let number = full.split('–').next().unwrap();
                let subject = format!("{} GDPR", letter.subject.replace("of the GDPR", "GDPR"));
                assert!(subject.contains(&format!(" {number} GDPR")), "{subject}");
            }
        }
        for texts in &WORLD.texts[..2] {
            let letter = WORLD.letter(company, &typical(company, &LETTER_ORDER), texts);
            for right in LETTER_ORDER {
                // Questions rest on more than the duty to inform.
                let number = match right {
                    Right::Information => "12–15".to_owned(),
                    _ => article(right, texts),
                };
                assert!(letter.subject.contains(&number), "{}: {number}", letter.subject);
            }
        }
    }
}

/// A copy is asked for in so many words, and of everything: an authority ruled that a letter that
/// spoke of "information" only had not asked for one.
#[test]
fn defect_14_a_copy_is_asked_for() {
    for company in COMPANIES {
        for (texts, words) in WORLD.texts.iter().zip([
            ["begär", "kopia av alla personuppgifter", "Kopian ska också omfatta"],
            ["request", "copy of all the personal data", "The copy should also include"],
        ]) {
            let letter = WORLD.letter(company, &typical(company, &[Right::Access]), texts);
            for word in words {
                assert!(letter.body().contains(word), "{word}");
            }
        }
    }
}

/// Every question that was left ticked is put, word for word and in the policy's order of weight.
#[test]
fn questions_are_put() {
    for company in COMPANIES {
        let (choice, draft) = typical(company, &[Right::Information]);
        let policy = WORLD.policy(company);
        for texts in &WORLD.texts {
            let body = WORLD.letter(company, &(choice.clone(), draft.clone()), texts).body();
            let asked = mina_uppgifter::session::questions(&choice, policy);
            let asked: Vec<_> = asked.filter(|remark| draft.asks(remark)).collect();
            assert!(asked.len() >= 3);
            for (i, remark) in asked.iter().enumerate() {
                let line = format!("\n{}. {}\n", i + 1, texts.fact(remark.question.unwrap()));
                assert!(body.contains(&line), "{line}");
            }
        }
    }
}
