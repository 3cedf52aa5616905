//! The types are the schema: `public/policies/*.json` and `public/policies/kinds.json` are written
//! in this shape, with one difference. Where a file holds `{"sv": "…", "en": "…"}` these types hold
//! a [`Text`], the number of that text in a table of one language (see [`super::lower`]).

use crate::json::{FromJson, Reading, count, member, record, words};
use serde_json::Value;

/// A text in every language: a place in the table of texts of one language.
///
/// In the policy files it is written out as an object with one member for each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub u16);

impl Text {
    /// Where the numbers of the texts begin that come with the screens after the first ones.
    pub const REST: u16 = 0x8000;
}

impl FromJson for Text {
    fn read(value: &Value, reading: &mut Reading) -> Text {
        Text(u16::read(value, reading))
    }
}

/// The source form of [`Text`], for the JSON Schema.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "One text in every language.",
            "type": "object",
            "properties": { "sv": { "type": "string" }, "en": { "type": "string" } },
            "required": ["sv", "en"],
            "additionalProperties": { "type": "string" }
        })
    }
}

record! {
    /// Everything that the policies say, with the shared vocabulary.
    pub struct Facts {
        /// The kinds of data, shared by all policies.
        pub kinds: Vec<Kind>,
        /// The policies, in the order in which they are offered.
        pub policies: Vec<Policy>,
    }
}

record! {
    /// A kind of data: "E-post" is one thing wherever it is listed.
    pub struct Kind {
        /// Stable id, kebab-case.
        pub id: String,
        /// Short everyday name.
        pub name: Text,
        /// What it is, in plain words: one sentence.
        pub explanation: Text,
        /// How much protection this kind deserves.
        pub sensitivity: Sensitivity,
        /// Which drawn icon stands for it.
        pub icon: Icon,
    }
}

words! {
    /// How much protection a kind of data deserves.
    pub enum Sensitivity {
        /// Nothing out of the ordinary.
        Ordinary = "ordinary",
        /// Not a special category in law, yet worthy of extra protection, such as a personnummer
        /// (dataskyddslagen 3 kap. 10 §) or a password.
        Extra = "extra",
        /// Special categories of personal data (GDPR Art. 9), such as health.
        Special = "special",
    }
}

words! {
    /// The drawn icons; `public/icons.svg` holds one symbol for each.
    #[allow(missing_docs)]
    pub enum Icon {
        Person = "person",
        Mail = "mail",
        Phone = "phone",
        Document = "document",
        Pencil = "pencil",
        Lock = "lock",
        IdCard = "id_card",
        Home = "home",
        Camera = "camera",
        Chart = "chart",
        Chat = "chat",
        Calendar = "calendar",
        Globe = "globe",
        Device = "device",
        Star = "star",
        Briefcase = "briefcase",
        Heart = "heart",
        Megaphone = "megaphone",
        Mic = "mic",
        People = "people",
        Handshake = "handshake",
        Signpost = "signpost",
    }
}

record! {
    /// One company's privacy policy.
    pub struct Policy {
        /// Stable id, kebab-case; the file is named after it.
        pub id: String,
        /// The name that the policy uses for the company in running text.
        pub name: String,
        /// Who answers for the data and how to reach them, as the policy gives it.
        pub controller: Controller,
        /// The document that was read.
        pub document: Document,
        /// The headings of the policy, in order. Every fact names one of them.
        pub sections: Vec<Section>,
        /// The roles that a person can have, job seekers first.
        pub roles: Vec<RoleEntry>,
        /// Every occasion on which the company gets or uses data.
        pub points: Vec<ContactPoint>,
        /// Where the data come from, said for the policy as a whole.
        pub sources: Vec<Statement>,
        /// Who may get the data, said for the policy as a whole.
        pub recipients: Vec<Statement>,
        /// Named tools, in the policy's spelling.
        pub tools: Vec<Tool>,
        /// The rights that the policy tells of.
        pub rights: Vec<Statement>,
        /// What the policy says may follow if a consent is withdrawn; shown before the choice is made.
        pub withdrawal_warning: Option<Statement>,
        /// What a reader should know about the policy.
        pub remarks: Vec<Remark>,
        /// What the policy does well.
        pub done_well: Vec<Statement>,
    }
}

