//! The screens and their addresses: the fragment after `#`. No personal data is ever in one.

use super::{Choice, Door, RoleChoice};
use crate::letter::FollowUp;
use crate::policy::Facts;

/// A screen. Letters are numbered from 1 ([`Choice::letters`]); requests go by their id, so that an
/// address keeps to its request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Route {
    Start,
    Company,
    Role,
    Points,
    Inventory,
    Goals,
    Letter(u8),
    Send(u8),
    /// Every right of the law.
    Rights,
    /// What is Arbetsförmedlingen's.
    Employment,
    /// The requests that were sent.
    Requests,
    /// One of them.
    Request(u64),
    /// The check of its answer.
    Answer(u64),
    /// A letter that follows it.
    Reply(u64, FollowUp),
    /// The complaint to the authority.
    Complaint(u64),
    /// For people with protected identity.
    Protected,
    /// For people who help others: a guide, and three ways.
    Helping,
    /// What was chosen so far, to hand over to a telephone.
    HandOver,
    /// The same on paper.
    HandOut,
    /// An address that was handed over: what is to be chosen stands behind it ([`super::hand_over`]).
    Given,
    /// Check for yourself.
    Check,
    About,
    /// How accessible the page is.
    Accessibility,
    /// An address that leads nowhere.
    Lost,
}

impl Route {
    /// Reads the fragment of an address, without its `#`. What is not known is [`Route::Lost`].
    pub fn parse(fragment: &str) -> Route {
        let path = fragment.trim_matches('/');
        let (screen, number) = path.split_once('/').unwrap_or((path, ""));
        let letter = || counted(number).and_then(|number| u8::try_from(number).ok());
        let found = match screen {
            "given" => Some(Route::Given),
            "letter" => letter().map(Route::Letter),
            "send" => letter().map(Route::Send),
            "request" => named(number).map(Route::Request),
            "answer" => named(number).map(Route::Answer),
            "complaint" => named(number).map(Route::Complaint),
            "reply" => number.split_once('/').and_then(|(number, kind)| {
                Some(Route::Reply(named(number)?, FollowUp::from_word(kind)?))
            }),
            _ if !number.is_empty() => None,
            "" => Some(Route::Start),
            "company" => Some(Route::Company),
            "role" => Some(Route::Role),
            "points" => Some(Route::Points),
            "inventory" => Some(Route::Inventory),
            "goals" => Some(Route::Goals),
            "rights" => Some(Route::Rights),
            "employment" => Some(Route::Employment),
            "requests" => Some(Route::Requests),
            "protected" => Some(Route::Protected),
            "helping" => Some(Route::Helping),
            "hand-over" => Some(Route::HandOver),
            "hand-out" => Some(Route::HandOut),
            "check" => Some(Route::Check),
            "about" => Some(Route::About),
            "accessibility" => Some(Route::Accessibility),
            _ => None,
        };
        found.unwrap_or(Route::Lost)
    }

    /// The fragment of the screen, without `#`.
    pub fn fragment(self) -> String {
        let (screen, number) = match self {
            Route::Reply(n, kind) => return format!("/reply/{n:016x}/{}", kind.word()),
            Route::Request(n) => return format!("/request/{n:016x}"),
            Route::Answer(n) => return format!("/answer/{n:016x}"),
            Route::Complaint(n) => return format!("/complaint/{n:016x}"),
            Route::Start => ("", None),
            Route::Company => ("company", None),
            Route::Role => ("role", None),
            Route::Points => ("points", None),
            Route::Inventory => ("inventory", None),
            Route::Goals => ("goals", None),
            Route::Letter(n) => ("letter", Some(n)),
            Route::Send(n) => ("send", Some(n)),
            Route::Rights => ("rights", None),
            Route::Employment => ("employment", None),
            Route::Requests => ("requests", None),
            Route::Protected => ("protected", None),
            Route::Helping => ("helping", None),
            Route::HandOver => ("hand-over", None),
            Route::HandOut => ("hand-out", None),
            Route::Given => ("given", None),
            Route::Check => ("check", None),
            Route::About => ("about", None),
            Route::Accessibility => ("accessibility", None),
            Route::Lost => ("lost", None),
        };
        number.map_or_else(|| format!("/{screen}"), |n| format!("/{screen}/{n}"))
    }

    /// The address of the screen, for a link.
    pub fn href(self) -> String {
        format!("#{}", self.fragment())
    }

