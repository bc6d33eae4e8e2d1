//! The difference of two texts word by word: English words, Japanese morphemes with glossary terms whole.

use similar::{ChangeTag, TextDiff};

use crate::morph::Analyzer;
use crate::text::Span;

/// Which side a piece stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Both.
    Same,
    /// The old text only.
    Gone,
    /// The new text only.
    New,
}

/// The pieces of both texts in order; neighbours of one tag are joined. Joined without the gone ones they are the new
/// text, without the new ones the old.
pub fn words(old: &str, new: &str, analyzer: &dyn Analyzer) -> Vec<(Tag, String)> {
    let (old_pieces, new_pieces) = (pieces(old, analyzer), pieces(new, analyzer));
    let diff = TextDiff::from_slices(&old_pieces, &new_pieces);
    let mut out: Vec<(Tag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => Tag::Same,
            ChangeTag::Delete => Tag::Gone,
            ChangeTag::Insert => Tag::New,
        };
        match out.last_mut() {
            Some((last, text)) if *last == tag => text.push_str(change.value()),
            _ => out.push((tag, change.value().to_owned())),
        }
    }
    out
}

/// Words and what stands between them; together they are the text.
fn pieces<'t>(text: &'t str, analyzer: &dyn Analyzer) -> Vec<&'t str> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for word in analyzer.words(text) {
        if word.span.start > at {
            pieces.push(Span::new(at, word.span.start).of(text));
        }
        if word.span.start >= at {
            pieces.push(word.span.of(text));
            at = word.span.end;
        }
    }
    pieces.push(Span::new(at, text.len()).of(text));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
