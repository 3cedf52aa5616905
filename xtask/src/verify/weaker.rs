//! Whether the headers of an answer are as strict as ours. A host may send stricter ones, and more.

use crate::headers;
use std::collections::BTreeSet;

/// The header that has several values by its nature, each of them in force.
const CSP: &str = "content-security-policy";

/// Types that browsers take for one another.
const SAME_TYPES: [(&str, &str); 2] =
    [("application/javascript", "text/javascript"), ("image/vnd.microsoft.icon", "image/x-icon")];

/// What is missing or weaker in the headers of the file at `path` (names in lower case); of its type
/// too if it is `whole`, not the compressed form of another.
pub fn findings(path: &str, answer: &[(String, String)], whole: bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, ours) in headers::every() {
        let theirs = values(answer, name);
        match theirs.as_slice() {
            [] => found.push(format!("{name} is missing")),
            _ if name == CSP => found.extend(weaker_policy(&theirs, &ours)),
            [_, _, ..] => found.push(format!("{name} is sent more than once")),
            [value] if name == "permissions-policy" => {
                found.extend(weaker_permissions(value, &ours))
            }
            [value] if value.trim().eq_ignore_ascii_case(&ours) => {}
            [value] => found.push(format!("{name} is `{value}` and not `{ours}`")),
        }
    }
    let ours = headers::cache_control(path);
    match values(answer, "cache-control").as_slice() {
        [] => found.push("cache-control is missing".to_owned()),
        theirs if kept_right(&theirs.join(", "), ours) => {}
        theirs => found.push(format!("cache-control is `{}` and not `{ours}`", theirs.join(", "))),
    }
    let ours = essence(headers::content_type(path));
    if whole && ours != headers::UNKNOWN {
        match values(answer, "content-type").as_slice() {
            [value] if same_type(&essence(value), &ours) => {}
            [value] => found.push(format!("content-type is `{value}` and not `{ours}`")),
            _ => found.push("content-type is missing".to_owned()),
        }
    }
    found
}

fn values<'a>(answer: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    answer.iter().filter(|(found, _)| found == name).map(|(_, value)| value.as_str()).collect()
}

/// A type without its parameters.
fn essence(kind: &str) -> String {
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn same_type(theirs: &str, ours: &str) -> bool {
    theirs == ours || SAME_TYPES.contains(&(theirs, ours))
}

/// What must be asked for anew is; what may be kept for ever may be kept for as long as that.
fn kept_right(theirs: &str, ours: &str) -> bool {
    let age = |text: &str| -> Option<u64> {
        text.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok())
    };
    let theirs = theirs.to_ascii_lowercase();
    let has = |word: &str| theirs.split(',').any(|part| part.trim() == word);
    let anew = has("no-cache") || has("no-store") || age(&theirs) == Some(0);
    match age(ours) {
        None => anew,
        Some(ours) => !anew && age(&theirs).is_some_and(|age| age >= ours),
    }
}

/// The directives that our policy has and no policy of theirs is as strict about
/// (Content Security Policy Level 3: each policy is in force, and the first directive of a name).
fn weaker_policy(theirs: &[&str], ours: &str) -> Vec<String> {
    let policies: Vec<_> =
        theirs.iter().flat_map(|value| value.split(',')).map(directives).collect();
    let mut found = Vec::new();
    for (name, ours) in directives(ours) {
        let strict = policies.iter().any(|policy| {
            let get = |name: &str| policy.iter().find(|(found, _)| found == name);
            // What fetches has a fallback, and nothing else has.
            let theirs = get(&name)
                .or_else(|| if name.ends_with("-src") { get("default-src") } else { None });
            theirs.is_some_and(|(_, sources)| sources.is_subset(&ours))
        });
        if !strict && !ours.contains(headers::ANYONE) {
            found.push(format!("{CSP} is weaker about {name}"));
        }
    }
    found
}

/// Names and sources, of each name the first.
fn directives(policy: &str) -> Vec<(String, BTreeSet<String>)> {
    policy
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_ascii_whitespace().map(str::to_ascii_lowercase);
            Some((words.next()?, words.filter(|word| word != "'none'").collect()))
        })
        .collect()
}

