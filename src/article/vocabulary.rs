//! The data files `locales/<lang>/structure.toml`: names of speakers, words that end or carry on a sentence, and how
//! structure is written in a language. In: the files as they were at build time. Out: one value per language. What
//! never happens: a word of a language stands in Rust code instead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::Lang;

/// One `structure.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    #[serde(default)]
    pub speakers: Speakers,
    #[serde(default)]
    pub questions: Questions,
    #[serde(default)]
    pub enumeration: Enumeration,
    #[serde(default)]
    pub masthead: Masthead,
    #[serde(default)]
    pub segmentation: Segmentation,
    pub style: Writing,
    #[serde(default)]
    pub characters: Characters,
}

/// Words that stand for Q and A.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Questions {
    /// Before a question.
    pub asks: Vec<String>,
    /// Before an answer.
    pub answers: Vec<String>,
}

/// What a label of a question or answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    Asks,
    Answers,
}

/// Lists with numbers.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Enumeration {
    /// Words that begin an item although a particle begins them (①がん).
    pub words: Vec<String>,
    /// What chapters are called; `{}` stands for the number.
    pub chapters: Vec<String>,
}

/// What stands above an article on its page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Masthead {
    /// Names of the first page of a site.
    pub home: BTreeSet<String>,
    /// Labels of dates, authors and categories.
    pub labels: Vec<String>,
    /// Characters of dates, besides digits.
    pub dates: String,
}

/// Who speaks in dialogues.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Speakers {
    /// Labels that need no quotation marks behind them.
    pub names: BTreeSet<String>,
    /// Endings that make a name a speaker.
    pub suffixes: Vec<String>,
    /// Titles before a name that make it one.
    pub prefixes: Vec<String>,
    /// Letters that stand for a speaker where they recur before a colon.
    pub letters: BTreeSet<String>,
    /// What introduces the short form of a label in parentheses.
    pub aliases: Vec<String>,
}

/// Words that decide whether a sentence ends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Segmentation {
    /// What carries a sentence on behind a closing quotation mark.
    pub continuations: Vec<String>,
    /// What carries a sentence on behind ！ and ？.
    pub quotatives: Vec<String>,
    /// Words that begin a sentence although a continuation begins them.
    pub starters: Vec<String>,
    /// Abbreviations that never end a sentence, lower case, without the last full stop.
    pub titles: BTreeSet<String>,
    /// Abbreviations that do not end one before a number.
    pub numbered: BTreeSet<String>,
    /// Abbreviations that end one before a word that usually begins one.
    pub finals: BTreeSet<String>,
    /// Abbreviations with inner points that no name follows.
    pub measures: BTreeSet<String>,
    /// What the captions of figures and tables begin with, lower case.
    pub captions: BTreeSet<String>,
    /// Nouns whose following letter is no initial.
    pub lettered: BTreeSet<String>,
    /// Words that usually begin a sentence, lower case.
    pub openers: BTreeSet<String>,
    /// Those of them that begin one even where the space before it is missing: no name of a program or file has them.
    pub sure_openers: BTreeSet<String>,
    /// Words that a number belongs to, or that go before another item, so that no list goes on behind them.
    pub counted: BTreeSet<String>,
    /// Prepositions that open a sentence with the time of day.
    pub before_times: BTreeSet<String>,
    /// What belongs to a time of day before it, lower case: 5 p.m. Monday, 8 a.m. GMT.
    pub after_times: BTreeSet<String>,
}

/// How structure is written; see `segment::Style`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Writing {
    pub gap: String,
    pub dialogue: [String; 2],
    pub inner: [String; 2],
    pub heading: [String; 2],
    pub caption: [String; 2],
    pub colon: String,
    pub colon_before_quote: bool,
    pub marker_space: String,
    #[serde(default)]
    pub cell_gap: String,
    pub full_stop_in_labels: bool,
    pub bullets_in_headings: bool,
    #[serde(default)]
    pub markers: BTreeMap<String, String>,
    #[serde(default)]
    pub numbers: BTreeMap<String, String>,
    #[serde(default)]
    pub signs: BTreeMap<String, String>,
}

