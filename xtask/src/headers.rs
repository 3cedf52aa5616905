//! The headers that the page is served with, in production too. The page's own meta tag carries
//! the same policy, for hosts that cannot set headers.

/// What the page may load and where it may connect: its own files, and nothing else.
pub const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'";

/// What embed.html may do beside: show the page in a frame, as other sites would.
pub const PREVIEW: &str = "; frame-src 'self'";

/// Who may show the page in a frame, unless whoever puts it on the web narrows it: anyone, since
/// other sites embed it. Works as a header only, never in a meta tag.
pub const ANYONE: &str = "*";

/// The browser features that the page uses. It uses `web-share` too, which is left at its default
/// (the same: the page itself), since browsers without it complain about the name.
const USED: [&str; 1] = ["clipboard-write"];

/// The browser features that are denied, among those that browsers know by name.
const DENIED: [&str; 25] = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// Where the files lie whose names hold their digest, as part of their path.
pub const KEPT_FOLDER: &str = "assets/";

/// How long those may be kept, and how long anything else.
pub const KEPT: &str = "public, max-age=31536000, immutable";
/// See [`KEPT`].
pub const ASKED_ANEW: &str = "no-cache";

/// Content types by the ending of a file's name.
pub const TYPES: [(&str, &str); 10] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("webmanifest", "application/manifest+json"),
    ("txt", "text/plain; charset=utf-8"),
];

/// The content type of what has no ending, or one that is not in [`TYPES`].
pub const UNKNOWN: &str = "application/octet-stream";

/// The headers of every answer, whatever the file.
#[must_use]
pub fn every() -> Vec<(&'static str, String)> {
    framed_by(ANYONE)
}

/// As [`every`], with `sources` as those who may show the page in a frame
/// (`frame-ancestors`, Content Security Policy Level 3, 6.4.2).
#[must_use]
pub fn framed_by(sources: &str) -> Vec<(&'static str, String)> {
    let used = USED.iter().map(|name| format!("{name}=(self)"));
    let denied = DENIED.iter().map(|name| format!("{name}=()"));
    vec![
        ("content-security-policy", format!("{CSP}{PREVIEW}; frame-ancestors {sources}")),
        ("permissions-policy", used.chain(denied).collect::<Vec<_>>().join(", ")),
        ("referrer-policy", "no-referrer".to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("cross-origin-opener-policy", "same-origin".to_owned()),
        ("cross-origin-resource-policy", "same-origin".to_owned()),
        // Modules are asked for as CORS requests: embed.js by other sites, and everything by a frame
        // that is sandboxed into an origin of its own. All of it is for everyone, and no cookies exist.
        ("access-control-allow-origin", "*".to_owned()),
    ]
}

/// How long the file at `path` (without the leading slash) may be kept: for ever if its name holds
/// its digest, otherwise it is asked for anew each time.
#[must_use]
pub fn cache_control(path: &str) -> &'static str {
    if path.starts_with(KEPT_FOLDER) { KEPT } else { ASKED_ANEW }
}

/// The content type of the file at `path`, by its ending; a folder is its index.html.
#[must_use]
pub fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = if name.is_empty() { "html" } else { name.rsplit_once('.').map_or("", |p| p.1) };
    TYPES.iter().find(|(known, _)| *known == ending).map_or(UNKNOWN, |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_is_strict() {
        let headers = every();
        let get = |name: &str| {
            headers.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value.as_str())
        };
        let csp = get("content-security-policy");
        assert!(csp.starts_with("default-src 'none'; "));
        assert!(csp.ends_with("; frame-ancestors *"));
        for forbidden in ["'unsafe-inline'", "'unsafe-eval'", "http", "  "] {
            assert!(!csp.contains(forbidden), "{forbidden} in {csp}");
        }
        assert!(!CSP.contains("frame-ancestors"), "a meta tag cannot carry it");
        let permissions = get("permissions-policy");
        assert!(permissions.starts_with("clipboard-write=(self), "));
        assert!(permissions.contains("geolocation=()") && permissions.contains("camera=()"));
        assert_eq!(permissions.matches("(self)").count(), 1);
        assert!(!permissions.contains("web-share=()"));
        assert_eq!(get("referrer-policy"), "no-referrer");
        assert_eq!(get("x-content-type-options"), "nosniff");
        assert_eq!(get("cross-origin-opener-policy"), "same-origin");
        assert_eq!(get("cross-origin-resource-policy"), "same-origin");
        assert_eq!(get("access-control-allow-origin"), "*");
    }

    #[test]
    fn who_may_frame_the_page_is_the_one_thing_that_differs() {
        for ((name, anyone), (same, narrowed)) in every().into_iter().zip(framed_by("'none'")) {
            assert_eq!(name, same);
            let expected = anyone.replace("frame-ancestors *", "frame-ancestors 'none'");
            assert_eq!(narrowed, expected);
            assert_eq!(narrowed != anyone, name == "content-security-policy", "{name}");
        }
    }

    #[test]
    fn only_names_with_a_digest_are_kept() {
        for (path, kept) in [
            ("assets/app.0123456789.js", true),
            ("", false),
            ("index.html", false),
            ("embed.js", false),
            ("sw.js", false),
            ("other/assets/x.js", false),
        ] {
            assert_eq!(cache_control(path).contains("immutable"), kept, "{path}");
        }
    }

    #[test]
    fn endings_give_types() {
        for (path, expected) in [
            ("", "text/html; charset=utf-8"),
            ("index.html", "text/html; charset=utf-8"),
            ("assets/app.0123456789.js", "text/javascript; charset=utf-8"),
            ("assets/app.0123456789.wasm", "application/wasm"),
            ("assets/style.0123456789.css", "text/css; charset=utf-8"),
            ("assets/facts.0123456789.json", "application/json"),
            ("assets/icon.0123456789.svg", "image/svg+xml"),
            ("assets/manifest.0123456789.webmanifest", "application/manifest+json"),
            ("a.b/unknown.thing", "application/octet-stream"),
            ("a.b/", "text/html; charset=utf-8"),
            ("SHA256SUMS", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }
}
