//! Blocks to units. In: an article with its parts. Out: its units, the labels of its structure, and for each block the
//! slots that tile its text. What never happens: a cut inside a link, code, a tag or a URL, emphasis that is open in
//! one unit and closed in the next, or a byte of a text in no slot.

use std::collections::BTreeMap;

use super::reference::{is_reference, references};
use super::rules::Rules;
use super::sentence::sentences;
use crate::article::atom::{Inline, Side, inline};
use crate::article::{Article, Block, Format, Kind, Part, Role};
use crate::text::{Lang, Span, collapse, has_letters_of, nfc};

/// What is translated as one: a sentence, a heading, a cell, an alternative text, a front-matter value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its block in the article.
    pub block: usize,
    /// Its bytes in the block's text.
    pub span: Span,
    /// Its text: as in the block, in NFC, white space collapsed, links numbered from 1, emphasis that a cut opened or
    /// closed added.
    pub text: String,
    /// For `@1`, `@2`, … of the text the index in the block's links.
    pub links: Vec<usize>,
    /// Emphasis that was opened before the unit and is opened again at its start.
    pub open: String,
    /// Emphasis that goes on behind the unit and is closed at its end.
    pub close: String,
    /// Whether it is not for translation: its block is not, or no letter in it belongs to the source language.
    pub skip: bool,
    /// What its block is.
    pub kind: Kind,
    /// The label it stands behind (`医師`, `記事監修`), by index in [`Units::labels`].
    pub label: Option<usize>,
}

/// A piece of a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A unit, by index.
    Unit(usize),
    /// A mark of structure, a label or a line break.
    Structure(Part),
    /// White space.
    Gap(Span),
}

/// The units of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Units {
    /// The units in reading order.
    pub units: Vec<Unit>,
    /// The labels of structure, each once, in the order they first stand: each is translated once per project.
    pub labels: Vec<String>,
    /// For each block of the article the slots that tile its text.
    pub blocks: Vec<Vec<Slot>>,
}

impl Units {
    /// The bytes of a block's text that a slot covers.
    pub fn span(&self, slot: Slot) -> Span {
        match slot {
            Slot::Unit(i) => self.units.get(i).map_or(Span::default(), |unit| unit.span),
            Slot::Structure(part) => part.span,
            Slot::Gap(span) => span,
        }
    }
}

/// A label as it is listed and looked up: NFC, white space collapsed.
pub(super) fn label_text(block: &Block, part: Part) -> String {
    nfc(&collapse(part.span.of(&block.text)))
}

/// Cuts the texts of an article into units.
///
/// ```
/// use taiyaku::article::{Options, parse};
/// use taiyaku::segment::split;
/// use taiyaku::text::Lang;
/// let (article, _) = parse("a.txt", "医師：「痛みますか。では検査を。」\n", &Options::new(Lang::Ja));
/// let units = split(&article, Lang::Ja);
/// let texts: Vec<&str> = units.units.iter().map(|u| u.text.as_str()).collect();
/// assert_eq!(texts, ["痛みますか。", "では検査を。"]);
/// assert_eq!(units.labels, ["医師"]);
/// ```
pub fn split(article: &Article, lang: Lang) -> Units {
    split_by(article, lang, None)
}

/// Cuts the texts of an article into units by rules of the project, where it has some; what is structure is the same.
pub fn split_by(article: &Article, lang: Lang, rules: Option<&Rules>) -> Units {
    let mut out = Units::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (index, block) in article.blocks.iter().enumerate() {
        let markup = inline(&block.text, article.format);
        let mut cutter =
            Cutter { block, index, format: article.format, lang, rules, pairs: pairs(&markup, block), markup, active: Vec::new(), next: 0 };
        let mut slots = Vec::new();
        let mut label = None;
        for &part in &block.parts {
            match part.role {
                // A mark behind the quotation marks of a turn belongs to the turn.
                Role::Text
                    if matches!(slots.last(), Some(Slot::Structure(last)) if last.role == Role::Close)
                        && is_reference(part.span.of(&block.text)) =>
                {
                    slots.push(Slot::Structure(Part { role: Role::Close, ..part }));
                }
                Role::Text => cutter.text(part.span, label, &mut slots, &mut out.units),
                Role::Gap => slots.push(Slot::Gap(part.span)),
                _ => {
                    if part.role == Role::Label && !block.skip {
                        let text = label_text(block, part);
                        label = None;
                        if has_letters_of(&text, lang) {
                            let index = *seen.entry(text.clone()).or_insert(out.labels.len());
                            if index == out.labels.len() {
                                out.labels.push(text);
                            }
                            label = Some(index);
                        }
                    } else if part.role == Role::Break || (part.role == Role::Close && matches!(slots.last(), Some(Slot::Unit(_)))) {
                        label = None; // what follows a turn is not said by its speaker
                    }
                    slots.push(Slot::Structure(part));
                }
            }
        }
        out.blocks.push(slots);
    }
    out
}

