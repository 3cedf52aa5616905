//! Special letters: what each must say, and what it must not.

use crate::required::{Must, SHARED, says, word};
use crate::world::{TOPICS, WORLD, detail, kim, typical_topics};
use mina_uppgifter::law::{Right, looks_like_personal_number};
use mina_uppgifter::letter::{Extra, Matter, Topic};
use mina_uppgifter::policy::Role;
use mina_uppgifter::session::Field;
use mina_uppgifter::text::{Fill, t::compose as c};

fn must(topic: Topic) -> &'static [Must] {
    match topic {
        Topic::Recordings => &[
            (
                c::RECORDINGS_ASK,
                &[
                    ("kopia", "copy"),
                    ("utskrift", "transcript"),
                    ("artiklarna 15.1 och 15.3", "Articles 15(1) and 15(3)"),
                ],
            ),
            (c::RECORDINGS_ABOUT, &[("rättslig grund", "legal basis"), ("15.1 c", "15(1)(c)")]),
        ],
        Topic::Photos => &[
            (
                c::PHOTOS_ASK,
                &[
                    ("raderar", "erase"),
                    ("webbplats", "website"),
                    ("sociala medier", "social media"),
                    ("17.1", "17(1)"),
                ],
            ),
            (c::ERASURE_GROUNDS, &[("i den mån", "to the extent")]),
            (c::PHOTOS_PUBLIC, &[("17.2", "17(2)"), ("länkar", "links"), ("kopior", "copies")]),
            (c::PHOTOS_NOTIFY, &[("artikel 19", "Article 19")]),
            (c::ERASURE_KEEP, &[]),
            (c::PHOTOS_CONFIRM, &[]),
        ],
        Topic::CvRecipients => &[
            (
                c::CV_RECIPIENTS_ASK,
                &[("namnet", "name"), ("15.1 c", "15(1)(c)"), ("C-154/21", "C-154/21")],
            ),
            (c::CV_RECIPIENTS_WHEN, &[("när", "when")]),
        ],
        Topic::CvPersonalNumber => &[
            (c::CV_NUMBER_ASK, &[("tar bort", "take it out")]),
            (
                c::CV_NUMBER_GROUNDS,
                &[("5.1 c", "5(1)(c)"), ("17.1 a", "17(1)(a)"), ("17.1 d", "17(1)(d)")],
            ),
            (c::CV_NUMBER_KEEP, &[("3 kap. 10 §", "Chapter 3, Section 10")]),
            (c::CV_NUMBER_CONFIRM, &[("skriv inte ut numret", "do not write the number")]),
        ],
        Topic::Allergies => &[
            (c::ALLERGIES_ASK, &[("raderar", "erase"), ("17.1", "17(1)")]),
            (c::ERASURE_GROUNDS, &[]),
            (c::ALLERGIES_HEALTH, &[("9.1", "9(1)"), ("9.2", "9(2)"), ("undantag", "exception")]),
            (c::ERASURE_KEEP, &[("17.3", "17(3)")]),
            (c::ALLERGIES_CONFIRM, &[]),
        ],
        Topic::VisitorWhy => &[
            (c::VISITOR_ASK, &[]),
            (c::VISITOR_PURPOSE, &[("13.1 c", "13(1)(c)"), ("15.1 a", "15(1)(a)")]),
            (c::VISITOR_SOURCE, &[("15.1 g", "15(1)(g)")]),
            (c::VISITOR_RETENTION, &[("15.1 d", "15(1)(d)")]),
            (c::VISITOR_NUMBER, &[("klart motiverat", "clearly justified")]),
        ],
        Topic::Surveys => &[
            (c::SURVEYS_ASK, &[("kopia", "copy"), ("15.3", "15(3)")]),
            (c::SURVEYS_LINK, &[("koppla till mig", "linked to me")]),
        ],
        Topic::Passwords => &[
            (c::PASSWORDS_ASK, &[("hashat", "hashed"), ("5.1 f och 32", "5(1)(f) and 32")]),
            (c::PASSWORDS_NEVER, &[("Skicka aldrig", "never send")]),
        ],
    }
}

/// The sentence that a topic makes of what was written to it.
fn sentence(topic: Topic) -> for<'a> fn(&'a str) -> Fill<'a, 1> {
    match topic {
        Topic::Recordings => c::recordings_detail,
        Topic::Photos => c::photos_detail,
        Topic::CvRecipients => c::cv_recipients_detail,
        Topic::CvPersonalNumber => c::cv_number_detail,
        Topic::Allergies => c::allergies_detail,
        Topic::VisitorWhy => c::visitor_detail,
        Topic::Surveys => c::surveys_detail,
        Topic::Passwords => c::passwords_detail,
    }
}

