//! Signs at both ends of a line: `◆費用◆`, `☆★ お知らせ ★☆`, `――どう考えるか――`. In: a line. Out: how many bytes of it are
//! decoration at its start and at its end. What never happens: a line with a sign at one end only is decorated.

/// The decoration of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decoration {
    /// Bytes at its start, the white space behind them included.
    pub(super) lead: usize,
    /// Bytes at its end, the white space before them included.
    pub(super) tail: usize,
    /// Whether it is a dash or a wave, as around a subtitle.
    pub(super) line: bool,
}

/// The same signs at both ends of a line, in the same order or mirrored, around words that have none of them.
pub(super) fn decoration(text: &str) -> Option<Decoration> {
    let first = text.chars().next()?;
    let line = is_line(first);
    let sign = |c: char| if line { is_line(c) } else { is_sign(c) || c == '\u{FE0F}' };
    let lead = text.trim_start_matches(sign);
    let body = lead.trim_end_matches(sign);
    let (head, tail) = (text.strip_suffix(lead)?, lead.strip_prefix(body)?);
    let mirrored = tail.chars().rev().eq(head.chars());
    if head.is_empty() || !(head == tail || mirrored) || body.contains(sign) || !body.contains(char::is_alphabetic) {
        return None;
    }
    let words = body.trim();
    let before = body.len() - body.trim_start().len();
    Some(Decoration { lead: head.len() + before, tail: text.len() - head.len() - before - words.len(), line })
}

fn is_line(c: char) -> bool {
    matches!(c, '—' | '―' | '─' | '━' | '〜' | '～')
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '◆' | '◇'
            | '■'
            | '□'
            | '●'
            | '★'
            | '☆'
            | '♡'
            | '♥'
            | '❤'
            | '♪'
            | '◎'
            | '▼'
            | '▽'
            | '▲'
            | '△'
            | '✿'
            | '❀'
            | '✨'
    ) || ('\u{1F300}'..='\u{1FAFF}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::decoration;

    #[test]
    fn both_ends_or_none() {
        for (line, words) in [
            ("◆費用は？◆", "費用は？"),
            ("☆★ お知らせ ★☆", "お知らせ"),
            ("――どう考えるか――", "どう考えるか"),
            ("～春の体操～", "春の体操"),
            ("♡ コラム Vol.3 ♡", "コラム Vol.3"),
            ("🌸春の疲れ🌸", "春の疲れ"),
        ] {
            let found = decoration(line).map(|d| line.get(d.lead..line.len() - d.tail));
            assert_eq!(found, Some(Some(words)), "{line}");
        }
        for line in [
            "★期間限定★ 6/1から",
            "◆費用",
            "費用◆",
            "――その後は？",
            "◆膝◆腰◆",
            "◆◆◆",
            "◆ 1 ◆",
            "★膝☆",
            "・膝・",
            "○○医院○○",
            "■膝■■",
            "",
            "～10mL",
        ] {
            assert_eq!(decoration(line), None, "{line}");
        }
    }
}
