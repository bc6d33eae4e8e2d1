//! The plural categories of a locale by the rules of CLDR (those that fluent-bundle itself uses): a locale comes in, the
//! categories its numbers fall into go out. Nothing is listed by hand: the rules are asked about numbers.

use std::collections::{BTreeMap, BTreeSet};

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// The names of all categories.
pub(super) const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The whole numbers that are asked about: every rule of CLDR for whole numbers below a million repeats within a thousand.
const NUMBERS: std::ops::RangeInclusive<u32> = 0..=1000;

/// Numbers with fractions, and large ones, which have categories of their own in some languages.
const OTHERS: [&str; 8] = ["0.0", "0.1", "0.5", "1.0", "1.1", "1.5", "2.0", "1000000"];

/// The categories of one locale.
pub(super) struct Plurals {
    cardinal: Option<PluralRules>,
    /// The whole numbers of each category, of those that are asked about.
    numbers: BTreeMap<&'static str, BTreeSet<u32>>,
    /// Every category that some number has, whole or not.
    known: BTreeSet<&'static str>,
    /// The same for ordinals.
    ordinal: BTreeSet<&'static str>,
}

impl Plurals {
    /// The categories of a locale; a locale without rules has none, and nothing is known about it.
    pub(super) fn new(locale: &LanguageIdentifier) -> Plurals {
        let language = LanguageIdentifier::from_parts(locale.language, None, None, &[]);
        let rules = |kind| PluralRules::create(locale.clone(), kind).or_else(|_| PluralRules::create(language.clone(), kind)).ok();
        let cardinal = rules(PluralRuleType::CARDINAL);
        let mut numbers: BTreeMap<&'static str, BTreeSet<u32>> = BTreeMap::new();
        let mut known = BTreeSet::new();
        let mut ordinal = BTreeSet::new();
        if let Some(rules) = &cardinal {
            for number in NUMBERS {
                if let Ok(category) = rules.select(number) {
                    numbers.entry(name(category)).or_default().insert(number);
                }
            }
            known.extend(numbers.keys());
            known.extend(OTHERS.iter().filter_map(|number| rules.select(*number).ok()).map(name));
        }
        if let Some(rules) = rules(PluralRuleType::ORDINAL) {
            ordinal.extend(NUMBERS.filter_map(|number| rules.select(number).ok()).map(name));
        }
        Plurals { cardinal, numbers, known, ordinal }
    }

    /// Whether anything is known about the locale.
    pub(super) fn has_rules(&self) -> bool {
        self.cardinal.is_some()
    }

    /// Whether some number has this category.
    pub(super) fn knows(&self, category: &str, ordinal: bool) -> bool {
        if ordinal { self.ordinal.contains(category) } else { self.known.contains(category) }
    }

    /// The categories that some number has, for people.
    pub(super) fn list(&self, ordinal: bool) -> String {
        let known = if ordinal { &self.ordinal } else { &self.known };
        NAMES.iter().filter(|name| known.contains(*name)).copied().collect::<Vec<_>>().join(", ")
    }

    /// The categories of whole numbers for which `keys` have no variant, neither by the category nor by each number.
    pub(super) fn missing(&self, keys: &BTreeSet<&str>) -> Vec<&'static str> {
        let given: BTreeSet<u32> =
            keys.iter().filter_map(|key| key.parse::<f64>().ok()).filter(|n| n.fract() == 0.0).map(|n| n as u32).collect();
        NAMES
            .iter()
            .filter(|name| !keys.contains(*name))
            .filter(|name| self.numbers.get(*name).is_some_and(|numbers| !numbers.is_subset(&given)))
            .copied()
            .collect()
    }

    /// The category of a number as it is written.
    pub(super) fn category(&self, number: &str) -> Option<&'static str> {
        self.cardinal.as_ref()?.select(number).ok().map(name)
    }
}

/// Whether a word is a locale that plural rules are known for: `ja`, `en-GB`, not `src`.
pub fn is_known_locale(word: &str) -> bool {
    let shaped = (2..=3).contains(&word.split(['-', '_']).next().unwrap_or("").len());
    shaped && word.parse().is_ok_and(|locale| Plurals::new(&locale).has_rules())
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::Plurals;

    fn of(locale: &str) -> Plurals {
        Plurals::new(&locale.parse().unwrap())
    }

    fn missing(locale: &str, keys: &[&'static str]) -> Vec<&'static str> {
        of(locale).missing(&keys.iter().copied().collect::<BTreeSet<_>>())
    }

    #[test]
    fn categories_are_those_of_cldr() {
        assert_eq!([of("ja").list(false), of("en").list(false), of("en-GB").list(true)], ["other", "one, other", "one, two, few, other"]);
        assert_eq!(of("ar").list(false), "zero, one, two, few, many, other");
        assert_eq!((of("ru").list(false).as_str(), of("tlh").has_rules()), ("one, few, many, other", false));
    }

    #[test]
    fn a_number_may_stand_for_its_category() {
        assert_eq!(missing("en", &["other"]), ["one"]);
        assert_eq!(missing("en", &["1", "other"]), Vec::<&str>::new());
        assert_eq!(missing("en", &["0", "other"]), ["one"]);
        assert_eq!(missing("ja", &["other"]), Vec::<&str>::new());
        assert_eq!(missing("ru", &["one", "other"]), ["few", "many"]);
        assert_eq!(missing("fr", &["0", "1", "other"]), Vec::<&str>::new());
    }
}
