//! HTML cut into tags, comments and the text between them, by the rules of the HTML standard's tokenizer (13.2.5).
//! Any text comes in; tokens with their bytes go out, in order, never overlapping. What a browser drops (a tag that
//! does not end) is in no token.

use super::inline::Side;
use super::tag::Tag;
use crate::text::Span;

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Text(Span),
    Tag(Tag),
    /// A comment, or what browsers take for one (`<?…>`).
    Comment(Span),
    /// `<!DOCTYPE …>`.
    Doctype,
}

/// Elements whose content holds no tags but their own end.
const RAW: [&str; 8] = ["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// The tokens of a text.
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// The raw element that is open.
    raw: Option<String>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Tokens { source, at: 0, raw: None }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn take(&mut self, len: usize) -> Span {
        let span = Span::new(self.at, self.source.len().min(self.at + len));
        self.at = span.end;
        span
    }

    /// The markup that begins here, if some does.
    fn markup(&mut self) -> Option<Token> {
        let rest = self.rest();
        let to_bracket = || rest.find('>').map_or(rest.len(), |at| at + 1);
        if let Some(comment) = rest.strip_prefix("<!--") {
            let short = ["-->", ">", "->"].into_iter().find(|end| comment.starts_with(end)).map(str::len);
            let long = || {
                let mut ends = comment.match_indices('>').map(|(at, _)| at);
                let end = ends.find(|&at| comment.get(..at).is_some_and(|c| c.ends_with("--") || c.ends_with("--!")))?;
                Some(end + 1)
            };
            let len = short.or_else(long).unwrap_or(comment.len());
            return Some(Token::Comment(self.take("<!--".len() + len)));
        }
        if rest.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype")) {
            self.take(to_bracket());
            return Some(Token::Doctype);
        }
        let letter = |at: usize| rest.as_bytes().get(at).is_some_and(|b| b.is_ascii_alphabetic());
        if rest.starts_with("<!") || rest.starts_with("<?") || (rest.starts_with("</") && rest.len() > 2 && !letter(2)) {
            return Some(Token::Comment(self.take(to_bracket())));
        }
        if !letter(if rest.starts_with("</") { 2 } else { 1 }) {
            return None;
        }
        let Some(tag) = Tag::scan(self.source, self.at) else {
            self.at = self.source.len();
            return Some(Token::Text(Span::new(self.at, self.at)));
        };
        self.at = tag.span.end;
        let raw = RAW.contains(&tag.name.as_str()) && tag.side != Side::Close;
        self.raw = raw.then(|| tag.name.clone());
        Some(Token::Tag(tag))
    }

    /// How far it is to the end tag of a raw element.
    fn to_end(&self, name: &str) -> usize {
        let rest = self.rest();
        let mut from = 0;
        while let Some(at) = rest.get(from..).and_then(|r| r.find("</")).map(|at| from + at) {
            let after = rest.get(at + 2..).unwrap_or("");
            let named = after.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
            if named && after.get(name.len()..).is_some_and(|r| r.starts_with(['>', '/', ' ', '\t', '\n', '\r', '\u{C}'])) {
                return at;
            }
            from = at + 2;
        }
        rest.len()
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        if let Some(name) = self.raw.take() {
            let len = self.to_end(&name);
            if len > 0 {
                return Some(Token::Text(self.take(len)));
            }
        }
        if rest.starts_with('<')
            && let Some(token) = self.markup()
        {
            return Some(token);
        }
        // Text up to the next `<` that begins something.
        let mut len = usize::from(rest.starts_with('<'));
        while let Some(at) = rest.get(len..).and_then(|r| r.find('<')).map(|at| len + at) {
            let next = rest.as_bytes().get(at + 1);
            if next.is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?')) {
                return Some(Token::Text(self.take(at)));
            }
            len = at + 1;
        }
        Some(Token::Text(self.take(rest.len())))
    }
}
