//! Articles: a file in, blocks out, and back. A block is what is translated together and spliced back together: a
//! heading, a paragraph, a list item, a table cell, an alt text, a front-matter value. Nothing here cuts sentences,
//! and nothing is ever re-rendered: what is not replaced keeps its bytes.

mod block;

pub use block::{Article, Block, Format, Kind, Link, Part, Piece, Quoting, Role};
