//! Units back to an article. In: the source, its blocks and units, and what stands for each unit and label. Out: the
//! article with its translated blocks written by the rules of the target language. What never happens: a byte changes in
//! a block nothing of which is translated, or a mark, a line break or a link's attributes are escaped as if they were words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::split::{Slot, Units, label_text, opened, renumbered, unit_text};
use super::style::Style;
use super::written::{COMMENT, Text};
use crate::article::atom::inline;
use crate::article::{Article, Block, Format, Kind, Link, Part, Quoting, Role, write};
use crate::text::Span;

/// Writes an article in another language.
///
/// * `fill` is asked once for each unit that is not in a skipped block, in order, and gives its translation; without one
///   the unit stands as in the source.
/// * `label` is asked once for each different label (`医師`, `記事監修`).
/// * `link` may give a new destination for the link `@n` of a unit that is written.
///
/// A block none of whose units and labels has a translation keeps its bytes exactly.
pub fn join(
    source: &str,
    article: &Article,
    units: &Units,
    style: &Style,
    fill: &mut dyn FnMut(usize) -> Option<String>,
    label: &dyn Fn(&str) -> Option<String>,
    link: &dyn Fn(&Link, usize, usize) -> Option<String>,
) -> String {
    let mut fills = Vec::with_capacity(units.units.len());
    for (i, unit) in units.units.iter().enumerate() {
        let open = article.blocks.get(unit.block).is_some_and(|block| !block.skip);
        fills.push(if open { fill(i) } else { None });
    }
    let labels: BTreeMap<&str, String> = units.labels.iter().filter_map(|l| label(l).map(|t| (l.as_str(), t))).collect();
    let writer = Writer { source, article, units, style, fills, labels, link, children: children(article) };
    let top = writer.children.get(article.blocks.len()).map_or(&[][..], Vec::as_slice);
    writer.splice(Span::new(0, source.len()), top)
}

/// For each block the blocks that stand inside it, in order; behind the last one those that stand in none.
fn children(article: &Article) -> Vec<Vec<usize>> {
    let blocks = &article.blocks;
    let span = |i: usize| blocks.get(i).map_or(Span::default(), |b| b.span);
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by_key(|&i| (span(i).start, Reverse(span(i).end)));
    let mut out = vec![Vec::new(); blocks.len() + 1];
    let mut open: Vec<usize> = Vec::new();
    for i in order {
        while open.last().is_some_and(|&parent| !span(parent).contains(span(i))) {
            open.pop();
        }
        let parent = open.last().copied().unwrap_or(blocks.len());
        if let Some(list) = out.get_mut(parent) {
            list.push(i);
        }
        open.push(i);
    }
    out
}

struct Writer<'a> {
    source: &'a str,
    article: &'a Article,
    units: &'a Units,
    style: &'a Style,
    fills: Vec<Option<String>>,
    labels: BTreeMap<&'a str, String>,
    link: &'a dyn Fn(&Link, usize, usize) -> Option<String>,
    children: Vec<Vec<usize>>,
}

