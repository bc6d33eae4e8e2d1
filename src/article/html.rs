//! HTML to blocks: the inline content between block-level tags, and the attributes that people read. Tags may be
//! unclosed or mis-nested; nothing is repaired, nothing is re-rendered, and what is not a block keeps its bytes.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::directive::Directives;
use super::element::{self, is_block};
use super::html_text::words;
use super::html_token::{Token, Tokens};
use super::inline::{Bit, Run, Side, assemble};
use super::tag::Tag;
use super::{Block, Kind, Link, Options, Quoting, fallback, front_matter, furniture};
use crate::finding::Finding;
use crate::text::Span;

/// Reads a page. Front matter before it is read as in Markdown.
pub(super) fn parse(source: &str, options: &Options) -> (Vec<Block>, Vec<Finding>) {
    let front = front_matter::parse("", source, options);
    let mut blocks = front.blocks;
    blocks.extend(Walker::default().read(source.get(front.body..).unwrap_or(""), front.body));
    (blocks, front.findings)
}

/// How many open elements an end tag looks back over.
const DEPTH: usize = 256;

/// An element that is open.
#[derive(Debug)]
struct Element {
    name: String,
    kind: Kind,
    skip: bool,
}

/// An open element whose content is left alone.
#[derive(Debug)]
struct Shut {
    name: String,
    depth: usize,
    span: Span,
    /// Whether what readers see in it is not for translation.
    skip: bool,
}

/// Reads HTML piece by piece: the elements open at the end of one piece are open at the start of the next, as in a
/// Markdown article with HTML between its paragraphs.
#[derive(Debug, Default)]
pub(super) struct Walker {
    /// What the directives of comments say.
    pub(super) directives: Directives,
    stack: Vec<Element>,
    /// How many elements of a name are open.
    open: BTreeMap<String, usize>,
    shut: Option<Shut>,
    /// How many elements with content for other browsers are open around the piece.
    depth: usize,
    runs: Vec<Run>,
    /// Words since the last block: any, and any that are for translation.
    words: (bool, bool),
    /// A directive stood among words: it is for the block after.
    next_after: bool,
    blocks: Vec<Block>,
}

impl Walker {
    /// A reader of what stands inside as many elements with content for other browsers.
    pub(super) fn within(depth: usize) -> Walker {
        Walker { depth, ..Walker::default() }
    }

    /// Whether text here is not for translation, directives apart.
    pub(super) fn skips(&self) -> bool {
        self.shut.is_some() || self.stack.last().is_some_and(|element| element.skip)
    }

    /// The blocks of a piece of HTML that stands at byte `base` of its article.
    pub(super) fn read(&mut self, source: &str, base: usize) -> Vec<Block> {
        for token in Tokens::new(source) {
            match token {
                Token::Text(span) => self.text(source, span),
                Token::Tag(tag) => self.tag(source, tag),
                Token::Comment(span) => self.comment(source, span),
                Token::Doctype => self.flush(source),
            }
        }
        self.flush(source);
        if let Some(shut) = &mut self.shut {
            shut.span = Span::default();
        }
        let mut blocks = std::mem::take(&mut self.blocks);
        blocks.sort_by_key(|block| (block.span.start, Reverse(block.span.end)));
        for block in &mut blocks {
            block.shift(base);
        }
        blocks
    }

    fn text(&mut self, source: &str, span: Span) {
        if self.shut.is_some() {
            return;
        }
        let mut runs = words(source, span);
        if element::LINED.iter().any(|&name| self.open.get(name).is_some_and(|&count| count > 0)) {
            runs.iter_mut().filter(|run| run.bit == Bit::Soft).for_each(|run| run.bit = Bit::Hard);
        }
        if runs.iter().any(|run| run.is_visible(source)) {
            self.words = (true, self.words.1 || !(self.skips() || self.directives.region));
        }
        self.runs.extend(runs);
    }

    fn comment(&mut self, source: &str, span: Span) {
        let comment = span.of(source);
        if self.shut.is_some() {
            return;
        }
        if !comment.starts_with("<!--") {
            self.runs.push(Run::new(span, Bit::Tag { side: Side::Void, name: String::new(), link: None }));
            return;
        }
        let waiting = std::mem::take(&mut self.directives.next);
        self.directives.read(comment);
        if self.words.0 && self.directives.next {
            (self.directives.next, self.next_after) = (waiting, true);
        } else {
            self.directives.next |= waiting;
        }
        self.runs.push(Run::new(span, Bit::Gone));
    }