/// The features that are allowed to more than ours allow.
fn weaker_permissions(theirs: &str, ours: &str) -> Vec<String> {
    let list = |text: &str| -> Vec<(String, String)> {
        text.split(',')
            .filter_map(|part| part.trim().split_once('='))
            .map(|(name, to)| (name.to_owned(), to.to_owned()))
            .collect()
    };
    let theirs = list(theirs);
    let open: Vec<String> = list(ours)
        .into_iter()
        .filter(|(name, ours)| {
            // Of a name that stands there twice, the last one holds (RFC 8941, 3.2).
            let theirs = theirs.iter().rev().find(|(found, _)| found == name);
            !theirs.is_some_and(|(_, to)| to == "()" || to == ours)
        })
        .map(|(name, _)| name)
        .collect();
    if open.is_empty() {
        return Vec::new();
    }
    vec![format!("permissions-policy is weaker about {}", open.join(" and "))]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASSET: &str = "assets/app.0123456789.js";

    fn ours(path: &str) -> Vec<(String, String)> {
        let mut all = headers::every();
        all.push(("cache-control", headers::cache_control(path).to_owned()));
        all.push(("content-type", headers::content_type(path).to_owned()));
        all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn values_of<'a>(headers: &'a [(&str, String)], name: &str) -> &'a str {
        headers.iter().find(|(found, _)| *found == name).map_or("", |(_, value)| value)
    }

    fn check(path: &str, change: (&str, Option<&str>), expected: &[&str]) {
        let mut answer = ours(path);
        let (name, value) = change;
        answer.retain(|(found, _)| found != name);
        // `\n` between values: the header twice.
        for value in value.into_iter().flat_map(|value| value.split('\n')) {
            answer.push((name.to_owned(), value.to_owned()));
        }
        assert_eq!(findings(path, &answer, true), expected, "{path} {change:?}");
    }

    #[test]
    fn what_is_weaker_is_named_and_what_is_stricter_is_not() {
        let own = headers::framed_by("'none'").remove(0).1;
        let csp = |from: &str, to: &str| own.replace(from, to);
        for (name, value, expected) in [
            ("x-other", Some("1"), &[][..]),
            ("referrer-policy", None, &["referrer-policy is missing"]),
            (
                "referrer-policy",
                Some("origin"),
                &["referrer-policy is `origin` and not `no-referrer`"],
            ),
            ("x-content-type-options", Some("NoSniff"), &[]),
            (
                "x-content-type-options",
                Some("nosniff\nnosniff"),
                &["x-content-type-options is sent more than once"],
            ),
            (CSP, None, &["content-security-policy is missing"]),
            (CSP, Some(&own), &[]),
            (CSP, Some(&csp("; frame-ancestors 'none'", "")), &[]),
            (CSP, Some(&csp(" data:", "")), &[]),
            (CSP, Some(&csp("style-src 'self'; ", "")), &[]),
            (CSP, Some(&csp("style-src 'self'", "STYLE-SRC 'none'")), &[]),
            (CSP, Some(&format!("{own}; sandbox")), &[]),
            (CSP, Some(&format!("default-src *\n{own}")), &[]),
            (CSP, Some(&format!("default-src *, {own}")), &[]),
            (
                CSP,
                Some(&csp("style-src 'self'", "style-src 'self' 'unsafe-inline'")),
                &["content-security-policy is weaker about style-src"],
            ),
            (
                CSP,
                Some(&format!("connect-src *; {own}")),
                &["content-security-policy is weaker about connect-src"],
            ),
            (
                CSP,
                Some(&csp("; form-action 'none'", "")),
                &["content-security-policy is weaker about form-action"],
            ),
            ("permissions-policy", None, &["permissions-policy is missing"]),
            ("content-type", Some("text/javascript"), &[]),
            ("content-type", Some("application/javascript; charset=utf-8"), &[]),
            (
                "content-type",
                Some("text/plain"),
                &["content-type is `text/plain` and not `text/javascript`"],
            ),
            ("content-type", None, &["content-type is missing"]),
            ("cache-control", Some("Public, max-age=31536000"), &[]),
            ("cache-control", None, &["cache-control is missing"]),
            (
                "cache-control",
                Some("max-age=600"),
                &["cache-control is `max-age=600` and not `public, max-age=31536000, immutable`"],
            ),
        ] {
            check(ASSET, (name, value), expected);
        }
    }

    #[test]
    fn a_permission_is_ours_or_stricter() {
        let headers = headers::every();
        let all = values_of(&headers, "permissions-policy");
        for (from, to, expected) in [
            ("camera=()", "camera=()", ""),
            ("clipboard-write=(self)", "clipboard-write=()", ""),
            ("clipboard-write=(self)", "clipboard-write=*", "clipboard-write"),
            ("camera=()", "camera=(), camera=*", "camera"),
            ("camera=()", "camera=*, camera=()", ""),
            ("camera=(), ", "", "camera"),
        ] {
            let found = weaker_permissions(&all.replace(from, to), all);
            let sentence = format!("permissions-policy is weaker about {expected}");
            let expected = if expected.is_empty() { vec![] } else { vec![sentence] };
            assert_eq!(found, expected, "{to}");
        }
    }

    #[test]
    fn what_names_no_digest_is_asked_for_anew() {
        for (value, right) in [
            ("no-cache", true),
            ("no-store, private", true),
            ("public, max-age=0, must-revalidate", true),
            ("max-age=600", false),
            ("public, max-age=31536000, immutable", false),
        ] {
            let sentence = format!("cache-control is `{value}` and not `no-cache`");
            let expected = if right { vec![] } else { vec![sentence.as_str()] };
            check("index.html", ("cache-control", Some(value)), &expected);
        }
        for theirs in ["no-cache", "max-age=31536000, no-cache"] {
            assert!(!kept_right(theirs, headers::KEPT), "{theirs}");
        }
    }
}
