//! One unit of a TMX file. In goes the text of a `<tu>`, out comes what it says, or the first thing that is wrong with it and
//! where. Entities are never expanded: a unit that needs one of a DTD cannot be used. Depth and the number of attributes are
//! limited.

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::{EscapeError, resolve_predefined_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::tmx::{ESCAPED, TranslationUnit, Variant, is_xml, unescape};
use super::tmx_source::Walk;
use crate::finding::Place;
use crate::text::Span;

/// Most elements within each other; TMX needs about eight.
const DEEPEST: usize = 64;
/// Most attributes of an element; TMX knows about fifteen.
const ATTRIBUTES: usize = 256;

/// What is wrong with a unit.
#[derive(Debug)]
pub(super) struct Fault {
    /// The problem of the finding.
    pub(super) problem: &'static str,
    /// What would help.
    pub(super) hint: &'static str,
    /// Arguments of the finding.
    pub(super) with: Vec<(&'static str, String)>,
    /// Where, in the text of the unit.
    pub(super) span: Span,
    /// Whether its XML is right all the same.
    pub(super) well_formed: bool,
}

/// Reads the text of a `<tu>`, which stands where `walk` says. `closed`: whether it has its end. `broken`: whether U+FFFD
/// may stand for bytes that were no text.
pub(super) fn read(raw: &str, walk: Walk, closed: bool, broken: bool) -> Result<TranslationUnit, Fault> {
    let mut xml = Reader::from_str(raw);
    xml.config_mut().expand_empty_elements = true;
    let suspect = !is_plain(raw) || (broken && raw.contains(char::REPLACEMENT_CHARACTER));
    let mut state =
        State { unit: TranslationUnit::new([]), depth: 0, variant: None, collect: None, places: Places::new(raw, walk), soft: None };
    let mut from = 0;
    loop {
        let event = xml.read_event();
        let to = usize::try_from(xml.buffer_position()).unwrap_or(raw.len());
        let span = Span::new(from, to);
        from = to;
        let done = match event {
            Ok(Event::Start(start)) => state.start(&start, span).map(|()| false),
            Ok(Event::End(_)) => Ok(state.end(span)),
            Ok(Event::Text(text)) => state.text(&text.xml10_content(), suspect.then_some(broken)).map(|()| false),
            Ok(Event::CData(text)) => state.text(&text.xml10_content(), suspect.then_some(broken)).map(|()| false),
            Ok(Event::GeneralRef(reference)) => state.reference(&reference).map(|()| false),
            Ok(Event::Eof) => {
                let problem = if closed { "syntax" } else { "unclosed" };
                return Err(Fault { span: Span::new(0, raw.len()), ..fault(problem, "tmx-syntax") });
            }
            Ok(_) => {
                state.unit.complete = false;
                Ok(false)
            }
            Err(error) => Err(of(error)),
        };
        match done {
            Ok(false) => {}
            Ok(true) => break,
            Err(fault) => return Err(Fault { span, ..fault }),
        }
    }
    let State { mut unit, mut places, soft, .. } = state;
    if let Some(fault) = soft {
        return Err(fault);
    }
    unit.place = Place { start: walk.place, end: places.at(raw.len()) };
    Ok(unit)
}

/// Whether XML allows every character, so that they need not be looked at again.
fn is_plain(text: &str) -> bool {
    let control = |b: &u8| *b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r');
    !text.as_bytes().iter().any(control) && !text.contains('\u{FFFE}') && !text.contains('\u{FFFF}')
}

fn fault(problem: &'static str, hint: &'static str) -> Fault {
    Fault { problem, hint, with: Vec::new(), span: Span::default(), well_formed: false }
}

/// A mistake of XML.
fn of(error: Error) -> Fault {
    match error {
        Error::IllFormed(IllFormedError::UnclosedReference) => fault("reference", "tmx-reference"),
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            Fault { with: vec![("expected", expected), ("found", found)], ..fault("end-tag", "tmx-syntax") }
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            Fault { with: vec![("expected", String::new()), ("found", found)], ..fault("end-tag", "tmx-syntax") }
        }
        _ => fault("syntax", "tmx-syntax"),
    }
}

fn entity(name: &str) -> Fault {
    Fault { with: vec![("name", name.chars().take(64).collect())], ..fault("entity", "tmx-entity") }
}

/// Places in a unit, asked for in order.
struct Places<'a> {
    raw: &'a [u8],
    at: usize,
    walk: Walk,
}

