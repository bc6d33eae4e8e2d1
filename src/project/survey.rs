//! A project as it stands in a tree, article by article, by its facts: articles that the ledger knows are neither read nor
//! checked. It says what reading and checking all of it says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::document::{CatalogFile, Document, LABELS, Label, Target};
use super::error::Error;
use super::facts::{self, Facts};
use super::ground::{Candidate, Ground};
use super::learn::learn;
use super::ledger::{Content, Ledger};
use super::load::Snapshot;
use super::review::{Row, Words};
use super::settings::Settings;
use super::tree::Tree;
use super::upkeep::answer;
use crate::catalog::{Archive, PairStore};
use crate::check::{self, Context, Contrast, Location, Pair, Side, contrasts};
use crate::diff;
use crate::finding::{Counts, Finding, sort};
use crate::glossary::Glossary;
use crate::text::nearest;

/// A project by its facts.
pub struct Survey {
    /// The project without its articles and labels. All else is as it was read.
    snapshot: Snapshot,
    /// Its articles by path, the labels last.
    pub articles: Vec<Surveyed>,
    /// Articles that give pairs away, or may take over what another one left: any other article is read together with them.
    pub(super) together: BTreeSet<String>,
    /// What was found and belongs to none of them.
    loose: Vec<Finding>,
    /// The settings as they are written, where a revision or folder was surveyed.
    written: String,
    words: Words,
}

/// An article by its facts.
#[derive(Debug, Clone)]
pub struct Surveyed {
    /// Path within the content folder; [`LABELS`] for the labels.
    pub path: String,
    /// Path within the project.
    pub file: String,
    /// What is known of it.
    pub facts: Arc<Facts>,
    pub(super) contrast: Contrast,
    /// What a file of messages has beside the articles: it is read whole every time.
    of_messages: Option<Vec<Finding>>,
}

impl Surveyed {
    /// Whether it is an article, with text of its own to be published.
    pub fn is_article(&self) -> bool {
        self.of_messages.is_none() && self.path != LABELS
    }

    /// Articles come by path, then the labels, then the messages of the site.
    pub(super) fn order(&self) -> (bool, bool, &str) {
        (self.of_messages.is_some(), self.path == LABELS, &self.path)
    }
}

impl Survey {
    /// Surveys the project in a tree, in all target locales or in `only` one. What is learned goes into the ledger.
    pub fn of(tree: &dyn Tree, ledger: &Ledger, only: Option<&str>, words: Words) -> Result<Survey, Error> {
        let ground = Ground::of(tree, only)?;
        let written = ground.as_ref().map(|ground| ground.written.clone()).unwrap_or_default();
        let known =
            |ground: &Ground| ground.candidates(tree, ledger, if ledger.is_empty() { BTreeMap::new() } else { ground.articles(tree) });
        let mut candidates = ground.as_ref().map(known).unwrap_or_default();
        if let Some(ground) = &ground
            && learn(ground, (tree, only), ledger, &candidates, words)?
        {
            candidates = known(ground);
        }
        let snapshot = Snapshot::load_beside(tree, &mut candidates)?;
        // Settings or terms that somebody changed meanwhile are those of the next run.
        let stays = ground
            .as_ref()
            .is_some_and(|ground| Ground::of(tree, only).is_ok_and(|now| now.is_some_and(|now| now.digest == ground.digest)));
        if !stays && !candidates.is_empty() {
            return Ok(Survey { written, ..Survey::whole(Snapshot::load(tree)?, only, words) });
        }
        // Rules that took too long may not the next time.
        let tired = snapshot.settings.srx.as_ref().is_some_and(|srx| snapshot.findings.iter().any(|finding| finding.file == *srx));
        let ground = ground.filter(|_| stays && !tired);
        let survey = Survey::from(snapshot, candidates, only, words, &keeper(ground.as_ref(), tree, ledger));
        Ok(Survey { written, ..survey })
    }

    /// The survey of a project that was read whole.
    pub fn whole(snapshot: Snapshot, only: Option<&str>, words: Words) -> Survey {
        Survey::from(snapshot, BTreeMap::new(), only, words, &|_, facts| Arc::new(facts))
    }

