//! The parts of a block: what is running text and what is structure around it. In: blocks with their text. Out: parts
//! whose spans tile each text: markers, speaker labels, the quotation marks of dialogue turns, captions, white space
//! and line breaks apart from the text. What never happens: a byte outside of every part, or structure that cuts
//! through a link, through code or through a pair of emphasis.

use std::collections::{BTreeMap, BTreeSet};

use super::atom::{Inline, inline};
use super::decoration::decoration;
use super::speaker::Known;
use super::speech;
use super::{Block, Format, Kind, Part, Role, marker};
use crate::text::{Lang, Span, has_letters_of};

/// Gives every block its parts. A speaker without quotation marks and an answer's label are recognised only where the
/// article has quoted turns of that speaker or questions, so the article is read twice.
pub(super) fn annotate(blocks: &mut [Block], format: Format, lang: Lang) {
    let read = blocks.iter().filter(|block| !block.skip).flat_map(|block| block.text.split('\n')).map(str::trim);
    let known = Known::read(&read.collect::<Vec<_>>(), format, lang);
    let long = long_turns(blocks, format, &known);
    for (index, block) in blocks.iter_mut().enumerate() {
        let ends = |line: usize| long.get(&(index, line)).copied().unwrap_or_default();
        // Plain text makes an item of a line only for its marker.
        let listed = format == Format::Text && block.kind == Kind::Item;
        block.parts = parts(&block.text, format, &known, listed, &ends);
        // A title in front matter is said by nobody: 院長コラム：「膝の痛み」.
        if matches!(block.kind, Kind::FrontMatter(_) | Kind::Meta(_)) && block.parts.iter().any(|part| part.role == Role::Label) {
            block.parts = unstructured(&block.text);
        }
    }
}

/// By block and line: what a turn over several lines does there. Its lines stand in paragraphs and items that follow each
/// other, or in one block with line breaks.
fn long_turns(blocks: &[Block], format: Format, known: &Known) -> BTreeMap<(usize, usize), TurnEnd> {
    let mut out = BTreeMap::new();
    // The opening mark of a turn that is not closed yet: its place, the mark, how deep it is open, the lines it may still take.
    let mut open: Option<((usize, usize), char, usize, usize)> = None;
    for (index, block) in blocks.iter().enumerate() {
        if block.skip || !matches!(block.kind, Kind::Paragraph | Kind::Item) {
            open = None;
            continue;
        }
        for (i, line) in block.text.split('\n').enumerate() {
            let start = speech::unclosed(line, format, known);
            open = match (start, open) {
                (Some((mark, depth)), _) => Some(((index, i), mark, depth, LONGEST_TURN)),
                (None, Some((place, mark, depth, lines))) if lines > 0 && !speech::is_turn(line, format, known) => {
                    match speech::closes(line, mark, depth) {
                        Ok(depth) => Some((place, mark, depth, lines - 1)),
                        Err(Some(at)) => {
                            out.insert(place, TurnEnd::Opens);
                            out.insert((index, i), TurnEnd::Closes(at));
                            None
                        }
                        Err(None) => None,
                    }
                }
                _ => None,
            };
        }
    }
    out
}

/// A turn may have this many more lines.
const LONGEST_TURN: usize = 40;

/// What a line is to a turn over several lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum TurnEnd {
    /// Nothing.
    #[default]
    None,
    /// It opens the turn.
    Opens,
    /// It closes it, at this byte.
    Closes(usize),
}

/// The parts of a text, line by line. A line whose structure would cut an atom or a pair of emphasis has none.
fn parts(text: &str, format: Format, known: &Known, listed: bool, ends: &dyn Fn(usize) -> TurnEnd) -> Vec<Part> {
    let lines: Vec<Span> = line_spans(text);
    let read = |broken: &BTreeSet<usize>| {
        each_line(text, &lines, &|i, parts| match broken.contains(&i) {
            true => parts.text_to(parts.text.len()),
            false => parts.line(format, known, listed, ends(i)),
        })
    };
    let parts = read(&BTreeSet::new());
    if parts.iter().all(|p| matches!(p.role, Role::Text | Role::Gap | Role::Break)) {
        return parts;
    }
    let broken = broken(&inline(text, format), &parts, &lines);
    if broken.is_empty() { parts } else { read(&broken) }
}