/// Characters that do not belong into a language, and where foreign ones are shown on purpose.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Characters {
    /// How a character of another language is written in this one; empty where nothing takes its place.
    pub written: BTreeMap<String, String>,
    /// What stands before writing that is shown as such (written as 大麻), lower case.
    pub before_writing: Vec<String>,
    /// What stands behind it (大麻 in kanji), lower case.
    pub behind_writing: Vec<String>,
    /// Words of a text about writing, lower case.
    pub writing_words: BTreeSet<String>,
    /// Words that only list or compare writings, lower case.
    pub link_words: BTreeSet<String>,
    /// Words of a text about kanji, lower case.
    pub kanji_words: Vec<String>,
    /// Small words without which there is no sentence, lower case.
    pub sentence_words: BTreeSet<String>,
    /// Signs that mean something in tables of another language and nothing in this one.
    pub table_signs: Vec<String>,
}

static JA: LazyLock<Vocabulary> = LazyLock::new(|| read(include_str!("../../locales/ja/structure.toml")));
static EN: LazyLock<Vocabulary> = LazyLock::new(|| read(include_str!("../../locales/en/structure.toml")));

/// The shipped files are tested to parse; nothing else is ever read here.
fn read(toml: &str) -> Vocabulary {
    toml::from_str(toml).unwrap_or_default()
}

/// The vocabulary of a language that has one.
pub(crate) fn vocabulary(lang: Lang) -> Option<&'static Vocabulary> {
    match lang {
        Lang::Ja => Some(&JA),
        Lang::En => Some(&EN),
        Lang::Other => None,
    }
}

/// What carries on or ends sentences in Japanese, whatever the language of the article: both kinds are mixed.
pub(crate) fn japanese() -> &'static Segmentation {
    &JA.segmentation
}

/// The same for English.
pub(crate) fn english() -> &'static Segmentation {
    &EN.segmentation
}

/// What stands above Japanese articles.
pub(crate) fn masthead() -> &'static Masthead {
    &JA.masthead
}

/// The number of the chapter whose name a line begins with, before a space, a colon or nothing: 第３章　治療.
pub(crate) fn chapter(line: &str) -> Option<u32> {
    JA.enumeration.chapters.iter().find_map(|name| {
        let (before, behind) = name.split_once("{}")?;
        let rest = line.strip_prefix(before)?;
        let (number, tail) = rest.split_at_checked(rest.find(behind)?)?;
        let tail = tail.strip_prefix(behind)?;
        let apart = tail.is_empty() || tail.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
        apart.then(|| numeral(number)).flatten()
    })
}

/// A number up to 99 in digits of either width or in kanji.
fn numeral(text: &str) -> Option<u32> {
    let kanji = |c: char| "一二三四五六七八九".chars().position(|k| k == c).and_then(|at| u32::try_from(at + 1).ok());
    let mut value = 0;
    for c in text.chars() {
        let narrow = if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0)? } else { c };
        value = match narrow.to_digit(10).or_else(|| kanji(c)) {
            Some(digit) if value % 10 == 0 && kanji(c).is_some() => value + digit,
            Some(digit) => value * 10 + digit,
            None if c == '十' => value.max(1) * 10,
            None => return None,
        };
        if value > 99 {
            return None;
        }
    }
    (value > 0).then_some(value)
}

/// Whether a line begins with a speaker of the lists and what may stand behind one: `語り手：…`, `聞き手・構成：…`.
pub(crate) fn begins_with_speaker(line: &str) -> bool {
    let Some((label, _)) = line.split_once([':', '：']) else { return false };
    is_letter(label.trim()) || label.split(['・', '/', '／']).any(|name| is_speaker(name.trim()))
}

