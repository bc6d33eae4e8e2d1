//! A text with spaces cut into tokens, and the keys that words are compared by. Any text comes in; keys are for comparison
//! and never shown, spans are bytes of the text as it was given.

use std::borrow::Cow;

use crate::language::{greek_names, lemma, spelling_key, unaccented, verb_key};
use crate::text::{Folded, Span, fold};

/// What a word is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keys {
    /// Its key.
    pub key: String,
    /// Its key as a form of a verb.
    pub verb: String,
}

impl Keys {
    /// The keys of a word in comparison form.
    pub fn of(word: &str) -> Self {
        if !word.is_ascii() {
            return Keys { key: key_of(word), verb: verb_key(&spelling_key(&unaccented(word))) };
        }
        let (singular, spelled) = (lemma(word), spelling_key(word));
        let verb = verb_key(&spelled);
        Keys { key: if singular == word { spelled } else { spelling_key(&singular) }, verb }
    }
}

/// The key of one word.
pub(super) fn key_of(word: &str) -> String {
    if word.is_ascii() { spelling_key(&lemma(word)) } else { spelling_key(&lemma(&greek_names(&unaccented(word)))) }
}

/// A run of letters and digits of a text.
#[derive(Debug, Clone, Copy)]
struct Token {
    /// Bytes in the folded text.
    span: Span,
    /// Bytes at its end that the word it is compared as does not have: the s of SCs.
    ending: u8,
}

/// A text cut into tokens.
pub(super) struct Tokens<'a> {
    source: &'a str,
    folded: Cow<'a, Folded>,
    tokens: Vec<Token>,
}

/// Letters that a word has at least to be set apart from a number glued to it.
const NUMBERED: usize = 4;

impl<'a> Tokens<'a> {
    /// Cuts a text.
    pub fn new(source: &'a str) -> Self {
        Tokens::of(source, Cow::Owned(fold(source)))
    }

    /// Cuts a text whose comparison form is known.
    pub fn of(source: &'a str, folded: Cow<'a, Folded>) -> Self {
        let mut tokens = Vec::new();
        let mut start = None;
        let text = folded.as_str();
        let mut push = |start: usize, end: usize| {
            let mut start = start;
            // Result2 and β1 are a word and a number; CD34 is one name.
            let letters = Span::new(start, end).of(text).trim_end_matches(|c: char| c.is_ascii_digit());
            let small = || folded.source(Span::new(start, start + letters.len())).of(source).ends_with(|c: char| c.is_ascii_lowercase());
            let greek = || letters.chars().all(|c| ('\u{0370}'..='\u{03FF}').contains(&c));
            let long = || letters.len() >= NUMBERED && letters.bytes().all(|b| b.is_ascii_alphabetic()) && small();
            if !letters.is_empty() && start + letters.len() < end && (greek() || long()) {
                tokens.push(Token { span: Span::new(start, start + letters.len()), ending: 0 });
                start += letters.len();
            }
            let span = Span::new(start, end);
            let word = span.of(text).trim_end_matches('\'');
            // SCs is the plural of SC; of a longer one its ending tells.
            let is_acronym = || {
                let surface = folded.source(span).of(source);
                surface.strip_suffix('s').is_some_and(|acronym| acronym.len() == 2 && acronym.chars().all(char::is_uppercase))
            };
            let is_plural = word.len() == 3 && word.ends_with('s') && is_acronym();
            tokens.push(Token { span: Span::new(start, start + word.len()), ending: u8::from(is_plural) });
        };
        let next = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            let (length, inside) = match byte {
                b'\'' => (1, start.is_some() && next(at + 1).is_some_and(char::is_alphabetic)),
                byte if byte.is_ascii() => (1, byte.is_ascii_alphanumeric()),
                _ => next(at).map_or((1, false), |c| (c.len_utf8(), c.is_alphanumeric())),
            };
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    push(from, at);
                    start = None;
                }
                _ => {}
            }
            if *byte == b'&' {
                push(at, at + 1);
            }
            at += length;
        }
        if let Some(from) = start {
            push(from, text.len());
        }
        Tokens { source, folded, tokens }
    }

    /// The word that each token is compared as, in comparison form.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let text = self.folded.as_str();
        self.tokens.iter().map(|token| match Span::new(token.span.start, token.span.end - usize::from(token.ending)).of(text) {
            "&" => "and",
            word => word,
        })
    }

    fn surface(&self, token: &Token) -> &'a str {
        self.folded.source(token.span).of(self.source)
    }

    /// The text of each token, with the names of Greek letters.
    pub fn surfaces(&self) -> Vec<String> {
        self.tokens.iter().map(|t| greek_names(self.surface(t))).collect()
    }

    /// What stands between some tokens of the text.
    fn between<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = &'t str> {
        tokens.windows(2).map(|pair| Span::new(pair[0].span.end, pair[1].span.start).of(self.folded.as_str()))
    }

    /// What stands between its tokens.
    pub fn gaps(&self) -> Vec<String> {
        self.between(&self.tokens).map(str::to_owned).collect()
    }

    /// The bytes of the source that some tokens take, unless their gaps or their case forbid it: `rare` has the gaps that
    /// may stand there besides the usual ones, and the exact texts.
    pub fn span_of(&self, range: std::ops::Range<usize>, (gaps, exact): (&[String], &[String])) -> Option<Span> {
        let tokens = self.tokens.get(range)?;
        for (i, between) in self.between(tokens).enumerate() {
            if !is_ordinary(between) && gaps.get(i).is_none_or(|gap| gap != between) {
                return None;
            }
        }
        for (token, exact) in tokens.iter().zip(exact) {
            let surface = greek_names(self.surface(token));
            let plural = surface.strip_suffix("'s").or_else(|| surface.strip_suffix("’s")).or_else(|| surface.strip_suffix('s'));
            if surface != *exact && plural != Some(exact.as_str()) {
                return None;
            }
        }
        let (start, end) = (tokens.first()?.span.start, tokens.last()?.span.end);
        Some(self.folded.source(Span::new(start, end)))
    }
}

/// What may stand between two tokens of any term.
pub(super) fn is_ordinary(gap: &str) -> bool {
    matches!(gap, "" | " " | "-" | "/" | "- " | " -" | " - ")
}

/// Whether a word is an acronym, whose case always counts: two or more capitals and no small letter (MSC, TGF-β, IL-6).
pub(super) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_ascii_lowercase()).count();
    capitals >= 2 && small == 0 && word.chars().count() <= 8
}
