//! From the runs of some inline content to the block that stands for it: what Markdown and HTML have in common.
//! Runs come in with their bytes and what they are; a block goes out whose text has its line ends joined, its
//! destinations numbered, and whose span leaves out what encloses the words. Bytes are never made up: all that is
//! not in the text stands in a link, in a break, or outside the span.

use super::html_token::{Token, Tokens};
use super::line_break::{Join, joins};
use super::tag::Tag;
use super::{Block, Kind, Link, Piece, Quoting};
use crate::text::Span;

/// Which end of an element a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    /// An element without content: `<img>`, `<wbr>`, or one whose content is nobody's text.
    Void,
}

/// What a run of bytes is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bit {
    /// Words, as they stand.
    Text,
    /// A code span, marks included.
    Code,
    /// A formula, marks included: kept, but alone it is no text.
    Math,
    /// Marks that readers do not see and that stand as they are: `**`, `[`, the backslash of an escape.
    Markup,
    /// Words that stand for other bytes: a character reference.
    Decoded(String),
    /// An HTML tag, with its attributes if it has some.
    Tag { side: Side, name: String, link: Option<Link> },
    /// The destination of a Markdown link, parentheses included.
    Link(Link),
    /// White space within a line that is worth one space.
    Space,
    /// A line end that breaks no line, with the prefix of the next line.
    Soft,
    /// A line break.
    Hard,
    /// Nothing for anyone: a comment.
    Gone,
}

/// Some bytes of the source and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) span: Span,
    pub(super) bit: Bit,
}

impl Run {
    pub(super) fn new(span: Span, bit: Bit) -> Self {
        Run { span, bit }
    }

    /// Whether readers see words here.
    pub(super) fn is_visible(&self, source: &str) -> bool {
        match &self.bit {
            Bit::Text | Bit::Code => self.span.of(source).chars().any(|c| !c.is_whitespace()),
            Bit::Decoded(text) => text.chars().any(|c| !c.is_whitespace()),
            _ => false,
        }
    }

    /// Whether it is nothing but space: it may stand outside a block or be swallowed by a line break beside it.
    fn is_space(&self, source: &str) -> bool {
        match &self.bit {
            Bit::Space | Bit::Soft | Bit::Hard | Bit::Gone => true,
            Bit::Text => self.span.of(source).bytes().all(|b| b.is_ascii_whitespace()),
            _ => false,
        }
    }

    /// The words it stands for.
    pub(super) fn words<'a>(&'a self, source: &'a str) -> Option<&'a str> {
        match &self.bit {
            Bit::Text => Some(self.span.of(source)),
            Bit::Code => Some(self.span.of(source).trim_matches(['`', ' '])),
            Bit::Math => Some("x"),
            Bit::Decoded(text) => Some(text),
            _ => None,
        }
    }
}

/// The runs that lie in `span`, of runs in order; words that lie in it half are cut.
pub(super) fn clip(runs: &[Run], span: Span) -> Vec<Run> {
    let first = runs.partition_point(|run| run.span.end <= span.start && run.span.start < span.start);
    let mut out = Vec::new();
    for run in runs.iter().skip(first).take_while(|run| run.span.start <= span.end) {
        if span.contains(run.span) {
            out.push(run.clone());
        } else if run.span.overlaps(span) && run.bit == Bit::Text {
            out.push(Run::new(Span::new(run.span.start.max(span.start), run.span.end.min(span.end)), Bit::Text));
        }
    }
    out
}

