//! Two texts of one language laid side by side. In: a query and the source of a match, with their numbers. Out: which
//! places of one answer to which of the other. A number is one piece, and stands nearer to another number of its kind
//! than to anything else; the rest is compared character by character in comparison form. What never happens: a long
//! text is laid beside another one where they differ over more than [`MOST`] × [`MOST`] pieces.

use crate::language::{Quantity, Role, quantities, same_word};
use crate::text::{Lang, Span, fold};

/// Pieces that may differ on one side.
const MOST: usize = 256;

/// A text cut into characters of its comparison form and numbers.
pub(super) struct Cut<'t> {
    pub text: &'t str,
    pub lang: Lang,
    pub numbers: Vec<Quantity>,
    tokens: Vec<Token>,
}

#[derive(Debug, Clone, Copy)]
struct Token {
    span: Span,
    /// The character; of a number none.
    c: char,
    /// Which number.
    number: Option<usize>,
}

impl<'t> Cut<'t> {
    pub fn of(text: &'t str, lang: Lang) -> Self {
        let numbers: Vec<Quantity> = quantities(text, lang);
        let folded = fold(text);
        let mut tokens: Vec<Token> = Vec::new();
        let mut next = 0;
        for (at, c) in folded.as_str().char_indices() {
            let span = folded.source(Span::new(at, at + c.len_utf8()));
            while numbers.get(next).is_some_and(|number| number.span.end <= span.start) {
                next += 1;
            }
            let within = numbers.get(next).filter(|number| number.span.contains(span) && is_open(number)).map(|_| next);
            match tokens.last_mut() {
                Some(last) if within.is_some() && last.number == within => last.span.end = span.end,
                _ => tokens.push(Token { span, c, number: within }),
            }
        }
        Cut { text, lang, numbers, tokens }
    }

    /// Which boundary between pieces lies at a byte.
    fn boundary(&self, byte: usize) -> Option<usize> {
        let at = self.tokens.partition_point(|token| token.span.start < byte);
        let starts = self.tokens.get(at).is_some_and(|token| token.span.start == byte);
        let ends = at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_some_and(|token| token.span.end == byte);
        (starts || ends || byte == 0).then_some(at)
    }

    /// What stands before and behind a place: the nearest character of a text without spaces, the nearest word or mark
    /// of any other. Empty at the ends.
    fn around(&self, span: Span) -> [&'t str; 2] {
        let before = self.text.get(..span.start).unwrap_or("").trim_end();
        let behind = self.text.get(span.end..).unwrap_or("").trim_start();
        let is_word = |c: char| c.is_alphanumeric() && !self.lang.is_spaceless();
        let last = before
            .chars()
            .next_back()
            .map_or(0, |c| if is_word(c) { before.len() - before.trim_end_matches(is_word).len() } else { c.len_utf8() });
        let first = behind
            .chars()
            .next()
            .map_or(0, |c| if is_word(c) { behind.len() - behind.trim_start_matches(is_word).len() } else { c.len_utf8() });
        [before.get(before.len() - last..).unwrap_or(""), behind.get(..first).unwrap_or("")]
    }
}

/// Whether a number is an amount or a place in an order, and no part of a name.
pub(super) fn is_open(number: &Quantity) -> bool {
    matches!(number.role, Role::Quantity | Role::Ordinal | Role::Year | Role::Date | Role::Time | Role::ListMarker)
}

/// Whether two numbers are of one kind, whatever they amount to.
pub(super) fn of_one_kind(a: &Quantity, b: &Quantity) -> bool {
    (a.role, a.unit, a.approx, a.bound) == (b.role, b.unit, b.approx, b.bound)
        && std::mem::discriminant(&a.value) == std::mem::discriminant(&b.value)
}

/// A query laid beside the source of a match.
pub(super) struct Path<'c, 't> {
    query: &'c Cut<'t>,
    source: &'c Cut<'t>,
    /// Equal pieces at the start, and at the end.
    ends: [usize; 2],
    /// What differs: pieces of the query, pieces of the source.
    size: [usize; 2],
    /// For each pair of boundaries in what differs, whether a cheapest way leads through it.
    on: Vec<bool>,
}

