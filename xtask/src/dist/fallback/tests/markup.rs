//! The pages as markup: whole, well-formed, and never made of what a policy says.

use super::*;
use std::path::{Path, PathBuf};

/// All that can be read, in every language.
fn all(data: &Data) -> String {
    data.library.texts.iter().map(|texts| part(data, texts).unwrap()).collect()
}

#[test]
fn no_place_is_left_over_and_no_text_is_missing() {
    let page = all(&data());
    for left in ["{", "}", "<!--", "style=", "<script", "src="] {
        assert!(!page.contains(left), "{left}");
    }
    for tag in ["p", "b", "dt", "dd", "li", "h2", "h3", "small", "summary", "mark"] {
        assert!(!page.contains(&format!("<{tag}></{tag}>")), "an empty {tag}");
    }
    for part in ["\"></a>", "<dd><br>", " </b></p>", "()", "“”", "””"] {
        assert!(!page.contains(part), "nothing stands in {part}");
    }
}

/// Reads HTML as strictly as XML, but for `<br>`; gives how often each tag opens.
fn tags(html: &str) -> Result<Vec<String>, String> {
    let (mut open, mut seen): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let entities = text.split('&').skip(1);
        let known =
            |rest: &str| ["amp;", "lt;", "gt;", "quot;"].iter().any(|e| rest.starts_with(e));
        if text.contains('>') || !entities.into_iter().all(known) {
            return Err(format!("text that is not escaped: {text}"));
        }
        let (tag, after) = after.split_once('>').ok_or("a tag that does not end")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) {
            return Err(format!("no name of a tag: {name}"));
        }
        if attributes.matches('"').count() % 2 != 0 || attributes.contains('<') {
            return Err(format!("attributes that do not end: {tag}"));
        }
        seen.push(name.to_owned());
        if name != "br" {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(seen) } else { Err(format!("left open: {open:?}")) }
}

/// A copy of `public/`, with its policies changed.
struct Copy(PathBuf);

impl Copy {
    fn with(change: impl Fn(String) -> String) -> Copy {
        let name = format!("xtask-fallback-{}", std::process::id());
        let copy = Copy(std::env::temp_dir().join(name));
        for folder in ["locales", "policies"] {
            std::fs::create_dir_all(copy.0.join(folder)).unwrap();
            let from = crate::paths::root().join("public").join(folder);
            for entry in std::fs::read_dir(from).unwrap() {
                let path = entry.unwrap().path();
                let mut text = std::fs::read_to_string(&path).unwrap();
                if folder == "policies" {
                    text = change(text);
                }
                std::fs::write(copy.file(folder, &path), text).unwrap();
            }
        }
        copy
    }

    fn file(&self, folder: &str, path: &Path) -> PathBuf {
        self.0.join(folder).join(path.file_name().unwrap())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_a_policy_says_is_text_whatever_is_in_it() {
    // A name, headings, the label of a contact point, the name of an item, two kinds of address.
    const CHANGED: [&str; 6] = [
        "Clustera Sverige AB",
        "Cookies",
        "Registrering",
        "trafikdata",
        "Ystadvägen 17, 214 30 Malmö",
        "https://clusterasyd.se/gdpr/",
    ];
    let hostile = |i| format!(r#"{i}</p>A & B <script src='x'>" onclick="x"#);
    let plain = tags(&all(&data())).unwrap();
    assert!(plain.len() > 500, "{}", plain.len());
    let copy = Copy::with(|text| {
        CHANGED.iter().enumerate().fold(text, |text, (i, from)| {
            let to = serde_json::to_string(&hostile(i)).unwrap();
            text.replace(&format!("\"{from}\""), &to)
        })
    });
    let page = all(&facts::read(&copy.0).unwrap());
    assert_eq!(tags(&page).unwrap(), plain);
    for (i, changed) in CHANGED.iter().enumerate() {
        assert!(page.contains(&escape(&hostile(i))), "{changed}");
        assert!(!page.contains(&hostile(i)), "{changed}");
    }
}

#[test]
fn the_reader_of_html_sees_what_is_not_well_formed() {
    for wrong in
        ["<p>a", "a</p>", "<p><b></p></b>", "<p>a & b</p>", "<p>a > b</p>", "<p a=\"b>c</p>"]
    {
        assert!(tags(wrong).is_err(), "{wrong}");
    }
    assert_eq!(tags("<p>a<br>&amp;</p>").unwrap(), ["p", "br"]);
}
