//! A snapshot as rows of source beside target, and what the checks say of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::document::{Document, Target, View};
use super::load::Snapshot;
use super::readings::{Readings, Resolvers, Text};
use crate::bundle::{Renderer, WrittenOut, WrongArgument, terms};
use crate::catalog::{self, Allow, State, Value};
use crate::check::{self, Context, Location, Pair, Side};
use crate::diff;
use crate::finding::{Code, Finding, Place};
use crate::glossary::Concept;
use crate::morph::Analyzer;
use crate::text::{Lines, Span};

/// Words of a language, by locale.
pub type Words = fn(&str) -> &'static dyn Analyzer;

/// Why a pattern cannot be rendered: a `problem` of the finding `fluent-syntax`, and the name it is about.
pub type Broken = (&'static str, String);

/// What expands term references, by locale.
pub struct Renderers(BTreeMap<String, Renderer>);

impl Renderers {
    /// Renderers for every target locale that has a pattern with references.
    pub fn new(snapshot: &Snapshot) -> Self {
        let needed = |locale: &String| {
            snapshot
                .documents
                .iter()
                .filter(|d| !d.messages)
                .filter_map(|d| d.targets.get(locale))
                .flat_map(|t| &t.catalog.now.entries)
                .any(|e| matches!(e.value, Value::Fluent(_)))
        };
        let renderers = snapshot.locales().into_iter().filter(needed).filter_map(|locale| {
            let id: LanguageIdentifier = locale.parse().ok()?;
            let text = terms(snapshot.glossary.concepts(), &locale);
            Some((locale, Renderer::new(id, text)))
        });
        Renderers(renderers.collect())
    }

    /// The first argument of a pattern that a term does not take.
    fn wrong_argument(&self, view: &View<'_>, locale: &str) -> Option<WrongArgument> {
        match view.entry.map(|entry| &entry.value) {
            Some(Value::Fluent(pattern)) if !view.document.messages => self.0.get(locale)?.wrong_argument(pattern),
            _ => None,
        }
    }

    /// Words of terms that are written out in a pattern which reads the same with references.
    fn written_out(&self, view: &View<'_>, locale: &str) -> Vec<WrittenOut> {
        match (view.entry.map(|entry| &entry.value), self.0.get(locale)) {
            (Some(Value::Fluent(pattern)), Some(renderer)) if !view.document.messages => {
                let mut written = renderer.written_out(pattern);
                written.retain(|one| renderer.with_references(pattern, std::slice::from_ref(one)).is_some());
                written
            }
            _ => Vec::new(),
        }
    }

    /// The target of a view as readers get it; a reference that leads nowhere leaves the pattern as it is written.
    pub fn target(&self, view: &View<'_>, locale: &str) -> std::result::Result<String, (String, Broken)> {
        match view.entry.map(|entry| &entry.value) {
            Some(Value::Plain(text)) => Ok(text.clone()),
            // A message is shown as it is written; whether what it names is there is looked at for its whole file.
            Some(Value::Fluent(pattern)) if view.document.messages => Ok(pattern.clone()),
            Some(Value::Fluent(pattern)) => match self.0.get(locale) {
                Some(renderer) => renderer.render(pattern).map_err(|why| (pattern.clone(), why)),
                None => Ok(pattern.clone()),
            },
            Some(Value::Skip) | None => Ok(String::new()),
        }
    }
}

/// A view with everything worked out that checks, diffs and builds need.
pub struct Row<'s> {
    /// The unit, or units.
    pub view: View<'s>,
    /// Full name.
    pub name: String,
    /// The target locale.
    pub locale: String,
    /// Source text.
    pub source: String,
    /// Target text as readers get it; empty where there is none.
    pub target: String,
    /// Number of the block that it stands in, or begins in.
    pub(super) block: usize,
    /// Where it stands.
    pub state: State,
    /// Whether an approved translation was changed afterwards.
    pub clobbered: bool,
    /// Why the target cannot be rendered, if it cannot.
    pub broken: Option<Broken>,
    /// For a message with placeables: what it reads as, its default first.
    pub(super) texts: Vec<Text>,
    /// An argument that a term does not take, so that its default is read.
    pub wrong_argument: Option<WrongArgument>,
    /// Words of terms that are written out in a translation which names terms.
    pub written_out: Vec<WrittenOut>,
    /// The lines of the article and of its catalog.
    lines: Arc<DocumentLines<'s>>,
}

/// The lines of an article and of its catalog in one locale, read once for all its rows.
struct DocumentLines<'s> {
    source: Lines<'s>,
    target: Option<Lines<'s>>,
}

