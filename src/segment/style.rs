//! How structure is written in a language: gaps, quotation marks, colons, markers. In: a language, or a table of one's
//! own. Out: the written form of each mark. What never happens: a word of the text is changed.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::article::atom::inline;
use crate::article::vocabulary::{Writing, vocabulary};
use crate::article::{Format, marker};
use crate::text::{Lang, Span, is_wide};

/// The marks of structure of a target language, from its `structure.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Between two sentences, and between other parts that follow each other.
    pub gap: String,
    /// Around a dialogue turn.
    pub dialogue: [String; 2],
    /// Around a quotation within a turn.
    pub inner: [String; 2],
    /// Around a heading that stands in `【】`.
    pub heading: [String; 2],
    /// Around a caption that stands in `【】` before a text.
    pub caption: [String; 2],
    /// Between a speaker's label and the turn.
    pub colon: String,
    /// Whether a colon is written where the source has the label directly before the quotation.
    pub colon_before_quote: bool,
    /// Behind a marker.
    pub marker_space: String,
    /// Between the cells of a row in plain text where the source has spaces; as in the source if empty.
    pub cell_gap: String,
    /// Whether a heading or a cell may end with `。`.
    pub full_stop_in_labels: bool,
    /// Whether a bullet (■, ◆, ▼ …) may stand before a heading.
    pub bullets_in_headings: bool,
    /// Written forms of bullets and note signs.
    pub markers: BTreeMap<String, String>,
    /// Written forms of numbers, by the kind of marker; `{}` is the number.
    pub numbers: BTreeMap<String, String>,
    /// Written forms of signs in texts without words.
    pub signs: BTreeMap<String, String>,
    /// Whether the rules of a language are known; else every mark stays as it is.
    known: bool,
}

impl Style {
    /// The style of a language. One without rules keeps every mark and has a space for a gap.
    pub fn of(lang: Lang) -> Style {
        let found = vocabulary(lang).map(|v| v.style.clone());
        let known = found.is_some();
        let writing = found.unwrap_or_else(|| Writing {
            gap: " ".into(),
            full_stop_in_labels: true,
            bullets_in_headings: true,
            ..Writing::default()
        });
        Style {
            gap: writing.gap,
            dialogue: writing.dialogue,
            inner: writing.inner,
            heading: writing.heading,
            caption: writing.caption,
            colon: writing.colon,
            colon_before_quote: writing.colon_before_quote,
            marker_space: writing.marker_space,
            cell_gap: writing.cell_gap,
            full_stop_in_labels: writing.full_stop_in_labels,
            bullets_in_headings: writing.bullets_in_headings,
            markers: writing.markers,
            numbers: writing.numbers,
            signs: writing.signs,
            known,
        }
    }

    /// The style of a locale. Languages in Latin, Greek or Cyrillic letters are written as English is, until they have
    /// rules of their own: a page in French has no use for 「」 and ※.
    pub fn of_locale(locale: &LanguageIdentifier) -> Style {
        const OTHER_MARKS: [&str; 16] = ["zh", "yue", "ko", "th", "lo", "km", "my", "bo", "dz", "ar", "fa", "he", "ur", "hi", "bn", "ne"];
        let lang = Lang::of(locale);
        let language = locale.language.as_str();
        match lang {
            Lang::Other if matches!(language, "zh" | "yue") => Style { gap: String::new(), ..Style::of(lang) },
            Lang::Other if !OTHER_MARKS.contains(&language) => Style::of(Lang::En),
            lang => Style::of(lang),
        }
    }

    /// What stands between `left` and `right`, two pieces of one line: the gap; nothing before closing punctuation or
    /// behind an opening mark. Without a gap of its own the language still parts two pieces that are not wide there.
    pub(super) fn between(&self, left: &str, right: &str) -> &str {
        let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else { return "" };
        if last.is_whitespace() || first.is_whitespace() || "([{“‘（「『【".contains(last) || ")]},.;:!?”’）」』】、。".contains(first)
        {
            return "";
        }
        // Two delimiters of emphasis side by side would be read as one.
        if "*_~".contains(last) && "*_~".contains(first) {
            return " ";
        }
        if self.gap.is_empty() && !is_wide(last) && !is_wide(first) {
            return " ";
        }
        &self.gap
    }

    /// The written form of the white space at the head of a line: the indent of ideographic spaces is a Japanese habit.
    pub(super) fn indent(&self, space: &str) -> String {
        if self.gap.is_empty() || !self.known { space.to_owned() } else { space.replace('\u{3000}', "") }
    }

