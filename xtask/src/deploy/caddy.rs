//! The file for Caddy.

use super::{Config, HOST, ROOT};
use crate::headers;

/// A whole site. Caddy keeps the headers that were set when a file is not found, so what depends on
/// the file is set again for errors.
pub fn file(config: &Config) -> String {
    let every: String =
        config.every.iter().map(|(name, value)| format!("\t\t{name} \"{value}\"\n")).collect();
    let kinds: String = headers::TYPES
        .into_iter()
        .map(|(ending, kind)| {
            format!("\t@{ending} path *.{ending}\n\theader @{ending} content-type \"{kind}\"\n")
        })
        .collect();
    let (kept, anew, text) = (headers::KEPT, headers::ASKED_ANEW, headers::content_type("a.txt"));
    let folder = headers::KEPT_FOLDER;
    format!(
        r#"# Mina uppgifter, for Caddy (2.6 or newer). Written by `cargo xtask deploy`.
# Use it as /etc/caddy/Caddyfile, or import it there. Change the lines marked HERE, and try it:
# caddy validate --config Caddyfile --adapter caddyfile

# HERE: the name of the host. Caddy sees to https for it.
{HOST} {{
	# HERE: where the folder dist/ is.
	root * {ROOT}

	# On every answer, errors too.
	header {{
{every}	}}

	@kept path /{folder}*
	@anew not path /{folder}*
	header @kept cache-control "{kept}"
	header @anew cache-control "{anew}"

{kinds}
	# The compressed siblings (.br, .gz) beside the files.
	file_server {{
		precompressed br gzip
	}}

	handle_errors {{
		header cache-control "{anew}"
		header content-type "{text}"
		respond "{{err.status_code}} {{err.status_text}}"
	}}
}}
"#
    )
}
