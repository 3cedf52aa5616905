//! What to look at when a company says no: a list for the screen, no letter.

use crate::json::words;
use crate::law::Right;
use crate::text::{Key, t};

words! {
    /// Something to look at in a refusal.
    pub enum RefusalCheck {
        /// Did they give a reason? Art. 12(4).
        Reason = "reason",
        /// Which provision do they rely on?
        Provision = "provision",
        /// Is it a refusal of everything?
        Part = "part",
        /// Is it one of the exceptions to erasure? Art. 17(3).
        Erasure = "erasure",
        /// Is it one of the limits of a copy? Art. 15(4), and dataskyddslagen 5 kap.
        Copy = "copy",
        /// Do they hold the request unfounded or excessive? Art. 12(5).
        Unfounded = "unfounded",
        /// Did they say how to complain? Art. 12(4).
        Complaint = "complaint",
    }
}

impl RefusalCheck {
    /// Every check, in the order in which to make them.
    pub const ALL: [RefusalCheck; 7] = [
        RefusalCheck::Reason,
        RefusalCheck::Provision,
        RefusalCheck::Part,
        RefusalCheck::Erasure,
        RefusalCheck::Copy,
        RefusalCheck::Unfounded,
        RefusalCheck::Complaint,
    ];

    /// The checks that make sense for a letter that used these rights.
    pub fn of(rights: &[Right]) -> impl Iterator<Item = RefusalCheck> {
        RefusalCheck::ALL.into_iter().filter(|check| match check {
            RefusalCheck::Erasure => rights.contains(&Right::Erasure),
            RefusalCheck::Copy => rights.contains(&Right::Access),
            _ => true,
        })
    }

    /// The question.
    pub const fn title(self) -> Key {
        use t::refusal as r;
        match self {
            RefusalCheck::Reason => r::REASON_TITLE,
            RefusalCheck::Provision => r::PROVISION_TITLE,
            RefusalCheck::Part => r::PART_TITLE,
            RefusalCheck::Erasure => r::ERASURE_TITLE,
            RefusalCheck::Copy => r::COPY_TITLE,
            RefusalCheck::Unfounded => r::UNFOUNDED_TITLE,
            RefusalCheck::Complaint => r::COMPLAINT_TITLE,
        }
    }

    /// What the law says on it. After that of [`RefusalCheck::Erasure`] comes
    /// [`ERASURE_EXCEPTIONS`].
    pub const fn text(self) -> Key {
        use t::refusal as r;
        match self {
            RefusalCheck::Reason => r::REASON_TEXT,
            RefusalCheck::Provision => r::PROVISION_TEXT,
            RefusalCheck::Part => r::PART_TEXT,
            RefusalCheck::Erasure => r::ERASURE_TEXT,
            RefusalCheck::Copy => r::COPY_TEXT,
            RefusalCheck::Unfounded => r::UNFOUNDED_TEXT,
            RefusalCheck::Complaint => r::COMPLAINT_TEXT,
        }
    }
}

/// The exceptions of Art. 17(3)(a)–(e), in that order.
pub const ERASURE_EXCEPTIONS: [Key; 5] = [
    t::refusal::EXCEPTION_EXPRESSION,
    t::refusal::EXCEPTION_DUTY,
    t::refusal::EXCEPTION_HEALTH,
    t::refusal::EXCEPTION_ARCHIVE,
    t::refusal::EXCEPTION_CLAIMS,
];
