//! Inline markup inside a block's text: what must stay whole, what is emphasis, what is not language. In: the text of a
//! block and the format of its article. Out: atoms (links, code, URLs), markup tokens and the pairs they form. What
//! never happens: text is changed, or input costs more than linear time.

use std::collections::BTreeMap;

use super::Format;
use crate::text::{Span, is_wide};

/// What a token of markup does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Begins emphasis or an element.
    Open,
    /// Ends it.
    Close,
    /// Stands alone: an image, a comment, a tag without a partner.
    Void,
}

/// A piece of markup that is no text: an emphasis delimiter, a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it does.
    pub side: Side,
}

/// The inline markup of one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inline {
    /// What is never cut, in order, apart from each other: whole links, code, URLs, ruby.
    pub atoms: Vec<Span>,
    /// Tokens outside of atoms, in order.
    pub tokens: Vec<Token>,
    /// Opening and closing token of each pair, in order of the opening one.
    pub pairs: Vec<(Span, Span)>,
    /// The numbered marks: `(@1)` behind a link's text (parentheses included), `@1` in a tag, each with its number.
    pub marks: Vec<(Span, usize)>,
    /// Tokens, code and URLs: bytes that are no language, in order, apart from each other.
    silent: Vec<Span>,
}

/// Elements that are never cut.
const WHOLE: [&str; 14] =
    ["a", "code", "kbd", "samp", "var", "ruby", "button", "svg", "math", "script", "style", "select", "textarea", "pre"];
/// Elements without a closing tag.
const VOID: [&str; 8] = ["br", "img", "wbr", "input", "hr", "area", "source", "embed"];

/// Reads the inline markup of a block's text.
pub(crate) fn inline(text: &str, format: Format) -> Inline {
    let mut scan = Scan::default();
    scan.read(text, format);
    let mut pairs = scan.elements;
    pairs.extend(emphasis(&scan.runs));
    let atoms = merged(scan.atoms);
    let inside = |span: Span| {
        let at = atoms.partition_point(|atom| atom.end <= span.start);
        atoms.get(at).is_some_and(|atom| atom.overlaps(span))
    };
    pairs.retain(|&(open, close)| !inside(open) && !inside(close));
    pairs.sort_unstable();
    let mut tokens: Vec<Token> = Vec::new();
    for &(open, close) in &pairs {
        tokens.push(Token { span: open, side: Side::Open });
        tokens.push(Token { span: close, side: Side::Close });
    }
    tokens.sort_unstable_by_key(|t| t.span);
    let known: std::collections::BTreeSet<Span> = tokens.iter().map(|t| t.span).collect();
    tokens.extend(scan.tags.into_iter().filter(|tag| !inside(*tag) && !known.contains(tag)).map(|span| Token { span, side: Side::Void }));
    tokens.sort_unstable_by_key(|t| t.span);
    scan.silent.extend(tokens.iter().map(|t| t.span));
    Inline { atoms, tokens, pairs, marks: scan.marks, silent: merged(scan.silent) }
}

impl Inline {
    /// The text without tokens, code and URLs: what can be language.
    pub(crate) fn language(&self, text: &str, within: Span) -> String {
        let mut out = String::new();
        let mut at = within.start;
        let from = self.silent.partition_point(|hole| hole.end <= within.start);
        for hole in self.silent.iter().skip(from).take_while(|hole| hole.start < within.end) {
            out.push_str(Span::new(at, hole.start.max(at)).of(text));
            at = hole.end.min(within.end);
        }
        out.push_str(Span::new(at, within.end).of(text));
        out
    }

    /// The deepest nesting of pairs.
    pub(crate) fn depth(&self) -> usize {
        let mut depth = 0usize;
        let mut deepest = 0;
        for token in &self.tokens {
            match token.side {
                Side::Open => depth += 1,
                Side::Close => depth = depth.saturating_sub(1),
                Side::Void => {}
            }
            deepest = deepest.max(depth);
        }
        deepest
    }
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// A run of emphasis delimiters of Markdown.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    sign: u8,
    opens: bool,
    closes: bool,
}

