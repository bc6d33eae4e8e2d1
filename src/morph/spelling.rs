//! The spelling the dictionary knows: kana with a separate voiced mark (NFD) and half-width kana come in, composed
//! full-width kana go out, with the way back to the bytes they came from. Full-width Latin letters, ① and the like
//! stay: the dictionary has entries for them, or treats them well as symbols.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::text::Span;

/// A text as the dictionary spells it.
pub(super) struct Spelling<'a> {
    text: Cow<'a, str>,
    /// First byte here and in the source, of each run that was respelled and of each run behind one; empty where
    /// nothing was.
    runs: Vec<(usize, usize)>,
}

impl<'a> Spelling<'a> {
    /// Respells a text.
    pub(super) fn of(text: &'a str) -> Spelling<'a> {
        if !text.chars().any(|c| is_mark(c) || is_half_kana(c)) {
            return Spelling { text: Cow::Borrowed(text), runs: Vec::new() };
        }
        let nfkc = ComposingNormalizerBorrowed::new_nfkc();
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        let mut out = String::with_capacity(text.len());
        let mut runs = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, base)) = chars.next() {
            let mut end = start + base.len_utf8();
            while let Some((at, mark)) = chars.next_if(|(_, c)| is_mark(*c)) {
                end = at + mark.len_utf8();
            }
            runs.push((out.len(), start));
            let cluster = text.get(start..end).unwrap_or_default();
            match (is_half_kana(base), cluster.len() > base.len_utf8()) {
                (true, _) => out.push_str(&nfkc.normalize(cluster)),
                (false, true) => out.push_str(&nfc.normalize(cluster)),
                (false, false) => out.push(base),
            }
        }
        runs.push((out.len(), text.len()));
        Spelling { text: Cow::Owned(out), runs }
    }

    /// The respelled text.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source behind a range of the respelled text; a range that ends inside what came from one
    /// character takes the whole of it, one that begins inside begins behind it.
    pub(super) fn source(&self, span: Span) -> Span {
        if self.runs.is_empty() {
            return span;
        }
        let at = |byte: usize| {
            let next = self.runs.partition_point(|run| run.0 < byte);
            self.runs.get(next).map_or(0, |run| run.1)
        };
        Span::new(at(span.start), at(span.end))
    }
}

/// A voiced or semi-voiced mark that belongs to the character before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}')
}

/// Half-width katakana, its punctuation and its long vowel mark.
fn is_half_kana(c: char) -> bool {
    matches!(c, '\u{FF61}'..='\u{FF9D}')
}

#[cfg(test)]
mod tests {
    use super::Spelling;
    use crate::text::Span;

    #[test]
    fn respells_and_finds_the_way_back() {
        let source = "か\u{3099}ん、ｶﾞﾝと①";
        let spelling = Spelling::of(source);
        assert_eq!(spelling.as_str(), "がん、ガンと①");
        assert_eq!(spelling.source(Span::new(0, 6)).of(source), "か\u{3099}ん");
        assert_eq!(spelling.source(Span::new(9, 15)).of(source), "ｶﾞﾝ");
        assert_eq!(spelling.source(Span::new(0, spelling.as_str().len())).of(source), source);
    }

    #[test]
    fn what_is_spelled_well_is_borrowed() {
        assert!(matches!(Spelling::of("ＩＰＳ細胞が①").text, std::borrow::Cow::Borrowed(_)));
    }
}
