//! The file for Apache.

use super::Config;
use crate::headers;

/// Directives that work in `.htaccess` and in `<Directory>`.
///
/// Apache has one list of headers for answers that went well and one for all (`always`); a header
/// in both is sent twice. So everything stands in the second, and what depends on the file asks for
/// the status.
pub fn file(config: &Config) -> String {
    let every: String = config
        .every
        .iter()
        .map(|(name, value)| format!("Header always set {name} \"{value}\"\n"))
        .collect();
    let kinds: String = headers::TYPES
            .into_iter()
        .map(|(ending, kind)| {
            format!(
                "<FilesMatch \"\\.{ending}(\\.(br|gz))?$\">\n    ForceType \"{kind}\"\n</FilesMatch>\n"
            )
        })
        .collect();
    let siblings: String = [("br", "br"), ("gzip", "gz")]
        .map(|(coding, ending)| {
            format!(
                "RewriteCond %{{HTTP:Accept-Encoding}} \
                 \"(^|[ ,]){coding}($|[ ,]|;q=(1|0\\.[0-9]*[1-9]))\"\n\
                 RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n\
                 RewriteRule ^(.+)$ $1.{ending} [L]\n"
            )
        })
        .concat();
    let (kept, anew) = (headers::KEPT, headers::ASKED_ANEW);
    let folder = headers::KEPT_FOLDER;
    format!(
        r#"# Mina uppgifter, for Apache (2.4.10 or newer). Written by `cargo xtask deploy`.
# Put it into the folder dist/ under the name .htaccess, or between <Directory /path/to/dist> and
# </Directory> in the configuration of the site. It needs the modules headers, rewrite, mime and dir
# (Debian: a2enmod headers rewrite); as .htaccess, the site has to allow what stands here:
# AllowOverride FileInfo Indexes Options=Indexes,MultiViews

DirectoryIndex index.html
Options -Indexes -MultiViews

# On every answer, errors too.
{every}Header always set cache-control "{anew}"
Header always set cache-control "{kept}" "expr=%{{REQUEST_STATUS}} in {{'200', '206', '304'}} && %{{REQUEST_URI}} =~ m#/{folder}[^/]+$#"

# Types, of the compressed siblings too.
{kinds}AddEncoding br .br
AddEncoding gzip .gz

# The compressed siblings (.br, .gz) beside the files.
Header merge vary "accept-encoding"
RewriteEngine On
{siblings}"#
    )
}
