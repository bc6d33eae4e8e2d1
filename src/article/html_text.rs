//! Text between HTML tags or inside an attribute: words, white space and character references. Bytes come in, runs and
//! decoded text go out; what would be markup once decoded stays a reference.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::inline::{Bit, Run};
use crate::text::Span;

/// The runs of some text: words, white space, character references.
pub(super) fn words(source: &str, span: Span) -> Vec<Run> {
    let text = span.of(source);
    let mut runs = Vec::new();
    let (mut from, mut at) = (0, 0);
    let run = |from: usize, to: usize, bit: Bit| Run::new(Span::new(from, to).shifted(span.start), bit);
    while let Some(rest) = text.get(at..) {
        let Some(stop) = rest.find(|c: char| c.is_ascii_whitespace() || c == '&') else { break };
        let start = at + stop;
        let rest = text.get(start..).unwrap_or("");
        let bit = if rest.starts_with('&') {
            let Some(len) = reference(rest) else {
                at = start + 1;
                continue;
            };
            at = start + len;
            let decoded = decode_reference(rest.get(..len).unwrap_or(""));
            // What would be markup or white space stays a reference.
            if decoded.starts_with(['<', '>', '&']) || decoded.chars().any(char::is_control) || decoded == " " {
                continue;
            }
            Bit::Decoded(decoded)
        } else {
            let space = rest.len() - rest.trim_ascii_start().len();
            at = start + space;
            match rest.get(..space).unwrap_or("") {
                " " if start > from && !rest.trim_ascii_start().is_empty() => continue,
                line if line.contains(['\n', '\r']) => Bit::Soft,
                _ => Bit::Space,
            }
        };
        if from < start {
            runs.push(run(from, start, Bit::Text));
        }
        runs.push(run(start, at, bit));
        from = at;
    }
    if from < text.len() {
        runs.push(run(from, text.len(), Bit::Text));
    }
    runs
}

/// The length of the character reference a text begins with; one without `;` is none.
pub(super) fn reference(text: &str) -> Option<usize> {
    /// Longer than any name there is.
    const LONGEST: usize = 40;
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = inner.get(..end)?;
    let valid = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit()),
            None => !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()),
        },
        None => {
            let whole = text.get(..end + 2)?;
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()) && decode_reference(whole) != whole
        }
    };
    valid.then_some(end + 2)
}

/// The text with its character references decoded.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        match reference(after).and_then(|len| after.split_at_checked(len)) {
            Some((reference, next)) => {
                out.push_str(&decode_reference(reference));
                rest = next;
            }
            None => {
                out.push('&');
                rest = after.get(1..).unwrap_or("");
            }
        }
    }
    out + rest
}

/// Decodes one reference. The tokenizer is given no more than that: its states call each other, and a tag with some
/// thousand attributes overflows the stack (html5gum 0.9).
fn decode_reference(text: &str) -> String {
    let mut out = String::new();
    for Ok(token) in Tokenizer::new_with_emitter(text, DefaultEmitter::<usize>::new_with_span()) {
        match token {
            Token::String(string) => out.push_str(&String::from_utf8_lossy(&string.value)),
            Token::Error(_) => {}
            _ => return text.to_owned(),
        }
    }
    out
}
