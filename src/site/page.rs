//! One article in one locale: first the plan (which texts, published or why not), then, once every plan is known and
//! links can be led, its three files.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use super::choice::{Choice, Chosen, Origin, of_source, of_target};
use super::document::document;
use super::input::{Page, PageBlock, Rewrite, Rewriting};
use super::link::destination;
use super::policy::{Reason, Refusal, Settings, decide};
use crate::article::{Format, Kind, Quoting};
use crate::bundle::{Message, is_same_language, validate, write as write_bundle};
use crate::finding::Finding;
use crate::glossary::Glossary;

/// An article in a locale.
pub(super) struct Plan<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) locale: LanguageIdentifier,
    pub(super) choice: Choice,
    /// Why it is not published, and whether that refuses the build.
    pub(super) reason: Option<(Reason, bool)>,
}

/// Which articles are published where: locale and path.
pub type Published<'a> = BTreeSet<(String, &'a str)>;

/// What was made of a plan.
#[derive(Default)]
pub(super) struct Written {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The bytes of the article, if it is published.
    pub(super) article: Option<Vec<u8>>,
    pub(super) refusal: Option<Refusal>,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Plan<'a> {
    /// The refusal it causes, if it does.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        self.reason.filter(|(_, refuses)| *refuses).map(|(reason, _)| self.refuse(reason))
    }

    fn refuse(&self, reason: Reason) -> Refusal {
        Refusal { path: Some(self.page.path.to_owned()), locale: Some(self.locale.to_string()), reason }
    }

    /// The findings about the article in this locale: those about its source, and those about the translation.
    pub(super) fn findings(&self) -> Vec<&'a Finding> {
        let edition = self.page.editions.get(&self.locale.to_string());
        self.page.findings.iter().chain(edition.into_iter().flat_map(|edition| &edition.findings)).collect()
    }
}

/// The plans of an article in all locales, the source first.
pub(super) fn plan<'a>(page: &'a Page<'a>, settings: &Settings, locales: &[LanguageIdentifier]) -> Vec<Plan<'a>> {
    let plan = |locale: &LanguageIdentifier| {
        let is_source = *locale == settings.source;
        let choice = if is_source { of_source(page, locale) } else { of_target(page, locale, settings) };
        let mut plan = Plan { page, locale: locale.clone(), choice, reason: None };
        plan.reason = match () {
            () if !is_safe(page.path) => Some((Reason::Path, true)),
            () if page.editions.get(&locale.to_string()).is_some_and(|edition| edition.broken) => Some((Reason::Broken, false)),
            () => denied(&plan, settings)
                .or_else(|| decide(&plan.choice, settings.policy(page.path), settings.require).filter(|_| !is_source)),
        };
        plan
    };
    locales.iter().map(plan).collect()
}

/// Makes the files of a plan, if it is published.
pub(super) fn write(
    plan: &Plan<'_>,
    settings: &Settings,
    glossary: Option<&Glossary>,
    published: &Published<'_>,
    rewrite: &Rewrite<'_>,
) -> Written {
    if plan.reason.is_some() {
        return Written::default();
    }
    let locale = plan.locale.to_string();
    let base = format!("{locale}/articles/{}", plan.page.path);
    let ftl_path = format!("{base}.ftl");
    let langs: BTreeMap<&str, String> = plan.choice.texts.iter().map(|(id, chosen)| (id.as_str(), chosen.locale.to_string())).collect();
    let order = plan.page.blocks.iter().flat_map(|block| &block.units);
    let messages: Vec<Message<'_>> = order
        .filter_map(|unit| {
            let chosen = plan.choice.texts.get(unit.id)?;
            let lang = langs.get(unit.id).map(String::as_str).filter(|_| is_foreign(chosen, &plan.locale));
            Some(Message { id: unit.id, text: &chosen.text, lang })
        })
        .collect();
    let ftl = write_bundle(&messages);
    let findings = validate(&ftl_path, &ftl, &plan.locale, &messages);
    if !findings.is_empty() {
        let refusal = Some(plan.refuse(Reason::Invalid { count: findings.len() }));
        return Written { refusal, findings, ..Written::default() };
    }
    let source = settings.source.to_string();
    let state = |path: &str| {
        let is_in = |locale: &str| published.contains(&(locale.to_owned(), path));
        is_in(&source).then(|| is_in(&locale))
    };
    let lead = |to: &str| destination(plan.page.path, to, &source, &state);
    let article = if plan.locale == settings.source {
        plan.page.source.to_vec()
    } else {
        let rewriting = Rewriting { page: plan.page, locale: &plan.locale, texts: &texts(plan), destination: &lead };
        match rewrite(&rewriting) {
            Ok(bytes) => bytes,
            Err(_) => return Written { refusal: Some(plan.refuse(Reason::Unwritable)), ..Written::default() },
        }
    };
    let files = [(base.clone(), article.clone()), (ftl_path, ftl.into_bytes()), (format!("{base}.json"), document(plan, glossary, &lead))];
    Written { files: files.into(), article: Some(article), refusal: None, findings }
}

/// The texts as they stand in the article: in another language they are marked as such, where the format can.
fn texts<'p>(plan: &'p Plan<'_>) -> BTreeMap<&'p str, String> {
    let mut texts = BTreeMap::new();
    for block in &plan.page.blocks {
        let marked = plan.page.format != Format::Text && can_mark(block);
        for unit in &block.units {
            let Some(chosen) = plan.choice.texts.get(unit.id) else { continue };
            let text = match chosen.origin {
                // Written all the same in plain text: so is the structure around it.
                Origin::Skipped if !unit.wordless || (plan.page.format != Format::Text && chosen.text == unit.source) => continue,
                Origin::Fallback if marked && !chosen.text.is_empty() => format!("<span lang=\"{}\">{}</span>", chosen.locale, chosen.text),
                Origin::Fallback if chosen.text == unit.source => continue,
                _ => chosen.text.clone(),
            };
            texts.insert(unit.id, text);
        }
    }
    texts
}

/// Whether markup may stand in a block: not in an attribute, an alternative text or front matter.
fn can_mark(block: &PageBlock<'_>) -> bool {
    matches!(block.quoting, Quoting::None | Quoting::MarkdownCell)
        && !matches!(block.kind, Kind::Alt | Kind::Attribute(_) | Kind::Meta(_) | Kind::FrontMatter(_))
}

/// Whether a text is in another language than the page.
fn is_foreign(chosen: &Chosen, locale: &LanguageIdentifier) -> bool {
    chosen.origin == Origin::Fallback && !is_same_language(&chosen.locale, locale)
}

/// The first code of `--deny` that the article has findings of.
fn denied(plan: &Plan<'_>, settings: &Settings) -> Option<(Reason, bool)> {
    settings.deny.iter().find_map(|code| {
        let count = plan.findings().iter().filter(|finding| finding.code == *code && finding.waived.is_none()).count();
        (count > 0).then_some((Reason::Denied { code: *code, count }, true))
    })
}

/// Whether a path stays below the folder it is put into. A backslash and a drive lead somewhere only on Windows.
fn is_safe(path: &str) -> bool {
    let leads = |c: char| c == '\0' || cfg!(windows) && (c.is_control() || matches!(c, '\\' | ':'));
    path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(leads))
}
