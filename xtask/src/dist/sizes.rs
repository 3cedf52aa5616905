//! What the page weighs. What a first visit has to load has a ceiling: many visitors are on a
//! cheap phone with a slow connection. And nothing grows unseen: what was accepted stands in
//! `accepted.json`.

use super::folder::Folder;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fmt::Write as _;

/// The most that a first visit may load, in bytes, compressed with Brotli.
const CEILING: usize = 100_000;

/// The page itself.
const INDEX: &str = "index.html";

/// The most that index.html may weigh, compressed with Brotli: what a server sends before it waits for
/// a first answer (ten packets, RFC 6928). What can be read without the program is in it.
const INDEX_CEILING: usize = 14_000;

/// What other sites load to show the page in a frame.
const EMBED: &str = "embed.js";

/// The most that it may weigh, compressed with Brotli.
const EMBED_CEILING: usize = 2_000;

/// What we would rather have.
pub const AIM: usize = 85_000;

/// What was accepted, in bytes of Brotli, by name: of a file, without the digest in it, or [`SUM`].
const ACCEPTED: &str = include_str!("accepted.json");

/// Where the accepted figures are changed.
const ACCEPTED_FILE: &str = "xtask/src/dist/accepted.json";

/// What a first visit loads.
const SUM: &str = "critical path";

/// How far from the accepted figure a weight may be, in per cent of it.
const TOLERANCE: usize = 2;

/// The weight of one file, in bytes.
#[derive(Debug)]
pub struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    first_visit: bool,
}

/// Weighs every file that is not itself a compressed sibling.
pub fn weigh(folder: &Folder) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for (name, bytes) in &folder.files {
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let sibling = |ending: &str| folder.files.get(&format!("{name}{ending}"));
        let raw = bytes.len();
        weights.push(Weight {
            name: name.clone(),
            raw,
            gzip: sibling(".gz").map_or(raw, Vec::len),
            brotli: sibling(".br").map_or(raw, Vec::len),
            first_visit: folder.first_visit.contains(name),
        });
    }
    if weights.iter().filter(|weight| weight.first_visit).count() != folder.first_visit.len() {
        bail!("a file that the first visit loads is not among those that were built");
    }
    Ok(weights)
}

/// What a first visit loads, in bytes of Brotli.
pub fn first_visit(weights: &[Weight]) -> usize {
    weights.iter().filter(|weight| weight.first_visit).map(|weight| weight.brotli).sum()
}

/// The table that is printed.
pub fn table(weights: &[Weight]) -> String {
    let mut out = String::new();
    let width = weights.iter().map(|weight| weight.name.len()).max().unwrap_or(0);
    let _ = writeln!(out, "\n  {:width$}  {:>9}  {:>9}  {:>9}", "bytes", "raw", "gzip", "brotli");
    for Weight { name, raw, gzip, brotli, first_visit } in weights {
        let mark = if *first_visit { '*' } else { ' ' };
        let _ = writeln!(out, "{mark} {name:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}");
    }
    let sum = first_visit(weights);
    let _ = writeln!(
        out,
        "* critical path, what a first visit loads: {sum} bytes in Brotli (aim {AIM}: {}, ceiling {CEILING}: {})",
        met(sum, AIM),
        met(sum, CEILING)
    );
    out
}

fn met(sum: usize, limit: usize) -> &'static str {
    if sum <= limit { "met" } else { "missed" }
}

/// Holds the first visit, index.html and embed.js to their ceilings.
///
/// # Errors
/// If one is above, with both figures.
pub fn judge(weights: &[Weight]) -> Result<()> {
    let sum = first_visit(weights);
    if sum > CEILING {
        bail!(
            "The page is too heavy: a first visit loads {sum} bytes (Brotli), and the ceiling is {CEILING}."
        );
    }
    for (name, ceiling) in [(INDEX, INDEX_CEILING), (EMBED, EMBED_CEILING)] {
        let weight = weights.iter().find(|weight| weight.name == name);
        let brotli = weight.map_or(0, |weight| weight.brotli);
        if brotli > ceiling {
            bail!("{name} is too heavy: {brotli} bytes (Brotli), and the ceiling is {ceiling}.");
        }
    }
    Ok(())
}

/// Compares with what was accepted. Gives a sentence for each figure that can be lowered.
///
/// # Errors
/// If something has grown by more than [`TOLERANCE`] per cent, with both figures: then it is made
/// smaller, or the figure is changed in the same commit.
pub fn compare(weights: &[Weight]) -> Result<Vec<String>> {
    compare_with(ACCEPTED, weights)
}

