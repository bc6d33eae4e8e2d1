//! The difference of two texts for people: pieces in, each marked as gone, new or the same. The brackets stay in colour
//! too: without them 3 → 6 months would read as 36.

use super::paint::Ink;
use crate::diff::{Tag, words};
use crate::morph::Analyzer;

/// The old text turned into the new one: what is gone in red and `[-…-]`, what is new in green and `{+…+}`.
pub fn differ(old: &str, new: &str, analyzer: &dyn Analyzer) -> Vec<(Ink, String)> {
    if old == new {
        return vec![(Ink::Plain, old.to_owned())];
    }
    let ink = |tag| match tag {
        Tag::Same => Ink::Plain,
        Tag::Gone => Ink::Gone,
        Tag::New => Ink::New,
    };
    words(old, new, analyzer).into_iter().map(|(tag, text)| (ink(tag), text)).collect()
}