/// The pairs of emphasis that belong to the text: those of structure stay where they are.
fn pairs(markup: &Inline, block: &Block) -> Vec<(Span, Span)> {
    let is_text = |span: Span| {
        let part = block.parts.get(block.parts.partition_point(|p| p.span.end <= span.start));
        part.is_some_and(|p| p.role == Role::Text && p.span.contains(span))
    };
    markup.pairs.iter().copied().filter(|&(open, close)| is_text(open) && is_text(close)).collect()
}

struct Cutter<'a> {
    block: &'a Block,
    index: usize,
    format: Format,
    lang: Lang,
    rules: Option<&'a Rules>,
    markup: Inline,
    pairs: Vec<(Span, Span)>,
    /// Pairs that may still concern the next unit.
    active: Vec<(Span, Span)>,
    /// The first pair that was not looked at.
    next: usize,
}

/// More emphasis inside emphasis than this is not cut at all.
const DEEPEST: usize = 24;

impl Cutter<'_> {
    /// Cuts one part of running text.
    fn text(&mut self, part: Span, label: Option<usize>, slots: &mut Vec<Slot>, units: &mut Vec<Unit>) {
        let mut at = part.start;
        for span in self.spans(part) {
            if at < span.start {
                slots.push(Slot::Gap(Span::new(at, span.start)));
            }
            slots.push(Slot::Unit(units.len()));
            units.push(self.unit(span, label));
            at = span.end;
        }
        if at < part.end {
            slots.push(Slot::Gap(Span::new(at, part.end)));
        }
    }

    /// The spans of the units of a part; between them is white space only.
    fn spans(&self, part: Span) -> Vec<Span> {
        let text = part.of(&self.block.text);
        let trimmed = {
            let lead = text.len() - text.trim_start().len();
            Span::new(part.start + lead, part.start + lead + text.trim().len())
        };
        if trimmed.is_empty() {
            return Vec::new();
        }
        let whole = !matches!(self.block.kind, Kind::Paragraph | Kind::Item) || self.block.skip || self.markup.depth() > DEEPEST;
        if whole {
            return vec![trimmed];
        }
        let from = self.markup.tokens.partition_point(|t| t.span.end <= part.start);
        let mut tokens: Vec<_> = self.markup.tokens.iter().skip(from).take_while(|t| t.span.start < part.end).copied().collect();
        references(&self.block.text, part, &self.markup, &mut tokens);
        // The sentences are found without the tokens: 。 before ** ends one too.
        let mut bare = String::new();
        let mut pieces: Vec<(usize, Span)> = Vec::new(); // where it begins in `bare`, its bytes in the block's text
        let mut at = part.start;
        for end in tokens.iter().map(|t| t.span).chain([Span::new(part.end, part.end)]) {
            let piece = Span::new(at, end.start.max(at));
            if !piece.is_empty() {
                pieces.push((bare.len(), piece));
                bare.push_str(piece.of(&self.block.text));
            }
            at = end.end;
        }
        let first_at = |b: usize| {
            let piece = pieces.get(pieces.partition_point(|(start, _)| *start <= b).saturating_sub(1));
            piece.map_or(part.start, |(start, span)| span.start + b.saturating_sub(*start))
        };
        let last_at = |b: usize| {
            let piece = pieces.get(pieces.partition_point(|(start, _)| *start < b).saturating_sub(1));
            piece.map_or(part.start, |(start, span)| span.start + b.saturating_sub(*start))
        };
        let to_bare = |b: usize| {
            let piece = pieces.get(pieces.partition_point(|(_, span)| span.start <= b).saturating_sub(1));
            piece.map_or(0, |(start, span)| start + b.clamp(span.start, span.end) - span.start)
        };
        let from = self.markup.atoms.partition_point(|a| a.end <= part.start);
        let atoms = self.markup.atoms.iter().skip(from).take_while(|a| a.start < part.end);
        let protected: Vec<Span> = atoms.map(|a| Span::new(to_bare(a.start), to_bare(a.end))).collect();
        let mut out: Vec<Span> = Vec::new();
        let found = self.rules.map_or_else(|| sentences(&bare, self.lang, &protected), |rules| rules.sentences(&bare, &protected));
        for sentence in found {
            let (mut start, end) = (first_at(sentence.start), last_at(sentence.end));
            if let Some(last) = out.last_mut() {
                // Tokens between two sentences: closing ones stay with the first, the rest begins the second.
                let from = tokens.partition_point(|t| t.span.start < last.end);
                let between: Vec<_> = tokens.iter().skip(from).take_while(|t| t.span.end <= start).collect();
                let closing = between.iter().take_while(|t| t.side == Side::Close).count();
                if let Some(token) = closing.checked_sub(1).and_then(|i| between.get(i)) {
                    last.end = token.span.end;
                }
                if let Some(token) = between.get(closing) {
                    start = token.span.start;
                }
            }
            out.push(Span::new(start, end));
        }
        if let Some(first) = out.first_mut() {
            first.start = trimmed.start;
        }
        match out.last_mut() {
            Some(last) => last.end = trimmed.end,
            None => out.push(trimmed),
        }
        out
    }

    fn unit(&mut self, span: Span, label: Option<usize>) -> Unit {
        while let Some(&pair) = self.pairs.get(self.next).filter(|(open, _)| open.start < span.end) {
            self.active.push(pair);
            self.next += 1;
        }
        self.active.retain(|(_, close)| close.end > span.start);
        let mut open = String::new();
        let mut close = String::new();
        for &(opening, _) in &self.active {
            if opening.end <= span.start {
                open.push_str(opening.of(&self.block.text));
            }
        }
        for &(_, closing) in self.active.iter().rev() {
            if closing.start >= span.end {
                close.push_str(closing.of(&self.block.text));
            }
        }
        let (body, links) = local(&format!("{open}{}{close}", span.of(&self.block.text)), self.format, self.block.links.len());
        let open = body.get(..opened(&body, &open)).unwrap_or("").to_owned();
        Unit {
            block: self.index,
            span,
            text: nfc(&collapse(&body)),
            links,
            open,
            close,
            skip: self.block.skip || !has_letters_of(&self.markup.language(&self.block.text, span), self.lang),
            kind: self.block.kind.clone(),
            label,
        }
    }
}

