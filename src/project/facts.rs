//! What is known of an article once it was read and checked: enough to compare it with another version, to compare its
//! habits with those of other articles and to say all its findings, so that an article that did not change is neither
//! parsed nor checked again. Texts and findings stay packed until somebody asks for them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::Label;
use super::kept::{Kept, KeptPlace, kept_place, place};
use super::ledger::{Digest, digest};
use super::review::Row;
use crate::catalog::{Allow, State};
use crate::check::{Context, Contrast, Habits, Judged, Location, Pair, Places, Rendering, Side, Spelling, findings};
use crate::diff::{self, TermUse};
use crate::finding::Finding;
use crate::glossary::Glossary;
use crate::store::Section;
use crate::text::Span;

/// The facts of an article.
#[derive(Debug, Clone)]
pub struct Facts {
    pub(super) head: Head,
    findings: Section,
    rows: Section,
}

/// What is asked of every article, whether it changed or not.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Head {
    /// What is compared with other articles.
    pub habits: Habits,
    /// How its terms are rendered, by concept and locale.
    pub tallies: Vec<Tally>,
    /// The labels that it uses, each once, and where first.
    pub labels: Vec<Label>,
    /// What reconciling asked the archive, by locale, with a hash of the answer; 0 where there was none.
    pub asked: Vec<(String, String, u64)>,
    /// How many units it has, by locale; those that a translation covers count.
    pub units: Vec<(String, usize)>,
}

/// How often a concept is rendered by what.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Tally {
    pub concept: usize,
    pub locale: String,
    pub units: usize,
    pub missing: usize,
    pub forbidden: usize,
    pub renderings: Vec<(String, usize)>,
}

/// The units of an article, in every locale.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Rows {
    rows: Vec<One>,
    places: Places,
    /// Where what can stand out stands: in which of the files.
    spots: Vec<(Part, Spot)>,
    files: Vec<String>,
}

/// A part of a pair: its number, the side, and the bytes of that text (all of it where `None`).
pub(super) type Part = (usize, Side, Option<Span>);

#[derive(Debug, Serialize, Deserialize)]
struct Spot {
    file: usize,
    span: Option<Span>,
    place: Option<KeptPlace>,
}

/// A unit in a locale.
#[derive(Debug, Serialize, Deserialize)]
struct One {
    name: String,
    locale: String,
    source: String,
    target: String,
    /// Source and target of a message as they are written, where what it reads as is another thing.
    written: Option<(String, String)>,
    state: u8,
    was: Option<String>,
    /// Whether a diff shows it, and whether it is checked.
    shown: bool,
    told: bool,
    waivers: Vec<(String, String)>,
    notes: Vec<String>,
    links: Vec<String>,
    /// Number of the block that it stands in.
    block: usize,
    /// Concept, the glossary's word that renders it, whether that is forbidden.
    terms: Vec<(usize, Option<String>, bool)>,
}

impl One {
    fn state(&self) -> State {
        State::ALL.get(usize::from(self.state)).copied().unwrap_or_default()
    }

    fn id(&self) -> &str {
        self.name.rsplit_once('#').map_or("", |(_, id)| id)
    }
}

/// What facts are made of: the rows of an article with what the checks say of them, the pairs being those rows that are
/// told.
pub(super) struct Known<'r, 's> {
    pub rows: &'r [&'r Row<'s>],
    pub judged: Judged,
    /// The terms of the rows, in their order.
    pub terms: Vec<Vec<Rendering>>,
    /// Where parts of pairs stand.
    pub spots: BTreeMap<Part, Location>,
    /// What was found besides, while the article and its catalogs were read.
    pub besides: Vec<Finding>,
    pub labels: Vec<Label>,
    pub asked: Vec<(String, String, u64)>,
}

impl Tally {
    /// The tally of a concept that no unit has.
    pub fn new(concept: usize, locale: &str) -> Tally {
        Tally { concept, locale: locale.to_owned(), units: 0, missing: 0, forbidden: 0, renderings: Vec::new() }
    }

    /// Adds a unit: its rendering, whether that is forbidden, and whether it has a translation.
    pub fn add(&mut self, rendering: Option<&str>, forbidden: bool, translated: bool) {
        self.units += 1;
        match rendering {
            Some(word) => {
                match self.renderings.iter_mut().find(|(other, _)| other == word) {
                    Some((_, count)) => *count += 1,
                    None => self.renderings.push((word.to_owned(), 1)),
                }
                self.forbidden += usize::from(forbidden);
            }
            None => self.missing += usize::from(translated),
        }
    }
}

impl Facts {
    /// Facts of an article of which nothing more is known than this.
    pub(super) fn in_part(head: Head) -> Facts {
        Facts { head, findings: packed(&Vec::<Kept>::new()), rows: packed(&Rows::default()) }
    }

