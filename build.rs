//! Turns the names in `public/locales/sv.json` into Rust: see `src/text`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

#[allow(dead_code)]
#[path = "src/text/catalogue.rs"]
mod catalogue;

fn main() {
    println!("cargo::rerun-if-changed=public/locales");
    println!("cargo::rerun-if-changed=src/text/catalogue.rs");
    if let Err(problem) = generate() {
        eprintln!("public/locales: {problem}");
        process::exit(1);
    }
}

fn generate() -> Result<(), String> {
    let folder = Path::new("public/locales");
    let read = |tag: &str| -> Result<serde_json::Value, String> {
        let text = fs::read_to_string(folder.join(format!("{tag}.json")));
        serde_json::from_str(&text.map_err(|e| format!("{tag}: {e}"))?)
            .map_err(|e| format!("{tag}: {e}"))
    };
    let reference = read("sv")?;
    let mut tags = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| e.to_string())? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if let Some(tag) = path.file_stem().and_then(|stem| stem.to_str()) {
            tags.push(tag.to_owned());
        }
    }
    // Swedish and English first, then the others by their tags.
    tags.sort_by_key(|tag| (tag != "sv", tag != "en", tag.clone()));

    let mut code = String::from("pub const LANGUAGES: &[Language] = &[\n");
    for tag in &tags {
        let locale = read(tag)?;
        catalogue::lower_locale(&reference, &locale).map_err(|e| format!("{tag}: {e}"))?;
        let member = |name: &str| {
            let value = locale.pointer(&format!("/language/{name}")).and_then(|v| v.as_str());
            value.ok_or_else(|| format!("{tag}: language.{name} is missing"))
        };
        let (name, dir) = (member("name")?, member("dir")?);
        let _ = writeln!(code, "Language {{ tag: {tag:?}, name: {name:?}, dir: {dir:?} }},");
    }
    code.push_str("];\n");

    let (mut place, mut first, mut count) = (0, 0, 0);
    let mut open_module = "";
    let entries = catalogue::flatten(&reference)?;
    for (name, entry) in &entries {
        let (module, item) = name.split_once('.').ok_or(format!("{name} is in no group"))?;
        if module != open_module {
            let end = if open_module.is_empty() { "" } else { "}\n" };
            let _ = writeln!(
                code,
                "{end}pub mod {module} {{\n#[allow(unused_imports)]\nuse super::{{Fill, Key}};"
            );
            open_module = module;
        }
        let item = item.replace(['.', '-'], "_");
        let plural = entry.len() > 1;
        let mut arguments = entry.placeholders()?;
        if plural {
            // The count fills its own place.
            arguments.remove("n");
        }
        if arguments.is_empty() && !plural {
            let _ = writeln!(code, "pub const {}: Key = Key({place});", item.to_uppercase());
        } else {
            let mut parameters: Vec<String> =
                arguments.iter().map(|name| format!("{name}: &'a str")).collect();
            let given: Vec<String> =
                arguments.iter().map(|name| format!("({name:?}, {name})")).collect();
            let mut count = "None";
            if plural {
                parameters.insert(0, "count: u32".to_owned());
                count = "Some(count)";
            }
            let _ = writeln!(
                code,
                "pub fn {item}<'a>({}) -> Fill<'a, {}> {{ Fill {{ key: Key({place}), plural: {count}, args: [{}] }} }}",
                parameters.join(", "),
                given.len(),
                given.join(", "),
            );
        }
        place += entry.len();
        match catalogue::table(name) {
            catalogue::Table::First => (first, count) = (place, place),
            catalogue::Table::Rest => count = place,
            catalogue::Table::Build => {}
        }
    }
    let _ = writeln!(
        code,
        "}}\npub const FIRST: usize = {first};\npub const COUNT: usize = {count};\npub const ALL: usize = {place};"
    );
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    fs::write(Path::new(&out).join("texts.rs"), code).map_err(|e| e.to_string())
}