impl Writer<'_> {
    /// The bytes of a range of the source with the blocks inside it written.
    fn splice(&self, range: Span, blocks: &[usize]) -> String {
        let mut out = String::new();
        let mut at = range.start;
        let mut last = None;
        for &index in blocks {
            let Some(block) = self.article.blocks.get(index) else { continue };
            if block.span.start < at || !range.contains(block.span) {
                continue;
            }
            out.push_str(&self.between(last, Some(index), Span::new(at, block.span.start)));
            at = block.span.end;
            if self.is_covered(index) {
                // Its text stands in another block. In plain text its line goes too; markup around a block stays.
                at += if self.article.format == Format::Text { emptied(&mut out, Span::new(at, range.end).of(self.source)) } else { 0 };
                last = None;
                continue;
            }
            out.push_str(&self.block(index, block));
            last = Some(index);
        }
        out.push_str(&self.between(last, None, Span::new(at, range.end)));
        out
    }

    /// Whether the translations of other units cover all units of a block, so that nothing is left to stand there.
    fn is_covered(&self, index: usize) -> bool {
        let slots = self.units.blocks.get(index).map_or(&[][..], Vec::as_slice);
        let mut units = slots.iter().filter_map(|slot| match slot {
            Slot::Unit(i) => self.fills.get(*i),
            _ => None,
        });
        let first = units.next();
        first.into_iter().chain(units).all(|fill| fill.as_deref() == Some("")) && first.is_some()
    }

    /// What stands between two blocks. In plain text that is structure too: the gap between two cells, and ideographic
    /// spaces around a block that is written.
    fn between(&self, left: Option<usize>, right: Option<usize>, span: Span) -> String {
        let gap = span.of(self.source);
        let written = |i: Option<usize>| i.is_some_and(|i| self.is_touched(i));
        if self.article.format != Format::Text || gap.is_empty() || !(written(left) || written(right)) {
            return gap.to_owned();
        }
        let is_cell = |i: Option<usize>| i.and_then(|i| self.article.blocks.get(i)).is_some_and(|block| block.kind == Kind::Cell);
        if is_cell(left) && is_cell(right) && !self.style.cell_gap.is_empty() && !gap.contains(['\t', '\n', '\r']) {
            // Between the places of a trail stands a sign.
            let sign = gap.trim();
            let written = self.style.markers.get(sign).map_or(sign, String::as_str);
            return if sign.is_empty() { self.style.cell_gap.clone() } else { format!(" {written} ") };
        }
        self.style.indent(gap)
    }

    fn inner(&self, index: usize) -> &[usize] {
        self.children.get(index).map_or(&[], Vec::as_slice)
    }

    fn translation(&self, block: &Block, part: Part) -> Option<&String> {
        if block.skip { None } else { self.labels.get(label_text(block, part).as_str()) }
    }

    /// Whether anything of a block is translated.
    fn is_touched(&self, index: usize) -> bool {
        let (Some(block), Some(slots)) = (self.article.blocks.get(index), self.units.blocks.get(index)) else { return false };
        slots.iter().any(|slot| match slot {
            Slot::Unit(i) => self.fills.get(*i).is_some_and(Option::is_some),
            Slot::Structure(part) => part.role == Role::Label && self.translation(block, *part).is_some(),
            Slot::Gap(_) => false,
        })
    }

    fn block(&self, index: usize, block: &Block) -> String {
        let slots = self.units.blocks.get(index).map_or(&[][..], Vec::as_slice);
        if !self.is_touched(index) {
            return self.splice(block.span, self.inner(index));
        }
        let mut text = Text::new();
        let mut comments = block.comments.as_slice();
        for (i, &slot) in slots.iter().enumerate() {
            let span = self.units.span(slot);
            self.comments(&mut comments, span.start, &mut text);
            match slot {
                Slot::Gap(span) => text.gap(span.of(&block.text), self.style),
                Slot::Unit(unit) => self.unit(index, block, unit, &mut text),
                Slot::Structure(part) => {
                    let role = |j: Option<usize>| match j.and_then(|j| slots.get(j)) {
                        Some(Slot::Structure(part)) => Some(part.role),
                        _ => None,
                    };
                    self.mark(index, block, part, role(i.checked_sub(1)), role(Some(i + 1)), &mut text);
                }
            }
            self.comments(&mut comments, if matches!(slot, Slot::Unit(_)) { span.end } else { span.start }, &mut text);
        }
        self.comments(&mut comments, block.text.len(), &mut text);
        text.end(self.style);
        self.escaped(block, text)
    }

    /// Writes the comments up to a byte of the block's text: one inside a sentence stands behind it.
    fn comments(&self, left: &mut &[(usize, Span)], to: usize, out: &mut Text<'_>) {
        while let Some((&(_, comment), rest)) = left.split_first().filter(|((at, _), _)| *at <= to) {
            out.comment(comment.of(self.source));
            *left = rest;
        }
    }

    /// Writes a mark of structure; `before` and `after` are the roles of its neighbours.
    fn mark(&self, index: usize, block: &Block, part: Part, before: Option<Role>, after: Option<Role>, out: &mut Text<'_>) {
        if matches!(part.role, Role::Open | Role::Close) {
            out.quoted = part.role == Role::Open && part.span.of(&block.text).contains(['「', '『', '“', '"']);
        }
        let text = self.tagged(index, block, part.span.of(&block.text), out);
        let text = text.as_str();
        match part.role {
            Role::Break => out.feed(self.style),
            Role::Marker if matches!(block.kind, Kind::Heading(_)) && self.style.drops(text) => {}
            Role::Marker => out.open(&self.style.marker(text), self.style),
            Role::Label => {
                let label = self.translation(block, part).map_or(text, String::as_str);
                out.open(label, self.style);
            }
            Role::Colon => out.open(&self.style.colon(text), self.style),
            Role::Open => {
                if before == Some(Role::Label) && self.style.colon_before_quote {
                    out.open(&self.style.colon(""), self.style);
                }
                out.open(&self.style.mark(text, after == Some(Role::Label), 0), self.style);
            }
            _ => out.close(&self.style.mark(text, before == Some(Role::Label), 1)),
        }
    }

    /// A piece of structure with the marks of its tags numbered as those of the units are.
    fn tagged(&self, index: usize, block: &Block, text: &str, out: &mut Text<'_>) -> String {
        if block.links.is_empty() && block.comments.is_empty() {
            return text.to_owned();
        }
        renumbered(text, self.article.format, |n, _| {
            let link = n.checked_sub(1).and_then(|n| block.links.get(n))?;
            out.marks.push(link.written.clone().unwrap_or_else(|| self.splice(link.span, self.inner(index))));
            Some(out.marks.len())
        })
    }

    /// Writes a unit: its translation, or its own text with the emphasis that the cut took from it.
    fn unit(&self, index: usize, block: &Block, number: usize, out: &mut Text<'_>) {
        let Some(unit) = self.units.units.get(number) else { return };
        let filled = self.fills.get(number).and_then(Option::as_deref);
        let mut text = match filled {
            Some(text) if out.quoted => self.style.nested(text.replace(['\r', '\n'], " ")),
            Some(text) => text.replace(['\r', '\n'], " "),
            None => unit_text(block, unit, self.article.format),
        };
        if filled.is_some() && !self.style.full_stop_in_labels && matches!(block.kind, Kind::Heading(_) | Kind::Cell) {
            text.truncate(text.trim_end_matches(['。', '｡']).len());
        }
        // Emphasis that the cut closed and opened again is whole once more where both kept it.
        let mut text = text.as_str();
        let mut joined = false;
        if let Some(last) = out.last.and_then(|i| self.units.units.get(i))
            && !last.close.is_empty()
            && !unit.open.is_empty()
            && let Some(line) = out.lines.last_mut()
            && line.ends_with(&last.close)
            && let Some(rest) = text.strip_prefix(&unit.open)
        {
            line.truncate(line.len() - last.close.len());
            text = rest;
            joined = true;
        }
        if !block.links.is_empty() || !block.comments.is_empty() {
            let numbered = self.numbered(index, block, number, &if joined { format!("{}{text}", unit.open) } else { text.to_owned() }, out);
            let skip = if joined { opened(&numbered, &unit.open) } else { 0 };
            out.content(numbered.get(skip..).unwrap_or(""), self.style);
        } else {
            out.content(text, self.style);
        }
        out.last = Some(number);
    }

    /// The text of a unit with its marks numbered through the block, and what they stand for noted.
    fn numbered(&self, index: usize, block: &Block, number: usize, text: &str, out: &mut Text<'_>) -> String {
        let links = self.units.units.get(number).map_or(&[][..], |u| u.links.as_slice());
        renumbered(text, self.article.format, |n, mark| {
            let link = n.checked_sub(1).and_then(|n| links.get(n)).and_then(|l| block.links.get(*l));
            // A number that stands for nothing is left as it was typed.
            out.marks.push(link.map_or_else(|| mark.to_owned(), |link| self.destination(index, link, number, n)));
            Some(out.marks.len())
        })
    }

    /// The bytes a mark stands for, with the blocks inside them written and the destination replaced if it has a new one.
    fn destination(&self, index: usize, link: &Link, unit: usize, n: usize) -> String {
        let html = self.article.format == Format::Html;
        let Some(new) = (self.link)(link, unit, n) else {
            return link.written.clone().unwrap_or_else(|| self.splice(link.span, self.inner(index)));
        };
        match link.destination_span.filter(|span| link.written.is_none() && link.span.contains(*span)) {
            Some(span) => {
                let before = self.splice(Span::new(link.span.start, span.start), self.inner(index));
                let after = self.splice(Span::new(span.end, link.span.end), self.inner(index));
                let tag = html || !before.trim_start().starts_with('(');
                format!("{before}{}{after}", encoded(&new, tag))
            }
            None if html => self.splice(link.span, self.inner(index)),
            None => format!("({})", encoded(&new, false)),
        }
    }

    /// The block's text as it stands in the source: words escaped, then line breaks and marks put back.
    fn escaped(&self, block: &Block, text: Text<'_>) -> String {
        let format = self.article.format;
        let mut comments = text.comments.clone();
        let mut marked = |line: &str| {
            let line = write(line, block.quoting, format);
            if text.marks.is_empty() {
                return line;
            }
            let mut out = String::new();
            let mut at = 0;
            for (mark, n) in inline(&line, format).marks {
                let Some(bytes) = n.checked_sub(1).and_then(|n| text.marks.get(n)) else { continue };
                comments.remove(&n);
                let tag = if text.comments.contains(&n) { COMMENT.len() } else { 0 };
                out.push_str(Span::new(at, mark.start.saturating_sub(tag).max(at)).of(&line));
                out.push_str(bytes);
                at = mark.end + usize::from(tag > 0);
            }
            out.push_str(Span::new(at, line.len()).of(&line));
            out
        };
        let apart = matches!(block.quoting, Quoting::None | Quoting::MarkdownCell) && block.breaks.len() + 1 == text.lines.len();
        if !apart {
            let out = marked(&text.lines.join("\n"));
            return text.uncovered(out, &comments);
        }
        let mut out = String::new();
        for (i, line) in text.lines.iter().enumerate() {
            if let Some(bytes) = i.checked_sub(1).and_then(|i| block.breaks.get(i)) {
                out.push_str(bytes.of(self.source));
            }
            out.push_str(&marked(line));
        }
        text.uncovered(out, &comments)
    }
}

