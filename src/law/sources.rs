//! What the product cites: the articles of the GDPR, the judgments, and two more acts.
//!
//! One table, so that a citation can be checked (an article that does not exist has no place here) and
//! every source has its address. What each is about, in plain words, is a text of the group
//! `law_sources`; [`Source::id`] is its key.

/// The day on which the law was read (`YYYY-MM-DD`): the GDPR as in force, without the amendments
/// proposed in November 2025 ("Digital Omnibus"). The latest account found has them still pending
/// (noerr.com, 18 June 2026); to be looked up anew before each release.
pub const AS_OF: &str = "2026-11-21";

/// The GDPR in EUR-Lex: Regulation (EU) 2016/679.
const GDPR: &str = "32016R0679";

/// What kind of source it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// An article of the GDPR.
    Article {
        /// Its number.
        number: u8,
        /// Its paragraphs: for each, how many lettered or numbered points it has. Empty if the
        /// article is of one piece.
        paragraphs: &'static [u8],
    },
    /// A judgment or another act in EUR-Lex.
    EurLex {
        /// Its CELEX number.
        celex: &'static str,
    },
    /// An act of Swedish law.
    Swedish {
        /// Where its text is.
        url: &'static str,
    },
}

/// One source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The stable id, which is also the key of its text.
    pub id: &'static str,
    /// How it is written: an article's number, a case number, the number of an act.
    pub cited: &'static str,
    /// What it is.
    pub kind: SourceKind,
}

impl Source {
    /// Where its text is, in Swedish if `tag` (BCP 47) is that, otherwise in English where there
    /// is one.
    pub fn url(&self, tag: &str) -> String {
        let celex = match self.kind {
            SourceKind::Article { .. } => GDPR,
            SourceKind::EurLex { celex } => celex,
            SourceKind::Swedish { url } => return url.to_owned(),
        };
        let language = if tag == "sv" { "SV" } else { "EN" };
        format!("https://eur-lex.europa.eu/legal-content/{language}/TXT/?uri=CELEX:{celex}")
    }

    /// The source of an article of the GDPR.
    pub fn article(number: u8) -> Option<&'static Source> {
        let is = |source: &&Source| matches!(source.kind, SourceKind::Article { number: n, .. } if n == number);
        SOURCES.iter().find(is)
    }

    /// Whether the article has this paragraph, and in it a point with this letter (`a` is the
    /// first). Without a paragraph, whether it is an article at all.
    pub fn has(&self, paragraph: Option<u8>, point: Option<char>) -> bool {
        let SourceKind::Article { paragraphs, .. } = self.kind else {
            return false;
        };
        let Some(paragraph) = paragraph else {
            return point.is_none();
        };
        let index = usize::from(paragraph).checked_sub(1);
        let points = index.and_then(|index| paragraphs.get(index));
        points.is_some_and(|count| {
            point.is_none_or(|letter| {
                let nth = u32::from(letter).checked_sub(u32::from('a'));
                nth.is_some_and(|nth| nth < u32::from(*count))
            })
        })
    }
}

/// Every source, articles first, in the order of their numbers.
pub const SOURCES: &[Source] = &[
    article("gdpr_4", "4", 4, &[0; 26]),
    article("gdpr_5", "5", 5, &[6, 0]),
    article("gdpr_6", "6", 6, &[6, 0, 2, 5]),
    article("gdpr_7", "7", 7, &[0; 4]),
    article("gdpr_9", "9", 9, &[0, 10, 0, 0]),
    article("gdpr_12", "12", 12, &[0, 0, 0, 0, 2, 0, 0, 0]),
    article("gdpr_13", "13", 13, &[6, 6, 0, 0]),
    article("gdpr_14", "14", 14, &[6, 7, 3, 0, 4]),
    article("gdpr_15", "15", 15, &[8, 0, 0, 0]),
    article("gdpr_16", "16", 16, &[]),
    article("gdpr_17", "17", 17, &[6, 0, 5]),
    article("gdpr_18", "18", 18, &[4, 0, 0]),
    article("gdpr_19", "19", 19, &[]),
    article("gdpr_20", "20", 20, &[2, 0, 0, 0]),
    article("gdpr_21", "21", 21, &[0; 6]),
    article("gdpr_22", "22", 22, &[0, 3, 0, 0]),
    article("gdpr_32", "32", 32, &[4, 0, 0, 0]),
    article("gdpr_37", "37", 37, &[3, 0, 0, 0, 0, 0, 0]),
    article("gdpr_46", "46", 46, &[0, 6, 2, 0, 0]),
    article("gdpr_57", "57", 57, &[22, 0, 0, 0]),
    article("gdpr_77", "77", 77, &[0, 0]),
    article("gdpr_79", "79", 79, &[0, 0]),
    article("gdpr_80", "80", 80, &[0, 0]),
    article("gdpr_82", "82", 82, &[0; 6]),
    eur_lex("c_154_21", "C-154/21", "62021CJ0154"),
    eur_lex("c_307_22", "C-307/22", "62022CJ0307"),
    eur_lex("c_300_21", "C-300/21", "62021CJ0300"),
    eur_lex("c_487_21", "C-487/21", "62021CJ0487"),
    eur_lex("c_634_21", "C-634/21", "62021CJ0634"),
    eur_lex("time_limits", "1182/71", "31971R1182"),
    Source {
        id: "data_protection_act",
        cited: "2018:218",
        kind: SourceKind::Swedish { url: "https://rkrattsbaser.gov.se/sfst?bet=2018:218" },
    },
];

const fn article(
    id: &'static str,
    cited: &'static str,
    number: u8,
    paragraphs: &'static [u8],
) -> Source {
    Source { id, cited, kind: SourceKind::Article { number, paragraphs } }
}

const fn eur_lex(id: &'static str, cited: &'static str, celex: &'static str) -> Source {
    Source { id, cited, kind: SourceKind::EurLex { celex } }
}
