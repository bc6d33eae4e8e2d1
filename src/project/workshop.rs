//! Where the pages of a build are made: what is known of every article comes first, then those are made that changed or
//! that look at something that did, a part of the project at a time, and what belongs to no article last.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::built::Kept;
use super::document::{Document, Label};
use super::error::Error;
use super::input::profile_file;
use super::kept::Kept as KeptFinding;
use super::leaf::{Ground, Leaf, Terms, World, terms};
use super::ledger::{Digest, Ledger, digest};
use super::load::{ARCHIVE, Known, Snapshot};
use super::make::{Labels, Maker, labels};
use super::part::Part;
use super::progress::Progress;
use super::publish::{Request, message_files};
use super::review::Words;
use super::settings::{Settings, path_below};
use super::sight::Sight;
use super::stage::Stage;
use super::survey::{Survey, Surveyed};
use super::tally::Tallies;
use super::tree::{Disk, Tree};
use super::upkeep::catalog_file;
use crate::finding::Finding;
use crate::site::{self, Arrangement, Entry, MANIFEST, Published, Reason, Record, Refusal};

/// Bytes of articles that are read at a time. What they become in memory is some sixty times that.
const PART: u64 = 4 << 20;
/// Rounds in which articles are made again because one around them turned out otherwise; two are enough.
const ROUNDS: usize = 5;

/// The articles of a project and everything their pages are made with.
pub(super) struct Workshop<'w> {
    disk: &'w Disk,
    request: &'w Request,
    inputs: &'w BTreeMap<String, Sight>,
    progress: &'w dyn Progress,
    survey: Survey,
    articles: BTreeMap<String, Article>,
    ground: Ground,
    labels: Labels,
    terms: BTreeMap<String, Terms>,
    settings: site::Settings,
    arrangement: Arrangement,
}

/// An article before it is made.
struct Article {
    file: String,
    labels: Vec<Label>,
    key: Digest,
    size: u64,
}

/// What was made.
pub(super) struct Finished {
    pub kept: Kept,
    pub refused: Vec<Refusal>,
    pub findings: Vec<Finding>,
    pub notes: Vec<Finding>,
    pub closed: usize,
}

/// An article that was made.
struct Done {
    path: String,
    leaf: Leaf,
    refused: Vec<Refusal>,
    findings: Vec<Finding>,
}

