//! A server that keeps a record of what it is asked, for tests of what the page sends.

use crate::instrument::Instrument;
use crate::serve::{Served, folder, spawn_router};
use anyhow::{Context, Result};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A request, as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// `GET`, if it is one for a file.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names, in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// What came after the headers.
    pub body: String,
    /// The status of the answer.
    pub status: u16,
}

impl Received {
    /// The value of a header, if it is there.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What a server was asked so far.
#[derive(Clone, Debug, Default)]
pub struct Record(Arc<Mutex<Vec<Received>>>);

impl Record {
    /// Every request, in the order in which they were answered.
    #[must_use]
    pub fn all(&self) -> Vec<Received> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, received: Received) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    }
}

/// As [`crate::serve::spawn`]; what is asked goes into `record`, but for what `instrument` asks.
///
/// # Errors
/// If the port is taken.
pub fn spawn(dir: &Path, port: u16, record: &Record, instrument: &Instrument) -> Result<Served> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be used"))?;
    let own = record.clone();
    let recorded = from_fn(move |request: Request, next: Next| {
        let own = own.clone();
        async move {
            let (head, body) = request.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let headers = head.headers.iter();
            let mut received = Received {
                method: head.method.to_string(),
                target: head.uri.to_string(),
                headers: headers
                    .map(|(name, value)| (name.to_string(), text(value.as_bytes())))
                    .collect(),
                body: text(&body),
                status: 0,
            };
            let response = next.run(Request::from_parts(head, Body::from(body))).await;
            received.status = response.status().as_u16();
            own.add(received);
            response
        }
    });
    let (own, home) = (instrument.clone(), dir.to_path_buf());
    let instrumented = from_fn(move |request: Request, next: Next| {
        own.clone().answer(home.clone(), request, next)
    });
    spawn_router(folder(dir).layer(recorded).layer(instrumented), listener)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    #[test]
    fn a_request_is_recorded_whole() {
        let dir = std::env::temp_dir().join(format!("xtask-record-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let record = Record::default();
        let served = spawn(&dir, 0, &record, &Instrument::default()).unwrap();
        let mut stream = TcpStream::connect(served.addr).unwrap();
        let asked = "POST /a?b=%C3%A5 HTTP/1.1\r\nHost: x\r\nCookie: c=d\r\n\
             Connection: close\r\nContent-Length: 4\r\n\r\nbody";
        stream.write_all(asked.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains("nosniff"), "not answered as in production: {answer}");
        let all = record.all();
        assert_eq!(all.len(), 1, "{all:?}");
        let one = all.first().unwrap();
        assert_eq!((one.method.as_str(), one.target.as_str()), ("POST", "/a?b=%C3%A5"));
        assert_eq!((one.header("cookie"), one.body.as_str()), (Some("c=d"), "body"));
        assert!(answer.contains(&format!("HTTP/1.1 {}", one.status)), "{answer}");
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
