//! Two versions of a project beside each other. An article that both have alike can change nothing by itself: of those, only
//! that is worked out which says whether what changed elsewhere is usual, and how often. A diff of the two says what one
//! says of both read whole, unless what stands unchanged is to be listed too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::alike::{Alike, alike};
use super::facts::Facts;
use super::glance::{Glance, Wanted};
use super::ground::{Candidate, Ground};
use super::input::glossary;
use super::ledger::Ledger;
use super::load::Snapshot;
use super::review::Words;
use super::survey::{Survey, Surveyed, keeper};
use super::tree::Tree;
use crate::check::{Kind, Uses};
use crate::diff;
use crate::finding::Code;
use crate::text::Span;

/// So many times articles may turn out to be of interest that looked alike; then everything is read.
const ROUNDS: usize = 6;

impl Survey {
    /// Surveys two versions of a project, to be compared by [`Survey::versions`]. Nothing where settings or terms differ, where
    /// there are fewer articles than `least`, or where anything is out of the ordinary: then each has to be surveyed by itself.
    pub fn of_both(base: &dyn Tree, head: &dyn Tree, ledger: &Ledger, words: Words, least: usize) -> Option<(Survey, Survey)> {
        let ground = |tree| Ground::of(tree, None).ok().flatten();
        let (old, ground) = rayon::join(|| ground(base), || ground(head));
        let ground = ground.filter(|ground| ground.settings().srx.is_none() && old.is_some_and(|old| old.digest == ground.digest))?;
        let (old, new) = (ground.articles(base), ground.articles(head));
        if new.len() < least {
            return None;
        }
        // Terms are compiled meanwhile; whoever asks for them then finds them kept.
        let compile = || glossary(head, &ground.settings().glossary, &mut Vec::new());
        let (alike, _) = rayon::join(|| alike(&ground, (base, &old), (head, &new), ledger), compile);
        let others = |tree: &dyn Tree, mut articles: BTreeMap<String, String>| {
            articles.retain(|path, _| !alike.contains_key(path));
            ground.candidates(tree, ledger, articles)
        };
        let others = (others(base, old), others(head, new));
        // Those that have to be read, alike or not.
        let mut read: BTreeSet<String> = BTreeSet::new();
        for _ in 0..ROUNDS {
            let within: BTreeMap<&String, &Alike> = alike.iter().filter(|(path, _)| !read.contains(*path)).collect();
            let load = |tree: &dyn Tree, others: &BTreeMap<String, Candidate>| {
                let known = within.iter().map(|(path, one)| ((*path).clone(), one.candidate().clone()));
                let mut candidates = known.chain(others.iter().map(|(path, one)| (path.clone(), one.clone()))).collect();
                let snapshot = Snapshot::load_beside(tree, &mut candidates).ok()?;
                Some((snapshot, candidates))
            };
            let (old, new) = rayon::join(|| load(base, &others.0), || load(head, &others.1));
            let (old, new) = (old?, new?);
            let is_lost = |path: &&&String| !old.1.contains_key(**path) || !new.1.contains_key(**path);
            let lost: Vec<String> = within.keys().filter(is_lost).map(|path| (*path).clone()).collect();
            if !lost.is_empty() {
                read.extend(lost);
                continue;
            }
            let survey = |tree, (snapshot, known)| Survey::from(snapshot, known, None, words, &keeper(Some(&ground), tree, ledger));
            let (mut old, mut new) = (survey(base, old), survey(head, new));
            let seen: BTreeMap<&str, &Glance> = within
                .iter()
                .filter_map(|(path, one)| match one {
                    Alike::Seen(glance, _) => Some((path.as_str(), glance)),
                    Alike::Known(_) => None,
                })
                .collect();
            let wanted = wanted(&old, &new);
            if !wanted.concepts.is_empty() || !wanted.families.is_empty() {
                let (source, context) = (new.source(), new.context());
                let facts = seen.par_iter().map(|(path, glance)| (*path, Arc::new(glance.facts(&wanted, &source, &context)))).collect();
                old.put(&facts);
                new.put(&facts);
            }
            let is_like = |path: &str| match (old.article(path), new.article(path)) {
                (Some(old), Some(new)) => old.contrast.is_like(&new.contrast),
                _ => false,
            };
            let unlike: Vec<String> = seen.keys().copied().filter(|path| !is_like(path)).map(str::to_owned).collect();
            if unlike.is_empty() {
                let stays = Ground::of(head, None).is_ok_and(|now| now.is_some_and(|now| now.digest == ground.digest));
                return (stays && !misses(&old) && !misses(&new)).then_some((old, new));
            }
            read.extend(unlike);
        }
        None
    }
}

