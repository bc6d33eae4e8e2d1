//! The answer to an editor's question of a change: may it be published, and if not, where to look. A diff comes in, the
//! verdict and the findings behind it go out, loudest first.

use crate::bundle::Messages;
use crate::diff::{Diff, Status};
use crate::finding::{Args, Counts, Finding, Severity};

/// What stands against publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing changed.
    Nothing,
    /// Nothing stands against it.
    Fine,
    /// Warnings.
    Look,
    /// Errors.
    Hold,
}

impl Verdict {
    /// Its name, as classes and messages have it.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Nothing => "nothing",
            Verdict::Fine => "fine",
            Verdict::Look => "look",
            Verdict::Hold => "hold",
        }
    }
}

/// A change as its findings judge it.
#[derive(Debug, Clone)]
pub struct Judged<'d> {
    /// The answer.
    pub verdict: Verdict,
    /// Errors, warnings and notes that the change brings or leaves in what it touches.
    pub counts: Counts,
    /// How many of the errors and warnings are new.
    pub new: usize,
    /// How many findings went.
    pub fixed: usize,
    /// The errors and warnings: new before old, errors before warnings.
    pub places: Vec<&'d Finding>,
}

impl<'d> Judged<'d> {
    /// Judges a change.
    pub fn of(diff: &'d Diff) -> Self {
        let standing = || diff.findings.iter().filter(|change| change.status != Status::Fixed);
        let counts = Counts::of(standing().map(|change| &change.finding));
        let mut places: Vec<_> = standing().filter(|change| change.finding.severity >= Severity::Warning).collect();
        places.sort_by_key(|change| (change.status, std::cmp::Reverse(change.finding.severity)));
        let verdict = match (counts.errors, counts.warnings) {
            (0, 0) if diff.is_empty() && diff.findings.is_empty() => Verdict::Nothing,
            (0, 0) => Verdict::Fine,
            (0, _) => Verdict::Look,
            _ => Verdict::Hold,
        };
        Judged {
            verdict,
            counts,
            new: places.iter().filter(|change| change.status == Status::Introduced).count(),
            fixed: diff.findings.iter().filter(|change| change.status == Status::Fixed).count(),
            places: places.into_iter().map(|change| &change.finding).collect(),
        }
    }

    /// The answer in one sentence.
    pub fn sentence(&self, messages: &Messages) -> String {
        let args = Args::from([("errors", self.counts.errors.into()), ("warnings", self.counts.warnings.into()), ("new", self.new.into())]);
        match self.verdict {
            Verdict::Nothing => messages.plain("diff-nothing"),
            Verdict::Fine => messages.plain("verdict-fine"),
            Verdict::Look => messages.text("verdict-look", &args),
            Verdict::Hold => messages.text("verdict-hold", &args),
        }
    }
}