    /// The screens of the walk for what was chosen so far, in order: those with a step number.
    pub fn walk(choice: &Choice, facts: &Facts) -> Vec<Route> {
        let mut walk = vec![Route::Company, Route::Role];
        if choice.role.is_none() || choice.has_points_to_choose(facts) {
            walk.push(Route::Points);
            if choice.door == Door::See {
                walk.push(Route::Inventory);
            }
        }
        walk.extend([Route::Goals, Route::Letter(1)]);
        walk
    }

    /// The screen before this one.
    pub fn back(self, choice: &Choice, facts: &Facts) -> Option<Route> {
        match self {
            Route::Start => None,
            Route::Letter(n @ 2..) => Some(Route::Send(n - 1)),
            Route::Send(n) => Some(Route::Letter(n)),
            Route::Inventory => Some(Route::Points),
            Route::Rights => Some(Route::Goals.or_start(choice, facts)),
            // Topics alone need not come to a letter.
            Route::Protected if choice.uses_a_right() => {
                Some(Route::Letter(1).or_start(choice, facts))
            }
            Route::Protected => Some(Route::Goals.or_start(choice, facts)),
            Route::Employment => Some(Route::Company),
            Route::Request(_) => Some(Route::Requests),
            Route::Answer(n) | Route::Reply(n, _) | Route::Complaint(n) => Some(Route::Request(n)),
            Route::HandOver | Route::HandOut => Some(Route::Helping),
            Route::Requests
            | Route::Helping
            | Route::Given
            | Route::Check
            | Route::About
            | Route::Accessibility
            | Route::Lost => Some(Route::Start),
            _ => {
                let walk = Route::walk(choice, facts);
                let here = walk.iter().position(|route| *route == self).unwrap_or(0);
                Some(here.checked_sub(1).and_then(|i| walk.get(i)).copied().unwrap_or(Route::Start))
            }
        }
    }

    /// This screen, or the start if something has to be filled in before it.
    fn or_start(self, choice: &Choice, facts: &Facts) -> Route {
        self.missing(choice, facts).map_or(self, |_| Route::Start)
    }

    /// The screen after this one in the walk.
    pub fn next(self, choice: &Choice, facts: &Facts) -> Route {
        match self {
            Route::Letter(n) => Route::Send(n),
            Route::Inventory => Route::Goals,
            _ => {
                let walk = Route::walk(choice, facts);
                let here = walk.iter().position(|route| *route == self);
                here.and_then(|i| walk.get(i + 1)).copied().unwrap_or(Route::Start)
            }
        }
    }

    /// The screen that has to be filled in before this one makes sense; `None` if nothing is
    /// missing. Whether there is a letter of that number is [`Route::missing_letter`].
    pub fn missing(self, choice: &Choice, facts: &Facts) -> Option<Route> {
        let rank = match self {
            Route::Role => 1,
            Route::Points => 2,
            Route::Inventory | Route::Goals => 3,
            Route::Letter(_) | Route::Send(_) => 4,
            _ => 0,
        };
        let missing = [
            (1, Route::Company, choice.policies(facts).next().is_none()),
            (2, Route::Role, choice.role.is_none()),
            (
                3,
                Route::Points,
                choice.has_points_to_choose(facts) && choice.all_chosen(facts).next().is_none(),
            ),
            (4, Route::Goals, !choice.uses_a_right() && choice.topics.is_empty()),
        ];
        let first = missing.into_iter().find(|(needed_by, _, is)| *is && rank >= *needed_by);
        first.map(|(_, route, _)| route)
    }

    /// Where to go instead if this is a letter that does not come of what was chosen.
    pub fn missing_letter(self, choice: &Choice, facts: &Facts) -> Option<Route> {
        let (Route::Letter(n) | Route::Send(n)) = self else { return None };
        match choice.letters(facts).len() {
            0 => Some(Route::Goals),
            letters => (usize::from(n) > letters).then_some(Route::Letter(1)),
        }
    }
}

/// The id of a request in an address: 16 hexadecimal digits, small letters.
fn named(id: &str) -> Option<u64> {
    let digits = id.len() == 16 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    digits.then(|| u64::from_str_radix(id, 16).ok()).flatten()
}

/// The number of a letter in an address: without leading zeros.
fn counted(number: &str) -> Option<u16> {
    let digits =
        !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
    (digits && !number.starts_with('0')).then(|| number.parse().ok()).flatten()
}

impl Choice {
    /// Whether any chosen policy has contact points for the chosen role.
    pub fn has_points_to_choose(&self, facts: &Facts) -> bool {
        matches!(self.role, Some(RoleChoice::Role(_)))
            && self.policies(facts).any(|policy| self.offered(policy).next().is_some())
    }
}
