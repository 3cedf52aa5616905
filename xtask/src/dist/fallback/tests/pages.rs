//! Each language has a page of its own, and every page leads to all the others.

use super::*;

const HEAD: &str = "<!-- the policy and the styles -->";

/// Every page with its name: what stands in index.html, and the whole of the others.
fn every_page(data: &Data) -> Vec<(String, String)> {
    let shell = std::fs::read_to_string(crate::paths::root().join("public").join(SHELL)).unwrap();
    let first = ("index.html".to_owned(), {
        let (heading, below) = index(data).unwrap();
        heading + &below
    });
    [first].into_iter().chain(pages(&shell, HEAD, data).unwrap()).collect()
}

#[test]
fn every_language_has_a_page_and_is_one_link_away() {
    let data = data();
    let all = every_page(&data);
    assert_eq!(all.len(), Language::ALL.len());
    assert!(all.iter().skip(1).map(|(name, _)| name.clone()).eq(names()));
    for (language, (name, html)) in Language::ALL.iter().zip(&all) {
        for (other, (target, _)) in Language::ALL.iter().zip(&all) {
            let Language { tag, name: called, .. } = other;
            let link =
                format!("<a lang=\"{tag}\" hreflang=\"{tag}\" href=\"{target}\">{called}</a>");
            assert_eq!(html.contains(&link), other != language, "{name} to {target}");
        }
        let first = html.find("<p>").unwrap();
        assert_eq!(html.find("<p><a lang="), Some(first), "{name} begins with something else");
    }
}

#[test]
fn a_page_beside_index_html_is_whole_and_needs_no_script() {
    let data = data();
    let all = every_page(&data);
    for (texts, (name, html)) in data.library.texts.iter().zip(&all).skip(1) {
        let Language { tag, dir, .. } = texts.language;
        assert!(html.starts_with("<!doctype html>\n<html "), "{name}");
        for part in [
            format!("<html lang=\"{tag}\" dir=\"{dir}\">"),
            format!("<title>{}</title>", escape(texts.get(t::app::NAME))),
            format!("<h1>{}</h1>", escape(texts.get(t::start::TITLE))),
            // To the program, for those whose browser runs it after all.
            format!("<a href=\"index.html?lang={tag}\">"),
            part(&data, texts).unwrap(),
            HEAD.to_owned(),
        ] {
            assert_eq!(html.matches(&part).count(), 1, "{name}: {part}");
        }
        let left = html.replace(HEAD, "");
        for wrong in ["<!--", "<script", "style=", "src="] {
            assert!(!left.contains(wrong), "{name}: {wrong}");
        }
    }
}
