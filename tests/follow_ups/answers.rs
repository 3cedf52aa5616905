//! What a complete answer has: the list, its ids, and its words.

use crate::data;
use crate::world::{COMPANIES, WORLD, foreign_marks, letter_rights};
use mina_uppgifter::json::{FromJson, ToJson};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{AnswerPoint, Element, Point, Topic, answer_points, help, label};
use mina_uppgifter::policy::{Policy, Remark};
use mina_uppgifter::text::Texts;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

/// The ids of what a complete answer has, for a letter about one contact point with these items
/// ticked, and these questions.
#[track_caller]
fn check(rights: &[Right], items: &[&str], questions: &[&str], expected: &str) {
    let policy = WORLD.policy("clustera-syd");
    let point = data::point(policy, "application");
    let items = items.iter().map(|id| point.items.iter().find(|item| item.id == *id).unwrap());
    let points = [Point { point, items: items.collect() }];
    let questions: Vec<&Remark> = questions.iter().map(|id| remark(policy, id)).collect();
    let found: Vec<String> =
        answer_points(rights, &[], &points, &questions).iter().map(AnswerPoint::id).collect();
    assert_eq!(found.join(" "), expected);
}

fn remark<'a>(policy: &'a Policy, id: &str) -> &'a Remark {
    policy.remarks.iter().find(|remark| remark.id == id).unwrap()
}

#[test]
fn the_list_has_what_was_asked_and_nothing_else() {
    const ACCESS: &str = "confirmation copy purposes categories recipients retention rights \
                          complaint source automated transfers";
    let ticked = ["interview-notes", "personality-test"];
    check(&[], &ticked, &["SY03"], "");
    check(&[Right::Access], &[], &["SY03"], ACCESS);
    let copy = "copy item/application/interview-notes item/application/personality-test";
    check(&[Right::Access], &ticked, &[], &ACCESS.replace("copy", copy));
    check(&[Right::Erasure], &ticked, &["SY03"], "right/erasure");
    check(&[Right::Information], &ticked, &["SY03", "SY11"], "question/SY03 question/SY11");
    check(&[Right::Information], &[], &[], "right/information");
    check(&[Right::Complaint, Right::Compensation], &[], &[], "");
    let all = [Right::Erasure, Right::Access, Right::DirectMarketing, Right::Information];
    let expected = format!("right/erasure {ACCESS} right/direct-marketing question/SY02");
    check(&all, &[], &["SY02"], &expected);
}

/// Art. 15(1) itself, its (a)–(h), (2) and (3).
#[test]
fn access_has_every_part_of_article_15() {
    let points = answer_points(&[Right::Access], &[], &[], &[]);
    assert_eq!(points, Element::ALL.map(AnswerPoint::Element));
    for (texts, articles) in WORLD.texts.iter().zip([
        [
            "15.1", "15.3", "15.1 a", "15.1 b", "15.1 c", "15.1 d", "15.1 e", "15.1 f", "15.1 g",
            "15.1 h", "15.2",
        ],
        [
            "15(1)", "15(3)", "15(1)(a)", "15(1)(b)", "15(1)(c)", "15(1)(d)", "15(1)(e)",
            "15(1)(f)", "15(1)(g)", "15(1)(h)", "15(2)",
        ],
    ]) {
        for (point, article) in points.iter().zip(articles) {
            let help = texts.get(help(point));
            assert!(help.contains(&format!(" {article}")), "{help}");
        }
        let recipients = texts.get(help(&AnswerPoint::Element(Element::Recipients)));
        assert!(recipients.contains("C-154/21"), "{recipients}");
    }
}

#[test]
fn everything_on_the_list_has_words_in_each_language() {
    for company in COMPANIES {
        let policy = WORLD.policy(company);
        let questions: Vec<&Remark> =
            policy.remarks.iter().filter(|remark| remark.question.is_some()).collect();
        for role in &policy.roles {
            let points = policy.points.iter().filter(|point| point.role == role.role);
            let points: Vec<Point> =
                points.map(|point| Point { point, items: point.items.iter().collect() }).collect();
            let list = answer_points(&Right::ALL, &Topic::ALL, &points, &questions);
            assert!(list.len() > 30);
            for texts in &WORLD.texts {
                named(&list, policy, texts);
            }
        }
    }
}

/// Each has a name of its own and a help, and nothing in them is another company's.
#[track_caller]
fn named(list: &[AnswerPoint], policy: &Policy, texts: &Texts) {
    let mut labels: Vec<String> = Vec::new();
    for point in list {
        let label = label(point, policy, texts);
        assert!(label.len() > 3, "{point:?}: {label}");
        assert!(!label.contains(['{', '}']) && !label.ends_with('.'), "{label}");
        for mark in foreign_marks(&policy.id) {
            assert!(!label.contains(&mark), "{label}");
        }
        assert!(texts.get(help(point)).ends_with('.'));
        assert!(!labels.contains(&label), "two things are called {label}");
        labels.push(label);
    }
}

/// What one company's policy has is nothing to the other.
#[test]
fn what_the_policy_does_not_have_has_no_words() {
    let texts = &WORLD.texts[0];
    for (company, id) in [
        ("clustera-sverige", "item/application/interview-notes"),
        ("clustera-sverige", "question/SY03"),
        ("clustera-syd", "question/CS01"),
        ("clustera-syd", "item/application/none"),
        ("clustera-syd", "item/none/interview-notes"),
        ("clustera-syd", "right/complaint"),
    ] {
        let point = AnswerPoint::from_id(id).unwrap();
        assert_eq!(label(&point, WORLD.policy(company), texts), "", "{company} {id}");
    }
}

#[test]
fn what_is_no_id_is_none() {
    for id in
        ["", "item", "item/", "item/a", "right/", "right/none", "copy/", "Copy", "x/y", " copy"]
    {
        assert_eq!(AnswerPoint::from_id(id), None, "{id}");
        assert!(AnswerPoint::from_json(&json!(id)).is_err());
    }
    assert!(AnswerPoint::from_json(&json!(1)).is_err());
}

#[test]
fn a_right_is_called_something() {
    for right in letter_rights().into_iter().filter(|right| *right != Right::Access) {
        let points = answer_points(&[right], &[], &[], &[]);
        assert_eq!(points, [AnswerPoint::Right(right)]);
    }
}

fn any_point() -> impl Strategy<Value = AnswerPoint> {
    prop_oneof![
        select(Element::ALL.as_slice()).prop_map(AnswerPoint::Element),
        ("[^/]{0,12}", ".{0,12}").prop_map(|(point, item)| AnswerPoint::Item(point, item)),
        select(Right::ALL.as_slice()).prop_map(AnswerPoint::Right),
        ".{0,12}".prop_map(AnswerPoint::Question),
        select(Topic::ALL.as_slice()).prop_map(AnswerPoint::Topic),
    ]
}

proptest! {
    #[test]
    fn ids_come_back(point in any_point()) {
        prop_assert_eq!(AnswerPoint::from_id(&point.id()), Some(point.clone()));
        prop_assert_eq!(AnswerPoint::from_json(&point.to_json()), Ok(point));
    }

    #[test]
    fn no_two_ids_stand_for_the_same(id in "(item|right|question|copy|)/?[a-z/]{0,8}") {
        if let Some(point) = AnswerPoint::from_id(&id) {
            prop_assert_eq!(point.id(), id);
        }
    }
}
