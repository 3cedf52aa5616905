//! What a letter is made from: one company, and what was chosen and written for it.

use super::topic::Topic;
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
    /// The special letters in it; each only if this company's policy has what it is about.
    pub topics: Vec<Topic>,
    /// Requests beside the main ones.
    pub extras: Vec<Extra>,
    /// What is wrong and what is right.
    pub corrections: &'a [Correction],
    /// The reasons of an objection: the person's own situation (Art. 21(1)); may be empty.
    pub situation: &'a str,
    /// The decision that a machine may have taken (Art. 22); may be empty.
    pub decision: &'a str,
    /// Who is to get the data directly (Art. 20(2)); may be empty.
    pub holder: &'a str,
    /// The ground of a restriction; `None` if the person named none.
    pub ground: Option<RestrictionGround>,
    /// What was written to a topic, such as the date of a call.
    pub details: &'a [(Topic, String)],
    /// The remarks whose questions are put.
    pub questions: Vec<&'a Remark>,
    /// The person's name.
    pub name: &'a str,
    /// E-mail or telephone that the company already has; may be empty.
    pub contact: &'a str,
    /// Where to reply to a letter on paper that is filled in by hand; `None` for one that is mailed.
    pub reply_to: Option<&'a str>,
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
    /// The grounds on which processing is restricted.
    pub enum RestrictionGround {
        /// The person contests that the data are accurate: Art. 18(1)(a).
        Contested = "contested",
        /// The processing is unlawful, and the person wants the data kept: Art. 18(1)(b).
        Unlawful = "unlawful",
        /// The person needs the data for a legal claim: Art. 18(1)(c).
        Claims = "claims",
        /// The person has objected: Art. 18(1)(d).
        Objected = "objected",
    }
}

impl RestrictionGround {
    /// Every ground, in the order of the article.
    pub const ALL: [RestrictionGround; 4] = [
        RestrictionGround::Contested,
        RestrictionGround::Unlawful,
        RestrictionGround::Claims,
        RestrictionGround::Objected,
    ];
}

/// What one section of a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A right that is used.
    Right(Right),
    /// A special letter.
    Topic(Topic),
}

impl Request<'_> {
    /// What it asks for, in the order of the letter: the rights, the topics, and the questions last.
    pub fn matters(&self) -> impl Iterator<Item = Matter> {
        let is_question = |right: &&Right| **right == Right::Information;
        let rights = self.rights.iter().filter(move |right| !is_question(right));
        let questions = self.rights.iter().filter(is_question);
        let topics = self.topics.iter().copied().map(Matter::Topic);
        rights
            .copied()
            .map(Matter::Right)
            .chain(topics)
            .chain(questions.copied().map(Matter::Right))
    }

    /// Whether an extra request is made: it was chosen, and so was what it goes with.
    pub fn makes(&self, extra: Extra) -> bool {
        self.extras.contains(&extra) && self.matters().any(|matter| matter == extra.matter())
    }

    /// Whether anything is to be erased.
    pub fn erases(&self) -> bool {
        let matters = [
            Matter::Right(Right::Erasure),
            Matter::Topic(Topic::Photos),
            Matter::Topic(Topic::Allergies),
            Matter::Topic(Topic::CvPersonalNumber),
        ];
        self.matters().any(|matter| matters.contains(&matter))
            || Extra::ERASING.into_iter().any(|extra| self.makes(extra))
    }

    /// The rights that it uses, that to an erasure beside something else included.
    pub fn exercised(&self) -> Vec<Right> {
        let erases = Extra::ERASING.into_iter().any(|extra| self.makes(extra));
        let more = (erases && !self.rights.contains(&Right::Erasure)).then_some(Right::Erasure);
        self.rights.iter().copied().chain(more).collect()
    }

    /// What was written to a topic.
    pub fn detail(&self, topic: Topic) -> &str {
        detail(self.details, topic)
    }
}

/// What was written to a topic; empty if nothing was.
pub fn detail(details: &[(Topic, String)], topic: Topic) -> &str {
    details.iter().find(|(about, _)| *about == topic).map_or("", |(_, text)| text)
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
        /// Tell recipients of what is erased after a withdrawal and name them (Art. 19).
        NotifyWithdrawn = "notify-withdrawn",
        /// Restrict while an objection is considered (Art. 18(1)(d)).
        RestrictObjected = "restrict-objected",
        /// Erase if an objection meets no overriding grounds (Art. 17(1)(c)).
        EraseObjected = "erase-objected",
        /// Tell recipients of what follows an objection and name them (Art. 19).
        NotifyObjected = "notify-objected",
        /// Tell recipients of a restriction and name them (Art. 19).
        NotifyRestricted = "notify-restricted",
        /// Erase recordings once they have been copied (Art. 17(1)(a), (d)).
        EraseRecordings = "erase-recordings",
        /// Record no more calls.
        StopRecording = "stop-recording",
        /// Take back the consent to pictures (Art. 7(3), 17(1)(b)).
        WithdrawPhotos = "withdraw-photos",
        /// Ask those who got a CV to remove it.
        RecallCv = "recall-cv",
        /// Erase what was asked about as a visitor (Art. 17(1)(a), (d)).
        EraseVisitor = "erase-visitor",
        /// Erase answers to surveys once they have been copied (Art. 17(1)(a), (d)).
        EraseSurveys = "erase-surveys",
    }
}

impl Extra {
    /// Every extra request, in the order in which they are offered under what they go with.
    pub const ALL: [Extra; 16] = [
        Extra::RestrictMeanwhile,
        Extra::NotifyCorrected,
        Extra::EraseWithdrawn,
        Extra::NotifyWithdrawn,
        Extra::RestrictObjected,
        Extra::EraseObjected,
        Extra::NotifyObjected,
        Extra::RestrictInstead,
        Extra::NotifyErased,
        Extra::NotifyRestricted,
        Extra::EraseRecordings,
        Extra::StopRecording,
        Extra::WithdrawPhotos,
        Extra::RecallCv,
        Extra::EraseVisitor,
        Extra::EraseSurveys,
    ];

    /// Those by which something is to be erased (Art. 17).
    pub const ERASING: [Extra; 5] = [
        Extra::EraseWithdrawn,
        Extra::EraseObjected,
        Extra::EraseRecordings,
        Extra::EraseVisitor,
        Extra::EraseSurveys,
    ];

    /// What it goes with: without that, it is neither offered nor written.
    pub const fn matter(self) -> Matter {
        match self {
            Extra::NotifyCorrected | Extra::RestrictMeanwhile => {
                Matter::Right(Right::Rectification)
            }
            Extra::NotifyErased | Extra::RestrictInstead => Matter::Right(Right::Erasure),
            Extra::EraseWithdrawn | Extra::NotifyWithdrawn => Matter::Right(Right::WithdrawConsent),
            Extra::RestrictObjected | Extra::EraseObjected | Extra::NotifyObjected => {
                Matter::Right(Right::Objection)
            }
            Extra::NotifyRestricted => Matter::Right(Right::Restriction),
            Extra::EraseRecordings | Extra::StopRecording => Matter::Topic(Topic::Recordings),
            Extra::WithdrawPhotos => Matter::Topic(Topic::Photos),
            Extra::RecallCv => Matter::Topic(Topic::CvRecipients),
            Extra::EraseVisitor => Matter::Topic(Topic::VisitorWhy),
            Extra::EraseSurveys => Matter::Topic(Topic::Surveys),
        }
    }
}
