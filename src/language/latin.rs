//! Names in Latin letters without digits, which both languages write alike: TNF-α, VEGF, G-CSF, letters with a label (NK細胞,
//! B型肝炎, ビタミンD), and authors (Smithら). Two texts come in; names of the source that became others go out. A name that
//! one text spells out (quality of life) is none of the other's business: only what stands on both sides is compared.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::spelling::{greek_names, unaccented};
use crate::text::{Lang, Span, any_byte, fold_to_string, roman};

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

/// The names of the source that the target lacks, beside a name much like it, or of the same label, that the source lacks.
pub fn renamed(source: &str, source_lang: Lang, target: &str, target_lang: Lang) -> Vec<Renamed> {
    let (ja, en) = match (source_lang, target_lang) {
        (Lang::Ja, Lang::En) => (source, target),
        (Lang::En, Lang::Ja) => (target, source),
        _ => return Vec::new(),
    };
    // Most Japanese texts have no name in Latin letters.
    if !any_byte(ja, |b| b.is_ascii_uppercase()) && !ja.contains(|c| is_capital(c) && !c.is_ascii()) {
        return Vec::new();
    }
    let (ja, en) = (Words::new(ja), Words::new(en));
    if ja.spans().len() > MOST {
        return Vec::new();
    }
    let mut pairs = changed(&ja, &en);
    for (a, b) in labelled(&ja, &en) {
        if !pairs.iter().any(|(x, y)| x.overlaps(a) || y.is_some_and(|y| y.overlaps(b))) {
            pairs.push((a, Some(b)));
        }
    }
    pairs.extend(authors(&ja, &en));
    pairs.sort_by_key(|(a, _)| *a);
    let ja_first = source_lang == Lang::Ja;
    let found = |(a, b): (Span, Option<Span>)| {
        if ja_first { Some(Renamed { source: a, target: b }) } else { b.map(|b| Renamed { source: b, target: Some(a) }) }
    };
    pairs.into_iter().filter_map(found).collect()
}

/// The words of a text in Latin and Greek letters, which are read once they are asked for.
struct Words<'a> {
    text: &'a str,
    read: OnceCell<Runs>,
    /// What each word is compared by.
    keys: OnceCell<Vec<String>>,
}

/// Where letters stand in a text.
#[derive(Default)]
struct Runs {
    /// Words with the hyphens inside; none that touches a digit or a sign of an address, a path or markup.
    words: Vec<Span>,
    /// Letters that may be a label.
    labels: Vec<Span>,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        Words { text, read: OnceCell::new(), keys: OnceCell::new() }
    }

    fn runs(&self) -> &Runs {
        self.read.get_or_init(|| Runs::of(self.text))
    }

    fn spans(&self) -> &[Span] {
        &self.runs().words
    }

    /// Whether a word of another text stands here, or its plural, or that of which it is the plural. A text with too many
    /// words is taken to have them all.
    fn has(&self, word: &str) -> bool {
        let spans = self.spans();
        spans.len() > MOST || spans.iter().any(|span| span.of(self.text) == word) || {
            let word = key(word);
            let keys = self.keys.get_or_init(|| spans.iter().map(|span| key(span.of(self.text))).collect());
            keys.iter().any(|key| *key == word || is_plural(key, &word) || is_plural(&word, key))
        }
    }

    /// The names that another text lacks.
    fn strange(&self, other: &Words<'_>) -> Vec<Span> {
        let is_strange = |span: &&Span| is_name(span.of(self.text)) && !other.has(span.of(self.text));
        // A line in capitals has no names.
        let shouts = |text: &str| {
            !text.contains(|c: char| c.is_ascii_lowercase()) && text.split(' ').filter(|word| word.contains(is_capital)).count() > 2
        };
        if shouts(self.text) { Vec::new() } else { self.spans().iter().filter(is_strange).copied().collect() }
    }
}

/// The names of the Japanese text that the English one lacks, each beside one much like it that the Japanese text lacks.
fn changed(ja: &Words<'_>, en: &Words<'_>) -> Vec<(Span, Option<Span>)> {
    let lost = ja.strange(en);
    let mut new = if lost.is_empty() { Vec::new() } else { en.strange(ja) };
    let mut keys: Vec<String> = new.iter().map(|b| key(b.of(en.text))).collect();
    let near = |a: Span| {
        let said = key(a.of(ja.text));
        let at = keys.iter().position(|key| is_near(&said, key))?;
        keys.remove(at);
        Some((a, Some(new.remove(at))))
    };
    lost.into_iter().filter_map(near).collect()
}

