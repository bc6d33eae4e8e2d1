//! What a TMX file holds: units of text in several languages, as values. Reading is in `tmx_read`, writing in
//! `tmx_write`; here are the types, and the escape for characters that XML 1.0 has
//! no way to write. Nothing here knows what the property names mean.

use std::borrow::Cow;

use unic_langid::LanguageIdentifier;

use super::tmx_lang::nearness;
use crate::finding::{Finding, Place};
use crate::text::Span;

/// A TMX file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tmx {
    /// `srclang` of the header as it stands, unless it is missing.
    pub srclang: Option<String>,
    /// The units that can be used, in the order of the file.
    pub units: Vec<TranslationUnit>,
    /// What could not be used and why; the first hundred are told one by one.
    pub findings: Vec<Finding>,
    /// How many units were left out.
    pub skipped: usize,
}

/// A `<tu>`: one text in several languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationUnit {
    /// Attribute `tuid`.
    pub tuid: Option<String>,
    /// Attribute `srclang`: the language the others were translated from.
    pub srclang: Option<String>,
    /// The texts, in the order of the file.
    pub variants: Vec<Variant>,
    /// `<prop>`: type and value, in the order of the file.
    pub props: Vec<(String, String)>,
    /// `<note>`, in the order of the file.
    pub notes: Vec<String>,
    /// When it was changed last, or else made (`YYYYMMDDThhmmssZ`), where the file says so.
    pub changed: Option<String>,
    /// Whether `tuid`, `srclang`, the texts, `<prop>` and `<note>` say everything the file said about the unit: no inline
    /// markup, no other attributes, nothing below `<tuv>` but `<seg>`.
    pub complete: bool,
    /// Where the element stands.
    pub place: Place,
    /// The bytes of the element, of the file if it is in UTF-8 and of its text in UTF-8 otherwise.
    pub span: Span,
}

/// A `<tuv>`: the text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// `xml:lang` (or the older `lang`) as it stands.
    pub lang: String,
    /// The text of `<seg>` without native codes (`bpt`, `ept`, `it`, `ph`, `ut`); what `hi` and `sub` hold is kept.
    pub text: String,
    /// When it was changed last, or else made, where the file says so.
    pub changed: Option<String>,
    /// Where the text of `<seg>` stands.
    pub place: Place,
}

impl TranslationUnit {
    /// A unit that stands in no file yet.
    pub fn new(variants: impl IntoIterator<Item = (String, String)>) -> Self {
        let place = nowhere();
        TranslationUnit {
            tuid: None,
            srclang: None,
            variants: variants.into_iter().map(|(lang, text)| Variant { lang, text, changed: None, place }).collect(),
            props: Vec::new(),
            notes: Vec::new(),
            changed: None,
            complete: true,
            place,
            span: Span::default(),
        }
    }

    /// The first property of the type.
    pub fn prop(&self, name: &str) -> Option<&str> {
        self.props.iter().find(|(kind, _)| kind == name).map(|(_, value)| value.as_str())
    }

    /// The texts of a locale: those of the language codes that come nearest to it.
    pub fn texts(&self, locale: &LanguageIdentifier) -> Vec<&Variant> {
        let mut best = None;
        let mut texts = Vec::new();
        for variant in &self.variants {
            let Some(near) = nearness(&variant.lang, locale) else { continue };
            if best.is_none_or(|best| near < best) {
                best = Some(near);
                texts.clear();
            }
            if best == Some(near) {
                texts.push(variant);
            }
        }
        texts
    }
}

/// The place of what stands in no file.
pub(super) fn nowhere() -> Place {
    let start = crate::text::Position { line: 1, column: 1 };
    Place { start, end: start }
}

/// The value of the attribute `o-encoding` on an element whose text is written with [`escape`].
pub(super) const ESCAPED: &str = "x-escaped";

/// Whether XML 1.0 can hold the character (production 2, `Char`).
pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// The text with every character XML cannot hold as `\u{…}` and every `\` doubled; `None` if all can be held.
pub(super) fn escape(text: &str) -> Option<String> {
    if text.chars().all(is_xml) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            _ if is_xml(c) => out.push(c),
            _ => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    Some(out)
}

/// The way back from [`escape`]; what is no escape stays.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let code = after.strip_prefix("u{").and_then(|after| after.split_once('}'));
        let char = code.and_then(|(hex, after)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after)));
        rest = match (char, after.strip_prefix('\\')) {
            (Some((c, after)), _) => {
                out.push(c);
                after
            }
            (None, Some(after)) => {
                out.push('\\');
                after
            }
            (None, None) => {
                out.push('\\');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

/// The text with U+FFFD in place of what XML cannot hold, for attributes.
pub(super) fn replace(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) {
        return text.into();
    }
    text.chars().map(|c| if is_xml(c) { c } else { char::REPLACEMENT_CHARACTER }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{escape, is_xml, unescape};

    proptest! {
        #[test]
        fn the_escape_has_a_way_back(text in any::<String>()) {
            let text = format!("{text}\\u{{1}}\u{1}\\\u{FFFF}");
            let escaped = escape(&text).unwrap_or_default();
            assert!(escaped.chars().all(is_xml));
            assert_eq!(unescape(&escaped), text);
        }

        #[test]
        fn unescape_takes_anything(text in r"[\\u{}0-9a-f日]{0,30}") {
            unescape(&text);
        }
    }
}