#[derive(Default)]
struct Scan {
    atoms: Vec<Span>,
    silent: Vec<Span>,
    marks: Vec<(Span, usize)>,
    tags: Vec<Span>,
    elements: Vec<(Span, Span)>,
    runs: Vec<Run>,
}

impl Scan {
    fn read(&mut self, text: &str, format: Format) {
        let bytes = text.as_bytes();
        let markdown = format == Format::Markdown;
        let ticks = if markdown { tick_runs(bytes) } else { BTreeMap::new() };
        let mut brackets: Vec<usize> = Vec::new();
        let mut open: Vec<(String, Span)> = Vec::new();
        let mut open_names: BTreeMap<String, usize> = BTreeMap::new();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' if markdown && bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 2,
                b'`' if markdown => {
                    let len = run(bytes, at);
                    let closing = ticks.get(&len).and_then(|starts| starts.get(starts.partition_point(|&s| s <= at)));
                    if let Some(&start) = closing {
                        self.atoms.push(Span::new(at, start + len));
                        self.silent.push(Span::new(at, start + len));
                        at = start + len;
                    } else {
                        at += len;
                    }
                }
                b'<' if format != Format::Text => match tag(text, at) {
                    Some(span) => {
                        self.element(text, span, &mut open, &mut open_names);
                        at = span.end;
                    }
                    None => at += 1,
                },
                b'[' if markdown => {
                    let image = at > 0 && bytes.get(at - 1) == Some(&b'!');
                    brackets.push(at - usize::from(image));
                    at += 1;
                }
                b']' if markdown => {
                    let end = mark_end(bytes, at + 1);
                    if let (Some(start), Some(end)) = (brackets.pop(), end) {
                        self.atoms.push(Span::new(start, end));
                        self.mark(text, Span::new(at + 1, end));
                        self.silent.push(Span::new(at + 1, end));
                    }
                    at = end.unwrap_or(at + 1);
                }
                b'*' | b'_' | b'~' if markdown => {
                    let len = run(bytes, at);
                    self.runs.push(flanking(text, at, len, byte));
                    at += len;
                }
                b'h' | b'H' => {
                    let len = url(bytes, at);
                    if len > 0 {
                        self.atoms.push(Span::new(at, at + len));
                        self.silent.push(Span::new(at, at + len));
                    }
                    at += len.max(1);
                }
                _ => at += 1,
            }
        }
    }

    /// Notes the number in `(@12)` or `@12`.
    fn mark(&mut self, text: &str, span: Span) {
        if let Ok(number) = span.of(text).trim_matches(['(', '@', ')']).parse() {
            self.marks.push((span, number));
        }
    }

    fn element(&mut self, text: &str, span: Span, open: &mut Vec<(String, Span)>, names: &mut BTreeMap<String, usize>) {
        let inner = Span::new(span.start + 1, span.end - 1).of(text);
        if !inner.contains(char::is_whitespace) && (inner.contains("://") || inner.contains('@')) {
            self.atoms.push(span); // <https://…>, <a@b.jp>
            self.silent.push(span);
            return;
        }
        self.tags.push(span);
        if let Some(at) = inner.find(" @") {
            let digits = inner.get(at + 2..).unwrap_or("").bytes().take_while(u8::is_ascii_digit).count();
            let start = span.start + 1 + at + 1;
            self.mark(text, Span::new(start, start + 1 + digits));
        }
        let closing = inner.starts_with('/');
        let name: String =
            inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if closing {
            if names.get(&name).copied().unwrap_or(0) == 0 {
                return;
            }
            while let Some((opened, start)) = open.pop() {
                if let Some(count) = names.get_mut(&opened) {
                    *count -= 1;
                }
                if opened == name {
                    if WHOLE.contains(&name.as_str()) {
                        self.atoms.push(Span::new(start.start, span.end));
                        if !matches!(name.as_str(), "a" | "ruby" | "button") {
                            self.silent.push(Span::new(start.start, span.end));
                        }
                    } else {
                        self.elements.push((start, span));
                    }
                    break;
                }
            }
        } else if !name.is_empty() && !inner.ends_with('/') && !VOID.contains(&name.as_str()) {
            *names.entry(name.clone()).or_default() += 1;
            open.push((name, span));
        }
    }
}

