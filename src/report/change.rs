//! A change in words, the same in every form: what became of a unit and of a term, where links lead, what people noted.

use std::collections::BTreeSet;

use super::paint::Ink;
use crate::bundle::Messages;
use crate::catalog::State;
use crate::diff::{Change, Diff, EntryChange, TermChange, TermChangeKind, Unit, UnitChange};
use crate::text::one_line;

/// Most glossary entries whose words stand in the line that counts them.
const WORDS: usize = 5;

/// What became of a unit, each in words; that its article has another name is said of the article.
pub fn kinds(change: &UnitChange, messages: &Messages) -> Vec<String> {
    change.changes.iter().filter(|kind| **kind != Change::Renamed).map(|kind| word(change, *kind, messages)).collect()
}

/// One of the things that became of a unit, in words.
pub fn word(change: &UnitChange, kind: Change, messages: &Messages) -> String {
    match (kind, change.came_from()) {
        (Change::Moved, Some(article)) => messages.text("diff-moved-from", &[("article", one_line(article).into_owned().into())].into()),
        _ => messages.plain(&format!("diff-{}", name(kind))),
    }
}

/// That an article had another name, if it had.
pub fn renamed(diff: &Diff, article: &str, messages: &Messages) -> Option<String> {
    let old = one_line(diff.renamed_from(article)?).into_owned();
    Some(messages.text("diff-renamed-from", &[("article", old.into())].into()))
}

/// A term as pieces: `上清液: conditioned medium 41→39, culture supernatant 0→2`, with its locale where there are several.
pub fn term(change: &TermChange, several: bool, messages: &Messages) -> Vec<(Ink, String)> {
    let comma = messages.plain("list-comma");
    let line = |text: &str| one_line(text).into_owned();
    let mut pieces = vec![(Ink::Cyan, line(&change.term))];
    pieces.extend(change.locale.iter().filter(|_| several).map(|locale| (Ink::Dim, format!(" {}", line(locale)))));
    let counts = counts(change, messages);
    if !counts.is_empty() {
        pieces.push((Ink::Plain, format!(": {}", line(&counts.join(&comma)))));
    }
    for (ink, marks) in [(Ink::Yellow, worse(change, messages)), (Ink::Green, better(change, messages))] {
        if !marks.is_empty() {
            pieces.extend([(Ink::Plain, "  ".to_owned()), (ink, marks.join(&comma))]);
        }
    }
    pieces
}

/// What became of the renderings of a term, as `conditioned medium 41→39`, and what else there is to say of it.
pub fn renderings(change: &TermChange, messages: &Messages) -> (Vec<String>, Vec<String>) {
    (counts(change, messages), [worse(change, messages), better(change, messages)].concat())
}

fn counts(change: &TermChange, messages: &Messages) -> Vec<String> {
    let (base, head) = (&change.base, &change.head);
    let names: BTreeSet<&String> = base.renderings.keys().chain(head.renderings.keys()).collect();
    let stands = change.changes.is_empty() && change.fixed.is_empty();
    let count = |name: &str, old: usize, new: usize| match old == new {
        true => (stands && new > 0).then(|| format!("{name} {new}")),
        false => Some(format!("{name} {old}→{new}")),
    };
    let of = |side: &crate::diff::TermUse, name: &String| side.renderings.get(name).copied().unwrap_or(0);
    let mut parts: Vec<String> = names.into_iter().filter_map(|name| count(name, of(base, name), of(head, name))).collect();
    parts.extend(count(&messages.plain("diff-unrecognised"), base.missing, head.missing));
    if parts.is_empty() && stands && head.units > 0 {
        parts.push(messages.text("diff-term-open", &[("count", head.units.into())].into()));
    }
    parts
}

fn worse(change: &TermChange, messages: &Messages) -> Vec<String> {
    let key = |kind: &TermChangeKind| match (kind, change.entry) {
        (TermChangeKind::Rendering, _) => None,
        (TermChangeKind::Untranslated, _) => Some("diff-term-untranslated"),
        (TermChangeKind::Inconsistent, _) => Some("diff-term-inconsistent"),
        (TermChangeKind::Forbidden, _) => Some("diff-term-forbidden"),
        (TermChangeKind::Glossary, Some(EntryChange::New)) => Some("diff-term-entry-new"),
        (TermChangeKind::Glossary, Some(EntryChange::Removed)) => Some("diff-term-entry-removed"),
        (TermChangeKind::Glossary, _) => Some("diff-term-glossary"),
    };
    change.changes.iter().filter_map(key).map(|key| messages.plain(key)).collect()
}

fn better(change: &TermChange, messages: &Messages) -> Vec<String> {
    let mark = |kind: &TermChangeKind| {
        messages.plain(match kind {
            TermChangeKind::Untranslated => "diff-term-fixed-untranslated",
            TermChangeKind::Forbidden => "diff-term-fixed-forbidden",
            _ => "diff-term-fixed-inconsistent",
        })
    };
    change.fixed.iter().map(mark).collect()
}

/// The glossary entries that differ and that nothing which changed has, counted in a line; the words of a few.
pub fn entries(diff: &Diff, messages: &Messages) -> Option<String> {
    let comma = messages.plain("list-comma");
    let kinds = [
        (EntryChange::New, "diff-entries-new"),
        (EntryChange::Changed, "diff-entries-changed"),
        (EntryChange::Removed, "diff-entries-removed"),
    ];
    let part = |(kind, key): (EntryChange, &str)| {
        let of_kind = diff.terms.iter().filter(|term| term.beside && term.entry == Some(kind));
        let words: BTreeSet<(&str, &str)> = of_kind.map(|term| (term.id.as_str(), term.term.as_str())).collect();
        let count = messages.text(key, &[("count", words.len().into())].into());
        let said: Vec<String> = words.iter().map(|(_, word)| one_line(word).into_owned()).collect();
        let few = || messages.text("diff-entries-words", &[("count", count.clone().into()), ("words", said.join(&comma).into())].into());
        (!words.is_empty()).then(|| if words.len() <= WORDS { few() } else { count.clone() })
    };
    let parts: Vec<String> = kinds.into_iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| messages.text("diff-entries", &[("parts", parts.join(&comma).into())].into()))
}

/// Links that lead elsewhere than they did, as `@1: old → new`.
pub fn links(base: Option<&Unit>, head: &Unit) -> Vec<String> {
    let Some(base) = base else { return Vec::new() };
    let none = String::new();
    let count = base.links.len().max(head.links.len());
    let pairs = (0..count).map(|n| (n, base.links.get(n).unwrap_or(&none), head.links.get(n).unwrap_or(&none)));
    pairs.filter(|(_, old, new)| old != new).map(|(n, old, new)| format!("@{}: {} → {}", n + 1, one_line(old), one_line(new))).collect()
}

/// Notes that are new, and all of a translation that waits for somebody.
pub fn notes<'u>(base: Option<&Unit>, head: &'u Unit) -> Vec<&'u String> {
    let known = |note: &String| base.is_some_and(|base| base.notes.contains(note));
    head.notes.iter().filter(|note| head.state == State::NeedsReview || !known(note)).collect()
}

/// The name of a change, as messages have it.
pub fn name(change: Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Moved => "moved",
        Change::Renamed => "renamed",
        Change::Source => "source",
        Change::Target => "target",
        Change::State => "state",
        Change::Links => "links",
        Change::Waivers => "waivers",
    }
}
