//! One unit of a catalog that both sides changed. Its translation and state are one thing: who approved a text approved
//! that text, and who waived a finding waived it on that text. Notes, links and comments are things of their own and go
//! together, and so do waivers, where the text stays.

use crate::catalog::{Allow, Catalog, Entry};

/// The unit that some lines are.
pub(super) fn read(text: &str) -> Option<Entry> {
    let (catalog, _) = Catalog::read("", &format!("{text}\n"));
    catalog.entries.into_iter().next().filter(|_| catalog.sound)
}

/// The lines of a unit with the changes of both sides; none where they do not go together.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let (b, o, t) = (read(base)?, read(ours)?, read(theirs)?);
    let core = |entry: &Entry| Entry {
        notes: Vec::new(),
        allows: Vec::new(),
        links: Default::default(),
        comments: Vec::new(),
        source: None,
        ..entry.clone()
    };
    let mut merged = match (core(&b), core(&o), core(&t)) {
        (_, ours, theirs) if ours == theirs => ours,
        (base, ours, theirs) if base == theirs => ours,
        (base, ours, theirs) if base == ours => theirs,
        _ => return None,
    };
    // A waiver is given for a text: that of one side says nothing of the other side's.
    let waives = |one: &Entry| one.allows.iter().any(|allow| !b.allows.contains(allow));
    if (waives(&o) && says_else(&t, &b)) || (waives(&t) && says_else(&o, &b)) {
        return None;
    }
    merged.source = if o.source == b.source { t.source.clone() } else { o.source.clone() };
    merged.notes = several(&b.notes, &o.notes, &t.notes);
    merged.comments = several(&b.comments, &o.comments, &t.comments);
    merged.allows = several(&b.allows, &o.allows, &t.allows);
    let code = |allow: &Allow| allow.code.clone();
    let mut codes: Vec<String> = merged.allows.iter().map(code).collect();
    codes.sort();
    if codes.windows(2).any(|pair| pair.first() == pair.last()) {
        return None;
    }
    for number in o.links.keys().chain(t.links.keys()).copied() {
        let (base, ours, theirs) = (b.links.get(&number), o.links.get(&number), t.links.get(&number));
        let link = match () {
            () if ours == theirs || base == theirs => ours,
            () if base == ours => theirs,
            () => return None,
        };
        if let Some(link) = link {
            merged.links.insert(number, link.clone());
        }
    }
    if merged == o {
        return Some(ours.to_owned());
    }
    if merged == t {
        return Some(theirs.to_owned());
    }
    let written = Catalog { entries: vec![merged], ..Catalog::default() }.write();
    Some(written.split_once("\n\n")?.1.trim_end_matches('\n').to_owned())
}

/// Whether a side translated otherwise than the base: another text, or the same one of another source.
fn says_else(side: &Entry, base: &Entry) -> bool {
    (&side.value, &side.was, &side.covers) != (&base.value, &base.was, &base.covers)
}

/// A list with what either side added, without what either took out.
fn several<T: Clone + PartialEq>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<T> {
    let kept = ours.iter().filter(|one| theirs.contains(one) || !base.contains(one));
    let added = theirs.iter().filter(|one| !base.contains(one) && !ours.contains(one));
    kept.chain(added).cloned().collect()
}
