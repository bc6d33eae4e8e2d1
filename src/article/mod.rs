//! Articles: a file in, blocks out, and back. A block is what is translated together and spliced back together: a
//! heading, a paragraph, a list item, a table cell, an alt text, a front-matter value. Nothing here cuts sentences,
//! and nothing is ever re-rendered: what is not replaced keeps its bytes.

pub(crate) mod atom;
mod block;
mod body;
mod declared;
mod decoration;
mod destination;
mod directive;
mod element;
mod enumerator;
mod escape;
mod fallback;
mod front_matter;
mod furniture;
mod heading;
mod html;
mod html_text;
mod html_token;
mod inline;
mod leaf;
mod line;
mod line_break;
mod markdown;
pub(crate) mod marker;
#[cfg(test)]
mod markup_properties;
#[cfg(test)]
mod markup_tests;
mod masthead;
mod matter;
mod plain;
mod row;
mod series;
mod speaker;
mod speech;
mod structure;
mod suspect;
mod tag;
mod typed_line;
mod visible;
pub(crate) mod vocabulary;
mod wrap;
mod yaml_problem;

use regex::Regex;

pub use block::{Article, Block, Format, Kind, Link, Part, Piece, Quoting, Role};
pub use body::{body, one_block};
pub use declared::declare;
pub use destination::destinations;
pub use escape::write;
pub use matter::{Matter, without_matter};
pub use suspect::hidden;
pub use visible::visible;

use crate::finding::Finding;
use crate::text::Lang;

/// What the project's settings say about reading articles.
#[derive(Debug, Clone)]
pub struct Options {
    /// Language of the article.
    pub lang: Lang,
    /// Front-matter keys whose values are for translation.
    pub front_matter: Vec<String>,
    /// Lines that match one of these are not for translation.
    pub skip: Vec<Regex>,
}

impl Options {
    /// The default settings for a language: title, description and summary of the front matter; nothing skipped.
    pub fn new(lang: Lang) -> Self {
        Options { lang, front_matter: ["title", "description", "summary"].map(str::to_owned).to_vec(), skip: Vec::new() }
    }
}

/// Reads an article. Any text gives blocks; what is wrong with it (front matter that does not parse,
/// markers of a merge, characters that nobody sees) comes beside them.
pub fn parse(path: &str, source: &str, options: &Options) -> (Article, Vec<Finding>) {
    let format = Format::of(path);
    let (mut blocks, mut findings) = match format {
        Format::Text => plain::parse(source, options),
        Format::Markdown => markdown::parse(path, source, options),
        Format::Html => html::parse(source, options),
    };
    findings.extend(suspect::suspects(path, source));
    structure::annotate(&mut blocks, format, options.lang);
    for block in &mut blocks {
        block.skip |= options.skip.iter().any(|pattern| pattern.is_match(block.text.trim()));
    }
    (Article { format, blocks }, findings)
}
