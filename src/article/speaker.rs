//! Who speaks in an article. In: its lines, or the head of one. Out: the labels that are speakers there, and where a label
//! ends. What never happens: a word before a quotation becomes a speaker for one line alone, unless it is a person's.

use std::collections::{BTreeMap, BTreeSet};

use super::marker::{Form, leading};
use super::speech::{closing, is_question, turns};
use super::structure::Parts;
use super::vocabulary::{alias, ends_like_speaker, is_letter};
use super::{Format, Role};
use crate::text::{Lang, Script, script};

/// What is known of the article as a whole.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// It has question labels, so answers may have theirs.
    pub(super) answers: bool,
    /// Labels that stand before a quoted turn somewhere.
    pub(super) speakers: BTreeSet<String>,
    /// Labels that stand before a wide space: `先生　はい。`
    pub(super) spaced: BTreeSet<String>,
    pub(super) lang: Lang,
}

impl Known {
    /// Collects what the lines of an article tell.
    pub(super) fn read(lines: &[&str], format: Format, lang: Lang) -> Known {
        let mut known = Known { answers: false, speakers: BTreeSet::new(), spaced: spaced(lines.iter().copied()), lang };
        let mut letters: BTreeMap<&str, usize> = BTreeMap::new();
        for line in lines {
            known.answers |= leading(line, format, false).is_some_and(|m| m.form == Form::Question) || is_question(line, format);
            if let Some(letter) = letter(line) {
                *letters.entry(letter).or_default() += 1;
            }
            if let Some((len, _)) = label(line) {
                known.speakers.extend(line.get(..len).and_then(alias).map(str::to_owned));
            }
        }
        known.speakers.extend(letters.into_iter().filter(|(_, count)| *count > 1).map(|(letter, _)| letter.to_owned()));
        for line in lines {
            known.quoted(line, format);
        }
        known
    }

    /// Collects the labels of the quoted turns of a line.
    fn quoted(&mut self, line: &str, format: Format) {
        let from = leading(line, format, true).map_or(0, |m| m.len);
        if !line.contains(['「', '『', '“', '"']) {
            return;
        }
        let mut parts = Parts { text: line, at: from, out: Vec::new() };
        if turns(&mut parts, format, self) {
            let labels = parts.out.iter().filter(|p| p.role == Role::Label).map(|p| p.span.of(line).to_owned());
            self.speakers.extend(labels.collect::<Vec<_>>());
        }
    }
}

/// The one letter before a quotation that is the whole rest of the line (`患「はい」`), or one of those that stand for a
/// speaker before a colon (`患：はい。`).
fn letter(line: &str) -> Option<&str> {
    let (letter, quote) = line.split_at_checked(line.chars().next()?.len_utf8())?;
    let name = letter.chars().all(|c| matches!(script(c), Script::Han | Script::Latin | Script::Katakana));
    let whole = quote.starts_with('「') && closing(quote).is_some_and(|end| end + '」'.len_utf8() == quote.len());
    (name && whole || is_letter(letter) && quote.starts_with([':', '：'])).then_some(letter)
}

/// The labels of a dialogue without colons: names before a wide space and a sentence, two of them at least twice, one of
/// which is a person's.
pub(super) fn spaced<'a>(lines: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        let Some((name, text)) = line.split_once('\u{3000}') else { continue };
        let is_name = (1..=10).contains(&name.chars().count())
            && name.chars().all(|c| c.is_alphabetic() || matches!(c, '・' | '（' | '）' | '.') || c.is_ascii_digit())
            && !name.starts_with(|c: char| c.is_numeric());
        let ends = text.trim_end_matches(['」', '』', '）', ')']).ends_with(['。', '？', '！', '?', '!', '…', '♪']);
        if is_name && ends && text.chars().any(|c| script(c) == Script::Hiragana) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let again = |count: usize| count > 1;
    let several = counts.values().filter(|count| again(**count)).count() > 1;
    if !several || !counts.iter().any(|(name, count)| again(*count) && ends_like_speaker(name)) {
        return BTreeSet::new();
    }
    counts.into_iter().filter(|(name, count)| again(*count) || ends_like_speaker(name)).map(|(name, _)| name.to_owned()).collect()
}

