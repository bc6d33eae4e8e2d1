//! Checks: source beside target in, findings out. One rule a file; a rule sees a pair that has been read once
//! (terms found, languages known) and says what is wrong with it, in bytes of the pair's own texts. Nothing here
//! reads a file, and no rule knows of another.

mod abbreviation;
mod bracket;
mod claim;
mod consistency;
mod count;
mod english;
mod family;
mod fullwidth;
mod gloss;
mod habit;
mod hedge;
mod hidden;
mod house;
mod japanese;
mod leftover;
mod markup;
mod name;
mod number;
mod orthography;
mod page;
mod pair;
mod phrase;
mod placeholder;
mod reading;
mod rendering;
mod rival;
mod scan;
mod since;
mod stand_in;
mod state;
mod term;
#[cfg(test)]
mod term_tests;
mod typography;
mod url;
mod variants;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use consistency::{Departure, Kind, Name, Use, Uses};
pub use habit::{Contrast, Habits, Places, contrasts};
pub use house::{House, Spacing, Width};
pub use orthography::{Forbidden, Oddity, Spelling, spellings_of};
pub use pair::{Issue, Location, Pair, Reading, Side};
pub use rendering::Rendering;
pub use since::{Way, print_anywhere, since};

use rendering::renderings;

use crate::finding::{Code, Finding, Hint, Severity, sort};
use crate::glossary::Glossary;
use crate::morph::Analyzer;
use crate::profile::Profile;

/// What every rule may ask.
pub struct Context<'a> {
    /// The project's terms.
    pub glossary: &'a Glossary,
    /// Words of a language, by locale.
    pub words: &'a (dyn (Fn(&str) -> &'static dyn Analyzer) + Sync),
    /// The profile of the field.
    pub profile: &'a Profile,
    /// Severities that the settings change.
    pub levels: &'a BTreeMap<Code, Severity>,
    /// How the project writes Japanese.
    pub house: House,
}

impl Context<'_> {
    fn severity(&self, code: Code) -> Severity {
        self.levels.get(&code).copied().unwrap_or_else(|| code.severity())
    }
}

