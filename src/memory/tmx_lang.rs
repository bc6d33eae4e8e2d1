//! Which language code of a TMX file answers to a locale. Codes come in every form of the trade (`ja`, `JA-JP`, `ja_JP`,
//! `jpn`, `x-none`); they are read as language identifiers, with the older codes of ISO 639 by a table. What a code leaves
//! out is decided by CLDR's likely subtags: zh-TW is written in Traditional characters and is nothing for zh-Hans.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::OnceLock;

use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Script;

/// How far a code is from a locale; the nearest is used, and those as near.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// The very locale.
    Exact,
    /// One of both leaves the region out.
    Language,
    /// Another region.
    Region,
    /// One of both does not say the script, which by itself would be another.
    Script,
}

/// How near a language code is to a locale; nothing where it means another language, or another script of it.
pub fn nearness(lang: &str, locale: &LanguageIdentifier) -> Option<Nearness> {
    // A file has few codes, and many units.
    thread_local! {
        static SEEN: RefCell<Vec<(String, LanguageIdentifier, Option<Nearness>)>> = const { RefCell::new(Vec::new()) };
    }
    SEEN.with_borrow_mut(|seen| {
        if let Some((.., near)) = seen.iter().find(|(code, of, _)| code == lang && of == locale) {
            return *near;
        }
        let near = compare(lang, locale);
        if seen.len() >= SEEN_CODES {
            seen.clear();
        }
        seen.push((lang.to_owned(), locale.clone(), near));
        near
    })
}

const SEEN_CODES: usize = 16;

/// Whether a language code of a TMX file means the language of the locale.
pub fn speaks(lang: &str, locale: &LanguageIdentifier) -> bool {
    nearness(lang, locale).is_some()
}

fn compare(lang: &str, locale: &LanguageIdentifier) -> Option<Nearness> {
    let (code, locale) = (parse(lang)?, usual(locale.clone()));
    if code.language != locale.language || code.language.is_empty() {
        return None;
    }
    if code == locale {
        return Some(Nearness::Exact);
    }
    let says = |id: &LanguageIdentifier| id.script.is_some() || id.region.is_some();
    if script(&code) != script(&locale) {
        return (!says(&code) || !says(&locale)).then_some(Nearness::Script);
    }
    Some(match (code.region, locale.region) {
        (Some(a), Some(b)) if a != b => Nearness::Region,
        _ => Nearness::Language,
    })
}

/// The identifier of a code; of one with parts that no identifier has, as much as has.
fn parse(lang: &str) -> Option<LanguageIdentifier> {
    let lang = lang.trim();
    let whole = lang.to_ascii_lowercase();
    let end = ["-x-", "_x_", "-u-"].iter().filter_map(|mark| whole.find(mark)).min().unwrap_or(lang.len());
    let lang = lang.get(..end)?;
    let mut end = lang.len();
    loop {
        let part = lang.get(..end)?;
        if let Ok(found) = part.parse::<LanguageIdentifier>() {
            return Some(usual(found));
        }
        end = part.rfind(['-', '_'])?;
    }
}

/// The identifier with the usual code of its language.
fn usual(mut id: LanguageIdentifier) -> LanguageIdentifier {
    static CODES: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| {
        include_str!("languages.txt").lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect()
    });
    if let Some(language) = codes.get(id.language.as_str()).and_then(|code| code.parse().ok()) {
        id.language = language;
    }
    id
}

fn script(id: &LanguageIdentifier) -> Option<Script> {
    let mut full = id.clone();
    full.maximize();
    full.script
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Nearness, nearness, speaks};
    use crate::memory::TranslationUnit;

    fn locale(code: &str) -> unic_langid::LanguageIdentifier {
        code.parse().unwrap()
    }

    #[test]
    fn language_codes_of_the_trade_are_understood() {
        let (ja, en) = (locale("ja"), locale("en-GB"));
        for lang in
            ["ja", "JA-JP", "ja_JP", "ja-jp", "JPN", "jpn-JP", "ja-JP-x-private", "ja_JP_JP_#u-ca-japanese", " ja ", "JP", "ja-Jpan"]
        {
            assert!(speaks(lang, &ja), "{lang}");
            assert!(!speaks(lang, &en), "{lang}");
        }
        for lang in ["EN-US", "en_GB", "eng", "ENG-gb", "en"] {
            assert!(speaks(lang, &en), "{lang}");
        }
        for lang in ["", "-", "x-none", "X-NONE", "jam", "*all*", "und", "日本語", "j", "japanese"] {
            assert!(!speaks(lang, &ja), "{lang}");
        }
        assert!(speaks("ja", &locale("jpn-JP")));
    }

    #[test]
    fn the_nearest_codes_are_used() {
        let texts = |langs: &[&str], of: &str| -> Vec<String> {
            let unit = TranslationUnit::new(langs.iter().map(|lang| ((*lang).to_owned(), (*lang).to_owned())));
            unit.texts(&locale(of)).into_iter().map(|variant| variant.text.clone()).collect()
        };
        assert_eq!(texts(&["en-US", "en_gb", "ja"], "en-GB"), ["en_gb"]);
        assert_eq!(texts(&["en-US", "en_gb", "ja"], "en"), ["en-US", "en_gb"]);
        assert_eq!(texts(&["en-US", "en", "ja"], "en-GB"), ["en"]);
        assert_eq!(texts(&["en-US", "en_gb", "ja"], "de"), [""; 0]);
        assert_eq!(texts(&["zh-CN", "zh-TW", "zh"], "zh-Hant"), ["zh-TW"]);
        assert_eq!(texts(&["zh-HK", "zh-TW"], "zh-TW"), ["zh-TW"]);
        assert_eq!(texts(&["zh-CN", "zh-TW"], "zh"), ["zh-CN"]);
        assert_eq!(texts(&["zh-TW"], "zh"), ["zh-TW"]);
        assert_eq!(texts(&["zh-TW"], "zh-Hans"), [""; 0]);
        assert_eq!(texts(&["sr-Latn-RS", "sr"], "sr-Cyrl"), ["sr"]);
        assert_eq!(texts(&["ja-Latn", "ja-JP"], "ja"), ["ja-JP"]);
        assert_eq!(texts(&["ja-Latn"], "ja-JP"), [""; 0]);
        assert_eq!(nearness("pt-BR", &locale("pt-PT")), Some(Nearness::Region));
    }
}
