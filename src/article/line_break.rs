//! What a line end of inline content becomes in the text of a block. In: runs in order. Out: for each that is a line end
//! whether it breaks the line there, joins two lines, or stays as a tag in the middle of a sentence. What never happens:
//! two lines that people set apart become one.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;

use super::inline::{Bit, Run, Side};
use super::{Format, Kind, marker, typed_line};
use crate::text::{Lang, has_letters_of, is_wide};

/// How a line end is written in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// Not at all.
    Nothing,
    /// As a space.
    Space,
    /// As a line feed.
    Feed,
    /// As the tag it is in the source.
    Tag,
}

/// One line and what is known of it.
#[derive(Debug, Default)]
struct Line {
    /// Its words, trimmed.
    text: String,
    /// Whether it begins with a mark people type for a list or a dialogue.
    marked: bool,
    /// Whether it is set in small type.
    small: bool,
    /// How many more brackets of each kind it opens than it closes.
    opened: [isize; PAIRS.len()],
}

/// Brackets that hold lines together.
const PAIRS: [(char, char); 4] = [('「', '」'), ('『', '』'), ('（', '）'), ('(', ')')];

/// For each run that is a line end, how it is written. With `typed`, one before or after a line that begins with a mark
/// people type is kept.
pub(super) fn joins(source: &str, runs: &[Run], kind: &Kind, typed: bool) -> Vec<Option<Join>> {
    let is_break = |run: &Run| matches!(run.bit, Bit::Soft | Bit::Hard);
    if !runs.iter().any(is_break) {
        return vec![None; runs.len()];
    }
    let mut lines: Vec<Line> = runs.split(is_break).map(|line| Line::read(source, line)).collect();
    number(&mut lines);
    let mut closers = [0isize; PAIRS.len()]; // brackets that close in the lines to come
    for line in &lines {
        (0..PAIRS.len()).for_each(|k| closers[k] -= line.opened[k].min(0));
    }
    let mut following: Vec<Option<char>> = Vec::with_capacity(runs.len());
    let mut next = None;
    for run in runs.iter().rev() {
        following.push(next);
        next = run.words(source).and_then(|words| words.chars().next()).or(next);
    }
    following.reverse();
    let nothing = Line::default();
    let mut open = [0isize; PAIRS.len()]; // brackets open since the last line break
    let (mut at, mut left) = (0, None);
    let mut out = Vec::with_capacity(runs.len());
    for (run, right) in runs.iter().zip(following) {
        if !is_break(run) {
            left = run.words(source).and_then(|words| words.chars().rev().find(|c| c.width() != Some(0))).or(left);
            out.push(None);
            continue;
        }
        let (line, after) = (lines.get(at).unwrap_or(&nothing), lines.get(at + 1).unwrap_or(&nothing));
        (0..PAIRS.len()).for_each(|k| {
            closers[k] += line.opened[k].min(0);
            open[k] = (open[k] + line.opened[k]).max(0);
        });
        if line.text.ends_with(|c| PAIRS.iter().any(|pair| pair.0 == c)) {
            open = Default::default(); // a list in brackets
        }
        let held = (0..PAIRS.len()).any(|k| open[k] > 0 && closers[k] > 0);
        let join = match (left, right) {
            (Some(left), Some(right)) if !needs_space(left, right) => Join::Nothing,
            _ => Join::Space,
        };
        let join = if run.bit == Bit::Soft {
            let turn = line.marked && (0..2).any(|k| line.opened[k] > 0);
            let apart = typed && (after.marked || (line.marked && !turn && !goes_on(line, after)));
            if apart { Join::Feed } else { join }
        } else {
            let on = (held && !ends_sentence(&line.text) && may_follow(after)) || goes_on(line, after) || heads(kind, line, after);
            match run.span.of(source).to_ascii_lowercase().matches("<br").count() {
                1 if on => Join::Tag,
                // A line break of Markdown has no tag; in preformatted text every line end is one.
                0 if on && typed => join,
                _ => Join::Feed,
            }
        };
        if join == Join::Feed {
            open = Default::default();
        }
        out.push(Some(join));
        at += 1;
    }
    out
}

impl Line {
    fn read(source: &str, runs: &[Run]) -> Line {
        let mut text = String::new();
        runs.iter().filter_map(|run| run.words(source)).for_each(|words| text.push_str(words));
        let text = text.trim().to_owned();
        let mut opened = [0; PAIRS.len()];
        for c in text.chars() {
            for (count, pair) in opened.iter_mut().zip(PAIRS) {
                *count += isize::from(c == pair.0) - isize::from(c == pair.1);
            }
        }
        let head = runs.iter().find(|run| !matches!(run.bit, Bit::Space | Bit::Gone));
        let small = head.is_some_and(|run| matches!(&run.bit, Bit::Tag { side: Side::Open, name, .. } if name == "small"));
        Line { marked: typed_line::is_marked(&text), text, small, opened }
    }
}

