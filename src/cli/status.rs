//! `status`: how far each article is, in every locale.

use std::collections::BTreeMap;

use clap::ArgMatches;
use rayon::prelude::*;

use super::args::{self, Format};
use super::progress::Bars;
use super::shell::{Outcome, Result, Shell};
use super::sync::read;
use crate::catalog::State;
use crate::memory::{Analysis, Band, Query, Segment, Volume, analyse};
use crate::project::{Progress, Row};
use crate::report::status::{self, ArticleStatus};

/// Counts and shows.
pub fn run(matches: &ArgMatches, shell: &Shell) -> Result {
    let (disk, snapshot) = read(shell)?;
    let only = args::text(matches, "locale").map(|given| snapshot.locale(Some(&given))).transpose()?;
    let rows = snapshot.rows();
    let factor = snapshot.settings.characters_per_word;
    let mut articles = Vec::new();
    for locale in &snapshot.settings.targets {
        let name = locale.to_string();
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        let memory = shell.memory(&snapshot, &disk, locale);
        let of_article: Vec<Vec<&Row<'_>>> = snapshot
            .documents
            .iter()
            .map(|document| rows.iter().filter(|row| std::ptr::eq(row.view.document, document) && row.locale == name).collect())
            .collect();
        // Bands are about what is still to be done.
        let open: Vec<(usize, usize, &Row<'_>)> = of_article
            .iter()
            .enumerate()
            .flat_map(|(article, mine)| mine.iter().enumerate().map(move |(number, row)| (article, number, *row)))
            .filter(|(_, _, row)| row.state == State::Untranslated)
            .collect();
        let bars = Bars::new(shell);
        bars.begin("status-scoring", &name, open.len() as u64);
        let segments: Vec<Segment<'_>> = open
            .par_iter()
            .map(|(article, number, row)| {
                let near = |n: Option<usize>| of_article.get(*article)?.get(n?).map(|row| row.source.as_str());
                let query = Query {
                    text: &row.source,
                    previous: near(number.checked_sub(1)),
                    next: near(Some(number + 1)),
                    article: Some(&row.view.document.path),
                    exclude_unit: Some(&row.name),
                };
                bars.advance(1);
                Segment { article: *article, text: &row.source, score: memory.best(&query, Band::MIN).map(|found| found.score) }
            })
            .collect();
        bars.end();
        let mut analyses = vec![Analysis::default(); of_article.len()];
        for (segment, band) in segments.iter().zip(analyse(&segments)) {
            if let Some(analysis) = analyses.get_mut(segment.article) {
                analysis.add(band, Volume::of(segment.text, factor));
            }
        }
        for ((document, mine), analysis) in snapshot.documents.iter().zip(of_article).zip(analyses) {
            let mut states: BTreeMap<State, usize> = BTreeMap::new();
            let mut volume = Volume::default();
            for row in mine {
                *states.entry(row.state).or_default() += row.view.len;
                if row.state != State::Skipped {
                    volume += Volume::of(&row.source, factor);
                }
            }
            articles.push(ArticleStatus { path: document.path.clone(), locale: name.clone(), states, analysis, volume });
        }
    }
    let text = match args::format(matches) {
        Format::Json => status::json(&articles, factor),
        Format::Csv => status::csv(&articles),
        _ => status::human(&articles, factor, &shell.messages, shell.paint, shell.cells),
    };
    if args::format(matches) == Format::Human {
        shell.tell(&text)?;
        shell.notes(&snapshot.findings);
    } else {
        shell.print(&text)?;
    }
    Ok(Outcome::Done)
}
