//! Japanese that an English text shows on purpose: the writing of a word behind its rendering (“Kiyomizu-dera (清水寺)”),
//! before its reading (“三宝 (sanpo)”), or named as writing (“also written as 大麻”). In: both texts and the runs of
//! Japanese in the target. Out: which runs are shown. What never happens: a parenthesis of the source that was left as
//! it is counts as shown.

use std::collections::BTreeSet;

use crate::article::vocabulary::vocabulary;
use crate::text::{Lang, Script, Span, script};

/// The longest writing of a word, in characters; what is longer is a sentence.
const LONGEST: usize = 30;

/// Runs that are looked at. A text that has more is not translated.
const MOST: usize = 100;

/// For each run, which stand in order and apart, whether it is shown on purpose.
pub(super) fn shown(source: &str, target: &str, runs: &[Span]) -> Vec<bool> {
    if runs.is_empty() {
        return Vec::new();
    }
    let subject = Subject::of(target);
    let mut shown: Vec<bool> = Vec::with_capacity(runs.len());
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut last: Option<Span> = None;
    for &run in runs.iter().take(MOST) {
        let text = run.of(target);
        let before = end_of(target.get(..run.start).unwrap_or(""));
        let behind = target.get(run.end..).unwrap_or("");
        // 1500年 is no writing of a word.
        let touches = before.ends_with(|c: char| c.is_ascii_alphanumeric()) || behind.starts_with(|c: char| c.is_ascii_alphanumeric());
        let is_word = is_word(text) && !touches;
        // One of several: 大堰川 or 大井川.
        let follows = last.is_some_and(|last| shown.last() == Some(&true) && is_link(Span::new(last.end, run.start).of(target)));
        let is_shown = is_word
            && (follows
                || (subject.writing && words.contains(text))
                || is_gloss(before, behind, &|part| is_bracketed(source, text, part))
                || is_sided(source, text, before, behind)
                || is_read(source, text, before, behind)
                || is_named(before, behind)
                || subject.shows(before, behind));
        if is_shown {
            words.insert(text);
        }
        shown.push(is_shown);
        last = Some(run);
    }
    shown.resize(runs.len(), false);
    // The mention may stand behind the last of several.
    for at in (1..runs.len().min(MOST)).rev() {
        let (Some(one), Some(next)) = (runs.get(at - 1), runs.get(at)) else { continue };
        let between = Span::new(one.end, next.start).of(target);
        if shown.get(at) == Some(&true) && is_word(one.of(target)) && is_link(between) && !between.contains(['(', '（']) {
            shown.iter_mut().skip(at - 1).take(1).for_each(|shown| *shown = true);
        }
    }
    // The same word again, before its mention.
    for (run, shown) in runs.iter().zip(&mut shown).filter(|_| subject.writing) {
        *shown |= words.contains(run.of(target));
    }
    shown
}

/// Whether a run is a word, or a list of words, and no sentence.
fn is_word(text: &str) -> bool {
    let longest = text.split(|c: char| !c.is_alphanumeric()).map(|word| word.chars().count()).max().unwrap_or(0);
    longest <= LONGEST && text.chars().count() <= LONGEST * 4 && !text.contains(['。', '．'])
}

/// What a text is about, as far as writing is concerned.
struct Subject {
    writing: bool,
    kanji: bool,
}

impl Subject {
    fn of(target: &str) -> Self {
        let Some(words) = vocabulary(Lang::En).map(|vocabulary| &vocabulary.characters) else {
            return Subject { writing: false, kanji: false };
        };
        let lower = target.to_lowercase();
        let writing = lower.split(|c: char| !c.is_ascii_alphabetic()).any(|word| words.writing_words.contains(word));
        Subject { writing, kanji: writing && words.kanji_words.iter().any(|word| lower.contains(word.as_str())) }
    }

    /// Whether such a text shows a run with these surroundings as writing.
    fn shows(&self, before: &str, behind: &str) -> bool {
        self.kanji || (self.writing && is_quoted(before, behind))
    }
}

/// Whether quotation marks stand on both sides.
pub(super) fn is_quoted(before: &str, behind: &str) -> bool {
    let behind = behind.strip_prefix(['.', ',', ';']).unwrap_or(behind);
    (before.is_empty() || before.ends_with(['"', '\'', '“', '‘', '`'])) && behind.starts_with(['"', '\'', '”', '’'])
}

/// The last characters of a text.
fn end_of(text: &str) -> &str {
    let start = text.char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or("")
}

