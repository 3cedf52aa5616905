//! Which letters come of what was chosen: one to each company, or one for each thing that is asked.

use super::{Choice, LETTER_ORDER};
use crate::law::Right;
use crate::letter::{Matter, Topic};
use crate::policy::{Facts, Policy};

/// A letter that is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// To whom.
    pub policy: &'a Policy,
    /// The one thing that it asks for; `None` for all together.
    pub only: Option<Matter>,
}

impl Choice {
    /// What is asked of a company, in the order of the letter: the rights, the topics, and the
    /// questions last.
    pub fn matters(&self, policy: &Policy) -> Vec<Matter> {
        let rights = LETTER_ORDER.into_iter().filter(|right| self.has_right(*right));
        let (questions, rights): (Vec<Right>, Vec<Right>) =
            rights.partition(|right| *right == Right::Information);
        let rights = rights.into_iter().map(Matter::Right);
        let topics = self.topics(policy).map(Matter::Topic);
        rights.chain(topics).chain(questions.into_iter().map(Matter::Right)).collect()
    }

    /// Whether any right is used that a letter can use.
    pub fn uses_a_right(&self) -> bool {
        LETTER_ORDER.into_iter().any(|right| self.has_right(right))
    }

    /// The letters, company by company: one with everything, or one for each thing that is asked, if
    /// the person wants that.
    pub fn letters<'a>(&self, facts: &'a Facts) -> Vec<Planned<'a>> {
        let mut letters = Vec::new();
        for policy in facts.policies.iter().filter(|policy| self.policies.contains(&policy.id)) {
            let matters = self.matters(policy);
            if self.separate {
                let each = matters.into_iter().map(|matter| Planned { policy, only: Some(matter) });
                letters.extend(each);
            } else if !matters.is_empty() {
                letters.push(Planned { policy, only: None });
            }
        }
        letters
    }
}

impl Planned<'_> {
    /// What was chosen, as far as this letter asks for it.
    pub fn choice(&self, choice: &Choice) -> Choice {
        let mut own = choice.clone();
        own.rights.retain(|right| self.has_right(choice, *right));
        own.topics.retain(|topic| self.has_topic(choice, *topic));
        own
    }

    /// Whether it uses a right.
    pub fn has_right(&self, choice: &Choice, right: Right) -> bool {
        choice.has_right(right) && self.only.is_none_or(|only| only == Matter::Right(right))
    }

    /// Whether it has a topic.
    pub fn has_topic(&self, choice: &Choice, topic: Topic) -> bool {
        choice.has_topic(topic)
            && choice.offers(self.policy, topic)
            && self.only.is_none_or(|only| only == Matter::Topic(topic))
    }

    /// What tells it from every other letter of the visit.
    pub fn id(&self) -> String {
        match self.only {
            None => self.policy.id.clone(),
            Some(Matter::Right(right)) => format!("{}/{}", self.policy.id, right.id()),
            Some(Matter::Topic(topic)) => format!("{}/{}", self.policy.id, topic.word()),
        }
    }
}
