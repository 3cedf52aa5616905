//! What a letter is made from: one company, and what was chosen and written for it.

use crate::json::{stored, words};
use crate::law::Right;
use crate::policy::{ContactPoint, Item, Policy, Remark, Role};

/// Everything that goes into one letter.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Whom it is for.
    pub policy: &'a Policy,
    /// The person's role; `None` if none of the policies' roles fits.
    pub role: Option<Role>,
    /// The contact points that it is about.
    pub points: Vec<Point<'a>>,
    /// The rights that it uses, in the order in which the letter treats them.
    pub rights: Vec<Right>,
    /// Requests beside the main ones.
    pub extras: Vec<Extra>,
    /// What is wrong and what is right.
    pub corrections: &'a [Correction],
    /// The remarks whose questions are put.
    pub questions: Vec<&'a Remark>,
    /// The person's name.
    pub name: &'a str,
    /// E-mail or telephone that the company already has; may be empty.
    pub contact: &'a str,
    /// Roughly when; may be empty.
    pub period: &'a str,
    /// Where; may be empty.
    pub place: &'a str,
    /// The letter's date, `YYYY-MM-DD`.
    pub date: &'a str,
}

/// A contact point in a letter.
#[derive(Clone, Debug)]
pub struct Point<'a> {
    /// The contact point.
    pub point: &'a ContactPoint,
    /// The ticked items; empty means everything.
    pub items: Vec<&'a Item>,
}

stored! {
    /// One row of what is wrong and what is right.
    pub struct Correction {
        /// What stands there now; empty if something is missing.
        pub wrong: String,
        /// What it should be.
        pub right: String,
    }
}

words! {
    /// A request beside the main one. Each is a choice of its own and off until it is made.
    pub enum Extra {
        /// Tell recipients of a rectification and name them (Art. 19).
        NotifyCorrected = "notify-corrected",
        /// Restrict while accuracy is checked (Art. 18(1)(a)).
        RestrictMeanwhile = "restrict-meanwhile",
        /// Tell recipients of an erasure and name them (Art. 19, 17(2)).
        NotifyErased = "notify-erased",
        /// Restrict where erasure is refused (Art. 18(1)).
        RestrictInstead = "restrict-instead",
        /// Erase what rests on the withdrawn consent alone (Art. 17(1)(b)).
        EraseWithdrawn = "erase-withdrawn",
    }
}
