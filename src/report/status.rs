//! How far a project is: counts by state, bands of what is still to be done, characters and words. The same figures in
//! a table for people, JSON and CSV.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::excerpt::flow;
use super::paint::{Ink, Paint};
use crate::bundle::Messages;
use crate::catalog::State;
use crate::finding::Args;
use crate::memory::{Analysis, Band, CharactersPerWord, Volume};
use crate::text::{clean, one_line, pad, truncate_middle, width};

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
pub fn json(articles: &[ArticleStatus], factor: CharactersPerWord) -> String {
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
    super::json(&json!({ "version": 1, "characters_per_word": factor.0, "articles": articles }))
}

fn band_json(volume: Volume) -> Value {
    json!({
        "segments": volume.segments,
        "characters": volume.characters,
        "with_punctuation": volume.with_punctuation,
        "latin_words": volume.words,
        "words": volume.english_words,
    })
}

/// One line an article and locale, with a header.
pub fn csv(articles: &[ArticleStatus]) -> String {
    let mut out = String::from("path,locale,segments");
    for state in State::ALL {
        out.push_str(&format!(",{}", state.name().replace('-', "_")));
    }
    out.push_str(",coverage,characters,words");
    for band in Band::ALL {
        let name = band.name();
        out.push_str(&format!(",{name},{name}_characters,{name}_words"));
    }
    out.push('\n');
    for article in articles {
        out.push_str(&format!("{},{},{}", field(&article.path), field(&article.locale), article.segments()));
        for state in State::ALL {
            out.push_str(&format!(",{}", article.count(state)));
        }
        out.push_str(&format!(",{},{},{}", article.coverage(), article.volume.characters, article.volume.english_words));
        for (_, volume) in article.analysis.rows() {
            out.push_str(&format!(",{},{},{}", volume.segments, volume.characters, volume.english_words));
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

/// Fewest cells of the name of an article in the table.
const NAME: usize = 20;

/// A table for people, and the bands of what is open. States that no unit has are left out, names of articles are cut in
/// their middle; where the table is wider than the terminal even so, the figures of an article follow its name in words.
pub fn human(articles: &[ArticleStatus], factor: CharactersPerWord, messages: &Messages, paint: Paint, cells: usize) -> String {
    let shown: Vec<State> = State::ALL.into_iter().filter(|s| articles.iter().any(|a| a.count(*s) > 0)).collect();
    // An English source has words, not characters.
    let words = articles.iter().all(|article| article.volume.characters == 0) && articles.iter().any(|a| a.volume.english_words > 0);
    let volume = |article: &ArticleStatus| if words { article.volume.english_words } else { article.volume.characters };
    let mut head = vec![messages.plain("status-segments")];
    head.extend(shown.iter().map(|state| messages.plain(&format!("state-{}", state.name()))));
    head.push(messages.plain(if words { "status-words" } else { "status-characters" }));
    let figures = |article: &ArticleStatus| {
        let states = shown.iter().map(|state| article.count(*state));
        std::iter::once(article.segments()).chain(states).chain([volume(article)]).collect::<Vec<usize>>()
    };
    // One locale goes without saying where there is no room to say it.
    let one = articles.iter().all(|article| articles.first().is_some_and(|first| first.locale == article.locale));
    let table = |locale: bool| {
        let mut rows = vec![row(&messages.plain("status-article"), locale.then(|| messages.plain("status-locale")), "%", &head)];
        rows.extend(articles.iter().map(|article| {
            let counts: Vec<String> = figures(article).into_iter().map(count).collect();
            row(&one_line(&article.path), locale.then(|| article.locale.clone()), &article.coverage().to_string(), &counts)
        }));
        aligned(rows, if locale { 2 } else { 1 }, cells)
    };
    let mut out = String::new();
    match table(true).or_else(|| if one { table(false) } else { None }) {
        Some(lines) => table_of(&mut out, &lines, paint),
        None => articles.iter().for_each(|article| {
            let name = format!("{}  {}  {}%", one_line(&article.path), article.locale, article.coverage());
            let counts: Vec<String> = figures(article).into_iter().map(count).collect();
            in_words(&mut out, name, head.iter().zip(&counts), messages, paint, cells);
        }),
    }
    out.push_str(&bands(articles, factor, messages, paint, cells));
    out
}

/// Lines of a table, the first of them its head.
fn table_of(out: &mut String, lines: &[String], paint: Paint) {
    for (number, line) in lines.iter().enumerate() {
        out.push_str(&if number == 0 { paint.dim(line) } else { line.clone() });
        out.push('\n');
    }
}

/// A row that is too wide for a table: its name, and below it each figure that is not zero after what it counts.
fn in_words<'f>(
    out: &mut String,
    name: String,
    figures: impl Iterator<Item = (&'f String, &'f String)>,
    messages: &Messages,
    paint: Paint,
    cells: usize,
) {
    flow(out, "", 0, &[(Ink::Bold, name)], paint, cells);
    let said = figures.filter(|(_, figure)| *figure != "·").map(|(head, figure)| format!("{head}\u{a0}{figure}"));
    let comma = messages.plain("list-comma");
    flow(out, "    ", 4, &[(Ink::Plain, said.collect::<Vec<_>>().join(&comma))], paint, cells);
}

fn row(article: &str, locale: Option<String>, coverage: &str, figures: &[String]) -> Vec<String> {
    let names = [article.to_owned()].into_iter().chain(locale);
    names.chain([coverage.to_owned()]).chain(figures.iter().cloned()).collect()
}

/// The rows in columns, the first `names` of them to the left; nothing where they do not fit.
fn aligned(mut rows: Vec<Vec<String>>, names: usize, cells: usize) -> Option<Vec<String>> {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |rows: &[Vec<String>], c: usize| rows.iter().filter_map(|row| row.get(c)).map(|cell| width(cell)).max().unwrap_or(0);
    let others: usize = (1..columns).map(|c| widest(&rows, c) + 2).sum();
    let room = cells.saturating_sub(others);
    if widest(&rows, 0) > room && room < NAME {
        return None;
    }
    for name in rows.iter_mut().filter_map(|row| row.first_mut()) {
        *name = truncate_middle(name, room);
    }
    let widths: Vec<usize> = (0..columns).map(|c| widest(&rows, c)).collect();
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, &cells))| match column < names {
            true => pad(cell, cells),
            false => format!("{}{cell}", " ".repeat(cells - width(cell))),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    });
    Some(lines.collect())
}

