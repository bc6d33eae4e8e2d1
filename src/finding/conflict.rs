//! The lines that git writes into a file it could not merge.

use crate::text::Span;

/// Where such lines stand. One that begins a side and one that ends it must both be there: a row of equals signs alone
/// is an underline.
pub fn conflicts(text: &str) -> Vec<Span> {
    if !text.contains("<<<<<<<") || !text.contains(">>>>>>>") {
        return Vec::new();
    }
    let (mut spans, mut start, mut open, mut closed) = (Vec::new(), 0, false, false);
    for line in text.split_inclusive(['\n', '\r']) {
        let content = line.trim_end_matches(['\n', '\r']);
        if is_conflict(content) {
            open |= content.starts_with('<');
            closed |= open && content.starts_with('>');
            spans.push(Span::new(start, start + content.len()));
        }
        start += line.len();
    }
    if open && closed { spans } else { Vec::new() }
}

/// Whether a line is one that git writes into a file it could not merge.
pub fn is_conflict(line: &str) -> bool {
    let Some((mark, rest)) = line.split_at_checked(7) else { return false };
    matches!(mark, "<<<<<<<" | ">>>>>>>" | "|||||||" | "=======") && (rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::conflicts;
    use crate::text::Span;

    #[test]
    fn both_ends_must_be_there() {
        let text = "甲\r\n<<<<<<< HEAD\r\n乙\r\n=======\r\n丙\r\n>>>>>>> edit\r\n";
        assert_eq!(conflicts(text).iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["<<<<<<< HEAD", "=======", ">>>>>>> edit"]);
        for text in ["見出し\n=======\n", "<<<<<<< \n", ">>>>>>> 引用\n", ">>>>>>> a\n<<<<<<< b\n", "a <<<<<<< b\n>>>>>>> c\n"] {
            assert_eq!(conflicts(text), Vec::<Span>::new(), "{text}");
        }
    }
}
