//! Rows of tables in plain text. In: its lines. Out: for each line the spans of its cells, one where it is no row. Tabs
//! cut, two or more spaces cut, and single spaces only where three or more lines in a row have the same shape: fields of
//! Japanese words, or of figures and signs below each other. What never happens: a line alone is cut at a single space, or
//! between a bullet and its text.

use super::line::{Line, ends_sentence};
use crate::text::{Script, Span, is_wide, script};

/// The cells of each line, as spans of the source.
pub(super) fn read(lines: &[Line<'_>]) -> Vec<Vec<Span>> {
    let mut rows: Vec<Vec<Span>> = lines.iter().map(|line| cells(line, Single::Never)).collect();
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
    figures(lines, &mut rows);
    for i in 0..rows.len() {
        if let Some(cells) = before_list(lines, i).filter(|_| rows.get(i).is_some_and(|row| row.len() == 1)) {
            rows[i] = cells;
        }
    }
    rows
}

/// Cuts tables of figures: below a head three lines and more in all, whose fields behind the first are numbers, amounts or
/// signs. In a row with two spaces somewhere a single one cuts too, if the row beside it has a cell more.
fn figures(lines: &[Line<'_>], rows: &mut [Vec<Span>]) {
    let free = |line: &Line<'_>| {
        line.is_content() && line.marker.is_none() && !line.text.starts_with(['「', '※']) && !line.text.contains(['「', '。'])
    };
    let all: Vec<Vec<Span>> = lines.iter().map(|line| if free(line) { cells(line, Single::Any) } else { Vec::new() }).collect();
    let text = |i: usize, span: &Span| lines.get(i).map_or("", |line| line.of(*span));
    let is_body = |i: usize| {
        all.get(i).and_then(|row| row.split_first()).is_some_and(|(first, rest)| {
            let first = text(i, first);
            let named = first.contains(|c: char| c.is_alphabetic()) && (rest.len() > 1 || !first.starts_with(|c: char| c.is_numeric()));
            let value = |span: &Span| is_value(text(i, span), rest.len() > 1);
            let letter = |span: &Span| rest.len() > 1 && text(i, span).chars().count() == 1;
            (named || is_time(first)) && rest.iter().any(value) && rest.iter().all(|span| value(span) || letter(span))
        })
    };
    let is_head = |i: usize| {
        all.get(i).is_some_and(|row| row.iter().all(|span| text(i, span).chars().count() <= 12 && !ends_sentence(text(i, span))))
    };
    let mut i = 0;
    while i < all.len() {
        let count = all.get(i).map_or(0, Vec::len);
        let run = (i..all.len()).take_while(|&j| is_body(j) && all.get(j).map_or(0, Vec::len) == count).count();
        let head = i.checked_sub(1).filter(|&head| run > 1 && all.get(head).is_some_and(|row| row.len() == count) && is_head(head));
        if run + usize::from(head.is_some()) >= 3 {
            for j in head.unwrap_or(i)..i + run {
                if let (Some(row), Some(cells)) = (rows.get_mut(j), all.get(j)) {
                    row.clone_from(cells);
                }
            }
        }
        i += run.max(1);
    }
    let counts: Vec<usize> = rows.iter().map(Vec::len).collect();
    for (i, row) in rows.iter_mut().enumerate().filter(|(_, row)| row.len() > 1) {
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| counts.get(j)).max().copied();
        if let Some(cells) = all.get(i).filter(|cells| cells.len() == row.len() + 1 && Some(cells.len()) == beside) {
            row.clone_from(cells);
        }
    }
}

/// `9:00～12:30`.
fn is_time(text: &str) -> bool {
    text.contains([':', '：']) && text.chars().all(|c| c.is_numeric() || ":：～〜-－–".contains(c))
}

/// A number with what belongs to it (`31.5`, `18.4秒`, `38,500円（税込）`) or a sign (`○`); a bare short number only where
/// there are several.
fn is_value(text: &str, several: bool) -> bool {
    if text.chars().count() == 1 && text.contains(|c| "○◯〇×✕△▲◎●－-ー—―／/".contains(c)) {
        return true;
    }
    let number = text.trim_start_matches(['約', '+', '＋', '-', '−', '±', '¥', '￥', '$', '<', '>', '≧', '≦']);
    let kana = number.chars().filter(|c| script(*c) == Script::Hiragana).count();
    let bare = number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    number.starts_with(|c: char| c.is_numeric()) && number.chars().count() <= 16 && kana <= 2 && (several || !bare) && !ends_sentence(text)
}

/// The fields of a line that could be a row of a table with single spaces: each with a Japanese letter, a number or a sign.
fn fields(line: &Line<'_>) -> Vec<Span> {
    let found = cells(line, Single::Wide);
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

/// Which single spaces cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Single {
    Never,
    /// Those beside a wide character.
    Wide,
    Any,
}

/// The cells of one line: cut at tabs and runs of two or more spaces, and at the single spaces that cut.
/// Nothing is cut inside brackets, behind a marker, or (but for a tab) behind a terminator or comma.
fn cells(line: &Line<'_>, single: Single) -> Vec<Span> {
    if !line.is_content() {
        return Vec::new();
    }
    let text = line.text;
    if !text.contains(is_space) {
        return vec![Span::new(line.span.start, line.start + text.len())];
    }
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
            if tab || (free && (count > 1 || single == Single::Any || (single == Single::Wide && wide && !matches!(last, ':' | '：')))) {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Kind, Options, parse};
    use crate::text::Lang;

    /// The number of cells in a text, and of other blocks.
    fn count(source: &str) -> (usize, usize) {
        let blocks = parse("a.txt", source, &Options::new(Lang::Ja)).0.blocks;
        let cells = blocks.iter().filter(|b| b.kind == Kind::Cell).count();
        (cells, blocks.len() - cells)
    }

    #[test]
    fn tables_of_figures() {
        for (text, cells) in [
            ("項目 治療前 治療後\n痛み 6.5点 3.2点\n握力 21.0kg 24.5kg\n歩行 18.4秒 15.1秒", 12),
            ("項目 治療前 3か月後 6か月後\nKOOS 31.5 37.2 39.8\nVAS 92.3 99.6 101.2", 12),
            ("肩 1回 16,500円\n手 2回 11,000円\n背中 1回 38,500円", 9),
            ("受付　月　火　水\n9:00～12:30　○　○　／\n15:00～18:30　○　／　／", 12),
            ("名前 年齢 性別\nA 50 男\nB 61 女", 9),
            ("採血 5,500円\n注射 3,300円\n検査 11,000円", 6),
            ("型　　　人数　　　年齢\n首の痛み　3名　　　61歳\n腰　　　5名　　　58歳", 9),
        ] {
            assert_eq!(count(text), (cells, 0), "{text}");
        }
    }

    #[test]
    fn no_tables() {
        for (text, blocks) in [
            ("若林 雄一\n佐藤 花子\n田中 一郎", 3),
            ("症例 1\n症例 2\n症例 3", 3),
            ("山本 一 男\n佐藤 花 女\n田中 実 男", 3),
            ("1 2 3\n4 5 6\n7 8 9", 3),
            ("採血 5,500円\n注射 3,300円", 2),
            ("治療は 3回で 終わります。\n費用は 5万円です。\n検査は 2回です。", 3),
            ("Smith J, 2024 12\nLee A, 2023 13\nKim B, 2022 14", 3),
            ("VAS 2回に1回は改善した\nKOOS 3回に1回は改善した\nODI 4回に1回は改善した", 3),
        ] {
            assert_eq!(count(text), (0, blocks), "{text}");
        }
    }
}
