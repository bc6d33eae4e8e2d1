//! What a target catalog becomes when its article changed.
//!
//! In: the units of the article with their ids, the catalogs as they were, the archive. Out: the target catalog as it
//! should be, what has to go into the archive first, and what may be taken out of it afterwards. Every translation
//! that was in the catalog is in one of the two; doing it again changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::carry::match_edited;
use super::{
    Archive, Catalog, Entry, Pair, PairStore, Reason, SourceUnit, State, Value, join_sources, source_catalog, split_suffix, unit_id,
};
use crate::finding::{Code, Finding, Hint};
use crate::text::{align, collapse};

/// What reconciling goes by.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// Path of the article, for the archive.
    pub article: &'a str,
    /// The units of the article as it is now.
    pub units: &'a [SourceUnit],
    /// Their ids, from [`assign_ids`](super::assign_ids).
    pub ids: &'a [String],
    /// The source catalog as it was written last.
    pub previous_source: Option<&'a Catalog>,
    /// The target catalog as it is.
    pub target: Option<&'a Catalog>,
    /// Least similarity, in percent, at which an edited source keeps its translation.
    pub carry: u8,
    /// Pairs that left catalogs before.
    pub archive: &'a dyn Archive,
}

/// What happened to the units and their translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Units that were not in the article before.
    pub added: usize,
    /// Translations that stay as they are.
    pub kept: usize,
    /// Translations of edited sources, now stale.
    pub carried: usize,
    /// Stale translations whose source is again the one they were made for.
    pub returned: usize,
    /// Translations back from the archive.
    pub restored: usize,
    /// Translations whose unit is gone.
    pub left: usize,
    /// Translations whose source is nowhere.
    pub orphans: usize,
}

/// What reconciling gives. Write in this order, so that a kill at any moment loses nothing: `archived` into the
/// archive, then `target`, then the source catalog, and only then take `restored` out of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// The target catalog.
    pub target: Catalog,
    /// Pairs for the archive.
    pub archived: Vec<Pair>,
    /// Pairs of the archive that are in use again.
    pub restored: Vec<Pair>,
    /// Ids of entries that stay at the end because nobody knows their source; see [`orphan`].
    pub orphans: Vec<String>,
    /// What happened.
    pub counts: Counts,
}

/// Brings a target catalog in line with its article. A target that is not sound comes back as it is.
pub fn reconcile(input: &Input<'_>) -> Output {
    if let Some(target) = input.target.filter(|target| !target.sound) {
        return Output { target: target.clone(), ..Output::default() };
    }
    let mut out = once(input, Moves::default());
    if out.0.is_still() {
        return out.1;
    }
    // What left late may be what an entry settled early was waiting for: go on until nothing moves.
    let source = source_catalog(input.units, input.ids);
    for _ in 0..ROUNDS {
        let (moves, target) = (out.0.clone(), out.1.target.clone());
        let next = once(&Input { previous_source: Some(&source), target: Some(&target), ..*input }, out.0);
        let still = next.0 == moves && next.1.target == target;
        let counts = Counts {
            returned: out.1.counts.returned + next.1.counts.returned,
            restored: out.1.counts.restored + next.1.counts.restored,
            ..out.1.counts
        };
        out = next;
        out.1.counts = counts;
        if still {
            break;
        }
    }
    out.1
}

/// Rounds after the first; two are rarely needed.
const ROUNDS: usize = 8;

/// What went into the archive and out of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Moves {
    archived: PairStore,
    restored: BTreeSet<Pair>,
}

impl Moves {
    fn is_still(&self) -> bool {
        *self == Moves::default()
    }
}

fn once(input: &Input<'_>, moves: Moves) -> (Moves, Output) {
    let mut work = Work::new(input);
    (work.archived, work.restored) = (moves.archived, moves.restored);
    work.match_same();
    work.restore(true);
    work.match_edited();
    work.settle_all();
    work.leave();
    work.restore(false);
    let moves = Moves { archived: work.archived.clone(), restored: work.restored.clone() };
    (moves, work.output())
}

/// The finding for an entry whose source is nowhere.
pub fn orphan(entry: &Entry, file: &str) -> Finding {
    let mut finding =
        Finding::new(Code::CatalogOrphan, file).with("problem", "unit").with("name", entry.id.as_str()).hint(Hint::new("catalog-orphan"));
    finding.span = Some(entry.at.entry).filter(|_| entry.at.place.is_some());
    finding.place = entry.at.place;
    finding.target = entry.plain().map(str::to_owned);
    finding
}

/// A unit as it was: its source, if known, and its entry in the target.
pub(super) struct Old<'a> {
    pub id: &'a str,
    pub text: Option<&'a str>,
    pub entry: Option<&'a Entry>,
}