    /// A survey of these articles: those of the snapshot, and those of which enough is known.
    pub(super) fn from(
        mut snapshot: Snapshot,
        candidates: BTreeMap<String, Candidate>,
        only: Option<&str>,
        words: Words,
        keep: &(dyn Fn(&Document, Facts) -> Arc<Facts> + Sync),
    ) -> Survey {
        let mut own: BTreeMap<&str, Vec<&Finding>> = snapshot.documents.iter().flat_map(files).map(|file| (file, Vec::new())).collect();
        let mut loose = Vec::new();
        for finding in &snapshot.findings {
            match own.get_mut(finding.file.as_str()) {
                Some(of_file) => of_file.push(finding),
                None => loose.push(finding.clone()),
            }
        }
        check::settle(&mut loose, &snapshot.settings.levels);
        let rows: Vec<Row<'_>> = snapshot.rows().into_iter().filter(|row| only.is_none_or(|only| only == row.locale)).collect();
        let mut of_article: BTreeMap<&str, Vec<&Row<'_>>> = BTreeMap::new();
        for row in &rows {
            of_article.entry(&row.view.document.path).or_default().push(row);
        }
        let mut articles: Vec<Surveyed> = snapshot
            .documents
            .par_iter()
            .map(|document| {
                let rows = of_article.get(document.path.as_str()).map_or(&[][..], Vec::as_slice);
                let besides = files(document).filter_map(|file| own.get(file)).flatten().copied().cloned().collect();
                let facts = keep(document, snapshot.facts(document, rows, besides, words));
                surveyed(&document.path, &document.file, facts)
            })
            .collect();
        let known = candidates.into_iter().map(|(path, one)| surveyed(&path, &one.known.file, one.facts));
        articles.extend(known);
        let messages: BTreeSet<&str> = snapshot.documents.iter().filter(|one| one.messages).map(|one| one.path.as_str()).collect();
        for article in &mut articles {
            article.of_messages = messages.contains(article.path.as_str()).then(Vec::new);
        }
        articles.sort_by(|a, b| a.order().cmp(&b.order()));
        drop((of_article, own));
        drop(rows);
        let is_bare =
            |document: &Document| document.targets.values().map(|one| &one.catalog).chain([&document.source]).any(|one| one.disk.is_none());
        let moves = |document: &&Document| !is_settled(document) || !snapshot.gone.is_empty() && is_bare(document);
        let together = snapshot.documents.iter().filter(|one| one.is_article()).filter(moves).map(|one| one.path.clone()).collect();
        // Words of structure are asked for by whoever makes pages, messages by whoever checks them.
        snapshot.documents.retain(|document| !document.is_article());
        let mut survey = Survey { snapshot, articles, together, loose, written: String::new(), words };
        survey.contrast();
        survey
    }

    /// Says of every article what stands out beside the others.
    fn contrast(&mut self) {
        let habits: Vec<_> = self.articles.iter().map(|article| article.facts.habits()).collect();
        let contrasts = contrasts(&habits, &self.snapshot.glossary);
        self.articles.iter_mut().zip(contrasts).for_each(|(article, contrast)| article.contrast = contrast);
        let (source, context) = (self.source(), self.snapshot.context(&self.words));
        for article in self.articles.iter_mut().filter(|article| article.of_messages.is_some()) {
            let found = article.facts.contrasted(&article.contrast, &source, &context);
            article.of_messages = Some(self.snapshot.without_idle(found));
        }
    }

    /// Puts other facts in the place of those of some articles.
    pub(super) fn put(&mut self, facts: &BTreeMap<&str, Arc<Facts>>) {
        for article in self.articles.iter_mut().filter(|article| article.is_article()) {
            if let Some(facts) = facts.get(article.path.as_str()) {
                article.facts = facts.clone();
            }
        }
        self.contrast();
    }

