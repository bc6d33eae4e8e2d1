//! The comparison form: what two spellings of the same Japanese or English word have in common.
//!
//! Width, case, kana width, dash and long-vowel variants, か月/ヶ月/カ月 and white space are folded; superscripts,
//! circled numbers and fractions keep their role (NFKC would turn 10⁷ into 107 and ①3か月 into 13か月). It serves
//! look-up only: it is never hashed into an id and never written out, so it may grow. Every character of the result
//! maps back to the bytes it came from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::script::{Script, script};
use super::{CharSet, Span, any_byte, any_two_bytes, nfc};

/// A text in comparison form, with the way back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// Where the way back changes. What stands before the first piece stands at the same place in the source.
    pieces: Vec<Piece>,
    /// Whether the last piece is one character that takes other bytes than its own.
    is_single: bool,
    /// How far the characters of the last piece stand behind here in the source, modulo 2³².
    shift: u32,
}

/// Characters that take as many bytes in the source as here, or one that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Its first byte here.
    here: u32,
    /// Its first byte in the source.
    start: u32,
    /// For a single character, its last byte in the source (exclusive); 0 for several.
    end: u32,
}

impl Folded {
    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source behind a range of the folded text. What was dropped at the end of the range (the
    /// closing ー of コンピューター) belongs to it.
    pub fn source(&self, span: Span) -> Span {
        let first = boundary(&self.text, span.start);
        let last = span.end.min(self.text.len()).checked_sub(1).map(|at| begin(&self.text, at));
        let whole = || self.text.len().checked_sub(1).map_or(0, |at| self.bytes(begin(&self.text, at)).end);
        let start = if first < self.text.len() { self.bytes(first).start } else { whole() };
        Span::new(start, last.filter(|last| *last >= first).map_or(start, |last| self.bytes(last).end))
    }

    /// The bytes of the source behind the character that begins at a place.
    fn bytes(&self, at: usize) -> Span {
        let piece = self.pieces.partition_point(|piece| piece.here as usize <= at).checked_sub(1).and_then(|n| self.pieces.get(n));
        let (here, start) = match piece {
            Some(piece) if piece.end > 0 => return Span::new(piece.start as usize, piece.end as usize),
            Some(piece) => (piece.here as usize, piece.start as usize),
            None => (0, 0),
        };
        Span::new(at - here + start, boundary(&self.text, at + 1) - here + start)
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        let here = self.text.len();
        if end - start == c.len_utf8() {
            self.goes_on(here, start);
        } else {
            self.pieces.push(Piece { here: here as u32, start: start as u32, end: end as u32 });
            self.is_single = true;
        }
        self.text.push(c);
    }

    /// Adds a piece of the source as it is.
    fn push_all(&mut self, text: &str, start: usize) {
        self.goes_on(self.text.len(), start);
        self.text.push_str(text);
    }

    /// Adds ASCII of the source as it is but for the case.
    fn push_ascii(&mut self, text: &str, start: usize) {
        let here = self.text.len();
        self.push_all(text, start);
        if let Some(added) = self.text.get_mut(here..) {
            added.make_ascii_lowercase();
        }
    }

    /// Begins a new piece where what follows does not go on with the last one.
    fn goes_on(&mut self, here: usize, start: usize) {
        let shift = (start as u32).wrapping_sub(here as u32);
        if self.is_single || shift != self.shift {
            self.pieces.push(Piece { here: here as u32, start: start as u32, end: 0 });
            (self.is_single, self.shift) = (false, shift);
        }
    }

    /// Extends the source range of the last character, for characters that leave nothing of their own.
    fn absorb(&mut self, end: usize) {
        let Some(at) = self.text.len().checked_sub(1).map(|at| begin(&self.text, at)) else { return };
        let start = self.bytes(at).start;
        if self.pieces.last().is_some_and(|piece| piece.here as usize == at) {
            self.pieces.pop();
        }
        self.pieces.push(Piece { here: at as u32, start: start as u32, end: end as u32 });
        self.is_single = true;
    }
}

/// The place itself, or where the next character begins.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Where the character begins that the byte at a place belongs to.
fn begin(text: &str, at: usize) -> usize {
    (0..=at).rfind(|at| text.is_char_boundary(*at)).unwrap_or(0)
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
    let mut out = Folded { text: String::with_capacity(text.len()), ..Folded::default() };
    let mut rest = text.chars();
    let mut katakana = 0usize; // characters of the katakana run that ends here
    loop {
        let start = text.len() - rest.as_str().len();
        if rest.as_str().as_bytes().first().is_some_and(u8::is_ascii)
            && let Some(length) = ascii(&mut out, rest.as_str(), start)
        {
            rest = rest.as_str().get(length..).unwrap_or("").chars();
            katakana = 0;
            continue;
        }
        let plain = run(rest.as_str(), has_one_form);
        if !plain.is_empty() {
            out.push_all(plain, start);
            rest = rest.as_str().get(plain.len()..).unwrap_or("").chars();
            katakana = 0;
            continue;
        }
        let kana = run(rest.as_str(), |c| matches!(c, 'ァ'..='ヴ') && !matches!(c, 'カ' | 'ケ'));
        if !kana.is_empty() {
            out.push_all(kana, start);
            rest = rest.as_str().get(kana.len()..).unwrap_or("").chars();
            katakana += kana.len() / 'ァ'.len_utf8();
            continue;
        }
        let Some(c) = rest.next() else { break };
        let mut end = start + c.len_utf8();
        let next = rest.clone().next();
        // Most characters stand alone and are composed already (quick check of UAX 15, by block).
        let composed =
            matches!(c, '\u{3001}'..='\u{3098}' | '\u{309B}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF01}'..='\u{FFEF}' | ' '..='~');
        if composed && !next.is_some_and(is_mark) {
            // Hiragana and most kanji have one form.
            if matches!(c, '\u{3041}'..='\u{3096}' | '\u{4E00}'..='\u{9FFF}') && c != '箇' {
                out.push(kanji(c), start, end);
                katakana = 0;
                continue;
            }
            katakana = fold_char(&mut out, full_width_kana(c), next.map(full_width_kana), katakana, start, end);
            continue;
        }
        // A base character with its combining and half-width voiced marks is one cluster.
        let mut cluster = String::from(c);
        while let Some(mark) = rest.clone().next() {
            match mark {
                '\u{3099}' | '\u{309A}' | '\u{0300}'..='\u{036F}' => cluster.push(mark),
                'ﾞ' if script(c) == Script::Katakana => cluster.push('\u{3099}'),
                'ﾟ' if script(c) == Script::Katakana => cluster.push('\u{309A}'),
                _ => break,
            }
            rest.next();
            end = text.len() - rest.as_str().len();
        }
        let cluster = if cluster.len() > c.len_utf8() || !c.is_ascii() {
            nfc(&cluster.chars().map(full_width_kana).collect::<String>())
        } else {
            cluster
        };
        let next = rest.clone().next().map(full_width_kana);
        for c in cluster.chars() {
            katakana = fold_char(&mut out, c, next, katakana, start, end);
        }
    }
    out
}

/// The characters that satisfy the test and that a text begins with, as far as no mark combines with them.
fn run(rest: &str, test: impl Fn(char) -> bool) -> &str {
    let (mut last, mut end) = (0, 0);
    for (at, c) in rest.char_indices() {
        if !test(c) {
            end = if is_mark(c) { last } else { end };
            break;
        }
        (last, end) = (at, at + c.len_utf8());
    }
    rest.get(..end).unwrap_or("")
}

/// Whether a character has one form wherever it stands: hiragana, most kanji and the commonest punctuation.
fn has_one_form(c: char) -> bool {
    match c {
        '\u{3041}'..='\u{3096}' | '、' | '。' | '「' | '」' => true,
        '\u{4E00}'..='\u{9FFF}' => c != '箇' && kanji(c) == c,
        _ => false,
    }
}

/// Folds the ASCII characters that the rest of a text begins with, all but the last one before another character, which
/// may combine with it; gives how many they are, if any.
fn ascii(out: &mut Folded, rest: &str, start: usize) -> Option<usize> {
    let chunks = rest.as_bytes().chunks(16).take_while(|chunk| chunk.is_ascii()).count() * 16;
    let beyond = rest.as_bytes().get(chunks..).unwrap_or(&[]);
    let length = match beyond.iter().position(|b| !b.is_ascii()) {
        Some(length) => (chunks + length).checked_sub(1)?,
        None => rest.len(),
    };
    let run = rest.get(..length).filter(|run| !run.is_empty())?;
    let is_odd = any_two_bytes(run, |a, b| a == b' ' && b == b' ') || any_byte(run, |b| matches!(b, b'\t' | b'\n' | b'\x0C' | b'\r'));
    if !(is_odd || run.starts_with(' ') && out.text.ends_with(' ')) {
        out.push_ascii(run, start);
        return Some(length);
    }
    let mut at = start;
    for word in run.split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_whitespace());
        if !letters.is_empty() {
            out.push_ascii(letters, at);
        }
        at += word.len();
        match letters.len() == word.len() {
            true => {}
            false if out.text.ends_with(' ') => out.absorb(at),
            false => out.push(' ', at - 1, at),
        }
    }
    Some(length)
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

