//! Where sentences end. In: a text, its language and the spans that must stay whole. Out: the spans of its sentences.
//! One pass with the brackets paired beforehand: nothing inside a pair ends a sentence, closers stay with theirs, and
//! both the Japanese and the English terminators count in every text, since articles mix them. What never happens: a
//! cut inside a protected span, a byte that is neither in a sentence nor white space, more than linear time.

use super::bracket::{Brackets, is_closer, is_opener};
use super::series::{self, Item};
use super::{gap, label, period};
use crate::article::vocabulary::{self, quotes};
use crate::text::{Lang, Script, Span, is_wide, script};

/// The sentences of a text: trimmed spans in order; what lies between them is white space only. Terminators, brackets
/// and quotations follow peers' practice for Japanese and English alike; nothing inside a `protected` span (sorted,
/// apart from each other) is looked at or cut.
///
/// ```
/// use taiyaku::segment::sentences;
/// use taiyaku::text::Lang;
/// let text = "「痛みますか。」と医師は尋ねた。本当ですか？　はい。";
/// let cut: Vec<&str> = sentences(text, Lang::Ja, &[]).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(cut, ["「痛みますか。」と医師は尋ねた。", "本当ですか？", "はい。"]);
/// ```
pub fn sentences(text: &str, lang: Lang, protected: &[Span]) -> Vec<Span> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut opaque = vec![false; chars.len()];
    let mut joined = vec![false; chars.len()]; // no cut before this character
    for span in protected {
        let from = chars.partition_point(|c| c.0 < span.start);
        let to = chars.partition_point(|c| c.0 < span.end);
        for i in from..to {
            opaque[i] = true;
            joined[i] = i > from;
        }
    }
    let brackets = Brackets::read(&chars, &opaque);
    let items = series::read(&chars, &opaque, &brackets);
    for i in items.iter().flat_map(|item| item.start..item.body) {
        opaque[i] = true; // the point of an enumerator ends nothing
    }
    let mut cutter = Cutter { text, chars, opaque, joined, brackets, lang, start: 0, chain: (0, false), out: Vec::new() };
    cutter.run(&items);
    cutter.out
}

/// The text as characters, and what is known of them.
pub(super) struct Cutter<'a> {
    pub(super) text: &'a str,
    pub(super) chars: Vec<(usize, char)>,
    pub(super) opaque: Vec<bool>,
    joined: Vec<bool>,
    pub(super) brackets: Brackets,
    lang: Lang,
    /// First character of the sentence that is being read.
    pub(super) start: usize,
    /// Where the row of quotations ends that was read last, and whether a sentence ends there.
    chain: (usize, bool),
    out: Vec<Span>,
}

/// Characters that end a sentence wherever they stand outside of brackets.
fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '｡')
}

fn is_mark(c: char) -> bool {
    matches!(c, '！' | '？' | '!' | '?' | '⁉' | '⁈' | '‼' | '⁇' | '❗' | '❓')
}

pub(super) fn is_point(c: char) -> bool {
    matches!(c, '.' | '．')
}

fn is_ellipsis(c: char) -> bool {
    matches!(c, '…' | '‥')
}

pub(super) fn is_terminator(c: char) -> bool {
    is_full_stop(c) || is_mark(c) || is_point(c) || is_ellipsis(c)
}