impl<'s> Row<'s> {
    fn new(view: View<'s>, block: usize, locale: &str, renderers: &Renderers, readings: &Readings, lines: Arc<DocumentLines<'s>>) -> Self {
        let (target, broken) = match renderers.target(&view, locale) {
            Ok(target) => (target, None),
            Err((pattern, why)) => (pattern, Some(why)),
        };
        let (state, clobbered) = match view.state(&target) {
            State::Skipped => (State::Skipped, false),
            // A translation without a word is none; a message may well be meant to say nothing.
            _ if target.trim().is_empty() && !(view.document.messages && view.entry.is_some()) => (State::Untranslated, false),
            state => (state, view.is_clobbered(&target)),
        };
        Row {
            texts: readings.of(&view),
            wrong_argument: renderers.wrong_argument(&view, locale),
            written_out: renderers.written_out(&view, locale),
            name: view.name(),
            locale: locale.to_owned(),
            source: view.source(),
            target,
            block,
            state,
            clobbered,
            broken,
            lines,
            view,
        }
    }

    /// The finding of an argument that a term does not take.
    fn argument(&self) -> Option<Finding> {
        let wrong = self.wrong_argument.as_ref()?;
        let location = self.locate(Side::Target, None);
        let mut finding = wrong.told(Finding::new(Code::TermArgument, location.file));
        (finding.span, finding.place) = (location.span, location.place);
        (finding.unit, finding.locale) = (Some(self.name.clone()), Some(self.locale.clone()));
        (finding.source, finding.target) = (Some(self.source.clone()), Some(self.target.clone()));
        Some(finding)
    }

    /// Whether anything can be said of it: what a broken catalog does not say may well stand in it.
    pub(super) fn is_told(&self) -> bool {
        let broken = |target: &Target| !target.catalog.read.sound;
        self.state != State::Untranslated || !self.view.document.targets.get(&self.locale).is_some_and(broken)
    }

    pub(super) fn locate(&self, side: Side, span: Option<Span>) -> Location {
        self.locate_in(None, side, span)
    }

    /// The texts that the checks read: source and target, or the reading of the default variants.
    pub(super) fn read(&self) -> (Option<&Text>, &str, &str) {
        match self.texts.first() {
            Some(text) => (Some(text), &text.source.text, &text.target.text),
            None => (None, &self.source, &self.target),
        }
    }

    pub(super) fn locate_in(&self, text: Option<&Text>, side: Side, span: Option<Span>) -> Location {
        if side == Side::Target
            && let Some(entry) = self.view.entry
            && let Some(target) = self.view.document.targets.get(&self.locale)
            && let Some(lines) = &self.lines.target
            && entry.at.place.is_some()
        {
            let at = text.map_or(&entry.at, |text| &text.target.at);
            let bytes = span.map_or(entry.at.value, |span| at.file_span(span));
            let bytes = if bytes.is_empty() && span.is_none() { entry.at.entry } else { bytes };
            return Location { file: target.catalog.file.clone(), span: Some(bytes), place: Some(Place::of(lines, bytes)) };
        }
        if let Some(entry) = self.view.document.source.now.entries.get(self.view.index).filter(|_| self.view.document.messages) {
            let at = text.map_or(&entry.at, |text| &text.source.at);
            let bytes = span.filter(|_| side == Side::Source).map_or(entry.at.value, |span| at.file_span(span));
            let place = Some(Place::of(&self.lines.source, bytes));
            return Location { file: self.view.document.file.clone(), span: Some(bytes), place };
        }
        let within = if side == Side::Source { span } else { None };
        let (file, span, place) = self.view.document.place_of_source(self.view.index, within, &self.lines.source);
        Location { file, span, place }
    }
}

