//! A text on a few lines of a terminal: the text and what is meant in it come in, lines no wider than asked go out, each
//! with a line of carets where something is meant. What does not fit is cut at the ends farthest from what is meant and
//! shown by `…`; what is meant is never cut as long as it fits itself. Pieces in several colours are wrapped whole.

use super::paint::{Ink, Paint};
use crate::text::{Span, clean, is_wide, width};

/// Most lines of one text.
const LINES: usize = 4;

/// A line of a text, and the carets below it (nothing where nothing is meant).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, safe for a terminal.
    pub text: String,
    /// Spaces and `^`, as wide as what they stand under.
    pub carets: String,
}

/// A character as it is shown.
struct Glyph {
    text: String,
    first: char,
    cells: usize,
    meant: bool,
    ink: Ink,
}

impl Glyph {
    fn new(c: char, meant: bool) -> Glyph {
        let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        let text = clean(c.encode_utf8(&mut [0; 4])).into_owned();
        let cells = width(&text);
        Glyph { text, first: c, cells, meant, ink: Ink::Plain }
    }

    fn gap() -> Glyph {
        Glyph { text: "…".to_owned(), first: '…', cells: 1, meant: false, ink: Ink::Plain }
    }

    /// A mark of a few characters that stay together.
    fn mark(text: &str, first: char, ink: Ink) -> Glyph {
        Glyph { text: text.to_owned(), first, cells: width(text), meant: false, ink }
    }
}

/// The lines of a text. `marks` are bytes of it.
pub fn lines(text: &str, marks: &[Span], cells: usize) -> Vec<Line> {
    let cells = cells.max(8);
    let meant =
        |at: usize, len: usize| marks.iter().any(|mark| mark.start < at + len && at < mark.end || mark.is_empty() && mark.start == at);
    let glyphs: Vec<Glyph> = text.char_indices().map(|(at, c)| Glyph::new(c, meant(at, c.len_utf8()))).collect();
    // Lines end early where a word does not fit, so a little room is left.
    let glyphs = cut(glyphs, cells.saturating_mul(LINES).saturating_sub(if cells < 1000 { cells / 4 } else { 0 }));
    let mut lines = Vec::new();
    let mut rest = glyphs.as_slice();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(fitting(rest, cells)).unwrap_or((rest, &[]));
        lines.push(shown(line));
        rest = after;
    }
    lines
}

/// A sentence in lines no wider than asked.
pub fn wrapped(text: &str, cells: usize) -> Vec<String> {
    let glyphs: Vec<Glyph> = text.chars().map(|c| Glyph::new(c, false)).collect();
    let mut lines = Vec::new();
    let mut rest = glyphs.as_slice();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(fitting(rest, cells.max(8))).unwrap_or((rest, &[]));
        lines.push(shown(line).text);
        rest = after;
    }
    lines
}

