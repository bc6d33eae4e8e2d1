//! Text as pasted from the web. In: any text. Out: a block for every line with content, several where the line is a row of
//! a table, one for lines that were wrapped by hand; blank lines, ruled lines and white space at line ends lie between
//! blocks. What never happens: a character of the text is read as markup, a single space cuts, or input panics.

use super::marker::{self, Form, Marker};
use super::row;
use super::{Block, Format, Kind, Options, Piece, Quoting};
use crate::finding::Finding;
use crate::text::{Span, has_letters_of, is_wide, width};

/// Reads plain text. There is nothing in it that could be wrong, so there are no findings.
pub(super) fn parse(source: &str, options: &Options) -> (Vec<Block>, Vec<Finding>) {
    let lines: Vec<Line<'_>> = lines(source);
    let rows = row::read(&lines);
    let measure = measure(&lines, &rows);
    let mut blocks = Vec::new();
    let mut titled = false;
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        if line.is_content() {
            let cells = rows.get(i).map_or(&[][..], Vec::as_slice);
            if cells.len() > 1 {
                blocks.extend(cells.iter().map(|&cell| block(source, Kind::Cell, &[cell])));
            } else {
                let wrapped = wrapped(&lines, &rows, i, measure);
                // The sign of a quoted mail stands once, before the paragraph.
                let spans = lines.iter().skip(i).take(wrapped).enumerate();
                let spans: Vec<Span> =
                    spans.map(|(n, l)| Span::new(l.span.start.max(if n > 0 { l.body() } else { 0 }), l.span.end)).collect();
                let kind =
                    if wrapped > 1 && line.marker.is_none() { Kind::Paragraph } else { kind(&lines, &rows, i, options, &mut titled) };
                blocks.push(block(source, kind, &spans));
                i += wrapped - 1;
            }
        }
        i += 1;
    }
    (blocks, Vec::new())
}

/// A line of the source.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its content in the source: no white space at its end, none at its start but an indent of ideographic spaces.
    pub(super) span: Span,
    /// The content without any white space around it.
    pub(super) text: &'a str,
    /// Where `text` begins in the source.
    pub(super) start: usize,
    /// The marker it begins with.
    pub(super) marker: Option<Marker>,
    /// Whether it is a ruled line: `⸻`, `---`, `＊＊＊`.
    rule: bool,
}

impl Line<'_> {
    pub(super) fn is_content(&self) -> bool {
        !self.text.is_empty() && !self.rule
    }

    /// Whether it is quoted as in mail: `> …`.
    fn is_quoted(&self) -> bool {
        self.marker.as_ref().is_some_and(|m| matches!(m.sign.as_str(), ">" | "＞"))
    }

    /// Where its text begins behind the sign of a quoted mail.
    fn body(&self) -> usize {
        self.start + self.marker.as_ref().filter(|_| self.is_quoted()).map_or(0, |m| m.len)
    }

    /// Whether it is white space or a rule.
    fn is_gap(&self) -> bool {
        !self.is_content()
    }

    /// Whether its last character ends a sentence.
    fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }
}

/// Whether a text ends with a terminator, closers apart.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['」', '』', '）', ')', '”', '’', '"', '\'', '】', ']', '］', ' ']);
    bare.ends_with(['。', '｡', '！', '？', '!', '?', '.', '．', '…', '⁉', '‼'])
}

/// White space, and what is as invisible: the byte order mark, zero-width space, NUL.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{2060}' | '\0')
}

fn lines(source: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut start = 0;
    for piece in pieces(source) {
        let text = piece.trim_start_matches(is_blank);
        let at = start + piece.len() - text.len();
        let text = text.trim_end_matches(is_blank);
        // An indent of ideographic spaces belongs to the paragraph: it is written by the rules of the target.
        let lead = Span::new(start, at).of(source);
        let indent = lead.len() - lead.trim_end_matches('\u{3000}').len();
        out.push(Line {
            span: Span::new(at - indent, at + text.len()),
            text,
            start: at,
            marker: marker::leading(text, Format::Text, true),
            rule: is_rule(text),
        });
        start += piece.len();
    }
    out
}

/// The lines with their line ends: CR LF, LF or CR.
fn pieces(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let feed = |at: usize| if rest.get(at..).is_some_and(|end| end.starts_with("\r\n")) { at + 2 } else { at + 1 };
        let (piece, tail) = rest.split_at_checked(rest.find(['\n', '\r']).map_or(rest.len(), feed))?;
        rest = tail;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Nothing but signs that rule off sections: one long dash, or three and more of `- * = _ ~ ・ ◆` and their like.
fn is_rule(text: &str) -> bool {
    let mut count = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        count += match c {
            '⸻' | '⸺' => 3,
            '—' | '―' | '─' | '━' | '═' | '－' | '-' | '–' | '*' | '＊' | '=' | '＝' | '_' | '＿' | '~' | '～' | '〜' | '・' | '·'
            | '#' | '＃' | '+' | '＋' | '◆' | '◇' | '■' | '□' | '●' | '○' | '★' | '☆' | '※' | '▼' | '▲' | '▽' | '△' | '┈' | '┄' | '…'
            | '|' => 1,
            _ => return false,
        };
    }
    count >= 3
}

