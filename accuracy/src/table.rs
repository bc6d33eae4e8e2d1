//! The one table every measurement ends in: rows in, Markdown or JSON out. Precision and recall are of the counts of
//! the row; a cell that the row cannot know is empty.

use serde::Serialize;

/// Counts of one measurement.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// The set of texts.
    pub set: String,
    /// What is looked for in it.
    pub what: String,
    /// Texts, pairs or faults looked at.
    pub cases: usize,
    /// Found, and rightly.
    pub true_positives: usize,
    /// Found, and wrongly.
    pub false_positives: usize,
    /// Missed.
    pub false_negatives: usize,
    /// Of what was found of a fault, that of which every finding is in doubt.
    pub doubtful: usize,
    /// Rightly silent; absent where silence is not counted (the positions that are no boundary, say).
    pub true_negatives: Option<usize>,
    /// Left out by a stated rule.
    pub excluded: usize,
    /// Found, and not yet judged by anybody.
    pub unread: usize,
    /// Findings per thousand cases, judged or not, where silence is measured.
    pub per_thousand: Option<f64>,
    /// The same without the faults of the data: what is unread counts as false in the share of what was read, or as
    /// false altogether where nothing was.
    pub false_per_thousand: Option<f64>,
}

impl Row {
    /// An empty row.
    pub fn new(set: impl Into<String>, what: impl Into<String>) -> Self {
        Row { set: set.into(), what: what.into(), ..Row::default() }
    }

    /// Share of what was found that is right.
    pub fn precision(&self) -> Option<f64> {
        ratio(self.true_positives, self.true_positives + self.false_positives)
    }

    /// Share of what is there that was found.
    pub fn recall(&self) -> Option<f64> {
        ratio(self.true_positives, self.true_positives + self.false_negatives)
    }
}

/// A share, where there is anything to share.
pub fn ratio(part: usize, whole: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "counts of texts are far below 2^52")]
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The rows as a table of Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let mut out = String::from(
        "| set | what | cases | TP | in doubt | FP | FN | TN | unread | excluded | precision | recall | per 1,000 | false per 1,000 |\n",
    );
    out.push_str("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for row in rows {
        let share = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.3}"));
        let rate = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.2}"));
        let count = |value: Option<usize>| value.map_or(String::new(), |value| value.to_string());
        out.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            row.set,
            row.what,
            row.cases,
            row.true_positives,
            row.doubtful,
            row.false_positives,
            row.false_negatives,
            count(row.true_negatives),
            row.unread,
            row.excluded,
            share(row.precision()),
            share(row.recall()),
            rate(row.per_thousand),
            rate(row.false_per_thousand),
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Row, markdown};

    #[test]
    fn precision_and_recall_are_of_the_counts() {
        let row = Row { true_positives: 3, false_positives: 1, false_negatives: 3, ..Row::new("数値", "number-mismatch") };
        assert_eq!((row.precision(), row.recall()), (Some(0.75), Some(0.5)));
        assert_eq!(Row::new("空", "").precision(), None);
        assert!(markdown(&[row]).ends_with("| 数値 | number-mismatch | 0 | 3 | 0 | 1 | 3 |  | 0 | 0 | 0.750 | 0.500 |  |  |\n"));
    }
}
