//! The hand-written messages of a site as documents: their files come in, units like those of articles go out, and a
//! translation is spliced into its file. The source file is never written, and of a target file nothing but the message
//! that somebody set.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{CatalogFile, Document, LABELS, Target, View};
use super::input::text_of;
use super::load::Snapshot;
use super::tree::Tree;
use crate::article::{Article, Format};
use crate::catalog::problem::told;
use crate::catalog::{Catalog, Entry, SourceUnit, Value, splice, written_terms};
use crate::finding::{Code, Finding, Hint, Place};
use crate::segment::Units;
use crate::text::Lines;

/// Names of what holds no words.
static KEYS: &str = include_str!("message_keys.txt");

impl Snapshot {
    /// Reads the files of messages and makes them documents, behind all others.
    pub(super) fn read_messages(&mut self, tree: &dyn Tree) {
        let source = self.settings.source.to_string();
        // What cannot be read, or is no Fluent, is told when the messages are checked.
        let mut told = Vec::new();
        let mut read = |file: &str| {
            let before = told.len();
            let text = text_of(tree, file, &mut told);
            (text, told.len() == before)
        };
        let locales = self.locales();
        let mut translated: BTreeMap<String, TargetFile> = BTreeMap::new();
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for locale in &locales {
            for file in files(tree, locale) {
                let (disk, readable) = read(&file);
                let text = disk.as_deref().unwrap_or_default();
                self.own_terms.entry(locale.clone()).or_default().extend(written_terms(text));
                let (catalog, findings) = Catalog::of_target_messages(&file, text);
                let catalog = Catalog { sound: catalog.sound && readable, ..catalog };
                all.entry(locale.clone()).or_default().extend(catalog.entries.iter().map(|entry| entry.id.clone()));
                translated.insert(file, TargetFile { disk, catalog, findings });
            }
        }
        for file in files(tree, &source) {
            let (Some(text), _) = read(&file) else { continue };
            self.own_terms.entry(source.clone()).or_default().extend(written_terms(&text));
            let path = file.rsplit('/').next().unwrap_or_default().to_owned();
            let now = Catalog::of_source_messages(&text);
            if now.entries.is_empty() {
                continue;
            }
            let mut targets = BTreeMap::new();
            for locale in &locales {
                let file = format!("locales/{locale}/{path}");
                let own = translated.get_mut(&file).map(|own| (own.disk.clone(), own.catalog.clone(), std::mem::take(&mut own.findings)));
                let (disk, read, mut found) = own.unwrap_or_default();
                self.findings.append(&mut found);
                let elsewhere = elsewhere(all.get(locale), &read, &now);
                let with_others = Catalog { entries: read.entries.iter().cloned().chain(elsewhere).collect(), ..read.clone() };
                let catalog = CatalogFile { file, text: disk.clone(), disk, read, now: with_others.over_messages(&now) };
                targets.insert(locale.clone(), Target { catalog, ..Target::default() });
            }
            self.documents.push(document(path, file, text, now, targets));
        }
    }