impl<'w> Workshop<'w> {
    /// Learns what is to be known of every article. The inputs are those before and now; `looked` is when they were looked at.
    pub fn new(
        disk: &'w Disk,
        request: &'w Request,
        words: Words,
        (before, inputs): (&BTreeMap<String, Sight>, &'w BTreeMap<String, Sight>),
        looked: Option<u64>,
        progress: &'w dyn Progress,
    ) -> Result<Self, Error> {
        let ledger = Ledger::open(disk.cache());
        let read = super::input::settings(disk)?;
        let locales: Vec<String> = std::iter::once(&read.source).chain(&read.targets).map(ToString::to_string).collect();
        let total: u64 = articles_in(inputs, &read).map(|(_, size)| size).sum();
        progress.begin("build-reading", "", 2 * total);
        learn(disk, (before, inputs), &read, &ledger, words, progress)?;
        let survey = Survey::of(disk, &ledger, None, words)?;
        ledger.keep();
        let snapshot = survey.snapshot();
        let ground = ground(disk, snapshot, request);
        let base = digest([&ground.settings[..], &ground.glossary[..], ground.program.as_bytes()]);
        let article = |one: &Surveyed| {
            let files = std::iter::once(one.file.clone()).chain(locales.iter().map(|locale| catalog_file(locale, &one.path)));
            let sights: Vec<Sight> = files.map(|file| inputs.get(&file).copied().unwrap_or_default()).collect();
            // What may yet change and look the same is made again the next time.
            let racy = looked.filter(|looked| sights.iter().any(|sight| sight.is_racy(*looked)));
            let look = format!("{sights:?} {racy:?}");
            let parts = [&base[..], one.path.as_bytes(), one.file.as_bytes(), look.as_bytes()];
            let key = digest(parts.into_iter().chain([&one.facts.digest()[..]]));
            let size = sights.first().map_or(0, |sight| sight.size);
            (one.path.clone(), Article { file: one.file.clone(), labels: one.facts.labels().to_vec(), key, size })
        };
        let articles = survey.articles.par_iter().filter(|one| one.is_article()).map(article).collect::<BTreeMap<_, _>>();
        let settings = snapshot.site_settings(request, articles.iter().map(|(path, one)| (path.as_str(), one.file.as_str())));
        let concepts = snapshot.glossary.concepts();
        let terms = locales.iter().map(|locale| (locale.clone(), terms(&crate::bundle::terms(concepts, locale)))).collect();
        let labels = labels(&snapshot.rows(), snapshot.drafts(request));
        let arrangement = snapshot.arrangement(request);
        Ok(Workshop { disk, request, inputs, progress, articles, ground, labels, terms, settings, arrangement, survey })
    }

    /// Makes what has to be made since the last build.
    pub fn make(self, last: &Kept, stage: &Stage) -> Result<Finished, Error> {
        let source = self.settings.source.to_string();
        let here = |path: &&String| self.articles.contains_key(*path);
        let mut leaves: BTreeMap<String, Leaf> =
            last.leaves.iter().filter(|(path, _)| here(path)).map(|(p, leaf)| (p.clone(), leaf.clone())).collect();
        let mut done: BTreeMap<String, (Vec<Refusal>, Vec<Finding>)> = BTreeMap::new();
        for round in 0..ROUNDS {
            let world = World::new(self.articles.keys().map(String::as_str), &leaves, self.labels.clone(), source.clone());
            let is_made = |path: &str, leaf: &Leaf| {
                done.contains_key(path) || leaf.pages.iter().flat_map(|page| &page.files).all(|file| stage.is_intact(file))
            };
            let is_fresh = |(path, article): &(&String, &Article)| {
                leaves.get(*path).is_some_and(|leaf| leaf.key == article.key && is_made(path, leaf) && world.is_around(leaf))
            };
            let wanted: Vec<(&String, &Article)> = self.articles.iter().filter(|one| !is_fresh(one)).collect();
            if wanted.is_empty() || self.survey.closed() > 0 {
                break;
            }
            let mut made = Vec::new();
            for part in parts(&wanted, |(_, article)| article.size) {
                made.extend(self.make_part(part, &world, stage, round == 0)?);
            }
            drop(world);
            for Done { path, leaf, refused, findings } in made {
                leaves.insert(path.clone(), leaf);
                done.insert(path, (refused, findings));
            }
        }
        self.progress.end();
        self.finish(leaves, done, stage)
    }

    fn make_part(&self, part: &[(&String, &Article)], world: &World<'_>, stage: &Stage, told: bool) -> Result<Vec<Done>, Error> {
        let wanted: BTreeSet<&str> = part.iter().map(|(path, _)| path.as_str()).collect();
        let is_other = |path: &str| !wanted.contains(path) && !self.survey.together.contains(path);
        let others = self.articles.iter().filter(|(path, _)| is_other(path));
        let known = others.map(|(path, one)| (path.clone(), Known { file: one.file.clone(), labels: one.labels.clone() })).collect();
        let tree = Part::of(self.disk, files(self.inputs).collect());
        let snapshot = Snapshot::load_but(&tree, &known)?;
        let rows = snapshot.rows();
        let maker = Maker::new(&snapshot, &rows, &world.anchors, snapshot.drafts(self.request));
        let documents = snapshot.documents.iter().filter(|document| wanted.contains(document.path.as_str()));
        let documents: Vec<(&Document, &Article)> =
            documents.filter_map(|document| Some((document, self.articles.get(&document.path)?))).collect();
        let done = documents.into_par_iter().map(|(document, article)| {
            let done = self.make_one(document, article, &maker, world, stage);
            self.progress.advance(if told { article.size } else { 0 });
            done
        });
        done.collect()
    }

    fn make_one(&self, document: &Document, article: &Article, maker: &Maker<'_>, world: &World<'_>, stage: &Stage) -> Result<Done, Error> {
        let page = maker.page(document);
        let outline = site::outline(&page, &self.settings);
        let mut leaf = Leaf::of(document, article.key);
        let links = leaf.links.clone();
        let mut published: Published<'_> = outline.published().collect();
        for locale in self.terms.keys() {
            published.extend(links.iter().filter(|path| world.is_published(path, locale)).map(|path| (locale.clone(), path.as_str())));
        }
        let rewrite = |rewriting: &site::Rewriting<'_>| Ok(maker.rewrite(document, rewriting).into_bytes());
        let (mut refused, mut findings) = (Vec::new(), Vec::new());
        let none = Terms::new();
        let is_published = |locale: &str, path: &str| published.contains(&(locale.to_owned(), path));
        let glossary = site::explained(self.survey.glossary());
        for mut made in site::edition(&outline, &self.settings, glossary, &published, &rewrite) {
            if made.record.published {
                made.files = self.arrangement.page(&made.record.entry(), made.files, &is_published);
            }
            made.files.iter().try_for_each(|(path, bytes)| stage.put(path, bytes).map(|_| ()))?;
            refused.extend(made.refusal);
            findings.extend(made.findings);
            let terms = self.terms.get(&made.record.locale).unwrap_or(&none);
            leaf.add(document, (made.record, made.files.into_keys().collect()), maker, world, terms);
        }
        Ok(Done { path: document.path.clone(), leaf, refused, findings })
    }

    /// What belongs to no article, and what only all articles together say.
    fn finish(
        self,
        mut leaves: BTreeMap<String, Leaf>,
        done: BTreeMap<String, (Vec<Refusal>, Vec<Finding>)>,
        stage: &Stage,
    ) -> Result<Finished, Error> {
        let Workshop { disk, survey, settings, arrangement, ground, .. } = self;
        let snapshot = survey.snapshot();
        let tallies: Vec<(&Surveyed, Tallies, Vec<Finding>)> = survey
            .articles
            .par_iter()
            .map(|article| {
                let findings = survey.findings_of(article);
                let tallies = match article.is_article() {
                    true => Tallies::of(&article.path, &article.file, &findings),
                    false => Tallies::of_site(&findings),
                };
                (article, tallies, findings.into_iter().filter(|finding| finding.unit.is_none()).collect())
            })
            .collect();
        let loose = Tallies::of("", "", survey.loose_findings());
        let mut notes: Vec<Finding> = survey.loose_findings().iter().filter(|finding| finding.unit.is_none()).cloned().collect();
        let (mut refused, mut findings): (Vec<Refusal>, Vec<Finding>) = (Vec::new(), Vec::new());
        let refusals = Tallies::refusals(tallies.iter().map(|(_, tallies, _)| tallies).chain([&loose]), &settings);
        for (article, tallies, told) in tallies {
            notes.extend(told);
            let (mut own, mut found) = done.get(&article.path).cloned().unwrap_or_default();
            let Some(leaf) = leaves.get_mut(&article.path) else { continue };
            for page in &mut leaf.pages {
                let record = &mut page.record;
                record.findings = tallies.counts(&record.locale);
                let names = [Reason::Path, Reason::Broken].map(Reason::name);
                let kept_back = record.reason.as_deref().is_some_and(|reason| names.contains(&reason));
                if let Some(reason) = tallies.denied(&record.locale, &settings).filter(|_| !kept_back) {
                    own.retain(|refusal| refusal.locale.as_deref() != Some(record.locale.as_str()));
                    own.push(Refusal { path: Some(record.path.clone()), locale: Some(record.locale.clone()), reason });
                }
            }
            refused.append(&mut own);
            findings.append(&mut found);
        }
        refused.extend(refusals);
        crate::finding::sort(&mut notes);
        let (messages, mut unread, mut found) = snapshot.whole_messages(disk);
        refused.append(&mut unread);
        findings.append(&mut found);
        let project =
            site::Project { messages: message_files(&messages), concepts: snapshot.glossary.concepts(), ..site::Project::default() };
        let mut whole = site::messages(&project, &settings);
        refused.append(&mut whole.refused);
        findings.append(&mut whole.findings);
        let closed = survey.closed();
        let records = leaves.values().flat_map(|leaf| &leaf.pages).map(|page| &page.record);
        if refused.is_empty() && closed == 0 {
            let entries: Vec<Entry<'_>> = records.clone().filter(|record| record.published).map(Record::entry).collect();
            whole.files.insert(MANIFEST.to_owned(), site::manifest(&settings, &arrangement, records));
            let files = arrangement.rest(whole.files, &entries);
            let mut named: BTreeSet<&str> = files.keys().map(String::as_str).collect();
            for page in leaves.values().flat_map(|leaf| &leaf.pages) {
                let twice = page.files.iter().filter(|file| !named.insert(file));
                refused.extend(twice.map(|file| Refusal { path: Some(file.clone()), locale: None, reason: Reason::Collision }));
            }
            files.par_iter().try_for_each(|(path, bytes)| stage.put(path, bytes).map(|_| ()))?;
            let files: Vec<&String> = leaves.values().flat_map(|leaf| &leaf.pages).flat_map(|page| &page.files).collect();
            files.par_iter().filter(|file| !stage.has(file)).try_for_each(|file| stage.keep(file))?;
        }
        let kept = Kept {
            leaves,
            ground,
            source: settings.source.to_string(),
            notes: notes.iter().map(KeptFinding::of).collect(),
            findings: findings.iter().map(KeptFinding::of).collect(),
            unread: snapshot.unread.iter().cloned().collect(),
        };
        Ok(Finished { kept, refused, findings, notes, closed })
    }
}

/// Has every article read and checked that the ledger does not know, so that never more than a part of the project is in
/// memory.
fn learn(
    disk: &Disk,
    (before, inputs): (&BTreeMap<String, Sight>, &BTreeMap<String, Sight>),
    settings: &Settings,
    ledger: &Ledger,
    words: Words,
    progress: &dyn Progress,
) -> Result<(), Error> {
    let articles: Vec<(&str, u64)> = articles_in(inputs, settings).collect();
    let total = articles.iter().map(|(_, size)| size).sum::<u64>();
    if total <= PART {
        progress.advance(total);
        return Ok(());
    }
    let roots = settings.roots();
    let locales: Vec<String> = std::iter::once(&settings.source).chain(&settings.targets).map(ToString::to_string).collect();
    let own = |file: &str| -> Vec<String> {
        let path = path_below(&roots, file);
        locales.iter().map(|locale| catalog_file(locale, path)).collect()
    };
    let of_articles: BTreeSet<String> =
        articles.iter().flat_map(|(file, _)| own(file)).chain(articles.iter().map(|(file, _)| (*file).to_owned())).collect();
    let common: Vec<&str> = files(inputs).filter(|file| !of_articles.contains(*file)).collect();
    // What all articles are made with is neither an article nor in its catalogs nor the archive.
    let globs = Settings::globs(&settings.include);
    let is_ground = |file: &&String| !file.starts_with("locales/") && *file != ARCHIVE && !globs.is_match(file.as_str());
    let ground = |sights: &BTreeMap<String, Sight>| -> Vec<(String, Sight)> {
        sights.keys().filter(is_ground).filter_map(|file| Some((file.clone(), *sights.get(file)?))).collect()
    };
    let is_same = |file: &str| before.get(file) == inputs.get(file);
    let is_known = |file: &str| is_same(file) && own(file).iter().all(|file| is_same(file));
    let stands = ground(before) == ground(inputs);
    let unknown: Vec<(&str, u64)> = articles.iter().copied().filter(|(file, _)| !(stands && is_known(file))).collect();
    progress.advance(total - unknown.iter().map(|(_, size)| size).sum::<u64>());
    if unknown.iter().map(|(_, size)| size).sum::<u64>() <= PART {
        return Ok(());
    }
    for part in parts(&unknown, |(_, size)| *size) {
        let catalogs: Vec<String> = part.iter().flat_map(|(file, _)| own(file)).filter(|file| inputs.contains_key(file)).collect();
        let seen = common.iter().copied().chain(part.iter().map(|(file, _)| *file)).chain(catalogs.iter().map(String::as_str));
        Survey::of(&Part::of(disk, seen.collect()), ledger, None, words)?;
        progress.advance(part.iter().map(|(_, size)| size).sum());
    }
    Ok(())
}

/// The files of articles, with their sizes.
fn articles_in<'i>(inputs: &'i BTreeMap<String, Sight>, settings: &Settings) -> impl Iterator<Item = (&'i str, u64)> {
    let globs = Settings::globs(&settings.include);
    let files = inputs.iter().filter(move |(file, sight)| sight.size != u64::MAX && globs.is_match(file));
    files.map(|(file, sight)| (file.as_str(), sight.size))
}