fn block(source: &str, kind: Kind, spans: &[Span]) -> Block {
    let mut text = String::new();
    let mut pieces = Vec::new();
    for span in spans {
        let line = span.of(source);
        // A soft line break between wide characters is no space.
        let (last, first) = (text.chars().next_back(), line.chars().next());
        let glued = last.is_none_or(is_wide) && first.is_some_and(is_wide) || last.is_some_and(|c| matches!(c, '/' | '(' | '（' | '／'));
        if !text.is_empty() && !glued {
            text.push(' ');
        }
        pieces.push(Piece { text: text.len(), source: span.start, len: span.len() });
        text.push_str(line);
    }
    let span = Span::new(spans.first().map_or(0, |s| s.start), spans.last().map_or(0, |s| s.end));
    Block { kind, skip: false, span, text, pieces, links: Vec::new(), breaks: Vec::new(), parts: Vec::new(), quoting: Quoting::None }
}

/// The widest line of the paragraphs of three or more lines that were wrapped by hand, if there are any.
fn measure(lines: &[Line<'_>], rows: &[Vec<Span>]) -> Option<usize> {
    let mut found: Option<usize> = None;
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let count = filled(lines, rows, i, None);
        if count > 1 && line.is_content() {
            found = found.max(lines.iter().skip(i).take(count).map(|l| width(l.text)).max());
        }
        i += count;
    }
    found
}

