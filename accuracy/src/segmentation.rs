//! Segmentation: texts with their sentences in, boundaries found and missed out. A boundary is a place between two
//! sentences, as a count of characters that are no white space; the end of the text is none.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use taiyaku::segment::line;
use taiyaku::text::Lang;

use crate::shared::{self, Error};
use crate::table::Row;

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    name: String,
    #[serde(default)]
    lang: String,
    text: String,
    segments: Vec<String>,
}

/// Golden rules that are argued against: their language and name.
type Argued = BTreeSet<(String, String)>;

/// Every set of segmentation there is.
pub fn rows(own: &Path, shared: Option<&Path>) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    let cases: Vec<Case> = shared::lines(&own.join("segmentation.jsonl"))?;
    for lang in ["ja", "en"] {
        rows.push(row(&format!("own sentences, {lang}"), lang, cases.iter().filter(|case| case.lang == lang), &Argued::new()));
    }
    let Some(shared) = shared else { return Ok(rows) };
    let argued = argued(&own.join("segmentation-argued.tsv"))?;
    for (lang, file) in [("ja", "japanese.json"), ("en", "english.json")] {
        let cases: Vec<Case> = serde_json::from_str(&shared::text(&shared.join("segmentation").join(file))?)?;
        rows.push(row(&format!("golden rules, {lang}"), lang, cases.iter(), &argued));
    }
    for lang in ["ja", "en"] {
        let cases: Vec<Case> = shared::lines(&shared.join(format!("segmentation/{lang}-kyoto-dev.jsonl")))?;
        rows.push(row(&format!("encyclopedia, {lang}"), lang, cases.iter(), &Argued::new()));
    }
    Ok(rows)
}

fn argued(file: &Path) -> Result<Argued, Error> {
    let lines = shared::text(file)?;
    let fields = lines.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?.to_owned(), fields.next()?.to_owned()))
    });
    Ok(fields.collect())
}

fn row<'a>(set: &str, lang: &str, cases: impl Iterator<Item = &'a Case>, argued: &Argued) -> Row {
    let language = if lang == "ja" { Lang::Ja } else { Lang::En };
    let mut row = Row::new(set, "sentence boundaries");
    for case in cases {
        if argued.contains(&(lang.to_owned(), case.name.clone())) {
            row.excluded += 1;
            continue;
        }
        row.cases += 1;
        // What stands in no sentence (a label, a bullet) still counts as text.
        let ends = line(&case.text, language).into_iter().map(|span| span.end);
        let starts = std::iter::once(0).chain(ends.clone()).collect::<Vec<_>>();
        let pieces = starts.into_iter().zip(ends).filter_map(|(start, end)| case.text.get(start..end));
        let found = boundaries(pieces);
        let wanted = boundaries(case.segments.iter().map(String::as_str));
        row.true_positives += found.intersection(&wanted).count();
        row.false_positives += found.difference(&wanted).count();
        row.false_negatives += wanted.difference(&found).count();
    }
    row
}

fn boundaries<'a>(sentences: impl Iterator<Item = &'a str>) -> BTreeSet<usize> {
    let mut at = 0;
    let mut ends: BTreeSet<usize> = sentences
        .map(|sentence| {
            at += sentence.chars().filter(|c| !c.is_whitespace()).count();
            at
        })
        .collect();
    ends.pop_last();
    ends
}

#[cfg(test)]
mod tests {
    use super::boundaries;

    #[test]
    fn boundaries_are_places_between_sentences() {
        assert_eq!(boundaries(["痛い。", "はい　そうです。"].into_iter()).into_iter().collect::<Vec<_>>(), [3]);
        assert_eq!(boundaries(["一文"].into_iter()).len(), 0);
    }
}
