//! From JSON to the model, in little code.
//!
//! The page reads the policies on every phone, so what reads them counts in bytes. A derived
//! `Deserialize` is a program of its own for each type; for these types that was a third of the whole
//! page. Here `serde_json` parses once, into a [`Value`], and each type picks its members from it.

use serde_json::{Map, Value};

/// What was read, or the name of the member or type that is not as it should be.
pub type Read<T> = Result<T, &'static str>;

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The name of what is missing, of another type, or unknown.
    fn from_json(value: &Value) -> Read<Self>;
}

impl FromJson for String {
    fn from_json(value: &Value) -> Read<String> {
        value.as_str().map(str::to_owned).ok_or("text")
    }
}

impl FromJson for bool {
    fn from_json(value: &Value) -> Read<bool> {
        value.as_bool().ok_or("true or false")
    }
}

impl FromJson for u16 {
    fn from_json(value: &Value) -> Read<u16> {
        value.as_u64().and_then(|number| u16::try_from(number).ok()).ok_or("number")
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value) -> Read<Option<T>> {
        if value.is_null() { Ok(None) } else { T::from_json(value).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Read<Vec<T>> {
        value.as_array().ok_or("list")?.iter().map(T::from_json).collect()
    }
}

/// The members of an object, which must be `count`.
pub fn members<'a>(
    value: &'a Value,
    count: usize,
    name: &'static str,
) -> Read<&'a Map<String, Value>> {
    value.as_object().filter(|members| members.len() == count).ok_or(name)
}

/// One member of an object.
pub fn member<T: FromJson>(members: &Map<String, Value>, name: &'static str) -> Read<T> {
    T::from_json(members.get(name).ok_or(name)?)
}

/// Declares a type that is read member by member, and nothing else may stand beside them.
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident {
        $($(#[$member_doc:meta])* pub $member:ident: $type:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
        pub struct $name { $($(#[$member_doc])* pub $member: $type,)* }

        impl $crate::policy::FromJson for $name {
            fn from_json(value: &serde_json::Value) -> $crate::policy::Read<Self> {
                const NAMES: &[&str] = &[$(stringify!($member)),*];
                let members = $crate::policy::read::members(value, NAMES.len(), stringify!($name))?;
                Ok($name { $($member: $crate::policy::read::member(members, stringify!($member))?,)* })
            }
        }
    };
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
            /// The word that stands for it in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        impl $crate::policy::FromJson for $name {
            fn from_json(value: &serde_json::Value) -> $crate::policy::Read<Self> {
                value.as_str().and_then(Self::from_word).ok_or(stringify!($name))
            }
        }
    };
}

pub(crate) use {record, words};
