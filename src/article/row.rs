//! Rows of tables in plain text. In: its lines. Out: for each line the spans of its cells, one where it is no row. Tabs
//! cut, two or more spaces cut, and single spaces only where three or more lines in a row have the same shape. What
//! never happens: a line alone is cut at a single space, or between a bullet and its text.

use super::line::{Line, ends_sentence};
use crate::text::{Script, Span, is_wide, script};

/// The cells of each line, as spans of the source.
pub(super) fn read(lines: &[Line<'_>]) -> Vec<Vec<Span>> {
    let mut rows: Vec<Vec<Span>> = lines.iter().map(|line| cells(line, false)).collect();
    // Lines of like shape: the same number of fields, three times and more without a blank line between them.
    let loose: Vec<Vec<Span>> = lines.iter().zip(&rows).map(|(line, row)| if row.len() > 1 { row.clone() } else { fields(line) }).collect();
    let mut i = 0;
    while i < loose.len() {
        let count = loose.get(i).map_or(0, Vec::len);
        let run = loose.iter().skip(i).take_while(|row| row.len() == count).count().max(1);
        if count > 1 && run >= 3 {
            let table = i..i + run;
            // Names of people (若林 雄一) have the shape of a table too.
            let long = |span: &Span| lines.get(i).is_some() && span.len() > 9;
            if loose.iter().skip(i).take(run).flatten().any(long) {
                for j in table {
                    if let (Some(row), Some(cells)) = (rows.get_mut(j), loose.get(j)) {
                        row.clone_from(cells);
                    }
                }
            }
        }
        i += run;
    }
    for i in 0..rows.len() {
        if let Some(cells) = before_list(lines, i).filter(|_| rows.get(i).is_some_and(|row| row.len() == 1)) {
            rows[i] = cells;
        }
    }
    rows
}

/// The fields of a line that could be a row of a table with single spaces: each with a Japanese letter, a number or a sign.
fn fields(line: &Line<'_>) -> Vec<Span> {
    let found = cells(line, true);
    let whole = || if line.is_content() { vec![line.span] } else { Vec::new() };
    if line.marker.is_some() || line.text.starts_with(['「', '※']) || line.text.contains("：「") || line.text.contains(":「") {
        return whole();
    }
    let japanese = |c: char| matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana);
    let good = found.iter().enumerate().all(|(i, span)| {
        let text = Span::new(span.start.saturating_sub(line.start), span.end.saturating_sub(line.start)).of(line.text);
        let last = i + 1 == found.len();
        text.chars().any(|c| japanese(c) || (i > 0 && (c.is_numeric() || "○×△◎－-".contains(c)))) && (last || !ends_sentence(text))
    });
    if good { found } else { whole() }
}

/// `メリット ・多くの…` above two more lines with the same bullet: the first column of a table beside a list.
fn before_list(lines: &[Line<'_>], i: usize) -> Option<Vec<Span>> {
    let line = lines.get(i).filter(|l| l.is_content() && l.marker.is_none())?;
    let bullet = |j: usize| lines.get(j).and_then(|l| l.marker.as_ref()).map(|m| m.sign.as_str());
    let sign = bullet(i + 1).filter(|s| bullet(i + 2) == Some(*s) && s.chars().all(|c| !c.is_ascii_alphanumeric()))?;
    let at =
        line.text.match_indices(sign).map(|(at, _)| at).find(|&at| line.text.get(..at).is_some_and(|t| t.ends_with([' ', '\u{3000}'])))?;
    let label = line.text.get(..at)?.trim_end();
    let short = !label.is_empty() && label.chars().count() <= 12 && !ends_sentence(label);
    short.then(|| vec![Span::new(line.span.start, line.start + label.len()), Span::new(line.start + at, line.span.end)])
}

/// The cells of one line: cut at tabs and runs of two or more spaces, with `single` at any space beside a wide character.
/// Nothing is cut inside brackets, behind a marker, or (but for a tab) behind a terminator or comma.
fn cells(line: &Line<'_>, single: bool) -> Vec<Span> {
    if !line.is_content() {
        return Vec::new();
    }
    let text = line.text;
    let from = line.marker.as_ref().map_or(0, |m| m.len);
    let mut out = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let closes = text.chars().filter(|c| "」』）)】”".contains(*c)).count();
    let mut closed = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at < from {
            continue;
        }
        if "「『（(【“".contains(c) {
            depth += 1;
        } else if "」』）)】”".contains(c) {
            depth = depth.saturating_sub(1);
            closed += 1;
        } else if is_space(c) {
            let mut end = at + c.len_utf8();
            let mut count = 1;
            let mut tab = c == '\t';
            while let Some(&(next, c)) = chars.peek().filter(|(_, c)| is_space(*c)) {
                tab |= c == '\t';
                count += 1;
                end = next + c.len_utf8();
                chars.next();
            }
            let before = text.get(start..at).unwrap_or("");
            let last = before.chars().next_back().unwrap_or(' ');
            let next = text.get(end..).and_then(|t| t.chars().next()).unwrap_or(' ');
            // An opener that is never closed does not hold a table together.
            let inside = depth > 0 && closed < closes;
            let free = !inside && !ends_sentence(before) && !matches!(last, '、' | '，' | ',');
            let wide = is_wide(last) || is_wide(next);
            if tab || (free && (count > 1 || (single && wide && !matches!(last, ':' | '：')))) {
                out.push(Span::new(line.start + start, line.start + at));
                start = end;
            }
        }
    }
    out.push(Span::new(line.start + start, line.start + text.len()));
    out.retain(|span| !span.is_empty());
    if let Some(first) = out.first_mut() {
        first.start = line.span.start; // the indent stays with the first cell
    }
    out
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}' | '\u{A0}')
}
