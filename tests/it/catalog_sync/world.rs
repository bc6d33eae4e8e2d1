//! An article, its two catalogs and the archive, and what people do to them.

use taiyaku::catalog::{
    Archive, Catalog, Counts, Entry, Input, Output, Pair, PairStore, Reason, SourceUnit, State, Value, assign_ids, reconcile, review_hash,
    source_catalog, unit_id,
};

#[derive(Debug, Clone, Default)]
pub struct World {
    pub article: &'static str,
    pub units: Vec<SourceUnit>,
    pub source: Option<String>,
    pub target: Option<String>,
    pub archive: PairStore,
    /// Pairs a person made: source and target.
    pub ever: Vec<(String, String)>,
}

pub fn units(texts: &[&str]) -> Vec<SourceUnit> {
    texts.iter().map(|text| SourceUnit { text: (*text).to_owned(), section: Some("見出し".to_owned()), skip: false }).collect()
}

impl World {
    pub fn new(texts: &[&str]) -> Self {
        let mut world = World { article: "columns/a.md", ..World::default() };
        world.edit(texts);
        world
    }

    fn read(text: Option<&String>) -> Option<Catalog> {
        text.map(|text| {
            let (catalog, findings) = Catalog::read("x.ftl", text);
            assert_eq!(findings, [], "{text}");
            catalog
        })
    }

    pub fn target(&self) -> Catalog {
        World::read(self.target.as_ref()).unwrap_or_default()
    }

    pub fn ids(&self) -> Vec<String> {
        assign_ids(&self.units, World::read(self.source.as_ref()).as_ref())
    }

    pub fn reconcile(&self) -> Output {
        let (source, target) = (World::read(self.source.as_ref()), World::read(self.target.as_ref()));
        let ids = assign_ids(&self.units, source.as_ref());
        let previous_source = source.as_ref();
        reconcile(&Input {
            article: self.article,
            units: &self.units,
            ids: &ids,
            previous_source,
            target: target.as_ref(),
            carry: 75,
            archive: &self.archive,
        })
    }

    /// Syncs, and looks that a second time changes nothing.
    pub fn sync(&mut self) -> Counts {
        let ids = self.ids();
        let out = self.reconcile();
        for pair in &out.archived {
            self.archive.add(pair.clone());
        }
        self.target = Some(out.target.write());
        self.source = Some(source_catalog(&self.units, &ids).write());
        for pair in &out.restored {
            self.archive.remove(pair);
        }
        assert_eq!(self.ids(), ids);
        let again = self.reconcile();
        assert_eq!((again.archived, again.restored), (vec![], vec![]));
        assert_eq!(Some(again.target.write()), self.target);
        out.counts
    }

    pub fn edit(&mut self, texts: &[&str]) -> Counts {
        self.units = units(texts);
        self.sync()
    }

    fn change(&mut self, f: impl FnOnce(&mut Catalog)) {
        let mut target = self.target();
        f(&mut target);
        self.target = Some(target.write());
    }

    /// Sets a translation as `taiyaku set` does.
    pub fn set(&mut self, at: usize, text: &str) {
        let (ids, mut target) = (self.ids(), self.target());
        let (Some(id), Some(unit)) = (ids.get(at), self.units.get(at)) else { return };
        if target.covered().contains_key(id.as_str()) {
            return;
        }
        let mut entry = Entry::new(id.clone(), Value::Plain(text.to_owned()));
        entry.source = Some(unit.text.clone());
        if let Some(old) = target.get(id).filter(|old| old.value != Value::Skip) {
            self.archive.add(Pair::of(old, old.source.as_deref().unwrap(), self.article, Reason::Replaced));
            entry = Entry { value: entry.value, state: State::Translated, reviewed_hash: None, was: None, ..old.clone() };
        }
        self.ever.push((entry.source.clone().unwrap(), text.to_owned()));
        target.put(entry, &ids);
        self.target = Some(target.write());
    }

