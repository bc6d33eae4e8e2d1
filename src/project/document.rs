//! An article with its units, their ids, and what the catalogs say of them: what `sync` would write, in memory.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::kept::{KeptPlace, kept_place};
use crate::article::{Article, Block, Kind};
use crate::catalog::{
    Catalog, Entry, Location, Pair, SourceUnit, State, Value, clobbered_as, effective_state_as, join_sources, leads_elsewhere,
};
use crate::finding::Place;
use crate::segment::Units;
use crate::text::{Lines, Span};

/// Path of the pseudo-article that holds the words of structure (speaker labels, captions).
pub const LABELS: &str = "labels.ftl";

/// One article, the labels, or a file of the site's messages.
#[derive(Debug, Clone)]
pub struct Document {
    /// Path within the content folder (`columns/a.md`); [`LABELS`] for the labels; the name of a file of messages
    /// (`site.ftl`).
    pub path: String,
    /// Path within the project (`content/ja/columns/a.md`).
    pub file: String,
    /// The source as it stands on disk.
    pub bytes: Vec<u8>,
    /// The same as text.
    pub text: String,
    /// Its blocks.
    pub article: Article,
    /// Its units, as cut.
    pub units: Units,
    /// For each unit: its text, section and whether it is not for translation.
    pub sources: Vec<SourceUnit>,
    /// For each unit: its id.
    pub ids: Vec<String>,
    /// Whether it is a file of hand-written messages, which are units and nobody's to rewrite.
    pub messages: bool,
    /// For each unit of the labels and messages: the file and bytes of its first use.
    pub uses: Vec<(String, Span, Option<Place>)>,
    /// The source catalog: file, text on disk, catalog as it should be.
    pub source: CatalogFile,
    /// The target catalogs by locale.
    pub targets: BTreeMap<String, Target>,
}

/// A catalog on disk and as it should be.
#[derive(Debug, Clone, Default)]
pub struct CatalogFile {
    /// Path within the project.
    pub file: String,
    /// What stands there; none where there is no file.
    pub disk: Option<String>,
    /// What was read in it.
    pub read: Catalog,
    /// What it should say now.
    pub now: Catalog,
    /// The same as text, as [`CatalogFile::refresh`] wrote it last; none where no file is needed.
    pub text: Option<String>,
}

impl CatalogFile {
    /// Writes the text anew, after a change of what it should say.
    pub fn refresh(&mut self) {
        self.text = (!self.now.is_empty()).then(|| self.now.write());
    }

    /// Whether the file must be written (never when it is not sound).
    pub fn is_behind(&self) -> bool {
        self.read.sound && self.text != self.disk
    }

    /// Whether it says something else than it should: other units, texts, states or sources. Comments, headings and
    /// order that a hand-written catalog lacks are added by the next sync and change nothing meanwhile.
    pub fn says_otherwise(&self) -> bool {
        let same = |(read, now): (&&Entry, &&Entry)| {
            (&read.id, read.state, &read.value, &read.was, &read.covers) == (&now.id, now.state, &now.value, &now.was, &now.covers)
                && (read.source.is_none() || read.source == now.source)
        };
        let (read, now) = (said(&self.read), said(&self.now));
        self.is_behind() && (read.len() != now.len() || !read.iter().zip(&now).all(same))
    }
}

/// The entries of a catalog that say something, by id.
fn said(catalog: &Catalog) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = catalog.entries.iter().filter(|entry| entry.value != Value::Skip).collect();
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    entries
}

/// A target catalog and what reconciling it moved.
#[derive(Debug, Clone, Default)]
pub struct Target {
    /// The catalog.
    pub catalog: CatalogFile,
    /// Pairs that leave it.
    pub archived: Vec<Pair>,
    /// Pairs that come back into it.
    pub restored: Vec<Pair>,
    /// What the archive was asked, with a hash of what it answered; 0 where it had nothing.
    pub(super) asked: BTreeMap<String, u64>,
}

/// A word of structure (a speaker, a caption) that an article uses, and where first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Label {
    pub text: String,
    pub span: Span,
    pub place: KeptPlace,
}

/// A unit in one locale, as checks, the memory and translators see it: a translation that covers several units is one.
#[derive(Debug, Clone, Copy)]
pub struct View<'d> {
    /// The document.
    pub document: &'d Document,
    /// Number of the (first) unit.
    pub index: usize,
    /// How many units it is: more than one where a translation covers the following ones.
    pub len: usize,
    /// The translation, if there is one.
    pub entry: Option<&'d Entry>,
}

impl Document {
    /// Whether this is the pseudo-article of the labels.
    pub fn is_labels(&self) -> bool {
        self.path == LABELS
    }

    /// The labels that it uses, each once.
    pub(super) fn labels(&self) -> Vec<Label> {
        let lines = Lines::new(&self.text);
        let mut seen = BTreeSet::new();
        let labels = self.units.labels.iter().filter(|label| seen.insert(label.as_str()));
        let label = |text: &String| {
            let span = self.text.find(text.as_str()).map_or(Span::new(0, 0), |at| Span::new(at, at + text.len()));
            Label { text: text.clone(), span, place: kept_place(Place::of(&lines, span)) }
        };
        labels.map(label).collect()
    }

    /// Whether it is an article, with text of its own to be published.
    pub fn is_article(&self) -> bool {
        !self.messages && !self.is_labels()
    }