    /// The value of a message out of what a translator types: plain text where the source is plain text, else Fluent that
    /// names what the source names. `fluent` asks for Fluent in any case.
    ///
    /// # Errors
    ///
    /// What is wrong with it, with a hint that says what the source has.
    pub fn message_value(&self, view: &View<'_>, locale: &str, typed: &str, fluent: bool) -> Result<Value, Box<Finding>> {
        let source = view.document.source.now.entries.get(view.index).map(|entry| &entry.value);
        // What stands there already may be confirmed as it is.
        let stands = view.entry.is_some_and(|entry| matches!(&entry.value, Value::Fluent(raw) if raw == typed));
        if !fluent && !stands && !matches!(source, Some(Value::Fluent(_))) {
            return Ok(Value::Plain(typed.to_owned()));
        }
        let wanted = source.map(Value::names).unwrap_or_default();
        let written = wanted.variables.iter().chain(&wanted.messages).chain(&wanted.terms).map(|name| format!("{{ {name} }}"));
        let written = written.collect::<Vec<_>>().join(" ");
        let hint = || Hint::new(if written.is_empty() { "message-plain" } else { "message-names" }).with("names", written.as_str());
        let value = Value::message(typed).map_err(|finding| Box::new(finding.hint(hint())))?;
        let found = value.names();
        let wrong = |problem: &'static str, mark: &str| {
            let finding = Finding::new(Code::PlaceholderMismatch, "").with("problem", problem).with("mark", mark);
            Box::new(finding.hint(hint()))
        };
        // A variable that nobody sees may choose a variant in a language that has them, and nothing in one that has none; one
        // that developers tell of is there.
        let is_told = |mark: &str| view.document.comments(view.index).iter().any(|line| has_word(line, mark));
        let pairs = [(&wanted.variables, &wanted.shown, &found.variables), (&wanted.messages, &wanted.messages, &found.messages)];
        for (known, needed, there) in pairs {
            if let Some(mark) = there.difference(known).find(|mark| !is_told(mark)) {
                return Err(wrong("extra", mark));
            }
            if let Some(mark) = needed.difference(there).next() {
                return Err(wrong("missing", mark));
            }
        }
        let id = |term: &str| term.trim_start_matches('-').split(['(', '.']).next().unwrap_or_default().to_owned();
        let own = self.own_terms.get(locale);
        let is_known = |term: &String| {
            let id = id(term);
            own.is_some_and(|own| own.contains_key(&id)) || self.glossary.concepts().iter().any(|c| c.id == id && c.side(locale).is_some())
        };
        match found.terms.iter().find(|term| !is_known(term)) {
            Some(term) => {
                let finding = told(Finding::new(Code::FluentSyntax, ""), "reference", format!("-{}", id(term)));
                Err(Box::new(if written.is_empty() { finding } else { finding.hint(hint()) }))
            }
            None => Ok(value),
        }
    }

    /// Whether a finding is about no article: about the labels, the messages, or no unit at all.
    pub(super) fn is_of_site(&self, finding: &Finding) -> bool {
        let path = finding.unit.as_deref().and_then(|unit| unit.rsplit_once('#')).map(|(path, _)| path);
        path.is_none_or(|path| path == LABELS || self.documents.iter().any(|document| document.messages && document.path == path))
    }

    /// Findings about the messages as files, without what is said of them as units: that one is not translated.
    pub(super) fn without_units(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let of_unit = |finding: &Finding| {
            let (path, id) = finding.unit.as_deref()?.rsplit_once('#')?;
            Some((self.documents.iter().find(|document| document.messages && document.path == path)?, id.to_owned()))
        };
        let mut left = Vec::new();
        for mut finding in findings {
            if let Some((document, id)) = of_unit(&finding) {
                if finding.code == Code::Untranslated {
                    continue;
                }
                let target = finding.locale.as_ref().and_then(|locale| document.targets.get(locale));
                let allows = target.and_then(|target| target.catalog.read.get(&id)).map_or(&[][..], |entry| &entry.allows);
                finding.waived = allows
                    .iter()
                    .find(|allow| allow.code == finding.code.name() && !allow.reason.is_empty())
                    .map(|allow| allow.reason.clone());
            }
            left.push(finding);
        }
        left
    }
}

/// Whether a message or attribute of this id holds no words.
pub(super) fn is_key(id: &str) -> bool {
    let attribute = id.split_once('.').map(|(_, attribute)| attribute);
    let name = attribute.unwrap_or(id).to_ascii_lowercase();
    KEYS.lines().filter(|line| !line.starts_with('#')).any(|key| match key.strip_prefix('*') {
        Some(end) => name.strip_suffix(end).is_some_and(|rest| rest.is_empty() || attribute.is_some() || rest.ends_with(['-', '_'])),
        None => attribute.is_some() && name == key,
    })
}

/// A file of translated messages, read.
struct TargetFile {
    disk: Option<String>,
    catalog: Catalog,
    findings: Vec<Finding>,
}

/// The messages of a source file that a locale (whose messages are `all`) has in another file than this one: there they are
/// translated, and here they are not wanted.
fn elsewhere(all: Option<&BTreeSet<String>>, own: &Catalog, source: &Catalog) -> Vec<Entry> {
    let own = own.by_id();
    let missing = source.entries.iter().filter(|entry| !own.contains_key(entry.id.as_str()));
    let there = missing.filter(|entry| all.is_some_and(|all| all.contains(&entry.id)));
    there.map(|entry| Entry::new(entry.id.as_str(), Value::Skip)).collect()
}

/// Whether a unit has its translation in another file of the locale.
fn is_elsewhere(entry: &Entry) -> bool {
    entry.value == Value::Skip && entry.at.place.is_none()
}

