//! Markdown to blocks, on the events of the parser and their bytes: headings, paragraphs, items, cells, notes, the
//! alternative text of an image that stands alone, titles, HTML between them. Code, formulas, link destinations, comments and
//! the fences of containers (`:::`) are no blocks. Nothing is re-rendered: what is not in a block keeps its bytes.

use std::cmp::Reverse;

use pulldown_cmark::{Event, HeadingLevel, Options as Extensions, Parser, Tag, TagEnd};

use super::inline::{Bit, Run, assemble, clip};
use super::leaf::{self, Image, Leaf};
use super::{Block, Kind, Options, Quoting, front_matter, furniture, html};
use crate::finding::Finding;
use crate::text::{Lang, Span};

/// Reads an article.
pub(super) fn parse(path: &str, source: &str, options: &Options) -> (Vec<Block>, Vec<Finding>) {
    let front = front_matter::parse(path, source, options);
    let body = source.get(front.body..).unwrap_or("");
    let mut reader = Reader::new(source);
    let parser = Parser::new_ext(body, extensions(body));
    let definitions = parser.reference_definitions().iter().filter(|(_, definition)| definition.title.is_some());
    let titles: Vec<Block> =
        definitions.filter_map(|(_, definition)| leaf::title(source, Span::from(definition.span.clone()).shifted(front.body))).collect();
    for (event, range) in parser.into_offset_iter() {
        reader.read(event, Span::from(range).shifted(front.body));
    }
    reader.blocks.extend(titles);
    let mut blocks = front.blocks;
    blocks.append(&mut reader.blocks);
    blocks.sort_by_key(|block| (block.span.start, Reverse(block.span.end)));
    (blocks, front.findings)
}

/// Where the reference definitions of an article lead: the bytes of each destination, and the URL.
pub(super) fn definitions(path: &str, source: &str) -> Vec<(Span, String)> {
    let front = front_matter::parse(path, source, &Options::new(Lang::Other));
    let body = source.get(front.body..).unwrap_or("");
    let parser = Parser::new_ext(body, extensions(body));
    let definitions = parser.reference_definitions().iter().filter_map(|(_, definition)| {
        let whole = Span::from(definition.span.clone()).shifted(front.body);
        // Behind the label: `[label]:`, the label as the source has it.
        let text = whole.of(source);
        let label_end =
            text.match_indices("]:").map(|(at, _)| at).find(|at| !text.get(..*at).is_some_and(|label| label.ends_with('\\')))?;
        let rest = text.get(label_end + 2..)?;
        let start = label_end + 2 + rest.len() - rest.trim_start().len();
        let written = rest.trim_start();
        let (start, len) = match written.strip_prefix('<') {
            Some(inner) => (start + 1, inner.find('>')?),
            None => (start, written.find(|c: char| c.is_ascii_whitespace()).unwrap_or(written.len())),
        };
        let span = Span::new(whole.start + start, whole.start + start + len);
        Some((span, definition.dest.to_string())).filter(|_| len > 0)
    });
    definitions.collect()
}

/// Definition lists only where a line has their mark, and not where `:::` fences containers: the parser takes the
/// one for the other.
fn extensions(body: &str) -> Extensions {
    let mut extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_GFM
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_MATH;
    let (mut definitions, mut containers) = (false, false);
    for line in body.lines().map(str::trim_start) {
        definitions |= line.starts_with(": ");
        containers |= line.starts_with("::");
    }
    extensions.set(Extensions::ENABLE_DEFINITION_LIST, definitions && !containers);
    extensions
}

/// A block-level element that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Paragraph,
    Heading(u8),
    Quote,
    /// A list item or a part of a definition list.
    Item,
    Cell,
    /// A list, a table, a note.
    Other,
    /// Code.
    Closed,
}

