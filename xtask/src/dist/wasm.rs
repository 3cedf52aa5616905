//! The program itself: Rust → WebAssembly, its JavaScript side, and the making small of both.

use super::{Kind, cache, minify};
use crate::{paths, process, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, Output};

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

/// What the page takes from the program's JavaScript side: the function that loads the program, and
/// the one that starts it.
const ENTRY: &str = "export { default, start } from \"./app.js\";\n";

/// The program in two files.
pub struct Program {
    /// The module that loads the other file and gives it the browser.
    pub js: Vec<u8>,
    /// The program.
    pub wasm: Vec<u8>,
}

/// Builds the program.
///
/// # Errors
/// If a step fails, or a path of this machine is in what would be published.
pub fn build(kind: Kind) -> Result<Program> {
    let places = places()?;
    let raw = compile(kind, &places)?;
    let release = kind != Kind::Dev;

    process::say("Writing the JavaScript side");
    let dir = paths::target().join("page").join(if release { "release" } else { "dev" });
    let mut bound = bind(&raw, &dir, release).context("wasm-bindgen")?;
    let entry = dir.join("entry.js");
    std::fs::write(&entry, ENTRY)?;
    let js = minify::program(&entry, release)?;
    if !release {
        return Ok(Program { js, wasm: bound.wasm_mut().emit_wasm() });
    }
    drop_exports(&mut bound, &String::from_utf8_lossy(&js));
    let wasm = optimise(&bound.wasm_mut().emit_wasm(), &dir)?;
    for file in [&wasm, &js] {
        if let Some(place) = found(file, places.iter().map(|(from, _)| from.as_str())) {
            bail!("the built page holds the path `{place}` of the machine that it was built on");
        }
    }
    Ok(Program { js, wasm })
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

/// Runs Cargo; gives the path of the result.
fn compile(kind: Kind, places: &[(String, &str)]) -> Result<PathBuf> {
    let mut cargo = paths::cargo();
    cargo.args(["build", "--package", BIN, "--bin", BIN, "--target", tools::WASM]);
    let (what, profile) = match kind {
        Kind::Dev => ("Building the program", "debug"),
        Kind::Release => {
            let mut flags: Vec<String> = NO_PANIC_TEXT.map(str::to_owned).into();
            flags
                .extend(places.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}")));
            let (name, value) = UNSETTLED;
            cargo
                .arg("--release")
                .args(OWN_STD)
                .env(name, value)
                .env_remove("RUSTFLAGS")
                .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
            ("Building the program for release", "release")
        }
    };
    let target = paths::target();
    cargo.arg("--target-dir").arg(&target);
    process::run(what, &mut cargo)?;
    Ok(target.join(tools::WASM).join(profile).join(format!("{BIN}.wasm")))
}

/// Generates `app.js` in `dir`; gives the program that belongs to it.
fn bind(raw: &Path, dir: &Path, release: bool) -> Result<Output> {
    if dir.exists() {
        std::fs::remove_dir_all(dir)?;
    }
    let mut output = Bindgen::new()
        .input_path(raw)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .debug(!release)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate_output()?;
    output.emit(dir)?;
    Ok(output)
}

/// Takes out what the program offers and its JavaScript side never calls, so that wasm-opt can drop
/// what only that needs: libraries offer streams that the page does not use.
fn drop_exports(output: &mut Output, js: &str) {
    let exports = &mut output.wasm_mut().exports;
    let unused: Vec<_> =
        exports.iter().filter(|export| !js.contains(&export.name)).map(|e| e.id()).collect();
    for id in unused {
        exports.delete(id);
    }
}

/// wasm-opt, for size.
fn optimise(wasm: &[u8], dir: &Path) -> Result<Vec<u8>> {
    let mut args = vec!["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];
    args.extend(FEATURES);
    // The versions of the tools are in the lock file.
    let lock = std::fs::read_to_string(paths::root().join("package-lock.json"))?;
    cache::cached(&format!("wasm-opt {args:?} {lock}"), wasm, || {
        let (input, out) = (dir.join("bound.wasm"), dir.join("small.wasm"));
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
