//! How much work a text is, in the bands the trade counts in. In go segments with their best score; out come counts by
//! band: segments, Japanese characters, Latin words and estimated English words. Every figure is a sum over segments, so
//! rows, articles and projects add up whichever way they are added.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use crate::text::{Script, collapse, nfc, script};

/// A class of segments by what the memory has for them, from least to most work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Identical, and so is what stands around it.
    InContext,
    /// The same text as a segment before it.
    Repetition,
    /// Identical.
    Exact,
    /// 95 to 99.
    High,
    /// 85 to 94.
    Medium,
    /// 75 to 84.
    Low,
    /// 50 to 74.
    Weak,
    /// Nothing that reaches 50.
    None,
}

impl Band {
    /// Every band, in order.
    pub const ALL: [Band; 8] =
        [Band::InContext, Band::Repetition, Band::Exact, Band::High, Band::Medium, Band::Low, Band::Weak, Band::None];

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
            Band::Exact => "100",
            Band::High => "95-99",
            Band::Medium => "85-94",
            Band::Low => "75-84",
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
    /// Words in Latin letters or digits (`iPS`, `TGF-β`, `3.5`).
    pub words: usize,
    /// English words of the text or its translation: [`Volume::words`] and one for each 2.5 characters, rounded by
    /// segment (published factors go from 2.0 to 3.0).
    pub english_words: usize,
}

impl Volume {
    /// The volume of one segment.
    pub fn of(text: &str) -> Volume {
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
        Volume { segments: 1, characters, words, english_words: words + (characters * 2 + 2) / 5 }
    }
}

impl AddAssign for Volume {
    fn add_assign(&mut self, other: Volume) {
        self.segments += other.segments;
        self.characters += other.characters;
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

/// Segments in their order, each with its best score if there is one.
///
/// A text that came before (NFC, white space collapsed) is a repetition, unless it is in context: it is translated
/// once. `seen` carries the texts from one article to the next; a new one for each article counts repetitions within
/// articles only.
pub fn analyse<'a>(segments: impl IntoIterator<Item = (&'a str, Option<u8>)>, seen: &mut BTreeSet<String>) -> Analysis {
    let mut analysis = Analysis::default();
    for (text, score) in segments {
        let repeated = !seen.insert(collapse(&nfc(text)));
        let band = match Band::of(score) {
            Band::InContext => Band::InContext,
            _ if repeated => Band::Repetition,
            band => band,
        };
        analysis.add(band, Volume::of(text));
    }
    analysis
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::{any, prop, proptest};

    use super::{Analysis, Band, Volume, analyse};

    #[test]
    fn characters_and_words_of_mixed_text() {
        for (text, characters, words) in [
            ("幹細胞を、培養した。", 8, 0),
            ("iPS細胞とTGF‑βを3.5mg、10回投与（週1回）", 9, 5),
            ("ｺﾝﾋﾟｭｰﾀｰ断層", 9, 0),
            ("か\u{3099}ん", 2, 0),
            ("Don't panic: 1,000 stem-cell lines.", 0, 5),
            ("診察は info@example.com へ", 4, 1),
            ("「…！？」　①", 0, 0),
            ("・㎎〜", 0, 0),
        ] {
            let volume = Volume::of(text);
            assert_eq!((volume.characters, volume.words), (characters, words), "{text}");
        }
        assert_eq!(Volume::of("幹細胞の培養").english_words, 2);
        assert_eq!(Volume::of("").english_words, 0);
    }

    #[test]
    fn a_text_is_worked_on_once() {
        let segments = [("はい。", Some(99)), ("いいえ。", None), ("はい。", Some(99)), ("はい。", Some(101)), ("いいえ。", Some(49))];
        let analysis = analyse(segments, &mut BTreeSet::new());
        let filled: Vec<(&str, usize)> =
            analysis.rows().filter(|(_, volume)| volume.segments > 0).map(|(band, volume)| (band.name(), volume.segments)).collect();
        assert_eq!(filled, [("in_context", 1), ("repetition", 2), ("95-99", 1), ("none", 1)]);
    }

    proptest! {
        #[test]
        fn rows_add_up(
            segments in prop::collection::vec(("[幹細胞がをiPS 1.。]{0,8}|\\PC{0,10}", prop::option::of(0u8..=101)), 0..40),
            cut in any::<prop::sample::Index>(),
        ) {
            let all: Vec<(&str, Option<u8>)> = segments.iter().map(|(text, score)| (text.as_str(), *score)).collect();
            let whole = analyse(all.iter().copied(), &mut BTreeSet::new());
            let mut expected = Volume::default();
            all.iter().for_each(|(text, _)| expected += Volume::of(text));
            assert_eq!(whole.total(), expected);
            assert_eq!(whole.total().segments, whole.rows().map(|(_, volume)| volume.segments).sum::<usize>());

            let (first, second) = all.split_at(cut.index(all.len() + 1));
            let mut seen = BTreeSet::new();
            let mut sum = Analysis::default();
            sum += &analyse(first.iter().copied(), &mut seen);
            sum += &analyse(second.iter().copied(), &mut seen);
            assert_eq!(sum, whole);
        }

        #[test]
        fn every_score_has_its_band(score in any::<u8>()) {
            assert!(Band::ALL.contains(&Band::of(Some(score))));
        }
    }
}
