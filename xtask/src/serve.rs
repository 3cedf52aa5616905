//! `cargo xtask serve`: a folder over HTTP on this machine, answered as a production server should.
//! The browser tests use the same server, on folders of their own.

use crate::{Stop, dist, headers, paths, process};
use anyhow::{Context, Result};
use axum::extract::Request;
pub use axum::http::{HeaderMap, HeaderValue, Method};
use axum::http::{HeaderName, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::any};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// How many ports after the first one are tried.
const TRIES: u16 = 100;

/// What stands on the page of an address that leads nowhere.
const NOT_FOUND: &str = "404: there is nothing at this address.\n";

/// A folder being served; it stops when this is dropped.
#[derive(Debug)]
pub struct Served {
    /// Where it is served.
    pub addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Served {
    /// The address of the page, such as `http://127.0.0.1:8080/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.addr)
    }

    /// Waits for as long as the server runs.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// `cargo xtask serve`: builds, then serves `dist/` until it is interrupted.
///
/// # Errors
/// If the build fails or no port is free.
pub fn command(port: u16) -> Result<()> {
    dist::command()?;
    let served = spawn_router(folder(&paths::dist()), listen(port)?)?;
    println!("\nServing dist/ at {}  (Ctrl+C stops it)", served.url());
    served.wait();
    Ok(())
}

/// Serves the folder `dir` on 127.0.0.1, from a thread of its own; port 0 gives a free port.
///
/// # Errors
/// If the port is taken.
pub fn spawn(dir: PathBuf, port: u16) -> Result<Served> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be used"))?;
    spawn_router(folder(&dir), listener)
}

/// As [`spawn`], but a server that is not set up as it should be: `change` gets the path of each
/// answer, without the leading slash, and its headers.
///
/// # Errors
/// If the port is taken.
pub fn spawn_changed(dir: &Path, port: u16, change: fn(&str, &mut HeaderMap)) -> Result<Served> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be used"))?;
    let changed = from_fn(move |request: Request, next: Next| async move {
        let path = request.uri().path().trim_start_matches('/').to_owned();
        let mut response = next.run(request).await;
        change(&path, response.headers_mut());
        response
    });
    spawn_router(folder(dir).layer(changed), listener)
}

/// As [`spawn`], but with no headers of ours: someone else's site, which embeds the page.
///
/// # Errors
/// If the port is taken.
pub fn spawn_plain(dir: PathBuf, port: u16) -> Result<Served> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be used"))?;
    spawn_router(Router::new().fallback_service(ServeDir::new(dir)), listener)
}

/// The first port from `port` on that is free.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    for offset in 0..=TRIES {
        let Some(next) = port.checked_add(offset) else {
            break;
        };
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, next)) {
            if offset > 0 {
                process::say(&format!("Port {port} is taken; {next} is free"));
            }
            return Ok(listener);
        }
    }
    Err(Stop(format!("No port from {port} on is free: choose another with --port.")).into())
}

pub(crate) fn spawn_router(router: Router, listener: TcpListener) -> Result<Served> {
    let addr = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::spawn(move || {
        runtime.block_on(async {
            let listener = match tokio::net::TcpListener::from_std(listener) {
                Ok(listener) => listener,
                Err(error) => return eprintln!("xtask: the server cannot start: {error}"),
            };
            tokio::select! {
                _ = axum::serve(listener, router) => {}
                _ = stopped => {}
            }
        });
    });
    Ok(Served { addr, stop: Some(stop), thread: Some(thread) })
}

/// Answers for a folder: compressed siblings where the browser takes them, and the headers.
pub(crate) fn folder(dir: &Path) -> Router {
    let files = ServeDir::new(dir)
        .precompressed_br()
        .precompressed_gzip()
        .fallback(any(async || (StatusCode::NOT_FOUND, NOT_FOUND)));
    Router::new().fallback_service(files).layer(from_fn(with_headers))
}

async fn with_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    let mut response = next.run(request).await.into_response();
    let status = response.status();
    let answer = response.headers_mut();
    for (name, value) in headers::every() {
        if let Ok(value) = HeaderValue::from_str(&value) {
            answer.insert(HeaderName::from_static(name), value);
        }
    }
    let found = status.is_success() || status == StatusCode::NOT_MODIFIED;
    let cache = if found { headers::cache_control(&path) } else { headers::ASKED_ANEW };
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    if found && !path.starts_with(crate::dev::PREFIX) {
        let kind = headers::content_type(&path);
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    response
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    /// The answer as text, its header names in lower case; bodies here are ASCII.
    fn get(addr: SocketAddr, path: &str, accept: &str) -> String {
        let mut stream = TcpStream::connect(addr).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: {accept}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_folder_is_answered_for_as_in_production() {
        let dir = std::env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("assets")).unwrap();
        for (name, content) in [
            ("index.html", "page"),
            ("index.html.br", "page as br"),
            ("assets/a.1.wasm", "program"),
            ("assets/a.1.wasm.br", "program as br"),
            ("assets/a.1.wasm.gz", "program as gz"),
            ("assets/b.1.js", "alone"),
        ] {
            std::fs::write(dir.join(name), content).unwrap();
        }
        let served = spawn(dir.clone(), 0).unwrap();
        let immutable = "cache-control: public, max-age=31536000, immutable";
        for (path, accept, parts) in [
            (
                "/",
                "br, gzip",
                vec!["200 OK", "text/html", "no-cache", "page as br", "encoding: br"],
            ),
            ("/?a=b", "identity", vec!["200 OK", "text/html; charset=utf-8", "\r\n\r\npage"]),
            (
                "/assets/a.1.wasm",
                "gzip, br",
                vec!["application/wasm", "program as br", immutable, "vary: accept-encoding"],
            ),
            ("/assets/a.1.wasm", "gzip", vec!["application/wasm", "program as gz", immutable]),
            ("/assets/a.1.wasm", "br;q=0", vec!["application/wasm", "\r\n\r\nprogram"]),
            ("/assets/b.1.js", "br", vec!["text/javascript", "\r\n\r\nalone", immutable]),
            ("/assets/none.js", "br", vec!["404", "text/plain", "no-cache", NOT_FOUND]),
            ("/../serve.rs", "br", vec!["404"]),
            ("/%2e%2e/serve.rs", "br", vec!["404"]),
        ] {
            let answer = get(served.addr, path, accept);
            for part in parts.into_iter().chain(["nosniff", "frame-ancestors", "no-referrer"]) {
                assert!(answer.contains(part), "{path} ({accept}) lacks {part}:\n{answer}");
            }
        }
        let addr = served.addr;
        drop(served);
        assert!(TcpStream::connect(addr).is_err(), "it still listens");
        std::fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = listen(port).unwrap().local_addr().unwrap().port();
        assert!(next > port, "{next} after {port}");
    }
}