    /// The written form of a marker and the white space behind it, with any emphasis around it kept.
    pub(super) fn marker(&self, text: &str) -> String {
        let (lead, sign, tail) = around(text);
        if lead.is_empty() {
            return self.plain_marker(text);
        }
        if tail.is_empty() {
            return format!("{lead}{}", self.plain_marker(sign));
        }
        let written = self.plain_marker(&format!("{sign} "));
        let bare = written.trim_end();
        let space = if written.len() > bare.len() || tail.ends_with(char::is_whitespace) { self.marker_space.as_str() } else { "" };
        format!("{lead}{bare}{}{space}", tail.trim_end())
    }

    /// Whether a marker is left out before a heading: bullets that only list there are.
    pub(super) fn drops(&self, text: &str) -> bool {
        !self.bullets_in_headings && self.markers.get(text.trim_end()).is_some_and(|written| written == "•")
    }

    fn plain_marker(&self, text: &str) -> String {
        let line = format!("{text}あ");
        let Some(found) = self.known.then(|| marker::listed(&line, true)).flatten() else { return text.to_owned() };
        let bare = text.trim_end();
        let space = |written: &str| if written.ends_with(' ') { "" } else { self.marker_space.as_str() };
        let numbered = !matches!(found.form, marker::Form::Bullet) && (found.form != marker::Form::Note || !found.sign.is_empty());
        let written = if numbered {
            self.numbers.get(found.form.key()).map(|pattern| pattern.replace("{}", &found.sign))
        } else {
            self.markers.get(bare).cloned()
        };
        match written {
            Some(written) => format!("{written}{}", space(&written)),
            // Without a rule the mark stays; its white space too, unless the language wants one.
            None if text.len() == bare.len() => format!("{text}{}", space(text)),
            None => text.replace('\u{3000}', if self.marker_space.is_empty() { "\u{3000}" } else { " " }),
        }
    }

    /// An opening or closing mark, quotation or caption, with any emphasis around it kept.
    pub(super) fn mark(&self, text: &str, caption: bool, side: usize) -> String {
        if !self.known {
            return text.to_owned();
        }
        // Decoration at both ends of a line.
        if let Some(written) = self.markers.get(text.trim()).filter(|written| *written != "•") {
            return text.replace(text.trim(), written);
        }
        let pick = |pair: &[String; 2]| pair.get(side).cloned().unwrap_or_default();
        let mut out = String::new();
        for c in text.chars() {
            match c {
                '「' | '」' | '『' | '』' | '“' | '”' | '"' if !text.starts_with('<') || c != '"' => {
                    out.push_str(&pick(&self.dialogue))
                }
                '【' | '】' => out.push_str(&pick(if caption { &self.caption } else { &self.heading })),
                _ => out.push(c),
            }
        }
        out
    }

    /// A text that stands within a dialogue turn: its quotation marks are the inner ones, unless it has such already.
    pub(super) fn nested(&self, text: String) -> String {
        let ([open, close], [inner_open, inner_close]) = (&self.dialogue, &self.inner);
        if !self.known || text.contains(inner_open.as_str()) {
            return text;
        }
        text.replace(open.as_str(), inner_open).replace(close.as_str(), inner_close)
    }

    /// What stands between a label and its text, with any emphasis in it kept.
    pub(super) fn colon(&self, text: &str) -> String {
        if !self.known {
            return text.to_owned();
        }
        let mut out = String::new();
        let bare = self.colon.trim_end();
        let mut seen = false;
        for c in text.trim_end().chars() {
            match c {
                ':' | '：' if !seen => {
                    out.push_str(bare);
                    seen = true;
                }
                _ => out.push(c),
            }
        }
        if !seen && self.colon_before_quote {
            out.push_str(bare);
        }
        out.push_str(self.colon.get(bare.len()..).unwrap_or(""));
        out
    }
}

impl Style {
    /// A text without words (a time, a price, a telephone number) as it is written in the language: signs by the table,
    /// full-width characters in half width where the language has none. Links, code and addresses stay as they are, and
    /// no sign of markup comes about.
    pub fn figures(&self, text: &str, format: Format) -> String {
        if self.signs.is_empty() || text.is_ascii() {
            return text.to_owned();
        }
        let markup = inline(text, format);
        let kept = |at: usize| {
            let inside = |spans: &[Span]| spans.get(spans.partition_point(|s| s.end <= at)).is_some_and(|s| s.start <= at);
            inside(&markup.atoms) || markup.tokens.iter().any(|token| token.span.start <= at && at < token.span.end)
        };
        let mut out = String::new();
        let mut spaced = false; // a space is due before what comes next, unless it is closing punctuation
        for (at, c) in text.char_indices() {
            let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
            let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            let mut own = [0; 4];
            let own = &*c.encode_utf8(&mut own);
            let sign = match c {
                _ if kept(at) => own.to_owned(),
                '：' if digit(out.chars().next_back()) && digit(next) => ":".to_owned(),
                '\u{3000}' => " ".to_owned(),
                _ => match self.signs.get(own) {
                    Some(sign) => sign.clone(),
                    None => half(c).filter(|h| format == Format::Text || !"*_#<>[]`\\|~&!".contains(*h)).unwrap_or(c).to_string(),
                },
            };
            let bare = sign.trim();
            if (spaced || sign.starts_with(' '))
                && !(out.is_empty()
                    || out.ends_with([' ', '(', '[', '“'])
                    || bare.is_empty()
                    || bare.starts_with(|c| ")]”.,:;".contains(c)))
            {
                out.push(' ');
            }
            spaced = sign.ends_with(' ') || (spaced && bare.is_empty());
            out.push_str(bare);
        }
        out
    }
}