    /// What is checked, and how.
    pub(super) fn context(&self) -> Context<'_> {
        self.snapshot.context(&self.words)
    }

    /// The project without its articles: settings, terms, and the labels that all of them use.
    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The settings, with the levels of the profile.
    pub fn settings(&self) -> &Settings {
        &self.snapshot.settings
    }

    /// The terms.
    pub fn glossary(&self) -> &Arc<Glossary> {
        &self.snapshot.glossary
    }

    /// The target locales as text.
    pub fn locales(&self) -> Vec<String> {
        self.snapshot.locales()
    }

    /// What was found while the project was read and belongs to no article that was.
    pub fn reading_findings(&self) -> &[Finding] {
        &self.snapshot.findings
    }

    /// The path of the article that a file belongs to: the article itself, or one of its catalogs.
    pub fn article_of(&self, file: &str) -> Option<String> {
        self.snapshot.article_of(file)
    }

    /// The article of a path within the content folder.
    pub fn article(&self, path: &str) -> Option<&Surveyed> {
        let at = |messages: bool| self.articles.binary_search_by(|one| one.order().cmp(&(messages, path == LABELS, path))).ok();
        self.articles.get(at(false).or_else(|| at(true))?)
    }

    /// The article of a path or a file, as people type it.
    pub fn named(&self, name: &str) -> Result<&Surveyed, Error> {
        let name = name.strip_prefix("./").unwrap_or(name);
        self.snapshot.is_read(name)?;
        self.articles.iter().find(|one| one.path == name || one.file == name).ok_or_else(|| {
            let near = nearest(name, self.articles.iter().map(|one| one.path.as_str())).map(str::to_owned);
            Error::UnknownArticle { name: name.to_owned(), near }
        })
    }

    /// Whether the article of a path is there and cannot be read.
    pub fn is_unread(&self, path: &str) -> bool {
        self.snapshot.unread.contains(path)
    }

    /// How many folders of articles cannot be read.
    pub(super) fn closed(&self) -> usize {
        self.snapshot.closed.len()
    }

    /// What the site's own messages get wrong.
    pub fn check_messages(&self, tree: &dyn Tree) -> Vec<Finding> {
        self.snapshot.check_messages(tree)
    }

    /// The findings of an article, those beside the other articles included; as [`Survey::findings`] has them.
    pub fn findings_of(&self, article: &Surveyed) -> Vec<Finding> {
        let mut findings = article.facts.own_findings();
        match &article.of_messages {
            Some(found) => findings.extend(found.iter().cloned()),
            None => findings.extend(article.facts.contrasted(&article.contrast, &self.source(), &self.snapshot.context(&self.words))),
        }
        findings
    }

    /// How many findings an article has of each severity, those beside the other articles included.
    pub fn counts_of(&self, article: &Surveyed) -> Counts {
        Counts::of(&self.findings_of(article))
    }

    /// What belongs to no article.
    pub fn loose_findings(&self) -> &[Finding] {
        &self.loose
    }

    /// All findings, sorted: those of [`Snapshot::check`] for the whole project.
    pub fn findings(&self) -> Vec<Finding> {
        let of: Vec<Vec<Finding>> = self.articles.par_iter().map(|article| self.findings_of(article)).collect();
        let mut findings: Vec<Finding> = of.into_iter().flatten().chain(self.loose.iter().cloned()).collect();
        sort(&mut findings);
        findings
    }

    /// For every translation that was made for another source than the one it stands over: full name, and that source.
    pub fn was(&self) -> Vec<(String, String)> {
        self.articles.par_iter().flat_map_iter(|article| article.facts.was()).collect()
    }

    /// Its units as a diff sees them.
    pub fn units(&self) -> Vec<Arc<diff::Unit>> {
        let source = self.source();
        self.articles.par_iter().flat_map_iter(|article| article.facts.units(&self.snapshot.glossary, &source)).collect()
    }

    /// The project as one version of a diff.
    pub fn version(&self) -> diff::Version {
        self.version_but(&BTreeSet::new(), self.snapshot.entries())
    }

    /// Two projects as versions of a diff, without what is the same in both and can make no difference to it.
    pub fn versions(base: &Survey, head: &Survey) -> (diff::Version, diff::Version) {
        let of_base: BTreeMap<&str, &Surveyed> = base.articles.iter().map(|article| (article.path.as_str(), article)).collect();
        let is_same = |article: &&Surveyed| {
            let old = of_base.get(article.path.as_str());
            // How often something stands elsewhere makes no other finding of one.
            old.is_some_and(|old| Arc::ptr_eq(&old.facts, &article.facts) && old.contrast.is_like(&article.contrast))
        };
        let same: BTreeSet<&str> = head.articles.iter().filter(is_same).map(|article| article.path.as_str()).collect();
        let terms = |survey: &'_ Survey| (survey.snapshot.glossary_files.clone(), survey.source(), survey.locales());
        let [old, new] = match terms(base) == terms(head) {
            true => [BTreeMap::new(), BTreeMap::new()],
            false => [base.snapshot.entries(), head.snapshot.entries()],
        };
        rayon::join(|| base.version_but(&same, old), || head.version_but(&same, new))
    }

    fn version_but(&self, left_out: &BTreeSet<&str>, glossary: BTreeMap<String, diff::Entry>) -> diff::Version {
        let source = self.source();
        let (out, within): (Vec<&Surveyed>, Vec<&Surveyed>) =
            self.articles.iter().partition(|article| left_out.contains(article.path.as_str()));
        let units: Vec<Vec<Arc<diff::Unit>>> =
            within.par_iter().map(|article| article.facts.units(&self.snapshot.glossary, &source)).collect();
        let of: Vec<Vec<Finding>> = within.par_iter().map(|article| self.findings_of(article)).collect();
        let mut findings: Vec<Finding> = of.into_iter().flatten().chain(self.loose.iter().cloned()).collect();
        sort(&mut findings);
        let mut beside = BTreeMap::new();
        out.iter().for_each(|article| article.facts.tally(&self.snapshot.glossary, &source, &mut beside));
        let kept_back = self.kept_back(within.iter().zip(&units).map(|(article, units)| (*article, units.as_slice())));
        let silent = self.snapshot.silent();
        let (units, settings) = (units.into_iter().flatten().collect(), self.written.clone());
        diff::Version { units, findings, glossary, beside, kept_back, settings, silent }
    }

    pub(super) fn source(&self) -> String {
        self.snapshot.settings.source.to_string()
    }
}

