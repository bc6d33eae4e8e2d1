//! The difference of two texts word by word: English words, Japanese morphemes with glossary terms whole.

use similar::{ChangeTag, TextDiff};

use crate::glossary::Glossary;
use crate::morph::{Analyzer, Word};
use crate::text::Span;

/// Words of a locale in which every term of a glossary is one.
pub struct TermWords<'g> {
    glossary: &'g Glossary,
    locale: String,
    plain: &'static dyn Analyzer,
}

impl<'g> TermWords<'g> {
    /// The words of `plain`, and the terms that the glossary has in this locale.
    pub fn new(glossary: &'g Glossary, locale: impl Into<String>, plain: &'static dyn Analyzer) -> Self {
        TermWords { glossary, locale: locale.into(), plain }
    }
}

impl Analyzer for TermWords<'_> {
    fn words(&self, text: &str) -> Vec<Word> {
        let words = self.plain.words(text);
        let mut terms: Vec<Span> =
            self.glossary.find(text, &self.locale, self.plain).into_iter().filter(|hit| !hit.covered).map(|hit| hit.span).collect();
        if terms.is_empty() {
            return words;
        }
        terms.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        terms.retain(|term| {
            let free = term.start >= end && !term.is_empty();
            end = if free { term.end } else { end };
            free
        });
        let piece = |from: usize, to: usize| {
            let span = Span::new(from, to);
            Word { span, pos: String::new(), base: span.of(text).to_owned(), reading: String::new() }
        };
        let mut out: Vec<Word> = Vec::with_capacity(words.len());
        let mut behind = 0;
        for word in words {
            behind += terms.iter().skip(behind).take_while(|term| term.end <= word.span.start).count();
            let mut from = word.span.start;
            // What of the word stands in no term.
            for term in terms.iter().skip(behind).take_while(|term| term.start < word.span.end) {
                if from < term.start {
                    out.push(piece(from, term.start));
                }
                from = from.max(term.end);
            }
            if from == word.span.start {
                out.push(word);
            } else if from < word.span.end {
                out.push(piece(from, word.span.end));
            }
        }
        out.extend(terms.iter().map(|term| piece(term.start, term.end)));
        out.sort_by_key(|word| word.span.start);
        out
    }
}

/// Which side a piece stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tag {
    /// Both.
    Same,
    /// The old text only.
    Gone,
    /// The new text only.
    New,
}

/// The pieces of both texts in order; neighbours of one tag are joined. Joined without the gone ones they are the new
/// text, without the new ones the old.
pub fn words(old: &str, new: &str, analyzer: &dyn Analyzer) -> Vec<(Tag, String)> {
    let (old_pieces, new_pieces) = (pieces(old, analyzer), pieces(new, analyzer));
    let mut out: Vec<(Tag, String)> = Vec::new();
    let mut push = |tag: Tag, piece: &str| match out.last_mut() {
        Some((last, text)) if *last == tag => text.push_str(piece),
        _ => out.push((tag, piece.to_owned())),
    };
    if old_pieces.len().saturating_mul(new_pieces.len()) > EXACT {
        let ahead = old_pieces.iter().zip(&new_pieces).take_while(|(a, b)| a == b).count();
        let most = old_pieces.len().min(new_pieces.len()) - ahead;
        let behind = old_pieces.iter().rev().zip(new_pieces.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        let (old_end, new_end) = (old_pieces.len() - behind, new_pieces.len() - behind);
        old_pieces.iter().take(ahead).for_each(|piece| push(Tag::Same, piece));
        old_pieces.iter().take(old_end).skip(ahead).for_each(|piece| push(Tag::Gone, piece));
        new_pieces.iter().take(new_end).skip(ahead).for_each(|piece| push(Tag::New, piece));
        old_pieces.iter().skip(old_end).for_each(|piece| push(Tag::Same, piece));
        return out;
    }
    let diff = TextDiff::from_slices(&old_pieces, &new_pieces);
    for change in diff.iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => Tag::Same,
            ChangeTag::Delete => Tag::Gone,
            ChangeTag::Insert => Tag::New,
        };
        push(tag, change.value());
    }
    out
}

/// Pieces of one text times those of the other: beyond it, what is not the same at both ends is all gone and all new.
const EXACT: usize = 4_000_000;

/// Words and what stands between them; together they are the text.
fn pieces<'t>(text: &'t str, analyzer: &dyn Analyzer) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for word in analyzer.words(text) {
        if word.span.start > at {
            pieces.push(Span::new(at, word.span.start).of(text));
        }
        if word.span.start >= at {
            pieces.push(word.span.of(text));
            at = word.span.end;
        }
    }
    pieces.push(Span::new(at, text.len()).of(text));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