/// Length of the run of equal bytes that begins at `at`.
fn run(bytes: &[u8], at: usize) -> usize {
    let byte = bytes.get(at);
    bytes.iter().skip(at).take_while(|b| Some(*b) == byte).count()
}

/// Where runs of back ticks begin, by their length.
fn tick_runs(bytes: &[u8]) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut at = 0;
    while at < bytes.len() {
        let len = if bytes.get(at) == Some(&b'`') { run(bytes, at) } else { 0 };
        if len > 0 {
            out.entry(len).or_default().push(at);
        }
        at += len.max(1);
    }
    out
}

/// The end of `(@12)` if it begins at `at`.
fn mark_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(b"(@")?;
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    (digits > 0 && digits < 8 && rest.get(digits) == Some(&b')')).then_some(at + 2 + digits + 1)
}

/// The tag, comment or autolink that begins at `at`.
fn tag(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at + 1..)?;
    let name = rest.strip_prefix('/').unwrap_or(rest);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest.starts_with(['!', '?']) {
        return None;
    }
    let end = rest.find(['<', '>'])?;
    rest.get(end..)?.starts_with('>').then(|| Span::new(at, at + 1 + end + 1))
}

/// Length of the URL that begins at `at`: ASCII up to white space, brackets and quotes; closing punctuation is not part of it.
fn url(bytes: &[u8], at: usize) -> usize {
    let Some(rest) = bytes.get(at..) else { return 0 };
    let scheme = if rest.starts_with(b"http://") {
        7
    } else if rest.starts_with(b"https://") {
        8
    } else {
        return 0;
    };
    let stop = |b: &u8| !b.is_ascii_graphic() || matches!(b, b'<' | b'>' | b'"' | b'`' | b'\\' | b'[' | b']' | b'{' | b'}' | b'|');
    let mut len = rest.iter().position(stop).unwrap_or(rest.len());
    while len > scheme
        && rest
            .get(len - 1)
            .is_some_and(|b| matches!(b, b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b'(' | b'\'' | b'*' | b'_' | b'~'))
    {
        len -= 1;
    }
    if len > scheme { len } else { 0 }
}

/// Whether a run can open and close emphasis (CommonMark 0.31, section 6.2), where punctuation beside wide characters
/// hinders no more than letters do: `**「重要」**です` is meant as strong, and later parsers read it so.
fn flanking(text: &str, start: usize, len: usize, sign: u8) -> Run {
    let before = text.get(..start).and_then(|t| t.chars().next_back()).unwrap_or(' ');
    let after = text.get(start + len..).and_then(|t| t.chars().next()).unwrap_or(' ');
    let punctuation =
        |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '\u{3099}' | '\u{309A}' | '\u{FE0F}' | '\u{200D}');
    let wide = is_wide(before) || is_wide(after);
    let left = !after.is_whitespace() && (wide || !punctuation(after) || before.is_whitespace() || punctuation(before));
    let right = !before.is_whitespace() && (wide || !punctuation(before) || after.is_whitespace() || punctuation(after));
    let (opens, closes) =
        if sign == b'_' { (left && (!right || punctuation(before)), right && (!left || punctuation(after))) } else { (left, right) };
    Run { start, len, sign, opens, closes }
}

