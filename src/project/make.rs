//! Documents of a snapshot as pages of a site: their blocks, what stands for their units in each locale, and how an
//! article is written with other texts.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor;
use super::document::Document;
use super::load::Snapshot;
use super::pages::blocks;
use super::review::Row;
use crate::article::{Format, Link, declare};
use crate::catalog::State;
use crate::segment::{Style, join};
use crate::site::{Edition, Filling, Page, Rewriting};

/// Translations of labels that may be published, by locale and label.
pub(super) type Labels = BTreeMap<String, BTreeMap<String, String>>;

/// What makes pages of the documents of a snapshot.
pub(super) struct Maker<'s> {
    snapshot: &'s Snapshot,
    rows: BTreeMap<&'s str, Vec<&'s Row<'s>>>,
    /// The labels of the project.
    pub labels: Labels,
    /// Anchors that links of the project name.
    anchors: &'s BTreeSet<String>,
}

impl<'s> Maker<'s> {
    /// What makes pages of a snapshot with these rows; `drafts` says whether drafts are published.
    pub fn new(snapshot: &'s Snapshot, rows: &'s [Row<'s>], anchors: &'s BTreeSet<String>, drafts: bool) -> Self {
        let mut by_path: BTreeMap<&str, Vec<&Row<'_>>> = BTreeMap::new();
        for row in rows {
            by_path.entry(&row.view.document.path).or_default().push(row);
        }
        Maker { snapshot, rows: by_path, labels: labels(rows, drafts), anchors }
    }

    /// The rows of a document.
    pub fn rows(&self, document: &Document) -> &[&'s Row<'s>] {
        self.rows.get(document.path.as_str()).map_or(&[], Vec::as_slice)
    }

    /// A document as a page, without findings.
    pub fn page(&self, document: &'s Document) -> Page<'s> {
        let edition = |locale: String| {
            let edition = self.edition(document, &locale);
            (locale, edition)
        };
        Page {
            path: &document.path,
            format: document.article.format,
            source: &document.bytes,
            blocks: blocks(document),
            editions: self.snapshot.locales().into_iter().map(edition).collect(),
            findings: Vec::new(),
        }
    }

    fn edition(&self, document: &Document, locale: &str) -> Edition {
        let fillings = self
            .rows(document)
            .iter()
            .filter(|row| row.locale == locale && row.broken.is_none() && !matches!(row.state, State::Untranslated))
            .map(|row| {
                let covers = row.view.entry.map(|entry| entry.covers.clone()).unwrap_or_default();
                let links = row.view.entry.map(|entry| entry.links.clone()).unwrap_or_default();
                (row.view.id().to_owned(), Filling { state: row.state, text: row.target.clone(), covers, links })
            })
            .collect();
        let known = self.labels.get(locale);
        let translation = |label: &String| known.and_then(|known| known.get(label));
        let own = || document.units.labels.iter();
        Edition {
            fillings,
            missing_labels: own().filter(|label| translation(label).is_none()).count(),
            labels: own().filter_map(|label| Some((label.clone(), translation(label)?.clone()))).collect(),
            broken: document.targets.get(locale).is_some_and(|target| !target.catalog.read.sound),
            findings: Vec::new(),
        }
    }

    /// A document with other texts.
    pub fn rewrite(&self, document: &Document, rewriting: &Rewriting<'_>) -> String {
        let locale = rewriting.locale.to_string();
        let none = BTreeMap::new();
        let labels = self.labels.get(&locale).unwrap_or(&none);
        let catalog = document.targets.get(&locale).map(|target| target.catalog.now.by_id()).unwrap_or_default();
        let wanted = |(_, anchor): &(usize, String)| self.anchors.contains(anchor);
        let anchors: BTreeMap<usize, String> =
            if self.anchors.is_empty() { BTreeMap::new() } else { anchor::headings(document).into_iter().filter(wanted).collect() };
        let mut fill = |index: usize| {
            let text = rewriting.texts.get(document.ids.get(index)?.as_str())?;
            Some(match anchors.get(&index) {
                Some(anchor) => format!("<a id=\"{anchor}\"></a>{text}"),
                None => text.clone(),
            })
        };
        let link = |link: &Link, unit: usize, number: usize| {
            let entry = document.ids.get(unit).and_then(|id| catalog.get(id.as_str()));
            entry.and_then(|entry| entry.links.get(&number).cloned()).or_else(|| (rewriting.destination)(link.destination.as_deref()?))
        };
        let style = Style::of_locale(rewriting.locale);
        let page = join(&document.text, &document.article, &document.units, &style, &mut fill, &|label| labels.get(label).cloned(), &link);
        match document.article.format {
            Format::Html => declare(&page, &self.snapshot.settings.source.to_string(), &locale),
            _ => page,
        }
    }
}

/// Labels that may be published, as these rows have them. One that is not for translation stands as it is.
pub(super) fn labels(rows: &[Row<'_>], drafts: bool) -> Labels {
    let mut labels = Labels::new();
    for row in rows.iter().filter(|row| row.view.document.is_labels()) {
        let text = match row.state {
            State::Untranslated => continue,
            State::Draft if !drafts => continue,
            State::Skipped => row.source.clone(),
            _ => row.target.clone(),
        };
        labels.entry(row.locale.clone()).or_default().insert(row.source.clone(), text);
    }
    labels
}
