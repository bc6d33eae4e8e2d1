//! Lists in running text: `1) rest 2) heat 3) massage`. In: the characters of a text. Out: where their items begin and how
//! far each enumerator goes. The evidence is a series that counts on without a gap and whose first number stands where a
//! sentence can begin. What never happens: an enumeration inside a sentence (`(a) to rest, (b) to walk`), a reference
//! (`See Table 2.`) or an initial becomes an item, or more than linear time.

use super::bracket::{Brackets, is_closer};
use super::sentence::is_terminator;
use crate::article::vocabulary::english;
use crate::text::{is_wide, roman};

/// An item: the character at which it begins, sign and brackets included, and the one at which its text does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) body: usize,
    /// Whether it is the last of its list.
    pub(super) last: bool,
}

/// What counts the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Digits,
    Lower,
    Upper,
    Roman,
    UpperRoman,
    Question,
}

/// Something that looks like an enumerator.
#[derive(Debug, Clone, Copy)]
struct Head {
    start: usize,
    body: usize,
    /// The sign before it (`•`), its opening and its closing mark.
    shape: (Option<char>, bool, Close),
    counts: [Option<(Count, u32)>; 2],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Close {
    Point,
    Bracket,
    Both,
}

/// The items of all lists of a text, in order.
pub(super) fn read(chars: &[(usize, char)], opaque: &[bool], brackets: &Brackets) -> Vec<Item> {
    let free = |i: &usize| !opaque.get(*i).copied().unwrap_or(false) && is_free(chars, *i) && brackets.depth(*i) == 0;
    let mut heads: Vec<Head> = Vec::new();
    for head in (0..chars.len()).filter(free).filter_map(|i| head(chars, i)) {
        // The number of • 9. is none of its own.
        if heads.last().is_none_or(|last| last.body <= head.start) {
            heads.push(head);
        }
    }
    let mut out: Vec<Item> = Vec::new();
    let mut i = 0;
    let mut listed = 0; // behind the last item of the list before
    while let Some(first) = heads.get(i) {
        let before = i.checked_sub(1).filter(|_| listed == i && i > 0);
        let begins =
            is_beginning(chars, first.start) || before.is_some_and(|b| heads.get(b).is_some_and(|b| is_item(chars, b.body, first.start)));
        let count = if begins { first.counts.iter().flatten().map(|&count| series(chars, &heads, i, count)).max().unwrap_or(0) } else { 0 };
        if count < 2 {
            i += 1;
            continue;
        }
        out.extend(heads.iter().skip(i).take(count).enumerate().map(|(n, head)| Item {
            start: head.start,
            body: head.body,
            last: n + 1 == count,
        }));
        i += count;
        listed = i;
    }
    out
}

/// Whether a text is a list from its first character on.
pub(super) fn begins(text: &str) -> bool {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let opaque = vec![false; chars.len()];
    let first = read(&chars, &opaque, &Brackets::read(&chars, &opaque)).first().copied();
    first.is_some_and(|item| chars.iter().take(item.start).all(|c| c.1.is_whitespace()))
}

/// How many heads from `i` on are one list that begins with this count; 0 for too few.
fn series(chars: &[(usize, char)], heads: &[Head], i: usize, (kind, from): (Count, u32)) -> usize {
    let Some(first) = heads.get(i) else { return 0 };
    let mut count = 1;
    let mut closed = true; // every item ends a sentence
    while let (Some(last), Some(next)) = (heads.get(i + count - 1), heads.get(i + count)) {
        let value = from + u32::try_from(count).unwrap_or(u32::MAX / 2);
        let follows = next.shape == first.shape && next.counts.iter().flatten().any(|&found| found == (kind, value));
        let ends = is_beginning(chars, next.start);
        if !follows || !(ends || is_item(chars, last.body, next.start)) || last.body >= next.start {
            break;
        }
        closed &= ends;
        count += 1;
    }
    let starts = from == 1 || first.shape.0.is_some();
    let letter = first.shape.2 == Close::Point && kind != Count::Digits;
    let least = if kind == Count::Question || starts && (closed || !letter) { 2 } else { 3 };
    if count >= least { count } else { 0 }
}

/// Whether an enumerator may begin at `i`: at the head of the text or behind white space.
fn is_free(chars: &[(usize, char)], i: usize) -> bool {
    i.checked_sub(1).and_then(|b| chars.get(b)).is_none_or(|c| c.1.is_whitespace())
}

/// Whether a sentence or a line can begin at `i`: nothing, a line break or a terminator stands before it.
fn is_beginning(chars: &[(usize, char)], i: usize) -> bool {
    let mut at = i;
    while let Some(c) = at.checked_sub(1).and_then(|b| chars.get(b)).map(|c| c.1) {
        match c {
            '\n' | '\r' => return true,
            c if c.is_whitespace() || is_closer(c) || matches!(c, '"' | '\'') => at -= 1,
            c => return is_terminator(c) && !is_abbreviation(chars, at - 1),
        }
    }
    true
}

/// Whether the point at `i` belongs to an abbreviation that a number follows: Fig. 1. …
fn is_abbreviation(chars: &[(usize, char)], i: usize) -> bool {
    let word = word_before(chars, i);
    chars.get(i).is_some_and(|c| c.1 == '.') && (english().numbered.contains(&word) || english().titles.contains(&word))
}

/// The word of letters that ends before `i`, in lower case; at most 16 letters.
fn word_before(chars: &[(usize, char)], i: usize) -> String {
    let start = (i.saturating_sub(16)..i).rev().take_while(|&b| chars.get(b).is_some_and(|c| c.1.is_alphabetic())).last().unwrap_or(i);
    chars.iter().take(i).skip(start).flat_map(|c| c.1.to_lowercase()).collect()
}

/// Whether what stands between two enumerators can be an item without a full stop: words, that are not joined to what
/// follows by a comma or by one of those that go before a number or another item.
fn is_item(chars: &[(usize, char)], from: usize, to: usize) -> bool {
    let mut end = to;
    while end > from && chars.get(end - 1).is_some_and(|c| c.1.is_whitespace()) {
        end -= 1;
    }
    let Some(last) = end.checked_sub(1).filter(|_| end > from).and_then(|b| chars.get(b)).map(|c| c.1) else { return false };
    let words = chars.iter().take(end).skip(from).any(|c| c.1.is_alphabetic());
    let word = word_before(chars, end);
    words
        && !matches!(last, ',' | ';' | ':' | '、' | '，' | '；' | '：' | '-' | '–' | '—' | '(' | '（' | '・' | '/' | '=' | '+' | '<' | '>')
        && { !english().counted.contains(&word) && !english().numbered.contains(&word) && !english().lettered.contains(&word) }
}

/// The enumerator that begins at `i`.
fn head(chars: &[(usize, char)], i: usize) -> Option<Head> {
    let at = |i: usize| chars.get(i).map_or('\n', |c| c.1);
    let mut here = i;
    let sign = Some(at(i)).filter(|c| matches!(c, '•' | '⁃' | '‣' | '◦' | '·' | '▪'));
    if sign.is_some() {
        here += 1;
        while matches!(at(here), ' ' | '\u{A0}') && here < i + 3 {
            here += 1;
        }
    }
    let opens = matches!(at(here), '(' | '（');
    here += usize::from(opens);
    let end = (here..here + 5).take_while(|&i| at(i).is_ascii_alphanumeric() || ('０'..='９').contains(&at(i))).last()? + 1;
    let word: String = (here..end).map(|i| narrow(at(i))).collect();
    let counts = counts(&word);
    let mut body = end;
    let point = matches!(at(body), '.' | '．');
    body += usize::from(point);
    let bracket = matches!(at(body), ')' | '）');
    body += usize::from(bracket);
    let close = match (point, bracket) {
        (true, true) => Close::Both,
        (false, true) => Close::Bracket,
        (true, false) if !opens => Close::Point,
        _ => return None,
    };
    let spaced = at(body).is_whitespace() && at(body) != '\n';
    // Of letters before a point only those of a list in lower case are none of a name, and Q and A are a pair.
    let initial = |count: Count| close == Close::Point && matches!(count, Count::Upper | Count::UpperRoman);
    let fits =
        |count: &Option<(Count, u32)>| count.filter(|&(kind, _)| !initial(kind) && (kind != Count::Question || close == Close::Point));
    let mut counts = [fits(&counts[0]), fits(&counts[1])];
    if close == Close::Point && counts[0].is_none() && counts[1].is_none() && sign.is_none() {
        counts[0] = match word.as_str() {
            "Q" => Some((Count::Question, 1)),
            "A" => Some((Count::Question, 2)),
            _ => None,
        };
    }
    let wide = is_wide(at(body)) && !is_closer(at(body)) && !matches!(at(body), '、' | '。' | '，' | '．');
    let some = counts.iter().any(Option::is_some);
    (some && (spaced || wide)).then_some(Head { start: i, body, shape: (sign, opens, close), counts })
}

fn narrow(c: char) -> char {
    if ('０'..='９').contains(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c }
}

/// What a word may count: a number, a letter, a Roman numeral, or one of two of these.
fn counts(word: &str) -> [Option<(Count, u32)>; 2] {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let value = word.parse().ok().filter(|_| word.len() <= 3 && !word.starts_with('0'));
        return [value.map(|value| (Count::Digits, value)), None];
    }
    let lower = word.bytes().all(|b| b.is_ascii_lowercase());
    if !lower && !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return [None, None];
    }
    let small = word.to_ascii_lowercase();
    let letter = small.bytes().next().filter(|_| small.len() == 1).map(|b| u32::from(b - b'a') + 1);
    let roman = roman(&word.to_ascii_uppercase()).filter(|value| *value <= 15);
    let (alphabet, numeral) = if lower { (Count::Lower, Count::Roman) } else { (Count::Upper, Count::UpperRoman) };
    [letter.map(|value| (alphabet, value)), roman.map(|value| (numeral, value))]
}