pub(super) struct Work<'a> {
    pub input: &'a Input<'a>,
    /// Ids of the units now, without number.
    pub bases: Vec<String>,
    pub old: Vec<Old<'a>>,
    pub old_at: BTreeMap<&'a str, usize>,
    pub new_at: BTreeMap<&'a str, usize>,
    /// Which unit now an old one is, and the way back.
    pub to: Vec<Option<usize>>,
    pub from: Vec<Option<usize>>,
    pub built: Vec<Option<Entry>>,
    /// Units now that the translation of another covers.
    pub covered: Vec<bool>,
    /// Pairs for the archive, and pairs that are in use again.
    pub archived: PairStore,
    pub restored: BTreeSet<Pair>,
    pub out: Output,
    /// Old entries that leave, or stay without a source.
    gone: BTreeSet<&'a str>,
}

impl<'a> Work<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        let count = input.units.len().min(input.ids.len());
        let old = old(input);
        Work {
            bases: input.ids.iter().take(count).map(|id| split_suffix(id).0.to_owned()).collect(),
            old_at: old.iter().enumerate().rev().map(|(i, old)| (old.id, i)).collect(),
            new_at: input.ids.iter().take(count).enumerate().map(|(j, id)| (id.as_str(), j)).collect(),
            to: vec![None; old.len()],
            from: vec![None; count],
            built: vec![None; count],
            covered: vec![false; count],
            archived: PairStore::default(),
            restored: BTreeSet::new(),
            out: Output::default(),
            gone: BTreeSet::new(),
            old,
            input,
        }
    }

    fn pair_up(&mut self, i: usize, j: usize) {
        if let (Some(to), Some(from)) = (self.to.get_mut(i), self.from.get_mut(j)) {
            (*to, *from) = (Some(j), Some(i));
        }
    }

    fn unmatched_old(&self) -> Vec<usize> {
        self.to.iter().enumerate().filter(|(_, to)| to.is_none()).map(|(i, _)| i).collect()
    }

    /// Units that are the same: by id; by text, where only the number differs; by the text a stale one had before.
    fn match_same(&mut self) {
        let same: Vec<(usize, usize)> = self.new_at.iter().filter_map(|(id, &j)| self.old_at.get(id).map(|&i| (i, j))).collect();
        for (i, j) in same {
            self.pair_up(i, j);
        }
        self.out.counts.added = self.from.iter().filter(|from| from.is_none()).count();
        for by_was in [false, true] {
            let mut free: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for (j, base) in self.bases.iter().enumerate().rev().filter(|(j, _)| self.from.get(*j) == Some(&None)) {
                free.entry(base).or_default().push(j);
            }
            let mut found = Vec::new();
            for i in self.unmatched_old() {
                let Some(old) = self.old.get(i) else { continue };
                let key = match old.entry.and_then(live_was) {
                    Some(was) if by_was => unit_id(was),
                    _ if by_was => continue,
                    _ => split_suffix(old.id).0.to_owned(),
                };
                found.extend(free.get_mut(key.as_str()).and_then(Vec::pop).map(|j| (i, j)));
            }
            for (i, j) in found {
                self.pair_up(i, j);
            }
        }
    }

    /// Edited units, by place and likeness.
    fn match_edited(&mut self) {
        let old: Vec<Option<&str>> = self.old.iter().zip(&self.to).map(|(old, to)| old.text.filter(|_| to.is_none())).collect();
        let mut new = Vec::new();
        for (j, from) in self.from.iter().enumerate() {
            let taken = from.is_some() || self.covered.get(j) == Some(&true) || self.built.get(j).is_some_and(Option::is_some);
            new.push(self.input.units.get(j).map(|unit| unit.text.as_str()).filter(|_| !taken));
        }
        if old.iter().all(Option::is_none) || new.iter().all(Option::is_none) {
            return;
        }
        // In place are those that are the same and in the same order on both sides.
        let now: Vec<Option<usize>> = self.to.clone();
        let then: Vec<Option<usize>> = (0..self.from.len()).map(Some).collect();
        let anchors: Vec<(usize, usize)> = align(&now, &then);
        for (i, j) in match_edited(&old, &new, &anchors, self.input.carry) {
            self.pair_up(i, j);
        }
    }

    fn settle_all(&mut self) {
        for j in 0..self.from.len() {
            let Some(i) = self.from.get(j).copied().flatten() else { continue };
            let Some(old) = self.old.get(i) else { continue };
            let Some(entry) = old.entry else { continue };
            if entry.value == Value::Skip && Some(split_suffix(old.id).0) != self.bases.get(j).map(String::as_str) {
                continue;
            }
            let entry = self.settle(i, j, entry);
            if let Some(slot) = self.built.get_mut(j) {
                *slot = Some(entry);
            }
        }
    }

    /// Entries whose unit is gone: into the archive, or to the end where nobody knows their source.
    fn leave(&mut self) {
        for i in 0..self.old.len() {
            let Some(Old { id, entry: Some(entry), .. }) = self.old.get(i) else { continue };
            let (id, entry) = (*id, *entry);
            let home = self.to.get(i).copied().flatten().and_then(|j| self.built.get(j)?.as_ref());
            if home.is_some() {
                continue;
            }
            self.gone.insert(id);
            match self.source_before(i, entry) {
                Some(source) => {
                    self.out.counts.left += 1;
                    self.archive(Pair::of(entry, &source, self.input.article, Reason::Unused));
                }
                None => self.out.orphans.push(id.to_owned()),
            }
        }
    }

    /// Entries in the order of the units, then the orphans; free comments stay before the entry they stood before, or
    /// before the next one that is left.
    fn output(mut self) -> Output {
        let known: BTreeSet<String> = (self.input.units.iter().filter_map(|unit| unit.section.as_deref()))
            .chain(self.input.previous_source.iter().flat_map(|c| &c.entries).filter_map(|entry| entry.section.as_deref()))
            .map(collapse)
            .collect();
        let forgotten = self.input.units.is_empty() && self.input.previous_source.is_none();
        let without: BTreeSet<String> = self.out.orphans.iter().cloned().collect();
        let mut orphans = Vec::new();
        let mut pending: Vec<String> = Vec::new();
        let mut last = None;
        for entry in self.input.target.iter().flat_map(|target| &target.entries) {
            // A heading that is none of the article's is a person's comment; where the article is gone nobody knows.
            let section = entry.section.as_ref().filter(|section| !forgotten && !known.contains(*section));
            if last != section {
                pending.extend(section.cloned());
            }
            last = section;
            let id = entry.id.as_str();
            let home = self.old_at.get(id).and_then(|&i| *self.to.get(i)?).filter(|_| !self.gone.contains(id));
            match home.and_then(|j| self.built.get_mut(j)?.as_mut()) {
                Some(built) => {
                    pending.append(&mut built.above);
                    built.above = std::mem::take(&mut pending);
                }
                None if without.contains(id) => {
                    pending.extend(entry.above.iter().cloned());
                    orphans.push(Entry { section: None, above: std::mem::take(&mut pending), ..entry.clone() });
                }
                None => pending.extend(entry.above.iter().cloned()),
            }
        }
        let mut target = Catalog::default();
        if let Some(old) = self.input.target {
            target.head.clone_from(&old.head);
            pending.extend(old.tail.iter().cloned());
        }
        target.tail = pending;
        for (built, unit) in self.built.into_iter().zip(self.input.units) {
            let Some(mut entry) = built else { continue };
            entry.section = unit.section.as_deref().map(collapse).filter(|section| !section.is_empty());
            target.entries.push(entry);
        }
        self.out.counts.orphans = orphans.len();
        target.entries.extend(orphans);
        self.out.target = target;
        self.out.archived = self.archived.into_pairs().into_iter().collect();
        self.out.restored = self.restored.into_iter().collect();
        self.out
    }

    /// The sources of a unit now and of those it covers, as one.
    pub(super) fn source_now(&self, j: usize, members: &[usize]) -> String {
        let texts = [j].into_iter().chain(members.iter().copied()).filter_map(|j| self.input.units.get(j));
        join_sources(texts.map(|unit| unit.text.as_str()))
    }

    /// The source an entry stood over, and those it covered, as one.
    pub(super) fn source_before(&self, i: usize, entry: &Entry) -> Option<String> {
        let own = self.old.get(i).and_then(|old| old.text);
        if entry.covers.is_empty() {
            return own.map(str::to_owned);
        }
        let known: Vec<&str> = entry.covers.iter().filter_map(|id| self.old.get(*self.old_at.get(id.as_str())?)?.text).collect();
        match &entry.source {
            Some(source) if own.is_none() || known.len() < entry.covers.len() => Some(source.clone()),
            _ => own.map(|own| join_sources([own].into_iter().chain(known))),
        }
    }
}

