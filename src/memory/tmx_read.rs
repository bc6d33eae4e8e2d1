//! TMX 1.1 to 1.4b from a stream, packed or not. In goes any reader; out come units as they end, and findings. A DTD is never
//! opened and its entities are never expanded. A unit that cannot be used is left out with a finding, and the next one is
//! read again; where the file breaks off, what came before is kept. Nothing is kept but the piece at hand, and that has a
//! limit, as has the number of findings.

use std::io::{self, Read};

use super::tmx::{Tmx, TranslationUnit};
use super::tmx_frame::{Frame, Frames};
use super::tmx_source::Source;
pub use super::tmx_unit::first_attributes;
use super::tmx_unit::{self, Fault};
use crate::finding::{Code, Finding, Hint, Place};
use crate::text::Span;

/// Most elements within each other around units.
const DEEPEST: usize = 64;
/// Most findings told one by one.
const FINDINGS: usize = 100;

/// A piece of a TMX file as it stands there.
#[derive(Debug)]
pub enum Piece<'a> {
    /// The start tag `<tmx …>`.
    Root(&'a str),
    /// `<header>` to its end.
    Header(&'a str),
    /// A comment outside units.
    Comment(&'a str),
    /// A unit that can be used.
    Unit {
        /// What it says.
        unit: TranslationUnit,
        /// The element.
        raw: &'a str,
    },
    /// A unit that is right XML but cannot be used.
    Useless(&'a str),
}

/// Reads a whole file into memory; `file` is its name in findings. Errors are those of the reader.
pub fn read(input: impl Read, file: &str) -> io::Result<Tmx> {
    let mut units = Vec::new();
    let mut tmx = each(input, file, |unit| units.push(unit))?;
    tmx.units = units;
    Ok(tmx)
}

/// Reads a file unit by unit, for files of any size; the result holds everything but the units.
pub fn each(input: impl Read, file: &str, mut take: impl FnMut(TranslationUnit)) -> io::Result<Tmx> {
    pieces(input, file, |piece| {
        if let Piece::Unit { unit, .. } = piece {
            take(unit);
        }
        Ok(())
    })
}

/// Reads a file piece by piece, with the text of each; the result holds everything but the units. An error of `take` ends it.
pub fn pieces(input: impl Read, file: &str, mut take: impl FnMut(Piece<'_>) -> io::Result<()>) -> io::Result<Tmx> {
    let mut frames = Frames::new(Source::new(input)?);
    let mut state = State { file, tmx: Tmx::default(), told: 0, open: Vec::new(), seen: false };
    loop {
        let frame = frames.next()?;
        let goes_on = match frame {
            Frame::Unit { closed } if state.seen && !state.open.is_empty() => {
                state.unit(&frames, closed, &mut take)?;
                true
            }
            Frame::Header if state.seen && !state.open.is_empty() => {
                state.header(frames.text());
                take(Piece::Header(frames.text()))?;
                true
            }
            Frame::Comment => {
                take(Piece::Comment(frames.text()))?;
                true
            }
            Frame::Tag { name, opens, closes } => {
                let root = opens && !state.seen && name == "tmx";
                let goes_on = state.tag(&frames, name, opens, closes);
                if root {
                    take(Piece::Root(frames.text()))?;
                }
                goes_on
            }
            frame => state.other(&frames, &frame),
        };
        if !goes_on {
            break;
        }
    }
    if state.told > FINDINGS {
        let more = state.told - FINDINGS;
        state.tmx.findings.push(Finding::new(Code::MemoryInvalid, file).with("problem", "more").with("count", more));
    }
    Ok(state.tmx)
}

struct State<'a> {
    file: &'a str,
    tmx: Tmx,
    told: usize,
    /// The names of the open elements.
    open: Vec<String>,
    /// Whether `<tmx>` was seen.
    seen: bool,
}

impl State<'_> {
    fn unit<R: Read>(&mut self, frames: &Frames<R>, closed: bool, take: &mut impl FnMut(Piece<'_>) -> io::Result<()>) -> io::Result<()> {
        let raw = frames.text();
        match tmx_unit::read(raw, frames.walk(), closed, frames.source().is_broken()) {
            Ok(mut unit) => {
                unit.span = Span::new(frames.offset(), frames.offset() + raw.len());
                take(Piece::Unit { unit, raw })?;
            }
            Err(Fault { problem, hint, with, span, well_formed }) => {
                self.tmx.skipped += 1;
                if well_formed {
                    take(Piece::Useless(raw))?;
                }
                let finding = self.finding(frames, problem, hint, span);
                self.tell(with.into_iter().fold(finding, |finding, (name, value)| finding.with(name, value)));
            }
        }
        Ok(())
    }

    fn header(&mut self, raw: &str) {
        let srclang = first_attributes(raw).into_iter().find(|(key, _)| key == "srclang").map(|(_, value)| value);
        self.tmx.srclang = srclang.or_else(|| self.tmx.srclang.take());
    }

    /// A tag outside units; whether reading goes on.
    fn tag<R: Read>(&mut self, frames: &Frames<R>, name: String, opens: bool, closes: bool) -> bool {
        if opens && self.open.is_empty() && (self.seen || name != "tmx") {
            return self.stop(frames, if self.seen { "after-end" } else { "not-tmx" }, "tmx-root");
        }
        self.seen |= opens;
        if opens && !closes {
            if self.open.len() >= DEEPEST {
                return self.stop(frames, "too-deep", "tmx-syntax");
            }
            self.open.push(name);
            return true;
        }
        if closes && !opens {
            if self.open.last() == Some(&name) {
                self.open.pop();
                return true;
            }
            let whole = Span::new(0, frames.text().len());
            let expected = self.open.last().cloned().unwrap_or_default();
            let finding = self.finding(frames, "end-tag", "tmx-syntax", whole);
            self.tell(finding.with("expected", expected).with("found", name.clone()));
            if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                self.open.truncate(at);
            }
        }
        true
    }

    /// What is no unit and no part of the frame around them; whether reading goes on.
    fn other<R: Read>(&mut self, frames: &Frames<R>, frame: &Frame) -> bool {
        match frame {
            Frame::End | Frame::Cut { .. } => {
                self.tmx.skipped += usize::from(*frame == Frame::Cut { unit: true } && self.seen);
                if !self.open.is_empty() || (self.seen && *frame != Frame::End) || frames.source().is_damaged() {
                    let end = frames.text().len();
                    let problem = if frames.source().is_damaged() { "packed" } else { "truncated" };
                    let finding = self.finding(frames, problem, "tmx-truncated", Span::new(end, end));
                    self.tell(finding);
                } else if !self.seen {
                    self.stop(frames, "not-tmx", "tmx-root");
                }
                false
            }
            Frame::Endless => self.stop(frames, "endless", "tmx-large"),
            Frame::TooLarge { unit } => {
                self.tmx.skipped += usize::from(*unit);
                let finding = self.finding(frames, "too-large", "tmx-large", Span::default());
                self.tell(finding);
                true
            }
            // Between units nothing is lost with it.
            Frame::Text if !self.open.is_empty() => true,
            Frame::Stray if !self.open.is_empty() => {
                let finding = self.finding(frames, "syntax", "tmx-syntax", Span::new(0, frames.text().len()));
                self.tell(finding);
                true
            }
            _ => self.stop(frames, if self.seen { "after-end" } else { "not-tmx" }, "tmx-root"),
        }
    }

    /// A finding after which nothing more can be read.
    fn stop<R: Read>(&mut self, frames: &Frames<R>, problem: &'static str, hint: &'static str) -> bool {
        let blank = frames.text().bytes().take_while(u8::is_ascii_whitespace).count();
        let finding = self.finding(frames, problem, hint, Span::new(blank, blank));
        self.tell(finding);
        false
    }

    /// A finding about a part of the piece at hand. Of one that is too large only the beginning is known.
    fn finding<R: Read>(&self, frames: &Frames<R>, problem: &'static str, hint: &'static str, span: Span) -> Finding {
        let mut finding = Finding::new(Code::MemoryInvalid, self.file).with("problem", problem).hint(Hint::new(hint));
        let place = |to: usize| {
            let mut walk = frames.walk();
            walk.over(frames.text().as_bytes().get(..to).unwrap_or(&[]));
            walk.place
        };
        finding.place = Some(Place { start: place(span.start), end: place(span.end) });
        finding.span = frames.source().is_utf8().then(|| Span::new(frames.offset() + span.start, frames.offset() + span.end));
        finding
    }

    fn tell(&mut self, finding: Finding) {
        self.told += 1;
        if self.told <= FINDINGS {
            self.tmx.findings.push(finding);
        }
    }
}
