//! Letters after the first one.
use crate::json::words;

words! {
    /// Which letter.
    pub enum FollowUp {
        /// Nudge.
        Nudge = "nudge",
        /// Reminder.
        Reminder = "reminder",
        /// Incomplete.
        Incomplete = "incomplete",
        /// Identity.
        Identity = "identity",
        /// Form.
        Form = "form",
        /// Fee.
        Fee = "fee",
        /// NoReasons.
        NoReasons = "no-reasons",
        /// LateExtension.
        LateExtension = "late-extension",
        /// Refusal.
        Refusal = "refusal",
    }
}
