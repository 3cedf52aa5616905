//! What a complete answer has: a list to compare a reply with, point by point.
//!
//! Nothing here says whether an answer is right in law; the person reads it and judges.

use super::parts::part;
use super::request::{Matter, Point};
use super::text::{Run, Runs};
use super::topic::Topic;
use super::writer::own;
use crate::json::{FromJson, Reading, ToJson, words};
use crate::law::Right;
use crate::policy::{ContactPoint, Item, Policy, Remark, Text};
use crate::text::{Key, Texts, t};
use serde_json::Value;

words! {
    /// A part of the answer to a request for access (Art. 15), in the order in which a letter asks.
    pub enum Element {
        /// Whether data are processed: Art. 15(1).
        Confirmation = "confirmation",
        /// The copy: Art. 15(3).
        Copy = "copy",
        /// The purposes: Art. 15(1)(a).
        Purposes = "purposes",
        /// The categories of data: Art. 15(1)(b).
        Categories = "categories",
        /// The recipients: Art. 15(1)(c), by name (C-154/21).
        Recipients = "recipients",
        /// How long, or by which criteria: Art. 15(1)(d).
        Retention = "retention",
        /// That the person has the rights of Art. 16–18 and 21: Art. 15(1)(e).
        Rights = "rights",
        /// That the person can complain: Art. 15(1)(f).
        Complaint = "complaint",
        /// Where the data come from: Art. 15(1)(g).
        Source = "source",
        /// Automated decisions: Art. 15(1)(h).
        Automated = "automated",
        /// Transfers to third countries, and the safeguards: Art. 15(2).
        Transfers = "transfers",
    }
}

impl Element {
    /// Every element, in the order of declaration.
    pub const ALL: [Element; 11] = [
        Element::Confirmation,
        Element::Copy,
        Element::Purposes,
        Element::Categories,
        Element::Recipients,
        Element::Retention,
        Element::Rights,
        Element::Complaint,
        Element::Source,
        Element::Automated,
        Element::Transfers,
    ];
}

/// One thing that a complete answer has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerPoint {
    /// A part of the answer to a request for access.
    Element(Element),
    /// A ticked item: id of the contact point, which holds no `/`, and of the item.
    Item(String, String),
    /// What was asked beside access.
    Right(Right),
    /// A question that was put: id of the remark.
    Question(String),
    /// A special letter, or a section of one.
    Topic(Topic),
}

impl AnswerPoint {
    /// The stable id: an element's word, or `item/POINT/ITEM`, `right/RIGHT`, `question/REMARK`.
    pub fn id(&self) -> String {
        match self {
            AnswerPoint::Element(element) => element.word().to_owned(),
            AnswerPoint::Item(point, item) => format!("item/{point}/{item}"),
            AnswerPoint::Right(right) => format!("right/{}", right.id()),
            AnswerPoint::Question(remark) => format!("question/{remark}"),
            AnswerPoint::Topic(topic) => format!("topic/{}", topic.word()),
        }
    }

    /// What an id stands for. That a policy has the item or the question is not asked here.
    pub fn from_id(id: &str) -> Option<AnswerPoint> {
        let Some((kind, rest)) = id.split_once('/') else {
            return Element::from_word(id).map(AnswerPoint::Element);
        };
        match kind {
            "item" => {
                let (point, item) = rest.split_once('/')?;
                Some(AnswerPoint::Item(point.to_owned(), item.to_owned()))
            }
            "right" => {
                let named = Right::ALL.into_iter().find(|right| right.id() == rest);
                named.map(AnswerPoint::Right)
            }
            "question" => Some(AnswerPoint::Question(rest.to_owned())),
            "topic" => Topic::from_word(rest).map(AnswerPoint::Topic),
            _ => None,
        }
    }
}

impl ToJson for AnswerPoint {
    fn to_json(&self) -> Value {
        Value::String(self.id())
    }
}

impl FromJson for AnswerPoint {
    fn read(value: &Value, reading: &mut Reading) -> AnswerPoint {
        value.as_str().and_then(AnswerPoint::from_id).unwrap_or_else(|| {
            reading.wrong("AnswerPoint");
            AnswerPoint::Element(Element::FIRST)
        })
    }
}

