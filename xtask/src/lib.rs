//! Everything that `cargo xtask` does, as a library: the commands themselves, and what the browser
//! tests need of them (a server for a folder, the list of headers, the tools).
//!
//! - [`args`]: the command line
//! - [`tools`]: what must be on the machine, and how it gets there
//! - [`dist`]: source → the folder that is put on a web server
//! - [`instrument`], [`record`]: what tests put into the page as it is served, and what it asked for
//! - [`headers`], [`serve`], [`dev`]: that folder, served as in production or while working on it
//! - [`deploy`]: the same headers, as configuration for the servers that others have
//! - [`licences`]: whose code is in the page, and on what terms
//! - [`verify`]: whether a folder or an address has what was built here
//! - [`check`]: every check and test there is
//! - [`bench`]: how fast the page is
//! - [`fuzz`]: hostile input, made up by a fuzzer
//! - [`html`]: text as HTML
//! - [`deadline`], [`letters`]: the last days for an answer, and all letters to read through

pub mod args;
pub mod bench;
pub mod check;
pub mod deadline;
pub mod deploy;
pub mod dev;
pub mod dist;
pub mod fuzz;
pub mod headers;
pub mod html;
pub mod instrument;
pub mod letters;
pub mod licences;
pub mod paths;
pub mod process;
pub mod record;
pub mod serve;
pub mod tools;
pub mod verify;

/// A reason to stop that lies with the caller or the machine, not with the product: a wrong
/// argument or a missing tool. It ends the program with exit code 2.
#[derive(Debug)]
pub struct Stop(pub String);

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Stop {}

/// The exit code that an error ends the program with: 2 for a [`Stop`], otherwise 1.
#[must_use]
pub fn exit_code(error: &anyhow::Error) -> u8 {
    if error.chain().any(|cause| cause.is::<Stop>()) { 2 } else { 1 }
}
