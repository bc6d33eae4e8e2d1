//! Findings that an older version did not have. A finding is the same wherever it stands: lines are not looked at, nor
//! the article of a unit that moved or whose file was renamed, nor the id of one whose source was edited.

use std::collections::BTreeMap;

use crate::catalog::split_suffix;
use crate::finding::Finding;

/// What is known of the way from the older version to this one.
pub struct Way<'a> {
    /// For units whose source was edited: full name now, and the id without number that it had.
    pub was: &'a BTreeMap<String, String>,
    /// Whether the older version has a file that this one has not, or the other way round.
    pub is_renamed: &'a dyn Fn(&str) -> bool,
}

/// The findings without those that `before` has too, and how many those are. What is waived stays, to be counted.
pub fn since(now: Vec<Finding>, before: &[Finding], way: &Way<'_>) -> (Vec<Finding>, usize) {
    let whole = now.len();
    let mut left = now;
    let mut rest: Vec<&Finding> = before.iter().filter(|finding| finding.waived.is_none()).collect();
    let moved = |finding: &Finding| elsewhere(finding, None, way);
    let edited = |finding: &Finding| {
        let id = finding.unit.as_ref().and_then(|unit| way.was.get(unit));
        id.and_then(|id| elsewhere(finding, Some(id), way))
    };
    let exact = |finding: &Finding| Some(finding.fingerprint());
    take(&mut left, &mut rest, &exact, &exact);
    take(&mut left, &mut rest, &moved, &moved);
    take(&mut left, &mut rest, &edited, &moved);
    let older = whole - left.len();
    (left, older)
}

/// Takes out what has the same print on both sides, each once.
fn take(
    left: &mut Vec<Finding>,
    rest: &mut Vec<&Finding>,
    print: &dyn Fn(&Finding) -> Option<String>,
    before: &dyn Fn(&Finding) -> Option<String>,
) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for print in rest.iter().filter_map(|finding| before(finding)) {
        *counts.entry(print).or_default() += 1;
    }
    let mut gone: BTreeMap<String, usize> = BTreeMap::new();
    left.retain(|finding| {
        let Some(print) = Some(finding).filter(|finding| finding.waived.is_none()).and_then(print) else { return true };
        let Some(count) = counts.get_mut(&print).filter(|count| **count > 0) else { return true };
        *count -= 1;
        *gone.entry(print).or_default() += 1;
        false
    });
    rest.retain(|finding| {
        let Some(count) = before(finding).and_then(|print| gone.get_mut(&print).filter(|count| **count > 0)) else { return true };
        *count -= 1;
        false
    });
}

/// The fingerprint of a finding without its article and the number of a repeat: it stays the same when a sentence, or the
/// file it stands in, goes elsewhere. Findings of one text with one problem share it, and are told apart by counting. What
/// is found on no unit is told by its file.
pub fn print_anywhere(finding: &Finding) -> String {
    of_unit(finding, None).unwrap_or_else(|| finding.fingerprint())
}

/// The same where the unit has this id; none for a finding of no unit.
fn of_unit(finding: &Finding, id: Option<&str>) -> Option<String> {
    let (path, own) = finding.unit.as_ref()?.rsplit_once('#')?;
    Some(finding.without(path, Some(format!("#{}", id.unwrap_or(split_suffix(own).0)))).fingerprint())
}

/// What a finding is known by where it, or its file, went elsewhere; `id` in the place of its unit's id.
fn elsewhere(finding: &Finding, id: Option<&str>, way: &Way<'_>) -> Option<String> {
    match &finding.unit {
        Some(_) => of_unit(finding, id),
        None => (way.is_renamed)(&finding.file).then(|| finding.without(&finding.file, None).fingerprint()),
    }
}
