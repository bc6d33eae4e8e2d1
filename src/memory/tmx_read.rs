//! TMX 1.1 to 1.4b from a stream. In goes any reader; out come units as they end, and findings. A DTD is never
//! opened and its entities are never expanded: a unit that needs one is left out with a finding, as is one with a
//! character XML does not allow. Where the XML breaks off or breaks down, what came before is kept. Depth, size and the
//! number of findings are limited; reading itself keeps nothing but the unit at hand.

use std::io::{self, Read};

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::{EscapeError, resolve_predefined_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::tmx::{ESCAPED, Tmx, TranslationUnit, Variant, is_xml, nowhere, unescape};
use super::tmx_source::{Source, TooLarge};
use crate::finding::{Code, Finding, Hint, Place};
use crate::text::Span;

/// Most elements within each other; TMX needs about eight.
const DEEPEST: usize = 64;
/// Most bytes of text in one unit.
const LARGEST: usize = 8 * 1024 * 1024;
/// Most findings told one by one.
const FINDINGS: usize = 100;

/// Reads a whole file into memory; `file` is its name in findings. Errors are those of the reader.
pub fn read(input: impl Read, file: &str) -> io::Result<Tmx> {
    let mut units = Vec::new();
    let mut tmx = each(input, file, |unit| units.push(unit))?;
    tmx.units = units;
    Ok(tmx)
}

/// Reads a file unit by unit, for files of any size; the result holds everything but the units.
pub fn each(input: impl Read, file: &str, mut take: impl FnMut(TranslationUnit)) -> io::Result<Tmx> {
    let mut reader = Reader::from_reader(Source::new(input)?);
    reader.config_mut().expand_empty_elements = true;
    let mut state = State {
        file,
        tmx: Tmx::default(),
        told: 0,
        depth: 0,
        root_seen: false,
        unit: None,
        span: Some(Span::default()),
        place: nowhere(),
        take: &mut take,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().mark();
        let (start, from) = (reader.get_ref().place(), reader.get_ref().offset());
        let event = reader.read_event_into(&mut buffer);
        let source = reader.get_ref();
        state.place = Place { start, end: source.place() };
        let span = Span::new(from, source.offset());
        state.span = source.is_utf8().then_some(span);
        let goes_on = match event {
            Ok(Event::Eof) => {
                state.eof();
                break;
            }
            Ok(event) => state.event(&event, span, source.is_broken()),
            Err(error) => state.error(error)?,
        };
        if goes_on.is_none() {
            break;
        }
    }
    if state.unit.is_some() {
        state.tmx.skipped += 1;
    }
    if state.told > FINDINGS {
        let more = state.told - FINDINGS;
        state.tmx.findings.push(Finding::new(Code::MemoryInvalid, file).with("problem", "more").with("count", more));
    }
    Ok(state.tmx)
}

/// What a text is collected for.
enum Kind {
    /// `<seg>`: for each open element of inline markup whether its text counts.
    Seg(Vec<bool>),
    Prop(String),
    Note,
    /// Something that is not kept.
    Other,
}

struct Collect {
    kind: Kind,
    text: String,
    escaped: bool,
    depth: usize,
    place: Place,
}

/// The `<tuv>` at hand.
struct Spoken {
    variant: Variant,
    depth: usize,
    escaped: bool,
    /// Whether its `<seg>` was read.
    filled: bool,
}

/// The `<tu>` at hand.
struct Open {
    unit: TranslationUnit,
    depth: usize,
    size: usize,
    bad: bool,
    variant: Option<Spoken>,
    collect: Option<Collect>,
}

struct State<'a> {
    file: &'a str,
    tmx: Tmx,
    told: usize,
    depth: usize,
    root_seen: bool,
    unit: Option<Open>,
    /// The event at hand.
    span: Option<Span>,
    place: Place,
    take: &'a mut dyn FnMut(TranslationUnit),
}

/// `None` ends the reading.
type GoesOn = Option<()>;

