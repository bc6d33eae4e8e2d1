//! The comparison form: what two spellings of the same Japanese or English word have in common.
//!
//! Width, case, kana width, dash and long-vowel variants, か月/ヶ月/カ月 and white space are folded; superscripts,
//! circled numbers and fractions keep their role (NFKC would turn 10⁷ into 107 and ①3か月 into 13か月). It serves
//! look-up only: it is never hashed into an id and never written out, so it may grow. Every character of the result
//! maps back to the bytes it came from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::script::{Script, script};
use super::{Span, nfc};

/// A text in comparison form, with the way back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// For each character: its first byte here, and its first and last byte (exclusive) in the source.
    chars: Vec<(u32, u32, u32)>,
}

impl Folded {
    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source behind a range of the folded text. What was dropped at the end of the range (the
    /// closing ー of コンピューター) belongs to it.
    pub fn source(&self, span: Span) -> Span {
        let first = self.chars.partition_point(|c| (c.0 as usize) < span.start);
        let last = self.chars.partition_point(|c| (c.0 as usize) < span.end);
        let start = self.chars.get(first).map_or_else(|| self.chars.last().map_or(0, |c| c.2), |c| c.1);
        let end = if last > first { self.chars.get(last - 1).map_or(start, |c| c.2) } else { start };
        Span::new(start as usize, end as usize)
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.chars.push((self.text.len() as u32, start as u32, end as u32));
        self.text.push(c);
    }

    /// Extends the source range of the last character, for characters that leave nothing of their own.
    fn absorb(&mut self, end: usize) {
        if let Some(last) = self.chars.last_mut() {
            last.2 = end as u32;
        }
    }
}

/// The comparison form of a text, without the way back.
pub fn fold_to_string(text: &str) -> String {
    fold(text).text
}

/// The comparison form of a text, with the way back.
///
/// ```
/// use taiyaku::text::fold_to_string;
/// assert_eq!(fold_to_string("ＩＰＳ細胞"), "ips細胞");
/// assert_eq!(fold_to_string("ｻｲﾄｶｲﾝ"), "サイトカイン");
/// assert_eq!(fold_to_string("3～6ヶ月"), fold_to_string("３〜６か月"));
/// assert_eq!(fold_to_string("10⁷"), "10⁷");
/// ```
pub fn fold(text: &str) -> Folded {
    let mut out = Folded { text: String::with_capacity(text.len()), chars: Vec::with_capacity(text.chars().count()) };
    let mut rest = text.char_indices().peekable();
    let mut katakana = 0usize; // characters of the katakana run that ends here
    while let Some((start, c)) = rest.next() {
        let mut end = start + c.len_utf8();
        if c.is_ascii() && !c.is_ascii_whitespace() && rest.peek().is_none_or(|&(_, next)| next.is_ascii()) {
            out.push(c.to_ascii_lowercase(), start, end);
            katakana = 0;
            continue;
        }
        // Most characters stand alone and are composed already (quick check of UAX 15, by block).
        let composed =
            matches!(c, '\u{3001}'..='\u{3098}' | '\u{309B}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FFEF}' | ' '..='~');
        if composed && !rest.peek().is_some_and(|&(_, next)| is_mark(next)) {
            // Hiragana and most kanji have one form.
            if matches!(c, '\u{3041}'..='\u{3096}' | '\u{4E00}'..='\u{9FFF}') && c != '箇' {
                out.push(kanji(c), start, end);
                katakana = 0;
                continue;
            }
            let next = rest.peek().map(|&(_, c)| full_width_kana(c));
            katakana = fold_char(&mut out, full_width_kana(c), next, katakana, start, end);
            continue;
        }
        // A base character with its combining and half-width voiced marks is one cluster.
        let mut cluster = String::from(c);
        while let Some(&(at, mark)) = rest.peek() {
            match mark {
                '\u{3099}' | '\u{309A}' | '\u{0300}'..='\u{036F}' => cluster.push(mark),
                'ﾞ' if script(c) == Script::Katakana => cluster.push('\u{3099}'),
                'ﾟ' if script(c) == Script::Katakana => cluster.push('\u{309A}'),
                _ => break,
            }
            end = at + mark.len_utf8();
            rest.next();
        }
        let cluster = if cluster.len() > c.len_utf8() || !c.is_ascii() {
            nfc(&cluster.chars().map(full_width_kana).collect::<String>())
        } else {
            cluster
        };
        let next = rest.peek().map(|&(_, c)| full_width_kana(c));
        for c in cluster.chars() {
            katakana = fold_char(&mut out, c, next, katakana, start, end);
        }
    }
    out
}

/// Folds one composed character; gives the length of the katakana run that ends with it.
fn fold_char(out: &mut Folded, c: char, next: Option<char>, katakana: usize, start: usize, end: usize) -> usize {
    if c.is_whitespace() {
        if out.text.ends_with(' ') {
            out.absorb(end);
        } else {
            out.push(' ', start, end);
        }
        return 0;
    }
    if is_dash(c) && katakana > 0 {
        // The long vowel at the end of a word of four or more is written or left out at will.
        if katakana >= 3 && next.is_none_or(|n| script(n) != Script::Katakana && !is_dash(n)) {
            out.absorb(end);
            return katakana;
        }
        out.push('ー', start, end);
        return katakana + 1;
    }
    let katakana = if script(c) == Script::Katakana && c != '・' { katakana + 1 } else { 0 };
    if matches!(c, 'ヶ' | 'ヵ' | 'ケ' | 'カ' | '箇') && next == Some('月') && counts_months(out.as_str()) {
        out.push('か', start, end);
        return katakana;
    }
    match c {
        '！'..='～' => lower(out, char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c), start, end),
        '〜' | '∼' => out.push('~', start, end),
        _ if is_dash(c) => out.push('-', start, end),
        '‘' | '’' | 'ʼ' => out.push('\'', start, end),
        '“' | '”' => out.push('"', start, end),
        '･' => out.push('・', start, end),
        '々' | '〻' => {
            let before = out.text.chars().next_back().filter(|c| script(*c) == Script::Han);
            out.push(before.unwrap_or('々'), start, end);
        }
        '\u{4E00}'..='\u{9FFF}' | '\u{FA0E}'..='\u{FA2D}' | '\u{20000}'..='\u{2FFFF}' => out.push(kanji(c), start, end),
        '｡' => out.push('。', start, end),
        '､' => out.push('、', start, end),
        '｢' => out.push('「', start, end),
        '｣' => out.push('」', start, end),
        'µ' => out.push('μ', start, end),
        '㎎' | '㎏' | '㎖' | '㎜' | '㎝' | '㎞' | '㏄' | '㎍' => {
            for c in unit(c).chars() {
                out.push(c, start, end);
            }
        }
        _ => lower(out, c, start, end),
    }
    katakana
}

