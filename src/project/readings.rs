//! Messages with placeables as texts that the checks can read: a file of messages in two locales comes in; for each unit
//! the readings of its target, each beside the reading of the source that answers it, go out. And what the checks found
//! in them becomes findings of units again, each told once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, View};
use super::load::Snapshot;
use super::review::Row;
use crate::bundle::{Renderer, terms};
use crate::catalog::{Flat, Location, Value, flatten};
use crate::finding::{Arg, Code, Finding, sort};

/// A reading of a target beside that of its source.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// The name of its unit; that of a variant has its number behind it.
    pub name: String,
    pub source: Flat,
    pub target: Flat,
}

/// Messages that say no as a manner of speaking.
static PHRASES: &str = include_str!("message_phrases.txt");

/// What stands between the name of a unit and the number of a variant.
const VARIANT: char = '\0';

/// What references read as, by locale.
pub(super) struct Resolvers(BTreeMap<String, Resolver>);

/// What references read as in one locale.
struct Resolver {
    renderer: Renderer,
    messages: BTreeMap<String, String>,
    known: RefCell<BTreeMap<String, Option<String>>>,
}

impl Resolvers {
    /// Those of every locale, where any message has a placeable.
    pub(super) fn new(snapshot: &Snapshot) -> Self {
        let documents: Vec<&Document> = snapshot.documents.iter().filter(|document| document.messages).collect();
        let is_pattern = |document: &&Document| {
            let catalogs = document.targets.values().map(|target| &target.catalog.now).chain([&document.source.now]);
            catalogs.flat_map(|catalog| &catalog.entries).any(|entry| matches!(entry.value, Value::Fluent(_)))
        };
        let mut resolvers = BTreeMap::new();
        if !documents.iter().any(is_pattern) {
            return Resolvers(resolvers);
        }
        // A large glossary is written out only where a message names a term.
        let texts = documents.iter().flat_map(|d| d.targets.values().filter_map(|t| t.catalog.text.as_deref()).chain([d.text.as_str()]));
        let names_terms = texts.flat_map(|text| text.split('{').skip(1)).any(|rest| rest.trim_start().starts_with('-'));
        for locale in snapshot.settings.targets.iter().chain([&snapshot.settings.source]) {
            let name = locale.to_string();
            let mut messages = BTreeMap::new();
            for document in &documents {
                let catalog = if *locale == snapshot.settings.source {
                    Some(&document.source.now)
                } else {
                    document.targets.get(&name).map(|target| &target.catalog.now)
                };
                for entry in catalog.iter().flat_map(|catalog| &catalog.entries) {
                    if let Value::Plain(text) = &entry.value {
                        messages.insert(entry.id.clone(), text.clone());
                    }
                }
            }
            let mut all = if names_terms { terms(snapshot.glossary.concepts(), &name) } else { String::new() };
            let generated: BTreeSet<&str> = snapshot.glossary.concepts().iter().map(|concept| concept.id.as_str()).collect();
            for (id, term) in snapshot.own_terms.get(&name).into_iter().flatten() {
                if !generated.contains(id.as_str()) {
                    all.push_str(term);
                    all.push('\n');
                }
            }
            let resolver = Resolver { renderer: Renderer::new(locale.clone(), all), messages, known: RefCell::default() };
            resolvers.insert(name, resolver);
        }
        Resolvers(resolvers)
    }

    fn resolve(&self, locale: &str, reference: &str) -> Option<String> {
        let resolver = self.0.get(locale)?;
        if !reference.starts_with('-') {
            return resolver.messages.get(reference).cloned();
        }
        if let Some(known) = resolver.known.borrow().get(reference) {
            return known.clone();
        }
        let text = resolver.renderer.render(&format!("{{ {reference} }}")).ok();
        resolver.known.borrow_mut().insert(reference.to_owned(), text.clone());
        text
    }
}

/// The readings of a file of messages in two locales.
#[derive(Default)]
pub(super) struct Readings {
    source: BTreeMap<String, Vec<Flat>>,
    target: BTreeMap<String, Vec<Flat>>,
}

impl Readings {
    /// Those of a document; none of one that is no file of messages.
    pub(super) fn new(document: &Document, (source, locale): (&str, &str), resolvers: &Resolvers) -> Readings {
        if !document.messages || resolvers.0.is_empty() {
            return Readings::default();
        }
        let target = document.targets.get(locale).and_then(|target| target.catalog.text.as_deref()).unwrap_or_default();
        Readings {
            source: flatten(&document.text, &|reference| resolvers.resolve(source, reference)),
            target: flatten(target, &|reference| resolvers.resolve(locale, reference)),
        }
    }