fn compare_with(accepted: &str, weights: &[Weight]) -> Result<Vec<String>> {
    let accepted: Value = serde_json::from_str(accepted).context(ACCEPTED_FILE)?;
    let (mut grown, mut shrunk) = (Vec::new(), Vec::new());
    for (name, figure) in accepted.as_object().into_iter().flatten() {
        let figure = figure.as_u64().and_then(|figure| usize::try_from(figure).ok());
        let figure = figure.with_context(|| format!("{ACCEPTED_FILE}: `{name}` is no figure"))?;
        let is = if name == SUM {
            first_visit(weights)
        } else {
            let named = |weight: &&Weight| without_digest(&weight.name) == *name;
            let weight = weights.iter().find(named);
            weight.with_context(|| format!("{ACCEPTED_FILE}: there is no `{name}`"))?.brotli
        };
        let margin = figure * TOLERANCE;
        if is * 100 > figure * 100 + margin {
            grown.push(format!("{name} has grown from {figure} to {is} bytes (Brotli)"));
        } else if is * 100 + margin < figure * 100 {
            shrunk.push(format!(
                "{name} has shrunk from {figure} to {is} bytes: lower the accepted figure in {ACCEPTED_FILE}"
            ));
        }
    }
    if !grown.is_empty() {
        bail!(
            "{}. That is more than {TOLERANCE} %: make it smaller, or change {ACCEPTED_FILE} in the same commit.",
            grown.join("; ")
        );
    }
    Ok(shrunk)
}

/// `assets/app.0123456789.wasm` → `app.wasm`.
fn without_digest(name: &str) -> String {
    let Some(file) = name.strip_prefix("assets/") else { return name.to_owned() };
    let mut parts: Vec<&str> = file.split('.').collect();
    if let Some(digest) = parts.len().checked_sub(2).filter(|at| *at > 0) {
        parts.remove(digest);
    }
    parts.join(".")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn weights(app: usize, other: usize) -> Vec<Weight> {
        let mut folder = Folder::default();
        let link = folder.fixed("app.wasm", vec![0; 3 * app]);
        folder.first_visit(&link);
        folder.fixed("app.wasm.br", vec![0; app]);
        folder.fixed("app.wasm.gz", vec![0; 2 * app]);
        folder.fixed("text.en.json", vec![0; other]);
        weigh(&folder).unwrap()
    }

    #[test]
    fn the_ceiling_holds_for_the_first_visit_only() {
        assert!(judge(&weights(CEILING, 5 * CEILING)).is_ok());
        let sentence = judge(&weights(CEILING + 1, 0)).unwrap_err().to_string();
        assert!(sentence.contains("100001") && sentence.contains("100000"), "{sentence}");
    }

    #[test]
    fn index_html_and_embed_js_have_ceilings_of_their_own() {
        let weigh_one = |name: &str, brotli| {
            let mut folder = Folder::default();
            folder.fixed(name, vec![0; 4 * INDEX_CEILING]);
            folder.fixed(&format!("{name}.br"), vec![0; brotli]);
            weigh(&folder).unwrap()
        };
        for (name, ceiling) in [(INDEX, INDEX_CEILING), (EMBED, EMBED_CEILING)] {
            assert!(judge(&weigh_one(name, ceiling)).is_ok());
            let sentence = judge(&weigh_one(name, ceiling + 1)).unwrap_err().to_string();
            assert!(sentence.contains(&format!("{name} is too heavy: {} ", ceiling + 1)));
            assert!(sentence.contains(&format!("the ceiling is {ceiling}.")), "{sentence}");
        }
    }

    #[test]
    fn what_grows_by_more_than_two_per_cent_is_refused_and_what_shrinks_is_told() {
        let mut folder = Folder::default();
        let app = folder.hashed("app.wasm", vec![0; 1000]).unwrap();
        folder.first_visit(&app);
        folder.hashed("rest.sv.json", vec![0; 500]).unwrap();
        let weights = weigh(&folder).unwrap();
        let compare = |app: usize, sum: usize, rest: usize| {
            let accepted =
                format!(r#"{{"app.wasm": {app}, "critical path": {sum}, "rest.sv.json": {rest}}}"#);
            compare_with(&accepted, &weights).map_err(|error| error.to_string())
        };
        assert_eq!(compare(1000, 1000, 500), Ok(vec![]));
        // At two per cent exactly, nothing is said either way.
        assert_eq!(compare(1020, 1020, 510), Ok(vec![]));
        assert_eq!(compare(981, 981, 491), Ok(vec![]));
        let grown = compare(980, 1000, 500).unwrap_err();
        assert!(grown.starts_with("app.wasm has grown from 980 to 1000 bytes"), "{grown}");
        assert!(grown.contains("accepted.json"), "{grown}");
        for (app, sum, rest, name) in
            [(1000, 980, 500, "critical path"), (1000, 1000, 490, "rest.sv.json")]
        {
            assert!(compare(app, sum, rest).unwrap_err().starts_with(name));
        }
        let told = compare(1021, 1000, 500).unwrap();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told.concat().contains("app.wasm has shrunk from 1021 to 1000 bytes: lower"));
        let gone = compare_with(r#"{"other.js": 1}"#, &weights).unwrap_err().to_string();
        assert!(gone.contains("there is no `other.js`"), "{gone}");
    }

    #[test]
    fn the_table_has_each_file_and_the_sum() {
        let table = table(&weights(10, 7));
        assert!(table.contains("* app.wasm             30         20         10"), "{table}");
        assert!(table.contains("  text.en.json          7          7          7"), "{table}");
        assert!(
            table.contains(": 10 bytes in Brotli (aim 85000: met, ceiling 100000: met)"),
            "{table}"
        );
        assert!(!table.contains(".br"));
    }
}
