//! Where a Japanese term may begin and end, by script run and by word.

use super::entry::Boundary;
use crate::morph::Word;
use crate::text::{Script, Span, script};

/// What decides whether a place in the text is the edge of a term.
#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
pub(super) enum Rule {
    /// Every place is.
    Free,
    /// Script alone decides.
    Script,
    /// Script, and the edges of words.
    Words,
}

/// The rule for a word in comparison form: a short kanji term (two characters at most) and a term in hiragana
/// only must stand on the edges of words of the plain dictionary, longer ones are told apart by script.
pub(super) fn rule(term: &str, boundary: Boundary) -> Rule {
    match boundary {
        Boundary::Free => Rule::Free,
        Boundary::Strict => Rule::Words,
        Boundary::Auto => {
            let scripts: Vec<Script> = term.chars().map(script).collect();
            let only = |wanted: &[Script]| scripts.iter().all(|s| wanted.contains(s));
            let native = only(&[Script::Han, Script::Hiragana]);
            if (native && scripts.len() <= 2) || (only(&[Script::Hiragana]) && scripts.len() <= 6) { Rule::Words } else { Rule::Script }
        }
    }
}

/// Whether the characters on both sides of an occurrence let it stand: katakana touches no katakana, a letter or
/// digit touches no letter or digit.
pub(super) fn stands_by_script(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).and_then(|t| t.chars().next_back());
    let after = text.get(span.end..).and_then(|t| t.chars().next());
    let term = span.of(text);
    let clash = |edge: Option<char>, neighbour: Option<char>| {
        let (Some(edge), Some(neighbour)) = (edge, neighbour) else { return false };
        let latin = |s| matches!(s, Script::Latin | Script::Digit | Script::Letter);
        match (script(edge), script(neighbour)) {
            (Script::Katakana, Script::Katakana) => true,
            (a, b) => latin(a) && latin(b),
        }
    };
    !clash(term.chars().next(), before) && !clash(term.chars().next_back(), after)
}

/// Whether both ends of an occurrence are edges of words.
pub(super) fn stands_on_words(words: &[Word], span: Span) -> bool {
    let begins =
        words.iter().any(|w| w.span.start == span.start) || !words.iter().any(|w| w.span.start < span.start && span.start < w.span.end);
    let ends = words.iter().any(|w| w.span.end == span.end) || !words.iter().any(|w| w.span.start < span.end && span.end < w.span.end);
    begins && ends
}
