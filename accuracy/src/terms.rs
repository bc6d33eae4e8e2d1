//! Terms: texts with the terms in them in, hits found and missed out; and translations that say a term or say another
//! in its place.
//!
//! The larger sets label every longest substring that is in the glossary, whatever it is a part of, and replace every
//! rendering of a term by another word. What of them contradicts the rules that taiyaku is held to is left out and
//! counted in the table:
//!
//! 1. A label that cuts a run of katakana (フィルタ in フィルター) or of letters and digits: a term is a word. Of the
//!    texts with a term replaced, those in which the term stands nowhere else.
//! 2. A text with a term replaced in which a listed rendering of it still stands: word for word (lists of renderings,
//!    the rendering of another term), or in other forms of its words (history, historical). Two words count as forms of
//!    one where they begin with the same [`STEM`] letters and neither goes on for more than [`ENDING`]; that is not how
//!    taiyaku knows forms, so that its own mistakes are not left out.
//! 3. A text with a term replaced in which the term is no hit: nothing was asked of its translation.
//!
//! A label that cuts a word in another way (産物 in 鉱産物) stays in, and counts as missed among the hits: where a word
//! of kanji ends is what the words of a dictionary say, and the same words decide whether a term is hit. A wrong
//! rendering is found where the term is called missing, forbidden, or named too seldom.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use taiyaku::finding::Code;
use taiyaku::glossary::{self, Form, Glossary};
use taiyaku::text::{Script, Span, script};

use crate::engine::{Direction, Text, findings, words};
use crate::shared::{self, Error};
use crate::table::Row;

/// Letters that two forms of a word begin with, and the most that may follow them in either.
const STEM: usize = 4;
const ENDING: usize = 5;

#[derive(Deserialize)]
struct Labelled {
    ja: String,
    en: String,
    #[serde(default)]
    terms: Vec<Label>,
    #[serde(default)]
    bad_term: String,
    #[serde(default)]
    expected_en: Vec<String>,
    #[serde(default)]
    collateral: Vec<String>,
    #[serde(default)]
    inner_only: Vec<String>,
}

#[derive(Deserialize)]
struct Label {
    /// In code points.
    start: usize,
    end: usize,
}

impl Labelled {
    fn text(&self) -> Text {
        Text { ja: self.ja.clone(), en: self.en.clone() }
    }
}

/// A row for every set.
pub fn rows(shared: &Path, sample: usize) -> Result<Vec<Row>, Error> {
    let folder = shared.join("terms");
    let glossary = glossary(&shared::text(&folder.join("med-glossary.tsv.gz"))?);
    let set = |name: &str| shared::lines::<Labelled>(&folder.join(format!("{name}.jsonl.gz")));
    let (ok, corrupt, traps) = (set("med-ok")?, set("med-corrupt")?, set("med-traps")?);
    Ok(vec![
        hits(&ok, &glossary, sample),
        renderings(&ok, &glossary, sample),
        wrong_renderings(&corrupt, &glossary, sample),
        inner(&traps, &glossary, sample),
    ])
}

/// A row of the project's own set: every term of a text, or whether a translation says one.
#[derive(Deserialize)]
struct Own {
    ja: String,
    #[serde(default)]
    en: String,
    hits: Option<Vec<[String; 2]>>,
    #[serde(default)]
    term: String,
    verdict: Option<String>,
}

/// The rows of the project's own set.
pub fn own(folder: &Path) -> Result<Vec<Row>, Error> {
    let file = folder.join("terms.toml");
    let glossary = Glossary::new(glossary::read(&file.display().to_string(), &shared::text(&file)?).0);
    let rows = shared::lines::<Own>(&folder.join("terms.jsonl"))?;
    let mut hits = Row::new("own texts", "own terms: hits");
    for (row, wanted) in rows.iter().filter_map(|row| Some((row, row.hits.as_ref()?))) {
        hits.cases += 1;
        let found = glossary.find(&row.ja, "ja", words("ja")).into_iter().filter(|hit| !hit.covered);
        let mut found: Vec<[String; 2]> =
            found.filter_map(|hit| Some([hit.span.of(&row.ja).to_owned(), glossary.concept(hit.concept)?.id.clone()])).collect();
        for wanted in wanted {
            match found.iter().position(|found| found == wanted) {
                Some(at) => {
                    found.swap_remove(at);
                    hits.true_positives += 1;
                }
                None => hits.false_negatives += 1,
            }
        }
        hits.false_positives += found.len();
    }
    // What is wrong is looked for: a rendering that is missing or forbidden.
    let mut renderings = Row::new("own texts", "own terms: renderings");
    let judged: Vec<(&Own, &str)> = rows.iter().filter_map(|row| Some((row, row.verdict.as_deref()?))).collect();
    let texts: Vec<Text> = judged.iter().map(|(row, _)| Text { ja: row.ja.clone(), en: row.en.clone() }).collect();
    for ((row, verdict), found) in judged.iter().zip(findings(&texts, Direction::JaEn, &glossary)) {
        renderings.cases += 1;
        let said = found.iter().find(|found| found.term.as_deref() == Some(&row.term)).map(|found| found.code);
        let said = match said {
            Some(Code::TermMissing) => "missing",
            Some(Code::TermForbidden) => "forbidden",
            _ => "rendered",
        };
        match (*verdict, said) {
            ("rendered", "rendered") => *renderings.true_negatives.get_or_insert(0) += 1,
            ("rendered", _) => renderings.false_positives += 1,
            (verdict, said) if verdict == said => renderings.true_positives += 1,
            _ => renderings.false_negatives += 1,
        }
    }
    Ok(vec![hits, renderings])
}

