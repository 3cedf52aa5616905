//! The file `_headers`, which Netlify, Cloudflare Pages and other hosts read beside the page.

use super::Config;
use crate::headers;

/// Rules for paths. A header that two rules give is joined of both, so how long a file may be kept
/// is said for those paths only that are sure; what a host says of the others is the same in effect.
pub fn file(config: &Config) -> String {
    let every: String =
        config.every.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let (kept, anew) = (headers::KEPT, headers::ASKED_ANEW);
    let folder = headers::KEPT_FOLDER;
    format!(
        "# Mina uppgifter, for hosts that read this file beside the page (Netlify, Cloudflare Pages).\n\
         # Written by `cargo xtask deploy`. They know the types of the files and compress them.\n\
         /*\n{every}\
         /\n  cache-control: {anew}\n\
         /index.html\n  cache-control: {anew}\n\
         /sw.js\n  cache-control: {anew}\n\
         /{folder}*\n  cache-control: {kept}\n"
    )
}
