//! Terms: texts with the terms in them in, hits found and missed out; and translations that say a term or say another
//! in its place.
//!
//! The larger sets label every longest substring that is in the glossary. Where such a label stands inside a word, it
//! contradicts the rule that a term is a word, and is left out and counted: a label that touches another katakana
//! letter (フィルタ in フィルター) or another letter or digit, or that cuts a word of the plain dictionary.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use taiyaku::finding::Code;
use taiyaku::glossary::{self, Form, Glossary};
use taiyaku::text::{Script, Span, script};

use crate::engine::{Direction, Text, findings, words};
use crate::shared::{self, Error};
use crate::table::Row;

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

/// Why a label contradicts the boundary rule.
fn cuts_a_word(text: &str, span: Span) -> bool {
    let katakana = |c: char| script(c) == Script::Katakana || c == 'ー';
    let latin = |c: char| matches!(script(c), Script::Latin | Script::Digit);
    let (before, after) =
        (text.get(..span.start).and_then(|text| text.chars().next_back()), text.get(span.end..).and_then(|text| text.chars().next()));
    let (first, last) = (span.of(text).chars().next(), span.of(text).chars().next_back());
    let same = |inner: Option<char>, outer: Option<char>| {
        inner.zip(outer).is_some_and(|(a, b)| katakana(a) && katakana(b) || latin(a) && latin(b))
    };
    same(first, before) || same(last, after) || {
        let mut edges: BTreeSet<usize> = words("ja").words(text).iter().flat_map(|word| [word.span.start, word.span.end]).collect();
        edges.extend([0, text.len()]);
        !edges.contains(&span.start) || !edges.contains(&span.end)
    }
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
        let (odd, labels): (BTreeSet<Span>, BTreeSet<Span>) = labels.into_iter().partition(|span| cuts_a_word(&row.ja, *span));
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

/// Translations that say something else for one term. Rows are left out where the term is no hit, and where the text
/// still has one of its renderings (lists of renderings joined by `; `, a word that stands twice).
fn wrong_renderings(rows: &[Labelled], glossary: &Glossary, sample: usize) -> Row {
    let mut out = Row::new("medical terms, one replaced", "wrong renderings found");
    let texts: Vec<Text> = rows.iter().map(Labelled::text).collect();
    let mut shown = 0;
    for (row, found) in rows.iter().zip(findings(&texts, Direction::JaEn, glossary)) {
        let is_hit = glossary.find(&row.ja, "ja", words("ja")).iter().any(|hit| !hit.covered && hit.span.of(&row.ja) == row.bad_term);
        let en = row.en.to_lowercase();
        if !is_hit || row.expected_en.iter().any(|expected| en.contains(&expected.to_lowercase())) {
            out.excluded += 1;
            continue;
        }
        out.cases += 1;
        let missing: BTreeSet<&str> =
            found.iter().filter(|found| found.code == Code::TermMissing).filter_map(|found| found.term.as_deref()).collect();
        if missing.contains(row.bad_term.as_str()) {
            out.true_positives += 1;
        } else {
            out.false_negatives += 1;
            if shown < sample {
                shown += 1;
                crate::note(&format!("wrong rendering accepted\t{}\n  {}\n  {}", row.bad_term, row.ja, row.en));
            }
        }
        out.false_positives +=
            missing.iter().filter(|term| **term != row.bad_term && !row.collateral.iter().any(|other| other == *term)).count();
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