    fn tag(&mut self, source: &str, tag: Tag) {
        let span = tag.span;
        if let Some(shut) = &mut self.shut {
            shut.depth = match tag.side {
                Side::Open if tag.name == shut.name => shut.depth + 1,
                Side::Close if tag.name == shut.name => shut.depth.saturating_sub(1),
                _ => shut.depth,
            };
            if shut.depth == 0
                && let Some(shut) = self.shut.take()
                && !is_block(&shut.name)
                && !shut.span.is_empty()
            {
                let behind = Span::new(shut.span.start + 1 + shut.name.len(), span.end.saturating_sub(1));
                let inside = Span::new(behind.end - behind.of(source).trim_start_matches(' ').len(), behind.end);
                let content = Span::new(shut.span.end, span.start);
                let blocks = fallback::blocks(&shut.name, content.of(source), content.start, self.depth);
                self.blocks.extend(blocks.into_iter().map(|block| Block { skip: block.skip || shut.skip, ..block }));
                let link = Link { span: inside, written: None, destination: None, destination_span: None };
                let bit = Bit::Tag { side: Side::Void, name: shut.name, link: Some(link) };
                self.runs.push(Run::new(Span::new(shut.span.start, span.end), bit));
            }
            return;
        }
        match tag.side {
            Side::Close => self.close(source, tag),
            Side::Open | Side::Void => self.open(source, tag),
        }
    }

    fn open(&mut self, source: &str, tag: Tag) {
        let span = tag.span;
        let block = is_block(&tag.name);
        if block {
            self.flush(source);
            self.close_implied(&tag.name);
        }
        let mut skip = self.stack.last().is_some_and(|element| element.skip);
        skip = tag.translate(source).map_or(skip, |translate| !translate);
        if block && tag.side == Side::Open && !matches!(tag.name.as_str(), "html" | "head" | "body") {
            skip |= std::mem::take(&mut self.directives.next);
        }
        let region = self.directives.region;
        self.blocks.extend(tag.readable(source).into_iter().map(|block| Block { skip: skip || region, ..block }));
        if tag.name == "br" {
            self.runs.push(Run::new(span, Bit::Hard));
            return;
        }
        let link = tag.link(source);
        // Preformatted text is text, unless it is code.
        let rest = source.get(span.end..).unwrap_or("").trim_start();
        let text = tag.name == "pre" && !["<code", "<samp", "<kbd"].iter().any(|code| rest.starts_with(code));
        if tag.side == Side::Open && element::is_closed(&tag.name) && !text {
            self.shut = Some(Shut { name: tag.name, depth: 1, span, skip: skip || region });
            return;
        }
        if !block {
            self.runs.push(Run::new(span, Bit::Tag { side: tag.side, name: tag.name.clone(), link }));
        }
        if tag.side == Side::Open {
            let around = self.stack.last().map_or(Kind::Paragraph, |element| element.kind.clone());
            let kind = element::kind(&tag.name, around);
            *self.open.entry(tag.name.clone()).or_default() += 1;
            self.stack.push(Element { name: tag.name, kind, skip });
        }
    }

    fn close(&mut self, source: &str, tag: Tag) {
        let block = is_block(&tag.name);
        if block {
            self.flush(source);
        } else {
            self.runs.push(Run::new(tag.span, Bit::Tag { side: Side::Close, name: tag.name.clone(), link: None }));
        }
        self.pop(&tag.name, |name| !block && is_block(name));
    }

    /// Closes the innermost element of a name and all in it, if none that `bound` names stands between.
    fn pop(&mut self, name: &str, bound: impl Fn(&str) -> bool) {
        if self.open.get(name).is_none_or(|&count| count == 0) {
            return;
        }
        let found = self.stack.iter().rev().take(DEPTH).take_while(|element| element.name == name || !bound(&element.name));
        let Some(above) = found.enumerate().find(|(_, element)| element.name == name).map(|(above, _)| above) else { return };
        let keep = self.stack.len().saturating_sub(above + 1);
        for element in self.stack.drain(keep..) {
            if let Some(count) = self.open.get_mut(&element.name) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Closes what HTML closes unsaid when a block-level element begins.
    fn close_implied(&mut self, name: &str) {
        let within = |names: &'static [&'static str]| move |name: &str| names.contains(&name);
        match name {
            "li" => self.pop("li", within(&["ul", "ol", "menu"])),
            "dt" | "dd" => {
                self.pop("dt", within(&["dl"]));
                self.pop("dd", within(&["dl"]));
            }
            "option" => self.pop("option", within(&["select"])),
            "td" | "th" | "tr" => {
                self.pop("td", within(&["tr", "table"]));
                self.pop("th", within(&["tr", "table"]));
                if name == "tr" {
                    self.pop("tr", within(&["table"]));
                }
            }
            _ => {}
        }
        if element::ends_paragraph(name) {
            self.pop("p", within(&["button", "td", "th", "li", "table"]));
        }
    }

    /// Makes a block of the runs so far.
    fn flush(&mut self, source: &str) {
        let runs = std::mem::take(&mut self.runs);
        let (any, wanted) = std::mem::take(&mut self.words);
        if any {
            let kind = self.stack.last().map_or(Kind::Paragraph, |element| element.kind.clone());
            let skip = std::mem::take(&mut self.directives.next) || !wanted;
            let block = assemble(source, runs, kind, Quoting::None, false);
            // A template tag is no text.
            let block = block.filter(|block| !furniture::is_template(&block.text));
            self.blocks.extend(block.map(|block| Block { skip, ..block }));
        }
        self.directives.next |= std::mem::take(&mut self.next_after);
    }
}
