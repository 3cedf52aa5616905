//! A letter as blocks of running text, and as the plain text that is sent.

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// The letter's own words.
    Fixed(String),
    /// What the person wrote or chose; marked on the screen.
    Own(String),
}

impl Run {
    /// The text, whoever wrote it.
    pub fn text(&self) -> &str {
        match self {
            Run::Fixed(text) | Run::Own(text) => text,
        }
    }
}

/// Running text.
pub type Runs = Vec<Run>;

/// A block of a letter. The same request gives the same blocks in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Sentences.
    Paragraph(Runs),
    /// The heading of one request, where a letter makes several.
    Heading(Runs),
    /// A list without numbers.
    List(Vec<Runs>),
    /// A numbered list; the numbers go on from one list of a letter to the next.
    Numbered(usize, Vec<Runs>),
}

/// A finished letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The address that it goes to.
    pub to: String,
    /// One line, without control characters.
    pub subject: String,
    /// The text.
    pub blocks: Vec<Block>,
}

impl Letter {
    /// The text as it is sent: `\n` between lines, an empty line between blocks.
    ///
    /// Some mail programs drop line breaks, so every line ends with a full stop or reads well
    /// without one, and lists carry their numbers.
    pub fn body(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            match block {
                Block::Paragraph(runs) => push(&mut out, runs),
                Block::Heading(runs) => {
                    push(&mut out, runs);
                    out.push('.');
                }
                Block::List(items) => push_lines(&mut out, items, |_| "– ".to_owned()),
                Block::Numbered(first, items) => {
                    push_lines(&mut out, items, |i| format!("{}. ", first + i));
                }
            }
        }
        out.push('\n');
        out
    }
}

fn push(out: &mut String, runs: &[Run]) {
    out.extend(runs.iter().map(Run::text));
}

fn push_lines(out: &mut String, items: &[Runs], mark: impl Fn(usize) -> String) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        out.push_str(&mark(i));
        push(out, item);
    }
}
