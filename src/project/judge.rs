//! What the memory asks about texts and does not know itself: the rules of two languages and a glossary, put together
//! from `language`, `glossary` and `check`. Texts come in, differences, mended translations and broken terms go out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::catalog::State;
use crate::check::{self, Context, House, Location, Pair};
use crate::finding::{Arg, Code, Severity};
use crate::glossary::Glossary;
use crate::language::{compare, hedge, negated};
use crate::memory::{Breach, Difference, Mended, Mender, Rules};
use crate::morph::{Analyzer, English, for_lang};
use crate::profile::Profile;
use crate::text::{Lang, Span};

/// The rules of a source and a target locale.
pub struct LanguageRules {
    source: LanguageIdentifier,
    source_locale: String,
    target_locale: String,
    target: Lang,
    glossary: Arc<Glossary>,
    levels: BTreeMap<Code, Severity>,
}

impl LanguageRules {
    /// Rules without terms.
    pub fn new(source: &LanguageIdentifier, target: &LanguageIdentifier) -> Self {
        let (source_locale, target_locale) = (source.to_string(), target.to_string());
        let (glossary, levels) = (Arc::default(), BTreeMap::new());
        LanguageRules { source: source.clone(), source_locale, target_locale, target: Lang::of(target), glossary, levels }
    }

    /// The rules with the terms of a glossary, held to it as strictly as the settings say.
    pub fn with_glossary(self, glossary: Arc<Glossary>, levels: BTreeMap<Code, Severity>) -> Self {
        LanguageRules { glossary, levels, ..self }
    }

    fn lang(&self) -> Lang {
        Lang::of(&self.source)
    }
}

/// Words of the plain dictionary.
fn plain(locale: &str) -> &'static dyn Analyzer {
    let lang = locale.parse().map_or(Lang::Other, |id| Lang::of(&id));
    for_lang(lang).unwrap_or(&English)
}

impl Rules for LanguageRules {
    fn difference(&self, a: &str, b: &str) -> Difference {
        let lang = self.lang();
        let class = |text: &str| hedge(text, lang);
        Difference {
            numbers: !compare(a, lang, b, lang).is_empty() || !compare(b, lang, a, lang).is_empty(),
            hedge: class(a) != class(b),
            negation: negated(a, lang) != negated(b, lang),
        }
    }

    fn mend(&self, query: &str, source: &str, target: &str) -> Option<Mended> {
        let (source_locale, target_locale) = (self.source_locale.as_str(), self.target_locale.as_str());
        Mender { source_locale, target_locale, glossary: &self.glossary, words: &plain }.mend(query, source, target)
    }

