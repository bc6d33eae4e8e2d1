//! How much work a text is, in the bands the trade counts in. In go segments with their best score; out come counts by
//! band: segments, Japanese characters, Latin words and estimated English words. Every figure is a sum over segments, so
//! rows, articles and projects add up whichever way they are added.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::corpus::{Candidate, Corpus, Query};
use crate::text::{Script, collapse, nfc, script};

/// A class of segments by what the memory has for them, from least to most work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Identical, and so is what stands around it.
    InContext,
    /// The same text as a segment before it in its article.
    Repetition,
    /// The same text as a segment of an article before it.
    RepetitionAcross,
    /// Identical.
    Exact,
    /// 95 to 99.
    High,
    /// 95 to 99 to a segment before it that is to be translated too: no translation is there yet, but it will be.
    InternalHigh,
    /// 85 to 94.
    Medium,
    /// 85 to 94 to a segment before it.
    InternalMedium,
    /// 75 to 84.
    Low,
    /// 75 to 84 to a segment before it.
    InternalLow,
    /// 50 to 74.
    Weak,
    /// Nothing that reaches 50.
    None,
}

impl Band {
    /// Every band, in order.
    pub const ALL: [Band; 12] = [
        Band::InContext,
        Band::Repetition,
        Band::RepetitionAcross,
        Band::Exact,
        Band::High,
        Band::InternalHigh,
        Band::Medium,
        Band::InternalMedium,
        Band::Low,
        Band::InternalLow,
        Band::Weak,
        Band::None,
    ];

    /// The lowest score that matters to [`Band::of`]; what [`Memory::best`](super::Memory::best) needs as `min`.
    pub const MIN: u8 = 50;

    /// The band of a best score; repetitions are not found by score.
    pub fn of(score: Option<u8>) -> Band {
        match score.unwrap_or(0) {
            101.. => Band::InContext,
            100 => Band::Exact,
            95..=99 => Band::High,
            85..=94 => Band::Medium,
            75..=84 => Band::Low,
            Band::MIN..=74 => Band::Weak,
            _ => Band::None,
        }
    }

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Band::InContext => "in_context",
            Band::Repetition => "repetition",
            Band::RepetitionAcross => "repetition_across",
            Band::Exact => "100",
            Band::High => "95-99",
            Band::InternalHigh => "internal_95-99",
            Band::Medium => "85-94",
            Band::InternalMedium => "internal_85-94",
            Band::Low => "75-84",
            Band::InternalLow => "internal_75-84",
            Band::Weak => "50-74",
            Band::None => "none",
        }
    }
}

/// How much text there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Volume {
    /// Segments.
    pub segments: usize,
    /// Kanji and kana; no punctuation, no spaces.
    pub characters: usize,
    /// Every character but white space.
    pub with_punctuation: usize,
    /// Words in Latin letters or digits (`iPS`, `TGF-β`, `3.5`).
    pub words: usize,
    /// English words of the text or its translation: [`Volume::words`] and one for so many characters, rounded by
    /// segment.
    pub english_words: usize,
}

/// Characters of Japanese for which one English word is counted. Published factors are 2.0 (400 characters are 200 words,
/// a rule of agencies), 2.5 (MateCat) and 3.0 (GMX-V, Okapi).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CharactersPerWord(pub f64);

impl Default for CharactersPerWord {
    fn default() -> Self {
        CharactersPerWord(2.5)
    }
}

impl Volume {
    /// The volume of one segment.
    pub fn of(text: &str, factor: CharactersPerWord) -> Volume {
        let (mut characters, mut words) = (0, 0);
        let mut in_word = false;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let is_word = |c: char| matches!(script(c), Script::Latin | Script::Digit | Script::Letter);
            // Combining accents and half-width voiced marks belong to the letter before them.
            if matches!(c, '\u{0300}'..='\u{036F}' | '\u{3099}' | '\u{309A}' | 'ﾞ' | 'ﾟ') {
                continue;
            }
            let joins = matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '.' | ',' | '．' | '，' | '_' | '@')
                && in_word
                && chars.peek().is_some_and(|&next| is_word(next));
            let was_word = std::mem::replace(&mut in_word, is_word(c) || joins);
            if in_word {
                words += usize::from(!was_word);
            } else {
                characters += usize::from(matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana));
            }
        }
        let with_punctuation = text.chars().filter(|c| !c.is_whitespace()).count();
        let english_words = words + (characters as f64 / factor.0).round() as usize;
        Volume { segments: 1, characters, with_punctuation, words, english_words }
    }
}

impl AddAssign for Volume {
    fn add_assign(&mut self, other: Volume) {
        self.segments += other.segments;
        self.characters += other.characters;
        self.with_punctuation += other.with_punctuation;
        self.words += other.words;
        self.english_words += other.english_words;
    }
}

/// Volumes by band.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysis {
    rows: BTreeMap<Band, Volume>,
}

impl Analysis {
    /// The volume of a band.
    pub fn row(&self, band: Band) -> Volume {
        self.rows.get(&band).copied().unwrap_or_default()
    }

    /// Every band in order, empty ones too.
    pub fn rows(&self) -> impl Iterator<Item = (Band, Volume)> + '_ {
        Band::ALL.into_iter().map(|band| (band, self.row(band)))
    }

    /// The sum of all rows.
    pub fn total(&self) -> Volume {
        let mut total = Volume::default();
        self.rows.values().for_each(|&volume| total += volume);
        total
    }

    /// Adds a segment to a band.
    pub fn add(&mut self, band: Band, volume: Volume) {
        *self.rows.entry(band).or_default() += volume;
    }
}