/// A rule over one pair.
type Rule = fn(&Reading<'_>, &mut Vec<Issue>);

/// The rules over a translation that says something of its own, each with its code: one that is off is not run.
const RULES: [(Code, Rule); 27] = [
    (Code::SourceTextLeft, leftover::source_text_left),
    (Code::SourceTextInQuotes, leftover::source_text_in_quotes),
    (Code::SourceTextQuoted, leftover::source_text_quoted),
    (Code::NumberMismatch, number::mismatch),
    (Code::IdentifierMismatch, number::identifiers),
    (Code::IdentifierMismatch, name::changed),
    (Code::CitationMismatch, number::citations),
    (Code::UrlMismatch, url::mismatch),
    (Code::MarkupMismatch, markup::mismatch),
    (Code::PlaceholderMismatch, placeholder::mismatch),
    (Code::BracketUnbalanced, bracket::unbalanced),
    (Code::FullwidthInTarget, fullwidth::in_target),
    (Code::JapaneseCharacters, japanese::characters),
    (Code::HalfwidthInTarget, house::halfwidth),
    (Code::JapaneseStyle, house::style),
    (Code::Typography, typography::target),
    (Code::ControlCharacter, hidden::in_target),
    (Code::HedgeDropped, hedge::dropped),
    (Code::LightHedgeDropped, hedge::light),
    (Code::HedgeLayer, hedge::layer),
    (Code::Polarity, hedge::negation),
    (Code::Overclaim, claim::overclaim),
    (Code::RegulatedWording, claim::regulated),
    (Code::RegulatedQuote, claim::quoted),
    (Code::RegulatedSource, claim::in_source),
    (Code::TermCount, count::fewer),
    (Code::ReviewClobbered, state::clobbered),
];

/// Runs every rule over the pairs, which stand in the order of their articles. The findings are sorted, carry the
/// severities of the settings, and know their waivers.
pub fn run(pairs: &[Pair<'_>], context: &Context<'_>) -> Vec<Finding> {
    run_where(pairs, context, &|_| true)
}

/// The same for the pairs that are wanted. The others are read, because what is usual in a project counts, and nothing
/// is said of them.
pub fn run_where(pairs: &[Pair<'_>], context: &Context<'_>, wanted: &(dyn Fn(&Pair<'_>) -> bool + Sync)) -> Vec<Finding> {
    let (readings, findings) = judge(pairs, context, Reading::judged, wanted);
    // Some ten thousand of them take their time to be freed.
    readings.into_par_iter().for_each(drop);
    findings
}

/// The findings of [`run`] and the terms of [`terms`], from one reading of the pairs.
pub fn run_and_terms(pairs: &[Pair<'_>], context: &Context<'_>) -> (Vec<Finding>, Vec<Vec<Rendering>>) {
    let (readings, findings) = judge(pairs, context, Reading::new, &|_| true);
    (findings, readings.par_iter().map(renderings).collect())
}

/// One article, judged by itself, with what it takes to compare it with others.
#[derive(Debug, Default)]
pub struct Judged {
    /// What is wrong with it whatever the others do.
    pub findings: Vec<Finding>,
    /// What is compared with the others.
    pub habits: Habits,
    /// Where that stands.
    pub places: Places,
    /// The terms of every pair and their renderings.
    pub terms: Vec<Vec<Rendering>>,
}

/// Judges the pairs of one article, in all locales. With [`contrasts`] over all articles it says what [`run`] says of all
/// their pairs together.
pub fn article(pairs: &[Pair<'_>], context: &Context<'_>) -> Judged {
    let (readings, issues) = own(pairs, context, Reading::new, &|_| true);
    let all: Vec<&Reading<'_>> = readings.iter().collect();
    let (habits, places) = habit::habits(&all, context);
    Judged { findings: findings(pairs, issues, context), habits, places, terms: readings.iter().map(renderings).collect() }
}

/// What [`article`] says of the names of terms, without a rule being run: the names that pairs of one article give them, and
/// the renderings of the terms of each pair.
pub fn names(pairs: &[Pair<'_>], context: &Context<'_>) -> (Vec<Uses>, Vec<Vec<Rendering>>) {
    let readings: Vec<Reading<'_>> = pairs.iter().map(|pair| Reading::of_terms(pair, context)).collect();
    let all: Vec<&Reading<'_>> = readings.iter().collect();
    (consistency::uses(&all, context.glossary).0, readings.iter().map(renderings).collect())
}

/// The findings of issues that the articles have in common with none, capped and with the severities of the settings.
pub fn findings(pairs: &[Pair<'_>], issues: Vec<(usize, Issue)>, context: &Context<'_>) -> Vec<Finding> {
    let issues = capped(issues).into_iter();
    let mut findings: Vec<Finding> = issues.filter_map(|(number, issue)| Some(pairs.get(number)?.finding(issue))).collect();
    settle(&mut findings, context.levels);
    findings
}

/// How pairs are read.
type Read<'p> = fn(&'p Pair<'p>, &Context<'p>) -> Reading<'p>;

fn judge<'p>(
    pairs: &'p [Pair<'p>],
    context: &Context<'p>,
    read: Read<'p>,
    wanted: &(dyn Fn(&Pair<'_>) -> bool + Sync),
) -> (Vec<Reading<'p>>, Vec<Finding>) {
    let (readings, mut issues) = own(pairs, context, read, wanted);
    issues = capped(issues);
    let articles = habit::by_article(&readings);
    let habits: Vec<(Habits, Places)> = articles
        .par_iter()
        .map(|numbers| habit::habits(&numbers.iter().filter_map(|number| readings.get(*number)).collect::<Vec<_>>(), context))
        .collect();
    let contrasts = contrasts(&habits.iter().map(|(habits, _)| habits).collect::<Vec<_>>(), context.glossary);
    for ((numbers, (habits, places)), contrast) in articles.iter().zip(&habits).zip(contrasts) {
        let source = |pair: usize| readings.get(*numbers.get(pair)?).map(|reading| reading.pair.source);
        let found = contrast.issues(habits, places, &source).into_iter();
        issues.extend(found.filter_map(|(pair, issue)| Some((*numbers.get(pair)?, issue))));
    }
    issues.retain(|(number, _)| pairs.get(*number).is_some_and(wanted));
    let mut findings: Vec<Finding> = issues.into_iter().filter_map(|(number, issue)| Some(pairs.get(number)?.finding(issue))).collect();
    settle(&mut findings, context.levels);
    sort(&mut findings);
    (readings, findings)
}

/// The pairs as they were read, and what is wrong with those that are wanted, but for what the articles are compared in.
fn own<'p>(
    pairs: &'p [Pair<'p>],
    context: &Context<'p>,
    read: Read<'p>,
    wanted: &(dyn Fn(&Pair<'_>) -> bool + Sync),
) -> (Vec<Reading<'p>>, Vec<(usize, Issue)>) {
    let rules: Vec<Rule> = RULES.iter().filter(|(code, _)| context.severity(*code) != Severity::Off).map(|(_, rule)| *rule).collect();
    let of_numbers = [Code::NumberMismatch, Code::IdentifierMismatch, Code::CitationMismatch];
    let numbers = of_numbers.iter().any(|code| context.severity(*code) != Severity::Off);
    // What pairs are read for by themselves is forgotten before the next ones are read.
    let (readings, alone): (Vec<Reading<'_>>, Vec<Alone>) = pairs
        .par_chunks(TOGETHER)
        .flat_map_iter(|pairs| {
            let mut readings: Vec<Reading<'_>> = pairs.iter().map(|pair| read(pair, context)).collect();
            let alone = alone(&readings, &rules, numbers, wanted);
            readings.iter_mut().for_each(Reading::forget);
            readings.into_iter().zip(alone)
        })
        .unzip();
    let mut issues: Vec<(usize, Issue)> = alone
        .into_par_iter()
        .enumerate()
        .flat_map_iter(|(number, Alone { mut issues, says_own })| {
            if says_own {
                term::missing_or_forbidden(&readings, number, &mut issues);
            }
            issues.into_iter().map(move |issue| (number, issue))
        })
        .collect();
    if context.severity(Code::AbbreviationUndefined) != Severity::Off {
        issues.extend(abbreviation::across(&readings).into_iter().filter(|(number, _)| pairs.get(*number).is_some_and(wanted)));
    }
    (readings, issues)
}

/// What was found in a pair without looking at any other one.
#[derive(Default)]
struct Alone {
    issues: Vec<Issue>,
    /// Whether its target says something of its own.
    says_own: bool,
}

/// Pairs that one rule is run over before the next one.
const TOGETHER: usize = 96;

fn alone(readings: &[Reading<'_>], rules: &[Rule], numbers: bool, wanted: &(dyn Fn(&Pair<'_>) -> bool + Sync)) -> Vec<Alone> {
    let mut found: Vec<Alone> = Vec::with_capacity(readings.len());
    for reading in readings {
        let mut issues = Vec::new();
        let is_wanted = wanted(reading.pair);
        if is_wanted {
            state::standing(reading, &mut issues);
        }
        let is_translated = is_wanted && reading.pair.is_translated();
        let is_same = is_translated && leftover::is_same(reading);
        if is_same {
            leftover::same_as_source(reading, &mut issues);
        }
        found.push(Alone { issues, says_own: is_translated && !is_same });
    }
    if numbers {
        let translated = readings.iter().zip(&found).filter(|(_, found)| found.says_own);
        Reading::read_numbers(&translated.map(|(reading, _)| reading).collect::<Vec<_>>());
    }
    for rule in rules {
        for (reading, found) in readings.iter().zip(&mut found).filter(|(_, found)| found.says_own) {
            rule(reading, &mut found.issues);
        }
    }
    found
}

/// Findings of one code on one pair. A text that has more is broken as a whole, and each would carry it.
const MOST: usize = 20;

/// The first issues of each code on each pair; the last of them says how many more there are.
fn capped(issues: Vec<(usize, Issue)>) -> Vec<(usize, Issue)> {
    let mut counts: BTreeMap<(usize, Code), (usize, usize)> = BTreeMap::new();
    let mut kept: Vec<(usize, Issue)> = Vec::new();
    for (number, issue) in issues {
        let (count, last) = counts.entry((number, issue.code)).or_default();
        *count += 1;
        if *count <= MOST {
            *last = kept.len();
            kept.push((number, issue));
        }
    }
    for (count, last) in counts.into_values().filter(|(count, _)| *count > MOST) {
        if let Some((_, issue)) = kept.get_mut(last) {
            issue.hints.push(Hint::new("more-alike").with("count", count - MOST));
        }
    }
    kept
}

/// The terms of every pair and their renderings, in the order of the pairs.
pub fn terms(pairs: &[Pair<'_>], context: &Context<'_>) -> Vec<Vec<Rendering>> {
    pairs.par_iter().map(|pair| renderings(&Reading::new(pair, context))).collect()
}

/// What is wrong with the terms of one pair that stands by itself: `term-missing` and `term-forbidden`, unless they are off.
pub fn terms_broken(pair: &Pair<'_>, context: &Context<'_>) -> Vec<Issue> {
    let mut issues = Vec::new();
    if pair.is_translated() {
        term::missing_or_forbidden(&[Reading::new(pair, context)], 0, &mut issues);
    }
    issues.retain(|issue| context.levels.get(&issue.code) != Some(&Severity::Off));
    issues
}

/// Gives findings the severities of the settings; those that are off leave.
pub fn settle(findings: &mut Vec<Finding>, levels: &BTreeMap<Code, Severity>) {
    for finding in findings.iter_mut() {
        if let Some(&severity) = levels.get(&finding.code) {
            finding.severity = severity;
        }
    }
    findings.retain(|finding| finding.severity != Severity::Off);
}