/// A glossary of rows `Japanese <tab> English; English`; rows with one Japanese term are one concept.
fn glossary(rows: &str) -> Glossary {
    let mut concepts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (ja, en) in rows.lines().skip(1).filter_map(|row| row.split_once('\t')) {
        concepts.entry(ja).or_default().extend(en.split(';').map(str::trim).filter(|en| !en.is_empty()));
    }
    let quote = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let mut toml = String::new();
    for (number, (ja, en)) in concepts.iter().enumerate() {
        let mut en = en.iter().map(|en| quote(en));
        let Some(preferred) = en.next() else { continue };
        let admitted: Vec<String> = en.collect();
        toml.push_str(&format!(
            "[t{number}]\nja = {}\nen = {{ preferred = {preferred}, admitted = [{}] }}\n",
            quote(ja),
            admitted.join(", ")
        ));
    }
    Glossary::new(glossary::read("glossary.toml", &toml).0)
}

/// Whether a label cuts a run of katakana, or of letters and digits.
fn cuts_a_run(text: &str, span: Span) -> bool {
    let katakana = |c: char| script(c) == Script::Katakana || c == 'ー';
    let latin = |c: char| matches!(script(c), Script::Latin | Script::Digit);
    let (before, after) =
        (text.get(..span.start).and_then(|text| text.chars().next_back()), text.get(span.end..).and_then(|text| text.chars().next()));
    let (first, last) = (span.of(text).chars().next(), span.of(text).chars().next_back());
    let same = |inner: Option<char>, outer: Option<char>| {
        inner.zip(outer).is_some_and(|(a, b)| katakana(a) && katakana(b) || latin(a) && latin(b))
    };
    same(first, before) || same(last, after)
}

/// The words of an English text, in small letters and the singular.
fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| singular(&word.to_lowercase())).collect()
}

/// The singular of a word by its ending; it is only compared with others of its kind.
fn singular(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(rest) if rest.ends_with('s') || rest.len() < 2 => word.to_owned(),
        Some(rest) => match rest.strip_suffix("ie") {
            Some(stem) => format!("{stem}y"),
            None => rest.strip_suffix('e').filter(|stem| stem.ends_with(['x', 's']) || stem.ends_with("ch")).unwrap_or(rest).to_owned(),
        },
        None => word.to_owned(),
    }
}

/// Whether two words are the same, or look like forms of one.
fn are_forms(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    a == b || common >= STEM && [a, b].iter().all(|word| word.chars().count() <= common + ENDING)
}

fn byte(text: &str, point: usize) -> usize {
    text.char_indices().nth(point).map_or(text.len(), |(at, _)| at)
}

fn hits(rows: &[Labelled], glossary: &Glossary, sample: usize) -> Row {
    let mut out = Row::new("medical terms, everyday texts", "term hits in Japanese");
    let mut shown = 0;
    for row in rows {
        out.cases += 1;
        let labels: BTreeSet<Span> =
            row.terms.iter().map(|label| Span::new(byte(&row.ja, label.start), byte(&row.ja, label.end))).collect();
        let (odd, labels): (BTreeSet<Span>, BTreeSet<Span>) = labels.into_iter().partition(|span| cuts_a_run(&row.ja, *span));
        out.excluded += odd.len();
        let found = glossary.find(&row.ja, "ja", words("ja"));
        let found: BTreeSet<Span> = found.into_iter().filter(|hit| !hit.covered).map(|hit| hit.span).collect();
        // What stands in the place of an excluded label is left out with it.
        let extra = found.difference(&labels).filter(|span| !odd.iter().any(|label| label.overlaps(**span)));
        let missed: Vec<&Span> = labels.difference(&found).collect();
        out.true_positives += labels.intersection(&found).count();
        out.false_negatives += missed.len();
        let extra: Vec<&Span> = extra.collect();
        out.false_positives += extra.len();
        for (what, span) in missed.iter().map(|span| ("missed", span)).chain(extra.iter().map(|span| ("extra", span))) {
            if shown < sample {
                shown += 1;
                crate::note(&format!("term hit {what}\t{}\n  {}", span.of(&row.ja), row.ja));
            }
        }
    }
    out
}

