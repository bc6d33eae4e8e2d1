//! Silent on correct pairs: real translations nobody complained about in, findings per thousand pairs by source and
//! code out. Findings that a reader judged to be real faults of the data do not count against a check; what nobody has
//! read yet is shared out as the read ones were.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use taiyaku::finding::{Code, Level};
use taiyaku::glossary::Glossary;

use crate::engine::{Direction, Found, Text, findings};
use crate::judged::{Judged, Verdict, hash};
use crate::shared::{self, Error};
use crate::table::{Row, ratio};

/// A real pair and where it comes from.
#[derive(Debug, Clone, Deserialize)]
pub struct Real {
    ja: String,
    en: String,
    src: String,
}

impl Real {
    /// The pair alone.
    pub fn text(&self) -> Text {
        Text { ja: self.ja.clone(), en: self.en.clone() }
    }

    /// The kind of text: the prose sources by themselves, the rest as documentation or interface.
    pub fn kind(&self) -> &'static str {
        match self.src.as_str() {
            "venali/BilingualCorpus" => "prose: encyclopedia",
            "tatoeba" => "prose: everyday",
            "odashi/small_parallel_enja" => "prose: short sentences",
            source if source.starts_with("debian:") || source.starts_with("mozilla:") => "interface",
            _ => "documentation",
        }
    }
}

/// The real pairs, one in `every`.
pub fn pairs(shared: &Path, every: usize) -> Result<Vec<Real>, Error> {
    let rows: Vec<Real> = shared::lines(&shared.join("pairs/pairs.jsonl.xz"))?;
    Ok(rows.into_iter().step_by(every.max(1)).collect())
}

#[derive(Default)]
struct Tally {
    fault: usize,
    wrong: usize,
    unread: usize,
}

impl Tally {
    fn add(&mut self, verdict: Option<Verdict>) {
        match verdict {
            Some(Verdict::Fault) => self.fault += 1,
            Some(Verdict::False) => self.wrong += 1,
            None => self.unread += 1,
        }
    }

    fn row(&self, set: &str, what: &str, pairs: usize) -> Row {
        let found = self.fault + self.wrong + self.unread;
        let share = ratio(self.wrong, self.fault + self.wrong).unwrap_or(1.0);
        #[expect(clippy::cast_precision_loss, reason = "counts of texts are far below 2^52")]
        let estimate = (self.wrong as f64 + share * self.unread as f64) * 1000.0 / pairs.max(1) as f64;
        Row {
            cases: pairs,
            true_positives: self.fault,
            false_positives: self.wrong,
            unread: self.unread,
            per_thousand: ratio(found * 1000, pairs),
            false_per_thousand: Some(estimate),
            ..Row::new(set, what)
        }
    }
}

/// One row for each kind of text and code, and one for the level-A codes together. `sample` findings of each row that
/// nobody has read are written to standard error.
pub fn rows(pairs: &[Real], direction: Direction, glossary: &Glossary, judged: &Judged, sample: usize) -> Vec<Row> {
    let mut kinds: BTreeMap<&str, Vec<&Real>> = BTreeMap::new();
    for pair in pairs {
        kinds.entry(pair.kind()).or_default().push(pair);
    }
    let mut rows = Vec::new();
    for (kind, pairs) in kinds {
        let texts: Vec<Text> = pairs.iter().map(|pair| pair.text()).collect();
        let mut by_code: BTreeMap<(Code, Level), Tally> = BTreeMap::new();
        let mut level_a = Tally::default();
        let mut shown: BTreeMap<Code, usize> = BTreeMap::new();
        for (batch, found) in texts.chunks(20_000).map(|batch| (batch, findings(batch, direction, glossary))) {
            for (text, found) in batch.iter().zip(found) {
                // One fault of a pair is one finding of a code, the surest of however many places it points at.
                let codes: BTreeMap<Code, &Found> = found.iter().rev().map(|found| (found.code, found)).collect();
                for (code, found) in codes {
                    let verdict = judged.verdict(text, code.name());
                    by_code.entry((code, found.level)).or_default().add(verdict);
                    if found.level == Level::A {
                        level_a.add(verdict);
                    }
                    let shown = shown.entry(code).or_default();
                    if verdict.is_none() && *shown < sample {
                        *shown += 1;
                        crate::note(&format!("{kind}\t{}\t{}\t{}\n  {}\n  {}", hash(text), code.name(), found.at, text.ja, text.en));
                    }
                }
            }
        }
        let set = format!("{kind}, {}", direction.name());
        rows.push(level_a.row(&set, "level A together", pairs.len()));
        let what = |code: Code, level: Level| format!("{}{}", code.name(), if level == code.level() { "" } else { ", in doubt" });
        rows.extend(by_code.iter().map(|((code, level), tally)| tally.row(&set, &what(*code, *level), pairs.len())));
    }
    rows
}
