//! Finding fixed phrases. Lists of phrases come in once; a text comes in, every phrase in it comes out, all in one
//! pass. What a phrase means is not known here.

use super::tree::Tree;
use crate::text::{Folded, Lang, Span, fold_to_string};

/// Bytes that may stand between the two parts of a phrase with a gap.
const GAP: usize = 40;

/// Phrases of one language, each with a value.
///
/// English phrases stand at word boundaries; a final `*` takes any ending, a first one any beginning (before a letter, one
/// that is there: the `*less` of painless), and ` * ` a few words. An English phrase with a capital letter stands only as it is written. Japanese phrases stand anywhere.
pub struct Phrases<T> {
    finder: Finder,
    /// Those of one spelling side by side.
    entries: Vec<Entry<T>>,
}

/// What finds their spellings.
enum Finder {
    /// At any place.
    Anywhere(Tree),
    /// English: all of them where no letter or digit stands in front, and those that need no such place.
    Words { all: Tree, inside: Tree },
}

struct Entry<T> {
    value: T,
    /// Begins at the edge of a word.
    begins: bool,
    /// Ends a word that begins before it.
    inside: bool,
    /// Ends at the edge of a word.
    ends: bool,
    /// Whether another one of the same spelling follows.
    goes_on: bool,
    /// What the text must say besides, where it must.
    besides: Option<Box<Besides>>,
}

struct Besides {
    /// What the text itself must say.
    exact: Option<String>,
    /// What must follow within a few words.
    then: Option<String>,
}

impl<T: Copy> Phrases<T> {
    /// Compiles phrases; empty ones stand nowhere.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>, lang: Lang) -> Self {
        let mut spellings: std::collections::BTreeMap<String, Vec<Entry<T>>> = std::collections::BTreeMap::new();
        for (phrase, value) in phrases {
            let bare = phrase.trim_matches('*');
            let (first, then) = bare.split_once(" * ").map_or((bare, None), |(first, then)| (first, Some(fold_to_string(then))));
            let folded = fold_to_string(first);
            if folded.is_empty() {
                continue;
            }
            let english = lang == Lang::En;
            // The n't of don't follows letters; 100% may stand before them.
            let inside = phrase.starts_with('*') || folded.starts_with("n't") || folded.starts_with("n '");
            let open = phrase.ends_with('*') || folded.ends_with(['.', '%']);
            let exact = (english && first.contains(char::is_uppercase)).then(|| first.to_owned());
            let ending = english && phrase.starts_with('*') && folded.starts_with(char::is_alphabetic);
            let besides = (exact.is_some() || then.is_some()).then(|| Box::new(Besides { exact, then }));
            let entry = Entry { value, begins: english && !inside, inside: ending, ends: english && !open, goes_on: false, besides };
            let alike = spellings.entry(folded).or_default();
            alike.last_mut().into_iter().for_each(|last: &mut Entry<T>| last.goes_on = true);
            alike.push(entry);
        }
        let firsts = spellings.values().scan(0, |next, entries| {
            *next += entries.len() as u32;
            Some(*next - entries.len() as u32)
        });
        let numbered: Vec<(&str, u32)> = spellings.keys().map(String::as_str).zip(firsts).collect();
        let finder = if lang == Lang::En {
            let is_inside = |(entries, _): &(&Vec<Entry<T>>, &(&str, u32))| entries.iter().any(|entry| !entry.begins);
            let inside: Vec<(&str, u32)> = spellings.values().zip(&numbered).filter(is_inside).map(|(_, word)| *word).collect();
            Finder::Words { all: Tree::new(&numbered), inside: Tree::new(&inside) }
        } else {
            Finder::Anywhere(Tree::new(&numbered))
        };
        Phrases { finder, entries: spellings.into_values().flatten().collect() }
    }

    /// Every phrase of the text, those inside others too, by their bytes in the comparison form.
    pub fn find(&self, text: &str, folded: &Folded) -> Vec<(Span, T)> {
        let shown = folded.as_str();
        let mut found = Vec::new();
        let mut add = |at: usize, length: usize, number: u32| self.add(Span::new(at, at + length), number, text, folded, &mut found);
        match &self.finder {
            Finder::Anywhere(tree) => {
                for (at, c) in shown.char_indices() {
                    let lengths = tree.beginnings(c);
                    if lengths > 0 {
                        tree.words_at(shown, at, lengths, &mut |length, number| add(at, length, number));
                    }
                }
            }
            Finder::Words { all, inside } => {
                let bytes = shown.as_bytes();
                let mut in_word = false;
                let mut step = |at: usize, byte: u8, next: u8| {
                    let tree = if in_word { inside } else { all };
                    let lengths = if byte.is_ascii() {
                        in_word = byte.is_ascii_alphanumeric();
                        tree.beginnings_of(byte, next)
                    } else {
                        let Some(c) = shown.get(at..).and_then(|rest| rest.chars().next()) else { return };
                        in_word = c.is_alphanumeric();
                        tree.beginnings(c)
                    };
                    if lengths > 0 {
                        tree.words_at(shown, at, lengths, &mut |length, number| add(at, length, number));
                    }
                };
                bytes.iter().zip(bytes.iter().skip(1)).enumerate().for_each(|(at, (byte, next))| step(at, *byte, *next));
                bytes.last().into_iter().for_each(|last| step(bytes.len() - 1, *last, 0));
            }
        }
        found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        found
    }

    /// Adds the phrases of a spelling that may stand where it was found.
    fn add(&self, span: Span, spelling: u32, text: &str, folded: &Folded, found: &mut Vec<(Span, T)>) {
        let shown = folded.as_str();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = || letter(shown.get(..span.start).and_then(|text| text.chars().next_back()));
        let after = || letter(shown.get(span.end..).and_then(|text| text.chars().next()));
        for entry in self.entries.get(spelling as usize..).unwrap_or(&[]) {
            let stands = |besides: &Besides| {
                besides.exact.as_ref().is_none_or(|exact| folded.source(span).of(text) == exact)
                    && besides.then.as_ref().is_none_or(|then| follows(shown.get(span.end..).unwrap_or(""), then))
            };
            if !(entry.begins && before() || entry.inside && !before() || entry.ends && after())
                && entry.besides.as_deref().is_none_or(stands)
            {
                found.push((span, entry.value));
            }
            if !entry.goes_on {
                break;
            }
        }
    }
}

