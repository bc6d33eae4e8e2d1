//! The sentences of one line. In: a line as it stands in an article. Out: the spans of its sentences: speakers' labels,
//! markers and gaps apart, quotation marks with the sentence they open or close. What never happens: a letter that is
//! in no span and in no label or marker.

use super::split::{Slot, split};
use crate::article::{Kind, Options, Role, parse};
use crate::text::{Lang, Span};

/// The sentences of a line of plain text, in order.
///
/// ```
/// use taiyaku::segment::line;
/// use taiyaku::text::Lang;
/// let text = "※医師：「痛みますか。では検査を。」（2024年）";
/// let cut: Vec<&str> = line(text, Lang::Ja).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(cut, ["「痛みますか。", "では検査を。」", "（2024年）"]);
/// ```
pub fn line(text: &str, lang: Lang) -> Vec<Span> {
    let (mut article, _) = parse("line.txt", text, &Options::new(lang));
    for block in &mut article.blocks {
        // A line alone tells nothing of headings and tables.
        block.kind = Kind::Paragraph;
    }
    let units = split(&article, lang);
    let mut out = Vec::new();
    for (block, slots) in article.blocks.iter().zip(&units.blocks) {
        let mark = |i: Option<usize>, role: Role| match i.and_then(|i| slots.get(i)) {
            Some(Slot::Structure(part)) if part.role == role => Some(part.span),
            _ => None,
        };
        for (i, slot) in slots.iter().enumerate().filter(|(_, slot)| matches!(slot, Slot::Unit(_))) {
            let span = units.span(*slot);
            let start = mark(i.checked_sub(1), Role::Open).map_or(span.start, |open| open.start);
            let end = mark(Some(i + 1), Role::Close).map_or(span.end, |close| close.end);
            out.push(block.source_span(Span::new(start, end)));
        }
    }
    out
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