/// Whether what stands between two runs only lists them.
fn is_link(between: &str) -> bool {
    let words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    between.chars().count() <= 30
        && words.into_iter().all(|word| matches!(word, "or" | "and" | "but" | "not" | "also" | "written" | "as" | "later" | "now" | "the"))
}

const QUOTES: [char; 9] = ['"', '\'', '“', '”', '‘', '’', '*', '_', '`'];

/// Whether a run opens a bracket behind a word of Latin letters, and closes it or goes on behind a comma; or closes one
/// behind other renderings (“(oil guild, 油座)”).
fn is_gloss(before: &str, behind: &str, is_bracketed: &dyn Fn(bool) -> bool) -> bool {
    let behind = behind.trim_start_matches(QUOTES).trim_start();
    let closes = behind.starts_with([')', ']', '）', '］']);
    let before = before.trim_end_matches(QUOTES);
    let Some(before) = before.strip_suffix(['(', '[', '（', '［']) else {
        let inner = before.rfind(['(', '（', '[']).and_then(|at| before.get(at..)).unwrap_or("");
        let is_last = closes && inner.trim_end().ends_with([',', ';', ':', '/', '=']) && !inner.contains([')', '）', ']']);
        return is_last && inner.chars().any(|c| script(c) == Script::Latin) && !is_bracketed(true);
    };
    let before = before.trim_end().trim_end_matches(QUOTES).trim_end_matches([')', ']', '>', ',', '.']).trim_end_matches(QUOTES);
    before.ends_with(|c: char| script(c) == Script::Latin)
        && !is_bracketed(false)
        && (closes || behind.starts_with([',', ';', ':', '/', '=']) || behind.starts_with("or ") || behind.starts_with("and "))
}

/// Whether a run and its rendering stand on two sides of a slash, which the source has not; or the text is no more than
/// the run and its reading.
fn is_sided(source: &str, text: &str, before: &str, behind: &str) -> bool {
    let is_latin = |c: char| script(c) == Script::Latin;
    let slash = behind.strip_prefix(" /").is_some_and(|rest| rest.trim_start().starts_with(is_latin))
        || before.trim_end().strip_suffix(" /").is_some_and(|rest| rest.trim_end().ends_with(is_latin));
    let mut words = behind.split_whitespace().take(4).peekable();
    let whole = before.trim().is_empty() && words.peek().is_some() && words.all(|word| is_romaji(&word.to_lowercase(), 1));
    (slash
        && ![format!("{text}/"), format!("{text} /"), format!("/{text}"), format!("/ {text}")]
            .iter()
            .any(|sided| source.contains(sided.as_str())))
        || (whole && behind.split_whitespace().nth(3).is_none())
}

