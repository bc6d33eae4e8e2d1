//! From byte offsets to the lines and columns that people and reports use.

use super::Span;

/// A place for people: both numbers start at 1, the column counts code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// The line starts of one text; LF, CR LF and a lone CR end a line.
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// Code points before every [`STEP`]th byte, so that a column in a very long line is as cheap as any other.
    counts: Vec<usize>,
}

const STEP: usize = 1024;

impl<'a> Lines<'a> {
    /// Reads the line starts of `text` once.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut characters = 0;
        let counts = bytes.chunks(STEP).map(|step| {
            let before = characters;
            characters += step.iter().filter(|byte| begins(**byte)).count();
            before
        });
        let counts = counts.collect();
        let ends = |&(i, byte): &(usize, &u8)| *byte == b'\n' || (*byte == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(bytes.iter().enumerate().filter(ends).map(|(i, _)| i + 1)).collect();
        Lines { text, starts, counts }
    }

    /// The position of a byte; past the end is the end, inside a character is that character.
    pub fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.characters_before(byte) - self.characters_before(start) + 1;
        // Nobody sees a byte order mark, and no editor counts it.
        let mark = usize::from(line == 1 && column > 1 && self.text.starts_with('\u{FEFF}'));
        Position { line, column: column - mark }
    }

    fn characters_before(&self, byte: usize) -> usize {
        let step = (byte / STEP).min(self.counts.len().saturating_sub(1));
        let known = self.counts.get(step).copied().unwrap_or(0);
        known + self.text.as_bytes().get(step * STEP..byte).unwrap_or(&[]).iter().filter(|byte| begins(**byte)).count()
    }

    /// The text of a line (from 1) without its line end; empty past the last.
    pub fn line(&self, line: usize) -> &'a str {
        let Some(&start) = line.checked_sub(1).and_then(|i| self.starts.get(i)) else { return "" };
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        Span::new(start, end).of(self.text).trim_end_matches(['\n', '\r'])
    }
}

/// Whether a byte is the first of its character.
fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn columns_count_characters_and_all_line_ends_count() {
        let lines = Lines::new("一\r\n二三\n\r四");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(3), Position { line: 1, column: 2 });
        assert_eq!(lines.position(8), Position { line: 2, column: 2 });
        assert_eq!(lines.position(13), Position { line: 4, column: 1 });
        assert_eq!(lines.position(99), Position { line: 4, column: 2 });
        assert_eq!(lines.line(2), "二三");
        assert_eq!(lines.line(3), "");
        let marked = Lines::new("\u{FEFF}一二\n三");
        assert_eq!([0, 3, 6, 10].map(|byte| marked.position(byte).column), [1, 1, 2, 1]);
        let long = "あ".repeat(5000);
        assert_eq!(Lines::new(&long).position(3 * 4321), Position { line: 1, column: 4322 });
    }
}
