//! The lines of plain text. In: any text. Out: its lines with what each begins with; white space around them, line ends
//! and the byte order mark lie between. What never happens: a character is in two lines.

use super::Format;
use super::decoration::{Decoration, decoration};
use super::enumerator::ordinal;
use super::marker::{self, Marker};
use crate::text::{Span, width};

/// A line of the source.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its content in the source: no white space at its end, none at its start but an indent of ideographic spaces.
    pub(super) span: Span,
    /// The content without any white space around it.
    pub(super) text: &'a str,
    /// Where `text` begins in the source.
    pub(super) start: usize,
    /// Cells of white space before it.
    pub(super) indent: usize,
    /// The marker it begins with.
    pub(super) marker: Option<Marker>,
    /// The signs at both its ends; it has no marker then.
    pub(super) decoration: Option<Decoration>,
    /// Whether it is a ruled line: `⸻`, `---`, `＊＊＊`.
    rule: bool,
}

impl Line<'_> {
    pub(super) fn is_content(&self) -> bool {
        !self.text.is_empty() && !self.rule
    }

    /// Whether it is quoted as in mail: `> …`.
    pub(super) fn is_quoted(&self) -> bool {
        self.marker.as_ref().is_some_and(|m| matches!(m.sign.as_str(), ">" | "＞"))
    }

    /// The text of a span of the source that lies in the line.
    pub(super) fn of(&self, span: Span) -> &str {
        Span::new(span.start.saturating_sub(self.start), span.end.saturating_sub(self.start)).of(self.text)
    }

    /// Where its text begins behind the sign of a quoted mail.
    pub(super) fn body(&self) -> usize {
        self.start + self.marker.as_ref().filter(|_| self.is_quoted()).map_or(0, |m| m.len)
    }

    /// Whether it is white space or a rule.
    pub(super) fn is_gap(&self) -> bool {
        !self.is_content()
    }

    /// Whether its last character ends a sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }
}

/// Whether a text ends with a terminator, closers apart.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['」', '』', '）', ')', '”', '’', '"', '\'', '】', ']', '］', ' ']);
    bare.ends_with(['。', '｡', '！', '？', '!', '?', '.', '．', '…', '⁉', '‼'])
}

/// White space, and what is as invisible: the byte order mark, zero-width space, NUL.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{2060}' | '\0')
}

/// The lines of a text, blank ones too.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    for piece in pieces(source) {
        let text = piece.trim_start_matches(is_blank);
        let at = start + piece.len() - text.len();
        let text = text.trim_end_matches(is_blank);
        // An indent of ideographic spaces belongs to the paragraph: it is written by the rules of the target.
        let lead = Span::new(start, at).of(source);
        let indent = lead.len() - lead.trim_end_matches('\u{3000}').len();
        let decoration = decoration(text);
        out.push(Line {
            span: Span::new(at - indent, at + text.len()),
            text,
            start: at,
            indent: width(lead),
            marker: decoration.is_none().then(|| marker::leading(text, Format::Text, true)).flatten(),
            decoration,
            rule: is_rule(text),
        });
        start += piece.len();
    }
    counted(&mut out);
    out
}

/// How many lines back a letter may stand to be counted on.
const FARTHEST: usize = 8;

/// Gives a line the marker that only its neighbours show: `4．３回まで` behind `3．…`, `①がん` before `②心臓`.
fn counted(lines: &mut [Line<'_>]) {
    let content: Vec<usize> = (0..lines.len()).filter(|&i| lines.get(i).is_some_and(Line::is_content)).collect();
    let count = |lines: &mut [Line<'_>], here: usize, near: usize, step: i64| {
        let (Some(line), Some(Some(known))) = (lines.get(here), lines.get(near).map(|l| l.marker.as_ref())) else { return };
        let value = |sign: &str| ordinal(sign).map(i64::from);
        let follows = |m: &Marker| m.form == known.form && value(&m.sign).is_some_and(|v| value(&known.sign) == Some(v - step));
        if line.marker.is_none()
            && line.decoration.is_none()
            && let Some(found) = marker::listed(line.text, true).filter(follows)
            && let Some(line) = lines.get_mut(here)
        {
            line.marker = Some(found);
        }
    };
    for (at, &here) in content.iter().enumerate() {
        // Only the first letter of an alphabet is sure, so the others look farther back: items may have a text below them.
        for &before in content.iter().take(at).rev().take(FARTHEST) {
            let near = content.get(at.saturating_sub(1)) == Some(&before);
            if near || lines.get(before).and_then(|l| l.marker.as_ref()).is_some_and(|m| m.sign.starts_with(|c: char| c.is_alphabetic())) {
                count(lines, here, before, 1);
            }
        }
    }
    for pair in content.windows(2).rev() {
        if let [here, after] = pair {
            count(lines, *here, *after, -1);
        }
    }
}

/// The lines with their line ends: CR LF, LF or CR.
fn pieces(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let feed = |at: usize| if rest.get(at..).is_some_and(|end| end.starts_with("\r\n")) { at + 2 } else { at + 1 };
        let (piece, tail) = rest.split_at_checked(rest.find(['\n', '\r']).map_or(rest.len(), feed))?;
        rest = tail;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Nothing but signs that rule off sections: one long dash, or three and more of `- * = _ ~ ・ ◆` and their like.
fn is_rule(text: &str) -> bool {
    let mut count = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        count += match c {
            '⸻' | '⸺' => 3,
            '—' | '―' | '─' | '━' | '═' | '－' | '-' | '–' | '*' | '＊' | '=' | '＝' | '_' | '＿' | '~' | '～' | '〜' | '・' | '·'
            | '#' | '＃' | '+' | '＋' | '◆' | '◇' | '■' | '□' | '●' | '○' | '★' | '☆' | '※' | '▼' | '▲' | '▽' | '△' | '┈' | '┄' | '…'
            | '|' => 1,
            _ => return false,
        };
    }
    count >= 3
}