/// Letters of the Japanese text that the English one lacks, beside others there that have the same label.
fn labelled(ja: &Words<'_>, en: &Words<'_>) -> Vec<(Span, Span)> {
    let may_differ = |words: &Words<'_>| (1..=MOST).contains(&words.runs().labels.len());
    if !may_differ(ja) || !may_differ(en) {
        return Vec::new();
    }
    LABELS.iter().filter_map(|label| Some((label.strange(ja, en, Lang::Ja)?, label.strange(en, ja, Lang::En)?))).collect()
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

/// The place after the letters that stand at another one.
fn run(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    start + rest.find(|c| !is_letter(c)).unwrap_or(rest.len())
}

impl Runs {
    fn of(text: &str) -> Runs {
        let mut runs = Runs::default();
        let mut at = 0;
        while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_letter)).map(|start| at + start) {
            let mut end = run(text, start);
            runs.label(text, Span::new(start, end));
            while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(is_hyphen)).filter(|rest| rest.starts_with(is_letter))
            {
                let start = text.len() - rest.len();
                end = run(text, start);
                runs.label(text, Span::new(start, end));
            }
            let span = Span::new(start, end);
            if is_whole(text, span) {
                runs.words.push(span);
            }
            at = end;
        }
        runs
    }

    fn label(&mut self, text: &str, span: Span) {
        if is_label(text, span) {
            self.labels.push(span);
        }
    }
}

/// Whether a word is no part of a number, an address, a path or markup.
fn is_whole(text: &str, span: Span) -> bool {
    let odd = |c: char| c.is_numeric() || matches!(c, '_' | '@' | '/' | '\\' | '$' | '%' | '&' | '<' | '{' | '#' | '`' | '+' | '=' | ':');
    let mut head = text.get(..span.start).unwrap_or("").chars().rev();
    let before = head.next();
    let dotted = before == Some('.') && head.next().is_some_and(is_letter);
    let mut after = text.get(span.end..).unwrap_or("").chars();
    let goes_on = match after.next() {
        Some(c) if is_hyphen(c) => after.next().is_some_and(char::is_numeric),
        Some('.') => after.next().is_some_and(is_letter),
        Some(c) => c != ':' && odd(c),
        None => false,
    };
    !dotted && !before.is_some_and(odd) && !goes_on
}

/// Whether letters are a label and no word: one capital, or a few that do not begin with their only capital.
fn is_label(text: &str, span: Span) -> bool {
    let letters = span.of(text);
    let count = letters.chars().take(5).count();
    if count > 4 {
        return false;
    }
    let capitals = letters.chars().filter(|c| is_capital(*c)).count();
    let before = text.get(..span.start).and_then(|head| head.chars().next_back());
    let behind = text.get(span.end..).and_then(|rest| rest.chars().next());
    capitals > 0
        && (count == 1 || capitals > 1 || !letters.starts_with(is_capital))
        && !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '/' | '+'))
        && !behind.is_some_and(|c| c.is_ascii_digit())
}

/// A word in lower case, without hyphens and accents, Greek letters by their names.
fn key(word: &str) -> String {
    greek_names(&unaccented(&fold_to_string(word))).chars().filter(|c| c.is_alphabetic()).collect()
}

fn is_plural(many: &str, one: &str) -> bool {
    many.strip_suffix('s') == Some(one)
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
    /// The first letters with this label that another text lacks.
    fn strange(&self, words: &Words<'_>, other: &Words<'_>, lang: Lang) -> Option<Span> {
        let text = words.text;
        let forms = if lang == Lang::Ja { &self.ja } else { &self.en };
        forms.iter().find_map(|(before, after)| {
            let has = |span: &&Span| {
                let (head, rest) = (text.get(..span.start).unwrap_or(""), text.get(span.end..).unwrap_or(""));
                let is_article = lang == Lang::En && matches!(span.of(text), "A" | "I");
                match before.is_empty() {
                    true => !is_article && !head.ends_with(is_hyphen) && begins(rest, after),
                    false => ends(head, before) && rest.starts_with(after.as_str()),
                }
            };
            words.runs().labels.iter().filter(has).find(|span| !other.has(span.of(text))).copied()
        })
    }
}

fn begins(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

fn ends(text: &str, word: &str) -> bool {
    text.len().checked_sub(word.len()).and_then(|at| text.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

/// Authors whom the Japanese text names in Latin letters, and the English one does not: Smithら, Smith et al.
fn authors(ja: &Words<'_>, en: &Words<'_>) -> Vec<(Span, Option<Span>)> {
    const OTHERS: [&str; 5] = ["ら", " et al", "らは", "ほか", " ら"];
    let named = |text: &str, word: Span| {
        let said = word.of(text);
        let surname = said.len() > 3 && said.starts_with(is_capital) && said.chars().skip(1).all(|c| c.is_alphabetic() && !is_capital(c));
        if !surname {
            return false;
        }
        let after = text.get(word.end..).unwrap_or("");
        let year = after.strip_prefix([',', '、', '，', '(', '（', ' ']).map(|rest| rest.trim_start_matches([' ', '(']));
        let year = year.is_some_and(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            digits == 4 && (rest.starts_with("19") || rest.starts_with("20"))
        });
        let before = text.get(..word.start).unwrap_or("");
        let cited = year && (before.ends_with(['(', '（']) || after.starts_with(['(', '（']));
        OTHERS.iter().any(|word| after.starts_with(word)) || cited
    };
    let of = |one: &Words<'_>, other: &Words<'_>| -> Vec<Span> {
        let missing = |word: &&Span| named(one.text, **word) && !other.has(word.of(one.text));
        one.spans().iter().filter(missing).copied().collect()
    };
    let missing = of(ja, en);
    let mut strange = if missing.is_empty() { Vec::new() } else { of(en, ja) }.into_iter();
    missing.into_iter().map(|span| (span, strange.next())).collect()
}
