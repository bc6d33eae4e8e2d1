//! Markers at the head of a line: bullets, note signs, numbers, question and answer labels. In: a line. Out: what kind
//! of marker it begins with and how many bytes that is, the white space behind it included. What never happens: a
//! number of the text (1.5 mg, ※1回5mL, －5℃, ①〜③) is taken for one.

use super::Format;
use super::enumerator::{self, digits};
use super::vocabulary::{Question, question_word};

/// A marker at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marker {
    /// Bytes, the white space behind it included.
    pub len: usize,
    /// Its form.
    pub form: Form,
    /// Its number or letter in ASCII; for a bullet the sign itself.
    pub sign: String,
}

/// The forms of markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `•`, `・`, `-`, `➡` …
    Bullet,
    /// `※`, with or without a number.
    Note,
    /// `①`, `❶`, `⑴`, `㋐`
    Circled,
    /// `(1)`, `（1）`, `(a)`, `（ア）`
    Bracketed,
    /// `1)`, `１）`
    Closing,
    /// `1.`, `１．`
    Point,
    /// `[1]`, `［1］`, `〔1〕`
    Square,
    /// `Q1.`, `Ｑ：`, `【Q1】`, `問１　`
    Question,
    /// `A1.`, `Ａ：`, `答　`
    Answer,
}

impl Marker {
    /// Whether its sign is one that people set before the heading of a section.
    pub(crate) fn is_section(&self) -> bool {
        matches!(self.sign.as_str(), "■" | "□" | "◆" | "◇" | "▼" | "▽" | "▶" | "►" | "▷" | "🔹" | "🔸" | "🔷" | "🔶")
    }
}

impl Form {
    /// Its key in the table `style.numbers` of `structure.toml`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Form::Bullet => "bullet",
            Form::Note => "note",
            Form::Circled => "circled",
            Form::Bracketed => "bracketed",
            Form::Closing => "closing",
            Form::Point => "point",
            Form::Square => "square",
            Form::Question => "question",
            Form::Answer => "answer",
        }
    }

    /// Whether it numbers something.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Form::Bracketed | Form::Closing | Form::Point)
    }
}

/// The marker a line begins with; none where nothing but white space would remain. In Markdown and HTML those that
/// are syntax there (`-`, `*`, `+`, `1.`, `1)`, `[1]`) are not markers but text. An answer counts as one only where
/// the article has questions.
pub(crate) fn leading(line: &str, format: Format, answers: bool) -> Option<Marker> {
    let marker =
        question(line, answers).or_else(|| bullet(line, format)).or_else(|| note(line)).or_else(|| enumerator::read(line, format))?;
    line.get(marker.len..).filter(|rest| !rest.is_empty()).map(|_| marker)
}

