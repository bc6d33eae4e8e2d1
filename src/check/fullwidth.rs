//! fullwidth-in-target: full-width forms and Japanese punctuation in a target whose language has none.

use super::leftover::runs;
use super::pair::{Issue, Reading};
use super::scan::{code, inside};
use crate::finding::{Code, Hint};
use crate::text::{Lang, Span};

/// One finding a run of such characters; those beside leftover Japanese belong to that finding.
pub(super) fn in_target(reading: &Reading<'_>, issues: &mut Vec<Issue>) {
    if reading.target_lang == Lang::Ja || reading.source_lang != Lang::Ja {
        return;
    }
    let target = reading.pair.target;
    let (exempt, left) = (code(target), runs(target));
    let mut found: Vec<Span> = Vec::new();
    for (at, c) in target.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        let beside = || left.get(left.partition_point(|run| run.end < here.start)).is_some_and(|run| run.start <= here.end);
        if !is_fullwidth(c) || beside() || inside(&exempt, at) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at => last.end = here.end,
            _ => found.push(here),
        }
    }
    if let Some(first) = found.first() {
        let text: Vec<&str> = found.iter().map(|span| span.of(target)).collect();
        issues.push(Issue::new(Code::FullwidthInTarget).at(*first).with("text", text.join(" ")).hint(Hint::new("half-width")));
    }
}

/// Characters that have no place in English text: CJK punctuation, full-width forms, circled numbers, squared
/// units, Roman numeral characters and ※ (Unicode blocks by number; peers' checklists agree).
fn is_fullwidth(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3006}'..='\u{3020}' | '\u{3030}' | '・' | '\u{FF01}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFE6}'
        | '※' | '①'..='⑳' | 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ' | '\u{3200}'..='\u{32FF}' | '\u{3300}'..='\u{33FF}')
}