/// Whether a label is a letter that may stand for a speaker.
pub(crate) fn is_letter(label: &str) -> bool {
    JA.speakers.letters.contains(label)
}

/// Whether a text goes on behind a closing quotation mark: と, って, は, など …
pub(crate) fn continues(text: &str) -> bool {
    JA.segmentation.begins(text, &JA.segmentation.continuations)
}

/// Whether it does so behind ！ and ？, or on a new line: と, って, という …
pub(crate) fn quotes(text: &str) -> bool {
    JA.segmentation.begins(text, &JA.segmentation.quotatives)
}

impl Segmentation {
    fn begins(&self, text: &str, words: &[String]) -> bool {
        let begins = |words: &[String]| words.iter().any(|word| text.starts_with(word.as_str()));
        begins(words) && !begins(&self.starters)
    }
}

/// Whether a text begins with a word, although its first letter could be a particle behind a number (①がん, not ①が).
pub(crate) fn begins_item(text: &str) -> bool {
    // No word begins with these.
    let inside = text.chars().nth(1).is_some_and(|c| "んぁぃぅぇぉっゃゅょー".contains(c));
    inside || JA.enumeration.words.iter().any(|word| text.starts_with(word.as_str()))
}

/// The word for a question or an answer that a text begins with, and its bytes.
pub(crate) fn question_word(text: &str) -> Option<(Question, usize)> {
    let find = |words: &[String]| words.iter().filter(|word| text.starts_with(word.as_str())).map(String::len).max();
    let asks = find(&JA.questions.asks).map(|len| (Question::Asks, len));
    asks.or_else(|| find(&JA.questions.answers).map(|len| (Question::Answers, len)))
}

/// Whether a label names a speaker in any language.
pub(crate) fn is_speaker(label: &str) -> bool {
    JA.speakers.names.contains(label) || EN.speakers.names.contains(label)
}

/// Whether a label ends like a person's name or profession.
pub(crate) fn ends_like_speaker(label: &str) -> bool {
    let titled = |title: &String| label.strip_prefix(title.as_str()).is_some_and(|name| (1..=6).contains(&name.chars().count()));
    is_speaker(label)
        || JA.speakers.suffixes.iter().any(|suffix| label.ends_with(suffix.as_str()))
        || JA.speakers.prefixes.iter().any(titled)
}

/// The short form that a label introduces: 医 of 医師（以下、医）.
pub(crate) fn alias(label: &str) -> Option<&str> {
    let inner = label.trim_end().strip_suffix(['）', ')'])?;
    let (_, inner) = inner.rsplit_once(['（', '('])?;
    let name = JA.speakers.aliases.iter().find_map(|word| inner.strip_prefix(word.as_str()))?.trim();
    (1..=6).contains(&name.chars().count()).then_some(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{EN, JA, Vocabulary, alias, chapter, ends_like_speaker, is_speaker};

    #[test]
    fn the_shipped_files_parse() {
        for file in [include_str!("../../locales/ja/structure.toml"), include_str!("../../locales/en/structure.toml")] {
            toml::from_str::<Vocabulary>(file).unwrap();
        }
        assert!(is_speaker("患者様") && is_speaker("Doctor") && !is_speaker("住所"));
        assert_eq!(EN.style.gap, " ");
        assert_eq!(JA.style.dialogue[0], "「");
    }

    #[test]
    fn labels_and_chapters() {
        assert_eq!(["医師（以下、医）", "医師(以下医師)", "医師（内科）", "医師"].map(alias), [Some("医"), Some("医師"), None, None]);
        assert!(ends_like_speaker("Dr.山田") && ends_like_speaker("山田Dr") && !ends_like_speaker("Drug"));
        let lines = ["第1章　肩", "第１２章", "第三章：膝", "第二十一章 腰", "第1章では", "第章 肩", "第1回　肩"];
        assert_eq!(lines.map(chapter), [Some(1), Some(12), Some(3), Some(21), None, None, None]);
    }
}
