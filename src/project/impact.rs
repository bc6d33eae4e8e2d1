//! What a change of the glossary makes wrong, and what can be done about it: translations marked for review, and
//! renderings written anew where that is certain. Both are made in memory; the ordinary plan writes them.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Snapshot;
use super::review::{Row, Words};
use crate::catalog::{Entry, State, Value};
use crate::finding::{Code, Finding};
use crate::glossary::Glossary;
use crate::memory::Renaming;
use crate::text::Span;

/// A translation that was written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The article.
    pub article: String,
    /// Full name of the unit.
    pub unit: String,
    /// The target locale.
    pub locale: String,
    /// Its source.
    pub source: String,
    /// The translation that stands.
    pub old: String,
    /// The one to put there.
    pub new: String,
    entry: Entry,
}

/// A translation that has findings it did not have before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wronged {
    /// The article.
    pub article: String,
    /// Full name of the unit.
    pub unit: String,
    /// The target locale.
    pub locale: String,
    entry: Entry,
}

/// Findings about the rendering of a term.
const RENDERINGS: [Code; 3] = [Code::TermMissing, Code::TermForbidden, Code::TermInconsistent];

/// Unit, locale, code and term of a finding.
type Key = (Option<String>, Option<String>, Code, Option<String>);

fn key(finding: &Finding) -> Key {
    (finding.unit.clone(), finding.locale.clone(), finding.code, finding.term.clone())
}

/// How often each stands; what is waived is not counted.
fn counted(findings: &[Finding]) -> BTreeMap<Key, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
        *counts.entry(key(finding)).or_default() += 1;
    }
    counts
}

/// A unit in a locale.
type Place = (String, String);

fn place(finding: &Finding) -> Option<Place> {
    Some((finding.unit.clone()?, finding.locale.clone()?))
}

impl Snapshot {
    /// Whether a catalog may be written.
    fn may_write(&self, row: &Row<'_>) -> bool {
        row.view.document.targets.get(&row.locale).is_some_and(|target| target.catalog.read.sound)
    }

    /// The confirmed translations that these findings are about, not yet marked for review.
    pub fn wronged(&self, introduced: &[Finding]) -> Vec<Wronged> {
        let places: BTreeSet<Place> = introduced.iter().filter_map(place).collect();
        let rows = self.rows();
        let confirmed = |row: &&Row<'_>| matches!(row.state, State::Translated | State::Reviewed) && self.may_write(row);
        let wanted = rows.iter().filter(|row| places.contains(&(row.name.clone(), row.locale.clone()))).filter(confirmed);
        wanted
            .filter_map(|row| {
                let entry = row.view.entry?.clone();
                let article = row.view.document.path.clone();
                Some(Wronged { article, unit: row.name.clone(), locale: row.locale.clone(), entry })
            })
            .collect()
    }

    /// Marks translations for review, in memory. Their text stays.
    pub fn demote(&mut self, wronged: &[Wronged]) {
        for one in wronged {
            let entry = Entry { state: State::NeedsReview, reviewed_hash: None, ..one.entry.clone() };
            self.put(&one.article, &one.locale, entry);
        }
    }

    /// Puts translations that were written anew into the catalogs as drafts, in memory; what stood there goes to the
    /// archive.
    pub fn redraft(&mut self, fixes: &[Fix]) {
        for fix in fixes {
            let mut entry = fix.entry.clone();
            entry.value = Value::Plain(fix.new.clone());
            (entry.state, entry.reviewed_hash) = (State::Draft, None);
            entry.origin = Some("glossary".to_owned());
            self.put(&fix.article, &fix.locale, entry);
        }
    }

