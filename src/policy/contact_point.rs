//! One contact point of a policy: which data, why, on what basis, from where, to whom, how long.

use super::model::{Icon, Role, Text};
use crate::json::{FromJson, Nothing, Reading, count, member, record, record_in_two, words};
use serde_json::Value;

record_in_two! {
    /// One occasion (activity) on which the company gets or uses data about a person.
    pub struct ContactPoint {
        /// Stable id, kebab-case, unique in the policy.
        pub id: String,
        /// The role that it belongs to.
        pub role: Role,
        /// What the person did, as an answer to "What have you done there?" ("Jag har registrerat mig").
        pub done: Text,
        /// One plain sentence more, with an example where it helps.
        pub hint: Text,
        /// Which drawn icon stands for it.
        pub icon: Icon,
    }
    /// What a policy says of a contact point.
    later pub struct PointSays {
        /// The heading that it stands under.
        pub section: String,
        /// One or two words: a label in drawings and letters ("Registrering").
        pub label: Text,
        /// What the data are used for, as stated; empty if the policy states no purpose here.
        pub purposes: Vec<Statement>,
        /// True if the policy itself says that this is for marketing, newsletters or mailings.
        pub marketing: bool,
        /// Legal bases as stated; exactly one entry with `not_stated` where none is.
        pub bases: Vec<StatedBasis>,
        /// The data, in the policy's own order. Empty only where the policy lists and names none.
        pub items: Vec<Item>,
        /// Where the data come from, as stated for this activity.
        pub sources: Vec<Statement>,
        /// Who may get the data, as stated for this activity.
        pub recipients: Vec<Statement>,
        /// How long the data are kept, as stated.
        pub retention: Retention,
        /// The heading that the retention stands under (the point's own where not stated).
        pub retention_section: String,
    }
}

record! {
    /// Something that a policy says, in the product's own words, with its section.
    pub struct Statement {
        /// Id of the section that says it.
        pub section: String,
        /// What it says, paraphrased.
        pub text: Text,
    }
}

words! {
    /// A legal basis for processing (GDPR Art. 6(1)) as a policy states it.
    pub enum LegalBasis {
        /// Art. 6(1)(a).
        Consent = "consent",
        /// Art. 6(1)(b).
        Contract = "contract",
        /// Art. 6(1)(c).
        LegalObligation = "legal_obligation",
        /// Art. 6(1)(d).
        VitalInterest = "vital_interest",
        /// Art. 6(1)(e).
        PublicTask = "public_task",
        /// Art. 6(1)(f).
        LegitimateInterest = "legitimate_interest",
        /// The policy says nothing of the basis.
        NotStated = "not_stated",
    }
}

record! {
    /// A legal basis, and for how much of the activity it is stated.
    pub struct StatedBasis {
        /// The basis.
        pub basis: LegalBasis,
        /// Id of the section that states it; the point's own where not stated.
        pub section: String,
        /// What it covers, if only a part ("the personality test"); `null` if the whole activity.
        pub scope: Option<Text>,
    }
}

record! {
    /// One data item that the policy lists or names.
    pub struct Item {
        /// Stable id, unique within the contact point.
        pub id: String,
        /// Id of its [`Kind`].
        pub kind: String,
        /// Swedish: the policy's own name for it, verbatim. Other languages: a translation of that name.
        pub name: Text,
        /// Where the policy mentions it.
        pub origin: Origin,
        /// Id of the section, if it is another than that of the contact point.
        pub section: Option<String>,
    }
}

words! {
    /// Where a policy mentions an item.
    pub enum Origin {
        /// In a list of data.
        Listed = "listed",
        /// Only in running text.
        RunningText = "running_text",
    }
}

/// How long data are kept, as the policy states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(tag = "rule", rename_all = "snake_case", deny_unknown_fields)
)]
pub enum Retention {
    /// Until a named event and then up to so many months. The only rule that yields a date.
    AfterEvent {
        /// Calendar months after the event.
        months: u16,
        /// The event, to follow "after" / "efter att" ("du avregistrerade dig").
        event: Text,
        /// The question for the event's date ("När avregistrerade du dig?").
        question: Text,
    },
    /// "Up to" so many months, with no starting point.
    UpTo {
        /// Calendar months.
        months: u16,
    },
    /// Expressly without limit.
    NoLimit,
    /// As long as the company finds necessary, or until a written objection.
    WhileNecessary,
    /// The policy does not say.
    NotStated,
}

impl Nothing for Retention {
    const NOTHING: Retention = Retention::NotStated;
}

impl FromJson for Retention {
    fn read(value: &Value, reading: &mut Reading) -> Retention {
        const NAME: &str = "Retention";
        let (rule, members) = match value.get("rule").and_then(Value::as_str).unwrap_or_default() {
            "after_event" => {
                let months = member(value, "months", reading);
                let event = member(value, "event", reading);
                let question = member(value, "question", reading);
                (Retention::AfterEvent { months, event, question }, 4)
            }
            "up_to" => (Retention::UpTo { months: member(value, "months", reading) }, 2),
            "no_limit" => (Retention::NoLimit, 1),
            "while_necessary" => (Retention::WhileNecessary, 1),
            "not_stated" => (Retention::NotStated, 1),
            _ => {
                reading.wrong(NAME);
                (Retention::NotStated, 0)
            }
        };
        count(value, members, NAME, reading);
        rule
    }
}