impl State<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span, broken: bool) -> GoesOn {
        match event {
            Event::Start(start) => self.start(start, span),
            Event::End(_) => {
                self.end(span);
                Some(())
            }
            Event::Text(text) => self.text(&text.xml10_content(), broken),
            Event::CData(text) => self.text(&text.xml10_content(), broken),
            Event::GeneralRef(reference) => {
                self.reference(reference);
                Some(())
            }
            Event::Comment(text) => {
                match &mut self.unit {
                    Some(open) => open.unit.complete = false,
                    None => self.tmx.comments.push(text.xml10_content().into_owned()),
                }
                Some(())
            }
            _ => Some(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, span: Span) -> GoesOn {
        self.depth += 1;
        let depth = self.depth;
        let name = start.local_name();
        let name = name.as_ref();
        if depth == 1 && (self.root_seen || name != "tmx") {
            return self.stop(if self.root_seen { "after-end" } else { "not-tmx" }, "tmx-root");
        }
        self.root_seen = true;
        if depth > DEEPEST {
            return self.stop("too-deep", "tmx-syntax");
        }
        let Some(open) = &mut self.unit else {
            if name == "header" {
                self.tmx.srclang = self.attributes(start).into_iter().find(|(key, _)| key == "srclang").map(|(_, value)| value);
            } else if name == "tu" {
                let unit = TranslationUnit { place: self.place, span, ..TranslationUnit::new([]) };
                self.unit = Some(Open { unit, depth, size: 0, bad: false, variant: None, collect: None });
                let attributes = self.attributes(start);
                let Some(Open { unit, .. }) = &mut self.unit else { return Some(()) };
                for (key, value) in attributes {
                    match key.as_str() {
                        "tuid" => unit.tuid = Some(value),
                        "srclang" => unit.srclang = Some(value),
                        _ => unit.complete = false,
                    }
                }
            }
            return Some(());
        };
        open.size += start.len();
        if let Some(collect) = &mut open.collect {
            open.unit.complete = false;
            if let Kind::Seg(counts) = &mut collect.kind {
                let native = matches!(name, "bpt" | "ept" | "it" | "ph" | "ut");
                counts.push(!native);
            }
            return Some(());
        }
        let in_variant = open.variant.is_some();
        let mut kind = match name {
            "tuv" if !in_variant => None,
            "seg" if in_variant => Some(Kind::Seg(Vec::new())),
            "prop" if !in_variant => Some(Kind::Prop(String::new())),
            "note" if !in_variant => Some(Kind::Note),
            _ => Some(Kind::Other),
        };
        let (mut complete, mut escaped, mut lang, mut old_lang) = (!matches!(kind, Some(Kind::Other)), false, None, None);
        for (key, value) in self.attributes(start) {
            match (key.as_str(), &mut kind) {
                ("o-encoding", _) if value == ESCAPED => escaped = true,
                ("xml:lang", None) => lang = Some(value),
                ("lang", None) => old_lang = Some(value),
                ("type", Some(Kind::Prop(name))) => *name = value,
                _ => complete = false,
            }
        }
        let place = self.place;
        let lang_known = lang.is_some() || old_lang.is_some();
        if let Some(open) = &mut self.unit {
            open.unit.complete &= complete && (lang.is_none() || old_lang.is_none());
            match kind {
                None => {
                    let lang = lang.or(old_lang).unwrap_or_default();
                    let variant = Variant { lang, text: String::new(), place };
                    open.variant = Some(Spoken { variant, depth, escaped, filled: false });
                }
                Some(kind) => open.collect = Some(Collect { kind, text: String::new(), escaped, depth, place }),
            }
        }
        if name == "tuv" && !in_variant && !lang_known {
            self.bad("language", "tmx-language", None);
        }
        Some(())
    }

    fn end(&mut self, span: Span) {
        let (depth, place) = (self.depth, self.place);
        self.depth = depth.saturating_sub(1);
        let Some(open) = &mut self.unit else { return };
        if let Some(collect) = &mut open.collect
            && depth > collect.depth
        {
            if let Kind::Seg(counts) = &mut collect.kind {
                counts.pop();
            }
            return;
        }
        if let Some(collect) = open.collect.take() {
            let unescaped = |text: String| if collect.escaped { unescape(&text) } else { text };
            match (collect.kind, &mut open.variant) {
                (Kind::Seg(_), Some(spoken)) => {
                    open.unit.complete &= !spoken.filled && !collect.escaped;
                    if !std::mem::replace(&mut spoken.filled, true) {
                        let text = collect.text;
                        spoken.variant.text = if spoken.escaped { unescape(&text) } else { text };
                        spoken.variant.place = Place { start: collect.place.end, end: place.start };
                    }
                }
                (Kind::Prop(name), _) => open.unit.props.push((name, unescaped(collect.text))),
                (Kind::Note, _) => open.unit.notes.push(unescaped(collect.text)),
                _ => {}
            }
        } else if open.variant.as_ref().is_some_and(|spoken| spoken.depth == depth) {
            if let Some(spoken) = open.variant.take() {
                open.unit.complete &= spoken.filled;
                open.unit.variants.push(spoken.variant);
            }
        } else if open.depth == depth {
            let Some(mut open) = self.unit.take() else { return };
            open.unit.place.end = place.end;
            open.unit.span.end = span.end;
            if open.bad {
                self.tmx.skipped += 1;
            } else {
                (self.take)(open.unit);
            }
        }
    }

    fn text(&mut self, text: &str, broken: bool) -> GoesOn {
        if self.depth == 0 && text.chars().any(|c| !c.is_ascii_whitespace()) {
            return self.stop(if self.root_seen { "after-end" } else { "not-tmx" }, "tmx-root");
        }
        if let Some(open) = &mut self.unit {
            open.size += text.len();
            if open.size > LARGEST {
                open.collect.iter_mut().for_each(|collect| collect.text.clear());
                self.bad("too-large", "tmx-large", None);
            } else if text.chars().any(|c| !is_xml(c)) {
                self.bad("character", "tmx-character", None);
            } else if broken && text.contains(char::REPLACEMENT_CHARACTER) {
                self.bad("encoding", "tmx-encoding", None);
            } else {
                self.append(text);
            }
        }
        Some(())
    }

    fn append(&mut self, text: &str) {
        let Some(open) = &mut self.unit else { return };
        match &mut open.collect {
            Some(collect) => {
                if !matches!(&collect.kind, Kind::Seg(counts) if !kept(counts)) {
                    collect.text.push_str(text);
                }
            }
            None => open.unit.complete &= text.trim().is_empty(),
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        match reference.resolve_char_ref() {
            Ok(Some(c)) if is_xml(c) => {
                let size = c.len_utf8();
                self.append(c.encode_utf8(&mut [0; 4]));
                if let Some(open) = &mut self.unit {
                    open.size += size;
                }
            }
            Ok(None) => match resolve_predefined_entity(reference) {
                Some(text) => self.append(text),
                None => self.entity(reference),
            },
            _ => self.bad("character", "tmx-character", None),
        }
    }

    /// A reference to an entity of the DTD. In native code it says nothing about the text.
    fn entity(&mut self, name: &str) {
        let in_code = self.unit.as_ref().and_then(|open| open.collect.as_ref());
        if in_code.is_some_and(|collect| matches!(&collect.kind, Kind::Seg(counts) if !kept(counts))) {
            return;
        }
        let name: String = name.chars().take(64).collect();
        self.bad("entity", "tmx-entity", Some(("name", name)));
    }

    /// The attributes; one that cannot be read is a finding.
    fn attributes(&mut self, start: &BytesStart<'_>) -> Vec<(String, String)> {
        let mut list = Vec::new();
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else {
                self.bad("attribute", "tmx-syntax", None);
                break;
            };
            match attribute.normalized_value(XmlVersion::Explicit1_0) {
                Ok(value) if value.chars().all(is_xml) => list.push((attribute.key.as_ref().to_owned(), value.into_owned())),
                Ok(_) => self.bad("character", "tmx-character", None),
                Err(Error::Escape(EscapeError::UnrecognizedEntity(_, name))) => {
                    self.bad("entity", "tmx-entity", Some(("name", name)));
                }
                Err(_) => self.bad("attribute", "tmx-syntax", None),
            }
        }
        list
    }

    fn eof(&mut self) {
        if self.depth > 0 {
            self.stop("truncated", "tmx-truncated");
        } else if !self.root_seen {
            self.stop("not-tmx", "tmx-root");
        }
    }

    fn error(&mut self, error: Error) -> io::Result<GoesOn> {
        let stop = match error {
            Error::Io(error) if error.get_ref().is_some_and(|inner| inner.is::<TooLarge>()) => self.stop("too-large", "tmx-large"),
            Error::Io(error) => return Err(io::Error::new(error.kind(), error)),
            Error::IllFormed(IllFormedError::UnclosedReference) => {
                self.bad("reference", "tmx-reference", None);
                Some(())
            }
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let finding = self.finding("end-tag", "tmx-syntax").with("expected", expected).with("found", found);
                self.tell(finding);
                None
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                let finding = self.finding("end-tag", "tmx-syntax").with("expected", "").with("found", found);
                self.tell(finding);
                None
            }
            _ => self.stop("syntax", "tmx-syntax"),
        };
        Ok(stop)
    }

