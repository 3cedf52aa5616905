//! Where a special letter is offered, and where letters go.

use crate::choices::any_choice;
use crate::world::{COMPANIES, WORLD, choice, typical_topics};
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::Topic;
use mina_uppgifter::policy::{ContactPoint, Role};
use mina_uppgifter::session::{Choice, RoleChoice};
use proptest::prelude::*;

/// The topics that make sense for everything that a company's policy has for a role.
#[test]
fn topics_are_offered_where_the_policy_has_the_data() {
    use Topic::{
        Allergies, CvPersonalNumber, CvRecipients, Passwords, Photos, Recordings, Surveys,
        VisitorWhy,
    };
    let role = RoleChoice::Role;
    let seeker = [Photos, CvRecipients, CvPersonalNumber, Allergies, Surveys, Passwords];
    let other = [Photos, CvRecipients, CvPersonalNumber, Allergies, VisitorWhy, Surveys, Passwords];
    let rows: [(&str, RoleChoice, &[Topic]); 10] = [
        ("clustera-sverige", role(Role::JobSeeker), &[Recordings]),
        ("clustera-sverige", role(Role::Visitor), &[Recordings]),
        // No such role in the policy: all that it has counts.
        ("clustera-sverige", role(Role::Supplier), &[Recordings]),
        ("clustera-sverige", role(Role::Customer), &[Recordings]),
        ("clustera-sverige", RoleChoice::Other, &[Recordings]),
        ("clustera-syd", role(Role::JobSeeker), &seeker),
        ("clustera-syd", role(Role::Visitor), &[VisitorWhy, Surveys]),
        ("clustera-syd", role(Role::Supplier), &[]),
        ("clustera-syd", role(Role::Customer), &[Surveys]),
        ("clustera-syd", RoleChoice::Other, &other),
    ];
    for (company, role, expected) in rows {
        let policy = WORLD.policy(company);
        let mut choice = choice(company, role, &[], &[]);
        let points = policy.points.iter().filter(|point| role == RoleChoice::Role(point.role));
        points.for_each(|point| choice.set_point(policy, point, true));
        Topic::ALL.into_iter().for_each(|topic| choice.set_topic(topic, true));
        let offered: Vec<Topic> = choice.topics(policy).collect();
        assert_eq!(offered, expected, "{company} {role:?}");
    }
}

/// Point by point: a picture in a registration is not a published one, and a personnummer at a
/// registration is no visitor's.
#[test]
fn a_topic_follows_the_chosen_contact_points() {
    use Topic::{
        Allergies, CvPersonalNumber, CvRecipients, Passwords, Photos, Recordings, Surveys,
        VisitorWhy,
    };
    let rows: [(&str, &str, &[Topic]); 12] = [
        ("clustera-sverige", "sign-up", &[]),
        ("clustera-sverige", "contact-form", &[]),
        ("clustera-sverige", "recorded-calls", &[Recordings]),
        ("clustera-sverige", "visitor-recorded-calls", &[Recordings]),
        ("clustera-syd", "registration", &[CvRecipients, CvPersonalNumber, Passwords]),
        ("clustera-syd", "application", &[CvRecipients, CvPersonalNumber]),
        ("clustera-syd", "presentation", &[CvRecipients, CvPersonalNumber]),
        ("clustera-syd", "newsletter", &[]),
        ("clustera-syd", "events", &[CvRecipients, CvPersonalNumber, Allergies]),
        ("clustera-syd", "photos", &[Photos]),
        ("clustera-syd", "candidate-survey", &[Surveys]),
        ("clustera-syd", "website", &[VisitorWhy, Surveys]),
    ];
    for (company, id, expected) in rows {
        let point: &ContactPoint = WORLD.policy(company).point(id).unwrap();
        let offered = |topic: &Topic| topic.offered([point]);
        let offered: Vec<Topic> = Topic::ALL.into_iter().filter(offered).collect();
        assert_eq!(offered, expected, "{id}");
    }
    assert!(!Topic::Photos.offered([]));
}

proptest! {
    /// What is left out of the letters is left out of the choice too, and nothing else.
    #[test]
    fn topics_that_are_not_offered_are_left_out(choice in any_choice()) {
        let mut kept = choice.clone();
        kept.keep_offered(&WORLD.facts);
        for topic in Topic::ALL {
            let offered = COMPANIES.iter().any(|id| choice.offers(WORLD.policy(id), topic));
            prop_assert_eq!(kept.has_topic(topic), choice.has_topic(topic) && offered);
        }
        kept.topics.clone_from(&choice.topics);
        prop_assert_eq!(&kept, &choice);
        let role = kept.role;
        let other = RoleChoice::Role(Role::Visitor);
        kept.set_role(other);
        prop_assert_eq!(kept.topics.is_empty(), role != Some(other) || choice.topics.is_empty());
    }
}

/// A topic alone asks something of the companies that have it, and of no other.
#[test]
fn letters_go_where_something_is_asked() {
    let addressees = |choice: &Choice| {
        let ids = choice.letters(&WORLD.facts).into_iter().map(|plan| plan.policy.id.clone());
        ids.collect::<Vec<_>>()
    };
    let (mut choice, _) = typical_topics("clustera-sverige", Role::JobSeeker, &[Topic::Recordings]);
    choice.set_policies(COMPANIES.map(str::to_owned).to_vec());
    assert_eq!(addressees(&choice), ["clustera-sverige"]);
    choice.set_right(Right::Complaint, true);
    assert_eq!(addressees(&choice), ["clustera-sverige"]);
    choice.set_right(Right::Objection, true);
    assert_eq!(addressees(&choice), COMPANIES);
    choice.set_right(Right::Objection, false);
    choice.set_topic(Topic::Recordings, false);
    assert_eq!(addressees(&choice), [""; 0]);
}

proptest! {
    /// One letter for each thing asks for all that was chosen, each thing once, and nothing beside it.
    #[test]
    fn separate_letters_ask_together_for_what_one_letter_asks(choice in any_choice()) {
        let together = Choice { separate: false, ..choice.clone() };
        let apart = Choice { separate: true, ..choice };
        let letters = together.letters(&WORLD.facts);
        prop_assert!(letters.iter().all(|plan| plan.only.is_none()));
        let mut expected = Vec::new();
        for plan in &letters {
            let matters = together.matters(plan.policy);
            prop_assert!(!matters.is_empty());
            let own = plan.choice(&together);
            prop_assert_eq!(own.matters(plan.policy), matters.clone());
            expected.extend(matters.into_iter().map(|matter| (plan.policy.id.as_str(), matter)));
        }
        let mut ids = std::collections::BTreeSet::new();
        let mut found = Vec::new();
        for plan in apart.letters(&WORLD.facts) {
            prop_assert!(ids.insert(plan.id()), "{} is there twice", plan.id());
            let own = plan.choice(&apart);
            let [matter] = own.matters(plan.policy)[..] else {
                return Err(TestCaseError::fail(format!("{} asks for {own:?}", plan.id())));
            };
            prop_assert_eq!(plan.only, Some(matter));
            found.push((plan.policy.id.as_str(), matter));
        }
        prop_assert_eq!(found, expected);
    }
}
