//! The characters of a text as the number readers want them: width, dashes and spaces folded, superscripts turned
//! into `^`, markup left out, every one with the bytes it came from. Case is kept, since May and may differ.

use super::number_markup::{Markup, markup};
use crate::text::Span;

/// The folded characters of one text. Reading past either end gives `\0`.
#[derive(Debug)]
pub(super) struct Glyphs {
    chars: Vec<char>,
    bytes: Vec<(u32, u32)>,
    /// Its ASCII letters in lower case, one byte a character; anything else is `\0`.
    letters: String,
    /// Whether it has the `@` or the `:` of an address.
    pub addressed: bool,
}

impl Glyphs {
    pub fn new(text: &str) -> Self {
        let most = text.chars().count();
        let mut glyphs =
            Glyphs { chars: Vec::with_capacity(most), bytes: Vec::with_capacity(most), letters: String::new(), addressed: false };
        let mut rest = text.chars();
        let mut skip_to = 0;
        let mut raised = false;
        loop {
            let start = text.len() - rest.as_str().len();
            if start >= skip_to
                && let Some(plain) = plain(rest.as_str())
            {
                glyphs.push_plain(plain, start);
                rest = rest.as_str().get(plain.len()..).unwrap_or("").chars();
                raised = false;
                continue;
            }
            let japanese = if start >= skip_to { japanese(rest.as_str()) } else { "" };
            if !japanese.is_empty() {
                glyphs.push_japanese(japanese, start);
                rest = rest.as_str().get(japanese.len()..).unwrap_or("").chars();
                raised = false;
                continue;
            }
            let Some(mut c) = rest.next() else { break };
            if start < skip_to {
                continue;
            }
            let mut end = start + c.len_utf8();
            if let Some((markup, length)) = markup(text, start, glyphs.last()) {
                (skip_to, end) = (start + length, start + length);
                match markup {
                    Markup::Left => continue,
                    Markup::Raised => {
                        glyphs.push('^', start, end);
                        continue;
                    }
                    Markup::Means(meant) => c = meant,
                    Markup::Placeholder => c = char::REPLACEMENT_CHARACTER,
                }
            }
            let digit = superscript(c);
            if let Some(digit) = digit {
                if !raised {
                    glyphs.push('^', start, start);
                }
                glyphs.push(digit, start, end);
            } else {
                let next = rest.clone().next().unwrap_or('\0');
                for c in parts(c) {
                    glyphs.push(folded(*c, glyphs.last(), next), start, end);
                }
                if parts(c).is_empty() {
                    glyphs.push(folded(c, glyphs.last(), next), start, end);
                }
            }
            raised = digit.is_some();
        }
        let letter = |c: &char| if c.is_ascii_alphabetic() { *c as u8 | 0x20 } else { 0 };
        glyphs.letters = String::from_utf8(glyphs.chars.iter().map(letter).collect()).unwrap_or_default();
        glyphs.addressed = glyphs.chars.iter().any(|c| matches!(c, '@' | ':'));
        glyphs
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.chars.push(c);
        self.bytes.push((start as u32, end as u32));
    }

    /// Adds letters, digits and spaces of ASCII.
    fn push_plain(&mut self, plain: &str, start: usize) {
        self.chars.extend(plain.bytes().map(char::from));
        self.bytes.extend((start..start + plain.len()).map(|at| (at as u32, at as u32 + 1)));
    }

    /// Adds characters of three bytes each.
    fn push_japanese(&mut self, japanese: &str, start: usize) {
        self.chars.extend(japanese.chars());
        self.bytes.extend((start..start + japanese.len()).step_by(3).map(|at| (at as u32, at as u32 + 3)));
    }

    fn last(&self) -> char {
        self.chars.last().copied().unwrap_or('\0')
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `i`, or `\0`.
    pub fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    /// The character before `i`, or `\0`.
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// The bytes of the characters `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.bytes.get(from).map_or_else(|| self.bytes.last().map_or(0, |b| b.1), |b| b.0);
        let end = to.checked_sub(1).and_then(|i| self.bytes.get(i)).map_or(start, |b| b.1);
        Span::new(start as usize, end as usize)
    }

    /// The character that begins at the byte, or the next one.
    pub fn place(&self, byte: usize) -> usize {
        self.bytes.partition_point(|(start, _)| (*start as usize) < byte)
    }