fn count(number: usize) -> String {
    if number == 0 { "·".to_owned() } else { number.to_string() }
}

/// What is open by band, over all articles: a table whose last row is the sum of the others, and how words are estimated.
fn bands(articles: &[ArticleStatus], factor: CharactersPerWord, messages: &Messages, paint: Paint, cells: usize) -> String {
    let mut all = Analysis::default();
    articles.iter().for_each(|article| all += &article.analysis);
    let total = all.total();
    if total.segments == 0 {
        return String::new();
    }
    let japanese = total.characters > 0;
    let share = |part: usize, whole: usize| format!("{:.0}", 100.0 * part as f64 / whole.max(1) as f64);
    let figures = |volume: Volume| {
        let of_japanese = [volume.characters, volume.with_punctuation, volume.words];
        let figures = std::iter::once(volume.segments).chain(of_japanese.into_iter().filter(|_| japanese));
        let percent = share(volume.english_words, total.english_words);
        figures.chain([volume.english_words]).map(count).chain([percent]).collect::<Vec<String>>()
    };
    let names = ["status-segments", "status-characters", "status-with-punctuation", "status-latin-words", "status-english-words"]
        .map(|key| messages.plain(key));
    let names = names.into_iter().enumerate().filter(|(n, _)| japanese || matches!(n, 0 | 4)).map(|(_, name)| name);
    let row = |name: String, figures: Vec<String>| std::iter::once(name).chain(figures).collect::<Vec<String>>();
    let mut rows = vec![row(messages.plain("status-band"), names.chain(["%".to_owned()]).collect())];
    for (band, volume) in all.rows().filter(|(_, volume)| volume.segments > 0) {
        let key = format!("band-{}", band.name().replace('_', "-"));
        rows.push(row(messages.find(&key, None, &Args::new()).unwrap_or_else(|| band.name().to_owned()), figures(volume)));
    }
    rows.push(row(messages.plain("status-total"), figures(total)));
    let mut out = String::from("\n");
    flow(&mut out, "", 0, &[(Ink::Plain, messages.plain("status-open"))], paint, cells);
    match aligned(rows.clone(), 1, cells) {
        Some(lines) => table_of(&mut out, &lines, paint),
        None => {
            let heads: Vec<String> = rows.first().map(|head| head.iter().skip(1).cloned().collect()).unwrap_or_default();
            rows.iter().skip(1).filter_map(|row| row.split_first()).for_each(|(name, figures)| {
                in_words(&mut out, name.clone(), heads.iter().zip(figures), messages, paint, cells);
            });
        }
    }
    if japanese {
        let factor = Args::from([("factor", factor.0.to_string().into())]);
        flow(&mut out, "", 0, &[(Ink::Dim, messages.text("status-factor", &factor))], paint, cells);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{ArticleStatus, human};
    use crate::bundle::{Messages, Speech};
    use crate::catalog::State;
    use crate::memory::{Analysis, Band, CharactersPerWord, Volume};
    use crate::report::Paint;
    use crate::text::width;

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let factor = CharactersPerWord::default();
        let mut open = Analysis::default();
        let volume = Volume { segments: 12, characters: 1234, with_punctuation: 1300, words: 3, english_words: 497 };
        [Band::InternalHigh, Band::RepetitionAcross, Band::None].into_iter().for_each(|band| open.add(band, volume));
        let article = |path: &str, states: &[(State, usize)]| ArticleStatus {
            path: path.to_owned(),
            locale: "en".to_owned(),
            states: states.iter().copied().collect::<BTreeMap<_, _>>(),
            analysis: open.clone(),
            volume: Volume { segments: 9, characters: 4321, english_words: 1700, ..Volume::default() },
        };
        let all: Vec<(State, usize)> = State::ALL.into_iter().map(|state| (state, 12)).collect();
        let long = "columns/培養上清液の安全性について/knee-regeneration-and-conditioned-medium.md";
        for articles in [vec![article(long, &all)], vec![article(long, &[(State::Translated, 3)]), article("a.md", &[])]] {
            for (speech, cells) in [(Speech::En, 80), (Speech::En, 120), (Speech::Ja, 80), (Speech::En, 40), (Speech::Ja, 40)] {
                let text = human(&articles, factor, &Messages::new(speech), Paint(false), cells);
                assert!(text.lines().all(|line| width(line) <= cells), "{cells}\n{text}");
            }
        }
        let few = human(&[article(long, &[(State::Translated, 3)])], factor, &Messages::new(Speech::En), Paint(false), 80);
        assert!(few.contains('…') && few.contains("medium.md") && !few.contains("stale"), "{few}");
        let bare = human(&[article(long, &all)], factor, &Messages::new(Speech::En), Paint(false), usize::MAX);
        assert!(bare.contains(long) && bare.contains("skipped"), "{bare}");
    }
}
