//! What two texts may differ in, number by number: one that is missing, one that was added, one that became another.

use super::number::Quantity;

/// One difference between the numbers of a source text and of its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What kind of difference.
    pub kind: DifferenceKind,
    /// The number of the source, unless one was added.
    pub source: Option<Quantity>,
    /// The number of the target, unless one is missing.
    pub target: Option<Quantity>,
    /// Whether it may well be none: right translations differ like this.
    pub doubtful: bool,
}

impl Difference {
    pub(super) fn new(kind: DifferenceKind, source: Option<Quantity>, target: Option<Quantity>) -> Self {
        Difference { kind, source, target, doubtful: false }
    }
}

/// The kinds of differences between numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferenceKind {
    /// A number of the source has no counterpart.
    Missing,
    /// A number of the target that nothing in the source accounts for.
    Extra,
    /// A number of the source seems to have become another one.
    Changed(Aspect),
}

/// What of a number changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// The number itself.
    Value,
    /// Its unit: 3か月 and "3 weeks".
    Unit,
    /// On which side it is open: 20歳以上 and "under 20".
    Bound,
}