    /// The translations that can be written anew for certain, so that these findings go and no other comes. `old` are
    /// the terms they were made with; those of the snapshot are the new ones. A finding is another one if it is not
    /// `known`: the project had it neither with the old terms nor has it with the new ones.
    pub fn fixes(&self, old: &Glossary, introduced: &[Finding], [known, and_known]: [&[Finding]; 2], words: Words) -> Vec<Fix> {
        let mut wanted: BTreeMap<Place, Vec<&Finding>> = BTreeMap::new();
        for finding in introduced.iter().filter(|finding| RENDERINGS.contains(&finding.code)) {
            if let Some(place) = place(finding) {
                wanted.entry(place).or_default().push(finding);
            }
        }
        if wanted.is_empty() || !self.archive_sound {
            return Vec::new();
        }
        let mut rows = self.rows();
        let mut before = counted(known);
        for (key, count) in counted(and_known) {
            let most = before.entry(key).or_default();
            *most = count.max(*most);
        }
        // By number of the row: the text that stood there, and the terms that were renamed.
        let mut made: BTreeMap<usize, (String, BTreeSet<String>)> = BTreeMap::new();
        for (number, row) in rows.iter_mut().enumerate() {
            let Some(findings) = wanted.get(&(row.name.clone(), row.locale.clone())) else { continue };
            let settled = matches!(row.state, State::Translated | State::Reviewed | State::NeedsReview | State::Draft);
            let plain = row.view.entry.is_some_and(|entry| matches!(entry.value, Value::Plain(_)));
            if !settled || !plain || !self.may_write(row) {
                continue;
            }
            let (text, terms) = self.with_new_names(row, findings, old, words);
            if !terms.is_empty() {
                made.insert(number, (std::mem::replace(&mut row.target, text), terms));
            }
        }
        // One rewriting can bring a finding elsewhere (what is usual may change), so all are looked at together until
        // none has to be taken back.
        while !made.is_empty() {
            let now = counted(&self.check(&rows, words));
            let came: BTreeSet<&Key> =
                now.iter().filter(|(key, count)| *count > before.get(key).unwrap_or(&0)).map(|(key, _)| key).collect();
            let is_of = |key: &Key, row: &Row<'_>| key.0.as_ref() == Some(&row.name) && key.1.as_ref() == Some(&row.locale);
            let elsewhere: BTreeSet<&String> = {
                let own: BTreeSet<(&String, &String)> =
                    made.keys().filter_map(|number| rows.get(*number)).map(|row| (&row.name, &row.locale)).collect();
                let is_own = |key: &Key| matches!((&key.0, &key.1), (Some(unit), Some(locale)) if own.contains(&(unit, locale)));
                came.iter().filter(|key| !is_own(key)).filter_map(|key| key.3.as_ref()).collect()
            };
            let bad: Vec<usize> = made
                .iter()
                .filter(|(number, (_, terms))| {
                    let Some(row) = rows.get(**number) else { return true };
                    let stays = |(key, count): (&Key, &usize)| {
                        let about = key.3.as_ref().is_some_and(|term| terms.contains(term)) && RENDERINGS.contains(&key.2);
                        is_of(key, row) && (came.contains(key) || about && *count > 0)
                    };
                    now.iter().any(stays) || terms.iter().any(|term| elsewhere.contains(term))
                })
                .map(|(number, _)| *number)
                .collect();
            if bad.is_empty() {
                break;
            }
            for number in bad {
                if let (Some((text, _)), Some(row)) = (made.remove(&number), rows.get_mut(number)) {
                    row.target = text;
                }
            }
        }
        made.into_iter()
            .filter_map(|(number, (text, _))| {
                let row = rows.get(number)?;
                Some(Fix {
                    article: row.view.document.path.clone(),
                    unit: row.name.clone(),
                    locale: row.locale.clone(),
                    source: row.source.clone(),
                    old: text,
                    new: row.target.clone(),
                    entry: row.view.entry?.clone(),
                })
            })
            .collect()
    }

    /// The text of a row with the terms of the findings under their new names, and which terms those are.
    fn with_new_names(&self, row: &Row<'_>, findings: &[&Finding], old: &Glossary, words: Words) -> (String, BTreeSet<String>) {
        let source_locale = self.settings.source.to_string();
        let places: BTreeSet<Span> = findings.iter().filter_map(|finding| finding.source_mark).collect();
        let (mut text, mut terms) = (row.target.clone(), BTreeSet::new());
        for place in places {
            let renaming = Renaming {
                source: &row.source,
                target: &text,
                source_locale: &source_locale,
                target_locale: &row.locale,
                old,
                new: &self.glossary,
                words: &words,
            };
            if let Some(new) = renaming.at(place) {
                text = new;
                terms.extend(findings.iter().filter(|finding| finding.source_mark == Some(place)).filter_map(|f| f.term.clone()));
            }
        }
        (text, terms)
    }
}
