//! `cargo xtask deploy OUT`: ready-made configuration for the servers that the page is often put
//! on. Everything in it comes from [`headers`](crate::headers); a server's file knows only how that
//! server says it.

mod apache;
mod caddy;
mod hosts;
mod nginx;
mod origins;

pub use origins::Origins;

use crate::{headers, process};
use anyhow::{Context, Result};
use std::path::Path;

/// The line in which whoever installs a file says where the folder is.
pub const ROOT: &str = "/srv/mina-uppgifter/dist";

/// The name that the page is reached by, likewise.
pub const HOST: &str = "mina-uppgifter.example";

/// The name of the file that Netlify, Cloudflare Pages and others read beside the page.
pub const HOSTS_FILE: &str = "_headers";

/// What takes the place of `sw.js` when the page is taken down: browsers that have kept the page would
/// show it for ever.
pub const GONE: &str = include_str!("gone.js");

/// What a server's file is written from.
pub struct Config {
    /// The headers of every answer.
    pub every: Vec<(&'static str, String)>,
}

impl Config {
    /// With those who may show the page in a frame.
    #[must_use]
    pub fn framed_by(origins: &Origins) -> Config {
        Config { every: headers::framed_by(origins.sources()) }
    }

    /// The files: name and content.
    #[must_use]
    pub fn files(&self) -> [(&'static str, String); 4] {
        [
            ("nginx.conf", nginx::file(self)),
            ("Caddyfile", caddy::file(self)),
            ("apache.conf", apache::file(self)),
            (HOSTS_FILE, hosts::file(self)),
        ]
    }
}

/// The file for hosts that read it beside the page, with anyone allowed to frame it.
#[must_use]
pub fn hosts_file() -> String {
    hosts::file(&Config::framed_by(&Origins::default()))
}

/// Writes the files to the folder `out`, and [`GONE`].
///
/// # Errors
/// A [`Stop`](crate::Stop) for a wrong `frame_ancestors`; otherwise if the folder cannot be written.
pub fn command(out: &Path, frame_ancestors: Option<&str>) -> Result<()> {
    let origins = frame_ancestors.map(Origins::parse).transpose()?.unwrap_or_default();
    std::fs::create_dir_all(out).with_context(|| format!("{} could not be made", out.display()))?;
    let gone = ("gone.js", GONE.to_owned());
    for (name, content) in Config::framed_by(&origins).files().into_iter().chain([gone]) {
        let path = out.join(name);
        std::fs::write(&path, content)
            .with_context(|| format!("{} could not be written", path.display()))?;
        process::say(&format!("{} is written", path.display()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::exit_code;

    /// How each file ends a header's value, if it names it.
    fn written(file: &str, name: &str, value: &str) -> String {
        match file {
            "nginx.conf" => format!("add_header {name} \"{value}\" always;"),
            "Caddyfile" => format!("\t{name} \"{value}\"\n"),
            "apache.conf" => format!("Header always set {name} \"{value}\"\n"),
            _ => format!("  {name}: {value}\n"),
        }
    }

    #[test]
    fn every_file_has_every_header_once() {
        let origins = Origins::parse("https://a.example https://*.b.example:8443").unwrap();
        for config in [Config::framed_by(&Origins::default()), Config::framed_by(&origins)] {
            for (file, content) in config.files() {
                for (name, value) in &config.every {
                    let line = written(file, name, value);
                    assert_eq!(content.matches(&line).count(), 1, "{file} lacks {line}");
                }
                for cache in [headers::KEPT, headers::ASKED_ANEW] {
                    assert!(content.contains(cache), "{file} lacks {cache}");
                }
                for (ending, kind) in headers::TYPES.into_iter().filter(|_| file != HOSTS_FILE) {
                    assert!(content.contains(kind), "{file} lacks the type of .{ending}");
                }
                assert!(content.ends_with('\n') && content.is_ascii(), "{file}");
            }
        }
    }

    /// Cloudflare reads no longer line, and both hosts join what two rules say of one header.
    #[test]
    fn hosts_read_each_header_from_one_rule() {
        let content = hosts_file();
        assert!(content.lines().all(|line| line.len() < 2000));
        let (mut rule, mut rules) = ("", Vec::new());
        for line in content.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('/') {
                rule = line;
            } else if let Some((name, _)) = line.trim().split_once(": ") {
                rules.push((name, rule));
            }
        }
        for (name, rule) in &rules {
            let alone = *rule == "/*" && *name != "cache-control";
            let count = rules.iter().filter(|(other, _)| other == name).count();
            assert!(*name == "cache-control" || count == 1, "{name}");
            assert!(alone || *name == "cache-control" && *rule != "/*", "{name} under {rule}");
        }
        assert_eq!(rules.len(), headers::every().len() + 4);
    }

    #[test]
    fn the_folder_is_written_or_the_reason_said() {
        let out = std::env::temp_dir().join(format!("xtask-deploy-{}", std::process::id()));
        command(&out.join("deep"), Some("https://a.example")).unwrap();
        for (name, _) in Config::framed_by(&Origins::default()).files() {
            let text = std::fs::read_to_string(out.join("deep").join(name)).unwrap();
            assert!(text.contains("frame-ancestors https://a.example"), "{name}");
        }
        assert_eq!(std::fs::read_to_string(out.join("deep/gone.js")).unwrap(), GONE);
        let error =
            command(&out.join("none"), Some("https://a.example; script-src *")).unwrap_err();
        assert_eq!(exit_code(&error), 2, "{error}");
        assert!(!out.join("none").exists());
        std::fs::remove_dir_all(&out).unwrap();
    }
}