/// How many lines from `i` on are one paragraph: wrapped by hand, or broken behind a comma or inside parentheses.
fn wrapped(lines: &[Line<'_>], rows: &[Vec<Span>], i: usize, measure: Option<usize>) -> usize {
    let mut count = filled(lines, rows, i, measure);
    while let (Some(last), Some(next)) = (lines.get(i + count - 1), lines.get(i + count)) {
        let free = next.is_content() && next.marker.is_none() && rows.get(i + count).is_none_or(|row| row.len() < 2);
        let open = lines.iter().skip(i).take(count).map(|l| l.text).fold(0, |depth, text| depth_after(text, depth));
        let comma = last.text.ends_with(['、', '，']) && !next.text.starts_with(['「', '【', '『']);
        if !free || !(comma || (open > 0 && closes_soon(lines, i + count, open))) {
            break;
        }
        count += filled(lines, rows, i + count, measure);
    }
    count
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

/// What a line is, as far as pasted text tells. The level of a heading is a guess.
fn kind(lines: &[Line<'_>], rows: &[Vec<Span>], i: usize, options: &Options, titled: &mut bool) -> Kind {
    let Some(line) = lines.get(i) else { return Kind::Paragraph };
    let near = |step: isize| i.checked_add_signed(step).and_then(|j| lines.get(j));
    let short = width(line.text) <= 80;
    if let Some(found) = &line.marker {
        // Numbers on neighbouring lines are a list; a number that stands alone heads what follows.
        let listed = |l: Option<&Line<'_>>| l.and_then(|l| l.marker.as_ref()).is_some_and(|m| m.form.is_number());
        let body = line.text.get(found.len..).unwrap_or("");
        let heading = found.form.is_number() && short && !listed(near(-1)) && !listed(near(1)) && is_title(body, options);
        // So is a sign of sections that no neighbour has.
        let alike = |l: Option<&Line<'_>>| l.and_then(|l| l.marker.as_ref()).is_some_and(|m| m.sign == found.sign);
        let section = found.is_section() && short && !alike(near(-1)) && !alike(near(1)) && near(1).is_some();
        return match found.form {
            _ if line.is_quoted() => Kind::Paragraph,
            _ if section && is_title(body, options) => Kind::Heading(2),
            _ if heading => Kind::Heading(3),
            Form::Question if short && is_title(body, options) => Kind::Heading(3),
            Form::Note | Form::Answer | Form::Question => Kind::Paragraph,
            _ => Kind::Item,
        };
    }
    if short && line.text.starts_with('【') && line.text.find('】') == line.text.len().checked_sub('】'.len_utf8()) {
        return Kind::Heading(2);
    }
    let above = near(-1).is_none_or(Line::is_gap);
    let below = near(1).is_none_or(|next| {
        next.is_gap()
            || next.marker.is_some()
            || next.ends_sentence()
            || rows.get(i + 1).is_some_and(|r| r.len() > 1)
            || next.text.starts_with('【')
    });
    if above && below && short && is_title(line.text, options) && !line.text.starts_with(['「', '(', '（', '<', '＜']) {
        let level = if *titled { 2 } else { 1 };
        *titled = true;
        return Kind::Heading(level);
    }
    Kind::Paragraph
}

/// Words of the language that end no sentence and are no address, number or time.
fn is_title(text: &str, options: &Options) -> bool {
    let full_stop = text.contains(['。', '｡']) || text.ends_with(['.', '．', '、', '，', ',', '…', ':', '：', ';']);
    let contact = text.contains("://") || text.contains('@') || ["TEL", "Tel", "FAX", "〒", "電話"].iter().any(|t| text.starts_with(t));
    let figure = text.split_once(['：', ':']).is_some_and(|(_, value)| value.trim_start().starts_with(|c: char| c.is_numeric()));
    let inner = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let several = inner.contains(['！', '？', '!', '?', '⁉']) || [":「", "：「", ": “", ": \""].iter().any(|turn| text.contains(turn));
    !full_stop && !contact && !figure && !several && has_letters_of(text, options.lang)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Kind, Options, parse};
    use crate::text::{Lang, Span};
    use proptest::prelude::*;

    /// Kind and text of each block.
    fn blocks(source: &str) -> Vec<String> {
        let (article, findings) = parse("a.txt", source, &Options::new(Lang::Ja));
        assert!(findings.iter().all(|finding| finding.code == crate::finding::Code::ControlCharacter), "{findings:?}");
        let sign = |kind: &Kind| match kind {
            Kind::Heading(n) => format!("h{n}"),
            Kind::Item => "li".into(),
            Kind::Cell => "td".into(),
            _ => "p".into(),
        };
        article.blocks.iter().map(|b| format!("{} {}", sign(&b.kind), b.text)).collect()
    }

    #[test]
    fn one_line_one_block() {
        assert_eq!(
            blocks(
                "\u{FEFF}幹細胞とは\r\n\r\n幹細胞は細胞です。 \r　次の段落です。\n⸻\n1) 何が起きる？\n• 睡眠\n• 運動\n---\n【略歴】\n※注意\n"
            ),
            [
                "h1 幹細胞とは",
                "p 幹細胞は細胞です。",
                "p 　次の段落です。",
                "h3 1) 何が起きる？",
                "li • 睡眠",
                "li • 運動",
                "h2 【略歴】",
                "p ※注意"
            ]
        );
        assert_eq!(blocks("1. 予約\n2. 診察\n3. 会計"), ["li 1. 予約", "li 2. 診察", "li 3. 会計"]);
        assert_eq!(blocks("\n \u{3000}\t\n\0\n\u{200B}\n***\n・・・\n"), [] as [&str; 0]);
        assert_eq!(blocks("TEL.03-1234-5678\n\n受付時間：10:00-19:00"), ["p TEL.03-1234-5678", "p 受付時間：10:00-19:00"]);
    }

    #[test]
    fn tables_by_tabs_spaces_and_shape() {
        assert_eq!(blocks("低侵襲  幹細胞を使う。"), ["td 低侵襲", "td 幹細胞を使う。"]);
        assert_eq!(blocks("項目\t値\n•\t項目"), ["td 項目", "td 値", "li •\t項目"]);
        assert_eq!(blocks("住所　東京都 HULIC &New GINZA 11階"), ["h1 住所　東京都 HULIC &New GINZA 11階"]);
        assert_eq!(blocks("第一です。  第二です。"), ["p 第一です。  第二です。"]);
        assert_eq!(blocks("1.  予約する（平日  午前）"), ["p 1.  予約する（平日  午前）"].map(|s| s.replacen("p ", "h3 ", 1)));
        assert_eq!(
            blocks("疾患名    原因   効果  \n膝関節症 軟骨の摩耗 保護\n腱板損傷 腱の損傷 修復\n神経痛 神経の損傷(頸椎 腰椎) 修復"),
            [
                "疾患名",
                "原因",
                "効果",
                "膝関節症",
                "軟骨の摩耗",
                "保護",
                "腱板損傷",
                "腱の損傷",
                "修復",
                "神経痛",
                "神経の損傷(頸椎 腰椎)",
                "修復"
            ]
            .map(|c| format!("td {c}"))
        );
        assert_eq!(blocks("若林 雄一\n佐藤 花子\n田中 一郎").len(), 3);
        assert_eq!(blocks("膝 です\n肩 です").len(), 2);
        assert_eq!(blocks("Smith J, 2024 論文\nLee A, 2023 論文\nKim B, 2022 論文").len(), 3);
    }

    #[test]
    fn a_column_beside_a_list() {
        assert_eq!(blocks("利点 ・強い\n・安い\n・速い"), ["td 利点", "td ・強い", "li ・安い", "li ・速い"]);
        assert_eq!(blocks("利点 ・強い\n・安い").first().unwrap(), "h1 利点 ・強い");
    }

    #[test]
    fn hand_wrapped_paragraphs() {
        let first = "幹細胞を培養した液の上澄みには成長因子が含まれており、";
        let second = "炎症をおさえる働きがあると考えられていることから、痛み";
        let third = "の治療に用いられています。";
        assert_eq!(blocks(&format!("{first}\n{second}\n{third}")), [format!("p {first}{second}{third}")]);
        assert_eq!(blocks(&format!("{second}\n{third}\n{first}")).len(), 3);
        assert_eq!(blocks(&format!("{first}\n・{second}\n{third}")).len(), 3);
        let english = "The liquid in which stem cells have been cultured\ncontains growth factors that are thought to calm\ninflammation.";
        assert_eq!(blocks(english), [format!("p {}", english.replace('\n', " "))]);
    }

    #[test]
    fn paragraphs_broken_in_other_ways() {
        let first = "幹細胞を培養した液の上澄みには成長因子が含まれており、炎症";
        let second = "をおさえる働きがあると考えられていることから、痛みや腫れ";
        let two = "その液をこまかく調べると、体のはたらきを助けるたんぱく質";
        assert_eq!(
            blocks(&format!("　{first}\n{second}\nに用います。\n\n　{two}\nが見つかりました。\n\n> {first}\n> です。")),
            [format!("p 　{first}{second}に用います。"), format!("p 　{two}が見つかりました。"), format!("p > {first}です。")]
        );
        assert_eq!(blocks(&format!("{two}\nが見つかりました。")).len(), 2);
        assert_eq!(blocks("膝の痛み、\nあきらめていませんか？"), ["p 膝の痛み、あきらめていませんか？"]);
        assert_eq!(blocks("次の作用があり、\n①修復").len(), 2);
        assert_eq!(
            blocks("・次の患者では控える\n (喫煙者/抗凝固療法中/\n  血小板異常 など)"),
            ["li ・次の患者では控える", "p (喫煙者/抗凝固療法中/血小板異常 など)"]
        );
        assert_eq!(blocks("顔文字 (^^\n次の行です。\nその次です（笑）").len(), 3);
    }

    #[test]
    fn section_signs_head_and_list() {
        assert_eq!(
            blocks("■ 治療とは\n細胞を使います。\n■こんな方に\n●膝が痛い方\n●腰が痛い方\n\n▼あわせて読みたい\n・記事\n\n◆膝\n◆肩\n■おわり"),
            [
                "h2 ■ 治療とは",
                "p 細胞を使います。",
                "h2 ■こんな方に",
                "li ●膝が痛い方",
                "li ●腰が痛い方",
                "h2 ▼あわせて読みたい",
                "li ・記事",
                "li ◆膝",
                "li ◆肩",
                "li ■おわり"
            ]
        );
    }

    proptest! {
        #[test]
        fn blocks_lie_in_order_and_nothing_is_lost(
            source in "([ \u{3000}\t\n\r\0\u{FEFF}・•①1-9.)「」【】。：a-zA-Zぁ-お漢字か\u{3099}😊|-]|\r\n|\n\n|  |⸻|医師：「){0,60}",
        ) {
            let (article, _) = parse("a.txt", &source, &Options::new(Lang::Ja));
            let mut at = 0;
            let mut between = String::new();
            for block in &article.blocks {
                prop_assert!(block.span.start >= at && !block.text.is_empty());
                between.push_str(source.get(at..block.span.start).unwrap());
                for piece in &block.pieces {
                    prop_assert_eq!(Span::new(piece.text, piece.text + piece.len).of(&block.text), Span::new(piece.source, piece.source + piece.len).of(&source));
                }
                at = block.span.end;
            }
            between.push_str(source.get(at..).unwrap());
            prop_assert!(!between.contains(|c: char| c.is_alphanumeric()), "{between}");
        }

        #[test]
        fn line_ends_change_no_block(
            source in "((医師：|・|①|1[)．] ?|Q1[.] |　)?[膝ひざの痛みa-z「」（）、。？ \u{3000}\t]{0,30}\n){0,12}",
        ) {
            for end in ["\r\n", "\r"] {
                prop_assert_eq!(blocks(&source.replace('\n', end)), blocks(&source));
            }
        }
    }
}