/// Whether the source has the text only at the head of a parenthesis, or as a part of one that holds more: then it was
/// left, not added.
fn is_bracketed(source: &str, text: &str, part: bool) -> bool {
    let (mut depth, mut opened) = (0usize, false);
    let mut places = source.match_indices(text).map(|(at, _)| at).peekable();
    let found = places.peek().is_some();
    for (at, c) in source.char_indices() {
        if places.next_if_eq(&at).is_some() {
            let closes = source.get(at + text.len()..).unwrap_or("").trim_start_matches(['」', '』', '"']);
            let whole = opened && closes.starts_with([')', '）', ']', '］', '〕']);
            if depth == 0 || (part && whole) || !(part || opened) {
                return false;
            }
        }
        opened = matches!(c, '(' | '（' | '［' | '[' | '〔' | '「' | '『' | '"') && (depth > 0 || !matches!(c, '「' | '『' | '"'));
        match c {
            '(' | '（' | '［' | '[' | '〔' => depth += 1,
            ')' | '）' | '］' | ']' | '〕' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// Whether a run is followed by its reading in brackets, or, where it is quoted, by what it means. The source may give
/// the reading too, in kana.
fn is_read(source: &str, text: &str, before: &str, behind: &str) -> bool {
    let quoted = is_quoted(before, behind);
    let behind = behind.trim_start_matches(['.', ',', ';']).trim_start_matches(QUOTES).trim_start();
    let Some(inner) = behind.strip_prefix(['(', '[', '（']) else { return false };
    let word: String = inner.trim_start_matches(QUOTES).chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
    let bracket = |at: usize| {
        let rest = source.get(at + text.len()..).unwrap_or("").trim_start_matches(['」', '』', '"']);
        rest.strip_prefix(['(', '（']).map(|inner| inner.starts_with(|c| matches!(script(c), Script::Hiragana | Script::Katakana)))
    };
    let least = if text.chars().count() == 1 { 1 } else { 2 };
    let means = quoted && word.chars().next().is_some_and(char::is_lowercase);
    (means || is_romaji(&word.to_lowercase(), least)) && source.match_indices(text).all(|(at, _)| bracket(at) != Some(false))
}

/// Whether a run is named as writing: “written as 大麻”, “大麻 in kanji”.
fn is_named(before: &str, behind: &str) -> bool {
    let Some(words) = vocabulary(Lang::En).map(|vocabulary| &vocabulary.characters) else { return false };
    let trimmed = |c: char| c.is_whitespace() || QUOTES.contains(&c) || matches!(c, '(' | '[' | ',');
    let before = before.trim_end_matches(trimmed).to_lowercase();
    let bare = before.trim_end_matches([':', ' ']);
    let short = before.strip_suffix(" of").or_else(|| before.strip_suffix(" as")).unwrap_or(&before);
    let ends = |phrase: &String| {
        let follows = |rest: &str| !rest.ends_with(char::is_alphanumeric);
        [before.as_str(), short, bare].iter().any(|before| before.strip_suffix(phrase.as_str()).is_some_and(follows))
    };
    let behind: String = behind.trim_start_matches(trimmed).chars().take(40).flat_map(char::to_lowercase).collect();
    words.before_writing.iter().any(ends) || words.behind_writing.iter().any(|phrase| behind.starts_with(phrase.as_str()))
}

/// Whether a word of small letters is Japanese in Latin letters (Hepburn or near it): open syllables, n, double consonants.
fn is_romaji(word: &str, least: usize) -> bool {
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
    use super::{is_romaji, shown};
    use crate::check::leftover::runs;

    fn all_shown(source: &str, target: &str) -> Vec<bool> {
        shown(source, target, &runs(target))
    }

    #[test]
    fn writings_are_shown() {
        for (source, target) in [
            ("水月寺は山の上にある。", "Suigetsu-ji Temple (水月寺) stands on the hill."),
            ("上清液は淡い黄色です。", "The conditioned medium (上清液) is pale yellow."),
            ("三毒（さんどく）を断つ。", "He cuts off 三毒 (sandoku, the three poisons)."),
            ("醸造（じょうぞう）と書く。", "The characters are 醸造 in Chinese characters."),
            ("水月寺（油座）", "Suigetsu-ji: yuza (oil guild, 油座)"),
            ("三毒（旧字体：三毒）", "Sandoku (old form of a character: 三毒)"),
            ("「応」の字を「能」に改めた。", "One character 応 was altered."),
            ("伊美吉とも書く。", "It became 伊美吉 (also pronounced imiki)."),
            ("日本語のページ", "日本語 / Japanese"),
            ("賛", "賛 San"),
            ("油座という組合があった。", "There was a guild (yuza, 油座)."),
            ("「鍼」の字と「針」の字がある。", "There are the letters '鍼' and '針'."),
            ("「灸」と書く。", "It is written as “灸”."),
            ("薬缶または薬鑵と書く。", "It is written 薬缶 or 薬鑵."),
            ("湯治は「とうじ」と読む。", "The characters “湯治” are read toji."),
            ("按摩、あるいは按磨とも。", "Anma (按摩, also written 按磨) is massage."),
        ] {
            let found = all_shown(source, target);
            assert!(!found.is_empty() && found.iter().all(|shown| *shown), "{target}: {found:?}");
        }
    }

    #[test]
    fn leftovers_are_not_shown() {
        for (source, target) in [
            ("料金（税込）は5,000円です。", "The price (税込) is 5,000 yen."),
            ("間葉系幹細胞（MSC）を使う。", "We use 間葉系幹細胞 (MSC)."),
            ("骨髄から採取する。", "It is taken from the 骨髄."),
            ("「再生医療」とは何か。", "What is “再生医療”?"),
            ("細胞が自己複製する。", "Cells (細胞 that renew themselves) live."),
            ("賛", "The 賛 San"),
            ("骨髄は骨の中にあり、骨髄から採る。", "Bone marrow is in the bone; it is taken from the 骨髄."),
            ("組合（細胞、臓器）の話。", "A talk on the union (cells, 臓器)."),
            ("手紙を書いて同意を得る。", "We write a letter and get 同意."),
        ] {
            assert_eq!(all_shown(source, target), [false], "{target}");
        }
    }

    #[test]
    fn readings() {
        for word in ["sanpo", "kakeobi", "gyokuyo", "shippo", "tōji", "konnyaku", "zen", "matcha", "hommaru"] {
            assert!(is_romaji(word, 2), "{word}");
        }
        for word in ["msc", "stem", "the", "supernatant", "cells", "fig", "il", "a", "", "with"] {
            assert!(!is_romaji(word, 2), "{word}");
        }
    }
}