/// The block of some inline content, or none where there are no words in it. With `typed`, a line end before or
/// after a line that begins with a mark people type for a list or a dialogue is kept as a line break.
pub(super) fn assemble(source: &str, runs: Vec<Run>, kind: Kind, quoting: Quoting, typed: bool) -> Option<Block> {
    let runs = merge(source, trim(source, runs));
    let span = Span::new(runs.first()?.span.start, runs.last()?.span.end);
    let mut writer =
        Writer { source, text: String::new(), pieces: Vec::new(), links: Vec::new(), breaks: Vec::new(), comments: Vec::new() };
    let joins = joins(source, &runs, &kind, typed);
    let mut before: Option<&Run> = None;
    for (run, join) in runs.iter().zip(joins) {
        if join != Some(Join::Feed) && matches!(run.bit, Bit::Space | Bit::Soft | Bit::Hard | Bit::Gone) {
            writer.comments(run.span);
        }
        match (&run.bit, join) {
            (_, Some(Join::Feed)) => {
                writer.breaks.push(run.span);
                writer.text.push('\n');
            }
            (_, Some(Join::Space)) => writer.space(run.span),
            (_, Some(Join::Tag)) => writer.line_break(run.span),
            (Bit::Soft | Bit::Hard | Bit::Gone, _) => {}
            (Bit::Space, _) => writer.space(run.span),
            (Bit::Decoded(text), _) => writer.text.push_str(text),
            (Bit::Link(link), _) => {
                writer.text.push('(');
                writer.mark(link);
                writer.text.push(')');
            }
            (Bit::Tag { name, link, .. }, _) => writer.tag(run.span, name.len(), link.as_ref()),
            (Bit::Text, _) if before.is_some_and(|b| b.bit == Bit::Gone) && writer.text.ends_with(' ') => {
                let rest = run.span.of(source).trim_start_matches(' ').len();
                writer.copy(Span::new(run.span.end - rest, run.span.end));
            }
            (Bit::Text | Bit::Code | Bit::Math | Bit::Markup, _) => writer.copy(run.span),
        }
        before = Some(run);
    }
    let Writer { text, pieces, links, breaks, comments, .. } = writer;
    Some(Block { kind, skip: false, span, text, pieces, links, breaks, comments, parts: Vec::new(), quoting })
}

/// The runs without what encloses the words: white space, tags around all of it, elements without words at either
/// end. Empty if there are no words. A link around all of it stays: its destination is the block's.
fn trim(source: &str, mut runs: Vec<Run>) -> Vec<Run> {
    let partners = partners(&runs);
    let mut seen = vec![0usize];
    for run in &runs {
        seen.push(seen.last().copied().unwrap_or(0) + usize::from(run.is_visible(source)));
    }
    let blank = |from: usize, to: usize| seen.get(from) == seen.get(to);
    let (mut first, mut end) = (0, runs.len());
    if blank(first, end) {
        return Vec::new();
    }
    // A run at an edge goes alone if it is space, a tag without content, or a tag whose other half is not here.
    let alone = |run: &Run, partner: Option<usize>| match &run.bit {
        Bit::Tag { side, .. } => *side == Side::Void || partner.is_none(),
        Bit::Decoded(_) => !run.is_visible(source),
        _ => run.is_space(source),
    };
    while first < end {
        let last = end - 1;
        let (Some(head), Some(tail)) = (runs.get(first), runs.get(last)) else { break };
        let partner = |i: usize| partners.get(i).copied().flatten();
        if alone(head, partner(first)) {
            first += 1;
        } else if alone(tail, partner(last)) {
            end -= 1;
        } else if let Some(close) = partner(first).filter(|&close| close > first && blank(first, close)) {
            first = close + 1;
        } else if let Some(open) = partner(last).filter(|&open| open < last && blank(open, last)) {
            end = open;
        } else if partner(first) == Some(last) && !leads_somewhere(head) {
            first += 1;
            end -= 1;
        } else {
            break;
        }
    }
    runs.truncate(end);
    runs.drain(..first.min(end));
    if let Some(run) = runs.first_mut().filter(|run| run.bit == Bit::Text) {
        run.span.start = run.span.end - run.span.of(source).trim_ascii_start().len();
    }
    if let Some(run) = runs.last_mut().filter(|run| run.bit == Bit::Text) {
        run.span.end = run.span.start + run.span.of(source).trim_ascii_end().len();
    }
    runs
}

fn leads_somewhere(run: &Run) -> bool {
    matches!(&run.bit, Bit::Tag { link: Some(link), .. } if link.destination.is_some())
}

