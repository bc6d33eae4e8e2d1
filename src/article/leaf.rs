//! One stretch of inline Markdown: its events come in one by one, its runs go out. Line prefixes (`> `, indentation)
//! end up in the line ends before them, destinations in links, and what no event covers in marks.

use pulldown_cmark::{CowStr, Event, LinkType, Tag as Start, TagEnd};

use super::html_text::words;
use super::inline::{Bit, Run, Side, assemble};
use super::tag::Tag;
use super::{Block, Kind, Link, Quoting};
use crate::text::Span;

/// Inline content that is being read.
#[derive(Debug)]
pub(super) struct Leaf<'a> {
    source: &'a str,
    /// In a table cell `\|` stands for `|`, in code too.
    in_cell: bool,
    /// How many block quotes it stands in.
    quotes: usize,
    pub(super) runs: Vec<Run>,
    /// Everything before this byte is in a run.
    at: Option<usize>,
    frames: Vec<Frame>,
    /// Where its images are.
    pub(super) images: Vec<Image>,
    /// Alternative texts and titles inside: blocks of their own.
    pub(super) nested: Vec<Block>,
}

/// A link or image whose text is being read.
#[derive(Debug)]
struct Frame {
    start: usize,
    image: bool,
    kind: LinkType,
    destination: String,
    id: String,
    has_title: bool,
}

/// An image.
#[derive(Debug, Clone, Copy)]
pub(super) struct Image {
    pub(super) span: Span,
    /// Its alternative text.
    pub(super) alt: Span,
    /// Whether the alternative text may change without the image losing its source.
    pub(super) free: bool,
}

impl<'a> Leaf<'a> {
    pub(super) fn new(source: &'a str, in_cell: bool, quotes: usize) -> Self {
        Leaf { source, in_cell, quotes, runs: Vec::new(), at: None, frames: Vec::new(), images: Vec::new(), nested: Vec::new() }
    }

    /// Whether there are words so far.
    pub(super) fn has_words(&self) -> bool {
        self.runs.iter().any(|run| run.is_visible(self.source))
    }