impl<'a> Places<'a> {
    fn new(raw: &'a str, walk: Walk) -> Self {
        Places { raw: raw.as_bytes(), at: 0, walk }
    }

    fn at(&mut self, offset: usize) -> crate::text::Position {
        if let Some(between) = self.raw.get(self.at..offset) {
            self.walk.over(between);
            self.at = offset;
        }
        self.walk.place
    }
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
    /// Where its text begins.
    from: usize,
}

/// The `<tuv>` at hand.
struct Spoken {
    variant: Variant,
    escaped: bool,
    /// Whether its `<seg>` was read.
    filled: bool,
}

struct State<'a> {
    unit: TranslationUnit,
    depth: usize,
    variant: Option<Spoken>,
    collect: Option<Collect>,
    places: Places<'a>,
    /// What keeps the unit from being used though its XML is right.
    soft: Option<Fault>,
}

/// The depth of `<tuv>` below `<tu>`.
const VARIANT: usize = 2;

impl State<'_> {
    fn start(&mut self, start: &BytesStart<'_>, span: Span) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(fault("too-deep", "tmx-syntax"));
        }
        let name = start.local_name();
        let name = name.as_ref();
        if name.is_empty() {
            return Err(fault("syntax", "tmx-syntax"));
        }
        if let Some(collect) = &mut self.collect {
            self.unit.complete = false;
            if let Kind::Seg(counts) = &mut collect.kind {
                counts.push(!is_native(name));
            }
            return attributes(start, |_, _| ());
        }
        if self.depth == 1 {
            let (unit, mut dates) = (&mut self.unit, [None, None]);
            attributes(start, |key, value| match key {
                "tuid" => unit.tuid = Some(value.to_owned()),
                "srclang" => unit.srclang = Some(value.to_owned()),
                _ => {
                    unit.complete = false;
                    dated(&mut dates, key, value);
                }
            })?;
            let [changed, created] = dates;
            unit.changed = changed.or(created);
            return Ok(());
        }
        let in_variant = self.variant.is_some();
        let mut kind = match name {
            "tuv" if self.depth == VARIANT => None,
            "seg" if in_variant => Some(Kind::Seg(Vec::new())),
            "prop" if !in_variant => Some(Kind::Prop(String::new())),
            "note" if !in_variant => Some(Kind::Note),
            _ => Some(Kind::Other),
        };
        let mut complete = !matches!(kind, Some(Kind::Other));
        let (mut escaped, mut lang, mut old_lang, mut dates) = (false, None, None, [None, None]);
        attributes(start, |key, value| match (key, &mut kind) {
            ("o-encoding", _) if value == ESCAPED => escaped = true,
            ("xml:lang", None) => lang = Some(value.to_owned()),
            ("lang", None) => old_lang = Some(value.to_owned()),
            ("type", Some(Kind::Prop(name))) => value.clone_into(name),
            (_, kind) => {
                complete = false;
                if kind.is_none() {
                    dated(&mut dates, key, value);
                }
            }
        })?;
        self.unit.complete &= complete && (lang.is_none() || old_lang.is_none());
        let Some(kind) = kind else {
            if lang.is_none() && old_lang.is_none() && self.soft.is_none() {
                self.soft = Some(Fault { span, well_formed: true, ..fault("language", "tmx-language") });
            }
            let [changed, created] = dates;
            let place = Place { start: self.places.walk.place, end: self.places.walk.place };
            let lang = lang.or(old_lang).unwrap_or_default();
            let variant = Variant { lang, text: String::new(), changed: changed.or(created), place };
            self.variant = Some(Spoken { variant, escaped, filled: false });
            return Ok(());
        };
        self.collect = Some(Collect { kind, text: String::new(), escaped, depth: self.depth, from: span.end });
        Ok(())
    }

    /// Whether the unit is complete.
    fn end(&mut self, span: Span) -> bool {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some(collect) = &mut self.collect
            && depth > collect.depth
        {
            if let Kind::Seg(counts) = &mut collect.kind {
                counts.pop();
            }
            return false;
        }
        if let Some(collect) = self.collect.take() {
            let unescaped = |text: String| if collect.escaped { unescape(&text) } else { text };
            match (collect.kind, &mut self.variant) {
                (Kind::Seg(_), Some(spoken)) => {
                    self.unit.complete &= !spoken.filled && !collect.escaped;
                    if !std::mem::replace(&mut spoken.filled, true) {
                        let text = collect.text;
                        spoken.variant.text = if spoken.escaped { unescape(&text) } else { text };
                        spoken.variant.place = Place { start: self.places.at(collect.from), end: self.places.at(span.start) };
                    }
                }
                (Kind::Prop(name), _) => self.unit.props.push((name, unescaped(collect.text))),
                (Kind::Note, _) => self.unit.notes.push(unescaped(collect.text)),
                _ => {}
            }
        } else if depth == VARIANT
            && let Some(spoken) = self.variant.take()
        {
            self.unit.complete &= spoken.filled;
            self.unit.variants.push(spoken.variant);
        }
        self.depth == 0
    }

    /// `suspect`: whether there may be characters in it that XML does not allow, and bytes that were no text.
    fn text(&mut self, text: &str, suspect: Option<bool>) -> Result<(), Fault> {
        if let Some(broken) = suspect {
            if text.chars().any(|c| !is_xml(c)) {
                return Err(fault("character", "tmx-character"));
            }
            if broken && text.contains(char::REPLACEMENT_CHARACTER) {
                return Err(fault("encoding", "tmx-encoding"));
            }
        }
        self.append(text);
        Ok(())
    }

    fn append(&mut self, text: &str) {
        match &mut self.collect {
            Some(collect) => {
                if !matches!(&collect.kind, Kind::Seg(counts) if !kept(counts)) {
                    collect.text.push_str(text);
                }
            }
            None => self.unit.complete &= text.trim().is_empty(),
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Fault> {
        match reference.resolve_char_ref() {
            Ok(Some(c)) if is_xml(c) => self.append(c.encode_utf8(&mut [0; 4])),
            Ok(None) => match resolve_predefined_entity(reference) {
                Some(text) => self.append(text),
                // In native code it says nothing about the text.
                None if self.collect.as_ref().is_some_and(|collect| matches!(&collect.kind, Kind::Seg(counts) if !kept(counts))) => {
                    self.unit.complete = false;
                }
                None => return Err(entity(reference)),
            },
            _ => return Err(fault("character", "tmx-character")),
        }
        Ok(())
    }
}

/// Whether the text of an element of inline markup is code of another format.
pub(super) fn is_native(name: &str) -> bool {
    matches!(name, "bpt" | "ept" | "it" | "ph" | "ut")
}

/// Whether text within these open elements counts: the innermost decides, for `<sub>` stands in native code.
pub(super) fn kept(counts: &[bool]) -> bool {
    counts.last().copied().unwrap_or(true)
}

/// Gives each attribute to `take`.
fn attributes(start: &BytesStart<'_>, mut take: impl FnMut(&str, &str)) -> Result<(), Fault> {
    for (number, attribute) in start.attributes().enumerate() {
        let (true, Ok(attribute)) = (number < ATTRIBUTES, attribute) else { return Err(fault("attribute", "tmx-syntax")) };
        match attribute.normalized_value(XmlVersion::Explicit1_0) {
            Ok(value) if value.chars().all(is_xml) => take(attribute.key.as_ref(), &value),
            Ok(_) => return Err(fault("character", "tmx-character")),
            Err(Error::Escape(EscapeError::UnrecognizedEntity(_, name))) => return Err(entity(&name)),
            Err(_) => return Err(fault("attribute", "tmx-syntax")),
        }
    }
    Ok(())
}

/// Keeps the dates `changedate` and `creationdate` in a form that sorts: `YYYYMMDDThhmmssZ`, as TMX has it. What is no date
/// says nothing.
fn dated(dates: &mut [Option<String>; 2], key: &str, value: &str) {
    let at = match key {
        "changedate" => 0,
        "creationdate" => 1,
        _ => return,
    };
    let date: String = value.trim().chars().filter(|c| !matches!(c, '-' | ':')).collect();
    if date.len() >= 8 && date.len() <= 20 && date.chars().take(8).all(|c| c.is_ascii_digit()) && date.is_ascii() {
        dates[at] = Some(date);
    }
}

/// The attributes of the start tag that a text begins with; none where they cannot be read.
pub fn first_attributes(raw: &str) -> Vec<(String, String)> {
    let mut list = Vec::new();
    if let Ok(Event::Start(start) | Event::Empty(start)) = Reader::from_str(raw).read_event() {
        // What came before a mistake is right.
        let _ = attributes(&start, |key, value| list.push((key.to_owned(), value.to_owned())));
    }
    list
}