/// Translations that say every term: one that is called missing is a right rendering not recognised.
fn renderings(rows: &[Labelled], glossary: &Glossary, sample: usize) -> Row {
    let mut out = Row::new("medical terms, everyday texts", "right renderings recognised");
    let texts: Vec<Text> = rows.iter().map(Labelled::text).collect();
    let mut shown = 0;
    for (row, found) in rows.iter().zip(findings(&texts, Direction::JaEn, glossary)) {
        let missing: Vec<_> = found.iter().filter(|found| found.code == Code::TermMissing).collect();
        let asked = glossary
            .find(&row.ja, "ja", words("ja"))
            .iter()
            .filter(|hit| !hit.covered && hit.form != Form::Forbidden)
            .map(|hit| hit.concept)
            .collect::<BTreeSet<_>>()
            .len();
        out.cases += asked;
        out.true_positives += asked.saturating_sub(missing.len());
        out.false_negatives += missing.len();
        for found in missing {
            if shown < sample {
                shown += 1;
                crate::note(&format!("rendering not recognised\t{}\n  {}\n  {}", found.at, row.ja, row.en));
            }
        }
    }
    out
}

/// Translations that say something else for one term.
fn wrong_renderings(rows: &[Labelled], glossary: &Glossary, sample: usize) -> Row {
    let mut out = Row::new("medical terms, one replaced", "wrong renderings found");
    let texts: Vec<Text> = rows.iter().map(Labelled::text).collect();
    let mut shown = 0;
    for (row, found) in rows.iter().zip(findings(&texts, Direction::JaEn, glossary)) {
        let mut places = row.ja.match_indices(&row.bad_term).map(|(at, term)| Span::new(at, at + term.len()));
        let said = tokens(&row.en);
        let stands = |rendering: &String| {
            let wanted = tokens(rendering);
            let says = |words: &[String]| words.iter().zip(&wanted).all(|(said, wanted)| are_forms(said, wanted));
            !wanted.is_empty() && said.windows(wanted.len()).any(says)
        };
        let hits = glossary.find(&row.ja, "ja", words("ja"));
        let is_hit = hits.iter().any(|hit| !hit.covered && hit.span.of(&row.ja) == row.bad_term);
        if !is_hit || places.all(|span| cuts_a_run(&row.ja, span)) || row.expected_en.iter().any(stands) {
            out.excluded += 1;
            continue;
        }
        out.cases += 1;
        let is_about_terms = |code: Code| matches!(code, Code::TermMissing | Code::TermForbidden | Code::TermCount);
        let named: BTreeSet<&str> =
            found.iter().filter(|found| is_about_terms(found.code)).filter_map(|found| found.term.as_deref()).collect();
        if named.contains(row.bad_term.as_str()) {
            out.true_positives += 1;
        } else {
            out.false_negatives += 1;
            if shown < sample {
                shown += 1;
                crate::note(&format!("wrong rendering accepted\t{}\n  {}\n  {}", row.bad_term, row.ja, row.en));
            }
        }
        out.false_positives +=
            named.iter().filter(|term| **term != row.bad_term && !row.collateral.iter().any(|other| other == *term)).count();
    }
    out
}

/// Texts in which a short term occurs only inside a longer one.
fn inner(rows: &[Labelled], glossary: &Glossary, sample: usize) -> Row {
    let mut out = Row::new("medical terms inside longer ones", "short terms not hit");
    let mut shown = 0;
    for row in rows {
        let found = glossary.find(&row.ja, "ja", words("ja"));
        let hit: BTreeSet<&str> = found.iter().filter(|hit| !hit.covered).map(|hit| hit.span.of(&row.ja)).collect();
        for term in &row.inner_only {
            out.cases += 1;
            if hit.contains(term.as_str()) {
                out.false_positives += 1;
                if shown < sample {
                    shown += 1;
                    crate::note(&format!("inner term hit\t{term}\n  {}", row.ja));
                }
            } else {
                *out.true_negatives.get_or_insert(0) += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use taiyaku::text::Span;

    use super::{are_forms, cuts_a_run, own, tokens};

    #[test]
    fn labels_that_cut_a_run() {
        for (text, label, cuts) in [
            ("フィルターを使う", "フィルタ", true),
            ("スーパーフィルタ", "フィルタ", true),
            ("IL-6Rを測る", "6", true),
            ("フィルタを使う", "フィルタ", false),
            ("鉱産物を売る", "産物", false),
            ("MSCを使う", "MSC", false),
        ] {
            let at = text.find(label).unwrap_or(text.len());
            assert_eq!(cuts_a_run(text, Span::new(at, at + label.len())), cuts, "{text}");
        }
    }

    #[test]
    fn words_are_compared_in_the_singular() {
        assert_eq!(tokens("Biopsies of the boxes, class A"), ["biopsy", "of", "the", "box", "class", "a"]);
    }

    #[test]
    fn forms_of_a_word_begin_alike() {
        for (a, b, forms) in [
            ("history", "historical", true),
            ("bath", "bathed", true),
            ("cell", "cells", true),
            ("stem", "step", false),
            ("inter", "international", false),
        ] {
            assert_eq!(are_forms(a, b), forms, "{a} {b}");
        }
    }

    #[test]
    fn the_own_set_is_measured() {
        let rows = own(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accuracy")).unwrap_or_default();
        assert!(rows.len() == 2 && rows.iter().all(|row| row.cases >= 100 && row.true_positives >= 50));
    }
}