    fn breaches(&self, query: &str, source: &str, target: &str) -> Vec<Breach> {
        if self.glossary.is_empty() {
            return Vec::new();
        }
        let asked: BTreeSet<usize> =
            self.glossary.find(query, &self.source_locale, plain(&self.source_locale)).iter().map(|hit| hit.concept).collect();
        let enforced = |number: &usize| self.glossary.concept(*number).is_some_and(|concept| concept.is_enforced());
        if !asked.iter().any(enforced) {
            return Vec::new();
        }
        let pair = Pair {
            unit: "",
            article: "",
            format: None,
            source,
            target,
            source_locale: &self.source_locale,
            target_locale: &self.target_locale,
            state: State::Translated,
            was: None,
            clobbered: false,
            allows: &[],
            previous: None,
            locate: &|_, _| Location::default(),
        };
        let (profile, house) = (Profile::none(), House::default());
        let context = Context { glossary: &self.glossary, words: &plain, profile, levels: &self.levels, house };
        let text = |arg: Option<&Arg>| match arg {
            Some(Arg::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let issues = check::terms_broken(&pair, &context);
        if issues.is_empty() {
            return Vec::new();
        }
        let mut shared = self.glossary.find(source, &self.source_locale, plain(&self.source_locale));
        shared.retain(|hit| asked.contains(&hit.concept));
        issues
            .into_iter()
            .filter(|issue| shared.iter().any(|hit| issue.source_span == Some(hit.span)))
            .map(|issue| Breach {
                term: issue.term.clone().unwrap_or_default(),
                found: issue.args.get("found").map(|found| text(Some(found))),
                preferred: text(issue.args.get("preferred")),
            })
            .collect()
    }

    fn terms(&self, text: &str) -> Vec<(Span, String)> {
        let lang = self.lang();
        let hits = self.glossary.find(text, &self.source_locale, plain(&self.source_locale));
        let mut out: Vec<(Span, String)> = Vec::new();
        for hit in hits.iter().filter(|hit| !hit.covered && hit.is_name(lang) && !hit.derived) {
            let side = self.glossary.concept(hit.concept).and_then(|concept| concept.side(&self.target_locale));
            if let Some(side) = side.filter(|_| out.last().is_none_or(|(last, _)| last.end <= hit.span.start)) {
                out.push((hit.span, side.preferred.text.clone()));
            }
        }
        out
    }

    fn words(&self, text: &str) -> Vec<Span> {
        plain(&self.source_locale).words(text).into_iter().map(|word| word.span).collect()
    }

    fn spaced(&self) -> bool {
        !self.target.is_spaceless()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::LanguageRules;
    use crate::finding::{Code, Severity};
    use crate::glossary::{Glossary, read};
    use crate::memory::Rules;

    fn rules(source: &str, target: &str) -> LanguageRules {
        LanguageRules::new(&source.parse().unwrap_or_default(), &target.parse().unwrap_or_default())
    }

    /// Numbers, hedge, negation.
    fn differ(rules: &LanguageRules, a: &str, b: &str) -> [bool; 3] {
        let there = rules.difference(a, b);
        assert_eq!(there, rules.difference(b, a), "{a} | {b}");
        [there.numbers, there.hedge, there.negation]
    }

    #[test]
    fn what_caps_a_match_is_seen_from_both_sides() {
        let ja = rules("ja", "en");
        for (a, b, expected) in [
            ("効果がある。", "効果がない。", [false, false, true]),
            ("効果が認められた。", "効果が認められなかった。", [false, true, true]),
            ("症状は改善します。", "症状は改善しません。", [false, false, true]),
            ("副作用が多い薬です。", "副作用が少ない薬です。", [false; 3]),
            ("危険な薬です。", "危ない薬です。", [false; 3]),
            ("待ちます。", "待つしかない。", [false; 3]),
            ("受診します。", "受診しなければならない。", [false; 3]),
            ("症状は改善する。", "症状は改善するかもしれない。", [false, true, false]),
            ("症状は改善する。", "症状は改善するとは限らない。", [false, true, true]),
            ("効くかもしれない。", "効かないかもしれない。", [false, false, true]),
            ("効果が期待される。", "効果が示唆される。", [false, true, false]),
            ("16名に投与した。", "23名に投与した。", [true, false, false]),
            ("16名に投与した。", "十六名に投与した。", [false; 3]),
            ("３か月後です。", "3ヶ月後です。", [false; 3]),
            ("3か月後です。", "3週間後です。", [true, false, false]),
            ("20歳以上の方", "20歳未満の方", [true, false, false]),
        ] {
            assert_eq!(differ(&ja, a, b), expected, "{a} | {b}");
        }
        let en = rules("en", "ja");
        for (a, b, expected) in [
            ("It works.", "It does not work.", [false, false, true]),
            ("It causes pain.", "It causes not only pain.", [false; 3]),
            ("It improves symptoms.", "It may improve symptoms.", [false, true, false]),
            ("It was given to 16 patients.", "It was given to sixteen patients.", [false; 3]),
            ("It was given to 16 patients.", "It was given to 61 patients.", [true, false, false]),
        ] {
            assert_eq!(differ(&en, a, b), expected, "{a} | {b}");
        }
    }

    #[test]
    fn old_translations_are_held_to_the_glossary_of_today() {
        let text = "[medium.ja]\npreferred = \"上清液\"\nadmitted = [\"培養上清\"]\n[medium.en]\npreferred = \"conditioned medium\"\nadmitted = \
                    [\"secretome\"]\nforbidden = [\"culture supernatant\"]\n[new]\nstatus = \"proposed\"\nja = \"新語\"\nen = \"new word\"\n\
                    [cell]\nja = \"細胞\"\nen = \"cell\"\n";
        let (concepts, findings) = read("g.toml", text);
        assert_eq!(findings, []);
        let glossary = Arc::new(Glossary::new(concepts));
        let rules = |levels| rules("ja", "en").with_glossary(Arc::clone(&glossary), levels);
        let strict = rules(BTreeMap::new());
        let told = |query: &str, source: &str, target: &str| -> Vec<(String, Option<String>)> {
            strict.breaches(query, source, target).into_iter().map(|breach| (breach.term, breach.found)).collect()
        };
        let broken = |found: &str| vec![("上清液".to_owned(), (!found.is_empty()).then(|| found.to_owned()))];
        let (query, source) = ("上清液を2回投与します。", "上清液を投与します。");
        assert_eq!(told(query, source, "The culture supernatant is given."), broken("culture supernatant"));
        assert_eq!(told(query, source, "The broth is given."), broken(""));
        assert_eq!(told("培養上清を2回", source, "The broth is given."), broken(""));
        for target in ["Conditioned media are given.", "The secretome is given.", "The conditioned-medium is given."] {
            assert_eq!(told(query, source, target), [], "{target}");
        }
        // Not a term of the query, not one of the source, one that is not enforced.
        assert_eq!(told("細胞を投与します。", source, "The broth is given."), []);
        assert_eq!(told(query, "これを投与します。", "It is given."), []);
        assert_eq!(told("新語です。", "新語である。", "It is that."), []);
        let off = rules(BTreeMap::from([(Code::TermMissing, Severity::Off)]));
        assert_eq!(off.breaches(query, source, "The broth is given."), []);
        assert_eq!(off.breaches(query, source, "The culture supernatant is given.").len(), 1);
    }
}