/// The lines of a text without any structure.
fn unstructured(text: &str) -> Vec<Part> {
    each_line(text, &line_spans(text), &|_, parts| parts.text_to(parts.text.len()))
}

/// The parts of all lines, as `fill` cuts each of them.
fn each_line(text: &str, lines: &[Span], fill: &dyn Fn(usize, &mut Parts<'_>)) -> Vec<Part> {
    let mut out = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            out.push(Part { role: Role::Break, span: Span::new(line.start - 1, line.start) });
        }
        let mut parts = Parts { text: line.of(text), at: 0, out: Vec::new() };
        fill(i, &mut parts);
        out.extend(parts.out.iter().map(|part| Part { role: part.role, span: part.span.shifted(line.start) }));
    }
    out
}

fn line_spans(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let span = Span::new(at, at + line.len());
            at = span.end + 1;
            span
        })
        .collect()
}

/// The lines whose structure cuts an atom, or stands between only one delimiter of a pair and its partner.
fn broken(markup: &Inline, parts: &[Part], lines: &[Span]) -> BTreeSet<usize> {
    let role = |span: Span| {
        let part = parts.get(parts.partition_point(|p| p.span.end <= span.start)).filter(|p| p.span.contains(span));
        part.map(|p| p.role == Role::Text)
    };
    let line = |byte: usize| lines.partition_point(|line| line.end < byte);
    let mut out = BTreeSet::new();
    for atom in &markup.atoms {
        // An atom over several lines is no reason: a line break is no structure of ours.
        if role(*atom) != Some(true) && (line(atom.start) == line(atom.end) || role(Span::new(atom.start, atom.start + 1)) != Some(true)) {
            out.extend(line(atom.start)..=line(atom.end));
        }
    }
    for &(open, close) in &markup.pairs {
        match (role(open), role(close)) {
            (Some(a), Some(b)) if a == b && (a || line(open.start) == line(close.start)) => {}
            _ => out.extend([line(open.start), line(close.start)]),
        }
    }
    out
}

/// A line that is being cut into parts, from left to right.
pub(super) struct Parts<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) out: Vec<Part>,
}

impl<'a> Parts<'a> {
    /// What has no part yet.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Gives the next `len` bytes a role; nothing for no bytes.
    pub(super) fn push(&mut self, role: Role, len: usize) {
        if len > 0 {
            self.out.push(Part { role, span: Span::new(self.at, self.at + len) });
            self.at += len;
        }
    }

    /// White space that comes next is a gap.
    pub(super) fn gap(&mut self) {
        let rest = self.rest();
        self.push(Role::Gap, rest.len() - rest.trim_start().len());
    }

    /// Everything up to the byte `end` of the line is text, with the white space around it as gaps.
    pub(super) fn text_to(&mut self, end: usize) {
        let piece = self.text.get(self.at..end).unwrap_or("");
        let lead = piece.len() - piece.trim_start().len();
        let body = piece.trim().len();
        let tail = piece.len() - lead - body;
        self.push(Role::Gap, lead);
        self.push(Role::Text, body);
        self.push(Role::Gap, tail);
    }

    fn line(&mut self, format: Format, known: &Known, listed: bool, end: TurnEnd) {
        self.gap();
        if let Some(found) = decoration(self.rest().trim_end()).filter(|_| end == TurnEnd::None) {
            let close = self.at + self.rest().trim_end().len() - found.tail;
            self.push(Role::Open, found.lead);
            self.text_to(close);
            self.push(Role::Close, found.tail);
            self.gap();
            return;
        }
        // A bullet may stand before a number, a note sign or a question; two numbers never follow each other.
        let mut numbered = false;
        for _ in 0..2 {
            let rest = self.rest().trim_end();
            let found = marker::leading(rest, format, known.answers);
            match found.or_else(|| marker::listed(rest, known.answers).filter(|_| listed && self.out.is_empty())) {
                Some(found) if !numbered => {
                    numbered = found.form != marker::Form::Bullet;
                    self.push(Role::Marker, found.len);
                }
                _ => break,
            }
        }
        if !numbered && end == TurnEnd::None {
            match speech::marked(self.rest(), format, known.answers) {
                Some((head, 0)) => self.push(Role::Marker, head),
                Some((head, tail)) => {
                    let end = self.at + self.rest().trim_end().len() - tail;
                    self.push(Role::Marker, head);
                    self.text_to(end);
                    self.push(Role::Close, tail);
                    let end = self.text.len();
                    self.text_to(end);
                    return;
                }
                None => {}
            }
        }
        let (at, parts) = (self.at, self.out.len());
        let done = match end {
            TurnEnd::None => speech::body(self, format, known),
            TurnEnd::Opens => speech::opening(self, format, known),
            TurnEnd::Closes(mark) => speech::closing_line(self, mark),
        };
        if !done {
            self.at = at;
            self.out.truncate(parts);
            self.text_to(self.text.len());
        }
    }
}

