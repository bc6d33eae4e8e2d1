//! What stands above an article that was pasted with its page: where the page is (`ホーム > コラム > ひざ`), when it was
//! written and by whom, and the title among them. In: the lines of plain text. Out: the places of a trail, whether a line
//! is of this kind, which line is the title. What never happens: a sentence of the text is taken for any of them.

use super::heading::is_contact;
use super::line::Line;
use super::vocabulary::{begins_with_speaker, masthead};
use super::{Kind, Options};
use crate::text::{Span, has_letters_of, width};

/// So many lines are looked through for a trail or a title.
const DEPTH: usize = 16;

/// The places of the trail a line is, as spans of the source. One that does not begin at the home page is a trail only
/// at the head of an article.
pub(super) fn trail(lines: &[Line<'_>], i: usize) -> Option<Vec<Span>> {
    let line = lines.get(i).filter(|line| line.is_content() && line.marker.is_none())?;
    let arrow = |c: char| matches!(c, '>' | '＞' | '›' | '»');
    let home = |place: &str| masthead().home.iter().any(|word| word == place);
    let slash = |c: char| matches!(c, '/' | '／');
    let cut: Vec<&str> = if line.text.contains(arrow) {
        line.text.split(arrow).collect()
    } else if line.text.contains([' ', '\u{3000}']) {
        line.text.split(slash).collect()
    } else {
        return None;
    };
    let spaced = cut.iter().rev().skip(1).all(|place| place.ends_with(char::is_whitespace));
    let first = cut.first().filter(|_| cut.len() > 1)?.trim();
    let at_home = home(first);
    let place = |place: &str| {
        let place = place.trim();
        !place.is_empty() && place.chars().count() <= 30 && !place.contains(['、', '。', '<', '＜', '=', '-', ':', '：'])
    };
    let (last, rest) = cut.split_last()?;
    let last = last.trim();
    let sound =
        rest.iter().all(|p| place(p)) && !last.is_empty() && width(last) <= 100 && !last.ends_with('。') && !last.contains(['<', '＜']);
    let above = || lines.iter().take(i).filter(|line| line.is_content());
    let on_top =
        cut.len() > 2 && line.text.contains(arrow) && above().take(DEPTH).count() < DEPTH && !above().any(|line| line.ends_sentence());
    if !sound || !(at_home && (line.text.contains(arrow) || spaced) || on_top) {
        return None;
    }
    let mut at = line.start;
    let mut out = Vec::new();
    for piece in cut {
        let lead = piece.len() - piece.trim_start().len();
        out.push(Span::new(at + lead, at + lead + piece.trim().len()));
        at += piece.len() + line.text.get(at + piece.len() - line.start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    Some(out)
}

/// Whether a line says when or by whom a text was written, or is a menu: `公開日 2025-03-08`, `2023年4月8日（金）`, `a | b | c`.
pub(super) fn is_note(text: &str) -> bool {
    let words = masthead();
    let bars = text.chars().filter(|c| matches!(c, '|' | '｜' | '│')).count();
    let dated = text.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace() || words.dates.contains(c));
    let date =
        dated.len() < text.len() && text.starts_with(|c: char| c.is_numeric()) && text.chars().filter(|c| c.is_numeric()).count() >= 4;
    let labelled = |text: &str| {
        let rest = words.labels.iter().filter_map(|label| text.strip_prefix(label.as_str()));
        rest.min_by_key(|rest| rest.len()).is_some_and(|rest| {
            rest.starts_with(|c: char| matches!(c, ':' | '：' | '・' | '／' | '/' | '|' | '｜') || c.is_whitespace() || c.is_numeric())
        })
    };
    bars >= 2
        || text.starts_with(['#', '＃'])
        || labelled(text)
        || date && (dated.is_empty() || dated.starts_with(['|', '｜']) || labelled(dated))
}

/// Whether a caption names who wrote or checked the text: `【記事監修】…`.
pub(super) fn is_byline(text: &str) -> bool {
    let caption = text.strip_prefix('【').and_then(|rest| rest.split_once('】'));
    caption
        .is_some_and(|(caption, rest)| !rest.trim().is_empty() && masthead().labels.iter().any(|label| caption.ends_with(label.as_str())))
}

/// The title that no other rule finds, for it has a ？ or 。 inside or a date below it: the first line that stands alone
/// above the text, whatever is said there of the page apart.
pub(super) fn title(lines: &[Line<'_>], rows: &[Vec<Span>], kinds: &[Kind], options: &Options) -> Option<usize> {
    let content: Vec<usize> = (0..lines.len()).filter(|&i| lines.get(i).is_some_and(Line::is_content)).take(DEPTH).collect();
    for group in content.chunk_by(|a, b| a + 1 == *b) {
        let alone = |i: usize| {
            let line = lines.get(i)?;
            let aside = rows.get(i).is_some_and(|row| row.len() > 1)
                || is_note(line.text)
                || is_contact(line.text)
                || begins_with_speaker(line.text)
                || !has_letters_of(line.text, options.lang);
            (!aside && !is_kicker(line)).then_some(line)
        };
        let mut found = group.iter().filter_map(|&i| alone(i).map(|line| (i, line)));
        let first = found.next();
        let more = found.next().is_some();
        let Some((i, line)) = first else {
            if group.iter().any(|&i| lines.get(i).is_some_and(|line| line.text.ends_with(['。', '」']))) {
                return None;
            }
            continue;
        };
        if matches!(kinds.get(i), Some(Kind::Heading(_))) || line.ends_sentence() && line.text.ends_with('。') || width(line.text) > 80 {
            return None;
        }
        let above = group.iter().take_while(|&&j| j < i).all(|&j| lines.get(j).is_some_and(is_kicker));
        if !more && above && is_headline(line.text) {
            return Some(i);
        }
        if group.iter().any(|&i| lines.get(i).is_some_and(|line| line.text.ends_with('。'))) {
            return None;
        }
    }
    None
}

/// A line above the title: `【インタビュー】第3回`, `♡ コラム ♡`.
pub(super) fn is_kicker(line: &Line<'_>) -> bool {
    line.text.starts_with('【') || line.decoration.is_some() || line.marker.is_some()
}

/// Whether a line may be a title although sentences end in it.
fn is_headline(text: &str) -> bool {
    let ends = text.chars().filter(|c| matches!(c, '。' | '！' | '？' | '!' | '?')).count();
    let open = ['「', '(', '（', '<', '＜'];
    (12..=80).contains(&width(text))
        && ends <= 3
        && !text.ends_with(['。', '、', '，', ',', ':', '：', ';', '…'])
        && !text.starts_with(open)
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Options, parse};
    use super::{is_byline, is_note};
    use crate::text::Lang;

    /// The headings with their levels, and the cells.
    fn heads(source: &str) -> (Vec<String>, Vec<String>) {
        let blocks = parse("a.txt", source, &Options::new(Lang::Ja)).0.blocks;
        let heading = |b: &super::super::Block| match b.kind {
            Kind::Heading(level) => Some(format!("{level} {}", b.text)),
            _ => None,
        };
        let cells = blocks.iter().filter(|b| b.kind == Kind::Cell).map(|b| b.text.clone()).collect();
        (blocks.iter().filter_map(heading).collect(), cells)
    }

    #[test]
    fn a_trail_is_no_heading() {
        let text = "足のしびれで、長い距離を歩けなくなった方へ。";
        for (line, cells) in [
            ("ホーム > 読みもの > しびれ", ["ホーム", "読みもの", "しびれ"]),
            ("HOME＞ブログ＞足がしびれる？原因を知ろう", ["HOME", "ブログ", "足がしびれる？原因を知ろう"]),
            ("治療 › 注射 › 神経ブロック", ["治療", "注射", "神経ブロック"]),
            ("TOP / 読みもの / しびれ", ["TOP", "読みもの", "しびれ"]),
        ] {
            let (headings, found) = heads(&format!("{line}\n\n足のしびれを知る\n\n{text}\n"));
            assert_eq!(headings, ["1 足のしびれを知る"], "{line}");
            assert_eq!(found, cells, "{line}");
        }
        for line in ["> ホーム > 膝", "膝 / 腰 / 肩", "体重 > 60kg", "<b>膝</b> > 腰 > 肩", "膝→腰→肩"] {
            assert!(heads(&format!("{line}\n\n{text}")).1.is_empty(), "{line}");
        }
        assert!(heads(&format!("{text}\n\n強さ > 速さ > 安さ")).1.is_empty());
    }

    #[test]
    fn the_title_of_the_page() {
        let text = "足のしびれで、長い距離を歩けなくなった方へ。\n";
        for (head, title) in [
            ("しびれは治る？整形外科医が答えます\n\n", "しびれは治る？整形外科医が答えます"),
            ("投稿日：2023年4月8日\n\n歩くのを、あきらめないで。　しびれの話\n\n", "歩くのを、あきらめないで。　しびれの話"),
            ("【特集】足の病気　第2回\n注射は、しびれのどこに効くのか\n語り手：山本 一\n\n", "注射は、しびれのどこに効くのか"),
            ("しびれは治る？整形外科医が答えます\n2025.07.22 | しびれ | 10 views\n\n", "しびれは治る？整形外科医が答えます"),
            ("メニュー\n料金のご案内です\n\n歩くのを、あきらめないで！足の話\n\n", "歩くのを、あきらめないで！足の話"),
        ] {
            let (headings, _) = heads(&format!("{head}{text}\n原因\n\n{text}"));
            assert_eq!(headings.first().map(String::as_str), Some(format!("1 {title}").as_str()), "{head}");
            assert!(headings.contains(&"2 原因".to_owned()) && headings.len() == 2, "{headings:?}");
        }
        for head in [
            "",
            "こんにちは。足の話です。\n\n",
            "2025.07.22\n整形外科の読みもの\n\n",
            "医師：「足の話です。」\n\n",
            "診療案内 | 医師 | 料金\n\n",
        ] {
            assert_eq!(heads(&format!("{head}{text}\n原因\n\n{text}")).0, ["1 原因"], "{head}");
        }
        // Where numbered headings come first, none of the later ones is the title.
        assert_eq!(heads(&format!("{text}\n1) 原因\n{text}\nおわりに\n\n{text}")).0, ["3 1) 原因", "2 おわりに"]);
    }

    #[test]
    fn notes_and_near_misses() {
        for line in [
            "公開日 2025-03-08",
            "2023年4月8日（金）",
            "2025/5/9 更新日：2025/6/1",
            "監修：山本",
            "a | b | c",
            "#膝 #腰",
            "2025.5.9 | 足の話",
        ] {
            assert!(is_note(line), "{line}");
        }
        for line in ["監修医の仕事", "2025年5月の休診日", "3か月で変わる", "足の話 | 山本医院", "著者が語る足の話"]
        {
            assert!(!is_note(line), "{line}");
        }
        assert!(is_byline("【記事監修】山本 一") && !is_byline("【記事監修】") && !is_byline("【2025年版】足の話"));
    }
}
