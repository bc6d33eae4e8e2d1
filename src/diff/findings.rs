//! Findings that came and went. A finding is the same if unit, code and text are; a unit whose source was edited is
//! followed to its new name.

use std::collections::{BTreeMap, BTreeSet};

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
}

pub(super) fn compare(base: &[Finding], head: &[Finding], units: &[UnitChange], all: bool) -> Vec<FindingChange> {
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    let mut touched: BTreeSet<String> = BTreeSet::new();
    for change in units {
        if let Some(new) = &change.head {
            touched.insert(new.name());
            if let Some(old) = &change.base {
                renamed.insert(old.name(), new.name());
            }
        }
    }
    let print = |finding: &Finding| {
        let unit = finding.unit.as_ref().and_then(|unit| renamed.get(unit)).or(finding.unit.as_ref()).cloned();
        Finding { unit, ..finding.clone() }.fingerprint()
    };
    let open = |findings: &[Finding]| -> Vec<Finding> { findings.iter().filter(|f| f.waived.is_none()).cloned().collect() };
    let (base, head) = (open(base), open(head));
    let mut before: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &base {
        *before.entry(print(finding)).or_default() += 1;
    }
    let mut changes = Vec::new();
    for finding in head {
        match before.get_mut(&finding.fingerprint()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                if all || finding.unit.as_ref().is_some_and(|unit| touched.contains(unit)) {
                    changes.push(FindingChange { status: Status::Remaining, finding });
                }
            }
            _ => changes.push(FindingChange { status: Status::Introduced, finding }),
        }
    }
    for finding in base {
        if let Some(count) = before.get_mut(&print(&finding))
            && *count > 0
        {
            *count -= 1;
            changes.push(FindingChange { status: Status::Fixed, finding });
        }
    }
    changes.sort_by_key(|change| change.status);
    changes
}
