//! Terms in languages that put spaces between words: matched token by token. A hyphen, a space, or nothing between
//! two tokens is the same (stem cell, stem-cell, stemcell); the singular stands for the plural and the possessive; case
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
    keys: Vec<String>,
    /// What stands between its tokens, which may stand there in a text too (the comma of a name).
    gaps: Vec<String>,
    /// For case-sensitive words: the exact text of each token.
    exact: Option<Vec<String>>,
    verb: bool,
    value: usize,
}

/// All spellings of all terms of one language, found by their first token.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Index {
    by_first: BTreeMap<String, Vec<Pattern>>,
}

/// A hit: what was found (the number given on insertion) and where, in bytes of the source.
pub(super) type Found = (usize, Span);

impl Index {
    /// Adds a spelling under a number.
    pub fn insert(&mut self, word: &str, part_of_speech: PartOfSpeech, case_sensitive: bool, value: usize) {
        let tokens = Tokens::new(word);
        let verb = part_of_speech == PartOfSpeech::Verb;
        let exact = (case_sensitive || is_acronym(word)).then(|| tokens.surfaces());
        let keys: Vec<String> = tokens.tokens.iter().map(|t| if verb { t.verb.clone() } else { t.key.clone() }).collect();
        let Some(first) = keys.first().cloned() else { return };
        if keys.len() > 1 && exact.is_none() {
            // Written as one word: followup for follow-up.
            let closed = lemma(&tokens.tokens.iter().map(|t| t.span.of(tokens.folded.as_str())).collect::<String>());
            let pattern = Pattern { keys: vec![closed.clone()], gaps: Vec::new(), exact: None, verb: false, value };
            self.by_first.entry(closed).or_default().push(pattern);
        }
        self.by_first.entry(first).or_default().push(Pattern { keys, gaps: tokens.gaps(), exact, verb, value });
    }

    /// Every occurrence of every spelling, in order of place; nested and overlapping ones too.
    pub fn find(&self, text: &Tokens<'_>) -> Vec<Found> {
        let mut found = Vec::new();
        for (i, token) in text.tokens.iter().enumerate() {
            let by_key = self.by_first.get(&token.key).into_iter();
            let by_verb = (token.verb != token.key).then(|| self.by_first.get(&token.verb)).flatten().into_iter();
            for pattern in by_key.chain(by_verb).flatten() {
                if let Some(span) = text.matches(i, pattern) {
                    found.push((pattern.value, span));
                }
            }
        }
        found
    }
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

    /// The bytes of the source that the pattern takes when it begins at a token.
    fn matches(&self, first: usize, pattern: &Pattern) -> Option<Span> {
        let tokens = self.tokens.get(first..first + pattern.keys.len())?;
        for (token, key) in tokens.iter().zip(&pattern.keys) {
            let same = token.key == *key || (pattern.verb && token.verb == *key);
            if !same {
                return None;
            }
        }
        for (i, between) in self.between(tokens).enumerate() {
            if !matches!(between, "" | " " | "-" | "/" | "- " | " -" | " - ") && pattern.gaps.get(i).is_none_or(|gap| gap != between) {
                return None;
            }
        }
        if let Some(exact) = &pattern.exact {
            for (token, exact) in tokens.iter().zip(exact) {
                let surface = self.surface(token);
                let plural = surface.strip_suffix("'s").or_else(|| surface.strip_suffix("’s")).or_else(|| surface.strip_suffix('s'));
                if surface != exact && plural != Some(exact.as_str()) {
                    return None;
                }
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
