//! Which locale answers when another has nothing: locales come in, an ordered list of them goes out.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

/// The locales whose text may stand in for a locale, best first and the locale itself before all: `en-GB`, then `en`,
/// then the source. Every locale of the list is one of `available`, or the source.
pub fn chain(locale: &LanguageIdentifier, available: &[LanguageIdentifier], source: &LanguageIdentifier) -> Vec<LanguageIdentifier> {
    let mut chain: Vec<LanguageIdentifier> =
        negotiate_languages(&[locale], available, Some(source), NegotiationStrategy::Filtering).into_iter().cloned().collect();
    chain.retain(|one| one != source && (one == locale || is_same_language(one, locale)));
    chain.retain(|one| one != locale);
    if available.contains(locale) || locale == source {
        chain.insert(0, locale.clone());
    }
    if locale != source {
        chain.push(source.clone());
    }
    chain
}

/// Whether a reader of one reads the other without noticing more than spelling: same language, no other script.
pub fn is_same_language(a: &LanguageIdentifier, b: &LanguageIdentifier) -> bool {
    a.language == b.language && (a.script == b.script || a.script.is_none() || b.script.is_none())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use unic_langid::LanguageIdentifier;

    use super::chain;

    fn of(locale: &str, available: &[&str]) -> Vec<String> {
        let available: Vec<LanguageIdentifier> = available.iter().map(|one| one.parse().unwrap()).collect();
        chain(&locale.parse().unwrap(), &available, &"ja".parse().unwrap()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_region_falls_back_to_its_language_and_then_to_the_source() {
        assert_eq!(of("en-GB", &["ja", "en", "en-GB", "fr"]), ["en-GB", "en", "ja"]);
        assert_eq!(of("en", &["ja", "en"]), ["en", "ja"]);
        assert_eq!(of("fr", &["ja", "en", "fr"]), ["fr", "ja"]);
        assert_eq!(of("ja", &["ja", "en"]), ["ja"]);
        assert_eq!(of("de", &["ja", "en"]), ["ja"]);
    }

    #[test]
    fn another_script_is_no_fallback() {
        assert_eq!(of("zh-Hant", &["zh-Hans", "zh-Hant"]), ["zh-Hant", "ja"]);
    }
}
