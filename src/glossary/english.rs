//! Terms in languages that put spaces between words: matched token by token. A hyphen, a space, or nothing between
//! hyphenated tokens is the same (follow-up, follow up, followup); the singular stands for the plural and the possessive; case
//! counts only for acronyms and where the entry says so.

use std::collections::BTreeMap;

use super::entry::PartOfSpeech;
use crate::language::{lemma, verb_key};
use crate::text::{Folded, Span, fold};

/// A run of letters and digits of a text, with the key it is compared by.
#[derive(Debug, Clone)]
struct Token {
    /// Bytes in the folded text.
    span: Span,
    key: String,
    verb: String,
}

/// A text cut into tokens.
pub(super) struct Tokens<'a> {
    source: &'a str,
    folded: Folded,
    tokens: Vec<Token>,
}

/// One spelling of a term, and what it is compared by.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
struct Pattern {
    /// Where its keys begin in [`Index::keys`], and how many they are.
    keys: (u32, u32),
    verb: bool,
    value: u32,
    rare: Option<Box<Rare>>,
}

/// What few spellings have.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
struct Rare {
    /// What stands between its tokens, which may stand there in a text too (the comma of a name); empty if nothing unusual does.
    gaps: Vec<String>,
    /// For case-sensitive words: the exact text of each token.
    exact: Vec<String>,
}

/// All spellings of all terms of one language, found by their first token. Keys are numbers, so that a glossary of
/// many thousand words is read from its cache in a few milliseconds.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Index {
    numbers: BTreeMap<String, u32>,
    keys: Vec<u32>,
    patterns: Vec<Pattern>,
    /// For each number, the patterns that begin with it.
    by_first: Vec<Vec<u32>>,
}

/// A hit: what was found (the number given on insertion) and where, in bytes of the source.
pub(super) type Found = (usize, Span);

/// A token as numbers: its key and its key as a verb, where the index knows them.
type Numbered = (Option<u32>, Option<u32>);

impl Index {
    /// Adds a spelling under a number.
    pub fn insert(&mut self, word: &str, part_of_speech: PartOfSpeech, case_sensitive: bool, value: usize) {
        let tokens = Tokens::new(word);
        let verb = part_of_speech == PartOfSpeech::Verb;
        let exact = if case_sensitive || is_acronym(word) { tokens.surfaces() } else { Vec::new() };
        let gaps = tokens.gaps();
        let keys: Vec<&str> = tokens.tokens.iter().map(|t| if verb { t.verb.as_str() } else { t.key.as_str() }).collect();
        if keys.len() > 1 && exact.is_empty() && gaps.iter().any(|gap| gap == "-") {
            // A hyphen is left out as easily as it is written: followup for follow-up.
            let closed = lemma(&tokens.tokens.iter().map(|t| t.span.of(tokens.folded.as_str())).collect::<String>());
            self.push(&[closed.as_str()], false, value, Rare::default());
        }
        let gaps = if gaps.iter().all(|gap| is_ordinary(gap)) { Vec::new() } else { gaps };
        self.push(&keys, verb, value, Rare { gaps, exact });
    }

    fn push(&mut self, keys: &[&str], verb: bool, value: usize, rare: Rare) {
        let start = self.keys.len() as u32;
        for key in keys {
            let next = self.numbers.len() as u32;
            let number = *self.numbers.entry((*key).to_owned()).or_insert(next);
            self.keys.push(number);
        }
        let Some(first) = self.keys.get(start as usize).map(|first| *first as usize) else { return };
        if self.by_first.len() < self.numbers.len() {
            self.by_first.resize(self.numbers.len(), Vec::new());
        }
        if let Some(list) = self.by_first.get_mut(first) {
            list.push(self.patterns.len() as u32);
        }
        let rare = (!rare.gaps.is_empty() || !rare.exact.is_empty()).then(|| Box::new(rare));
        self.patterns.push(Pattern { keys: (start, keys.len() as u32), verb, value: value as u32, rare });
    }

    /// Every occurrence of every spelling, in order of place; nested and overlapping ones too.
    pub fn find(&self, text: &Tokens<'_>) -> Vec<Found> {
        let number = |key: &str| self.numbers.get(key).copied();
        let numbered: Vec<Numbered> = text.tokens.iter().map(|token| (number(&token.key), number(&token.verb))).collect();
        let mut found = Vec::new();
        for (i, &(key, verb)) in numbered.iter().enumerate() {
            for first in key.into_iter().chain(verb.filter(|_| verb != key)) {
                for pattern in self.by_first.get(first as usize).into_iter().flatten().filter_map(|&n| self.patterns.get(n as usize)) {
                    if let Some(span) = self.matches(text, &numbered, i, pattern) {
                        found.push((pattern.value as usize, span));
                    }
                }
            }
        }
        found
    }

