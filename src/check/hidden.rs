//! control-character: what nobody sees in a translation and what the source does not have either.

use super::pair::{Issue, Reading};
use crate::article::hidden;
use crate::finding::{Code, Hint};
use crate::text::{Span, any_byte};

/// Control characters, marks that reorder text, and code points that are no characters, each once.
pub(super) fn in_target(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    // Of ASCII only what is no letter, digit or sign; of the rest anything.
    if !any_byte(pair.target, |b| !matches!(b, b' '..=b'~')) {
        return;
    }
    let mut told: Vec<char> = Vec::new();
    for (at, c) in pair.target.char_indices() {
        let Some(problem) = hidden(c) else { continue };
        if told.contains(&c) || pair.source.contains(c) {
            continue;
        }
        told.push(c);
        let issue = Issue::new(Code::ControlCharacter).at(Span::new(at, at + c.len_utf8()));
        let issue = issue.with("problem", problem).with("name", format!("U+{:04X}", u32::from(c)));
        issues.push(issue.with("count", 1usize).hint(Hint::new("hidden-character")));
    }
}
