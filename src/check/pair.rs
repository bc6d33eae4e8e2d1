//! A source text beside its target, and what the rules read in it.

use std::sync::OnceLock;

use super::Context;
use super::house::House;
use crate::article::Format;
use crate::catalog::{Allow, State};
use crate::finding::{Arg, Args, Code, Finding, Hint, Place, Related};
use crate::glossary::{Concept, Glossary, Hit};
use crate::language::{Compared, Difference, compare, compare_all};
use crate::profile::{Profile, Sighting};
use crate::text::{Folded, Lang, Span};

/// Which text of a pair an issue is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Side {
    /// The source text.
    Source,
    /// The target text.
    Target,
}

/// Where a range of a pair's text stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Location {
    /// The file.
    pub file: String,
    /// Its bytes, if known.
    pub span: Option<Span>,
    /// Lines and columns, if known.
    pub place: Option<Place>,
}

/// From a side and a range of its text (the whole text where `None`) to a place in a file.
pub type Locate<'a> = dyn Fn(Side, Option<Span>) -> Location + Sync + 'a;

/// A source text beside its target.
pub struct Pair<'a> {
    /// Full name of the unit; empty for a row of a bilingual file.
    pub unit: &'a str,
    /// The article, or the bilingual file.
    pub article: &'a str,
    /// The format of the article, which decides what is markup; none for a bilingual file.
    pub format: Option<Format>,
    /// Source text.
    pub source: &'a str,
    /// Target text as it will be read; empty where there is none.
    pub target: &'a str,
    /// Source locale.
    pub source_locale: &'a str,
    /// Target locale.
    pub target_locale: &'a str,
    /// Where the translation stands.
    pub state: State,
    /// For a stale translation: the source it was made for.
    pub was: Option<&'a str>,
    /// Whether an approved translation was changed afterwards.
    pub clobbered: bool,
    /// Waivers of this unit.
    pub allows: &'a [Allow],
    /// The pair before it in the article: a pronoun may stand for its terms.
    pub previous: Option<(&'a str, &'a str)>,
    /// Where its texts stand.
    pub locate: &'a Locate<'a>,
}

/// What a rule says of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The code.
    pub code: Code,
    /// Which text it points at.
    pub side: Side,
    /// Where in that text; the whole where `None`.
    pub span: Option<Span>,
    /// For an issue about the target: what of the source it is about.
    pub source_span: Option<Span>,
    /// The term in the source language, for findings about terms.
    pub term: Option<String>,
    /// Arguments of the message.
    pub args: Args,
    /// What would help.
    pub hints: Vec<Hint>,
    /// Whether it may well be none.
    pub doubtful: bool,
}

impl Issue {
    /// An issue about the target.
    pub fn new(code: Code) -> Self {
        Issue { code, side: Side::Target, span: None, source_span: None, term: None, args: Args::new(), hints: Vec::new(), doubtful: false }
    }

    /// The issue at a range of the target.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The issue at a range of the source (the whole where `None`).
    pub fn at_source(mut self, span: Option<Span>) -> Self {
        (self.side, self.span) = (Side::Source, span);
        self
    }

    /// The issue about a range of the source that the target should have answered.
    pub fn about(mut self, span: Span) -> Self {
        self.source_span = Some(span);
        self
    }

    /// The issue with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    /// The issue, which is doubtful where it `is`.
    pub fn doubtful(mut self, is: bool) -> Self {
        self.doubtful = is;
        self
    }

    /// The issue with one more hint.
    pub fn hint(mut self, hint: Hint) -> Self {
        self.hints.push(hint);
        self
    }
}

/// A pair with what the rules need to know of it, read once.
pub struct Reading<'a> {
    /// The pair.
    pub pair: &'a Pair<'a>,
    /// The glossary.
    pub glossary: &'a Glossary,
    /// The profile of the field.
    pub profile: &'a Profile,
    /// What the cues of hedging and negation say in both texts; none for other languages than Japanese and English.
    pub compared: Option<Box<Compared<'a>>>,
    /// How the project writes Japanese.
    pub house: House,
    /// Language of the source.
    pub source_lang: Lang,
    /// Language of the target.
    pub target_lang: Lang,
    /// Terms of the source in scope, covered ones too; a derived form or paraphrase obliges to nothing.
    pub source_hits: Vec<Hit>,
    /// Terms of the target in scope, covered ones too; none where the source of a bilingual file has none.
    pub target_hits: Vec<Hit>,
    /// The differences of its numbers, once they were asked for.
    numbers: OnceLock<Vec<Difference>>,
    /// What the rules of the profile find in the target, once they were asked.
    pub sightings: OnceLock<Vec<Sighting>>,
}

impl<'a> Reading<'a> {
    /// Reads a pair.
    pub fn new(pair: &'a Pair<'a>, context: &Context<'a>) -> Self {
        Reading::with(pair, context, true, &|_| true)
    }

    /// Reads a pair for its terms alone.
    pub fn of_terms(pair: &'a Pair<'a>, context: &Context<'a>) -> Self {
        Reading::with(pair, context, false, &|_| true)
    }