/// The bytes of such a label at the head of a line, and of the space behind it.
pub(super) fn spaced_label(line: &str, spaced: &BTreeSet<String>) -> Option<(usize, usize)> {
    let (name, text) = line.split_once('\u{3000}')?;
    let gap = line.len() - name.len() - text.trim_start().len();
    (spaced.contains(name) && !text.trim().is_empty()).then_some((name.len(), gap))
}

/// A label in front of a turn: the name, and the byte where what follows it begins.
pub(super) fn label(rest: &str) -> Option<(usize, bool)> {
    let (mut count, mut depth) = (0, 0usize);
    for (i, c) in rest.char_indices() {
        match c {
            ':' | '：' => return (i > 0).then_some((i, true)),
            '「' | '“' | '"' | '*' | '_' | '<' => return (i > 0).then_some((i, false)),
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '、' if depth > 0 => {}
            '、' | '。' | '，' | ',' | '！' | '？' | '!' | '?' | '『' | '』' | '」' | '”' | '【' | '】' | '…' | ';' | '；' | '\t' =>
            {
                return None;
            }
            _ => {}
        }
        count += 1;
        if count > 20 {
            return None;
        }
    }
    None
}

/// A name directly before 「: short, no particle at its end, and either a speaker's or before whole sentences.
pub(super) fn bare_label(name: &str, quote: &str, known: &Known) -> bool {
    if name.chars().count() > 12 {
        return false;
    }
    let letter = name.chars().count() == 1 && known.speakers.contains(name);
    if letter || ends_like_speaker(name) {
        return true;
    }
    // ［予告］Vol.2「…」, 第3回「…」: what is quoted is a title.
    let numbered = name.contains('.') || name.starts_with('第') && name.contains(char::is_numeric);
    if numbered || name.ends_with('…') || name.contains(['[', ']', '［', '］', '〔', '〕', '<', '>', '＜', '＞']) {
        return false;
    }
    let particle = name.chars().next_back().is_some_and(|c| script(c) == Script::Hiragana);
    let sentences = closing(quote).and_then(|end| quote.get(..end)).is_some_and(|q| q.ends_with(['。', '？', '！', '?', '!', '.', '…']));
    !particle && sentences && !name.contains([' ', '　'])
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Options, parse};
    use super::spaced;
    use crate::text::Lang;

    #[test]
    fn a_dialogue_with_wide_spaces() {
        let text = "山本先生　膝の水は抜けます。癖にはなりません。\nスタッフ　本当ですか？\n山本先生　はい。\nスタッフ　安心しました！\n患者さん　私もです。";
        let (article, _) = parse("a.txt", text, &Options::new(Lang::Ja));
        assert!(article.blocks.iter().all(|b| b.kind == Kind::Paragraph) && article.blocks.len() == 5);
        let units = crate::article::Article::clone(&article).blocks.into_iter().map(|b| b.parts.len()).collect::<Vec<_>>();
        assert_eq!(units, [3; 5]);
        assert_eq!(spaced(text.lines()).into_iter().collect::<Vec<_>>(), ["スタッフ", "山本先生", "患者さん"]);
    }

    #[test]
    fn tables_with_wide_spaces_stay() {
        for text in [
            "長所　安い治療です。\n短所　時間がかかります。\n長所　早く効きます。\n短所　高い治療です。",
            "山本先生　整形外科\n中村先生　内科\n山本先生　整形外科\n中村先生　内科",
            "山本先生　水は抜けます。\n費用　安いです。",
        ] {
            assert!(spaced(text.lines()).is_empty(), "{text}");
        }
    }
}