/// The source a translation was made for, where the state says that it is another than the one it stands over.
pub(super) fn live_was(entry: &Entry) -> Option<&str> {
    entry.was.as_deref().filter(|_| matches!(entry.state, State::Stale | State::Draft))
}

/// The units as they were, in the order of the source catalog; entries it does not know stand after the entry before
/// them.
fn old<'a>(input: &Input<'a>) -> Vec<Old<'a>> {
    let entries: BTreeMap<&str, &'a Entry> = input.target.map(Catalog::by_id).unwrap_or_default();
    let known: BTreeSet<&str> = input.previous_source.iter().flat_map(|c| &c.entries).map(|entry| entry.id.as_str()).collect();
    let mut extra: BTreeMap<Option<&'a str>, Vec<&'a Entry>> = BTreeMap::new();
    let mut last = None;
    for entry in input.target.iter().flat_map(|target| &target.entries) {
        if known.contains(entry.id.as_str()) {
            last = Some(entry.id.as_str());
        } else {
            extra.entry(last).or_default().push(entry);
        }
    }
    let mut out = Vec::new();
    let mut push_extra = |out: &mut Vec<Old<'a>>, after: Option<&'a str>| {
        for entry in extra.remove(&after).unwrap_or_default() {
            out.push(Old { id: &entry.id, text: entry.source.as_deref().or(entry.was.as_deref()), entry: Some(entry) });
        }
    };
    push_extra(&mut out, None);
    for unit in input.previous_source.iter().flat_map(|catalog| &catalog.entries) {
        let entry = entries.get(unit.id.as_str()).copied();
        out.push(Old { id: &unit.id, text: unit.plain().or(entry.and_then(|entry| entry.source.as_deref())), entry });
        push_extra(&mut out, Some(&unit.id));
    }
    out
}