/// The half-width form of a full-width character.
fn half(c: char) -> Option<char> {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0),
        '￥' => Some('¥'),
        _ => None,
    }
}

/// The emphasis and tags before a marker, the marker, and what stands behind it when they close there.
fn around(text: &str) -> (&str, &str, &str) {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let step = match rest.chars().next() {
            Some('<') => rest.find('>').map_or(0, |end| end + 1),
            Some('*' | '_')
                if rest.trim_start_matches(['*', '_']).starts_with(|c: char| c.is_alphanumeric() || !c.is_ascii() || c == '(') =>
            {
                1
            }
            _ => 0,
        };
        if step == 0 {
            break;
        }
        at += step;
    }
    let (lead, rest) = (text.get(..at).unwrap_or(""), text.get(at..).unwrap_or(""));
    let end = if at == 0 { None } else { rest.find(['*', '_', '<']) };
    (lead, rest.get(..end.unwrap_or(rest.len())).unwrap_or(""), end.and_then(|end| rest.get(end..)).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Format, Lang, Style};

    #[test]
    fn markers_in_english() {
        let style = Style::of(Lang::En);
        for (text, written) in [
            ("①", "(1) "),
            ("・", "• "),
            ("• ", "• "),
            ("※", "* "),
            ("※2：", "*2 "),
            ("◆", "• "),
            ("➡ ", "→ "),
            ("１）", "1) "),
            ("（1）", "(1) "),
            ("Ｑ１．", "Q1. "),
            ("Q：", "Q. "),
            ("２．", "2. "),
            ("-　", "- "),
            ("**Q1．**　", "**Q1.** "),
            ("**Q1．", "**Q1. "),
            ("**①**", "**(1)** "),
            ("<span @1>Q</span>", "<span @1>Q.</span> "),
        ] {
            assert_eq!(style.marker(text), written, "{text}");
        }
        assert_eq!(Style::of(Lang::Ja).marker("• "), "・");
        assert_eq!(Style::of(Lang::Ja).marker("1) "), "1) ");
        assert_eq!(Style::of(Lang::Other).marker("①"), "①");
        for (locale, written) in [("fr", "(1) "), ("en-GB", "(1) "), ("ja", "①"), ("zh-TW", "①"), ("ko", "①")] {
            assert_eq!(Style::of_locale(&locale.parse().unwrap()).marker("①"), written, "{locale}");
        }
    }

    #[test]
    fn texts_without_words() {
        let style = Style::of(Lang::En);
        for (text, written) in [
            ("9:00〜18:00", "9:00–18:00"),
            ("９：００～１８：００（ＡＭ）", "9:00–18:00 (AM)"),
            ("TEL：03-1234-5678", "TEL: 03-1234-5678"),
            ("〒100-0001", "100-0001"),
            ("PRP（PLT）、MSC", "PRP (PLT), MSC"),
            ("URL：https://example.jp/?a=1（1）", "URL: https://example.jp/?a=1 (1)"),
            ("37.5℃　5㎜", "37.5 °C 5 mm"),
            ("○", "○"),
            ("n = 24、p < 0.01。", "n = 24, p < 0.01."),
        ] {
            assert_eq!(style.figures(text, Format::Text), written, "{text}");
        }
        assert_eq!(style.figures("`ａ：ｂ`：＊", Format::Markdown), "`ａ：ｂ`: ＊");
        assert_eq!(Style::of(Lang::Ja).figures("9：00（AM）", Format::Text), "9：00（AM）");
    }

    #[test]
    fn gaps() {
        let (en, ja) = (Style::of(Lang::En), Style::of(Lang::Ja));
        assert_eq!(en.between("It is.", "So"), " ");
        assert_eq!(en.between("”", "(Source)"), " ");
        assert_eq!(en.between("It is", ")"), "");
        assert_eq!(ja.between("です。", "次"), "");
        assert_eq!(ja.between("Pain 2024.", "Next"), " ");
    }

    #[test]
    fn colons_keep_emphasis() {
        let en = Style::of(Lang::En);
        assert_eq!(en.colon("：**"), ":** ");
        assert_eq!(en.colon("**："), "**: ");
        assert_eq!(Style::of(Lang::Ja).colon(": "), "：");
        assert_eq!(en.mark("**「", false, 0), "**“");
    }
}
