//! The command line: what can be asked for, and how.

use crate::Stop;
use crate::bench::{Options, Part};
use crate::fuzz::SECONDS;

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
Usage: cargo xtask <command> [options]

  dist                 build the folder dist/, ready for any web server, and weigh it
  serve                build dist/ and serve it on 127.0.0.1, with the headers of production
      --port N           start at port N instead of 8080; a taken port gives the next free one
  dev                  quick build, served on 127.0.0.1; rebuilds and reloads when a file changes
      --port N           as above
  test                 every check and every test
      --only native      only what needs no browser
      --only browser     only the browser tests (builds dist/ first)
      --engine NAME      in this browser engine only: chromium, firefox or webkit
  bench                measure how fast the page is: a table, the goals, and target/bench/measures.json
      --runs N           how often each thing is measured; 5, if not given
      --only PART        load, use, scale or lighthouse
      --vs FOLDER        measure another built page too, in turn, and print the ratios
  fuzz [TARGET]        let a fuzzer make up hostile input, for every check in tests/hostile or for one
      --seconds N        how long for each; 10, if not given
  deploy OUT           write configuration for nginx, Caddy, Apache and hosts that read _headers to the
                       folder OUT, with the headers of production; and gone.js, which takes the place
                       of sw.js where the page is taken down
      --frame-ancestors 'ORIGIN …'  who may show the page in a frame; anyone, if not given
  verify ADDRESS       compare what is served at an address with dist/: every file, and the headers
  verify FOLDER        compare a folder with dist/
  licences             list whose code is in the page, and hold their licences to those allowed
  deadline YYYY-MM-DD  print the last days for an answer to a request that arrived on that day (JSON)
  letters OUT          write the letter book to the folder OUT: every letter in every language, to read
                       through (index.html), as text, as a message file and as a mailto: link
  gallery              build dist/, take a picture of every screen (target/gallery/index.html), and
                       compare each with the accepted one in tests/browser/gallery/
      --accept           accept them as they are now
  pictures             build dist/ and take the pictures of the README, docs/*.png
  help                 this text

Missing tools are fetched: the WebAssembly target, what package.json lists, cargo-fuzz, and for the
browser tests the browsers with their drivers (as root; otherwise the line to run is printed). The web servers that
`deploy` is tested with are fetched as root where no systemd would start them; otherwise skipped.
";

/// The port that is tried first.
pub const PORT: u16 = 8080;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print [`USAGE`].
    Help,
    /// Build `dist/`.
    Dist,
    /// Build and serve `dist/`.
    Serve {
        /// The port to try first.
        port: u16,
    },
    /// Serve a quick build that follows the source.
    Dev {
        /// The port to try first.
        port: u16,
    },
    /// Write configuration for servers.
    Deploy {
        /// The folder.
        out: String,
        /// Who may show the page in a frame, as written.
        frame_ancestors: Option<String>,
    },
    /// Compare a deployment with `dist/`.
    Verify {
        /// An address or a folder, as written.
        target: String,
    },
    /// List whose code is in the page.
    Licences,
    /// Print the last days for an answer.
    Deadline {
        /// The day on which the request arrived, as written.
        received: String,
    },
    /// Write the letter book.
    Letters {
        /// The folder.
        out: String,
    },
    /// Measure how fast the page is.
    Bench(Options),
    /// Take the pictures of the README.
    Pictures,
    /// Take a picture of every screen.
    Gallery {
        /// Whether they are right as they are.
        accept: bool,
    },
    /// Fuzz.
    Fuzz {
        /// Which target, as written; every one, if none is named.
        target: Option<String>,
        /// How long for each.
        seconds: u32,
    },
    /// Run the checks and tests.
    Test {
        /// The browser engine, as written, if not all; the test command knows which ones there are.
        engine: Option<String>,
        /// Which half, if not both.
        only: Option<Half>,
    },
}

/// One half of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Without a browser.
    Native,
    /// With a browser.
    Browser,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// A sentence that names the argument and where to look.
pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Task, Stop> {
    let mut args = args.into_iter().peekable();
    let command = args.next().unwrap_or_else(|| "help".to_owned());
    let mut task = match command.as_str() {
        "help" | "--help" | "-h" => return Ok(Task::Help),
        "dist" => Task::Dist,
        "serve" => Task::Serve { port: PORT },
        "dev" => Task::Dev { port: PORT },
        "licences" => Task::Licences,
        "pictures" => Task::Pictures,
        "gallery" => Task::Gallery { accept: false },
        "bench" => Task::Bench(Options::default()),
        "deadline" | "deploy" | "letters" | "verify" => {
            let (what, task): (_, fn(String) -> Task) = match command.as_str() {
                "deadline" => ("a day, YYYY-MM-DD", |received| Task::Deadline { received }),
                "verify" => ("an address or a folder", |target| Task::Verify { target }),
                "deploy" => ("a folder", |out| Task::Deploy { out, frame_ancestors: None }),
                _ => ("a folder", |out| Task::Letters { out }),
            };
            match args.next() {
                Some(arg) if arg == "--help" || arg == "-h" => return Ok(Task::Help),
                Some(arg) if !arg.is_empty() && !arg.starts_with("--") => task(arg),
                _ => return Err(wrong(&format!("`{command}` needs {what}"))),
            }
        }
        "fuzz" => {
            let target = args.next_if(|arg| !arg.starts_with('-'));
            Task::Fuzz { target, seconds: SECONDS }
        }
        "test" => Task::Test { engine: None, only: None },
        other => return Err(wrong(&format!("There is no command `{other}`"))),
    };
    while let Some(arg) = args.next() {
        let (name, mut inline) = match arg.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (arg.clone(), None),
        };
        let mut value = || {
            inline
                .take()
                .or_else(|| args.next())
                .ok_or_else(|| wrong(&format!("`{name}` needs a value")))
        };
        match (&mut task, name.as_str()) {
            (_, "--help" | "-h") => return Ok(Task::Help),
            (Task::Serve { port } | Task::Dev { port }, "--port") => {
                let text = value()?;
                *port = text.parse().map_err(|_| {
                    wrong(&format!("`{text}` is not a port: a number from 0 to 65535 is needed"))
                })?;
            }
            (Task::Gallery { accept }, "--accept") => *accept = true,
            (Task::Fuzz { seconds, .. }, "--seconds") => {
                let text = value()?;
                *seconds = text.parse().ok().filter(|seconds| *seconds > 0).ok_or_else(|| {
                    wrong(&format!("`{text}` is no time: a number of seconds is needed"))
                })?;
            }
            (Task::Bench(options), "--runs") => {
                let text = value()?;
                options.runs = text.parse().ok().filter(|runs| *runs > 0).ok_or_else(|| {
                    wrong(&format!("`{text}` is no number of runs: at least 1 is needed"))
                })?;
            }
            (Task::Bench(options), "--only") => {
                let word = value()?;
                options.only = Some(Part::find(&word).ok_or_else(|| {
                    let parts = Part::ALL.map(|part| format!("`{}`", part.word())).join(", ");
                    wrong(&format!("`--only {word}` is unknown: {parts} are the choices"))
                })?);
            }
            (Task::Bench(options), "--vs") => options.versus = Some(value()?),
            (Task::Deploy { frame_ancestors, .. }, "--frame-ancestors") => {
                *frame_ancestors = Some(value()?);
            }
            (Task::Test { engine, .. }, "--engine") => *engine = Some(value()?),
            (Task::Test { only, .. }, "--only") => {
                *only = Some(match value()?.as_str() {
                    "native" => Half::Native,
                    "browser" => Half::Browser,
                    other => {
                        return Err(wrong(&format!(
                            "`--only {other}` is unknown: `native` and `browser` are the choices"
                        )));
                    }
                });
            }
            _ => return Err(wrong(&format!("`{command}` has no argument `{arg}`"))),
        }
        if inline.is_some() {
            return Err(wrong(&format!("`{name}` takes no value")));
        }
    }
    Ok(task)
}

fn wrong(sentence: &str) -> Stop {
    Stop(format!("{sentence}. `cargo xtask help` shows what there is."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(str::to_owned)).map_err(|stop| stop.to_string())
    }

    #[test]
    fn commands_and_options_are_read() {
        assert_eq!(read("gallery"), Ok(Task::Gallery { accept: false }));
        assert_eq!(read("gallery --accept"), Ok(Task::Gallery { accept: true }));
        let test =
            |engine: Option<&str>, only| Task::Test { engine: engine.map(str::to_owned), only };
        let fuzz = |target: Option<&str>, seconds| Task::Fuzz {
            target: target.map(str::to_owned),
            seconds,
        };
        let deploy = |origins: Option<&str>| Task::Deploy {
            out: "out".to_owned(),
            frame_ancestors: origins.map(str::to_owned),
        };
        for (line, expected) in [
            ("", Task::Help),
            ("help", Task::Help),
            ("serve --help", Task::Help),
            ("dist", Task::Dist),
            ("serve", Task::Serve { port: 8080 }),
            ("serve --port 9000", Task::Serve { port: 9000 }),
            ("dev --port=0", Task::Dev { port: 0 }),
            ("deadline 2026-03-05", Task::Deadline { received: "2026-03-05".to_owned() }),
            ("deadline soon", Task::Deadline { received: "soon".to_owned() }),
            ("deadline --help", Task::Help),
            ("letters out/book", Task::Letters { out: "out/book".to_owned() }),
            ("letters out -h", Task::Help),
            ("licences", Task::Licences),
            ("deploy out", deploy(None)),
            ("verify https://a.se/b/", Task::Verify { target: "https://a.se/b/".to_owned() }),
            ("deploy out --frame-ancestors=https://a.se", deploy(Some("https://a.se"))),
            ("fuzz", fuzz(None, 10)),
            ("fuzz letter --seconds 600", fuzz(Some("letter"), 600)),
            ("fuzz --seconds=5", fuzz(None, 5)),
            ("bench", Task::Bench(Options::default())),
            (
                "bench --runs 9 --only load --vs=../old/dist",
                Task::Bench(Options {
                    runs: 9,
                    only: Some(Part::Load),
                    versus: Some("../old/dist".to_owned()),
                }),
            ),
            ("test", test(None, None)),
            ("test --only native", test(None, Some(Half::Native))),
            ("test --engine=webkit --only browser", test(Some("webkit"), Some(Half::Browser))),
        ] {
            assert_eq!(read(line), Ok(expected), "{line}");
        }
    }

    #[test]
    fn what_is_unknown_is_named() {
        for (line, part) in [
            ("biuld", "no command `biuld`"),
            ("dist --fast", "`dist` has no argument `--fast`"),
            ("dist --port 1", "`dist` has no argument `--port`"),
            ("serve --port", "`--port` needs a value"),
            ("serve --port many", "`many` is not a port"),
            ("serve --port 70000", "`70000` is not a port"),
            ("dist --small", "`dist` has no argument `--small`"),
            ("fuzz letter eml", "`fuzz` has no argument `eml`"),
            ("fuzz --seconds", "`--seconds` needs a value"),
            ("fuzz --seconds 0", "`0` is no time"),
            ("fuzz --seconds long", "`long` is no time"),
            ("bench --runs 0", "`0` is no number of runs"),
            (
                "bench --only speed",
                "`--only speed` is unknown: `load`, `use`, `scale`, `lighthouse`",
            ),
            ("bench load", "`bench` has no argument `load`"),
            ("test --only some", "`--only some` is unknown"),
            ("deadline", "`deadline` needs a day, YYYY-MM-DD"),
            ("deadline --today", "`deadline` needs a day, YYYY-MM-DD"),
            ("deadline 2026-03-05 2026-03-06", "`deadline` has no argument `2026-03-06`"),
            ("deploy", "`deploy` needs a folder"),
            ("verify", "`verify` needs an address or a folder"),
            ("verify a b", "`verify` has no argument `b`"),
            ("deploy out --frame-ancestors", "`--frame-ancestors` needs a value"),
            ("deploy out --port 1", "`deploy` has no argument `--port`"),
            ("letters", "`letters` needs a folder"),
            ("letters out --fast", "`letters` has no argument `--fast`"),
            ("serve extra", "`serve` has no argument `extra`"),
        ] {
            match read(line) {
                Err(sentence) => assert!(sentence.contains(part), "{line}: {sentence}"),
                Ok(task) => assert_eq!(part, "", "{line} was read as {task:?}"),
            }
        }
    }
}
