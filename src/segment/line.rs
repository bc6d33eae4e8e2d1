//! The sentences of one line, or of a plain text. In: lines as they stand in an article. Out: the spans of their
//! sentences: speakers' and question labels, bare signs and gaps apart; a number or letter that counts an item stays with
//! its sentence, and so do quotation marks. What never happens: a letter that is in no span and in no label or sign.

use super::sentence::sentences;
use super::series;
use super::split::{Slot, Units, split};
use crate::article::{Article, Block, Kind, Options, Part, Role, parse};
use crate::text::{Lang, Span};

/// The sentences of a plain text, in order. Of one line alone it tells nothing that it is a heading or a row of a table;
/// lines that were wrapped by hand are read together.
///
/// ```
/// use taiyaku::segment::line;
/// use taiyaku::text::Lang;
/// let text = "※医師：「痛みますか。では検査を。」（2024年）";
/// let cut: Vec<&str> = line(text, Lang::Ja).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(cut, ["「痛みますか。", "では検査を。」", "（2024年）"]);
/// let text = "1) The first item 2) The second item";
/// let cut: Vec<&str> = line(text, Lang::En).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(cut, ["1) The first item", "2) The second item"]);
/// ```
pub fn line(text: &str, lang: Lang) -> Vec<Span> {
    let (mut article, _) = parse("line.txt", text, &Options::new(lang));
    let rows: Vec<bool> = article.blocks.iter().map(|block| block.kind == Kind::Cell).collect();
    for block in &mut article.blocks {
        block.kind = Kind::Paragraph;
    }
    let units = split(&article, lang);
    let mut out = Vec::new();
    let mut i = 0;
    while let (Some(block), Some(slots)) = (article.blocks.get(i), units.blocks.get(i)) {
        let cells = row(text, &article, &rows, i);
        if cells > 1 {
            // Without tabs it is a row only in an article.
            let end = article.blocks.get(i + cells - 1).map_or(block.span.end, |last| last.span.end);
            let whole = Span::new(block.span.start, end);
            out.extend(sentences(whole.of(text), lang, &[]).into_iter().map(|span| span.shifted(whole.start)));
        } else if is_whole(block, slots, lang) {
            out.extend(sentences(&block.text, lang, &[]).into_iter().map(|span| block.source_span(span)));
        } else {
            out.extend(spans(block, slots, &units));
        }
        i += cells;
    }
    out
}

/// How many blocks from `i` on are cells of one line with nothing but spaces between them.
fn row(text: &str, article: &Article, rows: &[bool], i: usize) -> usize {
    let mut count = 1;
    while let (Some(last), Some(next)) = (article.blocks.get(i + count - 1), article.blocks.get(i + count)) {
        let cells = [i + count - 1, i + count].iter().all(|&j| rows.get(j).copied().unwrap_or(false));
        if !cells || Span::new(last.span.end, next.span.start).of(text).contains(['\t', '\n', '\r']) {
            break;
        }
        count += 1;
    }
    count
}

/// Whether a line is read as running text from its first character on: it is a list in itself, or in English a quotation
/// that nobody is named for.
fn is_whole(block: &Block, slots: &[Slot], lang: Lang) -> bool {
    let has = |role: Role| slots.iter().any(|slot| matches!(slot, Slot::Structure(part) if part.role == role));
    let quote = |part: &Part| part.role == Role::Open && part.span.of(&block.text).starts_with(['"', '“', '\'', '‘']);
    let quoted = slots.iter().any(|slot| matches!(slot, Slot::Structure(part) if quote(part)));
    series::begins(&block.text) || (lang == Lang::En && quoted && !has(Role::Label) && !has(Role::Marker))
}

/// The spans of a block's units in the source, each with the marks that belong to it.
fn spans(block: &Block, slots: &[Slot], units: &Units) -> Vec<Span> {
    let part = |i: Option<usize>, role: Role| match i.and_then(|i| slots.get(i)) {
        Some(Slot::Structure(part)) if part.role == role => Some(part.span),
        _ => None,
    };
    let mut out: Vec<Span> = Vec::new();
    let mut open = false; // the last span is a quotation whose text ends without a full stop
    for (i, slot) in slots.iter().enumerate().filter(|(_, slot)| matches!(slot, Slot::Unit(_))) {
        let span = units.span(*slot);
        let opening = part(i.checked_sub(1), Role::Open);
        let mut start = opening.map_or(span.start, |open| open.start);
        let mut head = i - usize::from(opening.is_some());
        let mut counts = false;
        let mut first = start;
        while let Some(marker) = part(head.checked_sub(1), Role::Marker) {
            counts |= is_count(marker.of(&block.text));
            first = marker.start;
            head -= 1;
        }
        if counts {
            start = first;
        }
        let closing = part(Some(i + 1), Role::Close);
        let end = closing.map_or(span.end, |close| close.end);
        let aside = span.of(&block.text).starts_with(['（', '(']);
        match out.last_mut().filter(|_| open && aside) {
            Some(last) => last.end = end,
            None => out.push(Span::new(start, end)),
        }
        open = opening.is_some() && closing.is_some() && span.of(&block.text).ends_with(char::is_alphanumeric);
    }
    out.into_iter().map(|span| block.source_span(span)).collect()
}

/// Whether a marker has a number or letter that can be referred to; the labels of questions and answers stand apart, like
/// those of speakers.
fn is_count(marker: &str) -> bool {
    let sign = marker.trim();
    let question = sign.starts_with(['Q', 'Ｑ', '問', '答', '【']) || sign.starts_with(['A', 'Ａ']) && !sign.contains([')', '）']);
    !question && sign.contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::text::Lang;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        line(text, Lang::Ja).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn structure_stands_apart() {
        assert_eq!(cut("「はい。」「本当ですか？」"), ["「はい。」", "「本当ですか？」"]);
        assert_eq!(cut("「痛みはありますか。」と医師は尋ねた。"), ["「痛みはありますか。」と医師は尋ねた。"]);
        assert_eq!(
            cut("※1回5〜10mLを投与（3か月ごと）。注意：発熱時は中止。"),
            ["1回5〜10mLを投与（3か月ごと）。", "注意：発熱時は中止。"]
        );
        assert_eq!(cut("Q1. 効果はありますか？"), ["効果はありますか？"]);
        assert_eq!(cut("① 予約をする。次に来院する。"), ["① 予約をする。", "次に来院する。"]);
        assert_eq!(cut("(1) 「予約する」（無料）　（※1）"), ["(1) 「予約する」（無料）　（※1）"]);
        assert_eq!(cut("1. 予約\n2. 診察"), ["1. 予約", "2. 診察"]);
        assert_eq!(cut("【記事監修】山田太郎"), ["山田太郎"]);
        assert_eq!(cut("【略歴】　"), ["【略歴】"]);
        assert_eq!(cut("効果とは 次に。検査"), ["効果とは 次に。", "検査"]);
        assert!(cut("⸻").is_empty());
    }

    proptest! {
        #[test]
        fn spans_lie_in_order(text in "([「」『』【】（）。！？：…※①・ \u{3000}\t\ra-z1-9ぁ-お漢字ﾞ\u{3099}]|医師：「|。」|Q1\\. |\u{FEFF}){0,40}") {
            let mut at = 0;
            for span in line(&text, Lang::Ja) {
                prop_assert!(span.start >= at && !span.is_empty() && text.get(span.start..span.end).is_some(), "{:?}", text);
                at = span.end;
            }
        }
    }
}
