//! The parts of an article.

use crate::text::Span;

/// The format of an article, by its file extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text as pasted from the web.
    Text,
    /// CommonMark with tables and front matter.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// The format of a path: `.md` and `.markdown`, `.html` and `.htm`, anything else is plain text.
    pub fn of(path: &str) -> Format {
        let extension = path.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
        match extension.as_str() {
            "md" | "markdown" => Format::Markdown,
            "html" | "htm" => Format::Html,
            _ => Format::Text,
        }
    }
}

/// What a block is in its article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A heading and its level, from 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list item.
    Item,
    /// A cell of a table.
    Cell,
    /// The alternative text of an image.
    Alt,
    /// Another attribute that people read, or what stands in the place of one, by its name.
    Attribute(String),
    /// What is said of the page and not on it, by its name: the title, the description.
    Meta(String),
    /// The value of a front-matter key.
    FrontMatter(String),
}

/// A parsed article. The blocks stand in reading order; a nested one (the alt text of an image inside a paragraph)
/// follows the block whose bytes contain it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its format.
    pub format: Format,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A run of text that is translated and spliced back as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Whether a directive or the format says that it is not for translation.
    pub skip: bool,
    /// The bytes of the source that are replaced when it is translated.
    pub span: Span,
    /// Its text: soft line breaks joined, link and image destinations (in HTML: attributes) replaced by `@1`, `@2`, …
    /// numbered from 1 within the block, HTML character references decoded but for `&lt; &gt; &amp;`. A line feed stands only for a hard break.
    pub text: String,
    /// Where the text comes from: runs that stand unchanged in the source, in order of both.
    pub pieces: Vec<Piece>,
    /// What `@1`, `@2`, … stand for, in that order.
    pub links: Vec<Link>,
    /// The source bytes behind each line feed of the text, in order: the hard break with its line prefix (`  \n> `, `<br>`).
    pub breaks: Vec<Span>,
    /// Comments that are not in the text, in order: the byte of the text they stand before, and their bytes in the source.
    pub comments: Vec<(usize, Span)>,
    /// Parts of the text in order; their spans (of `text`) tile it. Filled by `structure::annotate`.
    pub parts: Vec<Part>,
    /// How a text must be escaped to stand in this place (YAML string, HTML attribute …).
    pub quoting: Quoting,
}

/// How text is written at a block's place in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Quoting {
    /// As it is (plain text, Markdown, HTML content).
    #[default]
    None,
    /// Inside a Markdown table cell: `|` becomes `\|`.
    MarkdownCell,
    /// A whole YAML scalar, quotes included: written double-quoted.
    Yaml,
    /// A whole TOML string, quotes included: written as a basic string.
    Toml,
    /// The inside of a double-quoted HTML attribute (`"` becomes `&quot;`).
    HtmlAttribute,
    /// The inside of a single-quoted HTML attribute.
    HtmlAttributeSingle,
    /// An unquoted HTML attribute value: written with double quotes around it.
    HtmlAttributeBare,
}

/// A run of a block's text that stands unchanged in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// First byte in the block's text.
    pub text: usize,
    /// First byte in the source.
    pub source: usize,
    /// Length in bytes.
    pub len: usize,
}

/// What a numbered mark of the text stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The exact source that `(@1)` (Markdown: parentheses included; `[ref]` for a reference) or `@1` (HTML: the
    /// attributes) is replaced by when the block is written back.
    pub span: Span,
    /// What to write instead of the source's own bytes, if they cannot stand as they are: a Markdown shortcut
    /// reference `[予約]` becomes `[booking][予約]`, so this is `[予約]`.
    pub written: Option<String>,
    /// Where it leads or what it loads, if it does: the bare URL, decoded.
    pub destination: Option<String>,
    /// The bytes of the destination inside the source, for a rewritten or overridden link.
    pub destination_span: Option<Span>,
}

/// A part of a block's text and its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Its bytes in the block's text.
    pub span: Span,
}

/// What a part of a block's text is: running text, or structure that belongs to no unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text, still to be cut into sentences.
    Text,
    /// The name in a label: `医師` of `医師:「…」`, `記事監修` of `【記事監修】山田太郎`.
    Label,
    /// A list or note marker with the white space behind it: `• `, `①`, `※`, `1) `, `Q1. `.
    Marker,
    /// An opening mark of structure: the `「` of a dialogue turn, the `【` of a heading or caption.
    Open,
    /// The closing mark that belongs to it.
    Close,
    /// What stands between a label and its text: `:`, `：`, with spaces.
    Colon,
    /// White space between two parts.
    Gap,
    /// A hard line break (with the line prefix that follows it, if any), written back as it is.
    Break,
}

impl Block {
    /// Moves what it knows of the source by some bytes.
    pub(super) fn shift(&mut self, by: usize) {
        self.span = self.span.shifted(by);
        self.pieces.iter_mut().for_each(|piece| piece.source += by);
        for link in &mut self.links {
            link.span = link.span.shifted(by);
            link.destination_span = link.destination_span.map(|span| span.shifted(by));
        }
        self.comments.iter_mut().for_each(|(_, span)| *span = span.shifted(by));
        self.breaks.iter_mut().for_each(|span| *span = span.shifted(by));
    }

    /// The bytes of the source behind a range of the text, as far as pieces tell: from the first to the last byte
    /// that came from the source unchanged; the block's own span where nothing did.
    pub fn source_span(&self, span: Span) -> Span {
        let mut found: Option<Span> = None;
        for piece in &self.pieces {
            let start = span.start.max(piece.text);
            let end = span.end.min(piece.text + piece.len);
            if start < end || (span.is_empty() && piece.text <= span.start && span.start <= piece.text + piece.len) {
                let here = Span::new(piece.source + (start - piece.text), piece.source + (end.max(start) - piece.text));
                found = Some(found.map_or(here, |f| Span::new(f.start.min(here.start), f.end.max(here.end))));
            }
        }
        found.unwrap_or(self.span)
    }
}