/// Marks the lines that are numbered in full width or in brackets (`１．`, `１）`, `(1)`) and have a neighbour in number.
/// Half-width `1.` and `1)` are syntax of Markdown.
fn number(lines: &mut [Line]) {
    let numbers: Vec<Option<(&str, u32)>> = lines
        .iter()
        .map(|line| {
            let found = marker::leading(&line.text, Format::Html, false).filter(|found| found.form.is_number())?;
            Some((found.form.key(), found.sign.parse().ok()?))
        })
        .collect();
    let all: BTreeSet<(&str, u32)> = numbers.iter().flatten().copied().collect();
    let mut flows = false; // the line before ends with a comma: the numbers stand in a sentence
    for (line, number) in lines.iter_mut().zip(&numbers) {
        if let Some((form, n)) = number.filter(|_| !flows) {
            line.marked |= all.contains(&(form, n + 1)) || n.checked_sub(1).is_some_and(|n| all.contains(&(form, n)));
        }
        flows = line.text.ends_with(['、', '，']);
    }
}

/// Whether a sentence plainly goes on behind a line: it ends with a particle or a comma.
fn goes_on(line: &Line, after: &Line) -> bool {
    /// Hiragana that only link words to what follows. へ is not among them: 初めての方へ is a heading.
    const PARTICLES: &str = "はがをにとのもでやてなば";
    /// Words that end like this and also end a line of a list, a heading or a schedule.
    const COMPLETE: [&str; 26] = [
        "とは",
        "について",
        "こと",
        "もの",
        "あと",
        "まで",
        "ひと",
        "もと",
        "こども",
        "子ども",
        "けが",
        "すべて",
        "全て",
        "みんな",
        "おとな",
        "こんにちは",
        "こんばんは",
        "はじめて",
        "初めて",
        "そば",
        "ことば",
        "うで",
        "もも",
        "なに",
        "はな",
        "かな",
    ];
    let text = line.text.as_str();
    let particle = text.ends_with(|c: char| PARTICLES.contains(c)) && !COMPLETE.iter().any(|word| text.ends_with(word));
    ((particle && text.chars().nth(2).is_some()) || text.ends_with(['、', '，'])) && may_follow(after)
}

/// Whether a line may be the rest of a sentence: no mark, no label (`TEL：`), no caption stands at its head.
fn may_follow(after: &Line) -> bool {
    /// How far a colon makes a label of what stands before it, in characters.
    const LABEL: usize = 12;
    let text = after.text.as_str();
    !(text.is_empty()
        || after.marked
        || text.starts_with(['【', '〒', '〜', '～', '―', '—', '–', '-'])
        || text.chars().take(LABEL).any(|c| matches!(c, ':' | '：'))
        || marker::leading(text, Format::Html, false).is_some())
}

/// Whether two lines are one heading: a title over two lines, not a title and its subtitle, number or translation.
fn heads(kind: &Kind, line: &Line, after: &Line) -> bool {
    let japanese = |line: &Line| has_letters_of(&line.text, Lang::Ja);
    let plain = |line: &Line| !(line.text.is_empty() || line.marked || line.small);
    matches!(kind, Kind::Heading(_))
        && plain(line)
        && plain(after)
        && japanese(line) == japanese(after)
        && !ends_sentence(&line.text)
        && !line.text.ends_with([':', '：', '】', '〜', '～', '－', '-', '―', '|', '｜'])
        && may_follow(after)
        && !after.text.starts_with(['（', '(', '|', '｜'])
        && marker::leading(&line.text, Format::Html, false).is_none()
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['」', '』', '）', ')', '"', '”']).ends_with(['。', '｡', '．', '！', '？', '!', '?', '.', '…'])
}

/// Whether two lines that end and begin with these characters are joined by a space. Between wide characters there
/// is none, nor between a wide one and one that East Asian fonts draw wide (`…`, `①`). Korean has spaces.
fn needs_space(left: char, right: char) -> bool {
    if left.is_whitespace() || right.is_whitespace() {
        return false;
    }
    let joins =
        |c: char| c.width_cjk() == Some(2) && !matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7FF}');
    !(joins(left) && joins(right) && (is_wide(left) || is_wide(right)))
}

#[cfg(test)]
mod tests {
    use crate::article::{Options, parse};
    use crate::text::Lang;

    fn text(path: &str, source: &str) -> String {
        let (article, _) = parse(path, source, &Options::new(Lang::Ja));
        article.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("¶")
    }

