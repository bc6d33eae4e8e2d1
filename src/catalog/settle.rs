//! One translation over its unit as it is now: whether it still holds, is stale, or is again what it was; and what the
//! archive gives back or takes.

use super::reconcile::{Work, live_was};
use super::{Archive, Entry, Pair, Reason, State, split_suffix, unit_id};

impl Work<'_> {
    /// The entry of the old unit `i` as it stands over the unit `j`.
    pub(super) fn settle(&mut self, i: usize, j: usize, old: &Entry) -> Entry {
        let before = self.source_before(i, old);
        let mut entry = old.clone();
        entry.id = self.input.ids.get(j).cloned().unwrap_or_default();
        let members = self.regroup(old, j).unwrap_or_else(|| self.following(old, j));
        let now = self.source_now(j, &members);
        let id = unit_id(&now);
        let changed = match &before {
            Some(before) => unit_id(before) != id,
            None => Some(split_suffix(&old.id).0) != self.bases.get(j).map(String::as_str),
        };
        if live_was(old).is_some_and(|was| unit_id(was) == id) {
            self.give_back(&mut entry, old, before.filter(|_| changed));
            self.out.counts.returned += 1;
        } else if changed {
            self.carry_over(&mut entry, old, before);
            self.out.counts.carried += 1;
        } else {
            self.out.counts.kept += 1;
        }
        self.group(&mut entry, j, &members);
        entry
    }

    /// Gives an entry its group and the source it shows.
    fn group(&mut self, entry: &mut Entry, j: usize, members: &[usize]) {
        entry.covers = members.iter().filter_map(|&member| self.input.ids.get(member).cloned()).collect();
        entry.source = Some(self.source_now(j, members));
        for &member in members {
            if let Some(covered) = self.covered.get_mut(member) {
                *covered = true;
            }
        }
    }

    /// Of the units a translation covered, those that still follow it.
    fn following(&self, old: &Entry, j: usize) -> Vec<usize> {
        let mut members: Vec<usize> = Vec::new();
        for id in &old.covers {
            let now = match self.old_at.get(id.as_str()) {
                Some(&i) => self.to.get(i).copied().flatten(),
                None => self.new_at.get(id.as_str()).copied(),
            };
            if now == Some(j + 1 + members.len()) && now.is_some_and(|m| self.built.get(m) == Some(&None)) {
                members.extend(now);
            }
        }
        members
    }

    /// The units a stale translation covered when it was made, if they follow it again.
    fn regroup(&self, old: &Entry, j: usize) -> Option<Vec<usize>> {
        let was = unit_id(live_was(old)?);
        let pairs = self.available(&was).into_iter().filter(|pair| pair.target == old.target() && unit_id(&pair.source) == was);
        let mut groups = pairs.filter(|pair| !pair.covers.is_empty()).map(|pair| self.members(&pair, j));
        groups.find_map(|members| members.filter(|members| unit_id(&self.source_now(j, members)) == was))
    }

    /// The units after `j` that are what a pair covered, if none of them has a translation of its own.
    fn members(&self, pair: &Pair, j: usize) -> Option<Vec<usize>> {
        let fits = |(k, id): (usize, &String)| {
            let at = j + 1 + k;
            let free = self.built.get(at)?.is_none()
                && !*self.covered.get(at)?
                && self.from.get(at)?.and_then(|i| self.old.get(i)?.entry).is_none();
            (free && self.bases.get(at)? == split_suffix(id).0).then_some(at)
        };
        pair.covers.iter().enumerate().map(fits).collect()
    }

    /// The source is again the one the translation was made for. `before` is the source it stood over, if that changed.
    fn give_back(&mut self, entry: &mut Entry, old: &Entry, before: Option<String>) {
        let mut originals = self.originals(live_was(old).unwrap_or(""));
        originals.sort_by_key(|pair| (pair.reason != Reason::Unused, pair.article != self.input.article));
        entry.was = None;
        if let Some(pair) = originals.iter().find(|pair| pair.target == old.target()) {
            if entry.state != State::Draft {
                entry.set_state_word(&pair.state);
                entry.was.clone_from(&pair.was);
            }
            if pair.reason == Reason::Unused {
                self.take(pair);
            }
            return;
        }
        if entry.state == State::Stale {
            entry.state = State::Translated;
        }
        let Some(before) = before else { return };
        // The translation was changed while it stood over the other source: it belongs to that one.
        self.archive(Pair::of(old, &before, self.input.article, Reason::Unused));
        let own = |pair: &&Pair| pair.reason == Reason::Unused && pair.article == self.input.article;
        if let Some(pair) = originals.iter().find(own) {
            let above = std::mem::take(&mut entry.above);
            *entry = Entry { above, at: old.at.clone(), ..pair.entry(&entry.id) };
            self.take(pair);
        }
    }

    /// The source changed: the translation stays as stale (a draft stays a draft), and the pair as it was is kept.
    fn carry_over(&mut self, entry: &mut Entry, old: &Entry, before: Option<String>) {
        let originals = live_was(old).map(|was| self.originals(was));
        let own = |pair: &Pair| pair.article == self.input.article;
        let (unchanged, remade) = match &originals {
            Some(pairs) => (pairs.iter().any(|pair| pair.target == old.target()), pairs.iter().any(own)),
            None => (false, true),
        };
        // Where the archive has another translation of the older source, this one was made for the newer.
        if !unchanged {
            if remade {
                entry.was.clone_from(&before);
            }
            if let Some(before) = before {
                self.archive(Pair::of(old, &before, self.input.article, Reason::Unused));
            }
        }
        if entry.state != State::Draft {
            entry.state = State::Stale;
            entry.reviewed_hash = None;
        }
    }

    /// Gives translations back to units that have none. With `new`, to units that were not in the article before, from
    /// any article; without, to all, from this article (which also takes up what this run has just put aside).
    pub(super) fn restore(&mut self, new: bool) {
        for j in 0..self.built.len() {
            let taken = self.built.get(j).is_none_or(Option::is_some) || self.covered.get(j) != Some(&false);
            if taken || (new && self.from.get(j) != Some(&None)) {
                continue;
            }
            let Some((pair, members)) = self.pick(j, new) else { continue };
            self.take(&pair);
            let mut entry = pair.entry(self.input.ids.get(j).map_or("", String::as_str));
            self.group(&mut entry, j, &members);
            if let Some(slot) = self.built.get_mut(j) {
                *slot = Some(entry);
            }
            self.out.counts.restored += 1;
        }
    }

    /// The best pair of the archive for a unit: of this article, of this very unit, of the best state.
    fn pick(&self, j: usize, any_article: bool) -> Option<(Pair, Vec<usize>)> {
        let base = self.bases.get(j)?;
        let mut best = None;
        let mut best_rank = None;
        for pair in self.available(base) {
            let own = pair.article == self.input.article;
            let may = own || (any_article && pair.state() != State::Skipped);
            if pair.reason != Reason::Unused || !may || (pair.covers.is_empty() && unit_id(&pair.source) != *base) {
                continue;
            }
            let Some(members) = self.members(&pair, j) else { continue };
            if !members.is_empty() && unit_id(&self.source_now(j, &members)) != unit_id(&pair.source) {
                continue;
            }
            let rank = (own, self.input.ids.get(j) == Some(&pair.id), rank(pair.state()));
            if best_rank.is_none_or(|other| rank > other) {
                best_rank = Some(rank);
                best = Some((pair, members));
            }
        }
        best
    }

    /// Pairs of a source, wherever they are.
    fn originals(&self, source: &str) -> Vec<Pair> {
        let id = unit_id(source);
        self.available(&id).into_iter().filter(|pair| unit_id(&pair.source) == id).collect()
    }

    /// Pairs of the archive and of this run that nothing has taken up.
    fn available(&self, key: &str) -> Vec<Pair> {
        let mut pairs = self.input.archive.pairs(key);
        pairs.retain(|pair| !self.restored.contains(pair));
        pairs.extend(self.archived.pairs(key));
        pairs
    }

    /// Puts a pair aside for the archive.
    pub(super) fn archive(&mut self, pair: Pair) {
        if !self.restored.remove(&pair) && !self.stored(&pair) {
            self.archived.add(pair);
        }
    }

    /// Takes a pair out of what is put aside, or out of the archive.
    fn take(&mut self, pair: &Pair) {
        self.archived.remove(pair);
        if self.stored(pair) {
            self.restored.insert(pair.clone());
        }
    }

    fn stored(&self, pair: &Pair) -> bool {
        self.input.archive.pairs(split_suffix(&pair.id).0).contains(pair)
    }
}

/// Which of several translations of one source is worth most.
fn rank(state: State) -> u8 {
    match state {
        State::Reviewed => 6,
        State::Translated => 5,
        State::NeedsReview => 4,
        State::Stale => 3,
        State::Draft => 2,
        State::Skipped => 1,
        State::Untranslated => 0,
    }
}
