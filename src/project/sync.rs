//! What `sync` writes: the catalogs as they should be, the archive before them. Planning is apart from writing, so
//! that a dry run is the same plan.

use super::document::CatalogFile;
use super::load::{ARCHIVE, Snapshot};
use super::write::Edit;

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

/// The edits that bring the catalogs up to date, in an order in which a kill at any moment loses nothing: what leaves
/// goes into the archive first, then catalogs, then catalogs without an article go, then what came back leaves the archive.
pub fn plan(snapshot: &Snapshot) -> (Vec<Edit>, Done) {
    let mut done = Done { articles: snapshot.documents.iter().filter(|d| !d.is_labels()).count(), ..Done::default() };
    done.units = snapshot.documents.iter().map(|document| document.ids.len()).sum();
    let mut archive = snapshot.archive.clone();
    let mut restored = Vec::new();
    for document in &snapshot.documents {
        for (locale, target) in &document.targets {
            done.archived += target.archived.len();
            for pair in &target.archived {
                archive.add(pair.clone(), locale);
            }
            restored.extend(target.restored.iter().map(|pair| (pair.clone(), locale.clone())));
        }
    }
    for gone in snapshot.gone.iter().filter(|gone| gone.sound) {
        done.archived += gone.pairs.len();
        for pair in &gone.pairs {
            archive.add(pair.clone(), &gone.locale);
        }
    }
    done.restored = restored.len();
    let source = snapshot.settings.source.to_string();
    let text = |archive: &crate::memory::Archive| (!archive.is_empty()).then(|| archive.write(&source));
    let mut edits = Vec::new();
    let with_left = text(&archive);
    for (pair, locale) in &restored {
        archive.remove(pair, locale);
    }
    let without_restored = if archive.is_empty() && snapshot.archive_text.is_some() { Some(archive.write(&source)) } else { text(&archive) };
    let bytes = |text: &Option<String>| text.as_ref().map(|text| text.clone().into_bytes());
    // A broken archive cannot be added to: then nothing that would have to go into it may leave a catalog.
    let may_archive = snapshot.archive_sound;
    if !may_archive {
        done.refused += 1;
    }
    if may_archive && done.archived > 0 {
        edits.push(Edit { path: ARCHIVE.to_owned(), old: bytes(&snapshot.archive_text), new: bytes(&with_left) });
    }
    for document in &snapshot.documents {
        for (target, is_target) in
            document.targets.values().map(|target| (&target.catalog, Some(target))).chain([(&document.source, None)])
        {
            let blocked = is_target.is_some_and(|t| !may_archive && !(t.archived.is_empty() && t.restored.is_empty()));
            if !target.read.sound || blocked {
                done.refused += 1;
            } else if let Some(edit) = edit(target) {
                done.written += 1;
                edits.push(edit);
            }
        }
    }
    for gone in &snapshot.gone {
        if !gone.sound || (!may_archive && !gone.pairs.is_empty()) {
            done.refused += 1;
            continue;
        }
        done.removed += 1;
        done.renamed += usize::from(gone.renamed.is_some() && gone.locale == source);
        edits.push(Edit { path: gone.file.clone(), old: Some(gone.text.clone().into_bytes()), new: None });
    }
    if may_archive && done.restored > 0 {
        let old = if done.archived > 0 { bytes(&with_left) } else { bytes(&snapshot.archive_text) };
        edits.push(Edit { path: ARCHIVE.to_owned(), old, new: bytes(&without_restored) });
    }
    edits.retain(|edit| edit.old != edit.new);
    (edits, done)
}

/// The edit of a catalog that lags behind.
fn edit(catalog: &CatalogFile) -> Option<Edit> {
    catalog.is_behind().then(|| Edit {
        path: catalog.file.clone(),
        old: catalog.disk.as_ref().map(|text| text.clone().into_bytes()),
        new: catalog.text().map(String::into_bytes),
    })
}
