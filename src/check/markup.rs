//! markup-mismatch: links, images, code spans, tags, footnote marks and emphasis of one side stand on the other, and
//! what is opened is closed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::pair::{Issue, Reading};
use super::scan::{all, code, inside, merged, pattern};
use crate::article::Format;
use crate::article::atom::inline;
use crate::finding::Code;
use crate::text::Span;

static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"@[0-9]+"));
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"</?[A-Za-z][A-Za-z0-9]*[^<>]*>"));
static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\]\(@[0-9]+\)"));
static FOOTNOTE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\[\^[^\]\s]+\]"));
static STRONG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\*\*|__"));
static ASTERISKS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\*+"));

/// Readings above characters, and where a word or a line may be broken: of the script, not of the text.
const READING: [&str; 7] = ["ruby", "rb", "rt", "rp", "rtc", "wbr", "br"];

/// Elements without a closing tag, and those whose closing tag may be left out.
const UNCLOSED: [&str; 11] = ["br", "img", "wbr", "input", "hr", "area", "source", "embed", "rb", "rt", "rp"];

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
    let (odd_source, odd_target) = (unpaired(reading.pair.source, format), unpaired(reading.pair.target, format));
    let in_source: BTreeSet<&str> = odd_source.iter().map(|(kind, _)| *kind).collect();
    let said = merged(issues.iter().filter(|said| said.code == Code::MarkupMismatch).filter_map(|said| said.span).collect());
    for (kind, span) in odd_target {
        if !touches(&said, span) && !in_source.contains(kind) {
            issues.push(issue("unpaired", kind, span.of(reading.pair.target)).at(span));
        }
    }
}

/// Tags and marks of emphasis without their other half, by their order: tags that cross too.
fn unpaired(text: &str, format: Format) -> Vec<(&'static str, Span)> {
    let code_spans = if format == Format::Markdown { code(text) } else { Vec::new() };
    let outside = |span: &Span| !inside(&code_spans, span.start);
    let mut odd = Vec::new();
    let mut open: Vec<(String, Span)> = Vec::new();
    for span in all(&TAG, text).into_iter().filter(outside) {
        let (tag, name) = (span.of(text), name(span.of(text)));
        if UNCLOSED.contains(&name.as_str()) || tag.ends_with("/>") {
            continue;
        }
        if !tag.starts_with("</") {
            open.push((name, span));
            continue;
        }
        match open.iter().rposition(|(opened, _)| *opened == name) {
            Some(at) if at + 1 == open.len() => {
                open.pop();
            }
            Some(at) => {
                open.remove(at);
                odd.push(("tag", span));
            }
            None => odd.push(("tag", span)),
        }
    }
    odd.extend(open.into_iter().map(|(_, span)| ("tag", span)));
    if format == Format::Markdown {
        let read = inline(text, format);
        let pairs = merged(read.pairs.iter().flat_map(|&(open, close)| [open, close]).collect());
        let atoms = merged(read.atoms.iter().map(|atom| Span::new(atom.start, atom.end)).collect());
        let is_paired =
            |span: &Span| touches(&pairs, *span) || inside(&atoms, span.start) || text.get(..span.start).is_some_and(|t| t.ends_with('\\'));
        let strong = all(&ASTERISKS, text).into_iter().filter(|span| span.len() > 1).filter(outside);
        odd.extend(strong.filter(|span| !is_paired(span)).map(|span| ("strong", span)));
    }
    odd
}

/// Whether a range overlaps one of the spans, which stand in order and apart.
fn touches(spans: &[Span], span: Span) -> bool {
    spans.get(spans.partition_point(|other| other.end <= span.start)).is_some_and(|other| other.overlaps(span))
}

/// The name of a tag's element.
fn name(tag: &str) -> String {
    tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
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
        let name = name(tag);
        let number = all(&MARK, tag).first().map_or("", |mark| mark.of(tag)).to_owned();
        // The opening tag stands for both; emphasis may move but not vanish.
        if !tag.starts_with("</") && !READING.contains(&name.as_str()) {
            add("tag", format!("<{name}{}{number}>", if number.is_empty() { "" } else { " " }), span);
        }
    }
    if format == Format::Markdown {
        let links: Vec<Span> = outside(&LINK).into_iter().map(|span| Span::new(span.start + 1, span.end)).collect();
        let openers = if links.is_empty() { BTreeMap::new() } else { openers(text) };
        for span in links {
            let (kind, whole) = link(text, span, &openers);
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
        let read = inline(text, format);
        for (kind, mark, first, len) in [("emphasis", "*", ['*', '_'], 1), ("strike", "~~", ['~', '~'], 2)] {
            let found = read.pairs.iter().find(|(open, _)| open.len() == len && open.of(text).starts_with(first));
            if let Some(&(open, close)) = found {
                add(kind, mark.to_owned(), Span::new(open.start, close.end));
            }
        }
    }
    marks
}

/// The whole link or image that ends in `(@1)`; `openers` are those of [`openers`].
fn link(text: &str, target: Span, openers: &BTreeMap<usize, usize>) -> (&'static str, Span) {
    let Some(&open) = target.start.checked_sub(1).and_then(|close| openers.get(&close)) else { return ("link", target) };
    let is_image = text.get(..open).is_some_and(|before| before.ends_with('!'));
    (if is_image { "image" } else { "link" }, Span::new(if is_image { open - 1 } else { open }, target.end))
}

/// For each `]` that closes a `[`, where that stands.
fn openers(text: &str) -> BTreeMap<usize, usize> {
    let mut open = Vec::new();
    let mut openers = BTreeMap::new();
    for (at, c) in text.char_indices() {
        match c {
            '[' => open.push(at),
            ']' => openers.extend(open.pop().map(|opener| (at, opener))),
            _ => {}
        }
    }
    openers
}

#[cfg(test)]
mod tests {
    use super::{Format, marks, unpaired};

    fn odd(text: &str, format: Format) -> Vec<&str> {
        unpaired(text, format).into_iter().map(|(_, span)| span.of(text)).collect()
    }

    #[test]
    fn what_is_opened_is_closed() {
        assert_eq!(odd("by telephone (<a @1>03-1234-5678).", Format::Html), ["<a @1>"]);
        assert_eq!(odd("<strong>the <em>blood</em>", Format::Html), ["<strong>"]);
        assert_eq!(odd("<em>the <strong>blood</em></strong>", Format::Html), ["</em>"]);
        assert_eq!(odd("薬では<u>ありません。", Format::Markdown), ["<u>"]);
        assert_eq!(odd("not **“all-powerful cells”, but", Format::Markdown), ["**"]);
        assert_eq!(odd("万能の細胞** です", Format::Markdown), ["**"]);
        for text in ["**強い**です", "**“a”**, b", "[**予約**](@1)", "`a ** b`", "<ruby>肝<rt>かん</ruby>", "***both***"] {
            assert_eq!(odd(text, Format::Markdown), [""; 0].map(|_: &str| ""), "{text}");
        }
    }

    #[test]
    fn emphasis_of_every_strength_counts() {
        let found = |text| marks(text, Format::Markdown).into_keys().collect::<Vec<_>>();
        assert_eq!(found("薬を*すべて*申告する"), ["*"]);
        assert_eq!(found("~~食事を抜く~~（**不要**）"), ["**", "~~"]);
        assert_eq!(found("***よくある誤解***"), ["*", "**"]);
        assert_eq!(found("2 * 3 * 4と~5と_a"), [""; 0]);
        assert_eq!((found("[予約](@1)です"), found("[here] (@1)")), (vec!["@1".to_owned()], vec![]));
    }
}
