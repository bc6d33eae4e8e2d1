//! The messages and terms of one locale by name: its files come in, what a reference leads to goes out, and findings
//! about references that lead nowhere or in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::resource::{Entry, Resource};
use super::site_messages::of_entry;
use super::tree::{Inline, Reference};
use crate::catalog::problem::told;
use crate::finding::{Code, Finding};
use crate::text::Span;

/// An entry with the file it stands in.
pub(super) type Placed<'r, 'a> = (&'r Resource<'a>, &'r Entry<'a>);

/// The entries of a locale. Of two with one name the first counts.
#[derive(Default)]
pub(super) struct Scope<'r, 'a> {
    names: BTreeMap<(bool, &'a str), Placed<'r, 'a>>,
}

impl<'r, 'a> Scope<'r, 'a> {
    /// The entries of files.
    pub(super) fn new(resources: impl IntoIterator<Item = &'r Resource<'a>>) -> Self {
        let mut names = BTreeMap::new();
        for resource in resources {
            for entry in &resource.entries {
                names.entry((entry.is_term, entry.id)).or_insert((resource, entry));
            }
        }
        Scope { names }
    }

    /// The message or term that is named, whatever attribute.
    pub(super) fn get(&self, is_term: bool, id: &str) -> Option<Placed<'r, 'a>> {
        self.names.get(&(is_term, id)).copied()
    }

    /// Messages by name.
    pub(super) fn messages(&self) -> impl Iterator<Item = (&'a str, Placed<'r, 'a>)> + '_ {
        self.names.iter().filter(|((is_term, _), _)| !is_term).map(|((_, id), placed)| (*id, *placed))
    }

    /// Whether a reference leads to something.
    pub(super) fn leads(&self, reference: &Reference<'_>) -> bool {
        self.get(reference.is_term, reference.id).is_some_and(|(_, entry)| entry.pattern(reference.attribute).is_some())
    }

    /// References of an entry that lead nowhere. One that `elsewhere` knows of is left alone.
    pub(super) fn dangling(
        &self,
        (resource, entry): Placed<'_, 'a>,
        elsewhere: &dyn Fn(&Reference<'_>) -> bool,
        findings: &mut Vec<Finding>,
    ) {
        for (reference, span) in entry.references() {
            if !self.leads(&reference) && !elsewhere(&reference) {
                let finding = of_entry(Code::FluentSyntax, resource, entry, span);
                findings.push(told(finding, "reference", reference.to_string()));
            }
        }
    }

    /// Circles of references, each told once, at the reference that closes it.
    pub(super) fn circles(&self) -> Vec<Finding> {
        let mut seen: BTreeMap<Reference<'a>, bool> = BTreeMap::new();
        let mut findings = Vec::new();
        for (&(is_term, id), (_, entry)) in &self.names {
            for (attribute, _) in entry.patterns() {
                let start = Reference { id, is_term, attribute };
                if !seen.contains_key(&start) {
                    self.circles_from(start, &mut seen, &mut findings);
                }
            }
        }
        findings
    }

    /// A walk in depth without recursion; what is on the way has `true` in `seen`.
    fn circles_from(&self, start: Reference<'a>, seen: &mut BTreeMap<Reference<'a>, bool>, findings: &mut Vec<Finding>) {
        let mut way = vec![(start, self.named_by(&start))];
        seen.insert(start, true);
        while let Some((here, next)) = way.last_mut() {
            let here = *here;
            let Some((reference, span)) = next.pop() else {
                seen.insert(here, false);
                way.pop();
                continue;
            };
            match seen.get(&reference) {
                None => {
                    seen.insert(reference, true);
                    way.push((reference, self.named_by(&reference)));
                }
                Some(true) => {
                    if let Some((resource, entry)) = self.get(here.is_term, here.id) {
                        let finding = of_entry(Code::FluentSyntax, resource, entry, span);
                        findings.push(told(finding, "cyclic", reference.to_string()));
                    }
                }
                Some(false) => {}
            }
        }
    }

    /// What a value names, last first.
    fn named_by(&self, of: &Reference<'a>) -> Vec<(Reference<'a>, Span)> {
        let mut named = Vec::new();
        let pattern = self.get(of.is_term, of.id).and_then(|(_, entry)| entry.pattern(of.attribute));
        if let Some(pattern) = pattern {
            pattern.walk(&mut |inline, _| {
                if let Inline::Reference { reference, span, .. } = inline {
                    named.push((*reference, *span));
                }
            });
        }
        named.reverse();
        named
    }

    /// The messages that no other message names, and whose names are none of `used`.
    pub(super) fn unused_messages(&self, used: &BTreeSet<&str>) -> Vec<Finding> {
        let references = self.names.values().flat_map(|(_, entry)| entry.references()).filter(|(one, _)| !one.is_term);
        let named: BTreeSet<&str> = references.map(|(one, _)| one.id).collect();
        let unused = self.names.iter().filter(|((is_term, id), _)| !is_term && !named.contains(id) && !used.contains(id));
        unused.map(|((_, id), (resource, entry))| of_entry(Code::MessageUnused, resource, entry, entry.span).with("name", *id)).collect()
    }

    /// The terms that no message and no other term names.
    pub(super) fn unused_terms(&self) -> Vec<Finding> {
        let named: BTreeSet<&str> =
            self.names.values().flat_map(|(_, entry)| entry.references()).filter(|(one, _)| one.is_term).map(|(one, _)| one.id).collect();
        let mut findings = Vec::new();
        for (&(is_term, id), (resource, entry)) in &self.names {
            if is_term && !named.contains(id) {
                let finding = of_entry(Code::TermUnused, resource, entry, entry.span);
                findings.push(finding.with("name", entry.name()));
            }
        }
        findings
    }
}