/// Puts down the facts of articles that were read, where they will be found again.
pub(super) fn keeper<'k>(
    ground: Option<&'k Ground>,
    tree: &'k dyn Tree,
    ledger: &'k Ledger,
) -> impl Fn(&Document, Facts) -> Arc<Facts> + Sync + 'k {
    move |document, facts| match ground {
        Some(ground) if is_settled(document) => {
            let contents = ground.contents_of(document);
            contents.iter().for_each(|(file, content)| ledger.learn(tree, file, *content));
            let contents: Vec<Content> = contents.into_iter().map(|(_, content)| content).collect();
            match ground.key(&document.path, &document.file, &contents) {
                Some(key) => ledger.put(key, facts),
                None => Arc::new(facts),
            }
        }
        _ => Arc::new(facts),
    }
}

impl Snapshot {
    /// Reads a project but for the articles of which enough is known. What has to be read all the same leaves those.
    pub(super) fn load_beside(tree: &dyn Tree, candidates: &mut BTreeMap<String, Candidate>) -> Result<Snapshot, Error> {
        loop {
            let known = candidates.iter().map(|(path, one)| (path.clone(), one.known.clone())).collect();
            let snapshot = Snapshot::load_but(tree, &known)?;
            let before = candidates.len();
            candidates.retain(|_, one| snapshot.gone.is_empty() || !one.is_bare);
            unanswered(&snapshot, candidates);
            if candidates.len() == before {
                return Ok(snapshot);
            }
        }
    }
}

