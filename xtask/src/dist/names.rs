//! The names by which the program and its JavaScript side call each other. wasm-bindgen's hold a digest
//! each, of which nothing can be compressed, and stand in both files.

use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wasm_bindgen_cli_support::Output;

/// What wasm-bindgen's own names begin with; all others have somebody else who knows them.
const OWN: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen_"];

/// Gives both sides the shortest names: in the program, and in its JavaScript side at `path`.
///
/// # Errors
/// If the JavaScript side cannot be read or written.
pub fn shorten(program: &mut Output, path: &Path) -> Result<()> {
    let module = program.wasm_mut();
    let imports = module.imports.iter().map(|import| &import.name);
    let exports = module.exports.iter().map(|export| &export.name);
    let own = |name: &&String| OWN.iter().any(|start| name.starts_with(start));
    let names: BTreeSet<String> = imports.chain(exports).filter(own).cloned().collect();
    let short: BTreeMap<String, String> =
        names.into_iter().zip(0..).map(|(name, number)| (name, letters(number))).collect();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    for name in imports.chain(module.exports.iter_mut().map(|export| &mut export.name)) {
        if let Some(short) = short.get(name) {
            name.clone_from(short);
        }
    }
    Ok(std::fs::write(path, renamed(&std::fs::read_to_string(path)?, &short))?)
}

/// `a` to `z`, `aa` to `zz` and so on.
fn letters(number: u32) -> String {
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    let before = if number < 26 { String::new() } else { letters(number / 26 - 1) };
    format!("{before}{letter}")
}

/// A script with other names in the place of some.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let (name, after) = rest.split_at(rest.find(|c| !in_name(c)).unwrap_or(rest.len()));
        let (between, next) = after.split_at(after.find(in_name).unwrap_or(after.len()));
        out.push_str(names.get(name).map_or(name, String::as_str));
        out.push_str(between);
        rest = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_short_names_as_are_needed() {
        assert_eq!(
            [0, 25, 26, 51, 52, 701, 702].map(letters),
            ["a", "z", "aa", "az", "ba", "zz", "aaa"]
        );
        assert_eq!((0..2000).map(letters).collect::<BTreeSet<_>>().len(), 2000);
    }

    #[test]
    fn only_whole_names_are_renamed() {
        let names = BTreeMap::from([("__wbg_get_1".to_owned(), "a".to_owned())]);
        let script = "wasm.__wbg_get_1(__wbg_get_12, x__wbg_get_1, \"å\u{1f600}\", __wbg_get_1)";
        let expected = "wasm.a(__wbg_get_12, x__wbg_get_1, \"å\u{1f600}\", a)";
        assert_eq!(renamed(script, &names), expected);
        assert_eq!(renamed("", &names), "");
    }
}
