//! The difference of two texts for people: pieces in, each marked as gone, new or the same. The brackets stay in colour
//! too: without them 3 → 6 months would read as 36. Of what differs, characters that nobody sees are written as their number.

use std::borrow::Cow;

use super::paint::Ink;
use crate::diff::{Tag, words};
use crate::morph::Analyzer;
use crate::text::{look_alike, seen};

/// A piece of two texts.
pub struct Piece {
    /// Which of them has it.
    pub tag: Tag,
    /// What it says.
    pub text: String,
    /// Whether it stands beside one of the other text that looks the same.
    alike: bool,
}

impl Piece {
    /// A part of it (or all) as it can be told from others.
    pub fn seen<'t>(&self, part: &'t str) -> Cow<'t, str> {
        if self.tag == Tag::Same { part.into() } else { seen(part, self.alike) }
    }
}

/// The pieces of two texts, as [`words`] has them.
pub fn pieces(old: &str, new: &str, analyzer: &dyn Analyzer) -> Vec<Piece> {
    let piece = |(tag, text): (Tag, String)| Piece { tag, text, alike: false };
    let mut pieces: Vec<Piece> = words(old, new, analyzer).into_iter().map(piece).collect();
    for at in 1..pieces.len() {
        if let Some([one, other]) = pieces.get_mut(at - 1..=at)
            && one.tag != Tag::Same
            && other.tag != Tag::Same
        {
            let alike = look_alike(&one.text, &other.text);
            (one.alike, other.alike) = (alike, alike);
        }
    }
    pieces
}

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
    pieces(old, new, analyzer).iter().map(|piece| (ink(piece.tag), piece.seen(&piece.text).into_owned())).collect()
}