    /// The texts of a unit with placeables, the one of the default variants first; none for one that is plain text.
    pub(super) fn of(&self, view: &View<'_>) -> Vec<Text> {
        let (id, name) = (view.id(), view.name());
        let source = self.source.get(id).map(Vec::as_slice).unwrap_or_default();
        let target = self.target.get(id).map(Vec::as_slice).unwrap_or_default();
        if source.is_empty() && target.is_empty() {
            return Vec::new();
        }
        let plain =
            |text: &str, at: Option<&Location>| Flat { text: text.to_owned(), at: at.cloned().unwrap_or_default(), keys: Vec::new() };
        let of_source = view.document.source.now.entries.get(view.index);
        let alone = plain(&view.source(), of_source.map(|entry| &entry.at));
        let source = if source.is_empty() { std::slice::from_ref(&alone) } else { source };
        let other = view.entry.map(|entry| plain(entry.target(), Some(&entry.at))).unwrap_or_default();
        let target = if target.is_empty() { std::slice::from_ref(&other) } else { target };
        let text = |(number, target): (usize, &Flat)| Text {
            name: if number == 0 { name.clone() } else { format!("{name}{VARIANT}{number}") },
            source: answered(source, &target.keys).cloned().unwrap_or_default(),
            target: target.clone(),
        };
        target.iter().enumerate().map(text).collect()
    }
}

/// The reading of the source that a reading with these variants is made of: the one that takes the most of them and no
/// other, else the one of the default variants.
fn answered<'f>(source: &'f [Flat], keys: &[(String, String)]) -> Option<&'f Flat> {
    let shared = |flat: &&Flat| flat.keys.iter().all(|key| keys.contains(key));
    // The first has no keys, so there is one.
    source.iter().filter(shared).max_by_key(|flat| flat.keys.len())
}

impl Snapshot {
    /// Findings of readings as findings of their units: what several variants have is told once, and what a variant need not
    /// say is no fault of it.
    pub(super) fn of_units(&self, rows: &[&Row<'_>], findings: Vec<Finding>) -> Vec<Finding> {
        if !self.documents.iter().any(|document| document.messages) {
            return findings;
        }
        let of_messages = rows.iter().filter(|row| row.view.document.messages);
        let by_name: BTreeMap<(&str, &str), &Row<'_>> = of_messages.map(|row| ((row.name.as_str(), row.locale.as_str()), *row)).collect();
        let mut told = BTreeSet::new();
        let mut left = Vec::with_capacity(findings.len());
        for mut finding in findings {
            let Some(name) = finding.unit.take() else {
                left.push(finding);
                continue;
            };
            let (name, number) = match name.split_once(VARIANT) {
                Some((name, number)) => (name.to_owned(), number.parse().unwrap_or(0)),
                None => (name, 0),
            };
            let row = by_name.get(&(name.as_str(), finding.locale.as_deref().unwrap_or_default())).copied();
            finding.unit = Some(name);
            let Some(row) = row else {
                left.push(finding);
                continue;
            };
            let standing = matches!(finding.code, Code::Untranslated | Code::Draft | Code::Stale | Code::ReviewClobbered);
            let phrase = || [&finding.source, &finding.target].into_iter().flatten().any(|text| is_phrase(text));
            let keep = match row.texts.get(number) {
                _ if finding.code == Code::Polarity && phrase() => false,
                _ if !standing && row.view.document.is_key(row.view.id()) => false,
                // Messages are no text in which an abbreviation could be introduced.
                _ if finding.code == Code::AbbreviationUndefined => false,
                Some(text) => (number == 0 || !standing) && !is_of_variant(&finding, text),
                None => true,
            };
            let key = (finding.unit.clone(), finding.locale.clone(), finding.code, finding.term.clone(), finding.args.clone());
            if keep && (row.texts.len() < 2 || told.insert(key)) {
                left.push(finding);
            }
        }
        sort(&mut left);
        left
    }
}

/// Whether a finding is about what a variant says by being that variant, or about the variables, which are looked at for
/// the message as a whole.
fn is_of_variant(finding: &Finding, text: &Text) -> bool {
    let arg = |name: &str| match finding.args.get(name) {
        Some(Arg::Text(text)) => text.as_str(),
        _ => "",
    };
    let is_key = |flat: &Flat, value: &str| flat.keys.iter().any(|(_, key)| number(key).is_some_and(|number| number == value));
    match finding.code {
        Code::PlaceholderMismatch => {
            let mark = arg("mark");
            mark.starts_with("{$") || mark.strip_prefix('{').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        }
        Code::NumberMismatch => match arg("problem") {
            "extra" => is_key(&text.target, arg("target_value")),
            "missing" => is_key(&text.source, arg("source_value")),
            _ => false,
        },
        Code::Polarity => [&text.source, &text.target].iter().any(|flat| is_key(flat, "0")),
        _ => false,
    }
}

/// Whether a whole message says no as a manner of speaking.
fn is_phrase(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '…', '!', '。']).to_lowercase();
    PHRASES.lines().any(|phrase| phrase == text)
}

/// The number that a variant is for.
fn number(key: &str) -> Option<&str> {
    match key {
        "zero" => Some("0"),
        "one" => Some("1"),
        "two" => Some("2"),
        _ => key.starts_with(|c: char| c.is_ascii_digit()).then_some(key),
    }
}
