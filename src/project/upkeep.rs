//! Catalogs brought up to their articles, in memory: which belong to which article, what each should say now, which pairs
//! leave and come back, and what lags behind on disk.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::document::{CatalogFile, Document, LABELS, Target};
use super::input::text_in;
use super::load::{Known, Snapshot};
use super::tree::Tree;
use crate::catalog::{
    Archive, Catalog, Input, Pair, PairStore, assign_ids, orphan, overlap, reconcile, source_catalog, split_suffix, unit_id,
};
use crate::finding::{Code, Finding, Hint};
use crate::store::hash;

/// Overlap of ids from which an article without catalogs is a renamed one, in percent.
const RENAMED: u8 = 50;

/// Old path and locale of a catalog to the path its article has now.
type Renamed = BTreeMap<(String, String), String>;

/// A catalog whose article is gone.
#[derive(Debug, Clone)]
pub struct Gone {
    /// Path within the project.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The path the article had.
    pub path: String,
    /// The path it has now, if it was renamed.
    pub renamed: Option<String>,
    /// Its locale.
    pub locale: String,
    /// Pairs to be archived before it goes (none where the article was renamed).
    pub pairs: Vec<Pair>,
    /// What stays in it, because nobody knows the source of it.
    pub rest: Option<String>,
    /// Whether it was understood; one that was not stays.
    pub sound: bool,
}

impl Snapshot {
    /// Reads the catalogs of all articles, and those of articles that are gone.
    pub(super) fn read_catalogs(&mut self, tree: &dyn Tree, others: &BTreeMap<String, Known>) {
        let locales = self.locales();
        let source = self.settings.source.to_string();
        let mut findings = Vec::new();
        let of_document = |document: &Document| -> Vec<String> {
            std::iter::once(&source).chain(&locales).map(|locale| catalog_file(locale, &document.path)).collect()
        };
        let mut catalogs = read_catalogs(tree, self.documents.iter().flat_map(of_document).collect(), &mut findings).into_iter();
        for document in &mut self.documents {
            document.source = catalogs.next().unwrap_or_default();
            let targets = locales.iter().zip(catalogs.by_ref());
            document.targets = targets.map(|(locale, catalog)| (locale.clone(), Target { catalog, ..Target::default() })).collect();
        }
        // Catalogs that no article claims: of articles that are gone, or renamed.
        let mut known: BTreeSet<String> = self.documents.iter().map(|document| document.path.clone()).collect();
        known.extend(self.unread.iter().chain(others.keys()).cloned());
        let mut gone: Vec<(String, String, CatalogFile)> = Vec::new();
        for locale in std::iter::once(&source).chain(&locales) {
            let folder = format!("locales/{locale}/articles/");
            let mut files = tree.list(folder.trim_end_matches('/')).unwrap_or_default();
            if !known.contains(LABELS) {
                files.push(catalog_file(locale, LABELS));
            }
            for file in files {
                let Some(path) = article_of(&file, locale) else { continue };
                if !known.contains(&path) && !self.closed.iter().any(|folder| path.starts_with(folder)) {
                    let catalogs = read_catalogs(tree, vec![file], &mut findings).into_iter();
                    gone.extend(catalogs.filter(|one| one.disk.is_some()).map(|one| (path.clone(), locale.clone(), one)));
                }
            }
        }
        let mut renamed = self.renamed(&gone, &source);
        self.left_behind(&gone, &source, &mut renamed);
        let sources: BTreeMap<String, Catalog> =
            gone.iter().filter(|(_, locale, _)| *locale == source).map(|(path, _, catalog)| (path.clone(), catalog.read.clone())).collect();
        for (path, locale, catalog) in gone {
            let new_path = renamed.get(&(path.clone(), locale.clone())).cloned();
            let file = catalog.file.clone();
            let text = catalog.disk.clone().unwrap_or_default();
            let sound = catalog.read.sound;
            let (mut pairs, mut rest) = (Vec::new(), None);
            match new_path.as_ref().and_then(|new| self.documents.iter_mut().find(|d| d.path == *new)) {
                Some(document) if locale == source => document.source.read = catalog.read,
                Some(document) => {
                    if let Some(target) = document.targets.get_mut(&locale) {
                        target.catalog.read = catalog.read;
                    }
                }
                None if locale != source => (pairs, rest) = leaving(&catalog, &path, sources.get(&path)),
                None => {}
            }
            self.gone.push(Gone { file, text, path, renamed: new_path, locale, pairs, rest, sound });
        }
        self.findings.append(&mut findings);
    }

