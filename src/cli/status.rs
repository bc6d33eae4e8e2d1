//! `status`: how far each article is, in every locale.

use std::collections::{BTreeMap, BTreeSet};

use clap::ArgMatches;
use rayon::prelude::*;

use super::args::{self, Format};
use super::shell::{Outcome, Result, Shell};
use super::sync::read;
use crate::catalog::State;
use crate::memory::{Band, Query, Volume, analyse};
use crate::report::status::{self, ArticleStatus};

/// Counts and shows.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let (disk, snapshot) = read(shell)?;
    let only = args::text(matches, "locale").map(|given| snapshot.locale(Some(&given))).transpose()?;
    let rows = snapshot.rows();
    let mut articles = Vec::new();
    for locale in &snapshot.settings.targets {
        let name = locale.to_string();
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        let memory = shell.memory(&snapshot, &disk, locale);
        let mut seen = BTreeSet::new();
        for document in &snapshot.documents {
            let mine: Vec<_> = rows.iter().filter(|row| std::ptr::eq(row.view.document, document) && row.locale == name).collect();
            let mut states: BTreeMap<State, usize> = BTreeMap::new();
            for row in &mine {
                *states.entry(row.state).or_default() += row.view.len;
            }
            // Bands are about what is still to be done.
            let open: Vec<_> = mine.iter().enumerate().filter(|(_, row)| row.state == State::Untranslated).collect();
            let scores: Vec<Option<u8>> = open
                .par_iter()
                .map(|(number, row)| {
                    let near = |n: Option<usize>| n.and_then(|n| mine.get(n)).map(|row| row.source.as_str());
                    let query = Query {
                        text: &row.source,
                        previous: near(number.checked_sub(1)),
                        next: near(Some(number + 1)),
                        article: Some(&document.path),
                        exclude_unit: Some(&row.name),
                    };
                    memory.best(&query, Band::MIN).map(|found| found.score)
                })
                .collect();
            let analysis = analyse(open.iter().map(|(_, row)| row.source.as_str()).zip(scores), &mut seen);
            let mut volume = Volume::default();
            for row in mine.iter().filter(|row| row.state != State::Skipped) {
                volume += Volume::of(&row.source);
            }
            articles.push(ArticleStatus { path: document.path.clone(), locale: name.clone(), states, analysis, volume });
        }
    }
    let text = match args::format(matches) {
        Format::Json => status::json(&articles),
        Format::Csv => status::csv(&articles),
        _ => status::human(&articles, &shell.messages, shell.paint, shell.cells),
    };
    shell.print(&text)?;
    if args::format(matches) == Format::Human {
        shell.notes(&snapshot.findings);
    }
    Ok(Outcome::Done)
}