    pub(super) fn of(known: Known<'_, '_>) -> Facts {
        let Known { rows, judged, terms, spots, besides, labels, asked } = known;
        let ones: Vec<One> = rows.iter().zip(&terms).map(|(row, terms)| one(row, terms)).collect();
        let mut units: Vec<(String, usize)> = Vec::new();
        for row in rows {
            match units.iter_mut().find(|(locale, _)| *locale == row.locale) {
                Some((_, count)) => *count += row.view.len,
                None => units.push((row.locale.clone(), row.view.len)),
            }
        }
        let head = Head { habits: judged.habits, tallies: tallies(&ones), labels, asked, units };
        let kept: Vec<Kept> = judged.findings.iter().chain(&besides).map(Kept::of).collect();
        let mut files: Vec<String> = Vec::new();
        let spot = |at: Location| {
            let file = files.iter().position(|file| *file == at.file).unwrap_or_else(|| {
                files.push(at.file);
                files.len() - 1
            });
            Spot { file, span: at.span, place: at.place.map(kept_place) }
        };
        let parts: Vec<Part> = spots.keys().copied().collect();
        let spots = parts.into_iter().zip(spots.into_values().map(spot)).collect();
        let rows = Rows { rows: ones, places: judged.places, spots, files };
        Facts { head, findings: packed(&kept), rows: packed(&rows) }
    }

    /// Its parts as they are stored.
    pub(super) fn sections(&self) -> [Section; 3] {
        [packed(&self.head), self.findings.clone(), self.rows.clone()]
    }

    /// Facts from their stored parts.
    pub(super) fn from_sections([head, findings, rows]: [Section; 3]) -> Option<Facts> {
        Some(Facts { head: postcard::from_bytes(head.bytes()).ok()?, findings, rows })
    }

    /// A hash of all that is known.
    pub(super) fn digest(&self) -> Digest {
        let sections = self.sections();
        digest(sections.iter().map(Section::bytes))
    }

    /// The labels that it uses.
    pub(super) fn labels(&self) -> &[Label] {
        &self.head.labels
    }

