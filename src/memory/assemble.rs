//! A suggestion put together from shorter pairs and terms, for a text that is like nothing in the memory. In: the text.
//! Out: the translations of those of its parts that are pairs of the memory by themselves (clauses cut at commas,
//! brackets and colons, the longest first; then runs of words), of the terms between them, and what no part covers as it
//! stands. It is no match and has no score; how much of the text is covered is said. What never happens: the memory is
//! searched through (each part is looked up as a whole, at most [`LOOKUPS`] of them), or a part is translated from
//! something that only resembles it.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::lookup::Memory;
use super::record::{Origin, Record, State};
use crate::text::{Script, Span, fold_to_string, script};

/// The least share of its letters and digits, in percent, that must be covered.
const LEAST: usize = 50;
/// The least number of words that must be covered.
const WORDS: usize = 2;
/// Parts that are looked up.
const LOOKUPS: usize = 400;
/// Clauses and words of the longest part.
const LONGEST: usize = 8;
/// Characters of the shortest run of words in a text without spaces.
const SHORTEST: usize = 4;

/// Where the translation of a part comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FragmentKind {
    /// A pair of the memory.
    Pair,
    /// A term of the glossary.
    Term,
    /// Nowhere: the part has no translation.
    Open,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// Where its translation comes from.
    pub kind: FragmentKind,
    /// Its bytes in the text.
    pub span: Span,
    /// The part.
    pub source: String,
    /// Its translation, if it has one.
    pub target: Option<String>,
    /// Where the pair is.
    pub origin: Option<Origin>,
}

impl Serialize for Fragment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Fragment", 6)?;
        out.serialize_field("kind", &self.kind)?;
        out.serialize_field("source", &self.source)?;
        out.serialize_field("target", &self.target)?;
        out.serialize_field("origin", &self.origin.as_ref().map(Origin::to_string))?;
        out.serialize_field("start", &self.span.start)?;
        out.serialize_field("end", &self.span.end)?;
        out.end()
    }
}

/// A suggestion that was put together.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Assembled {
    /// The translations in the order of the text; what is not covered stands between ⟦ and ⟧ as it is.
    pub text: String,
    /// How much of its letters and digits is covered, in percent.
    pub coverage: u8,
    /// The parts in order. What lies between them are marks and spaces.
    pub pieces: Vec<Fragment>,
}

impl Memory {
    /// Puts a suggestion together; nothing where less than half of the text is covered, or fewer than two words.
    pub fn assemble(&self, text: &str) -> Option<Assembled> {
        let mut left = LOOKUPS;
        let terms = self.rules.terms(text);
        let words = self.rules.words(text);
        let whole = fold_to_string(text);
        let mut pieces: Vec<Fragment> = Vec::new();
        let clauses = clauses(text);
        self.take(text, &clauses, &mut left, &mut pieces, |span, _| fold_to_string(span.of(text)) != whole);
        let open: Vec<Span> = words.iter().copied().filter(|word| !pieces.iter().any(|piece| piece.span.overlaps(*word))).collect();
        let cuts_term = |span: Span| terms.iter().any(|(term, _)| term.overlaps(span) && !span.contains(*term));
        let fits = |span: Span, count: usize| {
            let part = span.of(text);
            let wide = part.chars().next().is_some_and(|c| matches!(script(c), Script::Han | Script::Katakana))
                && part.chars().next_back().is_some_and(|c| matches!(script(c), Script::Han | Script::Katakana) || c == 'ー');
            let long = if wide { part.chars().count() >= SHORTEST } else { part.is_ascii() && count >= WORDS };
            let broken = clauses.iter().all(|clause| !clause.contains(span));
            long && !broken && !cuts_term(span)
        };
        self.take(text, &open, &mut left, &mut pieces, fits);
        for (span, target) in &terms {
            if !pieces.iter().any(|piece| piece.span.overlaps(*span)) {
                pieces.push(fragment(text, *span, FragmentKind::Term, Some(target.clone())));
            }
        }
        pieces.sort_by_key(|piece| piece.span);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let covered: usize = pieces.iter().map(|piece| letters(&piece.source)).sum();
        let all = letters(text);
        let inside = |word: &&Span| letters(word.of(text)) > 0 && pieces.iter().any(|piece| piece.span.contains(**word));
        let enough = words.iter().filter(inside).count().max(pieces.len()) >= WORDS;
        if all == 0 || covered * 100 < all * LEAST || !enough {
            return None;
        }
        let pieces = with_open(text, pieces);
        let between = if self.rules.spaced() { " " } else { "" };
        let shown = pieces.iter().map(|piece| piece.target.clone().unwrap_or_else(|| format!("⟦{}⟧", piece.source)));
        let text = shown.collect::<Vec<_>>().join(between);
        Some(Assembled { text, coverage: u8::try_from(covered * 100 / all).unwrap_or(100), pieces })
    }

    /// Looks for runs of parts that are pairs, from left to right, the longest first.
    fn take(&self, text: &str, parts: &[Span], left: &mut usize, pieces: &mut Vec<Fragment>, fits: impl Fn(Span, usize) -> bool) {
        let mut at = 0;
        while at < parts.len() {
            let mut taken = 1;
            for count in (1..=LONGEST.min(parts.len() - at)).rev() {
                let (Some(first), Some(last)) = (parts.get(at), parts.get(at + count - 1)) else { continue };
                let span = Span::new(first.start, last.end);
                if *left == 0 || pieces.iter().any(|piece| piece.span.overlaps(span)) || !fits(span, count) {
                    continue;
                }
                *left -= 1;
                let Some(record) = self.trusted(span.of(text)) else { continue };
                let piece = fragment(text, span, FragmentKind::Pair, Some(record.target));
                pieces.push(Fragment { origin: Some(record.origin), ..piece });
                taken = count;
                break;
            }
            at += taken;
        }
    }