    /// Old path and locale to new path, for articles without catalogs whose units stand in the catalog of one that is gone.
    /// An article that has a catalog of its own takes nothing over: two catalogs cannot become one.
    fn renamed(&self, gone: &[(String, String, CatalogFile)], source: &str) -> Renamed {
        let mut renamed: BTreeMap<&str, &str> = BTreeMap::new();
        if gone.is_empty() {
            return Renamed::new();
        }
        let bare = |d: &&Document| d.source.disk.is_none() && d.targets.values().all(|target| target.catalog.disk.is_none());
        for document in self.documents.iter().filter(bare).filter(|d| !d.is_labels()) {
            let ids = assign_ids(&document.sources, None);
            let best = gone
                .iter()
                .filter(|(path, locale, _)| locale == source && !renamed.contains_key(path.as_str()))
                .map(|(path, _, catalog)| (overlap(&catalog.read, &ids), path))
                .max();
            if let Some((percent, path)) = best
                && percent >= RENAMED
            {
                renamed.insert(path, &document.path);
            }
        }
        let all = gone.iter().filter_map(|(path, locale, _)| {
            let new = renamed.get(path.as_str())?;
            Some(((path.clone(), locale.clone()), (*new).to_owned()))
        });
        all.collect()
    }

    /// Target catalogs that an interrupted or refused rename left behind: their source catalog is at the new path already.
    fn left_behind(&self, gone: &[(String, String, CatalogFile)], source: &str, renamed: &mut Renamed) {
        let has_source = |path: &str| gone.iter().any(|(other, locale, _)| other == path && locale == source);
        for (path, locale, catalog) in gone.iter().filter(|(path, locale, _)| locale != source && !has_source(path)) {
            let ids: Vec<&str> = catalog.read.entries.iter().map(|entry| split_suffix(&entry.id).0).collect();
            let share = |document: &Document| {
                let units: BTreeSet<String> = document.sources.iter().map(|unit| unit_id(&unit.text)).collect();
                100 * ids.iter().filter(|id| units.contains(**id)).count() / ids.len().max(1)
            };
            let free = |document: &&Document| {
                let taken = renamed.iter().any(|((_, other), new)| other == locale && *new == document.path);
                !taken && !document.is_labels() && document.targets.get(locale).is_some_and(|target| target.catalog.disk.is_none())
            };
            let best = self.documents.iter().filter(free).map(|document| (share(document), &document.path)).max();
            if let Some((_, new)) = best.filter(|(percent, _)| *percent >= usize::from(RENAMED)) {
                renamed.insert((path.clone(), locale.clone()), new.clone());
            }
        }
    }

