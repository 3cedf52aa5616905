//! What the page weighs. What a first visit has to load has a ceiling: many visitors are on a
//! cheap phone with a slow connection.

use super::folder::Folder;
use anyhow::{Result, bail};
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
const AIM: usize = 85_000;

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
fn first_visit(weights: &[Weight]) -> usize {
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
