//! Display cells, and text made safe for a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::any_byte;

/// Cells the text takes on a terminal: East Asian wide characters two, combining marks none, ambiguous ones one.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text with spaces added on the right up to `cells`; longer text is left as it is.
pub fn pad(text: &str, cells: usize) -> String {
    let mut out = text.to_owned();
    out.extend(std::iter::repeat_n(' ', cells.saturating_sub(width(text))));
    out
}

/// At most `cells` of the text; what is cut is shown by `…`.
pub fn truncate(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += UnicodeWidthChar::width(c).unwrap_or(0);
        if used > cells {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// At most `cells` of the text, cut in its middle, where a path says least; what is cut is shown by `…`.
pub fn truncate_middle(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let room = cells.saturating_sub(1);
    let take = |chars: &mut dyn Iterator<Item = char>, room: usize| {
        let mut used = 0;
        chars
            .take_while(|&c| {
                used += UnicodeWidthChar::width(c).unwrap_or(0);
                used <= room
            })
            .collect::<Vec<char>>()
    };
    let head = take(&mut text.chars(), room / 2);
    let tail = take(&mut text.chars().rev(), room - room / 2);
    head.into_iter().chain(['…']).chain(tail.into_iter().rev()).collect()
}

/// The text with nothing in it that a terminal would obey: control characters (tab and line feed apart), and the
/// invisible marks that reorder text, become `\u{…}` escapes.
pub fn clean(text: &str) -> std::borrow::Cow<'_, str> {
    if !has_unsafe(text) {
        return text.into();
    }
    text.chars().map(|c| if is_unsafe(c) { format!("\\u{{{:x}}}", u32::from(c)) } else { c.to_string() }).collect::<String>().into()
}

/// The same for what has to stay on its line, such as the name of a file: tab and line feed are escaped too.
pub fn one_line(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(['\n', '\t']) {
        return clean(text);
    }
    clean(text).replace('\n', "\\n").replace('\t', "\\t").into()
}

/// Whether a terminal would obey the character: control characters but tab and line feed, and the invisible marks that
/// reorder text.
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n')
        || matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text has a character that a terminal would obey.
pub fn has_unsafe(text: &str) -> bool {
    may_have_unsafe(text) && text.chars().any(is_unsafe)
}

/// Whether a text may have such a character, as far as its bytes tell: kana, kanji and most signs begin with others.
pub fn may_have_unsafe(text: &str) -> bool {
    any_byte(text, |b| !matches!(b, b' '..=b'~' | 0x80..=0xFF) || matches!(b, 0xC2 | 0xD8 | 0xE2))
}

#[cfg(test)]
mod tests {
    use super::{clean, one_line, pad, truncate, truncate_middle, width};

    #[test]
    fn cells_not_characters() {
        assert_eq!(width("iPS細胞"), 7);
        assert_eq!(pad("細胞", 6), "細胞  ");
        assert_eq!(truncate("幹細胞上清液", 7), "幹細胞…");
        assert_eq!(truncate("幹細胞", 6), "幹細胞");
        assert_eq!(truncate_middle("columns/conditioned-medium.md", 13), "column…ium.md");
        assert_eq!(truncate_middle("幹細胞上清液", 8), "幹…清液");
        assert_eq!(truncate_middle("幹細胞", 6), "幹細胞");
    }

    #[test]
    fn a_terminal_gets_no_orders() {
        assert_eq!(clean("赤\u{1b}[31m\u{202e}"), "赤\\u{1b}[31m\\u{202e}");
        assert_eq!(clean("普通の\t文"), "普通の\t文");
        assert_eq!(one_line("改\n行\t\u{1b}"), "改\\n行\\t\\u{1b}");
    }
}
