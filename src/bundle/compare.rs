//! Two sets of Fluent files side by side, outside any project: files of a reference and their counterparts come in, what
//! is wrong, missing and obsolete goes out file by file, and the figures that compare-locales counts, under its names.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use unic_langid::LanguageIdentifier;

use super::canonical::{canonical, same_text, words};
use super::parity::{Beside, pair};
use super::resource::{Entry, Resource, read};
use super::scope::{Placed, Scope};
use super::site_messages::{Ground, MessageFile, of_entry, read_all};
use super::tree::Reference;
use crate::catalog::problem::told;
use crate::catalog::{Catalog, Value};
use crate::finding::{Arg, Code, Finding, Severity, sort};
use crate::text::{Lang, Span};

/// A file and its counterpart; one of the two may be missing.
#[derive(Debug, Clone, Copy)]
pub struct FilePair<'a> {
    /// The file of the reference.
    pub reference: Option<MessageFile<'a>>,
    /// The file that is compared with it.
    pub l10n: Option<MessageFile<'a>>,
}

/// What was found in one file.
#[derive(Debug, Clone, Default)]
pub struct ComparedFile {
    /// The file that is compared; where there is none, the file of the reference.
    pub file: String,
    /// Whether the file itself is missing; its messages are `missing`.
    pub is_missing: bool,
    /// Whether the reference has no such file.
    pub is_obsolete: bool,
    /// What is wrong, sorted by place. Codes that are off by default are among them, with that severity.
    pub findings: Vec<Finding>,
    /// Messages and terms of the reference that are not there, terms with their hyphen, in the order of the reference.
    pub missing: Vec<String>,
    /// Messages and terms that the reference has not, in the order of the file.
    pub obsolete: Vec<String>,
    /// Its figures.
    pub summary: Summary,
}

/// The figures of compare-locales. `_w` counts words of the reference; a message is `changed` where its translation
/// differs from the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[allow(missing_docs)]
pub struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub missing: usize,
    pub missing_w: usize,
    pub obsolete: usize,
    pub changed: usize,
    pub changed_w: usize,
    pub unchanged: usize,
    pub unchanged_w: usize,
    /// Messages that are keys of the keyboard by their name.
    pub keys: usize,
}

impl Summary {
    /// The figures with their names, in the order of compare-locales.
    pub fn rows(&self) -> [(&'static str, usize); 11] {
        [
            ("errors", self.errors),
            ("warnings", self.warnings),
            ("notes", self.notes),
            ("missing", self.missing),
            ("missing_w", self.missing_w),
            ("obsolete", self.obsolete),
            ("changed", self.changed),
            ("changed_w", self.changed_w),
            ("unchanged", self.unchanged),
            ("unchanged_w", self.unchanged_w),
            ("keys", self.keys),
        ]
    }

    /// Percent of the messages that are changed, rounded down; 0 of none.
    pub fn percent(&self) -> usize {
        (self.changed * 100).checked_div(self.changed + self.unchanged + self.missing).unwrap_or(0)
    }

    /// Both together.
    pub fn plus(self, other: Summary) -> Summary {
        Summary {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notes: self.notes + other.notes,
            missing: self.missing + other.missing,
            missing_w: self.missing_w + other.missing_w,
            obsolete: self.obsolete + other.obsolete,
            changed: self.changed + other.changed,
            changed_w: self.changed_w + other.changed_w,
            unchanged: self.unchanged + other.unchanged,
            unchanged_w: self.unchanged_w + other.unchanged_w,
            keys: self.keys + other.keys,
        }
    }

    /// The figures with those of findings.
    pub fn with_findings(mut self, findings: &[Finding]) -> Summary {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
                Severity::Off => {}
            }
        }
        self
    }
}

