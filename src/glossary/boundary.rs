//! Where a Japanese term may begin and end, by script run and by word.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::entry::Boundary;
use crate::morph::Word;
use crate::text::{Script, Span, script};

/// What decides whether a place in the text is the edge of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Every place is.
    Free,
    /// Script alone decides.
    Script,
    /// Script, and the edges of words.
    Words,
    /// The same, or the edge of a word made of the term and an affix.
    Compounds,
    /// A reading: what stands beside it is no kana but a particle.
    Reading,
}

/// The rule for a word in comparison form: a short kanji term (two characters at most) and a term in hiragana
/// only must stand on the edges of words of the plain dictionary (two kanji may have an affix beside them), longer ones
/// are told apart by script.
pub(super) fn rule(term: &str, boundary: Boundary) -> Rule {
    match boundary {
        Boundary::Free => Rule::Free,
        Boundary::Strict => Rule::Words,
        Boundary::Auto => {
            let scripts: Vec<Script> = term.chars().map(script).collect();
            let only = |wanted: &[Script]| scripts.iter().all(|s| wanted.contains(s));
            let native = only(&[Script::Han, Script::Hiragana]);
            if only(&[Script::Han]) && scripts.len() == 2 {
                return Rule::Compounds;
            }
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
pub(super) fn stands_on_words(words: &[Span], span: Span) -> bool {
    // Words stand in order and apart: only the last one that begins before a place can lie across it.
    let is_edge = |at: usize| {
        let before = words.partition_point(|word| word.start < at).checked_sub(1);
        before.and_then(|before| words.get(before)).is_none_or(|word| word.end <= at)
    };
    is_edge(span.start) && is_edge(span.end)
}

/// Characters that make a word of the dictionary out of a term and themselves: behind it, and before it.
static AFFIXES: LazyLock<[BTreeSet<&'static str>; 2]> = LazyLock::new(|| {
    let of = |kind: &str| {
        let lines = include_str!("affixes.txt").lines().filter_map(move |line| line.strip_prefix(kind));
        lines.flat_map(str::split_whitespace).collect()
    };
    [of("behind "), of("before ")]
});

/// Whether an occurrence begins or ends one longer word of the dictionary whose rest is an affix, kana or a word itself
/// (一般に, 医学部, 天然記念物, 次世代). Verbs and adjectives are words of their own.
pub(super) fn stands_in_compound(text: &str, words: &[Word], span: Span) -> bool {
    let first = words.partition_point(|word| word.span.end <= span.start);
    let Some(word) = words.get(first).filter(|word| word.span != span) else { return false };
    if !word.span.contains(span) {
        return is_torn(text, word, words.get(first + 1), span);
    }
    let [behind, before] = &*AFFIXES;
    let rest = Span::new(span.end, word.span.end).of(text);
    if word.pos.starts_with("動詞") || word.pos.starts_with("形容詞") {
        // 位置づける, 条件付ける: the noun and a verb.
        return word.span.start == span.start && rest.starts_with(['づ', '付']);
    }
    // The name of an organization is made of words.
    if word.pos.starts_with("名詞,固有名詞,組織") {
        let single = |part: Span| part.of(text).chars().count() == 1;
        return !single(Span::new(word.span.start, span.start)) && !single(Span::new(span.end, word.span.end));
    }
    if word.span.start == span.start {
        let single = rest.chars().nth(1).is_none();
        let kana = rest.chars().all(|c| script(c) == Script::Hiragana);
        return kana || behind.contains(rest) || (!single && rest.chars().all(|c| matches!(script(c), Script::Han | Script::Katakana)));
    }
    word.span.end == span.end && before.contains(Span::new(word.span.start, span.start).of(text))
}

/// Whether the analyser read a name into the text that takes the first half of a term (針生 in 針生検): a name is not
/// followed by the other half alone.
fn is_torn(text: &str, name: &Word, half: Option<&Word>, span: Span) -> bool {
    let single = |part: Span| part.of(text).chars().nth(1).is_none();
    let is_name = name.pos.starts_with("名詞,固有名詞,人名") || name.pos.starts_with("名詞,固有名詞,地域");
    is_name
        && single(Span::new(name.span.start, span.start))
        && half.is_some_and(|half| half.span == Span::new(name.span.end, span.end) && single(half.span))
}

/// Whether a word of kana lies in a longer reading of something else: （やまいせき） has no せき. Brackets with nothing but
/// the word are the reading of a term.
pub(super) fn is_part_of_reading(text: &str, span: Span) -> bool {
    let kana = |c: char| matches!(script(c), Script::Hiragana | Script::Katakana) || matches!(c, ' ' | '-' | '・');
    if !span.of(text).chars().all(kana) {
        return false;
    }
    let before = text.get(..span.start).unwrap_or("");
    let rest = text.get(span.end..).unwrap_or("");
    let start = before.trim_end_matches(kana);
    let end = rest.trim_start_matches(kana);
    let opens = start.ends_with(['(', '（', '《', '〔']);
    opens && end.starts_with([')', '）', '》', '〕', '、', ',']) && (start.len() < before.len() || end.len() < rest.len())
}

/// Whether a reading in hiragana stands alone: kana beside it are particles.
pub(super) fn stands_as_reading(text: &str, span: Span) -> bool {
    const PARTICLES: &str = "はがをにのとでもやへ";
    const BEHIND: [&str; 5] = ["から", "まで", "など", "です", "だ"];
    let before = text.get(..span.start).and_then(|t| t.chars().next_back());
    let rest = text.get(span.end..).unwrap_or("");
    let letter = |c: char| matches!(script(c), Script::Hiragana | Script::Katakana | Script::Han);
    // 誰もうまく is no もうまく: a reading that begins like a particle follows no word.
    if span.of(text).chars().next().is_some_and(|c| PARTICLES.contains(c)) && before.is_some_and(letter) {
        return false;
    }
    let alone = |c: Option<char>| c.is_none_or(|c| !matches!(script(c), Script::Hiragana) && c != 'ー' || PARTICLES.contains(c));
    alone(before) && (alone(rest.chars().next()) || BEHIND.iter().any(|word| rest.starts_with(word)))
}
