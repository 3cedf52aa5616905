//! The rights of a data subject, and whether each applies on a legal basis.
//!
//! The table is [`applies`]; what it means for several contact points at once is [`decide`]. Nothing
//! here claims more than is known: several bases, a basis stated for a part only, or none at all
//! end in [`Decision::If`], and the letter then pleads in the alternative.

mod decide;
mod table;

pub use decide::{BASES, Case, Decision, Exclusion, decide, grounds};
pub use table::{Applies, Condition, Reason, applies};

use crate::json::{FromJson, Reading, ToJson};
use serde_json::Value;

/// A right of the data subject in the GDPR, in the order of the articles that people meet first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// To be informed: Art. 13 (data from the person) and 14 (data from elsewhere).
    Information,
    /// To take back a consent: Art. 7(3).
    WithdrawConsent,
    /// To confirmation, information and a copy: Art. 15.
    Access,
    /// To have data corrected or completed: Art. 16.
    Rectification,
    /// To have data erased: Art. 17.
    Erasure,
    /// To have processing restricted: Art. 18.
    Restriction,
    /// To have recipients told, and to be told who they are: Art. 19.
    NotifyRecipients,
    /// To get data in a machine-readable form, or have them moved: Art. 20. It covers what the
    /// person provided (use included) and what is processed by automated means.
    Portability,
    /// To object on grounds of one's own situation: Art. 21(1).
    Objection,
    /// To object to direct marketing, without grounds: Art. 21(2)–(3).
    DirectMarketing,
    /// Not to be subject to solely automated decisions: Art. 22.
    AutomatedDecisions,
    /// To complain to a supervisory authority: Art. 77.
    Complaint,
    /// To go to court against the controller: Art. 79.
    JudicialRemedy,
    /// To compensation for damage: Art. 82.
    Compensation,
    /// To be represented by a not-for-profit body: Art. 80.
    Representation,
}

impl FromJson for Right {
    fn read(value: &Value, reading: &mut Reading) -> Right {
        let named = |right: &Right| value.as_str() == Some(right.id());
        Right::ALL.into_iter().find(named).unwrap_or_else(|| {
            reading.wrong("Right");
            Right::Information
        })
    }
}

impl ToJson for Right {
    fn to_json(&self) -> Value {
        self.id().into()
    }
}

impl Right {
    /// Every right, in the order of declaration.
    pub const ALL: [Right; 15] = [
        Right::Information,
        Right::WithdrawConsent,
        Right::Access,
        Right::Rectification,
        Right::Erasure,
        Right::Restriction,
        Right::NotifyRecipients,
        Right::Portability,
        Right::Objection,
        Right::DirectMarketing,
        Right::AutomatedDecisions,
        Right::Complaint,
        Right::JudicialRemedy,
        Right::Compensation,
        Right::Representation,
    ];

    /// Every right, in the order in which people need them.
    pub const BY_NEED: [Right; 15] = [
        Right::Access,
        Right::Information,
        Right::Rectification,
        Right::Erasure,
        Right::Restriction,
        Right::NotifyRecipients,
        Right::Portability,
        Right::Objection,
        Right::DirectMarketing,
        Right::WithdrawConsent,
        Right::AutomatedDecisions,
        Right::Complaint,
        Right::JudicialRemedy,
        Right::Compensation,
        Right::Representation,
    ];

    /// The stable id, kebab-case: the same as in stored state, for keys of texts.
    pub const fn id(self) -> &'static str {
        match self {
            Right::Information => "information",
            Right::WithdrawConsent => "withdraw-consent",
            Right::Access => "access",
            Right::Rectification => "rectification",
            Right::Erasure => "erasure",
            Right::Restriction => "restriction",
            Right::NotifyRecipients => "notify-recipients",
            Right::Portability => "portability",
            Right::Objection => "objection",
            Right::DirectMarketing => "direct-marketing",
            Right::AutomatedDecisions => "automated-decisions",
            Right::Complaint => "complaint",
            Right::JudicialRemedy => "judicial-remedy",
            Right::Compensation => "compensation",
            Right::Representation => "representation",
        }
    }

    /// The article of the GDPR, written the Swedish way: article, full stop, paragraph (`21.2–3`).
    pub const fn article(self) -> &'static str {
        match self {
            Right::Information => "13–14",
            Right::WithdrawConsent => "7.3",
            Right::Access => "15",
            Right::Rectification => "16",
            Right::Erasure => "17",
            Right::Restriction => "18",
            Right::NotifyRecipients => "19",
            Right::Portability => "20",
            Right::Objection => "21.1",
            Right::DirectMarketing => "21.2–3",
            Right::AutomatedDecisions => "22",
            Right::Complaint => "77",
            Right::JudicialRemedy => "79",
            Right::Compensation => "82",
            Right::Representation => "80",
        }
    }
}
