//! Text as pasted from the web. In: any text. Out: a block for every line with content, several where the line is a row of
//! a table, one for lines that were wrapped by hand; blank lines, ruled lines and white space at line ends lie between
//! blocks. What never happens: a character of the text is read as markup, a single space cuts, or input panics.

use super::line::{Line, lines};
use super::{Block, Kind, Options, Piece, Quoting, heading, masthead, row, speaker, wrap};
use crate::finding::Finding;
use crate::text::{Span, is_wide};

/// Reads plain text. There is nothing in it that could be wrong, so there are no findings.
pub(super) fn parse(source: &str, options: &Options) -> (Vec<Block>, Vec<Finding>) {
    let lines = lines(source);
    let mut rows = row::read(&lines);
    let speakers = speaker::spaced(lines.iter().map(|line| line.text));
    let speaks = |line: &Line<'_>| speaker::spaced_label(line.text, &speakers).is_some();
    for (i, (row, line)) in rows.iter_mut().zip(&lines).enumerate() {
        if let Some(places) = masthead::trail(&lines, i) {
            *row = places;
        } else if row.len() > 1 && speaks(line) {
            *row = vec![line.span];
        }
    }
    let wraps = wrap::read(&lines, &rows);
    let kinds = heading::kinds(&lines, &rows, &wraps, options);
    let mut blocks = Vec::new();
    for ((i, line), kind) in lines.iter().enumerate().zip(kinds).filter(|((_, line), _)| line.is_content()) {
        let cells = rows.get(i).map_or(&[][..], Vec::as_slice);
        let wrapped = wraps.get(i).copied().unwrap_or(1);
        if cells.len() > 1 {
            blocks.extend(cells.iter().map(|&cell| block(source, Kind::Cell, &[cell])));
        } else if wrapped > 0 {
            // The sign of a quoted mail stands once, before the paragraph.
            let body = |(n, line): (usize, &Line<'_>)| Span::new(line.span.start.max(if n > 0 { line.body() } else { 0 }), line.span.end);
            let spans: Vec<Span> = lines.iter().skip(i).take(wrapped).enumerate().map(body).collect();
            blocks.push(block(source, if speaks(line) { Kind::Paragraph } else { kind }, &spans));
        }
    }
    (blocks, Vec::new())
}

fn block(source: &str, kind: Kind, spans: &[Span]) -> Block {
    let mut text = String::new();
    let mut pieces = Vec::new();
    for span in spans {
        let line = span.of(source);
        // A soft line break between wide characters is no space.
        let (last, first) = (text.chars().next_back(), line.chars().next());
        let glued = last.is_none_or(is_wide) && first.is_some_and(is_wide)
            || last.is_some_and(|c| matches!(c, '/' | '(' | '（' | '／'))
            || wrap::cannot_begin(line);
        if !text.is_empty() && !glued {
            text.push(' ');
        }
        pieces.push(Piece { text: text.len(), source: span.start, len: span.len() });
        text.push_str(line);
    }
    let span = Span::new(spans.first().map_or(0, |s| s.start), spans.last().map_or(0, |s| s.end));
    Block {
        kind,
        skip: false,
        span,
        text,
        pieces,
        links: Vec::new(),
        breaks: Vec::new(),
        comments: Vec::new(),
        parts: Vec::new(),
        quoting: Quoting::None,
    }
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

    #[test]
    fn hostile_lines_are_quick() {
        for unit in [
            "a>b>c\n",
            "1. 膝\n膝です。\n",
            "1. 膝\n2. 膝です。\n",
            "・長い項目の文は長い項目の文の後でも長い項目の文\n　続き\n",
            "「あいうえおかきくけこさしすせそ\n　あ」「\n",
            "医師　はい。\n患者　はい。\n",
            "A 1.0 2.0\n",
            "(a) 膝\n",
            "◆膝◆\n",
            "「膝。」\nと言う。",
        ] {
            let _ = parse("a.txt", &unit.repeat(3_000), &Options::new(Lang::Ja));
        }
    }

    proptest! {
        #[test]
        fn blocks_lie_in_order_and_nothing_is_lost(
            source in "([ \u{3000}\t\n\r\0\u{FEFF}・•①1-9.)「」【】。：a-zA-Zぁ-お漢字か\u{3099}😊|-]|\r\n|\n\n|  |⸻|医師：「|ホーム > |先生　はい。\n|◆|〔1〕|\\(a\\) |――|第1章　|○　|3[.]5 ){0,60}",
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
