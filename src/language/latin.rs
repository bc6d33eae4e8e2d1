//! Names in Latin letters without digits, which both languages write alike: TNF-α, VEGF, G-CSF, letters with a label (NK細胞,
//! B型肝炎, ビタミンD), and authors (Smithら). Two texts come in; names of the source that became others go out. A name that
//! one text spells out (quality of life) is none of the other's business: only what stands on both sides is compared.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::spelling::{greek_names, unaccented};
use crate::text::{Lang, Span, fold_to_string, roman};

/// A name of the source and what stands for it in the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renamed {
    /// The bytes of the source.
    pub source: Span,
    /// The bytes of the target; nothing where an author is missing.
    pub target: Option<Span>,
}

/// Words of more letters are no names that one letter tells apart.
const LONGEST: usize = 10;

/// Words in Latin letters of a text that is compared; a segment has a few dozen.
const MOST: usize = 1000;

/// A word in Latin and Greek letters, hyphens inside included.
struct Word {
    span: Span,
    /// In lower case, without hyphens and accents, Greek letters by their names.
    key: String,
}

/// The names of the source that the target lacks, beside a name much like it, or of the same label, that the source lacks.
pub fn renamed(source: &str, source_lang: Lang, target: &str, target_lang: Lang) -> Vec<Renamed> {
    let (ja, en) = match (source_lang, target_lang) {
        (Lang::Ja, Lang::En) => (source, target),
        (Lang::En, Lang::Ja) => (target, source),
        _ => return Vec::new(),
    };
    // Most Japanese texts have no name in Latin letters.
    if !ja.chars().any(is_capital) {
        return Vec::new();
    }
    let (ja_words, en_words) = (words(ja), words(en));
    if ja_words.len().max(en_words.len()) > MOST {
        return Vec::new();
    }
    let is_in = |word: &Word, others: &[Word]| others.iter().any(|other| other.key == word.key || plural_of(&other.key, &word.key));
    let strange = |text: &str, all: &[Word], others: &[Word]| -> Vec<usize> {
        // A line in capitals has no names.
        let shouts =
            !text.contains(|c: char| c.is_ascii_lowercase()) && text.split(' ').filter(|word| word.contains(is_capital)).count() > 2;
        let open = |at: &usize| all.get(*at).is_some_and(|word| !shouts && is_name(word.span.of(text)) && !is_in(word, others));
        (0..all.len()).filter(open).collect()
    };
    let (lost, new) = (strange(ja, &ja_words, &en_words), strange(en, &en_words, &ja_words));
    let mut pairs: Vec<(Span, Option<Span>)> = Vec::new();
    let mut used = BTreeSet::new();
    for a in lost.iter().filter_map(|at| ja_words.get(*at)) {
        let near = |at: &&usize| !used.contains(*at) && en_words.get(**at).is_some_and(|b| is_near(&a.key, &b.key));
        if let Some(&at) = new.iter().find(near)
            && let Some(b) = en_words.get(at)
        {
            used.insert(at);
            pairs.push((a.span, Some(b.span)));
        }
    }
    for label in LABELS.iter() {
        let (ours, theirs) = (label.letters(ja, Lang::Ja), label.letters(en, Lang::En));
        let stray = |all: &[Span], text: &str, others: &[Word]| {
            let said = |span: &&Span| {
                let key = key(span.of(text));
                !others.iter().any(|word| word.key == key || plural_of(&word.key, &key))
            };
            all.iter().find(said).copied()
        };
        if let (Some(a), Some(b)) = (stray(&ours, ja, &en_words), stray(&theirs, en, &ja_words))
            && !pairs.iter().any(|(x, y)| x.overlaps(a) || y.is_some_and(|y| y.overlaps(b)))
        {
            pairs.push((a, Some(b)));
        }
    }
    pairs.extend(authors(ja, &ja_words, en, &en_words));
    pairs.sort_by_key(|(a, _)| *a);
    let ja_first = source_lang == Lang::Ja;
    let found = |(a, b): (Span, Option<Span>)| {
        if ja_first { Some(Renamed { source: a, target: b }) } else { b.map(|b| Renamed { source: b, target: Some(a) }) }
    };
    pairs.into_iter().filter_map(found).collect()
}

fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ' | 'α'..='ω' | 'Α'..='Ω' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ') && !matches!(c, '×' | '÷')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '−' | '－')
}

/// The words of a text that touch no digit and no sign of an address, a path or markup.
fn words(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_letter)).map(|start| at + start) {
        let rest = text.get(start..).unwrap_or("");
        let mut end = start + rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(is_hyphen)).filter(|rest| rest.starts_with(is_letter)) {
            end = text.len() - rest.len() + rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        }
        let span = Span::new(start, end);
        // Part of a number, an address, a path or markup.
        let odd =
            |c: char| c.is_numeric() || matches!(c, '_' | '@' | '/' | '\\' | '$' | '%' | '&' | '<' | '{' | '#' | '`' | '+' | '=' | ':');
        let mut head = text.get(..start).unwrap_or("").chars().rev();
        let before = head.next();
        let dotted = before == Some('.') && head.next().is_some_and(is_letter);
        let mut after = text.get(end..).unwrap_or("").chars();
        let inside = match after.next() {
            Some(c) if is_hyphen(c) => after.next().is_some_and(char::is_numeric),
            Some('.') => after.next().is_some_and(is_letter),
            Some(c) => c != ':' && odd(c),
            None => false,
        };
        if !dotted && !before.is_some_and(odd) && !inside {
            all.push(Word { span, key: key(span.of(text)) });
        }
        at = end;
    }
    all
}

fn key(word: &str) -> String {
    greek_names(&unaccented(&fold_to_string(word))).chars().filter(|c| c.is_alphabetic()).collect()
}

