//! Readings of Japanese in Latin letters, and where they stand beside the writing: “‘Yuza’ 油座”, “(油座 Yuza)”,
//! “油座 as ‘yuza’”. In: what stands before and behind a run. Out: whether that reads it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::gloss::QUOTES;
use crate::text::{Script, script};

/// English words that look like Japanese in Latin letters.
static ENGLISH: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("not-romaji.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// The last word of a text, with its hyphens, in small letters.
pub(super) fn last_word(text: &str) -> String {
    let word: Vec<char> = text.chars().rev().take_while(|c| c.is_alphabetic() || *c == '-').collect();
    word.into_iter().rev().flat_map(char::to_lowercase).collect()
}

/// The first word of a text, with its hyphens, in small letters.
fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphabetic() || *c == '-').flat_map(char::to_lowercase).collect()
}

/// Whether what follows says how a run is read: “as ‘toji’”, and in a text about writing “as Toji”.
pub(super) fn is_read_as(behind: &str, writing: bool) -> bool {
    let Some(rest) = behind.trim_start_matches(QUOTES).trim_start().strip_prefix("as ") else { return false };
    let word = rest.trim_start_matches(QUOTES);
    (writing || word.len() < rest.len()) && is_romaji(&first_word(word), 2)
}

/// Whether the reading of a run stands before it: in the same quotation marks or in ones of its own (‘Yuza’ 油座) where
/// the source quotes the run alone, or where the source gives the reading in kana.
pub(super) fn stands_behind(source: &str, text: &str, before: &str) -> bool {
    let before = before.trim_end();
    let is_quoted = || {
        let bare = before.trim_end_matches(QUOTES);
        let Some(at) = bare.rfind(['"', '\'', '“', '‘']) else { return false };
        let phrase = bare.get(at..).unwrap_or("").trim_start_matches(QUOTES);
        let words = || phrase.split_whitespace().map(str::to_lowercase);
        words().all(|word| is_romaji(&word, 1)) && words().any(|word| is_romaji(&word, 2))
    };
    let is_given = || {
        let kana = |at: usize| {
            let rest = source.get(at + text.len()..).unwrap_or("").trim_start_matches(['」', '』']);
            rest.strip_prefix(['(', '（']).is_some_and(|inner| inner.starts_with(|c| script(c) == Script::Hiragana))
        };
        is_romaji(&last_word(before), 3) && source.match_indices(text).any(|(at, _)| kana(at))
    };
    let alone = || [format!("「{text}」"), format!("『{text}』")].iter().any(|alone| source.contains(alone.as_str()));
    is_quoted() && alone() || is_given()
}

/// Whether the reading of a run stands behind it in its bracket, “(油座 Yuza)”, or behind a comma, “(油座, yuza)”, where
/// the source has the run alone.
pub(super) fn stands_before(source: &str, text: &str, before: &str, behind: &str) -> bool {
    let alone = || {
        [('（', '）'), ('(', ')'), ('「', '」'), ('『', '』')].iter().any(|(open, close)| source.contains(&format!("{open}{text}{close}")))
    };
    let opens = before.ends_with(['(', '[', '（', '"', '\'', '“', '‘']);
    let rest = behind.trim_start_matches([',', ':']);
    let word = rest.trim_start();
    let name = rest.len() < behind.len() || (before.ends_with(['(', '[', '（']) && word.starts_with(char::is_uppercase));
    opens && name && is_romaji(&first_word(word), 2) && alone()
}

/// Whether a reading touches a run, “油座Yuza”, and the run stands by itself in the source: 院長 of 院長山田 does not.
pub(super) fn touches_its_reading(source: &str, text: &str, before: &str, behind: &str) -> bool {
    let (front, back) = (last_word(before), first_word(behind));
    let reads = |word: &str, other: bool| !word.is_empty() && other && is_romaji(word, 2);
    let free = |c: char| !c.is_ascii_alphanumeric();
    let touched = reads(&front, behind.is_empty() || behind.starts_with(free)) || reads(&back, before.is_empty() || before.ends_with(free));
    let is_japanese = |c: char| matches!(script(c), Script::Han | Script::Katakana) || c == 'ー';
    let stands = |at: usize| {
        !source.get(..at).unwrap_or("").ends_with(is_japanese) && !source.get(at + text.len()..).unwrap_or("").starts_with(is_japanese)
    };
    touched && source.match_indices(text).any(|(at, _)| stands(at))
}

/// Whether a word of small letters is Japanese in Latin letters (Hepburn or near it): open syllables, n, double consonants.
pub(super) fn is_romaji(word: &str, least: usize) -> bool {
    if ENGLISH.contains(word) {
        return false;
    }
    let letters: Vec<char> = word.chars().filter(|c| *c != '-').collect();
    let is_vowel = |c: char| "aiueoāīūēōâîûêô".contains(c);
    let (mut at, mut syllables) = (0, 0);
    while let Some(&c) = letters.get(at) {
        let rest = letters.get(at..).unwrap_or(&[]);
        let onset = match rest {
            ['s', 'h', ..] | ['c', 'h', ..] | ['t', 's', ..] => 2,
            ['k' | 'g' | 'n' | 'h' | 'b' | 'p' | 'm' | 'r' | 'j', 'y', ..] => 2,
            ['k' | 'g' | 's' | 'z' | 't' | 'd' | 'n' | 'h' | 'f' | 'b' | 'p' | 'm' | 'y' | 'r' | 'w' | 'j', ..] => 1,
            _ => 0,
        };
        if rest.get(onset).is_some_and(|c| is_vowel(*c)) {
            (at, syllables) = (at + onset + 1, syllables + 1);
        } else if c == 'n'
            || (c == 'm' && matches!(rest.get(1), Some('b' | 'p' | 'm')))
            || (rest.get(1) == Some(&c) && "kstpcg".contains(c))
            || (c == 't' && rest.get(1) == Some(&'c'))
        {
            at += 1;
        } else {
            return false;
        }
    }
    letters.len() > least && syllables >= least || matches!(word, "zen" | "kan" | "ban" | "gen")
}

#[cfg(test)]
mod tests {
    use super::is_romaji;

    #[test]
    fn readings() {
        for word in ["sanpo", "kakeobi", "gyokuyo", "shippo", "tōji", "konnyaku", "zen", "matcha", "hommaru"] {
            assert!(is_romaji(word, 2), "{word}");
        }
        for word in ["msc", "union", "gene", "bone", "stem", "the", "supernatant", "cells", "fig", "il", "a", "", "with"] {
            assert!(!is_romaji(word, 2), "{word}");
        }
    }
}
