//! Who may show the page in a frame, as typed on the command line. What is let through goes into
//! configuration files as it is, so only what is certainly an origin is let through.

use crate::{Stop, headers};

/// The keyword for nobody.
const NOBODY: &str = "'none'";

/// The keyword for pages of the same origin.
const ITSELF: &str = "'self'";

/// Those who may show the page in a frame: the value of `frame-ancestors`
/// (Content Security Policy Level 3, 6.4.2), anyone by default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origins(String);

impl Default for Origins {
    fn default() -> Origins {
        Origins(headers::ANYONE.to_owned())
    }
}

impl Origins {
    /// Reads origins with spaces between them, such as `https://a.example https://*.b.example`;
    /// `'self'` among them, or `'none'` or `*` alone.
    ///
    /// # Errors
    /// A sentence on what is not an origin.
    pub fn parse(text: &str) -> Result<Origins, Stop> {
        if text.contains(|c: char| c.is_control()) {
            return Err(wrong("it has a line break or another control character"));
        }
        let sources: Vec<&str> = text.split(' ').filter(|source| !source.is_empty()).collect();
        if sources.is_empty() {
            return Err(wrong("it names nobody; for nobody at all, write 'none' with its quotes"));
        }
        for source in &sources {
            let alone = sources.len() == 1;
            match *source {
                headers::ANYONE | NOBODY if alone => {}
                headers::ANYONE | NOBODY => {
                    return Err(wrong(&format!("{source} stands alone or not at all")));
                }
                ITSELF => {}
                origin if is_origin(origin) => {}
                other => return Err(wrong(&format!("{other:?} is not an origin"))),
            }
        }
        Ok(Origins(sources.join(" ")))
    }

    /// As it stands in the header.
    #[must_use]
    pub fn sources(&self) -> &str {
        &self.0
    }
}

fn wrong(what: &str) -> Stop {
    Stop(format!(
        "`--frame-ancestors` cannot be used: {what}. \
         An origin is like https://kommun.example, without a path; put spaces between several."
    ))
}

/// Scheme, host, and a port if need be; the first label of the host may be `*`.
fn is_origin(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return false;
    };
    let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
    let host = host.strip_prefix("*.").unwrap_or(host);
    port.is_none_or(is_port) && host.len() <= 253 && host.split('.').all(is_label)
}

/// A label of a host name (RFC 1123, 2.1), one outside ASCII in its encoded form.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_port(port: &str) -> bool {
    port.chars().all(|c| c.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_let_through_and_nothing_else() {
        for (text, expected) in [
            ("*", Ok("*")),
            ("'none'", Ok("'none'")),
            ("'self'", Ok("'self'")),
            ("https://example.se", Ok("https://example.se")),
            ("  https://a.se   https://b.se ", Ok("https://a.se https://b.se")),
            ("'self' https://*.xn--rksmrgs-5wao1o.se:8443", {
                Ok("'self' https://*.xn--rksmrgs-5wao1o.se:8443")
            }),
            ("http://localhost:8080", Ok("http://localhost:8080")),
            ("", Err("names nobody")),
            ("   ", Err("names nobody")),
            ("* https://a.se", Err("* stands alone")),
            ("'none' 'self'", Err("'none' stands alone")),
            ("https://a.se\nX-Evil: 1", Err("a line break")),
            ("https://a.se\r", Err("a line break")),
            ("https://a.se\t", Err("control character")),
            ("https://a.se; script-src *", Err("\"https://a.se;\" is not an origin")),
            ("https://a.se\"", Err("is not an origin")),
            ("https://a.se'", Err("is not an origin")),
            ("'unsafe-inline'", Err("is not an origin")),
            ("https://a.se, https://b.se", Err("is not an origin")),
            ("https://a.se/path", Err("is not an origin")),
            ("https://a.se/", Err("is not an origin")),
            ("https://her@a.se", Err("is not an origin")),
            ("https://a.se:", Err("is not an origin")),
            ("https://a.se:0", Err("is not an origin")),
            ("https://a.se:+80", Err("is not an origin")),
            ("https://a.se:65536", Err("is not an origin")),
            ("https://", Err("is not an origin")),
            ("https://*", Err("is not an origin")),
            ("https://a..se", Err("is not an origin")),
            ("https://-a.se", Err("is not an origin")),
            ("https://$host", Err("is not an origin")),
            ("https://{host}", Err("is not an origin")),
            ("https://räksmörgås.se", Err("is not an origin")),
            ("example.se", Err("is not an origin")),
            ("https:", Err("is not an origin")),
            ("data:", Err("is not an origin")),
        ] {
            match (Origins::parse(text), expected) {
                (Ok(origins), Ok(expected)) => assert_eq!(origins.sources(), expected, "{text:?}"),
                (Err(stop), Err(part)) => assert!(stop.0.contains(part), "{text:?}: {stop}"),
                (found, expected) => {
                    assert_eq!(found.is_ok(), expected.is_ok(), "{text:?}: {found:?}");
                }
            }
        }
    }
}
