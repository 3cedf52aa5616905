//! JSON in little code: what reads and writes the policies and the stored visit.
//!
//! Every byte of this is loaded on a phone. A derived `Deserialize` is a program of its own for each
//! type; together they were a third of the page. Here `serde_json` parses once, into a [`Value`],
//! and each type picks its members from it.

use serde_json::Value;

/// What can be read from JSON.
///
/// Reading goes on after something is wrong and notes it: stopping at once would take code at every
/// member for dropping what was read before.
pub trait FromJson: Sized {
    /// Reads it; what cannot be read is noted, and something takes its place.
    fn read(value: &Value, reading: &mut Reading) -> Self;

    /// Reads all of it.
    ///
    /// # Errors
    /// The name of the first thing that is missing, unknown, or of another type.
    fn from_json(value: &Value) -> Result<Self, &'static str> {
        let mut reading = Reading(None);
        let read = Self::read(value, &mut reading);
        reading.0.map_or(Ok(read), Err)
    }
}

/// What was wrong while reading.
pub struct Reading(Option<&'static str>);

impl Reading {
    /// Notes that something is wrong.
    pub fn wrong(&mut self, what: &'static str) {
        self.0.get_or_insert(what);
    }

    /// What was read; if nothing was, notes it, and the default takes its place.
    pub fn or_note<T: Default>(&mut self, read: Option<T>, what: &'static str) -> T {
        if read.is_none() {
            self.wrong(what);
        }
        read.unwrap_or_default()
    }
}

impl FromJson for String {
    #[inline(never)]
    fn read(value: &Value, reading: &mut Reading) -> String {
        reading.or_note(value.as_str(), "text").to_owned()
    }
}

impl FromJson for bool {
    fn read(value: &Value, reading: &mut Reading) -> bool {
        reading.or_note(value.as_bool(), "true or false")
    }
}

impl FromJson for u16 {
    #[inline(never)]
    fn read(value: &Value, reading: &mut Reading) -> u16 {
        reading.or_note(value.as_u64().and_then(|number| number.try_into().ok()), "number")
    }
}

impl FromJson for u64 {
    fn read(value: &Value, reading: &mut Reading) -> u64 {
        reading.or_note(value.as_u64(), "number")
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(value: &Value, reading: &mut Reading) -> Option<T> {
        (!value.is_null()).then(|| T::read(value, reading))
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    #[inline(never)]
    fn read(value: &Value, reading: &mut Reading) -> Vec<T> {
        let mut list = Vec::new();
        for one in reading.or_note(value.as_array().map(Vec::as_slice), "list") {
            list.push(T::read(one, reading));
        }
        list
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn read(value: &Value, reading: &mut Reading) -> (A, B) {
        let pair = reading.or_note(value.as_array().map(Vec::as_slice), "pair");
        let [a, b] = [0, 1].map(|i| pair.get(i).unwrap_or(&Value::Null));
        (A::read(a, reading), B::read(b, reading))
    }
}

/// One member of an object; notes if it is missing.
pub fn member<T: FromJson>(value: &Value, name: &'static str, reading: &mut Reading) -> T {
    T::read(member_value(value, name, reading), reading)
}

#[inline(never)]
fn member_value<'a>(value: &'a Value, name: &'static str, reading: &mut Reading) -> &'a Value {
    value.get(name).unwrap_or_else(|| {
        reading.wrong(name);
        &Value::Null
    })
}

/// One member of an object, or its default if it is missing or not understood.
pub fn member_or_default<T: FromJson + Default>(value: &Value, name: &str) -> T {
    value.get(name).and_then(|value| T::from_json(value).ok()).unwrap_or_default()
}

/// Notes if an object has other than `count` members.
#[inline(never)]
pub fn count(value: &Value, count: usize, name: &'static str, reading: &mut Reading) {
    if value.as_object().is_none_or(|members| members.len() != count) {
        reading.wrong(name);
    }
}

/// What can be written as JSON.
pub trait ToJson {
    /// Writes it.
    fn to_json(&self) -> Value;
}

impl ToJson for String {
    fn to_json(&self) -> Value {
        Value::String(self.clone())
    }
}

impl ToJson for bool {
    fn to_json(&self) -> Value {
        (*self).into()
    }
}

impl ToJson for u64 {
    fn to_json(&self) -> Value {
        (*self).into()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_json)
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(T::to_json).collect())
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn to_json(&self) -> Value {
        Value::Array(vec![self.0.to_json(), self.1.to_json()])
    }
}

/// Declares a type that is read member by member, and nothing else may stand beside them.
macro_rules! record {
    ($(#[$doc:meta])* $vis:vis struct $name:ident {
        $($(#[$member_doc:meta])* pub $member:ident: $type:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        $vis struct $name { $($(#[$member_doc])* pub $member: $type,)* }

        impl $crate::json::FromJson for $name {
            fn read(value: &serde_json::Value, reading: &mut $crate::json::Reading) -> Self {
                const NAMES: &[&str] = &[$(stringify!($member)),*];
                $crate::json::count(value, NAMES.len(), stringify!($name), reading);
                $name { $($member: $crate::json::member(value, stringify!($member), reading),)* }
            }
        }
    };
}

/// Declares a type whose members come in two files: what the first screens show, and what they do not
/// need. What comes later is read as if it stood in the type itself, and is empty until it is there.
macro_rules! record_in_two {
    ($(#[$doc:meta])* pub struct $name:ident {
        $($(#[$member_doc:meta])* pub $member:ident: $type:ty,)*
    }
    $(#[$later_doc:meta])* later pub struct $later:ident {
        $($(#[$later_member_doc:meta])* pub $later_member:ident: $later_type:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            $($(#[$member_doc])* pub $member: $type,)*
            later: std::sync::OnceLock<$later>,
        }

        $(#[$later_doc])*
        #[derive(Debug)]
        pub struct $later { $($(#[$later_member_doc])* pub $later_member: $later_type,)* }

        impl $name {
            /// The members that come first; all others come later.
            pub(super) const FIRST: &[&str] = &[$(stringify!($member)),*];

            /// Takes what comes later; what is there already stays.
            pub(super) fn complete(&self, later: $later) {
                let _ = self.later.set(later);
            }
        }

        impl std::ops::Deref for $name {
            type Target = $later;

            fn deref(&self) -> &$later {
                static NOTHING: $later =
                    $later { $($later_member: $crate::json::Nothing::NOTHING,)* };
                self.later.get().unwrap_or(&NOTHING)
            }
        }

        impl $crate::json::FromJson for $name {
            fn read(value: &serde_json::Value, reading: &mut $crate::json::Reading) -> Self {
                $crate::json::count(value, Self::FIRST.len(), stringify!($name), reading);
                $name {
                    $($member: $crate::json::member(value, stringify!($member), reading),)*
                    later: std::sync::OnceLock::new(),
                }
            }
        }

        impl $crate::json::FromJson for $later {
            fn read(value: &serde_json::Value, reading: &mut $crate::json::Reading) -> Self {
                const NAMES: &[&str] = &[$(stringify!($later_member)),*];
                $crate::json::count(value, NAMES.len(), stringify!($name), reading);
                $later {
                    $($later_member:
                        $crate::json::member(value, stringify!($later_member), reading),)*
                }
            }
        }

        // The files that people edit hold both together.
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $(#[$doc])*
                #[derive(schemars::JsonSchema)]
                #[schemars(deny_unknown_fields)]
                #[allow(dead_code, reason = "only its schema is asked for")]
                struct Whole {
                    $($(#[$member_doc])* $member: $type,)*
                    $($(#[$later_member_doc])* $later_member: $later_type,)*
                }
                Whole::json_schema(generator)
            }
        }
    };
}

/// What stands in the place of something that is not there yet.
pub trait Nothing {
    /// It.
    const NOTHING: Self;
}

impl Nothing for String {
    const NOTHING: String = String::new();
}

impl Nothing for bool {
    const NOTHING: bool = false;
}

impl<T> Nothing for Vec<T> {
    const NOTHING: Vec<T> = Vec::new();
}

impl<T> Nothing for Option<T> {
    const NOTHING: Option<T> = None;
}

/// Declares a type of fixed words.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$word_doc:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$word_doc])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant,)*
        }

        impl $name {
            const FIRST: Self = {
                let [first, ..] = [$(Self::$variant,)*];
                first
            };

            /// The word that stands for it in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::json::FromJson for $name {
            fn read(value: &serde_json::Value, reading: &mut $crate::json::Reading) -> Self {
                value.as_str().and_then(Self::from_word).unwrap_or_else(|| {
                    reading.wrong(stringify!($name));
                    Self::FIRST
                })
            }
        }

        impl $crate::json::ToJson for $name {
            fn to_json(&self) -> serde_json::Value {
                self.word().into()
            }
        }
    };
}

/// Declares a type that is kept over a reload. A member that is missing or not understood has its
/// default, so that an older or damaged visit loses as little as possible.
macro_rules! stored {
    ($(#[$doc:meta])* pub struct $name:ident {
        $($(#[$member_doc:meta])* pub $member:ident: $type:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[$member_doc])* pub $member: $type,)* }

        impl $crate::json::FromJson for $name {
            fn read(value: &serde_json::Value, reading: &mut $crate::json::Reading) -> Self {
                if !value.is_object() {
                    reading.wrong(stringify!($name));
                }
                $name {
                    $($member: $crate::json::member_or_default(value, stringify!($member)),)*
                }
            }
        }

        impl $crate::json::ToJson for $name {
            fn to_json(&self) -> serde_json::Value {
                let mut members = serde_json::Map::new();
                $(members.insert(stringify!($member).to_owned(), self.$member.to_json());)*
                serde_json::Value::Object(members)
            }
        }
    };
}

pub(crate) use {record, record_in_two, stored, words};