impl Snapshot {
    /// Every unit in every target locale, article by article.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let (renderers, resolvers, source) = (Renderers::new(self), Resolvers::new(self), self.settings.source.to_string());
        let mut rows = Vec::new();
        for document in &self.documents {
            let blocks = document.blocks();
            let block = |view: &View<'_>| blocks.get(view.index).copied().unwrap_or_default();
            for locale in self.locales() {
                let target = document.targets.get(&locale).map(|target| &target.catalog);
                let target = target.and_then(|file| if document.messages { file.text.as_deref() } else { file.disk.as_deref() });
                let target = target.map(Lines::new);
                let readings = Readings::new(document, (&source, &locale), &resolvers);
                let lines = Arc::new(DocumentLines { source: Lines::new(&document.text), target });
                let row = |view| Row::new(view, block(&view), &locale, &renderers, &readings, lines.clone());
                rows.extend(document.views(&locale).into_iter().map(row));
            }
        }
        rows
    }

    /// Calls `use_` with the rows as pairs, which borrow from them.
    pub(super) fn with_pairs<'r, R: std::borrow::Borrow<Row<'r>>, T>(&self, rows: &[R], use_: impl FnOnce(&[Pair<'_>]) -> T) -> T {
        let source_locale = self.settings.source.to_string();
        let none: Vec<Allow> = Vec::new();
        let rows: Vec<&Row<'_>> = rows.iter().map(std::borrow::Borrow::borrow).collect();
        let locators: Vec<_> =
            rows.iter().map(|row| move |side: Side, span: Option<Span>| row.locate_in(row.read().0, side, span)).collect();
        let pairs: Vec<Pair<'_>> = rows
            .iter()
            .zip(&locators)
            .enumerate()
            .map(|(number, (row, locate))| {
                let (_, source, target) = row.read();
                let document = row.view.document;
                let before = number.checked_sub(1).and_then(|n| rows.get(n));
                // Messages stand beside each other and in no text.
                let follows = |other: &&&Row<'_>| std::ptr::eq(other.view.document, document) && other.locale == row.locale;
                let before = before.filter(follows).filter(|_| !document.messages);
                Pair {
                    unit: &row.name,
                    article: &document.path,
                    format: Some(if document.is_article() { document.article.format } else { document.markup_of(source) }),
                    source,
                    target,
                    source_locale: &source_locale,
                    target_locale: &row.locale,
                    state: row.state,
                    was: row.view.entry.and_then(|entry| entry.was.as_deref()),
                    clobbered: row.clobbered,
                    allows: row.view.entry.map_or(&none, |entry| &entry.allows),
                    previous: before.map(|other| (other.source.as_str(), other.target.as_str())),
                    locate,
                }
            })
            .collect();
        use_(&pairs)
    }

    pub(super) fn context<'a>(&'a self, words: &'a Words) -> Context<'a> {
        let (levels, house) = (&self.settings.levels, self.settings.house);
        Context { glossary: &self.glossary, words, profile: &self.profile, levels, house }
    }

    /// What the checks find in these rows, what reading found, and what cannot be rendered; sorted.
    pub fn check(&self, rows: &[Row<'_>], words: Words) -> Vec<Finding> {
        self.check_where(rows, words, &|_| true)
    }

    /// The same, without what the checks find in articles that are not wanted.
    pub fn check_where(&self, rows: &[Row<'_>], words: Words, wanted: &(dyn Fn(&Document) -> bool + Sync)) -> Vec<Finding> {
        let context = self.context(&words);
        let wanted: BTreeSet<&str> = self.documents.iter().filter(|one| wanted(one)).map(|one| one.path.as_str()).collect();
        let told: Vec<&Row<'_>> = rows.iter().filter(|row| row.is_told()).collect();
        let findings = self.with_pairs(&told, |pairs| check::run_where(pairs, &context, &|pair| wanted.contains(pair.article)));
        let asked: Vec<&Row<'_>> = told.into_iter().filter(|row| wanted.contains(row.view.document.path.as_str())).collect();
        self.with_others(rows, self.of_messages(&asked, findings, words))
    }

    /// What the checks find in these rows, and the terms of each.
    fn check_and_terms(&self, rows: &[Row<'_>], words: Words) -> (Vec<Finding>, Vec<Vec<check::Rendering>>) {
        let context = self.context(&words);
        let (told, untold): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows.iter().partition(|row| row.is_told());
        let (findings, terms) = self.with_pairs(&told, |pairs| check::run_and_terms(pairs, &context));
        let others = self.with_pairs(&untold, |pairs| check::terms(pairs, &context));
        let (mut terms, mut others) = (terms.into_iter(), others.into_iter());
        let all = rows.iter().map(|row| if row.is_told() { terms.next() } else { others.next() }.unwrap_or_default()).collect();
        (self.with_others(rows, self.of_messages(&told, findings, words)), all)
    }

    /// What is wrong with how translations name terms, and what cannot be rendered, unless that is said already.
    pub(super) fn besides<'r, 's: 'r>(&self, rows: impl Iterator<Item = &'r Row<'s>> + Clone, said: &[Finding]) -> Vec<Finding> {
        let mut findings = unrendered(rows.clone(), said);
        findings.extend(rows.clone().filter_map(Row::argument));
        findings.extend(rows.flat_map(|row| self.written_out(row)));
        findings
    }

    /// Findings of checks together with what reading found and what cannot be rendered; sorted.
    fn with_others(&self, rows: &[Row<'_>], mut findings: Vec<Finding>) -> Vec<Finding> {
        let mut others = self.findings.clone();
        let besides = self.besides(rows.iter(), &self.findings);
        others.extend(besides);
        check::settle(&mut others, &self.settings.levels);
        findings.extend(others);
        crate::finding::sort(&mut findings);
        findings
    }

    /// What the checks find in one row, consistency with the other rows of its article included; that it is
    /// untranslated or a draft is no news to who looks at it.
    pub fn check_one(&self, rows: &[Row<'_>], row: &Row<'_>, words: Words) -> Vec<Finding> {
        let context = self.context(&words);
        let article: Vec<&Row<'_>> =
            rows.iter().filter(|other| std::ptr::eq(other.view.document, row.view.document) && other.locale == row.locale).collect();
        let findings = self.with_pairs(&article, |pairs| check::run(pairs, &context));
        let mut findings = self.of_messages(&article, findings, words);
        let mut own: Vec<Finding> = row.argument().into_iter().chain(self.written_out(row)).collect();
        check::settle(&mut own, &self.settings.levels);
        findings.append(&mut own);
        let standing = [Code::Untranslated, Code::Draft, Code::Stale];
        findings.into_iter().filter(|f| f.unit.as_deref() == Some(&row.name) && !standing.contains(&f.code)).collect()
    }

    /// The snapshot as one version of a diff.
    pub fn version(&self, words: Words) -> diff::Version {
        let rows = self.rows();
        let source_locale = self.settings.source.to_string();
        let (findings, renderings) = self.check_and_terms(&rows, words);
        let term = |one: check::Rendering| {
            let concept = self.glossary.concept(one.concept)?;
            let (id, term) = (concept.id.clone(), concept.preferred(&source_locale).to_owned());
            Some(diff::Term { id, term, forbidden: one.is_forbidden(), rendering: one.word })
        };
        let units = rows
            .iter()
            .zip(renderings)
            .filter(|(row, _)| row.state != State::Skipped || row.view.entry.is_some())
            .map(|(row, renderings)| {
                Arc::new(diff::Unit {
                    article: row.view.document.path.clone(),
                    id: row.view.id().to_owned(),
                    locale: row.locale.clone(),
                    source: row.source.clone(),
                    target: (!row.target.is_empty()).then(|| row.target.clone()),
                    state: row.state,
                    was: row.view.entry.and_then(|entry| entry.was.clone()),
                    terms: renderings.into_iter().filter_map(term).collect(),
                    notes: row.view.entry.map(|entry| entry.notes.clone()).unwrap_or_default(),
                    waivers: waivers(row),
                    links: row.view.links(),
                    block: row.block,
                })
            })
            .collect();
        diff::Version { units, findings, glossary: self.entries(), ..diff::Version::default() }
    }

    /// The entries of the glossary as a diff compares them.
    pub(super) fn entries(&self) -> BTreeMap<String, diff::Entry> {
        let source = self.settings.source.to_string();
        let entry = |one: &Concept| diff::Entry { term: one.preferred(&source).to_owned(), signature: one.signature() };
        self.glossary.concepts().iter().map(|one| (one.id.clone(), entry(one))).collect()
    }
}

/// The waivers of a translation: code and reason of each.
fn waivers(row: &Row<'_>) -> Vec<(String, String)> {
    let allows = row.view.entry.iter().flat_map(|entry| &entry.allows);
    allows.map(|allow| (allow.code.clone(), allow.reason.clone())).collect()
}

/// What cannot be rendered. What an article may not hold is `said` already where its catalog was read.
fn unrendered<'r, 's: 'r>(rows: impl Iterator<Item = &'r Row<'s>>, said: &[Finding]) -> Vec<Finding> {
    rows.filter_map(|row| {
        let (problem, name) = row.broken.as_ref()?;
        let location = row.locate(Side::Target, None);
        let within = |span: Span| location.span.is_some_and(|whole| whole.overlaps(span));
        let told = |f: &&Finding| f.code == Code::FluentSyntax && f.file == location.file && f.span.is_some_and(within);
        if said.iter().any(|finding| told(&finding)) {
            return None;
        }
        let mut finding = catalog::problem::told(Finding::new(Code::FluentSyntax, location.file), problem, name.as_str());
        (finding.span, finding.place) = (location.span, location.place);
        (finding.unit, finding.locale) = (Some(row.name.clone()), Some(row.locale.clone()));
        Some(finding)
    })
    .collect()
}