#[test]
fn every_special_letter_has_its_parts() {
    for (topic, company, role) in TOPICS {
        let (choice, mut draft) = typical_topics(company, role, &[topic]);
        let (mut all, _) = typical_topics(company, role, &Topic::ALL);
        all.set_right(Right::Access, true);
        draft.set_field(Field::Detail(topic), detail(topic).to_owned());
        for texts in &WORLD.texts {
            for choice in [&choice, &all] {
                let letter = WORLD.letter(company, &(choice.clone(), draft.clone()), texts);
                SHARED.iter().chain(must(topic)).for_each(|part| says(&letter, texts, part));
                let written = texts.fill(sentence(topic)(detail(topic)));
                assert!(letter.body().contains(&written), "{written}");
            }
            let letter = WORLD.letter(company, &(choice.clone(), kim()), texts);
            let begin = texts.fill(sentence(topic)("\0"));
            assert!(!letter.body().contains(begin.split('\0').next().unwrap()), "{begin}");
            assert_eq!(looks_like_personal_number(&letter.body()), None);
        }
    }
}

/// The policy's own names for what it keeps on visitors, and nothing of other contact points.
#[test]
fn a_visitor_s_letter_names_what_the_policy_names() {
    let (choice, draft) = typical_topics("clustera-syd", Role::Visitor, &[Topic::VisitorWhy]);
    for (texts, expected) in WORLD.texts.iter().zip([
        "nämner er integritetspolicy ”Land”, ”Kön” och ”Personnummer”.",
        "your privacy policy mentions “Country”, “Gender” and “Personal identity number”.",
    ]) {
        let letter = WORLD.letter("clustera-syd", &(choice.clone(), draft.clone()), texts);
        assert!(letter.body().contains(expected), "{}", letter.body());
    }
}

/// The subject is the topic's own if nothing else is asked; else it has every article, each once,
/// in the order of the letter.
#[test]
fn the_subject_names_every_article_once() {
    let rows: [(&[Right], &[Topic], &str); 6] = [
        (&[], &[Topic::Surveys], "Begäran om mina svar i enkäter enligt artikel 15 GDPR"),
        (
            &[],
            &[Topic::Surveys, Topic::CvRecipients],
            "Begäran om mina personuppgifter enligt artikel 15 GDPR",
        ),
        (
            &[],
            &[Topic::Passwords, Topic::Photos],
            "Begäran om mina personuppgifter enligt GDPR, artiklarna 17, 19, 15 och 32",
        ),
        (
            &[Right::Access],
            &[Topic::Surveys],
            "Begäran om mina personuppgifter enligt artikel 15 GDPR",
        ),
        (
            &[Right::Information, Right::Erasure],
            &[Topic::Allergies],
            "Begäran om mina personuppgifter enligt GDPR, artiklarna 17 och 12–15",
        ),
        (
            &[Right::Objection, Right::Portability, Right::NotifyRecipients],
            &[Topic::CvPersonalNumber],
            "Begäran om mina personuppgifter enligt GDPR, artiklarna 20, 21.1, 19 och 17",
        ),
    ];
    for (rights, topics, expected) in rows {
        let (mut choice, draft) = typical_topics("clustera-syd", Role::JobSeeker, topics);
        rights.iter().for_each(|right| choice.set_right(*right, true));
        let letter = WORLD.letter("clustera-syd", &(choice, draft), &WORLD.texts[0]);
        assert_eq!(letter.subject, expected);
    }
}

/// Asking is not erasing, and erasing pictures is not taking back a consent: each is a choice.
#[test]
fn a_special_letter_declares_nothing_more() {
    let erasing = [Topic::Photos, Topic::CvPersonalNumber, Topic::Allergies];
    for (topic, company, role) in TOPICS {
        let (choice, mut draft) = typical_topics(company, role, &[topic]);
        // Extras of other sections change nothing.
        draft.extras = Extra::ALL.to_vec();
        draft.extras.retain(|extra| extra.matter() != Matter::Topic(topic));
        for texts in &WORLD.texts {
            let body = WORLD.letter(company, &(choice.clone(), draft.clone()), texts).body();
            let stems = [
                ("återkalla", "withdraw"),
                ("invänd", "object"),
                ("begränsa", "restrict"),
                ("spelar in fler", "record any more"),
            ];
            let erase = [("rader", "eras"), ("artikel 17", "Article 17")];
            let erase = erase.iter().filter(|_| !erasing.contains(&topic));
            for stem in stems.iter().chain(erase).filter_map(|pair| word(*pair, texts)) {
                assert!(!body.contains(stem), "{topic:?}: {stem} in {body}");
            }
        }
    }
}

/// What only one company's policy has never stands in a letter to the other.
#[test]
fn each_company_has_its_own_topics() {
    let all = [Topic::ALL.as_slice()];
    for role in [Role::JobSeeker, Role::Visitor] {
        for topics in Topic::ALL.chunks(1).chain(all) {
            for (company, stems) in [
                (
                    "clustera-sverige",
                    [
                        ("allergi", "allerg"),
                        ("lösenord", "password"),
                        ("sociala medier", "social media"),
                        ("enkät", "survey"),
                        ("presentation", "presentation"),
                    ]
                    .as_slice(),
                ),
                ("clustera-syd", &[("spelat in", "recorded"), ("inspel", "recording")]),
            ] {
                let visit = typical_topics(company, role, topics);
                for texts in &WORLD.texts {
                    let letter = WORLD.letter(company, &visit, texts);
                    let whole = format!("{} {}", letter.subject, letter.body()).to_lowercase();
                    for stem in stems.iter().filter_map(|pair| word(*pair, texts)) {
                        assert!(!whole.contains(stem), "{stem} to {company}");
                    }
                }
            }
        }
    }
}
