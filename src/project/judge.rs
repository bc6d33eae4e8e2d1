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