impl<'c, 't> Path<'c, 't> {
    /// The cheapest ways from one text to the other; nothing where they differ too much.
    pub fn of(query: &'c Cut<'t>, source: &'c Cut<'t>) -> Option<Self> {
        let cost = |a: &Token, b: &Token| price(query, a, source, b);
        let equal = |(a, b): &(&Token, &Token)| cost(a, b) == 0;
        let start = query.tokens.iter().zip(&source.tokens).take_while(equal).count();
        let (a, b) = (query.tokens.get(start..)?, source.tokens.get(start..)?);
        let end = a.iter().rev().zip(b.iter().rev()).take_while(equal).count();
        let (a, b) = (a.get(..a.len() - end)?, b.get(..b.len() - end)?);
        if a.len() > MOST || b.len() > MOST {
            return None;
        }
        let there = table(a.len(), b.len(), |i, j| Some(cost(a.get(i)?, b.get(j)?)));
        let back = table(a.len(), b.len(), |i, j| Some(cost(a.get(a.len() - 1 - i)?, b.get(b.len() - 1 - j)?)));
        let total = there.last().copied().unwrap_or(0);
        // Seen from the end, boundary n is the n-th from behind.
        let on = there.iter().zip(back.iter().rev()).map(|(there, back)| there + back == total).collect();
        Some(Path { query, source, ends: [start, end], size: [a.len(), b.len()], on })
    }

    /// Whether two places answer to each other.
    pub fn joins(&self, of_query: Span, of_source: Span) -> bool {
        self.meets(of_query.start, of_source.start) && self.meets(of_query.end, of_source.end)
    }

    fn meets(&self, of_query: usize, of_source: usize) -> bool {
        let (Some(i), Some(j)) = (self.query.boundary(of_query), self.source.boundary(of_source)) else { return false };
        let ([start, _], [rows, columns]) = (self.ends, self.size);
        if i < start || j < start {
            return i == j;
        }
        let (i, j) = (i - start, j - start);
        if i > rows || j > columns {
            return i.checked_sub(rows) == j.checked_sub(columns);
        }
        self.on.get(i * (columns + 1) + j) == Some(&true)
    }

    /// Whether what stands before two places is the same, and what stands behind them.
    pub fn surrounded_alike(&self, of_query: Span, of_source: Span) -> [bool; 2] {
        let ([a, b], [x, y]) = (self.query.around(of_query), self.source.around(of_source));
        let article = |word: &str| self.query.lang == Lang::En && (word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an"));
        let same = |a: &str, b: &str| {
            a == b || (article(a) && article(b)) || fold(a) == fold(b) || (self.query.lang == Lang::En && same_word(a, b))
        };
        [same(a, x), same(b, y)]
    }
}

/// What it costs to put one piece for another.
fn price(query: &Cut<'_>, a: &Token, source: &Cut<'_>, b: &Token) -> u32 {
    match (a.number.and_then(|number| query.numbers.get(number)), b.number.and_then(|number| source.numbers.get(number))) {
        (Some(x), Some(y)) if of_one_kind(x, y) => u32::from(x.value != y.value),
        (None, None) if a.c == b.c => 0,
        _ => 3,
    }
}

/// The lowest cost of each pair of boundaries from the start; leaving out or adding a piece costs two.
fn table(rows: usize, columns: usize, cost: impl Fn(usize, usize) -> Option<u32>) -> Vec<u32> {
    let width = columns + 1;
    let mut out: Vec<u32> = Vec::with_capacity((rows + 1) * width);
    for i in 0..=rows {
        for j in 0..=columns {
            let at = out.len();
            let from = |back: usize, more: u32| at.checked_sub(back).and_then(|at| out.get(at)).map(|cost| cost + more);
            let left = if j > 0 { from(1, 2) } else { None };
            let above = if i > 0 { from(width, 2) } else { None };
            let both = if i > 0 && j > 0 { cost(i - 1, j - 1).and_then(|more| from(width + 1, more)) } else { None };
            out.push([left, above, both].into_iter().flatten().min().unwrap_or(0));
        }
    }
    out
}
