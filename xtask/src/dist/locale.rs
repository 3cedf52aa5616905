//! The texts of the user interface, as the page loads them.

use anyhow::{Result, anyhow};
use mina_uppgifter::text;
use serde_json::Value;

/// The texts of `locale` in the order of `reference`.
///
/// # Errors
/// If a text is missing or superfluous, or its placeholders differ.
pub fn lower_locale(reference: &Value, locale: &Value) -> Result<(Vec<String>, Vec<String>)> {
    text::lower_locale(reference, locale).map_err(|problem| anyhow!(problem))
}