/// Takes back the indent of a line that nothing stands on, and tells how much of what follows belongs to it: white space
/// and its line end. Nothing where other text stands on the line.
fn emptied(out: &mut String, after: &str) -> usize {
    let rest = after.trim_start_matches([' ', '\t', '\u{3000}']);
    let line = out.trim_end_matches([' ', '\t', '\u{3000}']).len();
    let end = match rest {
        _ if rest.starts_with("\r\n") => 2,
        _ if rest.starts_with(['\n', '\r']) => 1,
        _ => 0,
    };
    let bare = out.get(..line).is_some_and(|out| out.is_empty() || out.ends_with(['\n', '\r', '\u{FEFF}']));
    if !bare || end == 0 {
        return 0;
    }
    out.truncate(line);
    after.len() - rest.len() + end
}

/// A destination that stands in Markdown's parentheses or in an attribute without breaking out.
fn encoded(destination: &str, tag: bool) -> String {
    let mut out = String::with_capacity(destination.len());
    for c in destination.chars() {
        match c {
            '&' if tag => out.push_str("&amp;"),
            ' ' | '"' | '\'' | '(' | ')' | '<' | '>' | '\\' | '`' | '|' => out.push_str(&format!("%{:02X}", u32::from(c))),
            _ if c.is_control() || c.is_whitespace() => {
                let mut bytes = [0; 4];
                out.extend(c.encode_utf8(&mut bytes).bytes().map(|b| format!("%{b:02X}")));
            }
            _ => out.push(c),
        }
    }
    out
}
