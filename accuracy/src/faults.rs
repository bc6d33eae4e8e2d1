//! Fires on faults: faults injected into real pairs on which nothing was found before; found and missed out.

use taiyaku::glossary::Glossary;

use crate::engine::{Text, findings};
use crate::inject::FAULTS;
use crate::table::Row;

/// The most faults of a kind: more do not make the figure truer.
const MOST: usize = 2_000;

/// One row for each kind of fault and direction. `sample` misses of each are written to standard error.
pub fn rows(texts: &[Text], glossary: &Glossary, sample: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for fault in FAULTS {
        let mut pairs: Vec<(&Text, Text)> = texts.iter().filter_map(|text| Some((text, (fault.inject)(text, glossary)?))).collect();
        // Spread over the whole set.
        let step = pairs.len().div_ceil(MOST).max(1);
        pairs = pairs.into_iter().step_by(step).collect();
        for &direction in fault.directions {
            let clean: Vec<Text> = pairs.iter().map(|(text, _)| (*text).clone()).collect();
            let faulty: Vec<Text> = pairs.iter().map(|(_, text)| text.clone()).collect();
            let (before, after) = (findings(&clean, direction, glossary), findings(&faulty, direction, glossary));
            let mut row = Row::new(format!("injected faults, {}", direction.name()), fault.name);
            let mut shown = 0;
            for ((before, after), text) in before.iter().zip(&after).zip(&faulty) {
                // A pair that was flagged before cannot show what the fault adds.
                if before.iter().any(|found| fault.codes.contains(&found.code)) {
                    row.excluded += 1;
                    continue;
                }
                row.cases += 1;
                let mut told = after.iter().filter(|found| fault.codes.contains(&found.code)).peekable();
                if told.peek().is_some() {
                    row.true_positives += 1;
                    row.doubtful += usize::from(told.all(|found| found.level != found.code.level()));
                } else {
                    row.false_negatives += 1;
                    if shown < sample {
                        shown += 1;
                        crate::note(&format!("missed\t{}\t{}\n  {}\n  {}", fault.name, direction.name(), text.ja, text.en));
                    }
                }
            }
            rows.push(row);
        }
    }
    rows
}