/// What a complete answer to a letter has, in the letter's order. What the letter did not ask for
/// is not in it: items count only with access, questions only with the right to information.
pub fn answer_points(
    rights: &[Right],
    topics: &[Topic],
    points: &[Point],
    questions: &[&Remark],
) -> Vec<AnswerPoint> {
    let mut list = Vec::new();
    for right in rights {
        match right {
            Right::Access => {
                for element in Element::ALL {
                    list.push(AnswerPoint::Element(element));
                    if element == Element::Copy {
                        list.extend(points.iter().flat_map(ticked));
                    }
                }
            }
            Right::Information if !questions.is_empty() => {
                list.extend(questions.iter().map(|r| AnswerPoint::Question(r.id.clone())));
            }
            _ if words_of_right(*right).is_some() => list.push(AnswerPoint::Right(*right)),
            _ => {}
        }
    }
    list.extend(topics.iter().copied().map(AnswerPoint::Topic));
    list
}

fn ticked<'a>(chosen: &'a Point) -> impl Iterator<Item = AnswerPoint> + 'a {
    let items = chosen.items.iter();
    items.map(|item| AnswerPoint::Item(chosen.point.id.clone(), item.id.clone()))
}

/// What to call it on the screen; empty if this policy has no such item or question, or no letter
/// asks for the right.
pub fn label(point: &AnswerPoint, policy: &Policy, texts: &Texts) -> String {
    use t::answer as a;
    let label = match point {
        AnswerPoint::Element(element) => Some(texts.get(words_of(*element).label).to_owned()),
        AnswerPoint::Item(at, item) => find(policy, at, item).map(|(at, item)| {
            texts.fill(a::label_item(item_name(item, texts), texts.fact(at.label)))
        }),
        AnswerPoint::Right(right) => {
            words_of_right(*right).map(|words| texts.get(words.label).to_owned())
        }
        AnswerPoint::Question(id) => {
            question(policy, id).map(|asked| texts.fill(a::label_question(texts.fact(asked))))
        }
        AnswerPoint::Topic(topic) => Some(texts.get(topic_title(*topic)).to_owned()),
    };
    label.unwrap_or_default()
}

/// What counts as an answer to it.
pub fn help(point: &AnswerPoint) -> Key {
    use t::answer as a;
    match point {
        AnswerPoint::Element(element) => words_of(*element).help,
        AnswerPoint::Item(..) => a::HELP_ITEM,
        AnswerPoint::Right(right) => words_of_right(*right).map_or(a::HELP_RIGHT, |w| w.help),
        AnswerPoint::Question(_) => a::HELP_QUESTION,
        AnswerPoint::Topic(_) => a::HELP_TOPIC,
    }
}

/// It as a line of a letter that speaks to nobody in particular; `None` if [`label`] is empty.
pub(super) fn line(point: &AnswerPoint, policy: &Policy, texts: &Texts) -> Option<Runs> {
    use t::follow_up as f;
    let fixed = |key| vec![Run::Fixed(texts.get(key).to_owned())];
    match point {
        AnswerPoint::Element(element) => Some(fixed(words_of(*element).line)),
        AnswerPoint::Item(at, item) => find(policy, at, item).map(|(at, item)| {
            own(texts, f::part_item(item_name(item, texts), texts.fact(at.label)))
        }),
        AnswerPoint::Right(right) => words_of_right(*right).map(|words| fixed(words.line)),
        AnswerPoint::Question(id) => {
            question(policy, id).map(|asked| own(texts, f::part_question(texts.fact(asked))))
        }
        AnswerPoint::Topic(topic) => {
            let heading = part(Matter::Topic(*topic)).map_or("", |part| texts.get(part.heading));
            Some(vec![Run::Fixed(texts.fill(f::part_topic(heading)))])
        }
    }
}

fn find<'a>(policy: &'a Policy, point: &str, item: &str) -> Option<(&'a ContactPoint, &'a Item)> {
    let point = policy.point(point)?;
    Some((point, point.items.iter().find(|one| one.id == item)?))
}

