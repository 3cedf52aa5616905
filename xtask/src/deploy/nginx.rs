//! The file for nginx.

use super::{Config, HOST, ROOT};
use crate::headers;

/// A `map` and a whole `server`, to be included where servers stand (in `http`).
///
/// An `add_header` in a `location` would take away those of the server, so all stand in the server,
/// and what depends on the file comes from the `map`. It asks for the status too: a name that is not
/// there today may be there tomorrow.
pub fn file(config: &Config) -> String {
    let every: String = config
        .every
        .iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    let kinds: String = headers::TYPES
        .into_iter()
        .map(|(ending, kind)| format!("        \"{kind}\" {ending};\n"))
        .collect();
    let (kept, anew, unknown) = (headers::KEPT, headers::ASKED_ANEW, headers::UNKNOWN);
    let folder = headers::KEPT_FOLDER;
    format!(
        r#"# Mina uppgifter, for nginx (1.18 or newer). Written by `cargo xtask deploy`.
# Put it where nginx includes servers from, such as /etc/nginx/conf.d/mina-uppgifter.conf,
# change the lines marked HERE, and try it: nginx -t

map "$status:$uri" $mina_uppgifter_cache {{
    default "{anew}";
    "~^(200|206|304):/{folder}" "{kept}";
}}

server {{
    # HERE: the port. For https, which the page needs outside this machine, `listen 443 ssl;`
    # with ssl_certificate and ssl_certificate_key.
    listen 80;
    # HERE: the name of the host.
    server_name {HOST};
    # HERE: where the folder dist/ is.
    root {ROOT};

    index index.html;
    server_tokens off;

    # On every answer, errors too.
{every}    add_header cache-control "$mina_uppgifter_cache" always;

    types {{
{kinds}    }}
    default_type {unknown};

    # The compressed siblings (.gz) beside the files.
    gzip off;
    gzip_static on;
    gzip_vary on;
    # Those in Brotli (.br) need the module ngx_brotli (Debian: libnginx-mod-http-brotli-static).
    # brotli_static on;

    location / {{
        try_files $uri $uri/ =404;
    }}
}}
"#
    )
}