/// Kanji written in more than one shape, by the shape they are compared in.
static KANJI: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("kanji.txt").lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| Some((line.chars().next()?, line.get(line.chars().next()?.len_utf8()..)?)));
    pairs.flat_map(|(usual, others)| others.chars().filter(|c| !c.is_whitespace()).map(move |other| (other, usual))).collect()
});

/// One bit for each kanji of the basic plane that may be another shape of one, so that most are not looked up.
static OTHERS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; 0x1_0000 / 64];
    for at in KANJI.keys().map(|c| u32::from(*c) as usize) {
        if let Some(word) = bits.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }
    bits
});

fn kanji(c: char) -> char {
    let at = u32::from(c) as usize;
    if OTHERS.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) == 0) {
        return c;
    }
    KANJI.get(&c).copied().unwrap_or(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309A}' | '\u{0300}'..='\u{036F}' | 'ﾞ' | 'ﾟ')
}

fn lower(out: &mut Folded, c: char, start: usize, end: usize) {
    // Kana and the signs beside them have no case.
    if matches!(c, '\u{3001}'..='\u{30FF}') {
        out.push(c, start, end);
        return;
    }
    for c in c.to_lowercase() {
        out.push(c, start, end);
    }
}

/// Whether か before 月 counts months: a number, 数, 何 or 幾 stands before it.
fn counts_months(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_numeric() || "一二三四五六七八九十百数何幾半".contains(c))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | 'ー' | 'ｰ' | '－' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─')
}

fn unit(c: char) -> &'static str {
    match c {
        '㎎' => "mg",
        '㎏' => "kg",
        '㎖' => "ml",
        '㎜' => "mm",
        '㎝' => "cm",
        '㎞' => "km",
        '㎍' => "μg",
        _ => "cc",
    }
}

fn full_width_kana(c: char) -> char {
    const KANA: [char; 56] = [
        'ヲ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ッ', 'ー', 'ア', 'イ', 'ウ', 'エ', 'オ', 'カ', 'キ', 'ク', 'ケ', 'コ', 'サ',
        'シ', 'ス', 'セ', 'ソ', 'タ', 'チ', 'ツ', 'テ', 'ト', 'ナ', 'ニ', 'ヌ', 'ネ', 'ノ', 'ハ', 'ヒ', 'フ', 'ヘ', 'ホ', 'マ', 'ミ', 'ム',
        'メ', 'モ', 'ヤ', 'ユ', 'ヨ', 'ラ', 'リ', 'ル', 'レ', 'ロ', 'ワ', 'ン',
    ];
    match c {
        '\u{FF66}'..='\u{FF9D}' => KANA.get((u32::from(c) - 0xFF66) as usize).copied().unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, fold, fold_to_string};

    #[test]
    fn spellings_of_one_word_meet() {
        for (a, b) in [
            ("ＩＰＳ細胞", "iPS細胞"),
            ("ｻｲﾄｶｲﾝ", "サイトカイン"),
            ("コンピュータ", "コンピューター"),
            ("エクソソ−ム", "エクソソーム"),
            ("ｶﾞﾝ", "ガン"),
            ("か\u{3099}ん", "がん"),
            ("６カ月", "6ヶ月"),
            ("ＴＧＦ－β", "tgf‑β"),
            ("幹　細胞", "幹 細胞"),
            ("５㎎", "5mg"),
            ("３～６", "3〜6"),
            ("髙齢者の頸部", "高齢者の頚部"),
            ("人々", "人人"),
            ("齋藤", "斎藤"),
        ] {
            assert_eq!(fold_to_string(a), fold_to_string(b), "{a} {b}");
        }
        for (a, b) in
            [("サイトカイン", "サイトカイニン"), ("10⁷", "107"), ("①3か月", "13か月"), ("½", "1⁄2"), ("コピー", "コピ"), ("々", "")]
        {
            assert_ne!(fold_to_string(a), fold_to_string(b), "{a} {b}");
        }
    }

    #[test]
    fn the_way_back_covers_what_was_folded() {
        let text = "新型ｶﾞﾝのコンピューター断層";
        let folded = fold(text);
        for (needle, expected) in [("ガン", "ｶﾞﾝ"), ("コンピュータ", "コンピューター"), ("断層", "断層")] {
            let at = folded.as_str().find(needle).unwrap_or(0);
            assert_eq!(folded.source(Span::new(at, at + needle.len())).of(text), expected);
        }
    }
}
