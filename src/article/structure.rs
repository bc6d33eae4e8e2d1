//! (to be written)

use super::{Block, Format, Part, Role};
use crate::text::{Lang, Span};

/// Gives every block its parts.
pub(super) fn annotate(blocks: &mut [Block], _format: Format, _lang: Lang) {
    for block in blocks {
        block.parts = vec![Part { role: Role::Text, span: Span::new(0, block.text.len()) }];
    }
}
