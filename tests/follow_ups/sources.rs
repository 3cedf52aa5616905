//! Every article and judgment that a text cites is in the table, and exists.

use crate::data::{languages, lowered, read};
use crate::world::WORLD;
use mina_uppgifter::law::IMY;
use mina_uppgifter::law::parse_date;
use mina_uppgifter::law::sources::{AS_OF, SOURCES, Source, SourceKind};
use mina_uppgifter::letter::source_text;
use serde_json::Value;

/// An article, its paragraph, and a point in it.
type Citation = (u8, Option<u8>, Option<char>);

/// Every citation of the GDPR in a text: "artiklarna 5.2, 13.1 c och 14.1 c", "Articles 5(2),
/// 13(1)(c) and 14(1)(c)", "21.2–3", "15.1 e och f".
fn citations(text: &str) -> Vec<Citation> {
    // Of the other regulation, which is cited with its number before it.
    let text = text.replace("1182/71 artikel 3", "").replace("1182/71, Article 3", "");
    let mut found = Vec::new();
    let lower = text.to_lowercase();
    for word in ["artikel ", "artiklarna ", "article ", "articles "] {
        for (at, _) in lower.match_indices(word) {
            let english = word.starts_with("article");
            span(&lower[at + word.len()..], english, &mut found);
        }
    }
    found
}

/// The citations at the beginning of a text. In Swedish a point is a letter by itself ("15.1 a"), but
/// for "i", which is a word; in English it stands in brackets.
fn span(text: &str, english: bool, found: &mut Vec<Citation>) {
    let Some((article, mut rest)) = digits(text) else { return };
    let (mut article, mut paragraph, mut letter) = (article, None, None);
    found.push((article, None, None));
    loop {
        // What follows an article or a paragraph: its paragraph, a point, a range.
        if let Some((number, after)) = paragraph_of(rest) {
            (paragraph, letter, rest) = (Some(number), None, after);
            found.push((article, paragraph, None));
            continue;
        }
        if let Some((point, after)) = point_of(rest.strip_prefix(' ').unwrap_or(rest), english)
            && paragraph.is_some()
        {
            (letter, rest) = (Some(point), after);
            found.push((article, paragraph, letter));
            continue;
        }
        if let Some(to) = rest.strip_prefix('–') {
            if let (Some(first), Some((last, after))) = (letter, point_of(to, english)) {
                let points = (first..=last).skip(1);
                found.extend(points.map(|point| (article, paragraph, Some(point))));
                rest = after;
                continue;
            }
            let in_article = paragraph.and_then(|_| {
                let to = to.strip_prefix('(').unwrap_or(to);
                digits(to).filter(|(_, after)| !after.starts_with(['.', '(']))
            });
            if let Some((last, after)) = in_article {
                paragraph = Some(last);
                found.push((article, paragraph, None));
                rest = after.strip_prefix(')').filter(|_| to.starts_with('(')).unwrap_or(after);
                continue;
            }
            let Some((number, after)) = digits(to) else { return };
            (article, paragraph, letter, rest) = (number, None, None, after);
            found.push((article, None, None));
            continue;
        }
        let joins = [", ", " och ", " eller ", " and ", " or "];
        let Some(after) = joins.iter().find_map(|join| rest.strip_prefix(join)) else { return };
        if let Some((number, after)) = digits(after) {
            (article, paragraph, letter, rest) = (number, None, None, after);
            found.push((article, None, None));
        } else if paragraph.is_some() && point_of(after, english).is_some() {
            rest = after;
        } else {
            return;
        }
    }
}