    /// Brings every catalog up to the units, in memory. Pairs that leave one article may come back in another at once.
    pub(super) fn reconcile(&mut self) {
        let carry = self.settings.carry;
        self.documents.par_iter_mut().for_each(|document| {
            let previous = (!document.source.read.entries.is_empty()).then_some(&document.source.read);
            document.ids = assign_ids(&document.sources, previous);
            document.source.now = source_catalog(&document.sources, &document.ids);
            document.source.now.head.clone_from(&document.source.read.head);
            document.source.now.tail.clone_from(&document.source.read.tail);
            document.source.refresh();
        });
        for locale in self.locales() {
            let mut store = PairStore::new(self.archive.iter().filter(|a| a.target_locale == locale).map(|a| a.pair.clone()));
            let first = |store: &PairStore, document: &Document| one(document, &locale, carry, store);
            let outputs: Vec<_> = self.documents.par_iter().map(|document| first(&store, document)).collect();
            let mut left: Vec<Pair> = self.gone.iter().filter(|gone| gone.locale == locale).flat_map(|gone| gone.pairs.clone()).collect();
            left.extend(outputs.iter().flatten().flat_map(|output| output.archived.clone()));
            let outputs = if left.is_empty() {
                outputs
            } else {
                for pair in left {
                    store.add(pair);
                }
                let again: Vec<_> = self.documents.par_iter().map(|document| first(&store, document)).collect();
                // To the second round what left in the first is in the archive already; it still has to be put there.
                again.into_iter().zip(outputs).map(|(new, old)| with_left(new, old)).collect()
            };
            let mut findings = Vec::new();
            for (document, output) in self.documents.iter_mut().zip(outputs) {
                if let (Some(target), Some(output)) = (document.targets.get_mut(&locale), output) {
                    target.catalog.now = output.now;
                    (target.archived, target.restored, target.asked) = (output.archived, output.restored, output.asked);
                    findings.extend(output.orphans);
                }
            }
            self.findings.append(&mut findings);
        }
        self.documents.par_iter_mut().flat_map(|document| document.targets.par_iter_mut()).for_each(|(_, target)| target.catalog.refresh());
    }

    /// A finding for every article whose catalogs lag behind.
    pub(super) fn report_lag(&mut self) {
        let mut findings = Vec::new();
        for document in &self.documents {
            let targets = document.targets.values().map(|target| &target.catalog).filter(|catalog| catalog.says_otherwise());
            let mut behind = std::iter::once(&document.source).filter(|source| source.is_behind()).chain(targets);
            if let Some(first) = behind.next() {
                let file = if first.disk.is_some() { &first.file } else { &document.file };
                let problem = match (document.is_labels(), &document.source.disk) {
                    (true, _) => "labels",
                    (false, None) => "new",
                    // The catalog of an article that was edited has other units than the article.
                    (false, Some(_))
                        if document.source.read.entries.iter().map(|e| &e.id).eq(document.source.now.entries.iter().map(|e| &e.id)) =>
                    {
                        "differs"
                    }
                    (false, Some(_)) => "behind",
                };
                findings.push(out_of_date(file, problem, &document.path));
            }
        }
        for gone in self.gone.iter().filter(|gone| gone.renamed.is_none()) {
            findings.push(out_of_date(&gone.file, "gone", &gone.path));
        }
        self.findings.append(&mut findings);
    }
}

/// What reconciling one target catalog gives.
#[derive(Default)]
struct Reconciled {
    now: Catalog,
    archived: Vec<Pair>,
    restored: Vec<Pair>,
    orphans: Vec<Finding>,
    asked: BTreeMap<String, u64>,
}

/// An archive that remembers what it was asked, and hashes of what it answered.
struct Asked<'a> {
    store: &'a PairStore,
    asked: RefCell<BTreeMap<String, u64>>,
}

impl Archive for Asked<'_> {
    fn pairs(&self, key: &str) -> Vec<Pair> {
        let pairs = self.store.pairs(key);
        self.asked.borrow_mut().insert(key.to_owned(), answer(&pairs));
        pairs
    }
}

/// A hash of what an archive answers; 0 where it has nothing.
pub(super) fn answer(pairs: &[Pair]) -> u64 {
    if pairs.is_empty() { 0 } else { hash(format!("{pairs:?}").as_bytes()) }
}

/// The finding for an article whose catalogs lag behind.
fn out_of_date(file: &str, problem: &'static str, path: &str) -> Finding {
    Finding::new(Code::CatalogOutOfDate, file).with("problem", problem).with("path", path).hint(Hint::new("run-sync"))
}