/// Whether git could not give all that was asked for.
fn misses(survey: &Survey) -> bool {
    survey.reading_findings().iter().any(|finding| finding.code == Code::Unreadable && finding.args.get("problem") == Some(&"git".into()))
}

/// What has to be known of the articles that are alike: the terms of units that differ, the terms that are named or rendered
/// otherwise, and the words that are spelled otherwise.
fn wanted(base: &Survey, head: &Survey) -> Wanted {
    let (old, new) = Survey::versions(base, head);
    let diff = diff::compare(&old, &new, false);
    let units = || diff.units.iter().flat_map(|change| change.base.iter().chain(&change.head));
    let mut ids: BTreeSet<&str> = diff.terms.iter().map(|term| term.id.as_str()).collect();
    ids.extend(units().flat_map(|unit| &unit.terms).map(|term| term.id.as_str()));
    let mut wanted = Wanted::default();
    if !ids.is_empty() {
        let concepts = head.glossary().concepts().iter().enumerate();
        wanted.concepts.extend(concepts.filter(|(_, concept)| ids.contains(concept.id.as_str())).map(|(number, _)| number));
    }
    let touched: BTreeSet<String> = units().map(|unit| unit.name()).collect();
    let (old, new) = (by_order(base), by_order(head));
    for order in old.keys().chain(new.keys().filter(|order| !old.contains_key(*order))) {
        let facts = [&old, &new].map(|side: &BTreeMap<_, &Surveyed>| side.get(order).map(|one| &*one.facts));
        if let [Some(one), Some(other)] = facts
            && std::ptr::eq(one, other)
        {
            continue;
        }
        let [one, other] = facts.map(|facts| facts.map(named).unwrap_or_default());
        let keys = one.keys().chain(other.keys());
        wanted.concepts.extend(keys.filter(|key| one.get(*key) != other.get(*key)).map(|(concept, _)| *concept));
        let [one, other] = facts.map(|facts| facts.map(spelled).unwrap_or_default());
        let is_touched = |places: Option<&Spelled<'_>>| places.into_iter().flatten().any(|(.., unit, _)| touched.contains(unit));
        let families = one.keys().chain(other.keys());
        let changed = families.filter(|family| {
            let (a, b) = (one.get(*family), other.get(*family));
            a != b || is_touched(a) || is_touched(b)
        });
        wanted.families.extend(changed.map(|family| (*family).to_owned()));
    }
    wanted
}

/// The articles of a survey by what they are called.
fn by_order(survey: &Survey) -> BTreeMap<(bool, bool, &str), &Surveyed> {
    survey.articles.iter().map(|one| (one.order(), one)).collect()
}

/// The names of terms, by concept and locale.
fn named(facts: &Facts) -> BTreeMap<(usize, &str), &[Kind]> {
    facts.habits().uses.iter().map(|Uses { concept, locale, kinds }| ((*concept, locale.as_str()), kinds.as_slice())).collect()
}

/// The spellings of a family: how often each is used, and where first.
type Spelled<'f> = Vec<(&'f str, usize, String, Span)>;

/// The spellings, by family.
fn spelled(facts: &Facts) -> BTreeMap<&str, Spelled<'_>> {
    let mut families: BTreeMap<&str, Spelled<'_>> = BTreeMap::new();
    for (one, unit) in facts.spelled() {
        families.entry(&one.family).or_default().push((&one.spelling, one.count, unit, one.span));
    }
    families
}