fn item_name<'a>(item: &Item, texts: &'a Texts) -> &'a str {
    texts.fact(item.name).trim_end_matches('.')
}

fn question(policy: &Policy, id: &str) -> Option<Text> {
    policy.remarks.iter().find(|remark| remark.id == id)?.question
}

/// What a topic is called.
pub const fn topic_title(topic: Topic) -> Key {
    use t::topics as o;
    match topic {
        Topic::Recordings => o::RECORDINGS,
        Topic::Photos => o::PHOTOS,
        Topic::CvRecipients => o::CV_RECIPIENTS,
        Topic::CvPersonalNumber => o::CV_PERSONAL_NUMBER,
        Topic::Allergies => o::ALLERGIES,
        Topic::VisitorWhy => o::VISITOR_WHY,
        Topic::Surveys => o::SURVEYS,
        Topic::Passwords => o::PASSWORDS,
    }
}

/// The texts of one thing: on the screen, in a letter, and what counts as an answer.
struct Words {
    label: Key,
    line: Key,
    help: Key,
}

fn words_of(element: Element) -> Words {
    use t::{answer as a, follow_up as f};
    let (label, line, help) = match element {
        Element::Confirmation => {
            (a::LABEL_CONFIRMATION, f::PART_CONFIRMATION, a::HELP_CONFIRMATION)
        }
        Element::Copy => (a::LABEL_COPY, f::PART_COPY, a::HELP_COPY),
        Element::Purposes => (a::LABEL_PURPOSES, f::PART_PURPOSES, a::HELP_PURPOSES),
        Element::Categories => (a::LABEL_CATEGORIES, f::PART_CATEGORIES, a::HELP_CATEGORIES),
        Element::Recipients => (a::LABEL_RECIPIENTS, f::PART_RECIPIENTS, a::HELP_RECIPIENTS),
        Element::Retention => (a::LABEL_RETENTION, f::PART_RETENTION, a::HELP_RETENTION),
        Element::Rights => (a::LABEL_RIGHTS, f::PART_RIGHTS, a::HELP_RIGHTS),
        Element::Complaint => (a::LABEL_COMPLAINT, f::PART_COMPLAINT, a::HELP_COMPLAINT),
        Element::Source => (a::LABEL_SOURCE, f::PART_SOURCE, a::HELP_SOURCE),
        Element::Automated => (a::LABEL_AUTOMATED, f::PART_AUTOMATED, a::HELP_AUTOMATED),
        Element::Transfers => (a::LABEL_TRANSFERS, f::PART_TRANSFERS, a::HELP_TRANSFERS),
    };
    Words { label, line, help }
}

/// The words for a right that a letter can use by itself. Access is its elements.
fn words_of_right(right: Right) -> Option<Words> {
    use t::{answer as a, follow_up as f};
    let (label, line) = match right {
        Right::Information => (a::LABEL_INFORMATION, f::PART_INFORMATION),
        Right::WithdrawConsent => (a::LABEL_WITHDRAW_CONSENT, f::PART_WITHDRAW_CONSENT),
        Right::Rectification => (a::LABEL_RECTIFICATION, f::PART_RECTIFICATION),
        Right::Erasure => (a::LABEL_ERASURE, f::PART_ERASURE),
        Right::Restriction => (a::LABEL_RESTRICTION, f::PART_RESTRICTION),
        Right::NotifyRecipients => (a::LABEL_NOTIFY_RECIPIENTS, f::PART_NOTIFY_RECIPIENTS),
        Right::Portability => (a::LABEL_PORTABILITY, f::PART_PORTABILITY),
        Right::Objection => (a::LABEL_OBJECTION, f::PART_OBJECTION),
        Right::DirectMarketing => (a::LABEL_DIRECT_MARKETING, f::PART_DIRECT_MARKETING),
        Right::AutomatedDecisions => (a::LABEL_AUTOMATED_DECISIONS, f::PART_AUTOMATED_DECISIONS),
        _ => return None,
    };
    let help = match right {
        Right::Information => a::HELP_QUESTION,
        Right::WithdrawConsent => a::HELP_WITHDRAW_CONSENT,
        _ => a::HELP_RIGHT,
    };
    Some(Words { label, line, help })
}
