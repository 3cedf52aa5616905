//! What the compiler made, split into what the first screens need and the rest, and the JavaScript side of it.

use super::names;
use anyhow::{Context, Result, anyhow, bail};
use std::path::Path;
use wasm_bindgen_cli_support::{Bindgen, Output};

/// The generated module that loads the rest of the program.
pub const LOADER: &str = "./__wasm_split.js";

/// The JavaScript side, as it is generated.
pub const SIDE: &str = "app.js";

/// The program in two parts. Its JavaScript side is in files.
pub struct Linked {
    first: Output,
    rest: Vec<u8>,
}

impl Linked {
    /// Splits the program in the file `raw`, and writes the JavaScript side into `dir`. The rest is the code
    /// that only the functions marked with `wasm_split` in `src/ui/screens/rest/mod.rs` reach.
    ///
    /// # Errors
    /// If it does not split in two, or is not what wasm-bindgen takes.
    pub fn new(raw: &Path, dir: &Path, release: bool) -> Result<Self> {
        let input = std::fs::read(raw)?;
        let path = dir.join("split.wasm");
        let mut options = wasm_split_cli_support::Options::new(&input);
        options.output_dir = dir;
        options.main_out_path = &path;
        options.link_name = LOADER;
        options.main_module = "./app.js";
        let split = wasm_split_cli_support::transform(options).map_err(|e| anyhow!("{e:#}"))?;
        let [rest] = split.split_modules.as_slice() else {
            bail!("the program splits into {} files and not one", split.split_modules.len());
        };
        let first = bind(&path, dir, release).context("wasm-bindgen")?;
        Ok(Self { first, rest: std::fs::read(rest)? })
    }

    /// The part that comes later.
    #[must_use]
    pub fn rest(&self) -> &[u8] {
        &self.rest
    }

    /// Takes out what the first part offers and its JavaScript side never calls, so that wasm-opt can drop
    /// what only that needs: libraries offer streams that the page does not use.
    pub fn drop_exports(&mut self, js: &str) {
        let exports = &mut self.first.wasm_mut().exports;
        let unused: Vec<_> =
            exports.iter().filter(|export| !js.contains(&export.name)).map(|e| e.id()).collect();
        for id in unused {
            exports.delete(id);
        }
    }

    /// Gives both sides the shortest names: the first part, and its JavaScript side at `path`.
    ///
    /// # Errors
    /// If the JavaScript side cannot be read or written.
    pub fn shorten_names(&mut self, path: &Path) -> Result<()> {
        names::shorten(&mut self.first, path)
    }

    /// The part that the first screens need.
    #[must_use]
    pub fn first(&mut self) -> Vec<u8> {
        self.first.wasm_mut().emit_wasm()
    }
}

/// Generates the JavaScript side in `dir`; gives the program that belongs to it.
fn bind(raw: &Path, dir: &Path, release: bool) -> Result<Output> {
    let mut output = Bindgen::new()
        .input_path(raw)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The rest of the program puts its functions into the table of the first part.
        .keep_lld_exports(true)
        .debug(!release)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate_output()?;
    output.emit(dir)?;
    Ok(output)
}
