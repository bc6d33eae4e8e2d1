//! How far a project is: counts by state, bands of what is still to be done, characters and words. The same figures in
//! a table for people, JSON and CSV.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::paint::Paint;
use crate::bundle::Messages;
use crate::catalog::State;
use crate::finding::{Arg, Args};
use crate::memory::{Analysis, Band, Volume};
use crate::text::{clean, one_line, pad, truncate, width};

/// One article in one locale.
#[derive(Debug, Clone)]
pub struct ArticleStatus {
    /// Path of the article.
    pub path: String,
    /// Target locale.
    pub locale: String,
    /// Units by state.
    pub states: BTreeMap<State, usize>,
    /// What is untranslated, by band.
    pub analysis: Analysis,
    /// Everything that is for translation.
    pub volume: Volume,
}

impl ArticleStatus {
    fn count(&self, state: State) -> usize {
        self.states.get(&state).copied().unwrap_or(0)
    }

    fn segments(&self) -> usize {
        self.states.values().sum()
    }

    /// Confirmed translations in percent of what is for translation.
    fn coverage(&self) -> usize {
        let all = self.segments() - self.count(State::Skipped);
        let done = all - self.count(State::Untranslated) - self.count(State::Draft);
        (100 * done).checked_div(all).unwrap_or(100)
    }
}

/// Versioned JSON (design 7).
pub fn json(articles: &[ArticleStatus]) -> String {
    let articles: Vec<Value> = articles
        .iter()
        .map(|article| {
            let mut row = Map::new();
            row.insert("path".to_owned(), article.path.as_str().into());
            row.insert("locale".to_owned(), article.locale.as_str().into());
            row.insert("segments".to_owned(), article.segments().into());
            for state in State::ALL {
                row.insert(state.name().replace('-', "_"), article.count(state).into());
            }
            row.insert("coverage".to_owned(), article.coverage().into());
            row.insert("characters".to_owned(), article.volume.characters.into());
            row.insert("words".to_owned(), article.volume.english_words.into());
            row.insert(
                "bands".to_owned(),
                article.analysis.rows().map(|(band, volume)| (band.name().to_owned(), band_json(volume))).collect(),
            );
            Value::Object(row)
        })
        .collect();
    super::json(&json!({ "version": 1, "articles": articles }))
}

fn band_json(volume: Volume) -> Value {
    json!({ "segments": volume.segments, "characters": volume.characters, "words": volume.english_words })
}

/// One line an article and locale, with a header.
pub fn csv(articles: &[ArticleStatus]) -> String {
    let mut out = String::from("path,locale,segments");
    for state in State::ALL {
        out.push_str(&format!(",{}", state.name().replace('-', "_")));
    }
    out.push_str(",coverage,characters,words");
    for band in Band::ALL {
        out.push_str(&format!(",{}", band.name()));
    }
    out.push('\n');
    for article in articles {
        out.push_str(&format!("{},{},{}", field(&article.path), field(&article.locale), article.segments()));
        for state in State::ALL {
            out.push_str(&format!(",{}", article.count(state)));
        }
        out.push_str(&format!(",{},{},{}", article.coverage(), article.volume.characters, article.volume.english_words));
        for (_, volume) in article.analysis.rows() {
            out.push_str(&format!(",{}", volume.segments));
        }
        out.push('\n');
    }
    out
}

/// A CSV field (RFC 4180); one that a spreadsheet would read as a formula is kept from it by an apostrophe.
fn field(text: &str) -> String {
    let text = clean(text);
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.into_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A table for people, with a line of totals and the bands of what is open.
pub fn human(articles: &[ArticleStatus], messages: &Messages, paint: Paint) -> String {
    let shown: Vec<State> = State::ALL.into_iter().filter(|s| articles.iter().any(|a| a.count(*s) > 0)).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut head =
        vec![messages.plain("status-article"), messages.plain("status-locale"), "%".to_owned(), messages.plain("status-segments")];
    head.extend(shown.iter().map(|state| messages.plain(&format!("state-{}", state.name()))));
    // An English source has words, not characters.
    let words = articles.iter().all(|article| article.volume.characters == 0) && articles.iter().any(|a| a.volume.english_words > 0);
    head.push(messages.plain(if words { "status-words" } else { "status-characters" }));
    rows.push(head);
    for article in articles {
        let mut row = vec![
            truncate(&one_line(&article.path), 44),
            article.locale.clone(),
            article.coverage().to_string(),
            article.segments().to_string(),
        ];
        row.extend(shown.iter().map(|state| count(article.count(*state))));
        row.push(if words { article.volume.english_words } else { article.volume.characters }.to_string());
        rows.push(row);
    }
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> =
        (0..columns).map(|c| rows.iter().filter_map(|row| row.get(c)).map(|cell| width(cell)).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for (number, row) in rows.iter().enumerate() {
        let line: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(
                |(column, (cell, &cells))| if column < 2 { pad(cell, cells) } else { format!("{}{cell}", " ".repeat(cells - width(cell))) },
            )
            .collect();
        let line = line.join("  ");
        out.push_str(&if number == 0 { paint.dim(line.trim_end()) } else { line.trim_end().to_owned() });
        out.push('\n');
    }
    out.push_str(&bands(articles, messages, paint));
    out
}

fn count(number: usize) -> String {
    if number == 0 { "·".to_owned() } else { number.to_string() }
}

/// What is open by band, over all articles.
fn bands(articles: &[ArticleStatus], messages: &Messages, paint: Paint) -> String {
    let mut total = Analysis::default();
    for article in articles {
        for (band, volume) in article.analysis.rows() {
            total.add(band, volume);
        }
    }
    if total.total().segments == 0 {
        return String::new();
    }
    let mut out = format!("\n{}\n", paint.dim(&messages.plain("status-open")));
    for (band, volume) in total.rows().filter(|(_, volume)| volume.segments > 0) {
        let name =
            messages.find(&format!("band-{}", band.name().replace('_', "-")), None, &Args::new()).unwrap_or_else(|| band.name().to_owned());
        let args = Args::from([
            ("segments", Arg::from(volume.segments)),
            ("characters", volume.characters.into()),
            ("words", volume.english_words.into()),
        ]);
        out.push_str(&format!("  {}  {}\n", pad(&name, 14), messages.text("status-band", &args)));
    }
    out
}
