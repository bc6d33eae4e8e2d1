//! A match that differs from the query in numbers and terms, mended: what the query has stands in the translation too.
//! In: the query, the source of the match, its translation. Out: the translation with the numbers and terms of the query,
//! and what was replaced by what on both sides. Numbers are written in the notation of the ones they replace
//! (`repair_english`, `repair_japanese`), terms in their form (`repair_noun`).
//!
//! What never happens: a byte of the translation changes outside of what is named as replaced; something is replaced that
//! does not stand exactly once on each side, in the same surroundings; numbers are left that do not agree with the
//! query; the target speaks of a term in words the glossary forbids.

use super::repair_align::{Cut, Path, is_open, of_one_kind};
use super::repair_term::{Terms, says};
use super::{repair_number, repair_term};
use crate::glossary::{Glossary, Hit};
use crate::language::{Number, Quantity, Value, compare, quantities};
use crate::morph::Analyzer;
use crate::text::{Lang, Span, fold_to_string, nfc, similarity};

/// The likeness that must be reached: below it the rest is another text, and its terms say nothing of this one.
const LEAST: u8 = 70;

/// What was replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A number.
    Number,
    /// A term of the glossary.
    Term,
}

/// One text in the place of another.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Swap {
    /// What stands in the memory.
    pub old: String,
    /// What takes its place.
    pub new: String,
}

/// Something that was replaced in a translation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// What the source of the match has, and what the query has.
    pub source: Swap,
    /// What stood in the translation, and what stands there now.
    pub target: Swap,
}

/// A mended translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The translation with the numbers and terms of the query.
    pub target: String,
    /// What was replaced, in the order of the source.
    pub changes: Vec<Change>,
    /// The likeness of the query and the source with the same changes: 100 where nothing else differs.
    pub likeness: u8,
}

/// What mending needs to know: both languages and the glossary.
#[derive(Clone, Copy)]
pub struct Mender<'a> {
    /// Locale of the sources.
    pub source_locale: &'a str,
    /// Locale of the translations.
    pub target_locale: &'a str,
    /// The terms.
    pub glossary: &'a Glossary,
    /// Words of a language, by locale.
    pub words: &'a (dyn (Fn(&str) -> &'static dyn Analyzer) + Sync),
}

/// A place of the source, what takes its place, and what that means for the translation.
struct Piece {
    query: Span,
    source: Span,
    /// Nothing where both say the same in other words.
    change: Option<(ChangeKind, Span, String)>,
    concept: Option<usize>,
}

impl Mender<'_> {
    /// Mends the translation of a match, where that is certain.
    pub fn mend(&self, query: &str, source: &str, target: &str) -> Option<Mended> {
        if query == source || target.is_empty() {
            return None;
        }
        let (from, to) = (lang(self.source_locale), lang(self.target_locale));
        let (asked, known) = (Cut::of(query, from), Cut::of(source, from));
        let path = Path::of(&asked, &known)?;
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rendered = None;
        if !self.glossary.is_empty() {
            let (in_query, in_source) = (self.terms(query, self.source_locale), self.terms(source, self.source_locale));
            let pairs = pairs(&in_query, &in_source, &path, from);
            if !pairs.is_empty() {
                let in_target = rendered.insert(self.terms(target, self.target_locale));
                for (new, old) in pairs {
                    if pieces.iter().any(|piece| piece.query.overlaps(new.span) || piece.source.overlaps(old.span)) {
                        continue;
                    }
                    let change = if new.concept == old.concept {
                        None
                    } else {
                        let made = repair_term::replacement(self.glossary, (&in_source, old), new, (in_target, self.target_locale, to));
                        let Some((span, text)) = made else { continue };
                        Some((ChangeKind::Term, span, text))
                    };
                    pieces.push(Piece { query: new.span, source: old.span, change, concept: Some(new.concept) });
                }
            }
        }
        let there = quantities(target, to);
        for old in known.numbers.iter().filter(|number| is_open(number)) {
            let beside = |new: &&Quantity| is_open(new) && of_one_kind(old, new) && path.joins(new.span, old.span);
            let Some(new) = asked.numbers.iter().find(beside) else { continue };
            if pieces.iter().any(|piece| piece.query.overlaps(new.span) || piece.source.overlaps(old.span)) {
                continue;
            }
            let change = if new.value == old.value {
                None
            } else {
                let (span, text) = repair_number::replacement((source, &known.numbers), old, (query, new), (target, &there, to))?;
                Some((ChangeKind::Number, span, text))
            };
            pieces.push(Piece { query: new.span, source: old.span, change, concept: None });
        }
        pieces.sort_by_key(|piece| piece.source);
        if pieces.iter().all(|piece| piece.change.is_none()) || !fit(&pieces) {
            return None;
        }
        let stands = |piece: &Piece| {
            let [before, behind] = path.surrounded_alike(piece.query, piece.source);
            // Beside another piece, with the same marks and spaces between.
            let beside = |first: &Piece, then: &Piece| {
                let gap = query.get(first.query.end..then.query.start);
                gap.is_some_and(|gap| !gap.contains(char::is_alphanumeric)) && gap == source.get(first.source.end..then.source.start)
            };
            (before || pieces.iter().any(|other| beside(other, piece))) && (behind || pieces.iter().any(|other| beside(piece, other)))
        };
        if !pieces.iter().filter(|piece| piece.change.is_some()).all(stands) {
            return None;
        }
        let source_now = spliced(source, pieces.iter().map(|piece| (piece.source, piece.query.of(query))));
        let mut changes: Vec<(Span, &str)> =
            pieces.iter().filter_map(|piece| piece.change.as_ref()).map(|(_, span, text)| (*span, text.as_str())).collect();
        changes.sort_unstable();
        let mended = spliced(target, changes.iter().copied());
        let likeness =
            if comparable(&source_now, from) == comparable(query, from) { 100 } else { similarity(&nfc(query), &nfc(&source_now)) };
        let numbers = pieces.iter().any(|piece| matches!(piece.change, Some((ChangeKind::Number, ..))));
        // What the translation adds of its own (a measure converted) may hang on the number.
        let said: Vec<Value> = known.numbers.iter().flat_map(values).collect();
        let is_own = |one: &Quantity| {
            is_open(one)
                && one.span.of(target).contains(|c: char| c.is_ascii_digit())
                && !values(one).iter().all(|value| said.contains(value) || *value == Value::Exact(Number::ONE))
        };
        if figures(&source_now) != figures(query) || (numbers && there.iter().any(is_own)) {
            return None;
        }
        let certain = likeness >= LEAST
            && likeness > similarity(&nfc(query), &nfc(source))
            && compare(query, from, &mended, to).is_empty()
            && quantities(&mended, to).len() == there.len()
            && self.says_terms(&pieces, &changes, &mended);
        let made = |piece: &Piece| {
            let (kind, span, text) = piece.change.as_ref()?;
            let swap = |old: &str, new: &str| Swap { old: old.to_owned(), new: new.to_owned() };
            let source = swap(piece.source.of(source), piece.query.of(query));
            Some(Change { kind: *kind, source, target: swap(span.of(target), text) })
        };
        certain.then(|| Mended { target: mended, changes: pieces.iter().filter_map(made).collect(), likeness })
    }

    fn terms<'t>(&self, text: &'t str, locale: &str) -> Terms<'t> {
        Terms { text, hits: self.glossary.find(text, locale, (self.words)(locale)) }
    }

    /// Whether every term that was put in is found where it was put.
    fn says_terms(&self, pieces: &[Piece], changes: &[(Span, &str)], mended: &str) -> bool {
        let terms: Vec<(usize, Span)> = pieces.iter().filter_map(|piece| Some((piece.concept?, piece.change.as_ref()?.1))).collect();
        if terms.is_empty() {
            return true;
        }
        let found = self.terms(mended, self.target_locale);
        terms.iter().all(|(concept, span)| {
            let before = changes.iter().filter(|(other, _)| other.end <= span.start);
            let start = before.fold(span.start, |at, (other, text)| (at + text.len()).saturating_sub(other.len()));
            let text = changes.iter().find(|(other, _)| other == span).map_or(0, |(_, text)| text.len());
            says(&found, *concept, Span::new(start, start + text))
        })
    }
}

