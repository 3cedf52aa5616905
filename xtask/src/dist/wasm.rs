//! The program itself: Rust → WebAssembly, its JavaScript side, and the making small of both.

use super::folder::{Folder, Link};
use super::link::{LOADER, Linked, SIDE};
use super::{Kind, cache, minify};
use crate::{paths, process, tools};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The name of the binary.
const BIN: &str = "mina-uppgifter";

/// What browsers have had for years and the compiler uses. Named one by one: all features at once
/// would let in some that no browser has.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// The script that starts the program, and takes from its JavaScript side what it needs.
const ENTRY: &str = "boot.js";

/// The files of the program.
pub struct Program {
    /// The module that fetches the others, starts the program and gives it the browser.
    pub js: Link,
    /// What the first screens need.
    pub wasm: Link,
}

/// Builds the program into `folder`.
///
/// # Errors
/// If a step fails, or a path of this machine is in what would be published.
pub fn build(kind: Kind, folder: &mut Folder) -> Result<Program> {
    let places = places()?;
    let raw = compile(kind, &places)?;
    let release = kind != Kind::Dev;
    let dir = paths::target().join("page").join(if release { "release" } else { "dev" });
    if dir.exists() {
        std::fs::remove_dir_all(&dir)?;
    }

    process::say("Splitting the program and writing its JavaScript side");
    let mut linked = Linked::new(&raw, &dir, release)?;
    let rest = linked.rest().to_vec();
    let rest = if release { optimise("rest", &rest, &dir)? } else { rest };
    let rest_link = folder.hashed("rest.wasm", rest.clone())?;
    load_from(&dir.join(LOADER), &rest_link)?;
    let entry = dir.join(ENTRY);
    std::fs::copy(paths::root().join("public").join(ENTRY), &entry)?;
    let mut js = minify::program(&entry, release)?;
    if release {
        linked.drop_exports(&String::from_utf8_lossy(&js));
        linked.shorten_names(&dir.join(SIDE))?;
        js = minify::program(&entry, release)?;
    }
    let first = linked.first();
    let first = if release { optimise("first", &first, &dir)? } else { first };
    for file in [&first, &rest, &js] {
        if let Some(place) =
            found(file, places.iter().map(|(from, _)| from.as_str())).filter(|_| release)
        {
            bail!("the built page holds the path `{place}` of the machine that it was built on");
        }
    }
    Ok(Program { js: folder.hashed("app.js", js)?, wasm: folder.hashed("app.wasm", first)? })
}

/// Gives the generated loader of the rest its final address, and the digest to check it by; and has it
/// work on hosts that do not know the type of WebAssembly files.
fn load_from(path: &Path, rest: &Link) -> Result<()> {
    let code = std::fs::read_to_string(path)?;
    let (before, fetched) = code.split_once("fetch(").context("the loader fetches nothing")?;
    let (_, after) = fetched.split_once("import.meta.url)").context("the loader has changed")?;
    let name = rest.url.rsplit('/').next().unwrap_or_default();
    let options = json!({ "integrity": rest.integrity });
    let call = format!("fetch(new URL(\"./{name}\", import.meta.url), {options}");
    let code = [before, &call, after].concat();
    let (before, after) = code
        .split_once("WebAssembly.instantiateStreaming(src, imports)")
        .context("the loader has changed")?;
    let any_type = "src.then((file) => file.arrayBuffer())\
        .then((bytes) => WebAssembly.instantiate(bytes, imports))";
    Ok(std::fs::write(path, [before, any_type, after].concat())?)
}

/// What is published is built with the standard library's source, for size, which is one eighth
/// smaller than with the library that comes with the compiler. A panic then has no text; the page
/// that is built while working keeps it. Cargo and the compiler take these only with the variable
/// that lets a released compiler do what is not yet settled.
const UNSETTLED: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const OWN_STD: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const NO_PANIC_TEXT: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    // Where something panicked, and values as programmers read them: neither is ever shown.
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// What the splitting needs to know of the program.
const RELOCATIONS: &str = "-Clink-args=--emit-relocs";

/// Runs Cargo; gives the path of the result.
fn compile(kind: Kind, places: &[(String, &str)]) -> Result<PathBuf> {
    let mut cargo = paths::cargo();
    cargo.args(["build", "--package", BIN, "--bin", BIN, "--target", tools::WASM]);
    let mut flags = vec![RELOCATIONS.to_owned()];
    let (what, profile) = match kind {
        Kind::Dev => ("Building the program", "debug"),
        Kind::Release | Kind::Breakable => {
            if kind == Kind::Breakable {
                cargo.args(["--features", "breakdown"]);
            }
            flags.extend(NO_PANIC_TEXT.map(str::to_owned));
            flags
                .extend(places.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}")));
            let (name, value) = UNSETTLED;
            cargo.arg("--release").args(OWN_STD).env(name, value);
            ("Building the program for release", "release")
        }
    };
    cargo.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    let target = paths::target();
    cargo.arg("--target-dir").arg(&target);
    process::run(what, &mut cargo)?;
    Ok(target.join(tools::WASM).join(profile).join(format!("{BIN}.wasm")))
}

/// wasm-opt, for size.
fn optimise(name: &str, wasm: &[u8], dir: &Path) -> Result<Vec<u8>> {
    let mut args = vec!["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];
    args.extend(FEATURES);
    // The versions of the tools are in the lock file.
    let lock = std::fs::read_to_string(paths::root().join("package-lock.json"))?;
    cache::cached(&format!("wasm-opt {args:?} {lock}"), wasm, || {
        let (input, out) =
            (dir.join(format!("{name}.wasm")), dir.join(format!("{name}.small.wasm")));
        let mut command = tools::node("binaryen/bin/wasm-opt");
        std::fs::write(&input, wasm)?;
        command.arg(&input).args(&args).arg("-o").arg(&out);
        process::run("Making the program small", &mut command)?;
        Ok(std::fs::read(&out)?)
    })
}

/// The folders whose paths the compiler would write into the program, and what is written instead.
fn places() -> Result<Vec<(String, &'static str)>> {
    let folders = [
        (Some(paths::root()), "src"),
        (paths::cargo_home(), "cargo"),
        (Some(paths::sysroot()?), "rust"),
    ];
    Ok(folders
        .into_iter()
        .filter_map(|(path, name)| path.map(|path| (path.to_string_lossy().into_owned(), name)))
        .filter(|(path, _)| path.len() > 1)
        .collect())
}

/// The first of `places` whose path is in `file`.
fn found<'a>(file: &[u8], places: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    places
        .into_iter()
        .find(|place| file.windows(place.len()).any(|window| window == place.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_wherever_it_is() {
        let places = ["/some/where", "/home/her/.cargo"];
        let find = |file: &[u8]| found(file, places.into_iter()).map(str::to_owned);
        assert_eq!(find(b"\0asm src/policy/mod.rs"), None);
        assert_eq!(find(b"\0asm\xff/home/her/.cargo/x.rs").as_deref(), Some("/home/her/.cargo"));
        assert_eq!(find(b"/some/where").as_deref(), Some("/some/where"));
        assert_eq!(find(b"/some/wher"), None);
        assert_eq!(find(b""), None);
    }
}