    /// Reads an event; `floor` is where the block begins.
    pub(super) fn read(&mut self, event: Event<'_>, span: Span, floor: usize) {
        if self.at.is_none() {
            let escape = span.start > floor && self.source.as_bytes().get(span.start - 1) == Some(&b'\\');
            self.at = Some(if escape { span.start - 1 } else { span.start });
        }
        match event {
            Event::Text(_) | Event::FootnoteReference(_) => {
                self.gap(span.start);
                let bit = if matches!(event, Event::Text(_)) { Bit::Text } else { Bit::Markup };
                let words = Span::new(self.done(), span.end);
                let end = line_end(words.of(self.source)).map_or(words.end, |len| words.start + len);
                self.push(Span::new(words.start, end), bit);
                self.gap(span.end);
            }
            Event::Code(_) => self.code(span, Bit::Code),
            Event::InlineMath(_) | Event::DisplayMath(_) => self.code(span, Bit::Math),
            Event::SoftBreak | Event::HardBreak => {
                self.gap(span.start);
                self.push(span, if event == Event::SoftBreak { Bit::Soft } else { Bit::Hard });
            }
            Event::InlineHtml(_) | Event::Html(_) => self.html(span),
            Event::Start(start) => {
                self.gap(span.start);
                let (image, kind, destination, title, id) = match start {
                    Start::Link { link_type, dest_url, title, id } => (false, link_type, dest_url, title, id),
                    Start::Image { link_type, dest_url, title, id } => (true, link_type, dest_url, title, id),
                    _ => return,
                };
                let (destination, id) = (destination.into_string(), id.into_string());
                self.frames.push(Frame { start: span.start, image, kind, destination, id, has_title: title != CowStr::Borrowed("") });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.close(span),
            Event::End(_) => self.gap(span.end),
            Event::TaskListMarker(_) | Event::Rule => {}
        }
    }

    /// Starts over after a task list marker.
    pub(super) fn restart(&mut self) {
        if self.runs.is_empty() {
            self.at = None;
        }
    }

    fn done(&self) -> usize {
        self.at.unwrap_or(0)
    }

    fn push(&mut self, span: Span, bit: Bit) {
        if span.start < span.end {
            self.runs.push(Run::new(span, bit));
        }
        self.at = Some(self.done().max(span.end));
    }

    /// The bytes up to `to` that no event covers: the prefix of a line, or marks.
    fn gap(&mut self, to: usize) {
        let at = self.done();
        let gap = Span::new(at, to).of(self.source);
        if gap.is_empty() {
            return;
        }
        let mut from = at;
        if let Some(run) = self.runs.last_mut()
            && matches!(run.bit, Bit::Soft | Bit::Hard)
            && run.span.end == at
        {
            let prefix = gap.len() - gap.trim_start_matches([' ', '\t', '>', '\r', '\n']).len();
            run.span.end += prefix;
            from += prefix;
        }
        // The parser has no event for a line end at the very end of a link's text.
        while let Some(end) = Span::new(from, to).of(self.source).find(['\n', '\r']).map(|end| from + end) {
            let prefix = prefix(Span::new(end, to).of(self.source), self.quotes);
            let before = Span::new(from, end).of(self.source);
            let bit = if before.ends_with('\\') { Bit::Hard } else { Bit::Soft };
            let start = end - usize::from(before.ends_with('\\'));
            self.push(Span::new(from, start), Bit::Markup);
            self.push(Span::new(start, end + prefix), bit);
            from = end + prefix;
        }
        let cut = self.in_cell && self.source.as_bytes().get(to) == Some(&b'|') && gap.ends_with('\\');
        self.push(Span::new(from, to - usize::from(cut)), Bit::Markup);
        self.at = Some(to);
    }

    /// A code span or formula: a line end in it is one space, a bar in a cell has no backslash.
    fn code(&mut self, span: Span, bit: Bit) {
        self.gap(span.start);
        let mut from = self.done();
        while from < span.end {
            let rest = Span::new(from, span.end).of(self.source);
            let end = rest.find(['\n', '\r']);
            let bar = if self.in_cell { rest.find("\\|") } else { None };
            match (end, bar) {
                (Some(end), _) => {
                    let after = rest.get(end..).unwrap_or("");
                    let prefix = prefix(after, self.quotes);
                    self.push(Span::new(from, from + end), bit.clone());
                    self.push(Span::new(from + end, from + end + prefix), Bit::Space);
                    from += end + prefix;
                }
                (None, Some(bar)) => {
                    self.push(Span::new(from, from + bar), bit.clone());
                    from += bar + 1;
                    self.push(Span::new(from, from + 1), bit.clone());
                    from += 1;
                }
                (None, None) => {
                    self.push(Span::new(from, span.end), bit.clone());
                    from = span.end;
                }
            }
        }
        self.at = Some(span.end);
    }

    fn html(&mut self, span: Span) {
        self.gap(span.start);
        let span = Span::new(self.done(), span.end);
        let tag = self.source.get(..span.end).and_then(|source| Tag::scan(source, span.start));
        let bit = match tag.filter(|tag| tag.span == span) {
            Some(tag) if tag.name == "br" => Bit::Hard,
            Some(tag) => {
                self.nested.extend(tag.readable(self.source));
                let link = if tag.side == Side::Close { None } else { tag.link(self.source) };
                Bit::Tag { side: tag.side, name: tag.name, link }
            }
            None if span.of(self.source).starts_with("<!--") => Bit::Gone,
            None => Bit::Tag { side: Side::Void, name: String::new(), link: None },
        };
        self.push(span, bit);
    }

    /// The end of a link or image: its destination is numbered.
    fn close(&mut self, span: Span) {
        let Some(frame) = self.frames.pop() else { return self.gap(span.end) };
        let text = frame.start + if frame.image { 2 } else { 1 };
        let from = self.done().max(text);
        let rest = Span::new(from, span.end).of(self.source);
        let mut end = span.end;
        let mut written = None;
        let (bracket, free) = match frame.kind {
            LinkType::Inline => (rest.find("](").map(|at| from + at), true),
            LinkType::Reference | LinkType::ReferenceUnknown => (rest.find("][").map(|at| from + at), true),
            LinkType::Collapsed | LinkType::Shortcut | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown => {
                let bracket = rest.find(']').map(|at| from + at);
                let label = Span::new(text, bracket.unwrap_or(text)).of(self.source);
                let label = if label.contains(['\n', '\r']) { frame.id.as_str() } else { label };
                written = Some(format!("[{label}]"));
                if frame.kind == LinkType::Collapsed && self.source.get(end..).is_some_and(|rest| rest.starts_with("[]")) {
                    end += 2;
                }
                (bracket, false)
            }
            LinkType::Autolink | LinkType::Email | LinkType::WikiLink { .. } => (None, true),
        };
        let Some(bracket) = bracket else { return self.gap(end) };
        self.gap(bracket + 1);
        let link = Span::new(bracket + 1, end);
        let destination_span = if frame.kind == LinkType::Inline { destination(self.source, link) } else { None };
        if frame.has_title && !self.in_cell && frame.kind == LinkType::Inline {
            let after = destination_span.map_or(link.start + 1, |span| span.end);
            self.nested.extend(title(self.source, Span::new(after, end.saturating_sub(1).max(after))));
        }
        if frame.image {
            self.images.push(Image { span: Span::new(frame.start, end), alt: Span::new(text, bracket), free });
        }
        let link = Link { span: link, written, destination: Some(frame.destination), destination_span };
        self.runs.push(Run::new(link.span, Bit::Link(link)));
        self.at = Some(end);
    }
}

/// Where the first line end of a text begins, with the backslash that makes it a line break: the parser takes one at the
/// very end of a link's text for words now and then.
fn line_end(text: &str) -> Option<usize> {
    let line = text.get(..text.find(['\n', '\r'])?)?;
    Some(line.strip_suffix('\\').unwrap_or(line).len())
}

/// The length of a line end and the prefix of the next line in as many block quotes.
fn prefix(text: &str, quotes: usize) -> usize {
    let mut rest = text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text);
    for _ in 0..quotes {
        rest = rest.trim_start_matches([' ', '\t']);
        rest = rest.strip_prefix('>').unwrap_or(rest);
    }
    text.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// The bytes of the destination in `(destination "title")`.
fn destination(source: &str, span: Span) -> Option<Span> {
    let rest = span.of(source).strip_prefix('(')?;
    let rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let start = span.end - rest.len();
    if let Some(inner) = rest.strip_prefix('<') {
        let mut escaped = false;
        let len = inner.bytes().position(|b| {
            let end = b == b'>' && !escaped;
            escaped = b == b'\\' && !escaped;
            end
        })?;
        return Some(Span::new(start + 1, start + 1 + len));
    }
    let (mut depth, mut escaped) = (0usize, false);
    let len = rest.bytes().position(|b| {
        let bare = !escaped;
        escaped = b == b'\\' && bare;
        match b {
            b'(' if bare => depth += 1,
            b')' if bare && depth == 0 => return true,
            b')' if bare => depth -= 1,
            _ => return b.is_ascii_whitespace(),
        }
        false
    })?;
    Some(Span::new(start, start + len))
}

/// The title at the end of a link's destination or of a link definition, if it can be written back as an attribute is:
/// in straight quotes or in parentheses (which become quotes), on one line, without backslashes.
pub(super) fn title(source: &str, after: Span) -> Option<Block> {
    let text = after.of(source).trim_ascii_end();
    let end = after.start + text.len();
    let close = text.chars().next_back().filter(|c| matches!(c, '"' | '\'' | ')'))?;
    let opener = if close == ')' { '(' } else { close };
    let open = text.get(..text.len() - 1)?.rfind(opener)?;
    let span = Span::new(after.start + open + 1, end.checked_sub(1)?);
    if span.of(source).contains(['\\', '\n', '\r']) || !text.get(..open)?.ends_with(|c: char| c.is_ascii_whitespace()) {
        return None;
    }
    let quoting = match close {
        '"' => Quoting::HtmlAttribute,
        '\'' => Quoting::HtmlAttributeSingle,
        _ => Quoting::HtmlAttributeBare,
    };
    let block = assemble(source, words(source, span), Kind::Attribute("title".to_owned()), quoting, false)?;
    Some(if close == ')' { Block { span: Span::new(span.start - 1, end), ..block } } else { block })
}