impl AddAssign<&Analysis> for Analysis {
    fn add_assign(&mut self, other: &Analysis) {
        for (&band, &volume) in &other.rows {
            self.add(band, volume);
        }
    }
}

/// A segment that is to be translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The article it stands in, as any number.
    pub article: usize,
    /// Its text.
    pub text: &'a str,
    /// The best score the memory has for it.
    pub score: Option<u8>,
}

/// The band of each segment, in their order.
///
/// A text that came before (NFC, white space collapsed) is a repetition, unless it is in context: it is translated once.
/// A segment that is more like one before it than like anything in the memory, by letters alone, is in an internal band.
pub fn analyse(segments: &[Segment<'_>]) -> Vec<Band> {
    let plain: Vec<String> = segments.iter().map(|segment| collapse(&nfc(segment.text))).collect();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, text) in plain.iter().enumerate() {
        first.entry(text).or_insert(number);
    }
    let texts = Corpus::of_texts(first.keys().copied());
    let internal = |number: usize, text: &str| {
        let before = |found: &Candidate| first.get(texts.text(found.text)).is_some_and(|&other| other < number);
        texts.candidates(&Query::new(text), INTERNAL).iter().filter(|found| before(found)).map(|found| found.raw).max()
    };
    let band = |(number, (segment, text)): (usize, (&Segment<'_>, &String))| {
        let earlier = first.get(text.as_str()).and_then(|&first| segments.get(first).filter(|_| first < number));
        let own = Band::of(segment.score);
        match earlier {
            _ if own == Band::InContext => own,
            Some(earlier) if earlier.article == segment.article => Band::Repetition,
            Some(_) => Band::RepetitionAcross,
            None if segment.score >= Some(95) => own,
            None => match internal(number, text).filter(|raw| Some(*raw) > segment.score) {
                Some(95..) => Band::InternalHigh,
                Some(85..) => Band::InternalMedium,
                Some(_) => Band::InternalLow,
                None => own,
            },
        }
    };
    segments.par_iter().zip(&plain).enumerate().map(band).collect()
}

/// The lowest likeness to a segment before that counts.
const INTERNAL: u8 = 75;

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop, proptest};

    use super::{Analysis, Band, CharactersPerWord, Segment, Volume, analyse};

    fn volume(text: &str) -> Volume {
        Volume::of(text, CharactersPerWord::default())
    }

    #[test]
    fn characters_and_words_of_mixed_text() {
        for (text, characters, with_punctuation, words) in [
            ("幹細胞を、培養した。", 8, 10, 0),
            ("iPS細胞とTGF‑βを3.5mg、10回投与（週1回）", 9, 28, 5),
            ("ｺﾝﾋﾟｭｰﾀｰ断層", 9, 10, 0),
            ("か\u{3099}ん", 2, 3, 0),
            ("Don't panic: 1,000 stem-cell lines.", 0, 31, 5),
            ("診察は info@example.com へ", 4, 20, 1),
            ("「…！？」　①", 0, 6, 0),
            ("・㎎〜", 0, 3, 0),
        ] {
            let volume = volume(text);
            assert_eq!((volume.characters, volume.with_punctuation, volume.words), (characters, with_punctuation, words), "{text}");
        }
        assert_eq!(volume("幹細胞の培養").english_words, 2);
        assert_eq!(Volume::of("幹細胞の培養", CharactersPerWord(2.0)).english_words, 3);
        assert_eq!(volume("").english_words, 0);
    }

    #[test]
    fn a_text_is_worked_on_once() {
        let segments = [
            (0, "はい。", Some(99)),
            (0, "いいえ。", None),
            (0, "はい。", Some(99)),
            (0, "はい。", Some(101)),
            (0, "いいえ。", Some(49)),
            (1, "いいえ。", None),
            (1, "幹細胞を採取して培養します。", None),
            (1, "幹細胞を採取して培養した。", Some(75)),
            (1, "幹細胞を採取して培養しました。", Some(96)),
        ];
        let bands = analyse(&segments.map(|(article, text, score)| Segment { article, text, score }));
        let names: Vec<&str> = bands.into_iter().map(Band::name).collect();
        assert_eq!(
            names,
            ["95-99", "none", "repetition", "in_context", "repetition", "repetition_across", "none", "internal_85-94", "95-99"]
        );
    }

    proptest! {
        #[test]
        fn rows_add_up(
            segments in prop::collection::vec((0usize..3, "[幹細胞がをiPS 1.。]{0,8}|\\PC{0,10}", prop::option::of(0u8..=101)), 0..40),
            cut in any::<prop::sample::Index>(),
        ) {
            let all: Vec<Segment<'_>> =
                segments.iter().map(|(article, text, score)| Segment { article: *article, text, score: *score }).collect();
            let bands = analyse(&all);
            let sum = |from: usize, to: usize| {
                let mut analysis = Analysis::default();
                all.iter().zip(&bands).take(to).skip(from).for_each(|(segment, band)| analysis.add(*band, volume(segment.text)));
                analysis
            };
            let whole = sum(0, all.len());
            let mut expected = Volume::default();
            all.iter().for_each(|segment| expected += volume(segment.text));
            assert_eq!(whole.total(), expected);
            assert_eq!(whole.total().segments, whole.rows().map(|(_, volume)| volume.segments).sum::<usize>());
            let cut = cut.index(all.len() + 1);
            let mut parts = sum(0, cut);
            parts += &sum(cut, all.len());
            assert_eq!(parts, whole);
            // What comes later changes nothing before it.
            assert_eq!(analyse(&all[..cut]), bands[..cut]);
        }

        #[test]
        fn every_score_has_its_band(score in any::<u8>()) {
            assert!(Band::ALL.contains(&Band::of(Some(score))));
        }
    }
}