    #[test]
    fn a_turn_goes_on_behind_a_soft_line_end() {
        for (source, expected) in [
            ("医師：「本日は\n元気です。」\n", "医師：「本日は元気です。」"),
            ("院長：「費用は\n**3万円**です。」\n患者：「はい。」\n", "院長：「費用は **3万円**です。」\n患者：「はい。」"),
            ("医師：『まず採血です。\n次に\n培養します。』\n", "医師：『まず採血です。次に培養します。』"),
            ("医師：「一段目は\n長いです。\n\n二段目です。」\n", "医師：「一段目は長いです。¶二段目です。」"),
            ("・膝の痛みが\n続く方\n・腰痛の方\n", "・膝の痛みが続く方\n・腰痛の方"),
            ("Q1. 費用は、\nいくらですか。\n", "Q1. 費用は、いくらですか。"),
            // near misses
            ("医師：「はい。」\nと医師は言いました。\n", "医師：「はい。」\nと医師は言いました。"),
            ("医師：「持ち物は\n・保険証です。」\n", "医師：「持ち物は\n・保険証です。」"),
            ("・腰痛\n本文です。\n", "・腰痛\n本文です。"),
            ("・こども\n本文です。\n", "・こども\n本文です。"),
        ] {
            assert_eq!(text("a.md", source), expected);
        }
    }

    #[test]
    fn numbered_lines_stay_lines() {
        for (source, expected) in [
            ("１．一つ目です。\n２．二つ目です。\n", "１．一つ目です。\n２．二つ目です。"),
            ("流れは次のとおりです。\n(1)採血\n(2)培養\n", "流れは次のとおりです。\n(1)採血\n(2)培養"),
            ("（１）問診を\n行います。\n（２）採血です。\n", "（１）問診を行います。\n（２）採血です。"),
            ("１）one\n２）two\n", "１）one\n２）two"),
            // near misses
            ("方法は、\n(1)採血、\n(2)培養の順です。\n", "方法は、 (1)採血、 (2)培養の順です。"),
            ("前に述べた\n(1)と\n(2)の方法です。\n", "前に述べた (1)と (2)の方法です。"),
            ("量は合わせて\n１．５mLです。\n", "量は合わせて１．５mLです。"),
            ("次の\n（1）だけです。\n", "次の（1）だけです。"),
        ] {
            assert_eq!(text("a.md", source), expected);
        }
    }

    #[test]
    fn a_break_within_a_sentence_is_a_tag() {
        for (source, expected) in [
            ("<p>当日の入浴は<br>お控えください。</p>", "当日の入浴は<br>お控えください。"),
            ("<p>膝の痛みに<br />悩む方を、<br class=\"sp\">\n  支えます。</p>", "膝の痛みに<br />悩む方を、<br @1>支えます。"),
            ("<h1>切らない<br>膝の治療</h1>", "切らない<br>膝の治療"),
            ("<h2>Knee pain<br>without surgery</h2>", "Knee pain<br>without surgery"),
            ("<p>医師：「本日から<br>入浴できます。」</p>", "医師：「本日から<br>入浴できます。」"),
            ("<p>費用（税込の<br>総額）です。</p>", "費用（税込の<br>総額）です。"),
        ] {
            assert_eq!(text("a.html", source), expected);
        }
        assert_eq!(text("a.md", "当日の入浴は<br>お控えください。"), "当日の入浴は<br>お控えください。");
        assert_eq!(text("a.md", "当日の入浴は  \nお控えください。"), "当日の入浴はお控えください。");
    }

    #[test]
    fn lines_that_stand_apart_stay_apart() {
        for (source, expected) in [
            ("<p>住所：東京都渋谷区<br>TEL：03-0000-0000</p>", "住所：東京都渋谷区\nTEL：03-0000-0000"),
            ("<td>月曜<br>火曜</td>", "月曜\n火曜"),
            ("<p>入浴できます。<br>運動もできます。</p>", "入浴できます。\n運動もできます。"),
            ("<p>受付は<br>TEL：03-0000-0000</p>", "受付は\nTEL：03-0000-0000"),
            ("<p>次の方は<br>・妊娠中の方<br>・授乳中の方</p>", "次の方は\n・妊娠中の方\n・授乳中の方"),
            ("<p>次の点に<br>１．睡眠<br>２．食事</p>", "次の点に\n１．睡眠\n２．食事"),
            ("<p>持ち物（<br>保険証<br>診察券<br>）</p>", "持ち物（\n保険証\n診察券\n）"),
            ("<p>当院について<br>アクセス</p>", "当院について\nアクセス"),
            ("<p>初めての方へ<br>診療時間</p>", "初めての方へ\n診療時間"),
            ("<p>入浴は<br><br>お控えください。</p>", "入浴は\nお控えください。"),
            ("<h1>膝の再生医療<br>〜切らない治療〜</h1>", "膝の再生医療\n〜切らない治療〜"),
            ("<h1>膝の痛み<br><small>当院の治療</small></h1>", "膝の痛み\n<small>当院の治療</small>"),
            ("<h1>渋谷クリニック<br>Shibuya Clinic</h1>", "渋谷クリニック\nShibuya Clinic"),
            ("<h2>費用は？<br>3万円です</h2>", "費用は？\n3万円です"),
            ("<p>Monday<br>Tuesday</p>", "Monday\nTuesday"),
            ("<pre>当日の入浴は\nお控えください。</pre>", "当日の入浴は\nお控えください。"),
        ] {
            assert_eq!(text("a.html", source), expected);
        }
        assert_eq!(text("a.md", "渋谷区  \n港区"), "渋谷区\n港区");
    }
}
