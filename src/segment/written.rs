//! The text of a block as it is written. In: pieces in order, structure and sentences. Out: lines with the gaps of the
//! target language, and what the numbered marks in them stand for. What never happens: a piece is changed.

use std::collections::BTreeSet;

use super::style::Style;

/// The tag that holds the place of a comment begins like this.
pub(super) const COMMENT: &str = "<br ";

/// The text of a block as it is written, line by line.
pub(super) struct Text<'a> {
    pub(super) lines: Vec<String>,
    /// What the marks `@1`, `@2`, … of the lines stand for.
    pub(super) marks: Vec<String>,
    /// The marks that stand for a comment, whose tag is no part of the text.
    pub(super) comments: BTreeSet<usize>,
    /// Whether what comes next follows without a gap: at the head of a line, behind a marker, a label, an opening mark.
    pub(super) attached: bool,
    /// Whether nothing but white space stands on the line.
    pub(super) head: bool,
    /// White space of the source since the last piece.
    pub(super) gap: &'a str,
    /// Whether a dialogue turn is open.
    pub(super) quoted: bool,
    /// The unit that was written last on this line, if nothing but a gap came after it.
    pub(super) last: Option<usize>,
}

impl<'a> Text<'a> {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Text {
            lines: vec![String::new()],
            marks: Vec::new(),
            comments: BTreeSet::new(),
            attached: true,
            head: true,
            gap: "",
            quoted: false,
            last: None,
        }
    }

    /// A comment, which readers do not see: nothing changes for what follows.
    pub(super) fn comment(&mut self, bytes: &str) {
        self.marks.push(bytes.to_owned());
        self.comments.insert(self.marks.len());
        if let Some(line) = self.lines.last_mut() {
            line.push_str(&format!("{COMMENT}@{}>", self.marks.len()));
        }
    }

    /// A written text with the comments `left` in place: between back ticks of two sentences no tag is read.
    pub(super) fn uncovered(&self, text: String, left: &BTreeSet<usize>) -> String {
        if left.is_empty() {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(COMMENT) {
            out.push_str(before);
            let number = after.strip_prefix('@').and_then(|tag| tag.split_once('>'));
            let found = number.and_then(|(number, behind)| Some((number.parse::<usize>().ok()?, behind)));
            let bytes = found.filter(|(n, _)| left.contains(n)).and_then(|(n, behind)| Some((self.marks.get(n.checked_sub(1)?)?, behind)));
            match bytes {
                Some((bytes, behind)) => {
                    out.push_str(bytes);
                    rest = behind;
                }
                None => {
                    out.push_str(COMMENT);
                    rest = after;
                }
            }
        }
        out + rest
    }

    pub(super) fn push(&mut self, text: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.push_str(text);
        }
        self.head &= text.is_empty();
        self.gap = "";
        self.last = None;
    }

    pub(super) fn gap(&mut self, space: &'a str, style: &Style) {
        if self.head {
            let indent = style.indent(space);
            if let Some(line) = self.lines.last_mut() {
                line.push_str(&indent);
            }
        } else {
            self.gap = space;
        }
    }

    /// The gap before a piece that stands for itself.
    pub(super) fn part(&mut self, text: &str, style: &Style) {
        if !self.attached
            && let Some(line) = self.lines.last_mut()
        {
            let gap = style.between(line, text);
            line.push_str(gap);
        }
    }

    /// Something that the next piece is attached to.
    pub(super) fn open(&mut self, text: &str, style: &Style) {
        self.part(text, style);
        self.push(text);
        self.attached = true;
    }

    pub(super) fn content(&mut self, text: &str, style: &Style) {
        self.part(text, style);
        self.push(text);
        self.attached = false;
    }

    pub(super) fn close(&mut self, text: &str) {
        self.push(text);
        self.attached = false;
    }

    /// Ends the line with the white space it has in the source.
    pub(super) fn end(&mut self, style: &Style) {
        let space = style.indent(self.gap);
        if let Some(line) = self.lines.last_mut() {
            line.push_str(&space);
        }
    }

    pub(super) fn feed(&mut self, style: &Style) {
        self.end(style);
        self.lines.push(String::new());
        self.attached = true;
        self.head = true;
        self.gap = "";
        self.last = None;
    }
}
