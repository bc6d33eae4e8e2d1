//! Which keys of an entry can be meant as locales. Any two or three letters parse as a language; only those that are one
//! are taken, so that a slip of the pen is found.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unic_langid::LanguageIdentifier;

/// ISO 639-1, and those languages without two letters that texts are published in.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka \
    kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr \
    nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk \
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu \
    ain ast bho ceb chr ckb cmn dsb fil fur gsw hak haw hmn hsb ilo kab kmr kok ksw lij mai mni mww nan nds ryu sat scn sco shn \
    vec wuu yue";

/// Whether a key is a locale: a language, with a script, region or variant behind hyphens.
pub(super) fn is_locale(key: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| LANGUAGES.split_whitespace().collect());
    let language = key.split('-').next().unwrap_or(key).to_ascii_lowercase();
    KNOWN.contains(language.as_str()) && key.parse::<LanguageIdentifier>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_locale;

    #[test]
    fn only_languages_count() {
        for key in ["ja", "en", "en-GB", "zh-Hant-TW", "fil", "yue-HK", "EN"] {
            assert!(is_locale(key), "{key}");
        }
        for key in ["foo", "enn", "jp", "note", "en_GB", "en-", "", "日本", "x"] {
            assert!(!is_locale(key), "{key}");
        }
    }
}