impl Cutter<'_> {
    /// The character at an index; the end reads as a line feed.
    pub(super) fn at(&self, i: usize) -> char {
        self.chars.get(i).map_or('\n', |c| c.1)
    }

    /// A terminator that counts: not inside a protected span.
    fn terminates(&self, i: usize) -> bool {
        i < self.chars.len() && !self.opaque[i] && is_terminator(self.at(i))
    }

    pub(super) fn byte(&self, i: usize) -> usize {
        self.chars.get(i).map_or(self.text.len(), |c| c.0)
    }

    pub(super) fn is_end(&self, i: usize) -> bool {
        i >= self.chars.len()
    }

    /// The text from a character on.
    pub(super) fn rest(&self, i: usize) -> &str {
        self.text.get(self.byte(i)..).unwrap_or("")
    }

    /// The first character at or after `i` that is no white space.
    pub(super) fn past_space(&self, mut i: usize) -> usize {
        while !self.is_end(i) && self.at(i).is_whitespace() {
            i += 1;
        }
        i
    }

    fn run(&mut self, items: &[Item]) {
        let mut i = 0;
        let mut items = items.iter().peekable();
        let mut listed = false; // the last item of a list is open, and ends with its line
        let mut seen = 0; // how far white space behind it was looked through
        while !self.is_end(i) {
            if let Some(item) = items.next_if(|item| item.start <= i) {
                self.cut(item.start);
                (i, listed) = (item.body.max(i), item.last);
                continue;
            }
            if self.start == i && self.at(i).is_whitespace() {
                i += 1;
                self.start = i;
                continue;
            }
            if listed && i >= seen && matches!(self.at(i), '\n' | '\r') {
                seen = self.past_space(i);
                if !self.is_lower_word(seen) {
                    listed = false;
                    self.cut(i);
                    i = self.start.max(i + 1);
                    continue;
                }
            }
            if i == self.start
                && let Some(end) = self.citation_tail(i)
            {
                self.cut(end);
                i = end;
                continue;
            }
            // A blank line ends whatever stands before it, and so does the separator of paragraphs.
            if self.at(i) == '\u{2029}' && self.brackets.depth(i) == 0 {
                self.cut(i);
                i = self.start.max(i + 1);
                continue;
            }
            if self.at(i) == '\n' && self.rest(i + 1).trim_start_matches([' ', '\t', '\r', '\u{3000}']).starts_with('\n') {
                self.cut(i);
                i = self.start.max(i + 1);
                continue;
            }
            let depth = self.brackets.depth(i);
            if depth == 0 && self.terminates(i) {
                let mut end = i;
                while self.terminates(end) {
                    end += 1;
                }
                let after = self.absorb(end);
                if self.ends(i, end, after) && !self.joined.get(after).copied().unwrap_or(false) {
                    let after = gap::before_ellipsis(self, i).unwrap_or(after);
                    self.cut(after);
                    listed = false;
                    i = after.max(i + 1);
                    continue;
                }
                i = after.max(i + 1);
                continue;
            }
            // The closer of an outermost pair whose text ended inside.
            if depth == 0
                && (is_closer(self.at(i)) || matches!(self.at(i), '"' | '\''))
                && !self.opaque[i]
                && self.brackets.opener(i).is_some_and(|open| open >= self.start)
            {
                // A row of [1][2][3] is looked through once for each only where a sentence can end.
                let inside = self.ended_inside(i);
                let after = if inside { self.absorb(i + 1) } else { i + 1 };
                if inside && self.ends_after_closer(i, after) && !self.joined.get(after).copied().unwrap_or(false) {
                    self.cut(after);
                    i = after;
                    continue;
                }
            }
            i += 1;
        }
        self.cut(self.chars.len());
    }

    /// Ends the sentence before the character `end`.
    fn cut(&mut self, end: usize) {
        let (from, to) = (self.byte(self.start), self.byte(end));
        let piece = Span::new(from, to).of(self.text);
        let lead = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        if !trimmed.is_empty() {
            self.out.push(Span::new(from + lead, from + lead + trimmed.len()));
        }
        self.start = self.past_space(end);
    }

    /// Whether the terminators `from..end` end the sentence, where `after` is what follows the closers behind them.
    fn ends(&self, from: usize, end: usize, after: usize) -> bool {
        if self.is_end(after) {
            return true;
        }
        let next = self.at(after);
        let run = Span::new(self.byte(from), self.byte(end)).of(self.text);
        let rest = self.rest(after);
        if run.contains(is_full_stop) {
            // …という。（出典）。
            let source = matches!(next, '（' | '(')
                && self
                    .brackets
                    .closer(after)
                    .is_some_and(|close| is_full_stop(self.at(close + 1)) && !self.terminates(close.saturating_sub(1)));
            return !matches!(next, '、' | '，' | ',') && !source;
        }
        let seen = self.past_space(after);
        if run.contains(is_mark) {
            if self.is_end(seen) {
                return true;
            }
            let far = self.at(seen);
            if after < seen {
                let dash = is_dash(far) && !(self.at(seen + 1) == ' ' && self.at(seen + 2).is_uppercase());
                return !self.is_lower_word(seen) && !quotes(self.rest(seen)) && !dash;
            }
            if gap::is_missing(self, from, after) {
                return true;
            }
            // The result—surprising!—was confirmed.
            if run.ends_with(['!', '?']) && matches!(next, '—' | '–') {
                return false;
            }
            if run.ends_with(['!', '?', '.']) && (next.is_ascii_alphanumeric() || next.is_ascii_punctuation() && !is_opener(next)) {
                return false;
            }
            // Yahoo!ニュース
            let before = from.checked_sub(1).map_or('\n', |b| self.at(b));
            if run == "!" && matches!(script(before), Script::Latin | Script::Digit) && is_wide(far) && !is_opener(far) {
                return false;
            }
            return !quotes(rest) && !is_joiner(far);
        }
        if run.contains(is_ellipsis) && !run.ends_with(is_point) {
            let before = from.checked_sub(1).map_or('\n', |b| self.at(b));
            let capital = self.at(seen).is_uppercase() && !self.is_end(seen);
            return is_quote_opener(next) || after < seen && !is_wide(before) && before.is_alphanumeric() && capital;
        }
        if run.starts_with('．') && end == from + 1 {
            let before = from.checked_sub(1).map_or('\n', |b| self.at(b));
            if label::is_before(self, from) {
                return false;
            }
            if before.is_numeric() && next.is_numeric() {
                return false;
            }
            if is_wide(before) && script(before) != Script::Latin && !before.is_numeric() {
                return !is_joiner(next);
            }
            let lower = before.is_lowercase() && from.checked_sub(2).is_some_and(|b| self.at(b).is_lowercase());
            if lower && !is_wide(before) && next.is_uppercase() && !is_wide(next) && !period::is_abbreviation(self, from) {
                return true;
            }
        }
        period::ends(self, from, end, after)
    }

    /// Whether the text inside the pair that closes at `i` ended with a terminator.
    fn ended_inside(&self, i: usize) -> bool {
        let mut last = i;
        let open = self.brackets.opener(i).unwrap_or(i).max(self.start);
        while last > open && (is_closer(self.at(last)) || matches!(self.at(last), '"' | '\'')) {
            last -= 1;
        }
        // Speech that breaks off ends with a dash: "We were going to--"
        let broken = self.at(i) != ')' && last > open && (self.at(last) == '—' || self.at(last) == '-' && self.at(last - 1) == '-');
        self.terminates(last) || broken && period::is_opener_word(self, self.past_space(i + 1))
    }

    /// Whether a sentence ends with the closer at `i`, whose text ended inside.
    fn ends_after_closer(&mut self, i: usize, after: usize) -> bool {
        if self.is_end(after) {
            return true;
        }
        let open = self.brackets.opener(i).unwrap_or(i);
        let seen = self.past_space(after);
        let spaced = after < seen;
        let next = self.at(seen);
        let first = open == self.start;
        if self.is_end(seen) {
            return true;
        }
        if is_terminator(next) {
            return false;
        }
        let closer = self.at(i);
        if matches!(closer, ')' | '）' | ']' | '］' | '}' | '｝' | '〕') {
            // A parenthesis ends nothing by itself (（図1を参照。）次のとおり。), but behind a sentence it is one of its own.
            if first && !self.out.is_empty() && is_wide(next) {
                return !continues(self.rest(seen));
            }
            let wide = is_wide(next) && !continues(self.rest(seen));
            let capital = next.is_uppercase() || matches!(next, '"' | '\'' | '“' | '‘') && self.at(seen + 1).is_uppercase();
            return spaced && (wide || capital && (first || period::is_opener_word(self, seen)));
        }
        if matches!(next, '(' | '（') && self.is_aside(seen) {
            return false;
        }
        if is_quote_opener(next) {
            return self.chain_ends(seen);
        }
        if is_wide(next) {
            let inside = self.at(i.saturating_sub(1));
            return !continues(self.rest(seen)) && (first || !is_mark(inside));
        }
        spaced && !self.is_lower_word(seen) && !is_joiner(next)
    }

    /// Whether the parenthesis that opens at `i` belongs to the sentence before it: the sentence's full stop comes behind it
    /// ("…" (Smith 55).), or it is a relative clause ((Which was true.)).
    fn is_aside(&self, i: usize) -> bool {
        let Some(close) = self.brackets.closer(i) else { return false };
        let after = self.at(close + 1);
        let inside = self.at(close - 1);
        (is_terminator(after) && !is_terminator(inside)) || (period::is_relative(self, i + 1) && is_point(inside))
    }

    /// Whether a sentence ends behind the row of quotations that begins at `i`: 「はい。」「いいえ。」などと言う is one
    /// sentence. The answer is kept for the rest of the row.
    fn chain_ends(&mut self, i: usize) -> bool {
        if i < self.chain.0 {
            return self.chain.1;
        }
        let mut end = i;
        while let Some(close) = self.brackets.closer(end).filter(|_| is_quote_opener(self.at(end))) {
            end = close + 1;
        }
        let ends = end == i || !continues(self.rest(end));
        self.chain = (end, ends);
        ends
    }

    /// Whether a word in lower case begins here; iPS and mRNA count as upper.
    pub(super) fn is_lower_word(&self, i: usize) -> bool {
        if !self.at(i).is_lowercase() {
            return false;
        }
        // α-MEM
        if matches!(self.at(i), 'α'..='ω') && self.at(i + 1) == '-' && self.at(i + 2).is_uppercase() {
            return false;
        }
        let mut end = i;
        while self.at(end).is_alphanumeric() && end < i + 12 && !is_wide(self.at(end)) {
            if self.at(end).is_uppercase() {
                return false;
            }
            end += 1;
        }
        true
    }

    /// `PubMed+1 ` before Japanese: a reference that was pasted behind a sentence without punctuation of its own.
    fn citation_tail(&self, i: usize) -> Option<usize> {
        if self.start == 0 || self.lang == Lang::En {
            return None;
        }
        let mut end = i;
        let mut plus = false;
        while end < i + 60 && !self.is_end(end) {
            let c = self.at(end);
            if c == '+' && self.at(end + 1).is_ascii_digit() {
                plus = true;
            } else if c == ' ' && plus && is_wide(self.at(end + 1)) {
                return Some(end);
            } else if !(c.is_ascii_alphanumeric() || c == ' ' || c == '.') {
                return None;
            }
            end += 1;
        }
        None
    }
}

/// A dash behind a space goes on with the sentence: -- voilà! -- you have it.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}

/// A character that only makes sense with what stands before it.
fn is_joiner(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '・' | ';' | ':' | '；' | '：' | '/' | '／' | '〜' | '～' | 'ー')
}

fn is_quote_opener(c: char) -> bool {
    matches!(c, '「' | '『' | '“' | '｢' | '〝' | '《' | '〈')
}

/// Whether a text goes on behind a closing quotation mark: と, って, は, など …
pub(super) fn continues(rest: &str) -> bool {
    rest.starts_with(is_joiner) || rest.starts_with(is_closer) || vocabulary::continues(rest)
}
