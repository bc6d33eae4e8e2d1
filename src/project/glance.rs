//! An article that both versions have alike, looked at as far as it takes to compare others with it: its units, its labels,
//! and its translations where its catalogs say just what they should. Of what they say, only how some terms are named and
//! some words are spelled is worked out; nothing is judged.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::document::Label;
use super::facts::{Facts, Head, Tally};
use super::load::{Known, document, options};
use super::segmentation::Segmentation;
use super::settings::Settings;
use crate::article::Format;
use crate::catalog::{Skimmed, State, assign_ids, effective_state_as, is_source_catalog, skim, split_suffix};
use crate::check::{self, Context, Habits, Location, Pair, Rendering, Side};
use crate::text::Span;

/// What is asked of the articles that are alike: concepts, and families of spellings.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub concepts: BTreeSet<usize>,
    pub families: BTreeSet<String>,
}

/// An article that was looked at.
pub(super) struct Glance {
    file: String,
    /// The labels that it uses.
    labels: Vec<Label>,
    /// Whether it lacks a catalog.
    pub is_bare: bool,
    path: String,
    format: Format,
    /// Id and source of every unit, and whether it is not for translation.
    units: Vec<(String, String, bool)>,
    /// The translation of every unit, by locale.
    targets: BTreeMap<String, Vec<Option<Skimmed>>>,
}

impl Glance {
    /// Looks at an article, whose files hold this: its own, its source catalog, and those of the targets. Nothing where a
    /// catalog says anything that reading it would change.
    pub fn of(path: &str, file: &str, mut contents: Vec<Option<Vec<u8>>>, settings: &Settings) -> Option<Glance> {
        let translated = contents.split_off(2.min(contents.len()));
        let mut own = contents.into_iter();
        let (bytes, catalog) = (own.next()??, own.next()??);
        let text = String::from_utf8(bytes).ok()?;
        let (read, _) = document(path.to_owned(), file.to_owned(), Vec::new(), text, &options(settings), &Segmentation::default());
        let ids = assign_ids(&read.sources, None);
        if !is_source_catalog(str::from_utf8(&catalog).ok()?, &read.sources, &ids) {
            return None;
        }
        let mut targets = BTreeMap::new();
        let mut is_bare = false;
        for (locale, content) in settings.targets.iter().zip(translated) {
            let mut said: Vec<Option<Skimmed>> = vec![None; ids.len()];
            is_bare |= content.is_none();
            let text = content.map(String::from_utf8).transpose().ok()?;
            let found = text.as_deref().map_or(Some(Vec::new()), skim)?;
            let places = LazyCell::new(|| ids.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect::<BTreeMap<_, _>>());
            // Mostly they stand in the order of the units.
            let mut next = 0;
            for one in found {
                let place = if ids.get(next) == Some(&one.id) { next } else { *places.get(one.id.as_str())? };
                next = place + 1;
                *said.get_mut(place)? = Some(one);
            }
            targets.insert(locale.to_string(), said);
        }
        let (labels, format) = (read.labels(), read.article.format);
        let units = ids.into_iter().zip(read.sources).map(|(id, unit)| (id, unit.text, unit.skip)).collect();
        Some(Glance { file: file.to_owned(), labels, is_bare, path: path.to_owned(), format, units, targets })
    }

    /// What is known of the article without its being read.
    pub fn known(&self) -> Known {
        Known { file: self.file.clone(), labels: self.labels.clone() }
    }

    /// Facts that say nothing but what the archive was asked, and that it must not answer.
    pub fn blank(&self) -> Facts {
        let open = self.targets.iter().flat_map(|(locale, said)| {
            let open = self.units.iter().zip(said).filter(|(_, said)| said.is_none());
            open.map(move |((id, ..), _)| (locale.clone(), split_suffix(id).0.to_owned(), 0))
        });
        Facts::in_part(Head { asked: open.collect(), labels: self.labels.clone(), ..Head::default() })
    }

    /// The facts in part: how the article names the concepts that are wanted, and how it spells what is.
    pub fn facts(&self, wanted: &Wanted, source: &str, context: &Context<'_>) -> Facts {
        let is_wanted = |concept: usize| wanted.concepts.contains(&concept);
        let may_have = |text: &str| !wanted.concepts.is_empty() && context.glossary.may_have(text, source, &is_wanted);
        let has: Vec<bool> = self.units.iter().map(|(_, text, _)| may_have(text)).collect();
        let (mut uses, mut tallies) = (Vec::new(), Vec::new());
        for (locale, said) in self.targets.iter().filter(|_| has.contains(&true)) {
            let rows = self.units.iter().zip(said).zip(&has).filter(|(_, has)| **has).map(|(row, _)| row);
            let pairs: Vec<Pair<'_>> =
                rows.map(|((id, text, skip), said)| self.pair((id, text, *skip), said.as_ref(), (source, locale))).collect();
            let (found, renderings) = check::names(&pairs, context);
            uses.extend(found.into_iter().filter(|one| is_wanted(one.concept)));
            tallies.extend(tallied(&pairs, &renderings, &is_wanted));
        }
        uses.sort_by(|a, b| (a.concept, &a.locale).cmp(&(b.concept, &b.locale)));
        let families: BTreeSet<&str> = wanted.families.iter().map(String::as_str).collect();
        let spellings = if families.is_empty() {
            Vec::new()
        } else {
            check::spellings_of(self.units.iter().map(|(_, text, _)| text.as_str()), &families)
        };
        Facts::in_part(Head { habits: Habits { uses, spellings, forbidden: Vec::new() }, tallies, ..self.blank().head })
    }

    fn pair<'p>(
        &'p self,
        (id, text, skip): (&'p str, &'p str, bool),
        said: Option<&'p Skimmed>,
        (source, locale): (&'p str, &'p str),
    ) -> Pair<'p> {
        let target = said.map_or("", |said| said.text.as_str());
        let state = match said {
            // A translation without a word is none.
            Some(said) => match effective_state_as(&said.entry(), text, target) {
                State::Skipped => State::Skipped,
                _ if target.trim().is_empty() => State::Untranslated,
                state => state,
            },
            None if skip => State::Skipped,
            None => State::Untranslated,
        };
        Pair {
            unit: id,
            article: &self.path,
            format: Some(self.format),
            source: text,
            target,
            source_locale: source,
            target_locale: locale,
            state,
            was: None,
            clobbered: false,
            allows: &[],
            previous: None,
            locate: &nowhere,
        }
    }
}

fn nowhere(_: Side, _: Option<Span>) -> Location {
    Location::default()
}

/// How often the wanted concepts are rendered by what in pairs of one locale.
fn tallied(pairs: &[Pair<'_>], renderings: &[Vec<Rendering>], is_wanted: &dyn Fn(usize) -> bool) -> Vec<Tally> {
    let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
    for (pair, renderings) in pairs.iter().zip(renderings) {
        for one in renderings.iter().filter(|one| is_wanted(one.concept)) {
            let first = || Tally::new(one.concept, pair.target_locale);
            tallies.entry(one.concept).or_insert_with(first).add(one.word.as_deref(), one.is_forbidden(), !pair.target.is_empty());
        }
    }
    tallies.into_values().collect()
}