    /// The folded text of `from..to`.
    pub fn text(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to.min(self.chars.len()).max(from)).unwrap_or(&[]).iter().collect()
    }

    /// Whether `from..to` is a word in lower case but for the case of its letters.
    pub fn says(&self, from: usize, to: usize, word: &str) -> bool {
        to.saturating_sub(from) == word.len() && word.bytes().zip(from..).all(|(b, i)| self.at(i).eq_ignore_ascii_case(&char::from(b)))
    }

    /// Whether `word` stands at `i`.
    pub fn starts(&self, i: usize, word: &str) -> bool {
        let here = self.chars.get(i..).unwrap_or(&[]);
        word.chars().enumerate().all(|(n, c)| here.get(n).copied().unwrap_or('\0') == c)
    }

    /// Whether `word` ends before `i`.
    pub fn ends(&self, i: usize, word: &str) -> bool {
        word.chars().rev().enumerate().all(|(n, c)| i > n && self.at(i - n - 1) == c)
    }

    /// The first of the words that stands at `i`, and the place after it.
    pub fn any(&self, i: usize, words: &[&str]) -> Option<usize> {
        words.iter().find(|word| self.starts(i, word)).map(|word| i + word.chars().count())
    }

    /// The place after the characters from `i` that satisfy the test.
    pub fn run(&self, i: usize, test: impl Fn(char) -> bool) -> usize {
        self.chars.get(i..).and_then(|rest| rest.iter().position(|c| !test(*c))).map_or(self.len().max(i), |length| i + length)
    }

    /// The place of the first character from `i` on that satisfies the test.
    pub fn next(&self, i: usize, test: impl Fn(char) -> bool) -> Option<usize> {
        self.chars.get(i..).and_then(|rest| rest.iter().position(|c| test(*c))).map(|length| i + length)
    }

    /// The place after at most one space at `i`.
    pub fn space(&self, i: usize) -> usize {
        i + usize::from(self.at(i) == ' ')
    }

    /// The word of ASCII letters at `i` in lower case (inner apostrophes included), and the place after it.
    pub fn word(&self, i: usize) -> Option<(&str, usize)> {
        let length = self.letters.as_bytes().get(i..)?.iter().position(|b| *b == 0).unwrap_or(self.letters.len() - i);
        Some((self.letters.get(i..i + length).filter(|word| !word.is_empty())?, i + length))
    }

    /// The word of ASCII letters that ends before `i` (one space, hyphen or opening bracket between), and its start.
    pub fn word_before(&self, i: usize) -> Option<(&str, usize)> {
        let mut end = i;
        while matches!(self.before(end), ' ' | '-' | '(') && i - end < 2 {
            end -= 1;
        }
        let mut start = end;
        while self.before(start).is_ascii_alphabetic() {
            start -= 1;
        }
        Some((self.letters.get(start..end).filter(|word| !word.is_empty())?, start))
    }
}

/// The kana, kanji and marks that a text begins with and that stand for themselves, as most do.
fn japanese(rest: &str) -> &str {
    let stands = |c: char| matches!(c, '\u{3001}' | '\u{3002}' | '\u{3041}'..='\u{30FB}' | '\u{4E00}'..='\u{9FFF}');
    rest.get(..rest.find(|c| !stands(c)).unwrap_or(rest.len())).unwrap_or("")
}

/// The ASCII letters, digits and spaces that a text begins with.
fn plain(rest: &str) -> Option<&str> {
    let length = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b' ')).unwrap_or(rest.len());
    rest.get(..length).filter(|plain| !plain.is_empty())
}

/// The place after a remark in brackets without digits that begins at `i` after at most one space: 0 (no pain) to 10.
pub(super) fn aside(g: &Glyphs, i: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let open = g.space(i);
    let close = (open..open + LONGEST).find(|&at| g.at(at) == ')')?;
    (g.at(open) == '(' && close > open + 1 && !(open..close).any(|at| g.at(at).is_numeric())).then_some(close + 1)
}

fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10)?,
        '⁻' => '-',
        _ => return None,
    })
}

fn folded(c: char, previous: char, next: char) -> char {
    match c {
        '！'..='｝' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '〜' | '～' | '∼' | '∽' | '˜' => '~',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '﹣' => '-',
        'ー' if previous.is_ascii_digit() && (next.is_ascii_digit() || ('０'..='９').contains(&next)) => '-',
        '✕' | '✖' | '⨯' | '╳' => '×',
        '∶' => ':',
        '₀'..='₉' => char::from_digit(u32::from(c) - 0x2080, 10).unwrap_or(c),
        'µ' => 'μ',
        '￥' => '¥',
        '≧' => '≥',
        '≦' => '≤',
        '\t' | '\n' | '\r' => ' ',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// What a single character of a compatibility form stands for; empty where it stands for itself.
fn parts(c: char) -> &'static [char] {
    match c {
        '㎎' => &['m', 'g'],
        '㎏' => &['k', 'g'],
        '㎍' => &['μ', 'g'],
        '㎖' => &['m', 'L'],
        'ℓ' | '㍑' => &['L'],
        '㏄' => &['c', 'c'],
        '㎜' => &['m', 'm'],
        '㎝' => &['c', 'm'],
        '㎞' => &['k', 'm'],
        '㎡' => &['m', '^', '2'],
        '㎥' => &['m', '^', '3'],
        '㎠' => &['c', 'm', '^', '2'],
        '㌔' => &['キ', 'ロ'],
        '㌫' => &['%'],
        'Ⅰ' | 'ⅰ' => &['I'],
        'Ⅱ' | 'ⅱ' => &['I', 'I'],
        'Ⅲ' | 'ⅲ' => &['I', 'I', 'I'],
        'Ⅳ' | 'ⅳ' => &['I', 'V'],
        'Ⅴ' | 'ⅴ' => &['V'],
        'Ⅵ' | 'ⅵ' => &['V', 'I'],
        'Ⅶ' | 'ⅶ' => &['V', 'I', 'I'],
        'Ⅷ' | 'ⅷ' => &['V', 'I', 'I', 'I'],
        'Ⅸ' | 'ⅸ' => &['I', 'X'],
        'Ⅹ' | 'ⅹ' => &['X'],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::Glyphs;

    #[test]
    fn roles_of_characters_survive_folding() {
        let g = |text: &str| Glyphs::new(text).text(0, usize::MAX);
        assert_eq!(g("２×１０⁷"), "2×10^7");
        assert_eq!(g("10<sup>7</sup>個"), "10^7個");
        assert_eq!(g("１０⁻³"), "10^-3");
        assert_eq!(g("①3か月、½"), "①3か月、½");
        assert_eq!(g("3～6〜９"), "3~6~9");
        assert_eq!(g("<b>5</b>㎎、第Ⅱ相"), "5mg、第II相");
        assert_eq!(g("3ー5データー"), "3-5データー");
        let glyphs = Glyphs::new("約<i>５</i>mg");
        assert_eq!(glyphs.span(1, 2).of("約<i>５</i>mg"), "５");
    }
}