struct Reader<'a> {
    source: &'a str,
    open: Vec<(Container, usize)>,
    /// How many elements are open outside of the one that a directive skips.
    skip_from: Option<usize>,
    leaf: Option<Leaf<'a>>,
    /// Whether the leaf is not for translation.
    skip: bool,
    /// A directive stood behind words: it is for the block after.
    next_after: bool,
    html: html::Walker,
    /// Inside code that a template tag began.
    code: bool,
    /// The lines of the HTML block that is open.
    lines: Vec<Span>,
    blocks: Vec<Block>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Reader {
            source,
            open: Vec::new(),
            skip_from: None,
            leaf: None,
            skip: false,
            next_after: false,
            html: html::Walker::default(),
            code: false,
            lines: Vec::new(),
            blocks: Vec::new(),
        }
    }

    fn read(&mut self, event: Event<'a>, span: Span) {
        match event {
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image,
            ) => self.inline(event, span),
            Event::Start(Tag::HtmlBlock) => {
                self.flush();
                self.lines.clear();
            }
            Event::End(TagEnd::HtmlBlock) => self.html_block(),
            Event::Start(tag) => {
                self.flush();
                let container = match tag {
                    Tag::Paragraph => Container::Paragraph,
                    Tag::Heading { level, .. } => Container::Heading(number(level)),
                    Tag::BlockQuote(_) => Container::Quote,
                    Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => Container::Item,
                    Tag::TableCell => Container::Cell,
                    Tag::CodeBlock(_) | Tag::MetadataBlock(_) => Container::Closed,
                    _ => Container::Other,
                };
                if std::mem::take(&mut self.html.directives.next) && self.skip_from.is_none() {
                    self.skip_from = Some(self.open.len());
                }
                self.open.push((container, span.start));
            }
            Event::End(_) => {
                self.flush();
                self.open.pop();
                if self.skip_from == Some(self.open.len()) {
                    self.skip_from = None;
                }
            }
            Event::Html(_) => self.lines.push(span),
            Event::Rule => self.flush(),
            Event::TaskListMarker(_) => {
                if let Some(leaf) = &mut self.leaf {
                    leaf.restart();
                }
            }
            _ => self.inline(event, span),
        }
    }

    fn inline(&mut self, event: Event<'a>, span: Span) {
        let (container, floor) = self.open.last().copied().unwrap_or((Container::Other, span.start));
        if container == Container::Closed {
            return;
        }
        let outside = self.skip_from.is_some() || self.html.skips();
        if self.leaf.is_none() {
            let quotes = self.open.iter().filter(|(container, _)| *container == Container::Quote).count();
            self.leaf = Some(Leaf::new(self.source, container == Container::Cell, quotes));
            self.skip = outside || self.html.directives.region;
        }
        let Some(leaf) = &mut self.leaf else { return };
        if let Event::InlineHtml(comment) = &event
            && comment.starts_with("<!--")
        {
            self.html.directives.read(comment);
            let next = std::mem::take(&mut self.html.directives.next);
            if leaf.has_words() {
                self.next_after |= next;
            } else {
                self.skip |= next || self.html.directives.region;
            }
        }
        leaf.read(event, span, floor);
    }

    /// Makes blocks of the inline content so far.
    fn flush(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        let (container, parent) = match self.open.as_slice() {
            [.., (parent, _), (container, _)] => (*container, *parent),
            [(container, _)] => (*container, Container::Other),
            [] => (Container::Other, Container::Other),
        };
        let kind = match (container, parent) {
            (Container::Heading(level), _) => Kind::Heading(level),
            (Container::Cell, _) => Kind::Cell,
            (Container::Item, _) | (Container::Paragraph, Container::Item) => Kind::Item,
            _ => Kind::Paragraph,
        };
        let quoting = if kind == Kind::Cell { Quoting::MarkdownCell } else { Quoting::None };
        let Leaf { runs, images, nested, .. } = leaf;
        let from = self.blocks.len();
        if let Some(images) = alone(self.source, &runs, images) {
            let alts = images.iter().filter_map(|image| assemble(self.source, clip(&runs, image.alt), Kind::Alt, quoting, false));
            self.blocks.extend(alts);
        } else if matches!(kind, Kind::Heading(_) | Kind::Cell) {
            self.blocks.extend(Some(runs).filter(|_| !self.code).and_then(|runs| assemble(self.source, runs, kind, quoting, true)));
        } else {
            let parts = furniture::without(self.source, runs, &mut self.code);
            self.blocks.extend(parts.into_iter().filter_map(|runs| assemble(self.source, runs, kind.clone(), quoting, true)));
        }
        self.blocks.extend(nested);
        for block in self.blocks.iter_mut().skip(from) {
            block.skip |= self.skip;
        }
        self.html.directives.next |= std::mem::take(&mut self.next_after);
    }

    /// Reads the HTML block that ends here. Line prefixes inside it are read as spaces.
    fn html_block(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        if self.code {
            return;
        }
        let base = first.start;
        let mut fragment = String::with_capacity(last.end - base);
        for line in &lines {
            fragment.extend(std::iter::repeat_n(' ', line.start.saturating_sub(base + fragment.len())));
            fragment.push_str(line.of(self.source));
        }
        let skip = self.skip_from.is_some();
        let blocks = self.html.read(&fragment, base);
        self.blocks.extend(blocks.into_iter().map(|block| Block { skip: block.skip || skip, ..block }));
    }
}

/// The images, if there is nothing to read but their alternative texts.
fn alone(source: &str, runs: &[Run], mut images: Vec<Image>) -> Option<Vec<Image>> {
    // An image inside the alternative text of another belongs to that.
    images.sort_by_key(|image| (image.span.start, Reverse(image.span.end)));
    let mut end = 0;
    images.retain(|image| {
        let outer = image.span.start >= end;
        end = end.max(image.span.end);
        outer
    });
    let inside = |run: &Run| {
        let next = images.partition_point(|image| image.span.start <= run.span.start);
        next.checked_sub(1).and_then(|at| images.get(at)).is_some_and(|image| image.span.contains(run.span))
    };
    let words = runs.iter().any(|run| (run.is_visible(source) || run.bit == Bit::Math) && !inside(run));
    (!words && !images.is_empty() && images.iter().all(|image| image.free)).then_some(images)
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