fn digits(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// ".3" or "(3)".
fn paragraph_of(text: &str) -> Option<(u8, &str)> {
    if let Some(number) = text.strip_prefix('(').and_then(digits) {
        return Some((number.0, number.1.strip_prefix(')')?));
    }
    digits(text.strip_prefix('.')?)
}

/// "a" or "(a)".
fn point_of(text: &str, english: bool) -> Option<(char, &str)> {
    let text = if english { text.strip_prefix('(')? } else { text };
    let letter = text.chars().next().filter(char::is_ascii_lowercase)?;
    let after = &text[1..];
    if english {
        return Some((letter, after.strip_prefix(')')?));
    }
    (letter != 'i' && !after.starts_with(char::is_alphanumeric)).then_some((letter, after))
}

/// Every case number in a text.
fn cases(text: &str) -> Vec<String> {
    let ends = |c: char| !(c.is_ascii_digit() || c == '/' || c == '-');
    let starts = text
        .match_indices("C-")
        .filter(|(at, _)| text[at + 2..].starts_with(|c: char| c.is_ascii_digit()));
    starts.map(|(at, _)| format!("C-{}", text[at + 2..].split(ends).next().unwrap())).collect()
}

#[test]
fn citations_are_read() {
    for (text, expected) in [
        ("enligt artikel 15.", "15"),
        ("(artiklarna 5.2, 13.1 c och 14.1 c).", "5 5.2 13 13.1 13.1c 14 14.1 14.1c"),
        ("(Articles 5(2), 13(1)(c) and 14(1)(c)).", "5 5.2 13 13.1 13.1c 14 14.1 14.1c"),
        ("(artikel 15.1 e och f).", "15 15.1 15.1e 15.1f"),
        ("(Article 15(1)(e) and (f)).", "15 15.1 15.1e 15.1f"),
        ("artikel 21.2–3). Det", "21 21.2 21.3"),
        ("Article 21(2)–(3)). This", "21 21.2 21.3"),
        ("artikel 15.3–15.4", "15 15.3 15 15.4"),
        ("Article 15(3)–15(4)", "15 15.3 15 15.4"),
        ("(artikel 18.1 a–c).", "18 18.1 18.1a 18.1b 18.1c"),
        ("(Article 18(1)(a)–(c)).", "18 18.1 18.1a 18.1b 18.1c"),
        ("Articles 12–15 GDPR", "12 15"),
        ("artikel 17.3 eller annan lag", "17 17.3"),
        ("Article 17(3) or another law", "17 17.3"),
        ("under Article 15(3) a copy", "15 15.3"),
        ("artikel 9.2 i GDPR", "9 9.2"),
        ("artikel 77 i GDPR. Artikel 16.", "77 16"),
        ("artikel 99.9 z", "99 99.9 99.9z"),
        ("artikel 15, 3 dagar", "15 3"),
        ("förordning 1182/71 artikel 3", ""),
        ("artikel {article} GDPR", ""),
    ] {
        let show = |(article, paragraph, point): &Citation| {
            let paragraph = paragraph.map(|p| format!(".{p}")).unwrap_or_default();
            format!("{article}{paragraph}{}", point.map(String::from).unwrap_or_default())
        };
        let found: Vec<String> = citations(text).iter().map(show).collect();
        let (mut found, mut expected): (Vec<&str>, Vec<&str>) =
            (found.iter().map(String::as_str).collect(), expected.split_whitespace().collect());
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
    assert_eq!(cases("dom C-154/21). Och C-1/2, CC-x"), ["C-154/21", "C-1/2"]);
}

fn known((article, paragraph, point): Citation) -> bool {
    Source::article(article).is_some_and(|source| source.has(paragraph, point))
}

#[test]
fn what_does_not_exist_is_not_in_the_table() {
    for (citation, expected) in [
        ((15, None, None), true),
        ((15, Some(1), Some('h')), true),
        ((15, Some(1), Some('i')), false),
        ((15, Some(5), None), false),
        ((15, Some(0), None), false),
        ((15, Some(2), Some('a')), false),
        ((15, None, Some('a')), false),
        ((16, None, None), true),
        ((16, Some(1), None), false),
        ((17, Some(3), Some('e')), true),
        ((17, Some(3), Some('f')), false),
        ((17, Some(3), Some('A')), false),
        ((99, None, None), false),
    ] {
        assert_eq!(known(citation), expected, "{citation:?}");
    }
    assert!(!SOURCES.iter().any(|s| s.cited.contains('C') && s.has(None, None)));
}

fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Object(map) => map.values().for_each(|value| strings(value, out)),
        _ => {}
    }
}

/// In the letters, on the screens, and in what we say of the policies.
#[test]
fn every_citation_is_in_the_table() {
    let policies = lowered();
    let mut count = 0;
    for tag in languages() {
        let mut texts = Vec::new();
        strings(&read(&format!("locales/{tag}")), &mut texts);
        texts.extend(policies.texts[tag].all().cloned());
        for text in texts {
            for citation in citations(&text) {
                count += 1;
                assert!(known(citation), "{tag}: {citation:?} in {text:?}");
            }
            for case in cases(&text) {
                count += 1;
                assert!(SOURCES.iter().any(|source| source.cited == case), "{tag}: {case}");
            }
        }
    }
    assert!(count > 400, "{count}");
}

#[test]
fn each_source_has_a_text_and_an_address() {
    let mut ids: Vec<&str> = SOURCES.iter().map(|source| source.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), SOURCES.len());
    for source in SOURCES {
        let key = source_text(source).unwrap_or_else(|| panic!("{}", source.id));
        for texts in &WORLD.texts {
            assert!(texts.get(key).ends_with('.'));
            let address = url::Url::parse(&source.url(texts.language.tag)).unwrap();
            assert_eq!(address.scheme(), "https");
        }
        if let SourceKind::Article { number, .. } = source.kind {
            assert_eq!(source.cited, number.to_string());
            assert_eq!(source.id, format!("gdpr_{number}"));
        }
    }
    for (cited, tag, url) in [
        ("15", "sv", "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32016R0679"),
        ("15", "en", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679"),
        ("C-154/21", "ar", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62021CJ0154"),
    ] {
        let source = SOURCES.iter().find(|source| source.cited == cited).unwrap();
        assert_eq!(source.url(tag), url);
    }
    // A judgment's CELEX number is made of its case number.
    for source in SOURCES.iter().filter(|source| source.cited.starts_with("C-")) {
        let (number, year) = source.cited[2..].split_once('/').unwrap();
        let SourceKind::EurLex { celex } = source.kind else { panic!("{}", source.id) };
        assert_eq!(celex, format!("620{year}CJ0{number}"));
        assert_eq!(source.id, format!("c_{number}_{year}"));
    }
    assert!(source_text(&Source { id: "none", ..SOURCES[0] }).is_none());
}

#[test]
fn dates_are_dates_and_the_authority_can_be_reached() {
    assert!(parse_date(AS_OF).is_ok() && parse_date(IMY.checked).is_ok());
    assert!(mina_uppgifter::letter::clean::is_address(IMY.email));
    let page = url::Url::parse(IMY.complaint_page).unwrap();
    assert_eq!((page.scheme(), page.host_str()), ("https", Some("www.imy.se")));
}