/// Kanji of the basic plane that are another shape of one.
static OTHERS: LazyLock<CharSet> = LazyLock::new(|| KANJI.keys().copied().collect());

fn kanji(c: char) -> char {
    let may_differ = OTHERS.has(c) || c > '\u{FFFF}';
    if may_differ { KANJI.get(&c).copied().unwrap_or(c) } else { c }
}

/// Whether a character combines with the one before it: accents, voiced marks in either width.
pub fn is_mark(c: char) -> bool {
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
    fn every_character_leads_back() {
        let text = "ab  cＤ㎎ ｶﾞン\u{3000}\u{3000}メーターか\u{3099}月x\t\ty";
        let folded = fold(text);
        let back = |(at, c): (usize, char)| (c, folded.source(Span::new(at, at + c.len_utf8())).of(text));
        assert_eq!(
            folded.as_str().char_indices().map(back).collect::<Vec<_>>(),
            [
                ('a', "a"),
                ('b', "b"),
                (' ', "  "),
                ('c', "c"),
                ('d', "Ｄ"),
                ('m', "㎎"),
                ('g', "㎎"),
                (' ', " "),
                ('ガ', "ｶﾞ"),
                ('ン', "ン"),
                (' ', "\u{3000}\u{3000}"),
                ('メ', "メ"),
                ('ー', "ー"),
                ('タ', "ター"),
                ('が', "か\u{3099}"),
                ('月', "月"),
                ('x', "x"),
                (' ', "\t\t"),
                ('y', "y"),
            ]
        );
        let whole = Span::new(0, text.len());
        assert_eq!((folded.source(Span::new(0, 900)), folded.source(Span::new(900, 901))), (whole, Span::new(text.len(), text.len())));
        assert_eq!(fold("").source(Span::new(0, 1)), Span::new(0, 0));
    }

    proptest::proptest! {
        #[test]
        fn the_way_back_lies_on_characters_and_rises(text in "([ \t\u{3000}aB１ｗｶﾞﾊﾟ㎎ー\\-コンピか\u{3099}é]|\\PC){0,40}") {
            let folded = fold(&text);
            let mut last = 0;
            for (at, c) in folded.as_str().char_indices() {
                let span = folded.source(Span::new(at, at + c.len_utf8()));
                assert!(span.start >= last && span.start < span.end && text.get(span.start..span.end).is_some(), "{text:?} {at}");
                assert_eq!(folded.source(Span::new(0, at + c.len_utf8())).end, span.end);
                last = span.start;
            }
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
