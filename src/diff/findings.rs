//! Findings that came and went. A finding is the same if unit, code and text are; a unit whose source was edited, or
//! that moved to another article, is followed to its new name.

use std::collections::{HashMap, HashSet};

use super::UnitChange;
use crate::finding::Finding;

/// Whether a finding came, went or stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The head has it, the base had not.
    Introduced,
    /// The base had it, the head has not.
    Fixed,
    /// Both have it.
    Remaining,
}

/// A finding and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingChange {
    /// What became of it.
    pub status: Status,
    /// The finding, as the head has it (the base, where it is fixed).
    pub finding: Finding,
    /// Whether it stands as it stood, where nothing differs: listed only if asked for, and no matter of the change.
    pub beside: bool,
}

/// Findings that are listed, and those of the head that stand where nothing differs.
pub(super) struct Compared<'f> {
    pub changes: Vec<FindingChange>,
    pub beside: Vec<&'f Finding>,
}

pub(super) fn compare<'f>(base: &[Finding], head: &'f [Finding], units: &[UnitChange], all: bool) -> Compared<'f> {
    // Units by name and locale: where a unit of the base went, and which of the head differ.
    let mut renamed: HashMap<(String, String), String> = HashMap::new();
    let mut touched: HashSet<(String, String)> = HashSet::new();
    for change in units {
        if let Some(new) = &change.head {
            if !change.is_only_renamed() {
                touched.insert((new.name(), new.locale.clone()));
            }
            if let Some(old) = &change.base
                && (&old.article, &old.id) != (&new.article, &new.id)
            {
                renamed.insert((old.name(), old.locale.clone()), new.name());
            }
        }
    }
    let key = |finding: &Finding| -> Option<(String, String)> { Some((finding.unit.clone()?, finding.locale.clone()?)) };
    let print = |finding: &Finding| {
        let new = key(finding).and_then(|key| renamed.get(&key));
        finding.fingerprint_as(new.or(finding.unit.as_ref()).map(String::as_str))
    };
    let is_touched = |finding: &Finding| key(finding).is_some_and(|key| touched.contains(&key));
    let open = |finding: &&Finding| finding.waived.is_none();
    let prints: Vec<(String, &Finding)> = base.iter().filter(open).map(|finding| (print(finding), finding)).collect();
    let mut before: HashMap<&str, usize> = HashMap::new();
    for (print, _) in &prints {
        *before.entry(print).or_default() += 1;
    }
    let (mut changes, mut beside) = (Vec::new(), Vec::new());
    for finding in head.iter().filter(open) {
        let status = match before.get_mut(finding.fingerprint().as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                Status::Remaining
            }
            _ => Status::Introduced,
        };
        let stands = status == Status::Remaining && !is_touched(finding);
        if stands {
            beside.push(finding);
        }
        if !stands || all {
            changes.push(FindingChange { status, finding: finding.clone(), beside: stands });
        }
    }
    for (print, finding) in &prints {
        if let Some(count) = before.get_mut(print.as_str())
            && *count > 0
        {
            *count -= 1;
            changes.push(FindingChange { status: Status::Fixed, finding: (*finding).clone(), beside: false });
        }
    }
    changes.sort_by_key(|change| change.status);
    Compared { changes, beside }
}