    /// The pair to take for a text.
    fn trusted(&self, text: &str) -> Option<Record> {
        self.exact(text).into_iter().find(|record| matches!(record.state, State::Reviewed | State::Translated))
    }
}

fn fragment(text: &str, span: Span, kind: FragmentKind, target: Option<String>) -> Fragment {
    Fragment { kind, span, source: span.of(text).to_owned(), target, origin: None }
}

/// The parts with what lies between them, where that has letters or digits.
fn with_open(text: &str, pieces: Vec<Fragment>) -> Vec<Fragment> {
    let mut out: Vec<Fragment> = Vec::new();
    let mut at = 0;
    let gap = |from: usize, to: usize| {
        let part = text.get(from..to)?;
        let is_mark = |c: char| !c.is_alphanumeric();
        let start = from + part.len() - part.trim_start_matches(is_mark).len();
        let end = from + part.trim_end_matches(is_mark).len();
        (start < end).then(|| fragment(text, Span::new(start, end), FragmentKind::Open, None))
    };
    for piece in pieces {
        out.extend(gap(at, piece.span.start));
        at = piece.span.end;
        out.push(piece);
    }
    out.extend(gap(at, text.len()));
    out
}

/// What stands between commas, stops, colons and brackets.
fn clauses(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut close = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or("");
        let start = from + part.len() - part.trim_start().len();
        let end = from + part.trim_end().len();
        if start < end {
            out.push(Span::new(start, end));
        }
    };
    for (at, c) in text.char_indices() {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let cuts = match c {
            '.' | ',' | ':' | ';' | '?' | '!' => next.is_none_or(char::is_whitespace),
            _ => "、，。．；：！？（）()［］[]「」『』【】〔〕〈〉《》“”\n—―→".contains(c),
        };
        if cuts {
            close(from, at);
            from = at + c.len_utf8();
        }
    }
    close(from, text.len());
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]

    use std::sync::Arc;

    use super::FragmentKind;
    use crate::memory::{Difference, Memory, Origin, Record, Rules, State};
    use crate::text::Span;

    struct Known;

    impl Rules for Known {
        fn difference(&self, _: &str, _: &str) -> Difference {
            Difference::default()
        }

        fn terms(&self, text: &str) -> Vec<(Span, String)> {
            let all = [("幹細胞", "stem cell"), ("膝関節", "knee joint")];
            let mut found: Vec<(Span, String)> = all
                .iter()
                .filter_map(|(term, target)| text.find(term).map(|at| (Span::new(at, at + term.len()), (*target).to_owned())))
                .collect();
            found.sort();
            found
        }

        fn words(&self, text: &str) -> Vec<Span> {
            let ends: Vec<usize> = text.char_indices().filter(|(_, c)| "はをにがで、。".contains(*c)).map(|(at, _)| at).collect();
            let mut from = 0;
            let mut out = Vec::new();
            for end in ends {
                out.extend([Span::new(from, end), Span::new(end, end + 3)].into_iter().filter(|span| !span.is_empty()));
                from = end + 3;
            }
            out
        }
    }

    fn memory(pairs: &[(&str, &str)]) -> Memory {
        let origin = Origin::File { name: "memory/x.tmx".to_owned(), article: None };
        let record = |(source, target): &(&str, &str)| Record::new(*source, *target, origin.clone(), State::Translated);
        Memory::new(&pairs.iter().map(record).collect::<Vec<_>>()).with_rules(Arc::new(Known))
    }

    #[test]
    fn clauses_and_terms_make_a_suggestion() {
        let memory = memory(&[("採血のあと", "After blood is drawn"), ("ＭＲＩ検査", "an MRI scan")]);
        let made = memory.assemble("採血のあと、幹細胞を膝関節に入れます。").unwrap();
        assert_eq!(made.text, "After blood is drawn stem cell ⟦を⟧ knee joint ⟦に入れます⟧");
        assert_eq!(usize::from(made.coverage), 11 * 100 / 17);
        let kinds: Vec<FragmentKind> = made.pieces.iter().map(|piece| piece.kind).collect();
        use FragmentKind::{Open, Pair, Term};
        assert_eq!(kinds, [Pair, Term, Open, Term, Open]);
        assert_eq!(serde_json::to_value(&made).unwrap()["pieces"][2]["target"], serde_json::Value::Null);
        let made = memory.assemble("「採血のあと」：MRI検査（再度）").unwrap();
        assert_eq!(made.text, "After blood is drawn an MRI scan ⟦再度⟧");
    }

    #[test]
    fn too_little_is_nothing() {
        let memory = memory(&[("はい", "Yes"), ("採血のあと", "After blood is drawn")]);
        for text in ["", "、。", "はい、それはとても難しい質問だと思います。", "採血のあと", "幹細胞は、まだ分からないことが多いものです。"]
        {
            assert_eq!(memory.assemble(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parts_tile_the_text(text in "(採血のあと|幹細胞|膝関節|、|。|（|）|を|に|A b|か\\u{3099}|👩\\u{200d}⚕️| ){0,12}") {
            let memory = memory(&[("採血のあと", "After"), ("A b", "あ"), ("をに", "x")]);
            if let Some(made) = memory.assemble(&text) {
                let mut at = 0;
                for piece in &made.pieces {
                    assert!(piece.span.start >= at);
                    assert_eq!(piece.span.of(&text), piece.source);
                    assert!(!text[at..piece.span.start].chars().any(char::is_alphanumeric));
                    at = piece.span.end;
                }
                assert!(!text[at..].chars().any(char::is_alphanumeric));
                assert!((50..=100).contains(&made.coverage));
            }
        }
    }
}