/// Length of the reopened emphasis at the head of a text whose marks were renumbered: as many tags or signs as in `open`.
pub(super) fn opened(text: &str, open: &str) -> usize {
    let tags = open.matches('>').count();
    if tags == 0 { open.len() } else { text.match_indices('>').nth(tags - 1).map_or(0, |(at, _)| at + 1) }
}

/// The text of a unit as it stands in its block, with the emphasis that the cut took from it, and its own numbers of marks.
pub(super) fn unit_text(block: &Block, unit: &Unit, format: Format) -> String {
    // `open` has the unit's numbers already: take it out again before the rest is renumbered behind it.
    let (body, _) =
        local(&format!("{}{}{}", global(&unit.open, unit, format), unit.span.of(&block.text), unit.close), format, block.links.len());
    body
}

/// Reopened emphasis with the block's numbers of its marks.
fn global(open: &str, unit: &Unit, format: Format) -> String {
    renumbered(open, format, |n, _| n.checked_sub(1).and_then(|n| unit.links.get(n)).map(|link| link + 1))
}

/// A text whose marks are renumbered from 1 in the order they stand, and the block's link for each.
fn local(body: &str, format: Format, links: usize) -> (String, Vec<usize>) {
    if links == 0 {
        return (body.to_owned(), Vec::new());
    }
    let mut order: Vec<usize> = Vec::new();
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    let text = renumbered(body, format, |n, _| {
        let link = n.checked_sub(1).filter(|n| *n < links)?;
        Some(*known.entry(link).or_insert_with(|| {
            order.push(link);
            order.len()
        }))
    });
    (text, order)
}

/// A text with the numbers of its marks replaced; those without a new one stay.
pub(super) fn renumbered(text: &str, format: Format, mut number: impl FnMut(usize, &str) -> Option<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (mark, n) in inline(text, format).marks {
        let Some(n) = number(n, mark.of(text)) else { continue };
        out.push_str(Span::new(at, mark.start).of(text));
        out.push_str(&if mark.of(text).starts_with('(') { format!("(@{n})") } else { format!("@{n}") });
        at = mark.end;
    }
    out.push_str(Span::new(at, text.len()).of(text));
    out
}