/// Pairs the delimiter runs. At most a hundred runs wait for their partner at a time, which keeps it linear.
fn emphasis(runs: &[Run]) -> Vec<(Span, Span)> {
    let mut pairs = Vec::new();
    let mut waiting: Vec<(Run, usize, usize)> = Vec::new(); // a run, its bytes that are left, its full length
    for &run in runs {
        let mut start = run.start;
        let mut left = run.len;
        while run.closes && left > 0 {
            let found = waiting.iter().rposition(|(opener, rest, full)| {
                opener.sign == run.sign
                    && *rest > 0
                    && if run.sign == b'~' {
                        *rest == left && left <= 2
                    } else {
                        !((opener.closes || run.opens)
                            && (full + run.len).is_multiple_of(3)
                            && !(full.is_multiple_of(3) && run.len.is_multiple_of(3)))
                    }
            });
            let Some(found) = found else { break };
            waiting.truncate(found + 1);
            let Some((opener, rest, _)) = waiting.last_mut() else { break };
            let used = if run.sign == b'~' {
                left
            } else if *rest >= 2 && left >= 2 {
                2
            } else {
                1
            };
            *rest -= used;
            let open = Span::new(opener.start + *rest, opener.start + *rest + used);
            pairs.push((open, Span::new(start, start + used)));
            start += used;
            left -= used;
            if *rest == 0 {
                waiting.pop();
            }
        }
        if run.opens && left > 0 {
            if waiting.len() >= 100 {
                waiting.remove(0);
            }
            waiting.push((Run { start, len: left, ..run }, left, run.len));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Format, Span, inline};

    fn atoms(text: &str, format: Format) -> Vec<&str> {
        inline(text, format).atoms.iter().map(|s| s.of(text)).collect()
    }

    fn pairs(text: &str, format: Format) -> Vec<(usize, &str)> {
        inline(text, format).pairs.iter().map(|(open, close)| (open.start, Span::new(open.start, close.end).of(text))).collect()
    }

    #[test]
    fn atoms_of_markdown() {
        assert_eq!(
            atoms("詳しくは[予約。ページ](@1)と`a。b`と![図](@2)へ", Format::Markdown),
            ["[予約。ページ](@1)", "`a。b`", "![図](@2)"]
        );
        assert_eq!(
            atoms("HPhttps://a.example/b?c=1 にも、https://a.example/。", Format::Text),
            ["https://a.example/b?c=1", "https://a.example/"]
        );
        assert_eq!(atoms("[[図](@1)](@2) \\[x](@3)", Format::Markdown), ["[[図](@1)](@2)"]);
        assert_eq!(atoms("``a`b`` `c", Format::Markdown), ["``a`b``"]);
        assert_eq!(atoms("<b>太い</b><a @1>次。へ</a>", Format::Html), ["<a @1>次。へ</a>"]);
    }

    #[test]
    fn pairs_of_emphasis() {
        assert_eq!(pairs("**A。*b*。**C", Format::Markdown), [(0, "**A。*b*。**"), (6, "*b*")]);
        assert_eq!(pairs("2 * 3 * 4, a_b_c", Format::Markdown), []);
        assert_eq!(pairs("**「重要」**です", Format::Markdown), [(0, "**「重要」**")]);
        assert_eq!(pairs("***強*調**", Format::Markdown).len(), 2);
        assert_eq!(pairs("~~消~~", Format::Markdown), [(0, "~~消~~")]);
        assert_eq!(pairs("<b>太い<br>字</b></i>", Format::Html), [(0, "<b>太い<br>字</b>")]);
        assert_eq!(pairs("**字**", Format::Text), []);
    }

    #[test]
    fn long_hostile_runs_are_quick() {
        for unit in ["[", "`", "``a`", "*a", "_a*", "<b>", "</b>", "<a", "](@1)", "**a ", "<b></i>", "http://"] {
            let text = unit.repeat(50_000);
            let _ = inline(&text, Format::Markdown);
            let _ = inline(&text, Format::Html);
        }
    }
}
