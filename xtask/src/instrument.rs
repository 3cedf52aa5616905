//! What a test puts into the page as it is served: scripts that run before anything of the page, and one
//! that listens to its console, for engines that do not tell.
//!
//! The page gets one more script, from an address of its own, and the worker the digest that the page has
//! with it. All else is as it was built.

use crate::dist;
use anyhow::{Context as _, Result};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Where all of it is served.
pub const PREFIX: &str = "test/";

/// The script's address.
const SCRIPT: &str = "test/before.js";

/// Where it tells what it hears.
const HEARD: &str = "test/heard";

/// What becomes of the page's `<head>`.
const TAG: &str = "<head>\n<script src=\"test/before.js\"></script>";

/// Listens to the console, and to what would stand there.
const LISTEN: &str = "{
const send = fetch.bind(window), url = new URL('test/heard', location.href.split(/[?#]/)[0]);
// What breaks off because the page is being left is nobody's trouble: it waits, and goes with the page. A
// page that stays after all tells it.
const later = setTimeout.bind(window);
let wait = 0;
addEventListener('beforeunload', () => { wait = 2000; later(() => { wait = 0; }, wait); });
const tell = (level, source, message) => later(() =>
  send(url, { method: 'POST', body: JSON.stringify([level, source, message]) }).catch(() => {}), wait);
for (const [name, level] of [['error', 'SEVERE'], ['warn', 'WARNING'], ['info', 'INFO'], ['log', 'INFO']]) {
  const before = console[name];
  console[name] = (...all) => { tell(level, 'console-api', all.map(String).join(' ')); before.apply(console, all); };
}
addEventListener('error', ({ target, message, error }) => target === window
  ? tell('SEVERE', 'javascript', String(error?.stack ?? message))
  : tell('SEVERE', 'network', `could not be loaded: ${target.src || target.href}`), true);
addEventListener('unhandledrejection', ({ reason }) =>
  tell('SEVERE', 'javascript', `unhandled: ${reason?.stack ?? reason}`));
addEventListener('securitypolicyviolation', (event) =>
  tell('SEVERE', 'security', `${event.blockedURI} violates ${event.violatedDirective}`));
}";

/// What a test has put into a page, and what was heard there.
#[derive(Clone, Debug, Default)]
pub struct Instrument(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    on: bool,
    listens: bool,
    scripts: Vec<String>,
    heard: Vec<[String; 3]>,
    asked: bool,
}

impl Instrument {
    /// From now on the page's console is listened to. This is for before the page is first loaded.
    pub fn listen(&self) {
        let mut state = self.state();
        (state.on, state.listens) = (true, true);
    }

    /// From the next load on, runs a script before anything of the page.
    ///
    /// # Errors
    /// If the page was loaded without any: its worker would keep it as it is.
    pub fn before(&self, script: &str) -> Result<()> {
        let mut state = self.state();
        if !state.on && state.asked {
            anyhow::bail!("the page was loaded before its first script was given");
        }
        state.on = true;
        state.scripts.push(script.to_owned());
        Ok(())
    }

    /// Level, source and message of what was heard so far.
    #[must_use]
    pub fn heard(&self) -> Vec<[String; 3]> {
        self.state().heard.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything that runs before the page, each with names of its own.
    fn script(&self) -> String {
        let state = self.state();
        let listen = if state.listens { LISTEN } else { "" };
        let scripts = state.scripts.iter().map(|script| format!("\n;{{{script}}}"));
        scripts.fold(listen.to_owned(), |all, script| all + &script)
    }

    /// Answers for the scripts, and changes what is answered for the page and the worker.
    pub(crate) async fn answer(self, dir: PathBuf, request: Request, next: Next) -> Response {
        let path = request.uri().path().trim_start_matches('/').to_owned();
        let page = match path.as_str() {
            "" | "index.html" => "index.html",
            "sw.js" => "sw.js",
            SCRIPT => {
                let head = [
                    (header::CONTENT_TYPE, "text/javascript"),
                    (header::CACHE_CONTROL, "no-store"),
                ];
                return (head, self.script()).into_response();
            }
            HEARD if request.method() == Method::POST => {
                let body = to_bytes(request.into_body(), usize::MAX).await.unwrap_or_default();
                if let Ok(line) = serde_json::from_slice(&body) {
                    self.state().heard.push(line);
                }
                return StatusCode::NO_CONTENT.into_response();
            }
            _ => return next.run(request).await,
        };
        let on = {
            let mut state = self.state();
            state.asked = true;
            state.on
        };
        if !on {
            return next.run(request).await;
        }
        let (mut head, body) = request.into_parts();
        head.headers.remove(header::ACCEPT_ENCODING);
        let response = next.run(Request::from_parts(head, body)).await;
        if response.status() != StatusCode::OK {
            return response;
        }
        let (mut head, body) = response.into_parts();
        head.headers.remove(header::CONTENT_LENGTH);
        match changed(&dir, page, body).await {
            Ok(text) => Response::from_parts(head, Body::from(text)),
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
        }
    }
}

/// The page with one more script, or the worker that keeps such a page.
async fn changed(dir: &Path, page: &str, body: Body) -> Result<String> {
    let text = String::from_utf8(to_bytes(body, usize::MAX).await?.to_vec())?;
    if page == "index.html" {
        return Ok(with_script(&text));
    }
    let index = std::fs::read_to_string(dir.join("index.html")).context("no page");
    let Ok(index) = index else { return Ok(text) };
    let (was, is) =
        (dist::integrity(index.as_bytes()), dist::integrity(with_script(&index).as_bytes()));
    Ok(text.replace(&was, &is))
}

fn with_script(html: &str) -> String {
    html.replacen("<head>", TAG, 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::record::{self, Record};
    use std::io::{Read as _, Write as _};
    use std::net::{SocketAddr, TcpStream};

    fn ask(addr: SocketAddr, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(addr).unwrap();
        let length = body.len();
        let rest = format!(
            "HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        stream.write_all(format!("{head} {rest}").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    #[test]
    fn the_page_is_changed_only_for_who_asks_and_its_worker_knows() {
        let dir = std::env::temp_dir().join(format!("xtask-instrument-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let html = "<html><head><title>x</title></head></html>";
        let worker = format!("const a = \"{}\"", dist::integrity(html.as_bytes()));
        for (name, text) in [("index.html", html), ("index.html.br", "br"), ("sw.js", &worker)] {
            std::fs::write(dir.join(name), text).unwrap();
        }
        let serve = || {
            let (record, instrument) = (Record::default(), Instrument::default());
            (record::spawn(&dir, 0, &record, &instrument).unwrap(), record, instrument)
        };

        let (served, _, instrument) = serve();
        assert_eq!(ask(served.addr, "GET /", ""), "br");
        assert_eq!(ask(served.addr, "GET /sw.js", ""), worker);
        assert!(instrument.before("1").is_err(), "the page is there without it");

        let (served, record, instrument) = serve();
        instrument.before("window.first = 1").unwrap();
        let page = ask(served.addr, "GET /", "");
        assert!(page.contains("<head>\n<script src=\"test/before.js\">"), "{page}");
        assert!(page.ends_with("<title>x</title></head></html>"), "{page}");
        let digest = dist::integrity(page.as_bytes());
        assert_eq!(ask(served.addr, "GET /sw.js", ""), format!("const a = \"{digest}\""));
        instrument.before("window.second = 1").unwrap();
        let script = ask(served.addr, "GET /test/before.js", "");
        assert!(script.find("first").unwrap() < script.find("second").unwrap(), "{script}");
        assert!(!script.contains("console"), "it listens: {script}");

        instrument.listen();
        assert!(ask(served.addr, "GET /test/before.js", "").contains("console"));
        ask(served.addr, "POST /test/heard", r#"["SEVERE","javascript","å"]"#);
        assert_eq!(instrument.heard(), [["SEVERE", "javascript", "å"].map(str::to_owned)]);
        let targets: Vec<String> = record.all().into_iter().map(|one| one.target).collect();
        assert_eq!(targets, ["/", "/sw.js"], "what the test asks is in the record");
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
