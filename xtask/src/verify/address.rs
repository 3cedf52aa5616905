//! A deployment, fetched file by file as a browser would, and without compression too.

use super::{Expected, Report, weaker};
use crate::{Stop, deploy, dist};
use anyhow::Result;
use std::io::Read as _;
use std::time::Duration;
use ureq::http::{HeaderMap, Uri};
use ureq::{Agent, ResponseExt as _};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The most that is read of one file, compressed or not.
const LIMIT: u64 = 64 * 1024 * 1024;

/// What browsers take of what we have, and nothing.
const CODINGS: [&str; 2] = ["br, gzip", "identity"];

/// One answer.
struct Answer {
    status: u16,
    host: Option<String>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// Compares the deployment at `address` with what it should have.
///
/// # Errors
/// A [`Stop`] if nothing answers there.
pub fn compare(address: &str, expected: &Expected) -> Result<Report> {
    let base = format!("{}/", address.trim_end_matches('/'));
    let Some(host) = base.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)) else {
        return Err(Stop(format!("`{address}` is no address.")).into());
    };
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .max_redirects(5)
        .user_agent(concat!("xtask/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    if let Err(error) = fetch(&agent, &base, "identity") {
        return Err(Stop(format!("{base} could not be reached: {error:#}.")).into());
    }
    let mut report = Report::default();
    // The page is what people get who ask for the folder.
    let page = expected.0.get("index.html").map(|digest| ("", digest));
    let names = expected.0.iter().map(|(name, digest)| (name.as_str(), digest));
    // A host that reads its own configuration from a file need not give that file to others.
    for (name, digest) in page.into_iter().chain(names).filter(|(n, _)| *n != deploy::HOSTS_FILE) {
        let place = if name.is_empty() { "/" } else { name };
        let sibling = is_sibling(name, expected);
        for accept in CODINGS.into_iter().filter(|accept| !sibling || *accept == "identity") {
            match fetch(&agent, &format!("{base}{name}"), accept) {
                Ok(answer) => {
                    judge(
                        &mut report,
                        place,
                        &answer,
                        &host,
                        if sibling { None } else { Some(digest) },
                    );
                    if sibling && answer.status == 200 && dist::hex(&answer.body) != *digest {
                        report.add("differs", place);
                    }
                }
                Err(error) => report.add(format!("cannot be fetched ({error:#})"), place),
            }
        }
    }
    Ok(report)
}

/// Whether a file is the compressed form of another.
fn is_sibling(name: &str, expected: &Expected) -> bool {
    [".br", ".gz"]
        .iter()
        .filter_map(|ending| name.strip_suffix(ending))
        .any(|whole| expected.0.contains_key(whole))
}

/// Says what is wrong with an answer: with what came, if `digest` is that of the file when it is no
/// longer compressed, and with the headers.
fn judge(report: &mut Report, place: &str, answer: &Answer, host: &str, digest: Option<&String>) {
    match answer.status {
        200 => {}
        404 | 410 => return report.add("is missing", place),
        status => return report.add(format!("is answered with status {status}"), place),
    }
    if let Some(other) = answer.host.as_ref().filter(|other| *other != host) {
        report.add(format!("comes from another host, {other}"), place);
    }
    if let Some(digest) = digest {
        match decoded(answer) {
            Some(bytes) if dist::hex(&bytes) == *digest => {}
            _ => report.add("differs", place),
        }
    }
    let path = if place == "/" { "" } else { place };
    for finding in weaker::findings(path, &answer.headers, digest.is_some()) {
        report.add(finding, place);
    }
}

fn fetch(agent: &Agent, address: &str, accept: &str) -> Result<Answer, ureq::Error> {
    let mut response = agent.get(address).header("accept-encoding", accept).call()?;
    Ok(Answer {
        status: response.status().as_u16(),
        host: response.get_uri().host().map(str::to_owned),
        headers: list(response.headers()),
        body: response.body_mut().with_config().limit(LIMIT).read_to_vec()?,
    })
}

fn list(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(name, value)| {
            (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        })
        .collect()
}

/// The body as the browser has it in the end; `None` if it cannot be read.
fn decoded(answer: &Answer) -> Option<Vec<u8>> {
    let coding = answer.headers.iter().find(|(name, _)| name == "content-encoding");
    let body = answer.body.as_slice();
    let mut out = Vec::new();
    match coding.map(|(_, coding)| coding.to_ascii_lowercase()).as_deref() {
        None | Some("identity") => out.extend_from_slice(body),
        Some("gzip") => {
            flate2::read::MultiGzDecoder::new(body).take(LIMIT).read_to_end(&mut out).ok()?;
        }
        Some("br") => {
            brotli::Decompressor::new(body, 4096).take(LIMIT).read_to_end(&mut out).ok()?;
        }
        Some(_) => return None,
    }
    Some(out)
}
