//! Compressed siblings, so that a server need not compress: `app.js.br` and `app.js.gz` beside
//! `app.js`.

use super::cache::cached;
use super::folder::Folder;
use anyhow::Result;
use std::io::Write as _;

/// Endings of files that are worth compressing.
const TEXT_LIKE: [&str; 9] =
    [".html", ".js", ".css", ".json", ".wasm", ".svg", ".webmanifest", ".txt", ".ico"];

/// Adds the siblings of every file that is worth it.
pub fn siblings(folder: &mut Folder) -> Result<()> {
    let mut more = Vec::new();
    for (name, bytes) in &folder.files {
        if TEXT_LIKE.iter().any(|ending| name.ends_with(ending)) {
            more.push((format!("{name}.br"), cached("brotli 11", bytes, || brotli(bytes))?));
            more.push((format!("{name}.gz"), cached("gzip 9", bytes, || gzip(bytes))?));
        }
    }
    folder.files.extend(more);
    Ok(())
}

/// Brotli at its highest quality, with a window that every browser takes.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        large_window: false,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    let mut input = bytes;
    brotli::BrotliCompress(&mut input, &mut out, &params)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use std::io::Read as _;

    #[test]
    fn siblings_hold_the_same_content() {
        let text = "Mina uppgifter. ".repeat(500).into_bytes();
        let mut folder = Folder::default();
        folder.fixed("a.js", text.clone());
        folder.fixed("a.png", text.clone());
        siblings(&mut folder).unwrap();
        assert_eq!(
            folder.files.keys().collect::<Vec<_>>(),
            ["a.js", "a.js.br", "a.js.gz", "a.png"]
        );
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut folder.files["a.js.br"].as_slice(), &mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(folder.files["a.js.gz"].as_slice())
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, text);
    }
}