fn plural_of(one: &str, other: &str) -> bool {
    one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

/// Whether the word is a name that is made of letters: two capitals, or one and a Greek letter; no Roman numeral.
fn is_name(word: &str) -> bool {
    let letters = word.chars().filter(|c| is_letter(*c)).count();
    let capitals = word.chars().filter(|c| is_capital(*c)).count();
    let greek = word.chars().any(|c| matches!(c, 'α'..='ω'));
    let named = ["alpha", "beta", "gamma", "delta", "kappa"].iter().any(|name| word.ends_with(name));
    letters <= LONGEST
        && (capitals > 1 && 2 * capitals >= letters && (letters > 2 || greek)
            || capitals > 0 && (greek || named && word.contains(is_hyphen)))
        && roman(word).is_none()
}

/// Whether two names differ in a way that is no spelling: in the Greek letter, by one letter, or by two that changed places.
fn is_near(a: &str, b: &str) -> bool {
    const GREEK: [&str; 5] = ["alpha", "beta", "gamma", "delta", "kappa"];
    let stem = |name: &str| GREEK.iter().find_map(|letter| name.strip_suffix(letter)).map(str::to_owned);
    if let (Some(a), Some(b)) = (stem(a), stem(b)) {
        return a == b && a.len() > 1;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 3 || long.len() > LONGEST {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count().min(short.len() - head);
    match (short.len() - head - tail, long.len() - head - tail) {
        (0, 1) => true,
        (1, 1) => true,
        (2, 2) => short.get(head) == long.get(head + 1) && short.get(head + 1) == long.get(head),
        _ => false,
    }
}

/// A word with letters for a label, in the forms of both languages: what stands before and behind the letters.
struct Label {
    ja: Vec<(String, String)>,
    en: Vec<(String, String)>,
}

static LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let forms = |list: &str| list.split(',').filter_map(|form| form.split_once("{}")).map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    let lines = include_str!("letters.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut fields = line.split('|').skip(1);
            Some(Label { ja: forms(fields.next()?), en: forms(fields.next()?) })
        })
        .collect()
});

impl Label {
    /// The letters that have this label in a text.
    fn letters(&self, text: &str, lang: Lang) -> Vec<Span> {
        let mut all = Vec::new();
        let lower = text.to_ascii_lowercase();
        for (before, after) in if lang == Lang::Ja { &self.ja } else { &self.en } {
            let word = if before.is_empty() { after } else { before };
            for (at, _) in lower.match_indices(word.as_str()) {
                let span = if before.is_empty() {
                    let head = text.get(..at).unwrap_or("");
                    let start = head.trim_end_matches(|c| is_letter(c) || is_hyphen(c)).len();
                    Span::new(start, at)
                } else {
                    let start = at + word.len();
                    let rest = text.get(start..).unwrap_or("");
                    Span::new(start, start + rest.find(|c| !is_letter(c)).unwrap_or(rest.len()))
                };
                let inner =
                    before.is_empty() || after.is_empty() || text.get(span.end..).is_some_and(|rest| rest.starts_with(after.as_str()));
                let before_it = text.get(..span.start).and_then(|head| head.chars().next_back());
                let behind = text.get(span.end..).and_then(|rest| rest.chars().next());
                let free =
                    !before_it.is_some_and(|c| c.is_ascii_digit() || matches!(c, '/' | '+')) && !behind.is_some_and(|c| c.is_ascii_digit());
                if inner && free && is_label(span.of(text), lang == Lang::En && before.is_empty()) {
                    all.push(span);
                }
            }
        }
        all
    }
}

/// Whether letters are a label and no word: one capital, or a few letters that do not begin with their only capital.
fn is_label(letters: &str, may_be_article: bool) -> bool {
    let count = letters.chars().count();
    let first = letters.chars().next().is_some_and(is_capital);
    let capitals = letters.chars().filter(|c| is_capital(*c)).count();
    let article = may_be_article && matches!(letters, "A" | "I");
    (1..=4).contains(&count) && !letters.contains(is_hyphen) && !article && capitals > 0 && (count == 1 || capitals > 1 || !first)
}

/// Authors whom the Japanese text names in Latin letters, and the English one does not: Smithら, Smith et al.
fn authors(ja: &str, ja_words: &[Word], en: &str, en_words: &[Word]) -> Vec<(Span, Option<Span>)> {
    const OTHERS: [&str; 5] = ["ら", " et al", "らは", "ほか", " ら"];
    let named = |text: &str, word: &Word| {
        let said = word.span.of(text);
        let after = text.get(word.span.end..).unwrap_or("");
        let year = after.strip_prefix([',', '、', '，', '(', '（', ' ']).map(|rest| rest.trim_start_matches([' ', '(']));
        let year = year.is_some_and(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            digits == 4 && (rest.starts_with("19") || rest.starts_with("20"))
        });
        let before = text.get(..word.span.start).unwrap_or("");
        let cited = year && (before.ends_with(['(', '（']) || after.starts_with(['(', '（']));
        let surname = said.len() > 3 && said.starts_with(is_capital) && said.chars().skip(1).all(|c| c.is_alphabetic() && !is_capital(c));
        surname && (OTHERS.iter().any(|word| after.starts_with(word)) || cited)
    };
    let of = |text: &str, all: &[Word], others: &[Word]| -> Vec<Span> {
        let missing = |word: &&Word| named(text, word) && !others.iter().any(|other| other.key == word.key);
        all.iter().filter(missing).map(|word| word.span).collect()
    };
    let mut strange = of(en, en_words, ja_words).into_iter();
    of(ja, ja_words, en_words).into_iter().map(|span| (span, strange.next())).collect()
}
