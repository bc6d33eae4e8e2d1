//! Text of files as HTML: everything that markup, a terminal or a log would obey is written so that it is only seen.

use std::fmt::Write;

use crate::text::{clean, one_line};

/// A text as the content of an element.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    put(&mut out, &clean(text));
    out
}

/// A text as the value of an attribute in double quotes, or where it has to stay on its line.
pub(super) fn attribute(text: &str) -> String {
    let mut out = String::new();
    put(&mut out, &one_line(text));
    out
}

fn put(out: &mut String, text: &str) {
    let mut last = ' ';
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Never at the beginning of a line of the page, where a log would take it for a command.
            '\n' => out.push_str("<br>"),
            '[' if last == '#' => out.push_str("&#91;"),
            _ => out.push(c),
        }
        last = c;
    }
}

/// A text of one language; a run of the other is marked as what it is.
pub(super) fn spoken(text: &str, lang: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    if is_ja(lang) {
        let mut rest = text.as_ref();
        while let Some((before, english, after)) = english(rest) {
            put(&mut out, before);
            out.push_str("<span lang=\"en\">");
            put(&mut out, english);
            out.push_str("</span>");
            rest = after;
        }
        put(&mut out, rest);
    } else if lang.starts_with("zh") || lang.starts_with("ko") || !text.chars().any(is_japanese) {
        put(&mut out, &text);
    } else {
        let runs: Vec<char> = text.chars().collect();
        for run in runs.chunk_by(|a, b| is_japanese(*a) == is_japanese(*b)) {
            let is = run.first().copied().is_some_and(is_japanese);
            let run: String = run.iter().collect();
            out.push_str(if is { "<span lang=\"ja\">" } else { "" });
            put(&mut out, &run);
            out.push_str(if is { "</span>" } else { "" });
        }
    }
    out
}

/// Escaped text in which what stands between backticks is code.
pub(super) fn coded(escaped: &str) -> String {
    let mut parts = escaped.split('`').peekable();
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let Some(part) = parts.next() {
        match parts.peek() {
            Some(_) => {
                out.push_str(&format!("<code>{part}</code>{}", parts.next().unwrap_or_default()));
            }
            // One that nothing answers.
            None => out.push_str(&format!("`{part}")),
        }
    }
    out
}

/// The first run of at least two English words, with what stands before and after it.
fn english(text: &str) -> Option<(&str, &str, &str)> {
    let (mut start, mut end, mut words, mut inside) = (0, 0, 0, false);
    for (at, c) in text.char_indices() {
        match c {
            'a'..='z' | 'A'..='Z' | '\'' | '’' | '-' if inside || c.is_ascii_alphabetic() => {
                if !inside {
                    if words == 0 {
                        start = at;
                    }
                    words += 1;
                }
                (inside, end) = (true, at + c.len_utf8());
            }
            ' ' => inside = false,
            _ if words >= 2 => break,
            _ => (words, inside) = (0, false),
        }
    }
    if words < 2 {
        return None;
    }
    Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?))
}

pub(super) fn is_ja(lang: &str) -> bool {
    lang.split(['-', '_']).next() == Some("ja")
}

/// Kana, kanji, and the marks that stand between them.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// The language of a word of the glossary or of a rendering, where nothing else tells it.
pub(super) fn lang_of(text: &str, other: &str) -> String {
    if text.chars().any(is_japanese) { "ja".to_owned() } else { attribute(other) }
}

/// The name of a place within the page: the unit's, and its locale where another one has it too.
pub(super) fn anchor(unit: &str, locale: &str, first: &str) -> String {
    let name = one_line(unit).replace(char::is_whitespace, "_");
    if locale == first { name } else { format!("{name}@{locale}") }
}

/// The link to a place within the page.
pub(super) fn fragment(anchor: &str) -> String {
    let mut out = String::from("#");
    for b in anchor.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~/@:".contains(&b) {
            out.push(char::from(b));
        } else {
            let _ = write!(out, "%{b:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{anchor, attribute, coded, escape, fragment, spoken};

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escape("<script>\"'&</script>"), "&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;");
        assert_eq!(escape("赤\u{1b}[31m\u{0}逆\u{202e}"), "赤\\u{1b}[31m\\u{0}逆\\u{202e}");
        assert_eq!(escape("一行\n::error::二行\n##[error]x"), "一行<br>::error::二行<br>##&#91;error]x");
        assert_eq!(attribute("\"><img src=x onerror=alert(1)>\n"), "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\\n");
    }

    #[test]
    fn runs_of_the_other_language_are_marked() {
        assert_eq!(spoken("訳語は conditioned medium です。", "ja"), "訳語は <span lang=\"en\">conditioned medium</span> です。");
        assert_eq!(spoken("MRI検査とiPS細胞", "ja"), "MRI検査とiPS細胞");
        assert_eq!(spoken("no word for “上清液”.", "en"), "no word for “<span lang=\"ja\">上清液</span>”.");
        assert_eq!(spoken("<b>上清</b>", "en"), "&lt;b&gt;<span lang=\"ja\">上清</span>&lt;/b&gt;");
        assert_eq!(spoken("培养上清", "zh-Hans"), "培养上清");
        assert_eq!(spoken("a b <i>", "ja"), "<span lang=\"en\">a b</span> &lt;i&gt;");
    }

    #[test]
    fn what_is_between_backticks_is_code() {
        assert_eq!(coded("直すには `taiyaku set` を。`a` と `b"), "直すには <code>taiyaku set</code> を。<code>a</code> と `b");
        assert_eq!(coded(&spoken("`上清液 show x y`", "ja")), "<code>上清液 <span lang=\"en\">show x y</span></code>");
        assert_eq!(coded(&escape("`<b>`")), "<code>&lt;b&gt;</code>");
    }

    #[test]
    fn a_link_finds_its_place() {
        assert_eq!(anchor("columns/a b.md#s-1", "en", "en"), "columns/a_b.md#s-1");
        assert_eq!(anchor("a.md#s-1", "en-GB", "en"), "a.md#s-1@en-GB");
        assert_eq!(fragment("記.md#s-1"), "#%E8%A8%98.md%23s-1");
    }
}