    /// About how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        self.findings.bytes().len() + self.rows.bytes().len()
    }

    /// How many units it has in a locale; those that a translation covers count.
    pub fn unit_count(&self, locale: &str) -> usize {
        self.head.units.iter().filter(|(other, _)| other == locale).map(|(_, count)| count).sum()
    }

    /// What the article is compared with others in.
    pub fn habits(&self) -> &Habits {
        &self.head.habits
    }

    /// Its spellings, in the order in which they are first used, each with the name of the unit in which it is.
    pub(super) fn spelled(&self) -> Vec<(&Spelling, String)> {
        let mut spellings: Vec<&Spelling> = self.head.habits.spellings.iter().collect();
        if spellings.is_empty() {
            return Vec::new();
        }
        spellings.sort_by_key(|one| (one.pair, one.span.start));
        let told: Vec<String> = self.rows().rows.into_iter().filter(|one| one.told).map(|one| one.name).collect();
        spellings.into_iter().map(|one| (one, told.get(one.pair).cloned().unwrap_or_default())).collect()
    }

    /// What is wrong with the article whatever the others do.
    pub fn own_findings(&self) -> Vec<Finding> {
        let kept: Vec<Kept> = postcard::from_bytes(self.findings.bytes()).unwrap_or_default();
        kept.into_iter().filter_map(Kept::finding).collect()
    }

    /// What is wrong with it beside the others.
    pub(super) fn contrasted(&self, contrast: &Contrast, source_locale: &str, context: &Context<'_>) -> Vec<Finding> {
        if contrast.is_empty(&self.head.habits) {
            return Vec::new();
        }
        let Rows { rows, places, spots, files } = self.rows();
        let told: Vec<&One> = rows.iter().filter(|one| one.told).collect();
        let allow = |(code, reason): &(String, String)| Allow { code: code.clone(), reason: reason.clone(), span: Span::default() };
        let allows: Vec<Vec<Allow>> = told.iter().map(|one| one.waivers.iter().map(allow).collect()).collect();
        let spot = |pair: usize, side: Side, span: Option<Span>| {
            let found = spots.binary_search_by(|(part, _)| part.cmp(&(pair, side, span))).ok().and_then(|at| spots.get(at));
            let location = |(_, spot): &(Part, Spot)| {
                let file = files.get(spot.file).cloned().unwrap_or_default();
                Location { file, span: spot.span, place: spot.place.map(place) }
            };
            found.map(location).unwrap_or_default()
        };
        let locators: Vec<_> = (0..told.len()).map(|pair| move |side: Side, span: Option<Span>| spot(pair, side, span)).collect();
        let pairs: Vec<Pair<'_>> = told
            .iter()
            .zip(&allows)
            .zip(&locators)
            .map(|((one, allows), locate)| Pair {
                unit: &one.name,
                article: one.name.rsplit_once('#').map_or("", |(article, _)| article),
                format: None,
                source: &one.source,
                target: &one.target,
                source_locale,
                target_locale: &one.locale,
                state: one.state(),
                was: one.was.as_deref(),
                clobbered: false,
                allows,
                previous: None,
                locate,
            })
            .collect();
        let source = |pair: usize| told.get(pair).map(|one| one.source.as_str());
        findings(&pairs, contrast.issues(&self.head.habits, &places, &source), context)
    }

    /// Its units as a diff sees them. The terms are those of the glossary it was checked with.
    pub(super) fn units(&self, glossary: &Glossary, source_locale: &str) -> Vec<Arc<diff::Unit>> {
        let term = |(concept, rendering, forbidden)| {
            let concept = glossary.concept(concept)?;
            Some(diff::Term { id: concept.id.clone(), term: concept.preferred(source_locale).to_owned(), rendering, forbidden })
        };
        let shown = self.rows().rows.into_iter().filter(|one| one.shown);
        shown
            .map(|mut one| {
                let (source, target) = one.written.take().unwrap_or((std::mem::take(&mut one.source), std::mem::take(&mut one.target)));
                Arc::new(diff::Unit {
                    article: one.name.rsplit_once('#').map_or("", |(article, _)| article).to_owned(),
                    id: one.id().to_owned(),
                    state: one.state(),
                    locale: one.locale,
                    source,
                    target: (!target.is_empty()).then_some(target),
                    was: one.was,
                    terms: one.terms.into_iter().filter_map(term).collect(),
                    notes: one.notes,
                    waivers: one.waivers,
                    links: one.links,
                    block: one.block,
                })
            })
            .collect()
    }

    /// Adds how its terms are rendered.
    pub(super) fn tally(&self, glossary: &Glossary, source_locale: &str, uses: &mut BTreeMap<(String, String), (String, TermUse)>) {
        for tally in &self.head.tallies {
            let Some(concept) = glossary.concept(tally.concept) else { continue };
            let first = || (concept.preferred(source_locale).to_owned(), TermUse::default());
            let (_, one) = uses.entry((concept.id.clone(), tally.locale.clone())).or_insert_with(first);
            one.units += tally.units;
            one.missing += tally.missing;
            one.forbidden += tally.forbidden;
            for (word, count) in &tally.renderings {
                match one.renderings.get_mut(word) {
                    Some(sum) => *sum += count,
                    None => _ = one.renderings.insert(word.clone(), *count),
                }
            }
        }
    }

    /// The sources that translations were made for, where those are others than the ones they stand over: full name and
    /// source.
    pub(super) fn was(&self) -> Vec<(String, String)> {
        self.rows().rows.into_iter().filter_map(|one| Some((one.name, one.was?))).collect()
    }

    fn rows(&self) -> Rows {
        postcard::from_bytes(self.rows.bytes()).unwrap_or_default()
    }
}

fn packed(value: &impl Serialize) -> Section {
    postcard::to_allocvec(value).unwrap_or_default().into()
}

fn one(row: &Row<'_>, terms: &[Rendering]) -> One {
    let (_, source, target) = row.read();
    let waivers = row.view.entry.iter().flat_map(|entry| &entry.allows);
    One {
        name: row.name.clone(),
        locale: row.locale.clone(),
        source: source.to_owned(),
        target: target.to_owned(),
        written: (!row.texts.is_empty()).then(|| (row.source.clone(), row.target.clone())),
        state: State::ALL.iter().position(|state| *state == row.state).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX),
        was: row.view.entry.and_then(|entry| entry.was.clone()),
        shown: row.state != State::Skipped || row.view.entry.is_some(),
        told: row.is_told(),
        waivers: waivers.map(|allow| (allow.code.clone(), allow.reason.clone())).collect(),
        notes: row.view.entry.map(|entry| entry.notes.clone()).unwrap_or_default(),
        links: row.view.links(),
        block: row.block,
        terms: terms.iter().map(|one| (one.concept, one.word.clone(), one.is_forbidden())).collect(),
    }
}

/// The tallies of the units that a diff shows.
fn tallies(rows: &[One]) -> Vec<Tally> {
    let mut tallies: BTreeMap<(usize, &str), Tally> = BTreeMap::new();
    for one in rows.iter().filter(|one| one.shown) {
        for (concept, rendering, forbidden) in &one.terms {
            let first = || Tally::new(*concept, &one.locale);
            tallies.entry((*concept, &one.locale)).or_insert_with(first).add(rendering.as_deref(), *forbidden, !one.target.is_empty());
        }
    }
    tallies.into_values().collect()
}
