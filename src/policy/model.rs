//! The types are the schema: `public/policies/*.json` and `public/policies/kinds.json` are written
//! in this shape, with one difference. Where a file holds `{"sv": "…", "en": "…"}` these types hold
//! a [`Text`], the number of that text in a table of one language (see [`super::lower`]).

use super::contact_point::{ContactPoint, Statement};
use crate::json::{FromJson, Nothing, Reading, record, record_in_two, words};
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

impl Nothing for Text {
    const NOTHING: Text = Text(0);
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

record_in_two! {
    /// One company's privacy policy.
    pub struct Policy {
        /// Stable id, kebab-case; the file is named after it.
        pub id: String,
        /// The name that the policy uses for the company in running text.
        pub name: String,
        /// Who answers for the data and how to reach them, as the policy gives it.
        pub controller: Controller,
        /// The roles that a person can have, job seekers first.
        pub roles: Vec<RoleEntry>,
        /// Every occasion on which the company gets or uses data.
        pub points: Vec<ContactPoint>,
    }
    /// What a policy says, beside who the company is and what one may have done there.
    later pub struct PolicySays {
        /// The document that was read.
        pub document: Document,
        /// The headings of the policy, in order. Every fact names one of them.
        pub sections: Vec<Section>,
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

impl Nothing for Document {
    const NOTHING: Document =
        Document { title: String::new(), url: String::new(), read_on: String::new() };
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