/// Pieces of a text behind a head, in lines no wider than asked; the lines below the first begin where the text does.
/// `indent` is the width of the head.
pub fn flow(out: &mut String, head: &str, indent: usize, pieces: &[(Ink, String)], paint: Paint, cells: usize) {
    for (number, (row, _)) in rows(pieces, paint, cells.saturating_sub(indent)).into_iter().enumerate() {
        let line = if number == 0 { format!("{head}{row}") } else { format!("{}{row}", " ".repeat(indent)) };
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Pieces of a text as lines no wider than asked, each with its width. There is at least one.
pub fn rows(pieces: &[(Ink, String)], paint: Paint, cells: usize) -> Vec<(String, usize)> {
    let glyphs: Vec<Glyph> = pieces.iter().flat_map(|(ink, text)| inked(*ink, text)).collect();
    let room = cells.max(8);
    let mut rows = Vec::new();
    for row in glyphs.split(|glyph| glyph.first == '\n') {
        let mut rest = row;
        loop {
            let (line, after) = rest.split_at_checked(fitting(rest, room)).unwrap_or((rest, &[]));
            let end = line.iter().rposition(|glyph| glyph.first != ' ').map_or(0, |last| last + 1);
            let line = line.get(..end).unwrap_or_default();
            let mut text = String::new();
            for run in line.chunk_by(|a, b| a.ink == b.ink) {
                let ink = run.first().map(|glyph| glyph.ink).unwrap_or_default();
                text.push_str(&paint.ink(ink, &run.iter().map(|glyph| glyph.text.as_str()).collect::<String>()));
            }
            rows.push((text, line.iter().map(|glyph| glyph.cells).sum()));
            rest = after.iter().position(|glyph| glyph.first != ' ').and_then(|at| after.get(at..)).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
        }
    }
    rows
}

/// The characters of a piece; of what is gone or new, with its brackets.
fn inked(ink: Ink, text: &str) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::new();
    let brackets = match ink {
        Ink::Gone => Some(("[-", "-]")),
        Ink::New => Some(("{+", "+}")),
        _ => None,
    };
    glyphs.extend(brackets.map(|(open, _)| Glyph::mark(open, '[', ink)));
    glyphs.extend(text.chars().map(|c| match c {
        '\n' if brackets.is_none() => Glyph::mark("", c, ink),
        _ => Glyph { ink, ..Glyph::new(c, false) },
    }));
    glyphs.extend(brackets.map(|(_, close)| Glyph::mark(close, ']', ink)));
    glyphs
}

fn shown(line: &[Glyph]) -> Line {
    let (mut text, mut carets) = (String::new(), String::new());
    // The space at the end stands beyond the edge.
    let end = line.iter().rposition(|glyph| glyph.first != ' ').map_or(0, |last| last + 1);
    for glyph in line.iter().take(end) {
        text.push_str(&glyph.text);
        let mark = if glyph.meant { '^' } else { ' ' };
        carets.extend(std::iter::repeat_n(mark, glyph.cells));
    }
    Line { text: text.trim_end().to_owned(), carets: carets.trim_end().to_owned() }
}

/// How many characters make a line, the space it ends with included.
fn fitting(glyphs: &[Glyph], cells: usize) -> usize {
    let mut used = 0;
    let Some(end) = glyphs.iter().position(|glyph| {
        used += glyph.cells;
        used > cells
    }) else {
        return glyphs.len();
    };
    // A space in front of the edge goes with the line it follows.
    if glyphs.get(end).is_some_and(|glyph| glyph.first == ' ') && !glyphs.get(end + 1).is_some_and(|glyph| is_closing(glyph.first)) {
        return end + 1;
    }
    let breaks = |at: usize| match (at.checked_sub(1).and_then(|before| glyphs.get(before)), glyphs.get(at)) {
        (Some(before), Some(after)) => {
            let marks = before.first == ']' && after.first == '[';
            let edge = marks || before.first == ' ' || is_wide(before.first) || is_wide(after.first) && !before.first.is_ascii_digit();
            edge && !is_closing(after.first) && !is_opening(before.first)
        }
        _ => false,
    };
    // A word longer than the line is cut, but not in front of a closing mark.
    let cuts = |at: usize| match (at.checked_sub(1).and_then(|before| glyphs.get(before)), glyphs.get(at)) {
        (Some(before), Some(after)) => !is_opening(before.first) && !is_closing(after.first) && after.cells > 0,
        _ => false,
    };
    let late = (end / 2 + 1..=end).rev().find(|&at| breaks(at));
    late.or_else(|| (1..=end).rev().find(|&at| cuts(at))).unwrap_or(end.max(1))
}

/// Marks that no line begins with.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '！'
            | '？'
            | 'ー'
            | '・'
            | '：'
            | '；'
            | ','
            | '.'
            | ')'
            | ']'
            | '}'
            | '!'
            | '?'
            | ':'
            | ';'
            | '〕'
            | '］'
            | '｝'
            | '”'
            | '’'
            | '…'
            | '%'
    )
}

/// Marks that no line ends with.
fn is_opening(c: char) -> bool {
    matches!(c, '「' | '『' | '（' | '【' | '《' | '〈' | '(' | '[' | '{' | '〔' | '［' | '｛' | '“' | '‘')
}

