//! Texts inside elements that are no text themselves: what stands in a player or a drawing for browsers without it, and
//! the titles and words of an SVG picture. The content of the element comes in, its blocks go out. What never happens: a
//! script, a style or the data of a picture becomes a block.

use super::html::Walker;
use super::html_text::words;
use super::html_token::{Token, Tokens};
use super::inline::{Bit, Run, Side, assemble};
use super::{Block, Kind, Quoting};

/// Elements with content for browsers that cannot show them.
const REPLACED: [&str; 4] = ["audio", "canvas", "object", "video"];

/// Elements of SVG with words.
const WORDED: [&str; 3] = ["title", "desc", "text"];

/// How deep such elements are looked into.
const DEPTH: usize = 3;

/// The blocks inside the element `name` with this content, at byte `base` of its article; `depth` such elements are open
/// around it.
pub(super) fn blocks(name: &str, content: &str, base: usize, depth: usize) -> Vec<Block> {
    if REPLACED.contains(&name) && depth < DEPTH {
        Walker::within(depth + 1).read(content, base)
    } else if name == "svg" {
        picture(content, base)
    } else {
        Vec::new()
    }
}

fn picture(content: &str, base: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, Vec<Run>)> = None;
    for token in Tokens::new(content) {
        match (token, &mut open) {
            (Token::Tag(tag), None) if tag.side == Side::Open && WORDED.contains(&tag.name.as_str()) => open = Some((tag.name, Vec::new())),
            (Token::Tag(tag), Some((name, _))) if tag.side == Side::Close && tag.name == *name => {
                let Some((name, runs)) = open.take() else { continue };
                blocks.extend(assemble(content, runs, Kind::Attribute(name), Quoting::None, false));
            }
            (Token::Tag(tag), Some((_, runs))) => {
                let link = if tag.side == Side::Close { None } else { tag.link(content) };
                runs.push(Run::new(tag.span, Bit::Tag { side: tag.side, name: tag.name, link }));
            }
            (Token::Text(span), Some((_, runs))) => runs.extend(words(content, span)),
            (Token::Comment(span), Some((_, runs))) => runs.push(Run::new(span, Bit::Gone)),
            _ => {}
        }
    }
    blocks.iter_mut().for_each(|block| block.shift(base));
    blocks
}
