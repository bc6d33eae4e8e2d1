//! Words of a Japanese text: a text comes in, the words of IPADIC go out, and the project's terms whole where it was
//! told of them. Terms are for display, word diffs and counts; they must never decide where a term may begin or end
//! (生検 as a word of the user can tear 衛生検査 into 衛+生検+査): that is what [`Japanese::plain`] is for.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use lindera::mode::Mode;
use lindera::segmenter::Segmenter;
use lindera::token::Token;
use lindera::worker::SegmentWorker;

use super::spelling::Spelling;
use super::{Analyzer, English, MorphError, Word};
use crate::text::{Span, nfc};

/// Context ids of 名詞,一般 in IPADIC's left-id.def and right-id.def: a term stands where a common noun may stand.
const NOUN: u16 = 1285;
/// lindera's own cost of a word of the user: low enough that the term always wins over its pieces.
const COST: i16 = -10000;
/// Longer texts are no words.
const LONGEST: usize = 600;

/// The analyzer of Japanese.
pub struct Japanese {
    segmenter: Segmenter,
    /// What cut a text before and keeps its memory for the next one.
    idle: Mutex<Vec<SegmentWorker>>,
}

impl Japanese {
    /// The plain dictionary, loaded once.
    ///
    /// # Errors
    ///
    /// Only if the binary was built with a broken dictionary.
    pub fn plain() -> Result<&'static Japanese, MorphError> {
        static PLAIN: OnceLock<Result<Japanese, MorphError>> = OnceLock::new();
        PLAIN
            .get_or_init(|| {
                let dictionary = taiyaku_dictionary::load().map_err(|error| MorphError::Dictionary(error.to_string()))?;
                Ok(Japanese::new(Segmenter::new(Mode::Normal, dictionary, None)))
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    /// The dictionary with terms that stay whole, each with its reading (hiragana or katakana; empty where unknown).
    /// What can be no word is left out: empty texts, texts of more than 600 bytes, texts with a line break, a tab or 、。.
    ///
    /// # Errors
    ///
    /// As [`Japanese::plain`], and if there are more than 16 million terms.
    pub fn with_terms(terms: impl IntoIterator<Item = (String, String)>) -> Result<Japanese, MorphError> {
        let dictionary = Japanese::plain()?.segmenter.dictionary.clone();
        let csv = rows(terms);
        let user = match csv.is_empty() {
            true => None,
            false => Some(taiyaku_dictionary::user(csv.as_bytes()).map_err(|error| MorphError::Terms(error.to_string()))?),
        };
        Ok(Japanese::new(Segmenter::new(Mode::Normal, dictionary, user)))
    }

    fn new(segmenter: Segmenter) -> Self {
        Japanese { segmenter, idle: Mutex::default() }
    }

    /// What `of` makes of each word and its bytes; nothing where the text cannot be cut.
    fn each<T>(&self, text: &str, mut of: impl FnMut(Span, &mut Token<'_>) -> T) -> Option<Vec<T>> {
        let spelling = Spelling::of(text);
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle().pop();
        let mut worker = kept.unwrap_or_else(|| self.segmenter.new_worker());
        let tokens = worker.segment(spelling.as_str()).ok()?;
        let mut words = Vec::with_capacity(tokens.len());
        let mut last = 0;
        for mut token in tokens {
            let span = spelling.source(Span::new(token.byte_start, token.byte_end));
            if span.is_empty() || span.start < last || text.get(span.start..span.end).is_none() {
                continue;
            }
            last = span.end;
            words.push(of(span, &mut token));
        }
        idle().push(worker);
        Some(words)
    }
}

impl Analyzer for Japanese {
    fn words(&self, text: &str) -> Vec<Word> {
        let words = self.each(text, |span, token| {
            let surface = token.surface.clone();
            let known = !token.word_id.is_unknown();
            let mut details = token.details_iter();
            let mut next = || details.next().filter(|detail| *detail != "*" && *detail != "UNK");
            let pos = next().filter(|_| known).unwrap_or_default().replace('/', ",");
            let base = next().unwrap_or(&surface).to_owned();
            let reading = next().unwrap_or_default().to_owned();
            Word { span, pos, base, reading }
        });
        words.unwrap_or_else(|| English.words(text))
    }

    fn spans(&self, text: &str) -> Vec<Span> {
        self.each(text, |span, _| span).unwrap_or_else(|| English.spans(text))
    }
}

/// The rows lindera reads, one for each term, sorted; of two readings of one term the first stays.
fn rows(terms: impl IntoIterator<Item = (String, String)>) -> String {
    let mut sorted: BTreeMap<String, String> = BTreeMap::new();
    for (surface, reading) in terms {
        let surface = nfc(&surface);
        // lindera cuts at these before it looks up a word, and trims a surface of white space.
        let cut = |c: char| c.is_control() || matches!(c, '、' | '。');
        if surface.trim() != surface || surface.is_empty() || surface.len() > LONGEST || surface.contains(cut) {
            continue;
        }
        sorted.entry(surface).or_insert_with(|| katakana(&reading));
    }
    let mut csv = String::new();
    for (surface, reading) in sorted {
        let surface = surface.replace('"', "\"\"");
        let reading = if reading.is_empty() { "*" } else { &reading };
        csv.push_str(&format!("\"{surface}\",{NOUN},{NOUN},{COST},名詞/一般,*,\"{reading}\"\n"));
    }
    csv
}

/// A reading in katakana; empty if it is not written in kana.
fn katakana(reading: &str) -> String {
    let mut out = String::new();
    for c in nfc(reading.trim()).chars() {
        match c {
            'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => out.extend(char::from_u32(u32::from(c) + 0x60)),
            'ァ'..='ヺ' | 'ー' | 'ヽ' | 'ヾ' => out.push(c),
            ' ' | '\u{3000}' | '・' => {}
            _ => return String::new(),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

    use std::time::Instant;

    use proptest::prelude::*;

    use super::*;

    fn cut<'a>(analyzer: &Japanese, text: &'a str) -> Vec<&'a str> {
        analyzer.words(text).iter().map(|word| word.span.of(text)).collect()
    }

    fn terms() -> Japanese {
        let terms = [("幹細胞", "かんさいぼう"), ("上清液", "ジョウセイエキ"), ("iPS細胞", "アイピーエスさいぼう"), ("生検", "せいけん")];
        Japanese::with_terms(terms.map(|(surface, reading)| (surface.to_owned(), reading.to_owned()))).unwrap()
    }

    #[test]
    fn the_plain_dictionary_keeps_to_its_own_words() {
        let plain = Japanese::plain().unwrap();
        assert_eq!(cut(plain, "衛生検査"), ["衛生", "検査"]);
        assert_eq!(cut(plain, "幹細胞"), ["幹", "細胞"]);
        assert_eq!(cut(plain, "患者に 投与した。"), ["患者", "に", "投与", "し", "た", "。"]);
    }

    #[test]
    fn terms_come_out_whole() {
        let terms = terms();
        assert_eq!(cut(&terms, "幹細胞の上清液とiPS細胞"), ["幹細胞", "の", "上清液", "と", "iPS細胞"]);
        assert_eq!(cut(&terms, "衛生検査"), ["衛生", "検査"], "生検 is a term, but not here");
        let words = terms.words("幹細胞");
        assert_eq!(words, [Word { span: Span::new(0, 9), pos: "名詞,一般".into(), base: "幹細胞".into(), reading: "カンサイボウ".into() }]);
    }

    #[test]
    fn words_have_part_of_speech_base_and_reading() {
        let plain = Japanese::plain().unwrap();
        let words = plain.words("山田さんは歩いた");
        let of = |surface: &str| words.iter().find(|word| word.span.of("山田さんは歩いた") == surface).unwrap();
        assert_eq!(of("山田").pos, "名詞,固有名詞,人名,姓");
        assert_eq!((of("歩い").base.as_str(), of("歩い").reading.as_str(), of("歩い").pos.as_str()), ("歩く", "アルイ", "動詞,自立"));
        let unknown = &plain.words("ZQXJ")[0];
        assert_eq!((unknown.pos.as_str(), unknown.base.as_str(), unknown.reading.as_str()), ("", "ZQXJ", ""));
    }

    #[test]
    fn decomposed_and_half_width_kana_are_words_too() {
        let plain = Japanese::plain().unwrap();
        assert_eq!(cut(plain, "か\u{3099}んの治療"), ["か\u{3099}ん", "の", "治療"]);
        assert_eq!(cut(plain, "ｻｲﾄｶｲﾝとﾜｸﾁﾝ"), ["ｻｲﾄｶｲﾝ", "と", "ﾜｸﾁﾝ"]);
        assert_eq!(plain.words("ﾜｸﾁﾝ")[0].base, "ワクチン");
    }

    #[test]
    fn odd_terms_break_nothing() {
        let odd =
            ["", " ", "a,b", "say \"x\"", "\"", "改\n行", "タ\tブ", "文。", "ＩＰＳ細胞", "e\u{301}", "👩‍🔬", "\u{0}", "幹 細胞", "--", "#x"];
        let mut terms: Vec<(String, String)> = odd.map(|surface| (surface.to_owned(), "a\",\n\u{0}".to_owned())).into();
        terms.push(("長".repeat(5000), String::new()));
        terms.extend((0..300).map(|n| ("重複".to_owned(), format!("ア{n}"))));
        let japanese = Japanese::with_terms(terms).unwrap();
        assert_eq!(cut(&japanese, "ＩＰＳ細胞とa,b"), ["ＩＰＳ細胞", "と", "a,b"]);
        assert_eq!(cut(&japanese, "say \"x\""), ["say \"x\""]);
        assert_eq!(cut(&Japanese::with_terms([]).unwrap(), "衛生検査"), ["衛生", "検査"]);
    }

    #[test]
    fn long_and_hostile_texts_do_not_panic() {
        let plain = Japanese::plain().unwrap();
        assert!(plain.words("").is_empty());
        assert!(plain.words(" \u{3000}\n").iter().all(|word| !word.span.is_empty()));
        for piece in ["あ", "幹細胞上清液", "ｶﾞ", "か\u{3099}", "👩‍🔬", "\u{3099}", "A", "\u{0}"] {
            let text = piece.repeat(100_000 / piece.len());
            check(plain, &text).unwrap();
        }
    }

    fn check(japanese: &Japanese, text: &str) -> Result<(), TestCaseError> {
        let mut last = 0;
        for word in japanese.words(text) {
            prop_assert!(word.span.start >= last && word.span.start < word.span.end);
            prop_assert!(text.get(word.span.start..word.span.end).is_some());
            prop_assert!(!word.base.is_empty());
            last = word.span.end;
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn spans_lie_on_characters_and_rise(text in "([ぁ-んァ-ヶ幹細胞上清液が-ぽ\u{3099}\u{309A}ｦ-ﾟａ-ｚ①②³㎎]|[a-zA-Z0-9 .,'\r\n\t]|\\PC|👩‍🔬){0,60}") {
            check(Japanese::plain().unwrap(), &text)?;
        }

        #[test]
        fn any_term_is_taken_or_left(surface in "\\PC{0,12}", reading in "\\PC{0,6}", text in "\\PC{0,20}") {
            let japanese = Japanese::with_terms([(surface.clone(), reading)]).unwrap();
            check(&japanese, &format!("{text}{surface}{text}"))?;
        }
    }

    #[test]
    #[ignore = "a measurement"]
    fn measure() {
        let start = Instant::now();
        let plain = Japanese::plain().unwrap();
        println!("load {:?}", start.elapsed());
        let text = "再生医療では、患者さん自身の脂肪から取り出した幹細胞を培養し、点滴で投与します。\n".repeat(5000);
        let start = Instant::now();
        let words = plain.words(&text).len();
        let seconds = start.elapsed().as_secs_f64();
        println!("{words} words, {:.0} words/s, {:.2} MB/s", words as f64 / seconds, text.len() as f64 / seconds / 1e6);
        let terms: Vec<(String, String)> = (0..10_000).map(|n| (format!("用語{n}番"), "ヨウゴ".to_owned())).collect();
        let start = Instant::now();
        Japanese::with_terms(terms).unwrap();
        println!("10,000 terms {:?}", start.elapsed());
    }
}
