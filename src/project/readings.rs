//! Messages with placeables as texts that the checks can read: a file of messages in two locales comes in; for each unit
//! the readings of its target, each beside the reading of the source that answers it, go out. And what the checks found
//! in them becomes findings of units again, each told once.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, View};
use super::load::Snapshot;
use super::messages::is_key;
use super::review::{Row, Words};
use crate::bundle::{Renderer, terms};
use crate::catalog::{Flat, Location, Value, flatten};
use crate::check::{self, Pair, Side};
use crate::finding::{Arg, Code, Finding, sort};
use crate::text::Span;

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
    /// The findings of rows with those of the other variants of messages, and without what no message need say.
    pub(super) fn of_messages(&self, rows: &[&Row<'_>], mut findings: Vec<Finding>, words: Words) -> Vec<Finding> {
        if !self.documents.iter().any(|document| document.messages) {
            return findings;
        }
        findings.extend(self.variants(rows, words));
        let mut findings = self.without_idle(findings);
        sort(&mut findings);
        findings
    }

    /// Findings without what no message need say.
    pub(super) fn without_idle(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        let files: BTreeSet<&str> = self.documents.iter().filter(|one| one.messages).map(|one| one.path.as_str()).collect();
        findings.retain(|finding| {
            let (path, id) = finding.unit.as_deref().and_then(|unit| unit.rsplit_once('#')).unwrap_or_default();
            !files.contains(path) || !is_idle(finding, id)
        });
        findings
    }

    /// What the checks find in the variants of messages that their default does not have; each once.
    pub(super) fn variants(&self, rows: &[&Row<'_>], words: Words) -> Vec<Finding> {
        let texts: Vec<(&Row<'_>, &Text)> =
            rows.iter().filter(|row| row.texts.len() > 1).flat_map(|row| row.texts.iter().map(|text| (*row, text))).collect();
        let locators: Vec<_> =
            texts.iter().map(|(row, text)| move |side: Side, span: Option<Span>| row.locate_in(Some(text), side, span)).collect();
        let source_locale = self.settings.source.to_string();
        let pairs: Vec<Pair<'_>> = texts
            .iter()
            .zip(&locators)
            .map(|((row, text), locate)| Pair {
                unit: &text.name,
                article: &row.view.document.path,
                format: Some(row.view.document.markup_of(&text.source.text)),
                source: &text.source.text,
                target: &text.target.text,
                source_locale: &source_locale,
                target_locale: &row.locale,
                state: row.state,
                was: None,
                clobbered: false,
                allows: row.view.entry.map_or(&[], |entry| &entry.allows),
                previous: None,
                locate,
            })
            .collect();
        let by_name: BTreeMap<(&str, &str), &Text> =
            texts.iter().map(|(row, text)| ((text.name.as_str(), row.locale.as_str()), *text)).collect();
        let (mut told, mut left) = (BTreeSet::new(), Vec::new());
        let (variants, defaults): (Vec<Finding>, Vec<Finding>) = check::run(&pairs, &self.context(&words))
            .into_iter()
            .partition(|finding| finding.unit.as_ref().is_some_and(|name| name.contains(VARIANT)));
        let key = |f: &Finding, unit: &str| (unit.to_owned(), f.locale.clone(), f.code, f.term.clone(), f.args.clone());
        told.extend(defaults.iter().map(|finding| key(finding, finding.unit.as_deref().unwrap_or_default())));
        for mut finding in variants.into_iter().filter(|finding| !is_of_whole(finding.code)) {
            let name = finding.unit.take().unwrap_or_default();
            let text = by_name.get(&(name.as_str(), finding.locale.as_deref().unwrap_or_default()));
            let unit = name.split(VARIANT).next().unwrap_or_default();
            if text.is_some_and(|text| !is_of_variant(&finding, text)) && told.insert(key(&finding, unit)) {
                finding.unit = Some(unit.to_owned());
                left.push(finding);
            }
        }
        left
    }
}

/// Whether a finding is about a unit as a whole, or about it among others, and not about one variant.
fn is_of_whole(code: Code) -> bool {
    matches!(
        code,
        Code::Untranslated
            | Code::Draft
            | Code::Stale
            | Code::ReviewClobbered
            | Code::TermInconsistent
            | Code::AbbreviationUndefined
            | Code::SourceOrthography
    )
}

/// Whether a finding about a message says nothing that matters: what has no words is only translated or not; messages are
/// no text in which an abbreviation could be introduced; variables are looked at for the message as a whole.
fn is_idle(finding: &Finding, id: &str) -> bool {
    match finding.code {
        Code::Untranslated | Code::Draft | Code::Stale | Code::ReviewClobbered => false,
        _ if is_key(id) => true,
        Code::AbbreviationUndefined => true,
        Code::Polarity => [&finding.source, &finding.target].into_iter().flatten().any(|text| is_phrase(text)),
        Code::PlaceholderMismatch => {
            let mark = match finding.args.get("mark") {
                Some(Arg::Text(mark)) => mark.as_str(),
                _ => "",
            };
            mark.strip_prefix('{').is_some_and(|rest| rest.starts_with(|c: char| c == '$' || c.is_ascii_alphabetic()))
        }
        _ => false,
    }
}

/// Whether a finding is about what a variant says by being that variant.
fn is_of_variant(finding: &Finding, text: &Text) -> bool {
    let arg = |name: &str| match finding.args.get(name) {
        Some(Arg::Text(text)) => text.as_str(),
        _ => "",
    };
    let is_key = |flat: &Flat, value: &str| flat.keys.iter().any(|(_, key)| number(key).is_some_and(|number| number == value));
    match finding.code {
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