struct Read<'a> {
    reference: Option<(Resource<'a>, Vec<Finding>)>,
    l10n: Option<(Resource<'a>, Vec<Finding>)>,
}

/// Compares every pair. All files of a side are read as one locale, so that a reference may lead to another file; names
/// must be alone in their file only. `beside` are files of the compared side that are not compared, and that references may
/// lead to. A reference that leads nowhere on either side is meant for a file that was not given.
pub fn compare(pairs: &[FilePair<'_>], beside: &[MessageFile<'_>], locale: &LanguageIdentifier) -> Vec<ComparedFile> {
    let both: Vec<Read<'_>> = pairs
        .par_iter()
        .map(|pair| Read {
            reference: pair.reference.map(|file| read(file.file, file.text)),
            l10n: pair.l10n.map(|file| read(file.file, file.text)),
        })
        .collect();
    let ours = Scope::new(both.iter().filter_map(|read| read.reference.as_ref()).map(|(resource, _)| resource));
    let others: Vec<Resource<'_>> = read_all(beside).into_iter().map(|(resource, _)| resource).collect();
    let theirs = Scope::new(both.iter().filter_map(|read| read.l10n.as_ref()).map(|(resource, _)| resource).chain(&others));
    let (nothing, _) = read("", "");
    let ground = Ground::new(locale, &theirs, &nothing);
    let used: BTreeSet<(bool, &str)> = both
        .iter()
        .filter_map(|read| read.reference.as_ref())
        .flat_map(|(resource, _)| &resource.entries)
        .flat_map(|entry| entry.references())
        .map(|(reference, _)| (reference.is_term, reference.id))
        .collect();
    // What the reference names and does not have itself comes from elsewhere.
    let elsewhere = |one: &Reference<'_>| ours.get(one.is_term, one.id).is_none() && used.contains(&(one.is_term, one.id));
    let world = World { theirs: &theirs, ground: &ground, elsewhere: &elsewhere, lang: Lang::of(locale) };
    let mut files: Vec<ComparedFile> = both.par_iter().map(|read| world.file(read)).collect();
    let mut circles: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in theirs.circles() {
        circles.entry(finding.file.clone()).or_default().push(finding);
    }
    for file in &mut files {
        file.findings.extend(circles.remove(&file.file).unwrap_or_default());
        file.findings.iter_mut().for_each(|finding| finding.locale = Some(locale.to_string()));
        sort(&mut file.findings);
    }
    files.sort_by(|a, b| a.file.cmp(&b.file));
    files
}

struct World<'w, 'r, 'a> {
    theirs: &'w Scope<'r, 'a>,
    ground: &'w Ground<'w, 'r, 'a>,
    elsewhere: &'w (dyn Fn(&Reference<'_>) -> bool + Sync),
    lang: Lang,
}

/// The messages that a file says are not for its locale (`# id: bye` and `# state: skip`).
fn skips(resource: &Resource<'_>) -> BTreeSet<String> {
    let entries = Catalog::read(resource.file, resource.source).0.entries.into_iter();
    entries.filter(|entry| entry.value == Value::Skip).map(|entry| entry.id).collect()
}

impl<'a> World<'_, '_, 'a> {
    fn file(&self, read: &Read<'a>) -> ComparedFile {
        let mut compared = ComparedFile::default();
        let Some((theirs, found)) = &read.l10n else {
            if let Some((ours, _)) = &read.reference {
                compared.file = ours.file.to_owned();
                compared.is_missing = true;
                for entry in unique(ours).values() {
                    compared.missing.push(entry.name());
                    compared.summary.missing += 1;
                    compared.summary.missing_w += words(entry);
                }
            }
            return compared;
        };
        compared.file = theirs.file.to_owned();
        compared.findings.extend(found.iter().cloned());
        if !theirs.has_conflicts {
            twice(theirs, &mut compared.findings, None);
        }
        for entry in &theirs.entries {
            self.theirs.dangling((theirs, entry), self.elsewhere, &mut compared.findings);
            self.ground.entry((theirs, entry), &mut compared.findings);
        }
        let Some((ours, found)) = &read.reference else {
            compared.is_obsolete = true;
            return compared;
        };
        // The reference is somebody else's; what is wrong with it is for information.
        let mut in_reference = found.clone();
        twice(ours, &mut in_reference, Some(Severity::Warning));
        in_reference.iter_mut().for_each(|finding| finding.severity = finding.severity.min(Severity::Warning));
        compared.findings.extend(in_reference);
        self.entries((ours, theirs), &mut compared);
        compared
    }

