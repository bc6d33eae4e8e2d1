//! Words of a locale for differences: those of an analyzer, with every term of a glossary whole.

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
