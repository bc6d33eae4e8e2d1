//! Japanese words that are written in more than one way (表記ゆれ), from `orthography.txt`: families of spellings of one
//! word, of which one text should use one. Which of them is right is not said here.

use std::sync::LazyLock;

/// Why spellings differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrthographyKind {
    /// The same kanji with more or fewer kana behind them.
    Okurigana,
    /// In kanji or in kana.
    Kana,
    /// Two ways to write a foreign word.
    Loan,
    /// Two kanji for one word.
    Kanji,
}

/// The spellings of one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orthography {
    /// Why they differ.
    pub kind: OrthographyKind,
    /// The spellings, each with whether it counts only where no kanji follows it.
    pub spellings: Vec<(&'static str, bool)>,
}

/// Every family.
pub fn orthographies() -> &'static [Orthography] {
    static FAMILIES: LazyLock<Vec<Orthography>> = LazyLock::new(|| {
        let lines = include_str!("orthography.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(family).collect()
    });
    &FAMILIES
}

fn family(line: &'static str) -> Option<Orthography> {
    let mut words = line.split_whitespace();
    let kind = match words.next()? {
        "okurigana" => OrthographyKind::Okurigana,
        "kana" => OrthographyKind::Kana,
        "loan" => OrthographyKind::Loan,
        "kanji" => OrthographyKind::Kanji,
        _ => return None,
    };
    let spellings = words.map(|word| word.strip_prefix('+').map_or((word, false), |word| (word, true))).collect();
    Some(Orthography { kind, spellings })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::orthographies;

    #[test]
    fn every_line_is_a_family_of_two_or_more_and_no_spelling_has_two() {
        let lines = include_str!("orthography.txt").lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).count();
        assert_eq!(orthographies().len(), lines);
        let mut seen = BTreeSet::new();
        for family in orthographies() {
            assert!(family.spellings.len() > 1, "{family:?}");
            for (spelling, _) in &family.spellings {
                assert!(seen.insert(*spelling), "{spelling}");
            }
        }
    }
}