    fn entries(&self, (ours, theirs): (&Resource<'a>, &Resource<'a>), compared: &mut ComparedFile) {
        let (here, there) = (unique(ours), unique(theirs));
        let skipped = OnceCell::new();
        for (key, entry) in &here {
            let Some(translated) = there.get(key) else {
                if !entry.is_term && skipped.get_or_init(|| skips(theirs)).contains(entry.id) {
                    continue;
                }
                compared.missing.push(entry.name());
                compared.summary.missing += 1;
                compared.summary.missing_w += words(entry);
                continue;
            };
            self.count(entry, translated, &mut compared.summary);
            if entry.is_term {
                continue;
            }
            let before = compared.findings.len();
            let beside = Beside { scope: self.theirs, plurals: &self.ground.plurals, lang: self.lang };
            pair((ours, entry), (theirs, translated), &beside, &mut compared.findings);
            for finding in compared.findings.iter_mut().skip(before) {
                // A value or an attribute too few or too many keeps the message from working.
                if matches!(finding.code, Code::Untranslated | Code::CatalogOrphan) {
                    finding.severity = Severity::Error;
                }
            }
            compared.findings.extend(self.left((theirs, translated), entry));
        }
        compared.obsolete = there.iter().filter(|(key, _)| !here.contains_key(*key)).map(|(_, entry)| entry.name()).collect();
        compared.summary.obsolete = compared.obsolete.len();
        // Both lists in the order of their files.
        let order = |resource: &Resource<'_>| -> BTreeMap<String, usize> {
            resource.entries.iter().enumerate().rev().map(|(number, entry)| (entry.name(), number)).collect()
        };
        let (ours, theirs) = (order(ours), order(theirs));
        compared.missing.sort_by_key(|name| ours.get(name).copied());
        compared.obsolete.sort_by_key(|name| theirs.get(name).copied());
    }

    fn count(&self, ours: &Entry<'a>, theirs: &Entry<'a>, summary: &mut Summary) {
        if ["key", "Key"].iter().any(|key| ours.id.contains(key)) {
            summary.keys += 1;
        } else if canonical(ours) == canonical(theirs) {
            summary.unchanged += 1;
            summary.unchanged_w += words(ours);
        } else {
            summary.changed += 1;
            summary.changed_w += words(ours);
        }
    }

    /// Japanese that was left as it is in English: a text that is the same on both sides and mostly Japanese.
    fn left(&self, (resource, theirs): Placed<'_, 'a>, ours: &Entry<'a>) -> Option<Finding> {
        if self.lang != Lang::En {
            return None;
        }
        let same = ours.patterns().find_map(|(attribute, here)| {
            let there = theirs.pattern(attribute)?;
            (same_text(here, there) && is_japanese(&here.texts())).then_some(there)
        })?;
        let span = same.texts().first().map_or(theirs.span, |(_, span)| *span);
        Some(of_entry(Code::SameAsSource, resource, theirs, span))
    }
}

/// Whether most letters of texts are Japanese.
fn is_japanese(texts: &[(&str, Span)]) -> bool {
    let count = |is: fn(char) -> bool| texts.iter().map(|(text, _)| text.chars().filter(|c| is(*c)).count()).sum::<usize>();
    count(|c| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヺ' | '一'..='鿿')) > count(|c| c.is_ascii_alphabetic())
}

/// Entries by kind and name; of two with one name the last counts, as for compare-locales.
fn unique<'r, 'a>(resource: &'r Resource<'a>) -> BTreeMap<(bool, &'a str), &'r Entry<'a>> {
    resource.entries.iter().map(|entry| ((entry.is_term, entry.id), entry)).collect()
}

/// Names that stand twice in one file.
fn twice(resource: &Resource<'_>, findings: &mut Vec<Finding>, severity: Option<Severity>) {
    let mut names = BTreeSet::new();
    for entry in &resource.entries {
        if !names.insert((entry.is_term, entry.id)) {
            let mut finding = told(of_entry(Code::FluentSyntax, resource, entry, entry.span), "duplicate-id", entry.name());
            finding.severity = severity.unwrap_or(finding.severity);
            findings.push(finding);
        }
    }
}

impl ComparedFile {
    /// Everything as findings: those of its texts, and one for each message, or file, that is missing or too much.
    pub fn all(&self) -> Vec<Finding> {
        let mut all = self.findings.clone();
        let whole = |code: Code, name: &str| {
            let mut finding = Finding::new(code, self.file.as_str()).with("problem", "message").with("name", Arg::from(name));
            finding.unit = Some(format!("{}#{name}", self.file));
            finding
        };
        all.extend(self.missing.iter().map(|name| {
            let mut finding = whole(Code::Untranslated, name);
            finding.severity = Severity::Error;
            finding
        }));
        all.extend(self.obsolete.iter().map(|name| whole(Code::CatalogOrphan, name)));
        all
    }
}
