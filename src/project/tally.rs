//! The findings of an article as numbers: for each locale how many of what code stand, so that a manifest and `--deny` ask
//! nobody to say them again.

use std::collections::BTreeMap;

use crate::finding::{Code, Counts, Finding};
use crate::site::{Reason, Refusal, Settings, Tally};

/// The findings of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Tallies {
    /// Those about its source, which count in every locale, under no name; those about a translation under its locale.
    by_locale: BTreeMap<String, Standing>,
    /// Those that belong to no unit of an article, or to one of the labels or the messages: they refuse a build as a whole.
    loose: BTreeMap<Code, usize>,
}

/// Findings of one kind.
#[derive(Debug, Clone, Default)]
struct Standing {
    counts: Counts,
    codes: BTreeMap<Code, usize>,
}

impl Standing {
    fn add(&mut self, finding: &Finding) {
        let one = Counts::of([finding]);
        self.counts.errors += one.errors;
        self.counts.warnings += one.warnings;
        self.counts.notes += one.notes;
        self.counts.waived += one.waived;
        if finding.waived.is_none() {
            *self.codes.entry(finding.code).or_default() += 1;
        }
    }
}

impl Tallies {
    /// The tallies of an article: its path and its file.
    pub fn of(path: &str, file: &str, findings: &[Finding]) -> Tallies {
        let mut tallies = Tallies::default();
        for finding in findings {
            match finding.unit.as_deref() {
                None => {
                    if finding.file == file {
                        tallies.by_locale.entry(String::new()).or_default().add(finding);
                    }
                    if finding.waived.is_none() {
                        *tallies.loose.entry(finding.code).or_default() += 1;
                    }
                }
                Some(unit) => {
                    let own = unit.rsplit_once('#').is_some_and(|(article, _)| article == path);
                    if let Some(locale) = finding.locale.as_ref().filter(|_| own) {
                        tallies.by_locale.entry(locale.clone()).or_default().add(finding);
                    }
                }
            }
        }
        tallies
    }

    /// The tallies of the labels, or of a file of messages: all of them refuse a build as a whole.
    pub fn of_site(findings: &[Finding]) -> Tallies {
        let mut tallies = Tallies::default();
        for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
            *tallies.loose.entry(finding.code).or_default() += 1;
        }
        tallies
    }

    /// The numbers of the manifest for a locale.
    pub fn counts(&self, locale: &str) -> Tally {
        let mut tally = Tally::default();
        for standing in self.about(locale) {
            tally.errors += standing.counts.errors;
            tally.warnings += standing.counts.warnings;
            tally.notes += standing.counts.notes;
            tally.waived += standing.counts.waived;
        }
        tally
    }

    /// The first code that the settings deny and that the article has in a locale.
    pub fn denied(&self, locale: &str, settings: &Settings) -> Option<Reason> {
        settings.deny.iter().find_map(|code| {
            let count = self.about(locale).filter_map(|standing| standing.codes.get(code)).sum();
            (count > 0).then_some(Reason::Denied { code: *code, count })
        })
    }

    fn about(&self, locale: &str) -> impl Iterator<Item = &Standing> {
        ["", locale].into_iter().filter_map(|name| self.by_locale.get(name))
    }

    /// What refuses a build as a whole, over all articles.
    pub fn refusals<'t>(all: impl Iterator<Item = &'t Tallies>, settings: &Settings) -> Vec<Refusal> {
        let mut codes: BTreeMap<Code, usize> = BTreeMap::new();
        all.flat_map(|tallies| &tallies.loose).for_each(|(code, count)| *codes.entry(*code).or_default() += count);
        let denied = settings.deny.iter().filter_map(|code| Some((*code, *codes.get(code)?)));
        denied.map(|(code, count)| Refusal { path: None, locale: None, reason: Reason::Denied { code, count } }).collect()
    }
}