/// The terms of query and source that stand in each other's place, the longest first.
fn pairs<'h>(query: &'h Terms<'_>, source: &'h Terms<'_>, path: &Path<'_, '_>, lang: Lang) -> Vec<(&'h Hit, &'h Hit)> {
    let names = |terms: &'h Terms<'_>| terms.hits.iter().filter(move |hit| hit.is_name(lang) && !hit.derived);
    let mut pairs: Vec<(&Hit, &Hit)> = Vec::new();
    for new in names(query) {
        // Which of two concepts a word means is not known.
        if names(query).any(|other| other.span == new.span && other.concept != new.concept) {
            continue;
        }
        let differs = |old: &&Hit| old.span.of(source.text) != new.span.of(query.text) && path.joins(new.span, old.span);
        pairs.extend(names(source).filter(differs).map(|old| (new, old)));
    }
    pairs.sort_by_key(|(new, old)| (std::cmp::Reverse(new.span.len() + old.span.len()), old.span, new.concept, old.concept));
    pairs
}

/// Whether the places in the translation lie apart.
fn fit(pieces: &[Piece]) -> bool {
    let mut spans: Vec<Span> = pieces.iter().filter_map(|piece| Some(piece.change.as_ref()?.1)).collect();
    spans.sort_unstable();
    spans.windows(2).all(|two| matches!(two, [a, b] if a.end <= b.start && a.start < b.start))
}

/// The text with other texts in the place of ranges, which come in order and lie apart.
fn spliced<'a>(text: &str, parts: impl Iterator<Item = (Span, &'a str)>) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (span, new) in parts {
        out.push_str(text.get(at..span.start).unwrap_or(""));
        out.push_str(new);
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// The comparison form; of "a" and "an" one is as good as the other, for the word behind them decides.
fn comparable(text: &str, lang: Lang) -> String {
    let folded = fold_to_string(text);
    if lang == Lang::En { format!(" {folded}").replace(" an ", " a ") } else { folded }
}

/// The numbers that a number says: both of a share and of a range.
fn values(number: &Quantity) -> Vec<Value> {
    match number.value {
        Value::Range(a, b) | Value::Fraction(a, b) => vec![Value::Exact(a), Value::Exact(b)],
        value => vec![value],
    }
}

/// The runs of digits of a text, sorted.
fn figures(text: &str) -> Vec<String> {
    let folded = fold_to_string(text);
    let mut runs: Vec<String> = folded.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).map(str::to_owned).collect();
    runs.sort_unstable();
    runs
}

fn lang(locale: &str) -> Lang {
    locale.parse().map_or(Lang::Other, |id| Lang::of(&id))
}