/// Whether a word stands in a line by itself.
fn has_word(line: &str, word: &str) -> bool {
    let ends = |at: usize| {
        line.get(at + word.len()..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
    };
    line.match_indices(word).any(|(at, _)| ends(at))
}

/// The files of messages of a locale.
pub(super) fn files(tree: &dyn Tree, locale: &str) -> Vec<String> {
    let folder = format!("locales/{locale}");
    let files = tree.files(&folder).unwrap_or_default();
    files.into_iter().filter(|file| file.ends_with(".ftl") && *file != format!("{folder}/{LABELS}")).collect()
}

fn document(path: String, file: String, text: String, now: Catalog, targets: BTreeMap<String, Target>) -> Document {
    let lines = Lines::new(&text);
    let unit = |entry: &Entry| SourceUnit { text: entry.target().to_owned(), section: entry.section.clone(), skip: false };
    Document {
        path,
        bytes: text.clone().into_bytes(),
        article: Article { format: Format::Text, blocks: Vec::new() },
        units: Units::default(),
        sources: now.entries.iter().map(unit).collect(),
        ids: now.entries.iter().map(|entry| entry.id.clone()).collect(),
        messages: true,
        uses: now.entries.iter().map(|entry| (file.clone(), entry.at.value, Some(Place::of(&lines, entry.at.value)))).collect(),
        source: CatalogFile { file: file.clone(), disk: Some(text.clone()), read: now.clone(), now, text: Some(text.clone()) },
        targets,
        file,
        text,
    }
}

impl Document {
    /// Puts translations into the file of a locale, in memory. Where that cannot be, nothing of it may be written.
    pub(super) fn put_messages(&mut self, locale: &str, entries: &[&Entry]) {
        let Some(target) = self.targets.get_mut(locale) else { return };
        let catalog = &mut target.catalog;
        match splice(catalog.text.as_deref(), &self.text, entries) {
            Some(text) => {
                let mut read = Catalog::of_target_messages(&catalog.file, &text).0;
                read.entries.extend(catalog.now.entries.iter().filter(|entry| is_elsewhere(entry)).cloned());
                catalog.now = read.over_messages(&self.source.now);
                catalog.text = Some(text);
            }
            None => catalog.read.sound = false,
        }
    }

    /// Whether a unit holds no words: a key, a style or an address, by its name.
    pub fn is_key(&self, id: &str) -> bool {
        self.messages && is_key(id)
    }

    /// A translation as a memory keeps it: plain text of plain text, or a pattern that holds what its source holds.
    pub(super) fn remembered(&self, entry: &Entry) -> Option<String> {
        if !self.messages {
            return entry.plain().map(str::to_owned);
        }
        let source = self.source.now.get(&entry.id).filter(|_| !self.is_key(&entry.id))?;
        are_alike(&source.value, &entry.value).then(|| entry.target().to_owned())
    }

    /// A text of the memory as the value of a unit; none where it does not hold what the source of the unit holds.
    pub fn drafted(&self, index: usize, text: &str) -> Option<Value> {
        let source = self.source.now.entries.get(index).filter(|_| self.messages).map(|entry| &entry.value);
        match source {
            Some(Value::Fluent(_)) => Value::message(text).ok().filter(|value| source.is_some_and(|source| are_alike(source, value))),
            // What names a variable in a message is no text elsewhere.
            _ if names_something(text) && !self.sources.get(index).is_some_and(|unit| names_something(&unit.text)) => None,
            _ => Some(Value::Plain(text.to_owned())),
        }
    }

    /// What markup is in a text that is of no article: a message that has tags is a piece of a page.
    pub(super) fn markup_of(&self, text: &str) -> Format {
        let is_tag = |rest: &str| rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>');
        if self.messages && text.split('<').skip(1).any(is_tag) { Format::Html } else { Format::Text }
    }

    /// What developers wrote about a message for whoever translates it.
    pub fn comments(&self, index: usize) -> &[String] {
        self.source.now.entries.get(index).filter(|_| self.messages).map_or(&[], |entry| &entry.comments)
    }
}

impl View<'_> {
    /// Whether the locale has this message in another file than that of its source.
    pub fn is_elsewhere(&self) -> bool {
        self.document.messages && self.entry.is_some_and(is_elsewhere)
    }

    /// The translation as a memory keeps it, if it does.
    pub fn remembered(&self) -> Option<String> {
        self.document.remembered(self.entry?)
    }
}

/// Whether a text has a placeable that names a variable or a term.
fn names_something(text: &str) -> bool {
    text.split('{').skip(1).any(|rest| {
        let name = rest.trim_start_matches(' ');
        let name = name.strip_prefix('$').or_else(|| name.strip_prefix('-'));
        name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('}'))
    })
}

/// Whether two values hold the same placeables, none of them a selector.
pub(super) fn are_alike(source: &Value, target: &Value) -> bool {
    match (source, target) {
        (Value::Plain(_), Value::Plain(_)) => true,
        (Value::Fluent(_), Value::Fluent(_)) => {
            let (source, target) = (source.names().placeables, target.names().placeables);
            source.is_some() && source == target
        }
        _ => false,
    }
}