    /// The bytes of the source that a pattern takes when it begins at a token.
    fn matches(&self, text: &Tokens<'_>, numbered: &[Numbered], first: usize, pattern: &Pattern) -> Option<Span> {
        let (start, count) = (pattern.keys.0 as usize, pattern.keys.1 as usize);
        let keys = self.keys.get(start..start + count)?;
        for ((key, verb), wanted) in numbered.get(first..first + count)?.iter().zip(keys) {
            if *key != Some(*wanted) && !(pattern.verb && *verb == Some(*wanted)) {
                return None;
            }
        }
        text.span_of(first..first + count, pattern.rare.as_deref())
    }
}

/// What may stand between two tokens of any term.
fn is_ordinary(gap: &str) -> bool {
    matches!(gap, "" | " " | "-" | "/" | "- " | " -" | " - ")
}

impl<'a> Tokens<'a> {
    /// Cuts a text.
    pub fn new(source: &'a str) -> Self {
        let folded = fold(source);
        let mut tokens = Vec::new();
        let mut start = None;
        let text = folded.as_str();
        let mut push = |start: usize, end: usize| {
            let span = Span::new(start, end);
            let word = span.of(text).trim_end_matches('\'');
            tokens.push(Token { span: Span::new(start, start + word.len()), key: lemma(word), verb: verb_key(word) });
        };
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let inside = c.is_alphanumeric() || (c == '\'' && start.is_some() && chars.peek().is_some_and(|&(_, n)| n.is_alphabetic()));
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    push(from, at);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            push(from, text.len());
        }
        Tokens { source, folded, tokens }
    }

    fn surface(&self, token: &Token) -> &'a str {
        self.folded.source(token.span).of(self.source)
    }

    fn surfaces(&self) -> Vec<String> {
        self.tokens.iter().map(|t| self.surface(t).to_owned()).collect()
    }

    /// What stands between some tokens of the text.
    fn between<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = &'t str> {
        tokens.windows(2).map(|pair| Span::new(pair[0].span.end, pair[1].span.start).of(self.folded.as_str()))
    }

    fn gaps(&self) -> Vec<String> {
        self.between(&self.tokens).map(str::to_owned).collect()
    }

    /// The bytes of the source that some tokens take, unless their gaps or their case forbid it.
    fn span_of(&self, range: std::ops::Range<usize>, rare: Option<&Rare>) -> Option<Span> {
        let tokens = self.tokens.get(range)?;
        for (i, between) in self.between(tokens).enumerate() {
            if !is_ordinary(between) && rare.and_then(|rare| rare.gaps.get(i)).is_none_or(|gap| gap != between) {
                return None;
            }
        }
        for (token, exact) in tokens.iter().zip(rare.iter().flat_map(|rare| &rare.exact)) {
            let surface = self.surface(token);
            let plural = surface.strip_suffix("'s").or_else(|| surface.strip_suffix("’s")).or_else(|| surface.strip_suffix('s'));
            if surface != exact && plural != Some(exact.as_str()) {
                return None;
            }
        }
        let (start, end) = (tokens.first()?.span.start, tokens.last()?.span.end);
        Some(self.folded.source(Span::new(start, end)))
    }
}

/// Whether a word is an acronym, whose case always counts: two or more capitals and no small letter (MSC, TGF-β, IL-6).
pub(super) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_ascii_lowercase()).count();
    capitals >= 2 && small == 0 && word.chars().count() <= 8
}

#[cfg(test)]
mod tests {
    use super::super::entry::PartOfSpeech;
    use super::{Index, Tokens};

    fn hits(words: &[&str], text: &str) -> Vec<String> {
        let mut index = Index::default();
        for (value, word) in words.iter().enumerate() {
            index.insert(word, PartOfSpeech::Noun, false, value);
        }
        index.find(&Tokens::new(text)).into_iter().map(|(_, span)| span.of(text).to_owned()).collect()
    }

    #[test]
    fn number_case_and_hyphens_do_not_matter() {
        for text in ["Stem cells", "stem-cell therapy", "the stem cell's niche", "STEM CELL", "ｓｔｅｍ　ｃｅｌｌ"] {
            assert_eq!(hits(&["stem cell"], text).len(), 1, "{text}");
        }
        for text in ["system cell", "stem, cell", "a cell stem", "stem. Cell"] {
            assert_eq!(hits(&["stem cell"], text).len(), 0, "{text}");
        }
    }

    #[test]
    fn a_name_keeps_its_own_punctuation() {
        let name = ["Minister of Health, Labour and Welfare"];
        for text in ["the Minister of Health, Labour and Welfare", "厚生労働大臣 (minister of health, labour and welfare)"] {
            assert_eq!(hits(&name, text).len(), 1, "{text}");
        }
        for text in ["the Minister of Health. Labour and welfare", "Minister of Health; Labour and Welfare"] {
            assert_eq!(hits(&name, text).len(), 0, "{text}");
        }
    }

    #[test]
    fn acronyms_keep_their_case() {
        assert_eq!(hits(&["MSC"], "MSCs and an MSC"), ["MSCs", "MSC"]);
        assert_eq!(hits(&["IT"], "it is here"), [""; 0]);
        assert_eq!(hits(&["IL-6"], "IL-6, IL‑6 and IL-10"), ["IL-6", "IL‑6"]);
    }
}
