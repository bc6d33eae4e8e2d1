//! Paragraphs that were wrapped by hand. In: the lines of plain text. Out: how many of them are one paragraph. What never
//! happens: a line with a marker or a row of a table becomes the middle of a paragraph.

use super::line::Line;
use super::vocabulary::quotes;
use crate::text::{Script, Span, is_wide, script, width};

/// For each line how many are one block with it, itself included; none for a line that goes on with the one before.
pub(super) fn read(lines: &[Line<'_>], rows: &[Vec<Span>]) -> Vec<usize> {
    let measure = measure(lines, rows);
    let mut out = Vec::with_capacity(lines.len());
    while let Some(line) = lines.get(out.len()) {
        let row = rows.get(out.len()).is_some_and(|row| row.len() > 1);
        let count = if row || !line.is_content() { 1 } else { wrapped(lines, rows, out.len(), &measure) };
        out.push(count);
        out.extend(std::iter::repeat_n(0, count - 1));
    }
    out
}

/// How wide the lines of an article are.
#[derive(Debug, Default)]
struct Measure {
    /// The widest line of the paragraphs of three or more lines that were wrapped by hand, if there are any.
    filled: Option<usize>,
    /// The widths of all lines, in order.
    widths: Vec<usize>,
}

impl Measure {
    /// Whether hardly a line is wider than so many cells.
    fn holds(&self, cells: usize) -> bool {
        (self.widths.len() - self.widths.partition_point(|w| *w <= cells + 8)) * 8 <= self.widths.len()
    }
}

/// Measures the lines.
fn measure(lines: &[Line<'_>], rows: &[Vec<Span>]) -> Measure {
    let mut found: Option<usize> = None;
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let count = filled(lines, rows, i, None);
        if count > 1 && line.is_content() {
            found = found.max(lines.iter().skip(i).take(count).map(|l| width(l.text)).max());
        }
        i += count;
    }
    let mut widths: Vec<usize> = lines.iter().filter(|line| line.is_content()).map(|line| width(line.text)).collect();
    widths.sort_unstable();
    Measure { filled: found, widths }
}

/// How many lines from `i` on are one paragraph: wrapped by hand, or broken behind a comma or inside parentheses.
fn wrapped(lines: &[Line<'_>], rows: &[Vec<Span>], i: usize, measure: &Measure) -> usize {
    let mut count = filled(lines, rows, i, measure.filled);
    while let (Some(last), Some(next)) = (lines.get(i + count - 1), lines.get(i + count)) {
        let free = next.is_content() && next.marker.is_none() && rows.get(i + count).is_none_or(|row| row.len() < 2);
        let open = lines.iter().skip(i).take(count).map(|l| l.text).fold(0, |depth, text| depth_after(text, depth));
        let comma = last.text.ends_with(['、', '，']) && !next.text.starts_with(['「', '【', '『']);
        let carried = comma || quote_goes_on(last, next) || hangs(lines, i, count, measure) || {
            cannot_begin(next.text)
                || (lines.get(i).is_some_and(|l| l.marker.is_none()) && cannot_end(last.text, next.text))
                || is_broken(lines, rows, i, i + count)
        };
        if !free || !(carried || (open > 0 && closes_soon(lines, i + count, open))) {
            break;
        }
        count += filled(lines, rows, i + count, measure.filled);
    }
    count
}

/// Whether a line ends with a quotation that the next one takes up: `…「はい。」` and `と答えた。`.
fn quote_goes_on(last: &Line<'_>, next: &Line<'_>) -> bool {
    last.text.ends_with(['」', '』', '”']) && next.text.chars().next().is_some_and(char::is_alphabetic) && quotes(next.text)
}

/// Whether a line begins with a sign that only ends something: a full stop or a comma.
pub(super) fn cannot_begin(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, next) = (chars.next(), chars.next());
    match first {
        Some('。' | '、' | '，' | '．') => true,
        Some('.' | ',' | ';' | '!' | '?') => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

/// Whether a line ends with a particle that no sentence and no heading ends with (父の, 検査を), and words follow.
fn cannot_end(text: &str, next: &str) -> bool {
    let mut chars = text.chars().rev();
    let (last, before) = (chars.next(), chars.next());
    // 行くの may be a question; behind a noun something must follow.
    let noun = |c: char| matches!(script(c), Script::Han | Script::Katakana | Script::Latin);
    let particle = last == Some('を') || last == Some('の') && before.is_some_and(noun);
    particle && next.chars().next().is_some_and(|c| c.is_alphabetic() && is_wide(c))
}

/// Whether a sentence in Latin letters goes on in line `at`: the line before it is no sentence and no word alone, and
/// lines in lower case follow up to the one that ends the sentence.
fn is_broken(lines: &[Line<'_>], rows: &[Vec<Span>], i: usize, at: usize) -> bool {
    let (Some(first), Some(last)) = (lines.get(i), at.checked_sub(1).and_then(|l| lines.get(l))) else { return false };
    let latin = |text: &str| !text.chars().any(is_wide);
    if !first.of(Span::new(first.body(), first.span.end)).contains(char::is_uppercase)
        || last.text.split_whitespace().count() < 4
        || last.ends_sentence()
        || last.text.ends_with([':', ';', '|'])
        || !latin(last.text)
    {
        return false;
    }
    for (j, line) in lines.iter().enumerate().skip(at).take(LINES) {
        let mut chars = line.text.chars();
        let (begin, next) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
        let lower = begin.is_lowercase() && !next.is_uppercase() && !matches!(next, ')' | '.');
        let aside = begin == '(' && line.text.contains(')') && line.ends_sentence() && !line.text.ends_with(')');
        let free = line.is_content() && line.marker.is_none() && rows.get(j).is_none_or(|row| row.len() < 2);
        let word = line.text.split_whitespace().next().unwrap_or("");
        if !free || !latin(line.text) || !(lower || aside) || word.contains(['@', '/', '_', '=', '(']) && !aside {
            return false;
        }
        if line.ends_sentence() || line.text.ends_with(':') || holds_end(line.text) {
            return true;
        }
    }
    false
}

/// Whether a sentence ends within a line and another begins.
fn holds_end(text: &str) -> bool {
    let ends = |(at, _): (usize, &str)| text.get(at + 2..).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    [". ", "! ", "? "].iter().any(|end| text.match_indices(end).any(ends))
}

/// Whether line `i + count` hangs below the item or turn that begins at `i`: it is indented, and the line before it is a
/// long one that ends no sentence, or a turn is open that is closed soon. A short item may have a description below it.
fn hangs(lines: &[Line<'_>], i: usize, count: usize, measure: &Measure) -> bool {
    let (Some(first), Some(last), Some(next)) = (lines.get(i), lines.get(i + count - 1), lines.get(i + count)) else { return false };
    if count > LINES || next.indent <= first.indent || last.ends_sentence() || next.text.starts_with(['「', '『', '【', '<', '＜']) {
        return false;
    }
    let open = lines.iter().skip(i).take(count).fold(0, |depth, line| quotes_after(line.text, depth));
    if open > 0 {
        let rest = lines.iter().skip(i + count).take(4).take_while(|l| l.is_content() && l.marker.is_none());
        let mut depth = open;
        return width(last.text) >= SHORT
            && rest.into_iter().any(|line| {
                depth = quotes_after(line.text, depth);
                depth == 0
            });
    }
    // Where many lines are wider still nothing was wrapped by hand.
    let cells = width(last.text);
    first.marker.is_some() && (LONG..=120).contains(&cells) && measure.holds(cells) && !described(lines, i)
}

/// Whether another item of the list that line `i` belongs to is short and has an indented text below it.
fn described(lines: &[Line<'_>], i: usize) -> bool {
    let sign = lines.get(i).and_then(|line| line.marker.as_ref()).map(|m| (m.form, m.sign.as_str()));
    let from = (i.saturating_sub(LINES)..i).rev().take_while(|&j| lines.get(j).is_some_and(Line::is_content)).last().unwrap_or(i);
    let list = lines.iter().skip(from).take_while(|line| line.is_content()).take(2 * LINES);
    list.zip(lines.iter().skip(from + 1)).any(|(item, below)| {
        let alike = item.marker.as_ref().is_some_and(|m| sign == Some((m.form, m.sign.as_str())) || m.form.is_number());
        alike && width(item.text) < LONG && below.is_content() && below.marker.is_none() && below.indent > item.indent
    })
}

/// An item or a turn has no more lines than these.
const LINES: usize = 40;

/// Cells of a line that could be wrapped inside a turn.
const SHORT: usize = 30;

/// Cells of an item that was wrapped, and is no title of the line below it.
const LONG: usize = 60;

/// How many quotations are open behind a text.
fn quotes_after(text: &str, depth: usize) -> usize {
    text.chars().fold(depth, |depth, c| match c {
        '「' | '『' => depth + 1,
        '」' | '』' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// How many parentheses are open behind a text.
fn depth_after(text: &str, depth: usize) -> usize {
    text.chars().fold(depth, |depth, c| match c {
        '(' | '（' => depth + 1,
        ')' | '）' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// Whether parentheses that are open before line `i` are closed within the next lines, before anything else begins.
fn closes_soon(lines: &[Line<'_>], i: usize, open: usize) -> bool {
    let mut depth = open;
    for line in lines.iter().skip(i).take(4).take_while(|l| l.is_content() && l.marker.is_none()) {
        if line.text.chars().next().is_some_and(|c| matches!(c, '(' | '（')) {
            return false;
        }
        depth = depth_after(line.text, depth);
        if depth == 0 {
            return true;
        }
    }
    false
}

/// How many lines from `i` on fill a measure: three or more lines of 40 to 120 cells (two where the article has such
/// paragraphs), nearly equal but for the last, none of which ends a sentence before the last, none with a marker or an
/// indent after the first.
fn filled(lines: &[Line<'_>], rows: &[Vec<Span>], i: usize, measure: Option<usize>) -> usize {
    let Some(first) = lines.get(i).filter(|l| (40..=120).contains(&width(l.text))) else { return 1 };
    let spaceless = first.text.chars().filter(|c| is_wide(*c)).count() * 2 > first.text.chars().count();
    let slack = if spaceless { 4 } else { 14 };
    let quoted = first.is_quoted();
    let mut widest = width(first.text);
    let mut narrowest = widest;
    let mut count = 1;
    while let Some(line) = lines.get(i + count) {
        let last = lines.get(i + count - 1).is_some_and(|l| l.ends_sentence() || (count > 1 && width(l.text) + slack < widest));
        let free = line.is_content()
            && (if quoted { line.is_quoted() } else { line.marker.is_none() })
            && line.span.start == line.start
            && rows.get(i + count).is_none_or(|r| r.len() < 2);
        let text = Span::new(line.body() - line.start, line.text.len()).of(line.text);
        if last || !free || text.starts_with(['「', '【', '『', '■', '<', '＜']) || text.contains(['：', '\t']) {
            break;
        }
        let cells = width(line.text);
        let next_free = lines.get(i + count + 1).is_some_and(|l| l.is_content() && (l.marker.is_none() || quoted && l.is_quoted()));
        // Only the last line may be shorter; its predecessors fill the measure.
        if cells > widest + slack || (cells + slack < widest && next_free && !line.ends_sentence()) {
            break;
        }
        if cells + slack >= widest {
            widest = widest.max(cells);
            narrowest = narrowest.min(cells);
        }
        count += 1;
        if widest - narrowest > slack {
            return 1;
        }
        if line.ends_sentence() {
            break;
        }
    }
    let known = measure.is_some_and(|measure| width(first.text).abs_diff(measure) <= slack);
    if count >= 3 || (count == 2 && known) { count } else { 1 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Kind, Options, parse};
    use crate::text::Lang;

    fn blocks(source: &str) -> Vec<String> {
        parse("a.txt", source, &Options::new(Lang::Ja)).0.blocks.into_iter().map(|b| b.text).collect()
    }

    #[test]
    fn a_quotation_taken_up_on_the_next_line() {
        assert_eq!(blocks("朝の散歩を「もうやめた。」\nと話していた。"), ["朝の散歩を「もうやめた。」と話していた。"]);
        assert_eq!(blocks("「歩けますか？」\nという問いです。"), ["「歩けますか？」という問いです。"]);
        for apart in [
            "「歩けません。」\nところが、次の日は歩けた。",
            "「歩けません。」\nとくに朝です。",
            "「歩けません。」\nとつぜん言われた。",
            "「歩けません。」\n\nと話す。",
            "「歩けません。」\n・と話す。",
            "「歩けません。」\n「はい。」",
            "歩けません。\nと話す。",
        ] {
            assert_eq!(blocks(apart).len(), 2, "{apart}");
        }
    }

    #[test]
    fn lines_that_hang() {
        let item = "・ひざのまわりの筋肉をきたえる体操を毎日つづけると、歩くときの痛みが軽くなると言われる";
        let (article, _) = parse("a.txt", &format!("{item}\n　運動\n・次の項目"), &Options::new(Lang::Ja));
        let texts: Vec<String> = article.blocks.iter().map(|b| b.text.clone()).collect();
        assert_eq!(texts, [format!("{item}運動"), "・次の項目".into()]);
        assert_eq!(article.blocks.first().unwrap().kind, Kind::Item);
        let turn = "看護師：「足のつけねから指の先までをゆっくり曲げたり伸ばしたりして温め\n　　　　ます。」";
        assert_eq!(blocks(turn).len(), 1);
        for apart in [
            "・ひざの痛み\n　歩くとつらい方に。".to_owned(),
            format!("{item}。\n　運動"),
            format!("{item}\n　運動です。\n・体操\n　肩の運動です。"),
            format!("{item}\n運動"),
            format!("{item}\n　・運動"),
            "看護師：「足を温め\n　　　　ます。」".to_owned(),
            "看護師：「足のつけねから指の先までをゆっくり曲げたり伸ばしたりして温め\n　次の段落です。\n".to_owned(),
            // Lines are not wrapped at all here.
            format!("{item}\n　運動です。\n{}。", "長い行が".repeat(30)),
        ] {
            assert!(blocks(&apart).len() >= 2, "{apart}");
        }
    }
}
