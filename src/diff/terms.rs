//! How the use of terms shifted: renderings and their counts before and after, one line a concept.

use std::collections::{BTreeMap, BTreeSet};

use super::{Unit, Version};

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
    /// Its word in the source language.
    pub term: String,
    /// How the base uses it.
    pub base: TermUse,
    /// How the head uses it.
    pub head: TermUse,
    /// What happened.
    pub changes: Vec<TermChangeKind>,
}

pub(super) fn compare(base: &Version, head: &Version) -> Vec<TermChange> {
    let (base_uses, head_uses) = (uses(&base.units), uses(&head.units));
    let none = (String::new(), TermUse::default());
    let mut ids: BTreeSet<&String> = base_uses.keys().chain(head_uses.keys()).collect();
    ids.extend(base.glossary.keys().chain(head.glossary.keys()).filter(|id| base.glossary.get(*id) != head.glossary.get(*id)));
    ids.into_iter()
        .filter_map(|id| {
            let (old_term, old) = base_uses.get(id).unwrap_or(&none);
            let (new_term, new) = head_uses.get(id).unwrap_or(&none);
            let several = |use_: &TermUse| use_.renderings.len().max(1);
            let mut changes = Vec::new();
            let mut note = |is: bool, kind: TermChangeKind| {
                if is {
                    changes.push(kind);
                }
            };
            note(old.renderings != new.renderings, TermChangeKind::Rendering);
            note(new.missing > old.missing, TermChangeKind::Untranslated);
            note(several(new) > several(old), TermChangeKind::Inconsistent);
            note(new.forbidden > old.forbidden, TermChangeKind::Forbidden);
            note(base.glossary.get(id) != head.glossary.get(id), TermChangeKind::Glossary);
            let term = if new_term.is_empty() { old_term } else { new_term };
            (!changes.is_empty()).then(|| TermChange {
                id: id.clone(),
                term: if term.is_empty() { id.clone() } else { term.clone() },
                base: old.clone(),
                head: new.clone(),
                changes,
            })
        })
        .collect()
}

/// Every term by concept id: its word and its use.
fn uses(units: &[Unit]) -> BTreeMap<String, (String, TermUse)> {
    let mut uses: BTreeMap<String, (String, TermUse)> = BTreeMap::new();
    for unit in units {
        for term in &unit.terms {
            let (_, use_) = uses.entry(term.id.clone()).or_insert_with(|| (term.term.clone(), TermUse::default()));
            use_.units += 1;
            match (&term.rendering, &unit.target) {
                (Some(rendering), _) => {
                    *use_.renderings.entry(rendering.clone()).or_default() += 1;
                    use_.forbidden += usize::from(term.forbidden);
                }
                (None, Some(_)) => use_.missing += 1,
                (None, None) => {}
            }
        }
    }
    uses
}