    /// For each unit, the number of what it stands in: a block with what is nested in it, a row of a table; a message or label
    /// by itself.
    pub(super) fn blocks(&self) -> Vec<usize> {
        if !self.is_article() {
            return (0..self.ids.len()).collect();
        }
        let mut numbers = Vec::with_capacity(self.article.blocks.len());
        let (mut number, mut outer): (usize, Option<&Block>) = (0, None);
        for block in &self.article.blocks {
            let is_inner = |outer: &Block| match block.kind {
                Kind::Alt | Kind::Attribute(_) => outer.span.contains(block.span),
                Kind::Cell => outer.kind == Kind::Cell && !Span::new(outer.span.end, block.span.start).of(&self.text).contains('\n'),
                _ => false,
            };
            if outer.is_none_or(|outer| !is_inner(outer)) {
                number += 1;
            }
            if outer.is_none_or(|outer| !outer.span.contains(block.span)) {
                outer = Some(block);
            }
            numbers.push(number);
        }
        self.units.units.iter().map(|unit| numbers.get(unit.block).copied().unwrap_or_default()).collect()
    }

    /// The full name of a unit.
    pub fn name(&self, index: usize) -> String {
        format!("{}#{}", self.path, self.ids.get(index).map_or("", String::as_str))
    }

    /// The units of a locale in order; covered ones stand within the one that covers them.
    pub fn views(&self, locale: &str) -> Vec<View<'_>> {
        let by_id = self.targets.get(locale).map(|target| target.catalog.now.by_id()).unwrap_or_default();
        let mut views = Vec::with_capacity(self.ids.len());
        let mut index = 0;
        while let Some(id) = self.ids.get(index) {
            let entry = by_id.get(id.as_str()).copied();
            let covers = entry.map_or(&[][..], |entry| &entry.covers);
            let len = 1 + covers.iter().zip(self.ids.iter().skip(index + 1)).take_while(|(cover, id)| cover == id).count();
            views.push(View { document: self, index, len, entry });
            index += len;
        }
        views
    }

    /// Where a range of a unit's source text stands in its file; the whole unit where `None`. `lines` are those of its text.
    pub fn place_of_source(&self, index: usize, within: Option<Span>, lines: &Lines<'_>) -> (String, Option<Span>, Option<Place>) {
        if let Some((file, span, place)) = self.uses.get(index) {
            return (file.clone(), Some(*span), *place);
        }
        let Some(unit) = self.units.units.get(index) else { return (self.file.clone(), None, None) };
        let Some(block) = self.article.blocks.get(unit.block) else { return (self.file.clone(), None, None) };
        // A range of the unit's text is one of the block's where the unit stands there as it is.
        let inside = within.filter(|_| unit.span.of(&block.text) == unit.text).map(|span| span.shifted(unit.span.start));
        let span = block.source_span(inside.unwrap_or(unit.span));
        (self.file.clone(), Some(span), Some(Place::of(lines, span)))
    }
}

impl<'d> View<'d> {
    /// The full name of the unit.
    pub fn name(&self) -> String {
        self.document.name(self.index)
    }

    /// Its id.
    pub fn id(&self) -> &'d str {
        self.document.ids.get(self.index).map_or("", String::as_str)
    }

    /// Its source text; of several units, theirs together.
    pub fn source(&self) -> String {
        let units = self.document.sources.iter().skip(self.index).take(self.len);
        join_sources(units.map(|unit| unit.text.as_str()))
    }

    /// Where it stands. `rendered` is its target as readers get it.
    pub fn state(&self, rendered: &str) -> State {
        let skip = self.document.sources.get(self.index).is_some_and(|unit| unit.skip);
        match self.entry {
            Some(entry) if entry.value != Value::Skip => match effective_state_as(entry, &self.source(), rendered) {
                State::Reviewed if leads_elsewhere(entry, &self.links()) => State::Translated,
                state => state,
            },
            Some(_) => State::Skipped,
            None if skip => State::Skipped,
            None => State::Untranslated,
        }
    }

    /// Whether an approved translation was changed afterwards.
    pub fn is_clobbered(&self, rendered: &str) -> bool {
        self.entry.is_some_and(|entry| clobbered_as(entry, &self.source(), rendered) || leads_elsewhere(entry, &self.links()))
    }

    /// Where its links lead, in their order: as the source says, or the translation instead (`# link @1: URL`).
    pub fn links(&self) -> Vec<String> {
        let units = self.document.units.units.iter().filter(|_| self.document.is_article()).skip(self.index).take(self.len);
        let mut links: Vec<String> = units
            .filter_map(|unit| Some((unit, self.document.article.blocks.get(unit.block)?)))
            .flat_map(|(unit, block)| unit.links.iter().filter_map(|link| block.links.get(*link)))
            .map(|link| link.destination.clone().unwrap_or_default())
            .collect();
        for (number, url) in self.entry.iter().flat_map(|entry| &entry.links) {
            if let Some(link) = number.checked_sub(1).and_then(|number| links.get_mut(number)) {
                link.clone_from(url);
            }
        }
        links
    }

    /// Where its entry stands in the catalog, if it was read there under its id.
    pub fn location(&self, locale: &str) -> Option<(&'d CatalogFile, &'d Location)> {
        let catalog = &self.document.targets.get(locale)?.catalog;
        catalog.read.get(self.entry?.id.as_str()).map(|entry| (catalog, &entry.at))
    }
}