/// Whether a label is worth a translation: it has a letter of any built-in language.
pub(super) fn is_wording(label: &str) -> bool {
    has_letters_of(label, Lang::Other)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Format, Known, Lang, Role, TurnEnd, annotate, parts};
    use crate::article::{Block, Kind, Quoting};
    use crate::text::Span;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn block(text: &str) -> Block {
        let span = Span::new(0, text.len());
        Block {
            kind: Kind::Paragraph,
            skip: false,
            span,
            text: text.to_owned(),
            pieces: Vec::new(),
            links: Vec::new(),
            breaks: Vec::new(),
            comments: Vec::new(),
            parts: Vec::new(),
            quoting: Quoting::None,
        }
    }

    fn sign(role: Role) -> char {
        match role {
            Role::Text => 'T',
            Role::Label => 'L',
            Role::Marker => 'M',
            Role::Open => '<',
            Role::Close => '>',
            Role::Colon => ':',
            Role::Gap => '_',
            Role::Break => '/',
        }
    }

    /// Each part as its sign and text, apart by `|`.
    fn show(lines: &[&str], format: Format, lang: Lang) -> Vec<String> {
        let mut blocks: Vec<Block> = lines.iter().map(|line| block(line)).collect();
        annotate(&mut blocks, format, lang);
        let one = |b: &Block| b.parts.iter().map(|p| format!("{}{}", sign(p.role), p.span.of(&b.text))).collect::<Vec<_>>().join("|");
        blocks.iter().map(one).collect()
    }

    fn ja(line: &str) -> String {
        show(&[line], Format::Text, Lang::Ja).remove(0)
    }

    #[test]
    fn turns_are_peeled() {
        for (line, expected) in [
            ("医師:「まず検査です。安心を。」", "L医師|::|<「|Tまず検査です。安心を。|>」"),
            ("患者様「痛いです」", "L患者様|<「|T痛いです|>」"),
            (
                "医師：「『上清液』は「液」です。」(引用元:Sato, 2024) ",
                "L医師|:：|<「|T『上清液』は「液」です。|>」|T(引用元:Sato, 2024)|_ ",
            ),
            ("医師:「はい。」患者:「どうも。」", "L医師|::|<「|Tはい。|>」|L患者|::|<「|Tどうも。|>」"),
            ("「痛みはありますか。」", "<「|T痛みはありますか。|>」"),
            ("「はい。」「本当ですか？」", "<「|Tはい。|>」|<「|T本当ですか？|>」"),
            ("Q1. 効果はありますか？", "MQ1. |T効果はありますか？"),
            ("• 医師：「はい」", "M• |L医師|:：|<「|Tはい|>」"),
            ("【アクセス情報】", "<【|Tアクセス情報|>】"),
            ("【記事監修】山田太郎（院長）", "<【|L記事監修|>】|T山田太郎（院長）"),
            ("　※ただし、例外あり。 ", "_　|M※|Tただし、例外あり。|_ "),
            ("医師：「はい」と答えた。", "L医師|:：|T「はい」と答えた。"),
            ("医師:「まだ続く。", "L医師|::|T「まだ続く。"),
            ("患者：痛みはありますか？", "L患者|:：|T痛みはありますか？"),
            ("“痛みはありますか。”", "<“|T痛みはありますか。|>”"),
            ("◆費用はいくら？◆", "<◆|T費用はいくら？|>◆"),
            ("☆★ お知らせ ★☆", "<☆★ |Tお知らせ|> ★☆"),
            ("――どう考えるか――", "<――|Tどう考えるか|>――"),
            ("――「肩に効く」とも聞きます。", "M――|T「肩に効く」とも聞きます。"),
            ("――『上清液』とは？", "M――|T『上清液』とは？"),
            ("Dr.山田「はい」", "LDr.山田|<「|Tはい|>」"),
            ("山田Dr「はい」", "L山田Dr|<「|Tはい|>」"),
            ("MC「では」", "LMC|<「|Tでは|>」"),
            ("問１　費用は？", "M問１　|T費用は？"),
            ("〔1〕甲", "M〔1〕|T甲"),
        ] {
            assert_eq!(ja(line), expected, "{line}");
        }
        assert_eq!(show(&["Doctor: “Good.” (Source)"], Format::Text, Lang::En), ["LDoctor|:: |<“|TGood.|>”|_ |T(Source)"]);
        assert_eq!(show(&["Dr. Sato: \"Say \"ah\" now.\""], Format::Text, Lang::En), ["LDr. Sato|:: |<\"|TSay \"ah\" now.|>\""]);
        assert_eq!(show(&["Nurse: Please sit."], Format::Text, Lang::En), ["LNurse|:: |TPlease sit."]);
    }

    #[test]
    fn a_turn_over_several_lines_is_one() {
        let text = |lines: &[&str]| show(lines, Format::Text, Lang::Ja);
        assert_eq!(
            text(&["医師：「まず『検査』です。", "・採血", "次に「治療」です。」（2024年）", "次の段落。"]),
            ["L医師|:：|<「|Tまず『検査』です。", "M・|T採血", "T次に「治療」です。|>」|T（2024年）", "T次の段落。"]
        );
        assert_eq!(text(&["「まず検査です。", "次に治療です。」"]), ["<「|Tまず検査です。", "T次に治療です。|>」"]);
        assert_eq!(text(&["看護師「まず", "次に」"]), ["L看護師|<「|Tまず", "T次に|>」"]);
        // No turn: the sentence goes on, nothing closes it, or another turn begins before it is closed.
        for lines in [["「まず検査です。", "次に治療です。」と言った。"], ["「まず検査です。", "次に治療です。"]]
        {
            assert_eq!(text(&lines), lines.map(|line| format!("T{line}")));
        }
        assert_eq!(text(&["医師：「まず。", "患者：「次。」"]), ["L医師|:：|T「まず。", "L患者|:：|<「|T次。|>」"]);
        let html = show(&["<b>医師：</b>「痛みますか？\n階段は？」"], Format::Html, Lang::Ja);
        assert_eq!(html, ["<<b>|L医師|:：</b>|<「|T痛みますか？|/\n|T階段は？|>」"]);
        assert_eq!(show(&["Doctor: “One.", "Two.”"], Format::Text, Lang::En), ["LDoctor|:: |<“|TOne.", "TTwo.|>”"]);
    }

    #[test]
    fn what_the_article_says_elsewhere_counts() {
        assert_eq!(
            show(&["助手：「はい。」", "助手：次です。", "補足：次です。"], Format::Text, Lang::Ja),
            ["L助手|:：|<「|Tはい。|>」", "L助手|:：|T次です。", "T補足：次です。"]
        );
        assert_eq!(show(&["Q. 痛い？", "A. いいえ。"], Format::Text, Lang::Ja), ["MQ. |T痛い？", "MA. |Tいいえ。"]);
        assert_eq!(show(&["A. いいえ。"], Format::Text, Lang::Ja), ["MA. |Tいいえ。"].map(|_| "TA. いいえ。"));
        let text = |lines: &[&str]| show(lines, Format::Text, Lang::Ja);
        assert_eq!(text(&["患「はい」", "次です。", "患「いいえ」"]), ["L患|<「|Tはい|>」", "T次です。", "L患|<「|Tいいえ|>」"]);
        assert_eq!(
            text(&["医師（以下、医）：「はい、そうです。」", "医：効きます。", "医「はい」", "薬：不要です。"]),
            ["L医師（以下、医）|:：|<「|Tはい、そうです。|>」", "L医|:：|T効きます。", "L医|<「|Tはい|>」", "T薬：不要です。"]
        );
        assert_eq!(
            text(&["医：痛い？", "患：はい。", "医：では。", "注：肩", "注：腕"]),
            ["L医|:：|T痛い？", "T患：はい。", "L医|:：|Tでは。", "T注：肩", "T注：腕"]
        );
        assert_eq!(text(&["問１　痛い？", "答　いいえ。"]), ["M問１　|T痛い？", "M答　|Tいいえ。"]);
    }

    #[test]
    fn sentences_with_quotations_stay_whole() {
        for line in [
            "「痛みはありますか。」と医師は尋ねた。",
            "医師は「まず検査です。」と言った。",
            "効果：「痛みを抑える」作用がある。",
            "そこで「検査」",
            "「自律神経の乱れ」って、何？",
            "【再生】は登録商標です。",
            "［次回予告］Vol.2「膝の話はどこまで？」",
            "第3回「膝の話とは？」",
            "患「はい」",
            "♡期間限定♡ 6/1から",
            "住所：東京都",
            "手術後「経過観察」",
            "「」",
        ] {
            assert_eq!(ja(line), format!("T{line}"), "{line}");
        }
    }

    #[test]
    fn markup_around_structure() {
        let md = |line: &str| show(&[line], Format::Markdown, Lang::Ja).remove(0);
        assert_eq!(md("**医師：**「はい。」"), "<**|L医師|:：**|<「|Tはい。|>」");
        assert_eq!(md("**Doctor:** \"Yes.\""), "<**|LDoctor|::** |<\"|TYes.|>\"");
        assert_eq!(md("**医師**：「はい。」"), "<**|L医師|:**：|<「|Tはい。|>」");
        assert_eq!(md("**「はい。」**"), "<**「|Tはい。|>」**");
        assert_eq!(md("**【注意】**次へ"), "<**【|L注意|>】**|T次へ");
        assert_eq!(md("**Q1. 痛みは？**"), "M**Q1. |T痛みは？|>**");
        assert_eq!(md("**Ｑ：** 痛みは？"), "M**Ｑ：** |T痛みは？");
        assert_eq!(md("**1.** 採血"), "M**1.** |T採血");
        assert_eq!(md("**①採血**の後"), "T**①採血**の後");
        assert_eq!(md("**Q**は記号です。"), "T**Q**は記号です。");
        assert_eq!(md("**1.5 mg** を投与"), "T**1.5 mg** を投与");
        assert_eq!(
            show(&["<span @1>Q</span>痛い？", "<span @1>A.</span> いいえ。"], Format::Html, Lang::Ja),
            ["M<span @1>Q</span>|T痛い？", "M<span @1>A.</span> |Tいいえ。"]
        );
        assert_eq!(md("\\* 項目"), "T\\* 項目");
        assert_eq!(md("「[予約」](@1)"), "T「[予約」](@1)");
        assert_eq!(md("「**予約」**"), "T「**予約」**");
        assert_eq!(md("・項目\n※注"), "M・|T項目|/\n|M※|T注");
        assert_eq!(show(&["<strong>患者：</strong>「はい」"], Format::Html, Lang::Ja), ["<<strong>|L患者|:：</strong>|<「|Tはい|>」"]);
    }

    proptest! {
        #[test]
        fn parts_tile_the_text(
            text in "([「」『』“”\"【】（）:：。？ 　\n※①•・*_<>\\[\\]`A-Q1-9ぁ-お医師患者]|医師：「|患者様「|\\*\\*|<b>|</b>|\\(@1\\)|Q1\\. |😊){0,40}",
            format in prop_oneof![Just(Format::Text), Just(Format::Markdown), Just(Format::Html)],
        ) {
            let speakers = BTreeSet::from(["医".to_owned()]);
            let known = Known { answers: true, spaced: speakers.clone(), speakers, lang: Lang::Ja };
            let mut at = 0;
            for part in parts(&text, format, &known, false, &|_| TurnEnd::None) {
                prop_assert_eq!(part.span.start, at);
                prop_assert!(!part.span.is_empty() && text.get(part.span.start..part.span.end).is_some());
                at = part.span.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }

    #[test]
    fn hostile_lines_are_quick() {
        for unit in [
            "A:「",
            "「",
            "A:「」",
            "「A」",
            "【",
            "【A】",
            "<b>",
            "**",
            "A：",
            "①",
            "「\"",
            "\"a\"",
            "A:「**b**」",
            "・[a](@1)\n",
            "**・a**\n",
            "A:「\n",
            "「\n",
            "」\n",
        ] {
            let mut blocks = vec![block(&unit.repeat(50_000))];
            annotate(&mut blocks, Format::Markdown, Lang::Ja);
        }
    }
}
