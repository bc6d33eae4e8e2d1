//! What stands in an article and was hardly meant: the lines of an unresolved merge, which would be translated, and
//! characters that nobody sees. The text of an article comes in, findings go out; nothing is taken away.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use crate::finding::{Code, Finding, Hint, Severity, conflicts};
use crate::text::{Lines, Span, is_unsafe};

/// Conflicts that are told one by one.
const TOLD: usize = 20;

/// The findings on a text; `path` is that of the article.
pub(super) fn suspects(path: &str, source: &str) -> Vec<Finding> {
    let lines = LazyCell::new(|| Lines::new(source));
    let begins = |span: &Span| span.of(source).starts_with('<');
    let mut findings: Vec<Finding> = conflicts(source)
        .into_iter()
        .filter(begins)
        .take(TOLD)
        .map(|span| {
            let mut finding = Finding::new(Code::ConflictMarkers, path).at(&lines, span);
            finding.severity = Severity::Warning;
            finding.hint(Hint::new("resolve-conflict"))
        })
        .collect();
    // Each character once, at its first place: a text from a broken converter may be full of them.
    let mut found: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for (at, c) in source.char_indices().filter(|&(_, c)| hidden(c).is_some()) {
        found.entry(c).or_insert((at, 0)).1 += 1;
    }
    let mut characters: Vec<(usize, usize, char)> = found.into_iter().map(|(c, (at, count))| (at, count, c)).collect();
    characters.sort_unstable();
    findings.extend(characters.into_iter().filter_map(|(at, count, c)| {
        let finding = Finding::new(Code::ControlCharacter, path).at(&lines, Span::new(at, at + c.len_utf8()));
        let finding = finding.with("problem", hidden(c)?).with("name", format!("U+{:04X}", u32::from(c))).with("count", count);
        Some(finding.hint(Hint::new("hidden-character")))
    }));
    findings
}

/// What is wrong with a character that nobody sees, if anything is: `nul`, `control`, `bidi`, `nonchar`.
pub fn hidden(c: char) -> Option<&'static str> {
    match c {
        '\r' | '\n' | '\t' => None,
        '\0' => Some("nul"),
        c if c.is_control() => Some("control"),
        c if is_unsafe(c) => Some("bidi"),
        // Unicode 16.0, 23.7: code points that are never characters; XML forbids the last two.
        '\u{FDD0}'..='\u{FDEF}' => Some("nonchar"),
        c if u32::from(c) & 0xFFFE == 0xFFFE => Some("nonchar"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::suspects;

    fn shown(source: &str) -> Vec<String> {
        let place = |f: &crate::finding::Finding| f.place.map(|p| format!("{}:{}", p.start.line, p.start.column)).unwrap_or_default();
        suspects("a.md", source).iter().map(|f| format!("{} {} {:?}", f.code.name(), place(f), f.args.get("count"))).collect()
    }

    #[test]
    fn what_nobody_sees_is_told_once_with_its_place() {
        assert_eq!(
            shown("一\r\n二\u{202E}三\u{0}\u{202E}\u{FFFE}\u{8}"),
            [
                "control-character 2:2 Some(Count(2))",
                "control-character 2:4 Some(Count(1))",
                "control-character 2:6 Some(Count(1))",
                "control-character 2:7 Some(Count(1))",
            ]
        );
        // Joiners, variation selectors and the ideographic space are part of texts.
        assert_eq!(shown("👩\u{200D}⚕\u{FE0F}\u{3000}葛\u{E0100}\u{200B}か\u{3099}\t\u{FEFF}"), Vec::<String>::new());
    }

    #[test]
    fn a_conflict_is_told_where_it_begins() {
        let text = "# 題\n\n<<<<<<< HEAD\n甲です。\n=======\n乙です。\n>>>>>>> edit\n\n見出し\n=======\n";
        assert_eq!(shown(text), ["conflict-markers 3:1 None"]);
        assert_eq!(shown("見出し\n=======\n\n>>>>>>> 引用です。\n"), Vec::<String>::new());
    }
}
