//! JSON of every kind, and real files in which something was changed.

use crate::text::Text;
use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::{Map, Value};

/// Any JSON, four levels deep at most.
#[derive(Clone, Debug)]
pub struct Json(pub Value);

impl<'a> Arbitrary<'a> for Json {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Json> {
        json(u, 3).map(Json)
    }
}

/// Names and words that mean something where these files are read.
const WORDS: [&str; 22] = [
    "sv",
    "en",
    "other",
    "one",
    "rule",
    "up_to",
    "months",
    "section",
    "id",
    "not_stated",
    "app",
    "version",
    "requests",
    "gone",
    "unread",
    "1",
    "",
    "00000000000000a1",
    "2026-03-05",
    "clustera-syd",
    "access",
    "mina-uppgifter",
];

fn json(u: &mut Unstructured, levels: usize) -> Result<Value> {
    Ok(match u.int_in_range(0..=if levels == 0 { 6 } else { 8u8 })? {
        0 => Value::Null,
        1 => u.arbitrary::<bool>()?.into(),
        2 => u.int_in_range(0..=9u8)?.into(),
        3 => u.arbitrary::<u64>()?.into(),
        4 => u.arbitrary::<f64>()?.into(),
        5 => (*u.choose(&WORDS)?).into(),
        6 => u.arbitrary::<Text>()?.0.into(),
        7 => {
            let mut list = Vec::new();
            for _ in 0..u.int_in_range(0..=3u8)? {
                list.push(json(u, levels - 1)?);
            }
            list.into()
        }
        _ => {
            let mut members = Map::new();
            for _ in 0..u.int_in_range(0..=3u8)? {
                members.insert((*u.choose(&WORDS)?).to_owned(), json(u, levels - 1)?);
            }
            members.into()
        }
    })
}

/// A change of one value in a file. Places are counted from the top, and go round.
#[derive(Arbitrary, Clone, Debug)]
pub struct Edit {
    /// Which value.
    pub place: u16,
    /// What becomes of it.
    pub change: Change,
}

/// What becomes of a value.
#[derive(Arbitrary, Clone, Debug)]
pub enum Change {
    /// It goes, with its name if it has one.
    Drop,
    /// It stands there twice, where it is one of a list.
    Double,
    /// It changes places with another value, wherever that is.
    Swap(u16),
    /// It changes places with what has its name in another object.
    SwapNamesake(u16),
    /// It is something else.
    Set(Json),
}

/// A file: anything, or the real one with something changed.
#[derive(Arbitrary, Clone, Debug)]
pub enum File {
    /// Any text.
    Text(Text),
    /// A few edits, one after the other.
    Edited(Vec<Edit>),
    /// The real one up to this place, in thousandths.
    Cut(u16),
}

impl File {
    /// What stands in it, if the real one is this.
    pub fn text(&self, real: &Value) -> String {
        match self {
            File::Text(text) => text.0.clone(),
            File::Edited(list) => edited(real, list).to_string(),
            File::Cut(place) => {
                let text = real.to_string();
                let end = text.len() * usize::from(place % 1000) / 1000;
                text[..text.floor_char_boundary(end)].to_owned()
            }
        }
    }
}

/// `real` with these edits made in it, the first few of them.
pub fn edited(real: &Value, edits: &[Edit]) -> Value {
    let mut value = real.clone();
    edits.iter().take(8).for_each(|edit| edit.make(&mut value));
    value
}

impl Edit {
    /// Makes it; what cannot be made changes nothing.
    pub fn make(&self, value: &mut Value) {
        let here = place(value, self.place);
        match &self.change {
            Change::Drop => drop(take_out(value, &here)),
            Change::Double => double(value, &here),
            Change::Swap(other) => swap(value, &here, &place(value, *other)),
            Change::SwapNamesake(other) => {
                let mut alike = vec![here.clone()];
                namesakes(value, "", here.rsplit('/').next().unwrap_or_default(), &mut alike);
                swap(value, &here, &alike[usize::from(*other) % alike.len()]);
            }
            Change::Set(new) => *value.pointer_mut(&here).unwrap() = new.0.clone(),
        }
    }
}

/// The place of what was taken out, as a JSON Pointer, if that is all that these edits do.
pub fn dropped(real: &Value, edits: &[Edit]) -> Option<String> {
    let [Edit { place: number, change: Change::Drop }] = edits else { return None };
    // The whole cannot be taken out.
    Some(place(real, *number)).filter(|at| !at.is_empty())
}

/// The place with this number, counted from the top and going round, as a JSON Pointer (RFC 6901). No name
/// in these files needs escaping.
fn place(value: &Value, number: u16) -> String {
    let mut left = usize::from(number) % count(value);
    let (mut here, mut at) = (value, String::new());
    while left > 0 {
        left -= 1;
        for (name, member) in members(here) {
            let inside = count(member);
            if left < inside {
                at.extend(["/", &name]);
                here = member;
                break;
            }
            left -= inside;
        }
    }
    at
}

/// How many values there are in it, itself included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Object(members) => members.values().map(count).sum(),
        Value::Array(list) => list.iter().map(count).sum(),
        _ => 0,
    }
}

/// The members of an object by name, those of a list by number.
fn members(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Object(members) => members.iter().map(|(name, one)| (name.clone(), one)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(i, one)| (i.to_string(), one)).collect()
        }
        _ => Vec::new(),
    }
}

/// Every place whose member has this name.
fn namesakes(value: &Value, at: &str, name: &str, found: &mut Vec<String>) {
    for (member, inside) in members(value) {
        let place = format!("{at}/{member}");
        namesakes(inside, &place, name, found);
        if member == name {
            found.push(place);
        }
    }
}

fn parent<'a, 'b>(value: &'a mut Value, at: &'b str) -> Option<(&'a mut Value, &'b str)> {
    let (parent, name) = at.rsplit_once('/')?;
    Some((value.pointer_mut(parent)?, name))
}

fn take_out(value: &mut Value, at: &str) -> Option<Value> {
    match parent(value, at)? {
        (Value::Array(list), i) => Some(list.remove(i.parse().ok()?)),
        (Value::Object(members), name) => members.remove(name),
        _ => None,
    }
}

fn double(value: &mut Value, at: &str) {
    if let Some((Value::Array(list), i)) = parent(value, at) {
        let i: usize = i.parse().unwrap();
        list.insert(i, list[i].clone());
    }
}

fn swap(value: &mut Value, a: &str, b: &str) {
    let inside = |outer: &str, inner: &str| inner.starts_with(&format!("{outer}/"));
    if a != b && !inside(a, b) && !inside(b, a) {
        let other = std::mem::take(value.pointer_mut(b).unwrap());
        let this = std::mem::replace(value.pointer_mut(a).unwrap(), other);
        *value.pointer_mut(b).unwrap() = this;
    }
}