/// Whether a word stands within the next few, in the same sentence.
fn follows(rest: &str, then: &str) -> bool {
    let near = (0..=GAP.min(rest.len())).rev().find_map(|end| rest.get(..end)).unwrap_or("");
    let near = near.split(['.', '?', '!', ';']).next().unwrap_or("");
    near.match_indices(then).any(|(at, _)| {
        let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        edge(rest.get(..at).and_then(|text| text.chars().next_back()))
            && edge(rest.get(at + then.len()..).and_then(|text| text.chars().next()))
    })
}

/// Leaves out what lies inside a longer one. The hits stand in the order of [`Phrases::find`].
pub fn outermost<T>(hits: Vec<(Span, T)>) -> Vec<(Span, T)> {
    let mut kept: Vec<(Span, T)> = Vec::with_capacity(hits.len());
    let mut reach = Span::new(0, 0);
    for (span, value) in hits {
        if span.end > reach.end || span == reach {
            reach = span;
            kept.push((span, value));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Phrases, outermost};
    use crate::text::{Lang, fold};

    fn found(list: &[&str], lang: Lang, text: &str) -> Vec<String> {
        let folded = fold(text);
        let hits = Phrases::new(list.iter().map(|phrase| (*phrase, ())), lang).find(text, &folded);
        outermost(hits).into_iter().map(|(span, ())| folded.source(span).of(text).to_owned()).collect()
    }

    #[test]
    fn english_at_words_japanese_anywhere() {
        let list = ["may", "suggest*", "*less", "n't", "too * to", "May"];
        assert_eq!(found(&list, Lang::En, "Mayors may suggest less; it isn't endless."), ["may", "suggest", "n't", "less"]);
        assert_eq!(found(&list, Lang::En, "It was far too hot for us to sleep."), ["too"]);
        assert_eq!(found(&list, Lang::En, "It was too hot. We went to bed."), Vec::<String>::new());
        assert_eq!(found(&["May"], Lang::En, "In May we may go"), ["May"]);
        assert_eq!(found(&["可能性", "性が"], Lang::Ja, "その可能性がある"), ["可能性", "性が"]);
        assert_eq!(found(&["ｶﾉｳ"], Lang::Ja, "カノウ性"), ["カノウ"]);
    }

    #[test]
    fn the_longer_one_stands() {
        assert_eq!(found(&["ない", "少ない", "ないと"], Lang::Ja, "少ないと困る"), ["少ない", "ないと"]);
        assert_eq!(found(&["not", "not only"], Lang::En, "not only this, but not that"), ["not only", "not"]);
    }
}