/// The marker of a line that is known to be an item of a list: a number is one there whatever follows it.
pub(crate) fn listed(line: &str, answers: bool) -> Option<Marker> {
    leading(line, Format::Text, answers).or_else(|| enumerator::listed(line))
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn bullet(line: &str, format: Format) -> Option<Marker> {
    let sign = line.chars().next()?;
    let mut end = sign.len_utf8();
    if line.get(end..)?.starts_with('\u{FE0F}') {
        end += '\u{FE0F}'.len_utf8();
    }
    let rest = line.get(end..)?;
    let space = spaces(rest);
    let next = rest.trim_start().chars().next()?;
    let bullet = match sign {
        '>' | '＞' => format == Format::Text && next != sign,
        // A dash before what somebody says is two of them.
        '—' | '―' | '─' if rest.starts_with(sign) => {
            let text = rest.trim_start_matches(sign);
            let dashes = line.len() - text.len();
            let speech = text.trim_start().starts_with(|c: char| c.is_alphanumeric() || matches!(c, '「' | '『' | '“'));
            return (dashes == 2 * sign.len_utf8() && speech).then(|| Marker {
                len: dashes + spaces(text),
                form: Form::Bullet,
                sign: line.get(..dashes).unwrap_or_default().to_owned(),
            });
        }
        '-' | '*' | '+' | '＊' | '–' | '—' | '―' => (format == Format::Text || !sign.is_ascii()) && space > 0 && next != sign,
        '－' => !next.is_numeric() && next != sign,
        '•' | '‣' | '⁃' | '◦' | '▪' | '▫' | '·' | '･' | '・' | '◆' | '◇' | '●' | '■' | '□' | '▶' | '►' | '▷' | '◀' | '◄' | '◁' | '▼'
        | '▽' | '✓' | '✔' | '☑' | '★' | '☆' | '✅' | '❌' | '🔹' | '🔸' | '🔷' | '🔶' => next != sign,
        '→' | '➡' | '⇒' | '➔' => next != sign,
        // Any other emoji lists only what stands apart from it.
        '\u{2600}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}' => space > 0 && next.is_alphanumeric(),
        // ○○ stands for a name that is left open; ○ and × are also marks of a table.
        '○' | '◯' => next != sign && next != '〇' && !matches!(next, '×' | '△' | '◎' | '、' | '：' | ':' | ')' | '）'),
        _ => false,
    };
    bullet.then(|| Marker { len: end + space, form: Form::Bullet, sign: line.get(..end).unwrap_or_default().to_owned() })
}

/// `※`, `※1 `, `※1)`; never the digits of `※1回5mL`.
fn note(line: &str) -> Option<Marker> {
    let rest = line.strip_prefix('※')?;
    let (number, len) = digits(rest);
    let after = rest.get(len..)?;
    let closed = after.chars().next().filter(|c| [')', '）', ':', '：', '.', '．'].contains(c)).map_or(0, char::len_utf8);
    let tail = after.get(closed..)?;
    let space = spaces(tail);
    let numbered = !number.is_empty() && (space > 0 || closed > 0) && !tail.starts_with(|c: char| c.is_numeric());
    let (sign, len) = if numbered { (number, len + closed + space) } else { (String::new(), spaces(rest)) };
    Some(Marker { len: '※'.len_utf8() + len, form: Form::Note, sign })
}

/// `Q1.`, `Q.`, `Ｑ１：`, `【Q1】`, `Q1 `, `A：`.
fn question(line: &str, answers: bool) -> Option<Marker> {
    let (inner, bracket) = match line.chars().next()? {
        '【' => (line.get('【'.len_utf8()..)?, Some('】')),
        '[' | '［' => return None,
        _ => (line, None),
    };
    let letter = |c: char| match c {
        'Q' | 'Ｑ' => Some((Question::Asks, c.len_utf8(), false)),
        'A' | 'Ａ' => Some((Question::Answers, c.len_utf8(), false)),
        _ => None,
    };
    // A word needs a sign or a wide space behind it: 問診, 答え.
    let (role, len, word) = letter(inner.chars().next()?).or_else(|| question_word(inner).map(|(role, len)| (role, len, true)))?;
    let form = match role {
        Question::Asks => Form::Question,
        Question::Answers if answers => Form::Answer,
        Question::Answers => return None,
    };
    let mut rest = inner.get(len..)?;
    let (sign, len) = digits(rest);
    rest = rest.get(len..)?;
    let mut closed = false;
    if let Some(bracket) = bracket {
        rest = rest.strip_prefix(bracket)?;
        closed = true;
    }
    let end = rest.chars().next()?;
    let after = match end {
        '、' | ')' | '）' if word && sign.is_empty() => return None,
        ':' | '：' | '．' | '、' | ')' | '）' | '｜' => rest.get(end.len_utf8()..)?,
        '.' => rest.get(1..).filter(|r| r.starts_with(|c: char| c.is_whitespace() || !c.is_ascii()))?,
        '\u{3000}' => rest,
        ' ' | '\t' if !sign.is_empty() || !word && rest.trim_start().starts_with(|c: char| !c.is_ascii()) => rest,
        _ if closed => rest,
        _ => return None,
    };
    Some(Marker { len: line.len() - after.trim_start().len(), form, sign })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice)]
    use super::{Form, Format, leading};

    fn mark(line: &str) -> Option<(&str, Form, String)> {
        leading(line, Format::Text, true).map(|m| (&line[..m.len], m.form, m.sign))
    }

    #[test]
    fn markers_of_pasted_text() {
        for (line, marker, form, sign) in [
            ("• 睡眠不足", "• ", Form::Bullet, "•"),
            ("・採血時：疼痛", "・", Form::Bullet, "・"),
            ("◆膝の痛み", "◆", Form::Bullet, "◆"),
            ("－ 注意", "－ ", Form::Bullet, "－"),
            ("- item", "- ", Form::Bullet, "-"),
            ("➡ 炎症を鎮める", "➡ ", Form::Bullet, "➡"),
            ("○膝関節", "○", Form::Bullet, "○"),
            ("✅ 睡眠", "✅ ", Form::Bullet, "✅"),
            ("🔹ポイント", "🔹", Form::Bullet, "🔹"),
            ("💡 ポイント", "💡 ", Form::Bullet, "💡"),
            ("▼あわせて", "▼", Form::Bullet, "▼"),
            ("――その後は？", "――", Form::Bullet, "――"),
            ("> 引用", "> ", Form::Bullet, ">"),
            ("①幹細胞が放出する", "①", Form::Circled, "1"),
            ("㉑ 項目", "㉑ ", Form::Circled, "21"),
            ("1) 腰痛", "1) ", Form::Closing, "1"),
            ("１）腰痛", "１）", Form::Closing, "1"),
            ("１．カウンセリング", "１．", Form::Point, "1"),
            ("2. カウンセリング", "2. ", Form::Point, "2"),
            ("（3）背景", "（3）", Form::Bracketed, "3"),
            ("(12) 背景", "(12) ", Form::Bracketed, "12"),
            ("[1] Smith", "[1] ", Form::Square, "1"),
            ("※ただし", "※", Form::Note, ""),
            ("※1　ただし", "※1　", Form::Note, "1"),
            ("※1回5〜10mL", "※", Form::Note, ""),
            ("Q1. 効果は？", "Q1. ", Form::Question, "1"),
            ("Ｑ１：効果は？", "Ｑ１：", Form::Question, "1"),
            ("Q.効果は？", "Q.", Form::Question, ""),
            ("【Q2】効果は？", "【Q2】", Form::Question, "2"),
            ("A：あります。", "A：", Form::Answer, ""),
            ("問１　費用は？", "問１　", Form::Question, "1"),
            ("答　5万円です。", "答　", Form::Answer, ""),
            ("◀ 前の記事", "◀ ", Form::Bullet, "◀"),
            ("――「治る」と聞きます。", "――", Form::Bullet, "――"),
            ("──『幹細胞』とは？", "──", Form::Bullet, "──"),
            ("――2回目は？", "――", Form::Bullet, "――"),
            ("――　次は？", "――　", Form::Bullet, "――"),
        ] {
            assert_eq!(mark(line), Some((marker, form, sign.to_owned())), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_marker() {
        for line in [
            "1.5 mgを投与",
            "2024. 5",
            "○○クリニック",
            "－5℃で保存",
            "①〜③のいずれか",
            "①と②",
            "Q&A",
            "A patient came",
            "QOLの改善",
            "TEL.06",
            "1",
            "・",
            "---",
            "(2024)の報告",
            "(1)と(2)",
            "-5 度",
            "*強調*",
            "Q10は",
            "10:00 から",
            "🌸春の疲れ🌸",
            "▽▽▽ 予約 ▽▽▽",
            "――――",
            "―― 。",
            ">> 引用",
            "――、そう。",
            "―――「え」",
            "問い合わせ",
            "問診票　1枚",
            "答えは2つ",
            "問、答",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
        assert_eq!(leading("- 項目", Format::Markdown, false), None);
        assert_eq!(leading("1. 項目", Format::Html, false), None);
        assert_eq!(leading("A. Smith", Format::Text, false), None);
        assert!(leading("※項目", Format::Markdown, false).is_some());
    }
}