/// For each tag the index of its other half, where both are here.
fn partners(runs: &[Run]) -> Vec<Option<usize>> {
    /// How far back the opening tag is looked for.
    const DEPTH: usize = 64;
    let mut partners = vec![None; runs.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (i, run) in runs.iter().enumerate() {
        let Bit::Tag { side, name, .. } = &run.bit else { continue };
        match side {
            Side::Open => open.push((i, name)),
            Side::Close => {
                let floor = open.len().saturating_sub(DEPTH);
                let found = open.iter().skip(floor).rposition(|&(_, n)| n == name).map(|at| floor + at);
                if let Some((at, _)) = found.and_then(|at| open.drain(at..).next()) {
                    if let Some(slot) = partners.get_mut(at) {
                        *slot = Some(i);
                    }
                    if let Some(slot) = partners.get_mut(i) {
                        *slot = Some(at);
                    }
                }
            }
            Side::Void => {}
        }
    }
    partners
}

/// Line ends, the space around them and the comments between them become one run.
fn merge(source: &str, runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        if let Some(last) = out.last_mut()
            && last.is_space(source)
            && run.is_space(source)
            && last.span.end == run.span.start
        {
            let bit = [Bit::Hard, Bit::Soft].into_iter().find(|bit| last.bit == *bit || run.bit == *bit);
            last.bit = bit.unwrap_or(if last.bit == Bit::Gone && run.bit == Bit::Gone { Bit::Gone } else { Bit::Space });
            last.span.end = run.span.end;
        } else {
            out.push(run);
        }
    }
    let is_break = |run: Option<&Run>| run.is_some_and(|run| matches!(run.bit, Bit::Soft | Bit::Hard));
    for i in 0..out.len() {
        let before = i.checked_sub(1).is_some_and(|b| is_break(out.get(b)));
        let after = is_break(out.get(i + 1));
        let Some(run) = out.get_mut(i).filter(|run| run.bit == Bit::Text) else { continue };
        if before {
            run.span.start = run.span.end - run.span.of(source).trim_ascii_start().len();
        }
        if after {
            run.span.end = run.span.start + run.span.of(source).trim_ascii_end().len();
        }
        let span = run.span;
        if let Some(run) = i.checked_sub(1).and_then(|b| out.get_mut(b)).filter(|_| before) {
            run.span.end = span.start;
        }
        if let Some(run) = out.get_mut(i + 1).filter(|_| after) {
            run.span.start = span.end;
        }
    }
    out
}

/// The text of a block as it grows.
struct Writer<'a> {
    source: &'a str,
    text: String,
    pieces: Vec<Piece>,
    links: Vec<Link>,
    breaks: Vec<Span>,
    comments: Vec<(usize, Span)>,
}

impl Writer<'_> {
    fn copy(&mut self, span: Span) {
        let text = span.of(self.source);
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.text + last.len == self.text.len() && last.source + last.len == span.start => last.len += text.len(),
            _ => self.pieces.push(Piece { text: self.text.len(), source: span.start, len: text.len() }),
        }
        self.text.push_str(text);
    }

    fn space(&mut self, span: Span) {
        if span.of(self.source) == " " {
            self.copy(span);
        } else {
            self.text.push(' ');
        }
    }

    fn mark(&mut self, link: &Link) {
        self.links.push(link.clone());
        self.text.push('@');
        self.text.push_str(&self.links.len().to_string());
    }

    fn tag(&mut self, span: Span, name: usize, link: Option<&Link>) {
        let Some(link) = link else { return self.line(span) };
        let name_end = span.start + 1 + name;
        self.copy(Span::new(span.start, name_end));
        self.space(Span::new(name_end, link.span.start));
        self.mark(link);
        self.line(Span::new(link.span.end, span.end));
    }

    /// Notes the comments in white space.
    fn comments(&mut self, span: Span) {
        if !span.of(self.source).contains("<!--") {
            return;
        }
        for token in Tokens::new(span.of(self.source)) {
            if let Token::Comment(comment) = token {
                self.comments.push((self.text.len(), comment.shifted(span.start)));
            }
        }
    }

    /// The tag of a line break, without the white space around it.
    fn line_break(&mut self, span: Span) {
        let starts = span.of(self.source).match_indices('<').map(|(at, _)| span.start + at);
        let tag = starts.filter_map(|at| Tag::scan(self.source, at)).find(|tag| tag.name == "br");
        if let Some(tag) = tag {
            let link = tag.link(self.source);
            self.tag(tag.span, tag.name.len(), link.as_ref());
        }
    }

    /// Copies what may span lines, white space of each line end as one space.
    fn line(&mut self, span: Span) {
        let text = span.of(self.source);
        if text.contains(['\n', '\r']) {
            let words: Vec<&str> = text.split_ascii_whitespace().collect();
            if text.starts_with(|c: char| c.is_ascii_whitespace()) {
                self.text.push(' ');
            }
            self.text.push_str(&words.join(" "));
        } else {
            self.copy(span);
        }
    }
}