/// The text cut to a number of cells, around what is meant.
fn cut(glyphs: Vec<Glyph>, budget: usize) -> Vec<Glyph> {
    let total: usize = glyphs.iter().map(|glyph| glyph.cells).sum();
    if total <= budget {
        return glyphs;
    }
    let mut keep = vec![false; glyphs.len()];
    let mut left = budget.saturating_sub(2);
    // What is meant first, then what stands beside it, ring by ring; the beginning where nothing is meant.
    for (glyph, kept) in glyphs.iter().zip(&mut keep).filter(|(glyph, _)| glyph.meant) {
        if glyph.cells <= left {
            left -= glyph.cells;
            *kept = true;
        }
    }
    if !keep.contains(&true)
        && let Some(first) = keep.first_mut()
    {
        *first = true;
    }
    loop {
        let edges: Vec<usize> = (0..keep.len())
            .filter(|&at| {
                let beside = |other: Option<usize>| other.and_then(|other| keep.get(other)).copied().unwrap_or(false);
                !beside(Some(at)) && (beside(at.checked_sub(1)) || beside(at.checked_add(1)))
            })
            .collect();
        if edges.is_empty() {
            break;
        }
        for at in edges {
            let cells = glyphs.get(at).map_or(0, |glyph| glyph.cells);
            if cells > left {
                left = 0;
                break;
            }
            left -= cells;
            if let Some(kept) = keep.get_mut(at) {
                *kept = true;
            }
        }
        if left == 0 {
            break;
        }
    }
    let mut out: Vec<Glyph> = Vec::new();
    let mut gap = false;
    for (glyph, kept) in glyphs.into_iter().zip(keep) {
        if kept {
            out.push(glyph);
        } else if !gap {
            out.push(Glyph::gap());
        }
        gap = !kept;
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::{Ink, Paint, flow, lines, wrapped};
    use crate::text::{Span, width};

    fn shown(text: &str, word: &str, cells: usize) -> Vec<(String, String)> {
        let at = text.find(word).unwrap();
        lines(text, &[Span::new(at, at + word.len())], cells).into_iter().map(|line| (line.text, line.carets)).collect()
    }

    #[test]
    fn carets_stand_under_wide_characters() {
        assert_eq!(shown("約1億個の細胞", "1億個", 40), [("約1億個の細胞".into(), "  ^^^^^".into())]);
        assert_eq!(shown("About 10 million cells", "10 million", 40), [("About 10 million cells".into(), "      ^^^^^^^^^^".into())]);
        assert_eq!(shown("か\u{3099}ん細胞", "細胞", 40)[0].1, "    ^^^^");
        assert_eq!(shown("a\tb\nc", "c", 40), [("a b c".into(), "    ^".into())]);
        assert_eq!(shown("赤\u{1b}[31m青", "青", 40), [("赤\\u{1b}[31m青".into(), "            ^^".into())]);
    }

    #[test]
    fn long_texts_are_wrapped() {
        assert_eq!(
            shown("Conditioned medium is the liquid above cultured stem cells.", "stem cells", 24),
            [
                ("Conditioned medium is".into(), String::new()),
                ("the liquid above".into(), String::new()),
                ("cultured stem cells.".into(), "         ^^^^^^^^^^".into())
            ]
        );
        assert_eq!(
            shown("上清液は、幹細胞を培養した液の上澄みです。", "上澄み", 16),
            [
                ("上清液は、幹細胞".into(), String::new()),
                ("を培養した液の上".into(), "              ^^".into()),
                ("澄みです。".into(), "^^^^".into())
            ]
        );
    }

    #[test]
    fn what_is_meant_is_kept() {
        let text = format!("{}ここ{}", "前".repeat(200), "後".repeat(200));
        let lines = shown(&text, "ここ", 20);
        assert!(lines.len() <= 5 && lines.iter().any(|(text, carets)| text.contains("ここ") && carets.contains("^^^^")), "{lines:?}");
        assert!(lines[0].0.starts_with('…') && lines.last().unwrap().0.ends_with('…'));
        let unmarked = super::lines(&text, &[], 20);
        assert!(unmarked[0].text.starts_with('前') && unmarked.last().unwrap().text.ends_with('…'));
    }

    #[test]
    fn sentences_are_wrapped() {
        assert_eq!(wrapped("「上清液」の訳語が見当たりません。", 20), ["「上清液」の訳語が見", "当たりません。"]);
        assert_eq!(wrapped("No translation yet.", usize::MAX), ["No translation yet."]);
    }

    #[test]
    fn differences_keep_their_brackets_in_colour_and_their_lines() {
        let pieces =
            [(Ink::Plain, "投与から".to_owned()), (Ink::Gone, "3".into()), (Ink::New, "6".into()), (Ink::Plain, "か月後。".into())];
        let flown = |paint: Paint, cells: usize| {
            let mut out = String::new();
            flow(&mut out, "  ▸ ", 4, &pieces, paint, cells);
            out
        };
        assert_eq!(flown(Paint(false), usize::MAX), "  ▸ 投与から[-3-]{+6+}か月後。\n");
        assert_eq!(flown(Paint(true), usize::MAX), "  ▸ 投与から\u{1b}[31m[-3-]\u{1b}[0m\u{1b}[32m{+6+}\u{1b}[0mか月後。\n");
        assert_eq!(flown(Paint(false), 20), "  ▸ 投与から[-3-]\n    {+6+}か月後。\n");
        let mut out = String::new();
        flow(&mut out, "- ", 2, &[(Ink::Dim, "一行目\n二行目".into())], Paint(false), 40);
        assert_eq!(out, "- 一行目\n  二行目\n");
    }

    proptest! {
        #[test]
        fn no_line_begins_with_a_closing_mark(text in "[a-z ぁ-ん一-龠。、」]([a-z ]|[ぁ-ん一-龠]|[ぁ-ん][。、」]{1,2}){0,60}", cells in 12usize..60) {
            let mut out = String::new();
            flow(&mut out, "  ", 2, &[(Ink::Plain, text)], Paint(false), cells);
            for line in out.lines().skip(1) {
                prop_assert!(!line.trim_start().starts_with(['。', '、', '」']), "{out}");
            }
            prop_assert!(out.lines().all(|line| width(line) <= cells), "{out}");
        }

        #[test]
        fn lines_fit(text in "([a-z ]|[ぁ-ん一-龠。、「」]|[\u{3099}\u{300}-\u{310}]|\\PC){0,120}", cells in 8usize..60, from in 0usize..200, len in 0usize..40) {
            let start = (from..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
            let end = (start + len..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
            for line in lines(&text, &[Span::new(start, end)], cells) {
                // A character that is wider than the line stands alone.
                prop_assert!(width(&line.carets) <= cells || line.text.chars().count() <= 12, "{line:?}");
            }
        }
    }
}