record! {
    /// Who answers for the processing (controller, GDPR Art. 4(7)).
    pub struct Controller {
        /// The legal name, exactly as in the policy.
        pub legal_name: String,
        /// Organisationsnummer; `null` if the policy gives none.
        pub org_number: Option<String>,
        /// Postal address in one line; `null` if the policy gives none.
        pub postal_address: Option<String>,
        /// The address that requests go to.
        pub email: String,
        /// Telephone as it is written for people; `null` if the policy gives none.
        pub phone: Option<String>,
        /// True if the policy says that one may also come in person.
        pub visits: bool,
        /// The website that people know the company by.
        pub website: String,
        /// The heading that the contact details stand under.
        pub section: String,
    }
}

record! {
    /// Which document was read and when.
    pub struct Document {
        /// The document's own title.
        pub title: String,
        /// Address of the live policy.
        pub url: String,
        /// The date on which the copy was read, `YYYY-MM-DD`.
        pub read_on: String,
    }
}

record! {
    /// A heading in the policy.
    pub struct Section {
        /// Stable id, kebab-case.
        pub id: String,
        /// The heading as it stands, in the policy's language. Unheaded text has a descriptive name in
        /// parentheses, such as "(inledning)".
        pub heading: String,
    }
}

words! {
    /// The roles that people can have towards a company: shared by all policies.
    pub enum Role {
        /// Job seeker, candidate or participant in a labour-market programme.
        JobSeeker = "job-seeker",
        /// Visitor to the website.
        Visitor = "visitor",
        /// Contact person at a supplier.
        Supplier = "supplier",
        /// Contact person at a customer.
        Customer = "customer",
    }
}

record! {
    /// A role as one policy has it.
    pub struct RoleEntry {
        /// Which of the shared roles.
        pub role: Role,
        /// Heading or passage that the role stands under.
        pub section: String,
        /// Who it is for, in a short plain sentence, as an answer to "Who are you to them?".
        pub description: Text,
    }
}

record! {
    /// One occasion (activity) on which the company gets or uses data about a person.
    pub struct ContactPoint {
        /// Stable id, kebab-case, unique in the policy.
        pub id: String,
        /// The role that it belongs to.
        pub role: Role,
        /// The heading that it stands under.
        pub section: String,
        /// One or two words: a label in drawings and letters ("Registrering").
        pub label: Text,
        /// What the person did, as an answer to "What have you done there?" ("Jag har registrerat mig").
        pub done: Text,
        /// One plain sentence more, with an example where it helps.
        pub hint: Text,
        /// Which drawn icon stands for it.
        pub icon: Icon,
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
            _ => (Retention::NotStated, 0),
        };
        count(value, members, NAME, reading);
        rule
    }
}

record! {
    /// A tool that the policy names.
    pub struct Tool {
        /// The name in the policy's own spelling.
        pub name: String,
        /// Id of the section that names it.
        pub section: String,
        /// What the policy says that it is used for.
        pub used_for: Text,
        /// Our inference of what is meant, where the spelling leaves it open; shown as an inference.
        pub inference: Option<Text>,
        /// Ids of the contact points that it is used at.
        pub points: Vec<String>,
    }
}

words! {
    /// How much a remark weighs; decides the order in which they are shown and asked about.
    #[allow(missing_docs)]
    pub enum Severity {
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}

words! {
    /// Which voice states the fact of a remark.
    pub enum FactVoice {
        /// The policy says it.
        Says = "says",
        /// The policy is silent on it: a gap.
        Silent = "silent",
    }
}

record! {
    /// What a person should know about the policy: a fact that can be checked in it, and what we make
    /// of it, kept apart.
    pub struct Remark {
        /// Stable id.
        pub id: String,
        /// How much it weighs.
        pub severity: Severity,
        /// Id of the section that the fact is found in.
        pub section: String,
        /// Whether the policy says the fact or is silent on it.
        pub voice: FactVoice,
        /// Ids of the contact points that it concerns; empty if it concerns the whole policy.
        pub points: Vec<String>,
        /// What can be checked in the policy.
        pub fact: Text,
        /// What the law says, with its article; `null` if nothing needs saying.
        pub law: Option<Text>,
        /// Our comment; `null` if the fact speaks for itself.
        pub comment: Option<Text>,
        /// A question that a letter can put to the company, addressed to it; `null` if there is none.
        pub question: Option<Text>,
    }
}

/// The remarks with the weightiest first, otherwise in their order.
pub fn by_weight(remarks: &[Remark]) -> Vec<&Remark> {
    let mut sorted = Vec::new();
    for severity in [Severity::High, Severity::Medium, Severity::Low] {
        sorted.extend(remarks.iter().filter(|remark| remark.severity == severity));
    }
    sorted
}
