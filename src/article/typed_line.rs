//! Lines that people set apart by typing a mark, not by markup: `・…`, `※…`, `①…`, `Q1. …`, `医師:「…」`. A line
//! comes in, yes or no goes out.

/// Longest name of a speaker, in characters.
const SPEAKER: usize = 14;

/// Whether a line begins with a mark of a list, a note, a question or answer, or with a speaker and an opening quote.
pub(super) fn is_marked(line: &str) -> bool {
    let line = line.trim_start();
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    match first {
        '・' | '•' | '●' | '○' | '◎' | '◆' | '◇' | '■' | '□' | '▪' | '▶' | '►' | '★' | '☆' | '※' | '〇' | '✓' | '✔' => {
            true
        }
        '①'..='⒛' | '⓪'..='⓿' | '❶'..='➓' => true,
        '–' => chars.next().is_some_and(char::is_whitespace),
        _ => is_question(line) || is_speaker(line),
    }
}

/// `Q1.`, `A:`, `Ｑ．`; a bare `A.` only before Japanese, because it begins many a name.
fn is_question(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(['Q', 'A', 'Ｑ', 'Ａ']) else { return false };
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let mut chars = after.chars();
    match chars.next() {
        Some('：' | '．') => true,
        Some('.' | ':') => after.len() < rest.len() || chars.find(|c| *c != ' ').is_some_and(crate::text::is_wide),
        _ => false,
    }
}

/// `医師:「`, `患者さん：『`.
fn is_speaker(line: &str) -> bool {
    let Some((name, rest)) = line.split_once([':', '：']) else { return false };
    let name = name.trim();
    !name.is_empty()
        && name.chars().count() <= SPEAKER
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '　' | '・' | '（' | '）' | '(' | ')' | '\u{3099}' | '\u{309A}'))
        && rest.trim_start().starts_with(['「', '『'])
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    #[test]
    fn typed_marks_and_near_misses() {
        for line in
            ["・効果", "※個人差があります", "①採血", "Q1. なぜ", "A. はい", "Ｑ．なぜ", "医師:「はい」", "患者（母）：「え」", "– one"]
        {
            assert!(is_marked(line), "{line}");
        }
        for line in ["A. Smith said", "A cell", "Q-value", "医師は「はい」と", "時刻:10時", "–one", "", "注意：本文です", "ips 細胞"]
        {
            assert!(!is_marked(line), "{line}");
        }
    }
}