    /// Changes the value of the nth entry in the file by hand.
    pub fn by_hand(&mut self, nth: usize, text: &str) {
        let mut target = self.target();
        let count = target.entries.len().max(1);
        let Some(entry) = target.entries.get_mut(nth % count).filter(|entry| entry.value != Value::Skip) else { return };
        let source = entry.source.clone().unwrap();
        let old = std::mem::replace(&mut entry.value, Value::Plain(text.to_owned()));
        // What a person writes over by hand is theirs to lose.
        if let Value::Plain(old) = old {
            let over = [Some(source.clone()), entry.was.clone()].into_iter().flatten().map(|text| unit_id(&text)).collect::<Vec<_>>();
            let mut ever = std::mem::take(&mut self.ever);
            ever.retain(|(s, t)| *t != old || !over.contains(&unit_id(s)) || self.archived(s, t));
            self.ever = ever;
        }
        self.ever.push((source, text.to_owned()));
        self.target = Some(target.write());
    }

    pub fn review(&mut self, nth: usize) {
        self.change(|target| {
            let count = target.entries.len().max(1);
            let Some(entry) = target.entries.get_mut(nth % count).filter(|entry| entry.value != Value::Skip) else { return };
            if entry.state == State::Translated {
                entry.state = State::Reviewed;
                entry.reviewed_hash = Some(review_hash(entry.source.as_deref().unwrap(), entry.target()));
            }
        });
    }

    /// Lets the translation of the nth entry cover the unit after it too.
    pub fn cover(&mut self, nth: usize) {
        let (ids, mut target) = (self.ids(), self.target());
        let Some(at) = (!target.entries.is_empty()).then(|| nth % target.entries.len()) else { return };
        let Some(first) = target.entries.get(at).cloned().filter(|entry| entry.value != Value::Skip && entry.state == State::Translated)
        else {
            return;
        };
        let end = first.covers.last().unwrap_or(&first.id);
        let Some(next) = ids.iter().position(|id| id == end).and_then(|at| ids.get(at + 1)).cloned() else { return };
        if target.covered().contains_key(next.as_str()) || target.get(&next).is_some_and(|entry| !entry.covers.is_empty()) {
            return;
        }
        if let Some(old) = target.get(&next) {
            self.archive.add(Pair::of(old, old.source.as_deref().unwrap(), self.article, Reason::Replaced));
        }
        self.archive.add(Pair::of(&first, first.source.as_deref().unwrap(), self.article, Reason::Replaced));
        target.entries.retain(|entry| entry.id != next);
        target.get_mut(&first.id).unwrap().covers.push(next);
        self.target = Some(target.write());
        self.sync();
        let entry = self.target();
        let entry = entry.get(&first.id).unwrap();
        self.ever.push((entry.source.clone().unwrap(), entry.target().to_owned()));
    }

    fn archived(&self, source: &str, target: &str) -> bool {
        let key = unit_id(source);
        self.archive.pairs(&key).iter().any(|pair| unit_id(&pair.source) == key && pair.target == target)
    }

    /// Every pair a person ever made, that stands nowhere.
    pub fn lost(&self) -> Vec<&(String, String)> {
        let target = self.target();
        let stands = |source: &str, text: &str| {
            target.entries.iter().any(|entry| {
                let over = |other: &Option<String>| other.as_deref().is_some_and(|other| unit_id(other) == unit_id(source));
                entry.target() == text && (over(&entry.source) || over(&entry.was))
            })
        };
        self.ever.iter().filter(|(source, text)| !stands(source, text) && !self.archived(source, text)).collect()
    }

    /// The catalog in short: for each entry its target, state and what it was.
    pub fn shown(&self) -> Vec<String> {
        let short = |entry: &Entry| {
            let covers = if entry.covers.is_empty() { String::new() } else { format!(" +{}", entry.covers.len()) };
            let was = entry.was.as_ref().map_or(String::new(), |was| format!(" ({was})"));
            format!("{}{covers} {}{was}", entry.target(), entry.state.word())
        };
        self.target().entries.iter().map(short).collect()
    }
}
