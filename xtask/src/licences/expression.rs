//! Licence expressions (SPDX 2.3, annex D), and the older form with a slash for “or” that Cargo
//! still takes.

use anyhow::{Result, bail};

/// Whether `expression` can be met with the licences in `allowed`.
///
/// # Errors
/// If it is no expression.
pub fn allows(expression: &str, allowed: &[&str]) -> Result<bool> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let met = either(&mut words, allowed)?;
    if let Some(word) = words.next() {
        bail!("`{word}` is too much in `{expression}`");
    }
    Ok(met)
}

/// The words of an expression.
type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

/// One, or another. What binds more tightly is read first.
fn either(words: &mut Words<'_>, allowed: &[&str]) -> Result<bool> {
    let mut met = both(words, allowed)?;
    while words.next_if_eq(&"OR").is_some() {
        met |= both(words, allowed)?;
    }
    Ok(met)
}

/// One, and another.
fn both(words: &mut Words<'_>, allowed: &[&str]) -> Result<bool> {
    let mut met = one(words, allowed)?;
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed)?;
    }
    Ok(met)
}

/// A licence, with an exception perhaps, or an expression in brackets. An exception only gives more:
/// with it, the licence is as good.
fn one(words: &mut Words<'_>, allowed: &[&str]) -> Result<bool> {
    match words.next() {
        Some("(") => {
            let met = either(words, allowed)?;
            if words.next() != Some(")") {
                bail!("a bracket is open");
            }
            Ok(met)
        }
        Some(id) if is_id(id) => {
            if words.next_if_eq(&"WITH").is_some() && !words.next().is_some_and(is_id) {
                bail!("an exception is missing");
            }
            Ok(allowed.contains(&id))
        }
        other => bail!("a licence is missing before `{}`", other.unwrap_or_default()),
    }
}

fn is_id(word: &str) -> bool {
    !["AND", "OR", "WITH"].contains(&word)
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "-.+:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read() {
        for (text, expected) in [
            ("MIT", Some(true)),
            ("GPL-3.0-only", Some(false)),
            ("mit", Some(false)),
            ("MIT+", Some(false)),
            ("MIT OR GPL-3.0-only", Some(true)),
            ("GPL-3.0-only OR MIT", Some(true)),
            ("MIT AND GPL-3.0-only", Some(false)),
            ("MIT/GPL-3.0-only", Some(true)),
            ("Unlicense/GPL-3.0-only", Some(false)),
            ("(MIT OR GPL-3.0-only) AND Zlib", Some(true)),
            ("(MIT OR Zlib) AND GPL-3.0-only", Some(false)),
            // “And” binds more tightly.
            ("MIT OR Zlib AND GPL-3.0-only", Some(true)),
            ("GPL-3.0-only AND Zlib OR MIT", Some(true)),
            ("MIT WITH LLVM-exception", Some(true)),
            ("GPL-2.0-only WITH Classpath-exception-2.0 OR GPL-3.0-only", Some(false)),
            ("((MIT))", Some(true)),
            ("", None),
            ("OR", None),
            ("MIT OR", None),
            ("MIT Zlib", None),
            ("(MIT", None),
            ("MIT)", None),
            ("MIT WITH", None),
            ("MIT WITH OR", None),
            ("see LICENSE, please", None),
        ] {
            assert_eq!(allows(text, &["MIT", "Zlib"]).ok(), expected, "{text}");
        }
    }
}