/// Leaves those that the archive answers otherwise than it did when their facts were made.
fn unanswered(snapshot: &Snapshot, candidates: &mut BTreeMap<String, Candidate>) {
    for locale in snapshot.locales() {
        let of_locale = snapshot.archive.iter().filter(|a| a.target_locale == locale).map(|a| a.pair.clone());
        let gone = snapshot.gone.iter().filter(|gone| gone.locale == locale).flat_map(|gone| gone.pairs.iter().cloned());
        let left = snapshot.documents.iter().filter_map(|document| document.targets.get(&locale));
        let store = PairStore::new(of_locale.chain(gone).chain(left.flat_map(|target| target.archived.iter().cloned())));
        let same = |(asked, key, then): &(String, String, u64)| *asked != locale || answer(&store.pairs(key)) == *then;
        candidates.retain(|_, one| one.facts.head.asked.iter().all(same));
    }
}

/// Whether what its catalogs say depends on nothing but the article, its catalogs, and what the archive was asked.
fn is_settled(document: &Document) -> bool {
    // What cannot be read looks absent, and the catalog of an article that was renamed stands elsewhere.
    let is_own = |catalog: &CatalogFile| catalog.disk.is_some() || catalog.read.sound && catalog.read.is_empty();
    let is_still = |target: &Target| target.archived.is_empty() && target.restored.is_empty() && is_own(&target.catalog);
    document.is_article() && is_own(&document.source) && document.targets.values().all(is_still)
}

fn files(document: &Document) -> impl Iterator<Item = &str> {
    let catalogs = document.targets.values().map(|target| target.catalog.file.as_str());
    std::iter::once(document.file.as_str()).chain([document.source.file.as_str()]).chain(catalogs)
}

fn surveyed(path: &str, file: &str, facts: Arc<Facts>) -> Surveyed {
    Surveyed { path: path.to_owned(), file: file.to_owned(), facts, contrast: Contrast::default(), of_messages: None }
}

impl Snapshot {
    /// The facts of an article, whose rows these are. `besides` is what was found while it and its catalogs were read.
    fn facts(&self, document: &Document, rows: &[&Row<'_>], mut besides: Vec<Finding>, words: Words) -> Facts {
        let context = self.context(&words);
        let (told, untold): (Vec<&Row<'_>>, Vec<&Row<'_>>) = rows.iter().partition(|row| row.is_told());
        let (mut judged, spots) = self.with_pairs(&told, |pairs| {
            let judged = check::article(pairs, &context);
            let spots = spots(&judged, pairs);
            (judged, spots)
        });
        if document.messages {
            judged.findings = self.of_messages(&told, std::mem::take(&mut judged.findings), words);
        }
        let mut others = self.with_pairs(&untold, |pairs| check::terms(pairs, &context)).into_iter();
        let mut own = judged.terms.iter().cloned();
        let terms = rows.iter().map(|row| if row.is_told() { own.next() } else { others.next() }.unwrap_or_default()).collect();
        let more = self.besides(rows.iter().copied(), &besides);
        besides.extend(more);
        check::settle(&mut besides, &self.settings.levels);
        let labels: Vec<Label> = if document.is_labels() { Vec::new() } else { document.labels() };
        let asked = document
            .targets
            .iter()
            .flat_map(|(locale, target)| target.asked.iter().map(move |(key, answer)| (locale.clone(), key.clone(), *answer)));
        Facts::of(facts::Known { rows, judged, terms, spots, besides, labels, asked: asked.collect() })
    }
}

/// Where everything stands that may stand out beside other articles, and the other text of its pair.
fn spots(judged: &check::Judged, pairs: &[Pair<'_>]) -> BTreeMap<facts::Part, Location> {
    let names = judged.places.iter().flatten().flatten();
    let both = |one: &check::Use| {
        let sides = one.names.iter().map(|span| (Side::Target, Some(*span))).chain([(Side::Source, Some(one.source))]);
        sides.map(|(side, span)| (one.pair, side, span)).collect::<Vec<_>>()
    };
    let spellings = judged.habits.spellings.iter().map(|one| (one.pair, one.span));
    let spellings = spellings.chain(judged.habits.forbidden.iter().map(|one| (one.pair, one.span)));
    let spellings = spellings.flat_map(|(pair, span)| [(pair, Side::Source, Some(span)), (pair, Side::Target, None)]);
    let parts = names.flat_map(both).chain(spellings);
    parts.filter_map(|(pair, side, span)| Some(((pair, side, span), (pairs.get(pair)?.locate)(side, span)))).collect()
}
