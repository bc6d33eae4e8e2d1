//! Text as every other module sees it: languages, byte spans, lines and columns, scripts, the comparison form,
//! similarity, alignment of sequences and display width. Nothing here knows about files, articles or terms.

mod align;
mod charset;
mod fold;
mod lang;
mod lines;
mod log;
mod nearest;
mod roman;
mod script;
mod similarity;
mod span;
mod unseen;
mod width;

pub use align::align;
pub use charset::CharSet;
pub use fold::{Folded, fold, fold_to_string, is_mark};
pub use lang::Lang;
pub use lines::{Lines, Position};
pub use log::unobeyed;
pub use nearest::nearest;
pub use roman::roman;
pub use script::{Script, has_letters_of, is_wide, script};
pub use similarity::{distance, similarity};
pub use span::Span;
pub use unseen::{look_alike, seen};
pub use width::{clean, has_unsafe, is_unsafe, may_have_unsafe, one_line, pad, truncate, truncate_middle, width};

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Whether any byte of a text passes the test. Many are looked at together, so the test should be a plain comparison.
pub fn any_byte(text: &str, test: impl Fn(u8) -> bool) -> bool {
    // As a sum, which the compiler makes of many bytes at a time whatever the test is.
    text.as_bytes().chunks(64).any(|chunk| chunk.iter().map(|b| u8::from(test(*b))).sum::<u8>() > 0)
}

/// Whether any byte of a text and the one behind it pass the test, which should be as plain.
pub fn any_two_bytes(text: &str, test: impl Fn(u8, u8) -> bool) -> bool {
    two_bytes(text, test).any(|count| count > 0)
}

/// How many bytes of a text and the ones behind them pass the test, which should be as plain.
pub fn count_two_bytes(text: &str, test: impl Fn(u8, u8) -> bool) -> usize {
    two_bytes(text, test).map(usize::from).sum()
}

fn two_bytes(text: &str, test: impl Fn(u8, u8) -> bool) -> impl Iterator<Item = u8> {
    let next = text.as_bytes().get(1..).unwrap_or(&[]);
    let chunks = text.as_bytes().chunks(64).zip(next.chunks(64));
    chunks.map(move |(here, next)| here.iter().zip(next).map(|(a, b)| u8::from(test(*a, *b))).sum())
}

/// The text in Unicode normalization form C.
pub fn nfc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

/// The text in Unicode normalization form KC: what a single compatibility character stands for (㎎ for mg, ⽤ for 用).
/// Whole texts lose by it (10⁷ becomes 107), so it is for characters that were picked out.
pub fn nfkc(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// The text in Unicode normalization form D.
pub fn nfd(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned()
}

/// Runs of white space (the ideographic space included) become one space each; none is left at either end.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
