//! What `sync` writes: the catalogs as they should be, the archive before them. Planning is apart from writing, so
//! that a dry run is the same plan.

use std::collections::{BTreeMap, BTreeSet};

use super::document::CatalogFile;
use super::load::{ARCHIVE, Snapshot};
use super::upkeep::{Gone, catalog_file};
use super::write::Edit;
use crate::catalog::{Entry, Pair, Reason, join_sources};
use crate::memory::{Archive, Archived};

/// What a plan does, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Catalogs written.
    pub written: usize,
    /// Catalogs removed, because their article is gone or renamed.
    pub removed: usize,
    /// Pairs moved to the archive.
    pub archived: usize,
    /// Pairs that came back from it.
    pub restored: usize,
    /// Articles that were renamed.
    pub renamed: usize,
    /// Files that are broken and were left alone.
    pub refused: usize,
    /// Articles read.
    pub articles: usize,
    /// Units in them.
    pub units: usize,
}

impl Snapshot {
    /// Puts a translation into a catalog, in memory. The one that stood there goes with the next plan to the archive,
    /// unless it says the same.
    pub fn put(&mut self, path: &str, locale: &str, entry: Entry) {
        self.put_all(vec![(path.to_owned(), locale.to_owned(), entry)]);
    }

    /// Puts several, each with its article and locale; every file is written anew once.
    pub fn put_all(&mut self, entries: Vec<(String, String, Entry)>) {
        let mut touched: BTreeMap<(String, String), Vec<Entry>> = BTreeMap::new();
        for (path, locale, entry) in entries {
            self.put_entry(&path, &locale, &entry);
            touched.entry((path, locale)).or_default().push(entry);
        }
        for ((path, locale), entries) in touched {
            let Some(document) = self.documents.iter_mut().find(|document| document.path == path) else { continue };
            if document.messages {
                document.put_messages(&locale, &entries.iter().collect::<Vec<_>>());
            } else if let Some(target) = document.targets.get_mut(&locale) {
                target.catalog.refresh();
            }
        }
    }

    fn put_entry(&mut self, path: &str, locale: &str, entry: &Entry) {
        let Some(document) = self.documents.iter_mut().find(|document| document.path == path) else { return };
        let source = document.ids.iter().position(|id| *id == entry.id).map_or(String::new(), |index| {
            let units = document.sources.iter().skip(index).take(1 + entry.covers.len());
            join_sources(units.map(|unit| unit.text.as_str()))
        });
        let Some(target) = document.targets.get_mut(locale) else { return };
        if let Some(old) = target.catalog.now.get(&entry.id)
            && old.value != entry.value
        {
            target.archived.push(Pair::of(old, &source, path, Reason::Replaced));
        }
        target.catalog.now.put(entry.clone(), &document.ids);
    }
}

/// The edits that bring the catalogs up to date, in an order in which a kill at any moment loses nothing: what leaves
/// goes into the archive first, then catalogs, then catalogs without an article go, then what came back leaves the archive.
///
/// With `only`, nothing but the catalogs of those articles is touched.
pub fn plan(snapshot: &Snapshot, only: Option<&BTreeSet<String>>) -> (Vec<Edit>, Done) {
    let wanted = |path: &str| only.is_none_or(|only| only.contains(path));
    let mut done = Done { articles: snapshot.documents.iter().filter(|d| d.is_article()).count(), ..Done::default() };
    done.units = snapshot.documents.iter().filter(|d| !d.messages).map(|document| document.ids.len()).sum();
    let source = snapshot.settings.source.to_string();
    let mut archive = snapshot.archive.clone();
    let mut restored = Vec::new();
    for document in snapshot.documents.iter().filter(|document| wanted(&document.path)) {
        for (locale, target) in &document.targets {
            done.archived += target.archived.len();
            for pair in &target.archived {
                archive.add(Archived::new(pair.clone(), &source, locale));
            }
            restored.extend(target.restored.iter().map(|pair| (pair.clone(), locale.clone())));
        }
    }
    for gone in snapshot.gone.iter().filter(|gone| gone.sound && takes(gone, only)) {
        done.archived += gone.pairs.len();
        for pair in &gone.pairs {
            archive.add(Archived::new(pair.clone(), &source, &gone.locale));
        }
    }
    done.restored = restored.len();
    let (leaves, returns) = (done.archived > 0, done.restored > 0);
    let text = |archive: &Archive| (!archive.is_empty()).then(|| archive.write());
    let mut edits = Vec::new();
    let with_left = text(&archive);
    for (pair, locale) in &restored {
        archive.remove(pair, &source, locale);
    }
    let without_restored = if archive.is_empty() && snapshot.archive_text.is_some() { Some(archive.write()) } else { text(&archive) };
    let bytes = |text: &Option<String>| text.as_ref().map(|text| text.clone().into_bytes());
    // A broken archive cannot be added to: then nothing that would have to go into it may leave a catalog.
    let may_archive = snapshot.archive_sound;
    if !may_archive {
        done.refused += 1;
        (done.archived, done.restored) = (0, 0);
    }
    if may_archive && leaves {
        edits.push(Edit { path: ARCHIVE.to_owned(), old: bytes(&snapshot.archive_text), new: bytes(&with_left) });
    }
    // Catalogs that stay as they are, so that what they would take over must stay too.
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    for document in snapshot.documents.iter().filter(|document| wanted(&document.path)) {
        for (target, is_target) in document.targets.values().map(|target| (&target.catalog, Some(target))).chain([(&document.source, None)])
        {
            let moves = is_target.is_some_and(|t| !t.archived.is_empty() || !t.restored.is_empty());
            let blocked = moves && !may_archive;
            if !target.read.sound || blocked {
                done.refused += 1;
                kept.insert(&target.file);
            } else if let Some(edit) = edit(target) {
                done.written += 1;
                edits.push(edit);
            }
        }
    }
    for gone in snapshot.gone.iter().filter(|gone| takes(gone, only)) {
        let heir = gone.renamed.as_ref().map(|path| catalog_file(&gone.locale, path));
        if !gone.sound || (!may_archive && !gone.pairs.is_empty()) || heir.is_some_and(|heir| kept.contains(heir.as_str())) {
            done.refused += 1;
            continue;
        }
        done.removed += usize::from(gone.rest.is_none());
        done.renamed += usize::from(gone.renamed.is_some() && gone.locale == source);
        edits.push(Edit {
            path: gone.file.clone(),
            old: Some(gone.text.clone().into_bytes()),
            new: gone.rest.clone().map(String::into_bytes),
        });
    }
    if may_archive && returns {
        let old = if leaves { bytes(&with_left) } else { bytes(&snapshot.archive_text) };
        edits.push(Edit { path: ARCHIVE.to_owned(), old, new: bytes(&without_restored) });
    }
    edits.retain(|edit| edit.old != edit.new);
    (edits, done)
}

/// Whether a catalog without an article is part of the plan: with the rest, or with the article that was renamed.
fn takes(gone: &Gone, only: Option<&BTreeSet<String>>) -> bool {
    only.is_none_or(|only| gone.renamed.as_ref().is_some_and(|path| only.contains(path)))
}

/// The edit of a catalog that lags behind.
fn edit(catalog: &CatalogFile) -> Option<Edit> {
    catalog.is_behind().then(|| Edit {
        path: catalog.file.clone(),
        old: catalog.disk.as_ref().map(|text| text.clone().into_bytes()),
        new: catalog.text.clone().map(String::into_bytes),
    })
}
