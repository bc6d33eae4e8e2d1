//! markup-mismatch: links, images, code spans, tags, footnote marks and strong emphasis of one side stand on the other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{all, code, inside, pattern};
use crate::article::Format;
use crate::finding::Code;
use crate::text::Span;

static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"@[0-9]+"));
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"</?[A-Za-z][A-Za-z0-9]*[^<>]*>"));
static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\(@[0-9]+\)"));
static FOOTNOTE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\[\^[^\]\s]+\]"));
static STRONG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\*\*|__"));

/// Readings above characters, and where a word or a line may be broken: of the script, not of the text.
const READING: [&str; 7] = ["ruby", "rb", "rt", "rp", "rtc", "wbr", "br"];

/// Marks of the source that the target lacks, and the other way round. Plain text has no markup.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let format = match reading.pair.format {
        Some(Format::Text) | None => return,
        Some(format) => format,
    };
    let (source, target) = (marks(reading.pair.source, format), marks(reading.pair.target, format));
    let issue = |problem: &'static str, kind: &'static str, mark: &str| {
        Issue::new(Code::MarkupMismatch).with("problem", problem).with("kind", kind).with("mark", mark)
    };
    for (mark, Mark { kind, spans }) in &source {
        if let Some(&span) = spans.get(target.get(mark).map_or(0, |mark| mark.spans.len())) {
            issues.push(issue("missing", kind, span.of(reading.pair.source)).about(span));
        }
    }
    for (mark, Mark { kind, spans }) in &target {
        if let Some(&span) = spans.get(source.get(mark).map_or(0, |mark| mark.spans.len())) {
            issues.push(issue("extra", kind, span.of(reading.pair.target)).at(span));
        }
    }
}

/// Markup of one kind and name, and where it stands.
struct Mark {
    kind: &'static str,
    spans: Vec<Span>,
}

/// Every mark of a text, by what must be the same on both sides.
fn marks(text: &str, format: Format) -> BTreeMap<String, Mark> {
    let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
    let mut add = |kind: &'static str, mark: String, span: Span| {
        marks.entry(mark).or_insert(Mark { kind, spans: Vec::new() }).spans.push(span);
    };
    let code_spans = if format == Format::Markdown { code(text) } else { Vec::new() };
    for &span in &code_spans {
        add("code", span.of(text).to_owned(), span);
    }
    let outside =
        |pattern: &Option<Regex>| all(pattern, text).into_iter().filter(|span| !inside(&code_spans, span.start)).collect::<Vec<_>>();
    for span in outside(&TAG) {
        let tag = span.of(text);
        let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let number = all(&MARK, tag).first().map_or("", |mark| mark.of(tag)).to_owned();
        // The opening tag stands for both; emphasis may move but not vanish.
        if !tag.starts_with("</") && !READING.contains(&name.to_ascii_lowercase().as_str()) {
            add("tag", format!("<{}{}{number}>", name.to_ascii_lowercase(), if number.is_empty() { "" } else { " " }), span);
        }
    }
    if format == Format::Markdown {
        for span in outside(&LINK) {
            let (kind, whole) = link(text, span);
            add(kind, span.of(text).trim_matches(['(', ')']).to_owned(), whole);
        }
        for span in outside(&FOOTNOTE) {
            add("footnote", span.of(text).to_owned(), span);
        }
        let strong = outside(&STRONG);
        if let Some(&first) = strong.first() {
            let end = strong.get(1).map_or(first.end, |second| second.end);
            add("strong", "**".to_owned(), Span::new(first.start, end));
        }
    }
    marks
}

/// The whole link or image that ends in `(@1)`.
fn link(text: &str, target: Span) -> (&'static str, Span) {
    let before = text.get(..target.start).unwrap_or("");
    let mut depth = 0usize;
    for (at, c) in before.char_indices().rev() {
        match c {
            ']' => depth += 1,
            '[' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let is_image = c == '[' && before.get(..at).is_some_and(|before| before.ends_with('!'));
            let start = if is_image { at - 1 } else { at };
            return (if is_image { "image" } else { "link" }, if c == '[' { Span::new(start, target.end) } else { target });
        }
    }
    ("link", target)
}
