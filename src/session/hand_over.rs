//! What an adviser hands over to somebody else's telephone: a link that opens the page where the two
//! have come to, and the picture that a camera reads it from.
//!
//! The link holds ids of what was chosen, each of which the policies or the law have, and nothing that
//! anybody has typed. They stand behind `#`, so that no server sees them either.

use super::settings::{ALL, GOALS, POINTS};
use super::{Choice, LETTER_ORDER, RoleChoice, Route};
use crate::json::ToJson;
use crate::letter::Topic;
use crate::policy::Facts;
use crate::text::Language;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// How many modules of white a code has around it (ISO/IEC 18004, 9.1: at least four).
const QUIET: i32 = 4;

/// The address that opens the page in `language` with companies, role, contact points and goals of
/// `choice`, and nothing else of it. `page` is the page's own address, without anything after its path.
pub fn link(page: &str, choice: &Choice, facts: &Facts, language: &Language) -> String {
    let companies: Vec<&str> = choice.policies(facts).map(|policy| policy.id.as_str()).collect();
    let role = choice.role.as_ref().map(RoleChoice::to_json);
    let role = role.as_ref().and_then(|role| role.as_str()).unwrap_or_default();
    let points = choice.all_chosen(facts);
    let mut points: Vec<String> =
        points.map(|(policy, point)| format!("{}.{}", policy.id, point.id)).collect();
    let offered: usize = choice.policies(facts).map(|policy| choice.offered(policy).count()).sum();
    if points.len() == offered && offered > 1 {
        // Shorter, so that the code is easier to read.
        points = vec![ALL.to_owned()];
    }
    let rights = LETTER_ORDER.into_iter().filter(|right| choice.has_right(*right));
    let topics = choice.offered_topics(facts).into_iter();
    let topics = topics.filter(|topic| choice.has_topic(*topic)).map(Topic::word);
    let goals: Vec<&str> = rights.map(|right| right.id()).chain(topics).collect();
    let start = start(choice, facts).map(Route::fragment);
    let settings = [
        ("company", companies.join(",")),
        ("role", role.to_owned()),
        (POINTS, points.join(",")),
        (GOALS, goals.join(",")),
        ("start", start.as_deref().unwrap_or_default().trim_matches('/').to_owned()),
    ];
    let settings = settings.iter().filter(|(_, value)| !value.is_empty());
    let settings: Vec<String> = settings.map(|(name, value)| format!("{name}={value}")).collect();
    let page = format!("{page}?lang={}", language.tag);
    match settings.is_empty() {
        true => page,
        false => format!("{page}{}/{}", Route::Given.href(), settings.join("&")),
    }
}

/// The screen to begin with: the first one where something is still to be chosen or to be read. Never a
/// letter, since whoever sends it is to see what it will ask for.
fn start(choice: &Choice, facts: &Facts) -> Option<Route> {
    let goals = choice.uses_a_right() || !choice.topics.is_empty();
    let read = choice.all_chosen(facts).next().is_some();
    let first = [
        (goals, Route::Goals),
        (read, Route::Inventory),
        (choice.role.is_some(), Route::Role.next(choice, facts)),
        (choice.policies(facts).next().is_some(), Route::Role),
    ];
    let chosen = first.into_iter().find(|(reached, _)| *reached)?.1;
    Some(chosen.missing(choice, facts).unwrap_or(chosen))
}

/// A QR code (ISO/IEC 18004), error correction level M.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// How many modules wide and high it is, with the white around it.
    pub side: i32,
    /// Its dark modules, as the path of an SVG picture in which a module is one unit.
    pub path: String,
}

impl Code {
    /// The code of a text; `None` if it is too long for one (more than 2,331 bytes).
    pub fn new(text: &str) -> Option<Code> {
        let segments = QrSegment::make_segments(text);
        let (least, most) = (Version::MIN, Version::MAX);
        let level = QrCodeEcc::Medium;
        let code =
            QrCode::encode_segments_advanced(&segments, level, least, most, None, false).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
                if run > 0 {
                    path += &format!("M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        Some(Code { side: code.size() + 2 * QUIET, path })
    }
}
