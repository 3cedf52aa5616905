//! Text as HTML, for the pages that the tools write.

use mina_uppgifter::letter::{Block, Run};

/// Text for an attribute in double quotes, or between tags.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// A block of a letter; what is the person's own is marked.
#[must_use]
pub fn block(block: &Block) -> String {
    let items = |items: &[Vec<Run>]| {
        items.iter().map(|item| format!("<li>{}</li>\n", runs(item))).collect::<String>()
    };
    match block {
        Block::Paragraph(text) => format!("<p>{}</p>\n", runs(text)),
        Block::Heading(text) => format!("<h4>{}</h4>\n", runs(text)),
        Block::List(list) => format!("<ul>\n{}</ul>\n", items(list)),
        Block::Numbered(first, list) => {
            format!("<ol start=\"{first}\">\n{}</ol>\n", items(list))
        }
    }
}

fn runs(runs: &[Run]) -> String {
    let run = |run: &Run| match run {
        Run::Fixed(text) => escape(text),
        Run::Own(text) => format!("<mark>{}</mark>", escape(text)),
    };
    runs.iter().map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_writes_is_text_on_the_page() {
        let own = Run::Own("a < b & \"c\" {length}".to_owned());
        let text = block(&Block::Paragraph(vec![own]));
        assert_eq!(text, "<p><mark>a &lt; b &amp; &quot;c&quot; {length}</mark></p>\n");
    }
}
