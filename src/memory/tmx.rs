//! What a TMX file holds: units of text in several languages, as values. Reading is in `tmx_read`, writing in
//! `tmx_write`; here are the types, the matching of language codes, and the escape for characters that XML 1.0 has
//! no way to write. Nothing here knows what the property names mean.

use std::borrow::Cow;

use unic_langid::LanguageIdentifier;

use crate::finding::{Finding, Place};
use crate::text::Span;

/// A TMX file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tmx {
    /// `srclang` of the header as it stands, unless it is missing.
    pub srclang: Option<String>,
    /// The units that can be used, in the order of the file.
    pub units: Vec<TranslationUnit>,
    /// Comments between units, without `<!--` and `-->`.
    pub comments: Vec<String>,
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
    /// Whether the fields above say everything the file said about the unit: no inline markup, no other attributes,
    /// nothing below `<tuv>` but `<seg>`.
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
            variants: variants.into_iter().map(|(lang, text)| Variant { lang, text, place }).collect(),
            props: Vec::new(),
            notes: Vec::new(),
            complete: true,
            place,
            span: Span::default(),
        }
    }

    /// The first property of the type.
    pub fn prop(&self, name: &str) -> Option<&str> {
        self.props.iter().find(|(kind, _)| kind == name).map(|(_, value)| value.as_str())
    }

    /// The texts of a locale: those of exactly that locale, or else those of its language.
    pub fn texts(&self, locale: &LanguageIdentifier) -> Vec<&Variant> {
        let of_language: Vec<&Variant> = self.variants.iter().filter(|variant| speaks(&variant.lang, locale)).collect();
        let exact: Vec<&Variant> = of_language.iter().copied().filter(|variant| parse(&variant.lang).as_ref() == Some(locale)).collect();
        if exact.is_empty() { of_language } else { exact }
    }
}

/// Whether a language code of a TMX file (`ja`, `JA-JP`, `ja_JP`, `jpn`) means the language of the locale.
pub fn speaks(lang: &str, locale: &LanguageIdentifier) -> bool {
    let primary = parse(lang).map_or_else(
        || lang.split(['-', '_']).next().unwrap_or("").trim().to_ascii_lowercase(),
        |parsed| parsed.language.as_str().to_owned(),
    );
    let primary = match primary.as_str() {
        "jpn" => "ja",
        "eng" => "en",
        other => other,
    };
    primary == locale.language.as_str()
}

fn parse(lang: &str) -> Option<LanguageIdentifier> {
    lang.trim().parse().ok()
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
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::{any, proptest};

    use super::{TranslationUnit, escape, is_xml, speaks, unescape};

    fn locale(code: &str) -> unic_langid::LanguageIdentifier {
        code.parse().unwrap()
    }

    #[test]
    fn language_codes_of_the_trade_are_understood() {
        let (ja, en) = (locale("ja"), locale("en-GB"));
        for lang in ["ja", "JA-JP", "ja_JP", "ja-jp", "JPN", "ja-JP-x-private", " ja "] {
            assert!(speaks(lang, &ja), "{lang}");
            assert!(!speaks(lang, &en), "{lang}");
        }
        assert!(speaks("EN-US", &en));
        assert!(!speaks("", &ja));
        assert!(!speaks("jam", &ja));
        assert!(!speaks("*all*", &ja));
    }

    #[test]
    fn the_exact_locale_comes_before_its_language() {
        let unit = TranslationUnit::new(
            [("en-US", "color"), ("en_gb", "colour"), ("ja", "色")].map(|(lang, text)| (lang.to_owned(), text.to_owned())),
        );
        let texts = |locale: unic_langid::LanguageIdentifier| -> Vec<String> {
            unit.texts(&locale).into_iter().map(|variant| variant.text.clone()).collect()
        };
        assert_eq!(texts(locale("en-GB")), ["colour"]);
        assert_eq!(texts(locale("en")), ["color", "colour"]);
        assert_eq!(texts(locale("de")), [""; 0]);
    }

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