    /// Leaves the unit at hand out, with a finding the first time; outside a unit only the finding.
    fn bad(&mut self, problem: &'static str, hint: &'static str, with: Option<(&'static str, String)>) {
        if let Some(open) = &mut self.unit
            && std::mem::replace(&mut open.bad, true)
        {
            return;
        }
        let mut finding = self.finding(problem, hint);
        if let Some((name, value)) = with {
            finding = finding.with(name, value);
        }
        self.tell(finding);
    }

    /// A finding after which nothing more can be read.
    fn stop(&mut self, problem: &'static str, hint: &'static str) -> GoesOn {
        let finding = self.finding(problem, hint);
        self.tell(finding);
        None
    }

    fn finding(&self, problem: &'static str, hint: &'static str) -> Finding {
        let mut finding = Finding::new(Code::MemoryInvalid, self.file).with("problem", problem).hint(Hint::new(hint));
        finding.place = Some(self.place);
        finding.span = self.span;
        finding
    }

    fn tell(&mut self, finding: Finding) {
        self.told += 1;
        if self.told <= FINDINGS {
            self.tmx.findings.push(finding);
        }
    }
}

/// Whether text within these open elements counts: the innermost decides, for `<sub>` stands in native code.
fn kept(counts: &[bool]) -> bool {
    counts.last().copied().unwrap_or(true)
}
