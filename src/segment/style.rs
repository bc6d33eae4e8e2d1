//! How structure is written in a language: gaps, quotation marks, colons, markers. In: a language, or a table of one's
//! own. Out: the written form of each mark. What never happens: a word of the text is changed.

use std::collections::BTreeMap;

use crate::article::vocabulary::{Writing, vocabulary};
use crate::article::{Format, marker};
use crate::text::{Lang, is_wide};

/// The marks of structure of a target language, from its `structure.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Between two sentences, and between other parts that follow each other.
    pub gap: String,
    /// Around a dialogue turn.
    pub dialogue: [String; 2],
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
    /// Whether a heading or a cell may end with `。`.
    pub full_stop_in_labels: bool,
    /// Written forms of bullets and note signs.
    pub markers: BTreeMap<String, String>,
    /// Written forms of numbers, by the kind of marker; `{}` is the number.
    pub numbers: BTreeMap<String, String>,
    /// Whether the rules of a language are known; else every mark stays as it is.
    known: bool,
}

impl Style {
    /// The style of a language. One without rules keeps every mark and has a space for a gap.
    pub fn of(lang: Lang) -> Style {
        let found = vocabulary(lang).map(|v| v.style.clone());
        let known = found.is_some();
        let Writing { gap, dialogue, heading, caption, colon, colon_before_quote, marker_space, full_stop_in_labels, markers, numbers } =
            found.unwrap_or_else(|| Writing { gap: " ".into(), full_stop_in_labels: true, ..Writing::default() });
        Style { gap, dialogue, heading, caption, colon, colon_before_quote, marker_space, full_stop_in_labels, markers, numbers, known }
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

    /// The written form of a marker and the white space behind it.
    pub(super) fn marker(&self, text: &str) -> String {
        let line = format!("{text}あ");
        let Some(found) = self.known.then(|| marker::leading(&line, Format::Text, true)).flatten() else { return text.to_owned() };
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

#[cfg(test)]
mod tests {
    use super::{Lang, Style};

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
        ] {
            assert_eq!(style.marker(text), written, "{text}");
        }
        assert_eq!(Style::of(Lang::Ja).marker("• "), "・");
        assert_eq!(Style::of(Lang::Ja).marker("1) "), "1) ");
        assert_eq!(Style::of(Lang::Other).marker("①"), "①");
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
