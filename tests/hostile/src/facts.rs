//! Policies: the files that people edit, and the facts that the page loads of them, in two files.

use crate::edits::{Edit, File, dropped, edited};
use crate::visit::Visit;
use crate::{TEXTS, data, letter};
use arbitrary::Arbitrary;
use mina_uppgifter::law::Right;
use mina_uppgifter::letter::{AnswerPoint, Topic, answer_points, help, label};
use mina_uppgifter::policy::{Facts, Lowered, check as problems, lower};
use mina_uppgifter::session::{Choice, Draft, LETTER_ORDER, request};
use mina_uppgifter::text::{Language, LocaleTables, Texts, lower_locale};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Policies, as a fuzzer can make them.
#[derive(Arbitrary, Clone, Debug)]
pub enum Input {
    /// The files that people edit, edited.
    Written(Vec<Edit>),
    /// What the page loads, both files as one, or anything in its place.
    Loaded(File),
}

static SOURCE: LazyLock<Value> = LazyLock::new(data::source);
static LOADED: LazyLock<Value> = LazyLock::new(|| data::lowered().facts);
static UI: LazyLock<Vec<LocaleTables>> = LazyLock::new(|| {
    let locales = data::languages().into_iter().map(|tag| data::read(&format!("locales/{tag}")));
    let reference = data::read("locales/sv");
    locales.map(|locale| lower_locale(&reference, &locale).unwrap()).collect()
});

/// Whatever was changed is refused, or what is left is sound: nothing in it leads nowhere, and letters can
/// be written from it that come back from every way out.
pub fn check(input: &Input) {
    match input {
        Input::Loaded(file) => {
            let Ok(json) = serde_json::from_str(&file.text(&LOADED)) else { return };
            if let Some(facts) = read(&json) {
                sound(&json);
                usable(&facts, &TEXTS);
            }
        }
        Input::Written(edits) => {
            let written = edited(&SOURCE, edits);
            let Ok(lowered) = lower(written, &data::languages()) else { return };
            let Some(facts) = read(&lowered.facts) else { return };
            if let Some(at) = dropped(&SOURCE, edits) {
                let of_a_list = at.rsplit('/').next().is_some_and(|i| i.parse::<usize>().is_ok());
                assert!(of_a_list, "{at} was dropped and not missed");
            }
            sound(&lowered.facts);
            usable(&facts, &texts(lowered));
        }
    }
}

/// The facts, unless they are refused, as the page does when it starts.
fn read(json: &Value) -> Option<Facts> {
    Facts::from_json(json).ok().filter(|facts| problems(facts).is_empty())
}

/// The texts of the page, with what these facts say.
fn texts(mut lowered: Lowered) -> Vec<Texts> {
    let texts = Language::ALL.iter().zip(UI.iter()).map(|(language, ui)| {
        Texts::new(language, ui.clone(), lowered.texts.remove(language.tag).unwrap()).unwrap()
    });
    texts.collect()
}

/// What the facts name is there, and no id is used twice.
fn sound(facts: &Value) {
    let kinds = ids(&facts["kinds"]);
    ids(&facts["policies"]);
    for policy in facts["policies"].as_array().unwrap() {
        let (sections, points) = (ids(&policy["sections"]), ids(&policy["points"]));
        ids(&policy["remarks"]);
        policy["points"].as_array().unwrap().iter().for_each(|point| drop(ids(&point["items"])));
        named(policy, &mut |name, id| {
            let there = match name {
                "section" | "retention_section" => &sections,
                "kind" => &kinds,
                "points" => &points,
                _ => return,
            };
            assert!(there.contains(id), "{name} {id} leads nowhere");
        });
    }
}

fn ids(list: &Value) -> BTreeSet<&str> {
    let list = list.as_array().unwrap();
    let ids: BTreeSet<&str> = list.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), list.len(), "an id is used twice");
    ids
}

/// Every text by the name of the member that holds it, alone or in a list.
fn named<'a>(value: &'a Value, visit: &mut dyn FnMut(&'a str, &'a str)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let list = member.as_array().map_or(std::slice::from_ref(member), Vec::as_slice);
                list.iter().filter_map(Value::as_str).for_each(|text| visit(name, text));
                named(member, visit);
            }
        }
        Value::Array(list) => list.iter().for_each(|one| named(one, visit)),
        _ => {}
    }
}

/// Everything is chosen, in every role, and every letter written.
fn usable(facts: &Facts, texts: &[Texts]) {
    let draft = Visit::full_of("Kim Exempel").draft();
    for role in data::chosen::ROLES {
        let mut choice = Choice::default();
        choice.set_policies(facts.policies.iter().map(|policy| policy.id.clone()).collect());
        choice.set_role(role);
        for policy in &facts.policies {
            let offered: Vec<_> = choice.offered(policy).collect();
            offered.into_iter().for_each(|point| choice.set_point(policy, point, true));
        }
        LETTER_ORDER.into_iter().for_each(|right| choice.set_right(right, true));
        Topic::ALL.into_iter().for_each(|topic| choice.set_topic(topic, true));
        for texts in texts {
            let letters = letter::letters(facts, &choice, &draft, texts);
            for (letter, policy) in letters.iter().zip(&facts.policies) {
                assert_eq!(letter.to, policy.controller.email);
                letter::send(letter, "");
            }
        }
        labels(facts, &choice, &draft, texts);
    }
}

/// Every point of the answer check has a name.
fn labels(facts: &Facts, choice: &Choice, draft: &Draft, texts: &[Texts]) {
    for policy in &facts.policies {
        let request = request(choice, draft, policy, "2026-11-21");
        let points = answer_points(&Right::ALL, &Topic::ALL, &request.points, &request.questions);
        for (point, texts) in points.iter().flat_map(|point| texts.iter().map(move |t| (point, t)))
        {
            assert!(!texts.get(help(point)).is_empty());
            let of_policy = matches!(point, AnswerPoint::Item(..) | AnswerPoint::Question(_));
            assert!(of_policy || !label(point, policy, texts).is_empty(), "{point:?}");
        }
    }
}
