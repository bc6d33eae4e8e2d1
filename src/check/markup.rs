//! markup-mismatch: links, images, code spans, tags, footnote marks and strong emphasis of one side stand on the other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{all, code, inside, pattern};
use crate::article::Format;
use crate::finding::Code;

static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"@[0-9]+"));
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"</?[A-Za-z][A-Za-z0-9]*[^<>]*>"));
static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\(@[0-9]+\)"));
static FOOTNOTE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\[\^[^\]\s]+\]"));
static STRONG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\*\*|__"));

/// Marks of the source that the target lacks, and the other way round. Plain text has no markup.
pub(super) fn mismatch(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let format = match reading.pair.format {
        Some(Format::Text) | None => return,
        Some(format) => format,
    };
    let (source, target) = (marks(reading.pair.source, format), marks(reading.pair.target, format));
    let differ = |a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>| -> Vec<String> {
        a.iter().filter(|&(mark, count)| b.get(mark).copied().unwrap_or(0) < *count).map(|(mark, _)| mark.clone()).collect()
    };
    for mark in differ(&source, &target) {
        issues.push(Issue::new(Code::MarkupMismatch).with("problem", "missing").with("mark", mark));
    }
    for mark in differ(&target, &source) {
        issues.push(Issue::new(Code::MarkupMismatch).with("problem", "extra").with("mark", mark));
    }
}

/// Every mark of a text and how often it stands.
fn marks(text: &str, format: Format) -> BTreeMap<String, usize> {
    let mut marks = BTreeMap::new();
    let mut add = |mark: String| *marks.entry(mark).or_insert(0) += 1;
    let code_spans = if format == Format::Markdown { code(text) } else { Vec::new() };
    for span in &code_spans {
        add(span.of(text).to_owned());
    }
    let outside =
        |pattern: &Option<Regex>| all(pattern, text).into_iter().filter(|span| !inside(&code_spans, span.start)).collect::<Vec<_>>();
    for span in outside(&TAG) {
        let tag = span.of(text);
        let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let number = all(&MARK, tag).first().map_or("", |mark| mark.of(tag)).to_owned();
        // The opening tag stands for both; emphasis may move but not vanish.
        if !tag.starts_with("</") {
            add(format!("<{}{}{number}>", name.to_ascii_lowercase(), if number.is_empty() { "" } else { " " }));
        }
    }
    if format == Format::Markdown {
        for span in outside(&LINK) {
            add(span.of(text).trim_matches(['(', ')']).to_owned());
        }
        for span in outside(&FOOTNOTE) {
            add(span.of(text).to_owned());
        }
        if !outside(&STRONG).is_empty() {
            add("**".to_owned());
        }
    }
    marks
}