/// The second round of a document with the pairs that left it in the first.
fn with_left(new: Option<Reconciled>, old: Option<Reconciled>) -> Option<Reconciled> {
    let (mut new, old) = (new?, old?);
    let left: Vec<Pair> = old.archived.into_iter().filter(|pair| !new.archived.contains(pair)).collect();
    new.archived.extend(left);
    Some(new)
}

/// Reconciles one target catalog: the catalog as it should be, pairs that leave and come back, findings. A catalog
/// that is not sound is used as it is.
fn one(document: &Document, locale: &str, carry: u8, store: &PairStore) -> Option<Reconciled> {
    let target = document.targets.get(locale)?;
    let previous_source = (!document.source.read.entries.is_empty()).then_some(&document.source.read);
    let archive = Asked { store, asked: RefCell::default() };
    let output = reconcile(&Input {
        article: &document.path,
        units: &document.sources,
        ids: &document.ids,
        previous_source,
        target: (!target.catalog.read.is_empty()).then_some(&target.catalog.read),
        carry,
        archive: &archive,
    });
    let by_id = output.target.by_id();
    let orphans = output.orphans.iter().filter_map(|id| by_id.get(id.as_str())).map(|entry| orphan(entry, &target.catalog.file)).collect();
    if target.catalog.read.sound {
        let asked = archive.asked.into_inner();
        Some(Reconciled { now: output.target, archived: output.archived, restored: output.restored, orphans, asked })
    } else {
        Some(Reconciled { now: target.catalog.read.clone(), orphans, ..Reconciled::default() })
    }
}

/// The pairs of a catalog whose article is gone, and what must stay in it.
fn leaving(catalog: &CatalogFile, path: &str, source: Option<&Catalog>) -> (Vec<Pair>, Option<String>) {
    if !catalog.read.sound {
        return (Vec::new(), None);
    }
    let output = reconcile(&Input {
        article: path,
        units: &[],
        ids: &[],
        previous_source: source,
        target: Some(&catalog.read),
        carry: 100,
        archive: &PairStore::default(),
    });
    let rest = (!output.target.is_empty()).then(|| output.target.write());
    (output.archived, rest)
}

/// The catalog file of an article in a locale.
pub fn catalog_file(locale: &str, path: &str) -> String {
    if path == LABELS { format!("locales/{locale}/{LABELS}") } else { format!("locales/{locale}/articles/{path}.ftl") }
}

/// The article path of a catalog file.
pub(super) fn article_of(file: &str, locale: &str) -> Option<String> {
    let rest = file.strip_prefix("locales/")?.strip_prefix(locale)?.strip_prefix('/')?;
    match rest.strip_prefix("articles/") {
        Some(rest) => rest.strip_suffix(".ftl").map(str::to_owned),
        None => (rest == LABELS).then(|| LABELS.to_owned()),
    }
}

/// Reads catalogs, all at once.
fn read_catalogs(tree: &dyn Tree, files: Vec<String>, findings: &mut Vec<Finding>) -> Vec<CatalogFile> {
    let contents = tree.read_all(&files);
    let read = files.into_par_iter().zip(contents).map(|(file, content)| {
        let mut findings = Vec::new();
        let disk = text_in(&file, content, &mut findings);
        let read = match &disk {
            Some(text) => {
                let (catalog, mut found) = Catalog::read(&file, text);
                findings.append(&mut found);
                catalog
            }
            // A file that is there and cannot be read is not one that may be written.
            None => Catalog { sound: findings.is_empty(), ..Catalog::default() },
        };
        (CatalogFile { file, disk, read, ..CatalogFile::default() }, findings)
    });
    let read: Vec<(CatalogFile, Vec<Finding>)> = read.collect();
    read.into_iter()
        .map(|(catalog, mut found)| {
            findings.append(&mut found);
            catalog
        })
        .collect()
}