fn files(inputs: &BTreeMap<String, Sight>) -> impl Iterator<Item = &str> {
    inputs.iter().filter(|(_, sight)| sight.size != u64::MAX).map(|(file, _)| file.as_str())
}

/// Items in runs of a size that memory has room for.
fn parts<T>(items: &[T], size: impl Fn(&T) -> u64) -> Vec<&[T]> {
    let mut parts = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (at, item) in items.iter().enumerate() {
        sum += size(item).max(1024);
        if sum >= PART {
            parts.extend(items.get(start..=at));
            (start, sum) = (at + 1, 0);
        }
    }
    parts.extend(items.get(start..).filter(|rest| !rest.is_empty()));
    parts
}

/// What all articles are made with.
fn ground(disk: &Disk, snapshot: &Snapshot, request: &Request) -> Ground {
    let settings = &snapshot.settings;
    let files =
        ["taiyaku.toml"].into_iter().map(str::to_owned).chain(settings.srx.clone()).chain(profile_file(settings).map(str::to_owned));
    let texts: Vec<Vec<u8>> = files.map(|file| disk.read(&file).ok().flatten().unwrap_or_default()).collect();
    let asked = format!("{request:?}");
    let terms = snapshot.glossary_files.iter().flat_map(|(file, text)| [file.as_bytes(), text.as_bytes()]);
    Ground {
        settings: digest(texts.iter().map(Vec::as_slice).chain([asked.as_bytes()])),
        glossary: digest(terms),
        program: env!("TAIYAKU_BUILD").to_owned(),
    }
}
