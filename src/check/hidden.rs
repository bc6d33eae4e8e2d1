//! control-character: what nobody sees in a translation and what the source does not have either.

use super::pair::{Issue, Reading};
use crate::article::hidden;
use crate::finding::{Code, Hint};
use crate::text::{Span, any_two_bytes, may_have_unsafe};

/// Control characters, marks that reorder text, and code points that are no characters, each once.
pub(super) fn in_target(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    let pair = reading.pair;
    if !may_hide(pair.target) {
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

/// Whether a text may have one of them: wherever it has, this is true.
fn may_hide(text: &str) -> bool {
    // Code points that are no characters lie beyond the basic plane or at its end.
    let is_odd = |b: u8, next: u8| (b >= 0xF0) | (b == 0xEF) & ((next == 0xB7) | (next == 0xBF));
    may_have_unsafe(text) || any_two_bytes(text, is_odd)
}

#[cfg(test)]
mod tests {
    use super::may_hide;
    use crate::article::hidden;

    #[test]
    fn nothing_hidden_is_passed_over() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| hidden(*c).is_some()) {
            assert!(may_hide(&format!("幹細胞{c}a")), "U+{:04X}", u32::from(c));
        }
        assert!(!may_hide("（幹細胞）を、iPS細胞「１２」ー～。"));
    }
}
