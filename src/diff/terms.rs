//! How the use of terms shifted: renderings and their counts before and after, one line a concept and locale; what got
//! worse, and what got better.

use std::collections::{BTreeMap, BTreeSet};

use super::Version;

/// What happened to a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TermChangeKind {
    /// Its renderings, or how often they stand, differ.
    Rendering,
    /// More units than before leave it without a known rendering.
    Untranslated,
    /// It has several renderings, and more than before.
    Inconsistent,
    /// A forbidden rendering stands more often than before.
    Forbidden,
    /// Its glossary entry changed.
    Glossary,
}

/// What became of a glossary entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryChange {
    /// The base has no such entry.
    New,
    /// Both have it, and it says something else.
    Changed,
    /// The head has no such entry.
    Removed,
}

/// A concept of the glossary, as far as a diff is concerned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its word in the source language.
    pub term: String,
    /// All it says, in a form that changes when the entry does.
    pub signature: String,
}

/// How a term is used in one version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermUse {
    /// Units whose source has it.
    pub units: usize,
    /// How often each rendering stands, by units.
    pub renderings: BTreeMap<String, usize>,
    /// Units with a translation that has no known rendering of it.
    pub missing: usize,
    /// Units whose rendering is forbidden.
    pub forbidden: usize,
}

/// A term whose use differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermChange {
    /// The concept's id.
    pub id: String,
    /// The target locale; none for a term that no unit has.
    pub locale: Option<String>,
    /// Its word in the source language.
    pub term: String,
    /// How the base uses it.
    pub base: TermUse,
    /// How the head uses it.
    pub head: TermUse,
    /// What happened; nothing where all terms are listed and this one stands as it stood.
    pub changes: Vec<TermChangeKind>,
    /// What became of its glossary entry, if that differs.
    pub entry: Option<EntryChange>,
    /// Whether nothing but its entry differs, and nothing that changed has it: counted, and not told one by one.
    pub beside: bool,
    /// What got better: fewer units without a rendering, fewer renderings, fewer forbidden ones.
    pub fixed: Vec<TermChangeKind>,
}

/// Concept and locale.
type Key<'u> = (&'u str, &'u str);

/// Compares terms. Those that a unit which differs has, or a finding that came or went is about, are `touched`: by id, or by their word.
pub(super) fn compare(base: &Version, head: &Version, touched: &BTreeSet<&str>, all: bool) -> Vec<TermChange> {
    let (base_uses, head_uses) = (uses(base), uses(head));
    let none = ("", TermUse::default());
    let entry = |id: &str| match (base.glossary.get(id), head.glossary.get(id)) {
        (old, new) if old.map(|entry| &entry.signature) == new.map(|entry| &entry.signature) => None,
        (None, _) => Some(EntryChange::New),
        (_, None) => Some(EntryChange::Removed),
        (Some(_), Some(_)) => Some(EntryChange::Changed),
    };
    let word = |version: &'_ Version, id: &str| version.glossary.get(id).map(|entry| entry.term.clone()).unwrap_or_default();
    let mut keys: BTreeSet<Key<'_>> = base_uses.keys().chain(head_uses.keys()).copied().collect();
    let used: BTreeSet<&str> = keys.iter().map(|(id, _)| *id).collect();
    let unused = base.glossary.keys().chain(head.glossary.keys()).filter(|id| entry(id).is_some() && !used.contains(id.as_str()));
    keys.extend(unused.map(|id| (id.as_str(), "")));
    keys.into_iter()
        .filter_map(|key| {
            let (id, locale) = key;
            let (old_term, old) = base_uses.get(&key).unwrap_or(&none);
            let (new_term, new) = head_uses.get(&key).unwrap_or(&none);
            let several = |use_: &TermUse| use_.renderings.len().max(1);
            let counts = [
                (old.missing, new.missing, TermChangeKind::Untranslated),
                (several(old), several(new), TermChangeKind::Inconsistent),
                (old.forbidden, new.forbidden, TermChangeKind::Forbidden),
            ];
            let mut changes = Vec::new();
            if old.renderings != new.renderings {
                changes.push(TermChangeKind::Rendering);
            }
            changes.extend(counts.iter().filter(|(old, new, _)| new > old).map(|(.., kind)| *kind));
            if entry(id).is_some() {
                changes.push(TermChangeKind::Glossary);
            }
            let fixed: Vec<TermChangeKind> = counts.iter().filter(|(old, new, _)| new < old).map(|(.., kind)| *kind).collect();
            let names = [(*new_term).to_owned(), (*old_term).to_owned(), word(head, id), word(base, id), id.to_owned()];
            let term = names.into_iter().find(|term| !term.is_empty()).unwrap_or_default();
            (all || !changes.is_empty() || !fixed.is_empty()).then(|| TermChange {
                id: id.to_owned(),
                locale: (!locale.is_empty()).then(|| locale.to_owned()),
                base: old.clone(),
                head: new.clone(),
                entry: entry(id),
                beside: changes == [TermChangeKind::Glossary]
                    && fixed.is_empty()
                    && !touched.contains(id)
                    && !touched.contains(term.as_str()),
                term,
                changes,
                fixed,
            })
        })
        .collect()
}

/// Every term by concept and locale: its word and its use.
fn uses(version: &Version) -> BTreeMap<Key<'_>, (&str, TermUse)> {
    let beside = version.beside.iter();
    let mut uses: BTreeMap<Key<'_>, (&str, TermUse)> =
        beside.map(|((id, locale), (term, use_))| ((id.as_str(), locale.as_str()), (term.as_str(), use_.clone()))).collect();
    for unit in &version.units {
        for term in &unit.terms {
            let (_, use_) = uses.entry((&term.id, &unit.locale)).or_insert_with(|| (&term.term, TermUse::default()));
            use_.units += 1;
            match (&term.rendering, &unit.target) {
                (Some(rendering), _) => {
                    match use_.renderings.get_mut(rendering) {
                        Some(count) => *count += 1,
                        None => _ = use_.renderings.insert(rendering.clone(), 1),
                    }
                    use_.forbidden += usize::from(term.forbidden);
                }
                (None, Some(_)) => use_.missing += 1,
                (None, None) => {}
            }
        }
    }
    uses
}