    /// Reads a pair for what rules say of it: what has only terms of which no rule says anything is taken to have none.
    pub fn judged(pair: &'a Pair<'a>, context: &Context<'a>) -> Self {
        // Abbreviations are told of articles alone, whatever they stand for.
        let is_row = pair.format.is_none();
        Reading::with(pair, context, true, &|concept| !is_row || concept.is_judged())
    }

    fn with(pair: &'a Pair<'a>, context: &Context<'a>, cues: bool, is_wanted: &dyn Fn(&Concept) -> bool) -> Self {
        let (source_lang, target_lang) = (lang(pair.source_locale), lang(pair.target_locale));
        let translated = pair.is_translated();
        let compared = if cues && translated {
            Compared::new(context.profile.cues(), pair.source, source_lang, pair.target, target_lang)
        } else {
            None
        };
        let hits = |text: &str, folded: Option<&Folded>, locale: &str, is_wanted: &dyn Fn(&Concept) -> bool| {
            let mut hits = context.glossary.find_beside(text, folded, locale, (context.words)(locale), is_wanted);
            hits.retain(|hit| context.glossary.concept(hit.concept).is_some_and(|c| context.glossary.is_in_scope(c, pair.article)));
            hits
        };
        let wanted = pair.state != State::Skipped;
        let folded = |side: usize| compared.as_ref().and_then(|compared| compared.texts().get(side)).map(|text| &text.folded);
        let mut source_hits = if wanted { hits(pair.source, folded(0), pair.source_locale, is_wanted) } else { Vec::new() };
        source_hits.retain(|hit| hit.is_name(source_lang) && !hit.derived);
        // Only the abbreviations of articles are looked for where the source has no term.
        let answers = translated && (pair.format.is_some() || !source_hits.is_empty());
        let target_hits = if answers { hits(pair.target, folded(1), pair.target_locale, &|_| true) } else { Vec::new() };
        Reading {
            pair,
            glossary: context.glossary,
            profile: context.profile,
            compared: compared.map(Box::new),
            house: context.house,
            source_lang,
            target_lang,
            source_hits,
            target_hits,
            numbers: OnceLock::new(),
            sightings: OnceLock::new(),
        }
    }

    /// Leaves what only rules over one pair ask for.
    pub fn forget(&mut self) {
        self.compared = None;
        self.numbers = OnceLock::new();
        self.sightings = OnceLock::new();
    }

    /// The differences between the numbers of its texts.
    pub fn numbers(&self) -> &[Difference] {
        self.numbers.get_or_init(|| compare(self.pair.source, self.source_lang, self.pair.target, self.target_lang))
    }

    /// Compares the numbers of many pairs.
    pub fn read_numbers(readings: &[&Self]) {
        let both = |r: &&Self| [(r.pair.source, r.source_lang), (r.pair.target, r.target_lang)];
        let texts: Vec<_> = readings.iter().map(both).collect();
        for (reading, numbers) in readings.iter().zip(compare_all(&texts)) {
            reading.numbers.get_or_init(|| numbers);
        }
    }
}

impl Reading<'_> {
    /// Where words stand in the target that the glossary keeps as they are in every language.
    pub fn kept_terms(&self) -> Vec<Span> {
        let target = self.pair.target;
        let kept = self.glossary.kept().iter();
        kept.flat_map(|kept| target.match_indices(kept.as_str()).map(|(at, word)| Span::new(at, at + word.len()))).collect()
    }
}

fn lang(locale: &str) -> Lang {
    match locale {
        "ja" => Lang::Ja,
        "en" => Lang::En,
        _ => locale.parse().map_or(Lang::Other, |id| Lang::of(&id)),
    }
}

impl Pair<'_> {
    /// Whether it has a translation to look at.
    pub fn is_translated(&self) -> bool {
        !matches!(self.state, State::Untranslated | State::Skipped) && !self.target.is_empty()
    }

    /// The finding of an issue.
    pub fn finding(&self, issue: Issue) -> Finding {
        let location = (self.locate)(issue.side, issue.span);
        let mut finding = Finding::new(issue.code, location.file);
        (finding.span, finding.place) = (location.span, location.place);
        let (other, part) = match issue.side {
            Side::Source => (Side::Target, None),
            Side::Target => (Side::Source, issue.source_span),
        };
        let at = (self.locate)(other, part);
        // A text that stands nowhere is located where the other one is.
        finding.related = (!at.file.is_empty() && (at.file != finding.file || at.span != finding.span) && !self.target.is_empty())
            .then_some(Related { file: at.file, span: at.span, place: at.place, is_source: other == Side::Source });
        (finding.source_mark, finding.target_mark) = match issue.side {
            Side::Source => (issue.span, None),
            Side::Target => (issue.source_span, issue.span),
        };
        finding.unit = (!self.unit.is_empty()).then(|| self.unit.to_owned());
        finding.locale = Some(self.target_locale.to_owned());
        finding.source = Some(self.source.to_owned());
        finding.target = (!self.target.is_empty()).then(|| self.target.to_owned());
        (finding.term, finding.args, finding.hints) = (issue.term, issue.args, issue.hints);
        if issue.doubtful {
            finding = finding.doubtful();
        }
        finding.waived = self.allows.iter().find(|a| a.code == issue.code.name() && !a.reason.is_empty()).map(|a| a.reason.clone());
        finding
    }
}
