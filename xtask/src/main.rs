//! `cargo xtask …`: reads the command line, runs the command, and says in a sentence what failed.

use std::process::ExitCode;
use xtask::args::{self, Task};
use xtask::fuzz::RunFor;

fn main() -> ExitCode {
    let outcome =
        args::parse(std::env::args().skip(1)).map_err(Into::into).and_then(|task| match task {
            Task::Help => {
                print!("{}", args::USAGE);
                Ok(())
            }
            Task::Dist => xtask::dist::command(),
            Task::Serve { port } => xtask::serve::command(port),
            Task::Dev { port } => xtask::dev::command(port),
            Task::Fuzz { target, seconds } => {
                xtask::fuzz::command(target.as_deref(), RunFor::Seconds(seconds))
            }
            Task::Bench(options) => xtask::bench::command(&options),
            Task::Pictures => xtask::check::pictures(),
            Task::Gallery { accept } => xtask::check::gallery(accept),
            Task::Deadline { received } => xtask::deadline::command(&received),
            Task::Deploy { out, frame_ancestors } => {
                xtask::deploy::command(std::path::Path::new(&out), frame_ancestors.as_deref())
            }
            Task::Verify { target } => xtask::verify::command(&target),
            Task::Licences => xtask::licences::command(),
            Task::Letters { out } => xtask::letters::command(std::path::Path::new(&out)),
            Task::Test { engine, only } => xtask::check::command(engine.as_deref(), only),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(xtask::exit_code(&error))
        }
    }
}
