//! One HTML tag: its name, where its attributes stand, which of them people read. The bytes of a tag come in; spans
//! of the same source and blocks for readable attributes go out. Anything that is not a tag gives none.

use super::html_text::{decode, words};
use super::inline::{Side, assemble};
use super::{Block, Kind, Link, Quoting};
use crate::text::Span;

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    name: String,
    span: Span,
    /// The value without its quotes.
    value: Option<Span>,
    quoting: Quoting,
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: String,
    pub(super) side: Side,
    /// Its bytes, `<` and `>` included.
    pub(super) span: Span,
    attributes: Vec<Attribute>,
}

const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Attributes that people read on any element.
const EVERYWHERE: [&str; 6] = ["title", "aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "aria-valuetext"];

/// Names of `meta` elements whose content people read.
const META: [&str; 9] = [
    "description",
    "keywords",
    "og:title",
    "og:description",
    "og:site_name",
    "og:image:alt",
    "twitter:title",
    "twitter:description",
    "twitter:image:alt",
];

impl Tag {
    /// Reads the tag that begins at a byte, by the rules of the HTML standard's tokenizer (13.2.5, tag open state to
    /// self-closing start tag state). None where no tag begins, or where it does not end.
    pub(super) fn scan(source: &str, start: usize) -> Option<Tag> {
        let bytes = source.as_bytes();
        let byte = |at: usize| bytes.get(at).copied();
        let until = |mut at: usize, stop: fn(u8) -> bool| {
            while byte(at).is_some_and(|b| !stop(b)) {
                at += 1;
            }
            at
        };
        let ink = |b: u8| !b.is_ascii_whitespace();
        let closing = byte(start + 1) == Some(b'/');
        let mut at = start + 1 + usize::from(closing);
        if byte(start) != Some(b'<') || !byte(at).is_some_and(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let name_end = until(at, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
        let name = Span::new(at, name_end).of(source).to_ascii_lowercase();
        at = name_end;
        let mut attributes = Vec::new();
        let mut closed = false;
        loop {
            at = until(at, ink);
            match byte(at)? {
                b'>' => break,
                b'/' => {
                    at += 1;
                    closed = byte(at) == Some(b'>');
                    continue;
                }
                _ => {}
            }
            let start = at;
            // An equals sign at the start of a name belongs to it.
            at = until(at + 1, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'=' | b'>'));
            let name = Span::new(start, at).of(source).to_ascii_lowercase();
            let equals = until(at, ink);
            let (mut value, mut quoting) = (None, Quoting::HtmlAttribute);
            if byte(equals) == Some(b'=') {
                let open = until(equals + 1, ink);
                at = match byte(open)? {
                    b'"' => until(open + 1, |b| b == b'"'),
                    b'\'' => until(open + 1, |b| b == b'\''),
                    _ => until(open, |b| b.is_ascii_whitespace() || b == b'>'),
                };
                match byte(open)? {
                    quote @ (b'"' | b'\'') => {
                        value = Some(Span::new(open + 1, at));
                        quoting = if quote == b'"' { Quoting::HtmlAttribute } else { Quoting::HtmlAttributeSingle };
                        at += 1;
                    }
                    _ => {
                        value = Some(Span::new(open, at));
                        quoting = Quoting::HtmlAttributeBare;
                    }
                }
            }
            attributes.push(Attribute { name, span: Span::new(start, at), value, quoting });
        }
        let side = match () {
            () if closing => Side::Close,
            () if closed || VOID.contains(&name.as_str()) => Side::Void,
            () => Side::Open,
        };
        Some(Tag { name, side, span: Span::new(start, at + 1), attributes })
    }

    /// The list of attributes as a link of the text, if there is one.
    pub(super) fn link(&self, source: &str) -> Option<Link> {
        let span = Span::new(self.attributes.first()?.span.start, self.attributes.last()?.span.end);
        let leads = match self.name.as_str() {
            "a" | "area" => "href",
            "img" | "audio" | "video" | "source" | "iframe" | "embed" | "script" => "src",
            _ => "",
        };
        let destination_span = self.value(leads);
        let destination = destination_span.map(|span| decode(span.of(source).trim()));
        Some(Link { span, written: None, destination, destination_span })
    }

    /// What `translate` and the class `notranslate` say, if they say anything.
    pub(super) fn translate(&self, source: &str) -> Option<bool> {
        let text = |name: &str| self.value(name).map(|span| span.of(source));
        if text("class").is_some_and(|class| class.split_ascii_whitespace().any(|c| c == "notranslate")) {
            return Some(false);
        }
        match text("translate")?.to_ascii_lowercase().as_str() {
            "no" => Some(false),
            "yes" | "" => Some(true),
            _ => None,
        }
    }

    /// A block for each attribute that people read.
    pub(super) fn readable(&self, source: &str) -> Vec<Block> {
        let text = |name: &str| self.value(name).map_or(String::new(), |span| span.of(source).to_ascii_lowercase());
        let meta = [text("name"), text("property")].into_iter().find(|name| META.contains(&name.as_str()));
        let more: &[&str] = match self.name.as_str() {
            "meta" if meta.is_some() => &["content"],
            "meta" | "link" | "style" | "script" => return Vec::new(),
            "input" if matches!(text("type").as_str(), "submit" | "button" | "reset") => &["value"],
            "option" | "optgroup" | "track" => &["label"],
            "table" => &["summary"],
            _ => &["alt", "placeholder"],
        };
        let mut blocks = Vec::new();
        for (i, attribute) in self.attributes.iter().enumerate() {
            let name = attribute.name.as_str();
            let is_read = more.contains(&name) || (self.name != "meta" && EVERYWHERE.contains(&name));
            let Some(value) = attribute.value.filter(|_| is_read) else { continue };
            let kind = match &meta {
                Some(meta) if self.name == "meta" => Kind::Meta(meta.clone()),
                _ if name == "alt" => Kind::Alt,
                _ => Kind::Attribute(name.to_owned()),
            };
            // Of two of one name the first counts.
            if !self.attributes.iter().take(i).any(|before| before.name == attribute.name) {
                blocks.extend(assemble(source, words(source, value), kind, attribute.quoting, false));
            }
        }
        blocks
    }

    /// The bytes of an attribute's value, without its quotes.
    pub(super) fn value(&self, name: &str) -> Option<Span> {
        self.attributes.iter().find(|attribute| attribute.name == name)?.value
    }
}
